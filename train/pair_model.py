"""The judges of pairs, large (judge_teacher.py) and small (judge.py): an encoder reads both statements, [CLS] first [SEP] [SEP] second [SEP]; from the first state and the mean of all come the
three labels. A second head learns the labels of natural language inference from others' data, so that its lesson (negation, quantity, opposites) reaches the
encoder without its habit of calling whatever is unrelated a contradiction.
"""

import random

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from attribution import batches, mixed_precision, padded
from pair_data import LONGEST, NLI_LABELS, PAIR_LABELS
from windows import CLS, SEP

HEADS = {"pair": PAIR_LABELS, "nli": NLI_LABELS}
MARGIN = 1.2  # between the largest logits; where it is smaller the pair is read in the other order too


def softmax(values):
    values = np.exp(values - values.max(1, keepdims=True))
    return values / values.sum(1, keepdims=True)


def two_orders(first, second):
    """What src/compare/judge.cc makes of the logits of both orders: those of the first where it is sure, else the mean of both."""
    ordered = np.sort(first, 1)
    doubtful = ordered[:, -1] - ordered[:, -2] < MARGIN
    return np.where(doubtful[:, None], (first + second) / 2, first)


class Row:
    """A pair to learn: shares of the head's labels, and how much it counts."""

    def __init__(self, ids, target=None, head="pair", weight=1.0):
        self.ids, self.target, self.head, self.weight = ids, target, head, weight


def certain(label, head="pair", doubt=0.05):
    """The shares of the labels where one is given."""
    names = HEADS[head]
    return np.array([doubt / len(names) + (1 - doubt) * (name == label) for name in names], np.float32)


class Pieces:
    """Texts to rows; of a text the first `longest` pieces count."""

    def __init__(self, tokenizer, longest=LONGEST):
        self.tokenizer, self.longest, self.coded = tokenizer, longest, {}

    def code(self, text):
        if text not in self.coded:
            self.coded[text] = self.tokenizer.encode(text, add_special_tokens=False).ids[: self.longest]
        return self.coded[text]

    def row(self, a, b, *target):
        return Row([CLS, *self.code(a), SEP, SEP, *self.code(b), SEP], *target)


class PairEncoder(nn.Module):
    """A pair's first state and the mean of all, and the head `pair` over both."""

    def __init__(self, encoder, outputs):
        super().__init__()
        hidden = encoder.shape.hidden
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.pair = nn.Sequential(nn.Linear(2 * hidden, hidden), nn.GELU(), nn.Dropout(0.1), nn.Linear(hidden, outputs))

    def states(self, ids, mask):
        hidden = self.encoder(ids, mask)
        keep = mask[:, :, None].to(hidden.dtype)
        return self.drop(torch.cat([hidden[:, 0], (hidden * keep).sum(1) / keep.sum(1)], -1))


class Judge(PairEncoder):
    def __init__(self, encoder):
        super().__init__(encoder, len(PAIR_LABELS))
        self.nli = nn.Linear(2 * encoder.shape.hidden, len(NLI_LABELS))

    def forward(self, ids, head="pair"):
        with mixed_precision(ids.device):
            return getattr(self, head)(self.states(ids, (ids != 0).long())).float()


class Learner:
    """Trains a judge on rows; the heads, which begin from nothing, learn faster than the encoder."""

    def __init__(self, model, rate, heads=8):
        encoder = [p for p in model.encoder.parameters() if p.requires_grad]
        ends = [*model.pair.parameters(), *model.nli.parameters()]
        self.model, self.trained, self.rates = model, encoder + ends, (rate, rate * heads)
        self.device = next(model.parameters()).device
        self.optimizer = torch.optim.AdamW([{"params": encoder}, {"params": ends}], lr=rate, weight_decay=0.01)

    def step(self, rows, share):
        """`rows`: of one head; `share`: of the learning rates. The loss."""
        for group, rate in zip(self.optimizer.param_groups, self.rates):
            group["lr"] = rate * share
        logits = self.model(ids_of(rows, self.device), rows[0].head)
        target = torch.from_numpy(np.stack([row.target for row in rows])).to(self.device)
        weight = torch.tensor([row.weight for row in rows], device=self.device)
        loss = (-(target * F.log_softmax(logits, -1)).sum(-1) * weight).sum() / len(rows)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.trained, 2.0)
        self.optimizer.step()
        return loss.detach()


def ids_of(rows, device):
    return padded([row.ids for row in rows], 0, step=8 if device.type == "cpu" else 32).to(device)


def mixed_batches(rows, pieces, rng):
    """Batches of one head each, in any order."""
    work = [batch for head in HEADS if (chosen := [row for row in rows if row.head == head]) for batch in batches(chosen, pieces, rng)]
    rng.shuffle(work)
    return work


@torch.no_grad()
def logits_of(model, rows, pieces=16000):
    """[rows, labels] of the pair head."""
    was = model.training
    model.eval()
    device = next(model.parameters()).device
    result = np.zeros((len(rows), len(PAIR_LABELS)), np.float32)
    place = {id(row): i for i, row in enumerate(rows)}
    for batch in batches(rows, pieces, random.Random(0)):
        result[[place[id(row)] for row in batch]] = model(ids_of(batch, device)).cpu().numpy()
    model.train(was)
    return result
