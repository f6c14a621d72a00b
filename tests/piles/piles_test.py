#!/usr/bin/env python3
"""Small disputes made up for this, read as a user reads one: build, look who said what to whom, look at the first pairs.

usage: piles_test.py ONRECORD PILES_DIR
Each folder of PILES_DIR has `sources` and `expected.json`:
  "said"   [{"words", "speaker", "audience"?, "said"?, "to"?}]: in every document the innermost statement that has the words is as told ("said": the first or last day it can have been made)
  "pairs"  [{"within", "a", "b"}]: a pair of statements that have these words stands among the first
  "silent" [names]: nobody of the record is called so
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM, PILES = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout


class Piles(unittest.TestCase):
    maxDiff = None

    def look_at(self, pile):
        expected = json.loads((pile / "expected.json").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            record = pathlib.Path(folder) / "case.db"
            run("build", "--quiet", record, pile / "sources")
            statements = [json.loads(line) for line in run("export", record, "--format", "jsonl").splitlines()]
            pairs = json.loads(run("confront", record, "--json", "--limit", 100))
        for one in expected["said"]:
            found = {}  # by document: the innermost statement that has the words
            for row in statements:
                if one["words"] in row["content"] and len(row["content"]) < len(found.get(row["document"], row | {"content": row["content"] + " "})["content"]):
                    found[row["document"]] = row
            self.assertTrue(found, f"nobody said “{one['words']}”")
            for row in found.values():
                self.assertEqual(row["speaker"], one["speaker"], row["content"])
                if "audience" in one:
                    self.assertEqual(row["audience"], one["audience"], row["content"])
                if "to" in one:
                    self.assertIn(one["to"], row["to"], row["content"])
                if "said" in one:
                    self.assertIn(one["said"], [(row[end] or "")[:10] for end in ("said_from", "said_to")], row["content"])
        for one in expected["pairs"]:
            shown = [(pair["a"]["content"], pair["b"]["content"]) for pair in pairs[: one["within"]]]
            met = any((one["a"] in a and one["b"] in b) or (one["a"] in b and one["b"] in a) for a, b in shown)
            self.assertTrue(met, f"“{one['a']}” against “{one['b']}” is not among {shown}")
        for name in expected.get("silent", []):
            self.assertNotIn(name, {row["speaker"] for row in statements})


def add(pile):
    setattr(Piles, f"test_{pile.name}", lambda self: self.look_at(pile))


for folder in sorted(PILES.iterdir()):
    if (folder / "expected.json").exists():
        add(folder)

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
