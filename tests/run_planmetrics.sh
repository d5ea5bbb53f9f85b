#!/bin/sh
# The program as the tests see it, for scripts that run it.
exec "${PYTHON:-python3}" -m planmetrics "$@"
