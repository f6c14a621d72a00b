#!/usr/bin/env python3
"""Weights of the ranking of confrontations (src/compare/confrontations.cc), fitted on one case and checked on another.

usage: confrontations.py FIT_CASE CHECK_CASE     (folders with gold.json; needs numpy and snowballstemmer)

Logistic regression with an L2 penalty over all pairs of gold statements of one side; classes weighted alike. Prints the
weights and, for both cases, how many gold pairs come within the first 10, 20 and 50, no statement in more than three.
"""
import json
import math
import pathlib
import re
import sys

import numpy as np
import snowballstemmer

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import score_case  # noqa: E402

FEATURES = ["root of likeness", "audiences part", "negated", "denial", "one speaker", "log length", "rarest shared", "shared words"]
NEGATIONS = set("no not never nobody nothing none neither nor cannot without t deny denied denies refuse refused".split())
CLAUSE_ENDS = {"but", "and", "because", "which", "who"}
REACH = 6
SAME_UTTERANCE = 0.72
APPEARANCES = 3
LONG = 20  # words; more do not make a statement clearer
stemmer = snowballstemmer.stemmer("english")


def stop_words():
    """The list stands once, in the program."""
    code = (ROOT / "src/compare/terms.cc").read_text(encoding="utf-8")
    return set(re.findall(r'"([^"]+)"', code.split("words = {")[1].split("};")[0]))


STOP = stop_words()


class Words:
    def __init__(self, content):
        words = re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+", " … ".join(content).lower())
        self.length = len(words)
        self.stems, self.negated = set(), set()
        until = 0
        for place, word in enumerate(words):
            if word in CLAUSE_ENDS:
                until = place
            if word in NEGATIONS:
                until = place + 1 + REACH
            if word in STOP:
                continue
            stem = word if word[0].isdigit() else stemmer.stemWord(word)
            self.stems.add(stem)
            if place < until:
                self.negated.add(stem)


class Case:
    def __init__(self, folder):
        case = json.loads((pathlib.Path(folder) / "gold.json").read_text(encoding="utf-8"))
        self.gold = score_case.Gold(case)
        key = lambda pair: frozenset((self.gold.same(pair["a"]), self.gold.same(pair["b"])))
        self.wanted = {key(pair) for pair in case["confrontations"]}
        sides = {actor["id"]: actor.get("side") or actor["id"] for actor in case["actors"]}
        statements = [s for s in case["statements"] if s["speaker"] and s.get("act") != "hold"]
        words = [Words(s["content"]) for s in statements]
        rarity = self.rarities(words)
        vectors = [self.unit({stem: rarity[stem] for stem in w.stems}) for w in words]
        rows, self.keys = [], []
        for i, a in enumerate(statements):
            for j in range(i):
                b = statements[j]
                if sides.get(a["speaker"], a["speaker"]) != sides.get(b["speaker"], b["speaker"]):
                    continue
                likeness = sum(weight * vectors[j].get(stem, 0) for stem, weight in vectors[i].items())
                shared = words[i].stems & words[j].stems
                if likeness >= SAME_UTTERANCE:
                    continue
                negated = sum((stem in words[i].negated) != (stem in words[j].negated) for stem in shared)
                rows.append([math.sqrt(likeness), a["audience"] != b["audience"], min(negated, 3), (a.get("act") == "deny") != (b.get("act") == "deny"),
                             a["speaker"] == b["speaker"], math.log1p(min(words[i].length, words[j].length, LONG)), max((rarity[s] for s in shared), default=0), len(shared)])
                self.keys.append(key({"a": a["id"], "b": b["id"]}))
        self.rows = np.array(rows, float)
        self.labels = np.array([k in self.wanted for k in self.keys], float)

    @staticmethod
    def rarities(words):
        count = {}
        for w in words:
            for stem in w.stems:
                count[stem] = count.get(stem, 0) + 1
        return {stem: math.log(1 + len(words) / n) for stem, n in count.items()}

    @staticmethod
    def unit(vector):
        length = math.sqrt(sum(w * w for w in vector.values())) or 1
        return {stem: w / length for stem, w in vector.items()}

    def recall(self, weights, bias):
        used, rank, place = {}, {}, 0
        for i in np.argsort(-(self.rows @ weights + bias), kind="stable"):
            pair = self.keys[i]
            if pair in rank or any(used.get(s, 0) >= APPEARANCES for s in pair):
                continue
            for s in pair:
                used[s] = used.get(s, 0) + 1
            place += 1
            rank[pair] = place
        return {n: f"{sum(rank.get(pair, n + 1) <= n for pair in self.wanted)} of {len(self.wanted)}" for n in (10, 20, 50)}


def fit(case, penalty=0.01, steps=2000, rate=0.5):
    mean, spread = case.rows.mean(0), case.rows.std(0) + 1e-6
    x = np.c_[(case.rows - mean) / spread, np.ones(len(case.rows))]
    weight = np.where(case.labels > 0, len(case.labels) / case.labels.sum(), 1.0) / len(case.labels)
    theta = np.zeros(x.shape[1])
    for _ in range(steps):
        error = 1 / (1 + np.exp(-x @ theta)) - case.labels
        theta -= rate * (x.T @ (weight * error) + penalty * np.r_[theta[:-1], 0])
    raw = theta[:-1] / spread
    return raw, theta[-1] - (raw * mean).sum()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    fitted, checked = Case(sys.argv[1]), Case(sys.argv[2])
    weights, bias = fit(fitted)
    for name, value in [*zip(FEATURES, weights), ("bias", bias)]:
        print(f"{name:18} {value:7.2f}")
    print("fitted on ", fitted.recall(weights, bias))
    print("checked on", checked.recall(weights, bias))


if __name__ == "__main__":
    main()
