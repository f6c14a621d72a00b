#!/usr/bin/env python3
"""How many of the pairs that the program shows first an editor would print: pairs of invented disputes were graded, one by one.

usage: graded.py ONRECORD [tests/disputes]
       graded.py --words ONRECORD EVIDENCE OUT.tsv [tests/disputes]

`grades.tsv` of a dispute: a grade and the contents of both statements, as the program found them, with blanks for white space. 3: an editor would print the two side by side; 2: of less weight, or in need of a sentence; 1: one matter, some tension; 0: no clash. Who graded, and how, is told in
tests/disputes/README.md. Printed: of the first 10, 20 and 50 of each dispute how many have grade 3, how many 2 or 3, and how many nobody graded.
--words: the graded pairs as the reader of clashes reads them (grade, first half, second half), for train/clash.py grade; EVIDENCE is build/bench/compare/evidence.
"""
import json
import pathlib
import sys
import tempfile

from disputes import candidates, run

PLACES = (10, 20, 50)
KEPT_OUT = ("oysterlease", "quarrydust", "railguards", "prisonshift")  # nothing learns from these


def on_one_line(text):
    return " ".join(text.split())


def grades_of(dispute):
    """{both contents: grade}; nothing where nobody graded."""
    path = dispute / "grades.tsv"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = (line.split("\t") for line in lines)
    return {frozenset((a, b)): int(grade) for grade, a, b in rows}


def graded_disputes(folder):
    return [path for path in sorted(pathlib.Path(folder).iterdir()) if (path / "grades.tsv").exists()]


def shown(program, dispute, limit):
    with tempfile.TemporaryDirectory() as place:
        record = pathlib.Path(place) / "case.db"
        run(program, "build", "--quiet", record, dispute / "sources")
        return [frozenset(on_one_line(pair[half]["content"]) for half in "ab") for pair in json.loads(run(program, "confront", record, "--json", "--limit", limit))]


def measure(program, folder):
    whole = {place: [0, 0, 0] for place in PLACES}
    disputes = graded_disputes(folder)
    for dispute in disputes:
        grades = grades_of(dispute)
        found = [grades.get(pair) for pair in shown(program, dispute, max(PLACES))]
        line = []
        for place in PLACES:
            counts = [sum(grade == 3 for grade in found[:place]), sum(grade in (2, 3) for grade in found[:place]), sum(grade is None for grade in found[:place])]
            whole[place] = [one + more for one, more in zip(whole[place], counts)]
            line.append(f"{place}: {counts[0]}, {counts[1]} ({counts[2]})")
        print(dispute.name, "; ".join(line), flush=True)
    for place, counts in whole.items():
        print(f"of the first {place}: " + "{:.2f} of grade 3, {:.2f} of 2 or 3, {:.2f} not graded".format(*(count / len(disputes) for count in counts)))


def write_words(program, evidence, out, folder):
    with open(out, "w", encoding="utf-8") as file:
        for dispute in graded_disputes(folder):
            if dispute.name in KEPT_OUT:
                continue
            grades = grades_of(dispute)
            statements, rows, read = candidates(program, evidence, dispute)
            content = {statement["id"]: on_one_line(statement["content"]) for statement in statements}
            for row, both in zip(rows, read):
                contents = frozenset(content[row[end]] for end in "ab")
                if contents in grades:
                    file.write(f"{grades[contents]}\t{both}\n")


def main():
    arguments = sys.argv[1:]
    words = arguments[0] == "--words"
    places = 3 if words else 1
    paths = [pathlib.Path(argument).resolve() for argument in arguments[words : words + places]]
    folder = arguments[words + places] if len(arguments) > words + places else "tests/disputes"
    write_words(*paths, folder) if words else measure(*paths, folder)


if __name__ == "__main__":
    main()
