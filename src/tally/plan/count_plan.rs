//! The plan.

use super::actors::{self, ActorRange};
use super::lookup::LookupTable;
use super::lookups::lookups;
use super::source::PlanSource;
use super::steps::Steps;
use crate::error::Result;
use crate::ledger::Reduction;
use crate::state::CodeScheme;
use crate::tally::scale::EventGrid;

/// A count as a SQL query and lookup tables: what is counted by what, from which columns, by which reduction. See the
/// [module](crate::tally::plan).
#[derive(Clone, Debug)]
pub struct CountPlan {
    pub(super) grid: EventGrid,
    pub(super) source: PlanSource,
    reduction: Reduction,
    pub(super) steps: Steps,
    scheme: CodeScheme,
    ranges: Vec<ActorRange>,
    /// Whether codes of actors mean something else on other days.
    pub(super) dated: bool,
    tables: Vec<LookupTable>,
    fingerprint: String,
}

impl CountPlan {
    /// A plan that counts every row as an event, with the country codes of CAMEO.
    ///
    /// # Errors
    /// A name of a table or column that holds a quote, a backslash or a control character, or nothing.
    pub fn new(grid: EventGrid, source: PlanSource) -> Result<Self> {
        let scheme = CodeScheme::Cameo;
        let (ranges, dated) = actors::ranges(scheme);
        let plan = Self {
            grid,
            source: source.checked()?,
            reduction: Reduction::default(),
            steps: Steps::NONE,
            scheme,
            ranges,
            dated,
            tables: Vec::new(),
            fingerprint: String::new(),
        };
        Ok(plan.made())
    }

    /// The same plan with the scheme of the actors' codes. A code of a scheme that changes over time means what it means on the day of the
    /// row, and no actor where it means none or several.
    ///
    /// # Examples
    /// ```
    /// use interstate::state::CodeScheme;
    /// use interstate::tally::plan::{CountPlan, PlanSource};
    /// use interstate::tally::scale::{EventGrid, EventPairs, GroupBy};
    /// use interstate::Partition;
    ///
    /// let grid = EventGrid::new(EventPairs::Directed, GroupBy::Root, Partition::yearly(1990..=2010)?)?;
    /// let source = PlanSource::new("ev", ["day", "side_a", "side_b", "code"]);
    /// let plan = CountPlan::new(grid, source)?.with_actor_codes(CodeScheme::Iso3);
    /// let actors = &plan.tables()[0];
    /// assert!(actors.csv().starts_with("code,first_day,end_day,place,actor\n"));
    /// // A state that had its code for some years.
    /// assert!(actors.csv().contains("\nSCG,"));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_actor_codes(self, scheme: CodeScheme) -> Self {
        let (ranges, dated) = actors::ranges(scheme);
        let plan = Self {
            scheme,
            ranges,
            dated,
            ..self
        };
        plan.made()
    }

    /// The same plan with the rule by which rows become events, if a query can apply it exactly.
    ///
    /// It can say: every row, one a day, one an address, chains of days; and for undirected pairs mirrored rows, alone, before or after one a day
    /// and one an address. After one a day it asks for [ids](PlanSource::with_id), for the story of the row that stands for a day must be found
    /// again. A row without a pair or outside of all periods is reduced with the others, as the crate does.
    ///
    /// Mirrored rows of directed pairs are refused: the act that they tell goes both ways, and an event of an
    /// [`EventTally`](crate::tally::scale::EventTally) counts in one cell.
    ///
    /// # Errors
    /// The step that it cannot say, and why.
    ///
    /// # Examples
    /// ```
    /// use interstate::dedup::{MirrorOrder, Reduction, RepeatGap, Repeats};
    /// use interstate::tally::plan::{CountPlan, PlanSource};
    /// use interstate::tally::scale::{EventGrid, EventPairs, GroupBy};
    /// use interstate::Partition;
    ///
    /// let grid = EventGrid::new(EventPairs::Undirected, GroupBy::Kind, Partition::yearly(2018..=2019)?)?;
    /// let plan = CountPlan::new(grid, PlanSource::gdelt("events"))?;
    /// let mirrors = Reduction::new(Repeats::OneADay).with_mirrors(MirrorOrder::MirrorsFirst);
    /// assert!(plan.clone().with_reduction(mirrors).is_ok());
    /// let refused = plan.with_reduction(Reduction::new(Repeats::Anchor(RepeatGap::Days(3)))).unwrap_err();
    /// assert_eq!(
    ///     refused.to_string(),
    ///     "a query cannot say exactly: rows within 3 days of the first are one event (where a group begins hangs on the group before it)",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn with_reduction(self, reduction: Reduction) -> Result<Self> {
        let steps = Steps::of(reduction, self.grid.pairs(), &self.source)?;
        let plan = Self {
            reduction,
            steps,
            ..self
        };
        Ok(plan.made())
    }

    /// The same plan with its tables and its fingerprint.
    fn made(mut self) -> Self {
        let ranges = (&*self.ranges, self.dated);
        let source = &self.source;
        self.tables = lookups(&self.grid, source.days, &source.lookups, ranges);
        self.fingerprint = self.hashed();
        self
    }

    /// The grid of the plan: what is counted by what.
    #[must_use]
    pub fn grid(&self) -> &EventGrid {
        &self.grid
    }

    /// The rule by which rows become events.
    #[must_use]
    pub fn reduction(&self) -> Reduction {
        self.reduction
    }

    /// The tables that the query joins: actors, codes, days, and three of parts of days by which any day of the years 1 to 9999 is read.
    /// Apart from that of the days, they have fewer than 5,000 rows together.
    #[must_use]
    pub fn tables(&self) -> &[LookupTable] {
        &self.tables
    }

    /// A fingerprint of 32 digits, different for any two plans that may count differently: of groups, periods, pairs, actors, scheme, format
    /// of days and reduction, but not of the names of tables and columns. Two parts of one source have the same plan.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    fn hashed(&self) -> String {
        let mut hash = Fnv::new();
        // The form of queries: to be raised when one and the same plan counts otherwise.
        hash.add("interstate count plan 1");
        hash.add(self.grid.pairs().into());
        hash.add(self.scheme.into());
        hash.add(self.source.days.into());
        hash.add(&self.reduction.to_string());
        if self.steps.choose() && self.source.seen.is_some() {
            hash.add("by moments");
        }
        for group in self.grid.groups() {
            hash.add(group);
        }
        for cell in self.grid.cells().cells() {
            hash.add(&cell.to_string());
        }
        for table in &self.tables {
            hash.add(table.csv());
        }
        hash.text()
    }
}

/// FNV-1a of 128 bits: the same on every machine.
struct Fnv(u128);

impl Fnv {
    fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Adds a text and an end that no text has.
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xFF]) {
            self.0 =
                (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B);
        }
    }

    fn text(&self) -> String {
        format!("{:032x}", self.0)
    }
}
