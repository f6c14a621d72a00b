#!/usr/bin/env python3
"""Opens a report in Chromium and checks what only a browser can tell: that it prints to A4, that nothing is wider than the page at five
widths, that it loads nothing. Keeps pictures where asked.

    report_check.py REPORT.html [--keep FOLDER]

Exit codes: 0 fine, 1 a check failed, 77 no Chromium here (ctest shows it as skipped)."""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

WIDTHS = [320, 390, 768, 1280, 1440]
# The report sits in a frame of each width (a window of Chromium cannot be narrower than 500); the outer page reads its widest element.
PROBE = """<!doctype html><meta charset="utf-8"><body style="margin:0"><pre id="out">wait</pre>
<iframe id="f" src="{report}" style="width:{width}px;height:900px;border:0"></iframe>
<script>
document.getElementById("f").onload = function () {{
  const page = this.contentDocument, root = page.documentElement;
  const wide = [...page.body.querySelectorAll("*")].filter(e => {{ const style = this.contentWindow.getComputedStyle(e);
    return style.position !== "absolute" && e.getBoundingClientRect().right > {width} + 1; }}).map(e => e.tagName + "." + e.className);
  const heads = page.querySelectorAll("h1").length === 1 ? "" : "not one h1";
  document.getElementById("out").textContent = "scroll=" + root.scrollWidth + " wide=" + wide.slice(0, 5).join(",") + " loads=" +
    this.contentWindow.performance.getEntriesByType("resource").length + " " + heads;
}};
</script>"""


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    return None


def run(browser, *arguments):
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files",
                   f"--user-data-dir={profile}", "--virtual-time-budget=5000", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=90)


def probe(browser, report, width, folder):
    page = folder / f"probe-{width}.html"
    page.write_text(PROBE.format(report=report.as_uri(), width=width))
    shown = run(browser, "--dump-dom", page.as_uri()).stdout
    found = re.search(r'<pre id="out">(.*?)</pre>', shown)
    said = found.group(1) if found else "the browser said nothing"
    return [] if re.fullmatch(rf"scroll={width} wide=\S* loads=0 ", said) else [f"at {width} px: {said}"]


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("report", type=pathlib.Path)
    options.add_argument("--keep", type=pathlib.Path, help="folder for pictures and the printed page")
    asked = options.parse_args()
    browser = chromium()
    if not browser:
        print("no Chromium here: skipped")
        return 77
    report = asked.report.resolve()
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for width in WIDTHS:
            faults += probe(browser, report, width, folder)
        pdf = folder / "report.pdf"
        run(browser, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", report.as_uri())
        if not pdf.exists() or pages_of(pdf) < 1:
            faults.append("it does not print")
        elif not re.search(rb"/MediaBox\s*\[\s*0 0 59[45][0-9.]* 84[12]", pdf.read_bytes()):
            faults.append("it does not print to A4")
        if asked.keep:
            os.makedirs(asked.keep, exist_ok=True)
            run(browser, "--window-size=1280,2400", f"--screenshot={asked.keep.resolve() / 'desktop.png'}", report.as_uri())
            run(browser, "--window-size=500,2400", f"--screenshot={asked.keep.resolve() / 'narrow.png'}", (folder / "probe-390.html").as_uri())
            if pdf.exists():
                shutil.copy(pdf, asked.keep / "report.pdf")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
