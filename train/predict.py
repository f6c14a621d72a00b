"""Runs the model (PyTorch) over articles."""

import numpy as np
import torch
from transformers import BertTokenizerFast

from attribution import padded
from decode import decode_window, without_rivals
from model import StatementModel
from windows import Packer

LIMIT = 160  # word pieces of a window when not training
FLOOR = -2.5  # cue logits below this are not looked at


def load(weights, state):
    model = StatementModel(weights)
    model.load_state_dict(torch.load(state, weights_only=True))
    return model.eval(), Packer(BertTokenizerFast.from_pretrained(weights))


@torch.no_grad()
def found_in(model, packer, articles, limit=LIMIT, floor=FLOOR, batch=16):
    """For each article all that the model takes for an attribution, however unlikely."""
    windows = [
        (index, number, window)
        for index, article in enumerate(articles)
        for number, window in enumerate(packer.windows(article.text, limit))
    ]
    order = sorted(range(len(windows)), key=lambda i: len(windows[i][2].ids))
    transitions = model.span.transitions.numpy().astype(np.float64)
    result = [[] for _ in articles]
    for first in range(0, len(order), batch):
        part = [windows[i] for i in order[first : first + batch]]
        ids = padded([w.ids for _, _, w in part], 0)
        mask = padded([[1] * len(w.ids) for _, _, w in part], 0)
        units = padded([w.units for _, _, w in part], 0)
        hidden = model.units(model.encode(ids, mask), units)
        cues = model.cue(hidden).numpy()
        for row, (index, number, window) in enumerate(part):
            count = len(window.units)

            def scores(unit):
                own = torch.ones(1, count, dtype=torch.bool)
                return model.span(hidden[row, unit][None], hidden[row, :count][None], torch.tensor([unit]), own)[0].numpy()

            result[index] += decode_window(number, window, cues[row, :count], scores, transitions, floor)
    return result


def statements(found, calibration, threshold, nested_threshold):
    for one in found:
        one.score = calibration(one)
    likely = [f for f in found if f.score >= (nested_threshold if f.nested else threshold)]
    return without_rivals(likely)
