"""The fleets of a project: found, checked by the rules, and asked what a hub runs with."""
