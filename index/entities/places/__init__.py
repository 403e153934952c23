"""Where places lie, and which of several of one name is meant."""
