"""The lessons and workshops of a project: found, held against each other and against its hubs."""
