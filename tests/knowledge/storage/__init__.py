"""Tests of knowledge.storage."""
