"""The way in: `jw-design`, or `python -m jw_design`."""

import gc
import os
import sys


def main() -> None:
    """Run the command line; the version needs nothing else to be loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from jw_design import __version__

        try:
            sys.stdout.write(f"jw-design {__version__}\n")
            sys.stdout.flush()
        except BrokenPipeError:
            # Nobody is reading any more; without this the interpreter's own last flush would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
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
