//! The acts that sanctions rest on.

use crate::error::{Error, Result, text, words::Words};
use crate::state::actor::Actor;
use std::fmt;
use std::str::FromStr;

/// The number of a legal act, by the scheme of its publisher.
///
/// | text | act |
/// |---|---|
/// | `celex:32025R0395` | Regulation (EU) 2025/395, by its number in the Union's law |
/// | `eo:14024` | executive order of the President of the United States |
/// | `uksi:2019/855` | statutory instrument of the United Kingdom |
/// | `unsc:2231` | resolution of the Security Council |
/// | `decree:UKR/232/2025` | decree of a state, in its own numbering |
/// | `fr:89/12345` | volume and page of the Federal Register |
/// | `other:…` | anything else, in words |
///
/// # Examples
/// ```
/// use interstate::sanction::LegalActId;
///
/// assert_eq!(LegalActId::eu_regulation(2025, 395)?.to_string(), "celex:32025R0395");
/// let refused = "celex:2025/395".parse::<LegalActId>().unwrap_err();
/// assert!(refused.to_string().starts_with("\"celex:2025/395\" is not a number of an act"));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum LegalActId {
    /// A CELEX number: sector, year, letter of the type, number. Made by [`LegalActId::celex`].
    #[non_exhaustive]
    Celex(Box<str>),
    /// The number of an executive order of the United States.
    ExecutiveOrder(u16),
    /// The year and number of a statutory instrument of the United Kingdom.
    StatutoryInstrument(u16, u16),
    /// The number of a resolution of the Security Council.
    UnResolution(u16),
    /// The number of a decree of a state, in its own numbering. Made by [`LegalActId::decree`].
    #[non_exhaustive]
    Decree(Actor, Box<str>),
    /// The volume and page of the Federal Register of the United States.
    FederalRegister(u16, u32),
    /// The name of an act without a number. Made by [`LegalActId::other`].
    #[non_exhaustive]
    Other(Box<str>),
}

impl LegalActId {
    /// A regulation of the Union, by the year and number of its citation.
    ///
    /// # Errors
    /// A year outside 1952 to 9999; a number of 0 or of more than four digits.
    pub fn eu_regulation(year: u16, number: u16) -> Result<Self> {
        Self::celex(&format!("3{year:04}R{number:04}"))
    }

    /// An act by its number in the Union's law.
    ///
    /// # Errors
    /// Text that is no such number.
    pub fn celex(number: &str) -> Result<Self> {
        if is_celex(number) {
            return Ok(Self::Celex(number.into()));
        }
        Err(Words::not_a("CELEX number", number, "32025R0395").into())
    }

    /// A decree of a state, by the state's own number.
    ///
    /// # Errors
    /// A blank number, or one that ends in a question mark: that is how an act is written whose number was not
    /// [compared](LegalAct::unverified) with the official text.
    pub fn decree(of: impl Into<Actor>, number: &str) -> Result<Self> {
        Ok(Self::Decree(
            of.into(),
            undoubted("number of a decree", number)?,
        ))
    }

    /// An act that no scheme numbers, by its name.
    ///
    /// # Errors
    /// A blank name, or one that ends in a question mark.
    ///
    /// ```
    /// use interstate::sanction::LegalActId;
    ///
    /// assert_eq!(LegalActId::other("Taiwan Relations Act")?.to_string(), "other:Taiwan Relations Act");
    /// let refused = LegalActId::other("a rumour?").unwrap_err();
    /// assert_eq!(
    ///     refused.to_string(),
    ///     r#""a rumour?" is not a name of an act; write it as some text without "?" at its end, the mark of an act that was not compared"#,
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn other(name: &str) -> Result<Self> {
        Ok(Self::Other(undoubted("name of an act", name)?))
    }
}

impl fmt::Display for LegalActId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Celex(number) => write!(f, "celex:{number}"),
            Self::ExecutiveOrder(number) => write!(f, "eo:{number}"),
            Self::StatutoryInstrument(year, number) => write!(f, "uksi:{year}/{number}"),
            Self::UnResolution(number) => write!(f, "unsc:{number}"),
            Self::Decree(state, number) => write!(f, "decree:{state}/{number}"),
            Self::FederalRegister(volume, page) => write!(f, "fr:{volume}/{page}"),
            Self::Other(name) => write!(f, "other:{name}"),
        }
    }
}

impl FromStr for LegalActId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let not = || {
            Words::not_a(
                "number of an act",
                text,
                "celex:32025R0395, eo:14024, uksi:2019/855, unsc:2231, decree:UKR/232/2025, fr:89/12345 or other:name",
            )
        };
        let (scheme, number) = text.split_once(':').ok_or_else(not)?;
        let two = || number.split_once('/').ok_or_else(not);
        Ok(match scheme {
            "celex" => Self::celex(number).map_err(|_| not())?,
            "eo" => Self::ExecutiveOrder(number.parse().map_err(|_| not())?),
            "uksi" => {
                let (year, number) = two()?;
                Self::StatutoryInstrument(
                    year.parse().map_err(|_| not())?,
                    number.parse().map_err(|_| not())?,
                )
            }
            "unsc" => Self::UnResolution(number.parse().map_err(|_| not())?),
            "decree" => {
                let (state, number) = two()?;
                Self::decree(state.parse::<Actor>()?, number)?
            }
            "fr" => {
                let (volume, page) = two()?;
                Self::FederalRegister(
                    volume.parse().map_err(|_| not())?,
                    page.parse().map_err(|_| not())?,
                )
            }
            "other" => Self::other(number)?,
            _ => return Err(not().into()),
        })
    }
}

text::serde_as_text!(LegalActId);

/// A text of some letters that does not end in the mark of doubt.
fn undoubted(what: &'static str, text: &str) -> Result<Box<str>> {
    if text.trim().is_empty() || text.ends_with('?') {
        let form = "some text without \"?\" at its end, the mark of an act that was not compared";
        return Err(Words::not_a(what, text, form).into());
    }
    Ok(text.into())
}

/// A digit of the sector, four of the year, one or two letters, four digits of the number (not 0000).
fn is_celex(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let Some((head, number)) = text
        .len()
        .checked_sub(4)
        .and_then(|at| text.split_at_checked(at))
    else {
        return false;
    };
    let Some((numbered, letters)) = head.split_at_checked(5) else {
        return false;
    };
    digits(numbered)
        && numbered.get(1..).is_some_and(|year| year >= "1952")
        && (1..=2).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && digits(number)
        && number != "0000"
}

/// A legal act as cited, with whether its number was compared with the official text.
///
/// A question mark marks a number that was not: `celex:32025R0395?`.
///
/// # Examples
/// ```
/// use interstate::sanction::LegalAct;
///
/// let act: LegalAct = "celex:32025R0395?".parse()?;
/// assert!(!act.is_verified());
/// assert_eq!(act.to_string(), "celex:32025R0395?");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct LegalAct {
    id: LegalActId,
    verified: bool,
}

impl LegalAct {
    /// A legal act whose number is taken as right.
    #[must_use]
    pub fn new(id: LegalActId) -> Self {
        Self { id, verified: true }
    }

    /// A legal act whose number was not compared with the official text.
    #[must_use]
    pub fn unverified(id: LegalActId) -> Self {
        Self {
            id,
            verified: false,
        }
    }

    /// The number of the act.
    #[must_use]
    pub fn id(&self) -> &LegalActId {
        &self.id
    }

    /// Whether the number was compared with the official text.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.verified
    }
}

impl From<LegalActId> for LegalAct {
    fn from(id: LegalActId) -> Self {
        Self::new(id)
    }
}

impl fmt::Display for LegalAct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let doubt = if self.verified { "" } else { "?" };
        write!(f, "{}{doubt}", self.id)
    }
}

impl FromStr for LegalAct {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.strip_suffix('?') {
            Some(id) => id.parse().map(Self::unverified),
            None => text.parse().map(Self::new),
        }
    }
}

text::serde_as_text!(LegalAct);
