"""The signs by which a sentence states something, or does not: boilerplate, appeals, opinions, corrections."""

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
CORRECTS = re.compile(
    r"\bcorrect(?:ion|ions|s|ed)\b|\b(?:an error|errors) in\b|\bcontained (?:\w+ )?errors?\b", re.IGNORECASE
)
OPINION = re.compile(
    r"\b(?:should|ought to|must|deserves?|outrageous|shameful|disgrace(?:ful)?|unacceptable|alarming|"
    r"we (?:urge|believe|hope|ask|look forward|request)|please)\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\b(?:please|(?:we|I) (?:ask|request|urge|need|demand)|asks?|asked|requests?|provide|send|produce|recommend\w*|"
    r"should)\b.*:$",
    re.IGNORECASE,
)
ANSWERS = re.compile(r"(?:yes|no|not|they|it|none|never|only|so far)\b|we .*\bthere\b", re.IGNORECASE)
WORDS = 4  # a shorter sentence states nothing that stands alone
