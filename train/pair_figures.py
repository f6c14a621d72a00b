"""How well pairs are judged."""

import numpy as np


def figures(labels, scored):
    """`labels` [n]: places in PAIR_LABELS; `scored` [n, 3]: logits. The first label is ranked by its share of the three."""
    guessed = scored.argmax(1)
    f1 = [2 * ((labels == k) & (guessed == k)).sum() / max(1, (labels == k).sum() + (guessed == k).sum()) for k in range(3)]
    place = (scored[:, 0] - np.logaddexp(scored[:, 1], scored[:, 2])).argsort(kind="stable").argsort() + 1
    positive = labels == 0
    count = positive.sum()
    auc = (place[positive].sum() - count * (count + 1) / 2) / (count * (len(labels) - count))
    return {"macro_f1": round(float(np.mean(f1)), 3), "accuracy": round(float((guessed == labels).mean()), 3), "auc_inconsistent": round(float(auc), 3), "f1": [round(float(v), 3) for v in f1]}
