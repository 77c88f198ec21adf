//! Rules as JSON over ledgers of a few rows: what is read is written and read again the same, a table does not rest on the order of its rows, its
//! counts have occurrences behind them, and whoever knows more of the rows is told no count that was ruled out before.
#![no_main]

use interstate::dedup::{self, RepeatGap, Repeats, SameMatter};
use interstate::interaction::Facets;
use interstate::kind::facet::{Certainty, Setting};
use interstate::read::ledger::{LedgerOptions, write};
use interstate::rule::Unconfirmed;
use interstate::tally::{TallyKey, Whole};
use interstate::time::Assignment;
use interstate::{
    Count, CountingRule, Coverage, Dyad, Error, Interaction, InteractionFamily, InteractionKind, Ledger, OneIs,
    Partition, Period, Result, Select, State, TallyTable, Truth,
};
use libfuzzer_sys::fuzz_target;

/// Eight bytes make a row; `known` makes of it one of the rows that it may be: on one of its days, with one of its counts.
fn row(at: usize, bytes: &[u8], known: bool) -> Result<Option<Interaction>> {
    let &[kind, who, day, more, shape, count, links, group] = bytes else {
        return Ok(None);
    };
    let kinds = InteractionKind::ALL;
    let kind = kinds[usize::from(kind) % kinds.len()];
    let (month, length) = (1 + day % 12, 1 + more % 28);
    let year = 2021 + i32::from(day / 12 % 2);
    let whole = format!("{year}-{month:02}-{length:02}");
    let when = match shape % 8 {
        0 | 1 => whole,
        2 if known => whole,
        2 => format!("{year}-{month:02}"),
        3 if known => whole,
        3 => format!("{year}"),
        4 if known => whole,
        4 => format!("[{whole}..2022-12-28]"),
        5 => format!("{whole}/2022-12-{:02}", 28 + more % 4),
        6 if known => format!("{year}-{month:02}-28/2023-01-05"),
        6 => format!("{year}-{month:02}/2023-01"),
        _ if known => format!("{whole}/2022-12-30"),
        _ => format!("{whole}/"),
    };
    let states = [State::CHN, State::RUS, State::IRN, State::USA];
    let parties = (0..4).filter(|bit| who >> bit & 1 == 1).map(|bit| states[bit]);
    let lo = u64::from(count % 4);
    let count = match count / 4 % 4 {
        0 | 1 => Count::exact(1),
        _ if known => Count::exact(lo + 1),
        2 => Count::between(lo, lo + 1 + u64::from(count / 16))?,
        _ => Count::at_least(lo),
    };
    let certainty = Certainty::ALL[usize::from(shape / 8) % Certainty::ALL.len()];
    let mut row = Interaction::new(format!("r{at}"), kind, when.parse()?, parties)?
        .with_count(count)
        .with_facets(Facets::default().with_certainty(certainty));
    let before = at.checked_sub(1 + usize::from(links % 8) / 2).map(|at| format!("r{at}"));
    row = match (links / 8 % 8, before) {
        (1, Some(id)) => row.with_part_of(id),
        (2, Some(id)) => row.with_responds_to(id),
        (3, Some(id)) => row.with_framework(id),
        _ => row,
    };
    if links > 127 {
        row = row.with_tags(["big_tent"]);
    }
    row = match group % 8 {
        0 | 1 => row.with_phase_of(format!("e{}", group / 8 % 3)),
        2 | 3 => row.with_series(format!("s{}", group / 8 % 3)),
        _ => row,
    };
    if group > 128 {
        row = row.with_source("made-up");
    }
    Ok(Some(row))
}

/// The rows that can be made, each told the same whether it is known or not.
fn rows(bytes: &[u8]) -> (Vec<Interaction>, Vec<Interaction>) {
    let eights = bytes.chunks(8).take(8).enumerate();
    let both = eights.filter_map(|(at, eight)| {
        let told = row(at, eight, false).ok()??;
        Some((told, row(at, eight, true).ok()??))
    });
    both.unzip()
}

/// A count within another.
fn within(inner: Count, outer: Count) -> bool {
    let below = outer.hi().is_none_or(|most| inner.hi().is_some_and(|hi| hi <= most));
    inner.lo() >= outer.lo() && below
}

/// What each period and both together say of one line.
fn counted<K: TallyKey + std::fmt::Debug>(rule: &CountingRule, told: &Ledger, known: &Ledger, key: &K) -> Result<()> {
    let cells = Partition::yearly(2021..=2022)?;
    let table = TallyTable::<K>::count(told, rule, &cells)?;
    let sharper = TallyTable::<K>::count(known, rule, &cells)?;

    // One by one, from the last to the first, and in two tables.
    let occurrences = rule.occurrences(told)?;
    let mut parts = [(); 2].map(|()| TallyTable::<K>::empty(rule, &cells, told.coverage().clone()));
    for (at, occurrence) in occurrences.iter().enumerate().rev() {
        parts[at % 2].add(occurrence)?;
    }
    let [even, odd] = parts;
    assert_eq!(odd.clone().merge(even.clone())?, even.clone().merge(odd.clone())?);
    assert_eq!(even.merge(odd)?, table, "{rule:?}");

    let years = [Period::year(2021)?, Period::year(2022)?];
    let both = Period::years(2021..=2022)?;
    for period in [years[0], years[1], both] {
        let count = table.over(key, period)?;
        let known = sharper.over(key, period)?;
        let (count, known, is_sharp) = (count.count(), known.count(), known.is_sharp());
        assert!(
            !is_sharp || within(known, count),
            "{rule:?} {key:?} {period}: {known} where more is known, {count} before"
        );
        let behind = table.occurrences_behind(told, key, period)?;
        let surely = behind.iter().filter(|(_, counts)| *counts == Truth::Yes).count() as u64;
        assert!(surely <= count.lo(), "{rule:?} {key:?} {period}: {surely} surely, {count}");
        assert_eq!(behind.is_empty(), count.hi() == Some(0), "{rule:?} {key:?} {period}: {count}");
    }
    let [first, second] = [years[0], years[1]].map(|year| table.over(key, year).map(|year| year.count()));
    let (first, second, all) = (first?, second?, table.over(key, both)?.count());
    let apart = first.checked_add(second)?;
    match rule.assignment() {
        Assignment::ByStart | Assignment::ByEnd => assert!(within(all, apart), "{rule:?}: {all}, {apart}"),
        // One event may lie in both years, or in neither alone.
        Assignment::AnyOverlap => assert!(
            all.lo() >= first.lo().max(second.lo()) && within(Count::exact(all.hi().unwrap_or(0)), Count::between(0, apart.hi())?),
            "{rule:?}: {all}, {apart}"
        ),
        _ => assert!(all.lo() >= apart.lo(), "{rule:?}: {all}, {apart}"),
    }
    Ok(())
}

/// The same ledger, once it was written and read.
fn comes_back(ledger: &Ledger) -> Result<()> {
    let mut file = Vec::new();
    write(ledger, &mut file)?;
    let again = LedgerOptions::new().read(file.as_slice())?.strict()?;
    assert_eq!(again, *ledger);
    Ok(())
}

fn without_repeats(rule: &CountingRule, ledger: &Ledger) -> Result<()> {
    let years = Partition::yearly(2021..=2022)?;
    for repeats in [
        Repeats::OneAnId,
        Repeats::OneADay,
        Repeats::ExactSpan,
        Repeats::Chain(RepeatGap::Days(2)),
        Repeats::Anchor(RepeatGap::Days(20)),
    ] {
        // A row may become part of itself.
        let Ok((reduced, groups)) = dedup::merge_repeats(ledger, repeats, SameMatter::Act) else {
            continue;
        };
        assert_eq!(groups.iter().map(|group| 1 + group.absorbed().len()).sum::<usize>(), ledger.len());
        let (again, _) = dedup::merge_repeats(&reduced, repeats, SameMatter::Act)?;
        assert_eq!(again.len(), reduced.len(), "{repeats:?}");
        for row in reduced.rows() {
            let links = [row.part_of(), row.responds_to(), row.framework()];
            let mut ids = links.into_iter().flatten();
            assert!(ids.all(|id| id != row.id() && (reduced.get(id).is_some() || ledger.get(id).is_none())));
        }
        let rule = rule.clone().with_reduction(reduced.reduction());
        let table = TallyTable::<Whole>::count(&reduced, &rule, &years)?;
        table.over(&Whole, Period::years(2021..=2022)?)?;
    }
    Ok(())
}

fn all(rule: &CountingRule, told: Vec<Interaction>, known: Vec<Interaction>) -> Result<()> {
    let ledger = |rows| Ledger::new(rows, Coverage::unlimited());
    let (told, known) = (ledger(told)?, ledger(known)?);
    counted(rule, &told, &known, &Whole)?;
    counted(rule, &told, &known, &Dyad::new(State::CHN, State::RUS)?)?;
    counted(rule, &told, &known, &InteractionKind::Call)?;
    comes_back(&told)?;
    without_repeats(rule, &told)
}

/// A rule for bytes that are no JSON: the first says how it counts, each other names a part or joins those named before.
fn rule_of(bytes: &[u8]) -> Option<CountingRule> {
    let (&how, parts) = bytes.split_first()?;
    let mut stack: Vec<Select> = Vec::new();
    for &part in parts.iter().take(24) {
        let next = match (part % 16, stack.pop()) {
            (0, Some(last)) => !last,
            (1, Some(last)) => stack.pop().map_or(!last.clone(), |first| first & last),
            (2, Some(last)) => stack.pop().map_or(last.clone(), |first| first | last),
            (_, last) => {
                stack.extend(last);
                let at = usize::from(part / 16);
                let kinds = InteractionKind::ALL;
                let certainties = Certainty::ALL;
                match part % 16 {
                    3 => Select::Component,
                    4 => Select::Response,
                    5 => Select::Sourced,
                    6 => Select::tag("big_tent"),
                    7 => Select::series(format!("s{}", part / 16 % 3)),
                    8 => Select::Id(format!("r{}", part / 16 % 8).into()),
                    9 => Select::party([State::CHN, State::RUS, State::IRN, State::USA][at % 4]),
                    10 => Select::Certainty(certainties[at % certainties.len()]),
                    11 => Select::from(InteractionFamily::ALL[at % InteractionFamily::ALL.len()]),
                    12 => Select::Kind(kinds[at % kinds.len()]),
                    13 => Select::Setting(Setting::ALL[at % Setting::ALL.len()]),
                    _ => Select::Everything,
                }
            }
        };
        stack.push(next);
    }
    let at = |step: u8, all: usize| usize::from(how / step) % all;
    let rule = CountingRule::new("of bytes", stack.pop().unwrap_or(Select::Everything))
        .with_one_is(OneIs::ALL[at(1, 3)])
        .with_unconfirmed(Unconfirmed::ALL[at(3, 2)])
        .with_assignment(Assignment::ALL[at(6, 4)]);
    Some(rule)
}

/// What may be refused: a count too large, a rule or a ledger that does not fit.
fn may_refuse(error: &Error) {
    assert!(!error.to_string().is_empty());
}

fuzz_target!(|bytes: &[u8]| {
    // A rule, a line end, rows.
    let end = bytes.iter().position(|&byte| byte == b'\n').unwrap_or(bytes.len());
    let (json, rest) = bytes.split_at(end);
    let text = String::from_utf8_lossy(json);
    let _ = CountingRule::list_from_json(&text);
    let Some(rule) = serde_json::from_str(&text).ok().or_else(|| rule_of(json)) else {
        return;
    };
    let written = serde_json::to_string(&rule).unwrap();
    assert_eq!(serde_json::from_str::<CountingRule>(&written).unwrap(), rule);
    assert!(!rule.to_string().is_empty());
    let (told, known) = rows(rest.get(1..).unwrap_or(&[]));
    for row in &told {
        let _ = rule.explain(row).to_string();
    }
    if let Err(error) = all(&rule, told, known) {
        may_refuse(&error);
    }
});
