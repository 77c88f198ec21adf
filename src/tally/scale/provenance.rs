//! Where a tally comes from that an engine counted.

use crate::error::{Error, Result, counts::Counts};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where a count made outside this crate comes from: engine, source, day and plan.
///
/// It stays with the tally when that is merged and saved, with the tables made of it and with their counts, which print it.
///
/// # Examples
/// ```
/// use interstate::tally::scale::Provenance;
///
/// let told = Provenance::new("PostgreSQL 15.3", "the table events", 20_000, "2026-11-29".parse()?)?;
/// assert_eq!(told.to_string(), "PostgreSQL 15.3 on 2026-11-29 from the table events (20000 rows)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "RawProvenance")]
pub struct Provenance {
    engine: String,
    source: String,
    rows_in: u64,
    days_not_read: u64,
    codes_not_read: u64,
    absorbed: u64,
    plan: String,
    day: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProvenance {
    engine: String,
    source: String,
    rows_in: u64,
    days_not_read: u64,
    codes_not_read: u64,
    absorbed: u64,
    plan: String,
    day: NaiveDate,
}

impl TryFrom<RawProvenance> for Provenance {
    type Error = Error;

    fn try_from(raw: RawProvenance) -> Result<Self> {
        let told = Self {
            days_not_read: raw.days_not_read,
            codes_not_read: raw.codes_not_read,
            absorbed: raw.absorbed,
            plan: raw.plan,
            ..Self::new(raw.engine, raw.source, raw.rows_in, raw.day)?
        };
        let parts = [told.days_not_read, told.codes_not_read, told.absorbed];
        let sum = parts.into_iter().try_fold(0_u64, u64::checked_add);
        match sum {
            Some(sum) if sum <= told.rows_in => Ok(told),
            _ => Err(Counts::RowsDiffer {
                told: sum.map_or(u64::MAX, |sum| sum),
                rows_in: told.rows_in,
            }
            .into()),
        }
    }
}

impl Provenance {
    /// A provenance: an engine with its version, the source in words, the number of rows of the source counted separately, and the day of
    /// counting.
    ///
    /// # Errors
    /// An engine or a source without a word.
    pub fn new(
        engine: impl Into<String>,
        source: impl Into<String>,
        rows_in: u64,
        day: NaiveDate,
    ) -> Result<Self> {
        let (engine, source) = (engine.into(), source.into());
        for text in [&engine, &source] {
            if text.trim().is_empty() {
                return Err(Counts::NoProvenance.into());
            }
        }
        Ok(Self {
            engine,
            source,
            rows_in,
            days_not_read: 0,
            codes_not_read: 0,
            absorbed: 0,
            plan: String::new(),
            day,
        })
    }

    /// What a result says of the rows.
    pub(in crate::tally) fn with_account(
        self,
        plan: &str,
        days_not_read: u64,
        codes_not_read: u64,
        absorbed: u64,
    ) -> Self {
        Self {
            days_not_read,
            codes_not_read,
            absorbed,
            plan: plan.into(),
            ..self
        }
    }

    /// The engine that counted, with its version.
    #[must_use]
    pub fn engine(&self) -> &str {
        &self.engine
    }

    /// The source of the rows, in words.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The number of rows that the source has.
    #[must_use]
    pub fn rows_in(&self) -> u64 {
        self.rows_in
    }

    /// The number of rows whose day could not be read.
    #[must_use]
    pub fn days_not_read(&self) -> u64 {
        self.days_not_read
    }

    /// The number of rows with a day whose code could not be read.
    #[must_use]
    pub fn codes_not_read(&self) -> u64 {
        self.codes_not_read
    }

    /// The number of rows that are part of an event for which another row stands.
    #[must_use]
    pub fn absorbed(&self) -> u64 {
        self.absorbed
    }

    /// The [fingerprint](crate::tally::plan::CountPlan::fingerprint) of the plan; empty before a result was read back.
    #[must_use]
    pub fn plan(&self) -> &str {
        &self.plan
    }

    /// The day on which the engine counted.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// Whether all of them come from one plan.
    pub(super) fn check_one_plan<'a>(all: impl IntoIterator<Item = &'a Self>) -> Result<()> {
        let mut plans = all.into_iter().map(|told| &*told.plan);
        let first = plans.next();
        match plans.find(|&plan| Some(plan) != first) {
            Some(other) => Err(Counts::TwoPlans {
                one: first.map_or("none", |plan| plan).into(),
                other: other.into(),
            }
            .into()),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Provenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = if self.rows_in == 1 { "row" } else { "rows" };
        write!(
            f,
            "{} on {} from {} ({} {rows}",
            self.engine, self.day, self.source, self.rows_in
        )?;
        let refused = self.days_not_read + self.codes_not_read;
        if refused > 0 {
            write!(f, ", {refused} refused")?;
        }
        if self.absorbed > 0 {
            write!(f, ", {} absorbed", self.absorbed)?;
        }
        f.write_str(")")?;
        if !self.plan.is_empty() {
            write!(f, " by plan {}", self.plan)?;
        }
        Ok(())
    }
}
