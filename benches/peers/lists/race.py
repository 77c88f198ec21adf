"""Races the crate's readers of published lists against lxml and against quick-xml that only steps through the events: see `run`.

Time is measured inside each process, without start-up and imports. Every number is the median of REPEATS runs, taken in turns, so that a
slow minute of the machine hits all alike. A peer that is not installed is skipped with a printed line.
"""
import importlib.util
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
OURS = HERE / "target/release/lists-race"
REPEATS = int(os.environ.get("REPEATS", "3"))

# Does less than the reader: of each entry its id, the number of its names and its dates.
LXML = """
import resource, sys, time
from lxml import etree
path, entry = sys.argv[1], sys.argv[2]
start = time.perf_counter()
kept = []
for _, element in etree.iterparse(path, events=("end",), tag="{*}" + entry):
    if element.getparent().getparent() is None or entry != "target":
        days = [change.get("effective-date") for change in element.iterchildren("{*}modification")]
        names = element.findall(".//{*}name")
        kept.append((element.get("ssid") or element.get("ID"), len(names), days))
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
print(time.perf_counter() - start, len(kept), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

# Format, and the element of an entry.
FORMATS = [("seco", "target"), ("ofac", "SanctionsEntry")]


def run(command):
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(out[0]), int(out[1]), int(out[2])


def main():
    has_lxml = importlib.util.find_spec("lxml") is not None
    if not has_lxml:
        print("lxml is not installed: skipped")
    for form, entry in FORMATS:
        file = HERE / "data" / f"{form}.xml"
        size = file.stat().st_size / 1e6
        jobs = {"quick-xml, stepping": [OURS, "step", file], "interstate": [OURS, form, file]}
        if has_lxml:
            jobs["lxml iterparse"] = [sys.executable, "-c", LXML, file, entry]
        runs = {name: [] for name in jobs}
        for _ in range(REPEATS):
            for name, command in jobs.items():
                runs[name].append(run([str(part) for part in command]))
        seconds = {name: statistics.median(times for times, _, _ in of) for name, of in runs.items()}
        print(f"{form}: {size:.0f} MB")
        for name, of in runs.items():
            print(f"  {name:20} {seconds[name]:7.3f} s  {size / seconds[name]:6.0f} MB/s  {of[0][1]:9} found  peak {max(kib for _, _, kib in of) / 1024:6.0f} MiB")
        ours = seconds["interstate"]
        print(f"  of the stepping {ours / seconds['quick-xml, stepping']:.2f} times (at most 2)", end="")
        print(f"; {seconds['lxml iterparse'] / ours:.1f} times as fast as lxml (at least 3)" if has_lxml else "")


main()
