"""Articles in, index out: reading, extraction, storage. Knows no query and no HTTP."""
