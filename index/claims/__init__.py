"""How many does a text say were killed, hurt, held or driven out? Figures, as claimed."""
