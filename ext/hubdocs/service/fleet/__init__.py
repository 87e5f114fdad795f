"""The fleet: clusters, hubs, layered values, and where each value comes from."""

from __future__ import annotations

from hubdocs.service.fleet.fleet import CHARTS, CLUSTER_GLOB, Chart, Cluster, Fleet, FleetOptions, Hub
from hubdocs.service.fleet.layers import Layer, LayerKind, Origin, hidden_above, merge, origins

__all__ = [
    "CHARTS",
    "CLUSTER_GLOB",
    "Chart",
    "Cluster",
    "Fleet",
    "FleetOptions",
    "Hub",
    "Layer",
    "LayerKind",
    "Origin",
    "hidden_above",
    "merge",
    "origins",
]
