"""Races the crate's reader of FollowTheMoney lines against a loop over orjson and against serde_json that keeps nothing: see `run-ftm`.

Time is measured inside each process, without start-up and imports. Every number is the median of REPEATS runs, taken in turns. A peer that
is not installed is skipped with a printed line; DuckDB is printed and not compared.
"""
import importlib.util
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
OURS = HERE / "target/release/ftm-race"
REPEATS = int(os.environ.get("REPEATS", "3"))
FILE = HERE / "data" / "ftm.json"

# Does less than the reader: of each sanction its party, programmes and dates, of each party its name and places; no date is read.
ORJSON = """
import resource, sys, time
import orjson
start = time.perf_counter()
parties, sanctions = {}, {}
kinds = {"Person", "Company", "Organization", "LegalEntity", "PublicBody", "Vessel", "Airplane"}
with open(sys.argv[1], "rb") as file:
    for text in file:
        line = orjson.loads(text)
        of = line["properties"]
        if line["schema"] == "Sanction":
            for party in of["entity"]:
                sanctions.setdefault(party, []).append((line["id"], of.get("programId"), of.get("startDate"), of.get("listingDate"), of.get("endDate"), of.get("provisions")))
        elif line["schema"] in kinds:
            parties[line["id"]] = (line["caption"], of.get("country"), of.get("nationality"), of.get("jurisdiction"), of.get("flag"))
listings = sum(len(of) for party, of in sanctions.items() if party in parties)
print(time.perf_counter() - start, listings, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
DUCKDB = """
import resource, sys, time
import duckdb
start = time.perf_counter()
listings = duckdb.sql(f"select count(*) from read_json('{sys.argv[1]}', format='newline_delimited', columns={{schema: 'VARCHAR'}}) where schema = 'Sanction'").fetchall()[0][0]
print(time.perf_counter() - start, listings, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def run(command):
    out = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout.split()
    return float(out[0]), int(out[1]), int(out[2])


def main():
    size = FILE.stat().st_size / 1e6
    jobs = {"serde_json, skipping": [OURS, "skip", FILE], "serde_json, by keys": [OURS, "keys", FILE], "interstate": [OURS, "ftm", FILE]}
    for name, module, program in [("orjson loop", "orjson", ORJSON), ("DuckDB count", "duckdb", DUCKDB)]:
        if importlib.util.find_spec(module) is None:
            print(f"{module} is not installed: skipped")
        else:
            jobs[name] = [sys.executable, "-c", program, FILE]
    runs = {name: [] for name in jobs}
    for _ in range(REPEATS):
        for name, command in jobs.items():
            runs[name].append(run(command))
    seconds = {name: statistics.median(times for times, _, _ in of) for name, of in runs.items()}
    print(f"ftm: {size:.0f} MB")
    for name, of in runs.items():
        print(f"  {name:20} {seconds[name]:7.3f} s  {size / seconds[name]:6.0f} MB/s  {of[0][1]:9} found  peak {max(kib for _, _, kib in of) / 1024:6.0f} MiB")
    ours = seconds["interstate"]
    print(f"  of the skipping {ours / seconds['serde_json, skipping']:.2f} times (at most 1.5)", end="")
    print(f"; {seconds['orjson loop'] / ours:.1f} times as fast as orjson (at least 1)" if "orjson loop" in seconds else "")
    most, kept = map(int, subprocess.run([str(HERE / "target/release/lists-memory"), "ftm", str(FILE)], capture_output=True, text=True, check=True).stdout.split())
    print(f"  allocated at most {most / 1e6:.1f} MB, of which the register keeps {kept / 1e6:.1f}: {most / kept:.2f} times (at most 1.5)")


main()
