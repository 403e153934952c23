"""Expressions that lean on an event instead of a date: "since Assad's ouster"."""
