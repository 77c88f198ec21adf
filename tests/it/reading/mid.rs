//! COW MID: partial dates, three numbers below zero, and the join.

use interstate::code::MidHostility;
use interstate::read::mid::{self, MidaOptions, MidbOptions};
use interstate::{Truth, When};

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
