"""From the scores of the model to attributions. src/speech/ does the same in C++ (see README.md, "Decoding")."""

import math
from dataclasses import dataclass

import numpy as np

from labels import CONTENT, CUE, NONE, SOURCE


@dataclass
class Found:
    """An attribution as the model proposes it; parts as ranges of units and as spans of the text."""

    window: int
    unit: int  # the anchor of its cue
    nested: bool
    logit: float  # of the cue
    path: float  # log of the share that the best path has of all paths
    units: dict  # label -> ranges of units
    content: list
    cue: list
    source: list
    score: float = 0.0

    def features(self):
        """What the calibration reads: see `Calibration`."""
        return [self.logit, self.path, float(bool(self.source)), math.log1p(length(self.units[CONTENT]))]


def step_scores(scores, transitions):
    """[n, T, 12] -> [n, T, 4, 4]: as in model.step_scores."""
    label, begin, end = scores[..., :4], scores[..., 4:8], scores[..., 8:]
    end_before = np.concatenate([np.zeros_like(end[:, :1]), end[:, :-1]], 1)
    change = 1 - np.eye(4, dtype=scores.dtype)
    return label[:, :, None, :] + change * (begin[:, :, None, :] + end_before[:, :, :, None]) + transitions


def best_paths(scores, transitions):
    """For each cue ([n, T, 12]) the best labels [n, T], and the log of their share of all paths [n]."""
    steps = step_scores(scores.astype(np.float64), transitions)
    best = total = steps[:, 0, NONE]
    back = []
    for at in range(1, steps.shape[1]):
        ways = best[:, :, None] + steps[:, at]
        back.append(ways.argmax(1))
        best = ways.max(1)
        sums = total[:, :, None] + steps[:, at]
        top = sums.max(1, keepdims=True)
        total = top[:, 0] + np.log(np.exp(sums - top).sum(1))
    label, labels = best.argmax(1), [best.argmax(1)]
    for row in reversed(back):
        label = row[np.arange(len(label)), label]
        labels.append(label)
    top = total.max(1)
    return np.stack(labels[::-1], 1), best.max(1) - top - np.log(np.exp(total - top[:, None]).sum(1))


def runs_of(labels, wanted, spans):
    """The runs of one label as half-open ranges of units; runs of nothing but separators are left out."""
    result, begun = [], None
    for index, label in enumerate([*labels, -1]):
        if label == wanted and begun is None:
            begun = index
        elif label != wanted and begun is not None:
            if spans[index - 1][1] > spans[begun][0]:
                result.append((begun, index))
            begun = None
    return result


def decode_window(number, window, cue_logits, span_scores, transitions, floor):
    """All attributions of one window whose cue logit (of either kind) reaches `floor`.

    cue_logits [T, 2]; span_scores: units [n] -> [n, T, 12].
    """
    result = []
    chosen = np.flatnonzero(cue_logits.max(1) >= floor)
    if not len(chosen):
        return result
    for unit, labels, share in zip(chosen.tolist(), *best_paths(span_scores(chosen), transitions)):
        own, nested = map(float, cue_logits[unit])
        labels = labels.tolist()
        units = {label: runs_of(labels, label, window.spans) for label in (CONTENT, CUE, SOURCE)}
        if not units[CONTENT]:
            continue
        units[CUE] = units[CUE] or [(unit, unit + 1)]
        text = {label: [[window.spans[a][0], window.spans[b - 1][1]] for a, b in units[label]] for label in units}
        result.append(
            Found(number, unit, nested > own, max(own, nested), float(share), units, text[CONTENT], text[CUE], text[SOURCE])
        )
    return result


def shared(a, b):
    """Length of what two lists of ranges share."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def length(ranges):
    return sum(end - start for start, end in ranges)


def without_rivals(found):
    """Drops an attribution where a more likely one of its window has nearly the same content, or the same cue."""
    kept = {}
    for one in sorted(found, key=lambda f: (-f.score, f.unit)):
        others = kept.setdefault(one.window, [])
        if not any(rivals(one.units, other.units) for other in others):
            others.append(one)
    return sorted((f for some in kept.values() for f in some), key=lambda f: (f.window, f.content[0][0], f.unit))


def rivals(a, b):
    both = shared(a[CONTENT], b[CONTENT])
    return both > 0.8 * max(length(a[CONTENT]), length(b[CONTENT])) or shared(a[CUE], b[CUE]) > 0


class Calibration:
    """How likely an attribution is right: a logistic regression over its features."""

    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def __call__(self, found):
        z = self.bias + sum(w * x for w, x in zip(self.weights, found.features()))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


PLAIN = Calibration([1.0, 0.0, 0.0, 0.0], 0.0)
