"""The stages of an edit's way."""
