"""Settings of a site."""

project = "x"
