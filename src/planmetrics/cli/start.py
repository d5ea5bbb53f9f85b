"""Where the program starts, before the command tree and its libraries are imported."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the program."""
    gc.set_threshold(100_000)  # a short life: what is garbage, that of imports too, may wait for its end
    from planmetrics.cli.app import main as run

    run()
