"""How many does a text say were killed, hurt, held or driven out? Casualty figures, found and qualified."""
