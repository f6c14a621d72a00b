#!/usr/bin/env python3
"""The last step of the judge's training: goes on with pairs of gold, and measures in folds what that gives on pairs not seen.

    python3 train/judge_gold.py --trained DIR --weights DIR --gold FILE --out DIR [--folds 5]

In each fold the judge is trained on the other pairs, in both orders, mixed with as many of ours, so that it forgets nothing; the figures are over all
pairs, each judged by the fold that had not seen it. Then all pairs train the judge that is kept (`judge.pt`). `folds.json` holds the unseen logits:
export_judge.py fits its bias and temperature to them.
"""

import argparse
import copy
import json
import random
import shutil
from pathlib import Path

import torch
import torch.nn.functional as F

from judge import auc, batches, encode, load, logits, tensors
from pair_data import OURS, PAIR_LABELS, dispute_pairs, lines, policy_pairs


def go_on(model, tokenizer, gold, ours, options, seed):
    """Trains on gold pairs (both orders) and a like number of ours each pass."""
    torch.manual_seed(seed)
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.05)
    weight = torch.tensor([(len(gold) / (3 * max(1, sum(l == k for *_, l in gold)))) ** 0.5 for k in PAIR_LABELS])
    steps = None
    step = 0
    for epoch in range(options.epochs):
        rng = random.Random(f"{seed}/{epoch}")
        rows = gold + [(b, a, l) for a, b, l in gold] + rng.sample(ours, len(gold))
        coded = [(*encode(tokenizer, a, b), PAIR_LABELS.index(l)) for a, b, l in rows]
        model.train()
        work = batches(coded, 1200, rng)
        steps = steps or len(work) * options.epochs
        for batch in work:
            for group in optimizer.param_groups:
                group["lr"] = options.rate * min(1, (step + 1) / (0.1 * steps)) * max(0.05, 1 - step / steps)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = model.pair(model.states(*tensors(coded, batch)))
            loss = F.cross_entropy(out.float(), torch.tensor([coded[i][2] for i in batch]), weight=weight, label_smoothing=0.1)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=6e-5)
    options = parser.parse_args()
    torch.set_num_threads(2)
    trained, out = Path(options.trained), Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    saved = torch.load(trained / "judge.pt", weights_only=True)
    start, tokenizer = load(options.weights, trained, saved["layers"], list(range(saved["pieces"])))
    start.load_state_dict(saved["state"])
    rows = [(row["a"], row["b"], row["label3"]) for row in lines(options.gold)]
    ours = dispute_pairs(lines(OURS / "disputes.jsonl")) + policy_pairs(lines(OURS / "policy.jsonl"), random.Random(3))
    order = list(range(len(rows)))
    random.Random(11).shuffle(order)
    unseen = torch.zeros(len(rows), 3)
    for fold in range(options.folds):
        test = order[fold :: options.folds]
        hidden = set(test)
        model = go_on(copy.deepcopy(start), tokenizer, [rows[i] for i in order if i not in hidden], ours, options, fold)
        unseen[torch.tensor(test)] = logits(model, tokenizer, [rows[i][:2] for i in test])
        positive = [int(rows[i][2] == "inconsistent") for i in test]
        print(f"fold {fold}: auc {auc((unseen[test, 0] - torch.logsumexp(unseen[test, 1:], -1)).tolist(), positive):.3f}", flush=True)
    scores = (unseen[:, 0] - torch.logsumexp(unseen[:, 1:], -1)).tolist()
    print(f"all folds: auc {auc(scores, [int(l == 'inconsistent') for *_, l in rows]):.3f}", flush=True)
    (out / "folds.json").write_text(json.dumps({"logits": unseen.tolist()}))
    model = go_on(start, tokenizer, rows, ours, options, 99)
    torch.save({**saved, "state": model.state_dict()}, out / "judge.pt")
    shutil.copy(trained / "vocab.txt", out / "vocab.txt")


if __name__ == "__main__":
    main()
