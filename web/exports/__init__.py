"""How does an answer leave Dateline? One module a format, each a stream of text."""
