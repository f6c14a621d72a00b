"""What decides in the end: a small regularised logistic regression over the judge's logits and the two texts' places among all texts.

Features of a pair, the same in both orders (as src/compare/judge.cc computes them): the judge's three logits; the cosine of the two sentence vectors
(models/sentence); of their coordinates on the first axes of political sentences (principal axes of our own, so no gold is in them) how far apart
they are, and their sum. Rare labels count more, as they do in the macro F1, but not as if all were alike.
"""

import json

import numpy as np
import openvino as ov
from tokenizers import BertWordPieceTokenizer

AXES = 12
BALANCE = 0.45  # weight of a label: its rarity to this power
WEIGHT = 0.03  # the larger, the less the coefficients are held down


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


def axes_of(vectors):
    return np.linalg.svd(vectors - vectors.mean(0), full_matrices=False)[2][:AXES]


def features(logits, a, b, axes):
    p, q = a @ axes.T, b @ axes.T
    return np.hstack([logits, (a * b).sum(1, keepdims=True), abs(p - q), p + q])


def softmax(values):
    values = np.exp(values - values.max(1, keepdims=True))
    return values / values.sum(1, keepdims=True)


def fitted(rows, labels):
    """Coefficients [features + 1, 3] for the rows as they are; held down as if they had mean 0 and deviation 1."""
    mean, deviation = rows.mean(0), rows.std(0) + 1e-6
    scaled = np.c_[(rows - mean) / deviation, np.ones(len(rows))]
    weights = np.array([(len(labels) / (3 * max(1, (labels == k).sum()))) ** BALANCE for k in range(3)])[labels]
    weights /= weights.mean()
    result, speed = np.zeros((scaled.shape[1], 3)), 0
    for _ in range(400):
        slope = scaled.T @ ((softmax(scaled @ result) - np.eye(3)[labels]) * weights[:, None]) / len(labels)
        slope[:-1] += result[:-1] / (WEIGHT * len(labels))
        speed = 0.9 * speed - 0.3 * slope
        result = result + speed
    raw = result[:-1] / deviation[:, None]
    return np.vstack([raw, result[-1] - mean @ raw])


def values(rows, coefficients):
    return rows @ coefficients[:-1] + coefficients[-1]


def nested(folds, labels, a, b, axes, key="logits"):
    """Values for each pair of gold, fitted without its fold to logits of judges that had seen neither (judge_gold.py)."""
    fold, unseen = np.array(folds["fold"]), np.array(folds[key])
    result = np.zeros((len(labels), 3))
    for i in range(fold.max() + 1):
        test = fold == i
        rows, target = training_rows(folds, labels, a, b, axes, key, without=i)
        result[test] = values(features(unseen[test], a[test], b[test], axes), fitted(rows, target))
    return result


def training_rows(folds, labels, a, b, axes, key="logits", without=None):
    fold = np.array(folds["fold"])
    rows, target = [], []
    for name, logits in folds["single" if key == "logits" else "single_both"].items():
        asked, other = map(int, name.split())
        if without is not None and other != without:
            continue
        at = fold == asked
        rows.append(features(np.array(logits), a[at], b[at], axes))
        target.append(labels[at])
    return np.vstack(rows), np.concatenate(target)
