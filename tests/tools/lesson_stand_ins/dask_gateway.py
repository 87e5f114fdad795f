"""Stands in for the package ``dask-gateway`` where lessons are run: the calls that lessons use, and no others.

The workers are threads of this process. So results are those of the hub, and the number of workers, too;
how long a worker takes to start, what it costs, and what happens when it has too little memory can only be seen there.
"""

from __future__ import annotations

from typing import Any

from distributed import LocalCluster


class GatewayCluster:
    """A cluster that belongs to one person."""

    def __init__(self) -> None:
        self._local = LocalCluster(n_workers=0, threads_per_worker=1, processes=False, dashboard_address=None)
        self.name = "local"
        self.dashboard_link = "https://hub-b.af.example.org/services/dask-gateway/clusters/local/status"

    def scale(self, n: int) -> None:
        """Ask for a number of workers."""
        self._local.scale(n)

    def adapt(self, minimum: int = 0, maximum: int | None = None) -> None:
        """Let the amount of work decide about the number of workers."""
        self._local.adapt(minimum=minimum, maximum=maximum)

    def get_client(self) -> Any:
        """Connect the notebook with the cluster."""
        return self._local.get_client()

    def shutdown(self) -> None:
        """Give the workers back."""
        _RUNNING.remove(self)
        self._local.close()


_RUNNING: list[GatewayCluster] = []


class Gateway:
    """The service of the hub that starts clusters."""

    def new_cluster(self) -> GatewayCluster:
        """Start a cluster without workers."""
        _RUNNING.append(GatewayCluster())
        return _RUNNING[-1]

    def list_clusters(self) -> list[GatewayCluster]:
        """Name the clusters that run."""
        return list(_RUNNING)
