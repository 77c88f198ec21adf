#!/usr/bin/env python3
"""Counts the made-up lists of the European Union and of the United Kingdom with the readers of Python's library, independently of the crate.

`count_eu_uk.py` prints `expected_eu_uk.json`; the counts are those of `count_lists.py`. Countries that name no state stand here by hand.
"""

import csv
import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from count_lists import children, counts, local, text

HERE = Path(__file__).parent
# The code of what is not known, and names of no state.
NOWHERE = {"", "00", "Ruritania", "Palestinian"}
REGISTERED = {"regnumber", "fiscalcode", "taxid", "euvat"}
KINDS = {"P": "person", "E": "entity", "Individual": "person", "Entity": "entity", "Ship": "vessel"}


def eu_entry(entity):
    """An entry out of: id, un, day, kind, names, acts (kind, published, in force, programme), touched, places."""
    kind = KINDS[entity["kind"]]
    latin = [name for name in entity["names"] if re.search("[A-Za-z]{3}", name)]
    if (latin or entity["names"])[0].startswith("IMO "):
        kind = "vessel"
    if entity["id"] in ("EU.13894.78", "EU.12692.74"):
        kind = "entity"
    listings = []
    for programme in dict.fromkeys(act[3] for act in entity["acts"]):
        acts = [act for act in entity["acts"] if act[3] == programme]
        published = [act[1] for act in acts]
        day = entity["day"]
        since = day or min(published)
        listed = (day or None, since)
        starts = [act[2] for act in acts if act[0] == "regulation"]
        applies = (starts[0], starts[0]) if day and starts else listed
        later = {other for other in published + entity["touched"] if other > since}
        listings.append({"listed": listed, "applies": applies, "end": None, "amended": len(later), "mirrors": bool(entity["un"])})
    places = {(code, basis) for code, basis in entity["places"] if code not in NOWHERE}
    return {"kind": kind, "places": places, "listings": listings}


def eu_csv(path):
    entities = {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE):
            new = {"id": row["Entity_EU_ReferenceNumber"], "un": row["Entity_UnitedNationId"], "day": row["Entity_DesignationDate"], "kind": row["Entity_SubjectType"],
                   "names": [], "acts": [], "touched": [], "places": []}
            entity = entities.setdefault(row["Entity_LogicalId"], new)
            act = tuple(row[f"Entity_Regulation_{part}"] for part in ("Type", "PublicationDate", "EntryIntoForceDate", "Programme"))
            if act not in entity["acts"]:
                entity["acts"].append(act)
            entity["touched"] += [row[c] for c in row if c.endswith("PublicationDate") and not c.startswith("Entity") and row[c]]
            entity["names"] += [row["NameAlias_WholeName"]] if row["NameAlias_WholeName"] else []
            entity["places"] += [(row["Citizenship_CountryIso2Code"], "nationality"), (row["Address_CountryIso2Code"], "address")]
            if row["Identification_TypeCode"] in REGISTERED:
                entity["places"].append((row["Identification_CountryIso2Code"], "registration_number"))
            day = "-".join(reversed(row["fileGenerationDate"].split("/")))
    return day, [eu_entry(entity) for entity in entities.values()]


def eu_xml(path):
    root = ET.parse(path).getroot()
    entries = []
    for element in children(root, "sanctionEntity"):
        acts = [tuple(act.get(key) for key in ("regulationType", "publicationDate", "entryIntoForceDate", "programme")) for act in children(element, "regulation")]
        touched = [act.get("publicationDate") for child in element for act in child if local(act).startswith("regulation")]
        places = [(child.get("countryIso2Code"), "nationality") for child in children(element, "citizenship")]
        places += [(child.get("countryIso2Code"), "address") for child in children(element, "address")]
        places += [(child.get("countryIso2Code"), "registration_number") for child in children(element, "identification") if child.get("identificationTypeCode") in REGISTERED]
        entries.append(eu_entry({"id": element.get("euReferenceNumber"), "un": element.get("unitedNationId"), "day": element.get("designationDate"),
                                 "kind": children(element, "subjectType")[0].get("classificationCode"), "names": [child.get("wholeName") for child in children(element, "nameAlias")],
                                 "acts": acts, "touched": touched, "places": places}))
    return root.get("generationDate")[:10], entries


def uk_day(date):
    """First and last day of a date with unknown parts."""
    day, month, year = date.replace("dd", "00").replace("mm", "00").split("/")
    last = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}
    first = f"{year}-{month if month != '00' else '01'}-{day if day != '00' else '01'}"
    end = f"{year}-{month if month != '00' else '12'}-{day if day != '00' else last.get(month, '31')}"
    return first, end


def uk_entry(entry):
    listed = uk_day(entry["day"])
    later = bool(entry["updated"]) and uk_day(entry["updated"])[0] > listed[1]
    places = {(name, basis) for name, basis in entry["places"] if name not in NOWHERE}
    listing = {"listed": listed, "applies": listed, "end": None, "amended": int(later), "mirrors": entry["source"] == "UN"}
    return {"kind": KINDS[entry["kind"]], "places": places, "listings": [listing]}


def uk_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        day, month, year = next(file).split(":")[1].strip().split("-")
        entries = {}
        for row in csv.DictReader(file):
            new = {"day": row["Date Designated"], "updated": row["Last Updated"], "kind": row["Designation Type"], "source": row["Designation source"], "places": []}
            entry = entries.setdefault(row["Unique ID"], new)
            entry["places"].append((row["Address Country"], "address"))
            entry["places"] += [(name, "nationality") for name in row["Nationality(/ies)"].split("|")]
            entry["places"] += [(name, "flag") for name in row["Current believed flag of ship"].split("|")]
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    return f"{year}-{months.index(month) + 1:02}-{day}", [uk_entry(entry) for entry in entries.values()]


def uk_xml(path):
    entries = []
    for element in children(ET.parse(path).getroot(), "Designation"):
        one = {local(child): text(child) for child in element}
        places = [(text(country), "address") for country in children(element, "Addresses", "Address", "AddressCountry")]
        places += [(text(country), "nationality") for country in children(element, "IndividualDetails", "Individual", "Nationalities", "Nationality")]
        places += [(text(country), "flag") for country in children(element, "ShipDetails", "Ship", "CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip")]
        entries.append(uk_entry({"day": one["DateDesignated"], "updated": one["LastUpdated"], "kind": one["IndividualEntityShip"], "source": one["DesignationSource"], "places": places}))
    # The file does not tell its day: that which the test states.
    return "2026-10-08", entries


def conlist(path):
    with open(path, encoding="utf-8", newline="") as file:
        day = "-".join(reversed(next(file).strip().split(",")[1].split("/")))
        groups = {}
        for row in csv.DictReader(file):
            group = groups.setdefault(row["Group ID"], {"row": row, "places": set()})
            group["places"] |= {(row["Nationality"], "nationality"), (row["Country"], "address")}
    entries = []
    for group in groups.values():
        row = group["row"]
        listed, designated, updated = (uk_day(row[c]) for c in ("Listed On", "UK Sanctions List Date Designated", "Last Updated"))
        later = {other for other in (designated, updated) if other > listed}
        applies = designated if designated < listed else listed
        places = {place for place in group["places"] if place[0] not in NOWHERE}
        listing = {"listed": listed, "applies": applies, "end": None, "amended": len(later), "mirrors": "(UN Ref):" in row["Other Information"]}
        entries.append({"kind": KINDS[row["Group Type"]], "places": places, "listings": [listing]})
    return day, entries


SCHEMATA = {"Person": "person", "Company": "entity", "Vessel": "vessel"}
BASES = {"jurisdiction": "registered", "country": "address", "nationality": "nationality", "citizenship": "nationality", "flag": "flag"}


def month_end(date):
    """First and last day of a date of a year, a month or a day."""
    if len(date) == 10:
        return date, date
    return date + ("-01" if len(date) == 7 else "-01-01"), date + ("-30" if len(date) == 7 else "-12-31")


def ftm(path):
    lines = [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
    sanctions = [line for line in lines if line["schema"] == "Sanction"]
    entries = []
    for party in lines:
        if party["schema"] not in SCHEMATA:
            continue
        listings = []
        for one in (sanction["properties"] for sanction in sanctions if party["id"] in sanction["properties"]["entity"]):
            spans = {key: [month_end(date) for date in one.get(key, [])] for key in ("listingDate", "startDate", "endDate")}
            hull = {key: (min(s[0] for s in span), max(s[1] for s in span)) for key, span in spans.items() if span}
            listed = hull.get("listingDate") or hull.get("startDate") or (None, "2026-10-08")
            applies = hull["startDate"] if "listingDate" in hull and "startDate" in hull else listed
            for programme in one.get("programId") or one["program"]:
                mirrors = "unscId" in one and not programme.startswith("UN-")
                listings.append({"listed": listed, "applies": applies, "end": hull.get("endDate"), "amended": 0, "mirrors": mirrors})
        places = {(code, basis) for key, basis in BASES.items() for code in party["properties"].get(key, []) if code != "xx"}
        if listings:
            entries.append({"kind": SCHEMATA[party["schema"]], "places": places, "listings": listings})
    # The file does not tell its day: that which the test states.
    return "2026-10-08", entries


EU_DAYS = ["2001-10-16", "2014-03-16", "2024-02-23", "2024-02-24", "2026-08-05"]
UK_DAYS = ["2000-12-31", "2001-06-01", "2024-11-15", "2026-10-08"]
FORMATS = {
    "eu.csv": (eu_csv, EU_DAYS),
    "eu.xml": (eu_xml, EU_DAYS),
    "uk.csv": (uk_csv, UK_DAYS),
    "uk.xml": (uk_xml, UK_DAYS),
    "ftm.json": (ftm, ["2023-04-11", "2024-06-01", "2025-01-01", "2025-06-15", "2026-10-08"]),
    "conlist.csv": (conlist, ["2003-04-06", "2014-03-18", "2024-05-30", "2026-06-03"]),
}

if __name__ == "__main__":
    json.dump({name: counts(*read(HERE / name), days) for name, (read, days) in FORMATS.items()}, sys.stdout, indent=1, sort_keys=True)
    print()
