//! Days at and beyond the ends of the years that the crate takes.

use super::{is_read_back, row};
use interstate::interaction::AgreementDays;
use interstate::read::ledger::{self, LedgerOptions};
use interstate::sanction::{
    Designation, EndCause, Issuer, ListingEnd, Measure, Package, SanctionRegime,
};
use interstate::time::{CalendarStep, CoverageExtent, Windows};
use interstate::{
    Coverage, Interaction, InteractionKind, Ledger, PartialDate, Period, State, When,
};

#[test]
fn the_end_of_a_listing_is_read_back_or_refused() {
    let day = |text: &str| text.parse().unwrap();
    let (early, late) = (day("0001-01-01"), day("9999-12-31"));
    is_read_back(&ListingEnd::Unknown);
    for seen_until in [early, late] {
        is_read_back(&ListingEnd::Open { seen_until });
        is_read_back(&ListingEnd::gone(None, seen_until).unwrap());
    }
    is_read_back(&ListingEnd::gone(Some(early), late).unwrap());
    for seen in [early, late] {
        assert_eq!(
            ListingEnd::gone(Some(seen), early).unwrap_err().to_string(),
            format!(
                "a listing was seen on {seen}, which is not before 0001-01-01, when it was missing"
            )
        );
    }
    for date in [
        "2022",
        "202X",
        "[..2022-02-24]",
        "[2022-02-24..]",
        "[2021?,2023?]",
        "2022-02-24%",
    ] {
        for &cause in EndCause::ALL {
            is_read_back(&ListingEnd::On(date.parse().unwrap(), cause));
        }
    }
}

#[test]
fn days_outside_the_years_1_to_9999_are_refused_in_text_and_in_records() {
    let out = |text: &str| text.parse::<PartialDate>().unwrap_err().to_string();
    for (text, year) in [
        ("0000-01-01", 0),
        ("0000-12", 0),
        ("-0044-03-15", -44),
        ("+12000-01-01~", 12000),
        ("[2022-01-01..+12000-01-01]", 12000),
        ("[-0001-01-01..2022]", -1),
        ("0001-01-01T01:00:00Z", 0),
        ("9999-12-31T20:00:00Z", 10000),
    ] {
        assert_eq!(
            out(text),
            format!("year {year} is outside 1..=9999"),
            "{text}"
        );
    }
    let far: chrono::NaiveDate = "+12000-01-01".parse().unwrap();
    let near: chrono::NaiveDate = "2022-01-01".parse().unwrap();
    let said = "year 12000 is outside 1..=9999";
    let ongoing =
        When::lasting(near.into(), interstate::Finish::Ongoing { seen_until: far }).unwrap();
    let until = When::lasting(near.into(), interstate::Finish::At(far.into())).unwrap();
    for when in [When::On(far.into()), ongoing, until] {
        let refused = Interaction::new("a", InteractionKind::Call, when, [State::CHN]);
        assert_eq!(refused.unwrap_err().to_string(), said);
    }
    let signed = AgreementDays::default().with_signed(far.into());
    assert_eq!(
        row("a", [State::CHN])
            .unwrap()
            .with_agreement(signed)
            .unwrap_err()
            .to_string(),
        said
    );
    assert_eq!(
        Period::new(near, far).unwrap_err().to_string(),
        "year 11999 is outside 1..=9999"
    );
    assert_eq!(
        PartialDate::between(None, Some(far))
            .unwrap_err()
            .to_string(),
        said
    );
    let listing = || Designation::new("x", "t", "r", Measure::AssetFreeze, near.into()).unwrap();
    for refused in [
        Designation::new("x", "t", "r", Measure::AssetFreeze, far.into()),
        listing().with_start_date(far.into()),
        listing().with_amendment(far.into()),
        listing().with_seen_until(far),
        listing().with_end(ListingEnd::On(far.into(), EndCause::Delisted)),
        listing().with_end(ListingEnd::gone(Some(near), far).unwrap()),
    ] {
        assert_eq!(refused.unwrap_err().to_string(), said);
    }
    assert_eq!(
        SanctionRegime::new("r", Issuer::EU, far.into())
            .unwrap_err()
            .to_string(),
        said
    );
    assert_eq!(
        Package::new("p", Issuer::EU, far.into())
            .unwrap_err()
            .to_string(),
        said
    );
}

#[test]
fn the_first_and_the_last_day_of_all_are_read_back_in_periods_windows_and_coverages() {
    let all = Period::years(1..=9999).unwrap();
    let last = Period::year(9999).unwrap();
    let years = Windows::rolling(all, CalendarStep::Years(100), CalendarStep::Years(33)).unwrap();
    for &period in years.periods().iter().chain([&all, &last]) {
        is_read_back(&period);
    }
    let json = serde_json::to_string(&years).unwrap();
    assert_eq!(serde_json::from_str::<Windows>(&json).unwrap(), years);
    let coverages = [
        Coverage::none(),
        Coverage::unlimited(),
        Coverage::full(all),
        Coverage::new([
            (Period::year(1).unwrap(), CoverageExtent::Partial),
            (last, CoverageExtent::Full),
        ])
        .unwrap(),
    ];
    for coverage in coverages {
        assert_eq!(coverage.to_string().parse::<Coverage>().unwrap(), coverage);
        let json = serde_json::to_string(&coverage).unwrap();
        assert_eq!(serde_json::from_str::<Coverage>(&json).unwrap(), coverage);
        let ledger = Ledger::new([], coverage).unwrap();
        let mut csv = Vec::new();
        ledger::write(&ledger, &mut csv).unwrap();
        assert_eq!(
            LedgerOptions::new().read(csv.as_slice()).unwrap().ledger,
            ledger
        );
    }
    for date in [
        "0001-01-01",
        "9999-12-31",
        "0001",
        "9999-12",
        "000X",
        "99XX",
        "[0001-01-01..9999-12-31]",
        "[..0001-01-01]",
    ] {
        is_read_back(&date.parse::<PartialDate>().unwrap());
    }
}
