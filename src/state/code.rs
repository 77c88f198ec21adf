//! Codes of data sets: a scheme, a text, and the days on which it means a state.

use super::actor::{Actor, State};
use super::day::{Key, Span, key};
use super::lookup::{NONE, Role, SpellRow};
use super::meaning::StateMeaning;
use super::scheme::{CodeDay, CodeScheme, IsoDays};
use super::spell::CodeSpell;
use crate::error::{Error, Result};
use crate::error::{
    clip::Said,
    states::{Meant, States},
    words::clip,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A code of a scheme's list, such as `fips:RS`. A small [`Copy`] value.
///
/// # Examples
/// ```
/// use interstate::state::{StateCode, CodeScheme};
///
/// let code = StateCode::new(CodeScheme::Fips, "RS")?;
/// assert_eq!(code.to_string(), "fips:RS");
/// assert_ne!(code, StateCode::new(CodeScheme::Iso2, "RS")?);
///
/// let refused = StateCode::new(CodeScheme::Iso3, "chn").unwrap_err();
/// assert_eq!(refused.to_string(), "unknown iso3 code \"chn\"; did you mean \"CHN\"?");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct StateCode {
    pub(super) scheme: CodeScheme,
    pub(super) place: u16,
}

impl StateCode {
    /// The code at a place of the scheme's list.
    pub(super) fn at(scheme: CodeScheme, place: u16) -> Self {
        Self { scheme, place }
    }

    /// Looks up the code of a scheme by its text.
    ///
    /// # Errors
    /// When the list has no such code; it is read only as the list writes it.
    pub fn new(scheme: CodeScheme, text: impl AsRef<[u8]>) -> Result<Self> {
        let text = text.as_ref();
        Self::listed(scheme, text).ok_or_else(|| unknown_code(scheme, text))
    }

    /// The same without the work of a message.
    pub(crate) fn listed(scheme: CodeScheme, text: &[u8]) -> Option<Self> {
        let place = scheme.table().place(text)?;
        Some(Self { scheme, place })
    }

    /// The scheme that the code belongs to.
    #[must_use]
    pub fn scheme(self) -> CodeScheme {
        self.scheme
    }

    /// The code without its scheme: `RS`.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.scheme.table().code(self.place)
    }

    /// The days on which the code names a state, in order of time.
    pub fn spells(self) -> impl Iterator<Item = CodeSpell> {
        let rows = self.scheme.table().spells(self.place);
        rows.iter().map(move |row| CodeSpell::of(self, row))
    }

    /// What the code means on a day, as a [`StateMeaning`]: see [`CodeScheme::meaning`].
    #[must_use]
    pub fn meaning(self, day: impl Into<CodeDay>) -> StateMeaning {
        let CodeDay { day, iso } = day.into();
        let table = self.scheme.table();
        let spells = table.spells(self.place);
        if iso == IsoDays::Retrospective
            && self.scheme.is_iso()
            && let Some(today) = spells.iter().find(|spell| spell.stands())
        {
            return StateMeaning::State(State(today.state));
        }
        meaning_of(spells, key(day))
    }

    /// The state that the code names on a day, or an error that says why there is none.
    ///
    /// # Errors
    /// When it means none or several on that day, or a region or a place.
    pub fn state(self, day: impl Into<CodeDay>) -> Result<State> {
        let day = day.into();
        match self.meaning(day) {
            StateMeaning::State(state) => Ok(state),
            other => Err(self.refusal(&other, day.day)),
        }
    }

    /// Of a code that names no state on the first of these days: the state of the first day up to the last on which it names one, or else the only
    /// one that it ever names.
    pub(crate) fn state_within(self, [first, last]: [NaiveDate; 2]) -> Option<State> {
        let names = |row: &&SpellRow| row.role != Role::No;
        let rows = || self.scheme.table().spells(self.place).iter().filter(names);
        let begins = rows().map(|row| row.span.from.first);
        let next = begins.filter(|day| (key(first)..=key(last)).contains(day));
        if let Some(day) = next.min() {
            return meaning_of(self.scheme.table().spells(self.place), day).state();
        }
        let only = rows().next()?.state;
        rows().all(|row| row.state == only).then_some(State(only))
    }

    fn refusal(self, meaning: &StateMeaning, day: NaiveDate) -> Error {
        let scheme = self.scheme.word();
        let code = self.text();
        match meaning {
            StateMeaning::Ambiguous(states) => States::AmbiguousCode {
                scheme,
                code,
                day,
                candidates: states.iter().map(|s| (s.text(), s.name())).collect(),
            },
            StateMeaning::NoState(_) => {
                let label = self
                    .scheme
                    .table()
                    .labels
                    .iter()
                    .find(|l| l.0 == self.place);
                let (kind, label) = label.map_or(("place", ""), |&(_, kind, label)| (kind, label));
                States::NoStateCode {
                    scheme,
                    code,
                    kind,
                    label,
                }
            }
            StateMeaning::State(_) | StateMeaning::NotOnThatDay | StateMeaning::Unknown => {
                States::CodeNotOnDay {
                    scheme,
                    code,
                    day,
                    spells: listed(
                        self.spells()
                            .map(|s| (s.state.map_or("", State::text), s.span)),
                    ),
                }
            }
        }
        .into()
    }
}

/// `YUG 1944-10-20 to 1992-04-26, SCG from 1992-04-27`.
pub(super) fn listed(spells: impl Iterator<Item = (&'static str, Span)>) -> Said {
    let texts: Vec<String> = spells
        .map(|(what, span)| format!("{what} {}", span.text()).trim().to_owned())
        .collect();
    texts.join(", ").into()
}

fn meaning_of(spells: &'static [SpellRow], day: Key) -> StateMeaning {
    let mut found = spells.iter().filter(|spell| spell.names_on(day));
    let Some(first) = found.next() else {
        // A region or a place is one on every day: such codes are not dated.
        return match spells.iter().find(|spell| spell.role == Role::No) {
            Some(spell) if spell.state == NONE => StateMeaning::NoState(Vec::new()),
            Some(spell) => StateMeaning::NoState(vec![State(spell.state)]),
            None => StateMeaning::NotOnThatDay,
        };
    };
    let others = found.filter(|spell| spell.state != first.state);
    let mut states: Vec<State> = others.map(|spell| State(spell.state)).collect();
    if states.is_empty() {
        return StateMeaning::State(State(first.state));
    }
    states.push(State(first.state));
    states.sort_unstable();
    states.dedup();
    StateMeaning::Ambiguous(states)
}

fn unknown_code(scheme: CodeScheme, text: &[u8]) -> Error {
    let found = String::from_utf8_lossy(text.get(..200).unwrap_or(text));
    let meant = if text.len() < 20 {
        meant(scheme, found.trim())
    } else {
        Meant::Nothing
    };
    States::UnknownCode {
        scheme: scheme.word(),
        found: clip(&found),
        meant,
    }
    .into()
}

/// What a text that is no code of a scheme may have been meant as.
fn meant(scheme: CodeScheme, text: &str) -> Meant {
    let upper = text.to_uppercase();
    let table = scheme.table();
    let bare = upper.trim_start_matches('0');
    let padded = format!("{bare:0>3}");
    let mut forms = [upper.as_str(), bare, padded.as_str()].into_iter();
    if let Some(place) = forms.find_map(|form| table.place(form.as_bytes())) {
        return Meant::Word(table.code(place));
    }
    let extended = scheme.extended();
    if let Some(code) = extended.and_then(|scheme| StateCode::listed(scheme, upper.as_bytes()))
        && let Some(state) = code.spells().find_map(CodeSpell::state)
    {
        return Meant::CodeOf {
            scheme: code.scheme.word(),
            code: code.text(),
            state: state.text(),
            name: state.name(),
        };
    }
    match Actor::listed(text) {
        Some(actor) if actor.state().is_none() => Meant::Organisation {
            code: actor.text(),
            name: actor.name(),
        },
        _ => Meant::Nothing,
    }
}

/// That a text is a code, and in which schemes; `None` if it is none. Case and blanks around it do not matter here.
pub(super) fn schemes_with(text: &str) -> Option<Meant> {
    let text = text.trim();
    if text.len() > 40 {
        return None;
    }
    if let Ok(code) = text.parse::<StateCode>() {
        return Some(Meant::Code {
            code: code.text(),
            schemes: vec![code.scheme.word()],
        });
    }
    let upper = text.to_uppercase();
    let listed = |scheme: CodeScheme| StateCode::listed(scheme, upper.as_bytes());
    let codes = CodeScheme::ALL.iter().filter_map(|&scheme| {
        // The codes of a scheme are named once, not again for the scheme that has more beside them.
        let plain = CodeScheme::ALL
            .iter()
            .find(|plain| plain.extended() == Some(scheme));
        let again = plain.is_some_and(|&plain| listed(plain).is_some());
        listed(scheme).filter(|_| !again)
    });
    let codes: Vec<StateCode> = codes.collect();
    codes.first().map(|code| Meant::Code {
        code: code.text(),
        schemes: codes.iter().map(|code| code.scheme.word()).collect(),
    })
}

impl State {
    /// The state that a code of a scheme names on a day.
    ///
    /// The code is text or bytes, read only as the list writes it. The day is a [`NaiveDate`]; for files that use today's ISO codes for every
    /// year it is [`IsoDays::Retrospective.code_day(day)`](IsoDays::code_day). Files that write `XK`, `UK` or `EL` among codes of ISO are read
    /// by [`CodeScheme::Iso2Extended`], those that write `XKX` by [`CodeScheme::Iso3Extended`].
    ///
    /// # Errors
    /// When the code is unknown; known, but not on that day; ambiguous on that day; or a region or a place. [`CodeScheme::meaning`] tells
    /// them apart as values.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use interstate::State;
    /// use interstate::state::CodeScheme;
    ///
    /// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    /// assert_eq!(State::from_code(CodeScheme::Gw, "816", day(2020, 1, 1))?, State::VNM);
    /// assert_eq!(State::from_code(CodeScheme::Cow, "345", day(1999, 5, 1))?, State::SCG);
    ///
    /// let refused = State::from_code(CodeScheme::Gw, "815", day(2020, 1, 1)).unwrap_err();
    /// assert_eq!(refused.to_string(), "gw code 815 names no state on 2020-01-01; its days: gw:815 1816-01-01 to 1893-01-01");
    ///
    /// // Letters that ISO leaves to its users.
    /// assert_eq!(State::from_code(CodeScheme::Iso2Extended, "XK", day(2020, 1, 1))?, State::XKX);
    /// let refused = State::from_code(CodeScheme::Iso2, "XK", day(2020, 1, 1)).unwrap_err();
    /// assert_eq!(refused.to_string(), "unknown iso2 code \"XK\"; iso2_extended has XK, for XKX (Kosovo)");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn from_code(
        scheme: CodeScheme,
        code: impl AsRef<[u8]>,
        day: impl Into<CodeDay>,
    ) -> Result<Self> {
        let (code, on) = (code.as_ref(), day.into());
        match scheme.table().slot(code) {
            Some(slot) if slot.since <= key(on.day) => Ok(Self(slot.state)),
            Some(slot) => StateCode::at(scheme, slot.place).state(on),
            None => Err(unknown_code(scheme, code)),
        }
    }

    /// The code of this state in a scheme on a day.
    ///
    /// A state with a code of its own and codes for parts (Australia and its islands in FIPS) is written with its own.
    ///
    /// # Errors
    /// When it has none on that day, or several and none goes first (Palestine in FIPS: `GZ` and `WE`).
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use interstate::State;
    /// use interstate::state::CodeScheme;
    ///
    /// let day = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    /// assert_eq!(State::VNM.code(CodeScheme::Gw, day)?.text(), "816");
    /// assert_eq!(State::YEM.code(CodeScheme::Gw, day)?.text(), "678");
    /// assert_eq!(State::YEM.code(CodeScheme::Cow, day)?.text(), "679");
    ///
    /// let refused = State::SRB.code(CodeScheme::Iso3, day).unwrap_err();
    /// assert_eq!(refused.to_string(), "SRB (Serbia) has no iso3 code on 2000-01-01; its codes: SRB from 2006-09-26");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn code(self, scheme: CodeScheme, day: impl Into<CodeDay>) -> Result<StateCode> {
        let CodeDay { day, iso } = day.into();
        let table = scheme.table();
        let today = iso == IsoDays::Retrospective && scheme.is_iso();
        if today && let Some((place, _)) = table.of_state(self.0).find(|(_, spell)| spell.stands())
        {
            return Ok(StateCode { scheme, place });
        }
        let at = key(day);
        let on_day = |role: Role| {
            let mut places: Vec<u16> = table
                .of_state(self.0)
                .filter(|(_, spell)| spell.role == role && spell.span.perhaps(at))
                .map(|(place, _)| place)
                .collect();
            places.dedup();
            places
        };
        let mut places = on_day(Role::Names);
        if places.is_empty() {
            places = on_day(Role::Also);
        }
        match places[..] {
            [place] => Ok(StateCode { scheme, place }),
            [] => Err(States::NoCode {
                state: self.text(),
                name: self.name(),
                scheme: scheme.word(),
                day,
                codes: listed(
                    table
                        .of_state(self.0)
                        .map(|(place, spell)| (StateCode { scheme, place }.text(), spell.span)),
                ),
            }
            .into()),
            _ => Err(States::ManyCodes {
                state: self.text(),
                name: self.name(),
                scheme: scheme.word(),
                day,
                codes: places
                    .iter()
                    .map(|&place| StateCode { scheme, place }.text())
                    .collect(),
            }
            .into()),
        }
    }
}

impl FromStr for StateCode {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let Some((scheme, code)) = text.split_once(':') else {
            return Err(States::NoScheme { found: clip(text) }.into());
        };
        Self::new(scheme.parse()?, code)
    }
}

impl fmt::Display for StateCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.scheme.word(), self.text())
    }
}

impl fmt::Debug for StateCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({self})")
    }
}

impl TryFrom<String> for StateCode {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<StateCode> for String {
    fn from(code: StateCode) -> Self {
        code.to_string()
    }
}
