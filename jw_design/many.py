"""Many briefs at once: read, assessed and rendered on every processor where there are enough of them to be worth it."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from jw_design.assess import assess
from jw_design.errors import ChecklistError, JwDesignError
from jw_design.model.finding import Assessment
from jw_design.store import open_brief

T = TypeVar("T")
#: From this many briefs on, starting other processes costs less than they save.
WORTH_IT = 40
#: More processes than this mostly wait for each other's output.
MOST_PROCESSES = 4


class Outcome(NamedTuple, Generic[T]):
    """What became of one file."""

    #: Its part of the report; None where the file could not be read.
    body: T | None
    #: How many findings are open at each severity, and how many are accepted; `Assessment.counts`.
    counts: dict[str, int]
    #: What is wrong with the file, a line each.
    problems: list[str]


def outcomes(
    paths: Sequence[Path], extra: Sequence[Path], today: date, render: Callable[[Assessment], T]
) -> Iterator[Outcome[T]]:
    """Yield the outcome of each file, in the order given; `render` must be a function at the top of a module."""
    one = partial(_outcome, extra=tuple(extra), today=today, render=render)
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if len(paths) < WORTH_IT or processes == 1:
        yield from map(one, paths)
        return
    from concurrent.futures import ProcessPoolExecutor

    # The first one here, so that what it leaves in the cache serves the others.
    yield one(paths[0])
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(one, paths[1:], chunksize=-(-len(paths) // (2 * processes)))


def _outcome(path: Path, extra: tuple[Path, ...], today: date, render: Callable[[Assessment], T]) -> Outcome[T]:
    try:
        stored = open_brief(path, extra)
    except JwDesignError as error:
        return Outcome(None, {}, problem_lines(error))
    assessment = assess(stored.checklist, stored.brief, today)
    return Outcome(render(assessment), assessment.counts, [])


def problem_lines(error: JwDesignError) -> list[str]:
    """Return an error as people read it: each problem on a line."""
    return [str(problem) for problem in (error.problems if isinstance(error, ChecklistError) else (error,))]
