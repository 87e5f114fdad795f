"""A right workshop with its lessons and its hub, which cases change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

WORKSHOP = """\
title: Two days on a hub
place: Universidad del Río, sala 12
time_zone: America/Bogota
languages: [en, es]
hub: sa/hub-a
profile: teaching
choices: {resources: small, image: python}
attendees: 40
login_minutes: 3
machine_minutes: 10
storage: 10G
materials: {repository: "https://git.example.org/rio/taller", branch: main, path: notebooks}
data: ["https://data.example.org/rivers.csv"]
shared_password: false
held_before: true
unusual: Everybody downloads two gigabytes.
longest_stretch: 90
days:
  - date: 2027-03-01
    start: "09:00"
    end: "12:00"
    parts:
      - {activity: Welcome, minutes: 10}
      - {lesson: first-steps}
      - {break: 15}
      - {lesson: files}
  - date: 2027-03-02
    start: "08:30"
    end: "11:00"
    parts:
      - {lesson: data}
      - {break: 10}
      - {lesson: own-image}
"""
LESSONS = {
    "first-steps": {},
    "files": {"requires": ["first-steps"]},
    "data": {"requires": ["files"], "hub": {"memory": "2G"}},
    "dask": {"requires": ["data"]},
    "own-image": {"hub": {"storage": "5G", "interface": "lab", "packages": ["xarray"]}},
    "images": {"hub": {"memory": "6G"}},
    "gpu": {"hub": {"gpu": True}},
    "rstudio": {"hub": {"interface": "rstudio"}},
    "portuguese": {"language": "pt-BR"},
}
MINUTES = {"first-steps": (40, 25), "files": (25, 20), "data": (50, 20), "own-image": (20, 25)}
HUB = """\
jupyterhub-home-nfs:
  quotaEnforcer: {config: {QuotaManager: {hard_quota: 10}}}
jupyterhub:
  singleuser:
    defaultUrl: /lab
    profileList:
      - display_name: Teaching
        slug: teaching
        default: true
        profile_options:
          image:
            display_name: Image
            choices:
              python: {display_name: Python, default: true, kubespawner_override: {image: "r.example.org/py:1"}}
              maps: {display_name: Maps, kubespawner_override: {image: "r.example.org/maps:1"}}
          resources:
            display_name: Size
            choices:
              small:
                display_name: Small
                default: true
                kubespawner_override: {mem_limit: 3G, mem_guarantee: 3G, cpu_limit: 4, cpu_guarantee: 0.4}
              large:
                display_name: Large
                kubespawner_override: {mem_limit: 7G, mem_guarantee: 7G, cpu_limit: 4, cpu_guarantee: 0.8}
"""
CLUSTER = """\
name: sa
provider: kubeconfig
metadata: {2i2c: {hubspot_deal_id: 80012345678}}
kubeconfig: {file: enc-access.secret.yaml}
hubs:
  - {name: hub-a, domain: hub-a.sa.example.org, helm_chart: basehub, helm_chart_values_files: [hub-a.values.yaml]}
"""


def lesson_page(name: str, front: dict[str, Any]) -> str:
    """Write the page of a lesson."""
    teaching, exercises = MINUTES.get(name, (30, 10))
    matter = {
        "id": name,
        "minutes": {"teaching": teaching, "exercises": exercises, "break": 5},
        "level": "beginner",
        "audience": ["hub-user"],
        "teaches": [f"Explain {name}"],
        "language": "en",
        "licence": "CC-BY-4.0",
        **front,
    }
    return f"---\n{yaml.safe_dump({'lesson': matter})}---\n\n# About {name}\n"


def write_project(folder: Path, workshop: str, changes: dict[str, Any] | None = None) -> Path:
    """Write a project with a workshop, lessons and a hub; give the file of the workshop."""
    lessons = {**LESSONS, **(changes or {})}
    files = {f"lessons/{name}.md": lesson_page(name, front) for name, front in lessons.items()}
    files |= {"clusters/sa/cluster.yaml": CLUSTER, "clusters/sa/hub-a.values.yaml": HUB, "hubdocs.toml": ""}
    for name, text in {**files, "two-days.workshop.yaml": workshop}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "two-days.workshop.yaml"
