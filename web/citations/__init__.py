"""How is a report cited elsewhere? One module a form; nothing is said that is not known."""
