#!/usr/bin/env python3
"""Learns which act a statement does, where neither its cue nor a turn of phrase shows it, and writes src/speech/act_weights_generated.h.

usage: acts.py QUESTIONS OUT GOLD.json… --labelled LABELLED.tsv [--held-out GOLD.json…] [--features N]

QUESTIONS: build/bench/model/act_questions, which names the features of a statement. GOLD: cases (the format of tests/score_case.py) by authors who gave each statement its act. LABELLED: statements that the
program found in other invented disputes, labelled one by one: case, kind, turn (0 or 1), act, cue, content; they count half. HELD-OUT: cases that are only measured. A log-linear model with a quadratic penalty over the N features
whose weights are largest. Printed: how often it is right, each case read by a model that did not learn from it: of all attributed statements, with what is shown (as the program decides), and of those that the model decides.
"""
import argparse
import collections
import json
import pathlib
import subprocess

import numpy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ACTS = ["say", "deny", "promise", "demand", "threaten", "ask", "accuse", "admit"]  # as in src/speech/statement.h
PENALTY, LABELLED_WEIGHT, RAREST = 0.3, 0.5, 6


def gold_rows(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    kinds = {document["file"]: document["kind"] for document in gold["documents"]}
    for statement in gold["statements"]:
        if statement.get("act") in ACTS and statement["content"]:
            cue = statement.get("cue") or ""
            yield {"case": path.parent.name, "kind": statement["kind"], "turn": kinds[statement["doc"]] in ("chat", "transcript"), "act": statement["act"],
                   "cue": " ".join(cue) if isinstance(cue, list) else cue, "content": " ".join(statement["content"]), "weight": 1.0}  # fmt: skip


def labelled_rows(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        case, kind, turn, act, cue, content = line.split("\t")
        yield {"case": case, "kind": kind, "turn": turn == "1", "act": act, "cue": cue, "content": content, "weight": LABELLED_WEIGHT}


def ask(program, rows):
    lines = "".join(json.dumps({key: row[key] for key in ("kind", "cue", "content", "turn")}) + "\n" for row in rows)
    answers = subprocess.run([program], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    for row, answer in zip(rows, answers, strict=True):
        row.update(json.loads(answer))


def fit(x, y, weights, most):
    """The model over the features that matter most, and which these are."""
    model = LogisticRegression(C=PENALTY, max_iter=400).fit(x, y, sample_weight=weights)
    keep = numpy.sort(numpy.argsort(-numpy.abs(model.coef_).max(0))[:most])
    return LogisticRegression(C=PENALTY, max_iter=400).fit(x[:, keep], y, sample_weight=weights), keep


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("questions")
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("gold", nargs="+", type=pathlib.Path)
    arguments.add_argument("--labelled", type=pathlib.Path, required=True)
    arguments.add_argument("--held-out", nargs="*", type=pathlib.Path, default=[])
    arguments.add_argument("--features", type=int, default=500)
    options = arguments.parse_args()
    learnt = [row for path in options.gold for row in gold_rows(path)]
    held = [row for path in options.held_out for row in gold_rows(path)]
    rows = learnt + list(labelled_rows(options.labelled)) + held
    ask(options.questions, rows)
    counts = collections.Counter(feature for row in rows for feature in row["features"])
    vectors = DictVectorizer()
    x = vectors.fit_transform([{feature: 1.0 for feature in row["features"] if counts[feature] >= RAREST} for row in rows])
    y = numpy.array([ACTS.index(row["act"]) for row in rows])
    weights = numpy.array([row["weight"] for row in rows])
    cases = numpy.array([row["case"] for row in rows])
    open_ones = numpy.array([row["shown"] is None for row in rows])  # those the model decides
    attributed = numpy.array([row["kind"] != "own" for row in rows])
    apart = numpy.isin(cases, [path.parent.name for path in options.held_out])
    guess = numpy.array([ACTS.index(row["shown"]) if row["shown"] in ACTS else 0 for row in rows])
    measured = sorted({row["case"] for row in learnt + held})
    for case in measured:
        test = cases == case
        model, keep = fit(x[~test & ~apart & open_ones], y[~test & ~apart & open_ones], weights[~test & ~apart & open_ones], options.features)
        chosen = test & open_ones
        guess[chosen] = model.predict(x[chosen][:, keep])
        right = (guess == y) & test
        print(f"{case}: {(right & attributed).sum()} of {(test & attributed).sum()}, {(right & attributed).sum() / (test & attributed).sum():.3f}; the model's {(right & chosen).sum() / chosen.sum():.3f}")
    of_cases = numpy.isin(cases, measured)
    for name, group in (("learnt", of_cases & ~apart), ("held out", apart)):
        if group.any():
            print(f"{name}: attributed {((guess == y) & group & attributed).sum() / (group & attributed).sum():.3f}, all {((guess == y) & group).sum() / group.sum():.3f}")
    train = ~apart & open_ones
    model, keep = fit(x[train], y[train], weights[train], options.features)
    names = vectors.get_feature_names_out()[keep]
    columns = [list(model.classes_).index(act) for act in range(len(ACTS))]
    numbers = lambda values: ", ".join(f"{values[column]:.3f}F" for column in columns)  # noqa: E731
    escape = lambda text: text.replace("\\", "\\\\").replace('"', '\\"')  # noqa: E731
    with options.out.open("w", encoding="utf-8") as out:
        out.write("// Made by train/acts.py: what features count for each act. Do not edit.\n#pragma once\n\n#include \"speech/act_features.h\"\n\nnamespace onrecord {\n\n")
        out.write(f"inline constexpr ActWeights act_bias = {{{numbers(model.intercept_)}}};\ninline constexpr ActRow act_rows[] = {{\n")
        for i, name in enumerate(names):
            out.write(f'    {{"{escape(name)}", {{{numbers(model.coef_[:, i])}}}}},\n')
        out.write("};\n\n}  // namespace onrecord\n")


if __name__ == "__main__":
    main()
