"""Of several forms that a value may have: which one was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.checks.suggest import closest_key

if TYPE_CHECKING:
    from hubdocs.schema import Violation

_CHOICE: Final = frozenset({"const", "enum"})
# fmt: off
_BOUNDS: Final = frozenset({
    "contains", "exclusiveMaximum", "exclusiveMinimum", "format", "maxItems", "maxLength", "maxProperties", "maximum",
    "minItems", "minLength", "minProperties", "minimum", "multipleOf", "pattern", "uniqueItems",
})
# fmt: on
_UNKNOWN: Final = frozenset({"additionalProperties", "unevaluatedProperties"})


class Meant(NamedTuple):
    """What a failed ``anyOf`` or ``oneOf`` comes down to.

    :param violations: the violations of the branch that was meant, or of all branches where they agree on the cause;
        none where nothing says which branch was meant.
    :param together: the violations are alternatives to each other: one finding tells them all.
    """

    violations: tuple[Violation, ...]
    together: bool = False


def find_meant(violation: Violation) -> Meant:
    """Find the branch that the author meant.

    A branch that alone knows a key of the value, and lacks none, is the one. Otherwise:
    first the branches that a ``const`` or ``enum`` of a key rules out are put aside, then those that ask for another
    type; of the rest the one that gets furthest into the value is taken, then the one with the fewest violations.
    Where all are ruled out by the same value, that value is the mistake.
    """
    branches = [branch for branch in violation.branches if branch]
    here = violation.pointer
    fitting = [branch for branch in branches if not _wrong_type(branch, here)]
    if not fitting:
        return Meant(_roots(branches, here, "type"), together=True)
    if all(_at_root(branch, here, _CHOICE) for branch in fitting):
        return Meant(_first(fitting, here), together=True)
    open_branches = [branch for branch in fitting if not _ruled_out(branch, here)]
    if not open_branches:
        discriminators = _discriminators(fitting, here)
        if discriminators:
            return Meant(discriminators, together=True)
        open_branches = fitting
    if len(open_branches) > 1 and all(_only_required(branch, here) for branch in open_branches):
        return Meant(tuple(item for branch in open_branches for item in branch), together=True)
    claimed = [branch for branch in open_branches if _claims(branch, open_branches, here)]
    if len(claimed) == 1:
        return Meant(_without_strangers(claimed[0], _claims(claimed[0], open_branches, here), here))
    best = max(_progress(branch) for branch in open_branches)
    equal = [branch for branch in open_branches if _progress(branch) == best]
    if len(equal) > 1 and (
        all(_is_bound(branch, here) for branch in equal)
        or (not best[0] and all(_lacks(branch, here) and _unknown_at(branch, here) for branch in equal))
    ):
        return Meant(())  # nothing says which one was meant
    return Meant(equal[0])


def _progress(branch: tuple[Violation, ...]) -> tuple[bool, int, int]:
    """Say how well a branch fits: a misspelled key, how far its first trouble is, how few there are."""
    return _misspelled(branch), _reach(branch), -_weight(branch)


def _misspelled(branch: tuple[Violation, ...]) -> bool:
    """Say whether a key that is not known looks like one that is missing beside it."""
    missing = {(item.pointer, name) for item in branch if item.keyword == "required" for name in item.names}
    unknown = ((item.pointer, name) for item in branch if item.keyword in _UNKNOWN for name in item.names)
    return any(closest_key(name, [other for at, other in missing if at == pointer]) for pointer, name in unknown)


def _lacks(branch: tuple[Violation, ...], here: tuple[str | int, ...]) -> bool:
    """Say whether a key is missing that the branch asks for."""
    return any(item.keyword == "required" and item.pointer == here for item in branch)


def _unknown_at(branch: tuple[Violation, ...], here: tuple[str | int, ...]) -> frozenset[str]:
    """Give the keys of the value that a branch does not know."""
    return frozenset(
        name for item in branch if item.keyword in _UNKNOWN and item.pointer == here for name in item.names
    )


def _claims(
    branch: tuple[Violation, ...], branches: list[tuple[Violation, ...]], here: tuple[str | int, ...]
) -> frozenset[str]:
    """Give the keys of the value that only this branch knows, if it lacks none."""
    others = [_unknown_at(other, here) for other in branches if other is not branch]
    if _lacks(branch, here) or not others:
        return frozenset()
    return frozenset.intersection(*others) - _unknown_at(branch, here)


def _without_strangers(
    branch: tuple[Violation, ...], keys: frozenset[str], here: tuple[str | int, ...]
) -> tuple[Violation, ...]:
    """Leave out unknown keys where the key that speaks for a branch has a value of another type: it comes first."""
    wrong = any(item.keyword == "type" and item.pointer in {(*here, key) for key in keys} for item in branch)
    return tuple(item for item in branch if not (wrong and item.keyword in _UNKNOWN and item.pointer == here))


def _is_bound(branch: tuple[Violation, ...], here: tuple[str | int, ...]) -> bool:
    """Say whether all that is wrong by a branch is how large, how long or how written the value itself is."""
    return all(item.keyword in _BOUNDS and item.pointer == here for item in branch)


def _wrong_type(branch: tuple[Violation, ...], here: tuple[str | int, ...]) -> bool:
    return any(item.pointer == here and item.keyword in ("type", "false") for item in branch)


def _at_root(branch: tuple[Violation, ...], here: tuple[str | int, ...], keywords: frozenset[str]) -> bool:
    return any(item.pointer == here and item.keyword in keywords for item in branch)


def _roots(branches: list[tuple[Violation, ...]], here: tuple[str | int, ...], keyword: str) -> tuple[Violation, ...]:
    return tuple(item for branch in branches for item in branch if item.pointer == here and item.keyword == keyword)


def _first(branches: list[tuple[Violation, ...]], here: tuple[str | int, ...]) -> tuple[Violation, ...]:
    return tuple(item for branch in branches for item in branch if item.pointer == here and item.keyword in _CHOICE)


def _ruled_out(branch: tuple[Violation, ...], here: tuple[str | int, ...]) -> bool:
    """Say whether a key of the value has a value that belongs to another branch."""
    return any(item.keyword in _CHOICE and len(item.pointer) == len(here) + 1 for item in branch)


def _discriminators(branches: list[tuple[Violation, ...]], here: tuple[str | int, ...]) -> tuple[Violation, ...]:
    """Give the violations by which all branches were ruled out, if they are all about the same key."""
    found = [
        item for branch in branches for item in branch if item.keyword in _CHOICE and len(item.pointer) == len(here) + 1
    ]
    keys = [
        {item.pointer for item in branch if item.keyword in _CHOICE and len(item.pointer) == len(here) + 1}
        for branch in branches
    ]
    common = set.intersection(*keys) if keys else set()
    return tuple(item for item in found if item.pointer in common)


def _only_required(branch: tuple[Violation, ...], here: tuple[str | int, ...]) -> bool:
    return all(item.keyword == "required" and item.pointer == here for item in branch)


def _reach(branch: tuple[Violation, ...]) -> int:
    """Say how far into the value the first trouble of a branch is."""
    return min(len(item.pointer) + (item.keyword not in ("required", "additionalProperties")) for item in branch)


def _weight(branch: tuple[Violation, ...]) -> int:
    """Count the mistakes of a branch."""
    return sum(max(1, len(item.names)) for item in branch)
