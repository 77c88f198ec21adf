//! A package or round: what an issuer added in one go.

use crate::error::{Error, Result, sanctions::Sanctions};
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
    /// A package of which nothing is told but the day of its adoption.
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

    /// The same package with the day from which it is in force.
    ///
    /// # Errors
    /// A day before its adoption or publication.
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
        let Some(first) = told.next() else {
            return Err(Sanctions::PackageUndated {
                id: (&*raw.id).into(),
            }
            .into());
        };
        let mut before = first;
        for next in told {
            if next.1.before(before.1) == Truth::Yes {
                return Err(Sanctions::PackageBackwards {
                    id: (&*raw.id).into(),
                    early: before.0,
                    early_day: before.1.to_string().into(),
                    late: next.0,
                    late_day: next.1.to_string().into(),
                }
                .into());
            }
            before = next;
        }
        let day = first.1.clone();
        Ok(Self { raw, day })
    }

    /// The id, unique in its register.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.raw.id
    }

    pub(in crate::sanction) fn shared_id(&self) -> &Arc<str> {
        &self.raw.id
    }

    /// Who adopted it.
    #[must_use]
    pub fn issuer(&self) -> Issuer {
        self.raw.authority
    }

    /// Its number in the issuer's own counting.
    #[must_use]
    pub fn ordinal(&self) -> Option<u16> {
        self.raw.ordinal
    }

    /// The acts that make it up.
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

    /// Its first day that is told: of adoption, else of publication, else of force.
    #[must_use]
    pub fn day(&self) -> &PartialDate {
        &self.day
    }
}
