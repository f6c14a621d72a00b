"""Gold attributions and names as labels on the units of a window."""

import bisect
import re
from dataclasses import dataclass

import numpy as np

NONE, SOURCE, CONTENT, CUE = range(4)
LABELS = ["none", "source", "content", "cue"]
NAME_TYPES = {"PERSON": 0, "ORGANIZATION": 1, "LOCATION": 2, "MISC": 3}
NAME_LABELS = ["O"] + [prefix + name for name in ("person", "organisation", "place", "misc") for prefix in ("B-", "I-")]
IGNORED = -100

# Words that come before the word that carries a cue: "has repeatedly said" is anchored at "said".
AUXILIARY = set(
    "has have had is was were are be been being would will could can may might should must do did does also later then "
    "not n't to it 's 've 'll previously recently repeatedly once reportedly further".split()
)


def anchor(text, cue):
    """The code point where the first word of `cue` begins that is not an auxiliary; None for no cue."""
    for start, end in cue:
        for word in re.finditer(r"\S+", text[start:end]):
            if word.group().lower().strip(".,;:") not in AUXILIARY and re.search(r"\w", word.group()):
                return start + word.start() + re.search(r"\w", word.group()).start()
    return cue[0][0] if cue else None


@dataclass
class LabelledWindow:
    ids: np.ndarray
    units: np.ndarray
    labelled: bool  # False: nothing is known of it
    cues: np.ndarray  # [cues, 2]: unit, nested?
    tags: np.ndarray  # [cues, units]: the labels that belong to each cue
    nested_known: np.ndarray  # per unit: may the label "no nested cue here" be trusted?
    names: np.ndarray  # label per unit


def packed(window, cues, tags, nested_known, names, labelled=True):
    count = len(window.units)
    return LabelledWindow(
        np.array(window.ids, np.int32),
        np.array(window.units, np.int16),
        labelled,
        np.array(cues, np.int16).reshape(-1, 2),
        np.array(tags, np.int8).reshape(-1, count),
        np.array(nested_known, bool),
        np.array(names, np.int8),
    )


def unlabelled_window(window):
    count = len(window.units)
    return packed(window, [], [], [False] * count, [IGNORED] * count, labelled=False)


def label_window(article, window):
    """The labels for one window of an article."""
    spans = window.spans
    low, high = spans[0][0], spans[-1][1]
    starts = [span[0] for span in spans]
    cues, tags, inside = [], [], [True] * len(spans)
    for attribution in article.attributions:
        parts = ((CUE, attribution.cue), (SOURCE, attribution.source), (CONTENT, attribution.content))
        if not any(start < high and low < end for _, places in parts for start, end in places):
            continue
        labels = [NONE] * len(spans)
        for label, places in reversed(parts):
            for start, end in places:
                for index in range(first_after(starts, start), len(spans)):
                    if spans[index][0] >= end:
                        break
                    if spans[index][1] > start:
                        labels[index] = label
        for index, (start, end) in enumerate(spans):  # a separator belongs to what goes on across it
            if start == end and 0 < index < len(spans) - 1 and labels[index - 1] == labels[index + 1]:
                labels[index] = labels[index - 1]
        if not attribution.nested and not article.nesting_known:
            for index, label in enumerate(labels):
                if label == CONTENT:
                    inside[index] = False
        place = anchor(article.text, attribution.cue)
        if place is None or not attribution.content:
            continue
        unit = next((i for i, (start, end) in enumerate(spans) if start <= place < end), None)
        if unit is not None:
            cues.append((unit, attribution.nested))
            tags.append(labels)
    for index, (start, end) in enumerate(spans):
        if any(start < b and a < end for a, b in article.unsure):
            inside[index] = False
    names = [0] * len(spans)
    for start, end, kind in article.names:
        if kind in NAME_TYPES and start < high and low < end:
            begun = False
            for index in range(first_after(starts, start), len(spans)):
                if spans[index][0] >= end:
                    break
                if spans[index][1] > start:
                    names[index] = 1 + 2 * NAME_TYPES[kind] + begun
                    begun = True
    if not article.names:
        names = [IGNORED] * len(spans)
    return packed(window, cues, tags, inside, names)


def first_after(starts, place):
    """The first unit that may overlap a span beginning at `place` (starts are sorted)."""
    return max(0, bisect.bisect_right(starts, place) - 1)
