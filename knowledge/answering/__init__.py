"""A question's way: understand, match, choose, compose. Plain functions, values in, value out."""
