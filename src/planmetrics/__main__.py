"""Lets `python -m planmetrics` do what `planmetrics` does."""

from planmetrics.cli.app import main

main()
