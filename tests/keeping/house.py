# SPDX-License-Identifier: Apache-2.0
"""A real practice for tests that keep house: the program itself, served on a free port, and people who talk to it over HTTP."""
import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
import uuid
from datetime import datetime, timezone

PASSWORD = "a quiet lane by the harbour, with nine boats"


def now():
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.") + f"{datetime.now().microsecond // 1000:03d}Z"


def new_id():
    return uuid.uuid4().hex


def one_time_code(secret):
    """What a code app shows now (RFC 6238: SHA-1, 30 seconds, six digits)."""
    mac = hmac.new(base64.b32decode(secret), (int(time.time()) // 30).to_bytes(8, "big"), hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(int.from_bytes(mac[start:start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


class Refused(Exception):
    def __init__(self, status, body):
        super().__init__(f"{status} {body[:300]!r}")
        self.status, self.body = status, body


class Person:
    """Somebody with a cookie; a connection of their own for each thread."""

    def __init__(self, house, cookie="", device="Firefox"):
        self.house, self.cookie, self.device, self.local = house, cookie, device, threading.local()

    def ask(self, method, path, value=None):
        status, headers, body = self.house.say(self.local, method, path, value, self.cookie, self.device)
        if status != 200:
            raise Refused(status, body)
        cookie = headers.get("Set-Cookie")
        if cookie:
            self.cookie = cookie.split(";")[0]
        return json.loads(body)

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, value):
        return self.ask("POST", path, value)

    def records(self):
        return {one["sort"]: one for one in self.get("/api/records")["records"]}

    def entries(self, record):
        return self.get(f"/api/records/{record}/entries")["entries"]

    def write(self, record, entries):
        return self.post(f"/api/records/{record}/entries", {"entries": entries})["entries"]

    def sign_in(self, login, password=PASSWORD):
        codes = self.house.recovery_codes.get(login)
        code = {"code": codes.pop()} if codes else {}
        self.post("/api/sign-in", {"login": login, "password": password, "own_device": False, **code})
        return self

    def enrol(self):
        """Sets up a code app; gives the recovery codes."""
        begun = self.post("/api/me/code-app/begin", {})
        done = self.post("/api/me/code-app", {"enrolment": begun["enrolment"], "code": one_time_code(begun["secret"])})
        return done["recovery_codes"]


def reflection(words, entry=None):
    return {"id": entry or new_id(), "version": 1, "kind": "reflection", "happened": now(), "seen_by": "my_therapist",
            "body": {"prompt": "", "text": words, "areas": [], "matters_most": False}}


class House:
    """A practice in a folder of its own. `serve` starts the program, `stop` ends it in good order."""

    def __init__(self, program, folder=None, name="A practice"):
        self.program = program
        self.home = tempfile.TemporaryDirectory(prefix="cairn-keeping-")
        self.folder = folder or self.home.name
        self.data = os.path.join(self.folder, "data")
        self.key = self.data + ".key"
        self.process = None
        self.recovery_codes = {}  # by login, of those who work here
        self.output = os.path.join(self.folder, "output.txt")
        made = self.run("init", "--name", name)
        assert made.returncode == 0, made.stderr
        self.first_link = re.search(r"#/invitation/(\S+)", made.stdout).group(1)
        self.said = made.stdout + made.stderr

    def run(self, *arguments, data=None, key=None, feed=None):
        line = [self.program, *arguments, "--data", data or self.data, "--key-file", key or self.key]
        return subprocess.run(line, capture_output=True, text=True, timeout=500, input=feed)

    def start(self, *arguments):
        return subprocess.Popen([self.program, *arguments, "--data", self.data, "--key-file", self.key],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def serve(self, data=None):
        self.log = open(self.output, "ab")
        self.process = subprocess.Popen(
            [self.program, "serve", "--data", data or self.data, "--key-file", self.key, "--port", "0",
             "--requests-by-address", "0", "--requests-by-account", "0", "--sign-ins-by-address", "0"],
            stdout=subprocess.PIPE, stderr=self.log)
        line = self.process.stdout.readline().decode()
        self.said += line
        self.port = int(re.fullmatch(r"ready http://127\.0\.0\.1:(\d+)\n", line).group(1))
        return self

    def stop(self):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=60)
            self.process.stdout.close()
            self.log.close()
            self.process = None

    def close(self):
        self.stop()
        self.home.cleanup()

    def say(self, local, method, path, value, cookie, device):
        headers = {"Sec-Fetch-Site": "same-origin", "User-Agent": device}
        if cookie:
            headers["Cookie"] = cookie
        body = None
        if method == "POST":
            headers["Content-Type"] = "application/json"
            body = (value if isinstance(value, str) else json.dumps(value)).encode()
        for attempt in (0, 1):
            link = getattr(local, "link", None)
            if link is None or local.port != self.port:
                link = local.link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
                local.port = self.port
            try:
                link.request(method, path, body, headers)
                answer = link.getresponse()
                return answer.status, answer.headers, answer.read().decode()
            except (http.client.HTTPException, ConnectionError):
                local.link = None
                if attempt:
                    raise

    def accept(self, token, login, name=None, device="Firefox"):
        person = Person(self, device=device)
        words = {"login": login, "password": PASSWORD, "name": name or login, "own_device": False}
        me = person.post(f"/api/invitations/{token}", words)["me"]
        if me["session"]["enrol"]:  # who works here can do nothing else before
            self.recovery_codes[login] = person.enrol()
        return person

    def invite(self, by, role, name, login=None):
        link = by.post("/api/invitations", {"role": role, "name": name})["link"]
        return self.accept(link.rsplit("/", 1)[1], login or name, name)

    def people(self, clients):
        """The administrator, a therapist and so many clients with their record ids."""
        self.administrator = self.accept(self.first_link, "administrator")
        self.therapist = self.invite(self.administrator, "therapist", "therapist")
        self.clients = [self.invite(self.therapist, "client", f"client-{i}") for i in range(clients)]
        for client in self.clients:
            client.record = client.records()["client"]["id"]
        return self

    def database(self):
        return sqlite3.connect(os.path.join(self.data, "cairn.db"), timeout=30)
