"""Drafts, proposals and revisions become what a terminal shows."""

from __future__ import annotations

from knowledge import InvalidDraft


def problem_lines(error: InvalidDraft) -> list[str]:
    """Write every problem of a draft, one a line, and after them what else a curator should look at."""
    return [*error.problems, *(f"Look at this, too: {warning}" for warning in error.warnings), "Nothing was proposed."]
