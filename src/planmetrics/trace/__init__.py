"""A plan held against its document: every figure encoded, recognised, listed, or missing."""
