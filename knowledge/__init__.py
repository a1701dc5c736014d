"""The front door of the library: all that a caller may use."""

from knowledge.answering.dates import day
from knowledge.answering.plain import direct, numbered
from knowledge.answering.search import Found
from knowledge.base import KnowledgeBase
from knowledge.errors import BadRow, BaseUnavailable, KnowledgeError, TextMismatch, UnknownName
from knowledge.golden import Judged
from knowledge.links import passage_link
from knowledge.model import (
    Access,
    Answer,
    Base,
    Card,
    Citation,
    Claim,
    Context,
    Declined,
    Entity,
    Fact,
    Offer,
    Phrasing,
    Receipt,
    Reply,
    Source,
    Verification,
)
from knowledge.vocabulary import Action, Evidence, Kind, Level, Reason

__all__ = [
    "Access",
    "Action",
    "Answer",
    "BadRow",
    "Base",
    "BaseUnavailable",
    "Card",
    "Citation",
    "Claim",
    "Context",
    "Declined",
    "Entity",
    "Evidence",
    "Fact",
    "Found",
    "Judged",
    "Kind",
    "KnowledgeBase",
    "KnowledgeError",
    "Level",
    "Offer",
    "Phrasing",
    "Reason",
    "Receipt",
    "Reply",
    "Source",
    "TextMismatch",
    "UnknownName",
    "Verification",
    "day",
    "direct",
    "numbered",
    "passage_link",
]
