//! COW MID: partial dates, three numbers below zero, and the join.

use interstate::code::MidHostility;
use interstate::read::mid::{self, MidaOptions, MidbOptions};
use interstate::tally::Whole;
use interstate::{
    Count, CountingRule, Coverage, Dyad, InteractionKind, OneIs, Partition, Period, Select,
    TallyTable, Truth, When, coded,
};

const A: &[u8] = include_bytes!("../corpus/mida.csv");
const B: &[u8] = include_bytes!("../corpus/midb.csv");

#[test]
fn three_numbers_below_zero_mean_three_things() {
    let mut reader = MidaOptions::new().reader(A).unwrap();
    let mut found = Vec::new();
    reader
        .for_each(|dispute| {
            found.push((
                dispute.number(),
                dispute.when().to_string(),
                dispute.fatalities().map(|n| n.to_string()),
            ));
        })
        .unwrap();
    let expected = [
        (9001, "1923-08/1923-09", Some("0")),
        (9002, "2013-05-03/2014-12-31..", Some("1-25")),
        (9003, "1950/1951-02-01", Some("26-130")), // level 2 is 26 to 100, and the number says 130
        (9006, "1970-06-10/1970-06-10", Some("1000+")),
        (9008, "1980-01-01/1980-01-05", Some("0")),
    ];
    let expected =
        expected.map(|(number, when, dead)| (number, when.to_owned(), dead.map(str::to_owned)));
    assert_eq!(found, expected);
    let report = reader.account().to_string();
    assert_eq!(
        report,
        format!(
            "8 rows, 5 kept, 3 rejected; {} bytes
  rejected: 2 date (line 5, column \"stday\": \"31\")
  rejected: 1 code (line 8, column \"hostlev\": \"9\")
  kept: 2 bounds_contradict (line 4, column \"fatalpre\": \"130\")
",
            A.len()
        )
    );
    // −8 is no date.
    let file = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n1,-8,8,1923,1,9,1923,4\n2,1,1,-9,1,9,1923,4\n3,1,1,1923,-9,-9,-9,-9\n";
    let mut reader = MidaOptions::new().reader(file.as_bytes()).unwrap();
    let dispute = reader.next_event().unwrap().unwrap();
    assert_eq!(
        (
            dispute.number(),
            dispute.when().to_string(),
            dispute.hostility()
        ),
        (3, "1923-01-01/".to_owned(), None)
    );
    let report = "  rejected: 1 missing (line 3, column \"stday\": \"1\")\n  rejected: 1 date (line 2, column \"stday\": \"-8\")\n";
    assert_eq!(
        reader.account().to_string().split_once('\n').unwrap().1,
        report
    );
}

#[test]
fn an_unknown_day_makes_a_hull_of_61_days_and_a_core_of_two() {
    let mut reader = MidaOptions::new().reader(A).unwrap();
    let when: When = reader.next_event().unwrap().unwrap().when().clone();
    let mut days: Vec<(Truth, usize)> = Vec::new();
    let first: chrono::NaiveDate = "1923-07-25".parse().unwrap();
    for day in first.iter_days().take(80) {
        let truth = when.holds_on(day);
        match days.last_mut() {
            Some((last, n)) if *last == truth => *n += 1,
            _ => days.push((truth, 1)),
        }
    }
    // 30 days of August, the 31st and 1 September, 29 days of September.
    assert_eq!(
        days[1..4],
        [(Truth::Depends, 30), (Truth::Yes, 2), (Truth::Depends, 29)]
    );
}

#[test]
fn participants_are_joined_by_days_in_common() {
    let mids = mid::join(A, B).unwrap();
    let dyads: Vec<String> = mids
        .dyads()
        .iter()
        .map(|d| {
            let spells: Vec<String> = d.spells().iter().map(ToString::to_string).collect();
            let sure = if d.is_sure() { "" } else { " perhaps" };
            format!(
                "{} {}{sure} {} {:?}",
                d.dispute(),
                d.dyad(),
                spells.join(" and "),
                d.hostility().map(MidHostility::number)
            )
        })
        .collect();
    assert_eq!(
        dyads,
        [
            // Both in August to September, neither day known: 31 August and 1 September for sure.
            "9001 GRC–ITA 1923-08/1923-09 Some(3)",
            "9002 CHN–JPN 2013-05-03/2014-12-31.. Some(4)",
            // China left and came back; of its second spell the end is not known.
            "9003 AUS–CHN [1951-01-20]/[1951-01-20..1951-02-01] Some(4)".replace("[1951-01-20]/", "1951-01-20/").as_str(),
            "9003 CHN–USA [1950-06-01..1950-12-31]/1950-12-31 and [1951-01-20..1951-01-20]/[1951-01-20..1951-02-01] Some(4)"
                .replace("[1951-01-20..1951-01-20]", "1951-01-20")
                .as_str(),
            "9003 PRK–USA [1950-06-01..1950-12-31]/1950-12-31 Some(4)",
        ]
    );
    let apart: Vec<String> = mids
        .apart()
        .iter()
        .map(|(n, dyad)| format!("{n} {dyad}"))
        .collect();
    assert_eq!(apart, ["9003 AUS–PRK"]);
    assert_eq!(mids.without_dispute(), [9099]);
    // Of 9006 one side has a number that no state bears; 9008 has no participant.
    assert_eq!(mids.without_participants(), [9006, 9008]);
    assert_eq!(
        mids.participants().to_string(),
        format!(
            "12 rows, 11 kept, 1 rejected; {} bytes\n  rejected: 1 actor (line 12, column \"ccode\": \"999\")\n",
            B.len()
        )
    );
    // `AUL` is Australia, and `AUS` in the same scheme would be Austria.
    let mut reader = MidbOptions::new().reader(B).unwrap();
    let mut letters = Vec::new();
    reader
        .for_each(|row| {
            letters.push((
                row.cell("stabb").unwrap().unwrap().into_owned(),
                row.state().to_string(),
            ));
        })
        .unwrap();
    assert!(letters.contains(&("AUL".to_owned(), "AUS".to_owned())));
}

#[test]
fn a_day_in_common_that_depends_on_unknown_days_makes_a_dyad_that_is_not_sure() {
    let a = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n1,1,1,1923,31,12,1923,4\n";
    let b = "dispnum,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,hostlev\n\
             1,325,1,8,1923,-9,8,1923,1,4\n1,640,-9,8,1923,30,9,1923,0,-9\n";
    let mids = mid::join(a.as_bytes(), b.as_bytes()).unwrap();
    let dyad = &mids.dyads()[0];
    assert_eq!(
        (dyad.is_sure(), dyad.spells()[0].to_string()),
        (false, "1923-08/1923-08".to_owned())
    );
}

const HEADER_A: &str = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev,ongo2014\n";
const HEADER_B: &str = "dispnum,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,hostlev\n";

/// The dyads of one dispute, each with its days and whether it is sure.
fn joined(a: &str, b: &[&str]) -> Vec<String> {
    let a = format!("{HEADER_A}{a}\n");
    let b = format!("{HEADER_B}{}\n", b.join("\n"));
    let joined = mid::join(a.as_bytes(), b.as_bytes()).unwrap();
    let dyads = joined.dyads().iter();
    let text = |dyad: &mid::MidDyad| format!("{} {} {}", dyad.dyad(), dyad.when(), dyad.is_sure());
    dyads.map(text).collect()
}

#[test]
fn a_dispute_that_goes_on_goes_on_for_those_who_were_in_it_to_its_printed_end() {
    // The three cases of armed clashes in 2014, made up. A third party left on 1 September.
    assert_eq!(
        joined(
            "9001,1,8,2014,31,12,2014,4,1",
            &[
                "9001,371,1,8,2014,31,12,2014,1,4",
                "9001,373,1,8,2014,31,12,2014,0,4",
                "9001,365,1,8,2014,1,9,2014,0,2",
            ]
        ),
        [
            "ARM–AZE 2014-08-01/2014-12-31.. true",
            "ARM–RUS 2014-08-01/2014-09-01 true"
        ]
    );
    // The same rows of a dispute that ended.
    assert_eq!(
        joined(
            "9001,1,8,2014,31,12,2014,4,0",
            &[
                "9001,371,1,8,2014,31,12,2014,1,4",
                "9001,373,1,8,2014,31,12,2014,0,4"
            ]
        ),
        ["ARM–AZE 2014-08-01/2014-12-31 true"]
    );
    // The printed last day lies in August: open, and that day is the last act that is known.
    assert_eq!(
        joined(
            "9002,5,2,2013,12,8,2014,4,1",
            &[
                "9002,710,5,2,2013,12,8,2014,1,4",
                "9002,750,5,2,2013,12,8,2014,0,4"
            ]
        ),
        ["CHN–IND 2013-02-05/2014-08-12.. true"]
    );
    // Of the last act the month is known: seen on its first day for sure, or on the first day of the dispute.
    assert_eq!(
        joined(
            "9003,5,2,2013,-9,8,2014,4,1",
            &[
                "9003,710,5,2,2013,-9,8,2014,1,4",
                "9003,750,5,8,2014,-9,8,2014,0,4"
            ]
        ),
        ["CHN–IND 2014-08-05/2014-08-05.. true"]
    );
    // No last day is printed: as of the day on which the data were cut. A spell with one had ended.
    assert_eq!(
        joined(
            "9004,5,2,2013,-9,-9,-9,4,1",
            &[
                "9004,710,5,2,2013,-9,-9,-9,1,4",
                "9004,750,5,2,2013,-9,-9,-9,0,4",
                "9004,770,5,2,2013,1,3,2013,0,4",
            ]
        ),
        [
            "CHN–IND 2013-02-05/2014-12-31.. true",
            "CHN–PAK 2013-02-05/2013-03-01 true"
        ]
    );
    // A state that left and came back: the second spell alone goes on.
    assert_eq!(
        joined(
            "9005,1,1,2012,12,8,2014,4,1",
            &[
                "9005,710,1,1,2012,12,8,2014,1,4",
                "9005,750,1,1,2012,31,1,2012,0,4",
                "9005,750,1,6,2013,12,8,2014,0,4",
            ]
        ),
        ["CHN–IND 2012-01-01/2014-08-12.. true"]
    );
}

#[test]
fn the_dispute_itself_keeps_the_day_of_its_last_act() {
    let a = format!(
        "{HEADER_A}9002,5,2,2013,12,8,2014,4,1\n9003,5,2,2013,12,8,2014,4,0\n9004,5,2,2013,-7,-7,-7,4,1\n"
    );
    let mut reader = MidaOptions::new().reader(a.as_bytes()).unwrap();
    let mut found = Vec::new();
    reader
        .for_each(|dispute| found.push((dispute.when().to_string(), dispute.is_ongoing())))
        .unwrap();
    let expected = [
        ("2013-02-05/2014-08-12..", true),
        ("2013-02-05/2014-08-12", false),
        ("2013-02-05/2014-12-31..", true),
    ];
    assert_eq!(found, expected.map(|(when, open)| (when.to_owned(), open)));
    // Whether it went on in September is not known, and not denied.
    let when: When = "2013-02-05/2014-08-12..".parse().unwrap();
    assert_eq!(when.holds_on("2014-09-01".parse().unwrap()), Truth::Depends);
}

#[test]
fn one_dispute_of_many_sides_counts_once_by_disputes_and_once_for_each_pair() {
    // By hand: two against three and one against one is 7 dyads of 2 disputes; the pair of the second one is among those of the first.
    let a = format!("{HEADER_A}9001,1,1,1940,31,12,1944,5,0\n9002,1,6,1942,31,7,1942,4,0\n");
    let rows = [
        "9001,255,1,1,1940,31,12,1944,1,5",
        "9001,325,1,1,1940,31,12,1944,1,5",
        "9001,200,1,1,1940,31,12,1944,0,5",
        "9001,220,1,1,1940,31,12,1944,0,5",
        "9001,350,1,1,1940,31,12,1944,0,5",
        "9002,325,1,6,1942,31,7,1942,1,4",
        "9002,200,1,6,1942,31,7,1942,0,4",
    ];
    let b = format!("{HEADER_B}{}\n", rows.join("\n"));
    let joined = mid::join(a.as_bytes(), b.as_bytes()).unwrap();
    let events: Vec<_> = joined.events().map(Result::unwrap).collect();
    let phases: Vec<_> = events
        .iter()
        .map(|event| event.phase_of().unwrap())
        .collect();
    assert_eq!(phases, [["mid-9001"; 6].as_slice(), &["mid-9002"]].concat());
    let (ledger, _) = coded::to_ledger(&events, Coverage::unlimited()).unwrap();
    let years = Period::years(1939..=1945).unwrap();
    let cells = Partition::disjoint(&[years]).unwrap();
    let whole = |rule: &CountingRule| {
        let table = TallyTable::count(&ledger, rule, &cells).unwrap();
        table.over(&Whole, years).unwrap().count()
    };
    let by_rows = CountingRule::new("dyads", Select::Everything);
    let by_disputes = by_rows.clone().with_one_is(OneIs::PhasesTogether);
    assert_eq!(
        (whole(&by_rows), whole(&by_disputes)),
        (Count::exact(7), Count::exact(2))
    );
    let pairs = TallyTable::<Dyad>::count(&ledger, &by_disputes, &cells).unwrap();
    assert_eq!(pairs.keys().count(), 6);
    let twice: Dyad = "GBR–ITA".parse().unwrap();
    assert_eq!(pairs.over(&twice, years).unwrap().count(), Count::exact(2));
    // Of the kind that a dispute is of, too.
    let wars = CountingRule::new("wars", InteractionKind::War).with_one_is(OneIs::PhasesTogether);
    assert_eq!(whole(&wars), Count::exact(1));
}
