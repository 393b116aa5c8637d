"""``python -m oakmere_training``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program. Returns the exit code."""
    from oakmere_training.app import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
