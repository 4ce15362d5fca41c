#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the reference numbers that we hold ourselves: simulated data and results from the formulas of
docs/statistics.md, written again in another language with nothing but its standard library. Run it in this folder.
"""
import csv
import json
import math
import random
from statistics import NormalDist, mean, stdev

random.seed(20261122)
quantile = NormalDist().inv_cdf


def write(name, header, rows):
    with open(f"{name}.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def scores():
    people = []
    for i in range(1, 41):
        pre = round(random.gauss(17, 4), 1)
        post = round(0.6 * pre + random.gauss(2, 4), 1)
        people.append((i, pre, None if i % 13 == 0 else post))
    rows = [(i, "start", pre) for i, pre, _ in people] + [(i, "end", "" if post is None else post) for i, _, post in people]
    random.shuffle(rows)  # in no order, as files are
    write("held_scores", ["id", "time", "score"], rows)
    return [p for p in people if p[2] is not None]


def index(people, method, r):
    x, y = [p[1] for p in people], [p[2] for p in people]
    m1, s1, m2 = mean(x), stdev(x), mean(y)
    sem = s1 * math.sqrt(1 - r)
    formulas = {
        "JT": lambda a, b: (b - a) / (math.sqrt(2) * sem),
        "GLN": lambda a, b: ((b - m1) - r * (a - m1)) / (s1 * math.sqrt(1 - r * r)),
        "HLN": lambda a, b: ((b - m2) - r * (a - m1)) / (s1 * math.sqrt(1 - r * r)),
        "EN": lambda a, b: (b - (r * (a - m1) + m1)) / sem,
    }
    rci = [formulas[method](a, b) for a, b in zip(x, y)]
    z = quantile(0.975)
    return {
        "n_used": len(people), "m_pre": m1, "sd_pre": s1, "m_post": m2, "critical_value": z,
        "individuals": {"id": [p[0] for p in people], "rci": rci, "improved": [v < -z for v in rci],
                        "deteriorated": [v > z for v in rci]},
    }


def survival():
    rows = []
    for i in range(1, 61):
        group = "early" if i % 2 else "late"
        event = random.randint(1, 12 if group == "early" else 18)
        stop = random.randint(2, 20)
        rows.append((min(event, stop), int(event <= stop), group))
    write("held_survival", ["time", "happened", "group"], rows)
    return rows


def log_rank(rows, rho):
    names = sorted({g for _, _, g in rows})
    observed, expected = [0.0] * len(names), [0.0] * len(names)
    variance, left = 0.0, 1.0
    for t in sorted({t for t, e, _ in rows if e}):
        risk = [sum(1 for u, _, g in rows if u >= t and g == n) for n in names]
        died = [sum(1 for u, e, g in rows if u == t and e and g == n) for n in names]
        n, d, w = sum(risk), sum(died), left**rho
        for k in range(len(names)):
            observed[k] += w * died[k]
            expected[k] += w * d * risk[k] / n
        if n > 1:
            variance += w * w * d * (n - d) / (n - 1) * risk[0] / n * (1 - risk[0] / n)
        left *= 1 - d / n
    chi = (observed[0] - expected[0]) ** 2 / variance
    return {"observed": observed, "expected": expected, "chisq": chi, "df": 1, "p": math.erfc(math.sqrt(chi / 2))}


def attainment(levels, weights, rho):
    pairs = [(x, w) for x, w in zip(levels, weights) if x is not None]
    top = sum(x * w for x, w in pairs)
    return 50 + 10 * top / math.sqrt((1 - rho) * sum(w * w for _, w in pairs) + rho * sum(w for _, w in pairs) ** 2)


def chart(values):
    centre = mean(values)
    moving = mean(abs(b - a) for a, b in zip(values, values[1:]))
    sigma = moving * math.sqrt(math.pi) / 2
    return {"centre": centre, "mr_bar": moving, "sigma": sigma, "ucl": centre + 3 * sigma, "lcl": centre - 3 * sigma,
            "z": [(v - centre) / sigma for v in values]}


def nap(a, b):
    return sum((y > x) + 0.5 * (y == x) for x in a for y in b) / (len(a) * len(b))


def main():
    cases = []

    def add(name, method, dataset, params, expected, tolerance=1e-9):
        cases.append({"id": f"held.{name}", "method": method, "dataset": dataset, "params": params, "expected": expected,
                      "tol": {"rel": tolerance}, "source": "make_held.py"})

    people = scores()
    for method in ("JT", "GLN", "HLN", "EN"):
        add(f"change.{method}", "cs_distribution", "held_scores",
            {"id": "id", "time": "time", "outcome": "score", "pre": "start", "post": "end", "reliability": 0.86,
             "rci_method": method}, index(people, method, 0.86))
    rows = survival()
    add("logrank", "logrank", "held_survival", {"time": "time", "event": "happened", "group": "group"},
        {"logrank": log_rank(rows, 0), "peto_rho1": log_rank(rows, 1)})
    for k in range(6):
        n = random.randint(1, 6)
        levels = [random.choice([-2, -1, 0, 1, 2, None]) for _ in range(n)] + [random.randint(-2, 2)]
        weights = [random.randint(1, 9) for _ in levels]
        rho = random.choice([0, 0.3, 0.5])
        add(f"gas.{k}", "gas_t", None, {"attainment": levels, "weights": weights, "rho": rho},
            {"T": attainment(levels, weights, rho)})
    values = [round(random.gauss(35, 2), 1) for _ in range(15)]
    add("chart", "xmr", None, {"x": values}, chart(values))
    a, b = [random.randint(3, 9) for _ in range(6)], [random.randint(5, 12) for _ in range(9)]
    add("nap", "single_case", None, {"A": a, "B": b, "improvement": "increase"},
        {"SingleCaseES": {"NAP_unbiased": {"Est": nap(a, b)}, "Tau": {"Est": 2 * nap(a, b) - 1}}})
    with open("expected.json", "w") as file:
        json.dump({"set": "held", "made_by": "make_held.py", "cases": cases}, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
