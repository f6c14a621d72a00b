#!/usr/bin/env python3
"""Pairs without labels for the large judge to speak of (judge_teacher.py): statements near each other in meaning, less near, and a few far apart.

    python3 train/pair_pool.py --data DIR --models models --out pool.jsonl

From our own political statements (most of the pairs, and all of the first 4,500: they are likest to what is asked), our invented disputes, and what PolNeAR's
training articles attribute to somebody. `DATA` as for the statement model; nearness by models/sentence.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import openvino as ov
from tokenizers import BertWordPieceTokenizer

from corpus import read_split
from pair_data import OURS, lines

# Of each kind of text: partners from the 8 nearest, from the next 52, from anywhere; how many pairs are kept.
KINDS = {"policy": (6, 4, 0.3, 60000), "disputes": (2, 1, 0.2, 6000), "news": (2, 0.6, 0.1, 20000)}
FIRST = 4500


class Sentences:
    """Vectors of texts by models/sentence."""

    def __init__(self, models):
        settings = json.loads((models / "sentence/model.json").read_text())
        self.model = ov.Core().compile_model(models / "sentence/sentence.xml", "CPU", {"INFERENCE_NUM_THREADS": 1})
        self.tokenizer = BertWordPieceTokenizer(str(models / "sentence" / settings["vocabulary"]), lowercase=True)
        self.limit = settings["limit"]

    def __call__(self, texts):
        ids = [self.tokenizer.encode(text).ids[: self.limit] for text in texts]
        vectors = np.zeros((len(texts), 384), np.float32)
        width = [-(-len(row) // 8) * 8 for row in ids]
        for size in sorted(set(width)):
            rows = [i for i in range(len(texts)) if width[i] == size]
            for first in range(0, len(rows), 32):
                batch = rows[first : first + 32]
                padded, mask = np.zeros((32, size), np.int64), np.zeros((32, size), np.int64)
                mask[:, 0] = 1
                for place, i in enumerate(batch):
                    padded[place, : len(ids[i])], mask[place, : len(ids[i])] = ids[i], 1
                vectors[batch] = self.model({"ids": padded, "mask": mask})[0][: len(batch)]
        return vectors


def texts_of(data):
    topics, theses, issues = (lines(OURS / f"{name}.jsonl") for name in ("policy", "theses", "disputes"))
    policy = {text for topic in topics for key in ("for", "against", "beside") for text in topic[key]} | {text for topic in topics for key in ("clash", "agree") for pair in topic[key] for text in pair}
    policy |= {text for thesis in theses for text in [thesis["thesis"], *thesis["inconsistent"], *thesis["consistent"], *thesis["unrelated"]]}
    news = set()
    for article in read_split(data, "train"):
        for attribution in article.attributions:
            text = " ".join(" ".join(article.text[begin:end] for begin, end in attribution.content).split()).strip(' ,;"“”')
            if 6 <= len(text.split()) <= 34:
                news.add(text[0].upper() + text[1:])
    return {"policy": sorted(policy), "disputes": sorted({statement["text"] for issue in issues for statement in issue["statements"]}), "news": sorted(news)}


def pairs_of(texts, vectors, near, middle, far, rng):
    pairs = set()
    for first in range(0, len(texts), 1000):
        nearest = np.argsort(-(vectors[first : first + 1000] @ vectors.T), 1)[:, 1:61]
        for i, order in enumerate(nearest, first):
            for count, partners in ((near, order[:8]), (middle, order[8:]), (far, [rng.randrange(len(texts))])):
                for k in rng.sample(list(partners), int(count) + (rng.random() < count % 1)):
                    if k != i:
                        pairs.add((min(i, int(k)), max(i, int(k))))
    pairs = sorted(pairs)
    rng.shuffle(pairs)
    return [tuple(sorted((texts[i], texts[k]), key=str.encode)) for i, k in pairs]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--models", default="models")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    rng, sentences, pool = random.Random(41), Sentences(Path(options.models)), []
    for kind, texts in texts_of(options.data).items():
        near, middle, far, most = KINDS[kind]
        pool.append(pairs_of(texts, sentences(texts), near, middle, far, rng)[:most])
    first, rest = pool[0][:FIRST], pool[0][FIRST:] + pool[1] + pool[2]
    rng.shuffle(rest)
    with open(options.out, "w", encoding="utf-8") as file:
        for a, b in first + rest:
            file.write(json.dumps({"a": a, "b": b}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
