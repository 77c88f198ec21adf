//! "Roughly doubled" under every rule and window that could have been meant, against an independent count of every cell.

use super::{here, ledger, rules, years};
use interstate::claim::{Claim, Neighbourhood, Parameter, Side, Tolerance, Verdict, Verdicts};
use interstate::report::Table;
use interstate::tally::Whole;
use interstate::{Confidence, CountingRule, TrendRule};
use serde_json::Value;
use std::fs;
use std::time::{Duration, Instant};

const BEFORE: [(i32, i32, &str); 7] = [
    (2017, 2021, "as far back as the list goes"),
    (2018, 2021, "four years"),
    (2019, 2021, "the article's years"),
    (2017, 2019, "before the pandemic"),
    (2018, 2019, "two years before the pandemic"),
    (2019, 2019, "the last year before the pandemic"),
    (2020, 2021, "the pandemic years"),
];

const AFTER: [(i32, i32, &str); 4] = [
    (2022, 2024, "the article's later years"),
    (2023, 2024, "without the year of the invasion"),
    (2024, 2024, "the last year"),
    (2022, 2023, "two years"),
];

pub(super) fn doubled() -> Claim {
    Claim::RatioAbout {
        ratio: Tolerance::new(1.75, 2.25).unwrap(),
        before: years(2019..=2021),
        after: years(2022..=2024),
    }
}

fn neighbourhood(letter: char) -> Neighbourhood {
    let of_letter = |rule: &CountingRule| rule.name().starts_with(letter);
    let mut near = Neighbourhood::of(rules().into_iter().filter(of_letter)).unwrap();
    for (first, last, name) in BEFORE {
        near = near.with_before(name, "", years(first..=last)).unwrap();
    }
    for (first, last, name) in AFTER {
        near = near.with_after(name, "", years(first..=last)).unwrap();
    }
    near
}

fn verdicts(letter: char) -> Verdicts {
    let near = neighbourhood(letter);
    near.check(&doubled(), &ledger(), &Whole).unwrap()
}

pub(super) fn summary() -> Value {
    let text = fs::read_to_string(here("tests/it/seed/neighbourhood_expected.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn names(side: Side) -> &'static str {
    side.into()
}

#[test]
fn every_cell_has_the_counts_and_the_side_of_an_independent_count() {
    let both = [verdicts('E'), verdicts('M')];
    let mut compared = 0;
    let file = here("tests/it/seed/neighbourhood_expected.csv");
    for row in csv::Reader::from_path(file).unwrap().records() {
        let row = row.unwrap();
        let verdicts = &both[usize::from(row[0].starts_with('M'))];
        let window = |at: usize| years(row[at].parse().unwrap()..=row[at + 1].parse().unwrap());
        let windows = (Some(window(1)), Some(window(3)));
        let mut cells = verdicts.cells().iter();
        let cell = cells
            .find(|cell| verdicts.rule(cell).name() == &row[0] && verdicts.windows(cell) == windows)
            .unwrap();
        let counts: Vec<String> = cell.counts().iter().map(ToString::to_string).collect();
        assert_eq!(counts, [&row[5], &row[6]], "{row:?}");
        assert_eq!(names(cell.side().unwrap()), &row[8], "{row:?}");
        let holds = cell.verdict() == Verdict::Holds;
        assert_eq!(holds, &row[8] == "within", "{row:?}");
        let (numerator, denominator) = row[7].split_once('/').unwrap_or((&row[7], "1"));
        let ratio = numerator.parse::<f64>().unwrap() / denominator.parse::<f64>().unwrap();
        let (lo, hi) = cell.figure().unwrap();
        assert!(
            (lo - ratio).abs() < 1e-12 && hi == Some(lo),
            "{row:?}: {lo}"
        );
        compared += 1;
    }
    assert_eq!(compared, 448 + 308);
    assert_eq!(both.map(|one| one.cells().len()), [448, 308]);
}

#[test]
fn exercises_roughly_doubled_in_141_of_448_cells_and_meetings_in_25_of_308() {
    let exercises = verdicts('E');
    assert_eq!(exercises.holds(), (141, 448));
    let sides = [Side::Below, Side::Above, Side::NoRatio, Side::Open];
    assert_eq!(sides.map(|side| exercises.on_side(side)), [142, 165, 0, 0]);
    let meetings = verdicts('M');
    assert_eq!(meetings.holds(), (25, 308));
    let pandemic = |cell: &&interstate::claim::ClaimCell| {
        cell.verdict() == Verdict::Holds && meetings.windows(cell).0 == Some(years(2020..=2021))
    };
    assert_eq!(meetings.cells().iter().filter(pandemic).count(), 21);
}

#[test]
fn the_windows_explain_more_of_the_log_ratio_than_the_rules() {
    let expected = summary();
    for (letter, key) in [('E', "exercises"), ('M', "meetings")] {
        let (verdicts, expected) = (verdicts(letter), &expected[key]);
        let drivers = verdicts.drivers();
        assert_eq!(drivers.cells(), expected["logarithms"]);
        assert_eq!(drivers.cells() + drivers.others(), expected["cells"]);
        assert_eq!(drivers.all().len(), 3);
        for (place, driver) in drivers.all().iter().enumerate() {
            assert_eq!(driver.parameter(), Parameter::ALL[place]);
            let share = expected["shares"][place].as_f64().unwrap();
            assert!(
                (driver.share().unwrap() / share - 1.0).abs() < 1e-10,
                "{driver:?}"
            );
            let turns = driver.turns();
            assert_eq!(turns.turned, expected["turns"][place][0], "{driver:?}");
            assert_eq!(turns.pairs, expected["turns"][place][1], "{driver:?}");
        }
    }
    let shares = verdicts('E').drivers();
    let shares: Vec<String> = shares
        .all()
        .iter()
        .map(|driver| format!("{:.2}", driver.share().unwrap()))
        .collect();
    assert_eq!(shares, ["0.19", "0.26", "0.39"]);
    assert_eq!(verdicts('M').drivers().others(), 7); // ratios of 0
}

#[test]
fn a_ratio_on_an_edge_is_within_by_exact_fractions() {
    let edges = |letter: char| {
        let verdicts = verdicts(letter);
        let on_edge = |cell: &&interstate::claim::ClaimCell| {
            let (before, after) = verdicts.windows(cell);
            let years = |period: interstate::Period| period.exposure().fraction();
            let (before, after) = (years(before.unwrap()), years(after.unwrap()));
            let one = cell.counts()[0].lo() * after.numerator() * before.denominator();
            let two = cell.counts()[1].lo() * before.numerator() * after.denominator();
            4 * two == 7 * one || 4 * two == 9 * one
        };
        let cells: Vec<_> = verdicts.cells().iter().filter(on_edge).collect();
        assert!(cells.iter().all(|cell| cell.verdict() == Verdict::Holds));
        cells.len()
    };
    let expected = summary();
    assert_eq!(edges('E'), expected["exercises"]["on_an_edge"]);
    assert_eq!(edges('M'), expected["meetings"]["on_an_edge"]);
    assert_eq!((edges('E'), edges('M')), (16, 6));
}

#[test]
fn the_counter_argument_to_the_article_is_one_choice_away() {
    let near = neighbourhood('E').with_stated_rule("E6").unwrap();
    let verdicts = near.check(&doubled(), &ledger(), &Whole).unwrap();
    assert_eq!(verdicts.stated_cell().verdict(), Verdict::Holds);
    // Of ten cells that are one choice away and fail, the first in the stated order: windows come before rules that are last changed.
    let against = verdicts.nearest_failing().unwrap();
    assert_eq!(against.changed(), 1);
    assert_eq!(verdicts.changes(against), ["window after: the last year"]);
    assert_eq!(against.side(), Some(Side::Above));
    let worst = verdicts.strongest_against().unwrap();
    let far = |cell: &interstate::claim::ClaimCell| {
        let (lo, _) = cell.figure().unwrap();
        (1.75_f64.ln() - lo.ln()).max(lo.ln() - 2.25_f64.ln())
    };
    let furthest = verdicts.cells().iter().map(far).fold(f64::MIN, f64::max);
    assert!((far(worst) - furthest).abs() < 1e-12);
    let best = verdicts.strongest_for().unwrap();
    let deepest = verdicts.cells().iter().map(|cell| -far(cell));
    assert!((deepest.fold(f64::MIN, f64::max) + far(best)).abs() < 1e-12);
}

#[test]
fn rules_that_count_alike_are_counted_once_if_asked() {
    let verdicts = verdicts('E');
    let equal: Vec<Vec<&str>> = verdicts
        .equal_rules()
        .iter()
        .map(|group| group.iter().map(|rule| rule.name()).collect())
        .collect();
    assert_eq!(equal, [["E7", "E8"], ["E15", "E16"]]);
    let once = verdicts.with_equal_rules_once();
    assert_eq!(once.cells().len(), 448 - 2 * 28);
    let of = |name: &str| {
        let cells = verdicts.cells().iter();
        cells
            .filter(|cell| verdicts.rule(cell).name() == name && cell.verdict() == Verdict::Holds)
            .count()
    };
    assert_eq!(once.holds().0, 141 - of("E8") - of("E16"));
    assert!(once.equal_rules().is_empty());
}

#[test]
fn a_curve_goes_from_the_lowest_ratio_to_the_highest_with_its_evidence() {
    let verdicts = verdicts('E');
    let rule = TrendRule::new(Confidence::P95);
    let curve = verdicts.curve(rule).unwrap();
    assert_eq!(curve.points().len(), 448);
    let ratios: Vec<f64> = curve
        .points()
        .iter()
        .map(|point| point.cell().figure().unwrap().0)
        .collect();
    assert!(ratios.is_sorted());
    for point in curve.points() {
        let (before, after) = verdicts.windows(point.cell());
        let counts = point.cell().counts();
        let side = |count, period: Option<interstate::Period>| {
            interstate::Tallied::stated(Whole, count, period.unwrap(), verdicts.rule(point.cell()))
        };
        let ratio =
            interstate::frequency_ratio(&side(counts[0], before), &side(counts[1], after)).unwrap();
        assert_eq!(
            point.interval(),
            Some(ratio.interval(Confidence::P95).unwrap())
        );
        let trend = interstate::classify_trend(&ratio, rule).unwrap();
        assert_eq!(point.classes(), Some(trend.reachable()));
    }
    let page = Table::from_curve(&verdicts, &curve);
    assert_eq!(page.len(), 448);
    let csv = page.to_csv();
    let lowest = "E12,2019,2022–2023,as stated,as stated,3,4,5,0.625,0.625,below,fails,0.1345,3.1498,inconclusive";
    assert_eq!(csv.lines().nth(1), Some(lowest));
}

#[test]
fn the_report_of_a_claim_stands_in_25_lines_of_100_characters() {
    for (letter, stated) in [('E', "E6"), ('E', "E3"), ('M', "M8")] {
        let near = neighbourhood(letter).with_stated_rule(stated).unwrap();
        let verdicts = near.check(&doubled(), &ledger(), &Whole).unwrap();
        let page = verdicts.to_string();
        assert!(page.lines().count() <= 25, "{page}");
        assert!(
            page.lines().all(|line| line.chars().count() <= 100),
            "{page}"
        );
        println!("{page}");
        for word in [
            "2019–2021 → 2022–2024",
            stated,
            "nearest",
            "no share here is a probability",
        ] {
            assert!(page.contains(word), "{word} is not in\n{page}");
        }
    }
}

/// Loose bounds, since tests are built without optimisation: a release build takes a twentieth of them.
#[test]
fn a_neighbourhood_counts_each_rule_once() {
    let ledger = ledger();
    let mut near = neighbourhood('E');
    let start = Instant::now();
    near.check(&doubled(), &ledger, &Whole).unwrap();
    let small = start.elapsed();
    assert!(
        small < Duration::from_millis(400),
        "448 cells took {small:?}"
    );
    // 44 windows before and 46 after: 2,024 pairs.
    for n in 0..44 - 7 {
        let start = chrono::NaiveDate::from_ymd_opt(2017, 1, 2 + n / 2).unwrap();
        let end =
            chrono::NaiveDate::from_ymd_opt(2020 + i32::try_from(n % 2).unwrap(), 3, 1).unwrap();
        let window = interstate::Period::new(start, end).unwrap();
        near = near
            .with_before(&format!("before {n}"), "", window)
            .unwrap();
    }
    for n in 0..46 - 4 {
        let start = chrono::NaiveDate::from_ymd_opt(2022, 1, 2 + n / 2).unwrap();
        let end =
            chrono::NaiveDate::from_ymd_opt(2023 + i32::try_from(n % 2).unwrap(), 7, 1).unwrap();
        let window = interstate::Period::new(start, end).unwrap();
        near = near.with_after(&format!("after {n}"), "", window).unwrap();
    }
    let start = Instant::now();
    let verdicts = near.check(&doubled(), &ledger, &Whole).unwrap();
    let large = start.elapsed();
    assert_eq!(verdicts.cells().len(), 16 * 44 * 46);
    assert!(
        large < Duration::from_secs(8),
        "16 rules by 2,024 pairs of windows took {large:?}"
    );
    println!("448 cells: {small:?}; 32,384 cells: {large:?}");
}
