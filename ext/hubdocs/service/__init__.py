"""Floor 4: what a hub service consists of, in four areas."""
