//! Numbers by which a listed party is known on several lists.

use crate::error::{Error, Result, sanctions::Sanctions, text, words::Words};
use crate::interaction::key::seen;
use crate::state::actor::State;
use std::fmt;
use std::str::FromStr;

/// A number by which a listed party is known, for matching lists of different issuers.
///
/// | text | number |
/// |---|---|
/// | `imo:9074729` | of a ship or its owner, by the International Maritime Organization: seven digits, of which the last is a check |
/// | `lei:529900T8BM49AURSDO55` | legal entity identifier (ISO 17442): twenty letters and digits, of which the last two are a check |
/// | `registration:CHN/91440300MA5` | number in a register of companies or of taxes of a state |
/// | `registration:/1027700132195` | the same where the list does not say of which state: no two parties are matched by it |
/// | `list:un/QDe.004` | the number of an entry of a list, its own or another one's: the Union prints the numbers of the United Nations |
///
/// Letters are read in either case and blanks, points, strokes and hyphens in a registration number do not count: as printed by the
/// crate it has letters and digits alone.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::sanction::TargetIdentifier;
///
/// let ship = TargetIdentifier::imo("IMO 9074729")?;
/// assert_eq!(ship.to_string(), "imo:9074729");
/// let firm = TargetIdentifier::registration(Some(State::CHN), "9144 0300-ma5")?;
/// assert_eq!(firm.to_string(), "registration:CHN/91440300MA5");
///
/// let refused = TargetIdentifier::imo("9074728").unwrap_err();
/// assert_eq!(refused.to_string(), "\"9074728\" is no IMO number: its last digit, the check, should be 9");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum TargetIdentifier {
    /// The number of a ship or its owner. Made by [`TargetIdentifier::imo`].
    #[non_exhaustive]
    Imo(u32),
    /// A legal entity identifier. Made by [`TargetIdentifier::lei`].
    #[non_exhaustive]
    Lei(Box<str>),
    /// A number in a register of a state, with that state where it is told. Made by [`TargetIdentifier::registration`].
    #[non_exhaustive]
    Registration(Option<State>, Box<str>),
    /// The number of a list's entry, with the name of the list. Made by [`TargetIdentifier::entry`].
    #[non_exhaustive]
    Entry(Box<str>, Box<str>),
}

impl TargetIdentifier {
    /// The IMO number of a ship or its owner; the letters `IMO` before it are ignored.
    ///
    /// # Errors
    /// Text that is not seven digits; a last digit that is not the check of the others (the last digit of the sum of the first six times
    /// 7, 6, 5, 4, 3 and 2).
    pub fn imo(text: &str) -> Result<Self> {
        let digits = text.trim();
        let after = digits
            .get(..3)
            .filter(|letters| letters.eq_ignore_ascii_case("imo"));
        let digits = after.map_or(digits, |_| digits.get(3..).unwrap_or(digits).trim());
        let not = || Words::not_a("IMO number", text, "seven digits: 9074729");
        if digits.len() != 7 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(not().into());
        }
        let number: u32 = digits.parse().map_err(|_| not())?;
        // OK because the number has seven digits; the check is not among the weighted.
        let place = |weight: u32| number / 10_u32.pow(weight - 1) % 10;
        let expected = (2..=7).map(|weight| weight * place(weight)).sum::<u32>() % 10;
        if number % 10 != expected {
            return Err(Sanctions::CheckDigit {
                found: text.into(),
                what: "IMO number",
                check: "its last digit, the check, should be",
                expected: expected.to_string().into(),
            }
            .into());
        }
        Ok(Self::Imo(number))
    }

    /// A legal entity identifier (LEI) of twenty characters.
    ///
    /// # Errors
    /// Text that is not eighteen letters or digits and two digits; two last digits that are not the check of the others (ISO 7064, mod 97-10).
    ///
    /// ```
    /// use interstate::sanction::TargetIdentifier;
    ///
    /// assert!(TargetIdentifier::lei("529900t8bm49aursdo55").is_ok());
    /// let refused = TargetIdentifier::lei("529900T8BM49AURSDO56").unwrap_err();
    /// assert!(refused.to_string().ends_with("its last two digits, the check, should be 55"));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn lei(text: &str) -> Result<Self> {
        let letters = text.trim().to_ascii_uppercase();
        let not = || Words::not_a("legal entity identifier", text, "529900T8BM49AURSDO55");
        let well_formed = letters.len() == 20 && letters.bytes().all(|b| b.is_ascii_alphanumeric());
        let (head, check) = letters.split_at_checked(18).ok_or_else(not)?;
        if !well_formed || !check.bytes().all(|b| b.is_ascii_digit()) {
            return Err(not().into());
        }
        // Letters are 10 to 35, and the whole is a number that leaves 1 when divided by 97.
        let rest = head.chars().filter_map(|c| c.to_digit(36));
        let rest = rest.fold(0_u32, |rest, value| {
            (rest * if value < 10 { 10 } else { 100 } + value) % 97
        });
        let expected = format!("{:02}", 98 - rest * 100 % 97);
        if check != expected {
            return Err(Sanctions::CheckDigit {
                found: text.into(),
                what: "legal entity identifier",
                check: "its last two digits, the check, should be",
                expected: expected.into(),
            }
            .into());
        }
        Ok(Self::Lei(letters.into()))
    }

    /// A number in a register of companies or of taxes of a state.
    ///
    /// # Errors
    /// Text without a letter or digit.
    pub fn registration(of: Option<State>, text: &str) -> Result<Self> {
        let letters = text.chars().flat_map(char::to_uppercase);
        let number: String = letters.filter(|c| c.is_alphanumeric()).collect();
        if number.is_empty() {
            return Err(Words::not_a("registration number", text, "letters and digits").into());
        }
        Ok(Self::Registration(of, number.into()))
    }

    /// The number of an entry of a list, by a short name of the list: `un`, `ofac`, `uk`.
    ///
    /// # Errors
    /// A name that is empty or has other than small letters, digits and hyphens; a blank number, or one with a
    /// semicolon or a mark that cannot be seen.
    pub fn entry(list: &str, number: &str) -> Result<Self> {
        let number = seen(number.trim())?;
        let small = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if list.is_empty() || !list.bytes().all(small) || number.is_empty() || number.contains(';')
        {
            let text = format!("{list}/{number}");
            let form = "un/QDe.004: a short name of the list and a number without a semicolon";
            return Err(Words::not_a("number of an entry", &text, form).into());
        }
        Ok(Self::Entry(list.into(), number.into()))
    }
}

impl fmt::Display for TargetIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Imo(number) => write!(f, "imo:{number:07}"),
            Self::Lei(letters) => write!(f, "lei:{letters}"),
            Self::Registration(Some(state), number) => write!(f, "registration:{state}/{number}"),
            Self::Registration(None, number) => write!(f, "registration:/{number}"),
            Self::Entry(list, number) => write!(f, "list:{list}/{number}"),
        }
    }
}

impl FromStr for TargetIdentifier {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let not = || {
            Words::not_a(
                "number of a party",
                text,
                "imo:9074729, lei:529900T8BM49AURSDO55, registration:CHN/91440300MA5 or list:un/QDe.004",
            )
        };
        let (scheme, number) = text.split_once(':').ok_or_else(not)?;
        let two = || number.split_once('/').ok_or_else(not);
        match scheme {
            "imo" => Self::imo(number),
            "lei" => Self::lei(number),
            "registration" => {
                let (state, number) = two()?;
                let state = (!state.is_empty()).then(|| state.parse()).transpose()?;
                Self::registration(state, number)
            }
            "list" => {
                let (list, number) = two()?;
                Self::entry(list, number)
            }
            _ => Err(not().into()),
        }
    }
}

text::serde_as_text!(TargetIdentifier);
