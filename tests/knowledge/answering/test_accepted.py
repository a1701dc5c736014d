"""Answers from documents that were accepted as they were drafted: nobody wrote a phrasing for any of their facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge import Answer, Declined, Editor, KnowledgeBase, Reply, direct, read_document
from knowledge.answering.shortened import shortened
from knowledge.answering.shown import defines, shown

TESTS = Path(__file__).parents[2]
QUESTIONS = TESTS / "questions" / "documents"

# Right at least, wrong at most, as shares of the batch: raised when answers get better, never lowered.
LEVELS = {"invented_1": (0.68, 0.07), "invented_2": (0.76, 0.06), "lists_1": (0.72, 0.12)}
# The same for sets of documents of their own, each with its questions beside it.
FOLDERS = {"canals": (0.33, 0.07), "annuity": (0.34, 0.10)}
AFTER = datetime(2026, 1, 5, tzinfo=UTC)  # all documents lie before it
GOLDEN = (0.94, 0.03)  # the project's own questions, with the ten documents beside the starter report


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Open the starter base with all drafts of the ten invented documents accepted; nobody writes to it."""
    base = KnowledgeBase.open(tmp_path_factory.mktemp("accepted") / "base.db", lambda: AFTER)
    read = [read_document(path.name, path.read_bytes()) for path in sorted((TESTS / "documents").glob("*.txt"))]
    base.documents.add_all(read, Editor("operator", "operator"), accept=True)
    yield base
    base.close()


def answered(reply: Reply) -> Answer:
    """Hold that a reply answers."""
    assert isinstance(reply, Answer), direct(reply)
    return reply


@pytest.mark.parametrize("name", sorted(LEVELS))
def test_a_batch_stays_at_its_level(accepted: KnowledgeBase, name: str) -> None:
    """What a change breaks shows here, with the questions that it breaks."""
    judged = list(accepted.measure((QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()))
    count = Counter(one.verdict for one in judged)
    least, most = LEVELS[name]
    missed = [f"{one.golden.id} {one.verdict}: {one.why}: {one.golden.question}" for one in judged if one.why]
    assert count["right"] >= least * len(judged), missed
    assert count["wrong"] <= most * len(judged), missed


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_a_set_of_documents_stays_at_its_level(name: str, tmp_path: Path) -> None:
    """Hard questions over documents that are accepted as they were drafted: few are answered, and fewer wrongly."""
    folder = TESTS / "documents" / name
    base = KnowledgeBase.open(tmp_path / "base.db", lambda: AFTER)
    read = [read_document(path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt"))]
    base.documents.add_all(read, Editor("operator", "operator"), accept=True)
    judged = list(base.measure((folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()))
    base.close()
    count = Counter(one.verdict for one in judged)
    least, most = FOLDERS[name]
    missed = [f"{one.golden.id} {one.verdict}: {one.why}: {one.golden.question}" for one in judged if one.why]
    assert count["right"] >= least * len(judged), missed
    assert count["wrong"] <= most * len(judged), missed


def test_every_batch_is_held_to_a_level() -> None:
    """A batch that nobody counts measures nothing."""
    assert {path.stem for path in QUESTIONS.glob("*.jsonl")} == set(LEVELS)


def test_documents_do_not_take_the_questions_of_the_starter_report(accepted: KnowledgeBase) -> None:
    """A fact with phrasings keeps its questions, unless a document names somebody or something that it does not."""
    judged = list(accepted.measure())
    count = Counter(one.verdict for one in judged)
    missed = [f"{one.golden.id} {one.verdict}: {one.why}: {one.golden.question}" for one in judged if one.why]
    assert count["right"] >= GOLDEN[0] * len(judged), missed
    assert count["wrong"] <= GOLDEN[1] * len(judged), missed


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("who is gus orlov", "has run the night desk"),
        ("how many bonds were issued twice?", "118 bonds"),
        ("when is the argument in the appeal?", "July 15"),
        ("what reason did Miriam Foss give for refusing administrator rights?", "hold the keys"),
        ("who sued the lighthouse pension service", "Keepers' Guild"),
        ("budget of the tidal records office?", "$73 million"),
    ],
)
def test_a_statement_answers_in_its_own_words(accepted: KnowledgeBase, question: str, part: str) -> None:
    """One statement, as it stands in the source, with its citation."""
    reply = answered(accepted.ask(question))
    assert part in direct(reply)
    assert all(claim.citations for claim in reply.claims)


@pytest.mark.parametrize(
    "question",
    [
        "who hired Benny Duarte?",
        "how old is Gus Orlov?",
        "which contractor lowered the accounts?",
        "who owned the pigeon",
    ],
)
def test_what_no_statement_says_is_refused(accepted: KnowledgeBase, question: str) -> None:
    """That a statement names somebody is no answer to what else is asked about them."""
    assert isinstance(accepted.ask(question), Declined)


def test_who_says_so_comes_with_the_statement(accepted: KnowledgeBase) -> None:
    """A question for the paper is answered by the paper's name and date, before what it reported."""
    reply = answered(accepted.ask("which paper said that two aides were let into the permit database?"))
    assert reply.lead == "Continental Wire, 13 March 2025:"


def test_agencies_are_found_by_their_shorter_names() -> None:
    """People leave out "federal" and turn "Department of" round."""
    assert shortened("Federal Ferry Commission") == ("Ferry Commission",)
    assert shortened("Department of Orchards") == ("Orchards Department",)


def test_a_definition_is_told_from_a_mention() -> None:
    """Whoever is only said to have done something is not thereby described."""
    assert defines("Mags Tolliver, a deckhand, found out on Thursday.", "Mags Tolliver") == 1.0
    assert defines("Every bond stands in a ledger called Isobar.", "Isobar") == 1.0
    assert defines("Letters from Mags Tolliver were not answered.", "Mags Tolliver") == 0.0


def test_a_figure_counts_only_for_what_it_counts() -> None:
    """The day of a month is no figure, and a word far from a figure is not what it counts."""
    shows = shown(
        "On May 3 the bureau said that 118 bonds are void, as it had feared since the storm, and its lawyers agree."
    )
    assert any("bond" in near for near in shows.counted)
    assert not any("lawyer" in near or "may" in near for near in shows.counted)


@pytest.mark.parametrize(
    ("question", "denied"),
    [
        ("what did one official say the aides copied to a laptop", "the official now says that he was mistaken"),
        ("were both of the Tidegate accounts read-only", "That was wrong."),
    ],
)
def test_what_a_correction_tells_again_never_stands_without_it(
    accepted: KnowledgeBase, question: str, denied: str
) -> None:
    """The earlier story's words are shown with the sentences that take them back, also where only the story fits."""
    reply = answered(accepted.ask(question))
    assert denied in direct(reply)
    assert "The story" in reply.claims[0].text
