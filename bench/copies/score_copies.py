#!/usr/bin/env python3
"""Precision, recall and F1 of pairs against gold: score_copies.py GOLD.txt PAIRS.txt"""

import sys


def pairs(path):
    with open(path, encoding="utf-8") as lines:
        return {tuple(sorted(map(int, line.split()))) for line in lines}


gold, found = pairs(sys.argv[1]), pairs(sys.argv[2])
right = len(gold & found)
precision, recall = right / max(1, len(found)), right / max(1, len(gold))
print(f"precision {precision:.4f} recall {recall:.4f} F1 {2 * precision * recall / max(1e-9, precision + recall):.4f}")
