"""The tables, as migrations. A released migration is never edited; a new one is added below it."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from knowledge.storage import second

migrations = Migrations("oversight")

# Append-only, whoever writes: UPDATE and DELETE abort, and so does an INSERT of a number or revision that exists,
# since INSERT OR REPLACE would otherwise slip past the DELETE trigger of a connection without recursive triggers.
# A body that is there, or was redacted, is kept silently: the same text may be written twice, and never comes back.
GUARDS = {
    "revisions_are_not_changed": """
        CREATE TRIGGER revisions_are_not_changed BEFORE UPDATE ON revisions
        BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END""",
    "revisions_are_not_deleted": """
        CREATE TRIGGER revisions_are_not_deleted BEFORE DELETE ON revisions
        BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END""",
    "revisions_are_not_replaced": """
        CREATE TRIGGER revisions_are_not_replaced BEFORE INSERT ON revisions
        WHEN EXISTS (SELECT 1 FROM revisions WHERE number = NEW.number OR (fact = NEW.fact AND revision = NEW.revision))
        BEGIN SELECT RAISE(ABORT, 'a revision is never replaced'); END""",
    "bodies_are_not_deleted": """
        CREATE TRIGGER bodies_are_not_deleted BEFORE DELETE ON bodies
        BEGIN SELECT RAISE(ABORT, 'the body of a revision is redacted, never deleted'); END""",
    "bodies_are_not_replaced": """
        CREATE TRIGGER bodies_are_not_replaced BEFORE INSERT ON bodies
        WHEN EXISTS (SELECT 1 FROM bodies WHERE digest = NEW.digest)
        BEGIN SELECT RAISE(IGNORE); END""",
    "bodies_are_only_redacted": """
        CREATE TRIGGER bodies_are_only_redacted BEFORE UPDATE ON bodies
        WHEN NEW.digest IS NOT OLD.digest OR NEW.body IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'the body of a revision is redacted, never changed'); END""",
}


@migrations()
def first(db: Database) -> None:
    """Give sources, entities, the history of facts, phrasings, receipts and settings."""
    tables = """
        CREATE TABLE sources (
            id TEXT PRIMARY KEY, title TEXT NOT NULL, publisher TEXT NOT NULL, published TEXT NOT NULL,
            url TEXT NOT NULL, sha256 TEXT NOT NULL, note TEXT NOT NULL DEFAULT '');
        CREATE TABLE copies (
            source TEXT PRIMARY KEY REFERENCES sources(id), sha256 TEXT NOT NULL, text TEXT NOT NULL);
        CREATE TABLE anchors (
            source TEXT NOT NULL REFERENCES copies(source), quote TEXT NOT NULL, start INTEGER NOT NULL,
            copy_start INTEGER NOT NULL, PRIMARY KEY (source, start, quote));
        CREATE TABLE entities (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, acronym TEXT NOT NULL DEFAULT '',
            parent TEXT NOT NULL DEFAULT '', exact_case INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE aliases (
            entity TEXT NOT NULL REFERENCES entities(id), alias TEXT NOT NULL, misspelling INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (entity, alias));
        CREATE TABLE bodies (digest TEXT PRIMARY KEY, body TEXT);
        CREATE TABLE revisions (
            number INTEGER PRIMARY KEY, fact TEXT NOT NULL, revision INTEGER NOT NULL, retracted INTEGER NOT NULL,
            digest TEXT NOT NULL REFERENCES bodies(digest), at TEXT NOT NULL, hash TEXT NOT NULL,
            UNIQUE (fact, revision));
        CREATE TABLE editors (
            number INTEGER PRIMARY KEY REFERENCES revisions(number), editor TEXT NOT NULL, reason TEXT NOT NULL);
        CREATE TABLE phrasings (
            text TEXT NOT NULL, fact TEXT NOT NULL DEFAULT '', voice TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (text, fact));
        CREATE TABLE receipts (
            id TEXT PRIMARY KEY, at TEXT NOT NULL, channel TEXT NOT NULL, message TEXT NOT NULL, answer TEXT NOT NULL);
        CREATE TABLE receipt_facts (
            receipt TEXT NOT NULL REFERENCES receipts(id) ON DELETE CASCADE, fact TEXT NOT NULL,
            revision INTEGER NOT NULL, PRIMARY KEY (receipt, fact));
        CREATE INDEX receipt_facts_by_fact ON receipt_facts (fact, revision);
        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE VIEW facts AS
            SELECT r.fact AS id, r.revision, b.body ->> '$.statement' AS statement,
                b.body ->> '$.attribution' AS attribution, b.body ->> '$.evidence' AS evidence,
                b.body ->> '$.when' AS "when", b.body ->> '$.part_of' AS part_of, r.at AS recorded, r.number, b.body
            FROM revisions r JOIN bodies b ON b.digest = r.digest
            WHERE r.retracted = 0 AND b.body IS NOT NULL
                AND r.revision = (SELECT max(revision) FROM revisions WHERE fact = r.fact);
        CREATE VIEW citations AS
            SELECT f.id AS fact, f.revision, c.value ->> '$.source' AS source, c.value ->> '$.paragraph' AS paragraph,
                c.value ->> '$.quote' AS quote, c.value ->> '$.start' AS start, c.value ->> '$.end' AS "end"
            FROM facts f, json_each(f.body, '$.citations') c;
        CREATE VIEW access AS
            SELECT f.id AS fact, f.revision, f.body ->> '$.access.actor' AS actor,
                f.body ->> '$.access.agency' AS agency, f.body ->> '$.access.system' AS system,
                f.body ->> '$.access.action' AS action, f.body ->> '$.access.level' AS level,
                f.body ->> '$.access.decided_by' AS decided_by, f.attribution, f.evidence, f."when"
            FROM facts f WHERE f.body ->> '$.access' IS NOT NULL;
    """
    # one by one: executescript would commit, and a migration is all or nothing
    for statement in [*tables.split(";\n"), *GUARDS.values()]:
        db.conn.execute(statement)


migrations(name="second")(second.second)
