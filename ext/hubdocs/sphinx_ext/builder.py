"""The builder at work, for transforms: Sphinx hands it to none of them, and asks its application itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def builder_of(env: BuildEnvironment) -> Builder:
    """Give the builder that a page is resolved for.

    The public way, ``env.app``, is deprecated since Sphinx 9, and the one of Sphinx's own transforms is not in 8.2.
    """
    app: Sphinx | None = getattr(env, "_app", None)
    return (app or env.app).builder
