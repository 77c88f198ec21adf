"""Writes neighbourhood_expected.csv and neighbourhood_expected.json: python3 make_neighbourhood.py (standard library only)

"Roughly doubled" (1.75 to 2.25) under 16 rules of exercises and 11 of meetings, in 28 pairs of windows of whole years. Counts are sums of the
yearly counts of china_russia_expected.csv, which another script made from the rows; ratios are exact fractions, so that both edges are in.
A cell is a row: rule, first and last year of both windows, both counts, the ratio as a fraction, the side.

The JSON has the sums: cells on each side, cells on an edge, shares of the variance of the log ratio (between the choices, over all), how often
another choice alone turns the verdict; the placebo cuts of rule E6; and which of 511 rules fit the figures of the article, a rule being the
set of classes that it counts, from the rows of data/china_russia.csv.
"""

import csv
import json
import math
import os
from collections import Counter
from fractions import Fraction
from itertools import combinations

HERE = os.path.dirname(os.path.abspath(__file__))
BEFORE = [(2017, 2021), (2018, 2021), (2019, 2021), (2017, 2019), (2018, 2019), (2019, 2019), (2020, 2021)]
AFTER = [(2022, 2024), (2023, 2024), (2024, 2024), (2022, 2023)]
LO, HI = Fraction(7, 4), Fraction(9, 4)

with open(os.path.join(HERE, "china_russia_expected.csv"), newline="", encoding="utf-8") as file:
    YEARLY = {row["rule_id"]: {year: int(row[f"n_{year}"]) for year in range(2017, 2025)} for row in csv.DictReader(file)}


def counted(rule, years):
    return sum(YEARLY[rule][year] for year in range(years[0], years[1] + 1))


def length(years):
    return years[1] - years[0] + 1


def ratio_of(one, before, two, after):
    return Fraction(two * length(before), one * length(after)) if one else None


def side(ratio):
    if ratio is None:
        return "no_ratio"
    return "below" if ratio < LO else "above" if ratio > HI else "within"


def cells(rules):
    for rule in rules:
        for before in BEFORE:
            for after in AFTER:
                one, two = counted(rule, before), counted(rule, after)
                yield rule, before, after, one, two, ratio_of(one, before, two, after)


def share(logs, place):
    mean = math.fsum(log for _, log in logs) / len(logs)
    groups = {}
    for cell, log in logs:
        groups.setdefault(cell[place], []).append(log)
    between = math.fsum(len(group) * (math.fsum(group) / len(group) - mean) ** 2 for group in groups.values())
    return between / math.fsum((log - mean) ** 2 for _, log in logs)


def turns(all_cells, place):
    others = [n for n in range(3) if n != place]
    turned = pairs = 0
    for one, other in combinations(all_cells, 2):
        if all(one[n] == other[n] for n in others):
            pairs += 1
            turned += (side(one[5]) == "within") != (side(other[5]) == "within")
    return [turned, pairs]


def summary(rules):
    found = list(cells(rules))
    sides = Counter(side(cell[5]) for cell in found)
    logs = [(cell, math.log(cell[5])) for cell in found if cell[5]]
    return {
        "cells": len(found),
        "sides": {name: sides[name] for name in ("below", "within", "above", "no_ratio")},
        "on_an_edge": sum(cell[5] in (LO, HI) for cell in found),
        "logarithms": len(logs),
        "shares": [share(logs, place) for place in range(3)],
        "turns": [turns(found, place) for place in range(3)],
        "within_by_before": {f"{b[0]}-{b[1]}": sum(side(c[5]) == "within" for c in found if c[1] == b) for b in BEFORE},
    }


def placebo(rule, all_years):
    rows = []
    for cut in range(2018, 2025):
        years = min(cut - 2017, 2025 - cut, 3)
        before, after = ((2017, cut - 1), (cut, 2024)) if all_years else ((cut - years, cut - 1), (cut, cut + years - 1))
        one, two = counted(rule, before), counted(rule, after)
        rows.append([cut, before[0], after[1], one, two, side(ratio_of(one, before, two, after))])
    return rows


CLASSES = [
    "bilateral exercises", "multilateral exercises", "police exercises", "coast guard exercises", "component drills",
    "big-tent events", "air patrols", "naval patrols", "coast guard patrols",
]


def class_of(row):
    kind = row["kind"]
    if kind.endswith("patrol"):
        return {"air_patrol": 6, "naval_patrol": 7, "coast_guard_patrol": 8}[kind]
    if row["part_of"]:
        return 4
    if "big_tent" in row["tags"]:
        return 5
    if kind == "coast_guard_exercise":
        return 3
    if row["series"] == "Cooperation":
        return 2
    return 0 if row["setting"] == "bilateral" else 1


def fitting():
    path = os.path.join(HERE, "..", "..", "..", "data", "china_russia.csv")
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    of_class = [set() for _ in CLASSES]
    for row in rows:
        if row["kind"].endswith("patrol") or "exercise" in row["kind"] or row["kind"] == "military_competition":
            # Phases of one event are one, in the year of the first.
            of_class[class_of(row)].add((int(row["start"].strip("[")[:4]), row["phase_of"] or row["id"]))
    three, four = [], []
    for switched in range(1, 1 << len(CLASSES)):
        on = [n for n in range(len(CLASSES)) if switched >> n & 1]
        by_year = Counter(year for year, _ in set().union(*(of_class[n] for n in on)))
        before, after = (sum(by_year[year] for year in years) for years in ((2019, 2020, 2021), (2022, 2023, 2024)))
        # At least three a year, about six (5.5 to 6.5), at least ten in 2024; and roughly doubled.
        if before >= 9 and Fraction(11, 2) <= Fraction(after, 3) <= Fraction(13, 2) and by_year[2024] >= 10:
            three.append(on)
            if LO <= Fraction(after, before) <= HI:
                four.append(on)
    named = lambda all_rules: [[CLASSES[n] for n in on] for on in all_rules]
    return {"classes": CLASSES, "rules": (1 << len(CLASSES)) - 1, "three_figures": named(three), "ratio_too": named(four)}


def main():
    exercises = [f"E{n}" for n in range(1, 17)]
    meetings = [f"M{n}" for n in range(1, 13) if n != 10]
    with open(os.path.join(HERE, "neighbourhood_expected.csv"), "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["rule", "before_first", "before_last", "after_first", "after_last", "before_n", "after_n", "ratio", "side"])
        for rule, before, after, one, two, ratio in [*cells(exercises), *cells(meetings)]:
            out.writerow([rule, *before, *after, one, two, "" if ratio is None else ratio, side(ratio)])
    result = {
        "exercises": summary(exercises),
        "meetings": summary(meetings),
        "placebo_equal": placebo("E6", False),
        "placebo_all_years": placebo("E6", True),
        "fitting": fitting(),
    }
    with open(os.path.join(HERE, "neighbourhood_expected.json"), "w", encoding="utf-8") as file:
        json.dump(result, file, indent=1)
        file.write("\n")


main()
