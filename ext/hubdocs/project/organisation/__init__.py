"""The organisation behind a project: its roles, responsibilities, strategy, numbers and updates."""
