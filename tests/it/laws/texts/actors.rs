//! Every actor within a text of other parts.

use super::{is_read_back, row, survives};
use interstate::interaction::{Party, Person, Quantity};
use interstate::kind::facet::{PartyRole, PartySide, Rank};
use interstate::sanction::{
    Issuer, IssuingBody, LegalActId, ListingOrigin, PlaceBasis, TargetPlace,
};
use interstate::state::CodeScheme;
use interstate::{Actor, Count, DirectedDyad, Dyad, State};

#[test]
fn every_actor_is_read_back_as_a_party_in_every_role_and_on_every_side() {
    for actor in Actor::all() {
        for &role in PartyRole::ALL {
            for side in [None, Some(PartySide::A), Some(PartySide::B)] {
                is_read_back(&Party::new(actor).with_role(role).with_side(side));
            }
        }
    }
    let parties: Vec<Party> = Actor::all()
        .map(|actor| Party::new(actor).with_role(PartyRole::Host))
        .collect();
    survives([row("all", parties).unwrap()]);
}

#[test]
fn a_colon_in_an_actors_code_parts_off_no_role() {
    let austria: Party = "cow:300:host@a".parse().unwrap();
    assert_eq!(
        austria,
        Party::new(State::COW_300)
            .with_role(PartyRole::Host)
            .with_side(PartySide::A)
    );
    let refused = |text: &str| text.parse::<Party>().unwrap_err().to_string();
    assert_eq!(
        refused("cow:9999"),
        r#"unknown actor "cow:9999", expected a code such as CHN or EU"#
    );
    assert_eq!(
        refused("cow:300:hosst"),
        r#"unknown role "hosst"; did you mean "host"?"#
    );
    assert_eq!(
        refused("RUS:hosst"),
        r#"unknown role "hosst"; did you mean "host"?"#
    );
    assert_eq!(
        refused("XXX:host"),
        r#"unknown actor "XXX", expected a code such as CHN or EU"#
    );
    assert_eq!(
        refused("\"the banks\"target"),
        r#"found "target" after the party's name; expected ":role" or "@side""#
    );
}

#[test]
fn every_actor_is_read_back_as_the_owner_of_a_quantity_and_of_a_person() {
    let mut record = row("all", [Party::new(State::CHN)]).unwrap();
    for actor in Actor::all() {
        for count in [
            Count::exact(2),
            Count::at_least(3),
            Count::between(1, 4).unwrap(),
        ] {
            let quantity = Quantity::new("bombers", count).unwrap().with_owner(actor);
            is_read_back(&quantity.clone());
            record = record.with_quantity(quantity);
        }
        let person = Person::new("A. (B) C, d", actor).unwrap();
        is_read_back(&person);
        is_read_back(&person.clone().with_rank(Rank::Head));
        record = record.with_person(person.with_rank(Rank::Minister));
    }
    survives([record]);
}

#[test]
fn every_pair_of_actors_is_read_back_as_a_dyad_and_as_a_directed_dyad() {
    for a in Actor::all() {
        for b in Actor::all().filter(|&b| b != a) {
            let (pair, act) = (Dyad::new(a, b).unwrap(), DirectedDyad::new(a, b).unwrap());
            assert_eq!(pair.to_string().parse::<Dyad>().unwrap(), pair);
            assert_eq!(act.to_string().parse::<DirectedDyad>().unwrap(), act);
            assert_eq!(format!("{a}-{b}").parse::<Dyad>().unwrap(), pair);
            assert_eq!(format!("{a}->{b}").parse::<DirectedDyad>().unwrap(), act);
        }
    }
}

#[test]
fn every_state_and_code_is_read_back_in_the_texts_of_sanctions() {
    for actor in Actor::all() {
        let issuer = Issuer::new(actor);
        is_read_back(&issuer);
        is_read_back(&ListingOrigin::Mirrors(issuer.with_body(IssuingBody::Ofac)));
        for &body in IssuingBody::ALL {
            is_read_back(&issuer.with_body(body));
        }
        is_read_back(&ListingOrigin::Implements(
            LegalActId::decree(actor, "232/2025").unwrap(),
        ));
    }
    for state in State::all() {
        for &basis in PlaceBasis::ALL {
            is_read_back(&TargetPlace::new(state, basis));
        }
    }
    for &scheme in CodeScheme::ALL {
        scheme.codes().for_each(|code| is_read_back(&code));
    }
}
