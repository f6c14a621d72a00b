#!/usr/bin/env python3
"""Trains the statement model on the windows of prepare.py.

    python3 train/attribution.py --weights DIR --windows DIR --out DIR --passes 8
    python3 train/attribution.py --weights DIR --windows DIR --out DIR --passes 8 --teachers model1,model2
    python3 train/attribution.py --weights DIR --told DIR --out DIR --seconds 300 --layers 0,1,3,5 --device cuda

`weights`: see encoder.published. With teachers the model learns, beside the gold, how likely they take each cue, each path and each name
to be, also on windows without labels (Hinton et al. 2015; for paths in expectation over the teachers', see model.crf_distance): asked while it
learns (`--teachers`: folders of exported graphs), or before (`--told`: what opinions.py wrote).
Leaves `last.pt` (averaged weights; every 1,000 steps and at the end) in `out` and a line per 50 steps in its `log.txt`.
"""

import argparse
import itertools
import pickle
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from encoder import published
from labels import IGNORED
from model import StatementModel, crf_distance, crf_loss, step_shares
from windows import CLS, MASK

TEACHERS_SHARE = 0.7  # of the loss on windows that have labels too
LIKELY = 0.1  # what teachers take for a cue with less is not looked at


def batches(windows, pieces, rng):
    """Batches of windows of like length, of about `pieces` word pieces each."""
    order = sorted(windows, key=lambda w: len(w.ids) + rng.random() * 8)
    result, batch = [], []
    for window in order:
        if batch and (len(batch) + 1) * len(window.ids) > pieces:
            result.append(batch)
            batch = []
        batch.append(window)
    result.append(batch)
    rng.shuffle(result)
    return result


def padded(rows, fill, kind=np.int64, step=32):
    width = (max(map(len, rows)) + step - 1) // step * step  # few shapes: each new one costs a GPU's libraries time
    result = np.full((len(rows), width), fill, kind)
    for place, row in zip(result, rows):
        place[: len(row)] = row
    return torch.from_numpy(result)


class Batch:
    """The tensors of some windows; `masked`: the share of pieces hidden from the model."""

    def __init__(self, windows, device, rng=None, masked=0.0):
        put = lambda tensor: tensor.to(device, non_blocking=True)
        ids = padded([w.ids for w in windows], 0)
        self.mask = put((ids != 0).long())
        if masked:
            inner = (ids != 0) & (ids != CLS) & (torch.from_numpy(rng.random(ids.shape)) < masked)
            ids[inner] = MASK
        self.ids = put(ids)
        self.units = put(padded([w.units for w in windows], 0))
        self.unit_mask = put(padded([np.ones(len(w.units)) for w in windows], 0, bool))
        self.known = put(padded([w.nested_known for w in windows], False, bool))
        self.names = put(padded([w.names for w in windows], IGNORED))
        self.labelled = put(torch.tensor([w.labelled for w in windows]))
        width = self.units.shape[1]
        self.window_of = put(torch.tensor([i for i, w in enumerate(windows) for _ in range(len(w.cues))], dtype=torch.int64))
        cues = np.concatenate([w.cues for w in windows]).astype(np.int64)
        self.unit_of, nested = put(torch.from_numpy(cues[:, 0].copy())), put(torch.from_numpy(cues[:, 1].copy()))
        tags = np.zeros((len(cues), width), np.int64)
        row = 0
        for window in windows:
            tags[row : row + len(window.cues), : len(window.units)] = window.tags
            row += len(window.cues)
        self.tags = put(torch.from_numpy(tags))
        self.cues = torch.zeros(*self.units.shape, 2, device=device)
        self.cues[self.window_of, self.unit_of, nested] = 1


def mixed_precision(device):
    return torch.autocast(device.type, dtype=torch.bfloat16)


class Reading:
    """What a trained model says of a batch: the probabilities of cues and names, and the scores of chosen cues' paths."""

    def __init__(self, model, batch):
        self.model, self.batch = model, batch
        with mixed_precision(batch.ids.device):
            self.hidden = model.units(model.encoder(batch.ids, batch.mask), batch.units)
            self.cues = model.cue(self.hidden).float().sigmoid()
            self.names = model.names(self.hidden).float().softmax(-1)
        self.transitions = model.span.transitions

    def scores(self, window, unit):
        with mixed_precision(self.hidden.device):
            return self.model.span(self.hidden[window, unit], self.hidden[window], unit, self.batch.unit_mask[window])


@dataclass
class Told:
    """What teachers say of a batch: probabilities of cues and names; and, for the cues of the gold and then others they take for likely, where they are, how
    much they count, and the shares of steps (model.step_shares)."""

    cues: torch.Tensor
    names: torch.Tensor
    window: torch.Tensor
    unit: torch.Tensor
    weight: torch.Tensor
    shares: torch.Tensor


@torch.no_grad()
def opinion(teachers, batch):
    """The mean of what they say."""
    readings = [teacher(batch) for teacher in teachers]
    cues = sum(reading.cues for reading in readings) / len(readings)
    names = sum(reading.names for reading in readings) / len(readings)
    likely = cues.max(-1).values * batch.unit_mask * (1 - batch.cues.max(-1).values)
    window, unit = (likely > LIKELY).nonzero(as_tuple=True)
    weight = torch.cat([torch.ones(len(batch.window_of), device=likely.device), likely[window, unit]])
    window, unit = torch.cat([batch.window_of, window]), torch.cat([batch.unit_of, unit])
    own = batch.unit_mask[window]
    shares = sum(step_shares(reading.scores(window, unit), own, reading.transitions) for reading in readings) / len(readings)
    return Told(cues, names, window, unit, weight, shares)


def losses(model, batch, told=None):
    """[total, cues, nested cues, paths, labels of units, names]"""
    with mixed_precision(batch.ids.device):
        hidden = model.units(model.encoder(batch.ids, batch.mask), batch.units)
        cue, names = model.cue(hidden).float(), model.names(hidden).float()
    window, unit, gold = batch.window_of, batch.unit_of, len(batch.window_of)
    valid = (batch.unit_mask & batch.labelled[:, None]).float()
    wrong = F.binary_cross_entropy_with_logits(cue, batch.cues, reduction="none")
    cue_loss = (wrong[..., 0] * valid).sum() / max(1, gold)
    nested_loss = (wrong[..., 1] * batch.known).sum() / max(1, gold)
    known = (batch.names != IGNORED).float()
    name_loss = (F.cross_entropy(names.flatten(0, 1), batch.names.flatten(), ignore_index=IGNORED, reduction="sum")) / known.sum().clamp(min=1)
    share = TEACHERS_SHARE if told else 0.0
    if told:
        window, unit = told.window, told.unit
        wrong = F.binary_cross_entropy_with_logits(cue, told.cues, reduction="none") * batch.unit_mask[:, :, None]
        theirs = (told.cues.sum(-1) * batch.unit_mask).sum().clamp(min=1)
        cue_loss = (1 - share) * cue_loss + share * wrong[..., 0].sum() / theirs
        nested_loss = (1 - share) * nested_loss + share * wrong[..., 1].sum() / theirs
        wrong = -(told.names * names.log_softmax(-1)).sum(-1)
        name_loss = (1 - share) * name_loss + share * (wrong * batch.unit_mask).sum() / batch.unit_mask.sum()
    span_loss = token_loss = torch.zeros((), device=cue.device)
    if len(window):
        own = batch.unit_mask[window]
        with mixed_precision(batch.ids.device):
            scores = model.span(hidden[window, unit], hidden[window], unit, own)
        labels = scores[..., :4]
        if gold:
            span_loss = (1 - share) * crf_loss(scores[:gold], batch.tags, own[:gold], model.span.transitions).mean()
            wrong = F.cross_entropy(labels[:gold].transpose(1, 2), batch.tags, reduction="none") * own[:gold]
            token_loss = (1 - share) * wrong.sum() / own[:gold].sum()
        if told:
            distance = crf_distance(scores, told.shares, own, model.span.transitions)
            span_loss = span_loss + share * (distance * told.weight).sum() / told.weight.sum()
            wrong = -(told.shares.sum(2) * labels.log_softmax(-1)).sum(-1) * own * told.weight[:, None]
            token_loss = token_loss + share * wrong.sum() / (own * told.weight[:, None]).sum()
    total = cue_loss + 0.3 * nested_loss + 0.25 * span_loss + token_loss + 0.3 * name_loss
    return torch.stack([total, cue_loss.detach(), nested_loss.detach(), span_loss.detach(), token_loss.detach(), name_loss.detach()])


def learnt_from(options, device):
    """Endless: (pass, share of it done, Batch, Told or None)."""
    noise = np.random.default_rng(options.seed)
    if options.told:
        from opinions import restored, stored_batches

        stored = stored_batches(options.told, device)
        for number in itertools.count():
            random.Random(f"{options.seed}/{number}/batches").shuffle(stored)
            for index, one in enumerate(stored):
                yield number, index / len(stored), *restored(one, masked=0.04)
    teachers = teachers_of(options)
    unlabelled = sorted(Path(options.windows).glob("unlabelled-*.pickle")) if teachers else []
    unlabelled = [window for path in unlabelled for window in pickle.loads(path.read_bytes())]
    count = len(list(Path(options.windows).glob("pass-*.pickle")))
    for number in itertools.count():
        rng = random.Random(f"{options.seed}/{number}/batches")
        windows = pickle.loads((Path(options.windows) / f"pass-{(number + options.seed) % count}.pickle").read_bytes())
        windows = [w for w in windows if len(w.units)]
        windows += rng.sample(unlabelled, min(len(unlabelled), len(windows) // 2))
        rounds = batches(windows, options.pieces, rng)
        for index, chosen in enumerate(rounds):
            batch = Batch(chosen, device, noise, masked=0.04)
            yield number, index / len(rounds), batch, opinion(teachers, batch) if teachers else None


def load_model(weights, state=None, layers=None, activation="gelu"):
    """The model over the published encoder; with the trained weights of `state`, which say themselves what their encoder is."""
    if state:
        kept = torch.load(state, weights_only=True, map_location="cpu")
        layers, activation = kept["layers"], kept["activation"]
    model = StatementModel(published(weights, layers, activation))
    model.layers, model.activation = layers, activation
    if state:
        missing = model.load_state_dict(kept["state"], strict=False).missing_keys
        assert set(missing) <= {"encoder.words.weight", "encoder.relative.weight"}, missing
    return model


def teachers_of(options):
    """Functions from a batch to what a teacher reads in it."""
    if not options.teachers:
        return []
    from graphs import GraphReader  # needs OpenVINO, which training else does not

    return [GraphReader(folder) for folder in options.teachers.split(",")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--windows", help="what prepare.py wrote")
    source.add_argument("--told", help="what opinions.py wrote")
    parser.add_argument("--out", required=True)
    parser.add_argument("--layers", help="numbers of the encoder's layers to keep (default: all)")
    parser.add_argument("--activation", choices=["gelu", "relu"], default="gelu")
    parser.add_argument("--start", help="go on from these trained weights, with their layers and activation")
    parser.add_argument("--teachers", help="folders of exported graphs, with commas between")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--passes", type=float, default=8)
    parser.add_argument("--seconds", type=float, help="instead of passes: end after this time")
    parser.add_argument("--pieces", type=int, default=1280, help="word pieces in a batch")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    began = time.time()
    torch.manual_seed(options.seed)
    device = torch.device(options.device)
    torch.backends.cuda.enable_cudnn_sdp(False)  # it plans anew for every shape
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    log = open(out / "log.txt", "a", buffering=1)
    layers = [int(layer) for layer in options.layers.split(",")] if options.layers else None
    model = load_model(options.weights, options.start, layers, options.activation).to(device).train()
    named = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    groups = [[p for name, p in named if name.startswith("encoder.") == own] for own in (True, False)]
    rates = (options.rate, options.head_rate)
    optimizer = torch.optim.AdamW([{"params": p, "lr": r} for p, r in zip(groups, rates)], weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    trained = [p for _, p in named]
    averaged = [p.detach().clone() for p in trained]

    def save():
        kept = {name: value.half() for (name, _), value in zip(named, averaged)}
        torch.save({"state": kept, "layers": model.layers, "activation": model.activation}, out / "last.pt")

    step, sums = 0, torch.zeros(6, device=device)
    for number, part, batch, told in learnt_from(options, device):
        done = (time.time() - began) / options.seconds if options.seconds else (number + part) / options.passes
        if done >= 1:
            break
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * min(1.0, done / 0.06 + 0.01) * max(0.02, 1 - done)
        parts = losses(model, batch, told)
        optimizer.zero_grad()
        parts[0].backward()
        torch.nn.utils.clip_grad_norm_(trained, 2.0)
        optimizer.step()
        step += 1
        torch._foreach_lerp_(averaged, [p.detach() for p in trained], 1 - min(0.998, step / (step + 20)))
        sums += parts.detach()
        if step % 50 == 0:
            shown = " ".join(f"{value / 50:.3f}" for value in sums.tolist()[1:])
            log.write(f"pass {number} {part:.2f} cue nested span token names: {shown} {time.time() - began:.0f} s\n")
            sums.zero_()
        if step % 1000 == 0:
            save()  # a lent machine may be taken back
    save()
    log.write(f"done, {step} steps, {time.time() - began:.0f} s\n")


if __name__ == "__main__":
    main()
