"""Read one document from top to bottom: its voice, its headings, its corrections, and each sentence in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.drafts import Document, Draft, Quote
from knowledge.ingesting.actions import frames
from knowledge.ingesting.bench import Case
from knowledge.ingesting.bodies import dominant, owns
from knowledge.ingesting.clean import View
from knowledge.ingesting.dates import day_of, find_dates
from knowledge.ingesting.head import find_day, find_publisher
from knowledge.ingesting.mask import mask
from knowledge.ingesting.names import Names, find_mentions
from knowledge.ingesting.owner import learn_parents
from knowledge.ingesting.pointers import Role
from knowledge.ingesting.recognise import Frame, Reading, recognise
from knowledge.ingesting.retold import CORRECTS, earlier, is_claim, states_anew
from knowledge.ingesting.slots import find_slots
from knowledge.ingesting.speakers import SWORN, Speaker, find_labelled, find_speaker, find_voice
from knowledge.ingesting.split import LONGEST, Part, Passage
from knowledge.ingesting.standing import headed_by, stand
from knowledge.ingesting.states import ASKS, MANNERS, OPINION
from knowledge.ingesting.stating import CAPTION, is_asking
from knowledge.ingesting.thread import Thread
from knowledge.ingesting.told import Told, as_said, once
from knowledge.ingesting.worth import WORDS, asked_of, is_worth, leans
from knowledge.model import Access
from knowledge.vocabulary import Evidence, Kind

GENERAL = re.compile(r"(?:the|this|that) (?:agency|department|board|bureau|commission|office|service)\b", re.IGNORECASE)


class Reader:
    """Reads one document from top to bottom."""

    def __init__(
        self, document: Document, source: str, view: View, names: Names, passages: tuple[Passage, ...]
    ) -> None:
        self.source, self.view, self.names, self.passages = source, view, names, passages
        self.text = document.text
        self.today = day_of(document.published) or find_day(passages)
        title = find_mentions(
            document.title or next((p.text for p in passages if p.part is Part.TITLE), ""), names, header=True
        )
        found = {one.text: find_mentions(one.text, names) for one in passages if len(one.text) <= LONGEST}
        mentions = [mention for one in passages for mention in found.get(one.text, ())]
        actor = next((one.entity for one in mentions if one.role is Role.ACTOR and one.entity), "")
        self.thread = Thread(
            names, "doge" if "doge" in names.lexicon.entities and actor else actor, dominant(names, mentions, title)
        )
        self.thread.found = found
        body = {one.entity for one in mentions if one.entity}
        published = find_mentions(document.publisher, names, header=True)
        titled = [one.entity for one in (*published, *title) if one.role is Role.AGENCY and one.entity in body]
        self.thread.bodies.seen += titled
        for passage in passages:
            named = found.get(passage.text, ())
            learn_parents(mask(passage.text, named), named, self.thread)
        self.publisher = document.publisher or find_publisher(passages)
        self.voice = find_voice(view.text[:1500], self.publisher) or self._agency_voice()
        if self.voice and self.voice.evidence is Evidence.AGENCY_STATEMENT:
            self.thread.voice = self.voice.entity
        self.corrects = bool(CORRECTS.search(view.text[:600]))
        self.sworn: frozenset[str] = frozenset()
        self.question, self.asking = "", False

    def _agency_voice(self) -> Speaker | None:
        """Tell whether an agency published the document."""
        mentions = find_mentions(self.publisher, self.names, header=True)
        keys = [one.entity for one in mentions if one.role is Role.AGENCY and one.entity]
        if not keys:
            return None
        key = self.thread.dominant if self.thread.dominant in keys else keys[-1]  # "Press Office, Kelp Survey"
        return Speaker(self.names.entity(key).name, Evidence.AGENCY_STATEMENT, key)

    def drafts(self) -> Iterator[Draft]:
        """Give the drafts in the order of their sentences; what the next one calls wrong states nothing."""
        held: Told | None = None
        for told in self._read():
            kept = told
            if held and (told.asked or not frames().contradicts.search(told.passage.text)):
                held, kept = once(held, told)
                yield from held.drafts
            elif held and is_claim(held.passage.text):
                yield from as_said(held)
            held = kept
        yield from held.drafts if held else ()

    def _read(self) -> Iterator[Told]:
        paragraph = -1
        for passage in self.passages:
            if passage.part in {Part.TITLE, Part.DATELINE}:
                continue
            if passage.part is Part.HEADING:
                self._head(passage.text)
                continue
            if passage.paragraph != paragraph:
                paragraph = passage.paragraph
                self._open(passage)
            if passage.part is Part.QUESTION or is_asking(passage.text):
                self.question = passage.text
                self._hear(passage.text)
                continue
            asked, drafts = bool(self.question), tuple(self._sentence(passage))
            self.question = ""
            yield Told(passage, drafts, self.thread.actor_age == 0, asked)

    def _hear(self, text: str) -> None:
        """Remember what is named where nothing is stated: in a question, or a claim that is only repeated."""
        mentions = self.thread.resolve(text, find_mentions(text, self.names))
        if mentions or len(text.split()) >= WORDS:
            self.thread.note(text, mentions)

    def _agencies(self, text: str) -> tuple[str, ...]:
        mentions = self.thread.resolve(text, find_mentions(text, self.names, header=True))
        keys = [key for one in mentions if one.role is Role.AGENCY for key in (one.entity, *one.others)]
        if keys and not any(key and owns(self.names, key) for key in keys):
            return tuple(dict.fromkeys(key for key in keys if key))[
                :1
            ]  # an entry about an overseer is about nobody else
        if not keys:
            systems = [self.names.entity(one.entity).parent for one in mentions if one.role is Role.SYSTEM]
            keys = [key for key in systems if key]
        return tuple(dict.fromkeys(key for key in keys if owns(self.names, key)))

    def _head(self, text: str) -> None:
        """Take the agencies and the date of a heading for what stands below it."""
        dates = [one.edtf for one in find_dates(text, self.today) if not one.relative]
        self.asking = bool(ASKS.search(text))
        judge = self.thread.bench.head(text, find_mentions(text, self.names, header=True))
        self.thread.court = judge or self.thread.court
        self.thread.heading = self._agencies(text)
        self.thread.headed = dates[0] if dates else None
        self.thread.last, self.thread.framed_age = self.thread.heading, 99

    def _open(self, passage: Passage) -> None:
        """Begin a paragraph, with what its own header says."""
        thread = self.thread
        thread.header = self._agencies(passage.header) if passage.header else ()
        named = find_mentions(passage.header, self.names, header=True)
        thread.court = thread.bench.enter(passage.header, named) or thread.court
        if passage.header:
            thread.cast.note(passage.header, named)
        dates = [one.edtf for one in find_dates(passage.header, self.today) if not one.relative]
        if dates:
            thread.headed = thread.date = dates[0]
        elif not passage.item and not thread.heading:
            thread.headed = None
        thread.strayed = False
        thread.bodies.open()
        thread.cast.age += 1
        thread.listed = passage.item or bool(dates)
        if passage.item and thread.heading and not thread.header:
            thread.last = thread.heading
        if thread.header:
            thread.last, thread.framed_age = thread.header, 99

    def _sentence(self, passage: Passage) -> Iterator[Draft]:
        text, offset = states_anew(passage.text, corrects=self.corrects or bool(self.thread.voice))
        retold, text = not text, text or passage.text
        if not is_worth(text, self.question, self.names, listed=passage.item and bool(self.thread.standing)):
            if CAPTION.search(text):
                self.thread.bench.sit(Case.SECTION, find_mentions(text, self.names, header=True))
            self._hear(passage.text)
            return
        reading = recognise(text, self.thread, self.today, retold=retold)
        speaker = find_speaker(text, reading.masked, reading.mentions, self.names, self.sworn)
        if speaker and speaker.entity and self.names.entity(speaker.entity).kind is Kind.PERSON:
            self.thread.cast.spoke(speaker.entity)
        if speaker and speaker.entity and SWORN.search(text):
            self.sworn |= {speaker.entity}
        publisher = self.publisher or "the document"
        if OPINION.search(text) and not reading.frames and not speaker and not MANNERS.search(text):
            return
        speaker = (
            (earlier(text, publisher) if retold and not self.thread.voice else None)
            or speaker
            or find_labelled(passage.label, passage.header, self.names, self.voice)
            or self.voice
            or Speaker(publisher, Evidence.REPORTED)
        )
        start, end = self.view.span(passage.start + offset, passage.start + offset + len(text))
        made = Draft(
            statement=self._asked(stand(reading, self.names, passage.header, self.thread)),
            quotes=(Quote(self.source, self.text[start:end], start),),
            about=self._about(reading, passage),
            attribution=speaker.words,
            evidence=speaker.evidence,
            when=reading.when,
            slots=() if retold else find_slots(reading, self.names, speaker),
        )
        asked = self.asking and passage.item  # what a letter asks for has not happened
        for frame in () if asked else reading.frames:
            yield self._with_new(self._access(made, frame))
        if asked or not reading.frames:
            yield self._with_new(made)

    def _asked(self, statement: str) -> str:
        """Put the question before an answer that says nothing without it: "No.", "They were not."."""
        return f"[{self.question}] {statement}" if self.question and leans(statement) else statement

    def _access(self, made: Draft, frame: Frame) -> Draft:
        evidence = made.evidence
        attribution = made.attribution
        decider = (
            self.names.entity(frame.decided_by)
            if frame.decided_by in {*self.names.lexicon.entities, *(one.id for one in self.names.new)}
            else None
        )
        if (
            decider
            and (decider.kind is Kind.COURT or decider.id in self.names.judges)
            and evidence is Evidence.REPORTED
        ):
            evidence = Evidence.COURT_FINDING
        about = tuple(
            dict.fromkeys((frame.agency, frame.actor, *([frame.system] if frame.system else []), *made.about))
        )
        access = Access(frame.actor, frame.agency, frame.system, frame.action, frame.level, frame.decided_by)
        return replace(made, about=about, access=access, when=frame.when, evidence=evidence, attribution=attribution)

    def _about(self, reading: Reading, passage: Passage) -> tuple[str, ...]:
        keys = [key for one in reading.mentions if one.sure for key in (one.entity, *one.others) if key]
        roles = {one.entity: one.role for one in reading.mentions}
        first = [key for key in keys if roles.get(key) in {Role.AGENCY, Role.ACTOR}]
        guessed = [one.entity for one in reading.mentions if one.role is Role.AGENCY and one.entity and not one.sure]
        guessed = guessed if GENERAL.match(reading.text) else []
        answered = asked_of(self.question, self.names) if self.question and leans(reading.text) else ()
        headed = headed_by(reading, self.names, passage.header, self.thread)
        named = tuple(dict.fromkeys([*first, *headed, *keys, *answered, *self.thread.bench.concerned(reading.text)]))
        return named if first or keys or headed or answered else named + (tuple(guessed[:1]) or self.thread.topic())

    def _with_new(self, made: Draft) -> Draft:
        access = made.access
        used = {*made.about, *((access.agency, access.system, access.actor, access.decided_by) if access else ())}
        return replace(
            made,
            new=tuple(
                replace(self.names.records[one.id], parent=self.thread.parents.get(one.id, ""))
                for one in self.names.new
                if one.id in used
            ),
        )
