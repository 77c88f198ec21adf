//! Regimes as scholars count them, against a count made without the crate.

use interstate::read::regimes::{
    GsdbCase, GsdbOptions, GsdbOutcome, TiesCase, TiesMeasure, TiesOptions,
};
use interstate::read::{Defect, ReadAccount, Remark};
use interstate::sanction::{GsdbColumn, RegimeFacet, Register, RegisterParts, SanctionRegime};
use interstate::{Actor, State, Truth};
use serde_json::{Value, json};

const GSDB: &str = include_str!("../corpus/lists/gsdb.csv");
const TIES: &str = include_str!("../corpus/lists/ties.csv");

fn expected(set: &str) -> Value {
    let all: Value =
        serde_json::from_str(include_str!("../corpus/lists/regimes_expected.json")).unwrap();
    all[set].clone()
}

fn gsdb<T>(file: &str, mut each: impl FnMut(GsdbCase<'_>) -> T) -> (Vec<T>, ReadAccount) {
    let mut reader = GsdbOptions::new().reader(file.as_bytes()).unwrap();
    let mut all = Vec::new();
    reader.for_each(|case| all.push(each(case))).unwrap();
    let account = reader.account().clone();
    assert_eq!(account.rows(), account.kept() + account.rejected());
    (all, account)
}

fn ties<T>(file: &str, mut each: impl FnMut(TiesCase<'_>) -> T) -> (Vec<T>, ReadAccount) {
    let mut reader = TiesOptions::new().reader(file.as_bytes()).unwrap();
    let mut all = Vec::new();
    reader.for_each(|case| all.push(each(case))).unwrap();
    let account = reader.account().clone();
    assert_eq!(account.rows(), account.kept() + account.rejected());
    (all, account)
}

fn told(regimes: &[SanctionRegime]) -> Value {
    let told = |r: &SanctionRegime| json!([r.id(), r.in_force().to_string()]);
    regimes.iter().map(told).collect()
}

fn texts<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    names.map(str::to_owned).collect()
}

#[test]
fn the_global_sanctions_data_base_gives_a_regime_of_each_sender_against_each_target() {
    let expected = expected("gsdb");
    let (cases, account) = gsdb(GSDB, |case| {
        let unknown = case.unknown_senders().chain(case.unknown_targets());
        (
            case.regimes().unwrap(),
            case.columns().to_vec(),
            texts(unknown),
        )
    });
    assert_eq!(
        json!([account.rows(), account.kept()]),
        json!([expected["rows"], expected["kept"]])
    );
    let regimes: Vec<SanctionRegime> = cases
        .iter()
        .flat_map(|(regimes, ..)| regimes.clone())
        .collect();
    assert_eq!(told(&regimes), expected["regimes"]);
    for column in GsdbColumn::ALL {
        let with = cases
            .iter()
            .filter(|(_, columns, _)| columns.contains(column));
        assert_eq!(
            json!(with.count()),
            expected["columns"][column.to_string()],
            "{column}"
        );
    }
    let unknown: Vec<String> = cases
        .iter()
        .flat_map(|(.., unknown)| unknown.clone())
        .collect();
    assert_eq!(json!(unknown), expected["unknown"]);
    assert_eq!(
        account.remarked(Remark::UnknownActor).rows(),
        unknown.len() as u64
    );
}

#[test]
fn ties_gives_regimes_of_what_was_imposed_and_keeps_threats_apart() {
    let expected = expected("ties");
    let (cases, account) = ties(TIES, |case| {
        (
            case.regimes().unwrap(),
            case.is_threatened(),
            texts(case.unknown_senders()),
        )
    });
    assert_eq!(
        json!([account.rows(), account.kept()]),
        json!([expected["rows"], expected["kept"]])
    );
    let regimes: Vec<SanctionRegime> = cases
        .iter()
        .flat_map(|(regimes, ..)| regimes.clone())
        .collect();
    assert_eq!(told(&regimes), expected["regimes"]);
    assert_eq!(
        json!(cases.iter().filter(|(_, threat, _)| *threat).count()),
        expected["threats"]
    );
    let unknown: Vec<String> = cases
        .iter()
        .flat_map(|(.., unknown)| unknown.clone())
        .collect();
    assert_eq!(json!(unknown), expected["unknown"]);
}

#[test]
fn the_reader_gives_the_same_regimes_as_its_cases_and_they_make_a_register() {
    let mut reader = GsdbOptions::new().reader(GSDB.as_bytes()).unwrap();
    let regimes: Vec<SanctionRegime> = reader.regimes().collect::<Result<_, _>>().unwrap();
    assert_eq!(told(&regimes), expected("gsdb")["regimes"]);
    let register = Register::new(RegisterParts::new().with_regimes(regimes)).unwrap();
    let day = "2010-06-30".parse().unwrap();
    let against_korea = register
        .regimes()
        .iter()
        .filter(|regime| regime.targets() == [State::PRK] && regime.in_force_on(day) == Truth::Yes);
    assert_eq!(against_korea.count(), 1);
}

#[test]
fn rows_that_cannot_be_are_rejected_by_column() {
    let (_, account) = gsdb(GSDB, |_| ());
    let faults: Vec<String> = account.faults().iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            r#"line 8, column "end": cannot be read (date): "2003""#,
            r#"line 9, column "sanctioning_state": cannot be read (missing): """#,
            r#"line 10, column "trade": cannot be read (number): "2""#,
        ]
    );
    let (_, account) = ties(TIES, |_| ());
    let faults: Vec<String> = account.faults().iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            r#"line 7, column "startday": cannot be read (date): "30""#,
            r#"line 8, column "sender1": cannot be read (missing): """#,
            r#"line 9, column "imposition": cannot be read (number): "maybe""#,
        ]
    );
    assert_eq!(account.rejected_for(Defect::Missing).rows(), 1);
}

#[test]
fn words_and_numbers_of_no_list_are_remarked_with_the_case() {
    let (_, account) = gsdb(GSDB, |_| ());
    assert_eq!(
        account.remarked(Remark::UnlistedCode).examples()[0].found(),
        "made_up_aim"
    );
    // One objective more than outcomes: which of them succeeded is not told.
    let disagree = account.remarked(Remark::ColumnsDisagree).rows();
    assert_eq!(json!(disagree), expected("gsdb")["disagree"]);
    let (_, account) = ties(TIES, |_| ());
    assert_eq!(
        account.remarked(Remark::UnlistedCode).examples()[0].found(),
        "99"
    );
}

#[test]
fn a_case_of_which_one_aim_is_pursued_goes_on() {
    let file = "case_id,sanctioned_state,sanctioning_state,begin,end,objective,success\n\
                1,Iraq,Spain,1990,2023,\"other, democracy\",\"failed, ongoing\"\n";
    let (cases, _) = gsdb(file, |case| {
        (case.when().to_string(), case.objectives()[1].1)
    });
    assert_eq!(
        cases,
        [("1990/2023-12-31..".to_owned(), Some(GsdbOutcome::Ongoing))]
    );
}

#[test]
fn the_caller_says_who_an_institution_is() {
    let (cases, account) = ties(TIES, |case| {
        let un = |code: &str| (code == "1000").then_some(Actor::UN);
        (case.case_id().to_owned(), case.regimes_with(un).unwrap())
    });
    let of = |id: &str| &cases.iter().find(|(case, _)| case == id).unwrap().1;
    let senders: Vec<Actor> = of("1980010101")
        .iter()
        .map(|r| r.issuer().actor())
        .collect();
    assert_eq!(senders, [State::GBR.into(), Actor::UN]);
    assert_eq!(of("1980010101")[0].facets(), [RegimeFacet::Comprehensive]);
    // Estonia was a member again from 1991 on; Germany is one state under either number.
    assert_eq!(account.remarked(Remark::OutsideMembership).rows(), 0);
}

#[test]
fn types_of_sanctions_are_read_by_their_numbers() {
    let (cases, _) = ties(TIES, |case| {
        (
            case.threatened_types().to_vec(),
            case.imposed_types().to_vec(),
        )
    });
    assert_eq!(
        cases[0],
        (
            vec![TiesMeasure::ImportRestriction, TiesMeasure::Other],
            vec![
                TiesMeasure::ImportRestriction,
                TiesMeasure::ExportRestriction
            ],
        )
    );
}

#[test]
fn a_file_of_regimes_cut_anywhere_is_read_or_refused() {
    for whole in [GSDB, TIES] {
        for end in (0..whole.len()).step_by(61) {
            let cut = &whole.as_bytes()[..end];
            if let Ok(mut reader) = GsdbOptions::new().reader(cut) {
                reader
                    .for_each(|case| drop(case.regimes().unwrap()))
                    .unwrap();
                let account = reader.account();
                assert_eq!(account.rows(), account.kept() + account.rejected());
            }
            if let Ok(mut reader) = TiesOptions::new().reader(cut) {
                reader
                    .for_each(|case| drop(case.regimes().unwrap()))
                    .unwrap();
                let account = reader.account();
                assert_eq!(account.rows(), account.kept() + account.rejected());
            }
        }
    }
}

#[test]
fn a_file_of_one_data_set_is_refused_by_the_reader_of_the_other() {
    let refused = |error: interstate::Error| error.to_string();
    assert_eq!(
        refused(TiesOptions::new().reader(GSDB.as_bytes()).unwrap_err()),
        "line 1: this is the Global Sanctions Data Base: a row for each case, 16 columns; expected Threat and Imposition of Economic Sanctions: a \
         row for each case, 67 columns between commas; read it by read::regimes::GsdbOptions, with the feature lists"
    );
    assert_eq!(
        refused(
            GsdbOptions::new()
                .reader(&b"case_id,sanctioned_state,begin,end\n"[..])
                .unwrap_err()
        ),
        r#"line 1: a header of the Global Sanctions Data Base without "sanctioning_state""#
    );
}

#[test]
fn a_case_whose_number_is_a_text_of_thousands_of_letters_makes_no_regimes() {
    let header = "case_id,sanctioned_state,sanctioning_state,begin,end,trade,arms,military,financial,travel,other,objective,success";
    let case = |number: &str| {
        let row = format!("{header}\n{number},Russia,EU,2014,2023,0,1,0,1,1,0,democracy,failed\n");
        let (cases, account) = gsdb(&row, |case| case.regimes().unwrap().len());
        (cases, account.rejected_for(Defect::Id).rows())
    };
    assert_eq!(case(&"7".repeat(1000)), (vec![1], 0));
    assert_eq!(case(&"7".repeat(1001)), (vec![], 1));
}
