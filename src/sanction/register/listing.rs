//! A listing with what it names, and the interaction that it is.

use crate::error::Result;
use crate::interaction::record::Interaction;
use crate::interaction::{Party, PressureTerms};
use crate::kind::facet::{PartyRole, PressureStage};
use crate::kind::interaction_kind::InteractionKind;
use crate::sanction::record::designation::Designation;
use crate::sanction::record::ending::ListingEnd;
use crate::sanction::record::package::Package;
use crate::sanction::record::regime::SanctionRegime;
use crate::sanction::record::target::Target;
use crate::sanction::words::place::{PlaceRule, PlaceSet};
use crate::state::actor::{Actor, State};
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use crate::time::when::When;

/// A listing with the target, the regime and the package to which it refers.
///
/// # Examples
/// ```
/// use interstate::sanction::facts;
///
/// let register = facts::register()?;
/// let spacety = register.listings().find(|l| l.designation().id() == "us-2023-01-26-spacety").expect("listed");
/// let act = spacety.interaction()?;
/// assert_eq!(act.directed_dyads().map(|d| d.to_string()).collect::<Vec<_>>(), ["USA→CHN"]);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Listing<'a> {
    pub(in crate::sanction) designation: &'a Designation,
    pub(in crate::sanction) target: &'a Target,
    pub(in crate::sanction) regime: &'a SanctionRegime,
    pub(in crate::sanction) package: Option<&'a Package>,
}

impl<'a> Listing<'a> {
    /// The listing as a record of its own.
    #[must_use]
    pub fn designation(self) -> &'a Designation {
        self.designation
    }

    /// The target of the listing.
    #[must_use]
    pub fn target(self) -> &'a Target {
        self.target
    }

    /// The regime under which the target is listed.
    #[must_use]
    pub fn regime(self) -> &'a SanctionRegime {
        self.regime
    }

    /// The package to which the listing belongs, if it belongs to one.
    #[must_use]
    pub fn package(self) -> Option<&'a Package> {
        self.package
    }

    /// The state or organisation that made the listing.
    #[must_use]
    pub fn issuer(self) -> Actor {
        self.regime.issuer().actor()
    }

    /// The places of the target, by a rule.
    #[must_use]
    pub fn places(self, rule: PlaceRule) -> PlaceSet {
        rule.places(self.target.places())
    }

    /// Whether the target is a party of a third country: at home in no state that the regime is against, on any basis. It depends where the
    /// target has no place, and where the regime is against no state.
    #[must_use]
    pub fn third_country(self) -> Truth {
        in_third_country(self.target, self.regime)
    }

    /// The interaction that this listing is: a sanction, or a secondary one if the target certainly is of a third country, by the issuer upon
    /// each place of the target, in the conflict with the states that the regime is against.
    ///
    /// Its day is the day printed in the list. Its tags are `regime:…`, `package:…`, `target:…`, each measure and each reason, so that a
    /// counting rule can select by them.
    ///
    /// # Errors
    /// None that a register lets through.
    pub fn interaction(self) -> Result<Interaction> {
        self.interaction_on(self.designation.listing_date().clone())
    }

    /// The same on a day that is known better.
    pub(in crate::sanction) fn interaction_on(self, day: PartialDate) -> Result<Interaction> {
        let kind = match self.third_country() {
            Truth::Yes => InteractionKind::SecondarySanction,
            _ => InteractionKind::Sanction,
        };
        self.record(self.designation.id().into(), kind, day.into())
    }

    /// The interaction that the end of this listing is, if it ended.
    ///
    /// # Errors
    /// An end on an unknown day of a listing of which no first day is known.
    pub fn delisting(self) -> Result<Option<Interaction>> {
        let end = self.designation.end();
        if !end.is_ended() {
            return Ok(None);
        }
        let day = if let ListingEnd::On(day, _) = end {
            day.clone()
        } else {
            let (first, last) = end.possible_span();
            PartialDate::between(first.max(self.designation.listing_date().first()), last)?
        };
        let id = format!("{}/end", self.designation.id());
        self.record(id, InteractionKind::Delisting, day.into())
            .map(Some)
    }

    fn record(self, id: String, kind: InteractionKind, when: When) -> Result<Interaction> {
        let listing = self.designation;
        let issuer = self.issuer();
        let mut parties = vec![Party::new(issuer).with_role(PartyRole::Sender)];
        let places = self.places(PlaceRule::default());
        add_states(&mut parties, PartyRole::Target, places.states());
        if parties.len() == 1 {
            // Of no told place, or at home with its issuer: a party by its name, so that the interaction has a target.
            parties.push(Party::named(self.target.name())?.with_role(PartyRole::Target));
        }
        add_states(
            &mut parties,
            PartyRole::ConflictParty,
            self.regime.targets(),
        );
        let tags = [format!("regime:{}", self.regime.id())]
            .into_iter()
            .chain([format!("target:{}", self.target.id())])
            .chain(self.package.map(|p| format!("package:{}", p.id())))
            .chain(listing.list().map(|list| format!("list:{list}")))
            .chain(listing.measures().iter().map(|m| m.to_string()))
            .chain(listing.reasons().iter().map(|r| format!("reason:{r}")));
        let mut interaction = Interaction::new(id, kind, when, parties)?
            .with_tags(tags.map(String::into_boxed_str))
            .with_title(self.target.name())
            .with_pressure(PressureTerms {
                stage: Some(PressureStage::Imposed),
                ..PressureTerms::default()
            });
        if let Some(source) = listing.source() {
            interaction = interaction.with_source(source.to_string());
        }
        Ok(interaction)
    }
}

/// Adds the states that are not there yet.
fn add_states(parties: &mut Vec<Party>, role: PartyRole, states: &[State]) {
    for &state in states {
        if parties
            .iter()
            .all(|party| party.actor() != Some(state.into()))
        {
            parties.push(Party::new(state).with_role(role));
        }
    }
}

/// Whether a target is at home in no state that a regime is against.
pub(in crate::sanction) fn in_third_country(target: &Target, regime: &SanctionRegime) -> Truth {
    if target.places().is_empty() || regime.targets().is_empty() {
        return Truth::Depends;
    }
    let at_home = |place: &crate::sanction::words::place::TargetPlace| {
        regime.targets().contains(&place.state())
    };
    (!target.places().iter().any(at_home)).into()
}
