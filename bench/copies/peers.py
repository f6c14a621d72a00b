#!/usr/bin/env python3
"""Seconds of processor time and F1 of datasketch and text-dedup (PyPI) on what make_copies.py wrote.

    python3 bench/copies/peers.py DIR

Both with their own MinHash (128 hashes, runs of three words) and banding, at the threshold that is best for them here. text-dedup
gives clusters: all pairs of a cluster count.
"""

import itertools
import json
import re
import sys
import time
from collections import defaultdict
from pathlib import Path

WORDS = re.compile(r"\w+")


def datasketch_pairs(texts, threshold):
    from datasketch import MinHash, MinHashLSH

    index, pairs = MinHashLSH(threshold=threshold, num_perm=128), set()
    for number, text in enumerate(texts):
        words = WORDS.findall(text.lower())
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[i : i + 3]).encode() for i in range(len(words) - 2)])
        pairs |= {(other, number) for other in index.query(sketch)}
        index.insert(number, sketch)
    return pairs


def text_dedup_pairs(texts, threshold):
    import numpy as np
    from text_dedup.minhash import RNG, UnionFind, embed_func, optimal_param, sha1_hash

    bands, rows = optimal_param(threshold, 128, false_positive_weight=0.5, false_negative_weight=0.5)
    ranges = [(i * rows, (i + 1) * rows) for i in range(bands)]
    top, prime = np.uint32((1 << 32) - 1), np.uint64((1 << 61) - 1)
    permutations = (RNG.randint(1, prime, size=128, dtype=np.uint64), RNG.randint(0, prime, size=128, dtype=np.uint64))
    tables, union = [defaultdict(set) for _ in range(bands)], UnionFind()
    for number, text in enumerate(texts):
        found = embed_func(
            text, number, num_perm=128, ngram_size=3, min_length=0, hashranges=ranges, permutations=permutations,
            hash_func=lambda data: sha1_hash(data, d=32), dtype=np.uint64, max_hash=top, modulo_prime=prime,
        )
        for key, table in zip(found["__signatures__"], tables):
            table[key].add(number)
    for table in tables:
        for cluster in table.values():
            for number in cluster:
                union.union(number, min(cluster))
    members = defaultdict(list)
    for number in range(len(texts)):
        members[union.find(number)].append(number)
    return {pair for cluster in members.values() if len(cluster) < 2000 for pair in itertools.combinations(sorted(cluster), 2)}


def main():
    folder = Path(sys.argv[1])
    texts = [json.loads(line) for line in (folder / "texts.jsonl").read_text().splitlines()]
    gold = {tuple(map(int, line.split())) for line in (folder / "gold.txt").read_text().splitlines()}
    for name, run, thresholds in (("datasketch", datasketch_pairs, (0.3, 0.4, 0.5)), ("text-dedup", text_dedup_pairs, (0.3, 0.4, 0.5))):
        for threshold in thresholds:
            start = time.process_time()
            pairs = run(texts, threshold)
            seconds = time.process_time() - start
            right = len(pairs & gold)
            print(f"{name} {threshold}: F1 {2 * right / max(1, len(pairs) + len(gold)):.4f}, {len(pairs)} pairs, {seconds:.2f} s", flush=True)


if __name__ == "__main__":
    main()
