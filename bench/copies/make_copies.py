#!/usr/bin/env python3
"""Invents articles and edited copies of them, seeded: texts.jsonl (one JSON string a line) and gold.txt ("a b" line numbers).

    python3 bench/copies/make_copies.py --articles 4000 --seed 1 --out DIR

Articles are sentences of invented news over a common stock of names and phrases, so different articles of one topic share many
runs of words; every outlet puts its own boilerplate around. A third of the articles have copies, each made by one to three of:
words exchanged, inserted or deleted (up to one in eight), sentences dropped, paragraphs in another order, boilerplate around,
cut to its first 45 % and more, a headline changed. Hard negatives: articles that quote the same three sentences; articles written
to one form (results of a vote, with other names and numbers).
"""

import argparse
import itertools
import json
import random
from pathlib import Path

CONSONANTS, VOWELS = "bcdfghklmnprstvw", "aeiou"


class Writer:
    def __init__(self, rng):
        self.rng = rng
        word = lambda n: "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(n))
        self.nouns = [word(rng.choice((2, 2, 3))) for _ in range(1500)]
        self.verbs = [word(2) + "ed" for _ in range(400)]
        self.names = [word(2).title() + " " + word(3).title() for _ in range(600)]
        self.glue = "the of to and in a that for on with as it was by at from".split()

    def phrase(self, topic):
        r = self.rng
        noun = r.choice(topic if r.random() < 0.5 else self.nouns)
        return r.choice(
            (
                f"the {noun} of the {r.choice(self.nouns)}",
                f"a {r.choice(self.nouns)} {noun}",
                f"{noun} and {r.choice(self.nouns)}",
                f"the {noun}",
            )
        )

    def sentence(self, topic, names):
        r = self.rng
        who = r.choice(names) if r.random() < 0.6 else self.phrase(topic)
        text = f"{who} {r.choice(self.verbs)} {self.phrase(topic)}"
        for _ in range(r.randrange(1, 4)):
            text += f" {r.choice(self.glue)} {self.phrase(topic)}"
        if r.random() < 0.3:
            text += f", {r.choice(names)} said on {r.choice(('Monday', 'Tuesday', 'Friday'))}"
        return text[0].upper() + text[1:] + "."

    def article(self, topics):
        topic, names = self.rng.choice(topics)
        return [
            [self.sentence(topic, names) for _ in range(self.rng.randrange(1, 4))] for _ in range(self.rng.randrange(5, 16))
        ]

    def form(self):
        r = self.rng
        a, b = r.sample(self.names, 2)
        place, count = r.choice(self.nouns).title(), r.randrange(1000, 90000)
        return [
            [f"{a} has won the vote in {place} with {count} votes, ahead of {b}.", f"The count in {place} ended at {r.randrange(1, 12)} in the morning."],
            [self.sentence(self.nouns[:40], [a, b]) for _ in range(3)],
            [f"{b} said the {r.choice(self.nouns)} in {place} would be looked into.", f"Of {count * 2} who may vote in {place}, {r.randrange(30, 80)} per cent did."],
            [self.sentence(self.nouns[:40], [a, b]) for _ in range(3)],
        ]


def exchange_words(article, rng, writer):
    rate = rng.uniform(0.01, 0.125)

    def edit(sentence):
        words = []
        for word in sentence.split():
            if rng.random() < rate:
                kind = rng.random()
                if kind < 0.5:
                    words.append(rng.choice(writer.nouns))
                elif kind < 0.75:
                    words += [word, rng.choice(writer.nouns)]
            else:
                words.append(word)
        return " ".join(words)

    return [[edit(s) for s in p] for p in article]


def drop_sentences(article, rng, _):
    rate = rng.uniform(0.05, 0.3)
    kept = [[s for s in p if rng.random() > rate] for p in article]
    return [p for p in kept if p] or article


def reorder(article, rng, _):
    article = list(article)
    rng.shuffle(article)
    return article


def truncate(article, rng, _):
    return article[: max(3, int(len(article) * rng.uniform(0.45, 0.9)))]


def new_headline(article, rng, writer):
    return [[writer.sentence(writer.nouns, writer.names)]] + article[1:]


EDITS = (exchange_words, drop_sentences, reorder, truncate, new_headline)


def render(article, boilerplate):
    before, after = boilerplate
    return "\n".join(before + [" ".join(p) for p in article] + after)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    writer = Writer(rng)
    topics = [(rng.sample(writer.nouns, 40), rng.sample(writer.names, 8)) for _ in range(60)]
    outlets = [
        ([writer.sentence(writer.nouns, writer.names)], [writer.sentence(writer.nouns, writer.names) for _ in range(rng.randrange(1, 4))])
        for _ in range(30)
    ]
    shared = [[writer.sentence(writer.nouns, writer.names) for _ in range(3)] for _ in range(50)]
    texts, groups = [], []
    for number in range(options.articles):
        article = writer.form() if number % 10 == 0 else writer.article(topics)
        if number % 5 == 1:
            article.insert(1, rng.choice(shared))
        group = [len(texts)]
        texts.append(render(article, rng.choice(outlets)))
        if rng.random() < 1 / 3:
            for _ in range(rng.choice((1, 1, 2, 3))):
                copy = article
                for edit in rng.sample(EDITS, rng.choice((1, 1, 2, 3))):
                    copy = edit(copy, rng, writer)
                group.append(len(texts))
                texts.append(render(copy, rng.choice(outlets)))
        groups.append(group)
    order = list(range(len(texts)))
    rng.shuffle(order)
    at = {old: new for new, old in enumerate(order)}
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "texts.jsonl", "w", encoding="utf-8") as file:
        for old in order:
            file.write(json.dumps(texts[old]) + "\n")
    pairs = sorted(tuple(sorted((at[a], at[b]))) for group in groups for a, b in itertools.combinations(group, 2))
    (out / "gold.txt").write_text("".join(f"{a} {b}\n" for a, b in pairs))
    print(f"{len(texts)} texts, {len(pairs)} pairs")


if __name__ == "__main__":
    main()
