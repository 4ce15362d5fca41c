#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each case compiles as it stands and stops compiling with -DWRONG: so it is the wrong line, and nothing else, that fails."""
import subprocess
import sys
from pathlib import Path

compiler, source, folder = sys.argv[1:4]


def compiles(case, *more):
    command = [compiler, "-std=c++23", "-fsyntax-only", f"-I{source}", *more, str(case)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


faults = []
cases = sorted(Path(folder).glob("*.cpp"))
for case in cases:
    if not compiles(case):
        faults.append(f"{case.name}: does not compile even without the wrong line")
    elif compiles(case, "-DWRONG"):
        faults.append(f"{case.name}: compiles with the wrong line")
print("\n".join(faults) if faults else f"{len(cases)} cases: none compiles")
sys.exit(1 if faults or not cases else 0)
