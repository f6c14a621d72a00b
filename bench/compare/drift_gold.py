#!/usr/bin/env python3
"""Whether the order of each side's frames in a case's gold drift is found.

usage: drift_gold.py ONRECORD CASE_DIR…

Of a gold side all `frames` of `onrecord drift --json` are taken, public and private, by day. A gold frame is found by one that has a word of three letters or more in common with it, or whose statement is among its
evidence; each later than the one before.
"""
import json
import pathlib
import re
import sys
import tempfile

from disputes import run

PROGRAM = pathlib.Path(sys.argv[1]).resolve()


def words(text):
    return set(re.findall(r"[a-z]{3,}", text.lower())) - {"the", "and", "not"}


def jaccard(a, b):
    return len(a & b) / max(1, len(a | b))


for case in map(pathlib.Path, sys.argv[2:]):
    gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
    names = {actor["id"]: {actor["name"].lower(), *(alias.lower() for alias in actor.get("aliases", []))} for actor in gold["actors"]}
    said = {statement["id"]: words(" ".join(statement["content"])) for statement in gold["statements"]}
    with tempfile.TemporaryDirectory() as folder:
        record = pathlib.Path(folder) / "case.db"
        run(PROGRAM, "build", "--quiet", record, case / "sources")
        sides = json.loads(run(PROGRAM, "drift", record, "--json"))["sides"]
    for side in dict.fromkeys(entry["side"] for entry in gold["drift"]):
        wanted = [entry for entry in gold["drift"] if entry["side"] == side]
        frames = sorted((frame for one in sides if one["name"].lower() in names[side] for frame in one["frames"] if not frame["denied"]), key=lambda frame: frame["day"] or "9999")
        at, found = 0, []
        for entry in wanted:
            fits = lambda frame: words(frame["frame"]) & words(entry["frame"]) or any(jaccard(words(frame["content"]), said[evidence]) >= 0.5 for evidence in entry["evidence"])
            place = next((i for i in range(at, len(frames)) if fits(frames[i])), None)
            found.append(None if place is None else frames[place]["day"] or "not dated")
            at = at if place is None else place + 1
        print(case.name, side, "in order" if all(found) else "not all", [(entry["frame"], entry["from"], day) for entry, day in zip(wanted, found)])
