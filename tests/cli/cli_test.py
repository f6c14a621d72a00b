#!/usr/bin/env python3
"""The command line as a user meets it: commands, messages, exit codes, bad input, interruption, two builds at once.

usage: cli_test.py ONRECORD EXAMPLE_SOURCES
"""
import hashlib
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
EXAMPLE = pathlib.Path(sys.argv[2]).resolve()
ARTICLE = "The ferry rota\n\nBy Ann Lee\n\n“The boats are safe,” harbour master Tom Reed said on Monday.\n\nThe union denied that it had plans to strike.\n"


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=120, **options)


def rows(record):
    """Every row of the record but its log and the planner's statistics, as text."""
    with sqlite3.connect(record) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'statement_words%' AND name NOT LIKE 'sqlite_%' AND name <> 'log' ORDER BY name")]
        return "\n".join(f"{table}: {row}" for table in tables for row in sorted(map(repr, database.execute(f"SELECT * FROM {table}"))))


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.sources = self.folder / "sources"
        self.sources.mkdir()
        self.record = self.folder / "case.db"

    def write(self, name, content):
        path = self.sources / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def build(self, *more, code=0):
        done = run("build", self.record, self.sources, *more)
        self.assertEqual(done.returncode, code, done.stderr)
        return done


class Help(Case):
    def test_every_command_has_help_with_an_example(self):
        for command in ("build", "report", "confront", "search", "drift", "timeline", "export", "edit", "analyse", "verify"):
            done = run(command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn("xample" if command != "verify" else "Exit code", done.stdout, command)

    def test_wrong_usage_is_2(self):
        self.assertEqual(run("nonsense").returncode, 2)
        self.assertEqual(run("build").returncode, 2)
        self.assertEqual(run("analyse", "--date", "yesterday").returncode, 2)


class Analyse(Case):
    def test_standard_input_gives_one_line(self):
        done = run("analyse", input=ARTICLE)
        document = json.loads(done.stdout)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(document["document"]["title"], "The ferry rota")
        self.assertIn("Tom Reed", [s["speaker"]["name"] for s in document["statements"] if s["speaker"]])

    def test_spans_are_code_points_of_the_text(self):
        document = json.loads(run("analyse", "--plain", input="Ünï “cödé” here. “Yes, we will sail tomorrow,” said Ann Lee.").stdout)
        text = document["document"]["text"]
        words = [text[start:end] for s in document["statements"] for start, end in s["content"]]
        self.assertTrue(any("we will sail tomorrow" in w and "said" not in w for w in words), words)

    def test_same_bytes_for_any_number_of_jobs(self):
        self.assertEqual(run("analyse", "--jobs", 1, EXAMPLE).stdout, run("analyse", "--jobs", 3, EXAMPLE).stdout)

    def test_documents_given_together_date_one_another(self):
        def dates(*options):
            lines = [json.loads(line) for line in run("analyse", "--jobs", 2, *options, EXAMPLE).stdout.splitlines()]
            return {os.path.basename(line["source"]["path"]): line["document"]["published"] for line in lines}
        self.assertIsNone(dates("--apart")["torvay-times-ballot.html"])
        self.assertEqual(dates()["torvay-times-ballot.html"]["to"], "2024-10-17")

    def test_byte_map_finds_the_words_in_the_source(self):
        path = self.write("a.txt", ARTICLE)
        document = json.loads(run("analyse", path).stdout)
        source, text, knots = path.read_bytes(), document["document"]["text"], document["document"]["bytes"]
        for (point, byte), (to, until) in zip(knots, knots[1:]):
            if until - byte == len(text[point:to].encode()) > 0:
                self.assertEqual(source[byte:until].decode(), text[point:to])


class Build(Case):
    def test_again_changes_nothing(self):
        self.write("a.txt", ARTICLE)
        self.build()
        before = rows(self.record)
        self.assertIn("1 unchanged", self.build().stdout)
        self.assertEqual(rows(self.record), before)

    def test_same_record_for_any_jobs_and_any_order(self):
        other = self.folder / "other.db"
        files = sorted(EXAMPLE.iterdir())
        run("build", self.record, *files, "--jobs", 1)
        run("build", other, *reversed(files), "--jobs", 3)
        self.assertEqual(rows(self.record), rows(other))

    def test_same_record_when_sources_came_later_or_went(self):
        once = self.folder / "once.db"
        late, gone = "keep-our-boats-post.txt", "evening-lantern-talks.html"
        for path in EXAMPLE.iterdir():
            if path.name not in (late, gone):
                shutil.copy(path, self.sources)
        shutil.copy(EXAMPLE / gone, self.sources)
        self.build()
        shutil.copy(EXAMPLE / late, self.sources)
        (self.sources / gone).unlink()
        self.build()
        run("build", once, self.sources)
        self.assertEqual(rows(once), rows(self.record))

    def test_only_what_changed_changes(self):
        first, second = self.write("a.txt", ARTICLE), self.write("b.txt", ARTICLE.replace("Monday", "Tuesday"))
        self.build()
        keep = self.statements_of(second)
        first.write_text(ARTICLE.replace("safe", "sound"), encoding="utf-8")
        self.assertIn("1 source read, 1 unchanged", self.build().stdout)
        self.assertEqual(self.statements_of(second), keep)
        first.unlink()
        self.build()
        with sqlite3.connect(self.record) as database:
            self.assertEqual(database.execute("SELECT count(*) FROM source").fetchone(), (1,))
            self.assertEqual(database.execute("SELECT count(*) FROM statement_words WHERE statement_words MATCH 'sound'").fetchone(), (0,))

    def statements_of(self, path):
        with sqlite3.connect(self.record) as database:
            return database.execute("SELECT statement.* FROM statement JOIN document ON document.id = document JOIN place USING (source) WHERE path = ?", (str(path),)).fetchall()

    def test_a_source_found_twice_is_kept_once_with_both_places(self):
        self.write("a.txt", ARTICLE)
        self.write("b.txt", ARTICLE)
        self.build()
        with sqlite3.connect(self.record) as database:
            self.assertEqual(database.execute("SELECT count(*) FROM source").fetchone(), (1,))
            self.assertEqual(database.execute("SELECT count(*) FROM place").fetchone(), (2,))

    def test_interrupted_goes_on(self):
        for number in range(200):
            self.write(f"{number}.txt", ARTICLE.replace("Monday", f"Monday, after {number} days"))
        process = subprocess.Popen([PROGRAM, "build", self.record, self.sources, "--jobs", "1"], stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        deadline = time.time() + 30
        while time.time() < deadline and process.poll() is None and not self.count_sources():
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        self.assertIn(process.returncode, (0, 130))
        self.build()
        self.assertEqual(self.count_sources(), 200)
        self.assertEqual(run("verify", self.record).returncode, 0)

    def count_sources(self):
        try:
            with sqlite3.connect(f"file:{self.record}?mode=ro", uri=True) as database:
                return database.execute("SELECT count(*) FROM source").fetchone()[0]
        except sqlite3.Error:
            return 0

    def test_two_builds_at_once(self):
        self.write("a.txt", ARTICLE)
        self.build()
        import fcntl
        with open(f"{self.record}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = self.build(code=6)
        self.assertIn("another build is at work", done.stderr)

    def test_a_record_of_a_newer_version(self):
        self.write("a.txt", ARTICLE)
        self.build()
        with sqlite3.connect(self.record) as database:
            database.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
        self.assertIn("newer onrecord", self.build(code=7).stderr)
        self.assertEqual(run("confront", self.record).returncode, 7)

    def test_a_record_of_an_older_version_is_brought_up_to_date(self):
        self.write("a.txt", ARTICLE)
        self.build()
        with sqlite3.connect(self.record) as database:
            database.execute("ALTER TABLE issue DROP COLUMN part_of")
            database.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
        self.assertEqual(run("drift", self.record).returncode, 0)
        with sqlite3.connect(self.record) as database:
            self.assertEqual(database.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()[0], "2")
            database.execute("SELECT part_of FROM issue")

    def test_what_is_no_record_is_left_alone(self):
        self.record.write_text("my diary, not a database\n" * 50, encoding="utf-8")
        self.write("a.txt", ARTICLE)
        self.build(code=8)
        self.assertTrue(self.record.read_text(encoding="utf-8").startswith("my diary"))
        self.record.unlink()
        with sqlite3.connect(self.record) as database:
            database.execute("CREATE TABLE diary (day TEXT)")
        self.build(code=8)

    def test_no_record_there(self):
        done = run("confront", self.folder / "none.db")
        self.assertEqual(done.returncode, 4, done.stderr)

    def test_no_folder_for_the_record(self):
        self.assertEqual(run("build", self.folder / "no" / "case.db", EXAMPLE).returncode, 4)

    def test_a_full_disk_leaves_the_record_whole(self):
        self.write("a.txt", ARTICLE)
        self.build()
        before = rows(self.record)
        self.write("noise.txt", ARTICLE + os.urandom(3_000_000).hex())
        limit = self.record.stat().st_size + 200_000
        import resource
        done = subprocess.run([PROGRAM, "build", self.record, self.sources, "--jobs", "1"], capture_output=True, text=True, timeout=120,
                              preexec_fn=lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))))
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertEqual(rows(self.record), before)
        self.build()


class BadInput(Case):
    def failures(self):
        with sqlite3.connect(self.record) as database:
            return dict(database.execute("SELECT path, fact FROM failure"))

    def test_each_is_told_and_the_run_goes_on(self):
        self.write("good.txt", ARTICLE)
        self.write("empty.txt", b"")
        self.write("binary.bin", bytes(range(256)) * 400)
        self.write("cut.zip", self.zipped({"_chat.txt": ARTICLE})[:60])
        done = self.build(code=3)
        self.assertIn("1 source read", done.stdout)
        told = {pathlib.Path(path).name for path in self.failures()}
        self.assertLessEqual({"binary.bin", "cut.zip"}, told, done.stderr)

    def zipped(self, members):
        path = self.folder / "made.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return path.read_bytes()

    def test_a_zip_bomb_is_refused(self):
        self.write("bomb.zip", self.zipped({"big.txt": b"0" * 300_000_000}))
        self.write("good.txt", ARTICLE)
        self.build(code=3)
        self.assertTrue(any("bomb.zip" in path for path in self.failures()))

    def test_a_file_that_is_not_there(self):
        self.write("good.txt", ARTICLE)
        done = run("build", self.record, self.sources / "good.txt", self.sources / "gone.txt")
        self.assertEqual(done.returncode, 3)
        self.assertIn("gone.txt", done.stderr)

    def test_other_encodings(self):
        self.write("latin.txt", ARTICLE.replace("“", '"').replace("”", '"').replace("safe", "sécurisés").encode("latin-1"))
        self.write("wide.txt", ARTICLE.replace("safe", "sound").encode("utf-16"))
        self.build()
        found = run("search", self.record, "boats", "--json")
        self.assertIn("sécurisés", found.stdout)
        self.assertIn("sound", found.stdout)

    def test_what_was_wrong_and_is_mended_is_read(self):
        path = self.write("a.zip", self.zipped({"a.txt": ARTICLE})[:60])
        self.build(code=3)
        path.write_bytes(self.zipped({"a.txt": ARTICLE}))
        self.build()
        self.assertEqual(self.failures(), {})


class Reading(Case):
    def setUp(self):
        super().setUp()
        self.write("a.txt", ARTICLE)
        self.build()

    def test_search_by_words_and_by_speaker(self):
        self.assertIn("boats are safe", run("search", self.record, "boat").stdout)
        self.assertIn("boats are safe", run("search", self.record, "--speaker", "Reed").stdout)
        self.assertEqual(run("search", self.record, "submarines", "--words-only").stdout, "")
        self.assertIn("boats are safe", run("search", self.record, "are the ferries dangerous").stdout)
        for hostile in ('"', "a OR b", "NEAR(", "*", "content:x", "-x"):
            self.assertEqual(run("search", self.record, "--", hostile).returncode, 0, hostile)

    def test_verify_proves_and_finds_what_is_wrong(self):
        self.assertEqual(run("verify", self.record).returncode, 0)
        with sqlite3.connect(self.record) as database:
            database.execute("UPDATE statement SET content = content || ' not' WHERE rowid IN (SELECT rowid FROM statement LIMIT 1)")
        done = run("verify", self.record, "--json")
        self.assertEqual(done.returncode, 8)
        self.assertEqual(len(json.loads(done.stdout)["problems"]), 1)

    def test_the_bytes_are_in_the_record(self):
        hashed = hashlib.sha256(ARTICLE.encode()).hexdigest()
        (self.sources / "a.txt").unlink()
        self.assertEqual(json.loads(run("verify", self.record, "--json").stdout)["sources"], 1)
        self.assertIn(hashed, run("report", self.record, "-o", "-").stdout)

    def test_report_is_one_file_that_loads_nothing(self):
        run("report", self.record, "-o", self.folder / "report.html")
        page = (self.folder / "report.html").read_text(encoding="utf-8")
        self.assertIn("boats are safe", page)
        for loader in ("<script", "<link", "<img", "@import", "url(", "src="):
            self.assertNotIn(loader, page)

    def test_report_to_a_place_that_cannot_be_written(self):
        self.assertEqual(run("report", self.record, "-o", self.folder / "no" / "report.html").returncode, 5)

    def test_exports(self):
        self.assertIn("boats are safe", run("export", self.record, "--format", "csv").stdout)
        lines = run("export", self.record, "--format", "jsonl").stdout.splitlines()
        self.assertTrue(all(json.loads(line) for line in lines) and lines)
        self.assertEqual(run("export", self.record, "--format", "nonsense").returncode, 2)

    def test_graph_has_who_spoke_to_whom(self):
        self.write("letter.txt", "From: Ann Lee <ann@quay.example>\nSent: Monday, March 4, 2024 9:00 AM\nTo: Tom Reed\nSubject: The rota\n\nWe will not sail on Sunday.\n")
        self.build()
        self.assertIn('<data key="relation">to</data>', run("export", self.record, "--format", "graphml").stdout)

    def test_timeline(self):
        self.assertEqual(run("timeline", self.record).returncode, 0)
        self.assertIsInstance(json.loads(run("timeline", self.record, "--json").stdout), list)


class Edit(Case):
    def setUp(self):
        super().setUp()
        self.write("a.txt", ARTICLE)
        self.write("b.txt", "The rota again\n\nBy Bo Ray\n\n“The rota is a mess,” said Timothy Reed, a harbour master.\n")
        self.build()

    def edit(self, *arguments, code=0):
        done = run("edit", self.record, *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def speakers(self):
        return {found["content"]: found["speaker"] for found in json.loads(run("search", self.record, "--json").stdout)}

    def test_an_edit_is_in_force_at_once_and_after_a_new_build_and_can_be_undone(self):
        self.assertEqual(len(json.loads(run("search", self.record, "--speaker", "Tom Reed", "--json").stdout)), 1)
        self.edit("merge", "Tom Reed", "Timothy Reed")
        self.assertEqual(len(json.loads(run("search", self.record, "--speaker", "Tom Reed", "--json").stdout)), 2)
        self.write("c.txt", "Another\n\n“No,” said Tom Reed.\n")
        self.build()
        self.assertEqual(len(json.loads(run("search", self.record, "--speaker", "Timothy Reed", "--json").stdout)), 3)
        self.edit("undo")
        self.assertEqual(len(json.loads(run("search", self.record, "--speaker", "Timothy Reed", "--json").stdout)), 1)
        self.edit("redo")
        listed = json.loads(self.edit("list", "--json").stdout)
        self.assertEqual([(e["kind"], e["undone"], e["fits"]) for e in listed], [("merge_actors", False, True)])
        with sqlite3.connect(self.record) as database:
            self.assertEqual([what for (what,) in database.execute("SELECT what FROM log WHERE what <> 'build' ORDER BY id")], ["edit", "undo", "redo"])

    def test_a_re_analysis_keeps_edits(self):
        self.edit("speaker", "boats are safe", "--new", "Dot Fry")
        with sqlite3.connect(self.record) as database:  # as if an older program had analysed it
            database.execute("UPDATE source SET analyser = 0")
        self.assertIn("2 sources read", self.build().stdout)
        self.assertIn("Dot Fry", self.speakers().values())

    def test_who_said_it_and_on_whose_side(self):
        self.edit("speaker", "boats are safe", "Bo Ray")
        self.assertIn("Bo Ray", self.speakers().values())
        self.edit("side", "Bo Ray", "Timothy Reed")
        self.edit("role", "Bo Ray", "chair", "--of", "the union")
        self.edit("rename", "Bo Ray", "Bob Ray")
        self.edit("not-same", "Tom Reed", "Timothy Reed")
        self.edit("issue", "define", "Safety", "boats", "safe")
        self.assertEqual(len(self.edit("list").stdout.splitlines()), 6)

    def test_what_cannot_be_meant(self):
        self.assertIn("there is no actor", self.edit("merge", "Tom Reed", "Zed", code=4).stderr)
        self.assertIn("may be 2 actors", self.edit("rename", "Reed", "X", code=2).stderr)
        self.edit("merge", "Tom Reed", code=2)
        self.edit("side", "Tom Reed", code=2)
        self.edit("undo", code=4)
        self.edit("undo", "7", code=4)
        self.edit("verdict", "99", "unclear", code=4)
        self.edit("verdict", "1", "perhaps", code=2)
        self.assertEqual(run("edit", self.folder / "none.db", "list").returncode, 4)
        self.assertEqual(run("edit", self.folder / "none.db", "merge", "a", "b").returncode, 4)
        self.assertFalse((self.folder / "none.db").exists())

    def test_a_verdict(self):
        record = self.folder / "ferry.db"
        run("build", record, EXAMPLE)
        self.assertEqual(run("edit", record, "verdict", 1, "contradicts", "--note", "look").returncode, 0)
        first = json.loads(run("confront", record, "--json").stdout)[0]
        self.assertEqual(first["verdict"], "contradicts")
        self.assertIn("contradicts", run("confront", record, "--limit", 1).stdout)
        run("edit", record, "verdict", 1, "none")
        self.assertIsNone(json.loads(run("confront", record, "--json").stdout)[0]["verdict"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
