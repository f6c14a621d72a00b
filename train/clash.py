#!/usr/bin/env python3
"""The reader of clashes: a small cross-encoder that learns from a large one (Hinton et al. 2015) which two statements of a side an editor would set side by side.

    python3 train/clash.py --weights MINI --large MPNET --start DIR --out DIR [--device cuda]

It learns from invented disputes (clash_data.py). The large ones (MPNet, one for each of `--seeds`) learn first; then the small one, six layers with the judge's
vocabulary, learns what they say of every pair beside the labels. Both have two outputs, log odds that the halves clash and that they are of one issue; the second
is learnt since it helps the first. One dispute in twelve is kept out to measure: average precision over the pairs of a side. `start`: a folder of judge.py (zero.pt, vocab.txt).
Leaves `clash.pt`, `vocab.txt` and `log.txt` in `out`.
"""

import argparse
import hashlib
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import BertWordPieceTokenizer, Tokenizer

from attribution import batches, mixed_precision
from clash_data import halves, old_pairs, pairs_of, read_disputes
from encoder import Encoder, Shape, published
from judge import load as load_judge, save
from pair_data import OURS
from pair_model import PairEncoder, Pieces, ids_of

LONGEST = 100  # pieces of one half


class Clash(PairEncoder):
    """[CLS] first [SEP] [SEP] second [SEP] -> log odds of a clash, and of one issue."""

    def __init__(self, encoder):
        super().__init__(encoder, 2)

    def forward(self, ids):
        with mixed_precision(ids.device):
            return self.pair(self.states(ids, (ids != 0).long())).float()


def load(path):
    saved = torch.load(path, weights_only=True, map_location="cpu")
    model = Clash(Encoder(Shape(**saved["shape"])))
    model.load_state_dict({name: value.float() for name, value in saved["state"].items()})
    return model


class Row:
    """A pair to learn; `clash` or `issue` is nothing where it is not known; `told`: what the large ones say of both."""

    def __init__(self, first, second, clash, issue):
        self.texts, self.clash, self.issue, self.told, self.ids = (first, second), clash, issue, None, None


def kept_out(dispute):
    return int(hashlib.md5(dispute.name.encode()).hexdigest(), 16) % 12 == 0


def rows_of(dispute, rng, across=0.12):
    return [Row(*halves(a, b), clash, float(issue)) for a, b, clash, issue in pairs_of(dispute, across, rng)]


def strangers(disputes, count, rng):
    """Pairs of statements of two disputes, which have nothing to do with each other."""
    return [Row(*halves(*(rng.choice(dispute.statements) for dispute in rng.sample(disputes, 2))), 0.0, 0.0) for _ in range(count)]


def read_by(tokenizer, rows):
    pieces = Pieces(tokenizer, LONGEST)
    for row in rows:
        row.ids = pieces.row(*row.texts).ids


@torch.no_grad()
def odds_of(model, rows, pieces=24000):
    model.eval()
    device, result, place = next(model.parameters()).device, np.zeros((len(rows), 2), np.float32), {id(row): i for i, row in enumerate(rows)}
    for batch in batches(rows, pieces, random.Random(0)):
        result[[place[id(row)] for row in batch]] = model(ids_of(batch, device)).cpu().numpy()
    model.train()
    return result


def average_precision(scores, good):
    good = np.asarray(good)[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(good) / np.arange(1, len(good) + 1))[good > 0].mean()) if good.any() else float("nan")


def figures(model, disputes):
    """Of disputes that were kept out: average precision of pairs of weight 2 or 3, of 3 alone, and of pairs of one issue."""
    found = []
    for rows in disputes:
        odds, clash = odds_of(model, rows), np.array([-1.0 if row.clash is None else row.clash for row in rows])
        own = clash >= 0
        found.append([average_precision(odds[own, 0], clash[own] > 0.5), average_precision(odds[own, 0], clash[own] > 0.9), average_precision(odds[:, 1], np.array([row.issue for row in rows]) > 0)])
    return dict(zip(("clash", "clash of weight 3", "issue"), np.nanmean(found, 0).round(3).tolist()))


def loss_of(odds, rows, share):
    """`share`: of the large ones' opinion, where there is one."""
    losses = []
    for column, (name, least, most) in enumerate((("clash", 0.01, 0.99), ("issue", 0.03, 0.97))):
        known = [getattr(row, name) is not None or row.told is not None for row in rows]
        target = [0.0 if getattr(row, name) is None else min(max(getattr(row, name), least), most) for row in rows]
        target = torch.tensor(target, device=odds.device)
        if rows[0].told is not None:
            told = torch.tensor(np.array([row.told[column] for row in rows]), device=odds.device).sigmoid()
            labelled = torch.tensor([getattr(row, name) is not None for row in rows], device=odds.device)
            target = torch.where(labelled, (1 - share) * target + share * told, told)
        weight = torch.tensor(known, device=odds.device).float()
        losses.append((F.binary_cross_entropy_with_logits(odds[:, column], target, reduction="none") * weight).sum() / weight.sum().clamp(min=1))
    return losses[0] + 0.25 * losses[1]


def learn(model, rows_for, passes, rate, heads, pieces, log, measure, share=0.0):
    """`rows_for(pass)`: what is learnt in each."""
    device, ends = next(model.parameters()).device, list(model.pair.parameters())
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": ends}], lr=rate, weight_decay=0.01)
    began = time.time()
    model.train()
    for number in range(passes):
        work, total = batches(rows_for(number), pieces, random.Random(f"batches {number}")), 0.0
        for step, batch in enumerate(work):
            done = (number + step / len(work)) / passes
            for group, own in zip(optimizer.param_groups, (rate, rate * heads)):
                group["lr"] = own * min(1, done / 0.06 + 0.02) * max(0.02, 1 - done)
            loss = loss_of(model(ids_of(batch, device)), batch, share)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder + ends, 2.0)
            optimizer.step()
            total += loss.detach()
        log(f"pass {number}: loss {float(total) / len(work):.4f}, {time.time() - began:.0f} s, {measure()}")
    return model


def sampled(rows, others, share, seed):
    """All that may clash, and a share of the rest, another one each pass."""
    likely = [row for row in rows if (row.clash or 0) > 0 or (row.told is not None and row.told[0] > -1.5)]
    chosen = set(map(id, likely))
    rest = [row for row in rows if id(row) not in chosen]

    def rows_for(number):
        rng = random.Random(f"{seed} {number}")
        return likely + rng.sample(rest, int(len(rest) * share)) + rng.sample(others, min(len(others), 1500))

    return rows_for


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--large", required=True)
    parser.add_argument("--start", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seeds", type=lambda text: [int(seed) for seed in text.split(",")], default=[1, 2])
    parser.add_argument("--large-passes", type=int, default=3)
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    file = open(out / "log.txt", "a", buffering=1)
    log = lambda text: (print(text, flush=True), file.write(text + "\n"))
    rng, disputes = random.Random(5), read_disputes()
    measured = [rows_of(dispute, rng) for dispute in disputes if kept_out(dispute)]
    rows = [row for dispute in disputes if not kept_out(dispute) for row in rows_of(dispute, rng)]
    old = [Row(*halves(a, b), value, None) for a, b, value in old_pairs(OURS / "disputes.jsonl")]
    everything = rows + old + strangers(disputes, 12000, rng)
    flat = [row for one in measured for row in one]
    big = Tokenizer.from_file(f"{options.weights}/tokenizer.json")
    big.no_truncation()
    big.no_padding()
    read_by(big, everything + flat)
    opinions = []
    for seed in options.seeds:
        torch.manual_seed(seed)
        encoder = published(options.large)
        encoder.words.weight.requires_grad_(False)
        encoder.relative.weight.requires_grad_(False)
        model = Clash(encoder).to(options.device)
        learn(model, sampled(rows, old, 0.6, seed), options.large_passes, 3.5e-5, 8, 8192, log, lambda: figures(model, measured))
        opinions.append(odds_of(model, everything))
    for row, told in zip(everything, np.mean(opinions, 0)):
        row.told = told
    (out / "vocab.txt").write_bytes((Path(options.start) / "vocab.txt").read_bytes())
    read_by(BertWordPieceTokenizer(str(out / "vocab.txt"), lowercase=True), everything + flat)
    torch.manual_seed(3)
    model = Clash(load_judge(Path(options.start) / "zero.pt").encoder).to(options.device)
    learn(model, sampled(everything, [], 0.6, 3), options.passes, 1.5e-4, 5, 12000, log, lambda: figures(model, measured), share=0.6)
    save(model, out / "clash.pt")


if __name__ == "__main__":
    main()
