//! What China and Russia did together: meetings, exercises, patrols and agreements.

mod agreements;

use super::{record, row, shipped};
use chrono::NaiveDate;
use interstate::interaction::{Facets, Party, Person, Quantity};
use interstate::kind::facet::{Certainty, PartyRole, Rank, Setting};
use interstate::rule::Ruling;
use interstate::time::Assignment;
use interstate::{
    Actor, Count, CountingRule, Interaction, InteractionFamily, InteractionKind, Select, State,
    Truth, When,
};

/// 24 February 2022, from which the article counts before and after.
pub(super) fn anchor() -> NaiveDate {
    "2022-02-24".parse().unwrap()
}

fn person(text: &str) -> Person {
    text.parse().unwrap()
}

fn agreement(statement: u8, id: &str, kind: &str, when: &str) -> Interaction {
    row(&[statement], id, kind, when, "CHN;RUS")
}

fn drill(statements: &[u8], id: &str, kind: &str, when: &str, with: &str) -> Interaction {
    row(statements, id, kind, when, &format!("CHN;RUS{with}"))
}

fn with_setting(row: Interaction, setting: Setting) -> Interaction {
    let facets = row.facets().with_setting(setting);
    row.with_facets(facets)
}

pub(super) fn records() -> Vec<Interaction> {
    let mut all = agreements::agreements();
    all.extend(meetings());
    all.extend(exercises());
    all
}

fn meetings() -> Vec<Interaction> {
    let visit = Facets::default()
        .with_soil(Actor::from(State::RUS))
        .with_rank(Rank::Head);
    let forum = Facets::default()
        .with_setting(Setting::Multilateral)
        .with_soil(Actor::from(State::CHN))
        .with_rank(Rank::Minister);
    let unconfirmed = Facets::default().with_certainty(Certainty::Unconfirmed);
    let ministers = |year: u16| {
        let id = format!("me-{year}-sco-dmm");
        let row = row(
            &[14],
            &id,
            "multilateral_ministerial",
            &year.to_string(),
            "CHN;RUS",
        );
        with_setting(row, Setting::Multilateral).with_series("SCO DMM")
    };
    let consultation = |id: &str, year: &str| {
        row(&[15], id, "strategic_consultation", year, "CHN;RUS")
            .with_series("Strategic Security Consultation")
            .with_person(person("Yang Jiechi (CHN, security_council)"))
            .with_person(person("Nikolai Patrushev (RUS, security_council)"))
    };
    vec![
        row(
            &[1],
            "s1-visit",
            "summit",
            "2025-05-07/2025-05-10",
            "RUS:host;CHN",
        )
        .with_facets(visit)
        .with_person(person("Xi Jinping (CHN, head)"))
        .with_person(person("Vladimir Putin (RUS, head)"))
        .with_title("symbolic show of support"),
        row(&[13], "me-2019-xiangshan", "forum", "2019", "CHN:host;RUS")
            .with_facets(forum)
            .with_series("Xiangshan"),
        ministers(2019),
        ministers(2020),
        ministers(2021),
        consultation("me-2019-12-ssc15", "2019"),
        consultation("me-2021-05-ssc16", "2021"),
        // Moscow says so, and nobody else.
        row(
            &[47],
            "s47-missile-defence",
            "staff_talks",
            "2023",
            "CHN;RUS",
        )
        .with_facets(unconfirmed)
        .with_source("Moscow"),
    ]
}

fn exercises() -> Vec<Interaction> {
    let naval = |statement, id: &str, when: &str, with: &str| {
        drill(&[statement], id, "naval_exercise", when, with)
    };
    let joint_sea = |id: &str, when: &str| {
        with_setting(naval(19, id, when, ""), Setting::Bilateral).with_series("Joint Sea")
    };
    let bombers = |state: State| Quantity::new("bombers", 2).unwrap().with_owner(state);
    let july: When = "2024-07-24".parse().unwrap();
    let later = july.start().last().unwrap().succ_opt().unwrap();
    vec![
        naval(17, "ex-2019-mosi", "2019", ";ZAF"),
        naval(18, "ex-2019-msb", "2019", ";IRN"),
        joint_sea("ex-2019-joint-sea", "2019"),
        joint_sea("ex-2021-joint-sea", "2021"),
        drill(&[20], "pa-2019-07-air", "air_patrol", "2019", "")
            .with_quantity(bombers(State::CHN))
            .with_quantity(bombers(State::RUS)),
        naval(50, "ex-2022-msb", "2022", ";IRN"),
        naval(50, "ex-2023-msb", "2023", ";IRN"),
        naval(50, "ex-2024-msb", "2024", ";IRN"),
        naval(50, "ex-2023-mosi", "2023", ";ZAF"),
        // The wholes of the two drills; the article speaks of the parts alone.
        drill(&[53], "ex-2024-ocean", "strategic_exercise", "2024", ""),
        drill(&[53], "pa-2024-09-naval", "naval_patrol", "2024", ""),
        drill(
            &[53],
            "cm-2024-09-mine",
            "mine_countermeasures_exercise",
            "2024",
            "",
        )
        .with_part_of("ex-2024-ocean"),
        drill(
            &[53],
            "cm-2024-10-rescue",
            "search_and_rescue_exercise",
            "2024",
            "",
        )
        .with_part_of("pa-2024-09-naval"),
        drill(
            &[53],
            "ex-2024-border-ct",
            "counter_terrorism_exercise",
            "2024",
            "",
        ),
        drill(
            &[53],
            "ex-2024-sco-interaction",
            "counter_terrorism_exercise",
            "2024",
            "",
        ),
        drill(
            &[53, 54],
            "pa-2024-07-air",
            "air_patrol",
            "2024",
            ";USA:affected",
        )
        .with_place("near Alaska"),
        // "Later that year": after the patrol near Alaska, by its day in the list.
        drill(
            &[53, 55],
            "pa-2024-11-air",
            "air_patrol",
            &format!("[{later}..2024-12-31]"),
            ";KOR:affected",
        ),
    ]
}

#[test]
fn s1_a_planned_agreement_is_a_part_of_the_visit_and_counts_under_no_rule() {
    let (visit, planned) = (record("s1-visit"), record("s1-agreements"));
    assert_eq!(planned.part_of(), Some("s1-visit"));
    assert_eq!(
        visit.when().holds_on("2025-05-09".parse().unwrap()),
        Truth::Yes
    );
    assert_eq!(
        visit.when().holds_on("2025-05-11".parse().unwrap()),
        Truth::No
    );
    let agreements = CountingRule::new("agreements", InteractionFamily::Agreement);
    assert_eq!(
        agreements.explain(&planned).to_string(),
        "left: it is planned"
    );
    let summits = CountingRule::new("summits", InteractionKind::Summit);
    assert_eq!(summits.explain(&visit), Ruling::Counted);
    let host: Vec<Actor> = visit
        .parties()
        .iter()
        .filter(|p| p.role() == PartyRole::Host)
        .filter_map(Party::actor)
        .collect();
    assert_eq!(host, [State::RUS]);
}

#[test]
fn s5_an_agreement_frames_what_comes_after_without_making_parts_of_it() {
    let under = record("s5-collaboration");
    assert_eq!(under.framework(), Some("s5-agreements"));
    assert_eq!(Select::Component.matches(&under), Truth::No);
}

#[test]
fn s7_help_goes_one_way() {
    let help = record("ag-2019-early-warning");
    let ways: Vec<String> = help.directed_dyads().map(|d| d.to_string()).collect();
    assert_eq!(ways, ["RUS→CHN"]);
    // The article has it by the year only, the list by the day on which it was said.
    assert_eq!(help.when().to_string(), "2019");
    let listed = shipped().get(help.id()).unwrap().when().to_string();
    assert_eq!(listed, "2019-10-03");
}

#[test]
fn s9_a_roadmap_is_signed_on_one_day_and_valid_for_five_years() {
    let valid = record("ag-2021-roadmap")
        .agreement()
        .unwrap()
        .valid
        .clone()
        .unwrap();
    let holds = |day: &str| valid.holds_on(day.parse().unwrap());
    assert_eq!(holds("2022-01-01"), Truth::Yes);
    assert_eq!(holds("2021-06-01"), Truth::Depends); // from a day of 2021
    assert_eq!(holds("2026-01-01"), Truth::No);
}

#[test]
fn s15_persons_have_a_rank_each() {
    let persons: Vec<String> = record("me-2019-12-ssc15")
        .persons()
        .iter()
        .map(Person::to_string)
        .collect();
    assert_eq!(
        persons,
        [
            "Yang Jiechi (CHN, security_council)",
            "Nikolai Patrushev (RUS, security_council)"
        ]
    );
    let title = shipped()
        .get("me-2019-12-ssc15")
        .unwrap()
        .title()
        .unwrap()
        .to_owned();
    assert!(title.contains("Yang Jiechi, Patrushev"));
}

#[test]
fn s17_and_s18_a_third_participant_makes_three_dyads() {
    assert_eq!(record("ex-2019-mosi").dyads().count(), 3);
    assert_eq!(shipped().get("ex-2019-mosi").unwrap().dyads().count(), 3);
}

#[test]
fn s20_two_bombers_a_side_are_four() {
    let patrol = record("pa-2019-07-air");
    let sides: Vec<String> = patrol
        .quantities()
        .iter()
        .map(Quantity::to_string)
        .collect();
    assert_eq!(sides, ["CHN:bombers=2", "RUS:bombers=2"]);
    let all = patrol.quantities().iter().map(Quantity::count);
    let all = all.reduce(|a, b| a.checked_add(b).unwrap());
    assert_eq!(all, Some(Count::exact(4)));
}

#[test]
fn s21_an_arrangement_of_three_states_is_an_actor() {
    assert_eq!("AUKUS".parse::<Actor>().unwrap().state(), None);
}

#[test]
fn s25_twenty_days_before_is_the_fourth_of_february() {
    assert_eq!(record("ag-2022-no-limits").when().to_string(), "2022-02-04");
}

#[test]
fn s43_an_undated_agreement_may_be_before_or_after_any_day_in_between() {
    let when = record("ag-2023-coast-guard-mou").when().clone();
    let year = interstate::Period::year(2023).unwrap();
    assert_eq!(when.falls_in(year, Assignment::ByStart), Truth::Depends);
}

#[test]
fn s47_no_list_has_what_one_side_alone_claims() {
    let shipped = shipped();
    let consulted = |row: &&Interaction| {
        row.title()
            .is_some_and(|t| t.to_lowercase().contains("missile defence consult"))
    };
    assert!(shipped.rows().iter().find(consulted).is_none());
    let strict = CountingRule::new("talks", InteractionKind::StaffTalks)
        .with_unconfirmed(interstate::rule::Unconfirmed::Possible);
    let ruling = strict.explain(&record("s47-missile-defence"));
    assert_eq!(ruling.to_string(), "possible: it is unconfirmed");
}

#[test]
fn s53_a_drill_inside_a_larger_one_is_a_part_of_it() {
    for (part, whole) in [
        ("cm-2024-09-mine", "ex-2024-ocean"),
        ("cm-2024-10-rescue", "pa-2024-09-naval"),
    ] {
        assert_eq!(Select::Component.matches(&record(part)), Truth::Yes);
        assert_eq!(shipped().get(part).unwrap().part_of(), Some(whole));
    }
}

#[test]
fn s54_and_s55_who_is_affected_takes_part_in_no_dyad() {
    for (id, affected) in [
        ("pa-2024-07-air", State::USA),
        ("pa-2024-11-air", State::KOR),
    ] {
        let patrol = record(id);
        assert!(!patrol.takes_part(affected));
        assert!(
            patrol
                .parties()
                .iter()
                .any(|p| p.actor() == Some(affected.into()) && p.role() == PartyRole::Affected)
        );
        assert_eq!(patrol.dyads().count(), 1);
    }
    let (july, november) = (record("pa-2024-07-air"), record("pa-2024-11-air"));
    let listed = shipped().get(july.id()).unwrap().when().clone();
    assert_eq!(listed.start().before(november.when().start()), Truth::Yes);
}
