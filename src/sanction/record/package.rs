//! A package or round: what an issuer added in one go.

use crate::error::{Error, Result, sanctions::Sanctions, text};
use crate::sanction::record::id::checked_id;
use crate::sanction::words::act::LegalAct;
use crate::sanction::words::issuer::Issuer;
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What an issuer adopted in one go: a package of the Union, a round of the United States, a decree.
///
/// A package is a *flow*, and its listings belong to it by its id, never by a date: the sixteenth package of the Union was adopted on
/// 24 February 2025, its list of frozen assets prints that day, and its list of export controls the day after.
///
/// # Examples
/// ```
/// use interstate::sanction::{LegalActId, Issuer, Package};
///
/// let sixteenth = Package::new("eu-16", Issuer::EU, "2025-02-24".parse()?)?
///     .with_ordinal(16)
///     .with_act(LegalActId::eu_regulation(2025, 395)?)
///     .with_in_force("2025-02-25".parse()?)?;
/// assert_eq!(sixteenth.ordinal(), Some(16));
///
/// let refused = sixteenth.with_published("2025-02-01".parse()?).unwrap_err();
/// assert_eq!(refused.to_string(), r#"package "eu-16" is published on 2025-02-01, before it is adopted, 2025-02-24"#);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "RawPackage", into = "RawPackage")]
pub struct Package {
    raw: RawPackage,
    /// The first of its dates.
    day: PartialDate,
}

text::word! {
    "remark on a package";
    /// Something unusual about a package that may be right.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::PackageRemark;
    ///
    /// assert_eq!(PackageRemark::InForceBeforePublication.to_string(), "in_force_before_publication");
    /// ```
    #[non_exhaustive]
    pub enum PackageRemark {
        /// It is in force on a day before its publication. Orders of the United States are, from their signature on; of the Union it would be a
        /// slip.
        InForceBeforePublication,
    }
}

#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct RawPackage {
    id: Arc<str>,
    authority: Issuer,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ordinal: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    adopted: Option<PartialDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<PartialDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    in_force: Option<PartialDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    acts: Vec<LegalAct>,
}

impl TryFrom<RawPackage> for Package {
    type Error = Error;

    fn try_from(raw: RawPackage) -> Result<Self> {
        checked_id("package", raw.id.clone())?;
        Self::checked(raw)
    }
}

impl From<Package> for RawPackage {
    fn from(package: Package) -> Self {
        package.raw
    }
}

impl Package {
    /// A package of which only the day of its adoption is told.
    ///
    /// # Errors
    /// An empty id.
    pub fn new(id: impl Into<Arc<str>>, issuer: Issuer, day: PartialDate) -> Result<Self> {
        Self::checked(RawPackage {
            id: checked_id("package", id)?,
            authority: issuer,
            ordinal: None,
            adopted: Some(day),
            published: None,
            in_force: None,
            acts: Vec::new(),
        })
    }

    /// The same package with its number in the issuer's own counting; many have none.
    #[must_use]
    pub fn with_ordinal(mut self, ordinal: u16) -> Self {
        self.raw.ordinal = Some(ordinal);
        self
    }

    /// The same package with one more act.
    #[must_use]
    pub fn with_act(mut self, act: impl Into<LegalAct>) -> Self {
        self.raw.acts.push(act.into());
        self
    }

    /// The same package with its day of publication.
    ///
    /// # Errors
    /// A day before its adoption.
    pub fn with_published(mut self, day: PartialDate) -> Result<Self> {
        self.raw.published = Some(day);
        Self::checked(self.raw)
    }

    /// The same package with the day from which it is in force. A day before its publication is accepted, and [remarked](Self::remarks).
    ///
    /// # Errors
    /// A day before its adoption.
    pub fn with_in_force(mut self, day: PartialDate) -> Result<Self> {
        self.raw.in_force = Some(day);
        Self::checked(self.raw)
    }

    fn checked(raw: RawPackage) -> Result<Self> {
        let dates = [
            ("adopted", &raw.adopted),
            ("published", &raw.published),
            ("in force", &raw.in_force),
        ];
        for day in dates.iter().filter_map(|(_, day)| day.as_ref()) {
            day.in_years()?;
        }
        let mut told = dates
            .iter()
            .filter_map(|(what, day)| Some((*what, day.as_ref()?)));
        let Some((early, first)) = told.next() else {
            return Err(Sanctions::PackageUndated {
                id: (&*raw.id).into(),
            }
            .into());
        };
        let mut day = first;
        for (late, next) in told.filter(|(_, next)| next.before(first) == Truth::Yes) {
            // An order is in force when it is signed, and printed days later.
            if raw.adopted.is_none() {
                day = next;
                continue;
            }
            return Err(Sanctions::PackageBackwards {
                id: (&*raw.id).into(),
                early,
                early_day: first.to_string().into(),
                late,
                late_day: next.to_string().into(),
            }
            .into());
        }
        let day = day.clone();
        Ok(Self { raw, day })
    }

    /// The unusual things about its dates, which may be right.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::sanction::{Issuer, Package, PackageRemark};
    ///
    /// let order = Package::new("made-up-1", Issuer::new(State::USA), "2024-06-12".parse()?)?
    ///     .with_published("2024-06-18".parse()?)?
    ///     .with_in_force("2024-06-12".parse()?)?;
    /// assert_eq!(order.remarks().collect::<Vec<_>>(), [PackageRemark::InForceBeforePublication]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn remarks(&self) -> impl Iterator<Item = PackageRemark> {
        let dates = self.in_force().zip(self.published());
        let early = dates.filter(|(in_force, published)| in_force.before(published) == Truth::Yes);
        early
            .map(|_| PackageRemark::InForceBeforePublication)
            .into_iter()
    }

    /// The id of the package, unique in its register.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.raw.id
    }

    pub(in crate::sanction) fn shared_id(&self) -> &Arc<str> {
        &self.raw.id
    }

    /// The issuer that adopted the package.
    #[must_use]
    pub fn issuer(&self) -> Issuer {
        self.raw.authority
    }

    /// The number of the package in the issuer's own counting.
    #[must_use]
    pub fn ordinal(&self) -> Option<u16> {
        self.raw.ordinal
    }

    /// The legal acts that make up the package.
    #[must_use]
    pub fn acts(&self) -> &[LegalAct] {
        &self.raw.acts
    }

    /// The day of adoption, where it is told.
    #[must_use]
    pub fn adopted(&self) -> Option<&PartialDate> {
        self.raw.adopted.as_ref()
    }

    /// The day of publication, where it is told.
    #[must_use]
    pub fn published(&self) -> Option<&PartialDate> {
        self.raw.published.as_ref()
    }

    /// The day from which it is in force, where it is told.
    #[must_use]
    pub fn in_force(&self) -> Option<&PartialDate> {
        self.raw.in_force.as_ref()
    }

    /// The first day that is told: of adoption; without it, of publication or of force, whichever is earlier.
    #[must_use]
    pub fn day(&self) -> &PartialDate {
        &self.day
    }
}
