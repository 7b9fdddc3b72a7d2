"""How long the proofs are: short in every run, long with `make proof`.

Run as a program it runs the long forms and records them in docs/proof.md.
"""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "500"))
RECORD = Path(__file__).parent.parent / "docs" / "proof.md"
# What is proved, and the test that proves it.
PROOFS = {
    "Random histories: SQL and plain Python give the same rollups, now and as known"
    " at a past moment, and parts sum to the penny": (
        "tests/benefits/test_rollup_reference.py"
    ),
}


def main() -> int:
    results = {name: _is_proved(path) for name, path in PROOFS.items()}
    RECORD.write_text(_told(results, dt.datetime.now(dt.UTC).date()))
    return 0 if all(results.values()) else 1


def _is_proved(path: str) -> bool:
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", path],
        check=False,
    )
    return run.returncode == 0


def _told(results: dict[str, bool], on: dt.date) -> str:
    rows = [
        f"| {name} | {EXAMPLES:,} | {'holds' if holds else 'fails'} |"
        for name, holds in results.items()
    ]
    return "\n".join(
        [
            "# What the long tests showed",
            "",
            f"`make proof` wrote this on {on.isoformat()}.",
            "",
            "| Proved | Examples | Result |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
