//! Claims by the words that are used for them.

use super::{Claim, Tolerance};
use crate::error::{Result, answers::Answers};
use crate::time::partition::Partition;
use crate::time::period::Period;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

impl Claim {
    /// A record year among all others of a partition: `Claim::record_in(&Partition::yearly(2017..=2024)?, Period::year(2024)?)`.
    ///
    /// # Errors
    /// A period that is no cell of the partition.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Claim;
    /// use interstate::{Partition, Period};
    ///
    /// let record = Claim::record_in(&Partition::yearly(2021..=2024)?, Period::year(2024)?)?;
    /// assert_eq!(record.to_string(), "more in 2024 than in 2021, 2022, 2023");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn record_in(partition: &Partition, period: Period) -> Result<Self> {
        let cells = partition.cells();
        if !cells.contains(&period) {
            return Err(Answers::NoCell {
                period: period.label().into(),
                first: partition.span().label().into(),
            }
            .into());
        }
        let among = cells.iter().copied().filter(|cell| *cell != period);
        Ok(Self::Record {
            period,
            among: among.collect(),
        })
    }

    /// "Roughly doubled": 1.75 to 2.25 times as often.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::Claim;
    ///
    /// let doubled = Claim::doubled(Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    /// assert_eq!(doubled.to_string(), "1.75 to 2.25 times as often in 2022–2024 as in 2019–2021");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn doubled(before: Period, after: Period) -> Self {
        Self::RatioAbout {
            ratio: Tolerance::ROUGHLY_TWICE,
            before,
            after,
        }
    }

    /// "Halved": 1/2.25 to 1/1.75 times as often, which is 1.75 to 2.25 times as seldom.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::Claim;
    ///
    /// let halved = Claim::halved(Period::years(2014..=2018)?, Period::years(2019..=2023)?);
    /// assert_eq!(halved.to_string(), "1.75 to 2.25 times as seldom in 2019–2023 as in 2014–2018");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn halved(before: Period, after: Period) -> Self {
        Self::Halved {
            times: Tolerance::ROUGHLY_TWICE,
            before,
            after,
        }
    }

    /// "Held annually": in each calendar year at least one.
    ///
    /// # Errors
    /// As [`Partition::yearly`].
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Claim;
    ///
    /// assert_eq!(Claim::annual(2022..=2024)?.to_string(), "at least 1 in each of 2022, 2023, 2024");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn annual(years: RangeInclusive<i32>) -> Result<Self> {
        Ok(Self::EachAtLeast {
            n: 1,
            periods: Partition::yearly(years)?.cells().to_vec(),
        })
    }

    /// "The fourth consecutive": some in this year and in each before it, so many in all, and none in the year before those.
    ///
    /// # Errors
    /// No year, or one outside 1 to 9999.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Claim;
    ///
    /// let fourth = Claim::consecutive_years(4, 2021)?;
    /// assert_eq!(fourth.to_string(), "some in each of 2018, 2019, 2020, 2021 in a row and none in 2017");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn consecutive_years(n: u16, year: i32) -> Result<Self> {
        let first = year.saturating_sub(i32::from(n)).saturating_add(1);
        Ok(Self::Consecutive {
            periods: Partition::yearly(first..=year)?.cells().to_vec(),
            before: Period::year(first - 1)?,
        })
    }

    /// "The first since": some in the period, and none from that day up to it.
    ///
    /// # Errors
    /// A day that does not lie before the period.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::Claim;
    ///
    /// let claim = Claim::first_since("2022-02-24".parse()?, Period::year(2024)?)?;
    /// assert_eq!(claim.to_string(), "some in 2024 and none in 2022-02-24 to 2023-12-31");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn first_since(since: NaiveDate, period: Period) -> Result<Self> {
        Ok(Self::First {
            period,
            before: Period::new(since, period.start())?,
        })
    }

    /// "The fifth since": the one of this number in the period, counted from that day on.
    ///
    /// # Errors
    /// A day that does not lie before the period.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::Claim;
    ///
    /// let claim = Claim::ordinal_since(5, "2019-01-01".parse()?, Period::year(2025)?)?;
    /// assert_eq!(claim.to_string(), "the 5th in 2025, counted from those in 2019–2024 on");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ordinal_since(n: u64, since: NaiveDate, period: Period) -> Result<Self> {
        Ok(Self::Ordinal {
            n,
            period,
            before: Period::new(since, period.start())?,
        })
    }
}
