#!/usr/bin/env python3
"""Counts the made-up lists of this folder with the readers of Python's library, independently of the crate.

`count_lists.py` prints `expected.json`; `count_lists.py --check` compares it. One function a format, in FORMATS below; each gives, of one
file, a list of entries: dicts with `kind`, `places` (pairs of a code or name and a basis) and `listings`: dicts with `listed` (first day,
last day), `applies` (the same), `end` (first day, last day, or None), `amended` (a number) and `mirrors` (a bool). A day is ISO text, `None` open.
"""

import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).parent


def local(element):
    """The name without its namespace."""
    return element.tag.rsplit("}", 1)[-1]


def children(element, *path):
    """All elements at a path of local names below."""
    found = [element]
    for name in path:
        found = [child for parent in found for child in parent if local(child) == name]
    return found


def text(element):
    return "".join(element.itertext()).strip()


def seco(path):
    root = ET.parse(path).getroot()
    origins = {}
    for program in children(root, "sanctions-program"):
        for sanctions_set in children(program, "sanctions-set"):
            origins[sanctions_set.get("ssid")] = {text(origin) for origin in children(program, "origin")}
    countries = {}
    for place in children(root, "place"):
        for country in children(place, "country"):
            countries[place.get("ssid")] = country.get("iso-code")
    entries = []
    for target in children(root, "target"):
        subject = [child for child in target if local(child) in ("individual", "entity", "object")][0]
        kind = {"individual": "person", "entity": "entity", "object": subject.get("object-type")}[local(subject)]
        places = set()
        for address in children(subject, "identity", "address"):
            places.add((countries.get(address.get("place-id")), "address"))
        for country in children(subject, "identity", "nationality", "country"):
            places.add((country.get("iso-code"), "nationality"))
        sets = (target.get("sanctions-set-id") or "").split()
        sets += [text(child) for child in children(target, "sanctions-set-id")]
        changes = [
            (change.get("effective-date"), change.get("publication-date"), change.get("modification-type"))
            for change in reversed(children(target, "modification"))
        ]
        changes.sort(key=lambda change: (change[0], change[1], change[2] == "amended"))
        spells = []
        for effective, published, kind_of_change in changes:
            is_open = bool(spells) and spells[-1]["end"] is None
            if kind_of_change == "listed" and not is_open:
                spells.append({"listed": (published, published), "applies": (effective, effective), "end": None, "amended": 0})
            elif kind_of_change == "de-listed" and is_open:
                spells[-1]["end"] = (effective, effective)
            elif kind_of_change == "de-listed" and not spells:
                before = (None, published)
                spells.append({"listed": before, "applies": before, "end": (effective, effective), "amended": 0})
            elif kind_of_change in ("amended", "listed"):
                spells[-1]["amended"] += 1
        listings = [
            dict(spell, mirrors=bool(origins[of_set] & {"EU", "UN"})) for of_set in dict.fromkeys(sets) for spell in spells
        ]
        entries.append({"kind": kind, "places": places, "listings": listings})
    return root.get("date"), entries


# Resolution 2231 took effect, the last of its parties were let go, the resolutions before it apply again.
IRAN_ENDED, IRAN_KEPT_UNTIL, IRAN_BACK = "2016-01-16", "2023-10-18", "2025-09-28"


def un(path):
    root = ET.parse(path).getroot()
    entries = []
    for kind, group, name in (("person", "INDIVIDUALS", "INDIVIDUAL"), ("entity", "ENTITIES", "ENTITY")):
        for entry in children(root, group, name):
            listed = text(children(entry, "LISTED_ON")[0])[:10]
            amended = [text(day) for day in children(entry, "LAST_DAY_UPDATED", "VALUE") if text(day)]
            places = {(text(country), "nationality") for country in children(entry, "NATIONALITY", "VALUE")}
            places |= {(text(country), "address") for country in children(entry, f"{name}_ADDRESS", "COUNTRY") if text(country)}
            first = {"listed": (listed, listed), "applies": (listed, listed), "end": None, "amended": len(amended), "mirrors": False}
            listings = [first]
            if text(children(entry, "UN_LIST_TYPE")[0]) == "Iran" and listed < IRAN_ENDED:
                back = (IRAN_BACK, IRAN_BACK)
                first.update(end=(IRAN_ENDED, IRAN_KEPT_UNTIL), amended=sum(day < IRAN_BACK for day in amended))
                later = sum(day >= IRAN_BACK for day in amended)
                listings.append({"listed": back, "applies": back, "end": None, "amended": later, "mirrors": False})
            entries.append({"kind": kind, "places": places, "listings": listings})
    return root.get("dateGenerated")[:10], entries


FORMATS = {
    "seco.xml": (seco, ["2015-12-31", "2020-01-01", "2026-08-27"]),
    "un.xml": (un, ["2015-12-31", "2020-01-01", "2024-06-30", "2025-09-27", "2025-09-28", "2026-02-27"]),
}


def stands(listing, day):
    """Whether a listing applies on a day: surely, possibly."""
    first, last = listing["applies"]
    end = listing["end"]
    surely = last is not None and last <= day
    possibly = first is None or first <= day
    if end is not None:
        surely = surely and end[0] is not None and day < end[0]
        possibly = possibly and (end[1] is None or day < end[1])
    return surely, possibly


def counts(day, entries, days):
    listings = [listing for entry in entries for listing in entry["listings"]]
    kinds = [entry["kind"] for entry in entries]
    stock = {}
    for on in days:
        answers = [[stands(listing, on) for listing in entry["listings"]] for entry in entries]
        stock[on] = [sum(any(answer[which] for answer in answers_of) for answers_of in answers) for which in (0, 1)]
    return {
        "day": day,
        "entries": len(entries),
        "kinds": {kind: kinds.count(kind) for kind in sorted(set(kinds))},
        "places": sum(len(entry["places"]) for entry in entries),
        "listings": len(listings),
        "on_one_day": sum(listing["listed"][0] is not None and listing["listed"][0] == listing["listed"][1] for listing in listings),
        "without_beginning": sum(listing["listed"][0] is None for listing in listings),
        "ended": sum(listing["end"] is not None for listing in listings),
        "amendments": sum(listing["amended"] for listing in listings),
        "mirrors": sum(listing["mirrors"] for listing in listings),
        "stock": stock,
    }


def main():
    expected = {name: counts(*read(HERE / name), days) for name, (read, days) in FORMATS.items()}
    written = json.dumps(expected, indent=1, sort_keys=True) + "\n"
    file = HERE / "expected.json"
    if "--check" in sys.argv:
        sys.exit(None if file.read_text() == written else "expected.json is stale")
    file.write_text(written)


if __name__ == "__main__":
    main()
