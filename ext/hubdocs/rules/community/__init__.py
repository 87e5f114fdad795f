"""Rules over the records of communities."""
