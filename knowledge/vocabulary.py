"""The words of the domain, each with one meaning, in code, tables and files alike. They follow public records."""

from __future__ import annotations

from enum import StrEnum

TAUGHT = "taught"  # the voice of phrasings that curators made of questions


class Evidence(StrEnum):
    """How much stands behind a fact: who is on record for it, never whether it is true."""

    REPORTED = "reported"
    ALLEGATION = "allegation"
    OFFICIAL_STATEMENT = "official_statement"
    AGENCY_STATEMENT = "agency_statement"
    SWORN_FILING = "sworn_filing"
    COURT_FINDING = "court_finding"
    AUDIT_FINDING = "audit_finding"


class Action(StrEnum):
    """What happened to an access. Asked is not granted, granted is not used: none follows from another."""

    REQUESTED = "requested"
    APPROVED = "approved"
    GRANTED = "granted"
    GAINED = "gained"
    USED = "used"
    DENIED = "denied"
    DISCLAIMED = "disclaimed"
    BLOCKED = "blocked"
    RESTORED = "restored"
    REVOKED = "revoked"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """How far an access goes."""

    READ = "read"
    READ_WRITE = "read_write"
    ADMIN = "admin"
    SOURCE_CODE = "source_code"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What an entity is."""

    AGENCY = "agency"
    SYSTEM = "system"
    PERSON = "person"
    ORGANISATION = "organisation"
    COURT = "court"


class Reason(StrEnum):
    """Why a question got no answer."""

    NOT_ON_RECORD = "not_on_record"
    AMBIGUOUS = "ambiguous"
    OPINION = "opinion"
    PREDICTION = "prediction"
    OFF_TOPIC = "off_topic"
    GREETING = "greeting"
    INSTRUCTION = "instruction"
    UNREADABLE = "unreadable"


RETOLD = ", in an earlier report"  # ends the attribution of what a correction tells again in order to correct it
