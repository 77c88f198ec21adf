"""Writes granularity.json: python3 make_granularity.py > granularity.json

Python 3.11, fractions. Rounds every total from 0 on to the digits of the text and keeps those that give it: no formula for the ends of a set.
"""

import json
from fractions import Fraction as F
from math import ceil, floor


def roundings(value, places, rule):
    """The numbers of units in the last digit that a value may be rounded to."""
    scaled = value * 10**places
    down, up = floor(scaled), ceil(scaled)
    if down == up:
        return {down}
    if rule == "down":
        return {down}
    if rule == "up":
        return {up}
    to_down, to_up = scaled - down, up - scaled
    if to_down < to_up:
        return {down}
    if to_up < to_down:
        return {up}
    return {
        "half_either": {down, up},
        "half_up": {up},
        "half_down": {down},
        "half_even": {down if down % 2 == 0 else up},
    }[rule]


def fitting(text, per_total, most, rule):
    places = len(text.partition(".")[2])
    units = int(text.replace(".", ""))
    fits = [n for n in range(most + 1) if units in roundings(n * per_total, places, rule)]
    if not fits:
        return None
    # What fits is a run without a hole.
    assert fits == list(range(fits[0], fits[-1] + 1)) and fits[-1] < most, (text, per_total, rule)
    return [fits[0], fits[-1]]


RULES = ["half_either", "half_up", "half_down", "half_even", "down", "up"]
RATES = ["0", "0.0", "0.5", "1", "2", "2.5", "3", "3.3", "3.30", "3.33", "3.34", "4.67", "4.7", "6", "6.0", "6.3", "6.5", "6.7", "44", "44.0", "7.25"]
YEARS = [F(1), F(2), F(3), F(6), F(10), F(1, 2), F(5, 2), F(1149, 365), F(1041, 365), F(44539, 22265)]
PERCENTS = ["0", "6.9", "12.5", "26", "26.0", "33", "33.3", "40", "50", "53", "66.7", "92", "100", "110", "250"]
WHOLES = list(range(1, 31)) + [100, 117, 365, 1000]

cases = []
for text in RATES:
    for years in YEARS:
        most = ceil((F(text) + 2) * years) + 3
        totals = [fitting(text, 1 / years, most, rule) for rule in RULES]
        cases.append({"rate": text, "years": str(years), "totals": totals})
for text in PERCENTS:
    for whole in WHOLES:
        most = ceil((F(text) + 2) * whole / 100) + 3
        totals = [fitting(text, F(100, whole), most, rule) for rule in RULES]
        cases.append({"percent": text, "whole": whole, "totals": totals})
head = f"make_granularity.py; [least, greatest] total or null for none, by {', '.join(RULES)}; exact"
lines = ",\n".join(json.dumps(case) for case in cases)
print(f'{{"note": "{head}", "cases": [\n{lines}\n]}}')
