#!/usr/bin/env python3
"""Fits the weights of src/compare/evidence.cc to the clashes that their authors marked in invented disputes (a logistic regression), and measures them with each dispute left out in turn.

usage: fit_weights.py ONRECORD EVIDENCE [tests/disputes]

EVIDENCE is build/bench/compare/evidence. Every pair that could be a confrontation is a row, with what the model reads (the program has it read the best 400 alone); it counts as a clash by the weight its author gave it (3: 1, 2: .75, 1: .35), in whichever print of its two sayings. Printed: how many pairs of weight 3 and 2
stand within 10, 20, 50 and 100 of their dispute by weights that never saw it, before sinking what is alike; then both lines of weights, fitted on all but those KEPT_OUT, and what they do with these. Needs numpy.
"""
import collections
import pathlib
import sys

import numpy as np

import graded
from disputes import PLACES, candidates, located, marked_pairs

KEPT_OUT = ("orchestrapit", "reservoirroad", "claddingrow", "nightward", "parcelhub", "saltlake", "teachersdeal", "tidegate", "busfranchise", "junioraides", *graded.KEPT_OUT)  # written when the features had been chosen
LABELS = {3: 1.0, 2: 0.75, 1: 0.35}
FEATURES = ["odds", "audiences_part", "story", "strictness", "meaning", "only_in_meaning", "set_against", "shorter", "longer", "negated", "same_speaker", "looks_back", "told", "no_grounds", "mouths"]
LEAST_ODDS = -6


def features(row):
    """As weigh() in evidence.cc takes them."""
    number = {name: float(value) for name, value in row.items() if name not in ("a", "b", "open_a", "open_b")}
    part = number["audiences_part"]
    return [max(number["odds"], LEAST_ODDS), part, part * np.exp(-number["days_apart"] / 10), part * number["strictness"], number["meaning"], 1 - number["in_words"], number["set_against"],
            np.log1p(min(number["shorter"], 20)) / 3, np.log1p(min(number["longer"], 80)), min(number["negated"], 3) / 3, number["same_speaker"], number["looks_back"], number["told"], (1 - number["grounds"]) * (1 - number["told"]), number["mouths"]]


class Dispute:
    def __init__(self, program, evidence, folder):
        self.name = folder.name
        statements, rows, _ = candidates(program, evidence, folder)
        self.x = np.array([features(row) for row in rows])
        half = {row[end]: (row[f"saying_{end}"], row[f"open_{end}"]) for row in rows for end in "ab"}
        self.pairs = [frozenset(half[row[end]] for end in "ab") for row in rows]
        self.marked = collections.defaultdict(int)
        self.gold = []
        for pair in marked_pairs(folder):
            a, b = (list(located(statements, pair[end])) for end in "ab")
            self.gold.append((pair["weight"], {frozenset((half[one], half[other])) for one in a for other in b if one in half and other in half}))
            for both in self.gold[-1][1]:
                self.marked[both] = max(self.marked[both], pair["weight"])
        self.y = np.array([LABELS.get(self.marked[pair], 0.0) for pair in self.pairs])

    def ranks(self, scores):
        best = {}
        for pair, score in zip(self.pairs, scores):
            best[pair] = max(score, best.get(pair, -np.inf))
        place = {pair: rank for rank, pair in enumerate(sorted(best, key=lambda pair: -best[pair]), 1)}
        return [(weight, min((place.get(both, np.inf) for both in ends), default=np.inf)) for weight, ends in self.gold]


def fit(x, y, penalty=3e-4):
    """Weights and the constant (last): Newton's method, halving steps that lead up, on features of one scale, with a mild ridge."""
    mean, scale = x.mean(0), x.std(0) + 1e-6
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])
    ridge = np.append(np.full(x.shape[1], 2 * penalty * len(x)), 0)
    loss = lambda w: (np.logaddexp(0, z @ w) - y * (z @ w)).sum() + (ridge * w * w).sum() / 2
    w = np.append(np.zeros(x.shape[1]), -4.0)
    for _ in range(60):
        p = 1 / (1 + np.exp(-z @ w))
        step = np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + np.diag(ridge + 1e-9), z.T @ (p - y) + ridge * w)
        share = next((0.5**half for half in range(30) if loss(w - 0.5**half * step) <= loss(w)), 0)
        w = w - share * step
        if share * np.abs(step).max() < 1e-6:
            break
    weights = w[:-1] / scale
    return np.append(weights, w[-1] - weights @ mean)


def main():
    program, evidence = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    folder = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else "tests/disputes")
    every = [Dispute(program, evidence, path) for path in sorted(folder.iterdir()) if marked_pairs(path)]
    disputes = [one for one in every if one.name not in KEPT_OUT]
    counts = lambda found, weight: [sum(w == weight and rank <= place for w, rank in found) for place in PLACES]
    for name, columns in (("unread", slice(1, None)), ("read", slice(0, None))):
        found = []
        for one in disputes:
            others = [other for other in disputes if other is not one]
            w = fit(np.concatenate([other.x[:, columns] for other in others]), np.concatenate([other.y for other in others]))
            found += one.ranks(one.x[:, columns] @ w[:-1])
        for weight in (3, 2):
            print(f"{name}, each dispute left out, weight {weight}, within {PLACES}: {counts(found, weight)}")
        w = fit(np.concatenate([one.x[:, columns] for one in disputes]), np.concatenate([one.y for one in disputes]))
        found = [rank for one in every if one.name in KEPT_OUT for rank in one.ranks(one.x[:, columns] @ w[:-1])]
        print(f"{name}, kept out, weight 3: {counts(found, 3)}, weight 2: {counts(found, 2)}")
        print(f"{name}: none {w[-1]:.2f}, " + ", ".join(f"{feature} {value:.2f}" for feature, value in zip(FEATURES[columns], w)))


if __name__ == "__main__":
    main()
