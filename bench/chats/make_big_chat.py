#!/usr/bin/env python3
"""Write a big invented WhatsApp export (Android, dd/mm/yyyy, 24 h) to measure throughput and memory.
usage: make_big_chat.py MEGABYTES OUT   (prints the number of messages; the same bytes every time)"""
import datetime
import random
import sys

NAMES = ["Ann Lea", "Bo Marsh", "Cy Holt", "Dee Okafor", "Eve Prior", "+44 7700 900123", "+44 7700 900456"]
WORDS = [
    "Morning all. The tap by plot 14 has been left running again.", "Not me, I was at the dentist until noon.", "👏👏", "ok",
    "The meter says 412 litres since Sunday. That is £3.10 each.", "Can we please not do this here", "Who has the key to the shed?",
    "See page 4 of the rules: hoses are for members only.", "Rules that nobody voted for, I might add.", "https://example.org/rules?page=4",
    "I shall raise it at the meeting on the 19th: item 6, water.", "Fine by me", "Half of us own a green hose, Cy", "Déjà vu, as they say…"]


def main():
    rng = random.Random(7)
    target, size, count = float(sys.argv[1]) * 1e6, 0, 0
    time = datetime.datetime(2015, 1, 1, 8, 0)
    with open(sys.argv[2], "w", encoding="utf-8", newline="") as out:
        while size < target:
            time += datetime.timedelta(minutes=rng.choice((0, 0, 1, 1, 2, 5)))
            stamp = time.strftime("%d/%m/%Y, %H:%M - ")
            kind = rng.random()
            if kind < 0.005:
                line = stamp + "Ann Lea added +44 7700 900789\n"
            elif kind < 0.07:
                line = stamp + rng.choice(NAMES) + ": <Media omitted>\n"
            elif kind < 0.12:
                line = stamp + rng.choice(NAMES) + ": " + "\n".join(rng.choice(WORDS) for _ in range(rng.randint(2, 5))) + "\n"
            else:
                line = stamp + rng.choice(NAMES) + ": " + rng.choice(WORDS) + "\n"
            out.write(line)
            size += len(line.encode("utf-8"))
            count += 1
    print(count, "messages,", size, "bytes")


if __name__ == "__main__":
    main()
