//! Whose codes, and by which rule a day is read.

use super::actor::State;
use super::code::StateCode;
use super::day::{ANY, key};
use super::lookup::SchemeTable;
use super::meaning::StateMeaning;
use super::table::codes;
use chrono::NaiveDate;

crate::error::text::word! {
    "code scheme";
    /// The list that a state's code belongs to. `RS` is Russia in FIPS and Serbia in ISO 3166, so a code is nothing without its scheme.
    ///
    /// A code is read only as its list writes it: upper case, no blanks, ISO numbers with three digits (`008`), numbers of the state systems
    /// without leading zeros (`2`). Lists that end are open after their last day: see [`StateSystem`](super::StateSystem).
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use interstate::State;
    /// use interstate::state::CodeScheme;
    ///
    /// let day = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap_or_default();
    /// assert_eq!(State::from_code(CodeScheme::Fips, "CH", day)?, State::CHN);
    /// assert_eq!(State::from_code(CodeScheme::Iso2, "CH", day)?, State::CHE);
    /// assert_eq!("cow_abbreviation".parse::<CodeScheme>()?, CodeScheme::CowAbbreviation);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum CodeScheme {
        /// Alpha-2 codes of ISO 3166-1 with their days, the withdrawn ones too. Codes that ISO leaves to its users (`XK`) or reserves (`UK`) are
        /// none of them: see [`Iso2Extended`](Self::Iso2Extended).
        Iso2,
        /// Alpha-3 codes of ISO 3166-1 with their days, the withdrawn ones too; without `XKX`: see [`Iso3Extended`](Self::Iso3Extended).
        Iso3,
        /// The codes of [`Iso2`](Self::Iso2) and those that files write beside them: `XK` for Kosovo, `UK` for `GB`, `EL` for `GR`. The
        /// United Kingdom and Greece are written with their own; withdrawn codes (`AN`, `TP`) keep their days here too.
        Iso2Extended,
        /// The codes of [`Iso3`](Self::Iso3) and those that files write beside them: `XKX` for Kosovo, and `KSV` in older files.
        Iso3Extended,
        /// Numbers of ISO 3166-1, three digits: `276` is Germany since 1990-10-30.
        IsoNumeric,
        /// Numbers of the Correlates of War state system: `255`. Both editions mean the same states by them.
        #[doc(alias = "ccode")]
        Cow,
        /// Abbreviations of the Correlates of War state system, edition 2024: `GMY`.
        #[doc(alias = "stateabb")]
        CowAbbreviation,
        /// The same of edition 2016, where Serbia is `YUG` to the end.
        CowOlderAbbreviation,
        /// Numbers of Gleditsch and Ward, with the microstates: `260`.
        #[doc(alias = "gwcode")]
        Gw,
        /// Abbreviations of Gleditsch and Ward, with the microstates: `GFR`.
        GwAbbreviation,
        /// FIPS 10-4 and the list that followed it until 2014, which GDELT still writes for places.
        #[doc(alias = "gec")]
        Fips,
        /// Country codes of CAMEO, as GDELT and Phoenix write them for actors. Not dated; 25 of them are regions.
        Cameo,
    }
}

/// On which days a code of ISO 3166 is valid. Other schemes are not affected.
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use interstate::State;
/// use interstate::state::{CodeScheme, IsoDays};
///
/// // A file that writes today's codes for every year.
/// let day = NaiveDate::from_ymd_opt(1985, 1, 1).unwrap_or_default();
/// assert!(State::from_code(CodeScheme::Iso3, "SRB", day).is_err());
/// assert_eq!(State::from_code(CodeScheme::Iso3, "SRB", IsoDays::Retrospective.code_day(day))?, State::SRB);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum IsoDays {
    /// From the first day of the code to its last: the default.
    #[default]
    Strict,
    /// A code in use today means the state that bears it today, on every day. A withdrawn code keeps its own days.
    Retrospective,
}

impl IsoDays {
    /// A day on which codes are read by this rule.
    #[must_use]
    pub fn code_day(self, day: NaiveDate) -> CodeDay {
        CodeDay { day, iso: self }
    }
}

/// A day on which a code is read, with the rule for codes of ISO 3166: made by [`IsoDays::code_day`], or from a day alone, which is strict.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct CodeDay {
    pub(super) day: NaiveDate,
    pub(super) iso: IsoDays,
}

impl From<NaiveDate> for CodeDay {
    fn from(day: NaiveDate) -> Self {
        IsoDays::Strict.code_day(day)
    }
}

impl CodeScheme {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Iso2 => "iso2",
            Self::Iso3 => "iso3",
            Self::Iso2Extended => "iso2_extended",
            Self::Iso3Extended => "iso3_extended",
            Self::IsoNumeric => "iso_numeric",
            Self::Cow => "cow",
            Self::CowAbbreviation => "cow_abbreviation",
            Self::CowOlderAbbreviation => "cow_older_abbreviation",
            Self::Gw => "gw",
            Self::GwAbbreviation => "gw_abbreviation",
            Self::Fips => "fips",
            Self::Cameo => "cameo",
        }
    }

    pub(super) fn table(self) -> &'static SchemeTable {
        match self {
            Self::Iso2 => &codes::ISO_PAIRS,
            Self::Iso3 => &codes::ISO_TRIPLES,
            Self::Iso2Extended => &codes::ISO_PAIRS_EXTENDED,
            Self::Iso3Extended => &codes::ISO_TRIPLES_EXTENDED,
            Self::IsoNumeric => &codes::ISO_NUMBERS,
            Self::Cow => &codes::COW,
            Self::CowAbbreviation => &codes::COW_LETTERS,
            Self::CowOlderAbbreviation => &codes::COW_OLDER_LETTERS,
            Self::Gw => &codes::GW,
            Self::GwAbbreviation => &codes::GW_LETTERS,
            Self::Fips => &codes::FIPS,
            Self::Cameo => &codes::CAMEO,
        }
    }

    pub(super) fn is_iso(self) -> bool {
        matches!(
            self,
            Self::Iso2 | Self::Iso3 | Self::Iso2Extended | Self::Iso3Extended | Self::IsoNumeric
        )
    }

    /// The scheme that also has what files write beside the codes of this one.
    pub(super) fn extended(self) -> Option<Self> {
        match self {
            Self::Iso2 => Some(Self::Iso2Extended),
            Self::Iso3 => Some(Self::Iso3Extended),
            _ => None,
        }
    }

    /// Every code of the scheme's list, sorted as text.
    ///
    /// # Examples
    /// ```
    /// use interstate::state::CodeScheme;
    ///
    /// assert_eq!(CodeScheme::Cameo.codes().next().map(|code| code.to_string()), Some("cameo:ABW".into()));
    /// ```
    pub fn codes(self) -> impl Iterator<Item = StateCode> + Clone {
        (0..self.table().len()).map(move |place| StateCode {
            scheme: self,
            place,
        })
    }

    /// The state that a code names, if it is one state and the same on every day: for readers of many rows, where no day need be looked at.
    ///
    /// `None` sends to [`meaning`](Self::meaning): the code has dated spells, is no state, or is unknown. Nothing is allocated. In CAMEO every
    /// code of a state is of this sort, in FIPS nearly every; in ISO and the state systems none, because their codes are dated.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::state::CodeScheme;
    ///
    /// assert_eq!(CodeScheme::Cameo.undated(b"CHN"), Some(State::CHN));
    /// assert_eq!(CodeScheme::Cameo.undated(b"SAF"), None); // Southern Africa, a region
    /// assert_eq!(CodeScheme::Fips.undated(b"CH"), Some(State::CHN));
    /// ```
    #[must_use]
    pub fn undated(self, code: impl AsRef<[u8]>) -> Option<State> {
        let slot = self.table().slot(code.as_ref())?;
        (slot.since == ANY.first).then_some(State(slot.state))
    }

    /// What a code means on a day, as a [`StateMeaning`]. Allocates only to list candidates.
    ///
    /// A code that may have stood on the day (its first year is known, its first day is not) means its state if no other may have borne it.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use interstate::State;
    /// use interstate::state::{CodeScheme, StateMeaning};
    ///
    /// // The day in 1977 on which VN went from the south to the whole of Vietnam is not known.
    /// let day = NaiveDate::from_ymd_opt(1977, 6, 15).unwrap_or_default();
    /// assert_eq!(CodeScheme::Iso2.meaning("VN", day), StateMeaning::Ambiguous(vec![State::VNM, State::COW_817]));
    /// ```
    #[must_use]
    pub fn meaning(self, code: impl AsRef<[u8]>, day: impl Into<CodeDay>) -> StateMeaning {
        let CodeDay { day, iso } = day.into();
        match self.table().slot(code.as_ref()) {
            Some(slot) if slot.since <= key(day) => StateMeaning::State(State(slot.state)),
            Some(slot) => StateCode::at(self, slot.place).meaning(iso.code_day(day)),
            None => StateMeaning::Unknown,
        }
    }
}
