"""An error of the library becomes a sentence that the person can act on."""

from __future__ import annotations

from knowledge import KnowledgeError


def explain(error: KnowledgeError) -> str:
    """Say what happened and what to do next."""
    return str(error)
