"""The signs by which a sentence states something, or does not: boilerplate, appeals, opinions, regrets."""

from __future__ import annotations

import re

BOILERPLATE = re.compile(
    r"^(?:contact|media contact|photo|image|caption|subscribe|sign up|read more|share this|follow us|"
    r"copyright|all rights reserved|"
    r"editor'?s note|updated?:|source:|click|advertisement|related|sincerely|respectfully|dear|"
    r"thank you|please |cc:|attachments?|enclosures?|"
    r"for immediate release|for more information|this (?:article|story) was|###|---|about (?:the|this) )",
    re.IGNORECASE,
)
OPINION = re.compile(  # the writer's own appeal or wish; what a court, a law or a rule sets is a fact
    r"(?<!^)\b(?:should|ought to)(?! (?:the|an?|one|it|he|she|they|this|that|any|I|we) )\b|"
    r"\b(?:we|you|I) must\b|\bmust (?:never again|stop|end|act|answer for)\b|"
    r"\b(?:deserves?|outrageous|shameful|disgrace(?:ful)?|unacceptable|alarming|"
    r"we (?:urge|believe|hope|ask|look forward|request)|please)\b",
    re.IGNORECASE,
)
MANNERS = re.compile(  # "I should add that it was dismissed" states that; "she thought that it should stop" reports
    r"\b(?:I|we) (?:should|must) (?:also )?(?:add|say|note|mention|point out|stress|acknowledge|admit)\b|"
    r"\b(?:said|thought|held|argued|observed|wrote|told|ruled|replied|testified|suggested|recommended|rules?|law|order|"
    r"policy)\b[^.;]{0,60}\b(?:that|which)\b[^.;]{0,80}\b(?:should|ought to|must)\b",
    re.IGNORECASE,
)
REGRETS = re.compile(r"^(?:we|I) (?:regret|are sorry|apologi[sz]e)\b(?! that)", re.IGNORECASE)
ASKS = re.compile(
    r"\b(?:please|(?:we|I) (?:ask|request|urge|need|demand)|asks?|asked|requests?|provide|send|produce|recommend\w*|"
    r"should)\b.*:$",
    re.IGNORECASE,
)
