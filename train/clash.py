#!/usr/bin/env python3
"""The reader of clashes: a small cross-encoder that learns from large ones (Hinton et al. 2015) which two statements of a side an editor would set side by side.

    python3 train/clash.py teach --weights MINI --large MPNET --out DIR [--folds 3] --seconds 105 [--also pairs.tsv] [--device cuda]
    python3 train/clash.py learn --start clash.pt --vocabulary models/clash/vocab.txt --told DIR/told.npz --out DIR --seconds 3900 [--rate 7e-5] [--pieces 3072]
    python3 train/clash.py grade --start clash.pt --vocabulary models/clash/vocab.txt --words graded.tsv --out DIR --seconds 600 --rate 6e-5
    python3 train/clash.py learn --weights MINI --layers 6 --vocabulary models/clash/vocab.txt --told DIR/told.npz --out DIR --seconds 200 --rate 1.5e-4 --pieces 24000 --device cuda

`teach` and `learn` learn from invented disputes (clash_data.py). Each of the large ones (MPNet) learns without one of the folds of the disputes and is asked about that fold alone, so what it says of a pair is no memory
of it (cross-fitting): it knows a clash that the author forgot to mark. The small one learns what they say beside the labels. All have two outputs, log odds that the halves clash and that they are of one
issue; the second is learnt since it helps the first. `grade`: the small one goes on with pairs that were
graded one by one: those of records as the program finds them (bench/compare/graded.py --words) and of the disputes; some of the disputes' own marks, with what it said of them before, keep it from forgetting. One dispute in twelve is kept out to measure: average precision over the pairs of a side. `--also`: pairs (two texts, a tab between them) to
be asked about besides. `teach` leaves `told.npz`, `learn` and `grade` leave `clash.pt` and `vocab.txt`, all `log.txt`. The rates fall with the time that is given, so a machine's speed decides how much is learnt.
"""

import argparse
import hashlib
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import BertWordPieceTokenizer
from torch.utils.data import DataLoader, Dataset

from attribution import mixed_precision
from clash_data import graded_pairs, graded_words, halves, old_pairs, pairs_of, read_disputes
from encoder import Encoder, Shape, published
from judge import save, small_judge
from pair_data import OURS
from pair_model import PairEncoder
from windows import CLS, SEP

LONGEST = 100  # pieces of one half
SMOOTHED = ((0.01, 0.99), (0.03, 0.97))  # the labels of a clash, and of an issue


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


class Pairs:
    """Pairs to learn: the places of their texts, the dispute they are of (-1: of none or of two), how surely they clash and share an issue (nan: not known), what the large ones say of both."""

    def __init__(self):
        self.texts, self.rows = {}, []

    def add(self, first, second, clash, issue, dispute=-1):
        place = lambda text: self.texts.setdefault(text, len(self.texts))
        self.rows.append((place(first), place(second), dispute, np.nan if clash is None else clash, np.nan if issue is None else issue))

    def done(self):
        table = np.array(self.rows, np.float64)
        self.rows = None
        self.ends, self.dispute, self.labels = table[:, :2].astype(np.int32), table[:, 2].astype(np.int32), table[:, 3:].astype(np.float32)
        self.told = np.full_like(self.labels, np.nan)
        return self

    def name(self):
        """Another one for other pairs or words."""
        return hashlib.sha256("\n".join(self.texts).encode() + self.ends.tobytes()).hexdigest()

    def read_by(self, tokenizer):
        self.codes = [np.array(coded.ids[:LONGEST], np.int32) for coded in tokenizer.encode_batch(list(self.texts), add_special_tokens=False)]
        lengths = np.array([len(code) for code in self.codes])
        self.lengths = lengths[self.ends].sum(1) + 4

    def ids(self, places):
        ids = np.zeros((len(places), int(width_of(self.lengths[places].max()))), np.int64)
        for row, length, (first, second) in zip(ids, self.lengths[places], self.ends[places]):
            row[:length] = np.concatenate([[CLS], self.codes[first], [SEP, SEP], self.codes[second], [SEP]])
        return torch.from_numpy(ids)


def lot_of(dispute):
    """A number by its name, to share disputes out."""
    return int(hashlib.md5(dispute.name.encode()).hexdigest(), 16)


def kept_out(dispute):
    return lot_of(dispute) % 12 == 0


def pairs_to_learn(disputes, across=0.12, strangers=12000):
    """All pairs of a side, some of two sides, our older pairs, and pairs of two disputes, which have nothing to do with each other."""
    rng, pairs = random.Random(5), Pairs()
    for number, dispute in enumerate(disputes):
        for a, b, clash, issue in pairs_of(dispute, 0 if kept_out(dispute) else across, rng):
            pairs.add(*halves(a, b), clash, float(issue), number)
    for a, b, value in old_pairs(OURS / "disputes.jsonl"):
        pairs.add(*halves(a, b), value, None)
    learnt = [dispute for dispute in disputes if not kept_out(dispute)]
    for _ in range(strangers):
        pairs.add(*halves(*(rng.choice(dispute.statements) for dispute in rng.sample(learnt, 2))), 0.0, 0.0)
    return pairs.done()


def width_of(lengths):
    """Pieces to which pairs are filled up: few shapes, each new one costs a library time."""
    return -(-lengths // 16) * 16


def batches_of(pairs, places, pieces, rng):
    """Batches of pairs of one width, of about `pieces` word pieces each."""
    widths, batches = width_of(pairs.lengths[places]), []
    for width in np.unique(widths):
        own = rng.permutation(places[widths == width])
        size = max(1, pieces // int(width))
        batches += [own[begin : begin + size] for begin in range(0, len(own), size)]
    return [batches[place] for place in rng.permutation(len(batches))]


class Loaded(Dataset):
    """The tensors of batches, made beside the learning."""

    def __init__(self, pairs, batches):
        self.pairs, self.batches = pairs, batches

    def __len__(self):
        return len(self.batches)

    def __getitem__(self, number):
        places = self.batches[number]
        return torch.from_numpy(places), self.pairs.ids(places), torch.from_numpy(self.pairs.labels[places]), torch.from_numpy(self.pairs.told[places])


def loaded(pairs, batches, device):
    workers = 10 if device.type == "cuda" else 0
    for batch in DataLoader(Loaded(pairs, batches), batch_size=None, num_workers=workers, pin_memory=device.type == "cuda", prefetch_factor=8 if workers else None):
        yield [tensor.to(device, non_blocking=True) for tensor in batch]


@torch.no_grad()
def odds_of(model, pairs, places, pieces=32000):
    """[places, 2]."""
    model.eval()
    device, result = next(model.parameters()).device, torch.zeros(len(pairs.labels), 2)
    result = result.to(device)
    for own, ids, _, _ in loaded(pairs, batches_of(pairs, places, pieces, np.random.default_rng(0)), device):
        result[own] = model(ids)
    model.train()
    return result.cpu().numpy()[places]


def average_precision(scores, good):
    good = np.asarray(good)[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(good) / np.arange(1, len(good) + 1))[good > 0].mean()) if good.any() else float("nan")


def figures(odds, pairs, places):
    """Of disputes that were kept out: average precision of pairs of weight 2 or 3, of 3 alone, and of pairs of one issue."""
    found = []
    for dispute in np.unique(pairs.dispute[places]):
        own = pairs.dispute[places] == dispute
        said, labels = odds[own], pairs.labels[places][own]
        found.append([average_precision(said[:, 0], labels[:, 0] > 0.5), average_precision(said[:, 0], labels[:, 0] > 0.9), average_precision(said[:, 1], labels[:, 1] > 0)])
    return dict(zip(("clash", "clash of weight 3", "issue"), np.nanmean(found, 0).round(3).tolist()))


def loss_of(odds, labels, told, share):
    """`share`: of the large ones' opinion, where there is one and a label."""
    loss = 0
    for column, (least, most) in enumerate(SMOOTHED):
        label, opinion = labels[:, column], told[:, column].sigmoid()
        has_label, has_opinion = ~label.isnan(), ~opinion.isnan()
        label, opinion = label.nan_to_num().clamp(least, most), opinion.nan_to_num()
        target = torch.where(has_opinion, torch.where(has_label, (1 - share) * label + share * opinion, opinion), label)
        weight = (has_label | has_opinion).float()
        losses = (F.binary_cross_entropy_with_logits(odds[:, column], target, reduction="none") * weight).sum() / weight.sum().clamp(min=1)
        loss = loss + (1, 0.25)[column] * losses
    return loss


def learn(model, pairs, places, seconds, rate, heads, pieces, others_for_each, log, share=0.0):
    """In each pass all of `places` that may clash, and `others_for_each` of the others for each of them, other ones each time. A step whose gradient is no number is left out."""
    device, ends = next(model.parameters()).device, list(model.pair.parameters())
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": ends}], lr=rate, weight_decay=0.01, fused=True)
    likely = (np.nan_to_num(pairs.labels[places, 0]) > 0) | (np.nan_to_num(pairs.told[places, 0], nan=-9) > -2)
    began, number, seen, left_out = time.time(), 0, 0, 0
    share_done = lambda: (time.time() - began) / seconds
    model.train()
    while share_done() < 1:
        rng, total, steps = np.random.default_rng(number), 0.0, 0
        others = places[~likely]
        chosen = np.concatenate([places[likely], rng.choice(others, min(len(others), int(likely.sum() * others_for_each)), replace=False)])
        for _, ids, labels, told in loaded(pairs, batches_of(pairs, chosen, pieces, rng), device):
            done = share_done()
            if done >= 1:
                break
            for group, own in zip(optimizer.param_groups, (rate, rate * heads)):
                group["lr"] = own * min(1, done / 0.06 + 0.02) * max(0.02, 1 - done)
            loss = loss_of(model(ids), labels, told, share)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            if not torch.nn.utils.clip_grad_norm_(encoder + ends, 2.0).isfinite():
                left_out += 1
                if left_out > 20:
                    raise SystemExit("the gradient is no number, twenty times in a row: nothing is learnt")
                continue
            optimizer.step()
            left_out, total, steps, seen = 0, total + loss.detach(), steps + 1, seen + len(ids)
        log(f"pass {number}: {steps} steps, {seen} pairs, loss {float(total) / max(steps, 1):.4f}, {time.time() - began:.0f} s")
        number += 1
    return model


def teach(options, log):
    disputes = read_disputes()
    pairs = pairs_to_learn(disputes)
    fold_of = np.array([-1 if kept_out(dispute) else lot_of(dispute) // 12 % options.folds for dispute in disputes])
    fold = np.where(pairs.dispute < 0, np.arange(len(pairs.dispute)) % options.folds, fold_of[pairs.dispute])
    also = Pairs()
    for line in open(options.also, encoding="utf-8") if options.also else ():
        also.add(*line.rstrip("\n").split("\t"), None, None)
    tokenizer = BertWordPieceTokenizer(f"{options.weights}/vocab.txt", lowercase=True)
    pairs.read_by(tokenizer)
    if options.also:
        also.done().read_by(tokenizer)
    measured, of_others, opinions = np.flatnonzero(fold < 0), [], []
    log(f"{len(disputes)} disputes, {len(fold)} pairs, {len(measured)} kept out")
    for one in range(options.folds):
        torch.manual_seed(one)
        encoder = published(options.large)
        encoder.words.weight.requires_grad_(False)
        encoder.relative.weight.requires_grad_(False)
        model = Clash(encoder).to(options.device)
        learn(model, pairs, np.flatnonzero((fold >= 0) & (fold != one)), options.seconds, 5e-5, 8, 16384, 9, log)
        mine = np.flatnonzero(fold == one)
        pairs.told[mine] = odds_of(model, pairs, mine)
        opinions.append(odds_of(model, pairs, measured))
        if options.also:
            of_others.append(odds_of(model, also, np.arange(len(also.labels))))
        log(f"teacher {one}: {figures(opinions[-1], pairs, measured)}")
        pairs.told[measured] = np.mean(opinions, 0)
        np.savez(options.out / "told.npz", told=pairs.told.astype(np.float16), of=pairs.name(), also=np.array(of_others, np.float16))
    log(f"the mean of all: {figures(pairs.told[measured], pairs, measured)}")


def small(weights, layers, vocabulary):
    """The first `layers` of `weights`, with the pieces of `vocabulary` alone."""
    pieces = lambda path: Path(path).read_text(encoding="utf-8").split("\n")[:-1]
    return small_judge(weights, layers, pieces(f"{weights}/vocab.txt"), pieces(vocabulary)).encoder


def learn_from_large(options, log):
    disputes = read_disputes()
    pairs = pairs_to_learn(disputes)
    pairs.read_by(BertWordPieceTokenizer(options.vocabulary, lowercase=True))
    told = np.load(options.told)
    if told["of"] != pairs.name():
        raise SystemExit(f"{options.told} is of other pairs: the disputes changed since; teach again")
    pairs.told = told["told"].astype(np.float32)
    (options.out / "vocab.txt").write_bytes(Path(options.vocabulary).read_bytes())
    out = np.array([kept_out(dispute) for dispute in disputes])
    out = (pairs.dispute >= 0) & out[pairs.dispute]
    torch.manual_seed(3)
    model = (load(options.start) if options.start else Clash(small(options.weights, options.layers, options.vocabulary))).to(options.device)
    learn(model, pairs, np.flatnonzero(~out), options.seconds, options.rate, 2 if options.start else 5, options.pieces, 0.7, log, share=0.75)
    save(model.half(), options.out / "clash.pt")
    log(f"in half precision: {figures(odds_of(model.float(), pairs, np.flatnonzero(out)), pairs, np.flatnonzero(out))}")


def remembered(model, tokenizer, clashing=800, others=1600, disputes=150):
    """Pairs of the disputes as marked, and what the model says of them: (first, second, labels, log odds)."""
    rng, pairs = random.Random(1), Pairs()
    learnt = [dispute for dispute in read_disputes() if not kept_out(dispute)]
    rng.shuffle(learnt)
    for dispute in learnt[:disputes]:
        for a, b, clash, issue in pairs_of(dispute):
            if clash and clashing > 0:
                clashing -= 1
            elif not clash and others > 0 and rng.random() < 0.04:
                others -= 1
            else:
                continue
            pairs.add(*halves(a, b), clash, float(issue))
    pairs.done().read_by(tokenizer)
    texts = list(pairs.texts)
    return [(texts[a], texts[b], *labels, odds) for (a, b), labels, odds in zip(pairs.ends, pairs.labels.tolist(), odds_of(model, pairs, np.arange(len(pairs.ends)), 8000)[:, 0])]


def learn_from_grades(options, log):
    tokenizer = BertWordPieceTokenizer(options.vocabulary, lowercase=True)
    model = load(options.start)
    pairs, told = Pairs(), []
    for first, second, clash in graded_words(options.words) + graded_pairs():
        pairs.add(first, second, clash, None)
        told.append(np.nan)
    for first, second, clash, issue, odds in remembered(model, tokenizer):
        pairs.add(first, second, clash, issue)
        told.append(odds)
    pairs.done().told[:, 0] = told
    pairs.read_by(tokenizer)
    (options.out / "vocab.txt").write_bytes(Path(options.vocabulary).read_bytes())
    torch.manual_seed(3)
    learn(model.to(options.device), pairs, np.arange(len(told)), options.seconds, options.rate, 2, options.pieces, 2.0, log, share=0.5)
    save(model, options.out / "clash.pt")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", choices=["teach", "learn", "grade"])
    parser.add_argument("--weights")
    parser.add_argument("--large")
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--also")
    parser.add_argument("--vocabulary")
    parser.add_argument("--told")
    parser.add_argument("--words", help="graded pairs in the words of the reader")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--start", help="a clash.pt to go on from")
    parser.add_argument("--rate", type=float, default=7e-5)
    parser.add_argument("--pieces", type=int, default=3072, help="in a batch")
    parser.add_argument("--seconds", type=float, required=True, help="of one model's learning")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", type=torch.device, default=torch.device("cpu"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    file = open(options.out / "log.txt", "a", buffering=1)
    began = time.time()
    log = lambda text: (print(text, flush=True), file.write(f"{time.time() - began:.0f} s: {text}\n"))
    {"teach": teach, "learn": learn_from_large, "grade": learn_from_grades}[options.work](options, log)


if __name__ == "__main__":
    main()
