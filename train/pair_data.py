"""Pairs of statements to train and measure the judge on.

Ours (`pairs/`, written for this, in the repository): `policy.jsonl`, a topic a line with statements for and against it; `theses.jsonl`, a thesis a line with
what contradicts it, goes with it, or stands beside it; `disputes.jsonl`, an issue
of an invented dispute a line with statements in public and in private. Others' (`--nli DIR`, fetched, never committed): SNLI's test and validation parts,
RTE, FEVER-symmetric, sets of negations. A row is (first text, second text, label).
"""

import csv
import itertools
import json
import random
import re
from pathlib import Path

PAIR_LABELS = ("inconsistent", "consistent", "unrelated")
NLI_LABELS = ("entailment", "neutral", "contradiction")
LONGEST = 96  # pieces of one statement
SPECIAL = {"[PAD]": 0, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102, "[MASK]": 103}  # places of the control pieces in BERT's list
RESERVED = 104
OURS = Path(__file__).parent / "pairs"


def with_reserved(words):
    """The list of pieces with the control pieces in BERT's places and `words`, in order, behind them."""
    places = {place: word for word, place in SPECIAL.items()}
    return [places.get(i, f"[unused{i}]") for i in range(RESERVED)] + list(words)


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def policy_pairs(topics, rng):
    """A sample of what a list of topics holds; another one at each call."""
    rows = []
    for topic in topics:
        sides = [topic["for"], topic["against"]]
        across = [(a, b) for a in sides[0] for b in sides[1]]
        rows += [(*pair, "inconsistent") for pair in rng.sample(across, min(10, len(across)))]
        rows += [(*pair, "inconsistent") for pair in topic["clash"]]
        rows += [(*pair, "consistent") for pair in topic["agree"]]
        for side in sides:
            for _ in range(4):
                rows.append((*rng.sample(side, 2), "consistent"))
        for beside in topic["beside"]:
            rows.append((rng.choice(sides[rng.randrange(2)]), beside, "unrelated"))
        other = rng.choice(topics)
        if other is not topic:
            rows += [(rng.choice(sides[rng.randrange(2)]), rng.choice(other["for"] + other["against"]), "unrelated") for _ in range(3)]
    return rows


def thesis_pairs(theses, rng):
    """Each thesis with what does not go with it, what does, and what is of the same field but beside the point; and with another's field."""
    rows = []
    for thesis in theses:
        rows += [(thesis["thesis"], text, label) for label in PAIR_LABELS for text in thesis[label]]
        other = rng.choice(theses)
        if other is not thesis:
            rows.append((thesis["thesis"], rng.choice([other["thesis"]] + other["unrelated"]), "unrelated"))
    return rows


def dispute_pairs(issues):
    names = {"clash": "inconsistent", "agree": "consistent", "neutral": "unrelated"}
    rows = []
    for issue in issues:
        texts = {statement["id"]: statement["text"] for statement in issue["statements"]}
        for name, label in names.items():
            rows += [(texts[a], texts[b], label) for a, b in issue[name]]
    return rows


def far_pairs(issues, rng, count):
    """Pairs of one side of a dispute from different issues of it: what a ranking of all pairs mostly meets."""
    sides = {}
    for number, issue in enumerate(issues):
        for statement in issue["statements"]:
            sides.setdefault((issue["dispute"], statement["side"]), []).append((number, statement["text"]))
    sides = [members for members in sides.values() if len({number for number, _ in members}) > 1]
    rows = []
    while len(rows) < count:
        (one, a), (other, b) = rng.sample(rng.choice(sides), 2)
        if one != other:
            rows.append((a, b, "unrelated"))
    return rows


def gold_pairs(path):
    """(first text, second text, label), in the order in which the program reads them."""
    return [(*sorted((row["a"], row["b"]), key=str.encode), row["label3"]) for row in lines(path)]


def table(path, **options):
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", **options))


def nli_pairs(folder):
    """(premise, hypothesis, label): of RTE and FEVER "not entailed" tells two things apart only where it means refuted."""
    folder, rows = Path(folder), []
    for name in ("snli_test.tsv", "snli_validation.tsv"):
        for row in table(folder / name, quoting=csv.QUOTE_NONE):
            if row["label"] in ("0", "1", "2"):
                rows.append((row["premise"], row["hypothesis"], NLI_LABELS[int(row["label"])]))
    for row in table(folder / "snli_negational.tsv", quoting=csv.QUOTE_NONE):
        if row["neg_label"] in ("0", "1", "2"):
            rows.append((row["premise"], row["hypothesis_neg"], NLI_LABELS[int(row["neg_label"])]))
    for name in ("neg_SNLI.txt", "neg_MNLI.txt"):
        for row in table(folder / name, quoting=csv.QUOTE_NONE):
            if row["gold_label"] in NLI_LABELS:
                rows.append((row["Text"], row["Hypothesis"], row["gold_label"]))
    for name in ("fever_dev.jsonl", "fever_test.jsonl"):
        for row in lines(folder / name):
            label = {"REFUTES": "contradiction", "SUPPORTS": "entailment"}.get(row["gold_label"])
            if label:
                rows.append((row["sentence1"], row["sentence2"], label))
    return rows


def folds_of(rows, count, seed=11):
    """The fold of each pair. A text counts as another's where they share four in five of their words."""
    words = [[frozenset(re.findall(r"\w+", text.lower())) for text in row[:2]] for row in rows]
    group = list(range(len(rows)))

    def top(i):
        while group[i] != i:
            i = group[i]
        return i

    for i, j in itertools.combinations(range(len(rows)), 2):
        if any(len(a & b) >= 0.8 * len(a | b) for a in words[i] for b in words[j]):
            group[top(i)] = top(j)
    members = {}
    for i in range(len(rows)):
        members.setdefault(top(i), []).append(i)
    groups = list(members.values())
    random.Random(seed).shuffle(groups)
    groups.sort(key=len, reverse=True)
    share = [[0] * len(PAIR_LABELS) for _ in range(count)]
    total = [sum(row[2] == label for row in rows) / count for label in PAIR_LABELS]
    fold = [0] * len(rows)
    for group in groups:
        labels = [PAIR_LABELS.index(rows[i][2]) for i in group]
        best = min(range(count), key=lambda f: (sum(share[f][l] / total[l] for l in labels), sum(share[f])))
        for i, label in zip(group, labels):
            fold[i], share[best][label] = best, share[best][label] + 1
    return fold
