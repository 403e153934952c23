"""The `dateline` command: the one place where index, search and web are put together."""
