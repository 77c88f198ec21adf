"""Races the crate against query engines on the same event file: see `run`.

Query time is measured inside each process, without start-up and imports. Every number is the median of REPEATS runs, taken in turns, so
that a slow minute of the machine hits all alike. A peer that is not installed is skipped with a printed line.
"""
import importlib.util
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE / "data"
OURS = HERE / "target/release/events-race"
REPEATS = int(os.environ.get("REPEATS", "5"))

PRELUDE = """
import json, resource, sys, time
path, threads, dirty = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "dirty"
def done(start, groups, counted):
    seconds = time.perf_counter() - start
    print(json.dumps([seconds, int(groups), int(counted), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""

PEERS = {
    "duckdb": """
import duckdb
con = duckdb.connect(config={"threads": threads})
names = [f"c{i:02}" for i in range(61)]
types = "{" + ", ".join(f"'{n}': 'VARCHAR'" for n in names) + "}"
lenient = ", ignore_errors=true, strict_mode=false, null_padding=false" if dirty else ""
start = time.perf_counter()
table = con.sql(f'''
    select c07 as a, c17 as b, c28 as root, c03 as year, count(*) as n
    from read_csv('{path}', delim='\\t', header=false, quote='', escape='', auto_detect=false, columns={types}{lenient})
    where c07 is not null and c17 is not null and c07 <> '' and c17 <> '' and c07 <> c17 group by all
''').to_arrow_table()
import pyarrow.compute as pc
done(start, table.num_rows, pc.sum(table["n"]).as_py())
""",
    "polars": """
import os
os.environ["POLARS_MAX_THREADS"] = str(threads)
import polars as pl
lenient = dict(ignore_errors=True, truncate_ragged_lines=True, encoding="utf8-lossy") if dirty else {}
start = time.perf_counter()
frame = (
    pl.scan_csv(path, separator="\\t", has_header=False, quote_char=None, infer_schema=False,
                new_columns=[f"c{i:02}" for i in range(61)], **lenient)
    .select("c07", "c17", "c28", "c03")
    .filter((pl.col("c07") != "") & (pl.col("c17") != "") & (pl.col("c07") != pl.col("c17")))
    .group_by("c07", "c17", "c28", "c03").len().collect(engine="streaming")
)
done(start, frame.height, frame["len"].sum())
""",
    "datafusion": """
import datafusion, pyarrow as pa
config = datafusion.SessionConfig().with_target_partitions(threads)
con = datafusion.SessionContext(config)
schema = pa.schema([(f"c{i:02}", pa.string()) for i in range(61)])
start = time.perf_counter()
con.register_csv("events", path, schema=schema, has_header=False, delimiter="\\t", file_extension=".csv")
table = con.sql('''
    select c07, c17, c28, c03, count(*) as n from events
    where c07 <> '' and c17 <> '' and c07 <> c17 group by 1, 2, 3, 4
''').to_arrow_table()
import pyarrow.compute as pc
done(start, table.num_rows, pc.sum(table["n"]).as_py())
""",
    "pandas": """
import pandas as pd
start = time.perf_counter()
lenient = dict(on_bad_lines="skip", encoding_errors="replace") if dirty else {}
frame = pd.read_csv(path, sep="\\t", header=None, usecols=[3, 7, 17, 28], dtype=str, quoting=3, keep_default_na=False,
                    names=range(61) if not dirty else None, **lenient)
frame = frame[(frame[7] != "") & (frame[17] != "") & (frame[7] != frame[17])]
counts = frame.groupby([7, 17, 28, 3], sort=False).size()
done(start, len(counts), counts.sum())
""",
}

MEMORY = {
    "duckdb": """
import duckdb, numpy as np, pyarrow as pa
con = duckdb.connect(config={"threads": threads})
raw = np.fromfile(path, dtype=np.uint8).reshape(4, -1)
events = pa.table({n: pa.array(raw[i]) for i, n in enumerate("abky")})
con.execute("create table e as select * from events")
start = time.perf_counter()
table = con.sql("select a, b, k, y, count(*) as n from e where a <> b group by all").to_arrow_table()
import pyarrow.compute as pc
done(start, table.num_rows, pc.sum(table["n"]).as_py())
""",
    "polars": """
import os
os.environ["POLARS_MAX_THREADS"] = str(threads)
import polars as pl, numpy as np
raw = np.fromfile(path, dtype=np.uint8).reshape(4, -1)
events = pl.DataFrame({n: raw[i] for i, n in enumerate("abky")})
start = time.perf_counter()
frame = events.lazy().filter(pl.col("a") != pl.col("b")).group_by("a", "b", "k", "y").len().collect(engine="streaming")
done(start, frame.height, frame["len"].sum())
""",
    "datafusion": """
import datafusion, numpy as np, pyarrow as pa
con = datafusion.SessionContext(datafusion.SessionConfig().with_target_partitions(threads))
raw = np.fromfile(path, dtype=np.uint8).reshape(4, -1)
table = pa.table({n: pa.array(raw[i]) for i, n in enumerate("abky")})
con.register_record_batches("e", [table.to_batches(max_chunksize=1 << 16)])
start = time.perf_counter()
table = con.sql("select a, b, k, y, count(*) as n from e where a <> b group by 1, 2, 3, 4").to_arrow_table()
import pyarrow.compute as pc
done(start, table.num_rows, pc.sum(table["n"]).as_py())
""",
}


def python():
    own = HERE / ".venv/bin/python"
    return str(own) if own.exists() else sys.executable


def installed(peer):
    probe = [python(), "-c", f"import {peer}"]
    return subprocess.run(probe, capture_output=True).returncode == 0


def affinity(threads):
    cores = sorted(os.sched_getaffinity(0))[:threads]
    return lambda: os.sched_setaffinity(0, cores)


def run_ours(job, path, threads):
    out = subprocess.run([OURS, job, path, str(threads)], capture_output=True, text=True, preexec_fn=affinity(threads))
    if out.returncode:
        return out.stderr.strip().splitlines()[-1][:70]
    words = out.stdout.split()
    return float(words[0]), int(words[1]), int(words[2]), int(words[4]), " ".join(words[5:])


def run_peer(code, path, threads, dirty=False):
    command = [python(), "-c", PRELUDE + code, str(path), str(threads), "dirty" if dirty else "clean"]
    out = subprocess.run(command, capture_output=True, text=True, preexec_fn=affinity(threads))
    if out.returncode:
        return out.stderr.strip().splitlines()[-1][:90]
    seconds, groups, counted, rss = json.loads(out.stdout.splitlines()[-1])
    return seconds, groups, counted, rss, ""


def race(title, runs):
    """Runs in turns; prints a table; gives the median seconds by name."""
    print(f"\n### {title}\n| | s | x ours | groups | counted | peak MB | |\n| --- | --- | --- | --- | --- | --- | --- |")
    got = {name: [] for name, _ in runs}
    for _ in range(REPEATS):
        for name, run in runs:
            got[name].append(run())
    medians = {}
    for name, results in got.items():
        good = [r for r in results if not isinstance(r, str)]
        medians[name] = statistics.median(r[0] for r in good) if good else None
    ours = medians.get("interstate")
    answers = {}
    for name, results in got.items():
        if medians[name] is None:
            print(f"| {name} | fails | | | | | {results[0]} |")
            continue
        _, groups, counted, _, note = results[0]
        rss = max(r[3] for r in results if not isinstance(r, str))
        print(f"| {name} | {medians[name]:.3f} | {medians[name] / ours:.2f} | {groups} | {counted} | {rss / 1024:.0f} | {note} |")
        if groups:
            answers[name] = groups, counted
    peers = [s for n, s in medians.items() if s and n != "newlines" and not n.startswith("interstate")]
    if peers:
        print(f"\nbest peer / interstate = {min(peers) / ours:.2f}; answers {'agree' if len(set(answers.values())) == 1 else 'DIFFER'}")
    if medians.get("newlines"):
        print(f"interstate / newlines = {ours / medians['newlines']:.2f}")
    return medians


def main():
    present = [p for p in PEERS if installed(p)]
    for peer in PEERS:
        if peer not in present:
            print(f"{peer} is not installed: skipped")
    vectors = subprocess.run([OURS, "vectors", "-", "1"], capture_output=True, text=True).stdout.strip()
    print(f"vectors of {vectors} bytes, {os.cpu_count()} cores; medians of {REPEATS}")
    parts = sys.argv[1:] or ["files", "dirty", "memory"]
    if "files" in parts:
        files(present)
    if "dirty" in parts:
        dirty(present)
    if "memory" in parts:
        memory(present)


def files(present):
    ours = {}
    for millions in (1, 4):
        path = DATA / f"events_{millions}m.csv"
        for threads in (1, 2):
            runs = [("interstate", lambda: run_ours("tally", path, threads))]
            if threads == 1:
                runs.append(("newlines", lambda: run_ours("newlines", path, 1)))
            for peer in present:
                if peer != "pandas" or (threads, millions) == (1, 1):
                    runs.append((peer, lambda peer=peer: run_peer(PEERS[peer], path, threads)))
            ours[millions, threads] = race(f"{millions} M rows, {threads} thread(s)", runs)["interstate"]
        print(f"2 threads are {ours[millions, 1] / ours[millions, 2]:.2f} times as fast as 1")


def dirty(present):
    path = DATA / "events_dirty.csv"
    runs = [("interstate", lambda: run_ours("tally", path, 2))]
    runs += [(peer, lambda peer=peer: run_peer(PEERS[peer], path, 2)) for peer in present]
    lenient = [peer for peer in present if peer != "datafusion"]
    runs += [(f"{peer}, lenient", lambda peer=peer: run_peer(PEERS[peer], path, 2, True)) for peer in lenient]
    race("1 M rows, dirty, 2 threads", runs)


def memory(present):
    path = DATA / "typed_50m.bin"
    for threads in (1, 2):
        runs = [("interstate", lambda: run_ours("memory", path, threads))]
        runs.append(("interstate, by day", lambda: run_ours("memory-split", path, threads)))
        runs += [(p, lambda p=p: run_peer(MEMORY[p], path, threads)) for p in present if p in MEMORY]
        race(f"50 M typed events in memory, {threads} thread(s)", runs)


if __name__ == "__main__":
    main()
