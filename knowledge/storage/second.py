"""The second migration: who edits and why, proposals, questions without an answer, words, watches."""

from __future__ import annotations

from sqlite_utils import Database

# Who edited, and why, is not changed either; it may be taken out with the text that it belongs to.
SIGNED = {
    "editors_are_not_deleted": """
        CREATE TRIGGER editors_are_not_deleted BEFORE DELETE ON editors
        BEGIN SELECT RAISE(ABORT, 'who edited is never deleted'); END""",
    "editors_are_not_replaced": """
        CREATE TRIGGER editors_are_not_replaced BEFORE INSERT ON editors
        WHEN EXISTS (SELECT 1 FROM editors WHERE number = NEW.number)
        BEGIN SELECT RAISE(ABORT, 'who edited is never replaced'); END""",
    "editors_are_only_redacted": """
        CREATE TRIGGER editors_are_only_redacted BEFORE UPDATE ON editors
        WHEN NEW.number IS NOT OLD.number OR (SELECT body FROM bodies WHERE digest =
            (SELECT digest FROM revisions WHERE number = OLD.number)) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'who edited is never changed'); END""",
}

# A fact cannot be published whose quote does not stand in a text that is held. A copy that is not the document to the
# byte has anchors for the quotes that were there when it came; a quote without a place must stand somewhere in it.
STANDS = {
    "quotes_stand_in_their_sources": """
        CREATE TRIGGER quotes_stand_in_their_sources BEFORE INSERT ON revisions
        WHEN NEW.retracted = 0 AND EXISTS (
            SELECT 1 FROM bodies b, json_each(b.body, '$.citations') c
            JOIN copies t ON t.source = c.value ->> '$.source'
            LEFT JOIN anchors a ON a.source = t.source AND a.quote = c.value ->> '$.quote'
                AND a.start = c.value ->> '$.start'
            WHERE b.digest = NEW.digest AND CASE
                WHEN c.value ->> '$.paragraph' = 0 AND a.copy_start IS NULL
                THEN instr(t.text, c.value ->> '$.quote') = 0
                ELSE substr(t.text, coalesce(a.copy_start, c.value ->> '$.start') + 1, length(c.value ->> '$.quote'))
                    IS NOT c.value ->> '$.quote' END)
        BEGIN SELECT RAISE(ABORT, 'a quote does not stand in the text of its source'); END""",
}

# Whatever answers are made of and is not a new revision, which has a number already: a change of it makes an edition.
ANSWERS = ("sources", "copies", "entities", "aliases", "phrasings", "words")
EVENTS = {**dict.fromkeys(ANSWERS, ("INSERT", "UPDATE", "DELETE")), "bodies": ("UPDATE",)}
NOTED = "CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN UPDATE edition SET number = number + 1; END"
EDITIONS = {
    (name := f"{table}_{event.lower()}_makes_an_edition"): NOTED.format(name=name, event=event, table=table)
    for table, events in EVENTS.items()
    for event in events
}

TABLES = """
    ALTER TABLE sources ADD COLUMN replaces TEXT NOT NULL DEFAULT '';
    DROP TABLE editors;
    CREATE TABLE editors (
        number INTEGER PRIMARY KEY REFERENCES revisions(number), editor TEXT NOT NULL, editor_name TEXT NOT NULL,
        reviewer TEXT NOT NULL, reviewer_name TEXT NOT NULL, reason TEXT NOT NULL);
    CREATE TABLE proposals (
        number INTEGER PRIMARY KEY AUTOINCREMENT, change TEXT NOT NULL, fact TEXT NOT NULL, based_on INTEGER NOT NULL,
        draft TEXT NOT NULL, origin TEXT NOT NULL, document TEXT NOT NULL, editor TEXT NOT NULL,
        editor_name TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'open',
        decider TEXT NOT NULL DEFAULT '', decider_name TEXT NOT NULL DEFAULT '', decided TEXT NOT NULL DEFAULT '',
        decision TEXT NOT NULL DEFAULT '');
    CREATE INDEX proposals_by_status ON proposals (status, number);
    CREATE INDEX proposals_by_decision ON proposals (decided) WHERE status != 'open';
    CREATE INDEX proposals_by_fact ON proposals (fact);
    CREATE INDEX revisions_by_key ON revisions (CAST(substr(fact, 2) AS INTEGER)) WHERE fact GLOB 'F[0-9]*';
    CREATE INDEX sources_by_url ON sources (url);
    CREATE INDEX sources_by_text ON sources (sha256);
    CREATE TABLE seconds (
        proposal INTEGER NOT NULL REFERENCES proposals(number) ON DELETE CASCADE, editor TEXT NOT NULL,
        editor_name TEXT NOT NULL, PRIMARY KEY (proposal, editor));
    CREATE TABLE blocked (person TEXT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL);
    CREATE TABLE unanswered (
        number INTEGER PRIMARY KEY AUTOINCREMENT, question TEXT NOT NULL, folded TEXT NOT NULL,
        disliked INTEGER NOT NULL, remark TEXT NOT NULL, at TEXT NOT NULL, outcome TEXT NOT NULL DEFAULT '',
        leader INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE dismissed (folded TEXT PRIMARY KEY, at TEXT NOT NULL);
    CREATE TABLE words (word TEXT NOT NULL, means TEXT NOT NULL, PRIMARY KEY (word, means));
    CREATE TABLE sketches (
        source TEXT NOT NULL REFERENCES sources(id), value INTEGER NOT NULL, PRIMARY KEY (value, source))
        WITHOUT ROWID;
    CREATE INDEX sketches_by_source ON sketches (source);
    CREATE INDEX receipts_by_time ON receipts (at);
    CREATE TABLE watches (
        guild TEXT NOT NULL, channel TEXT NOT NULL, about TEXT NOT NULL, daily INTEGER NOT NULL, sent INTEGER NOT NULL,
        told TEXT NOT NULL, failed INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (channel, about));
    CREATE TABLE edition (number INTEGER NOT NULL);
    INSERT INTO edition VALUES (0)
"""


def second(db: Database) -> None:
    """Give what curators need."""
    # one by one: executescript would commit, and a migration is all or nothing
    for statement in [*TABLES.split(";\n"), *SIGNED.values(), *STANDS.values(), *EDITIONS.values()]:
        db.conn.execute(statement)
