//! What events are counted by.

use crate::code::{Cameo, CameoDataSet};
use crate::error::{Error, Result, counts::Counts, text, words::clip};
use crate::time::partition::Partition;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

text::word! {
    "kind of pairs";
    /// Whether a pair is directed, from who acts to who is acted upon.
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::scale::EventPairs;
    ///
    /// assert_eq!("undirected".parse::<EventPairs>()?, EventPairs::Undirected);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum EventPairs {
        /// Directed pairs: `USA→CHN` is not `CHN→USA`.
        Directed,
        /// Undirected pairs: both directions are `CHN–USA`. A meeting told from both sides still makes two rows.
        Undirected,
    }
}

/// How event codes are grouped for counting.
///
/// # Examples
/// ```
/// use interstate::tally::scale::{EventGrid, GroupBy, EventPairs};
/// use interstate::Partition;
///
/// let by = GroupBy::Named(vec![
///     ("meetings".into(), vec!["04".parse()?]),
///     ("sanctions".into(), vec!["163".parse()?, "162".parse()?]),
/// ]);
/// let grid = EventGrid::new(EventPairs::Undirected, by, Partition::yearly(2015..=2024)?)?;
/// assert_eq!(grid.groups(), ["meetings", "sanctions"]);
/// assert_eq!(grid.group_of("0431".parse()?), Some(0));
/// assert_eq!(grid.group_of("1622".parse()?), Some(1));
/// assert_eq!(grid.group_of("190".parse()?), None);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GroupBy {
    /// One group of all codes, named `all`.
    Nothing,
    /// One group for each of the 20 roots, named by its two digits: `04`, `19`.
    Root,
    /// One group for each listed code. A code in no list counts with the listed one above it.
    Code,
    /// One group for each quad class of a data set, named `verbal_cooperation`, `material_cooperation`, `verbal_conflict` and
    /// `material_conflict`. The class is that of the row's code, whatever stands in a column `QuadClass`.
    QuadClass(CameoDataSet),
    /// One group for each interaction kind, named by its word (`call`); a code counts if it stands for [exactly one](crate::code::MappedKind::kind).
    Kind,
    /// Groups of the caller's own, each a name and codes that stand for all codes below them. Where two groups have a code, the longest
    /// listed code decides, and among equals the first group.
    Named(Vec<(String, Vec<Cameo>)>),
}

impl GroupBy {
    /// For each code that a group of the caller's lists, the name of the first that does.
    fn listed(&self) -> HashMap<Cameo, &str> {
        let mut listed = HashMap::new();
        if let Self::Named(groups) = self {
            for (name, codes) in groups {
                for &code in codes {
                    listed.entry(code).or_insert(&**name);
                }
            }
        }
        listed
    }

    /// The group that a code belongs to, by name.
    fn name_of(&self, code: Cameo, listed: &HashMap<Cameo, &str>) -> Option<String> {
        match self {
            Self::Nothing => Some("all".into()),
            Self::Root => Some(code.root().to_string()),
            Self::Code => {
                let above = [code, code.base(), code.root()];
                above
                    .into_iter()
                    .find(|c| c.is_listed())
                    .map(|c| c.to_string())
            }
            Self::QuadClass(of) => code.quad_class(*of).map(|quad| quad.to_string()),
            Self::Kind => code.mapped().kind().map(|kind| kind.to_string()),
            // The group that lists the nearest: the code itself, what it is a part of, or its root.
            Self::Named(_) => {
                let near = [code, code.base(), code.root()];
                let name = near.iter().find_map(|above| listed.get(above));
                name.map(|&name| name.to_owned())
            }
        }
    }
}

/// The grid by which coded events are counted: pairs, groups of codes, periods.
///
/// # Examples
/// ```
/// use interstate::tally::scale::{EventGrid, EventPairs, GroupBy};
/// use interstate::{Partition, time::CalendarStep};
///
/// let months = Partition::anchored("2015-01-01".parse()?, CalendarStep::Months(1), 120)?;
/// let monthly = EventGrid::new(EventPairs::Directed, GroupBy::Root, months)?;
/// assert_eq!(monthly.cells().len(), 120);
/// assert_eq!(monthly.groups().len(), 20);
/// assert_eq!(monthly.cells().cells()[1].to_string(), "2015-02-01..2015-03-01");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(try_from = "RawGrid", into = "RawGrid")]
pub struct EventGrid {
    pairs: EventPairs,
    by: GroupBy,
    cells: Partition,
    groups: Vec<String>,
    /// The group of each code that can be, at its place; [`NO_GROUP`](Self::NO_GROUP) where there is none.
    group_at: Vec<u16>,
    /// The cell of each day from the first year on, [`SLOTS_A_YEAR`](Self::SLOTS_A_YEAR) a year; `u32::MAX` where there is none.
    cell_at: Vec<u32>,
    first_year: i32,
}

#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawGrid {
    pairs: EventPairs,
    by: GroupBy,
    cells: Partition,
}

impl TryFrom<RawGrid> for EventGrid {
    type Error = Error;

    fn try_from(raw: RawGrid) -> Result<Self> {
        Self::new(raw.pairs, raw.by, raw.cells)
    }
}

impl From<EventGrid> for RawGrid {
    fn from(grid: EventGrid) -> Self {
        Self {
            pairs: grid.pairs,
            by: grid.by,
            cells: grid.cells,
        }
    }
}

impl PartialEq for EventGrid {
    fn eq(&self, other: &Self) -> bool {
        (self.pairs, &self.by, &self.cells) == (other.pairs, &other.by, &other.cells)
    }
}

impl EventGrid {
    const NO_GROUP: u16 = u16::MAX;

    /// A power of two above 366: a shift where there would be a product.
    const SLOTS_A_YEAR: usize = 512;

    /// The most groups: as many as 16 bits tell apart, and none.
    pub(super) const MOST_GROUPS: usize = Self::NO_GROUP as usize;

    /// A grid of pairs, groups of codes and periods. Events on days in no period are not counted, and reported as such.
    ///
    /// # Errors
    /// More than 65,535 groups; two groups of one name.
    ///
    /// ```
    /// use interstate::tally::scale::{EventGrid, GroupBy, EventPairs};
    /// use interstate::Partition;
    ///
    /// let by = GroupBy::Named(vec![("talks".into(), vec!["03".parse()?]), ("talks".into(), vec!["04".parse()?])]);
    /// let refused = EventGrid::new(EventPairs::Undirected, by, Partition::yearly(2015..=2024)?).unwrap_err();
    /// assert_eq!(refused.to_string(), r#"two groups of codes are named "talks"; expected one, with the codes of both"#);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn new(pairs: EventPairs, by: GroupBy, cells: Partition) -> Result<Self> {
        let names = match &by {
            GroupBy::Named(groups) => named(groups)?,
            _ => Vec::new(),
        };
        let mut grid = Self {
            pairs,
            by,
            first_year: cells.span().start().year(),
            cells,
            groups: names,
            group_at: vec![Self::NO_GROUP; Cameo::PLACES],
            cell_at: Vec::new(),
        };
        grid.place_codes();
        grid.place_days();
        Ok(grid)
    }

    /// Whether the pairs of the grid are directed.
    #[must_use]
    pub fn pairs(&self) -> EventPairs {
        self.pairs
    }

    /// How the grid groups event codes.
    #[must_use]
    pub fn group_by(&self) -> &GroupBy {
        &self.by
    }

    /// The periods of the grid, in order of time.
    #[must_use]
    pub fn cells(&self) -> &Partition {
        &self.cells
    }

    /// The names of the groups of codes, in order.
    #[must_use]
    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    /// The index of a code's group among [`groups`](Self::groups).
    #[must_use]
    #[inline]
    pub fn group_of(&self, code: Cameo) -> Option<usize> {
        self.group_at(code.place())
    }

    /// The place of the group of the code at a [place](Cameo::place).
    #[inline]
    pub(super) fn group_at(&self, code: u16) -> Option<usize> {
        let group = self.group_at.get(usize::from(code)).copied()?;
        (group != Self::NO_GROUP).then_some(usize::from(group))
    }

    /// The index of a day's period among [`cells`](Self::cells).
    #[must_use]
    #[inline]
    pub fn cell_of(&self, day: NaiveDate) -> Option<usize> {
        let cell = *self.cell_at.get(self.slot_of(day)?)?;
        usize::try_from(cell).ok().filter(|_| cell != u32::MAX)
    }

    /// The place of a day in `cell_at`.
    #[inline]
    fn slot_of(&self, day: NaiveDate) -> Option<usize> {
        let year = usize::try_from(day.year() - self.first_year).ok()?;
        Some(year * Self::SLOTS_A_YEAR + day.ordinal0() as usize)
    }

    fn place_codes(&mut self) {
        let listed = self.by.listed();
        let mut places: HashMap<String, usize> = self.groups.iter().cloned().zip(0..).collect();
        for code in Cameo::all_that_can_be() {
            let Some(name) = self.by.name_of(code, &listed) else {
                continue;
            };
            let next = self.groups.len();
            let group = *places.entry(name.clone()).or_insert(next);
            if group == next {
                self.groups.push(name);
            }
            if let Some(slot) = self.group_at.get_mut(usize::from(code.place())) {
                // OK because the names are at most `MOST_GROUPS`, or those of the codes.
                #[expect(clippy::cast_possible_truncation, reason = "at most MOST_GROUPS")]
                {
                    *slot = group as u16;
                }
            }
        }
    }

    fn place_days(&mut self) {
        // OK because the first year is that of the first day.
        let last_year = self.cells.span().last_day().year();
        let years = last_year.abs_diff(self.first_year) as usize + 1;
        self.cell_at = vec![u32::MAX; years * Self::SLOTS_A_YEAR];
        for (number, cell) in (0_u32..).zip(self.cells.cells()) {
            for day in cell.start().iter_days().take_while(|&day| day < cell.end()) {
                let slot = self.slot_of(day).and_then(|at| self.cell_at.get_mut(at));
                if let Some(slot) = slot {
                    *slot = number;
                }
            }
        }
    }
}

/// The names of groups, each once and not too many for their places to fit.
fn named(groups: &[(String, Vec<Cameo>)]) -> Result<Vec<String>> {
    if groups.len() > EventGrid::MOST_GROUPS {
        return Err(Counts::TooManyGroups {
            found: groups.len(),
            most: EventGrid::MOST_GROUPS,
        }
        .into());
    }
    let mut seen = HashSet::new();
    match groups.iter().find(|(name, _)| !seen.insert(name)) {
        Some((name, _)) => Err(Counts::GroupTwice { name: clip(name) }.into()),
        None => Ok(groups.iter().map(|(name, _)| name.clone()).collect()),
    }
}
