#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fail when a document names a test that does not exist: every “name” in the pages below has to be the name of a test."""
import re
import sys
from pathlib import Path

PAGES = ["SECURITY.md", "docs/threat-model.md", "docs/operations.md"]
CPP = re.compile(r'TEST_CASE\(\s*"((?:[^"\\]|\\.)*)"')
PYTHON = re.compile(r"def (test_\w+)")
SCRIPT = re.compile(r"""\b(?:test|it|chapter)\(\s*['"`]((?:[^'"`\\]|\\.)*)['"`]""")


def plain(name):
    """Letters and digits only: Python names have no commas, and lines are broken in pages."""
    return re.sub(r"\W+", " ", name.replace("’", "").replace("'", "").replace("_", " ")).strip().lower()


def tests_in(root):
    found = set()
    for folder, pattern, wanted in (("src", "*_test.cpp", CPP), ("tests", "*.cpp", CPP), ("tests", "*_test.py", PYTHON),
                                    ("ui/e2e", "*.mjs", SCRIPT), ("ui/src", "*.test.ts*", SCRIPT)):
        for path in (root / folder).rglob(pattern):
            for name in wanted.findall(path.read_text()):
                found.add(plain(name.removeprefix("test_")))
    return found


def claims_in(text):
    return [plain(claim) for claim in re.findall(r"“([^”]+)”", text)]


def main(root):
    tests = tests_in(root)
    missing = []
    count = 0
    for page in PAGES:
        for claim in claims_in((root / page).read_text()):
            if claim == "quotation marks":
                continue
            count += 1
            if claim not in tests:
                missing.append(f"{page}: no test is called “{claim}”")
    print("\n".join(missing) or f"{count} claims name tests that exist ({len(tests)} tests)")
    return 1 if missing or count < 40 else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
