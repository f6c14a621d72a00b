#!/usr/bin/env python3
"""Trains the statement model.

    python3 train/attribution.py --weights DIR --data DIR --out DIR --seed 1

`weights`: a BERT encoder as transformers reads it (MiniLM-L6); `data`: PolNeAR with train/ and dev/ and the silver files beside them.
Leaves `last.pt` (averaged weights, after every pass) in `out` and a line per 50 steps in its `log.txt`.
"""

import argparse
import math
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from transformers import BertTokenizerFast

from augment import epoch_articles
from corpus import add_nested, read_split
from labels import IGNORED, label_window
from model import StatementModel, crf_loss
from windows import MASK, Packer

HELD_OUT = 40  # training articles kept for choosing thresholds and for calibration


def split_held_out(articles, seed=7):
    """(for training, held out): the same split for every run."""
    chosen = set(random.Random(seed).sample([article.name for article in articles], HELD_OUT))
    return [a for a in articles if a.name not in chosen], [a for a in articles if a.name in chosen]


def epoch_windows(articles, packer, seed, epoch):
    """Labelled windows of all articles; the borders differ from pass to pass."""
    rng = random.Random(f"{seed}/{epoch}/windows")
    for article in epoch_articles(articles, seed, epoch):
        limit = rng.randint(112, 208)
        for window in packer.windows(article.text, limit, first=rng.randint(limit // 3, limit)):
            yield label_window(article, window)


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


def padded(rows, fill):
    width = max(map(len, rows))
    return torch.tensor([row + [fill] * (width - len(row)) for row in rows])


def losses(model, batch, rng):
    ids = padded([[MASK if rng.random() < 0.04 and 0 < i < len(w.ids) - 1 else p for i, p in enumerate(w.ids)] for w in batch], 0)
    mask = padded([[1] * len(w.ids) for w in batch], 0)
    units = padded([w.units for w in batch], 0)
    unit_mask = padded([[1] * len(w.units) for w in batch], 0).bool()
    top, nested = torch.zeros(units.shape), torch.zeros(units.shape)
    known = padded([[int(known) for known in w.nested_known] for w in batch], 0).bool()
    window_of, unit_of, labels = [], [], []
    for index, window in enumerate(batch):
        for unit, is_nested, tags in window.cues:
            (nested if is_nested else top)[index, unit] = 1
            window_of.append(index)
            unit_of.append(unit)
            labels.append(tags + [0] * (units.shape[1] - len(tags)))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model.units(model.encode(ids, mask), units)
        cue = model.cue(hidden).float()
        names = model.names(hidden).float()
    count = max(1, len(labels))
    cue_loss = F.binary_cross_entropy_with_logits(cue[..., 0][unit_mask], top[unit_mask], reduction="sum") / count
    nested_loss = F.binary_cross_entropy_with_logits(cue[..., 1][known], nested[known], reduction="sum") / count
    gold_names = padded([w.names for w in batch], IGNORED)
    name_loss = F.cross_entropy(names.flatten(0, 1), gold_names.flatten(), ignore_index=IGNORED)
    span_loss = token_loss = torch.zeros(())
    if labels:
        window_of, unit_of, labels = map(torch.tensor, (window_of, unit_of, labels))
        own = unit_mask[window_of]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model.span(hidden[window_of, unit_of], hidden[window_of], unit_of, own)
        span_loss = crf_loss(scores, labels, own, model.span.transitions)
        token_loss = F.cross_entropy(scores[..., :4][own], labels[own])
    if not torch.isfinite(name_loss):
        name_loss = torch.zeros(())
    total = cue_loss + 0.3 * nested_loss + 0.25 * span_loss + token_loss + 0.3 * name_loss
    return total, [cue_loss, nested_loss, span_loss, token_loss, name_loss]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--stop", type=int, help="end after so many passes of them")
    parser.add_argument("--pieces", type=int, default=1280, help="word pieces in a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--start", help="go on from these weights of ours")
    parser.add_argument("--nested", help="what pseudo.py wrote")
    parser.add_argument("--documents", type=int, help="only so many (for a quick try)")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    log = open(out / "log.txt", "a", buffering=1)
    packer = Packer(BertTokenizerFast.from_pretrained(options.weights))
    training, _ = split_held_out(read_split(options.data, "train"))
    training = training[: options.documents]
    if options.nested:
        add_nested(training, options.nested)
    model = StatementModel(options.weights)
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=True))
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": options.rate * 20 / 3}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    averaged = [p.detach().clone() for p in encoder + heads]
    step, steps, began = 0, None, time.time()
    for epoch in range(options.stop or options.epochs):
        rng = random.Random(f"{options.seed}/{epoch}/batches")
        rounds = batches(list(epoch_windows(training, packer, options.seed, epoch)), options.pieces, rng)
        steps = steps or len(rounds) * options.epochs
        model.train()
        sums = torch.zeros(5)
        for index, batch in enumerate(rounds):
            rise = min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
            for group, rate in zip(optimizer.param_groups, (options.rate, options.rate * 20 / 3)):
                group["lr"] = rate * rise
            total, parts = losses(model, batch, rng)
            optimizer.zero_grad()
            total.backward()
            torch.nn.utils.clip_grad_norm_(encoder + heads, 2.0)
            optimizer.step()
            step += 1
            decay = min(0.998, step / (step + 20))
            torch._foreach_lerp_(averaged, [p.detach() for p in encoder + heads], 1 - decay)
            sums += torch.tensor([float(part) for part in parts])
            if index % 50 == 49:
                shown = " ".join(f"{value / 50:.3f}" for value in sums.tolist())
                log.write(f"pass {epoch} batch {index + 1}/{len(rounds)} cue nested span token names: {shown} {time.time() - began:.0f} s\n")
                sums.zero_()
        state = model.state_dict()
        names = {id(p): name for name, p in model.named_parameters()}
        state = {**state, **{names[id(p)]: a for p, a in zip(encoder + heads, averaged)}}
        torch.save(state, out / "next.pt")
        (out / "next.pt").rename(out / "last.pt")
        log.write(f"pass {epoch} done {time.time() - began:.0f} s\n")


if __name__ == "__main__":
    main()
