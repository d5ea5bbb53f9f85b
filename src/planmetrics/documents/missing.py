"""What is raised where a library is not there."""

from __future__ import annotations


class MissingLibraryError(Exception):
    """A document was given, and the library that reads its kind is not installed."""

    def __init__(self, library: str) -> None:
        super().__init__(library)
        self.library = library
