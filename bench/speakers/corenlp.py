#!/usr/bin/env python3
"""CoreNLP's quote attribution and coreference on the gold sources, for score_speakers.py.

usage: java -cp "lib/*" edu.stanford.nlp.pipeline.StanfordCoreNLP -annotators tokenize,ssplit,pos,lemma,ner,depparse,coref,quote \
           -ner.applyFineGrained false -filelist LIST -outputDirectory OUT -outputFormat json
       gold.py TEXT_DIR ANNOTATION_DIR | corenlp.py OUT > predictions.jsonl

A gold attribution whose content overlaps a quotation takes that one's canonical speaker; else the representative mention of the
chain of a mention that overlaps its source most; else its source words. Texts without an output are left out (and told).
"""
import json
import os
import sys


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def mentions(output):
    """[(start, end, representative words)]"""
    found = []
    for chain in output.get("corefs", {}).values():
        best = next((m for m in chain if m["isRepresentativeMention"]), chain[0])
        for mention in chain:
            tokens = output["sentences"][mention["sentNum"] - 1]["tokens"]
            found.append((tokens[mention["startIndex"] - 1]["characterOffsetBegin"], tokens[mention["endIndex"] - 2]["characterOffsetEnd"], best["text"]))
    return found


def main():
    for line in sys.stdin:
        entry = json.loads(line)
        path = os.path.join(sys.argv[1], entry["doc"] + ".txt.json")
        if not os.path.exists(path) or os.path.getsize(path) == 0:
            print("no output for", entry["doc"], file=sys.stderr)
            continue
        with open(path, encoding="utf-8") as file:
            output = json.load(file)
        known = mentions(output)
        for statement in entry["statements"]:
            if not statement["source"]:
                continue
            source = statement["source"][0]
            quotes = [q for q in output.get("quotes", []) if any(overlap((q["beginIndex"], q["endIndex"]), span) > 0 for span in statement["content"])]
            best = max(known, key=lambda m: overlap(m, source) / max(m[1] - m[0], source[1] - source[0]), default=None)
            speaker = next((q["canonicalSpeaker"] for q in quotes if q.get("canonicalSpeaker", "Unknown") != "Unknown"), None)
            if speaker is None and best and overlap(best, source) > 0:
                speaker = best[2]
            print(json.dumps({"doc": entry["doc"], "source": statement["source"], "speaker": speaker or entry["text"][source[0]:source[1]]}, ensure_ascii=False))


if __name__ == "__main__":
    main()
