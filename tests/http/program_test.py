#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the program itself: init, serve, stop; with few file descriptors; with settings that must not start."""
import json
import os
import re
import resource
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import unittest
import urllib.request

PROGRAM = sys.argv.pop(1)


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=60)


class Served:
    """`cairn serve` on a free port, until the block ends; it then has to stop in good order."""

    def __init__(self, data, files=None, flags=()):
        limit = (lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))) if files else None
        self.process = subprocess.Popen([PROGRAM, "serve", "--data", data, "--port", "0", *flags], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True, preexec_fn=limit)

    def __enter__(self):
        line = self.process.stdout.readline()
        found = re.fullmatch(r"ready (https?://127\.0\.0\.1:(\d+))\n", line)
        assert found, line
        self.address, self.port = found.group(1), int(found.group(2))
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.code = self.process.wait(timeout=60)
        self.process.stdout.close()

    def health(self):
        with urllib.request.urlopen(self.address + "/healthz", timeout=60) as answer:
            return answer.status, answer.read()

    def catalogue(self, end):
        with urllib.request.urlopen(f"{self.address}/api/catalogue{end}", timeout=30) as answer:
            return json.load(answer)

    def cpu_seconds(self):
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Program(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.data = os.path.join(self.folder.name, "data")
        self.addCleanup(self.folder.cleanup)

    def test_a_practice_is_made_served_and_stopped(self):
        made = run("init", "--data", self.data, "--name", "A practice")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertRegex(made.stdout, r"http://127\.0\.0\.1:8080/#/invitation/\S+")
        for _ in range(2):
            with Served(self.data) as server:
                self.assertEqual(server.health(), (200, b'{"status":"ok"}'))
            self.assertEqual(server.code, 0)

    def test_questions_come_in_the_language_asked_for_and_else_in_english(self):
        run("init", "--data", self.data, "--name", "A practice")
        with Served(self.data) as served:
            english, german, unknown = (served.catalogue(end) for end in ("", "?language=de", "?language=xx"))
        self.assertEqual((english["language"], german["language"]), ("en", "de"))
        self.assertEqual(unknown, english)
        for part in ("questions", "aims"):
            self.assertEqual([one["code"] for one in german[part]], [one["code"] for one in english[part]])
        for here, there in zip(german["questions"], english["questions"]):
            self.assertNotEqual(here["text"], there["text"])

    def test_running_out_of_file_descriptors_passes(self):
        self.assertEqual(run("init", "--data", self.data, "--name", "A practice").returncode, 0)
        with Served(self.data, files=60) as server:
            crowd = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(150)]
            before = server.cpu_seconds()
            crowd[0].sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.assertTrue(crowd[0].recv(100).startswith(b"HTTP/1.1 200"))
            signal.sigtimedwait([], 1)  # a second in which a server that tries again at once would burn a core
            self.assertLess(server.cpu_seconds() - before, 0.5)
            for one in crowd:
                one.close()
            self.assertEqual(server.health()[0], 200)
        self.assertEqual(server.code, 0)

    def audit(self, *arguments):
        done = run("audit", *arguments)
        return done.returncode, done.stdout + done.stderr

    def test_what_is_stored_can_be_proved_while_it_is_served_and_a_witness_sees_a_rollback(self):
        self.link = run("init", "--data", self.data, "--name", "A practice").stdout
        keep = os.path.join(self.folder.name, "witness")
        database = os.path.join(self.data, "cairn.db")
        with Served(self.data) as served:
            pass
        with open(database, "rb") as file:
            earlier = file.read()
        with Served(self.data) as served:
            self.invite_and_join(served)
            self.assertEqual(self.audit("verify", "--data", self.data, "--open")[0], 0)
        self.assertEqual(served.code, 0)
        self.assertEqual(self.audit("verify", "--data", self.data)[0], 0)
        with Served(self.data) as served:
            code, text = self.audit("witness", "--keep", keep, "--from", served.address)
            self.assertEqual((code, "first checkpoint is kept" in text), (0, True), text)
            code, text = self.audit("witness", "--keep", keep, "--from", served.address)
            self.assertEqual((code, "Nothing new" in text), (0, True), text)
        self.assertEqual(self.audit("witness", "--keep", keep, "--data", self.data)[0], 0)
        with sqlite3.connect(database) as connection:
            connection.execute("UPDATE accounts SET role = 'therapist' WHERE role = 'administrator'")
        connection.close()
        code, text = self.audit("verify", "--data", self.data)
        self.assertEqual((code, "Account " in text), (1, True), text)
        with open(database, "wb") as file:
            file.write(earlier)
        self.assertEqual(self.audit("verify", "--data", self.data)[0], 0)
        code, text = self.audit("witness", "--keep", keep, "--data", self.data)
        self.assertEqual((code, "Something is wrong" in text), (1, True), text)

    def test_a_witness_asks_over_tls_and_trusts_nobody_else(self):
        certificate, key = (os.path.join(self.folder.name, name) for name in ("server.pem", "server.key"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                        "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate], check=True, capture_output=True)
        os.chmod(key, 0o600)
        self.link = run("init", "--data", self.data, "--name", "A practice").stdout
        keep = os.path.join(self.folder.name, "witness")
        with Served(self.data, flags=("--tls-certificate", certificate, "--tls-key", key)) as served:
            self.invite_and_join(served, ssl.create_default_context(cafile=certificate))
            for name, trusted, expected in (("localhost", certificate, 0), ("localhost", "", 2), ("127.0.0.1", certificate, 2)):
                flags = ("--certificates", trusted) if trusted else ()
                code, text = self.audit("witness", "--keep", keep, "--from", f"https://{name}:{served.port}", *flags)
                self.assertEqual(code, expected, text)

    def invite_and_join(self, served, context=None):
        """The first administrator chooses a login and a password."""
        token = re.search(r"/#/invitation/(\S+)", self.link).group(1)
        scheme = "https" if context else "http"
        request = urllib.request.Request(f"{scheme}://localhost:{served.port}/api/invitations/{token}", method="POST",
                                         headers={"Content-Type": "application/json", "Origin": f"{scheme}://localhost:{served.port}"},
                                         data=json.dumps({"login": "somebody", "password": "a quiet lane by the harbour",
                                                          "name": "Somebody", "own_device": False}).encode())
        with urllib.request.urlopen(request, timeout=60, context=context) as answer:
            self.assertEqual(answer.status, 200)

    def test_what_must_not_start_does_not(self):
        refusals = {
            ("--prot", "1"): "prot",
            ("--port", "80000"): "port",
            ("--address", "0.0.0.0"): "TLS",
            ("--key-file", self.data + "/key"): "key_file",
            ("--settings", "/nonexistent"): "settings file",
            (): "key file",
        }
        for flags, word in refusals.items():
            with self.subTest(flags=flags):
                refused = run("serve", "--data", self.data, *flags)
                self.assertNotEqual(refused.returncode, 0)
                self.assertIn(word, refused.stderr)
                self.assertFalse(os.path.exists(self.data))


if __name__ == "__main__":
    unittest.main()
