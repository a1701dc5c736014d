"""Whether two texts are the same document: a sketch of each, whose overlap estimates how much of them is alike.

Bottom-k sketches of hashed word shingles (Broder 1997): of two texts, the share of common values among the k smallest
estimates the share of common shingles.
"""

from __future__ import annotations

from hashlib import blake2b

from knowledge.text import fold, words

SHINGLE = 5  # words: shorter runs are common to unrelated reports
KEPT = 128  # values of a sketch: the estimate is then within about 0.04
SAME = 0.85  # share from which a text is the same document again; a corrected word in 300 leaves about 0.97


def sketch(text: str) -> tuple[int, ...]:
    """Give the smallest hashes of a text's shingles; case, spaces and punctuation do not count."""
    spoken = words(fold(text))
    shingles = {" ".join(spoken[at : at + SHINGLE]) for at in range(max(1, len(spoken) - SHINGLE + 1))}
    return tuple(sorted(_hashed(shingle) for shingle in shingles)[:KEPT])


def _hashed(shingle: str) -> int:
    """Hash to 63 bits, which SQLite holds as a whole number."""
    return int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest()) >> 1


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Estimate the share of shingles that two texts have in common, 0 to 1."""
    union = sorted({*one, *other})[:KEPT]
    return len({*union} & {*one} & {*other}) / len(union) if union else 1.0
