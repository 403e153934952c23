"""Which file formats can be read: one module a format, each turning a file into articles."""
