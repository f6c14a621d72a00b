#!/usr/bin/env python3
"""Whether the frames of each side in a case's gold drift are found, and in their order.

usage: drift_gold.py ONRECORD CASE_DIR…

CASE_DIR: a case with `gold.json`, or an invented dispute with `drift.json`: [{"side", "frames": [{"frame", "from", "words", "told_by"}]}]. Of a gold side all `frames` of `onrecord drift --json` are taken, public
and private, by day, those without a day last. A gold frame is found by one that has a word of three letters or more in common with it, or whose statement is its evidence; in order, each later than the one before.
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


def gold_sides(case):
    """(side, its names, [(frame, day, texts that say so)])."""
    if not (case / "gold.json").exists():
        for side in json.loads((case / "drift.json").read_text(encoding="utf-8")):
            yield side["side"], {side["side"].lower()}, [(frame["frame"], frame["from"], [frame["words"]]) for frame in side["frames"]]
        return
    gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
    names = {actor["id"]: {actor["name"].lower(), *(alias.lower() for alias in actor.get("aliases", []))} for actor in gold["actors"]}
    said = {statement["id"]: " ".join(statement["content"]) for statement in gold["statements"]}
    for side in dict.fromkeys(entry["side"] for entry in gold["drift"]):
        yield side, names[side], [(entry["frame"], entry["from"], [said[one] for one in entry["evidence"]]) for entry in gold["drift"] if entry["side"] == side]


def fits(frame, wanted, texts):
    content = words(frame["content"])
    shown = lambda text: len(content & words(text)) >= 0.5 * len(content | words(text)) or (len(words(text)) > 3 and words(text) <= content)
    return bool(words(frame["frame"]) & words(wanted)) or any(map(shown, texts))


for case in map(pathlib.Path, sys.argv[2:]):
    with tempfile.TemporaryDirectory() as folder:
        record = pathlib.Path(folder) / "case.db"
        run(PROGRAM, "build", "--quiet", record, case / "sources")
        sides = json.loads(run(PROGRAM, "drift", record, "--json"))["sides"]
    for side, names, wanted in gold_sides(case):
        frames = sorted((frame for one in sides if one["name"].lower() in names for frame in one["frames"] if not frame["denied"]), key=lambda frame: frame["day"] or "9999")
        at, days, anywhere = 0, [], 0
        for frame, day, texts in wanted:
            anywhere += any(fits(one, frame, texts) for one in frames)
            place = next((i for i in range(at, len(frames)) if fits(frames[i], frame, texts)), None)
            days.append(None if place is None else frames[place]["day"] or "not dated")
            at = at if place is None else place + 1
        print(case.name, side, "in order" if all(days) else f"not all in order, {anywhere} of {len(wanted)} found,", [(frame, day, found) for (frame, day, _), found in zip(wanted, days)])
