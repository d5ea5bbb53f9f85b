"""Properties that are worked out once for each record, whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    once = property
else:

    class once:  # noqa: N801 (it is written where `property` is)
        """A property of a frozen record that is kept in its `__dict__`: a table of a million rows asks ten times each.

        As `functools.cached_property`, without its lock, which takes longer than what is worked out.
        """

        def __init__(self, work: Callable[[object], object]) -> None:
            self.work, self.name, self.__doc__ = work, work.__name__, work.__doc__

        def __get__(self, record: object, _: type | None = None) -> object:
            if record is None:
                return self
            found = record.__dict__[self.name] = self.work(record)
            return found
