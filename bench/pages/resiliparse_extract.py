"""Extracts the main content of every page in a list with resiliparse; prints CPU seconds."""
import resource
import sys

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree

for line in open(sys.argv[1], encoding="utf-8"):
    with open(line.rstrip("\n"), "rb") as page:
        data = page.read()
    extract_plain_text(HTMLTree.parse_from_bytes(data, detect_encoding(data)), main_content=True)
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime)
