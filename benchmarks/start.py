"""How long the command line takes, as ratios to bare Python in the same run, which vary less than times.

Run it with an installed jw-design: `python benchmarks/start.py [RUNS]`. It prints the median of each command and its
ratio to `python -I -c pass`, run in turn, and then what a lint spends its time on.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "rough-sleepers-unit.md"
BARE = [sys.executable, "-I", "-c", "pass"]
BRIEFS = 200
#: Modules that stand for a stage of a lint, in the order in which they are loaded.
STAGES = ("typer", "yaml", "pyromark", "jw_design")


def seconds(command: list[str]) -> float:
    """Return how long a command takes from start to exit."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def compare(name: str, command: list[str], runs: int) -> None:
    """Print a command's median and its ratio to bare Python, pair by pair."""
    seconds(command)
    pairs = [(seconds(BARE), seconds(command)) for _ in range(runs)]
    bare = statistics.median(pair[0] for pair in pairs)
    median = statistics.median(pair[1] for pair in pairs)
    ratios = sorted(pair[1] / pair[0] for pair in pairs)
    ratio = f"{statistics.median(ratios):5.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})"
    print(f"{name:24} {1000 * median:8.0f} ms   bare {1000 * bare:5.1f} ms   ratio {ratio}")


def imports() -> None:
    """Print how long a lint spends on loading what."""
    command = [sys.executable, "-X", "importtime", "-m", "jw_design", "lint", "--fail-on", "never", str(EXAMPLE)]
    lines = subprocess.run(command, capture_output=True, text=True, check=False).stderr.split("\n")
    totals = dict.fromkeys((*STAGES, "the rest"), 0)
    for line in lines:
        parts = line.removeprefix("import time:").split("|")
        if len(parts) == 3 and parts[0].strip().isdigit():  # noqa: PLR2004
            top = parts[2].strip().split(".")[0]
            totals[top if top in STAGES else "the rest"] += int(parts[0])
    print("Loading modules, own time: " + ", ".join(f"{name} {time / 1000:.0f} ms" for name, time in totals.items()))


def main() -> None:
    """Measure the version, a lint of one brief and a lint of many."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    jw = [sys.executable, "-m", "jw_design"]
    with tempfile.TemporaryDirectory() as folder:
        text = EXAMPLE.read_text("utf-8")
        for number in range(BRIEFS):
            Path(folder, f"{number}.md").write_text(text.replace("Rough Sleepers Unit", f"Programme {number}"), "utf-8")
        compare("--version", [*jw, "--version"], runs)
        compare("lint, one brief", [*jw, "lint", str(EXAMPLE)], runs)
        compare(f"lint, {BRIEFS} briefs", [*jw, "lint", folder], max(runs // 5, 3))
    imports()


if __name__ == "__main__":
    main()
