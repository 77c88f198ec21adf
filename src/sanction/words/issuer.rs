//! Who adopts a sanction, and whether on its own account.

use crate::error::{Error, Result, sanctions::Sanctions, text, words::Words};
use crate::sanction::words::act::LegalActId;
use crate::state::actor::{Actor, State};
use std::fmt;
use std::str::FromStr;

text::word! {
    "sanctions body";
    /// The office of an issuer that keeps a list.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::IssuingBody;
    ///
    /// assert_eq!("bis".parse::<IssuingBody>()?, IssuingBody::Bis);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum IssuingBody {
        /// Office of Foreign Assets Control, US Treasury.
        Ofac,
        /// US Department of State.
        StateDepartment,
        /// OFAC and the Department of State in one round, where the source does not tell them apart.
        OfacAndState,
        /// Bureau of Industry and Security, US Commerce.
        Bis,
        /// Council of the European Union.
        Council,
        /// Foreign, Commonwealth and Development Office, United Kingdom.
        Fcdo,
        /// Office of Financial Sanctions Implementation, HM Treasury, United Kingdom: its list was retired on 28 January 2026.
        Ofsi,
        /// Global Affairs Canada.
        Gac,
        /// Department of Foreign Affairs and Trade, Australia.
        Dfat,
        /// Ministry of Finance, Japan.
        MofJapan,
        /// National Security and Defence Council of Ukraine.
        Nsdc,
        /// State Secretariat for Economic Affairs, Switzerland.
        Seco,
        /// Ministry of Commerce, China.
        Mofcom,
    }
}

/// The issuer of a sanction: an actor, and its office where that is told. `FollowTheMoney` calls it `authority`.
///
/// In text `EU`, `USA/ofac`; an office alone is refused, with the actor that it belongs to. Questions about an issuer go by the
/// [`actor`](Self::actor): two offices of one state are one issuer.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::sanction::{IssuingBody, Issuer};
///
/// let ofac: Issuer = "USA/ofac".parse()?;
/// assert_eq!(ofac, Issuer::new(State::USA).with_body(IssuingBody::Ofac));
/// assert_eq!(ofac.actor(), State::USA);
/// assert_eq!(Issuer::EU.to_string(), "EU");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Issuer {
    actor: Actor,
    body: Option<IssuingBody>,
}

impl Issuer {
    /// The European Union as an issuer, by no named office.
    pub const EU: Self = Self {
        actor: Actor::EU,
        body: None,
    };
    /// The United Nations as an issuer, by no named office.
    pub const UN: Self = Self {
        actor: Actor::UN,
        body: None,
    };

    /// An issuer without a named office.
    #[must_use]
    pub fn new(actor: impl Into<Actor>) -> Self {
        Self {
            actor: actor.into(),
            body: None,
        }
    }

    /// The same issuer with its office.
    #[must_use]
    pub fn with_body(self, body: IssuingBody) -> Self {
        Self {
            body: Some(body),
            ..self
        }
    }

    /// The state or organisation that issues sanctions.
    #[must_use]
    pub fn actor(self) -> Actor {
        self.actor
    }

    /// The office of the issuer, where it is told.
    #[must_use]
    pub fn body(self) -> Option<IssuingBody> {
        self.body
    }
}

impl fmt::Display for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.actor)?;
        match self.body {
            Some(body) => write!(f, "/{body}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Issuer {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (actor, body) = match text.split_once('/') {
            Some((actor, body)) => (actor, Some(body.parse()?)),
            None => (text, None),
        };
        let actor = actor.parse().map_err(|error| {
            // `OFAC` is an office, and whose it is makes the text that is read.
            let office = text.to_ascii_lowercase().parse().ok();
            office.map_or(error, |office: IssuingBody| {
                let written = office.with_actor().to_string().into();
                let found = text.into();
                Sanctions::OfficeAlone { found, written }.into()
            })
        })?;
        Ok(Self { actor, body })
    }
}

impl IssuingBody {
    /// The office with the state or organisation whose it is.
    pub(in crate::sanction) fn with_actor(self) -> Issuer {
        let actor = match self {
            Self::Ofac | Self::StateDepartment | Self::OfacAndState | Self::Bis => {
                State::USA.into()
            }
            Self::Council => Actor::EU,
            Self::Fcdo | Self::Ofsi => State::GBR.into(),
            Self::Gac => State::CAN.into(),
            Self::Dfat => State::AUS.into(),
            Self::MofJapan => State::JPN.into(),
            Self::Nsdc => State::UKR.into(),
            Self::Seco => State::CHE.into(),
            Self::Mofcom => State::CHN.into(),
        };
        Issuer {
            actor,
            body: Some(self),
        }
    }
}

text::serde_as_text!(Issuer);

/// Whether a listing is its issuer's own or follows another's. To count the two once, use
/// [`CountedOrigins::Originals`](crate::sanction::CountedOrigins::Originals).
///
/// In text `autonomous`, `implements unsc:2231`, `mirrors EU`.
///
/// # Examples
/// ```
/// use interstate::sanction::{Issuer, ListingOrigin};
///
/// // Switzerland takes over the Union's lists.
/// assert_eq!("mirrors EU".parse::<ListingOrigin>()?, ListingOrigin::Mirrors(Issuer::EU));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ListingOrigin {
    /// The issuer's own.
    #[default]
    Autonomous,
    /// Carries out an act of another issuer, as the Union does a resolution of the Security Council.
    Implements(LegalActId),
    /// Copies the list of another issuer.
    Mirrors(Issuer),
}

impl fmt::Display for ListingOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Autonomous => f.write_str("autonomous"),
            Self::Implements(act) => write!(f, "implements {act}"),
            Self::Mirrors(issuer) => write!(f, "mirrors {issuer}"),
        }
    }
}

impl FromStr for ListingOrigin {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.split_once(' ') {
            None if text == "autonomous" => Ok(Self::Autonomous),
            Some(("implements", act)) => Ok(Self::Implements(act.parse()?)),
            Some(("mirrors", issuer)) => Ok(Self::Mirrors(issuer.parse()?)),
            _ => Err(Words::not_a(
                "listing's origin",
                text,
                "autonomous, \"implements unsc:2231\" or \"mirrors EU\"",
            )
            .into()),
        }
    }
}

text::serde_as_text!(ListingOrigin);
