#!/usr/bin/env python3
"""What changed between two made-up states of one list, with the readers of Python's library, independently of the crate.

`count_vintages.py` prints `vintages_expected.json`; `count_vintages.py --check` compares it. A listing is what the crate calls one: an entry of
the United Nations, a tag of an entry of the Treasury. Its content is all that the files say of it but for the day of the list.
"""

import csv
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).parent


def united_nations(name):
    """By the id of each listing: what it is known by apart from its id, and its content."""
    found = {}
    for entry in ET.parse(HERE / name).getroot().findall("*/*"):
        told = sorted((child.tag, "".join(child.itertext())) for child in entry if child.tag not in ("DATAID", "REFERENCE_NUMBER"))
        known_by = (entry.findtext("FIRST_NAME"), entry.findtext("UN_LIST_TYPE"), entry.findtext(".//COUNTRY") or entry.findtext("NATIONALITY/VALUE"))
        found["un:" + entry.findtext("REFERENCE_NUMBER")] = (known_by, told)
    return found


def treasury(name):
    found = {}
    with open(HERE / name, newline="") as file:
        for row in csv.reader(file):
            if row == ["\x1a"]:
                continue
            number, name, kind, tags, *rest = row
            for tag in tags.split("] ["):
                found[f"ofac:{number}#sdn/{tag}"] = ((name, tag, rest[5], rest[7]), [name, kind, *rest])
    return found


def change(before, after):
    added, removed = sorted(after.keys() - before.keys()), sorted(before.keys() - after.keys())
    renumbered = []
    for was in list(removed):
        same = [now for now in added if after[now][0] == before[was][0]]
        if len(same) == 1:
            renumbered.append([was, same[0]])
            removed.remove(was)
            added.remove(same[0])
    both = sorted(before.keys() & after.keys())
    amended = [one for one in both if before[one][1] != after[one][1]]
    return {"added": added, "removed": removed, "amended": amended, "renumbered": renumbered, "unchanged": len(both) - len(amended)}


EXPECTED = {
    "un": change(united_nations("vintage_un_1.xml"), united_nations("vintage_un_2.xml")),
    "sdn": change(treasury("vintage_sdn_1.csv"), treasury("vintage_sdn_2.csv")),
}
TEXT = json.dumps(EXPECTED, indent=1) + "\n"
FILE = HERE / "vintages_expected.json"
if "--check" in sys.argv:
    sys.exit(0 if FILE.read_text() == TEXT else "vintages_expected.json is not what the files say")
print(TEXT, end="")
