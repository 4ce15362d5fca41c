#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fail when a file includes a floor it may not use, a heavy library away from its home, or in a circle."""
import re
import sys
from pathlib import Path

# The one place where the order of the floors is written down. docs/architecture.md says what lives on each.
MAY_USE = {
    "base": set(),
    "domain": {"base"},
    "statistics": {"base"},
    "content": {"base", "domain"},
    "vault": {"base"},
    "storage": {"base", "domain", "vault"},
    "usecases": {"base", "domain", "content", "statistics", "vault", "storage"},
    "documents": {"base", "domain", "content", "statistics"},
    "fhir": {"base", "domain"},
    "http": {"base", "domain", "usecases", "documents", "fhir"},
    "cli": {"base", "domain", "content", "statistics", "usecases", "documents", "fhir"},
}
MAY_USE["server"] = set(MAY_USE)

# Header prefix → the floors where it may be included. Others see it only through a plain header of that floor.
HOME = {
    "boost/json": {"base"},
    "boost/describe": {"base"},
    "boost/mp11": {"base"},
    "spdlog/": {"base"},
    "fmt/": set(MAY_USE),
    "Eigen/": {"statistics"},
    "boost/math": {"statistics"},
    "toml++/": {"content"},
    "sodium": {"vault"},
    "SQLiteCpp/": {"storage"},
    "sqlite3": {"storage"},
    "pqxx/": {"storage"},
    "boost/asio": {"http"},
    "boost/beast": {"http"},
    "boost/url": {"http"},
    "openssl/": {"vault", "http"},  # vault: the signatures of passkeys; http: TLS
    "cbor": {"vault"},
    "liboath/": {"vault"},
    "utf8proc": {"vault"},
    "cairo": {"documents"},
    "pango": {"documents"},
    "libical/": {"documents"},
    "CLI/": {"cli"},
}
OWN = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
FOREIGN = re.compile(r"^\s*#\s*include\s+<([^>]+)>", re.M)


def unit(path):
    return re.sub(r"(_test)?\.\w+$", "", path)


def circle(graph):
    """One circle of units that include each other, or None."""
    done, trail = set(), []

    def visit(name):
        if name in trail:
            return trail[trail.index(name):] + [name]
        if name in done:
            return None
        trail.append(name)
        found = next((c for other in sorted(graph.get(name, ())) if (c := visit(other))), None)
        trail.pop()
        done.add(name)
        return found

    return next((c for name in sorted(graph) if (c := visit(name))), None)


def faults_in(root):
    faults, graph = [], {}
    for file in sorted(root.rglob("*.[ch]pp")):
        here = file.relative_to(root).as_posix()
        floor = here.split("/")[0]
        text = file.read_text()
        if floor not in MAY_USE:
            faults.append(f"{here}: {floor} is not a floor")
            continue
        for target in OWN.findall(text):
            wanted = target.split("/")[0]
            if not (root / target).exists():
                faults.append(f'{here}: "{target}" is not a path from {root.name}/')
            elif wanted != floor and wanted not in MAY_USE[floor]:
                faults.append(f"{here}: floor {floor} may not use {wanted} ({target})")
            if not here.endswith("_test.cpp") and unit(target) != unit(here):
                graph.setdefault(unit(here), set()).add(unit(target))
        for header in FOREIGN.findall(text):
            for prefix, homes in HOME.items():
                if header.startswith(prefix) and floor not in homes:
                    faults.append(f"{here}: <{header}> is at home in {', '.join(sorted(homes))} only")
    if loop := circle(graph):
        faults.append("circle: " + " -> ".join(loop))
    return faults


def main(root):
    found = faults_in(Path(root))
    print("\n".join(found) if found else "floors: in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
