#!/usr/bin/env python3
"""The large judge of pairs: MPNet as a cross-encoder. Not shipped (109 M parameters); what it says of many pairs teaches
judge_student.py's small one.

    python3 train/judge_teacher.py --weights MPNET --tokenizer MINI --nli DIR --gold FILE --pool pool.jsonl --out opinions.npz [--seconds 80] [--device cuda]

First it learns from others' inference data and our pairs (pair_data.py), without gold; then it goes on with gold: all of it, and for each cut of the gold into
five folds by groups (pair_data.folds_of) four folds of it. `opinions.npz` holds logits:
`zero` and `pool_zero`  of the gold and of the pool (pair_pool.py), without any gold;
`fold_SEED`             of the gold, each pair by the judge that learnt without its fold; labels are the largest logits, nothing else is fitted;
`gold_SEED_FOLD`        of the gold by the judge of one fold (its own fold's rows are what `fold_SEED` has);
`pool_SEED_FOLD`, `pool_all`  of the first `--again` pairs of the pool by the judges that learnt from gold.
"""

import argparse
import copy
import random
import time

import numpy as np
import torch
from tokenizers import Tokenizer

from encoder import published
from pair_data import OURS, PAIR_LABELS, dispute_pairs, far_pairs, folds_of, gold_pairs, lines, nli_pairs, policy_pairs, thesis_pairs
from pair_figures import figures
from pair_model import Judge, Learner, Pieces, certain, logits_of, mixed_batches


def our_rows(pieces, rng, far):
    """A pass over what we wrote, each pair in one of its orders; theses twice, they are likest to what is asked."""
    topics, theses, issues = (lines(OURS / f"{name}.jsonl") for name in ("policy", "theses", "disputes"))
    pairs = policy_pairs(topics, rng) + 2 * thesis_pairs(theses, rng) + rng.sample(dispute_pairs(issues), 1200) + far_pairs(issues, rng, far)
    return [pieces.row(*((b, a) if rng.random() < 0.5 else (a, b)), certain(label)) for a, b, label in pairs]


def nli_rows(pieces, nli, rng, count):
    return [pieces.row(a, b, certain(label, "nli"), "nli", 0.5) for a, b, label in rng.sample(nli, min(count, len(nli)))]


def learn_without_gold(model, pieces, nli, seconds):
    learner = Learner(model, 4e-5)
    began, done, epoch = time.time(), 0.0, 0
    while done < 1:
        rng = random.Random(f"1/{epoch}")
        epoch += 1
        for batch in mixed_batches(our_rows(pieces, rng, 800) + nli_rows(pieces, nli, rng, 5000), 2400, rng):
            done = (time.time() - began) / seconds
            if done >= 1:
                break
            learner.step(batch, min(1, done / 0.06 + 0.01) * max(0.02, 1 - done))


def learn_gold(model, pieces, gold, steps, rng):
    learner = Learner(model, 2e-5)
    done = 0
    while done < steps:
        rows = [pieces.row(*pair, certain(label)) for a, b, label in gold for pair in ((a, b), (b, a))]
        for batch in mixed_batches(rows + rng.sample(our_rows(pieces, rng, 100), 200), 1600, rng)[: steps - done]:
            learner.step(batch, min(1, (done + 1) / 10) * max(0.05, 1 - done / steps))
            done += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--nli", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--pool", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--start", help="a state that has learnt without gold already")
    parser.add_argument("--seconds", type=float, default=80, help="of learning without gold")
    parser.add_argument("--steps", type=int, default=140, help="with gold, for each fold")
    parser.add_argument("--again", type=int, default=5000)
    parser.add_argument("--cuts", type=lambda text: [int(seed) for seed in text.split(",")], default=[11, 12, 13])
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    torch.manual_seed(1)
    model = Judge(published(options.weights)).to(options.device).train()
    model.encoder.words.weight.requires_grad_(False)
    model.encoder.relative.weight.requires_grad_(False)
    pieces = Pieces(Tokenizer.from_file(f"{options.tokenizer}/tokenizer.json"))
    pieces.tokenizer.no_truncation()
    pieces.tokenizer.no_padding()
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=True))
    else:
        learn_without_gold(model, pieces, nli_pairs(options.nli), options.seconds)
    gold = gold_pairs(options.gold)
    labels = np.array([PAIR_LABELS.index(label) for *_, label in gold])
    asked = [pieces.row(a, b) for a, b, _ in gold]
    pool = [pieces.row(pair["a"], pair["b"]) for pair in lines(options.pool)]
    kept = {"zero": logits_of(model, asked), "pool_zero": logits_of(model, pool)}
    print("without gold", figures(labels, kept["zero"]), flush=True)
    np.savez_compressed(options.out, **kept)
    state = copy.deepcopy(model.state_dict())
    for seed in options.cuts:
        fold = np.array(folds_of(gold, 5, seed))
        kept[f"fold_{seed}"] = np.zeros_like(kept["zero"])
        for f in range(5):
            model.load_state_dict(state)
            learn_gold(model, pieces, [pair for pair, of in zip(gold, fold) if of != f], options.steps, random.Random(f"{seed}/{f}"))
            kept[f"gold_{seed}_{f}"] = logits_of(model, asked)
            kept[f"fold_{seed}"][fold == f] = kept[f"gold_{seed}_{f}"][fold == f]
            kept[f"pool_{seed}_{f}"] = logits_of(model, pool[: options.again])
        print("cut", seed, figures(labels, kept[f"fold_{seed}"]), flush=True)
        np.savez_compressed(options.out, **kept)
    model.load_state_dict(state)
    learn_gold(model, pieces, gold, options.steps, random.Random("all"))
    kept["pool_all"] = logits_of(model, pool[: options.again])
    np.savez_compressed(options.out, **kept)


if __name__ == "__main__":
    main()
