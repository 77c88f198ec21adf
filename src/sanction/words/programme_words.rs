//! The words of programmes: of whose list a tag is, what it is about, how its meaning is known, how it is read.

use crate::error::text;
use crate::sanction::words::issuer::Issuer;
use crate::sanction::words::regime_facet::RegimeFacet;
use crate::state::actor::State;
use std::fmt;

text::word! {
    "list of programmes";
    /// A published list that writes tags of programmes beside its entries.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::ProgrammeList;
    ///
    /// // How many tags of each list the crate knows.
    /// let known: Vec<String> = ProgrammeList::ALL.iter().map(|list| format!("{list} {}", list.known_tags())).collect();
    /// assert_eq!(known.join(", "), "ofac 93, eu 35, uk 31, un 14, ch 35, csl 13");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum ProgrammeList {
        /// Office of Foreign Assets Control, United States.
        Ofac,
        /// Consolidated list of financial sanctions, European Union.
        Eu,
        /// UK Sanctions List: the name of the regulations.
        Uk,
        /// Consolidated list of the Security Council, United Nations.
        Un,
        /// List of the State Secretariat for Economic Affairs, Switzerland: the title of the ordinance, or its number.
        Ch,
        /// Consolidated Screening List, United States: the name of the source.
        Csl,
    }
}

impl ProgrammeList {
    /// Who keeps it; of the Consolidated Screening List the United States, since each of its sources has an office of its own.
    pub(in crate::sanction) fn issuer(self) -> Issuer {
        match self {
            Self::Ofac | Self::Csl => Issuer::new(State::USA),
            Self::Eu => Issuer::EU,
            Self::Uk => Issuer::new(State::GBR),
            Self::Un => Issuer::UN,
            Self::Ch => Issuer::new(State::CHE),
        }
    }

    /// What the ids of its regimes begin with.
    pub(in crate::sanction) fn prefix(self) -> &'static str {
        match self {
            Self::Ofac | Self::Csl => "US",
            Self::Eu => "EU",
            Self::Uk => "GB",
            Self::Un => "UN",
            Self::Ch => "CH",
        }
    }
}

text::word! {
    "theme of a programme";
    /// What a programme is about, where that is not a state alone.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::ProgrammeTheme;
    ///
    /// assert_eq!("conflict".parse::<ProgrammeTheme>()?, ProgrammeTheme::Conflict);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum ProgrammeTheme {
        /// A conflict in a state: persons in it are hit, and the state is where it is.
        Conflict,
        /// Human rights.
        HumanRights,
        /// Terrorism.
        Terrorism,
        /// Weapons of mass destruction.
        Proliferation,
        /// Attacks by computer.
        Cyber,
        /// Trade in drugs.
        Narcotics,
        /// Corruption, and public funds taken.
        Corruption,
        /// Foreign interference in elections.
        Elections,
        /// Another theme.
        Other,
    }
}

impl ProgrammeTheme {
    /// The facet of a regime that has this theme; a conflict is none.
    pub(in crate::sanction) fn facet(self) -> Option<RegimeFacet> {
        match self {
            Self::Conflict => None,
            Self::HumanRights => Some(RegimeFacet::HumanRights),
            Self::Terrorism => Some(RegimeFacet::Terrorism),
            Self::Proliferation => Some(RegimeFacet::Proliferation),
            Self::Cyber => Some(RegimeFacet::Cyber),
            Self::Narcotics | Self::Corruption | Self::Elections | Self::Other => {
                Some(RegimeFacet::OtherTheme)
            }
        }
    }
}

text::word! {
    "evidence of a tag's meaning";
    /// How the meaning of a tag, or the days of a regime, are known.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::TagEvidence;
    ///
    /// assert_eq!("read".parse::<TagEvidence>()?, TagEvidence::Read);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum TagEvidence {
        /// An official text was read.
        Read,
        /// Somebody else's text was read.
        Secondary,
    }
}

text::word! {
    "reading of programmes about a conflict";
    /// Whether a programme about a conflict in a state (Somalia, South Sudan, the Central African Republic) counts as being against that
    /// state.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::ConflictReading;
    ///
    /// assert_eq!("concerns_state".parse::<ConflictReading>()?, ConflictReading::ConcernsState);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum ConflictReading {
        /// It counts as against the state, as for a list of states that sanctions affect.
        AgainstState,
        /// It does not count as against the state: it is against persons in the conflict, and the state is where they are.
        ConcernsState,
    }
}

text::word! {
    "reading of programmes named after a territory";
    /// Which state a programme is against that is named after the territory it is about: the Union's `UKR` is against Russia, over Ukraine.
    /// Both readings are in use.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::TerritoryReading;
    ///
    /// assert_eq!("aimed_at".parse::<TerritoryReading>()?, TerritoryReading::AimedAt);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum TerritoryReading {
        /// The state at which it is aimed, Russia; the state that it is named after is one that it concerns.
        AimedAt,
        /// The state that it is named after, Ukraine, as in lists of programmes by code.
        NamedAfter,
    }
}

/// How programme tags are read where that decides which state a regime is against. Only the caller can decide, and there is no default.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::sanction::{ConflictReading, Programme, ProgrammeList, ProgrammeReading, TerritoryReading};
///
/// let ukraine = Programme::of(ProgrammeList::Eu, "UKR");
/// let aimed = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let named = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::NamedAfter);
/// assert_eq!(ukraine.against(aimed), [State::RUS]);
/// assert_eq!(ukraine.against(named), [State::UKR]);
///
/// let somalia = Programme::of(ProgrammeList::Ofac, "SOMALIA");
/// assert!(somalia.against(aimed).is_empty());
/// assert_eq!(somalia.concerned(aimed), [State::SOM]);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ProgrammeReading {
    conflict: ConflictReading,
    territory: TerritoryReading,
}

impl ProgrammeReading {
    /// A reading of conflict programmes and of territory programmes.
    #[must_use]
    pub const fn new(conflict: ConflictReading, territory: TerritoryReading) -> Self {
        Self {
            conflict,
            territory,
        }
    }

    /// The reading of programmes about a conflict.
    #[must_use]
    pub const fn conflict(self) -> ConflictReading {
        self.conflict
    }

    /// The reading of programmes named after a territory.
    #[must_use]
    pub const fn territory(self) -> TerritoryReading {
        self.territory
    }
}

text::written_as_text!(ProgrammeReading);

impl fmt::Display for ProgrammeReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.conflict {
            ConflictReading::AgainstState => "programmes about a conflict are against its state",
            ConflictReading::ConcernsState => "programmes about a conflict are against no state",
        })?;
        f.write_str(match self.territory {
            TerritoryReading::AimedAt => {
                "; those named after a territory are against whom they are aimed at"
            }
            TerritoryReading::NamedAfter => "; those named after a territory are against its state",
        })
    }
}
