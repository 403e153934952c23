"""Who and where does a text speak of? Names, found and resolved to entities."""
