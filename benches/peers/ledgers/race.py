"""Races the crate's readers of ledgers against themselves at an earlier commit and against pandas, polars and DuckDB: see `run`.

Every program reads the same file on one core and types it: ids as text, kinds and facets as categories, dates as days where they are days,
parties and tags as lists, editions as numbers. The crate checks each word, date, party and link besides, and keeps months and years as dates; the
peers leave what is no day empty. Time is measured inside each process, without start-up and imports. Every number is the median of REPEATS
runs, taken in turns. A peer that is not installed is skipped with a printed line.
"""
import importlib.util
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
OURS = HERE / "target/release"
BEFORE = HERE / "data/before/benches/peers/ledgers/target/release"
REPEATS = int(os.environ.get("REPEATS", "5"))
WORDS = ["kind", "setting", "venue", "soil", "rank"]
ONE_CORE = {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}

END = "\nprint(time.perf_counter() - start, rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
PANDAS = f"""
import resource, sys, time
import pandas as pd
form, path = sys.argv[1:]
start = time.perf_counter()
if form == "csv":
    table = pd.read_csv(path, skiprows=1, dtype={{word: "category" for word in {WORDS}}})
    table["parties"] = table["parties"].str.split(";")
    table["tags"] = table["tags"].str.split(";")
    table["day"] = pd.to_datetime(table["start"], format="%Y-%m-%d", exact=True, errors="coerce")
else:
    table = pd.read_json(path, lines=True, dtype=False).iloc[1:]
    table["kind"] = table["kind"].astype("category")
    table["day"] = pd.to_datetime(table["when"], format="%Y-%m-%d", exact=True, errors="coerce")
rows = len(table)
""" + END
POLARS = f"""
import resource, sys, time
import polars as pl
form, path = sys.argv[1:]
start = time.perf_counter()
if form == "csv":
    table = pl.read_csv(path, skip_rows=1, infer_schema_length=0)
    table = table.with_columns(
        pl.col("start").str.to_date("%Y-%m-%d", strict=False).alias("day"),
        pl.col("parties").str.split(";"),
        pl.col("tags").str.split(";"),
        pl.col("edition").cast(pl.UInt32),
        *[pl.col(word).cast(pl.Categorical) for word in {WORDS}],
    )
else:
    facets = pl.Struct({{word: pl.String for word in ["setting", "venue", "soil", "rank", "certainty"]}})
    texts = ["id", "kind", "when", "phase_of", "part_of", "series", "title", "place", "source"]
    schema = {{**{{text: pl.String for text in texts}}, "parties": pl.List(pl.String), "tags": pl.List(pl.String), "edition": pl.UInt32, "facets": facets}}
    table = pl.read_ndjson(path, schema=schema, ignore_errors=True).slice(1)
    table = table.with_columns(
        pl.col("when").str.to_date("%Y-%m-%d", strict=False).alias("day"),
        pl.col("kind").cast(pl.Categorical),
        *[pl.col("facets").struct.field(word).cast(pl.Categorical).alias(word) for word in {WORDS[1:]}],
    )
rows = len(table)
""" + END
DUCKDB = f"""
import resource, sys, time
import duckdb
form, path = sys.argv[1:]
base = duckdb.connect()
base.execute("set threads=1")
base.execute("set enable_progress_bar=false")
start = time.perf_counter()
if form == "csv":
    base.execute(f"create table rows as select * replace (string_split(parties, ';') as parties, string_split(tags, ';') as tags, try_cast(edition as uinteger) as edition), try_strptime(start, '%Y-%m-%d')::date as day from read_csv('{{path}}', skip=1, header=true, all_varchar=true)")
else:
    texts = ["id", "kind", "when", "phase_of", "part_of", "series", "title", "place", "source"]
    columns = {{**{{text: "VARCHAR" for text in texts}}, "parties": "VARCHAR[]", "tags": "VARCHAR[]", "edition": "UINTEGER", "facets": "STRUCT(setting VARCHAR, venue VARCHAR, soil VARCHAR, rank VARCHAR, certainty VARCHAR)"}}
    base.execute(f"create table rows as select *, try_strptime(\\"when\\", '%Y-%m-%d')::date as day from read_json('{{path}}', format='newline_delimited', columns={{columns}}) where id is not null")
for word in {WORDS} if form == "csv" else ["kind"]:
    base.execute(f"create type {{word}}s as enum (select distinct {{word}} from rows where {{word}} is not null)")
    base.execute(f"alter table rows alter {{word}} type {{word}}s")
rows = base.execute("select count(*) from rows").fetchone()[0]
""" + END
PEERS = [("pandas", PANDAS), ("polars", POLARS), ("duckdb", DUCKDB)]


def run(command):
    out = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True, env={**os.environ, **ONE_CORE}).stdout.split()
    return float(out[0]), int(out[1]), int(out[2])


def main():
    peers = []
    for name, program in PEERS:
        if importlib.util.find_spec(name) is None:
            print(f"{name} is not installed: skipped")
        else:
            peers.append((name, program))
    for texts in ("own", "shared"):
        for form in ("csv", "json"):
            race(texts, form, peers)


def race(texts, form, peers):
    file = HERE / "data" / f"{texts}.{form}"
    size = file.stat().st_size / 2**20
    jobs = {"interstate": [OURS / "ledgers-race", form, file], "interstate before": [BEFORE / "ledgers-race", form, file]}
    for name, program in peers:
        jobs[name] = [sys.executable, "-c", program, form, file]
    runs = {name: [] for name in jobs}
    for _ in range(REPEATS):
        for name, command in jobs.items():
            runs[name].append(run(command))
    seconds = {name: statistics.median(times for times, _, _ in of) for name, of in runs.items()}
    print(f"{form}, {texts} texts: {size:.0f} MiB, {runs['interstate'][0][1]} rows")
    ours = seconds["interstate"]
    for name, of in runs.items():
        print(f"  {name:18} {seconds[name]:6.3f} s {size / seconds[name]:5.0f} MiB/s  {seconds[name] / ours:5.2f} × our time  {of[0][1]:7} rows  peak {max(kib for _, _, kib in of) / 1024:5.0f} MiB")
    best = min((seconds[name] for name, _ in peers), default=None)
    print(f"  {seconds['interstate before'] / ours:.2f} × the speed before (at least 3)", end="")
    print(f"; {best / ours:.2f} × the best peer" if best else "")
    held = {name: subprocess.run([str(place / "ledger-memory"), form, str(file)], capture_output=True, text=True, check=True).stdout.split() for name, place in (("now", OURS), ("before", BEFORE))}
    for name, (kept, peak, allocations, record) in held.items():
        print(f"  {name:18} {kept} bytes a record held, {peak} at the peak, {allocations} allocations; the record alone {record}")


main()
