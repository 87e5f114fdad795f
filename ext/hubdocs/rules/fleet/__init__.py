"""Rules over the fleet: one module for each family."""
