//! Which lines and periods of a table stand where on a page.

use super::pivot_page::{Layout, PivotLine, PivotPage};
use crate::error::Result;
use crate::tally::table::TallyTable;
use crate::tally::tallied::Tallied;
use crate::tally::{Crossed, ExclusiveKey, TallyKey, Whole};
use crate::time::period::Period;
use std::collections::HashSet;

/// The total of a table over a period.
type Total<K> = fn(&TallyTable<K>, Period) -> Result<Tallied<Whole>>;

/// A pivot table of counts for people to read: kinds by years, pairs by months, kinds by pairs.
///
/// Without more words every line of the table is a row, in the order of their texts, and every cell a column. What the source does not cover
/// is `?`, never 0; bounds print as bounds. There is a total only of lines that add up to the events: pairs do not, since one event of three
/// states is an event of three pairs.
///
/// # Examples
/// ```
/// use interstate::report::Pivot;
/// use interstate::tally::Crossed;
/// use interstate::{CountingRule, Dyad, InteractionFamily, Partition, Select, State, TallyTable, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let all = CountingRule::new("all", Select::Everything);
/// let table = TallyTable::<Crossed<Dyad, InteractionFamily>>::count(&ledger, &all, &Partition::yearly(2022..=2025)?)?;
/// let page = Pivot::new(&table).with_first(&Dyad::new(State::CHN, State::RUS)?).with_names().page()?;
/// assert_eq!(
///     page.to_string(),
///     "family      2022  2023  2024  2025\n\
///      agreements     1     3     2    0+\n\
///      exercises      5     4     9    3+\n\
///      meetings       5    11     6    3+\n\
///      patrols        3     3     5    2+\n\
///      \n\
///      China–Russia, dyad-events. all: every interaction; each row counts as often as it states, in the period of the start.\n",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Pivot<'t, K: TallyKey> {
    table: &'t TallyTable<K>,
    lines: Option<Vec<K>>,
    periods: Vec<Period>,
    named: bool,
    layout: Layout,
    /// Whom all lines are of, as printed and named, where their rows do not say it.
    about: Option<(Vec<String>, Vec<String>)>,
    /// What all lines add up to, where they do.
    total: Option<Total<K>>,
}

impl<'t, K: TallyKey> Pivot<'t, K> {
    /// A pivot of every line of a table by every cell.
    #[must_use]
    pub fn new(table: &'t TallyTable<K>) -> Self {
        Self {
            table,
            lines: None,
            periods: table.cells().cells().to_vec(),
            named: false,
            layout: Layout::PeriodsAcross,
            about: None,
            total: None,
        }
    }

    /// The same pivot with only these lines, in this order, including those without a count.
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Pivot;
    /// use interstate::{CountingRule, Dyad, InteractionFamily, Partition, State, TallyTable, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
    /// let table = TallyTable::count(&ledger, &patrols, &Partition::yearly(2023..=2024)?)?;
    /// let pairs = [Dyad::new(State::CHN, State::RUS)?, Dyad::new(State::PRK, State::RUS)?];
    /// let page = Pivot::new(&table).with_lines(pairs).with_names().page()?;
    /// assert_eq!(
    ///     page.table().to_csv(),
    ///     "pair,2023,2024\nChina–Russia,3,5\nNorth Korea–Russia,0,0\n",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_lines(mut self, lines: impl IntoIterator<Item = K>) -> Self {
        let mut seen = HashSet::new();
        let lines = lines.into_iter().filter(|line| seen.insert(line.clone()));
        self.lines = Some(lines.collect());
        self
    }

    /// The same pivot with these periods in place of the cells: each a cell, or several adjacent ones; the last may be all of them together.
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Pivot;
    /// use interstate::{CountingRule, Dyad, InteractionFamily, Partition, Period, State, TallyTable, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
    /// let table = TallyTable::<Dyad>::count(&ledger, &patrols, &Partition::yearly(2019..=2024)?)?;
    /// let page = Pivot::new(&table).with_periods([Period::years(2019..=2021)?, Period::year(2024)?]).page()?;
    /// assert_eq!(page.table().to_csv(), "pair,2019–2021,2024\nCHN–RUS,4,5\n");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_periods(mut self, periods: impl IntoIterator<Item = Period>) -> Self {
        self.periods = periods.into_iter().collect();
        self
    }

    /// The same pivot with names in place of codes: `North Korea–Russia` for `PRK–RUS`, `port visits` for `port_visit`.
    #[must_use]
    pub fn with_names(mut self) -> Self {
        self.named = true;
        self
    }

    /// The same pivot with periods as rows and lines as columns.
    #[must_use]
    pub fn turned(mut self) -> Self {
        self.layout = Layout::PeriodsDown;
        self
    }

    /// Counts the cells and lays them out as a [`PivotPage`].
    ///
    /// # Errors
    /// A period that is no run of cells; a count that does not fit 64 bits.
    pub fn page(&self) -> Result<PivotPage> {
        let hidden = self.about.as_ref().map_or(0, |(codes, _)| codes.len());
        let shown = |key: &K| -> Vec<String> {
            let parts = if self.named {
                key.named_parts()
            } else {
                key.parts()
            };
            parts.into_iter().skip(hidden).collect()
        };
        let mut lines: Vec<(Vec<String>, &K)> = match &self.lines {
            Some(asked) => asked.iter().map(|key| (shown(key), key)).collect(),
            None => self.table.keys().map(|key| (shown(key), key)).collect(),
        };
        if self.lines.is_none() {
            lines.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        }
        let table = self.table;
        let mut page = PivotPage {
            heads: K::heads().into_iter().skip(hidden).collect(),
            unit: K::UNIT,
            about: self.about.as_ref().map(|(codes, names)| {
                let parts = if self.named { names } else { codes };
                parts.join(", ")
            }),
            rule: table.rule().clone(),
            stated: table.is_stated(),
            unread: table.unread(),
            sharp: true,
            periods: self.periods.clone(),
            lines: Vec::with_capacity(lines.len()),
            layout: self.layout,
        };
        for (parts, key) in lines {
            let counts = page.counts(table, |period| table.over(key, period))?;
            page.lines.push(PivotLine { parts, counts });
        }
        if let Some(total) = self.total {
            let counts = page.counts(table, |period| total(table, period))?;
            let mut parts = vec![String::new(); page.heads.len()];
            if let Some(first) = parts.first_mut() {
                *first = if self.shows_all() {
                    "all".into()
                } else {
                    "all, also those not shown".into()
                };
            }
            page.lines.push(PivotLine { parts, counts });
        }
        Ok(page)
    }

    /// The lines that were asked for, or all in the order of their texts.
    fn keys(&self) -> Vec<K> {
        self.lines.clone().unwrap_or_else(|| {
            let mut keys: Vec<K> = self.table.keys().cloned().collect();
            keys.sort_by_cached_key(TallyKey::parts);
            keys
        })
    }

    /// Whether every line of the table is shown.
    fn shows_all(&self) -> bool {
        self.lines.as_ref().is_none_or(|lines| {
            let shown: HashSet<&K> = lines.iter().collect();
            self.table.keys().all(|key| shown.contains(key))
        })
    }
}

impl<K: ExclusiveKey> Pivot<'_, K> {
    /// The same pivot with a last line for the total of the table, as it is counted: an event that may have been in one of two cells is one
    /// event of both together.
    ///
    /// ```compile_fail
    /// use interstate::report::Pivot;
    /// use interstate::{Dyad, TallyTable};
    /// // An exercise of 10 states would count 45 times.
    /// fn total(table: &TallyTable<Dyad>) {
    ///     let _ = Pivot::new(table).with_total();
    /// }
    /// ```
    /// ```
    /// use interstate::report::Pivot;
    /// use interstate::{InteractionKind, TallyTable};
    /// fn total(table: &TallyTable<InteractionKind>) {
    ///     let _ = Pivot::new(table).with_total();
    /// }
    /// ```
    #[must_use]
    pub fn with_total(mut self) -> Self {
        self.total = Some(TallyTable::total);
        self
    }
}

impl<A: TallyKey, B: ExclusiveKey> Pivot<'_, Crossed<A, B>> {
    /// The same pivot with only the lines of one first key, which the page names once and not in each row: kinds by years of one pair.
    #[must_use]
    pub fn with_first(mut self, first: &A) -> Self {
        let keys = self.keys().into_iter().filter(|key| key.0 == *first);
        self.lines = Some(keys.collect());
        self.about = Some((first.parts(), first.named_parts()));
        if matches!(self.layout, Layout::SecondAcross { .. }) {
            self.layout = Layout::PeriodsAcross;
        }
        self
    }

    /// The same pivot with the first key of each line as rows, the second as columns, and a row for each period: pairs by kinds. Its lines
    /// are those of the table or those set before; combinations that are missing among them are counted too.
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Pivot;
    /// use interstate::tally::Crossed;
    /// use interstate::{CountingRule, Dyad, InteractionFamily, Partition, Select, TallyTable, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let all = CountingRule::new("all", Select::Everything);
    /// let table = TallyTable::<Crossed<Dyad, InteractionFamily>>::count(&ledger, &all, &Partition::yearly(2024..=2024)?)?;
    /// let page = Pivot::new(&table).crossed().page()?.table().to_csv();
    /// assert!(page.starts_with("pair,period,"), "{page}");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn crossed(mut self) -> Self {
        let keys = self.keys();
        let (mut firsts, mut seconds): (Vec<&A>, Vec<&B>) = (Vec::new(), Vec::new());
        let (mut seen, mut met) = (HashSet::new(), HashSet::new());
        for Crossed(a, b) in &keys {
            if seen.insert(a) {
                firsts.push(a);
            }
            if met.insert(b) {
                seconds.push(b);
            }
        }
        let pairings = firsts.iter().flat_map(|a| {
            let with = |b: &&B| Crossed(A::clone(a), B::clone(b));
            seconds.iter().map(with)
        });
        self.lines = Some(pairings.collect());
        self.about = None;
        self.layout = Layout::SecondAcross {
            firsts: A::heads().len(),
        };
        self
    }
}
