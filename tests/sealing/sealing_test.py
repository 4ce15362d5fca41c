#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Ten thousand words that stand nowhere else are typed through every kind and every field where words can be typed, and
through names, logins, passwords, devices and invitations. None of them may stand in the clear anywhere afterwards.

What can be typed is read from the program's own description of itself (`cairn openapi`): a new kind or field is covered
by itself, and a field where no word was ever taken fails the test."""
import glob
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "keeping"))
from house import House, PASSWORD, Refused, new_id, now  # noqa: E402

PROGRAM = sys.argv.pop(1)
WORDS = 10_000
PIECE = re.compile(rb"kq[a-z]{14}x")


class Canaries:
    """Words of 17 letters, each used once."""

    def __init__(self):
        self.engine, self.all = random.Random(4711), set()

    def word(self):
        word = "kq" + "".join(self.engine.choice("abcdefghijklmnoprstuvw") for _ in range(14)) + "x"
        self.all.add(word)
        return word


class Bodies:
    """Makes bodies from a schema. A skeleton is all that is no free text; words are filled in afresh each time."""

    def __init__(self, schemas, canaries, engine):
        self.schemas, self.canaries, self.engine = schemas, canaries, engine

    def resolve(self, schema):
        while "$ref" in schema:
            schema = self.schemas[schema["$ref"].rsplit("/", 1)[1]]
        return schema

    def is_words(self, schema):
        schema = self.resolve(schema)
        return schema.get("type") == "string" and not {"enum", "pattern", "format", "const"} & schema.keys()

    def is_free(self, schema):
        """Words have a longest length; a code of the catalogue has none, and its own form."""
        return self.is_words(schema) and "maxLength" in self.resolve(schema)

    def paths(self, schema, path=""):
        """Every place of free text, like /areas/label."""
        schema = self.resolve(schema)
        if self.is_free(schema):
            yield path
        for name, inner in schema.get("properties", {}).items():
            yield from self.paths(inner, f"{path}/{name}")
        if "items" in schema:
            yield from self.paths(schema["items"], path)

    def skeleton(self, schema, people):
        schema = self.resolve(schema)
        kind, pick = schema.get("type"), self.engine
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return pick.choice(schema["enum"])
        if kind == "object":
            chance = pick.choice((0.1, 0.5, 0.9))
            return {name: self.skeleton(inner, people) for name, inner in schema["properties"].items()
                    if name in schema.get("required", ()) or pick.random() < chance}
        if kind == "array":
            most = min(schema.get("maxItems", 3), 5)
            some = [self.skeleton(schema["items"], people) for _ in range(pick.choice((0, 1, 2, most, most)))]
            return some if self.is_words(schema["items"]) else [one for i, one in enumerate(some) if one not in some[:i]]
        if kind == "integer":
            return pick.randint(schema.get("minimum", 0), min(schema.get("maximum", 9), schema.get("minimum", 0) + 9))
        if kind == "boolean":
            return pick.random() < 0.5
        if "pattern" in schema:
            return pick.choice(people)
        if schema.get("format") == "date":
            return now()[:10]
        if schema.get("format") == "date-time":
            return now()
        if not self.is_free(schema) and pick.random() < 0.5:
            return "EASE." + pick.choice(("sleep", "worry", "calm"))
        return None  # words

    def filled(self, skeleton, schema, path="", used=None):
        schema = self.resolve(schema)
        if skeleton is None and self.is_words(schema):
            word = self.canaries.word()
            used.append((path, word))
            return word
        if isinstance(skeleton, dict):
            return {name: self.filled(inner, schema["properties"][name], f"{path}/{name}", used) for name, inner in skeleton.items()}
        if isinstance(skeleton, list):
            return [self.filled(inner, schema["items"], path, used) for inner in skeleton]
        return skeleton


class Typing:
    """Tries bodies until every field of every kind has taken words, then types the rest of the words into what was taken."""

    def __init__(self, house, canaries):
        self.house, self.canaries, self.engine = house, canaries, random.Random(99)
        described = json.loads(subprocess.run([PROGRAM, "openapi"], capture_output=True, check=True).stdout)
        self.schemas = described["components"]["schemas"]
        self.bodies = Bodies(self.schemas, canaries, self.engine)
        mapping = self.schemas["NewVersion"]["discriminator"]["mapping"]
        self.kinds = {kind: self.bodies.resolve({"$ref": ref}) for kind, ref in mapping.items()}
        self.read, self.ends_care = [], set()
        self.ids, self.taken, self.templates, self.errors, self.tries, self.kept = {}, {}, {}, [], 0, set()
        self.meet(house.clients[0])

    def meet(self, client):
        """From now on this client's record is written in, by the client and the therapist."""
        therapist = self.house.therapist
        self.ids, self.templates = {}, {}
        self.places = [(client, client.record), (therapist, client.record), (therapist, therapist.records()["vault"]["id"])]
        self.accounts = [client.records()["client"]["owner"], therapist.records()["vault"]["owner"]]
        self.people = list(self.accounts)

    def go_on(self, kind):
        """Some entries end the care between the two. That kind is then left alone, and they go on with a new client."""
        therapist, record = self.places[1]
        if record in [one["id"] for one in therapist.get("/api/records")["records"]]:
            return
        self.ends_care.add(kind)
        self.read.append(self.places[0])
        client = self.house.invite(therapist, "client", self.canaries.word(), self.canaries.word())
        client.record = client.records()["client"]["id"]
        self.meet(client)

    def wanted(self):
        return {(kind, path) for kind, schema in self.kinds.items() for path in self.bodies.paths(schema["properties"]["body"])}

    def version(self, kind, schema, used, who, base=None):
        body = schema["properties"]["body"]
        skeleton = self.bodies.skeleton(body, self.people + self.ids.get("goal", []))
        if base and self.engine.random() < 0.8:  # a later version mostly says what the one before said, but for a part
            part = self.engine.choice(list(skeleton) or [""])
            skeleton = {**base["skeleton"], **({part: skeleton[part]} if part else {})}
        about = base["about"] if base else self.engine.choice([None] + [self.engine.choice(ids) for ids in self.ids.values() if ids])
        seen_by = base["seen_by"] if base else self.engine.choice(("only_me", "my_therapist", "my_record", "vault"))
        entry = {"id": base["id"] if base else new_id(), "version": base["version"] + 1 if base else 1, "kind": kind,
                 "happened": now(), "seen_by": seen_by, "body": self.bodies.filled(skeleton, body, used=used)}
        if about:
            entry["about"] = about
        return entry, {"id": entry["id"], "version": entry["version"], "skeleton": skeleton, "about": about, "seen_by": seen_by, "who": who}

    def attempt(self, kind):
        self.tries += 1
        schema, used = self.kinds[kind], []
        base = self.engine.choice(self.templates[kind]) if self.templates.get(kind) and self.engine.random() < 0.4 else None
        who = base["who"] if base and self.engine.random() < 0.7 else self.engine.randrange(len(self.places))
        entry, template = self.version(kind, schema, used, who, base)
        person, record = self.places[who]
        try:
            person.write(record, [entry])
        except Refused as refused:
            self.errors.append(refused.body)
            return
        if base:
            self.templates[kind].remove(base)
        self.templates.setdefault(kind, []).append(template)
        if not base and kind in ("goal", "step", "attainment_scale") and template["seen_by"] != "only_me":
            self.ids.setdefault(kind, []).append(entry["id"])
        for path, word in used:
            self.taken[(kind, path)] = template
            self.kept.add(word)
        self.go_on(kind)

    def agree(self, kind):
        """An entry of a kind that two people agree on: one writes it with their yes, the other says yes to the same text."""
        body = self.kinds[kind]["properties"]["body"]
        marks = [{"by": by, "who": who} for by, who in zip(("client", "therapist"), self.accounts)]
        for _ in range(60):
            (client, record), (therapist, _) = self.places[:2]
            entry, template = self.version(kind, self.kinds[kind], [], 0)
            if "levels" in entry["body"]:  # the one thing here that is known of a kind: all five have words
                entry["body"]["levels"] = [self.canaries.word() for _ in range(5)]
            entry.update(about=self.engine.choice(self.ids["goal"]), seen_by="my_therapist")
            entry["body"]["agreed_by"] = marks[:1]
            try:
                client.write(record, [entry])
                therapist.write(record, [{**entry, "version": 2, "body": {**entry["body"], "agreed_by": marks}}])
                return self.ids.__setitem__(kind, [entry["id"]])
            except Refused as refused:
                self.errors.append(refused.body)

    def cover(self, most):
        while self.tries < most:
            missing = self.wanted() - self.taken.keys()
            if not missing:
                return
            if self.tries % 500 == 499 and self.ids.get("goal"):
                for kind, schema in self.kinds.items():
                    if kind != "goal" and "about" in schema["properties"] and "agreed_by" in self.bodies.resolve(schema["properties"]["body"])["properties"]:
                        self.agree(kind)
            kinds = sorted({kind for kind, _ in missing}) + ["goal"] * (not self.ids.get("goal"))
            others = sorted(self.kinds.keys() - self.ends_care)
            self.attempt(self.engine.choice(kinds) if self.engine.random() < 0.8 else self.engine.choice(others))

    def shape(self, kind, template):
        """A new entry of a shape that was taken, with fresh words; and the words."""
        used = []
        body = self.bodies.filled(template["skeleton"], self.kinds[kind]["properties"]["body"], used=used)
        entry = {"id": new_id(), "version": 1, "kind": kind, "happened": now(), "seen_by": template["seen_by"], "body": body}
        if template["about"]:
            entry["about"] = template["about"]
        return entry, [word for _, word in used]

    def type_on(self, until):
        """New entries of shapes that were taken, a hundred at a time, until so many words were taken."""
        shapes = sorted({id(one): (kind, one) for (kind, _), one in self.taken.items()
                         if one["version"] == 1 and kind not in self.ends_care}.values(), key=lambda one: one[0])
        while len(self.kept) < until:
            for who, (person, record) in enumerate(self.places):
                mine = [shape for shape in shapes if shape[1]["who"] == who] * 4
                for i in range(0, len(mine), 100):
                    batch = [self.shape(kind, template) for kind, template in mine[i:i + 100]]
                    try:
                        person.write(record, [entry for entry, _ in batch])
                        self.kept.update(word for _, words in batch for word in words)
                    except Refused as refused:
                        self.errors.append(refused.body)
                        shapes = [shape for shape in shapes if self.still_taken(person, record, who, shape)]

    def still_taken(self, person, record, who, shape):
        """Some shapes are taken once only, because of what became of the entry that they hang on."""
        if shape[1]["who"] != who:
            return True
        try:
            entry, words = self.shape(*shape)
            person.write(record, [entry])
            self.kept.update(words)
            return True
        except Refused as refused:
            self.errors.append(refused.body)
            return False

    def type_wrongly(self):
        """The same words where they cannot be: errors must not give them back."""
        person, record = self.places[0]
        for word in sorted(self.canaries.all)[:: max(1, len(self.canaries.all) // 2000)]:
            wrong = self.engine.choice((
                {"entries": [{"id": word, "version": 1, "kind": "goal", "happened": now(), "seen_by": "only_me", "body": {}}]},
                {"entries": [{"id": new_id(), "version": 1, "kind": word, "happened": now(), "seen_by": "only_me", "body": {}}]},
                {"entries": [{"id": new_id(), "version": 1, "kind": "goal", "happened": word, "seen_by": word, "body": {}}]},
                {"entries": [{"id": new_id(), "version": 1, "kind": "goal", "happened": now(), "seen_by": "only_me", "body": {word: word}}]},
                {"entries": [{"id": new_id(), "version": 1, "kind": "topic", "happened": now(), "seen_by": "my_record",
                              "body": {"text": word * 400, "by": "client", "state": "open"}}]},
                {"entries": word}, {word: []}, '{"entries": "' + word, '"' + word + '"', word))
            try:
                person.post(f"/api/records/{record}/entries", wrong)
                raise AssertionError("a malformed request was taken")
            except Refused as refused:
                self.errors.append(refused.body)
            for path in (f"/api/records/{word}/entries", f"/api/records/{record}/entries?since={word}", f"/api/{word}"):
                if self.engine.random() < 0.1:
                    try:
                        person.get(path)
                    except Refused as refused:
                        self.errors.append(refused.body)


def found_in(text, words):
    return {word for word in (match.decode() for match in PIECE.findall(text)) if word in words}


class Sealing(unittest.TestCase):
    def setUp(self):
        self.canaries = Canaries()
        self.house = House(PROGRAM, name=self.canaries.word())
        self.addCleanup(self.house.close)

    def scan(self, *folders):
        found, scanned = {}, 0
        for folder in folders:
            for path in glob.glob(os.path.join(folder, "**"), recursive=True):
                if not os.path.isfile(path):
                    continue
                with open(path, "rb") as file:
                    text = file.read()
                scanned += len(text)
                words = found_in(text, self.canaries.all)
                words |= found_in(text.replace(b"\0", b""), self.canaries.all)  # as UTF-16 too
                if words:
                    found[os.path.basename(path)] = len(words)
        return found, scanned

    def people(self):
        """Names, logins, titles, devices and invitations that are words of ours too."""
        house, word = self.house, self.canaries.word
        house.administrator = house.accept(house.first_link, word(), word(), device=word())
        link = house.administrator.post("/api/invitations", {"role": "therapist", "name": word(), "title": word()})["link"]
        login = word()
        house.therapist = house.accept(link.rsplit("/", 1)[1], login, word(), device=f"Mozilla/5.0 ({word()})")
        client_login = word()
        link = house.therapist.post("/api/invitations", {"role": "client", "name": word()})["link"]
        client = house.accept(link.rsplit("/", 1)[1], client_login, word(), device=word())
        client.record = client.records()["client"]["id"]
        house.clients = [client]
        for _ in range(20):  # invitations that stay open
            house.therapist.post("/api/invitations", {"role": "client", "name": word()})
        errors = []
        for value in ({"login": word(), "password": word(), "own_device": False}, {"login": client_login, "password": word() * 2, "own_device": False},
                      {"login": word() * 40, "password": word(), "own_device": False}, {word(): word()}):
            try:
                client.post("/api/sign-in", value)
            except Refused as refused:
                errors.append(refused.body)
        new_password = word() + " " + word()
        try:
            client.post("/api/me/password", {"old_password": word(), "new_password": new_password})
        except Refused as refused:
            errors.append(refused.body)
        client.post("/api/me/password", {"old_password": PASSWORD, "new_password": new_password})
        self.assertEqual(len(errors), 5)
        return errors

    def test_no_word_stands_in_the_clear(self):
        house = self.house.serve()
        errors = self.people()
        typing = Typing(house, self.canaries)
        typing.cover(20_000)
        self.assertEqual(sorted(typing.wanted() - typing.taken.keys()), [], "no word was ever taken there")
        typing.type_on(WORDS)
        typing.type_wrongly()
        self.assertGreaterEqual(len(typing.kept), WORDS)
        read = json.dumps([person.entries(record) for person, record in typing.places + typing.read]).encode()
        readable = found_in(read, self.canaries.all)
        self.assertGreaterEqual(readable, typing.kept)  # they are there, and open for whom they are meant
        answers = "\n".join(errors + typing.errors).encode()
        self.assertEqual(found_in(answers, self.canaries.all), set(), "an error gave back what was typed")

        done = house.run("backup", "--to", os.path.join(house.folder, "backup"))
        self.assertEqual(done.returncode, 0, done.stderr)
        names = set(os.listdir(house.data))
        self.assertTrue({"cairn.db", "cairn.db-wal", "cairn.db-shm"} <= names, names)
        running, size = self.scan(house.folder)
        self.assertEqual(running, {}, "while it ran")
        house.stop()
        restored = house.run("restore", "--from", os.path.join(house.folder, "backup"), data=os.path.join(house.folder, "restored"))
        self.assertEqual(restored.returncode, 0, restored.stderr)
        stopped, more = self.scan(house.folder)
        self.assertEqual(stopped, {}, "after it stopped")
        said = (house.said + restored.stdout + restored.stderr + done.stdout + done.stderr).encode()
        self.assertEqual(found_in(said, self.canaries.all), set())
        print(f"{len(self.canaries.all)} words, {len(typing.kept)} taken, through {len(typing.wanted())} fields of {len(typing.kinds)} kinds, {len(readable)} read "
              f"back, {len(typing.errors)} refusals, {size + more} bytes looked through", file=sys.stderr)
        self.check_scanner()

    def test_no_core_dump_of_the_server_can_be_had(self):
        """Its limit for dumps is nought, and it is not dumpable: what is not dumpable belongs to root in /proc, whoever runs
        it, so that a debugger of the same user is turned away. A segmentation fault leaves no core file."""
        house = self.house
        as_whom = {}
        if os.getuid() == 0:  # run it as somebody who is not root
            as_whom = {"user": 65534, "group": 65534}
            os.chmod(house.folder, 0o755)
            inside = [os.path.join(house.data, name) for name in os.listdir(house.data)]
            for path in (house.folder, house.data, house.key, *inside):
                os.chown(path, 65534, 65534)
        unlimited = lambda: resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
        server = subprocess.Popen([PROGRAM, "serve", "--data", house.data, "--key-file", house.key, "--port", "0"], cwd=house.folder,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=unlimited, **as_whom)
        control = subprocess.Popen(["sleep", "60"], **as_whom)
        try:
            self.assertTrue(server.stdout.readline().startswith(b"ready"))
            with open(f"/proc/{server.pid}/limits") as limits:
                line = next(line for line in limits if line.startswith("Max core file size"))
            self.assertEqual(line.split()[4:6], ["0", "0"])
            self.assertEqual(os.stat(f"/proc/{server.pid}/mem").st_uid, 0)
            self.assertNotEqual(os.stat(f"/proc/{control.pid}/mem").st_uid, 0)
            server.send_signal(signal.SIGSEGV)
            server.wait(timeout=60)
            self.assertEqual([name for name in os.listdir(house.folder) if name.startswith("core")], [])
        finally:
            for process in (server, control):
                process.kill()
                process.wait()
            server.stdout.close()

    def check_scanner(self):
        """A control: one word in the clear, in the middle of a file, is found, also as UTF-16."""
        word = sorted(self.canaries.all)[5]
        for text in (word.encode(), word.encode("utf-16-le")):
            path = os.path.join(self.house.data, "control")
            with open(path, "wb") as file:
                file.write(os.urandom(100_001) + text + os.urandom(5000))
            self.assertEqual(self.scan(self.house.folder)[0], {"control": 1})
            os.remove(path)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
