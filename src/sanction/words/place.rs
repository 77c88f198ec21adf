//! Where a listed party is at home: three columns that no list may mix, and how Hong Kong and Macao are counted.

use crate::error::{Error, Result, text, words::Words};
use crate::sanction::words::set::{WordSet, set_word};
use crate::state::HongKongAndMacao;
use crate::state::actor::State;
use std::fmt;
use std::str::FromStr;

text::word! {
    "basis of a place";
    /// What connects a party to a place: an address, a nationality, a flag, or another basis.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::PlaceBasis;
    ///
    /// assert_eq!("registration_number".parse::<PlaceBasis>()?, PlaceBasis::RegistrationNumber);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum PlaceBasis {
        /// The list says under whose law it is.
        Registered,
        /// An address.
        Address,
        /// The nationality of a person.
        Nationality,
        /// The flag of a ship or aircraft.
        Flag,
        /// A registration number whose scheme belongs to the place: an entry without an address may have one.
        RegistrationNumber,
    }
}

/// A set of [bases](PlaceBasis) that connect a party to a place.
///
/// # Examples
/// ```
/// use interstate::sanction::{PlaceBases, PlaceBasis};
///
/// let bases = PlaceBases::from([PlaceBasis::Address, PlaceBasis::RegistrationNumber]);
/// assert_eq!(bases.to_string(), "address or registration_number");
/// ```
pub type PlaceBases = WordSet<PlaceBasis>;

set_word!(PlaceBasis, " or ");

/// A place of a party, with its basis: `HKG:address`.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::sanction::{TargetPlace, PlaceBasis};
///
/// let place: TargetPlace = "HKG:address".parse()?;
/// assert_eq!(place, TargetPlace::new(State::HKG, PlaceBasis::Address));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TargetPlace {
    state: State,
    basis: PlaceBasis,
}

impl TargetPlace {
    /// A place of a party on a basis.
    #[must_use]
    pub fn new(state: State, basis: PlaceBasis) -> Self {
        Self { state, basis }
    }

    /// The state or territory of the place.
    #[must_use]
    pub fn state(self) -> State {
        self.state
    }

    /// What connects the party to the place.
    #[must_use]
    pub fn basis(self) -> PlaceBasis {
        self.basis
    }
}

impl fmt::Display for TargetPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.state, self.basis)
    }
}

impl FromStr for TargetPlace {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        // The last colon: a state's own text may have one.
        let (state, basis) = text
            .rsplit_once(':')
            .ok_or_else(|| Words::not_a("place", text, "HKG:address"))?;
        Ok(Self::new(state.parse()?, basis.parse()?))
    }
}

text::serde_as_text!(TargetPlace);

/// The bases on which a party counts for a place, and how Hong Kong and Macao count. Taiwan is never counted with China.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::sanction::{PlaceBasis, PlaceRule, TargetPlace};
/// use interstate::state::HongKongAndMacao;
///
/// let by_address = PlaceRule::default().with_bases(PlaceBasis::Address);
/// let with_china = by_address.with_hong_kong_and_macao(HongKongAndMacao::WithChina);
/// assert_eq!(with_china.to_string(), "place by address, Hong Kong and Macao with China");
/// assert_eq!(PlaceRule::default().to_string(), "place by any basis");
///
/// let at = |state| [TargetPlace::new(state, PlaceBasis::Address)];
/// assert_eq!(by_address.places(&at(State::HKG)).states(), [State::HKG]);
/// assert_eq!(with_china.places(&at(State::HKG)).states(), [State::CHN]);
/// assert_eq!(with_china.places(&at(State::TWN)).states(), [State::TWN]);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct PlaceRule {
    bases: PlaceBases,
    hong_kong_and_macao: HongKongAndMacao,
}

/// By any basis, each place as itself.
impl Default for PlaceRule {
    fn default() -> Self {
        Self {
            bases: PlaceBases::all(),
            hong_kong_and_macao: HongKongAndMacao::Separate,
        }
    }
}

impl PlaceRule {
    /// The same rule with these bases and no others.
    #[must_use]
    pub fn with_bases(self, bases: impl Into<PlaceBases>) -> Self {
        Self {
            bases: bases.into(),
            ..self
        }
    }

    /// The same rule with another way to count Hong Kong and Macao: with China regardless of the day, since a place of a party has none.
    #[must_use]
    pub fn with_hong_kong_and_macao(self, hong_kong_and_macao: HongKongAndMacao) -> Self {
        Self {
            hong_kong_and_macao,
            ..self
        }
    }

    /// The bases on which a party counts for a place.
    #[must_use]
    pub fn bases(self) -> PlaceBases {
        self.bases
    }

    /// How the rule counts Hong Kong and Macao.
    #[must_use]
    pub fn hong_kong_and_macao(self) -> HongKongAndMacao {
        self.hong_kong_and_macao
    }

    /// The places that count by this rule, sorted, each once.
    #[must_use]
    pub fn places(self, of: &[TargetPlace]) -> PlaceSet {
        let mut states = Vec::new();
        self.places_into(of, &mut states);
        PlaceSet(states.into())
    }

    /// The same into a list that is used again.
    pub(in crate::sanction) fn places_into(self, of: &[TargetPlace], states: &mut Vec<State>) {
        states.clear();
        states.extend(self.each(of));
        if states.len() > 1 {
            states.sort_unstable();
            states.dedup();
        }
    }

    /// The place that a party of this one counts for.
    fn counted_as(self, state: State) -> State {
        match self.hong_kong_and_macao {
            HongKongAndMacao::WithChina if [State::HKG, State::MAC].contains(&state) => State::CHN,
            _ => state,
        }
    }

    /// The places that count, as often as there is a basis.
    pub(in crate::sanction) fn each(self, of: &[TargetPlace]) -> impl Iterator<Item = State> {
        let counted = of
            .iter()
            .filter(move |place| self.bases.contains(place.basis));
        counted.map(move |place| self.counted_as(place.state))
    }
}

impl fmt::Display for PlaceRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("place by ")?;
        if self.bases == PlaceBases::all() {
            f.write_str("any basis")?;
        } else {
            write!(f, "{}", self.bases)?;
        }
        match self.hong_kong_and_macao {
            HongKongAndMacao::Separate => Ok(()),
            HongKongAndMacao::WithChina => f.write_str(", Hong Kong and Macao with China"),
        }
    }
}

/// All places of a party together: `CHN+HKG` is a party with addresses in both, and counts once.
///
/// # Examples
/// ```
/// use interstate::sanction::{TargetPlace, PlaceRule};
///
/// let places: Vec<TargetPlace> = vec!["HKG:address".parse()?, "CHN:address".parse()?, "HKG:registered".parse()?];
/// assert_eq!(PlaceRule::default().places(&places).to_string(), "CHN+HKG");
/// assert_eq!(PlaceRule::default().places(&[]).to_string(), "not told");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PlaceSet(Box<[State]>);

text::written_as_text!(PlaceSet);

impl PlaceSet {
    /// The states and territories, in the order of their codes.
    #[must_use]
    pub fn states(&self) -> &[State] {
        &self.0
    }

    /// Whether the party has no place.
    #[must_use]
    pub fn is_untold(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<State> for PlaceSet {
    fn from_iter<I: IntoIterator<Item = State>>(states: I) -> Self {
        let mut states: Vec<State> = states.into_iter().collect();
        states.sort_unstable();
        states.dedup();
        Self(states.into())
    }
}

impl fmt::Display for PlaceSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_untold() {
            return f.write_str("not told");
        }
        for (n, state) in self.0.iter().enumerate() {
            write!(f, "{}{state}", if n == 0 { "" } else { "+" })?;
        }
        Ok(())
    }
}
