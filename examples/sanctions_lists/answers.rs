//! What a register of several lists answers.

use super::Done;
use super::page::Section;
use chrono::{Datelike, NaiveDate};
use interstate::report::Table;
use interstate::sanction::{
    CountOf, CountedOrigins, ListExtent, ListingFilter, ListingSource, MatchRule, PlaceRule,
    PublishedList, Register, RemovedEntries, SplitBy,
};
use interstate::stats::Simulation;
use interstate::tally::Whole;
use interstate::time::{CalendarStep, CoverageExtent};
use interstate::trend::{CellReading, SeriesRule, series_read};
use interstate::{Actor, Confidence, Count, Coverage, Partition, TallyTable};
use std::collections::{BTreeMap, HashMap};

/// Every listing that does not follow another one.
fn originals() -> ListingFilter {
    ListingFilter::new().with_origins(CountedOrigins::Originals)
}

pub(super) fn stock(register: &Register, days: &[NaiveDate]) -> Done<Section> {
    let by = [SplitBy::Issuer, SplitBy::Places(PlaceRule::default())];
    let mut cells: BTreeMap<(String, String), Vec<Count>> = BTreeMap::new();
    let mut notes = Vec::new();
    for (at, &day) in days.iter().enumerate() {
        let stock = register.stock(&originals(), CountOf::Targets, &by, day)?;
        for (keys, count) in stock.counts() {
            let [issuer, places] = keys else { continue };
            let line = cells.entry((issuer.to_string(), places.to_string()));
            let line = line.or_insert_with(|| vec![Count::ZERO; days.len()]);
            if let Some(cell) = line.get_mut(at) {
                *cell = count;
            }
        }
        let past = register.past_stock(&originals(), CountOf::Targets, day)?;
        notes.push(format!("{past}."));
    }
    let head = ["issuer", "places"].into_iter().map(str::to_owned);
    let mut table = Table::new(head.chain(days.iter().map(ToString::to_string)));
    for ((issuer, places), counts) in cells {
        let counts = counts.iter().map(ToString::to_string);
        table.row([issuer, places].into_iter().chain(counts));
    }
    Ok(Section {
        table: Some(table),
        notes,
        ..Section::new(
            "stock",
            "Targets that stood, by issuer and places of the listed party, of those that the files have",
        )
    })
}

pub(super) fn third_countries(register: &Register) -> Done<Section> {
    let mut table = Table::new([
        "regime",
        "against",
        "of third countries",
        "of",
        "share, 95 %",
    ]);
    let regimes = register.regimes().iter();
    let regimes: HashMap<&str, _> = regimes.map(|regime| (regime.id(), regime)).collect();
    let (mut without, mut listed) = (0, Count::ZERO);
    for share in
        register.third_country_shares(&originals(), CountOf::Targets, &[SplitBy::Regime])?
    {
        let keys: Vec<String> = share.keys().iter().map(ToString::to_string).collect();
        let id = keys.join(" ");
        let states = regimes.get(&*id).map_or(&[][..], |regime| regime.targets());
        if states.is_empty() {
            without += 1;
            listed = listed.checked_add(share.whole())?;
            continue;
        }
        let states: Vec<String> = states.iter().map(ToString::to_string).collect();
        table.row([
            id,
            states.join(" "),
            share.part().to_string(),
            share.whole().to_string(),
            format!("{:.3}", share.interval(Confidence::P95)?),
        ]);
    }
    Ok(Section {
        table: Some(table),
        notes: vec![format!(
            "{without} more regimes, with {listed} targets (each once a regime), are against no state that is told: who is of a third country to them is not known."
        )],
        ..Section::new("third_countries", "Targets of third countries, by regime")
    })
}

/// The lists that an issuer's listings were read from.
fn lists_of(register: &Register) -> BTreeMap<Actor, Vec<&PublishedList>> {
    let mut lists: BTreeMap<Actor, Vec<&PublishedList>> = BTreeMap::new();
    for listing in register.listings() {
        let source = listing.designation().source().map(ListingSource::list);
        let list = register
            .lists()
            .iter()
            .find(|list| Some(list.list()) == source);
        let known = lists.entry(listing.issuer()).or_default();
        if let Some(list) = list.filter(|list| !known.contains(list)) {
            known.push(list);
        }
    }
    lists
}

/// What each issuer listed a month, up to the last whole month before its last list, and the class of the months.
///
/// A list that drops what it removed, or of which a part was read, gives a floor for each month, and the class is one of floors.
pub(super) fn flow(register: &Register, months: u32) -> Done<Section> {
    let mut shown: BTreeMap<NaiveDate, BTreeMap<String, String>> = BTreeMap::new();
    let (mut issuers, mut notes) = (Vec::new(), Vec::new());
    for (issuer, lists) in lists_of(register) {
        let Some(last) = lists.iter().map(|list| list.day()).max() else {
            continue;
        };
        let end = last.with_day(1).unwrap_or(last);
        let Some(start) = end.checked_sub_months(chrono::Months::new(months)) else {
            return Err(format!("{months} months lead out of the calendar").into());
        };
        let cells = Partition::anchored(start, CalendarStep::Months(1), months)?;
        let keeps = |list: &&PublishedList| {
            list.removed() == RemovedEntries::Kept && list.extent() == ListExtent::Whole
        };
        let extent = if lists.iter().all(keeps) {
            CoverageExtent::Full
        } else {
            CoverageExtent::Partial
        };
        let coverage = Coverage::new([(cells.span(), extent)])?;
        let which = originals().of_issuer(issuer);
        let table = TallyTable::count_flow(register, &which, CountOf::Targets, &cells, coverage)?;
        issuers.push(issuer.to_string());
        for (cell, known) in table.each_cell(&Whole)? {
            let Some(count) = known.map(|tallied| tallied.count()) else {
                continue;
            };
            let line = shown.entry(cell.start()).or_default();
            line.insert(issuer.to_string(), count.to_string());
        }
        let reading = match extent {
            CoverageExtent::Full => CellReading::Exact,
            CoverageExtent::Partial => CellReading::Least,
        };
        let rule = SeriesRule::new(Confidence::P95, Simulation::new(1, 999)?);
        // A cell of a full list in doubt is named by the refusal.
        let class = series_read(&table, &Whole, reading).and_then(|series| series.classify(&rule));
        notes.push(match class {
            Ok(class) => format!("{class}."),
            Err(why) => format!("{}: not classed: {why}.", table.rule().noun()),
        });
    }
    let mut table = Table::new(std::iter::once("month").chain(issuers.iter().map(|s| &**s)));
    let nothing = |count: &String| matches!(&**count, "0" | "0+");
    let all = shown.len();
    for (month, counts) in shown {
        if counts.values().all(nothing) {
            continue;
        }
        let cells = issuers.iter().map(|issuer| counts.get(issuer).cloned());
        let cells = cells.map(|cell| cell.unwrap_or_else(|| "?".into()));
        let month = month.format("%Y-%m").to_string();
        table.row(std::iter::once(month).chain(cells));
    }
    notes.insert(
        0,
        format!(
            "{} of {all} months with a listing. 1+ is a floor: a list that drops what it removed shows less of a month the longer ago it is, and a class of floors may show that alone.",
            table.len()
        ),
    );
    Ok(Section {
        table: Some(table),
        notes,
        ..Section::new("flow", "Targets first listed, a month")
    })
}

pub(super) fn lags(register: &Register) -> Done<Section> {
    let numbers = ["both", "first leads", "next leads", "same day", "undecided"];
    let head = ["first", "next"].into_iter().chain(numbers);
    let mut table = Table::new(head.chain(["median days"])).with_numbers(numbers);
    let issuers: Vec<Actor> = lists_of(register).into_keys().collect();
    let by = |issuer: Actor| ListingFilter::new().of_issuer(issuer);
    for (at, &one) in issuers.iter().enumerate() {
        for &other in issuers.iter().skip(at + 1) {
            let lags = register.lags(&by(one), &by(other), MatchRule::SameTarget)?;
            if lags.lags().is_empty() {
                continue;
            }
            let leads = lags.lead_counts();
            let median = lags.median_days().map(|(lo, hi)| {
                if lo == hi {
                    lo.to_string()
                } else {
                    format!("{lo} to {hi}")
                }
            });
            table.row([
                one.to_string(),
                other.to_string(),
                lags.lags().len().to_string(),
                leads.first.to_string(),
                leads.next.to_string(),
                leads.same_day.to_string(),
                leads.undecided.to_string(),
                median.unwrap_or_else(|| "open".into()),
            ]);
        }
    }
    let notes = if table.is_empty() {
        vec!["No target is on the lists of two issuers.".into()]
    } else {
        vec!["Days from the first listing by the one to the first by the other; open where a day of one is not told.".into()]
    };
    Ok(Section {
        table: Some(table),
        notes,
        ..Section::new("lags", "Who followed whom")
    })
}
