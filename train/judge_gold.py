#!/usr/bin/env python3
"""The last step of the judge's training: goes on with pairs of gold, and measures in nested folds what that gives on pairs not seen.

    python3 train/judge_gold.py --trained DIR --weights DIR --gold FILE --out DIR [--folds 5]

The pairs are cut into folds by groups (pairs that share a text, word for word or nearly, stay together), each with its share of every label. For every
two folds i and j one judge goes on with the other pairs, in both orders, mixed with ours, so that it forgets nothing. What is
measured on fold i is the judge whose weights are the mean of those trained without i; what is added to its logits was fitted to the logits that the judges
trained without i and j gave to each other fold j. So nothing that decides about a pair has seen it, and no judge was asked about what it had learnt when its
logits were fitted to. The judge that is kept (`judge.pt`) is the mean of all. Only the upper layers learn; what the lower ones say is computed once.
`folds.json` holds the unseen logits (of pairs of folds, for the fit; of the means, measured) for export_judge.py.
"""

import argparse
import copy
import itertools
import json
import random
import shutil
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from judge import encode, load
from pair_data import OURS, PAIR_LABELS, dispute_pairs, folds_of, gold_pairs, lines, policy_pairs, thesis_pairs
from pair_figures import figures


class Upper(torch.nn.Module):
    """The layers that learn, and the head."""

    def __init__(self, judge, below):
        super().__init__()
        self.layers = torch.nn.ModuleList(judge.encoder.encoder.layer[below:])
        self.drop, self.pair = judge.drop, judge.pair

    def forward(self, hidden, mask):
        away = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            hidden = layer(hidden, away)[0]
        keep = mask[:, :, None]
        return self.pair(self.drop(torch.cat([hidden[:, 0], (hidden * keep).sum(1) / keep.sum(1)], -1)))


@torch.no_grad()
def lower_states(judge, tokenizer, pairs, below):
    """What the lower layers make of each pair, in bf16; pairs of one length are read together, so that none is padded."""
    judge.eval()
    coded = [encode(tokenizer, a, b) for a, b in pairs]
    by_length, result = {}, [None] * len(pairs)
    for i, (ids, _) in enumerate(coded):
        by_length.setdefault(len(ids), []).append(i)
    for members in by_length.values():
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = judge.encoder.embeddings(torch.tensor([coded[i][0] for i in members]), torch.tensor([coded[i][1] for i in members]))
            for layer in judge.encoder.encoder.layer[:below]:
                hidden = layer(hidden)[0]
        for place, i in enumerate(members):
            result[i] = hidden[place].to(torch.bfloat16)
    return result


def grouped(states, order, pieces):
    batch = []
    for i in order:
        if batch and (len(batch) + 1) * max(len(states[k]) for k in batch + [i]) > pieces:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def padded(states, batch):
    width = max(len(states[i]) for i in batch)
    hidden = torch.stack([F.pad(states[i], (0, 0, 0, width - len(states[i]))) for i in batch]).float()
    mask = torch.tensor([[1.0] * len(states[i]) + [0.0] * (width - len(states[i])) for i in batch])
    return hidden, mask


def go_on(upper, states, targets, weights, chosen, beside, options, seed):
    """Trains on the rows `chosen` and a sample of `beside` each pass."""
    torch.manual_seed(random.Random(seed).randrange(1 << 30))
    optimizer = torch.optim.AdamW(upper.parameters(), lr=options.rate, weight_decay=0.05)
    step, steps = 0, None
    for epoch in range(options.epochs):
        rng = random.Random(f"{seed}/{epoch}")
        order = chosen + rng.sample(beside, min(len(beside), int(options.beside * len(chosen))))
        order.sort(key=lambda i: len(states[i]) + rng.random() * 8)
        work = list(grouped(states, order, 800))
        rng.shuffle(work)
        steps = steps or len(work) * options.epochs
        upper.train()
        for batch in work:
            optimizer.param_groups[0]["lr"] = options.rate * min(1, (step + 1) / (0.1 * steps)) * max(0.05, 1 - step / steps)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = upper(*padded(states, batch))
            at = torch.tensor(batch)
            loss = (-(targets[at] * F.log_softmax(out.float(), -1)).sum(-1) * weights[at]).mean()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
            optimizer.step()
            step += 1
    return upper


@torch.no_grad()
def logits_of(upper, states, rows, count):
    """Logits of pairs as the program reads them (the lesser text first), and the mean of both orders, which lie `count` apart."""
    upper.eval()
    result = torch.zeros(2, len(rows), len(PAIR_LABELS))
    for turned, shift in enumerate((0, count)):
        order = sorted(range(len(rows)), key=lambda k: len(states[rows[k] + shift]))
        moved = {k: states[rows[k] + shift] for k in order}
        for batch in grouped(moved, order, 3000):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                result[turned, torch.tensor(batch)] = upper(*padded(moved, batch)).float()
    return result[0], result.mean(0)


def mean_state(states):
    return {key: sum(state[key] for state in states) / len(states) for key in states[0]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--below", type=int, default=4, help="layers that stay as they are")
    parser.add_argument("--beside", type=float, default=0.5, help="rows of ours a row of gold")
    parser.add_argument("--balance", type=float, default=0.5, help="0: labels as frequent as they are, 1: all alike")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--fold-seed", type=int, default=11)
    parser.add_argument("--seeds", type=int, default=4, help="trainings whose weights are averaged, for every two folds")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    trained, out = Path(options.trained), Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    began = time.time()
    saved = torch.load(trained / "judge.pt")
    judge, tokenizer = load(options.weights, trained, saved["layers"], list(range(saved["pieces"])))
    judge.load_state_dict(saved["state"])
    rows = gold_pairs(options.gold)
    # How many of those asked gave the label: the fewer, the less it is insisted on.
    sure = [min(100.0, float(row.get("confidence") or 100)) / 100 for row in lines(options.gold)]
    rng = random.Random(3)
    ours = thesis_pairs(lines(OURS / "theses.jsonl"), rng) + rng.sample(policy_pairs(lines(OURS / "policy.jsonl"), rng), 500)
    ours += rng.sample(dispute_pairs(lines(OURS / "disputes.jsonl")), 100)
    ours = [(b, a, l) if rng.random() < 0.5 else (a, b, l) for a, b, l in ours]
    count = len(rows)
    texts = [r[:2] for r in rows] + [(b, a) for a, b, _ in rows] + [r[:2] for r in ours]
    label = torch.tensor([PAIR_LABELS.index(r[2]) for r in rows + rows + ours])
    smooth = torch.tensor([0.1 + 0.4 * (1 - s) for s in sure + sure] + [0.1] * len(ours))
    targets = F.one_hot(label, 3) * (1 - smooth[:, None]) + smooth[:, None] / 3
    share = torch.tensor([sum(r[2] == l for r in rows) / count for l in PAIR_LABELS])
    weights = (1 / (3 * share)) ** options.balance
    weights = torch.cat([weights[label[: 2 * count]], torch.ones(len(ours))])
    states = lower_states(judge, tokenizer, texts, options.below)
    print(f"lower layers: {time.time() - began:.0f} s", flush=True)
    fold = folds_of(rows, options.folds, options.fold_seed)
    start = Upper(judge, options.below)
    zero, _ = logits_of(start, states, list(range(count)), count)
    beside = list(range(2 * count, len(texts)))
    trained_without, single, single_both = {}, {}, {}
    for i, j in itertools.combinations(range(options.folds), 2):
        chosen = [k for k in range(count) if fold[k] not in (i, j)]
        upper, states_of = copy.deepcopy(start), []
        for seed in range(options.seeds):
            learnt = go_on(copy.deepcopy(start), states, targets, weights, chosen + [k + count for k in chosen], beside, options, f"{i}/{j}/{seed}")
            states_of.append(learnt.state_dict())
        trained_without[i, j] = mean_state(states_of)
        upper.load_state_dict(trained_without[i, j])
        for asked, other in ((i, j), (j, i)):
            test = [k for k in range(count) if fold[k] == asked]
            single[asked, other], single_both[asked, other] = logits_of(upper, states, test, count)
        print(f"without {i} {j}: {time.time() - began:.0f} s", flush=True)
    unseen, unseen_both = torch.zeros(count, 3), torch.zeros(count, 3)
    for i in range(options.folds):
        start.load_state_dict(mean_state([state for pair, state in trained_without.items() if i in pair]))
        test = [k for k in range(count) if fold[k] == i]
        at = torch.tensor(test)
        unseen[at], unseen_both[at] = logits_of(start, states, test, count)
    gold = np.array([PAIR_LABELS.index(row[2]) for row in rows])
    for name, scored in (("before gold", zero), ("all folds", unseen), ("all folds, both orders", unseen_both)):
        print(f"{name}: auc {figures(gold, scored.numpy())['auc_inconsistent']:.3f}", flush=True)
    kept = {"fold": fold, "before": zero.tolist(), "logits": unseen.tolist(), "both": unseen_both.tolist()}
    for name, table in (("single", single), ("single_both", single_both)):
        kept[name] = {f"{asked} {other}": scored.tolist() for (asked, other), scored in table.items()}
    (out / "folds.json").write_text(json.dumps(kept))
    start.load_state_dict(mean_state(list(trained_without.values())))  # shares its layers with `judge`
    torch.save({**saved, "state": judge.state_dict()}, out / "judge.pt")
    if out != trained:
        shutil.copy(trained / "vocab.txt", out / "vocab.txt")


if __name__ == "__main__":
    main()
