"""Tests of planmetrics. All data here is made up, unless a test says that it reads the shipped data."""
