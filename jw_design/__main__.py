"""The way in: `jw-design`, or `python -m jw_design`."""

import gc
import sys


def main() -> None:
    """Run the command line; the version needs nothing else to be loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from jw_design import __version__

        sys.stdout.write(f"jw-design {__version__}\n")
        return
    # A run is short: collecting what it leaves behind would cost more than it frees.
    gc.set_threshold(100_000)
    try:
        from jw_design.cli import run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
