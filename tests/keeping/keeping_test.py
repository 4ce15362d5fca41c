#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Backup, restore, rotation and erasure with the program itself, while people write."""
import os
import random
import shutil
import sys
import tempfile
import threading
import time
import unittest

from house import House, Refused, reflection

PROGRAM = sys.argv.pop(1)


def content(path):
    with open(path, "rb") as file:
        return file.read()


class Writers:
    """Everybody writes until the block ends; what was acknowledged, by record."""

    def __init__(self, house, pause=0.0):
        self.house, self.pause, self.stop = house, pause, threading.Event()
        self.written = {client.record: {} for client in house.clients}  # entry -> (words, when it was written, when sent)
        self.faults = []

    def __enter__(self):
        self.threads = [threading.Thread(target=self.write, args=(client,)) for client in self.house.clients]
        for thread in self.threads:
            thread.start()
        return self

    def write(self, client):
        number = 0
        while not self.stop.is_set():
            batch = [reflection(f"{client.record} wrote {number + i}") for i in range(random.choice((1, 3, 20)))]
            number += len(batch)
            try:
                answers = client.write(client.record, batch)
                known = time.time()
                for entry, answer in zip(batch, answers):
                    self.written[client.record][entry["id"]] = (entry["body"]["text"], answer["written"], known)
                if random.random() < 0.2:
                    client.entries(client.record)
            except Exception as fault:  # every one of them is a failure of the test
                self.faults.append(repr(fault))
                return
            time.sleep(self.pause)

    def __exit__(self, *_):
        self.stop.set()
        for thread in self.threads:
            thread.join()


def read_all(house):
    """What each client reads after signing in anew: entry -> words."""
    found = {}
    for i, client in enumerate(house.clients):
        person = type(client)(house).sign_in(f"client-{i}")
        found[client.record] = {entry["id"]: entry["body"]["text"] for entry in person.entries(client.record)}
    return found


class Keeping(unittest.TestCase):
    def setUp(self):
        self.house = House(PROGRAM)
        self.addCleanup(self.house.close)

    def path(self, name):
        return os.path.join(self.house.folder, name)

    def ok(self, done):
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def refused(self, done, code, words):
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertIn(words, done.stderr)
        self.assertRegex(done.stderr, r"(?m)^cairn: .*\.$")

    def test_a_backup_made_while_all_write_restores_every_record_to_its_moment(self):
        house = self.house.serve().people(3)
        with Writers(house) as writers:
            time.sleep(2.5)
            before = time.time()
            self.ok(house.run("backup", "--to", self.path("b")))
            after = time.time()
            time.sleep(1.0)
        self.assertEqual(writers.faults, [])
        cookies = [client.cookie for client in house.clients]
        house.stop()
        self.assertNotIn("b.part", os.listdir(house.folder))
        self.ok(house.run("restore", "--from", self.path("b"), "--verify"))
        self.assertEqual(sorted(os.listdir(house.data)), ["cairn.db", "cairn.reserve"])
        restored = self.path("restored")
        self.ok(house.run("restore", "--from", self.path("b"), data=restored))
        self.audit(house, restored)
        house.serve(restored)
        self.check_restored(house, writers, before, after)
        for client, cookie in zip(house.clients, cookies):  # sessions of the old server do not come back to life
            with self.assertRaises(Refused) as fault:
                type(client)(house, cookie).get("/api/me")
            self.assertEqual(fault.exception.status, 401)
        newcomer = house.clients[0].__class__(house).sign_in("client-0")
        newcomer.write(house.clients[0].record, [reflection("after the restore")])
        house.stop()
        times = sorted(at for record in writers.written.values() for _, at, known in record.values() if known < before)
        self.check_until(house, writers, times[len(times) // 3])

    def check_restored(self, house, writers, before, after):
        compared = 0
        for record, entries in read_all(house).items():
            written = writers.written[record]
            for entry, words in entries.items():
                self.assertEqual(words, written[entry][0])
                compared += 1
            for entry, (_, _, known) in written.items():
                if known < before:
                    self.assertIn(entry, entries, "acknowledged before the backup began, and not in it")
            late = sum(1 for _, _, known in written.values() if known > after)
            self.assertGreater(late, 0, "nothing was written after the backup: the test shows nothing")
            self.assertLess(len(entries), len(written))
        self.assertGreater(compared, 50)
        print(f"{compared} entries compared", file=sys.stderr)

    def check_until(self, house, writers, moment):
        second = moment[:19] + "Z"
        restored = self.path("turned-back")
        said = self.ok(house.run("restore", "--from", self.path("b"), "--until", second, data=restored))
        self.assertIn("written later", said)
        house.serve(restored)
        for record, entries in read_all(house).items():
            expected = {entry for entry, (_, at, _) in writers.written[record].items() if at[:19] <= second[:19]}
            self.assertEqual(set(entries), expected)
        house.stop()
        self.audit(house, restored)
        self.refused(house.run("restore", "--from", self.path("b"), "--until", "2199-01-01T00:00:00Z", data=self.path("x")), 5, "made at")
        self.refused(house.run("restore", "--from", self.path("b"), "--until", "yesterday", data=self.path("x")), 2, "UTC")

    def test_what_cannot_be_restored_says_why_and_leaves_what_is_there(self):
        house = self.house.serve().people(1)
        house.clients[0].write(house.clients[0].record, [reflection(f"words {i}") for i in range(50)])
        good = self.path("good")
        self.ok(house.run("backup", "--to", good))
        self.refused(house.run("backup", "--to", good), 5, "there already")
        self.refused(house.run("backup", "--to", os.path.join(house.data, "b")), 5, "in the data folder")
        self.refused(house.run("backup", "--to", self.path("no/where")), 5, "not there")
        house.stop()
        other = House(PROGRAM)
        self.addCleanup(other.close)
        self.refused(house.run("backup", "--to", self.path("c"), key=other.key), 5, "does not belong")
        self.refused(house.run("restore", "--from", good, data=self.path("new"), key=other.key), 5, "another key")
        self.refused(house.run("restore", "--from", good, data=house.data), 5, "not empty")
        self.refused(house.run("restore", "--from", self.path("none"), data=self.path("new")), 3, "could not be opened")
        self.refused(house.run("restore", "--from", house.key, data=self.path("new")), 2, "no backup")
        whole = content(good)
        database = content(os.path.join(house.data, "cairn.db"))
        engine = random.Random(20261122)
        mutants = [whole[:end] for end in (0, 7, 100, 204, 205, 70000, len(whole) - 1)] + [whole + b"x"]
        for _ in range(25):
            at = engine.randrange(len(whole))
            mutants.append(whole[:at] + bytes([whole[at] ^ 1 << engine.randrange(8)]) + whole[at + 1:])
        for mutant in mutants:
            with open(self.path("bad"), "wb") as bad:
                bad.write(mutant)
            refused = house.run("restore", "--from", self.path("bad"), data=self.path("new"))
            self.assertIn(refused.returncode, (2, 5), refused.stderr)
            self.assertRegex(refused.stderr, r"(?m)^cairn: .*\.$")
            self.assertFalse(os.path.exists(self.path("new")))
        self.assertEqual([name for name in os.listdir(house.folder) if "restore" in name], [])
        self.assertEqual(content(os.path.join(house.data, "cairn.db")), database)
        self.ok(house.run("restore", "--from", good, data=self.path("new")))

    def audit(self, house, data=None):
        """The whole ledger holds, and every body opens."""
        self.ok(house.run("audit", "verify", "--open", data=data))

    def killed(self, house, *deed):
        """Starts a deed of housekeeping and kills it somewhere."""
        running = house.start(*deed)
        time.sleep(random.uniform(0.002, 1.0))
        running.kill()
        running.wait()

    def test_a_backup_or_an_erasure_that_is_killed_leaves_nothing_half_done(self):
        house = self.house.serve().people(2)
        for client in house.clients:
            for _ in range(5):
                client.write(client.record, [reflection("words " + "x" * 900) for _ in range(100)])
        whole = 0
        for number in range(12):
            name = self.path(f"killed-{number}")
            self.killed(house, "backup", "--to", name)
            if os.path.exists(name):
                whole += 1
                self.ok(house.run("restore", "--from", name, "--verify"))
        self.ok(house.run("backup", "--to", self.path("killed-0.again")))
        self.assertNotIn("snapshot-for-backup", os.listdir(house.data))
        gone = house.clients[0]
        bodies, keys = self.sealed_of(house, bytes.fromhex(gone.record))
        for _ in range(6):
            self.killed(house, "erase", "--record", gone.record, "--yes")
        self.ok(house.run("erase", "--record", gone.record, "--yes"))
        self.assertEqual(self.scan(house.data, bodies + keys), [])
        with open(house.key + ".erased") as lines:
            self.assertEqual(sum(gone.record in line for line in lines), 1)
        self.assertEqual(len(house.clients[1].entries(house.clients[1].record)), 500)
        self.audit(house)
        self.ok(house.run("restore", "--from", self.path("killed-0.again"), data=self.path("new")))
        self.assertEqual(self.scan(self.path("new"), keys), [])
        self.audit(house, self.path("new"))
        print(f"{whole} of 12 killed backups had been whole already", file=sys.stderr)

    def epochs(self, house):
        """[(epoch, record keys, texts, in use)]"""
        lines = self.ok(house.run("keys", "list")).splitlines()
        out = []
        for line in lines:
            words = line.replace(",", "").split()
            numbers = [int(word) for word in words[1:] if word.isdigit()]
            out.append((words[0], numbers[0], numbers[1], line.endswith("in use")))
        return out

    def test_a_rotation_beside_writers_and_killed_anywhere_leaves_nothing_unreadable(self):
        house = self.house.serve().people(3)
        first = self.epochs(house)
        self.assertEqual(len(first), 1)
        engine = random.Random(7)
        with Writers(house, 0.01) as writers:
            for _ in range(10):
                running = house.start("keys", "rotate")
                time.sleep(engine.uniform(0.005, 0.4))
                running.kill()
                running.wait()
                for client in house.clients:
                    client.entries(client.record)
            self.ok(house.run("keys", "rotate"))
            self.ok(house.run("keys", "rotate"))
            newcomer = house.invite(house.therapist, "client", "newcomer")
            house.therapist.get("/api/records")
        self.assertEqual(writers.faults, [])
        epochs = self.epochs(house)
        self.assertGreaterEqual(len(epochs), 3)
        self.assertTrue(epochs[0][3])
        self.assertNotEqual(epochs[0][0], first[0][0])
        self.assertEqual(sum(keys + texts for _, keys, texts, _ in epochs[1:]), 0, epochs)
        self.assertEqual(epochs[0][1], 5)  # the therapist's vault, three clients and the newcomer
        for record, entries in read_all(house).items():
            self.assertEqual(len(entries), len(writers.written[record]))
        newcomer.get("/api/me")
        self.audit(house)
        self.refused(house.run("keys", "forget", "--epoch", epochs[0][0], "--yes"), 5, "in use")
        self.refused(house.run("keys", "forget", "--epoch", "0" * 16, "--yes"), 3, "no epoch")
        self.refused(house.run("keys", "forget", "--epoch", epochs[1][0], "--yes"), 5, "a minute")
        self.refused(house.run("keys", "forget", "--epoch", epochs[1][0], feed="no\n"), 5, "Nothing was changed")

    def long_ago(self, house):
        with house.database() as database:
            database.execute("UPDATE key_epochs SET began = began - 3600000")

    def scan(self, folder, needles):
        found = []
        for root, _, files in os.walk(folder):
            for name in files:
                text = content(os.path.join(root, name))
                found += [(name, needle[:8].hex()) for needle in needles if needle[:40] in text]
        return found

    def sealed_of(self, house, record):
        with house.database() as database:
            bodies = [row[0] for row in database.execute("SELECT body FROM entries WHERE record = ?", (record,))]
            keys = [row[0] for row in database.execute("SELECT wrapped_key FROM records WHERE record = ?", (record,))]
            names = [row[0] for row in database.execute(
                "SELECT profile FROM accounts WHERE account = (SELECT owner FROM records WHERE record = ?)", (record,))]
        return bodies, keys + names

    def test_an_erased_person_is_gone_from_the_files_the_server_and_every_later_backup(self):
        house = self.house.serve().people(4)
        for i in range(12):
            for client in house.clients:
                client.write(client.record, [reflection(f"words {i} {n} " + "x" * random.choice((10, 300, 2000))) for n in range(25)])
        gone, stays = house.clients[0], house.clients[1]
        record = bytes.fromhex(gone.record)
        house.therapist.entries(gone.record)  # now the server's shelf holds it
        self.ok(house.run("backup", "--to", self.path("older")))
        bodies, keys = self.sealed_of(house, record)
        self.assertEqual((len(bodies), len(keys)), (300, 2))
        plan = self.ok(house.run("erase", "--record", gone.record, "--dry-run"))
        self.assertIn("300 entries", plan)
        self.assertEqual(self.sealed_of(house, record), (bodies, keys))
        self.refused(house.run("erase", "--record", gone.record, feed="yes\n"), 5, "Nothing was changed")
        self.refused(house.run("erase", "--login", "nobody", "--yes"), 3, "Nobody")
        self.refused(house.run("erase", "--record", "0" * 32, "--yes"), 3, "no record")
        self.refused(house.run("erase", "--login", "administrator", "--yes"), 5, "only administrator")
        self.refused(house.run("erase", "--yes"), 2, "either")
        said = self.ok(house.run("erase", "--login", "client-0", feed="ERASE\n"))
        self.assertIn("1 record key, 300 entries", said)
        self.assertEqual(self.scan(house.data, bodies + keys), [])
        self.check_gone(house, gone, stays)
        self.audit(house)
        self.ok(house.run("backup", "--to", self.path("later")))
        self.ok(house.run("erase", "--record", gone.record, "--yes"))  # again: nothing more to do
        house.stop()
        self.ok(house.run("restore", "--from", self.path("later"), data=self.path("from-later")))
        self.assertEqual(self.scan(self.path("from-later"), bodies + keys), [])
        self.check_older(house, gone, stays, bodies, keys)
        self.check_forgotten(house)

    def check_gone(self, house, gone, stays):
        for who, path, status in ((house.therapist, f"/api/records/{gone.record}/entries", 404), (gone, "/api/me", 401),
                                  (house.therapist, f"/api/records/{gone.record}/access-log", 404)):
            with self.assertRaises(Refused) as fault:
                who.get(path)
            self.assertEqual(fault.exception.status, status)
        with self.assertRaises(Refused) as fault:
            house.therapist.write(gone.record, [reflection("too late")])
        self.assertEqual(fault.exception.status, 404)
        with self.assertRaises(Refused) as fault:
            type(gone)(house).sign_in("client-0")
        self.assertEqual(fault.exception.status, 422)
        self.assertNotIn(gone.record, [one["id"] for one in house.therapist.get("/api/records")["records"]])
        self.assertEqual(len(stays.entries(stays.record)), 300)
        self.assertEqual(len(house.therapist.entries(stays.record)), 300)

    def check_older(self, house, gone, stays, bodies, keys):
        """A restore of a backup from before does not bring the person back: the list beside the key file, or one given."""
        self.ok(house.run("restore", "--from", self.path("older"), data=self.path("from-older")))
        self.assertEqual(self.scan(self.path("from-older"), keys), [])
        moved = self.path("list")
        shutil.move(house.key + ".erased", moved)
        self.ok(house.run("restore", "--from", self.path("older"), data=self.path("no-list")))  # a control: without any list
        self.assertNotEqual(self.scan(self.path("no-list"), keys), [])
        for number, given in enumerate((moved, house.data)):
            place = self.path(f"given-{number}")
            self.ok(house.run("restore", "--from", self.path("older"), "--erased", given, data=place))
            self.assertEqual(self.scan(place, keys), [])
        with open(moved, "a") as more:
            more.write("recrod 00\n")
        self.refused(house.run("restore", "--from", self.path("older"), "--erased", moved, data=self.path("x")), 2, "Line 3")
        house.serve(self.path("from-older"))
        with self.assertRaises(Refused):
            type(gone)(house).sign_in("client-0")
        self.assertEqual(len(type(stays)(house).sign_in("client-1").entries(stays.record)), 300)
        house.stop()

    def check_forgotten(self, house):
        """Rotated and forgotten, the older backup opens with nothing that is left."""
        old = self.epochs(house)[0][0]
        self.ok(house.run("keys", "rotate"))
        self.long_ago(house)
        self.ok(house.run("restore", "--from", self.path("older"), "--verify"))
        self.ok(house.run("keys", "forget", "--epoch", old, "--yes"))
        self.assertNotIn(old.encode(), content(house.key))
        for name in ("older", "later"):
            self.refused(house.run("restore", "--from", self.path(name), "--verify"), 5, "epoch of the key")
        self.ok(house.run("backup", "--to", self.path("newest")))
        self.ok(house.run("restore", "--from", self.path("newest"), "--verify"))
        house.serve()
        self.assertEqual(len(type(house.clients[1])(house).sign_in("client-1").entries(house.clients[1].record)), 300)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
