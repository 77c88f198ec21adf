//! Successions, panels of state systems, and memberships.

use super::state_tables::rows;
use crate::cases::codes::{day, golden, states_by_id};
use interstate::state::{
    HongKongAndMacao, MembershipRole, RollUp, StateKind, StateSystem, SuccessionKind, Successors,
    SystemMember, TableCertainty,
};
use interstate::{Actor, PartialDate, State, Truth};
use std::collections::BTreeSet;

fn system(word: &str) -> StateSystem {
    // Both editions of COW have the same members.
    word.trim_end_matches(" of 2016").parse().unwrap()
}

#[test]
fn panels_have_the_rows_that_a_plain_script_counts() {
    let mut longest = 0;
    for r in golden("panels.csv") {
        let years = r["first_year"].parse().unwrap()..=r["last_year"].parse().unwrap();
        let count = |column: &str| r[column].parse::<usize>().unwrap();
        let system = system(&r["system"]);
        assert_eq!(
            system.state_years(years.clone()).count(),
            count("state_years"),
            "{r:?}"
        );
        assert_eq!(
            system.dyad_years(years).count(),
            count("dyad_years"),
            "{r:?}"
        );
        assert_eq!(2 * count("dyad_years"), count("directed_dyad_years"));
        longest = longest.max(count("dyad_years"));
    }
    assert!(longest > 950_000);
    // The panel of COW that the literature uses has 1,912,350 directed dyad-years.
    assert_eq!(
        2 * StateSystem::Cow.dyad_years(1816..=2016).count(),
        1_912_350
    );
}

#[test]
fn days_in_a_year_are_those_that_a_plain_script_counts() {
    for r in golden("days.csv") {
        let year: i32 = r["year"].parse().unwrap();
        let count = |column: &str| r[column].parse::<u64>().unwrap();
        let system = system(&r["system"]);
        let state_days: u64 = system
            .state_years(year..=year)
            .map(|y| u64::from(y.days()))
            .sum();
        assert_eq!(state_days, count("state_days"), "{r:?}");
        let (mut dyad_days, mut apart) = (0, 0);
        for y in system.dyad_years(year..=year) {
            dyad_days += u64::from(y.days());
            apart += u64::from(y.days() == 0);
        }
        assert_eq!(
            (dyad_days, apart),
            (count("dyad_days"), count("dyads_never_on_one_day")),
            "{r:?}"
        );
        let july = day(&format!("{year}-07-01"));
        let members = system.members_on(july).count();
        assert_eq!(members as u64, count("members_on_1_july"), "{r:?}");
        assert_eq!(system.dyads_on(july).count(), members * (members - 1) / 2);
    }
}

#[test]
fn a_member_is_a_number_and_means_the_state_of_the_day() {
    let holder = |number: &str, on: &str| {
        let mut members = StateSystem::Cow.members_on(day(on));
        members
            .find(|m| m.code().text() == number)
            .map(interstate::state::SystemMember::state)
    };
    assert_eq!(holder("365", "1991-12-25"), Some(State::SUN));
    assert_eq!(holder("365", "1991-12-26"), Some(State::RUS));
    assert_eq!(holder("345", "2006-06-02"), Some(State::SCG));
    assert_eq!(holder("345", "2006-06-03"), Some(State::SRB));
    let of_1991 = StateSystem::Cow
        .state_years(1991..=1991)
        .find(|y| y.member().code().text() == "365")
        .unwrap();
    assert_eq!(
        (of_1991.member().state(), of_1991.days()),
        (State::RUS, 365)
    );
    assert!(
        !StateSystem::Gw.contains(State::AND, day("2000-01-01")),
        "a microstate"
    );
    assert!(StateSystem::GwWithMicrostates.contains(State::AND, day("2000-01-01")));
    assert_eq!(StateSystem::Cow.listed_until(), day("2024-12-31"));
    assert_eq!(StateSystem::Gw.listed_until(), day("2020-12-31"));
    let numbers: Vec<u32> = StateSystem::Cow
        .members_on(day("2000-01-01"))
        .map(|m| m.code().text().parse().unwrap())
        .collect();
    assert!(numbers.is_sorted());
    for &system in StateSystem::ALL {
        for on in ["1816-01-01", "1942-06-01", "1990-10-03", "2020-01-01"] {
            let members: Vec<State> = system
                .members_on(day(on))
                .map(SystemMember::state)
                .collect();
            assert!(
                State::all().all(|s| system.contains(s, day(on)) == members.contains(&s)),
                "{on}"
            );
        }
        assert_eq!(system.to_string().parse::<StateSystem>().unwrap(), system);
    }
}

#[test]
fn successions_are_those_of_the_table() {
    let states = states_by_id();
    let table = rows("successions.csv");
    let mut seen = 0;
    for r in &table {
        let (before, after) = (states[&r["predecessor"]], states[&r["successor"]]);
        let kind: SuccessionKind = r["kind"].parse().unwrap();
        let date: Option<PartialDate> = Some(r["date"].parse().unwrap());
        let certainty: TableCertainty = r["certainty"].parse().unwrap();
        let found = before
            .successions()
            .find(|s| (s.successor(), s.kind()) == (after, kind) && s.date() == date)
            .unwrap_or_else(|| panic!("{r:?}"));
        assert_eq!(found.certainty(), certainty);
        assert!(after.preceded_by().any(|s| s == found));
        seen += 1;
    }
    assert_eq!(
        seen,
        State::all().map(|s| s.successions().count()).sum::<usize>()
    );
    for &kind in SuccessionKind::ALL {
        assert_eq!(kind.to_string().parse::<SuccessionKind>().unwrap(), kind);
    }
}

#[test]
fn states_are_rolled_up_only_by_a_policy_and_only_to_one_successor() {
    let on = day("2000-01-01");
    let with = RollUp::new(Successors::WithSuccessor, HongKongAndMacao::Separate);
    let right = [
        (State::SUN, State::RUS),
        (State::SCG, State::SRB),
        (State::DDR, State::DEU),
        (State::COW_678, State::YEM),
        (State::YMD, State::YEM),
        (State::COW_817, State::VNM),
        (State::COW_511, State::TZA),
        (State::GEL, State::KIR),
        (State::COW_327, State::ITA),
        (State::SDN, State::SDN),
        (State::EST, State::EST),
        (State::SRB, State::SRB),
    ];
    for (state, rolled) in right {
        assert_eq!(with.rolled_up(state, on).unwrap(), rolled, "{state}");
        assert_eq!(RollUp::default().rolled_up(state, on).unwrap(), state);
    }
    let refused = |state: State| with.rolled_up(state, on).unwrap_err().to_string();
    assert_eq!(
        refused(State::CSK),
        "CSK (Czechoslovakia) has no single successor: CZE (Czechia) or SVK (Slovakia)"
    );
    assert_eq!(
        refused(State::YUG),
        "YUG (Yugoslavia) has no single successor: BIH (Bosnia and Herzegovina) or HRV (Croatia) or MKD (North Macedonia) or SCG (Serbia and Montenegro) or SVN (Slovenia)"
    );
    assert_eq!(
        refused(State::GW_815),
        "gw:815 (Vietnam (Annam/Cochin China/Tonkin)) has no single successor"
    );
    for state in State::all() {
        // Ends for every state, and a state of today stays itself.
        let rolled = with.rolled_up(state, on);
        assert!(
            rolled.is_err()
                || !matches!(
                    rolled.unwrap().kind(),
                    StateKind::FormerState | StateKind::FormerTerritory
                )
        );
    }
}

#[test]
fn hong_kong_and_macao_are_counted_with_china_from_their_return_and_taiwan_never() {
    let of = |policy, state, on| {
        RollUp::new(Successors::Separate, policy)
            .rolled_up(state, day(on))
            .unwrap()
    };
    let with = HongKongAndMacao::WithChina;
    assert_eq!(of(with, State::HKG, "1997-06-30"), State::HKG);
    assert_eq!(of(with, State::HKG, "1997-07-01"), State::CHN);
    assert_eq!(of(with, State::MAC, "1999-12-19"), State::MAC);
    assert_eq!(of(with, State::MAC, "1999-12-20"), State::CHN);
    assert_eq!(
        of(HongKongAndMacao::Separate, State::HKG, "2020-01-01"),
        State::HKG
    );
    for &successors in Successors::ALL {
        for &policy in HongKongAndMacao::ALL {
            let taiwan = RollUp::new(successors, policy).rolled_up(State::TWN, day("2024-01-01"));
            assert_eq!(taiwan.unwrap(), State::TWN);
        }
    }
}

#[test]
fn the_twenty_seven_of_the_union_on_the_day_of_the_sixteenth_package() {
    let on = day("2025-02-24");
    let members = Actor::EU.members(MembershipRole::Member, on).unwrap();
    let right: BTreeSet<&str> = "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE"
        .split(' ')
        .collect();
    assert_eq!(
        members
            .certain()
            .iter()
            .map(|s| s.text())
            .collect::<BTreeSet<_>>(),
        right
    );
    assert!(members.possible().is_empty());
    assert_eq!(members.contains(State::GBR), Truth::No);
    let before = Actor::EU
        .members(MembershipRole::Member, day("2020-01-31"))
        .unwrap();
    assert_eq!(
        (before.certain().len(), before.contains(State::GBR)),
        (28, Truth::Yes)
    );
    assert_eq!(
        Actor::EU
            .members(MembershipRole::Member, day("2020-02-01"))
            .unwrap()
            .contains(State::GBR),
        Truth::No
    );
}

#[test]
fn members_are_counted_as_the_organisations_count_them() {
    // The United Nations' own totals by year, 31 December.
    let totals = [
        (1945, 51),
        (1946, 55),
        (1950, 60),
        (1955, 76),
        (1960, 99),
        (1970, 127),
        (1980, 154),
        (1990, 159),
        (1992, 179),
        (2000, 189),
        (2006, 192),
        (2011, 193),
        (2024, 193),
    ];
    for (year, total) in totals {
        let members = Actor::UN
            .members(MembershipRole::Member, day(&format!("{year}-12-31")))
            .unwrap();
        assert_eq!(members.certain().len(), total, "{year}");
    }
    let on = day("2025-12-01");
    let count = |bloc: Actor| {
        Actor::members(bloc, MembershipRole::Member, on)
            .unwrap()
            .certain()
            .len()
    };
    assert_eq!(
        [
            Actor::NATO,
            Actor::EU,
            Actor::SCO,
            Actor::ASEAN,
            Actor::AU,
            Actor::G7
        ]
        .map(count),
        [32, 27, 10, 11, 55, 7]
    );
}

#[test]
fn a_membership_of_unknown_days_depends() {
    // Belarus went from partner to observer of the SCO some day in 2015.
    let sco = |role, on| {
        Actor::SCO
            .members(role, day(on))
            .unwrap()
            .contains(State::BLR)
    };
    assert_eq!(sco(MembershipRole::Partner, "2014-06-01"), Truth::Yes);
    assert_eq!(sco(MembershipRole::Partner, "2015-06-01"), Truth::Depends);
    assert_eq!(sco(MembershipRole::Observer, "2015-06-01"), Truth::Depends);
    assert_eq!(sco(MembershipRole::Observer, "2016-01-01"), Truth::Yes);
    assert_eq!(sco(MembershipRole::Member, "2024-07-03"), Truth::No);
    assert_eq!(sco(MembershipRole::Member, "2024-07-04"), Truth::Yes);
    // Whether Saudi Arabia is a member of BRICS is disputed, not only since when.
    let brics = Actor::BRICS
        .members(MembershipRole::Member, day("2025-06-01"))
        .unwrap();
    assert_eq!(brics.contains(State::SAU), Truth::Depends);
    assert_eq!(brics.contains(State::ZAF), Truth::Yes);
    assert_eq!(
        (brics.certain().len(), brics.possible()),
        (10, &[State::SAU][..])
    );
}

#[test]
fn who_has_no_list_of_members_is_refused() {
    let refused = |actor: Actor| {
        actor
            .members(MembershipRole::Member, day("2020-01-01"))
            .unwrap_err()
            .to_string()
    };
    assert_eq!(refused(Actor::OSCE), "OSCE has no list of members");
    assert_eq!(
        refused(State::CHN.into()),
        "CHN has no list of members, it is a state"
    );
    for &role in MembershipRole::ALL {
        assert_eq!(role.to_string().parse::<MembershipRole>().unwrap(), role);
    }
    let of_states: usize = State::all().map(|s| s.memberships().count()).sum();
    let of_blocs: usize = Actor::all().map(|a| a.memberships().count()).sum();
    assert_eq!((of_states, of_blocs), (444, 444));
}
