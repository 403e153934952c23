"""A question in, an answer out. Knows no HTTP."""
