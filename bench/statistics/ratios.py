#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the results of `beside_r` as a table: seconds, ratio, and whether both found the same number."""
import os
import sys

seconds, numbers = {}, {}
for line in open(sys.argv[1], encoding="utf-8"):
    parts = line.strip().split(",")
    if parts[0] in ("ours", "R"):
        key = (parts[1], int(parts[2]))
        seconds[key, parts[0]] = float(parts[3])
        numbers[key, parts[0]] = float(parts[4])
    elif parts[0] == "memory":
        print(line.strip())
print(f"\nload average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
print("| step | clients | ours, s | R, s | ratio | same number |\n|---|---|---|---|---|---|")
for key in dict.fromkeys(k for k, _ in seconds):
    ours, theirs = seconds.get((key, "ours")), seconds.get((key, "R"))
    if ours is None:
        continue
    ratio = f"{theirs / ours:,.1f} ×" if theirs else "–"
    same = "–"
    if theirs:
        apart = numbers[key, "ours"] - numbers[key, "R"]
        same = f"ours − R = {apart:.2g}"
    print(f"| {key[0]} | {key[1]:,} | {ours:.6f} | {theirs if theirs else '–'} | {ratio} | {same} |")
