"""What the four analyses say of the shipped lists, computed without the crate.

    python3 make_expected.py        # needs scipy; writes expected.csv beside itself

Lines: analysis,question,what,value. Bounds are lo-hi, 10+ where nothing bounds them.
"""
import calendar
import csv
import datetime as dt
import os
import re

from scipy.stats import beta, nchypergeom_fisher
from scipy.optimize import brentq

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "..", "..", "data")
DAY = dt.timedelta(days=1)


def read(name):
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def days(text):
    """The first and the last possible day."""
    if text.startswith("["):
        first, last = text.strip("[]").split("..")
        return days(first)[0], days(last)[1]
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        day = dt.date(*parts)
        return day, day
    if len(parts) == 2:
        return dt.date(*parts, 1), dt.date(*parts, calendar.monthrange(*parts)[1])
    return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)


ROWS = read("china_russia.csv")
KINDS = {row["kind"] for row in ROWS}
PATROLS = {kind for kind in KINDS if kind.endswith("patrol")}
DRILLS = {row["kind"] for row in ROWS if row["id"].startswith(("ex-", "cm-"))}
MEETINGS = {row["kind"] for row in ROWS if row["id"].startswith("me-")}
RULES = {
    "all": lambda row: True,
    "patrols": lambda row: row["kind"] in PATROLS,
    "exercises": lambda row: row["kind"] in DRILLS,
    "meetings": lambda row: row["kind"] in MEETINGS,
    "drills": lambda row: row["kind"] in DRILLS | PATROLS,
}
WINDOWS = {
    "2019–2021 → 2022–2024": ((dt.date(2019, 1, 1), dt.date(2022, 1, 1)), (dt.date(2022, 1, 1), dt.date(2025, 1, 1))),
    "2022 → 2023–2024": ((dt.date(2022, 1, 1), dt.date(2023, 1, 1)), (dt.date(2023, 1, 1), dt.date(2025, 1, 1))),
}
OUT = []


def put(*cells):
    OUT.append(cells)


def both(row):
    parties = row["parties"].split(";")
    return "CHN" in parties and "RUS" in parties


def within(row, windows):
    """Surely, possibly: whether it began in the windows."""
    first, last = days(row["start"])
    span = [first + DAY * n for n in range((last - first).days + 1)]
    inside = [any(a <= day < b for a, b in windows) for day in span]
    return all(inside), any(inside)


def bounds(surely, possibly, floor=False):
    if floor:
        return f"{surely}+"
    return str(surely) if surely == possibly else f"{surely}-{possibly}"


def relations(row):
    found = []
    for tag in filter(None, row["conflicts"].split(";")):
        judged = tag.split(" by ")[0].removeprefix("ukraine-war=")
        relation, _, overt = judged.partition("/")
        found.append((relation, overt))
    return found


# --- duality

def member(row, test):
    """Whether a row is in a stratum: surely, possibly. Nobody tags two ways in these lists."""
    tags = relations(row)
    if not tags:
        return False, True
    assert len(tags) == 1
    return test(*tags[0]), test(*tags[0])


def odds_limits(k, K, M, A, scale, alpha=0.025):
    """The conditional interval of psi / scale, for k of the kind among A after; K and M are both totals."""
    top, bottom = min(K, A), max(0, A - M)

    def tail(psi, upper):
        law = nchypergeom_fisher(K + M, K, A, psi)
        return law.sf(k - 1) if upper else law.cdf(k)

    def solve(upper):
        f = lambda x: tail(2.718281828459045 ** x, upper) - alpha
        return 2.718281828459045 ** brentq(f, -40, 40, xtol=1e-13)

    low = 0.0 if k == bottom else solve(True) / scale
    high = None if k == top else solve(False) / scale
    law = nchypergeom_fisher(K + M, K, A, scale)
    p = min(1.0, 2 * min(law.cdf(k), law.sf(k - 1)))
    return low, high, p


def duality():
    strata = {
        "direct": lambda relation, overt: relation == "direct" and overt == "overt",
        "diplomatic": lambda relation, overt: relation == "diplomatic" and overt == "overt",
        "unrelated": lambda relation, overt: relation == "unrelated",
    }
    for rule in ["all", "patrols", "exercises", "meetings"]:
        for name, (before, after) in WINDOWS.items():
            exact = {}
            for stratum, test in strata.items():
                for side, window in (("before", before), ("after", after)):
                    sure = possible = judged = 0
                    for row in filter(both, filter(RULES[rule], ROWS)):
                        falls, may_fall = within(row, [window])
                        is_in, may_be = member(row, test)
                        sure += falls and is_in
                        possible += may_fall and may_be
                        judged += falls and is_in and bool(relations(row))
                        assert not (may_fall and not falls)
                    put("duality", f"{rule} {name}", f"{stratum} {side}", bounds(sure, possible))
                    exact[stratum, side] = judged
            open_rows = [
                row["id"] for row in ROWS
                if both(row) and RULES[rule](row) and not relations(row)
                and (within(row, [before])[1] or within(row, [after])[1])
            ]
            put("duality", f"{rule} {name}", "open", ";".join(sorted(open_rows)))
            k, b = exact["diplomatic", "after"], exact["diplomatic", "before"]
            c, d = exact["unrelated", "after"], exact["unrelated", "before"]
            if k + b and c + d:
                # The exposures of kind and baseline are alike, so that they cancel.
                low, high, p = odds_limits(k, k + b, c + d, k + c, 1.0)
                text = lambda x: "" if x is None else f"{x:.9g}"
                put("duality", f"{rule} {name}", "ratio of ratios", f"{text(low)};{text(high)};{p:.9g}")


# --- partners

def partners():
    for rule in ["all", "exercises", "drills", "meetings"]:
        for name, (before, after) in WINDOWS.items():
            seen = {}
            for row in filter(both, filter(RULES[rule], ROWS)):
                for party in row["parties"].split(";"):
                    if party in ("CHN", "RUS") or ":" in party:
                        continue
                    sides = seen.setdefault(party, [set(), set()])
                    for side, window in enumerate((before, after)):
                        falls, may_fall = within(row, [window])
                        assert falls == may_fall
                        if falls:
                            sides[side].add(row["id"])
            for party, (earlier, later) in sorted(seen.items()):
                if earlier or later:
                    change = {(True, False): "lost", (False, True): "new", (True, True): "kept"}[bool(earlier), bool(later)]
                    put("partners", f"{rule} {name}", party, change)


# --- pressure and response

def add_months(day, months):
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


STEPS = {
    "90 days": (lambda day, sign: day + sign * dt.timedelta(days=90), 90 / 365),
    "6 months": (lambda day, sign: add_months(day, 6 * sign), 0.5),
    "1 year": (lambda day, sign: add_months(day, 12 * sign), 1.0),
}
COVERED = (dt.date(2017, 1, 1), dt.date(2026, 1, 1))
PARTLY = dt.date(2025, 1, 1)


def cut(window):
    start, end = max(window[0], COVERED[0]), min(window[1], COVERED[1])
    return [(start, end)] if start < end else []


def joined(windows):
    whole = []
    for start, end in sorted(windows):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return whole


def count(rows, windows):
    sure = possible = 0
    for row in rows:
        falls, may_fall = within(row, windows)
        sure += falls
        possible += may_fall
    return bounds(sure, possible, any(end > PARTLY for _, end in windows)) if windows else "?"


def length(windows):
    return sum((end - start).days for start, end in windows)


def pressure():
    acts = read("pressure_events.csv")
    for rule in ["drills", "meetings"]:
        rows = [row for row in ROWS if both(row) and RULES[rule](row)]
        for step, (go, years) in STEPS.items():
            groups = {}
            sides = {}
            for act in acts:
                first, last = days(act["start"])
                before, after = (go(first, -1), first), (last + DAY, go(last + DAY, 1))
                sides[act["id"]] = before, after
                text = []
                for window in (before, after):
                    covered = cut(window)
                    others = sum(
                        1 for other in acts
                        if other is not act and days(other["start"])[0] < window[1] and days(other["start"])[1] >= window[0]
                    )
                    share = length(covered) / length([window])
                    text.append(f"{count(rows, covered)} in {years * share:.6f}, {length([window]) - length(covered)} cut, {others} others")
                put("pressure", f"{rule} {step}", act["id"], "; ".join(text))
                for party in re.findall(r'("[^"]*"|[A-Z]+):sender', act["parties"]):
                    groups.setdefault((act["kind"], party), []).append(act["id"])
            for (instrument, sender), ids in sorted(groups.items()):
                text = []
                unions = []
                for side in (0, 1):
                    union = joined([part for id in ids for part in cut(sides[id][side])])
                    unions.append(union)
                    text.append(count(rows, union))
                shared = sum(
                    max(0, (min(a[1], b[1]) - max(a[0], b[0])).days) for a in unions[0] for b in unions[1]
                )
                put("pressure", f"{rule} {step}", f"{instrument} by {sender}", f"{len(ids)}: {text[0]} → {text[1]}, {shared} shared")


# --- ordinals

def ordinals():
    series = {}
    for row in ROWS:
        if row["edition"]:
            series.setdefault(row["series"], []).append((int(row["edition"]), days(row["start"])))
    for name, found in sorted(series.items()):
        found.sort()
        numbers = [number for number, _ in found]
        whole = numbers == list(range(numbers[0], numbers[-1] + 1))
        ordered = all(not b[1][1] < a[1][0] for a, b in zip(found, found[1:]))
        put("ordinals", name, f"{numbers[0]}–{numbers[-1]}", "whole" if whole and ordered else "not whole")


duality()
partners()
pressure()
ordinals()
with open(os.path.join(HERE, "expected.csv"), "w", encoding="utf-8", newline="") as file:
    file.write("# scipy 1.17.1; command in make_expected.py; floats to a relative 1e-6\n")
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["analysis", "question", "what", "value"])
    out.writerows(OUT)
