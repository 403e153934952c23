"""Where do the searchable postings and columns live? One family of modules an engine."""
