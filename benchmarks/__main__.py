"""``python -m benchmarks [RUNS]``: every row of the table, medians of interleaved runs (nine unless told)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks import answers, certificates, quizfiles, register, staff_import, start

if TYPE_CHECKING:
    from benchmarks.row import Row


def main(runs: int) -> int:
    """Print the table. Returns 1 where a ratio is past its limit."""
    rows: list[Row] = []
    for module in (start, answers, certificates, quizfiles, register, staff_import):
        rows += module.measure(runs)
    width = max(len(row.what) for row in rows)
    print(f"{'what':{width}}  {'ours':>12}  {'floor':>12}  {'ratio':>6}  {'at most':>7}  {'aim':>5}")
    for row in rows:
        ours, floor = f"{row.ours:,.2f} {row.unit}", f"{row.floor:,.2f} {row.unit}"
        verdict = "" if row.holds else "  PAST ITS LIMIT"
        print(
            f"{row.what:{width}}  {ours:>12}  {floor:>12}  {row.ratio:>6.2f}  {row.at_most:>7.2f}  {row.aim:>5.2f}"
            f"{verdict}"
        )
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9))
