//! CAMEO: event codes as text, with a checked hierarchy.

use super::cameo_table::{LISTED, Listed};
use super::{CameoDataSet, QuadClass};
use crate::error::{Error, Result, files::Files, text, words::clip};
use std::fmt;
use std::str::FromStr;

/// An event code of CAMEO: text of two to four digits below one of the roots `01` to `20`.
///
/// Never a number: `010` (make a statement) and `10` (demand) are two codes of two roots, and a column that was once read as
/// numbers has merged them. A code that cannot be (`13y`, `9`, `21`) is refused; a code that could be but that no list knows is
/// kept, and [`is_listed`](Self::is_listed) says so.
///
/// Codes order as text does, so a code stands right before those below it.
///
/// # Examples
/// ```
/// use interstate::code::{Cameo, CameoDataSet};
///
/// let code: Cameo = "0251".parse()?;
/// assert_eq!(code.base().text(), "025");
/// assert_eq!(code.root().text(), "02");
/// assert!(code.is_under("02".parse()?));
/// assert_eq!(code.name(CameoDataSet::Gdelt), Some("Appeal for easing of administrative sanctions"));
///
/// let error = "13y".parse::<Cameo>().unwrap_err();
/// assert_eq!(error.to_string(), r#""13y" is not a CAMEO code: two to four digits below a root from 01 to 20"#);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Schrodt, P. A. (2012). CAMEO: Conflict and Mediation Event Observations, Event and Actor Codebook, version 1.1b3. Names and
/// scores: see the head of the table in the source.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Cameo {
    /// ASCII digits; NUL behind the last one. So the order of the bytes is the order of the text.
    digits: [u8; 4],
}

text::serde_as_text!(Cameo);

impl Cameo {
    /// Reads a code from the bytes of a file, without allocating. `None` if it is not a code.
    ///
    #[inline]
    pub(crate) fn from_bytes(code: &[u8]) -> Option<Self> {
        let digits = match *code {
            [a, b] => [a, b, 0, 0],
            [a, b, c] if c.is_ascii_digit() => [a, b, c, 0],
            [a, b, c, d] if c.is_ascii_digit() && d.is_ascii_digit() => [a, b, c, d],
            _ => return None,
        };
        let code = Self { digits };
        let [a, b, ..] = digits;
        (a.is_ascii_digit() && b.is_ascii_digit() && (1..=20).contains(&code.root_number()))
            .then_some(code)
    }

    /// The text of the code, with its leading zero.
    #[must_use]
    pub fn text(&self) -> &str {
        // OK because all bytes are ASCII digits, of which a code has two to four.
        #[expect(
            clippy::indexing_slicing,
            clippy::unwrap_used,
            clippy::missing_panics_doc,
            reason = "at most four digits"
        )]
        std::str::from_utf8(&self.digits[..self.len()]).unwrap()
    }

    /// 1 to 20: the root as a number, for indexing. Not a code.
    ///
    #[inline]
    pub(crate) const fn root_number(self) -> u8 {
        let [a, b, ..] = self.digits;
        (a.wrapping_sub(b'0'))
            .wrapping_mul(10)
            .wrapping_add(b.wrapping_sub(b'0'))
    }

    /// The root of the code, two digits that name the class of the event: `02` for `0251`.
    #[must_use]
    pub const fn root(self) -> Self {
        let [a, b, ..] = self.digits;
        Self {
            digits: [a, b, 0, 0],
        }
    }

    /// The base code, the first three digits, or the root of a root: `025` for `0251`.
    #[must_use]
    pub const fn base(self) -> Self {
        let [a, b, c, _] = self.digits;
        Self {
            digits: [a, b, c, 0],
        }
    }

    /// The level of the code: 0 a root, 1 a base code, 2 the finest.
    #[must_use]
    pub fn depth(self) -> u8 {
        match self.digits {
            [_, _, 0, _] => 0,
            [_, _, _, 0] => 1,
            _ => 2,
        }
    }

    /// Whether this code is `other` or a code below it. Compared as text, so `010` is under `01` and not under `10`.
    #[must_use]
    pub fn is_under(self, other: Self) -> bool {
        self.text().starts_with(other.text())
    }

    /// Whether any of the crate's three code lists has this code.
    ///
    /// ```
    /// # use interstate::code::Cameo;
    /// assert!("1952".parse::<Cameo>()?.is_listed());
    /// assert!(!"0199".parse::<Cameo>()?.is_listed());
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn is_listed(self) -> bool {
        self.rank() != UNLISTED
    }

    /// The name of the code in a data set; `None` for a code without a published name.
    ///
    /// The lists agree but for five codes, where GDELT's lookup follows an older manual: `101`, `105`, `106`, `107` and `108`.
    ///
    /// ```
    /// # use interstate::code::{Cameo, CameoDataSet};
    /// let code: Cameo = "108".parse()?;
    /// assert_eq!(code.name(CameoDataSet::Gdelt), Some("Demand meeting, negotiation"));
    /// assert_eq!(code.name(CameoDataSet::Icews), Some("Demand mediation"));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn name(self, in_data: CameoDataSet) -> Option<&'static str> {
        if in_data != CameoDataSet::Gdelt {
            match &self.digits {
                b"101\0" => return Some("Demand material cooperation, not specified below"),
                b"105\0" => return Some("Demand that target yields, not specified below"),
                b"106\0" => return Some("Demand meeting, negotiation"),
                b"107\0" => return Some("Demand settling of dispute"),
                b"108\0" => return Some("Demand mediation"),
                _ => {}
            }
        }
        self.listed()
            .map(|l| l.name)
            .filter(|name| !name.is_empty())
    }

    /// The Goldstein score of the code in a data set, from −10 (conflict) to 10 (cooperation); `None` if the data set gives none.
    ///
    /// # When it misleads
    /// A score belongs to a code, not to what happened: all meetings score alike. The data sets disagree on eight codes (`016`,
    /// `022`, `124`, `1246`, `163`, `164`, `165`, `166`), so scores of two data sets do not compare.
    ///
    /// # References
    /// Goldstein, J. S. (1992). A conflict–cooperation scale for WEIS events data. Journal of Conflict Resolution 36(2), 369–385,
    /// as carried over to CAMEO by each data set.
    #[must_use]
    pub fn goldstein(self, in_data: CameoDataSet) -> Option<f64> {
        let listed = self.listed()?;
        let tenths = match in_data {
            CameoDataSet::Gdelt => listed.gdelt,
            CameoDataSet::Icews => listed.icews,
            CameoDataSet::Phoenix => listed.phoenix,
        };
        (tenths != Listed::NO_SCORE).then(|| f64::from(tenths) / 10.0)
    }

    /// The quad class of the code in a data set; `None` for ICEWS, which publishes none.
    ///
    /// GDELT and Phoenix both sort by root, and differ on `01`, `02`, `09`, `14` and `16`.
    ///
    /// ```
    /// # use interstate::code::{Cameo, CameoDataSet, QuadClass};
    /// let protest: Cameo = "141".parse()?;
    /// assert_eq!(protest.quad_class(CameoDataSet::Gdelt), Some(QuadClass::VerbalConflict));
    /// assert_eq!(protest.quad_class(CameoDataSet::Phoenix), Some(QuadClass::MaterialConflict));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn quad_class(self, in_data: CameoDataSet) -> Option<QuadClass> {
        Some(match (in_data, self.root_number()) {
            (CameoDataSet::Icews, _) => return None,
            (CameoDataSet::Gdelt, 1..=5) | (CameoDataSet::Phoenix, 3..=5) => {
                QuadClass::VerbalCooperation
            }
            (CameoDataSet::Phoenix, 1..=2) => QuadClass::Neutral,
            (CameoDataSet::Gdelt, 6..=9) | (CameoDataSet::Phoenix, 6..=8) => {
                QuadClass::MaterialCooperation
            }
            (CameoDataSet::Gdelt, 10..=14) | (CameoDataSet::Phoenix, 9..=13 | 16) => {
                QuadClass::VerbalConflict
            }
            (CameoDataSet::Gdelt | CameoDataSet::Phoenix, _) => QuadClass::MaterialConflict,
        })
    }

    /// Every listed code, in order of text.
    ///
    /// ```
    /// # use interstate::code::Cameo;
    /// assert_eq!(Cameo::listed_codes().count(), 324);
    /// assert_eq!(Cameo::listed_codes().filter(|code| code.depth() == 0).count(), 20);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn listed_codes() -> impl Iterator<Item = Self> {
        LISTED.iter().map(|l| Self { digits: l.digits })
    }

    fn len(self) -> usize {
        usize::from(self.depth()) + 2
    }

    fn listed(self) -> Option<&'static Listed> {
        LISTED.get(usize::from(self.rank()))
    }

    /// How many codes can be, some with a root of zero among them: for tables by [`place`](Self::place).
    pub(crate) const PLACES: usize = RANKS.len();

    /// A number for each code that can be, below [`PLACES`](Self::PLACES).
    #[inline]
    pub(crate) const fn place(self) -> u16 {
        place(self.digits)
    }

    /// Every code that can be, listed or not, in order.
    pub(crate) fn all_that_can_be() -> impl Iterator<Item = Self> {
        let below = |root: Self| {
            let base = (b'0'..=b'9').flat_map(move |c| {
                let [a, b, ..] = root.digits;
                let fine = (b'0'..=b'9').map(move |d| [a, b, c, d]);
                std::iter::once([a, b, c, 0]).chain(fine)
            });
            let below = base.map(|digits| Self { digits });
            std::iter::once(root).chain(below)
        };
        Self::listed_codes()
            .filter(|code| code.depth() == 0)
            .flat_map(below)
    }

    /// The place of the code in [`LISTED`], or [`UNLISTED`].
    #[inline]
    pub(super) fn rank(self) -> u16 {
        // OK because a code has a root of at most 20, and a cell for each of its places.
        #[expect(clippy::indexing_slicing, reason = "place < PLACES")]
        RANKS[usize::from(place(self.digits))]
    }
}

/// What [`Cameo::rank`] says of a code that no list knows: one more than the last rank.
const UNLISTED: u16 = {
    assert!(LISTED.len() < 1000);
    #[expect(clippy::cast_possible_truncation, reason = "below 1000")]
    let ranks = LISTED.len() as u16;
    ranks
};

/// The rank of each code that can be, at its [`place`]: 21 of two digits, 210 of three, 2,100 of four.
static RANKS: [u16; 21 + 210 + 2100] = {
    let mut ranks = [UNLISTED; 21 + 210 + 2100];
    let mut rank = 0;
    while rank < UNLISTED {
        #[expect(clippy::indexing_slicing, reason = "when compiling")]
        {
            ranks[place(LISTED[rank as usize].digits) as usize] = rank;
        }
        rank += 1;
    }
    ranks
};

/// A number for each code that can be, leading zeros told apart.
#[inline]
const fn place(digits: [u8; 4]) -> u16 {
    const fn value(digit: u8) -> u16 {
        digit.wrapping_sub(b'0') as u16
    }
    let [a, b, c, d] = digits;
    let root = value(a) * 10 + value(b);
    if c == 0 {
        root
    } else if d == 0 {
        21 + root * 10 + value(c)
    } else {
        21 + 210 + root * 100 + value(c) * 10 + value(d)
    }
}

impl FromStr for Cameo {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self> {
        Self::from_bytes(code.as_bytes())
            .ok_or_else(|| Files::NotCameo { found: clip(code) }.into())
    }
}

impl fmt::Display for Cameo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

impl fmt::Debug for Cameo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cameo({})", self.text())
    }
}
