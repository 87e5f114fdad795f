"""Training: lessons, and what is computed from them."""
