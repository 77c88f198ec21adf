#!/usr/bin/env python3
"""Counts three tables by every plan in DuckDB and in SQLite, proves that the two agree line by line, and keeps the answers.

    pip install duckdb
    cargo run --example make_events -- 20000 target/plans/made.csv --seed 7
    cargo run --example write_plan -- target/plans
    python3 tests/it/corpus/plan/answers.py target/plans

Tables: `made` of 20,000 made-up rows, `sample` of the shipped GDELT rows, `dense` of few actors, days and stories with days and codes that
cannot be read, and `as_of` of numbers of the Correlates of War on days from 1815 to 2030. The last two are made here from a seed.
"""
import csv, datetime, pathlib, random, sqlite3, sys
import duckdb

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[3]
PLANS = pathlib.Path(sys.argv[1])
COLUMNS = ["day", "a1", "a2", "code", "url", "id", "seen"]
LOOKUPS = ["actors", "codes", "days", "centuries", "years", "dates"]


def gdelt(path):
    for line in open(path, encoding="utf-8", newline="\n"):
        c = line.rstrip("\n").split("\t")
        yield [c[1], c[7], c[17], c[26], c[60], c[0], c[59]]


def dense():
    dice = random.Random(4)
    days = ["20171230", "20171231", "20180101", "20180103", "20180104", "20180108", "20181231", "20190101", "20190102"]
    bad_days = ["", "20180229", "2018010", "201801011", "2018-01-1", "00000101", " 20180101", "2018०101", "20181301", "99999999", "19000229"]
    good_days = ["20000229", "16000229", "00010101", "99991231", "20160229", "04000229"]
    codes = ["040", "041", "042", "043", "046", "057", "042", "043", "040", "163", "0251", "04"]
    bad_codes = ["", "13y", "42", "9", "21", "210", "0", "00", "04 ", "04000", "---"]
    rows = []
    for number in range(1500):
        day = dice.choice(days)
        if dice.random() < 0.04:
            day = dice.choice(bad_days)
        elif dice.random() < 0.04:
            day = dice.choice(good_days)
        code = dice.choice(codes) if dice.random() > 0.04 else dice.choice(bad_codes)
        actor = lambda: dice.choice(["CHN", "RUS", "USA"] * 6 + ["", "SAF", "XYZ", "chn"])
        url = dice.choice(["", "u1", "u2", "u3", "U1"])
        rows.append([day, actor(), actor(), code, url])
    # Ids of one to four digits, so that their order as texts is not that of numbers; moments, and what is none.
    dice = random.Random(6)
    ids = [str(number) for number in range(len(rows))]
    dice.shuffle(ids)
    moments = ["20180105120000", "20180104235959", "20190102000000", "20180105", ""]
    return [[*row, number, dice.choice(moments)] for row, number in zip(rows, ids)]


def as_of(plan):
    with open(PLANS / plan / "plan_actors.csv") as lines:
        ranges = list(csv.DictReader(lines))
    dice = random.Random(5)
    first = datetime.date(1815, 1, 1).toordinal()
    last = datetime.date(2030, 12, 31).toordinal()
    edges = [(r["code"], int(r[edge]) + step) for r in ranges for edge in ("first_day", "end_day") for step in (-1, 0, 1)]
    codes = sorted({r["code"] for r in ranges}) + ["0", "002", "999"]
    asked = [(code, day) for code, day in edges if first <= day <= last]
    asked += [(dice.choice(codes), dice.randrange(first, last)) for _ in range(1000)]
    for code, day in asked:
        yield [datetime.date.fromordinal(day).strftime("%Y%m%d"), code, "710" if code != "710" else "2", "040", ""]


def written(path, rows):
    with open(path, "w", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([COLUMNS[: len(rows[0])], *rows])
    return rows


def count(run, load, plan, dialect, rows):
    for name in ["events", *(f"plan_{name}" for name in LOOKUPS)]:
        run(f"drop table if exists {name}")
    for statement in (PLANS / plan / f"create.{dialect}.sql").read_text().split(";")[:-1]:
        run(statement)
    text = "varchar" if dialect == "duckdb" else "text"
    run(f"create table events ({', '.join(f'{c} {text}' for c in COLUMNS)})")
    load("events", [row + [""] * (len(COLUMNS) - len(row)) for row in rows])
    for name in LOOKUPS:
        with open(PLANS / plan / f"plan_{name}.csv") as lines:
            _, *cells = csv.reader(lines)
        load(f"plan_{name}", [[cell or None for cell in row] for row in cells])
    result = run((PLANS / plan / f"query.{dialect}.sql").read_text())
    header = [column[0] for column in result.description]
    lines = [["" if cell is None else str(cell) for cell in line] for line in result.fetchall()]
    return header, sorted(lines)


def main():
    duck, lite = duckdb.connect(), sqlite3.connect(":memory:")

    def load_duck(table, rows):
        path = PLANS / "load.csv"
        with open(path, "w", newline="") as out:
            csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["\\N" if c is None else c for c in row] for row in rows])
        duck.execute(f"copy {table} from '{path}' (header false, delimiter ',', quote '\"', escape '\"', nullstr '\\N')")

    def load_lite(table, rows):
        rows = list(rows)
        lite.executemany(f"insert into {table} values ({','.join('?' * len(rows[0]))})", rows)

    plans = sorted(path.name for path in PLANS.iterdir() if path.is_dir())
    tables = {
        "made": list(gdelt(PLANS / "made.csv")),
        "sample": list(gdelt(ROOT / "data/gdelt_v2_20191024143000_subset.export.CSV")),
        "dense": written(HERE / "dense.csv", dense()),
        "as_of": written(HERE / "as_of.csv", list(as_of("as_of"))),
    }
    for table, rows in tables.items():
        for plan in plans:
            if (table == "as_of") != (plan == "as_of") or (table == "made" and plan not in ("rows", "mirrors")):
                continue
            one = count(duck.execute, load_duck, plan, "duckdb", rows)
            other = count(lite.execute, load_lite, plan, "sqlite", rows)
            if one != other:
                sys.exit(f"{table}, {plan}: DuckDB and SQLite differ: {set(map(tuple, one[1])) ^ set(map(tuple, other[1]))}")
            header, lines = one
            assert sum(int(line[-1]) for line in lines) == len(rows), (table, plan)
            with open(HERE / f"{table}.{plan}.csv", "w", newline="") as out:
                csv.writer(out, lineterminator="\n").writerows([header, *lines])
            fates = {}
            for line in lines:
                fates[line[1]] = fates.get(line[1], 0) + int(line[-2] if line[1] != "absorbed" else line[-1])
            print(table, plan, len(lines), "lines", fates)


main()
