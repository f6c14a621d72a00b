#!/usr/bin/env python3
"""How many of the clashes that their author put into invented disputes the program shows, and how early.

usage: disputes.py ONRECORD [tests/disputes]

Each folder has `sources` and `pairs.json`: {"pairs": [{"a": {"file", "words"}, "b": …, "relation", "weight", "why"}], "not_pairs": […]}; `words` stand verbatim in a statement of
that file; or it is a case with `gold.json` (the format of tests/score_case.py), whose confrontations have weight 3 and whose `also_confrontations` 2. Weight 3: an editor would print the two side by side; 2: a clash of less weight, or the same one in another report's words; 1: worth a look.
Printed for each weight: how many there are; for how many a half is no statement; for how many the two halves are in no candidate (not of one camp); how many stand within 10, 20, 50 and 100.
No model learns from these; the weights of what speaks for a pair (src/compare/evidence.cc) are fitted to them, so of those with a place in that fit fit_weights.py gives the figures that count.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

PLACES = (10, 20, 50, 100)


def words(text):
    return re.findall(r"[\w']+", text.lower().replace("’", "'"))


def run(*arguments):
    return subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, check=True).stdout


def read_into(record, program, dispute):
    """The statements of a dispute, whose record is made."""
    run(program, "build", "--quiet", record, dispute / "sources")
    return [json.loads(line) for line in run(program, "export", record, "--format", "jsonl").splitlines()]


def candidates(program, evidence, dispute):
    """The statements of a dispute; of each pair of them that could be a confrontation what EVIDENCE (build/bench/compare/evidence) says, by column, and both halves as the reader of clashes reads them."""
    with tempfile.TemporaryDirectory() as place:
        record, words = pathlib.Path(place) / "case.db", pathlib.Path(place) / "words.tsv"
        statements = read_into(record, program, dispute)
        head, *lines = run(evidence, record, words).splitlines()
        return statements, [dict(zip(head.split("\t"), line.split("\t"))) for line in lines], words.read_text(encoding="utf-8").splitlines()


def marked_pairs(dispute):
    """The pairs that a dispute's author marked; nothing where he marked none."""
    if (dispute / "pairs.json").exists():
        return json.loads((dispute / "pairs.json").read_text(encoding="utf-8"))["pairs"]
    if not (dispute / "gold.json").exists():
        return []
    gold = json.loads((dispute / "gold.json").read_text(encoding="utf-8"))
    statements = {statement["id"]: statement for statement in gold["statements"]}
    half = lambda name: {"file": statements[name]["doc"], "words": max(statements[name]["content"], key=len)}
    return [{"a": half(pair["a"]), "b": half(pair["b"]), "weight": weight} for key, weight in (("confrontations", 3), ("also_confrontations", 2), ("confrontations_more", 2)) for pair in gold.get(key, [])]


def located(statements, half):
    """Statements of a file that have the words of one half, or the better part of them in a row."""
    wanted = words(half["words"])
    for statement in statements:
        if pathlib.Path(statement["path"]).name != half["file"]:
            continue
        text = f" {' '.join(words(statement['content']))} "
        longest = next((n for n in range(len(wanted), 0, -1) if any(f" {' '.join(wanted[i:i + n])} " in text for i in range(len(wanted) - n + 1))), 0)
        if longest >= 0.6 * len(wanted):
            yield statement["id"]


def look_at(program, dispute, tally):
    with tempfile.TemporaryDirectory() as folder:
        record = pathlib.Path(folder) / "case.db"
        statements = read_into(record, program, dispute)
        shown = json.loads(run(program, "confront", record, "--json", "--limit", 1000))
    by_words = {(statement["path"], statement["content"]): statement["id"] for statement in statements}
    ranks = {}
    for rank, pair in enumerate(shown, 1):
        ranks.setdefault(frozenset(by_words.get((pair[half]["path"], pair[half]["content"])) for half in "ab"), rank)
    for pair in marked_pairs(dispute):
        a, b = (list(located(statements, pair[half])) for half in "ab")
        rank = min((ranks.get(frozenset((one, other)), 10**9) for one in a for other in b), default=None)
        count = tally[pair["weight"]]
        count["pairs"] += 1
        count["no statement"] += rank is None
        count["not shown"] += rank == 10**9
        for place in PLACES:
            count[place] += rank is not None and rank <= place


def main():
    program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "tests/disputes")
    whole = collections.defaultdict(collections.Counter)
    for dispute in sorted(path for path in folder.iterdir() if marked_pairs(path)):
        tally = collections.defaultdict(collections.Counter)
        look_at(program, dispute, tally)
        for weight, count in tally.items():
            whole[weight].update(count)
        print(dispute.name, {weight: [count[place] for place in PLACES] for weight, count in sorted(tally.items(), reverse=True)})
    for weight, count in sorted(whole.items(), reverse=True):
        print(f"weight {weight}: {count['pairs']} pairs, {count['no statement']} no statement, {count['not shown']} not shown; within {PLACES}: {[count[place] for place in PLACES]}")


if __name__ == "__main__":
    main()
