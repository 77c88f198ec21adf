#!/usr/bin/env python3
"""Counts gsdb.csv and ties.csv without the crate: python3 count_regimes.py > regimes_expected.json

Names and numbers of states stand here by hand, so that the crate's tables are not asked about themselves.
"""
import csv
import json
import pathlib

HERE = pathlib.Path(__file__).parent
NAMES = {
    "Korea, South": "KOR", "Korea, North": "PRK", "EU": "EU", "Japan": "JPN", "United States": "USA",
    "Congo, Democratic Republic of the": "COD", "UN": "UN", "Soviet Union": "SUN", "EEC": "EC", "Iceland": "ISL",
    "Ethiopia (excludes Eritrea)": "ETH", "Somalia": "SOM", "France": "FRA", "Iraq": "IRQ", "Spain": "ESP",
}
COW = {"2": "USA", "20": "CAN", "70": "MEX", "145": "BOL", "200": "GBR", "220": "FRA", "260": "DEU", "365": "RUS", "366": "EST",
       "630": "IRN", "645": "IRQ"}
MEASURES = ["trade", "arms", "military", "financial", "travel", "other"]


def names(cell):
    """Longest names first, cut out of the text one after another."""
    found, unknown = [], []
    rest = cell.strip()
    while rest:
        for name in sorted(NAMES, key=len, reverse=True):
            if rest == name or rest.startswith(name + ","):
                found.append(NAMES[name])
                rest = rest[len(name) + 1:].strip()
                break
        else:
            head, _, rest = rest.partition(",")
            unknown.append(head.strip())
            rest = rest.strip()
    return found, unknown


def gsdb():
    regimes, unknown, kept, disagree, columns = [], [], 0, 0, {m: 0 for m in MEASURES}
    rows = list(csv.DictReader(open(HERE / "gsdb.csv", newline="")))
    for row in rows:
        if not row["sanctioning_state"] or int(row["end"]) < int(row["begin"]):
            continue
        if any(row[m] not in ("0", "1") for m in MEASURES):
            continue
        kept += 1
        disagree += len(row["objective"].split(",")) != len(row["success"].split(","))
        for m in MEASURES:
            columns[m] += row[m] == "1"
        senders, odd = names(row["sanctioning_state"])
        targets, odd_targets = names(row["sanctioned_state"])
        unknown += odd + odd_targets
        when = row["begin"] + "/" + row["end"] + ("-12-31.." if "ongoing" in row["success"] else "")
        regimes += [[f"gsdb:{row['case_id']}/{s}/{t}", when] for s in senders for t in targets]
    return {"rows": len(rows), "kept": kept, "disagree": disagree, "columns": columns, "unknown": unknown, "regimes": regimes}


def day(year, month, day):
    return year + (f"-{int(month):02}" + (f"-{int(day):02}" if day else "") if month else "")


def ties():
    regimes, unknown, kept, threats = [], [], 0, 0
    rows = list(csv.DictReader(open(HERE / "ties.csv", newline="")))
    for row in rows:
        row = {k: ("" if v in ("-9", "-99", ".") else v) for k, v in row.items()}
        if row["caseid"] in ("1995010101", "1996010101", "1997010101"):  # 30 February; no sender; no number
            continue
        kept += 1
        threats += row["threat"] == "1"
        codes = [c for n in range(1, 6) for c in row[f"sender{n}"].split()]
        unknown += [c for c in codes if c not in COW]
        if row["imposition"] != "1":
            continue
        split = [[x for x in row["sancimpositionstart" + part].split(",") if x] for part in ("year", "month", "day")]
        if split[0]:
            at = split[0].index(min(split[0]))
            pick = [part[at] if len(part) == len(split[0]) else "" for part in split]
            start = day(*pick)
        elif row["endyear"]:
            start = f"[{day(row['startyear'], row['startmonth'], row['startday'])}..{day(row['endyear'], row['endmonth'], row['endday'])}]"
        end = day(row["endyear"], row["endmonth"], row["endday"]) if row["endyear"] else row["ongoingasofyear"] + "-12-31.." if row["ongoingasofyear"] else ""
        regimes += [[f"ties:{row['caseid']}/{COW[c]}/{COW[row['targetstate']]}", f"{start}/{end}"] for c in codes if c in COW]
    return {"rows": len(rows), "kept": kept, "threats": threats, "unknown": unknown, "regimes": regimes}


print(json.dumps({"gsdb": gsdb(), "ties": ties()}, indent=1))
