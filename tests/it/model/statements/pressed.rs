//! The war, pressure on China about it, and what China answers.

mod answers;

use super::{article, judged, record, row, shipped};
use interstate::count::{PluralReading, WordPolicy};
use interstate::interaction::{Facets, Party, Person, PressureTerms, Quantity, Who};
use interstate::kind::facet::{
    Certainty, ConflictRelation, Overtness, PartyRole, PressureOutcome, PressureStage,
};
use interstate::time::{Assignment, CalendarStep};
use interstate::{Count, DirectedDyad, Interaction, PartialDate, Period, State, Truth, When};

const CHINA: &str = "CHN:target;RUS:conflict_party";

fn asked(demand: &str) -> PressureTerms {
    PressureTerms::default().with_demand(demand)
}

fn threatened(condition: &str) -> PressureTerms {
    PressureTerms::default()
        .with_condition(condition)
        .with_stage(PressureStage::Threatened)
}

fn imposed() -> PressureTerms {
    PressureTerms::default().with_stage(PressureStage::Imposed)
}

fn on_china(statement: u8, id: &str, kind: &str, when: &str, sender: &str) -> Interaction {
    row(
        &[statement],
        id,
        kind,
        when,
        &format!("{sender}:sender;{CHINA}"),
    )
}

fn by(row: Interaction, person: &str) -> Interaction {
    row.with_person(person.parse().unwrap())
}

fn several(of: &str, words: &str) -> Quantity {
    let policy = WordPolicy::strict().with_plurals(PluralReading::LiteralPlural);
    Quantity::new(of, policy.read(words).unwrap()).unwrap()
}

pub(super) fn records() -> Vec<Interaction> {
    let mut all = war();
    all.extend(requests());
    all.extend(sanctions());
    all.extend(answers::answers());
    all
}

fn war() -> Vec<Interaction> {
    let invasion = row(
        &[2, 22],
        "s2-invasion",
        "war",
        "2022-02-24",
        "RUS:sender;UKR:target",
    );
    let group = "USA:sender;NATO:sender;EU:sender;JPN:sender;AUS:sender";
    let so_far = "2022-02-24/2025-05-01..";
    vec![
        judged(invasion, ConflictRelation::Direct, Overtness::Overt),
        row(
            &[23],
            "s23-objection",
            "accusation",
            so_far,
            &format!("{group};RUS:target"),
        )
        .with_count(Count::at_least(1)),
        judged(
            row(
                &[23],
                "s23-support",
                "aid",
                so_far,
                &format!("{group};UKR:target"),
            ),
            ConflictRelation::Direct,
            Overtness::Overt,
        )
        .with_count(Count::at_least(1)),
        row(
            &[23],
            "s23-measures",
            "sanction",
            so_far,
            &format!("{group};RUS:target"),
        )
        .with_count(Count::at_least(1))
        .with_pressure(imposed().with_demand("end the war")),
        row(
            &[24],
            "s24-swift",
            "sanction",
            so_far,
            &format!("{group};\"Russian banks\":target"),
        )
        .with_pressure(imposed())
        .with_part_of("s23-measures"),
    ]
}

fn requests() -> Vec<Interaction> {
    let draft = Facets::default().with_certainty(Certainty::Announced);
    let last_month = PartialDate::month(2025, 4).unwrap();
    vec![
        row(
            &[3],
            "s3-methods",
            "pressure",
            "2022-02-24/2025-05-01..",
            &format!("USA:sender;EU:sender;UKR:sender;{CHINA}"),
        )
        .with_count(Count::at_least(2))
        .with_pressure(asked("help broker a lasting peace").with_outcome(PressureOutcome::Open)),
        by(
            on_china(26, "s26-kuleba", "appeal", "2022-03", "UKR"),
            "Dmytro Kuleba (UKR, minister)",
        )
        .with_pressure(asked("mediate a ceasefire")),
        by(
            on_china(27, "s27-borrell", "appeal", "2022-03", "EU"),
            "Josep Borrell (EU)",
        )
        .with_pressure(asked("mediate")),
        row(&[28], "s28-summit", "summit", "2022-04", "EU;CHN"),
        by(
            on_china(
                28,
                "pr-2022-04-01-eu-appeal-end-war",
                "appeal",
                "2022-04",
                "EU",
            ),
            "Charles Michel (EU)",
        )
        .with_pressure(asked("facilitate lasting peace"))
        .with_part_of("s28-summit"),
        by(
            on_china(29, "pr-2022-03-18-us-warning", "warning", "2022", "USA"),
            "Joe Biden (USA, head)",
        )
        .with_pressure(threatened("material support to Russia")),
        by(
            on_china(29, "s29-austin", "warning", "2022", "USA"),
            "Lloyd Austin (USA, minister)",
        )
        .with_pressure(threatened("material support to Russia")),
        by(
            on_china(30, "s30-draft", "warning", "2023", "EU"),
            "Josep Borrell (EU)",
        )
        .with_facets(draft)
        .with_pressure(threatened("China does not facilitate peace")),
        by(
            on_china(
                37,
                "s37-charge",
                "accusation",
                &last_month.to_string(),
                "UKR",
            ),
            "Volodymyr Zelenskyy (UKR, head)",
        )
        .with_pressure(PressureTerms::default()),
    ]
}

fn sanctions() -> Vec<Interaction> {
    let sanction = |statements: &[u8], id: &str, when: &str, sender: &str, targets: &str| {
        row(
            statements,
            id,
            "sanction",
            when,
            &format!("{sender}:sender;{targets};RUS:conflict_party"),
        )
        .with_pressure(imposed())
    };
    let package = |statements: &[u8], number: u32, id: &str, when: &str, targets: &str| {
        sanction(statements, id, when, "EU", targets)
            .with_series("EU sanctions packages")
            .with_edition(number)
    };
    let companies = "\"China- and Hong Kong-based companies\":target";
    let since = "[2022-02-24..2025-05-31]";
    vec![
        sanction(
            &[31],
            "s31-rounds",
            "2022-02-24/2025-05-01..",
            "USA",
            "\"mainland and Hong Kong entities\":target",
        )
        .with_count(Count::at_least(2))
        .with_quantity(several("entities", "dozens")),
        sanction(
            &[32],
            "s32-spacety",
            "2023-01",
            "USA",
            "\"Changsha Tianyi (Spacety)\":target;\"Wagner Group\":conflict_party",
        )
        .with_title("radar satellite imagery"),
        sanction(
            &[33],
            "s33-drones",
            "2024-10",
            "USA",
            "\"Xiamen Limbach Aircraft Engine Co.\":target;\"Redlepus Vector Industry Shenzhen Co.\":target",
        ),
        package(&[34], 11, "s34-eu-11th", since, companies),
        package(&[34], 13, "pr-2024-02-21-eu-13th", since, companies),
        package(&[34], 14, "s34-eu-14th", since, companies),
        package(&[34], 15, "pr-2024-12-16-eu-15th", since, companies),
        package(&[34, 35], 16, "s35-eu-16th", "2025-02", companies)
            .with_quantity(Quantity::new("entities", 25).unwrap()),
        sanction(
            &[36],
            "s36-ukraine",
            "2025-04",
            "UKR",
            "\"three Chinese firms\":target",
        )
        .with_quantity(Quantity::new("firms", 3).unwrap())
        .with_quantity(Quantity::new("measures", 2).unwrap())
        .with_title("ban from business, asset freeze"),
    ]
}

fn ways(row: &Interaction) -> Vec<String> {
    row.directed_dyads().map(|d| d.to_string()).collect()
}

#[test]
fn s3_several_senders_press_one_target_about_a_third() {
    let row = record("s3-methods");
    assert_eq!(ways(&row), ["USA→CHN", "EU→CHN", "UKR→CHN"]);
    assert!(!row.takes_part(State::RUS));
    assert_eq!(row.pressure().unwrap().outcome, Some(PressureOutcome::Open));
}

#[test]
fn s23_and_s24_five_senders_and_a_target_that_is_no_actor_of_the_table() {
    assert_eq!(ways(&record("s23-measures")).len(), 5);
    let banks = record("s24-swift");
    assert_eq!(ways(&banks), [""; 0]);
    assert!(
        banks.parties().iter().any(
            |p| *p.who() == Who::Named("Russian banks".into()) && p.role() == PartyRole::Target
        )
    );
    assert!(!banks.has_unknown_party());
}

#[test]
fn s26_and_s27_are_known_to_the_month() {
    for id in ["s26-kuleba", "s27-borrell"] {
        let march = record(id).when().clone();
        assert_eq!(
            march.falls_in(Period::year(2022).unwrap(), Assignment::ByStart),
            Truth::Yes
        );
        assert_eq!(march.start().possible_days(), Some(31));
    }
}

#[test]
fn s28_an_appeal_inside_a_summit_is_a_part_of_it() {
    assert_eq!(
        record("pr-2022-04-01-eu-appeal-end-war").part_of(),
        Some("s28-summit")
    );
    let listed = shipped()
        .get("pr-2022-04-01-eu-appeal-end-war")
        .unwrap()
        .clone();
    assert_eq!(
        listed.pressure().unwrap().demand.as_deref(),
        Some("help to end the invasion")
    );
}

#[test]
fn s29_two_persons_of_one_state_are_two_records_of_one_dyad() {
    let (head, minister) = (record("pr-2022-03-18-us-warning"), record("s29-austin"));
    assert_eq!(ways(&head), ways(&minister));
    assert_ne!(head.persons()[0].rank(), minister.persons()[0].rank());
    assert_eq!(head.persons()[0].actor(), State::USA);
    assert_eq!(
        head.pressure().unwrap().condition.as_deref(),
        Some("material support to Russia")
    );
}

#[test]
fn s31_dozens_in_several_rounds() {
    let rounds = record("s31-rounds");
    assert_eq!(rounds.count(), Count::at_least(2));
    assert_eq!(rounds.quantities()[0].count(), Count::at_least(24));
}

#[test]
fn s32_to_s36_targets_are_named_and_a_reason_has_its_beneficiary() {
    let targets = |id: &str| -> usize {
        let row = record(id);
        let named = |p: &&Party| p.role() == PartyRole::Target && matches!(p.who(), Who::Named(_));
        row.parties().iter().filter(named).count()
    };
    assert_eq!(
        (
            targets("s32-spacety"),
            targets("s33-drones"),
            targets("s36-ukraine")
        ),
        (1, 2, 1)
    );
    let wagner: Party = "\"Wagner Group\":conflict_party".parse().unwrap();
    assert!(record("s32-spacety").parties().contains(&wagner));
}

#[test]
fn s34_and_s35_packages_have_numbers_that_are_not_consecutive() {
    let article = article();
    let packages = article
        .rows()
        .iter()
        .filter(|row| row.series() == Some("EU sanctions packages"));
    let numbers: Vec<u32> = packages.filter_map(Interaction::edition).collect();
    assert_eq!(numbers, [11, 13, 14, 15, 16]);
    assert_eq!(
        record("s35-eu-16th").quantities()[0].count(),
        Count::exact(25)
    );
}

#[test]
fn s37_an_alleged_act_and_the_charge_that_alleges_it_are_two_records() {
    let (act, charge) = (record("s37-fighters"), record("s37-charge"));
    assert_eq!(act.quantities()[0].count(), Count::at_least(150));
    assert_eq!(act.conflicts()[0].overtness(), Some(Overtness::Alleged));
    // "Last month", said in May 2025.
    let said = CalendarStep::Months(1)
        .day_before("2025-05-01".parse().unwrap())
        .unwrap();
    assert!(charge.when().start().allows(said));
    assert_eq!(charge.when().to_string(), "2025-04");
    assert_eq!(
        charge.persons(),
        [Person::new("Volodymyr Zelenskyy", State::UKR)
            .unwrap()
            .with_rank(interstate::kind::facet::Rank::Head)]
    );
}

#[test]
fn s39_a_proposal_has_a_day_and_twelve_points() {
    let proposal = record("s39-position");
    assert_eq!(proposal.when(), &"2023-02-24".parse::<When>().unwrap());
    assert_eq!(proposal.quantities()[0].to_string(), "points=12");
    assert_eq!(proposal.dyads().count(), 0);
}

#[test]
fn s41_an_unnamed_target_makes_each_dyad_from_the_sender_possible_and_none_certain() {
    use interstate::tally::TallyKey;
    let remarks = record("s41-remarks");
    assert_eq!(ways(&remarks), [""; 0]);
    let may = |from: State, to: State| DirectedDyad::new(from, to).unwrap().may_be(&remarks);
    assert!(may(State::CHN, State::USA));
    assert!(!may(State::USA, State::CHN), "China is the sender");
    assert!(!may(State::USA, State::JPN), "neither is China");
    assert_eq!(remarks.responds_to(), Some("s37-charge"));
}
