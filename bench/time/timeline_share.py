#!/usr/bin/env python3
"""The share of a case's events that stand on the timeline of its record on the right day.

usage: timeline_share.py ONRECORD CASE.db GOLD.json [--missed]

GOLD.json: the case's gold; its "events" have "date" (a day or {"from","to"}) and "evidence" ([{"doc","text"}]). An event counts
where an entry of one of its documents holds the evidence's words, or its sentence (the publication and each message stand for
their documents), and lies within the event's days. Beside it: how many have an entry of that document on those days at all.
Standard library only.
"""
import json
import os
import re
import sqlite3
import subprocess
import sys


def spell(text):
    return " ".join(re.findall(r"\w+", (text or "").lower()))


def main():
    program, record, gold = sys.argv[1:4]
    events = json.load(open(gold, encoding="utf-8")).get("events", [])
    entries = json.loads(subprocess.run([program, "timeline", record, "--json"], check=True, capture_output=True, text=True).stdout)
    file_of, text_of = {}, {}
    for document, path, text in sqlite3.connect(record).execute("SELECT d.id, min(p.path), d.text FROM document d JOIN place p ON p.source = d.source GROUP BY d.id"):
        file_of[str(document)], text_of[str(document)] = os.path.basename(path), text
    right = near = 0
    for event in events:
        date = event["date"]
        first, last = (date["from"], date["to"]) if isinstance(date, dict) else (date, date)
        dated = told = False
        for entry in entries:
            places = [entry] + entry.get("also", [])
            for proof in event["evidence"]:
                here = [p for p in places if file_of.get(p["document"]) == proof["doc"]]
                if not here or not entry["from"] or not entry["to"] or entry["from"][:10] < first or entry["to"][:10] > last:
                    continue
                dated = True
                wanted = spell(proof["text"])
                told = told or entry["kind"] == "published" or any(wanted in spell(p["what"]) or spell(p["what"]) in wanted for p in here)
        right += told
        near += dated
        if not told and "--missed" in sys.argv:
            print("missed", date, event["what"], event["evidence"])
    print(f"events {len(events)}, on the timeline with their words on the right day {right}, with some entry of the document on that day {near}, entries {len(entries)}")


if __name__ == "__main__":
    main()
