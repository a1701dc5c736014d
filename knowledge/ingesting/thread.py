"""What is in force while a document is read: whose paragraph it is, who was named last, and what "it" points to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from knowledge.ingesting.bench import Bench
from knowledge.ingesting.bodies import Bodies, owns
from knowledge.ingesting.cast import Cast
from knowledge.ingesting.doubt import THEY_SAY, has_noun, is_doubtful, leads, subject_is_thing
from knowledge.ingesting.names import MINDERS, Mention, Names
from knowledge.ingesting.pointers import Role
from knowledge.ingesting.rivals import COUNT, OTHERS, THINGS, after_actor, count_people, has_many
from knowledge.vocabulary import Action

ANY_JUDGE = "federal-judge"  # the base's entity for a judge who is not named
SAYING = re.compile(r"they (?:said|say|told|added|wrote|stated|confirmed|denied)\b", re.IGNORECASE)
BESIDE = re.compile(
    r"AGENCY(\d+)'s? (?:[\w-]+ ){1,4}?(?:house|office|partner|neighbo[u]?r|sister \w+|twin|rival), AGENCY\d"
)
REFUSES = re.compile(r"(?:it|they) (?:has |had |also |then )?(?:refus|declin|said no|would not|balked)", re.IGNORECASE)
PLURAL = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
OF_JUDGES = re.compile(r"judge|appeal|appellate|circuit|court|federal|divided|full|unanimous")
OF_MANY = re.compile(r"appeal|appellate|circuit|divided|full|unanimous|panel|justices")
OF_ANY = re.compile(r" (?:that|which|whose) ")  # "the agency that owes the money" may be any
BRIEF = 4  # words: "She refused." says too little of who she is, where two were named before
RECENT = 2  # so many sentences after it was named, "they" and "the team" still mean DOGE


@dataclass
class Thread:
    """The memory of one reading; it changes from sentence to sentence."""

    names: Names
    actor: str
    dominant: str
    heading: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    court: str = ""
    system: str = ""
    group: str = ""
    lead: str = ""  # the subject of the sentence before, where it is an entity
    led: bool = False  # the sentence before begins with the actor
    subject: Role | None = None
    voice: str = ""
    standing: Action | None = None
    framed_age: int = 99
    listed: bool = False
    found: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    cases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    actor_age: int = 99
    date: str | None = None
    headed: str | None = None
    near: frozenset[str] = frozenset()
    parents: dict[str, str] = field(default_factory=dict)
    thing: bool = False
    strayed: bool = False
    tail: str | None = None  # what the sentence before said after it named the actor
    counted: set[str] = field(default_factory=set)  # "three", where three people of the actor were named
    cast: Cast = field(init=False)
    bodies: Bodies = field(init=False)
    bench: Bench = field(init=False)

    def __post_init__(self) -> None:
        """Begin with an empty stage."""
        self.cast = Cast(self.names)
        self.bodies = Bodies(self.names, self.dominant)
        self.bench = Bench(self.names)

    def owner(self) -> tuple[str, ...]:
        """Name whose systems are meant where the sentence does not say."""
        return self.header or self.last or self.heading or ((self.dominant,) if self.dominant else ())

    def topic(self) -> tuple[str, ...]:
        """Name whom a sentence is about that names nobody: the agency of its paragraph, or of the document."""
        near = self.last[:1] if self.last and self.bodies.is_topic(self.last[0]) else ()
        return self.header[:1] or near or self.heading[:1] or ((self.dominant,) if self.dominant else ())

    def resolve(self, text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """Fill in what pointing words point to; those that point nowhere are left out."""
        done: list[Mention] = []
        for one in mentions:
            found = self._point(text, one, done) if one.points else one
            if one.points and one.role is Role.ACTOR and THINGS.search(text[: one.end]):
                continue
            if one.points and one.role is Role.ACTOR and self._of_others(text, one, done):
                continue
            if one.points and one.role is Role.ACTOR and self.subject is Role.AGENCY and SAYING.match(text, one.start):
                found = self._they("they", one) or found  # "Officials of the board agreed. They said …"
            if found and found.points and found.role is Role.ACTOR and self.last and REFUSES.match(text, one.start):
                found = replace(one, role=Role.AGENCY, entity=self.last[0], others=self.last[1:])
            if found:
                done.append(self._weighed(text, found, done) if found.points else found)
        return tuple(done)

    def _weighed(self, text: str, one: Mention, before: Sequence[Mention]) -> Mention:
        word = text[one.start : one.end]
        doubt = not one.sure or is_doubtful(text, one, before, thing=self.thing)
        doubt = doubt or (one.role is Role.ACTOR and self._of_many(text, one, before))
        person = one.role is Role.COURT and one.entity in self.names.judges and word.lower() in {"it", "its"}
        here = {other.entity for other in before}
        led = word.lower() != "it" or one.role is Role.SYSTEM or one.entity in {*here, self.lead}
        far = word.lower() in {"it", "its"} and one.entity not in {
            *self.near,
            *self.header,
            *here,
        }
        talk = not self.led and one.role is Role.ACTOR and THEY_SAY.match(text, one.start)
        name = self.names.entity(one.entity).name if one.entity else ""
        named = one.role is not Role.AGENCY or one.others or has_noun(word, name)
        return one if named and not (doubt or person or far or talk or not led) else replace(one, sure=False)

    def _of_others(self, text: str, one: Mention, before: Sequence[Mention]) -> bool:
        """Tell whether "they" or "most of them" means other people, whom the sentence has just named."""
        if not PLURAL.search(text[one.start : one.end]):
            return False
        start = max((other.end for other in before if other.role is Role.ACTOR), default=0)
        return bool(OTHERS.search(text[start : one.start]))

    def _of_many(self, text: str, one: Mention, before: Sequence[Mention]) -> bool:
        """Tell whether "they" may mean others: no actor was named right before it, or something plural since."""
        words = text[one.start : one.end]
        self.counted |= count_people(text)
        if counted := COUNT.search(words):
            return counted[1].lower() not in self.counted
        if not PLURAL.fullmatch(words):
            return False
        ends = [other.end for other in before if other.role is Role.ACTOR and other.sure]
        if ends or text[: one.start].endswith(" of "):
            return not ends or has_many(after_actor(text[: one.start], ends[-1]))
        return self.tail is None or has_many(text[: one.start]) or (not self.led and has_many(self.tail))

    def _point(self, text: str, one: Mention, before: list[Mention]) -> Mention | None:
        folded = text[one.start : one.end].lower()
        if one.role is Role.COURT:
            general = re.match(r"(?:an?|another|one)\b", folded)
            if folded.endswith("panel") and not self.court and not OF_JUDGES.search(folded):
                return None  # of a house of Congress
            key = ANY_JUDGE if general or not self.court else self.court
            here = [other.entity for other in before if other.role is Role.COURT and other.entity != ANY_JUDGE]
            key = key if general or not here else here[-1]
            if key in self.names.judges and OF_MANY.search(folded):
                key = ANY_JUDGE
            known = key != ANY_JUDGE or ANY_JUDGE in self.names.lexicon.entities
            return replace(one, entity=key if known else "")
        if one.role is Role.PERSON:
            key, sure = self.cast.who(text, one, before)
            sure = sure and (len(text.split()) >= BRIEF or len(self.cast.named) == 1)
            role = Role.COURT if key in self.names.judges else Role.PERSON
            return replace(one, entity=key, role=role, sure=sure) if key else None
        if one.role is Role.GROUP:
            key = self.bench.party(folded.split()[-1])
            return replace(one, entity=key) if key else None
        if one.role is Role.ACTOR:
            near = self.actor_age <= RECENT or any(other.role is Role.ACTOR for other in before)
            return replace(one, entity=self.actor) if near and self.actor else self._they(folded, one)
        return self._agency(text, one, before)

    def _they(self, folded: str, one: Mention) -> Mention | None:
        if folded in {"they", "them", "their"} and self.last:
            return replace(one, role=Role.AGENCY, entity=self.last[0], others=self.last[1:])
        return replace(one, entity=self.actor) if self.actor and folded not in {"they", "them", "their"} else None

    def _agency(self, text: str, one: Mention, before: list[Mention]) -> Mention | None:
        folded = text[one.start : one.end].lower()
        if folded in {"we", "our", "us"}:
            return replace(one, entity=self.voice) if self.voice else None
        here = [other for other in before if other.role in {Role.AGENCY, Role.ACTOR} and other.entity]
        if folded in {"it", "its"} and not here and (group := self._group(text, one, before)):
            return replace(one, role=Role.GROUP, entity=group)
        if folded in {"it", "its"} and not one.of_data and (found := self._it(folded, one, here)):
            return found
        agencies = [other for other in here if other.role is Role.AGENCY and owns(self.names, other.entity)]
        keys = tuple(dict.fromkeys(key for other in agencies for key in (other.entity, *other.others)))
        if folded == "its":
            near = [other for other in agencies if not other.points] or agencies
            chosen = (near[-1].entity, *near[-1].others) if near else self.owner()
            courts = [other.entity for other in before if other.role is Role.COURT]
            court = bool({*courts} - {*self.names.judges})  # "the Circuit lifted its hold"
            one = replace(one, sure=near[-1].sure if near else not court)
        elif re.search(r"agencies|departments|offices|bureaus|\bboth\b|\ball (?:three|four)\b", folded):
            chosen = keys if len(keys) > 1 else self.header if len(self.header) > 1 else self.last or self.header
        elif folded == "it":
            chosen = keys[-1:] or self.owner()
        else:
            noun = folded.removesuffix("'s").split()[-1]
            headed = self.bodies.headed(noun, [*(other.entity for other in reversed(here)), *self.header], self.heading)
            chosen, sure = self.bodies.by_noun(noun, headed, keys, self.header or self.heading, self.owner())
            one = replace(one, sure=sure and not OF_ANY.match(text, one.end))
        return replace(one, entity=chosen[0], others=tuple(chosen[1:])) if chosen else None

    def _group(self, text: str, one: Mention, before: Sequence[Mention]) -> str:
        """Give the union or newspaper that "it" means: the one named first here, or in the sentence before."""
        here = [other.entity for other in before if other.role is Role.GROUP and other.entity]
        return here[0] if here else self.group if not text[: one.start].strip(' "') else ""

    def _it(self, folded: str, one: Mention, here: Sequence[Mention]) -> Mention | None:
        """Take "it" for what the sentence names first, else for the subject of the sentence before."""
        if here:
            return replace(one, role=here[0].role, entity=here[0].entity, others=here[0].others, sure=here[0].sure)
        if self.subject is Role.COURT and self.court:
            return replace(one, role=Role.COURT, entity=self.court)
        if self.subject is Role.SYSTEM and folded == "it" and self.system:
            return replace(one, role=Role.SYSTEM, entity=self.system)
        if self.subject is Role.ACTOR and self.actor_age <= RECENT:
            return replace(one, role=Role.ACTOR, entity=self.actor)
        return None

    def note(self, text: str, mentions: Sequence[Mention], masked: str = "") -> None:
        """Remember what a sentence named; of "the A's sister house, the B" it is B that goes on."""
        self.cast.note(text, mentions)
        self.court = self.bench.preside(mentions) or self.court
        self.counted |= count_people(text)
        self.near = frozenset(key for one in mentions for key in (one.entity, *one.others))
        self.bench.organisations |= {one.entity for one in mentions if one.role is Role.GROUP and one.entity}
        self.group = mentions[0].entity if mentions and mentions[0].role is Role.GROUP else ""
        first = next((one for one in mentions if one.role is not Role.GROUP), None)
        self.lead = first.entity if first and leads(text, first) else ""
        self.thing = subject_is_thing(text, mentions)
        beside = {int(number) for number in BESIDE.findall(masked)}
        agencies = [
            one
            for number, one in enumerate(mentions)
            if one.role is Role.AGENCY and owns(self.names, one.entity) and number not in beside
        ]
        named = [key for one in agencies if not one.points for key in (one.entity, *one.others)]
        self.bodies.note(named)
        named = [key for key in named if not MINDERS.search(self.names.entity(key).name)]
        if named:
            self.last = tuple(dict.fromkeys(named))[:1]
        many = [one for one in agencies if one.others]
        if many:
            self.last = (many[0].entity, *many[0].others)
        courts = [one.entity for one in mentions if one.role is Role.COURT and one.entity and one.entity != ANY_JUDGE]
        self.court = courts[0] if courts else self.court
        systems = [one.entity for one in mentions if one.role is Role.SYSTEM]
        self.system = systems[0] if systems else self.system
        self.actor_age = 0 if any(one.role is Role.ACTOR for one in mentions) else self.actor_age + 1
        ends = [one.end for one in mentions if one.role is Role.ACTOR and one.sure]
        self.tail = after_actor(text, ends[-1]) if ends else None
        subjects = [one for one in mentions if one.role is not Role.GROUP]
        self.subject = subjects[0].role if subjects else self.subject
        self.led = bool(subjects) and subjects[0].role is Role.ACTOR and subjects[0].sure
