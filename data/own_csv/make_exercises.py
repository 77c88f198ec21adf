#!/usr/bin/env python3
"""MADE-UP rows after the published layout of the military exercises data (MME v7: 64 columns, one row an exercise, names of states in English,
dates `9/28/2004` and `2004-10-xx`, -9 for what is missing). No row is a real exercise. Plain Python, standard library; run again: the same bytes.
Writes exercises.csv and what must come out, exercises_expected.json: exercises a year of each pair of states, surely and possibly."""
import csv, itertools, json, random
R = random.Random(20261129)
STATES = ["United States", "Japan", "South Korea", "Australia", "United Kingdom", "France", "Trinidad and Tobago", "Bosnia and Herzegovina", "Thailand", "Philippines"]
FLAGS = "CPX Air Land Sea Amphibious Cyber Warfighting Peacekeeping Humanitarian".split()
MORE = [f"note_{i:02}" for i in range(1, 49)]
head = ["exnum", "exname", "start", "end", "host", "states", "year"] + FLAGS + MORE
rows, pairs = [], {}
for i in range(200):
    year, month, day = R.randrange(2001, 2011), R.randrange(1, 13), R.randrange(1, 27)
    style = R.choice(["day", "day", "day", "month", "year"])
    start = {"day": f"{month}/{day}/{year}", "month": f"{year}-{month:02}-xx", "year": f"{year}-xx-xx"}[style]
    end = f"{month}/{day + 2}/{year}" if style == "day" and R.random() < 0.7 else "-9"
    host, *others = R.sample(STATES, R.choice([1, 2, 2, 2, 3, 4]))
    rows.append([i + 1, f"Exercise {i + 1}", start, end, host, ", ".join(others) or "-9", year] + [R.choice([0, 1]) for _ in FLAGS] + ["-9"] * len(MORE))
    for pair in itertools.combinations(sorted([host, *others]), 2):
        pairs.setdefault(" and ".join(pair), {}).setdefault(str(year), 0)
        pairs[" and ".join(pair)][str(year)] += 1
with open("exercises.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\r\n"); w.writerow(head); w.writerows(rows)
pair = "Japan and United States"
json.dump({"rows": len(rows), "columns": len(head), pair: dict(sorted(pairs[pair].items()))}, open("exercises_expected.json", "w"), indent=1)
print(open("exercises_expected.json").read(), len(head))
