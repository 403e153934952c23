"""What does a template see? Frozen contexts, made from results."""
