//! Packages over time: how many a period has, and how long an issuer waits between two.

use crate::sanction::record::days::Possible;
use crate::sanction::register::Register;
use crate::state::actor::Actor;

/// The time between a package of an issuer and its next.
///
/// # Examples
/// ```
/// use interstate::PartialDate;
/// use interstate::sanction::{Issuer, Package, Register, RegisterParts};
///
/// let package = |id: &str, day: &str| Package::new(id, Issuer::EU, day.parse::<PartialDate>()?);
/// let packages = [package("first", "2022-02-23")?, package("second", "2022-02")?];
/// let register = Register::new(RegisterParts::new().with_packages(packages))?;
/// let gap = register.package_gaps(interstate::Actor::EU)[0];
/// assert_eq!(gap.days, Some((-5, 22))); // of the second only the month is told
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct PackageGap<'a> {
    /// The id of the earlier package.
    pub from: &'a str,
    /// The id of the later package.
    pub to: &'a str,
    /// The fewest and the most days between their first told days; `None` where one is open.
    pub days: Option<(i64, i64)>,
}

impl Register {
    /// The days between the packages of an issuer, in the order of their first possible days.
    ///
    /// # Examples
    /// ```
    /// use interstate::Actor;
    /// use interstate::sanction::facts;
    ///
    /// let register = facts::register()?;
    /// let gaps = register.package_gaps(Actor::EU);
    /// let longest = gaps.iter().max_by_key(|gap| gap.days).expect("twenty gaps");
    /// assert_eq!((longest.from, longest.to, longest.days), ("eu-19", "eu-20", Some((182, 182))));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn package_gaps(&self, issuer: impl Into<Actor>) -> Vec<PackageGap<'_>> {
        let issuer = issuer.into();
        let of_issuer = self
            .packages()
            .iter()
            .filter(|p| p.issuer().actor() == issuer);
        let mut packages: Vec<_> = of_issuer.map(|p| (Possible::of(p.day()), p.id())).collect();
        packages.sort_by_key(|(day, _)| (day.lo, day.hi));
        let pairs = packages.iter().zip(packages.iter().skip(1));
        pairs
            .map(|((day, from), (next, to))| PackageGap {
                from,
                to,
                days: day.days_to(*next),
            })
            .collect()
    }
}
