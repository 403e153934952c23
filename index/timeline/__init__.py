"""From dated passages to timeline entries: when each speaks of, and which speak of one event."""
