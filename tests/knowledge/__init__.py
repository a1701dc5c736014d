"""Tests of the library, mirroring its rooms."""
