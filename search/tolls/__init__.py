"""How do the figures of many reports bear on each other? Tolls by category, claimant and time."""
