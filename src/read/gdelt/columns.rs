//! The layouts, and the names of their columns.

use crate::error::text;

text::word! {
    "layout of GDELT files";
    /// The layout of a GDELT event file, recognised by its number of columns.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::gdelt::GdeltLayout;
    ///
    /// assert_eq!(GdeltLayout::of(61), Some(GdeltLayout::Second));
    /// assert_eq!(GdeltLayout::Second.columns()[38], "Actor1Geo_ADM1Code");
    /// assert_eq!(GdeltLayout::Backfile.columns().len(), 57);
    /// assert_eq!(GdeltLayout::of(60), None);
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum GdeltLayout {
        /// 1.0, 1979 to March 2013: 57 columns, without the address of the story. `DATEADDED` is the day of the batch that made the file.
        Backfile,
        /// 1.0, daily from April 2013: 58 columns.
        Daily,
        /// 2.0, every 15 minutes from February 2015: 61 columns, with a second division of places and the minute of adding.
        Second,
    }
}

impl GdeltLayout {
    /// The layout with a number of columns; `None` if there is none.
    #[must_use]
    #[inline]
    pub const fn of(columns: usize) -> Option<Self> {
        match columns {
            57 => Some(Self::Backfile),
            58 => Some(Self::Daily),
            61 => Some(Self::Second),
            _ => None,
        }
    }

    /// The names of the columns, in order, as the codebooks have them.
    #[must_use]
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Backfile => &FIRST[..57],
            Self::Daily => &FIRST,
            Self::Second => &SECOND,
        }
    }

    /// The place of `DATEADDED`.
    pub(super) const fn added(self) -> usize {
        match self {
            Self::Backfile | Self::Daily => 56,
            Self::Second => 59,
        }
    }

    /// The place of the address of the story.
    pub(super) const fn url(self) -> Option<usize> {
        match self {
            Self::Backfile => None,
            Self::Daily => Some(57),
            Self::Second => Some(60),
        }
    }
}

/// Places of columns that all layouts share.
pub(super) const ID: usize = 0;
pub(super) const DAY: usize = 1;
pub(super) const COUNTRIES: [usize; 2] = [7, 17];
pub(super) const IS_ROOT: usize = 25;
pub(super) const CODE: usize = 26;
pub(super) const QUAD_CLASS: usize = 29;
pub(super) const GOLDSTEIN: usize = 30;
pub(super) const MENTIONS: usize = 31;
pub(super) const SOURCES: usize = 32;
pub(super) const ARTICLES: usize = 33;
pub(super) const TONE: usize = 34;
/// Where the first block of places starts.
pub(super) const PLACES: usize = 35;

macro_rules! columns {
    ([$($adm2:literal)?], [$($last:literal),*]) => {
        columns!(@ [$($adm2)?] [$($adm2)?] [$($adm2)?], [$($last),*])
    };
    (@ [$($a:literal)?] [$($b:literal)?] [$($c:literal)?], [$($last:literal),*]) => {
        [
            "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
            "Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1EthnicCode",
            "Actor1Religion1Code", "Actor1Religion2Code", "Actor1Type1Code", "Actor1Type2Code", "Actor1Type3Code",
            "Actor2Code", "Actor2Name", "Actor2CountryCode", "Actor2KnownGroupCode", "Actor2EthnicCode",
            "Actor2Religion1Code", "Actor2Religion2Code", "Actor2Type1Code", "Actor2Type2Code", "Actor2Type3Code",
            "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
            "NumMentions", "NumSources", "NumArticles", "AvgTone",
            "Actor1Geo_Type", "Actor1Geo_FullName", "Actor1Geo_CountryCode", "Actor1Geo_ADM1Code",
            $(concat!("Actor1Geo_", $a),)?
            "Actor1Geo_Lat", "Actor1Geo_Long", "Actor1Geo_FeatureID",
            "Actor2Geo_Type", "Actor2Geo_FullName", "Actor2Geo_CountryCode", "Actor2Geo_ADM1Code",
            $(concat!("Actor2Geo_", $b),)?
            "Actor2Geo_Lat", "Actor2Geo_Long", "Actor2Geo_FeatureID",
            "ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code",
            $(concat!("ActionGeo_", $c),)?
            "ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_FeatureID",
            $($last),*
        ]
    };
}

static FIRST: [&str; 58] = columns!([], ["DATEADDED", "SOURCEURL"]);
static SECOND: [&str; 61] = columns!(["ADM2Code"], ["DATEADDED", "SOURCEURL"]);
