"""Counts repeats and mirrored rows of the shipped GDELT 2.0 sample with the standard library alone: python3 tests/it/corpus/count_repeats.py

Rows of two different states. A repeat has the address, day, pair (in its order) and code of an earlier row. Written against the rules as
the documentation words them, not against the crate. The numbers stand in tests/it/dedup/sample.rs.
"""
import collections
import pathlib

FILE = pathlib.Path(__file__).resolve().parents[3] / "data" / "gdelt_v2_20191024143000_subset.export.CSV"
REGIONS = set("WST AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SEA SAS SAF WAF".split())


def rows():
    for line in FILE.read_bytes().decode("utf-8").splitlines():
        row = line.split("\t")
        first, second = row[7], row[17]
        if first and second and first != second and not {first, second} & REGIONS:
            yield int(row[0]), row[1], first, second, row[26], row[60]


def mirror_pairs(reports):
    """Per address and day: as many pairs as there are rows on the side that has fewer."""
    sides = collections.Counter()
    for _, day, first, second, code, url in reports:
        if code in ("040", "041", "046", "057"):
            side = first < second
            sides[code, url, day, min(first, second), max(first, second), side] += 1
        elif code == "042":
            sides["visit", url, day, first, second, True] += 1
        elif code == "043":
            sides["visit", url, day, second, first, False] += 1
    pairs = collections.Counter()
    for key, n in sides.items():
        if key[-1]:
            pairs[key[0]] += min(n, sides[key[:-1] + (False,)])
    return pairs


def main():
    reports = list(rows())
    print("two states", len(reports))
    print("one an address", len({r[1:] for r in reports}))
    print("one a day", len({r[1:5] for r in reports}))
    pairs = mirror_pairs(reports)
    print("mirror pairs", dict(sorted(pairs.items())), sum(pairs.values()))
    seen, first_of = set(), []
    for report in sorted(reports):
        if report[1:5] not in seen:
            seen.add(report[1:5])
            first_of.append(report)
    pairs = mirror_pairs(first_of)
    print("mirror pairs after one a day", dict(sorted(pairs.items())), sum(pairs.values()))
    undirected = set()
    for _, day, first, second, code, _ in reports:
        if code in ("040", "041", "046", "057"):
            first, second = min(first, second), max(first, second)
        elif code == "043":
            first, second, code = second, first, "042"
        undirected.add((day, first, second, code))
    print("one a day, mutual acts without direction", len(undirected))
    consult = [r for r in reports if r[4].startswith("04")]
    print("under 04", len(consult), "of USA and RUS", sum({r[2], r[3]} == {"USA", "RUS"} for r in consult))


if __name__ == "__main__":
    main()
