"""Counts the shipped GDELT samples with the standard library alone: python3 tests/it/corpus/count_gdelt.py > tests/it/corpus/gdelt_expected.csv

Cells: for each file, layout and column the number of filled cells, of different values, and the CRC-32 of all cells, a newline behind
each. Rows: counts by what a reader must find out. Written against the codebooks, not against the crate.
"""
import collections
import datetime
import pathlib
import zlib

DATA = pathlib.Path(__file__).resolve().parents[3] / "data"
FILES = [
    "gdelt_v1_20141124_100rows.export.CSV",
    "gdelt_v1_historical57_plus_daily58.export.csv",
    "gdelt_v2_20191024143000_subset.export.CSV",
]
# Labels of GDELT's list of CAMEO countries that are parts of the world.
REGIONS = set("WST AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SEA SAS SAF WAF".split())
ADDED = {57: 56, 58: 56, 61: 59}


def day(text):
    return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:8]))


def main():
    print("# python3 tests/it/corpus/count_gdelt.py; Python standard library only")
    print("file,columns,what,key,count,distinct,crc32")
    for name in FILES:
        raw = (DATA / name).read_bytes()
        lines = raw.split(b"\n")
        if lines[-1] == b"":
            lines.pop()
        cells = collections.defaultdict(list)
        counts = collections.Counter()
        for line in lines:
            row = line.split(b"\t")
            width = len(row)
            for at, cell in enumerate(row):
                cells[width, at].append(cell)
            text = [cell.decode("utf-8") for cell in row]
            counts[width, "rows", "all"] += 1
            counts[width, "root", text[26][:2]] += 1
            counts[width, "quad_class", text[29]] += 1
            counts[width, "year", str(day(text[1]).year)] += 1
            counts[width, "goldstein_tenths", "sum"] += round(float(text[30]) * 10)
            counts[width, "mentions", "sum"] += int(text[31])
            first, second = text[7], text[17]
            two = first and second and first != second and not {first, second} & REGIONS
            counts[width, "two_states", "yes" if two else "no"] += 1
            if two:
                counts[width, "dyad", first + "-" + second] += 1
            added = day(text[ADDED[width]])
            late = (added - day(text[1])).days
            if width != 57:
                counts[width, "before_file_day", "yes" if late > 0 else "no"] += 1
                counts[width, "days_late", "sum"] += late
            for block, whose in enumerate(["first", "second", "action"]):
                start = 35 + block * (8 if width == 61 else 7)
                # No place is 0 in most files and an empty cell in some rows of the backfile.
                counts[width, "place_" + whose, text[start] or "0"] += 1
        for (width, at), column in sorted(cells.items()):
            check = 0
            for cell in column:
                check = zlib.crc32(cell + b"\n", check)
            filled = sum(1 for cell in column if cell)
            print(f"{name},{width},cell,{at},{filled},{len(set(column))},{check}")
        for (width, what, key), count in sorted(counts.items()):
            print(f"{name},{width},{what},{key},{count},,")


main()
