"""A long message becomes the question in it; a question in parts becomes its parts."""

from __future__ import annotations

import re

LONG = 40  # words from which a message is searched for its question
MOST_PARTS = 3

ASKING = r"(?:who|whom|whose|what|when|where|why|how|which|did|does|do|is|are|was|were|has|have|had|can|could)\b"
CUT = re.compile(
    rf"[?!]+\s+(?=\S)|[,;]?\s+(?:and|but|&|plus)\s+(?:also\s+)?(?=(?:on|with|by|in|to|from|for|at|through)?\s*{ASKING})"
    rf"|,\s+(?=(?:who|whom|whose|what|when|where|why|how|which)\b)",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,.;:!?\n]+\s+|\s+(?:anyway|anyways|basically)\s+", re.IGNORECASE)
OPENING = re.compile(
    r"^\s*(?:(?:ok|okay|thanks?|thank you|thx|cool|nice|hi|hello|hey|great|got it|lol|wow)\b[\s,]*)+"
    r"(?:so much|again|bot|all)?\s*[.!,]+\s+",
    re.IGNORECASE,
)
PREFACE = re.compile(  # says when, where or by whose word, and asks nothing: "As of 1 May, what …?"
    r"^\W*(?:as of|as at|on|in|by|at|before|after|since|during|until|up to|according to)\b", re.IGNORECASE
)
MARKER = re.compile(rf"\b(?:tell me|question|wondering|know|remind me|explain|{ASKING})", re.IGNORECASE)
COMPARING = re.compile(
    r"^\W*(?:please\s+)?(?:compare|contrast)\s+(?P<one>.+?)"
    r"\s+(?:with|and|to|against|versus|vs\.?)\s+(?P<other>.+)$",
    re.IGNORECASE | re.DOTALL,
)


def question_in(text: str) -> str:
    """Find the question in a long message: its last clause that asks something, and what follows it."""
    text = OPENING.sub("", text) or text
    if len(text.split()) <= LONG:
        return text
    clauses = [clause for clause in CLAUSE.split(text) if clause and clause.strip()]
    for at in range(len(clauses) - 1, -1, -1):
        if MARKER.search(clauses[at]):
            rest = ", ".join(clauses[at:])
            return " ".join(rest.split()[:LONG])
    return " ".join(text.split()[:LONG])


def asking_sentence(text: str) -> str:
    """Pick the sentence that asks out of several: "I am 78 and worried. Is it true that …?"; else nothing."""
    sentences = [sentence for sentence in re.split(r"(?<=[.!?])\s+", text) if sentence.strip()]
    asking = [sentence for sentence in sentences if sentence.rstrip().endswith("?")]
    return asking[-1] if len(sentences) > 1 and asking and len(asking[-1].split()) > 2 else ""


def split_parts(text: str) -> tuple[str, ...]:
    """Split a question that asks several things: "Who …, and what …?"; one part where it asks one."""
    compared = COMPARING.match(text)
    if compared:
        return compared["one"], compared["other"]
    parts = [part.strip() for part in CUT.split(text) if part and len(part.split()) > 1]
    if len(parts) > 1 and PREFACE.match(parts[0]) and not MARKER.search(parts[0]):
        parts[:2] = [f"{parts[0]}, {parts[1]}"]
    return tuple(parts[:MOST_PARTS]) if len(parts) > 1 else (text,)
