"""Lets `python -m planmetrics` do what `planmetrics` does."""

from planmetrics.cli.start import main

main()
