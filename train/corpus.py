"""Reading the training material: PolNeAR (brat standoff) and the silver names and chains that lie beside it."""

import glob
import json
import os
import re
from dataclasses import dataclass, field


@dataclass
class Attribution:
    """One gold attribution; every part is a list of (start, end) code points into the document's text."""

    content: list
    cue: list
    source: list
    nested: bool = False  # lies inside another's content (never so in PolNeAR itself; made by augmentation)


@dataclass
class Article:
    name: str
    text: str
    attributions: list
    names: list = field(default_factory=list)  # (start, end, type): silver
    chains: list = field(default_factory=list)  # lists of mentions: silver
    nesting_known: bool = False  # True: cues inside contents are marked; else nothing is known of them
    unsure: list = field(default_factory=list)  # places that might or might not anchor a nested cue


def read_brat(path):
    """The attributions of one .ann file."""
    spans, events = {}, []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if re.match(r"T\d+\t", line):
                key, rest = line.split("\t", 2)[:2]
                places = rest.split(" ", 1)[1]
                spans[key] = [tuple(map(int, place.split())) for place in places.split(";")]
            elif re.match(r"E\d+\t", line):
                roles = [part.split(":") for part in line.split("\t", 1)[1].split()]
                if roles[0][0].startswith("Attribution"):
                    events.append(roles[1:])
    result = []
    for roles in events:
        parts = {"cue": [], "source": [], "content": []}
        for role, key in roles:
            role = re.sub(r"\d+$", "", role).lower()
            if role in parts and key in spans:
                parts[role] += spans[key]
        result.append(Attribution(*(sorted(parts[name]) for name in ("content", "cue", "source"))))
    return result


def read_silver(path):
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as lines:
        return {record["doc"]: record for record in map(json.loads, lines)}


def add_nested(articles, path):
    """Adds to the articles the nested attributions that pseudo.py wrote."""
    with open(path, encoding="utf-8") as lines:
        records = {record["doc"]: record for record in map(json.loads, lines)}
    for article in articles:
        record = records.get(article.name)
        if record:
            article.nesting_known = True
            article.unsure = [tuple(span) for span in record["unsure"]]
            article.attributions = article.attributions + [
                Attribution(*([tuple(span) for span in one[part]] for part in ("content", "cue", "source")), nested=True)
                for one in record["nested"]
            ]


def read_split(root, split):
    """All annotated articles of `root`/`split`, sorted by name. Of several annotators the first counts."""
    silver = read_silver(f"{root}/silver-{split}.jsonl")
    articles = []
    for path in sorted(glob.glob(f"{root}/{split}/text/*.txt")):
        name = os.path.basename(path)[:-4]
        base = f"{root}/{split}/attributions/{glob.escape(name)}"
        annotated = sorted(glob.glob(base + "_*.ann")) + sorted(glob.glob(base + ".ann"))
        if not annotated:
            continue
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        extra = silver.get(name, {})
        articles.append(Article(name, text, read_brat(annotated[0]), extra.get("names", []), extra.get("coreference", [])))
    return articles
