#!/usr/bin/env python3
"""Fits on the held-out training articles how likely an attribution is right, and the threshold with the best end-to-end F1; writes
both into model.json, with the reliability on the dev articles.

    python3 train/calibrate.py --weights DIR --graphs models/attribution --data DIR
"""

import argparse
import json
from pathlib import Path

import torch

from corpus import read_split
from decode import PLAIN, Calibration
from evaluate import as_predictions, gold_of, scorer
from graphs import Graphs
from predict import statements
from prepare import split_held_out


def right(score, text, gold, found):
    """Whether some gold attribution has this content (Jaccard of at least a half) and this source."""
    content, source = score.significant(text, found.content), score.significant(text, found.source)
    for other in gold:
        theirs = score.significant(text, other["content"])
        if len(content & theirs) * 2 >= len(content | theirs) and content:
            names = score.significant(text, other["source"])
            if bool(names & source) or (not names and not source):
                return True
    return False


def judged(data, split, articles, candidates):
    """(found, right?) for each candidate that is no rival of a better one."""
    score, gold = scorer(data), gold_of(data, split, articles)
    pairs = []
    for article, some in zip(articles, candidates):
        for one in statements(some, PLAIN, 0.08, 2):
            pairs.append((one, right(score, article.text, gold[article.name]["statements"], one)))
    return pairs


def fit(pairs):
    x = torch.tensor([one.features() for one, _ in pairs])
    y = torch.tensor([float(good) for _, good in pairs])
    weights, bias = torch.zeros(x.shape[1], requires_grad=True), torch.zeros((), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=200)

    def closure():
        optimizer.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights + bias, y) + 1e-3 * (weights**2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return Calibration([round(float(w), 5) for w in weights], round(float(bias), 5))


def reliability(pairs, calibration):
    rows = []
    for low, high in ((0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        chosen = [(calibration(one), good) for one, good in pairs if low <= calibration(one) < high]
        if chosen:
            mean = sum(s for s, _ in chosen) / len(chosen)
            rows.append([low, len(chosen), round(mean, 3), round(sum(good for _, good in chosen) / len(chosen), 3)])
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--graphs", required=True)
    parser.add_argument("--data", required=True)
    options = parser.parse_args()
    graphs = Graphs(options.graphs, options.weights)
    held_out = split_held_out(read_split(options.data, "train"))[1]
    candidates = graphs.found_in(held_out)
    calibration = fit(judged(options.data, "train", held_out, candidates))
    gold = gold_of(options.data, "train", held_out)

    def f1(threshold):
        found = [statements(some, calibration, threshold, 2) for some in candidates]
        result = scorer(options.data).score(gold, as_predictions(held_out, found))
        return result["groups"]["all"]["end_to_end"]["f1"]

    threshold = max((t / 100 for t in range(20, 70, 2)), key=f1)
    dev = read_split(options.data, "dev")
    table = reliability(judged(options.data, "dev", dev, graphs.found_in(dev)), calibration)
    print("weights", calibration.weights, calibration.bias, "threshold", threshold, "held out end to end", f1(threshold))
    print("dev reliability (from, count, mean score, right):", *table, sep="\n  ")
    path = Path(options.graphs) / "model.json"
    settings = json.loads(path.read_text())
    settings |= {
        "calibration": {"weights": calibration.weights, "bias": calibration.bias, "dev_reliability": table},
        "threshold": threshold,
        "nested_threshold": 0.84,
        "doubtful_threshold": 0.2,
        "nested_doubtful_threshold": 0.55,
    }
    path.write_text(json.dumps(settings, indent=1) + "\n")


if __name__ == "__main__":
    main()
