"""What does a map of the world look like here? Outlines, projection, and where words fit."""
