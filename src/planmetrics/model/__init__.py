"""The domain model: pydantic at the edge, frozen and strict; no files, no computing."""
