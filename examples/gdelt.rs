//! Machine-coded events: from files as they are to trends that say what they assume.
//!
//! ```text
//! cargo run --release --example gdelt                        # the shipped sample
//! cargo run --release --example gdelt -- 2021.export.CSV 2022.export.CSV --root 04 --before 2021-01-01..2022-01-01 --after 2022-01-01..2023-01-01
//! cargo run --release --features archives --example gdelt -- 20220101.export.CSV.zip 20230101.export.CSV.zip --before … --after …
//! ```
//!
//! The sample is one file of fifteen minutes on 24 October 2019. What it holds of 2018 are stories that looked back, so that its
//! "trend" shows what the day of the event is worth, and nothing about states.

#![expect(
    clippy::indexing_slicing,
    reason = "two days by two periods, and the places of a tally"
)]

use indicatif::{ProgressBar, ProgressStyle};
use interstate::code::Cameo;
use interstate::coded::CodedEvent;
use interstate::dedup::{MirrorOrder, Reduced, Reduction, Repeats};
use interstate::ratio::{DayOf, PartOfAll, against_all};
use interstate::read::gdelt::GdeltOptions;
use interstate::report::Table;
use interstate::stats::PAdjustment;
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
use interstate::trend::classify_dispersed;
use interstate::{
    Confidence, CountingRule, Coverage, Dyad, Partition, Period, Select, TallyTable, TrendRule,
    classify_trend, frequency_ratio, read,
};
use std::collections::{BTreeMap, BTreeSet};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/gdelt_v2_20191024143000_subset.export.CSV"
);

/// What is asked: files, the root of the codes that count, two periods.
struct Asked {
    files: Vec<String>,
    root: Cameo,
    before: Period,
    after: Period,
}

fn asked() -> Result<Asked> {
    let mut asked = Asked {
        files: Vec::new(),
        root: "04".parse()?,
        before: Period::year(2018)?,
        after: Period::year(2019)?,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--root" => asked.root = value()?.parse()?,
            "--before" => asked.before = value()?.parse()?,
            "--after" => asked.after = value()?.parse()?,
            _ => asked.files.push(argument),
        }
    }
    if asked.files.is_empty() {
        asked.files.push(SAMPLE.to_owned());
    }
    Ok(asked)
}

/// How many rows of two states fall into the two periods, by both days; and how many of them stand under the root.
#[derive(Default)]
struct Denominators {
    all: [[u64; 2]; 2],
    under_root: BTreeMap<Dyad, [[u64; 2]; 2]>,
}

/// What was read: rows of two states under the root, counts of all rows, and the counts for the question of coverage.
struct Rows {
    events: Vec<CodedEvent>,
    tally: EventTally,
    denominators: Denominators,
}

fn rows(asked: &Asked) -> Result<Rows> {
    let grid = EventGrid::new(
        EventPairs::Undirected,
        GroupBy::Root,
        Partition::disjoint(&[asked.before, asked.after])?,
    )?;
    let mut rows = Rows {
        events: Vec::new(),
        tally: EventTally::new(grid),
        denominators: Denominators::default(),
    };
    for name in &asked.files {
        let file = read::open(name)?;
        // Drawn on a terminal only, and on its error stream. How long a gzip file is shows at its end.
        let bar = file
            .length()
            .map_or_else(ProgressBar::no_length, ProgressBar::new);
        bar.set_style(ProgressStyle::with_template(
            "{wide_bar} {bytes}/{total_bytes}, {bytes_per_sec}, {eta} left",
        )?);
        let mut reader = GdeltOptions::new().reader(bar.wrap_read(file))?;
        while let Some(event) = reader.next_event()? {
            rows.tally.add(event.act());
            let Some(dyad) = event.dyad() else {
                continue;
            };
            let counts = event.code().is_under(asked.root);
            for (by, day) in [event.day(), event.added()].into_iter().enumerate() {
                for (which, period) in [asked.before, asked.after].into_iter().enumerate() {
                    let here = u64::from(period.contains(day));
                    rows.denominators.all[by][which] += here;
                    if counts {
                        let of = rows.denominators.under_root.entry(dyad.undirected());
                        of.or_default()[by][which] += here;
                    }
                }
            }
            if counts {
                rows.events.push(event.coded()?);
            }
        }
        bar.finish_and_clear();
        let short = name.rsplit(['/', '\\']).next().unwrap_or(name);
        println!("{short}: {}", reader.account());
    }
    Ok(rows)
}

/// Rows by root and period, whoever acts upon whom.
fn by_root(tally: &EventTally) -> Table {
    let cells = tally.grid().cells().cells();
    let mut page = Table::new(
        ["root".to_owned()]
            .into_iter()
            .chain(cells.iter().map(|cell| cell.label())),
    );
    let mut counts: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
    tally.for_each_count(|cell| {
        let row = counts
            .entry(cell.group())
            .or_insert_with(|| vec![0; cells.len()]);
        row[cell.cell()] += cell.count();
    });
    for (group, row) in counts {
        let name = tally.grid().groups()[group].clone();
        page.row(
            [name]
                .into_iter()
                .chain(row.iter().map(ToString::to_string)),
        );
    }
    page
}

/// How reports become events, side by side: the name of the column and the rule.
fn treatments() -> [(&'static str, Reduction); 3] {
    let one_a_day = Reduction::new(Repeats::OneADay);
    [
        ("rows", Reduction::default()),
        ("repeats merged", one_a_day),
        (
            "repeats and mirrors merged",
            one_a_day
                .with_mirrors(MirrorOrder::MirrorsFirst)
                .with_mutual_acts(),
        ),
    ]
}

/// A table of one treatment, by month.
fn counted(asked: &Asked, events: &Reduced) -> Result<TallyTable<Dyad>> {
    let covered = Coverage::new([
        (asked.before, interstate::time::CoverageExtent::Full),
        (asked.after, interstate::time::CoverageExtent::Full),
    ])?;
    let (ledger, left) = events.ledger(covered)?;
    print!("{left}");
    let rule = CountingRule::new(
        format!("under {}", asked.root),
        Select::tag(format!("cameo:{}", asked.root)),
    )
    .with_reduction(events.rule());
    let mut months = Vec::new();
    for period in [asked.before, asked.after] {
        let mut start = period.start();
        while start < period.end() {
            let next = start
                .checked_add_months(chrono::Months::new(1))
                .ok_or("no such month")?;
            months.push(Period::new(start, next.min(period.end()))?);
            start = next;
        }
    }
    Ok(TallyTable::count(
        &ledger,
        &rule,
        &Partition::disjoint(&months)?,
    )?)
}

/// Ratio, dispersion, interval and class of each dyad; Benjamini–Hochberg over all of them.
fn trends(asked: &Asked, events: &Reduced, shown: &[Dyad]) -> Result<Table> {
    let table = counted(asked, events)?;
    let dyads: BTreeSet<Dyad> = events.events().iter().flat_map(CodedEvent::dyads).collect();
    let rule = TrendRule::new(Confidence::P95);
    let mut lines = Vec::new();
    for dyad in dyads {
        let (before, after) = (
            table.over(&dyad, asked.before)?,
            table.over(&dyad, asked.after)?,
        );
        let ratio = frequency_ratio(&before, &after)?;
        // Reports that lie in neither period leave nothing to compare.
        if before.count().hi() == Some(0) && after.count().hi() == Some(0) {
            continue;
        }
        let trend = classify_dispersed(&table, &dyad, asked.before, asked.after, rule)?;
        let independent = classify_trend(&ratio, rule)?;
        lines.push((
            dyad,
            before.count(),
            after.count(),
            ratio,
            trend,
            independent,
        ));
    }
    let adjusted = PAdjustment::BenjaminiHochberg
        .adjusted(&lines.iter().map(|line| line.4.p()).collect::<Vec<_>>())?;
    let mut page = Table::new([
        "dyad",
        "before",
        "after",
        "ratio",
        "φ̂",
        "95 %",
        "class",
        "p adjusted",
        "if events are independent",
    ]);
    let all = lines.len();
    let mut cautions: BTreeMap<String, usize> = BTreeMap::new();
    for ((dyad, before, after, ratio, trend, independent), p) in lines.into_iter().zip(adjusted) {
        if shown.contains(&dyad) {
            for caution in trend.cautions() {
                *cautions.entry(caution.to_string()).or_default() += 1;
            }
            page.row([
                dyad.to_string(),
                before.to_string(),
                after.to_string(),
                ratio
                    .estimate()
                    .exactly()
                    .map_or_else(|| "?".to_owned(), |ratio| ratio.to_string()),
                trend
                    .dispersion()
                    .map_or_else(|| "?".to_owned(), |d| format!("{:.2}", d.phi)),
                format!("{:.2}", trend.interval()),
                trend.class().to_string(),
                format!("{p:.2}"),
                independent.class().to_string(),
            ]);
        }
    }
    println!("{all} dyads; p adjusted over all of them by Benjamini and Hochberg");
    for (caution, of) in cautions {
        println!("caution for {of} of those shown: {caution}");
    }
    Ok(page)
}

fn main() -> Result<()> {
    let asked = asked()?;
    let rows = rows(&asked)?;
    let (before, after) = (asked.before, asked.after);
    println!(
        "Rows of two states by root, before ({before}) and after ({after})\n{}",
        by_root(&rows.tally)
    );

    let mut most: BTreeMap<Dyad, usize> = BTreeMap::new();
    for dyad in rows.events.iter().flat_map(CodedEvent::dyads) {
        *most.entry(dyad).or_default() += 1;
    }
    let mut shown: Vec<(Dyad, usize)> = most.into_iter().collect();
    shown.sort_by_key(|&(dyad, rows)| (std::cmp::Reverse(rows), dyad));
    shown.truncate(8);

    let mut sides = Table::new(
        ["dyad"]
            .into_iter()
            .chain(treatments().map(|(name, _)| name)),
    );
    let mut reduced = Vec::new();
    for (name, rule) in treatments() {
        let events = rule.reduce(rows.events.clone());
        println!("{name}: {events}");
        reduced.push(events);
    }
    for (dyad, _) in &shown {
        let counts = reduced.iter().map(|events| {
            let of = |event: &&CodedEvent| event.dyads().any(|other| other == *dyad);
            events.events().iter().filter(of).count().to_string()
        });
        sides.row([dyad.to_string()].into_iter().chain(counts));
    }
    println!(
        "Events under {} of the dyads with most rows, at any time\n{sides}",
        asked.root
    );

    let shown: Vec<Dyad> = shown.into_iter().map(|(dyad, _)| dyad).collect();
    for ((name, _), events) in treatments().iter().zip(&reduced) {
        println!("Under {}, {name}", asked.root);
        println!("{}", trends(&asked, events, &shown)?);
    }

    println!("Did it grow, or did the source see more of everything?");
    for dyad in shown.iter().take(3) {
        for (by, of) in [DayOf::Event, DayOf::Story].into_iter().enumerate() {
            let all = rows.denominators.all[by];
            let count = rows
                .denominators
                .under_root
                .get(dyad)
                .map_or([0; 2], |of| of[by]);
            let answer = against_all(
                format!("rows under {} of {dyad}", asked.root),
                PartOfAll::new(count[0], all[0])?,
                PartOfAll::new(count[1], all[1])?,
                "all rows of two states",
                of,
                Confidence::P95,
            )?;
            println!("{answer}");
        }
    }
    Ok(())
}
