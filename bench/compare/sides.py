#!/usr/bin/env python3
"""How many statements of a case are counted to the side that its author puts their speaker on.

usage: sides.py ONRECORD CASE…

CASE holds `sources` and `gold.json` (the format of tests/score_case.py). A statement whose speaker is an actor of the gold counts; it is right where the program's side is the gold's by one of
its names, or where the gold has none (or the speaker himself) and the program none either. Printed for each case: right, all, and how often each speaker was wrong, most often first.
"""
import collections
import json
import pathlib
import sys
import tempfile

from disputes import read_into

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests"))
from score_case import Gold  # noqa: E402


def look_at(program, case):
    gold = Gold(json.loads((case / "gold.json").read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        statements = read_into(pathlib.Path(folder) / "case.db", program, case)
    right, wrong = 0, collections.Counter()
    for statement in statements:
        speaker, side = statement["speaker"], statement.get("side")
        actor = next((one for one in gold.actors if speaker and gold.is_actor(one, speaker)), None)
        if actor is None:
            continue
        wanted = gold.actors[actor].get("side")
        alone = wanted in (None, actor) and (not side or gold.is_actor(actor, side))
        if alone or (wanted and side and gold.is_actor(wanted, side)):
            right += 1
        else:
            wrong[speaker, side, wanted] += 1
    return right, wrong


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    whole = collections.Counter()
    for case in map(pathlib.Path, sys.argv[2:]):
        right, wrong = look_at(program, case)
        whole.update(right=right, all=right + wrong.total())
        print(case.name, f"{right} of {right + wrong.total()};", "; ".join(f"{count} {speaker}: {side}, gold {wanted}" for (speaker, side, wanted), count in wrong.most_common(8)))
    print(f"{whole['right']} of {whole['all']}, {whole['right'] / max(whole['all'], 1):.3f}")


if __name__ == "__main__":
    main()
