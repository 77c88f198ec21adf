"""Counts the OFAC and CSL files of this folder with Python's csv, json and xml.etree alone: `python3 count_ofac.py > ofac_expected.json`.

A second opinion on the readers, which share no code with it. It says what stands in the files, in words of the files: countries are not read as
states, tags are not read as regimes.
"""

import csv
import io
import json
import re
import sys
import xml.etree.ElementTree as tree
from collections import Counter, defaultdict

NULL = "-0- "
MONTHS = {name: n + 1 for n, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())}


def table(path):
    text = open(path, "rb").read().decode("ascii").removesuffix("\x1a")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    return [[None if cell == NULL else cell for cell in row] for row in rows], text


def iso(day):
    of_month, month, year = day.split()
    return f"{year}-{MONTHS[month]:02}-{int(of_month):02}"


def main_file(path, add=None, alt=None, comments=None):
    rows, _ = table(path)
    more = defaultdict(str)
    for number, text in table(comments)[0] if comments else []:
        more[number] += text
    told = {row[0]: (row[11] or "") + more.pop(row[0], "") for row in rows}
    listed, effective, risk, nationalities, links = {}, {}, [], [], []
    for number, remarks in told.items():
        if re.search(r"(Secondary sanctions risk:|Subject to Secondary Sanctions)", remarks):
            risk.append(number)
        for what, directive, day in re.findall(r"(Listing|Effective) Date \(EO 14024 (Directive \w+)\): (\d\d? \w{3} \d{4})", remarks):
            (listed if what == "Listing" else effective)[f"{number} {directive}"] = iso(day)
        for part in remarks.rstrip(".").split("; "):
            found = re.fullmatch(r"(?:alt\. )?(nationality|citizen) (.+)", part)
            if found:
                nationalities.append(f"{number} {found[2]}")
        links += [name.strip() for name in re.findall(r"(?:^|;)\s*Linked To:([^;]*)", remarks.strip().removesuffix("."))]
    out = {
        "rows": len(rows),
        "kinds": dict(Counter(row[2] or "entity" for row in rows)),
        "tags": dict(Counter(tag for row in rows for tag in row[3].split("] ["))),
        "several_tags": sum("] [" in row[3] for row in rows),
        "risk": len(risk),
        "risk_words_in_remarks": sum("Secondary sanctions risk:" in text for text in told.values()),
        "listed": listed,
        "effective": effective,
        "flags": dict(Counter(row[9] for row in rows if row[9])),
        "nationalities": sorted(nationalities),
        "links": dict(Counter(links)),
        "nulls": sum(cell is None for row in rows for cell in row),
        "orphan_comments": sorted(more),
    }
    if comments:
        out["continued"] = sum(row[0] in {r[0] for r in table(comments)[0]} for row in rows)
        out["long_remarks"] = sum(len(row[11] or "") >= 1000 for row in rows)
    if add:
        places, known = table(add)[0], set(told)
        out["add"] = {
            "rows": len(places),
            "without_country": sum(row[4] is None for row in places),
            "countries": len({row[4] for row in places} - {None}),
            "parties_china_or_hong_kong": len({row[0] for row in places if row[4] in ("China", "Hong Kong")}),
            "orphans": sum(row[0] not in known for row in places),
        }
    if alt:
        names, known = table(alt)[0], set(told)
        out["alt"] = {**Counter(row[2] for row in names), "orphans": sum(row[0] not in known for row in names)}
    return out


def advanced(path):
    root = tree.parse(path).getroot()
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]

    def named(values):
        return {child.get("ID"): child.text for child in root.find(f"ReferenceValueSets/{values}") or []}

    def day(element):
        if element is None:
            return None
        parts = [element.findtext(name) for name in ("Year", "Month", "Day")]
        return "-".join(part if n == 0 else f"{int(part):02}" for n, part in enumerate(parts) if part)

    types, lists, sanctions = named("EntryEventTypeValues"), named("ListValues"), named("SanctionsTypeValues")
    features = named("FeatureTypeValues")
    profiles = root.findall("DistinctParties/DistinctParty/Profile")
    entries = {}
    for entry in root.findall("SanctionsEntries/SanctionsEntry"):
        days = sorted(d for d in (day(event.find("Date")) for event in entry.findall("EntryEvent")) if d)
        tags = [m.findtext("Comment") for m in entry.findall("SanctionsMeasure") if sanctions.get(m.get("SanctionsTypeID")) == "Program"]
        entries[entry.get("ID")] = {
            "list": lists[entry.get("ListID")],
            "tags": tags,
            "listed": days[0] if days else None,
            "amended": sorted({d for d in days[1:] if d != days[0]}),
        }
    events = root.findall("SanctionsEntries/SanctionsEntry/EntryEvent")
    return {
        "day": day(root.find("DateOfIssue")),
        "profiles": len(profiles),
        "entries": entries,
        "designations": sum(len(entry["tags"]) for entry in entries.values()),
        "events": dict(Counter(types[event.get("EntryEventTypeID")] for event in events)),
        "dated_events": sum(event.find("Date/Year") is not None for event in events),
        "risk": sum(any(features[f.get("FeatureTypeID")] == "Secondary sanctions risk:" for f in p.findall("Feature")) for p in profiles),
    }


def delta(path):
    root = tree.parse(path).getroot()
    space = root.tag.rpartition("}")[0] + "}"
    entities = root.findall(f"{space}entities/{space}entity")
    stay = [entity for entity in entities if entity.get("action", "modify") in ("modify", "change")]
    return {
        "day": root.findtext(f"{space}publicationInfo/{space}datePublished")[:10],
        "removed": ["ofac:" + entity.get("id") for entity in entities if entity.get("action") == "remove"],
        "added": sum(entity.get("action") == "add" for entity in entities),
        "modified": len(stay),
        "left_in_part": sum(any(part.get("action") == "remove" for part in entity.iter()) for entity in stay),
        "rows": len(entities),
    }


def csl(path):
    if path.endswith(".json"):
        rows = json.load(open(path, encoding="utf-8"))["results"]
        blank = lambda value: value in (None, "", [])
    else:
        rows = list(csv.DictReader(open(path, encoding="utf-8", newline="")))
        blank = lambda value: value in (None, "")
    short = lambda row: re.search(r"\(([^)]*?)(?: List)?\)", row["source"])[1] if "Military" not in row["source"] else "MEU"
    ends = [row["end_date"] for row in rows if not blank(row["end_date"])]
    notices = []
    for row in rows:
        text = row["federal_register_notice"] or ""
        notices += [f"{v}/{p}" for v, p in re.findall(r"(\d+)\s*F\.?\s?R\.?\s+(\d+)", text)]
    return {
        "rows": len(rows),
        "sources": dict(Counter(short(row) for row in rows)),
        "dated": sum(not blank(row["start_date"]) for row in rows),
        "dated_sources": dict(Counter(short(row) for row in rows if not blank(row["start_date"]))),
        "ended": len(ends),
        "ended_before_2026": sum(end < "2026" for end in ends),
        "ends": sorted(ends),
        "mirrors": sum(not blank(row["entity_number"]) for row in rows),
        "notices": sorted(notices),
    }


def everything():
    return {
        "cons": main_file("ofac_cons_prim.csv", "ofac_cons_add.csv", "ofac_cons_alt.csv", "ofac_cons_comments.csv"),
        "cons_alone": main_file("ofac_cons_prim.csv"),
        "sdn_2021": main_file("ofac_sdn_2021_sample.csv", "ofac_add_2021_sample.csv", "ofac_alt_2021_sample.csv"),
        "sdn_2019": main_file("ofac_sdn_2019_lf_sample.csv"),
        "made_up": main_file("ofac_made_up_sdn.csv", "ofac_made_up_add.csv"),
        "pair": main_file("ofac_pair_sdn.csv", "ofac_pair_add.csv", "ofac_pair_alt.csv", "ofac_pair_comments.csv"),
        "made_up_advanced": advanced("ofac_made_up_advanced.xml"),
        "pair_advanced": advanced("ofac_pair_advanced.xml"),
        "delta": delta("ofac_delta.xml"),
        "csl": csl("us_csl_sample.csv"),
        "csl_pair_csv": csl("csl_pair.csv"),
        "csl_pair_json": csl("csl_pair.json"),
    }


if __name__ == "__main__":
    json.dump(everything(), sys.stdout, ensure_ascii=False, indent=1)
    print()
