"""Counts the made-up GDELT mentions with the standard library alone:
python3 tests/it/corpus/count_mentions.py > tests/it/corpus/gdelt_mentions_expected.csv"""
import csv
import datetime
import pathlib

HERE = pathlib.Path(__file__).parent


def moment(text):
    if len(text) != 14:
        raise ValueError(text)
    return datetime.datetime.strptime(text, "%Y%m%d%H%M%S")


kept, rejected = [], []
with open(HERE / "gdelt_mentions.csv", encoding="utf-8", newline="") as file:
    for line, row in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
        try:
            if row[3] not in "123456" or not 0 <= int(row[11]) <= 100:
                raise ValueError(row)
            moment(row[1])
            kept.append((int(row[0]), moment(row[2]), int(row[11])))
        except ValueError:
            rejected.append(line)

print("# python3 tests/it/corpus/count_mentions.py; Python standard library only")
print("event,least,mentions,counted,first")
for event in sorted({event for event, _, _ in kept}):
    of = [(seen, confidence) for number, seen, confidence in kept if number == event]
    for least in (0, 20, 50, 60, 100):
        seen = sorted(seen for seen, confidence in of if confidence >= least)
        print(event, least, len(of), len(seen), seen[0].isoformat() if seen else "", sep=",")
print("rejected", *rejected, sep=",")
