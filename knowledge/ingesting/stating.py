"""Whether words state something: headings, captions of cases, credits, appeals and lists of names do not."""

from __future__ import annotations

import re

PAST = (
    r"said|gave|took|held|wrote|told|let|put|ran|went|left|came|kept|found|made|met|saw|began|sent|set|got|led|won|lost|sought|"
    r"fell|rose|drew|chose|broke|spoke|stood|sat|read|cut|shut|hit|paid|sold|taught|threw|grew|knew|fled|fed|hid|stole|swore|"
    r"wore|withdrew|withheld|forbade|bade|lent|spent|built|bought|brought|thought|became|felt|heard|meant|sued|flew|drove|rang|"
    r"overrode|overtook|overheard|oversaw|undertook|undid|arose|hung|slept|struck|stuck|swept|tore|bound|caught|dealt|fought|"
    r"forgot|forgave|froze|laid|mistook|rewrote|shook|shot|slid|sprang|understood|upheld|foresaw|broadcast"
)
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|cannot|could|may|did|does|do|[a-z]{2,}(?:ed|s)|might|must|leads?|"
    rf"runs?|holds?|get|go|say|want|ask|seek|{PAST})\b"
    r"|\b(?:we|they|you|people|police|staff) (?!and\b|or\b|who\b|from\b|with\b|all\b|both\b|the\b)[a-z]{3,}\b",
    re.IGNORECASE,
)
AUX = (
    r"is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|cannot|did|does|do|isn't|aren't|"
    r"wasn't|weren't|hasn't|haven't|hadn't|won't|wouldn't|can't|couldn't|doesn't|don't|didn't"
)
BESIDE = re.compile(  # a relative clause up to its verb: "who holds", "that you have ordered", "which data were shared"
    r"(?<!^)\b(?:who|whom|whose|(?:(?:in|under|by|for|of|to|from|with|on) )?which|"
    r"(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bon )(?<!\bto )(?<!\bfor )(?<!\bby )(?<!\bwith )that|where)"
    rf"(?: (?:you|we|they|it|he|she|I|the \w+|\w+(?= (?:{AUX})\b)))?"
    rf"(?: (?:{AUX}|not|been|also|already|now))*(?: [\w']+)?",
    re.IGNORECASE,
)
SURE = re.compile(rf"\b(?:{AUX}|{PAST})\b|\w'(?:s|re|ve|d|ll) (?:not |been |a |the )", re.IGNORECASE)
DONE = re.compile(r"(?<!^)(?<!\ba )(?<!\bthe )(?<!\ban )(?<!\bLast )\b[a-z]{2,}ed\b(?! by\b)")
DOES = re.compile(  # "holds the records", "retires in June": a word in "s" with what follows a verb
    r"(?<!\bthe )(?<!\b[Aa]ll )(?<!\b[Aa]ny )(?<!\b[Tt]wo )(?<!\b\d )(?<!\bof )(?<!\band )\b[a-z]{2,}s\b"
    r"(?=,? (?:the|an?|its|his|her|their|our|no|about|every|each|some|more|most|all|any|both|to|that|on|up|out|in|from|"
    r"for|with|at|into|not|it|them|him|what|how|whether|back|nothing|nobody|[\dA-Z\"$][\w,.]*)\b)"
)
MANY_DO = re.compile(
    r"\b(?:we|they|you|I|people|staff|police|[a-z]+s) (?:also |now |still |never |only )?(?:[a-z]{3,}|go)\b",
    re.IGNORECASE,
)
BOTH_DO = re.compile(  # "Ada Quill and Piet Anselm enter the bureau": two names, and what they do
    r"^(?:[A-Z][\w.'-]+ ){1,3}and (?:[A-Z][\w.'-]+ ){1,3}(?!of\b|in\b|at\b|for\b|from\b|with\b|by\b|on\b|to\b|into\b|"
    r"and\b|as\b|the\b)[a-z]{3,} (?:the|an?|its|their|no|into|up|out|[A-Z]\w+)\b"
)
CAPTION = re.compile(
    r"^[A-Z].{2,160} vs?\. .{3,160}(?:, (?:Nos?\.|Case No|Civil Action|Docket)|\(\d)|^In re .{3,160}, No\."
)
CREDIT = re.compile(
    r"^(?:Additional |Also |Original )?(?:Reporting|Last updated|Updated|Photo\w*|Illustration|Graphics?|Video|Edited|"
    r"Editing|Written|Compiled|Translated|Minutes(?: taken)?|Research|Produced|Credit|Image)\b(?: \w+)?"
    r"(?: by\b|:| courtesy)",
    re.IGNORECASE,
)
ABOUT_REPORTS = re.compile(
    r"^(?:The )?(?:[A-Z][\w']+ ){1,4}(?:first |also |earlier |previously )?(?:reported|covered)(?: on| about)? "
    r"(?:it|this|them)\b"
)
APPEAL = re.compile(
    r"^(?:Write|Call|Send|Email|Mail|Visit|Click|Follow|Mind|Bring|Stay|Join|Sign|Remember|Imagine|Tell|Ask|Check|Keep|"
    r"Note|See) (?:to|us|the|your|in|for|at|on|up|it|this|that|me|page|also|our|any)\b"
    r"|^(?:Do not|Don't|Never|Let us|Let's) (?!\w+ed\b)[a-z]+\b"
)
ASKING = re.compile(r"^(?:What|How|Why|Who|Whether|Where)\b", re.IGNORECASE)
GOES_ON = re.compile(rf"^(?:\W*\w[\w'-]*\W+){{3,}}?(?:{AUX}|remains?|depends?)\b", re.IGNORECASE)
LABELLED = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,2}: ")  # "Plaintiffs: two unions" says who sues
REPLY = re.compile(  # "Possibly.", "Two clerks do.", "She refused."
    r"^(?:Yes|No|Not|Possibly|Perhaps|Probably|Partly|Maybe|Never|He|She|They|It|We|I|That|This)\b|"
    rf"\b(?:{AUX})(?: not)?\.\s*$"
)
ASKED = 12  # words: a longer one is no heading
LONG = 4  # words: "The air controllers' union complains." is a sentence, "The missing records." a label
ENDS = re.compile(
    r"(?:\b[A-Z]\w+|[a-z]+[^s\W]) [a-z]+[^su\W]s\.\s*$"
    r"|, (?:the|an?|its|his|her|their|[A-Z]\w+'s) [^,;]{2,60}, [a-z]+[^su\W]s\.\s*$"  # "The stay, the first, lapses."
)
SPEAKS_OF = re.compile(r"\b(?:speaks|consists|complains|knows|tells|disposes|approves|warns|boasts|hears|thinks) of\b")
WHETHER = re.compile(
    rf"\b(?:(?:{AUX}|{PAST})(?: (?:not|been|be|yet|ever|never|also|[a-z]+ed|{PAST}))*)\b", re.IGNORECASE
)
HANGS = re.compile(r"\b(?:is|was|are|were) (?:for|about|like|of|on|after|up to)\.$")  # "What the access is for."
APPOSED = re.compile(r"^[A-Z][\w.'-]+(?: [A-Z][\w.'-]*){1,3}(?:, [A-Z][\w' ]+)?, [a-z][^,;]{3,60}\.?$")


def is_statement(text: str) -> bool:
    """Tell whether a sentence states something that can be true or false."""
    words = text.strip("\"' ")
    if not VERB.search(words) or CAPTION.search(words) or CREDIT.match(words) or ABOUT_REPORTS.match(words):
        return False
    if APPEAL.match(words):
        return False
    if ASKING.match(words) and "," not in words:
        if not words.startswith(("What", "How", "Why")):
            return len(WHETHER.findall(words)) > 1  # "Whether she was asked is not known."
        if HANGS.search(words):
            return False
        return bool(GOES_ON.match(words)) and not re.match(r"\w+ (?:is|are|was|were) not \w+[.:]", words)
    return (
        has_verb(words)
        or LABELLED.match(words) is not None
        or (bool(MANY_DO.search(re.sub(r"\s+", " ", BESIDE.sub(" ", words)))) and not APPOSED.match(words))
    )


def has_verb(words: str) -> bool:
    """Tell whether words have a verb of their own, apart from what "who" and "that" bring along."""
    own = BESIDE.sub("it", words)
    return bool(
        SURE.search(own)
        or DONE.search(own)
        or DOES.search(own)
        or ENDS.search(own)
        or SPEAKS_OF.search(own)
        or BOTH_DO.match(own)
    )


def is_asking(words: str) -> bool:
    """Tell whether a sentence is a question in the form of a heading: "Who approved it.", "Whether data has left."."""
    return bool(ASKING.match(words)) and len(words.split()) <= ASKED and "," not in words and not is_statement(words)


def is_answer(words: str) -> bool:
    """Tell whether words without a verb may answer a question: "Some 57,000.", and no appeal or credit."""
    return not (APPEAL.match(words) or CREDIT.match(words) or CAPTION.search(words) or words.endswith((",", ":", "?")))


def is_label(lead: str) -> bool:
    """Tell whether the words before a first sentence are a label, and no sentence of their own: "The roof."."""
    if lead.rstrip().endswith(":"):
        return True
    if REPLY.search(lead):
        return False
    return not has_verb(lead) or len(lead.split()) < LONG
