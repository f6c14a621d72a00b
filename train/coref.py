#!/usr/bin/env python3
"""Learns the weights by which people/ ranks the antecedents of pronouns, and writes src/people/pronoun_weights_generated.h.

usage: coref.py --silver QUESTIONS CHAINS [--gold QUESTIONS SPEAKERS]... > src/people/pronoun_weights_generated.h

QUESTIONS: from bench/speakers/coref_questions (one document a line: pronouns in code points, for each the candidates with
their features, and the spans of all their mentions but pronouns). CHAINS: coreference chains of another tool over the same texts
({"doc", "coreference": [[[start, end], ..], ..]}): many, and often wrong. A candidate is right if a chain that holds the
pronoun holds one of its names. SPEAKERS: {"doc", "source": [[start, end]], "speaker", "mention_ok"}: few, and right.

A conditional log-linear model. It learns from the silver chains first, and then from the gold speakers, held to what it
learnt before by a quadratic penalty. The figure for gold is by leaving one document out. Standard library only.
"""
import argparse
import json
import math
import random
import re
import sys

NAMES = """distance_0 distance_1 distance_2 distance_3 distance_more
 subject_here subject_before subject_earlier oblique possessive by_name by_description by_subject_pronoun by_object_pronoun
 speaker_last quoted_there quoted_both quoted_here in_own_content same_paragraph heads_paragraph heads_previous_paragraph
 previous_speaker previous_speaker_of_source speaker_before_previous gender_agrees gender_unknown frequency speaking_frequency
 rank_0 rank_1 rank_2 type_unknown first_of_document subject_of_object number_agrees source_and_subject unknown_beside_known""".split()


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def example(question, right):
    """Candidates as sparse features, and which are right; None where there is nothing to learn."""
    if len(right) < 2 or not any(right) or all(right):
        return None
    return [[(i, x) for i, x in enumerate(c["features"]) if x] for c in question["candidates"]], right


def silver(questions_path, chains_path):
    chains = {row["doc"]: row["coreference"] for row in read(chains_path)}
    for document in read(questions_path):
        holders = {}
        for number, chain in enumerate(chains.get(document["doc"], [])):
            for start, end in chain:
                holders.setdefault((start, end), set()).add(number)
        names = {figure: {number for span, numbers in holders.items() for number in numbers
                          for start, end in spans if span[0] < end and start < span[1] and span[1] - span[0] < 60}
                 for figure, spans in document["names"].items()}
        for question in document["questions"]:
            mine = holders.get(tuple(question["span"]), set())
            yield example(question, [bool(mine & names.get(str(c["figure"]), set())) for c in question["candidates"]])


def words(name):
    return frozenset(re.findall(r"\w+", name.lower().replace("’s", "").replace("'s", ""))) - {"the", "mr", "ms", "mrs", "dr", "captain", "sir"}


def gold(questions_path, speakers_path):
    """{document: [example]}"""
    wanted = {(row["doc"], tuple(row["source"][0])): [words(n) for n in [row["speaker"], *row["mention_ok"]]] for row in read(speakers_path) if row["speaker"]}
    found = {}
    for document in read(questions_path):
        for question in document["questions"]:
            names = wanted.get((document["doc"], tuple(question["span"])))
            if names:
                figures = [words(document["figures"][str(c["figure"])]) for c in question["candidates"]]
                row = example(question, [any(f == n or (f and f < n) or (n and n < f) for n in names) for f in figures])
                if row:
                    found.setdefault(document["doc"], []).append(row)
    return found


def scores(weights, candidates):
    raw = [sum(weights[i] * x for i, x in c) for c in candidates]
    top = max(raw)
    exps = [math.exp(r - top) for r in raw]
    total = sum(exps)
    return [e / total for e in exps]


def accuracy(weights, rows):
    hits = 0
    for candidates, right in rows:
        p = scores(weights, candidates)
        hits += right[max(range(len(p)), key=p.__getitem__)]
    return hits / max(1, len(rows))


def train(rows, epochs, rate, anchor=None, pull=1e-5):
    """Weights by AdaGrad; `pull` draws them to `anchor`."""
    anchor = anchor or [0.0] * len(NAMES)
    weights = list(anchor)
    squares = [1e-2] * len(NAMES)
    for _ in range(epochs):
        random.shuffle(rows)
        for candidates, right in rows:
            p = scores(weights, candidates)
            good = sum(x for x, r in zip(p, right) if r)
            gradient = [pull * (a - w) for a, w in zip(anchor, weights)]
            for c, x, r in zip(candidates, p, right):
                push = (x / good if r else 0.0) - x
                for i, value in c:
                    gradient[i] += push * value
            for i, g in enumerate(gradient):
                squares[i] += g * g
                weights[i] += rate * g / math.sqrt(squares[i])
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--silver", nargs=2, required=True)
    parser.add_argument("--gold", nargs=2, action="append", default=[])
    parser.add_argument("--pull", type=float, default=0.03)
    args = parser.parse_args()
    random.seed(1)
    rows = [row for row in silver(*args.silver) if row]
    random.shuffle(rows)
    weights = train(rows[len(rows) // 10:], 8, 0.1)
    print(f"{len(rows)} silver pronouns; right on the tenth held out: {accuracy(weights, rows[:len(rows) // 10]):.3f}", file=sys.stderr)
    documents = {}
    for paths in args.gold:
        documents.update(gold(*paths))
    every = [row for rows_of in documents.values() for row in rows_of]
    if every:
        fine = lambda some: train(list(some), 30, 0.05, weights, args.pull)
        print(f"{len(every)} gold pronouns; right with silver weights: {accuracy(weights, every):.3f}", file=sys.stderr)
        hits = sum(len(rows_of) * accuracy(fine([r for other, rs in documents.items() if other != doc for r in rs]), rows_of) for doc, rows_of in documents.items())
        print(f"  left out document by document: {hits / len(every):.3f}", file=sys.stderr)
        weights = fine(every)
        print(f"  learnt by heart: {accuracy(weights, every):.3f}", file=sys.stderr)
    for name, weight in sorted(zip(NAMES, weights), key=lambda x: x[1]):
        print(f"  {name:28} {weight:6.2f}", file=sys.stderr)
    print("// Made by train/coref.py: what each Feature counts for in ranking the antecedents of a pronoun. Do not edit.")
    print("#pragma once\n\n#include \"people/discourse.h\"\n\nnamespace onrecord::people {\n\ninline constexpr Features pronoun_weights = {")
    print("\n".join(f"    {weight:.4f}F,  // {name}" for name, weight in zip(NAMES, weights)))
    print("};\n\n}  // namespace onrecord::people")


if __name__ == "__main__":
    main()
