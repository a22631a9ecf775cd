"""The command line called from a folder, without another process."""

import contextlib
import io
import sys
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from jw_design import cli


class Ended(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


def jw_design(folder: Path, *arguments: object) -> Ended:
    """Run `jw-design` with these arguments as if it had been typed in a folder, without the cache."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    code: object = 0
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "argv", ["jw-design", *map(str, arguments)]),
        mock.patch.dict("os.environ", {"JW_DESIGN_CACHE": "off", "NO_COLOR": "1", "COLUMNS": "100"}),
    ):
        try:
            cli.run()
        except SystemExit as stopped:
            code = stopped.code
    for stream in (out, err):
        stream.seek(0)
    return Ended(int(str(code or 0)), out.read(), err.read())
