"""Tests of knowledge.answering."""
