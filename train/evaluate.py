#!/usr/bin/env python3
"""Scores the model on PolNeAR's dev articles, or on the held-out training articles, with score_attribution.py.

    python3 train/evaluate.py --weights DIR --state last.pt --data DIR [--split held-out] [--settings models/attribution/model.json]
"""

import argparse
import json
import sys

import torch

from attribution import load_model
from corpus import read_split
from decode import PLAIN, Calibration
from predict import LIMIT, found_in, statements
from prepare import split_held_out
from windows import Packer


def scorer(data):
    sys.path.insert(0, data)
    import score_attribution

    return score_attribution


def gold_of(data, split, articles):
    gold = scorer(data).load_gold(f"{data}/{split}", "first")
    return {article.name: gold[article.name] for article in articles}


def as_predictions(articles, found):
    return {
        article.name: [{"content": f.content, "cue": f.cue, "source": f.source} for f in some]
        for article, some in zip(articles, found)
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--state", help="weights as trained")
    chosen.add_argument("--graphs", help="the exported model")
    parser.add_argument("--data", required=True)
    parser.add_argument("--split", choices=["dev", "held-out"], default="dev")
    parser.add_argument("--settings", help="model.json: thresholds and calibration")
    parser.add_argument("--limit", type=int, default=LIMIT)
    parser.add_argument("--tokenizer", help="the folder with the word pieces, where it is another than that of the weights")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--predictions", help="write them here as JSON lines")
    options = parser.parse_args()
    torch.set_num_threads(1)
    held_out = options.split == "held-out"
    articles = split_held_out(read_split(options.data, "train"))[1] if held_out else read_split(options.data, "dev")
    calibration, threshold, nested = PLAIN, 0.5, 0.8
    if options.settings:
        settings = json.load(open(options.settings))
        calibration = Calibration(settings["calibration"]["weights"], settings["calibration"]["bias"])
        threshold, nested = settings["threshold"], settings["nested_threshold"]
    if options.graphs:
        from graphs import Graphs  # needs OpenVINO, which training does not

        candidates = Graphs(options.graphs, options.weights).found_in(articles)
    else:
        model = load_model(options.weights, options.state).to(options.device).eval()
        candidates = found_in(model, Packer(options.tokenizer or options.weights), articles, options.limit)
    found = [statements(f, calibration, threshold, nested) for f in candidates]
    predictions = as_predictions(articles, found)
    if options.predictions:
        with open(options.predictions, "w") as out:
            for name, some in predictions.items():
                out.write(json.dumps({"doc": name, "statements": some}) + "\n")
    report(options.data, "train" if held_out else "dev", articles, predictions)


def report(data, split, articles, predictions):
    result = scorer(data).score(gold_of(data, split, articles), predictions)
    print(scorer(data).render(result))


if __name__ == "__main__":
    main()
