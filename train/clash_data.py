"""Invented disputes (`disputes/`, written for this, in the repository) as pairs to learn clashes and issues from.

A file is a dispute: who stands in it, the threads it has, its statements, and pairs of one side that an editor would set side by side
(weight 3), that clash less (2), that are worth a look (1), that look like it and are none (0). Pairs of a side that are not listed are none.
"""

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from pair_data import lines

DISPUTES = Path(__file__).parent / "disputes"
WEIGHTS = {3: 1.0, 2: 0.75, 1: 0.35, 0: 0.0}  # of a pair that is listed: how surely it clashes
SHORT = 8  # words; so short a message or answer is read with what went before it
BEFORE = 24  # words of that


@dataclass
class Statement:
    place: int
    side: str
    speaker: str
    private: bool
    day: str
    text: str
    issues: frozenset = frozenset()
    before: str = ""  # what a short one answers


@dataclass
class Dispute:
    name: str
    statements: list = field(default_factory=list)
    weights: dict = field(default_factory=dict)  # (place, place) -> weight


def with_before(text, before):
    return before if before and len(text.split()) <= SHORT else ""


def read_dispute(path):
    head, told, pairs = re.split(r"^---[ \t]*$", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.M)
    dispute, places, last = Dispute(path.stem), {}, None
    for line in filter(str.strip, told.splitlines()):
        number, side, speaker, audience, day, channel, issues, text = (part.strip() for part in line.split("|", 7))
        text = text.strip("\"“”") if channel == "quote" else text
        before = last[3] if last and last[:2] == (side, channel) and channel in ("chat", "mail", "hearing") and last[2][:7] == day[:7] else ""
        last = (side, channel, day, text)
        places[number] = len(places)
        threads = frozenset() if issues in ("-", "") else frozenset(issue.strip() for issue in issues.split(","))
        dispute.statements.append(Statement(places[number], side, speaker, audience == "V", day, text, threads, with_before(text, before)))
    for line in filter(str.strip, pairs.splitlines()):
        weight, a, b = line.split()[:3]
        key = tuple(sorted((places[a], places[b])))
        dispute.weights[key] = max(int(weight), dispute.weights.get(key, 0))
    return dispute


def read_disputes(folder=DISPUTES):
    return [read_dispute(path) for path in sorted(Path(folder).rglob("*.txt"))]


def worded(statement, later):
    """What the model reads of one half."""
    where = ("private" if statement.private else "public") + (", later" if later else "")
    answer = f", to “{' '.join(statement.before.split()[-BEFORE:])}”" if statement.before else ""
    return f"{where}{answer}: {statement.text}"


def halves(a, b):
    """The two halves in the order in which they are read, the public or the earlier one first."""
    if (a.private, a.day, a.place) > (b.private, b.day, b.place):
        a, b = b, a
    return worded(a, a.day > b.day), worded(b, b.day > a.day)


def pairs_of(dispute, across=0.0, rng=None):
    """(a, b, how surely they clash or nothing where they are of two sides, whether they share an issue)."""
    rows = []
    for j, b in enumerate(dispute.statements):
        for i, a in enumerate(dispute.statements[:j]):
            one = a.side == b.side
            if one or (rng and rng.random() < across):
                rows.append((a, b, WEIGHTS[dispute.weights.get((i, j), 0)] if one else None, bool(a.issues & b.issues)))
    return rows


GRADES = {3: 1.0, 2: 0.75, 1: 0.15, 0: 0.0}  # how surely a pair clashes that was graded alone


def graded_pairs(path=Path(__file__).parent / "pairs" / "graded.tsv"):
    """Pairs of `disputes/` that were graded one by one (dispute, numbers of both statements by their order, grade), as (first half, second half, how surely they clash)."""
    disputes = {dispute.name: dispute for dispute in read_disputes()}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(*halves(disputes[name].statements[int(a)], disputes[name].statements[int(b)]), GRADES[int(grade)]) for name, a, b, grade in rows]


def graded_words(path):
    """What bench/compare/graded.py --words wrote, in the same way."""
    rows = (line.split("\t") for line in Path(path).read_text(encoding="utf-8").splitlines())
    return [(first, second, GRADES[int(grade)]) for grade, first, second in rows]


def old_pairs(path):
    """Of pairs/disputes.jsonl, as (first text, second text, how surely they clash)."""
    names = {"clash": 0.9, "agree": 0.0, "neutral": 0.0}
    rows = []
    for issue in lines(path):
        of = {s["id"]: Statement(s["id"], s["side"], s["speaker"], s["where"] == "private", "", s["text"]) for s in issue["statements"]}
        rows += [(of[a], of[b], value) for name, value in names.items() for a, b in issue[name]]
    return rows
