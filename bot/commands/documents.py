"""Documents come in: what is drafted from them waits for review, or is on record at once by the operator's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from bot.commands.call import Call, editor, opened
from bot.commands.reading import Read, read_ahead, walked
from bot.commands.values import a_day, a_link, said
from bot.ending import stop
from bot.explain import explain
from bot.terminal import harmless
from bot.terminal_documents import ingested_lines, next_line, preview_lines
from bot.told import Told
from knowledge import SUFFIXES, Document, IncompleteDocument, Ingested, KnowledgeBase, KnowledgeError

OPTIONS = "The options for it are --title, --publisher, --published and --url, with one file at a time."

Step = Callable[[], None]


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--title", default="", callback=said, help="The title, where the document does not state it or states it wrongly."
)
@click.option("--publisher", default="", callback=said, help="Who published it.")
@click.option("--published", default="", metavar="DATE", callback=a_day, help="When, as 2025-02-17.")
@click.option("--url", default="", callback=a_link, help="Its address; a newer text at a known one is a new version.")
@click.option("--accept", is_flag=True, help="Put the drafts on record at once: your own review, recorded as such.")
@click.option("--json", "as_json", is_flag=True, help="Print one draft a line, and store nothing.")
@click.option("--dry-run", is_flag=True, help="Show what is stated and drafted, and store nothing.")
@click.option("--as", "by", metavar="NAME", help="Who you are; the history keeps it.")
@click.pass_obj
def ingest(
    call: Call, /, files: tuple[Path, ...], by: str | None, *, accept: bool, as_json: bool, dry_run: bool, **told: str
) -> None:
    """Take documents in: files, and those of folders; exit code 1 where some, 2 where none could be taken."""
    if as_json + dry_run + accept > 1:
        stop("Choose one of --accept, --json and --dry-run: the latter two store nothing.")
    who = None if as_json or dry_run else editor(by)
    paths = list(walked(files))
    if not paths:
        stop(f"There is no document in {files[0]}: a folder's {', '.join(SUFFIXES)} files are read.")
    if any(told.values()) and (len(paths) > 1 or files[0].is_dir()):
        stop("--title, --publisher, --published and --url describe one document: give one file with them.")
    with opened(call) as base:
        with progress(len(paths)) as step:
            said_of = Told(**told).of
            read = (one if isinstance(one, KnowledgeError) else said_of(one) for one in read_ahead(paths))
            outcomes = base.documents.add_all(read, who, accept=accept, progress=step) if who else _tried(read, step)
        failed = _shown(base, outcomes, accept=accept, as_json=as_json)
    sys.exit(0 if not failed else 1 if failed < len(paths) else 2)


@contextmanager
def progress(length: int) -> Iterator[Step]:
    """Show a bar on standard error where many documents are read and somebody looks."""
    quiet = length == 1 or not sys.stderr.isatty()
    with click.progressbar(length=length, label="Reading", file=sys.stderr, hidden=quiet) as bar:
        yield lambda: bar.update(1)


def _tried(read: Iterable[Read], step: Step) -> Iterator[Read]:
    for one in read:
        yield one
        step()


def _shown(base: KnowledgeBase, outcomes: Iterable[Read | Ingested], *, accept: bool, as_json: bool) -> int:
    """Print what came of each document, errors on standard error; how many there were."""
    failed, taken = 0, list[Ingested]()
    for one in outcomes:
        match one:
            case Document() if as_json:
                for row in base.documents.rows(one):
                    click.echo(json.dumps(row, ensure_ascii=False))
            case Document():
                click.echo("\n".join(preview_lines(one, base.documents.drafts(one))))
            case Ingested():
                taken.append(one)
                click.echo("\n".join(ingested_lines(one)))
            case _:
                failed += 1
                hint = f" {OPTIONS}" if isinstance(one, IncompleteDocument) else ""
                click.echo(harmless(explain(one) + hint), err=True)
    if taken and (line := next_line(taken, accepted=accept)):
        click.echo(line)
    return failed
