//! From a tally at scale to tables that ratios and trends are made of.

use super::event_tally::EventTally;
use super::grid::{EventGrid, EventPairs, GroupBy};
use crate::code::{Cameo, CameoDataSet};
use crate::count::Count;
use crate::error::{Result, counts::Counts};
use crate::kind::interaction_kind::InteractionKind;
use crate::rule::counting_rule::CountingRule;
use crate::state::actor::Actor;
use crate::state::dyad::{DirectedDyad, Dyad};
use crate::tally::key::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::coverage::Coverage;

impl EventTally {
    /// The counts of one group of codes as a table by pair, for ratios, trends and claims. Both directions of a directed tally count for the
    /// pair.
    ///
    /// The noun is what the tally counted: events of a code, a quad class, a kind, or of the codes of a group of the caller's. Of `rule`
    /// the name is taken, as a *stated* label, and how rows became events ([`with_reduction`](CountingRule::with_reduction)), which a tally
    /// cannot know; what it selects from records says nothing about a tally. Counts under two rules are not compared. `coverage` is what
    /// the files cover. Of rows that a reader rejected a tally does not know: add them by [`TallyTable::with_unread`].
    ///
    /// # Errors
    /// A group that the tally has not.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::gdelt::GdeltOptions;
    /// use interstate::tally::scale::{EventTally, EventGrid, GroupBy, EventPairs};
    /// use interstate::{Coverage, CountingRule, Dyad, Partition, Period, Select, State, frequency_ratio};
    ///
    /// let years = Partition::yearly(2018..=2019)?;
    /// let mut tally = EventTally::new(EventGrid::new(EventPairs::Directed, GroupBy::Root, years)?);
    /// let file = interstate::read::open("data/gdelt_v2_20191024143000_subset.export.CSV")?;
    /// tally.read(&mut GdeltOptions::new().reader(file)?)?;
    ///
    /// let rule = CountingRule::new("talks", Select::Everything);
    /// let table = tally.table("04", &rule, Coverage::full(Period::years(2018..=2019)?))?;
    /// let pair = Dyad::new(State::BRA, State::CHN)?;
    /// let (before, after) = (table.over(&pair, Period::year(2018)?)?, table.over(&pair, Period::year(2019)?)?);
    /// assert_eq!(
    ///     frequency_ratio(&before, &after)?.to_string(),
    ///     "events coded 04 (consult) of BRA–CHN: 0 in 1 year → 12 in 1 year: ratio unbounded (95 % ≥ 2.78), p = 0.0005 [rule talks (stated)]",
    /// );
    ///
    /// let refused = tally.table("21", &rule, Coverage::full(Period::year(2019)?)).unwrap_err();
    /// assert!(refused.to_string().starts_with("the tally has no group \"21\"; it has 01, 02, 03, "));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn table(
        &self,
        group: &str,
        rule: &CountingRule,
        coverage: Coverage,
    ) -> Result<TallyTable<Dyad>> {
        self.table_by(group, rule, coverage, Dyad::new)
    }

    /// The counts of one group of codes as a table by directed pair: see [`table`](Self::table).
    ///
    /// # Errors
    /// A group that the tally has not; a tally of undirected pairs.
    ///
    /// # Examples
    /// ```
    /// use interstate::coded::CodedAct;
    /// use interstate::tally::scale::{EventTally, EventGrid, GroupBy, EventPairs};
    /// use interstate::{Coverage, CountingRule, DirectedDyad, Partition, Period, Select, State};
    ///
    /// let mut tally = EventTally::new(EventGrid::new(EventPairs::Directed, GroupBy::Root, Partition::yearly(2023..=2024)?)?);
    /// tally.add(CodedAct::new(Some(State::USA.into()), Some(State::CHN.into()), Some("163".parse()?), "2024-05-01".parse()?));
    /// let rule = CountingRule::new("coercion", Select::tag("cameo:16"));
    /// let table = tally.directed_table("16", &rule, Coverage::full(Period::years(2023..=2024)?))?;
    /// let there = DirectedDyad::new(State::USA, State::CHN)?;
    /// let year = Period::year(2024)?;
    /// assert_eq!(table.over(&there, year)?.to_string(), "1 in 1 year");
    /// assert_eq!(table.over(&there.reversed(), year)?.to_string(), "0 in 1 year");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn directed_table(
        &self,
        group: &str,
        rule: &CountingRule,
        coverage: Coverage,
    ) -> Result<TallyTable<DirectedDyad>> {
        if self.grid.pairs() == EventPairs::Undirected {
            return Err(Counts::Undirected.into());
        }
        self.table_by(group, rule, coverage, DirectedDyad::new)
    }

    fn table_by<K: TallyKey>(
        &self,
        group: &str,
        rule: &CountingRule,
        coverage: Coverage,
        key: impl Fn(Actor, Actor) -> Result<K>,
    ) -> Result<TallyTable<K>> {
        let Some(place) = self.group(group) else {
            return Err(Counts::NoGroup {
                found: group.into(),
                known: self.grid.groups().join(", ").into(),
            }
            .into());
        };
        let rule = rule.of_tally(counted(&self.grid, group, place));
        let mut table =
            TallyTable::empty(&rule, self.grid.cells(), coverage).with_provenance(&self.provenance);
        let mut end = Ok(());
        self.for_each_count(|cell| {
            if cell.group() == place && end.is_ok() {
                end = key(cell.from(), cell.to())
                    .and_then(|key| table.add_to_cell(key, cell.cell(), Count::from(cell.count())));
            }
        });
        end.map(|()| table)
    }
}

/// What the events of a group are, as a plural noun.
fn counted(grid: &EventGrid, group: &str, place: usize) -> String {
    match grid.group_by() {
        GroupBy::Nothing => "events".into(),
        GroupBy::Root | GroupBy::Code => match group.parse().ok().and_then(named) {
            Some(name) => format!("events coded {group} ({name})"),
            None => format!("events coded {group}"),
        },
        GroupBy::QuadClass(of) => format!("events of {} ({of})", group.replace('_', " ")),
        GroupBy::Kind => match group.parse::<InteractionKind>() {
            Ok(kind) => kind.plural().to_string(),
            Err(_) => format!("events of kind {group}"),
        },
        GroupBy::Named(groups) => of_codes(grid, groups, place),
    }
}

/// The name of a code, where the data sets agree on it.
fn named(code: Cameo) -> Option<String> {
    let name = code.name(CameoDataSet::Gdelt)?;
    let agreed = CameoDataSet::ALL
        .iter()
        .copied()
        .all(|of| code.name(of) == Some(name));
    // The lists write roots in capitals.
    let root = code.depth() == 0;
    agreed.then(|| {
        if root {
            name.to_lowercase()
        } else {
            name.to_owned()
        }
    })
}

/// The codes of a group of the caller's, without those of other groups below them.
fn of_codes(grid: &EventGrid, groups: &[(String, Vec<Cameo>)], place: usize) -> String {
    let mine = groups.get(place).map_or(&[][..], |(_, codes)| codes);
    let others = groups.iter().flat_map(|(_, codes)| codes.iter().copied());
    let mut taken: Vec<Cameo> = others
        .filter(|code| mine.iter().any(|above| code.is_under(*above)))
        .filter(|&code| grid.group_of(code) != Some(place))
        .collect();
    taken.sort_unstable();
    taken.dedup();
    let codes = format!("events coded {}", listed(mine));
    if taken.is_empty() {
        codes
    } else {
        format!("{codes} but not {}", listed(&taken))
    }
}

/// Codes as a list that stays a line.
fn listed(codes: &[Cameo]) -> String {
    const SHOWN: usize = 6;
    let words: Vec<&str> = codes.iter().take(SHOWN).map(Cameo::text).collect();
    let words = words.join(", ");
    match codes.len().saturating_sub(SHOWN) {
        0 if words.is_empty() => "by none".into(),
        0 => words,
        more => format!("{words} and {more} more"),
    }
}
