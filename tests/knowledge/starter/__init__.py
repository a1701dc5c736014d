"""Tests of knowledge.starter."""
