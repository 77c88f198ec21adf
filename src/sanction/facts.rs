//! Shipped facts on sanctions: named listings, the packages of the Union, rounds of the United States and Ukraine.
//!
//! Each is typed, with its wording and its source; an act or a figure that was not compared with the original is marked `?`.

use crate::error::{Error, Result, sanctions::Sanctions};
use crate::sanction::ask::counts::CountBasis;
use crate::sanction::ask::share::ListingShare;
use crate::sanction::register::Register;
use crate::sanction::words::figure::Figure;
use crate::sanction::words::measure::Measure;
use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The day of the Union's consolidated list on which [`PackageFigures::left`] was counted.
///
/// # Examples
/// ```
/// use interstate::sanction::facts;
///
/// assert_eq!(facts::EU_LIST_DAY.to_string(), "2026-07-17");
/// ```
// OK because the day is one of the calendar; the other arm is never taken.
pub const EU_LIST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 7, 17) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

fn table(what: &'static str, why: &dyn std::fmt::Display) -> Error {
    Sanctions::Table {
        what,
        why: why.to_string().into(),
    }
    .into()
}

fn rows<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<Vec<T>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize();
    rows.map(|row| row.map_err(|error| table(what, &error)))
        .collect()
}

/// A small register of named listings: five regimes, the packages and rounds as objects, and every listing that has a name in the
/// reports on China's part in the war against Ukraine, from the banks cut off from SWIFT in March 2022 to 2026.
///
/// It is no list of all listings: counts of whole packages are in [`eu_packages`] and [`rounds`].
///
/// # Errors
/// None: the file is a part of the crate, and a test reads it.
///
/// # Examples
/// ```
/// use interstate::sanction::facts;
///
/// let register = facts::register()?;
/// assert_eq!(register.regimes().len(), 5);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn register() -> Result<Register> {
    serde_json::from_str(include_str!("../../data/sanctions/register.json"))
        .map_err(|error| table("register.json", &error))
}

/// What one package of the Union did to Annex IV of Regulation (EU) No 833/2014 (export control on military end users) and, for
/// parties of China and Hong Kong, to Annex I of Regulation (EU) No 269/2014 (frozen assets).
///
/// # Examples
/// ```
/// use interstate::sanction::facts;
///
/// let packages = facts::eu_packages()?;
/// let sixteenth = packages.iter().find(|p| p.package == "eu-16").expect("shipped");
/// assert_eq!(sixteenth.china.to_string(), "25");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PackageFigures {
    /// The id of the package in [`register`].
    pub package: String,
    /// The day that Annex IV prints beside the package's entries; `None` where it added none.
    pub annex_day: Option<NaiveDate>,
    /// The number of entities that the package added to Annex IV, as published: a flow. `None` where no figure was found or none was added.
    pub added: Option<Figure>,
    /// The number of those entities that were in Annex IV on [`EU_LIST_DAY`]: a stock, counted on the list.
    pub left: Option<u64>,
    /// The number of entities of China and Hong Kong among those added, by address or registration number.
    pub china: Figure,
    /// The number of entities of China and Hong Kong whose assets the package froze.
    pub frozen_entities: u64,
    /// The number of persons of China and Hong Kong whose assets the package froze.
    pub frozen_persons: u64,
    /// A note on the figures, where there is something else to know.
    pub note: Option<String>,
}

impl PackageFigures {
    /// The share of what was added that is left, where both are known.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::facts;
    ///
    /// let packages = facts::eu_packages()?;
    /// let left: Vec<String> = packages.iter().filter_map(|p| p.survival()).map(|s| s.to_string()).collect();
    /// assert_eq!(left[2], "84 of 87 entities of eu-11 in Annex IV that stand on 2026-07-17");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn survival(&self) -> Option<ListingShare> {
        let what = format!(
            "entities of {} in Annex IV that stand on {EU_LIST_DAY}",
            self.package
        );
        Some(ListingShare::new(what, self.left?, self.added?.number()?))
    }
}

/// The figures of each package of the Union, from the first of February 2022 to the twenty-first of July 2026.
///
/// # Errors
/// None: the file is a part of the crate, and a test reads it.
///
/// # Examples
/// Eleven packages, and no steady rise:
/// ```
/// use interstate::sanction::facts;
///
/// let china: Vec<String> = facts::eu_packages()?.iter().skip(10).map(|p| p.china.to_string()).collect();
/// assert_eq!(china, ["3", "0", "4", "19", "6+", "25", "0", "7", "12", "21+", "14"]);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn eu_packages() -> Result<Vec<PackageFigures>> {
    rows(
        "eu_packages.csv",
        include_str!("../../data/sanctions/eu_packages.csv"),
    )
}

/// A round of the United States or Ukraine that listed parties of China or Hong Kong over the war.
///
/// # Examples
/// ```
/// use interstate::sanction::{FigureSum, Measure, FigureReading, facts};
///
/// // "Dozens of entities": the freezes of the United States, by two readings.
/// let rounds = facts::rounds()?;
/// let freezes = || {
///     let of = rounds.iter().filter(|r| r.measure == Measure::AssetFreeze && r.package.starts_with("us"));
///     of.map(|r| r.china)
/// };
/// assert_eq!(FigureSum::new(freezes(), FigureReading::AsPrinted)?.to_string(), "55 as_printed, without 2 that have no number");
/// assert_eq!(FigureSum::new(freezes(), FigureReading::AsBounds)?.count.to_string(), "48+");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SanctionRound {
    /// The id of the round in [`register`].
    pub package: String,
    /// The measure that the round imposed.
    #[serde(rename = "provisions")]
    pub measure: Measure,
    /// The number of parties of China and Hong Kong in the round; `None` where no figure was found.
    pub china: Option<Figure>,
    /// The number of all parties in the round.
    pub total: Option<Figure>,
    /// The parties in the round, in words.
    pub what: String,
    /// The source of the figures.
    pub source: String,
}

impl SanctionRound {
    /// The basis of the figures: announcements and the press.
    #[must_use]
    pub fn basis(&self) -> CountBasis {
        CountBasis::Press
    }
}

/// The rounds of the United States and Ukraine, in the order of their days within each issuer.
///
/// # Errors
/// None: the file is a part of the crate, and a test reads it.
///
/// # Examples
/// ```
/// use interstate::sanction::facts;
///
/// assert_eq!(facts::rounds()?.len(), 15);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn rounds() -> Result<Vec<SanctionRound>> {
    rows(
        "rounds.csv",
        include_str!("../../data/sanctions/rounds.csv"),
    )
}
