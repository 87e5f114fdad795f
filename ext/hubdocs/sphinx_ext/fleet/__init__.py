"""Component: the fleet on pages."""
