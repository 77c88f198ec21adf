"""Asks every engine by the crate's plans and compares: see `run`.

Each engine is a class that loads tables of texts and numbers and gives the lines of a query. What an engine said is kept as CSV under
`data/results`, where `plan-race check` reads it back and compares it with what the crate counts of the same file.
"""
import contextlib, csv, io, os, pathlib, shutil, signal, socket, sqlite3, statistics, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BIN = pathlib.Path(sys.argv[1])
DATA = HERE / "data"
ROWS = int(os.environ.get("ROWS", "200000"))
REPEATS = int(os.environ.get("REPEATS", "3"))
LOOKUPS = ["actors", "codes", "days", "centuries", "years", "dates"]
SAMPLE = ROOT / "data/gdelt_v2_20191024143000_subset.export.CSV"
ICEWS = ROOT / "tests/it/corpus/icews.tab"
AS_OF = """
select q.n, r.actor from asked q left join ranges r
  on r.scheme = q.scheme and r.code = q.code and q.day >= r.first_day and q.day < r.end_day"""
RANGES = [("scheme", "t"), ("code", "t"), ("first_day", "n"), ("end_day", "n"), ("actor", "t")]
ASKED = [("n", "n"), ("scheme", "t"), ("code", "t"), ("day", "n"), ("expected", "t")]


def told(*command, **more):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True, **more).stdout


def lookups(plan):
    """The lookup tables of a plan: name, columns with their kinds, CSV."""
    statements = (DATA / "plans" / plan / "create.sqlite.sql").read_text().split(";\n")
    for name, statement in zip(LOOKUPS, statements):
        columns = statement[statement.index("(") + 1 : statement.rindex(")")].split(", ")
        columns = [(c.split()[0], "n" if c.split()[1] == "bigint" else "t") for c in columns]
        yield f"plan_{name}", columns, DATA / "plans" / plan / f"plan_{name}.csv"


def query(plan, dialect):
    return (DATA / "plans" / plan / f"query.{dialect}.sql").read_text()


def cells(path, header):
    with open(path, newline="") as lines:
        reader = csv.reader(lines)
        if header:
            next(reader)
        return [[cell or None for cell in row] for row in reader]


def arrow(path, columns, header):
    import pyarrow as pa
    from pyarrow import csv as pacsv
    names = [name for name, _ in columns]
    types = {name: pa.int64() if kind == "n" else pa.string() for name, kind in columns}
    read = pacsv.ReadOptions(column_names=names, skip_rows=1 if header else 0)
    # Left to itself, the reader takes the `NA` of Namibia for a null.
    convert = pacsv.ConvertOptions(column_types=types, strings_can_be_null=True, null_values=[""])
    return pacsv.read_csv(path, read, convert_options=convert)


def parquet(table):
    """The columns of a table with their kinds, and its rows."""
    import pyarrow.dataset
    data = pyarrow.dataset.dataset(sorted((DATA / "parquet" / table).glob("*.parquet"))).to_table()
    kinds = [(field.name, "n" if str(field.type).startswith("int") else "t") for field in data.schema]
    return kinds, zip(*(column.to_pylist() for column in data.columns))


class DuckDb:
    name, dialect = "DuckDB", "duckdb"

    def __enter__(self):
        import duckdb
        self.version, self.con = duckdb.__version__, duckdb.connect(config={"threads": 2})
        return self

    def __exit__(self, *_):
        self.con.close()

    def events(self, table):
        self.con.execute(f"create or replace view events as select * from '{DATA}/parquet/{table}/*.parquet'")

    def load(self, name, columns, path, header):
        data = arrow(path, columns, header)
        self.con.execute(f"create or replace table {name} as select * from data")

    def ask(self, text):
        result = self.con.execute(text)
        return [column[0] for column in result.description], result.fetchall()


class DataFusion:
    name, dialect = "DataFusion", "datafusion"

    def __enter__(self):
        import datafusion
        self.version = datafusion.__version__
        self.con = datafusion.SessionContext(datafusion.SessionConfig().with_target_partitions(2))
        return self

    def __exit__(self, *_):
        pass

    def events(self, table):
        self.con.deregister_table("events")
        self.con.register_parquet("events", f"{DATA}/parquet/{table}/")

    def load(self, name, columns, path, header):
        self.con.deregister_table(name)
        self.con.register_record_batches(name, [arrow(path, columns, header).to_batches()])

    def ask(self, text):
        table = self.con.sql(text).to_arrow_table()
        return table.column_names, list(zip(*(column.to_pylist() for column in table.columns))) if table.num_rows else []


class Sqlite:
    name, dialect = "SQLite", "sqlite"

    def __enter__(self):
        self.version, self.con = sqlite3.sqlite_version, sqlite3.connect(":memory:")
        return self

    def __exit__(self, *_):
        self.con.close()

    def put(self, name, columns, rows):
        self.con.execute(f"drop table if exists {name}")
        kinds = {"n": "bigint", "t": "text"}
        self.con.execute(f'create table {name} ({", ".join(f"{chr(34)}{c}{chr(34)} {kinds[k]}" for c, k in columns)})')
        self.con.executemany(f"insert into {name} values ({','.join('?' * len(columns))})", rows)

    def events(self, table):
        self.put("events", *parquet(table))

    def load(self, name, columns, path, header):
        self.put(name, columns, cells(path, header))
        if name == "ranges":
            self.con.execute("create index of_ranges on ranges (scheme, code)")

    def ask(self, text):
        result = self.con.execute(text)
        return [column[0] for column in result.description], result.fetchall()


class Postgres:
    """A cluster of its own in a temporary folder, reached through a socket there, owned by a user without rights."""
    name, dialect = "PostgreSQL", "postgres"

    def __enter__(self):
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        initdb = shutil.which("initdb") or (found and str(found[-1]))
        if not initdb:
            raise ImportError("initdb is not there")
        binaries = pathlib.Path(initdb).parent
        self.folder = tempfile.mkdtemp(prefix="interstate-pg-")
        self.user = {}
        if os.getuid() == 0:
            # The server refuses to run with all rights.
            self.user = {"user": "nobody"}
            shutil.chown(self.folder, "nobody")
        cluster = f"{self.folder}/cluster"
        subprocess.run([initdb, "-D", cluster, "-U", "me", "--no-sync"], check=True, capture_output=True, cwd=self.folder, **self.user)
        settings = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=256MB", "-c", "work_mem=256MB"]
        self.log = open(f"{self.folder}/log", "w")
        server = [binaries / "postgres", "-D", cluster, "-k", self.folder, *settings]
        self.server = subprocess.Popen(server, stderr=self.log, stdout=self.log, cwd=self.folder, **self.user)
        self.psql = [str(shutil.which("psql") or binaries / "psql"), "-X", "-q", "-h", self.folder, "-U", "me", "-d", "postgres", "-v", "ON_ERROR_STOP=1"]
        for _ in range(100):
            with contextlib.suppress(subprocess.CalledProcessError):
                self.version = told(*self.psql, "-A", "-t", "-c", "show server_version").strip()
                return self
            time.sleep(0.1)
        raise ImportError("the server does not answer")

    def __exit__(self, *_):
        # A fast shutdown, of this process and no other.
        self.server.send_signal(signal.SIGINT)
        self.server.wait(30)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def copy(self, name, columns, lines):
        kinds = {"n": "bigint", "t": "text"}
        made = ", ".join(f'"{c}" {kinds[k]}' for c, k in columns)
        told(*self.psql, "-c", f"drop table if exists {name}; create table {name} ({made})")
        subprocess.run([*self.psql, "-c", f"copy {name} from stdin (format csv)"], input=lines, check=True, text=True, capture_output=True)
        told(*self.psql, "-c", f"analyze {name}")

    def events(self, table):
        kinds, rows = parquet(table)
        lines = io.StringIO()
        csv.writer(lines, lineterminator="\n").writerows(rows)
        self.copy("events", kinds, lines.getvalue())

    def load(self, name, columns, path, header):
        lines = path.read_text()
        self.copy(name, columns, lines.split("\n", 1)[1] if header else lines)

    def ask(self, text):
        lines = told(*self.psql, "-c", f"copy ({text}) to stdout (format csv, header)")
        header, *rows = csv.reader(lines.splitlines())
        return header, [[cell or None for cell in row] for row in rows]


class Sail:
    """A Spark Connect server on DataFusion, with a driver and workers of its own."""
    name, dialect = "Sail", "spark"

    def __enter__(self):
        import pysail
        from pyspark.sql import SparkSession
        self.version = pysail.__version__
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        script = f"from pysail.spark import SparkConnectServer\nserver = SparkConnectServer('127.0.0.1', {port})\nserver.start(background=False)"
        environment = {**os.environ, "SAIL_MODE": "local-cluster"}
        self.server = subprocess.Popen([sys.executable, "-c", script], env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        for _ in range(100):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                self.con = SparkSession.builder.remote(f"sc://127.0.0.1:{port}").getOrCreate()
                return self
            time.sleep(0.2)
        self.server.kill()
        raise ImportError("the server does not answer")

    def __exit__(self, *_):
        with contextlib.suppress(Exception):
            self.con.stop()
        self.server.terminate()
        try:
            self.server.wait(10)
        except subprocess.TimeoutExpired:
            self.server.kill()

    def events(self, table):
        self.con.read.parquet(f"{DATA}/parquet/{table}").createOrReplaceTempView("events")

    def load(self, name, columns, path, header):
        # As Parquet: a reader of CSV that guesses types takes `00` for a number.
        import pyarrow.parquet
        folder = DATA / "sail" / f"{path.parent.name}.{name}"
        folder.mkdir(parents=True, exist_ok=True)
        pyarrow.parquet.write_table(arrow(path, columns, header), folder / "0.parquet")
        self.con.read.parquet(str(folder)).createOrReplaceTempView(name)

    def ask(self, text):
        frame = self.con.sql(text)
        return frame.columns, [tuple(row) for row in frame.collect()]


def prepare():
    """Files, Parquet, plans, questions."""
    shutil.rmtree(DATA, ignore_errors=True)
    (DATA / "results").mkdir(parents=True)
    files = {"clean": DATA / "clean.export.CSV", "dirty": DATA / "dirty.export.CSV", "sample": SAMPLE, "icews": ICEWS}
    told(BIN / "plan-race", "make", ROWS, 7, 0, files["clean"])
    told(BIN / "plan-race", "make", ROWS, 8, 0.01, files["dirty"])
    for name, file in files.items():
        form = "icews" if name == "icews" else "gdelt"
        folder = DATA / "parquet" / name
        said = told(BIN / "to_parquet", form, folder, file, env={**os.environ, "RAYON_NUM_THREADS": "2"})
        print(said.strip().replace(str(DATA) + "/", "").replace(str(ROOT) + "/", ""))
        # An engine that is given a folder takes every file for a table.
        for account in folder.glob("*.json"):
            account.rename(DATA / f"{name}.account.json")
    print(told(BIN / "plan-race", "write", DATA).strip())
    return files


def as_of(engine):
    expected = cells(DATA / "asked.csv", False)
    engine.load("ranges", RANGES, DATA / "ranges.csv", False)
    engine.load("asked", ASKED, DATA / "asked.csv", False)
    _, rows = engine.ask(AS_OF)
    said = {}
    for number, actor in rows:
        if said.setdefault(int(number), actor) != actor:
            return "two answers to one question"
    equal = sum(said.get(n, "none") == row[4] for n, row in enumerate(expected))
    return f"{equal:,} of {len(expected):,}"


def counts(engine):
    """Every plan in every table, and the median time of each query."""
    folder = DATA / "results" / engine.name
    folder.mkdir()
    times, lines_of, table_loaded, plan_loaded = {}, {}, None, None
    asked = sorted(line.split(",") for line in (DATA / "counts.csv").read_text().split())
    for table, plan in asked:
        if table != table_loaded:
            engine.events(table)
            table_loaded = table
        if plan != plan_loaded:
            for name, columns, path in lookups(plan):
                engine.load(name, columns, path, True)
            plan_loaded = plan
        text, took = query(plan, engine.dialect), []
        for _ in range(REPEATS if table in ("clean", "dirty") else 1):
            start = time.perf_counter()
            header, rows = engine.ask(text)
            took.append(time.perf_counter() - start)
        times[table, plan] = statistics.median(took)
        rows = sorted(["" if cell is None else str(cell) for cell in row] for row in rows)
        lines_of[table, plan] = rows
        with open(folder / f"{table}.{plan}.csv", "w", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return times, lines_of


def main():
    files = prepare()
    times, answers, versions, days, failed = {}, {}, {}, {}, []
    for kind in (DuckDb, DataFusion, Postgres, Sqlite, Sail):
        try:
            entered = kind().__enter__()
        except ImportError as error:
            print(f"{kind.name}: skipped, {error}")
            continue
        with contextlib.ExitStack() as stack:
            stack.push(entered.__exit__)
            versions[kind.name] = entered.version
            days[kind.name] = as_of(entered)
            times[kind.name], answers[kind.name] = counts(entered)
            print(f"{kind.name} {entered.version}: codes as of a day {days[kind.name]}", flush=True)
        if not days[kind.name].startswith("100,000 of"):
            failed.append(f"{kind.name}: codes as of a day")
    first, *others = answers
    for other in others:
        for asked, lines in answers[other].items():
            if lines != answers[first][asked]:
                failed.append(f"{other} and {first} differ line by line in {asked}")
    checked = subprocess.run([BIN / "plan-race", "check", DATA, *files.values()], capture_output=True, text=True)
    crate, said = {}, {}
    for line in checked.stdout.splitlines():
        engine, table, plan, what = line.split(",", 3)
        if engine == "crate":
            crate[table] = float(what)
        else:
            said[engine, table, plan] = what
    failed += [line for line in checked.stderr.splitlines() if line]
    failed += [f"{key}: {what}" for key, what in said.items() if not what.startswith("equal")]

    print(f"\nSeconds of a query over those in which the crate reads and counts the rows as text on two threads; {ROWS:,} rows\n")
    asked = sorted(answers[first])
    print("| table | plan | the crate says | " + " | ".join(f"{name} {versions[name]}" for name in answers) + " |")
    print("|---|---|---|" + "---|" * len(answers))
    for table, plan in asked:
        told_by = {name: said.get((name, table, plan), "no answer") for name in answers}
        crates = next((what[7:-1] for what in told_by.values() if what.startswith("equal")), "")
        shown = []
        for name, what in told_by.items():
            ratio = f"{times[name][table, plan] / crate[table]:.1f}" if table in ("clean", "dirty") else ""
            shown.append((what if not what.startswith("equal") else "equal " + ratio).strip())
        print(f"| {table} | {plan} | {crates} | " + " | ".join(shown) + " |")
    print("| 100,000 codes on days | | | " + " | ".join(days[name] for name in answers) + " |")
    for line in failed:
        print(f"WRONG: {line}")
    sys.exit(1 if failed else 0)


main()
