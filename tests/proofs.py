"""How long the proofs are: short in every run, long with `make proof`.

Run as a program it runs the long forms and records them in docs/proof.md.
"""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

IS_LONG = "PROOF_EXAMPLES" in os.environ
EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "500"))
RECORD = Path(__file__).parent.parent / "docs" / "proof.md"
PAGES = ("tests/journeys/test_every_page.py", "tests/journeys/test_empty_pages.py")
# What is proved, how much of it, and the tests that prove it.
PROOFS = {
    "Random histories: SQL and plain Python give the same rollups, now and as known"
    " at a past moment, and parts sum to the penny": (
        f"{EXAMPLES:,} histories",
        ("tests/benefits/test_rollup_reference.py",),
    ),
    "axe finds nothing, and nothing scrolls sideways: as it opens, refused, empty": (
        "every page, persona and width",
        PAGES,
    ),
}


def main() -> int:
    chosen = {
        name: proof
        for name, proof in PROOFS.items()
        if not sys.argv[1:] or set(sys.argv[1:]) & set(proof[1])
    }
    results = {name: _is_proved(paths) for name, (_, paths) in chosen.items()}
    RECORD.write_text(_told(results, dt.datetime.now(dt.UTC).date()))
    return 0 if all(results.values()) else 1


def _is_proved(paths: tuple[str, ...]) -> bool:
    told = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-n",
        "auto",
    ]
    return subprocess.run([*told, *paths], check=False).returncode == 0


def _told(results: dict[str, bool], on: dt.date) -> str:
    rows = [
        f"| {name} | {PROOFS[name][0]} | {'holds' if holds else 'fails'} |"
        for name, holds in results.items()
    ]
    return "\n".join(
        [
            "# What the long tests showed",
            "",
            f"`make proof` wrote this on {on.isoformat()}.",
            "",
            "| Proved | How much | Result |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
