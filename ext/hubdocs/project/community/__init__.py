"""The communities of a project: their records, requests and processes, and what is published of them."""
