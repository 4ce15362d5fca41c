#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fail when the sources break a rule of the house. Each rule says why; known exceptions are listed and must still be true."""
import re
import sys
from pathlib import Path

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 60
LINES_OF_AN_APP_FILE = 250

# pattern → what to use instead. In C++ sources, comments and strings left out.
BANNED = {
    r"\bstd::(atof|strtod|stod|stof)\b": "std::from_chars: these obey the locale",
    r"\bsystem_clock::now\b": "Clock: tests hold it still",
    r"\brand\(\)|\bsrand\(": "fill_random, or a seeded engine in tests",
    r"\bassert\(": "a check that stays on in release",
    r"\b(TODO|FIXME|XXX)\b": "an issue",
    r"\busing namespace std\b": "names with std::",
    r"\bstd::cout\b|\bprintf\(": "log, or the writer a command was given",
    r"\bNOLINT": "a fix",
}
ALLOWED = {  # (file, pattern) that stand for a reason
    ("src/base/time.cpp", r"\bsystem_clock::now\b"): "the one real clock",
}
APP_BANNED = {
    r"\binnerHTML\b|\bdangerouslySetInnerHTML\b": "text nodes: what people typed never becomes markup",
    r"\bas any\b|: any\b": "a type",
    r"@ts-ignore|@ts-nocheck": "a fix",
    r"\blocalStorage\b|\bsessionStorage\b": "the encrypted copy: nothing personal lies on a device in the clear",
    r"\beval\(|new Function\(": "code that stands in a file",
    r"https?://(?!127\.0\.0\.1|localhost|www\.w3\.org)": "nothing: the app speaks to its own server only",
}
APP_EXCEPT = re.compile(r"ui/(scripts|e2e)/|\.test\.tsx?$|/help/|/quick-exit|/vite|/testing/")


def strip(code):
    """C++ without comments and string contents, line numbers kept."""
    keep_lines = lambda match: "\n" * match.group(0).count("\n")
    code = re.sub(r'R"(\w*)\(.*?\)\1"', keep_lines, code, flags=re.S)
    code = re.sub(r"/\*.*?\*/", keep_lines, code, flags=re.S)
    code = re.sub(r"//[^\n]*", "", code)
    return re.sub(r'"(?:\\.|[^"\\\n])*"', '""', code)


def long_functions(code):
    """(line, length) of every brace block that follows a parameter list at namespace or class depth."""
    found, depth, opened = [], 0, []
    for number, line in enumerate(code.split("\n"), 1):
        for char in line:
            if char == "{":
                head = "\n".join(code.split("\n")[max(0, number - 4):number])
                function = bool(re.search(r"\)\s*(const|noexcept|override|mutable|final|->\s*[\w:<>,&*\s]+)*\s*(:[^;{]*)?\{[^{}]*$", head))
                opened.append((number, function and not any(f for _, f in opened)))
                depth += 1
            elif char == "}" and opened:
                start, function = opened.pop()
                if function and number - start + 1 > LINES_OF_A_FUNCTION:
                    found.append((start, number - start + 1))
    return found


def check_source(path, text):
    faults = []
    if not text.startswith("// SPDX-License-Identifier: Apache-2.0"):
        faults.append("begins without its licence line")
    lines = text.count("\n")
    if lines > LINES_OF_A_FILE and "_test.cpp" not in path:
        faults.append(f"{lines} lines, at most {LINES_OF_A_FILE}: split it by noun")
    code = strip(text)
    for number, line in enumerate(code.split("\n"), 1):
        for pattern, instead in BANNED.items():
            if re.search(pattern, line) and (path, pattern) not in ALLOWED and not ("cli/" in path and "cout" in pattern):
                faults.append(f"line {number}: use {instead}")
        if len(text.split("\n")[number - 1]) > 160:
            faults.append(f"line {number}: longer than 160 columns")
    if path.endswith(".cpp") and not path.endswith("_test.cpp"):
        faults += [f"line {start}: a function of {length} lines, at most {LINES_OF_A_FUNCTION}" for start, length in long_functions(code)]
    return faults


def check_app(path, text):
    faults = []
    if text.count("\n") > LINES_OF_AN_APP_FILE and ".test." not in path and not re.search(r"/(words|schema|packs)", path):
        faults.append(f"{text.count(chr(10))} lines, at most {LINES_OF_AN_APP_FILE}")
    if not APP_EXCEPT.search(path):
        code = re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S) if "http" not in text else text
        for pattern, instead in APP_BANNED.items():
            if re.search(pattern, code):
                faults.append(f"use {instead}")
    return faults


def check_tree(root):
    faults = []
    for file in sorted((root / "src").rglob("*.[ch]pp")):
        path = file.relative_to(root).as_posix()
        faults += [f"{path}: {fault}" for fault in check_source(path, file.read_text())]
    for file in sorted((root / "ui" / "src").rglob("*.ts*")):
        path = file.relative_to(root).as_posix()
        faults += [f"{path}: {fault}" for fault in check_app(path, file.read_text())]
    for (path, pattern), why in ALLOWED.items():
        file = root / path
        if not file.exists() or not re.search(pattern, strip(file.read_text())):
            faults.append(f"{path}: the exception ({why}) is no longer needed: take it out of the list")
    return faults


def main(root):
    found = check_tree(Path(root))
    print("\n".join(found) if found else "tidy: in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
