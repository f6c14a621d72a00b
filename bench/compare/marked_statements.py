#!/usr/bin/env python3
"""How many of the statements that their author marked in invented piles the program finds, and with whom and before whom they were said.

usage: marked_statements.py ONRECORD [tests/disputes] [--each]

Piles that have `statements.json`: {"statements": [{"id", "file", "words", "speaker", "kind", "audience"}]}; `words` are the first and the last ones of a statement with "…" between, or all
of it; `audience` is "private" or "public" as it was said, whoever printed it. A statement is found where some statement of that file begins and ends so. A speaker is right where one capitalised word of the marked
name is in ours, or, where nobody is named, most letters agree. Whole paragraphs in a writer's own voice, which the program cuts into sentences, are left out. Nothing is trained on these.
"""
import difflib
import json
import pathlib
import re
import sys
import tempfile

from disputes import run

ENOUGH = 0.75  # of the words at both ends


def words(text):
    return re.sub(r"[^a-z0-9 ]", "", text.lower()).split()


def agreement(marked, found):
    """How well a statement's words begin and end as marked, 0 to 1."""
    parts = [words(part) for part in marked.split("…")]
    found = words(found)
    if len(parts) == 1:
        return difflib.SequenceMatcher(None, parts[0], found).ratio()

    def at(wanted, places):
        return max((sum(a == b for a, b in zip(wanted, found[i:i + len(wanted)])) / max(1, len(wanted)) for i in places), default=0)

    first, last = parts[0], parts[-1]
    near_begin = range(0, min(8, max(1, len(found) - len(first) + 1)))
    near_end = range(max(0, len(found) - len(last) - 6), max(1, len(found) - len(last) + 1))
    return (at(first, near_begin) + at(last, near_end)) / 2


def right_speaker(marked, found):
    name = re.sub(r"\(.*?\)", "", marked)
    capitals = [word for word in re.findall(r"[A-Za-z'’]{3,}", name) if word[0].isupper()]
    if capitals:
        return any(word.lower() in found.lower() for word in capitals)
    return difflib.SequenceMatcher(None, name.lower(), found.lower()).ratio() > 0.5


def look_at(program, pile, each):
    with tempfile.TemporaryDirectory() as folder:
        record = f"{folder}/case.db"
        run(program, "build", "--quiet", record, pile / "sources")
        lines = run(program, "export", record, "--format", "jsonl")
    by_file = {}
    for statement in map(json.loads, lines.splitlines()):
        by_file.setdefault(pathlib.Path(statement["path"]).name, []).append(statement)
    marked = json.loads((pile / "statements.json").read_text(encoding="utf-8"))["statements"]
    marked = [one for one in marked if not (one["kind"].startswith("own") and len(one["words"].split("…")) > 1 and not one["file"].endswith("chat.txt"))]
    found = speakers = audiences = 0
    for one in marked:
        best = max(by_file.get(one["file"], []), key=lambda statement: agreement(one["words"], statement["content"]), default=None)
        if best is None or agreement(one["words"], best["content"]) < ENOUGH:
            if each:
                print("not found:", one["id"], one["words"], "|", one["speaker"])
            continue
        found += 1
        speaker, audience = right_speaker(one["speaker"], best["speaker"] or ""), best["audience"] == one["audience"]
        speakers += speaker
        audiences += audience
        if each and not (speaker and audience):
            print(one["id"], one["words"], "| marked:", one["speaker"], one["audience"], "| found:", best["speaker"], best["audience"], best["channel"])
    return len(marked), found, speakers, audiences


def main():
    each = "--each" in sys.argv
    arguments = [argument for argument in sys.argv[1:] if argument != "--each"]
    folder = pathlib.Path(arguments[1] if len(arguments) > 1 else "tests/disputes")
    for pile in sorted(path.parent for path in folder.glob("*/statements.json")):
        marked, found, speakers, audiences = look_at(arguments[0], pile, each)
        print(f"{pile.name}: {marked} marked, found {found / marked:.3f}; of these speaker {speakers / found:.3f}, audience {audiences / found:.3f}")


if __name__ == "__main__":
    main()
