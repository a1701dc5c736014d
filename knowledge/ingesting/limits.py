"""How much a document may ask of the machine, and how a process holds itself to it."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

# What Discord lets everybody attach; a longer report is mostly pictures.
MOST_BYTES = 10 * MEGABYTE
# A book of 700 pages; a fact base cites pages, and every stored text is searched for quotes.
MOST_CHARACTERS = 2_000_000
# What the parts of a .docx may hold once unpacked: fifty times the text of a long report.
MOST_UNPACKED = 50 * MEGABYTE
# Parts of a .docx; a report with three hundred pictures has about 350.
MOST_PARTS = 2_000
# For one document in the reading process; a PDF of 400 full pages (1.7 million characters) took 2.2 s and 133 MB.
MOST_SECONDS = 20
MOST_MEMORY = 512 * MEGABYTE

TOO_LONG = f"holds more than {MOST_CHARACTERS:,} characters of text"
SPLIT = "Give it in several parts."


def hold_to_limits() -> None:
    """Limit the memory and the processor time of this process, where its system can; it cannot be undone."""
    try:
        import resource  # noqa: PLC0415  Windows has none: there only the clock of the waiting process limits
    except ImportError:
        return
    # a second between the signal and the end, so that the signal says what happened
    limits = (
        (resource.RLIMIT_AS, MOST_MEMORY, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS, MOST_SECONDS + 1),
        (resource.RLIMIT_CORE, 0, 0),
    )
    for what, soft, hard in limits:
        try:
            resource.setrlimit(what, (soft, hard))
        except (ValueError, OSError):  # macOS refuses RLIMIT_AS; a host may have set lower limits already
            continue
