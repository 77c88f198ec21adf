//! The places of a row.

use crate::error::text;
use crate::state::actor::State;
use crate::state::{CodeScheme, StateCode};
use chrono::NaiveDate;

text::word! {
    "place";
    /// Which place of a row is meant: that of actor 1, of actor 2, or of the action.
    #[derive(Ord, PartialOrd)]
    pub enum PlaceOf {
        /// The place of actor 1.
        First,
        /// The place of actor 2.
        Second,
        /// The place of the action.
        Action,
    }
}

text::word! {
    "precision of a place";
    /// How precisely a place was found.
    #[derive(Ord, PartialOrd)]
    pub enum PlacePrecision {
        /// A country.
        Country,
        /// A state of the USA.
        UsState,
        /// A city or landmark of the USA.
        UsCity,
        /// A city or landmark elsewhere.
        City,
        /// An administrative division of the first level, such as a province, elsewhere.
        Division,
    }
}

/// A place of a GDELT row. Its country code is of FIPS 10-4, not of CAMEO as for actors, and not of ISO.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GdeltPlace<'a> {
    pub(super) precision: PlacePrecision,
    pub(super) name: Option<&'a str>,
    pub(super) country: Option<&'a str>,
    pub(super) first_division: Option<&'a str>,
    pub(super) second_division: Option<&'a str>,
    pub(super) latitude: Option<f64>,
    pub(super) longitude: Option<f64>,
    pub(super) feature: Option<&'a str>,
}

impl<'a> GdeltPlace<'a> {
    /// How precisely the place was found.
    #[must_use]
    pub fn precision(&self) -> PlacePrecision {
        self.precision
    }

    /// The full name of the place: `Minsk, Belarus (general), Belarus`.
    #[must_use]
    pub fn name(&self) -> Option<&'a str> {
        self.name
    }

    /// The FIPS 10-4 code of the country: `CH` is China, `RS` Russia. `None` where the cell is empty or has letters that are not in the list,
    /// which [`country_text`](Self::country_text) gives.
    #[must_use]
    pub fn country(&self) -> Option<StateCode> {
        StateCode::listed(CodeScheme::Fips, self.country?.as_bytes())
    }

    /// The two letters of the country, as the cell has them.
    #[must_use]
    pub fn country_text(&self) -> Option<&'a str> {
        self.country
    }

    /// The state or territory that the place lies in, on a day. `None` where the code is of none, or of several.
    #[must_use]
    pub fn state(&self, day: NaiveDate) -> Option<State> {
        CodeScheme::Fips.meaning(self.country?, day).state()
    }

    /// The code of the administrative division of the first level (ADM1), the country's letters included.
    #[must_use]
    pub fn first_division(&self) -> Option<&'a str> {
        self.first_division
    }

    /// The code of the administrative division of the second level (ADM2); 2.0 files only.
    #[must_use]
    pub fn second_division(&self) -> Option<&'a str> {
        self.second_division
    }

    /// The latitude in degrees, positive in the north.
    #[must_use]
    pub fn latitude(&self) -> Option<f64> {
        self.latitude
    }

    /// The longitude in degrees, positive in the east.
    #[must_use]
    pub fn longitude(&self) -> Option<f64> {
        self.longitude
    }

    /// The number or code of the place in the gazetteer.
    #[must_use]
    pub fn feature(&self) -> Option<&'a str> {
        self.feature
    }
}
