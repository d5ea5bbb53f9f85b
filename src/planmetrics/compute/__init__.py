"""Gaps, rates, paths and status: records in, records out; no files, no clock, no rounding."""
