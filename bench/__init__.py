"""Benchmarks of Dateline; each script answers one question and prints a table or JSON."""
