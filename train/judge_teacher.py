#!/usr/bin/env python3
"""What a large judge of pairs reaches: MPNet as a cross-encoder, on a GPU. Not shipped (109 M parameters); a teacher for judge.py's small one.

    python3 train/judge_teacher.py --weights MPNET --tokenizer MINI --nli DIR --gold FILE --out logits.npz [--seconds 80] [--device cuda]

First it learns from others' inference data and our pairs (pair_data.py), without gold: `zero` holds its logits on the gold pairs. Then, for three cuts of the
gold into five folds by groups (judge_gold.folds_of), it goes on with four folds and reads the fifth: `fold_SEED`. Labels are the largest logits; nothing else is
fitted. `ours_SEED_FOLD`: what each of these says of our policy and thesis pairs, for a smaller one to learn from.
"""

import argparse
import copy
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from tokenizers import Tokenizer

from attribution import batches, mixed_precision, padded
from encoder import published
from judge import LONGEST
from judge_gold import folds_of
from pair_data import NLI_LABELS, OURS, PAIR_LABELS, dispute_pairs, far_pairs, lines, nli_pairs, policy_pairs, thesis_pairs
from pair_figures import figures
from windows import CLS, SEP


class Row:
    def __init__(self, ids, label):
        self.ids, self.label = ids, label


class Judge(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        hidden = encoder.shape.hidden
        self.encoder = encoder
        encoder.words.weight.requires_grad_(False)
        encoder.relative.weight.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        self.pair = nn.Sequential(nn.Linear(2 * hidden, hidden), nn.GELU(), nn.Dropout(0.1), nn.Linear(hidden, len(PAIR_LABELS)))
        self.nli = nn.Linear(2 * hidden, len(NLI_LABELS))

    def forward(self, rows, head, device):
        ids = padded([row.ids for row in rows], 0).to(device)
        mask = (ids != 0).long()
        with mixed_precision(device):
            hidden = self.encoder(ids, mask)
            keep = mask[:, :, None].to(hidden.dtype)
            states = self.drop(torch.cat([hidden[:, 0], (hidden * keep).sum(1) / keep.sum(1)], -1))
            return getattr(self, head)(states).float()


class Trainer:
    def __init__(self, options):
        self.device = torch.device(options.device)
        self.model = Judge(published(options.weights)).to(self.device).train()
        self.tokenizer = Tokenizer.from_file(f"{options.tokenizer}/tokenizer.json")
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.coded = {}

    def code(self, text):
        if text not in self.coded:
            self.coded[text] = self.tokenizer.encode(text, add_special_tokens=False).ids[:LONGEST]
        return self.coded[text]

    def row(self, a, b, label=0):
        return Row([CLS, *self.code(a), SEP, SEP, *self.code(b), SEP], label)

    def begin(self, rate):
        encoder = [p for p in self.model.encoder.parameters() if p.requires_grad]
        heads = [*self.model.pair.parameters(), *self.model.nli.parameters()]
        self.trained, self.rate = encoder + heads, rate
        self.optimizer = torch.optim.AdamW([{"params": encoder}, {"params": heads}], lr=rate, weight_decay=0.01)

    def step(self, head, rows, share):
        """`share`: of the learning rate."""
        for group, factor in zip(self.optimizer.param_groups, (1, 8)):
            group["lr"] = self.rate * factor * share
        labels = torch.tensor([row.label for row in rows], device=self.device)
        loss = F.cross_entropy(self.model(rows, head, self.device), labels, label_smoothing=0.05)
        self.optimizer.zero_grad()
        (loss * (1 if head == "pair" else 0.5)).backward()
        torch.nn.utils.clip_grad_norm_(self.trained, 2.0)
        self.optimizer.step()

    @torch.no_grad()
    def logits(self, pairs):
        """Means of both orders."""
        self.model.eval()
        result = np.zeros((len(pairs), len(PAIR_LABELS)), np.float32)
        for flip in (False, True):
            rows = [self.row(*((b, a) if flip else (a, b)), label=i) for i, (a, b) in enumerate(pairs)]
            for batch in batches(rows, 16000, random.Random(0)):
                result[[row.label for row in batch]] += self.model(batch, "pair", self.device).cpu().numpy() / 2
        self.model.train()
        return result


def learn_without_gold(trainer, nli, seconds):
    topics, theses, issues = (lines(OURS / f"{name}.jsonl") for name in ("policy", "theses", "disputes"))
    trainer.begin(4e-5)
    began, done, epoch = time.time(), 0.0, 0
    while done < 1:
        rng = random.Random(f"1/{epoch}")
        epoch += 1
        ours = policy_pairs(topics, rng) + thesis_pairs(theses, rng) + dispute_pairs(issues) + far_pairs(issues, rng, 2500)
        ours = [(b, a, l) if rng.random() < 0.5 else (a, b, l) for a, b, l in ours]
        work = []
        for head, pairs, names in (("pair", ours, PAIR_LABELS), ("nli", rng.sample(nli, min(9000, len(nli))), NLI_LABELS)):
            work += [(head, batch) for batch in batches([trainer.row(a, b, names.index(l)) for a, b, l in pairs], 2400, rng)]
        rng.shuffle(work)
        for head, batch in work:
            done = (time.time() - began) / seconds
            if done >= 1:
                break
            trainer.step(head, batch, min(1, done / 0.06 + 0.01) * max(0.02, 1 - done))


def learn_gold(trainer, pairs, ours, steps, rng):
    trainer.begin(2e-5)
    done = 0
    while done < steps:
        mixed = pairs + [(b, a, l) for a, b, l in pairs] + rng.sample(ours, min(200, len(ours)))
        for batch in batches([trainer.row(a, b, PAIR_LABELS.index(l)) for a, b, l in mixed], 1600, rng)[: steps - done]:
            trainer.step("pair", batch, min(1, (done + 1) / 10) * max(0.05, 1 - done / steps))
            done += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--nli", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seconds", type=float, default=80)
    parser.add_argument("--steps", type=int, default=140, help="with gold, for each fold")
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    torch.manual_seed(1)
    trainer = Trainer(options)
    learn_without_gold(trainer, nli_pairs(options.nli), options.seconds)
    rows = [(*sorted((row["a"], row["b"]), key=str.encode), row["label3"]) for row in lines(options.gold)]
    pairs, gold = [row[:2] for row in rows], np.array([PAIR_LABELS.index(row[2]) for row in rows])
    kept = {"zero": trainer.logits(pairs)}
    print("without gold", figures(gold, kept["zero"]), flush=True)
    ours = policy_pairs(lines(OURS / "policy.jsonl"), random.Random(5)) + thesis_pairs(lines(OURS / "theses.jsonl"), random.Random(5))
    state = copy.deepcopy(trainer.model.state_dict())
    for seed in (11, 12, 13):
        fold = np.array(folds_of(rows, 5, seed))
        unseen = np.zeros_like(kept["zero"])
        for f in range(5):
            trainer.model.load_state_dict(state)
            learn_gold(trainer, [rows[i] for i in np.flatnonzero(fold != f)], ours, options.steps, random.Random(f"{seed}/{f}"))
            unseen[fold == f] = trainer.logits([pairs[i] for i in np.flatnonzero(fold == f)])
            kept[f"ours_{seed}_{f}"] = trainer.logits([row[:2] for row in ours])
        kept[f"fold_{seed}"] = unseen
        print("cut", seed, figures(gold, unseen), flush=True)
        np.savez_compressed(options.out, **kept)


if __name__ == "__main__":
    main()
