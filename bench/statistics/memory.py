#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Peak memory of `cairn outcomes` beside the numbers it has to hold. Use: bench/statistics/memory.py [ROWS…]

For each subcommand: the peak of the process less that of the same command on 40 clients, divided by the numbers held: for
each row the client's number (4 bytes), the session and the score (8 bytes each). Default: 200,000, 1,000,000, 8,000,000 rows.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAKE = ROOT / "build/release/bench/bench_statistics"
CAIRN = ROOT / "build/release/cairn"
ROWS_A_CLIENT = 8
BYTES_A_ROW = 20
COMMANDS = {
    "change": ["--reliability", "0.89", "--cutoff", "10"],
    "course": ["--points", "6"],
    "time-to": ["--points", "6"],
    "gains": ["--points", "7"],
}


def peak(arguments):
    """The peak resident memory of one run, in bytes."""
    child = os.posix_spawn(arguments[0], arguments, os.environ)
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        sys.exit(f"{' '.join(arguments)}: exit status {status}")
    return usage.ru_maxrss * 1024


def run(name, file, folder):
    return peak([str(CAIRN), "outcomes", name, str(file), "--session", "session", *COMMANDS[name], "--format", "csv",
                 "--output", str(folder / "result")])


def main():
    sizes = [int(a) for a in sys.argv[1:]] or [200_000, 1_000_000, 8_000_000]
    print("| subcommand | rows | numbers held, MB | peak − baseline, MB | ratio |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "data.csv"
        subprocess.run([MAKE, "make", "40", "2026", file], check=True)
        base = {command: run(command, file, folder) for command in COMMANDS}
        for size in sizes:
            subprocess.run([MAKE, "make", str(size // ROWS_A_CLIENT), "2026", file], check=True)
            with open(file, "rb") as lines:
                rows = sum(1 for _ in lines) - 1
            for command in COMMANDS:
                held = rows * BYTES_A_ROW
                more = run(command, file, folder) - base[command]
                print(f"| {command} | {rows:,} | {held / 1e6:.1f} | {more / 1e6:.1f} | {more / held:.2f} |", flush=True)


main()
