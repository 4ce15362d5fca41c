#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Signed-in reads of a sealed record beside nginx serving a file of the same size: requests a second, p99 and CPU a request.

Needs wrk and nginx (apt-get install wrk nginx-light) and a built program. Both servers get one client after the other, in
turns, in the same run.    bench/http/compare.py [SECONDS [ROUNDS]]
"""
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CAIRN = ROOT / "build" / "release" / "cairn"
SECONDS = sys.argv[1] if len(sys.argv) > 1 else "5"
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
TICK = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cpu_of(pids):
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def call(base, path, body=None, cookie=None):
    request = urllib.request.Request(base + path, data=None if body is None else json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    request.add_header("Sec-Fetch-Site", "none")
    if cookie:
        request.add_header("Cookie", cookie)
    with urllib.request.urlopen(request) as answer:
        return answer.read(), answer.headers


def load(url, cookie, pids, connections):
    before = cpu_of(pids)
    command = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency", url]
    if cookie:
        command[1:1] = ["-H", f"Cookie: {cookie}"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    used = cpu_of(pids) - before
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    p99 = re.search(r"99%\s+(\S+)", text).group(1)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    return rate, p99, used / requests * 1e6, int(bad.group(1)) if bad else 0


def main():
    for tool in ("wrk", "nginx"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is missing: apt-get install wrk nginx-light")
    folder = Path(tempfile.mkdtemp(prefix="cairn-bench-"))
    processes = []
    try:
        started = time.monotonic()
        server = subprocess.Popen([CAIRN, "demo", "--port", "0", "--data", folder / "demo", "--no-open"], stdout=subprocess.PIPE, text=True)
        processes.append(server)
        base = server.stdout.readline().split()[1]
        made = time.monotonic() - started
        people = json.loads(call(base, "/api/demo/people")[0])["people"]
        lena = next(person["account"] for person in people if person["name"] == "Lena Vogel")
        cookie = call(base, "/api/demo/enter", {"account": lena, "own_device": False})[1]["Set-Cookie"].split(";")[0]
        record = json.loads(call(base, "/api/records", cookie=cookie)[0])["records"][0]["id"]
        entries = f"/api/records/{record}/entries"
        page, _ = call(base, entries, cookie=cookie)
        cursor = json.loads(page)["cursor"]

        web = folder / "web"
        web.mkdir()
        (web / "page").write_bytes(page)
        (web / "small").write_bytes(call(base, f"{entries}?since={cursor}", cookie=cookie)[0])
        port = free_port()
        (folder / "nginx.conf").write_text(
            f"worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; user root;\n"
            f"events {{ worker_connections 1024; }}\nhttp {{ access_log off; keepalive_requests 100000000; sendfile on;\n"
            f"server {{ listen 127.0.0.1:{port}; root {web}; }} }}\n")
        processes.append(subprocess.Popen(["nginx", "-c", folder / "nginx.conf", "-p", folder]))
        time.sleep(1)
        workers = [int(pid) for pid in subprocess.run(["pgrep", "-P", str(processes[1].pid)], capture_output=True, text=True, check=True).stdout.split()]
        rows = {
            f"cairn: whole record, {len(page)} bytes": (base + entries, cookie, [server.pid]),
            f"nginx: file of {len(page)} bytes": (f"http://127.0.0.1:{port}/page", None, workers),
            "cairn: nothing new since a cursor": (f"{base}{entries}?since={cursor}", cookie, [server.pid]),
            "nginx: file of that size": (f"http://127.0.0.1:{port}/small", None, workers),
        }
        best = {}
        for _ in range(ROUNDS):
            for name, (url, session, pids) in rows.items():
                result = load(url, session, pids, 64)
                if name not in best or result[2] < best[name][2]:
                    best[name] = result
        print(f"64 connections, {SECONDS} s a cell, best of {ROUNDS} by CPU\n")
        print("| what | requests/s | p99 | CPU µs a request | not 2xx |\n|---|---|---|---|---|")
        for name, (rate, p99, cpu, bad) in best.items():
            print(f"| {name} | {rate:.0f} | {p99} | {cpu:.1f} | {bad} |")
        resident = int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{server.pid}/status").read_text()).group(1)) / 1024
        server.terminate()
        server.wait()
        started = time.monotonic()
        again = subprocess.Popen([CAIRN, "demo", "--port", "0", "--data", folder / "demo", "--no-open"], stdout=subprocess.PIPE, text=True)
        processes.append(again)
        again.stdout.readline()
        print(f"\ndemo made and serving after {made:.2f} s, again after {time.monotonic() - started:.2f} s; resident after the load {resident:.0f} MiB")
    finally:
        for process in processes:
            if process.poll() is None:
                process.terminate()
                process.wait()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
