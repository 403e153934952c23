"""Which days does a text speak of? Date expressions, found and resolved."""
