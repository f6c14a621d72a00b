#!/usr/bin/env python3
"""The judge of pairs: a small cross-encoder that learns from a large one (Hinton et al. 2015).

    python3 train/judge.py --weights MINI --nli DIR --gold FILE --pool pool.jsonl --opinions opinions.npz --out DIR [--start DIR]

It learns what the large one says of the pool's pairs (judge_teacher.py), and our pairs, without any gold; then it goes on with gold and with what the large one that learnt the same
gold says of the first of the pool. For each cut of the gold into folds five such judges, each without a fold, are asked about it, in both orders: what they answer was seen
by neither judge, and nothing is fitted to it. The vocabulary is cut down to the pieces that are frequent in the training texts (every single character stays, so nothing becomes unreadable),
numbered as the shipped one. Leaves `zero.pt`, `judge.pt`, `vocab.txt`, `unseen_CUT.npz`, `figures.json` and `log.txt` in `out`. `--start`: a folder with `zero.pt` and `vocab.txt` to go on from.
"""

import argparse
import collections
import copy
import json
import random
import time
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
from tokenizers import BertWordPieceTokenizer

from encoder import Encoder, Shape, published
from judge_teacher import nli_rows, our_rows
from pair_data import PAIR_LABELS, RESERVED, SPECIAL, folds_of, gold_pairs, lines, nli_pairs, with_reserved
from pair_figures import figures
from pair_model import Judge, Learner, Pieces, certain, logits_of, mixed_batches, softmax, two_orders


def vocabulary(words, texts, size):
    """The list of pieces: BERT's control pieces in their places, every single character, what is frequent in `texts`, then what stands first in BERT's list."""
    tokenizer = BertWordPieceTokenizer(dict(zip(words, range(len(words)))), lowercase=True)
    counts = collections.Counter(piece for coded in tokenizer.encode_batch(texts, add_special_tokens=False) for piece in coded.tokens)
    letters = [word for word in words if len(word.removeprefix("##")) == 1]
    rest = [word for word in words[1000:] if word.removeprefix("##").isascii()]
    kept = list(dict.fromkeys(letters + [piece for piece, _ in counts.most_common() if piece not in SPECIAL] + rest))[: size - RESERVED]
    order = dict(zip(words, range(len(words))))
    return with_reserved(sorted(kept, key=order.get))


def small_judge(weights, layers, words, kept):
    encoder = published(weights, list(range(layers)))
    old = dict(zip(words, range(len(words))))
    encoder.words = nn.Embedding.from_pretrained(encoder.words.weight.data[[old.get(word, 0) for word in kept]].clone(), freeze=False)
    encoder.shape = replace(encoder.shape, vocabulary=len(kept))
    return Judge(encoder)


def save(model, path):
    torch.save({"state": model.state_dict(), "shape": asdict(model.encoder.shape)}, path)


def load(path):
    saved = torch.load(path, weights_only=True)
    model = Judge(Encoder(Shape(**saved["shape"])))
    model.load_state_dict(saved["state"])
    return model


def learn(model, passes, rate, rows_of, size, log, measure=None):
    """`rows_of(pass)`: what is learnt in each."""
    learner, step, began = Learner(model.train(), rate, heads=5), 0, time.time()
    plan = [mixed_batches(rows_of(number), size, random.Random(f"batches {number}")) for number in range(passes)]
    steps = sum(map(len, plan))
    for number, work in enumerate(plan):
        losses = collections.defaultdict(list)
        for batch in work:
            losses[batch[0].head].append(learner.step(batch, min(1, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)))
            step += 1
        shown = " ".join(f"{head} {float(sum(values)) / len(values):.3f}" for head, values in losses.items())
        log(f"pass {number}: {shown} {time.time() - began:.0f} s {measure() if measure else ''}")
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--nli", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--pool", required=True)
    parser.add_argument("--opinions", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--pieces", type=int, default=10000, help="size of the vocabulary")
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--gold-passes", type=int, default=2)
    parser.add_argument("--gold-rate", type=float, default=8e-5)
    parser.add_argument("--again", type=int, default=4500, help="pairs of the pool that come again with gold")
    parser.add_argument("--cuts", type=lambda text: [int(seed) for seed in text.split(",") if seed], default=[11, 12, 13])
    parser.add_argument("--start", help="a folder of an earlier run to go on from")
    parser.add_argument("--batch", type=int, default=1600, help="word pieces in a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    file = open(out / "log.txt", "a", buffering=1)
    log = lambda text: (print(text, flush=True), file.write(text + "\n"))
    gold, pool, nli = gold_pairs(options.gold), lines(options.pool), nli_pairs(options.nli)
    opinions = np.load(options.opinions)
    words = (Path(options.weights) / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
    if options.start:
        kept = (Path(options.start) / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
        model = load(Path(options.start) / "zero.pt")
    else:
        texts = [row[key] for row in pool for key in "ab"] + [text for a, b, _ in random.Random(1).sample(nli, 4000) for text in (a, b)]
        kept = vocabulary(words, texts, options.pieces)
        model = small_judge(options.weights, options.layers, words, kept)
    (out / "vocab.txt").write_text("".join(word + "\n" for word in kept), encoding="utf-8")
    pieces = Pieces(BertWordPieceTokenizer(str(out / "vocab.txt"), lowercase=True))
    model = model.to(options.device)
    labels = np.array([PAIR_LABELS.index(label) for *_, label in gold])
    asked = [[pieces.row(a, b) for a, b, _ in gold], [pieces.row(b, a) for a, b, _ in gold]]

    def told(key, count, weight=1.0):
        return [pieces.row(pair["a"], pair["b"], target, "pair", weight) for pair, target in zip(pool[:count], softmax(opinions[key][:count]))]

    if options.passes:
        whole = told("pool_zero", len(pool))
        rows_of = lambda number: whole + our_rows(pieces, random.Random(f"ours {number}"), 1000) + nli_rows(pieces, nli, random.Random(number), 5000)
        learn(model, options.passes, options.rate, rows_of, options.batch, log, lambda: figures(labels, logits_of(model, asked[0])))
    save(model, out / "zero.pt")
    if not options.cuts:
        return
    state = copy.deepcopy(model.state_dict())

    def learn_gold(places, targets, key):
        model.load_state_dict(state)
        rows = [pieces.row(*pair, 0.5 * certain(gold[i][2]) + 0.5 * target, "pair", 2.0) for i, target in zip(places, targets) for pair in (gold[i][:2], gold[i][1::-1])]
        others = told(key, options.again)
        rows_of = lambda number: rows + others + random.Random(number).sample(our_rows(pieces, random.Random(f"ours {number}"), 100), 500)
        return learn(model, options.gold_passes, options.gold_rate, rows_of, options.batch, log)

    measured = {"without gold": figures(labels, logits_of(model, asked[0]))}
    taught, teachers = np.zeros((len(gold), len(PAIR_LABELS))), np.zeros((len(gold), 1))  # what the large judges that had learnt a pair say of it
    for seed in options.cuts:
        fold, unseen = np.array(folds_of(gold, 5, seed)), np.zeros((2, len(gold), len(PAIR_LABELS)), np.float32)
        for f in range(5):
            chosen, opinion = np.flatnonzero(fold != f), softmax(opinions[f"gold_{seed}_{f}"])
            taught[chosen] += opinion[chosen]
            teachers[chosen] += 1
            learn_gold(chosen, opinion[chosen], f"pool_{seed}_{f}")
            for order in range(2):
                unseen[order][fold == f] = logits_of(model, [asked[order][i] for i in np.flatnonzero(fold == f)])
        np.savez(out / f"unseen_{seed}.npz", a=unseen[0], b=unseen[1])
        measured[f"cut {seed}"] = figures(labels, two_orders(*unseen))
        log(f"cut {seed}: {measured[f'cut {seed}']}")
    learn_gold(range(len(gold)), (taught / teachers).astype(np.float32), "pool_all")
    save(model, out / "judge.pt")
    (out / "figures.json").write_text(json.dumps(measured))


if __name__ == "__main__":
    main()
