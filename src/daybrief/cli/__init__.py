"""The command line: each command is one module; this one only gathers them."""

from daybrief.cli.app import main

__all__ = ["main"]
