"""The pages of a project: front matter, and the examples, questions and directives in them."""
