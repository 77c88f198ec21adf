//! Neighbourhoods of every form of claim, and what is no neighbourhood.

use crate::seed::{ledger, rule, rules};
use interstate::claim::{Claim, Neighbourhood, PlaceboSides, RuleChoices, Tolerance};
use interstate::tally::Whole;
use interstate::{
    CountingRule, Coverage, InteractionFamily, InteractionKind, Ledger, OneIs, Period,
};

pub(super) fn years(first: i32, last: i32) -> Period {
    Period::years(first..=last).unwrap()
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn range(lo: f64, hi: f64) -> Tolerance {
    Tolerance::new(lo, hi).unwrap()
}

pub(super) fn exercises() -> Neighbourhood {
    let of_exercises = |rule: &CountingRule| rule.name().starts_with('E');
    Neighbourhood::of(rules().into_iter().filter(of_exercises)).unwrap()
}

#[test]
fn what_a_claim_has_not_cannot_be_chosen_in_another_way() {
    let ledger = ledger();
    let ten = Claim::CountAtLeast {
        n: 10,
        period: years(2024, 2024),
    };
    let peak = Claim::Peak {
        period: years(2022, 2022),
        before: years(2021, 2021),
        after: years(2023, 2023),
    };
    let refused = |near: Neighbourhood, claim: &Claim| {
        near.check(claim, &ledger, &Whole).unwrap_err().to_string()
    };
    let near = exercises()
        .with_before("early", "", years(2018, 2019))
        .unwrap();
    assert_eq!(
        refused(near, &ten),
        "\"at least 10 in 2024\" has no window before that could be chosen in another way"
    );
    let near = exercises()
        .with_after("late", "", years(2023, 2024))
        .unwrap();
    assert_eq!(
        refused(near, &peak),
        format!(
            "{:?} has no window after that could be chosen in another way",
            peak.to_string()
        )
    );
    let near = exercises()
        .with_tolerance("wide", "", range(1.0, 3.0))
        .unwrap();
    assert_eq!(
        refused(near, &ten),
        "\"at least 10 in 2024\" has no tolerance that could be chosen in another way"
    );
    let refused = exercises()
        .with_cut_on(&ten, day("2022-02-24"))
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "\"at least 10 in 2024\" has no pair of windows that could be chosen in another way"
    );
}

#[test]
fn choices_have_names_and_values_of_their_own() {
    let window = years(2018, 2019);
    let near = exercises().with_before("early", "", window).unwrap();
    let refused = near
        .clone()
        .with_before("early", "", years(2017, 2019))
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "two choices of the window before are named \"early\"; give each a name of its own"
    );
    let refused = near.with_before("earlier", "", window).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "two choices of the window before are the same, \"early\" and \"earlier\"; give each a value of its own"
    );
    let rules = [rule("E1"), rule("E1")];
    assert_eq!(
        Neighbourhood::of(rules).unwrap_err().to_string(),
        "two choices of the rule are named \"E1\"; give each a name of its own"
    );
    assert_eq!(
        exercises().with_stated_rule("E99").unwrap_err().to_string(),
        "no rule is named \"E99\"; there are E1, E2, E3, E4, E5, E6, E7, E8, E9, E10, E11, E12, E13, E14, E15, E16"
    );
    assert_eq!(
        Neighbourhood::of([]).unwrap_err().to_string(),
        "a claim needs a rule to be checked under; found an empty set"
    );
}

#[test]
fn more_cells_than_anybody_looks_at_are_refused() {
    let mut near = exercises();
    for n in 0..200 {
        let start = day("2015-01-01") + chrono::Days::new(n);
        let early = Period::new(start, day("2020-01-01")).unwrap();
        near = near
            .with_before(&format!("from {start}"), "", early)
            .unwrap();
        let end = day("2024-01-01") + chrono::Days::new(n);
        let late = Period::new(day("2022-01-01"), end).unwrap();
        near = near.with_after(&format!("to {end}"), "", late).unwrap();
    }
    let doubled = Claim::doubled(years(2019, 2021), years(2022, 2024));
    assert_eq!(
        near.check(&doubled, &ledger(), &Whole)
            .unwrap_err()
            .to_string(),
        "646416 cells; a neighbourhood has at most 262144"
    );
}

#[test]
fn a_neighbourhood_reads_back_what_it_writes_and_refuses_what_it_does_not_know() {
    let doubled = Claim::doubled(years(2017, 2021), years(2022, 2024));
    let near = exercises()
        .with_equal_lengths(&doubled)
        .and_then(|near| near.with_cut_on(&doubled, day("2022-02-24")))
        .and_then(|near| near.with_tolerance("at least", "plain", Tolerance::at_least(2.0)?))
        .and_then(|near| near.with_scope("air", "", InteractionKind::AirPatrol))
        .unwrap();
    let json = serde_json::to_string(&near).unwrap();
    assert_eq!(serde_json::from_str::<Neighbourhood>(&json).unwrap(), near);
    let refused = |json: &str| {
        serde_json::from_str::<Neighbourhood>(json)
            .unwrap_err()
            .to_string()
    };
    let rule = r#"{"name": "calls", "select": {"kind": "call"}}"#;
    assert!(
        refused(&format!(r#"{{"rules": [{rule}], "befor": []}}"#))
            .contains("unknown field `befor`")
    );
    assert!(refused(r#"{"rules": []}"#).contains("found an empty set"));
    let nameless = r#"[{"name": "", "value": "2019-01-01..2022-01-01"}]"#;
    let message = refused(&format!(r#"{{"rules": [{rule}], "before": {nameless}}}"#));
    assert!(message.contains("a choice has no name"), "{message}");
    let twice = r#"{"name": "a", "value": "2019-01-01..2022-01-01"}"#;
    let message = refused(&format!(
        r#"{{"rules": [{rule}], "after": [{twice}, {twice}]}}"#
    ));
    assert!(message.contains("are named \"a\""), "{message}");
}

#[test]
fn named_choices_cut_the_windows_as_their_names_say() {
    let doubled = Claim::doubled(years(2017, 2021), years(2022, 2024));
    let windows = |near: Neighbourhood| {
        let near = near.check(&doubled, &ledger(), &Whole).unwrap();
        let cell = near.cells().iter().find(|cell| cell.changed() == 1);
        let (before, after) = near.windows(cell.unwrap());
        (before.unwrap().label(), after.unwrap().label())
    };
    let near = || Neighbourhood::of([rule("E6")]).unwrap();
    let equal = windows(near().with_equal_lengths(&doubled).unwrap());
    assert_eq!(equal, ("2019–2021".into(), "2022–2024".into()));
    let cut = windows(near().with_cut_on(&doubled, day("2022-02-24")).unwrap());
    assert_eq!(
        cut,
        (
            "2017-01-01 to 2022-02-23".into(),
            "2022-02-24 to 2024-12-31".into()
        )
    );
    let out = near().with_years_out(&doubled, "pandemic years out", "", 2020..=2021);
    assert_eq!(
        windows(out.unwrap()),
        ("2017–2019".into(), "2022–2024".into())
    );
    let both = near().with_years_out(&doubled, "years about the cut out", "", 2021..=2022);
    assert_eq!(
        windows(both.unwrap()),
        ("2017–2020".into(), "2023–2024".into())
    );
    let hole = near()
        .with_years_out(&doubled, "2020 out", "", 2020..=2020)
        .unwrap_err();
    assert_eq!(
        hole.to_string(),
        "2017–2021 without 2020 is two runs of days; a window needs one run of days"
    );
    let cut = near().with_cut_on(&doubled, day("2017-01-01")).unwrap_err();
    assert_eq!(
        cut.to_string(),
        "2017-01-01 does not lie between the start of 2017–2021 and the end of 2022–2024; a cut needs days on both sides"
    );
    // By days, where a window is no run of whole years.
    let by_days = Claim::doubled(
        Period::new(day("2021-01-01"), day("2022-02-24")).unwrap(),
        Period::new(day("2022-02-24"), day("2022-06-04")).unwrap(),
    );
    let near = near().with_equal_lengths(&by_days).unwrap();
    let near = near.check(&by_days, &ledger(), &Whole).unwrap();
    let before = near.windows(&near.cells()[1]).0.unwrap();
    assert_eq!((before.days(), before.end()), (100, day("2022-02-24")));
}

#[test]
fn a_pair_of_windows_of_which_the_earlier_has_not_ended_is_left_out() {
    let doubled = Claim::doubled(years(2019, 2021), years(2022, 2024));
    let near = Neighbourhood::of([rule("E6")])
        .and_then(|near| near.with_before("to 2022", "", years(2019, 2022)))
        .and_then(|near| near.with_after("from 2023", "", years(2023, 2024)))
        .unwrap();
    let verdicts = near.check(&doubled, &ledger(), &Whole).unwrap();
    assert_eq!((verdicts.cells().len(), verdicts.left_out()), (3, 1));
    assert!(
        verdicts.to_string().contains("no pair of windows: 1"),
        "{verdicts}"
    );
}

#[test]
fn a_choice_that_is_what_is_stated_gives_it_its_name() {
    let doubled = Claim::doubled(years(2019, 2021), years(2022, 2024));
    let near = Neighbourhood::of([rule("E6")])
        .and_then(|near| near.with_before("the article's years", "as it says", years(2019, 2021)))
        .unwrap();
    let verdicts = near.check(&doubled, &ledger(), &Whole).unwrap();
    let before = interstate::claim::Parameter::Before;
    assert_eq!(verdicts.cells().len(), 1);
    assert_eq!(
        verdicts.name(verdicts.stated_cell(), before),
        Some("the article's years")
    );
    assert_eq!(
        verdicts.reason(verdicts.stated_cell(), before),
        Some("as it says")
    );
}

#[test]
fn nothing_is_fitted_to_no_figure_and_nothing_of_no_class() {
    let three = Claim::CountAtLeast {
        n: 3,
        period: years(2024, 2024),
    };
    let none = RuleChoices::new(OneIs::Row);
    let refused = none
        .fitting(std::slice::from_ref(&three), &ledger(), &Whole)
        .unwrap_err();
    assert_eq!(refused.to_string(), "0 classes to switch; expected 1 to 16");
    let patrols = none
        .with_class("patrols", InteractionFamily::Patrol)
        .unwrap();
    let refused = patrols.fitting(&[], &ledger(), &Whole).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "no figure to fit; expected the claims of a text"
    );
    let json = serde_json::to_string(&patrols).unwrap();
    assert_eq!(serde_json::from_str::<RuleChoices>(&json).unwrap(), patrols);
}

#[test]
fn a_list_without_an_end_or_too_short_has_no_other_cuts() {
    let doubled = Claim::doubled(years(2019, 2021), years(2022, 2024));
    let cuts = |ledger: &Ledger, over| {
        let cuts = doubled.placebo_cuts(ledger, &rule("E6"), &Whole, PlaceboSides::AllYears, over);
        cuts.map(|cuts| cuts.all().len())
            .map_err(|error| error.to_string())
    };
    let shipped = ledger();
    let endless = Ledger::new(shipped.rows().iter().cloned(), Coverage::unlimited()).unwrap();
    assert_eq!(
        cuts(&endless, None).unwrap_err(),
        "the source states no first and last day of what it covers in full; say over which period cuts are to be made"
    );
    assert_eq!(cuts(&endless, Some(years(2017, 2024))), Ok(7));
    assert_eq!(cuts(&endless, Some(years(2021, 2022))), Ok(1));
    assert_eq!(
        cuts(&endless, Some(years(2022, 2024))).unwrap_err(),
        "the cut 2022-01-01 has less than a year of 2022–2024 on a side, so that there is no other cut"
    );
}
