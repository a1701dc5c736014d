"""The faces, piece by piece."""
