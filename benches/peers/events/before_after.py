"""Two builds of the crate, each job of both in turns: see `before_after`. The medians of REPEATS runs, and their ratio."""
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CORPUS = HERE / "../../../tests/it/corpus"
DATA = HERE / "data"
AFTER = HERE / "target/release/events-race"
BEFORE = HERE / os.environ["BEFORE"]
REPEATS = int(os.environ.get("REPEATS", "9"))

JOBS = {
    "tally": [("tally", DATA / "events_1m.csv", threads) for threads in (1, 2)],
    "memory": [(job, DATA / "typed_50m.bin", threads) for job in ("memory", "memory-split") for threads in (1, 2)],
    "reduce": [
        ("reduce", rule, 10_000_000)
        for rule in ("one-a-day", "chain", "one-a-url", "mirrors", "mirrors-then-one-a-day")
    ],
    "readers": [
        ("gdelt", HERE / "../../../data/gdelt_v2_20191024143000_subset.export.CSV", 1),
        ("gdelt-events", HERE / "../../../data/gdelt_v2_20191024143000_subset.export.CSV", 1),
        ("icews", CORPUS / "icews.tab", 1),
        ("polecat", CORPUS / "polecat.tsv", 1),
        ("acled", CORPUS / "acled.csv", 1),
        ("ucdp", CORPUS / "ucdp.csv", 1),
    ],
}


def run(program, job, path, threads):
    """A job on a file and so many threads, or by a rule on so many rows."""
    cores = sorted(os.sched_getaffinity(0))[:threads]
    out = subprocess.run(
        [program, job, path, str(threads)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
    )
    words = out.stdout.split()
    # Seconds; groups, events and rows; peak KiB.
    return float(words[0]), words[1:4], int(words[4])


def main():
    print("| job | threads or rows | before, s | after, s | times as fast | peak MB before, after | answers |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for kind in sys.argv[1:] or JOBS:
        for job, path, threads in JOBS[kind]:
            got = {program: [] for program in (BEFORE, AFTER)}
            for _ in range(REPEATS):
                for program, runs in got.items():
                    runs.append(run(program, job, path, threads))
            before, after = (statistics.median(seconds for seconds, _, _ in runs) for runs in got.values())
            peaks = ", ".join(f"{max(peak for _, _, peak in runs) / 1024:.0f}" for runs in got.values())
            same = len({tuple(answer) for runs in got.values() for _, answer, _ in runs}) == 1
            said = "agree" if same else "DIFFER"
            what = f"{job} {path}" if isinstance(path, str) else job
            print(f"| {what} | {threads} | {before:.4f} | {after:.4f} | {before / after:.2f} | {peaks} | {said} |", flush=True)


if __name__ == "__main__":
    main()
