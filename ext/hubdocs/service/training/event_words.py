"""Everything that agendas and plans of events say. The values are the message ids of the catalogue."""

from __future__ import annotations

from enum import Enum


class EventWords(Enum):
    """A template; what stands in braces is put in."""

    # what a hub lacks
    LACKS_MEMORY = "it gives at most {most} of memory, and {needed} are needed"
    LACKS_CPU = "it gives at most {most} processors, and {needed} are needed"
    LACKS_GPU = "it has no graphics processors"
    LACKS_STORAGE = "it gives each person {most} for files, and {needed} are needed"
    LACKS_INTERFACE = "none of its servers opens with {needed}, as far as its configuration says"
    LACKS_ALL_AT_ONCE = "it has everything that is needed, but no server has all of it at once"
