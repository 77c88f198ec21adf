//! Extents: first and last day.

use super::{date, period, refusal, when};
use interstate::time::{
    Assignment, CalendarStep, DateMeaning, DateStatement, DateStatements, Fraction,
};
use interstate::{Finish, Period, Truth, When};

#[test]
fn extents_print_as_they_are_read() {
    for text in [
        "2021-12-28/2022-01-03",
        "2022-02/2022-03-15",
        "2022-02-24/",
        "2022-02-24/2025-03-01..",
        "1921/197X~",
        "[2021,2023]/2024",
        "[..2022-12-31]/2022",
        "2022/[2023-01-01..]",
        "2022-02-24",
    ] {
        assert_eq!(when(text).to_string(), text);
        let json = serde_json::to_string(&when(text)).unwrap();
        assert_eq!(serde_json::from_str::<When>(&json).unwrap(), when(text));
    }
    assert_eq!(when("/2022"), when("[..2022-12-31]/2022"));
    assert_eq!(when("../2022"), when("/2022"));
}

#[test]
fn impossible_extents_are_refused_in_words() {
    for (text, message) in [
        ("2022/2021", "2021 is before the start, 2022"),
        ("2026/2025-03-01..", "2025-03-01 is before the start, 2026"),
        (
            "2022-02-24/..",
            "\"2022-02-24/..\" goes on, and does not say until which day that was seen; write the day, as in 2022-02-24/2025-03-01..",
        ),
        ("/", "\"/\" has neither a start nor an end"),
        ("/[2022..]", "\"/[2022..]\" has neither a start nor an end"),
    ] {
        assert_eq!(refusal::<When>(text), message);
    }
    let cut = "2025-03-01".parse().unwrap();
    assert_eq!(
        When::seen_until("2022-02-24/..", cut).unwrap(),
        when("2022-02-24/2025-03-01..")
    );
    assert!(When::seen_until("2026/..", cut).is_err());
}

#[test]
fn an_unknown_end_differs_from_one_not_yet_come() {
    let year = Period::year(2023).unwrap();
    assert_eq!(
        when("2022-02-24/").falls_in(year, Assignment::ByEnd),
        Truth::Depends
    );
    assert_eq!(
        when("2022-02-24/2025-03-01..").falls_in(year, Assignment::ByEnd),
        Truth::No
    );
    assert_eq!(
        when("2022-02-24/").falls_in(year, Assignment::AnyOverlap),
        Truth::Depends
    );
    assert_eq!(
        when("2022-02-24/2025-03-01..").falls_in(year, Assignment::AnyOverlap),
        Truth::Yes
    );
    assert_eq!(
        when("2022-02-24/2025-03-01..").falls_in(Period::year(2026).unwrap(), Assignment::ByEnd),
        Truth::Depends
    );
}

#[test]
fn what_is_known_of_the_end_bounds_the_start() {
    // It began in 2022 and was over on 10 January 2022: so it began in those ten days.
    let early = When::lasting(date("2022"), Finish::At(date("2022-01-10"))).unwrap();
    assert_eq!(
        early.falls_in(period("2022-01-01..2022-01-11"), Assignment::ByStart),
        Truth::Yes
    );
}

#[test]
fn a_week_over_new_year_is_assigned_as_the_rule_says() {
    let week = when("2021-12-28/2022-01-03");
    let years = [2021, 2022].map(|y| Period::year(y).unwrap());
    for (by, expected) in [
        (Assignment::ByStart, [Truth::Yes, Truth::No]),
        (Assignment::ByEnd, [Truth::No, Truth::Yes]),
        (Assignment::AnyOverlap, [Truth::Yes, Truth::Yes]),
        (Assignment::Within, [Truth::No, Truth::No]),
    ] {
        assert_eq!(years.map(|year| week.falls_in(year, by)), expected, "{by}");
    }
    let shares = years.map(|year| week.share_of_days(year));
    let fraction = |n, d| Fraction::new(n, d).unwrap();
    assert_eq!(
        shares,
        [
            fraction(4, 7)..=fraction(4, 7),
            fraction(3, 7)..=fraction(3, 7)
        ]
    );
}

#[test]
fn core_and_hull_of_an_extent_with_unknown_days() {
    let dispute = when("1923-08/1923-09");
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(dispute.core(), Some((day("1923-08-31"), day("1923-09-01"))));
    assert_eq!(
        dispute.hull(),
        (Some(day("1923-08-01")), Some(day("1923-09-30")))
    );
    assert_eq!(dispute.lasted(), (2, Some(61)));
    assert_eq!(when("2022/2022").core(), None);
    assert_eq!(when("2022/2022").lasted(), (1, Some(365)));
    assert_eq!(when("2022-02-24/").lasted(), (1, None));
    assert_eq!(when("2022-02-24/2022-03-01..").lasted(), (6, None));
    // Begun by then, and ended: perhaps on one and the same day.
    assert_eq!(when("..2021/").lasted(), (1, None));
    assert_eq!(when("2022").lasted(), (1, Some(1)));
}

#[test]
fn only_the_stated_policy_widens_an_approximate_date() {
    assert_eq!(
        date("2022~").widened(CalendarStep::Years(1)).unwrap(),
        date("[2021..2023]")
    );
    assert_eq!(
        date("2022%").widened(CalendarStep::Days(1)).unwrap(),
        date("[2021-12-31?..2023-01-01]")
    );
    assert_eq!(
        date("2022?").widened(CalendarStep::Years(1)).unwrap(),
        date("2022?")
    );
    assert_eq!(
        date("2022").widened(CalendarStep::Years(1)).unwrap(),
        date("2022")
    );
    assert_eq!(
        date("[2022~..]").widened(CalendarStep::Years(1)).unwrap(),
        date("[2021..]")
    );
    assert_eq!(
        date("[2021~,2023~]")
            .widened(CalendarStep::Years(1))
            .unwrap(),
        date("[2020..2024]")
    );
}

#[test]
fn the_expected_share_is_exact_and_only_for_closed_dates() {
    let year = Period::year(2022).unwrap();
    let share = |text| date(text).uniform_share(year).map(|s| s.to_string());
    assert_eq!(share("2022-02").as_deref(), Some("1"));
    assert_eq!(share("[2021,2022]").as_deref(), Some("1/2"));
    assert_eq!(share("[2021-12-31..2022-01-02]").as_deref(), Some("2/3"));
    assert_eq!(share("2023").as_deref(), Some("0"));
    assert_eq!(share("[2022..]"), None);
}

#[test]
fn sources_that_disagree_are_combined_by_name() {
    let attested = |dates: &[(&str, DateMeaning)]| {
        DateStatements::new(
            dates
                .iter()
                .map(|(text, meaning)| DateStatement::new(when(text), *meaning)),
        )
        .unwrap()
    };
    let two = attested(&[
        ("2022-05-20/2022-05-27", DateMeaning::WholeStay),
        ("2022-05-24", DateMeaning::ActivePhase),
    ]);
    assert_eq!(
        two.preferring(&[DateMeaning::Opening, DateMeaning::ActivePhase])
            .unwrap(),
        &when("2022-05-24")
    );
    assert_eq!(
        two.preferring(&[DateMeaning::Opening, DateMeaning::Announced])
            .unwrap_err()
            .to_string(),
        "no source gives a date for opening or announced"
    );
    let differ = attested(&[
        ("2022-05-20", DateMeaning::Opening),
        ("2022-05-21", DateMeaning::Opening),
    ]);
    assert_eq!(
        differ
            .preferring(&[DateMeaning::Opening])
            .unwrap_err()
            .to_string(),
        "two sources give the opening as 2022-05-20 and as 2022-05-21; say how to combine them"
    );
    // A report of 24 May says that it was no later: that agrees with a month, and not with a day after it.
    let published = attested(&[
        ("2022-05", DateMeaning::Opening),
        ("2022-05-24", DateMeaning::Published),
    ]);
    assert_eq!(
        published.agreed_first_day().unwrap(),
        date("[2022-05-01..2022-05-24]")
    );
    let later = attested(&[
        ("2022-05-25", DateMeaning::Opening),
        ("2022-05-24", DateMeaning::Published),
    ]);
    assert!(later.agreed_first_day().is_err());
    assert_eq!(later.either_first_day().unwrap(), date("[..2022-05-25]"));
    let json = serde_json::to_string(&two).unwrap();
    assert_eq!(serde_json::from_str::<DateStatements>(&json).unwrap(), two);
    assert!(serde_json::from_str::<DateStatements>("[]").is_err());
}
