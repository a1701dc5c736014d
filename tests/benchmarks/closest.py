"""What refusals over documents show: `python -m tests.benchmarks.closest`.

The invented documents are accepted as they were drafted, and asked their questions. Of those that are declined it is
counted how many show statements that come closest, and how many of these have all that a right answer must say.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge import Declined, Editor, KnowledgeBase, read_document
from tests.benchmarks.stated import BATCHES


def counted(path: Path, folder: Path) -> Counter[str]:
    """Ask the questions of a folder of documents; count what is declined, and what that shows."""
    base = KnowledgeBase.open(path)
    read = [read_document(one.name, one.read_bytes()) for one in sorted(folder.glob("*.txt"))]
    base.documents.add_all(read, Editor("bench", "bench"), accept=True)
    count: Counter[str] = Counter()
    for row in (json.loads(line) for batch in BATCHES[folder] for line in batch.read_text("utf-8").splitlines()):
        reply = base.ask(row["q"])
        if isinstance(reply, Declined):
            kind = "answerable" if row["answerable"] else "rightly declined"
            text = " ".join(claim.text for claim in reply.closest.claims) if reply.closest else ""
            has = row["answerable"] and all(re.search(must, text, re.IGNORECASE) for must in row["must"])
            count.update([kind, *([f"{kind}, shows something"] if text else []), *(["has the answer"] if has else [])])
    base.close()
    return count


def main() -> int:
    """Print the counts over all folders."""
    with TemporaryDirectory() as at:
        counts = [counted(Path(at) / f"{number}.db", folder) for number, folder in enumerate(BATCHES)]
    for name, number in sum(counts, Counter[str]()).most_common():
        print(f"{number:5} {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
