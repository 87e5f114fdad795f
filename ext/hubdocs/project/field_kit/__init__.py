"""Field kits: the pages of one workshop as a zip that needs no network."""
