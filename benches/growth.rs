//! How the time of the heaviest calls grows: each on n, 2n, 4n and 8n, how many times as long each doubling takes, and the mean of the three.
//!
//! `cargo bench --bench growth` prints a table, in a minute or two; names after `--` ask for these calls alone.

#![allow(
    clippy::unwrap_used,
    clippy::too_many_lines,
    reason = "a bench that cannot be set up has nothing to say"
)]

#[path = "growth/statistics.rs"]
mod statistics;
#[path = "growth/times.rs"]
mod times;

use chrono::{Days, NaiveDate};
use interstate::claim::{Claim, Tendency};
use interstate::coded::{CodedEvent, EventCode};
use interstate::dedup::{self, MirrorOrder, Reduction, Repeats, SameMatter};
use interstate::interaction::Party;
use interstate::read::{json_lines, ledger};
use interstate::sanction::{
    Designation, Issuer, Measure, Register, RegisterParts, SanctionRegime, Target, TargetKind,
};
use interstate::tally::Whole;
use interstate::time::{CalendarStep, CoverageExtent, PeriodExtent};
use interstate::{
    Confidence, Count, CountingRule, Coverage, Dyad, Interaction, InteractionKind, Ledger, OneIs,
    Partition, Period, Result, Select, State, TallyTable, TrendRule, When, classify_trend,
    frequency_ratio,
};
use std::hint::black_box;

/// What is measured: made ready for a size, then done as often as asked.
type Work = Box<dyn FnMut() -> Result<()>>;

/// One line of the table.
struct Call {
    name: &'static str,
    /// The smallest of the four sizes.
    least: usize,
    ready: fn(usize) -> Work,
}

/// Work that cannot be refused.
fn done<T>(mut work: impl FnMut() -> T + 'static) -> Work {
    Box::new(move || {
        black_box(work());
        Ok(())
    })
}

fn tried<T>(mut work: impl FnMut() -> Result<T> + 'static) -> Work {
    Box::new(move || work().map(|answer| drop(black_box(answer))))
}

fn day(n: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(n as u64)
}

fn days(first: usize, after: usize) -> Period {
    Period::new(day(first), day(after)).unwrap()
}

fn each_day(n: usize) -> Partition {
    let number = u32::try_from(n).unwrap();
    Partition::anchored(day(0), CalendarStep::Days(1), number).unwrap()
}

fn everything() -> CountingRule {
    CountingRule::new("all", Select::Everything)
}

fn call(n: usize, when: &str) -> Interaction {
    let others = [State::RUS, State::IRN, State::KAZ, State::IND, State::PAK];
    let other = *others.get(n % others.len()).unwrap();
    let when = when.parse::<When>().unwrap();
    Interaction::new(
        format!("r{n}"),
        InteractionKind::Call,
        when,
        [State::CHN, other],
    )
    .unwrap()
}

fn ledger_of(rows: impl Iterator<Item = Interaction>) -> Ledger {
    Ledger::new(rows, Coverage::unlimited()).unwrap()
}

/// A row a day, known to the day.
fn exact(n: usize) -> Ledger {
    ledger_of((0..n).map(|i| call(i, &day(i).to_string())))
}

/// A row a day, each on that day or the next.
fn in_doubt(n: usize) -> Ledger {
    ledger_of((0..n).map(|i| call(i, &format!("[{},{}]", day(i), day(i + 1)))))
}

/// Rows of two days' doubt, of which only some took place: what a table keeps with its rows.
fn phases_in_doubt(n: usize) -> Ledger {
    ledger_of((0..n).map(|i| {
        let row = call(i, &format!("[{},{}]", day(i), day(i + 1)));
        row.with_phase_of(format!("e{}", i / 2))
    }))
}

fn phases() -> CountingRule {
    everything().with_one_is(OneIs::PhasesTogether)
}

fn coded(n: usize) -> Vec<CodedEvent> {
    let code = EventCode::Cameo("040".parse().unwrap());
    let event = |i: usize| {
        let when = if i.is_multiple_of(2) {
            day(i / 8).to_string()
        } else {
            day(i / 8).format("%Y-%m").to_string()
        };
        let sides = if i.is_multiple_of(3) {
            (State::CHN, State::RUS)
        } else {
            (State::RUS, State::CHN)
        };
        let when = when.parse().unwrap();
        CodedEvent::new(format!("{i:07}"), when, code, [sides.0], [sides.1]).unwrap()
    };
    (0..n).map(event).collect()
}

/// Every other day of n, covered.
fn gaps(n: usize) -> Coverage {
    let span = |i: usize| (days(2 * i, 2 * i + 1), CoverageExtent::Full);
    Coverage::new((0..n / 2).map(span)).unwrap()
}

const CALLS: &[Call] = &[
    Call {
        name: "ledger::read, n rows",
        least: 12_500,
        ready: |n| {
            let mut file = Vec::new();
            ledger::write(&exact(n), &mut file).unwrap();
            tried(move || ledger::LedgerOptions::new().read(file.as_slice()))
        },
    },
    Call {
        name: "json_lines, n rows",
        least: 12_500,
        ready: |n| {
            let mut file = Vec::new();
            json_lines::write(&exact(n), &mut file).unwrap();
            let reader = json_lines::JsonLinesOptions::new();
            tried(move || reader.read(file.as_slice()))
        },
    },
    Call {
        name: "Ledger::new, n rows, each part of the one before",
        least: 12_500,
        ready: |n| {
            let rows = (0..n).map(|i| {
                let row = call(i, "2020");
                if i == 0 {
                    row
                } else {
                    row.with_part_of(format!("r{}", i - 1))
                }
            });
            let rows: Vec<Interaction> = rows.collect();
            tried(move || Ledger::new(rows.iter().cloned(), Coverage::unlimited()))
        },
    },
    Call {
        name: "merge_repeats, n rows, half known to the month",
        least: 12_500,
        ready: |n| {
            let ledger = ledger_of((0..n).map(|i| {
                let form = if i.is_multiple_of(2) {
                    "%Y-%m-%d"
                } else {
                    "%Y-%m"
                };
                call(i, &day(i / 8).format(form).to_string())
            }));
            tried(move || dedup::merge_repeats(&ledger, Repeats::OneADay, SameMatter::Act))
        },
    },
    Call {
        name: "Reduction::reduce, n machine-coded rows, mirrors first",
        least: 12_500,
        ready: |n| {
            let rows = coded(n);
            let rule = Reduction::new(Repeats::OneADay).with_mirrors(MirrorOrder::MirrorsFirst);
            done(move || rule.reduce(rows.clone()))
        },
    },
    Call {
        name: "TallyTable::count by dyad, n rows over n cells",
        least: 12_500,
        ready: |n| {
            let (ledger, cells) = (exact(n), each_day(n));
            tried(move || TallyTable::<Dyad>::count(&ledger, &everything(), &cells))
        },
    },
    Call {
        name: "TallyTable::count, one event of phases of n pairs of parties",
        least: 780,
        ready: |n| {
            let parties = (1..100_000).find(|k: &usize| k * (k - 1) / 2 >= n).unwrap();
            let rows = (0..8).map(|i| {
                let parties = State::all().take(parties);
                let when = day(i).to_string().parse().unwrap();
                let row = Interaction::new(format!("r{i}"), InteractionKind::Call, when, parties);
                row.unwrap().with_phase_of("one")
            });
            let (ledger, cells) = (ledger_of(rows), Partition::yearly(1900..=1901).unwrap());
            tried(move || TallyTable::<Dyad>::count(&ledger, &phases(), &cells))
        },
    },
    Call {
        name: "TallyTable::each_cell, n events in doubt over n cells",
        least: 12_500,
        ready: |n| {
            let (ledger, cells) = (in_doubt(n), each_day(n));
            let table = TallyTable::<Whole>::count(&ledger, &everything(), &cells).unwrap();
            tried(move || table.each_cell(&Whole))
        },
    },
    Call {
        name: "TallyTable::each_cell, n phases in doubt over n cells",
        least: 12_500,
        ready: |n| {
            let (ledger, cells) = (phases_in_doubt(n), each_day(n));
            let table = TallyTable::<Whole>::count(&ledger, &phases(), &cells).unwrap();
            tried(move || table.each_cell(&Whole))
        },
    },
    Call {
        name: "TallyTable::each_cell, n rows with an unknown party over 1,000 cells",
        least: 12_500,
        ready: |n| {
            let rows = (0..n).map(|i| {
                let parties = [Party::from(State::CHN), Party::unknown()];
                let when = day(i % 1_000).to_string().parse().unwrap();
                Interaction::new(format!("r{i}"), InteractionKind::Call, when, parties).unwrap()
            });
            let (ledger, cells) = (ledger_of(rows), each_day(1_000));
            let table = TallyTable::<Dyad>::count(&ledger, &everything(), &cells).unwrap();
            let pair = Dyad::new(State::CHN, State::RUS).unwrap();
            tried(move || table.each_cell(&pair))
        },
    },
    Call {
        name: "TallyTable::over_covered, n cells, every other day covered",
        least: 12_500,
        ready: |n| {
            let ledger = Ledger::new(in_doubt(n).rows().iter().cloned(), gaps(n)).unwrap();
            let table = TallyTable::<Whole>::count(&ledger, &everything(), &each_day(n)).unwrap();
            tried(move || table.over_covered(&Whole, days(0, n)))
        },
    },
    Call {
        name: "TallyTable::occurrences_behind, n events in doubt",
        least: 12_500,
        ready: |n| {
            let (ledger, cells) = (in_doubt(n), each_day(n));
            let table = TallyTable::<Whole>::count(&ledger, &everything(), &cells).unwrap();
            tried(move || {
                let behind = table.occurrences_behind(&ledger, &Whole, days(0, n));
                behind.map(|behind| behind.len())
            })
        },
    },
    Call {
        name: "Coverage::extent_over, n spans, n cells",
        least: 12_500,
        ready: |n| {
            let coverage = gaps(n);
            done(move || {
                (0..n)
                    .filter(|&i| coverage.extent_over(days(i, i + 2)) == PeriodExtent::Full)
                    .count()
            })
        },
    },
    Call {
        name: "Claim::check, no fewer in each of n periods, n rows",
        least: 12_500,
        ready: |n| {
            let (ledger, periods) = (exact(n), each_day(n).cells().to_vec());
            let claim = Claim::EachAtLeast { n: 1, periods };
            tried(move || claim.check(&ledger, &everything(), &Whole))
        },
    },
    Call {
        name: "Claim::check, steady over n periods, n rows in doubt",
        least: 12_500,
        ready: |n| {
            let (ledger, periods) = (in_doubt(n), each_day(n).cells().to_vec());
            let claim = Claim::Steady {
                tendency: Tendency::Rising,
                periods,
            };
            tried(move || claim.check(&ledger, &everything(), &Whole))
        },
    },
    Call {
        name: "Claim::records over n windows, n rows",
        least: 12_500,
        ready: |n| {
            let (ledger, periods) = (exact(n), each_day(n).cells().to_vec());
            let claim = Claim::EachAtLeast { n: 1, periods };
            tried(move || claim.records(&ledger, &everything(), &Whole))
        },
    },
    Call {
        name: "classify_trend with a margin, n events in doubt between the periods",
        least: 125,
        ready: |n| {
            let ledger = ledger_of((0..n).map(|i| call(i, "[1900..1901]")));
            let cells = Partition::yearly(1900..=1901).unwrap();
            let table = TallyTable::<Whole>::count(&ledger, &everything(), &cells).unwrap();
            let rule = TrendRule::new(Confidence::P95).with_margin(2.0).unwrap();
            tried(move || {
                let year = |year| table.over(&Whole, Period::year(year)?);
                classify_trend(&frequency_ratio(&year(1900)?, &year(1901)?)?, rule)
            })
        },
    },
    Call {
        name: "classify_trend with a margin, the same and up to 1,000 in each",
        least: 125,
        ready: |n| {
            let in_two = (0..n).map(|i| call(i, "[1900..1901]"));
            let up_to = Count::between(0, 1_000).unwrap();
            let many = [1900, 1901].map(|year| call(n + year, &year.to_string()).with_count(up_to));
            let ledger = ledger_of(in_two.chain(many));
            let cells = Partition::yearly(1900..=1901).unwrap();
            let table = TallyTable::<Whole>::count(&ledger, &everything(), &cells).unwrap();
            // So near to 1 that no pair is shown to be alike: all are looked at.
            let rule = TrendRule::new(Confidence::P95).with_margin(1.001).unwrap();
            tried(move || {
                let year = |year| table.over(&Whole, Period::year(year)?);
                classify_trend(&frequency_ratio(&year(1900)?, &year(1901)?)?, rule)
            })
        },
    },
    Call {
        name: "Select::matches, one of n ids, 100 rows",
        least: 12_500,
        ready: |n| {
            let ids = (0..n).map(|i| Select::Id(format!("x{i}").into()));
            let (any, ledger) = (Select::any_of(ids), exact(100));
            done(move || {
                ledger
                    .rows()
                    .iter()
                    .map(|row| any.matches(row))
                    .collect::<Vec<_>>()
            })
        },
    },
    Call {
        name: "Register::new, n listings of n/2 targets",
        least: 12_500,
        ready: |n| {
            let listings = (0..n).map(|i| {
                let (id, target) = (format!("l{i}"), format!("t{}", i / 2));
                Designation::new(id, target, "r", Measure::AssetFreeze, day(i / 16).into()).unwrap()
            });
            let targets = (0..n.div_ceil(2)).map(|i| {
                let target = Target::new(format!("t{i}"), TargetKind::Entity, format!("Firm {i}"));
                target.unwrap()
            });
            let in_force = "1900-01-01/2026-07-17..".parse().unwrap();
            let parts = RegisterParts::new()
                .with_regimes([SanctionRegime::new("r", Issuer::EU, in_force).unwrap()])
                .with_targets(targets)
                .with_designations(listings);
            tried(move || Register::new(parts.clone()))
        },
    },
];

/// What keeps the allocator from giving memory back between two measurements: else pages that come anew make a step at one size or another.
const KEPT: [(&str, &str); 3] = [
    ("MALLOC_TRIM_THRESHOLD_", "100000000000"),
    ("MALLOC_TOP_PAD_", "268435456"),
    ("MALLOC_MMAP_MAX_", "0"),
];

fn main() {
    let [(name, _), ..] = KEPT;
    if std::env::var_os(name).is_none() {
        let mut again = std::process::Command::new(std::env::current_exe().unwrap());
        again.args(std::env::args_os().skip(1)).envs(KEPT);
        assert!(again.status().unwrap().success());
        return;
    }
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    println!("| call | n | time | 2n | 4n | 8n | a doubling | at 8n |");
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    for call in CALLS.iter().chain(statistics::CALLS) {
        if asked.is_empty() || asked.iter().any(|word| call.name.contains(word.as_str())) {
            println!("{}", times::line(call.name, call.least, call.ready));
        }
    }
}
