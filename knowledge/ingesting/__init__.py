"""A document's way: bytes become a Document, its passages, and drafts that each carry an exact quote."""
