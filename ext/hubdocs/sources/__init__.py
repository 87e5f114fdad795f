"""Floor 1: text to documents, with a position for every value."""
