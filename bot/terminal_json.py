"""Facts, proposals and revisions become the JSON that a program reads."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from knowledge import Bulk, Citation, Decision, Dossier, Fact, Proposal, Revision


def fact_json(fact: Fact) -> dict[str, Any]:
    """Give a fact; null for the place of a quote that nobody knows."""
    return asdict(fact) | {"slots": dict(fact.slots), "citations": [_cited(each) for each in fact.citations]}


def _cited(cited: Citation) -> dict[str, Any]:
    unknown = {} if cited.paragraph else {"paragraph": None, "start": None, "end": None}
    return asdict(cited) | unknown


def proposal_json(one: Proposal) -> dict[str, Any]:
    """Give a proposal."""
    return asdict(one)


def revision_json(one: Revision) -> dict[str, Any]:
    """Give a revision with its kind."""
    said = {"fact": one.fact and fact_json(one.fact), "before": one.before and fact_json(one.before)}
    return {**asdict(one), **said, "kind": one.kind}


def change_json(one: Revision) -> dict[str, Any]:
    """Give a revision without the names of those who made it."""
    return {name: value for name, value in revision_json(one).items() if name not in {"editor", "reviewer"}}


def bulk_json(bulk: Bulk, open_ones: Collection[int]) -> dict[str, Any]:
    """Give what accepting many came to."""
    failed = [{"proposal": number, "why": why, "open": number in open_ones} for number, why in bulk.failed]
    return {"accepted": [revision_json(one) for one in bulk.accepted], "waiting": bulk.waiting, "failed": failed}


def dossier_json(found: Dossier) -> dict[str, Any]:
    """Give a proposal with what stands beside it."""
    return asdict(found)


def decision_json(decision: Decision) -> dict[str, Any]:
    """Give a decided proposal, and the revision that it became."""
    made = decision.revision
    return {"proposal": proposal_json(decision.proposal), "revision": revision_json(made) if made else None}
