//! The analyses of an article's arguments: against values that were computed without the crate, and against all worlds of random ledgers.

mod duality;
mod ordinals;
mod partners;
mod pressure;

use interstate::claim::analysis::{
    DualityOptions, ResponseOptions, duality as ask_duality, ordinal_gaps,
    partners as ask_partners, pressure_and_response,
};
use interstate::interaction::{Facets, Party};
use interstate::kind::facet::Certainty;
use interstate::time::CalendarStep;
use interstate::{
    CountingRule, Coverage, Dyad, Interaction, InteractionFamily, InteractionKind, Ledger, Period,
    Select, State, sample,
};

#[test]
fn each_answer_is_written_as_json() {
    let (ledger, pair) = china_russia();
    let (before, after) = windows("2019–2021 → 2022–2024");
    let all = rule("all");
    let options = DualityOptions::new("ukraine-war", before, after);
    let thesis = ask_duality(&ledger, &all, &pair, &options).unwrap();
    let json = serde_json::to_value(&thesis).unwrap();
    assert_eq!(json["unrelated"]["checked"]["verdict"], "depends");
    assert_eq!(json["unjudged"][0]["judgement"], "untagged");
    let found = ask_partners(&ledger, &all, pair, before, after).unwrap();
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["all"][0]["who"], "ARM");
    assert_eq!(json["all"][0]["change"]["kept"], "yes");
    let gaps = serde_json::to_value(ordinal_gaps(&ledger, &all).unwrap()).unwrap();
    assert_eq!(gaps["series"][0]["last"], 10);
    let year = ResponseOptions::new(&[CalendarStep::Years(1)]).unwrap();
    let acts = sample::pressure().unwrap();
    let answer = pressure_and_response(&acts, &ledger, &all, &pair, &year).unwrap();
    let json = serde_json::to_value(&answer).unwrap();
    assert_eq!(
        json["acts"][0]["responses"][0]["before"]["asked"],
        "2021-03-18..2022-03-18"
    );
}

/// The lines of `expected.csv` of one analysis: question, what, value.
fn expected(analysis: &str) -> Vec<[String; 3]> {
    let lines = include_str!("analysis/expected.csv");
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(lines.as_bytes());
    let cells: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let of_this = cells.iter().filter(|cells| &cells[0] == analysis);
    let found: Vec<_> = of_this
        .map(|cells| [1, 2, 3].map(|at| cells[at].to_owned()))
        .collect();
    assert!(!found.is_empty());
    found
}

fn rule(name: &str) -> CountingRule {
    use InteractionFamily::{Exercise, Meeting, Patrol};
    let select = match name {
        "all" => Select::Everything,
        "patrols" => Patrol.into(),
        "exercises" => Exercise.into(),
        "meetings" => Meeting.into(),
        "drills" => Select::from(Exercise) | Patrol.into(),
        _ => panic!("{name}"),
    };
    CountingRule::new(name, select)
}

/// `drills 2022 → 2023–2024`, `drills 90 days`: the rule and the rest.
fn asked(question: &str) -> (CountingRule, &str) {
    let (name, rest) = question.split_once(' ').unwrap();
    (rule(name), rest)
}

fn windows(label: &str) -> (Period, Period) {
    let years = |from, to| Period::years(from..=to).unwrap();
    match label {
        "2019–2021 → 2022–2024" => (years(2019, 2021), years(2022, 2024)),
        "2022 → 2023–2024" => (years(2022, 2022), years(2023, 2024)),
        _ => panic!("{label}"),
    }
}

fn china_russia() -> (Ledger, Dyad) {
    let pair = Dyad::new(State::CHN, State::RUS).unwrap();
    (sample::china_russia().unwrap(), pair)
}

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

/// A call of these parties, separated by semicolons.
fn call(id: &str, when: &str, parties: &str) -> Interaction {
    let parties: Vec<Party> = parties.split(';').map(|p| p.parse().unwrap()).collect();
    Interaction::new(id, InteractionKind::Call, when.parse().unwrap(), parties).unwrap()
}

fn disputed(row: Interaction) -> Interaction {
    row.with_facets(Facets::default().with_certainty(Certainty::Disputed))
}

fn ledger(rows: impl IntoIterator<Item = Interaction>) -> Ledger {
    Ledger::new(rows, Coverage::unlimited()).unwrap()
}
