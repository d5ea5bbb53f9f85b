"""Plain-text plan tracking: targets, actuals, gaps and the growth still needed."""

__version__ = "0.1.0"
