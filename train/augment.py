"""Variations of the training articles, so that the model learns the thing and not the house style of American news of 2016.

Every variation takes an article and a random generator and gives a new article with its attributions in place. Originals stay the
majority (see `vary`).
"""

import bisect
import random
import re
from dataclasses import replace

from corpus import Article, Attribution

FIRST_NAMES = (
    "Alan Aoife Beth Callum Carys Colin Deirdre Dilys Ewan Fiona Gareth Geraldine Glyn Hamish Harriet Imran Isla Jill Kamal Keith "
    "Leila Lynne Maeve Malcolm Moira Nasreen Neil Niamh Olwen Owen Parveen Pauline Priya Rhys Rory Sanjay Sheila Siobhan Tariq Una "
    "Vikram Wendy Winston Yusuf Zainab Amara Bronagh Desmond Eilidh Femi"
).split()
LAST_NAMES = (
    "Abernethy Achebe Ahmed Ashworth Bagshaw Begum Blackwood Braithwaite Cadwallader Carmody Chaudhry Clough Crowther Dalgleish "
    "Davenport Devlin Eastwood Ellery Fairweather Farrow Gallacher Goodenough Greenhalgh Hargreaves Hollis Hussain Iqbal Jagger "
    "Kaur Kershaw Lomax Macready Mistry Nuttall Oakeshott Okafor Patel Pemberton Pugh Quinlan Rahman Ramsbottom Sandhu Scholes "
    "Threlfall Tierney Underhill Vaughan Wardle Whittaker Yardley"
).split()
BODIES = (
    "the union|the ministry|a spokesman for the council|the company|the trust|the Evening Post|a court document|the committee|"
    "the regulator|officials|a leaked memo|the hospital|the newspaper|campaigners|the report|a spokeswoman for the department|"
    "the chief executive|the Association of Dockers|the Gazette|one passenger|the letter|a source close to the talks|the employers|"
    "the Royal Society of Engineers|the shadow minister|the chairman|the inquiry|residents|the Weekly Argus|the statement"
).split("|")
VERBS = (
    "said|reported|claimed|told members|revealed|wrote|insisted|argued|warned|added|announced|stated|explained|admitted|confirmed|"
    "suggested|alleged|told the inquiry|told reporters|noted"
).split("|")
SPEECH = re.compile(r"\b(said|says|say|told|tell|according|think|thought|believe\w*|claim\w*|wrote|want\w*|ask\w*|call\w*|argu\w*|warn\w*)\b", re.I)

PRONOUNS = set("he she they it we you who his her their its i my our this that these those one some many".split())


def edited(article, edits):
    """The article with each (start, end, new) of `edits` (sorted, apart) put in; what lay in a replaced stretch shrinks or grows
    with it."""
    if not edits:
        return article
    pieces, befores, shifts, cursor, shift = [], [], [], 0, 0
    for start, end, new in edits:
        pieces += [article.text[cursor:start], new]
        cursor = end
        shift += len(new) - (end - start)
        befores.append(end)
        shifts.append(shift)
    pieces.append(article.text[cursor:])
    starts = [edit[0] for edit in edits]
    news = [len(edit[2]) for edit in edits]

    def moved(place, is_end):
        index = bisect.bisect_right(starts, place) - 1
        if is_end and index >= 0 and starts[index] == place and befores[index] == place:
            index -= 1  # an insertion right at an end stays outside
        if index < 0:
            return place
        if place >= befores[index]:
            return place + shifts[index]
        before = shifts[index - 1] if index else 0
        return starts[index] + before + (news[index] if is_end and place > starts[index] else 0)

    def span(pair):
        return (moved(pair[0], False), moved(pair[1], True))

    return replace(
        article,
        text="".join(pieces),
        attributions=[
            replace(a, content=[span(p) for p in a.content], cue=[span(p) for p in a.cue], source=[span(p) for p in a.source])
            for a in article.attributions
        ],
        names=[(*span(name[:2]), name[2]) for name in article.names],
        unsure=[span(pair) for pair in article.unsure],
        chains=[],
    )


QUOTES = {
    "straight": ('"', '"', "'", "'", "'"),
    "curly": ("“", "”", "‘", "’", "’"),
    "single": ("‘", "’", "“", "”", "’"),
    "plain single": ("'", "'", '"', '"', "'"),
    "guillemets": ("«", "»", "“", "”", "’"),
    "mixed apostrophes": ("‘", "’", '"', '"', "'"),
}


def requote(article, rng):
    """All quotation marks of the article in another style."""
    opening, closing, inner_open, inner_close, apostrophe = rng.choice(list(QUOTES.values()))
    text, edits = article.text, []
    for match in re.finditer(r"[\"“”'‘’]", text):
        at = match.start()
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        opens = (before.isspace() or before in "([—–-\"'“‘") and not after.isspace()
        if match.group() in '"“”':
            opens = match.group() == "“" or (match.group() == '"' and opens)
            new = opening if opens else closing
        elif before.isalnum() and (after.isalnum() or match.group() == "'"):
            new = apostrophe
        elif match.group() == "‘" or (match.group() == "'" and opens):
            new = inner_open
        elif before.isalnum() and after.isspace() and before == "s":
            new = apostrophe
        else:
            new = inner_close
        if new != match.group():
            edits.append((at, at + 1, new))
    return edited(article, edits)


def rename(article, rng):
    """Each person of the article under another name, the same one throughout."""
    firsts, lasts, edits, cursor = {}, {}, [], 0
    for start, end, kind in article.names:
        if kind != "PERSON" or start < cursor:
            continue
        words = list(re.finditer(r"[A-Z][\w’'-]+", article.text[start:end]))
        for index, word in enumerate(words):
            key = re.sub(r"[’']s$", "", word.group())
            last = index == len(words) - 1
            if index == 0 and key in firsts and len(words) == 1:
                last = False
            table, pool = (lasts, LAST_NAMES) if last else (firsts, FIRST_NAMES)
            new = table.setdefault(key, rng.choice(pool))
            edits.append((start + word.start(), start + word.start() + len(key), new))
        cursor = end
    return edited(article, edits)


def broken(article, rng, share=0.15):
    """Some long quotations go on in a paragraph of their own, which begins with another opening mark."""
    edits, cursor = [], 0
    for start, end in sorted(span for a in article.attributions if not a.nested for span in a.content):
        words = article.text[start:end]
        if start < cursor or words[0] not in "“\"‘'«" or "\n" in words or rng.random() > share:
            continue
        stops = [m.end() for m in re.finditer(r"[a-z]{4}[.!?] (?=[A-Z])", words) if 40 < m.end() < len(words) - 30]
        if stops:
            at = start + rng.choice(stops)
            edits.append((at - 1, at, "\n" + words[0]))
            cursor = end
    return edited(article, edits)


def sentences(text):
    """(start, end) of rough sentences; never across a newline."""
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in re.finditer(r"[.!?][\"”’']?(?=\s+[A-Z“\"‘]|\s*$)", line.group()):
            end = line.start() + stop.end()
            yield start, end
            while end < line.end() and text[end].isspace():
                end += 1
            start = end


def outer_name(rng):
    if rng.random() < 0.5:
        return rng.choice(BODIES)
    name = f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}"
    return name if rng.random() < 0.5 else name.split()[1] if rng.random() < 0.5 else "Mr " + name.split()[1]


def wrapped(sentence, attributions, rng):
    """One sentence with its attributions (offsets into it) made the content of an outer one; (text, attributions)."""
    body = sentence[:-1] if sentence.endswith(".") else sentence
    quoted = bool(re.search(r"[\"“”]", body))
    source, verb = outer_name(rng), rng.choice(VERBS)
    form = rng.random()
    if form < 0.3:
        before, after, cue, content_extra = f"{source} {verb} that ", ".", verb, "that "
    elif form < 0.45:
        before, after, cue, content_extra = f"{source} {verb} ", ".", verb, ""
    elif form < 0.6:
        before, after, cue, content_extra = f"According to {source}, ", ".", "According to", ""
    elif form < 0.75:
        before, after, cue, content_extra = "", f", {source} {verb}.", verb, ""
    elif form < 0.85:
        before, after, cue, content_extra = "", f", according to {source}.", "according to", ""
    elif quoted:
        before, after, cue, content_extra = "‘", f",’ {verb.split()[0]} {source}.", verb.split()[0], ""
    else:
        before, after, cue, content_extra = "“", f",” {source} {verb}.", verb, ""
    text = before + body + after
    shift = len(before)
    inner = []
    for a in attributions:
        clip = lambda spans: [(s + shift, min(e, len(body)) + shift) for s, e in spans]
        inner.append(replace(a, content=clip(a.content), cue=clip(a.cue), source=clip(a.source), nested=True))

    def find(words, low=0, high=None):
        at = text.index(words, low, high)
        return [(at, at + len(words))]

    frame = (0, shift) if cue in before and source in before else (shift + len(body), len(text))
    outer = Attribution(
        content=[(shift - len(content_extra), shift + len(body))], cue=find(cue, *frame), source=find(source, *frame)
    )
    return text, inner + [outer]


def standalone(article, start, end):
    """The attributions that lie wholly within [start, end), or None where one crosses its border."""
    inside = []
    for a in article.attributions:
        places = a.content + a.cue + a.source
        if not places:
            continue
        low, high = min(p[0] for p in places), max(p[1] for p in places)
        if high <= start or low >= end:
            continue
        if low < start or high > end:
            return None
        move = lambda spans: [(s - start, e - start) for s, e in spans]
        inside.append(replace(a, content=move(a.content), cue=move(a.cue), source=move(a.source)))
    return inside


def invented(articles, rng, count):
    """An article of paragraphs made from attributions of several others: nested ones, headlines, transcripts, and words without a
    speaker, such as a reader's comment, in which nothing is attributed."""
    text, attributions = [], []
    length = 0
    while len(text) < count:
        article = rng.choice(articles)
        kind = rng.random()
        made = None
        if kind < 0.5:
            places = list(sentences(article.text))
            if not places:
                continue
            start, end = rng.choice(places)
            inside = standalone(article, start, end)
            if inside and 30 < end - start < 400:
                made = wrapped(article.text[start:end], inside, rng)
                if rng.random() < 0.2:
                    made = wrapped(*made, rng)
        else:
            if not article.attributions:
                continue
            a = rng.choice([a for a in article.attributions if not a.nested] or article.attributions)
            if len(a.content) == 1 and "\n" not in article.text[slice(*a.content[0])]:
                quoted = article.text[a.content[0][0]] in "“\""
                words = article.text[slice(*a.content[0])].strip("“”\" ,.‘’?!")
                source = article.text[slice(*a.source[0])].strip() if a.source else outer_name(rng)
                named = re.match(r"[A-Z]\w", source) and source.lower() not in PRONOUNS
                if not named:
                    source = outer_name(rng)
                if quoted and len(words) > 25 and not re.search("[“”\"]", words) and len(source) < 60 and "\n" not in source:
                    made = plain(words, source, kind, rng)
        if not made:
            continue
        paragraph, parts = made
        for a in parts:
            move = lambda spans: [(s + length, e + length) for s, e in spans]
            attributions.append(replace(a, content=move(a.content), cue=move(a.cue), source=move(a.source)))
        text.append(paragraph)
        length += len(paragraph) + 1
    return Article("invented", "\n".join(text), attributions, nesting_known=True)


def plain(words, source, kind, rng):
    """A headline, a transcript line or a comment of the given words."""
    if kind < 0.6:  # headline
        opening, closing = rng.choice(["‘’", "''", ("", ""), ("", "")])
        verb = rng.choice(["says", "warns", "claims", "says", "tells MPs", "reveals", "vows", "insists"])
        if re.match(r"(that|to)\b", words):
            words = words.split(" ", 1)[1]
        if rng.random() < 0.3:
            text = f"{source}: {opening}{words}{closing}"
            return text, [mark(text, 0, source, ":", len(source), words)]
        if rng.random() < 0.5:
            text = f"{opening}{words}{closing}, {verb} {source}"
            at = text.index(f"{verb} {source}", len(words))
            return text, [mark(text, at + len(verb) + 1, source, verb, at, words)]
        text = f"{source} {verb} {opening}{words}{closing}"
        return text, [mark(text, 0, source, verb, len(source) + 1, words)]
    if kind < 0.72:  # transcript
        if re.match(r"(that|to)\b", words):
            return None
        text = f"{source.upper()}: {words}." if rng.random() < 0.7 else f"{source}: {words}."
        return text, [mark(text, 0, text[: len(source)], ":", len(source), words)]
    if SPEECH.search(words) or re.match(r"(that|to|in|of|the \w+ (of|that))\b", words):
        return None
    return words[0].upper() + words[1:] + rng.choice([".", ".", "!", "", "..."]), []


def mark(text, source_at, source, cue, cue_at, words):
    at = text.index(words)
    return Attribution(
        content=[(at, at + len(words))], cue=[(cue_at, cue_at + len(cue))], source=[(source_at, source_at + len(source))]
    )


def vary(article, rng):
    """The article as it is (a little over half of the time) or with other quotation marks, names or without final stops."""
    if rng.random() < 0.3:
        article = requote(article, rng)
    if rng.random() < 0.5:
        article = broken(article, rng)
    if rng.random() < 0.25:
        article = rename(article, rng)
    if rng.random() < 0.05:
        stops = [(m.start(), m.start() + 1, "") for m in re.finditer(r"\.(?=\n|$)", article.text)]
        article = edited(article, stops)
    return article


def epoch_articles(articles, seed, epoch, share=0.12):
    """The articles of one pass: each varied, and invented ones of `share` as many paragraphs beside them."""
    rng = random.Random(f"{seed}/{epoch}")
    result = [vary(article, rng) for article in articles]
    result += [invented(articles, rng, 20) for _ in range(int(share * len(articles)))]
    return result
