"""Runs the model (PyTorch) over articles."""

import numpy as np
import torch

from attribution import padded
from decode import decode_window, without_rivals

LIMIT = 160  # word pieces of a window when not training
FLOOR = -2.5  # cue logits below this are not looked at


@torch.no_grad()
def found_in(model, packer, articles, limit=LIMIT, floor=FLOOR, batch=64):
    """For each article all that the model takes for an attribution, however unlikely."""
    windows = [
        (index, number, window)
        for index, article in enumerate(articles)
        for number, window in enumerate(packer.windows(article.text, limit))
    ]
    order = sorted(range(len(windows)), key=lambda i: len(windows[i][2].ids))
    transitions = model.span.transitions.cpu().numpy().astype(np.float64)
    device = model.span.transitions.device
    result = [[] for _ in articles]
    for first in range(0, len(order), batch):
        part = [windows[i] for i in order[first : first + batch]]
        ids = padded([w.ids for _, _, w in part], 0).to(device)
        mask = (ids != 0).long()
        units = padded([w.units for _, _, w in part], 0).to(device)
        hidden = model.units(model.encoder(ids, mask), units)
        cues = model.cue(hidden).cpu().numpy()
        for row, (index, number, window) in enumerate(part):
            count = len(window.units)

            def scores(chosen):
                own = torch.ones(len(chosen), count, dtype=torch.bool, device=device)
                chosen = torch.from_numpy(chosen).to(device)
                own_states = hidden[row, :count].expand(len(chosen), -1, -1)
                return model.span(hidden[row, chosen], own_states, chosen, own).cpu().numpy()

            result[index] += decode_window(number, window, cues[row, :count], scores, transitions, floor)
    return result


def statements(found, calibration, threshold, nested_threshold):
    for one in found:
        one.score = calibration(one)
    likely = [f for f in found if f.score >= (nested_threshold if f.nested else threshold)]
    return without_rivals(likely)
