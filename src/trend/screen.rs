//! Many pairs at once: which of them changed, and what asking all of them costs.

mod examine;
mod frame;
mod line;
mod options;
mod screening;

pub use line::{ScreenFate, Screened};
pub use options::{ScreenFamily, ScreenOptions, ScreenTest};
pub use screening::Screening;

use crate::count::Count;
use crate::error::{Result, counts::Counts};
use crate::rule::counting_rule::CountingRule;
use crate::state::actor::Actor;
use crate::state::dyad::{DirectedDyad, Dyad};
use crate::tally::scale::{EventPairs, EventTally};
use crate::tally::table::TallyTable;
use crate::tally::{Crossed, TallyKey};
use crate::time::coverage::Coverage;
use crate::time::period::Period;
use frame::Frame;
use screening::Collected;
use std::sync::Arc;

/// Compares two periods for every line of a table at once, with p-values adjusted for the number of lines.
///
/// Of two thousand pairs in which nothing happened a hundred are significant at 5 %. So each line gets its own p and one that is adjusted for
/// the whole family, and is called increased or decreased by the latter. And each gets a [shrunken ratio](crate::stats::RatioShrinkage),
/// since a list in the order of raw ratios begins with the pairs of which least is known. No line is dropped: one that cannot be tested
/// says why ([`ScreenFate`]).
///
/// # Formula
/// p of a line by its [`ScreenTest`]; adjusted by [`PAdjustment`](crate::stats::PAdjustment) over the lines of the [`ScreenFamily`];
/// increased or decreased where the adjusted p is below 1 − level.
///
/// Lines without an event in either period could have no p but 1, whatever their rates, and are in no family.
///
/// # When it misleads
/// The exact p takes events as independent: where they come in clusters nearly all that it finds in a long list is false. The dispersed p
/// keeps its level, at a price: with fewer than twelve cells in a period it finds hardly anything, since no line by itself shows
/// how it varies, and with three or six nothing at all was found. Of 2,000 pairs with two events a month in the middle (others lie around
/// it by a factor of 2.7 either way, and more), at 95 %; *any false find* where nothing changed, the others where one pair in twenty doubled:
///
/// | events | months | test | any false find | false share | doublings found |
/// |---|---|---|---|---|---|
/// | Poisson | 12 v 12 | exact, BH | 2.0 % | 2.8 % | 40.1 % |
/// | Poisson | 12 v 12 | dispersed, BH | 0.0 % | 0.2 % | 19.1 % |
/// | Poisson | 12 v 12 | dispersed, BY | 0.0 % | 0.0 % | 7.9 % |
/// | Poisson | 24 v 24 | exact, BH | 4.0 % | 3.2 % | 67.1 % |
/// | Poisson | 24 v 24 | dispersed, BH | 0.0 % | 0.7 % | 57.5 % |
/// | Poisson | 24 v 24 | dispersed, BY | 0.0 % | 0.0 % | 41.3 % |
/// | φ 3 | 12 v 12 | exact, BH | 100.0 % | 74.7 % | 52.8 % |
/// | φ 3 | 12 v 12 | dispersed, BH | 1.0 % | 0.5 % | 2.5 % |
/// | φ 3 | 12 v 12 | dispersed, BY | 0.0 % | 0.0 % | 0.7 % |
/// | φ 3 | 24 v 24 | exact, BH | 100.0 % | 72.7 % | 71.2 % |
/// | φ 3 | 24 v 24 | dispersed, BH | 2.0 % | 2.1 % | 20.3 % |
/// | φ 3 | 24 v 24 | dispersed, BY | 0.0 % | 0.1 % | 10.4 % |
///
/// Each row is a hundred lists of `cargo run --release --example screening -- table 100`, and is off by at most 5 % where it says any false
/// find, by 1 % elsewhere. [`ScreenFamily::Testable`] finds a little more where most lines are sparse.
///
/// Months that depend on each other (a crisis that lasts half a year) make the dispersed p too small as well: longer cells help.
///
/// Nothing here corrects for periods chosen after looking at the counts. The family is what the table has lines for: a table of the pairs
/// that were in the news leaves out the quiet ones, which belong to it. A source whose reporting grew raises every pair at once, which
/// shows as a [centre](crate::stats::RatioShrinkage::centre) above 1.
///
/// # Errors
/// What [`TallyTable::over`] and [`frequency_ratio`](crate::frequency_ratio) refuse of the two periods; a test that needs two cells in each
/// period where there is one, or cells of about one length where they are not.
///
/// # Examples
/// ```
/// use interstate::tally::Crossed;
/// use interstate::trend::{ScreenFate, ScreenOptions, screen};
/// use interstate::{Confidence, CountingRule, Dyad, InteractionFamily, Partition, Period, Select, TallyTable, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let all = CountingRule::new("all", Select::Everything);
/// let table = TallyTable::<Crossed<Dyad, InteractionFamily>>::count(&ledger, &all, &Partition::yearly(2019..=2024)?)?;
/// let (before, after) = (Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let screening = screen(&table, before, after, ScreenOptions::new(Confidence::P95))?;
/// println!("{screening}");
/// for line in screening.by_p() {
///     println!("{line}");
/// }
/// # assert!(screening.lines().len() > 5);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// At [`PAdjustment`](crate::stats::PAdjustment), [`Testable`](crate::stats::Testable) and
/// [`RatioShrinkage`](crate::stats::RatioShrinkage).
#[doc(alias = "multiple_testing")]
#[doc(alias = "fdr")]
pub fn screen<K: TallyKey>(
    table: &TallyTable<K>,
    before: Period,
    after: Period,
    options: ScreenOptions,
) -> Result<Screening<K>> {
    let cells = table.cells();
    let frame = Frame::new(table.rule(), cells, table.coverage(), before, after)?;
    let mut keys: Vec<&K> = table.keys().collect();
    keys.sort_by_cached_key(ToString::to_string);
    let mut collected = Collected::new(&frame, options, table.unread())?;
    let runs = [&frame.before.cells, &frame.after.cells];
    // Each cell by itself, for lines of which anything is in doubt.
    let each = runs.map(|run| cells.cells().iter().take(run.end).skip(run.start));
    let each: Vec<Vec<Period>> = each.into_iter().flatten().map(|&cell| vec![cell]).collect();
    let mut counts = Vec::with_capacity(each.len());
    for key in keys {
        counts.clear();
        if let Some(sure) = table.sure_cells(key) {
            for cell in runs.into_iter().cloned().flatten() {
                counts.push(sure.get(cell).map_or(Some(0), |&count| count.exactly()));
            }
        } else {
            let allowed = table.reach(key, &each)?.hull();
            counts.extend(allowed.into_iter().map(Count::exactly));
        }
        let known: Option<Vec<u64>> = counts.iter().copied().collect();
        match known {
            Some(known) => {
                let (earlier, later) = known.split_at(frame.before.cells.len());
                collected.cells(key.clone(), earlier, later)?;
            }
            None => collected.bounds(
                key.clone(),
                table.over(key, before)?.count(),
                table.over(key, after)?.count(),
            ),
        }
    }
    collected.screened(table.rule().clone())
}

/// Compares two periods for every pair and group of codes of an event tally, as [`screen`] does for a table. Both directions of a directed
/// tally count for the pair.
///
/// A pair and group without any event in the tally is no line. Of `rule` the name is taken, as a stated label, and `coverage` is what the files
/// cover, as in [`EventTally::table`].
///
/// # Errors
/// As [`screen`].
///
/// # Examples
/// ```
/// use interstate::coded::CodedAct;
/// use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
/// use interstate::trend::{ScreenOptions, screen_tally};
/// use interstate::{Confidence, CountingRule, Coverage, Partition, Period, Select, State, TrendClass};
///
/// let years = Partition::yearly(2023..=2024)?;
/// let mut tally = EventTally::new(EventGrid::new(EventPairs::Undirected, GroupBy::Root, years)?);
/// let met = |day: &str| Ok::<_, Box<dyn std::error::Error>>(
///     CodedAct::new(Some(State::CHN.into()), Some(State::RUS.into()), Some("040".parse()?), day.parse()?));
/// tally.extend([met("2023-03-20")?]);
/// tally.extend([met("2024-05-16")?; 9]);
///
/// let (rule, coverage) = (CountingRule::new("talks", Select::Everything), Coverage::full(Period::years(2023..=2024)?));
/// let options = ScreenOptions::new(Confidence::P95);
/// let screening = screen_tally(&tally, &rule, &coverage, Period::year(2023)?, Period::year(2024)?, options)?;
/// let line = &screening.lines()[0];
/// assert_eq!(line.class(), TrendClass::Increased);
/// assert_eq!(
///     line.to_string(),
///     "CHN–RUS 04: 1 → 9: ratio 9.00 (95 % 1.25–394.48), shrunken 9.00, exact p = 0.021, adjusted p = 0.021: increased",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn screen_tally(
    tally: &EventTally,
    rule: &CountingRule,
    coverage: &Coverage,
    before: Period,
    after: Period,
    options: ScreenOptions,
) -> Result<Screening<Crossed<Dyad, Arc<str>>>> {
    let asked = (rule, coverage, before, after, options);
    of_tally(tally, asked, EventPairs::Undirected, Dyad::new)
}

/// Compares two periods for every directed pair and group of codes of an event tally: `USA→CHN` and `CHN→USA` are two lines.
///
/// # Errors
/// A tally of undirected pairs; as [`screen`].
///
/// # Examples
/// ```
/// use interstate::coded::CodedAct;
/// use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
/// use interstate::trend::{ScreenOptions, screen_directed_tally};
/// use interstate::{Confidence, CountingRule, Coverage, Partition, Period, Select, State};
///
/// let years = Partition::yearly(2023..=2024)?;
/// let mut tally = EventTally::new(EventGrid::new(EventPairs::Directed, GroupBy::Root, years)?);
/// let act = |from: State, to: State, day: &str| Ok::<_, Box<dyn std::error::Error>>(
///     CodedAct::new(Some(from.into()), Some(to.into()), Some("163".parse()?), day.parse()?));
/// tally.extend([act(State::USA, State::CHN, "2023-03-20")?, act(State::CHN, State::USA, "2024-05-16")?]);
/// let (rule, coverage) = (CountingRule::new("coercion", Select::Everything), Coverage::full(Period::years(2023..=2024)?));
/// let options = ScreenOptions::new(Confidence::P95);
/// let screening = screen_directed_tally(&tally, &rule, &coverage, Period::year(2023)?, Period::year(2024)?, options)?;
/// assert_eq!(screening.lines().len(), 2);
/// assert!(screening.to_string().contains("; no line has events enough: of the most, 1, the least p is 1.00"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn screen_directed_tally(
    tally: &EventTally,
    rule: &CountingRule,
    coverage: &Coverage,
    before: Period,
    after: Period,
    options: ScreenOptions,
) -> Result<Screening<Crossed<DirectedDyad, Arc<str>>>> {
    if tally.grid().pairs() == EventPairs::Undirected {
        return Err(Counts::Undirected.into());
    }
    let asked = (rule, coverage, before, after, options);
    of_tally(tally, asked, EventPairs::Directed, DirectedDyad::new)
}

fn of_tally<P>(
    tally: &EventTally,
    (rule, coverage, before, after, options): (
        &CountingRule,
        &Coverage,
        Period,
        Period,
        ScreenOptions,
    ),
    pairs: EventPairs,
    pair: impl Fn(Actor, Actor) -> Result<P>,
) -> Result<Screening<Crossed<P, Arc<str>>>> {
    let rule = rule.of_tally("events".into());
    let frame = Frame::new(&rule, tally.grid().cells(), coverage, before, after)?;
    let groups: Vec<Arc<str>> = tally
        .grid()
        .groups()
        .iter()
        .map(|name| (**name).into())
        .collect();
    let mut collected = Collected::new(&frame, options, 0)?;
    let runs = (frame.before.cells.clone(), frame.after.cells.clone());
    tally.each_line(pairs, runs, |from, to, group, earlier, later| {
        // OK because the groups of a tally are those of its grid.
        let Some(group) = groups.get(group).cloned() else {
            return Ok(());
        };
        collected.cells(Crossed(pair(from, to)?, group), earlier, later)
    })?;
    collected.screened(rule)
}
