"""The organisation: teams, roles, who answers for what, how they work together, strategy and updates."""
