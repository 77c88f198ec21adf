//! Dates in EDTF, to the letter of the standard.

use super::when;
use interstate::When;

#[test]
fn the_standard_is_read_to_the_letter() {
    for (text, ours) in [
        ("2022-02-XX", "2022-02"),
        ("202X", "202X"),
        ("2022~", "2022~"),
        ("~1812-04", "1812-04~"),
        ("1812-04~", "1812-04~"),
        ("[2021,2023]", "[2021,2023]"),
        ("2022-XX-24", "2022-XX-24"),
        ("1921/197X~", "1921/197X~"),
        ("/2022", "/2022"),
        ("../2022", "/2022"),
        ("2022-02-24/", "2022-02-24/"),
        ("2022-02-24/2025-03-01..", "2022-02-24/2025-03-01.."),
        ("1950S2", "19XX"),
        ("2022-36", "2022-36"),
        ("[..2022-02]", "[..2022-02]"),
        ("2022-02-24T02:00:00Z", "2022-02-24T02:00:00Z"),
    ] {
        assert_eq!(When::from_edtf(text, None).unwrap(), when(ours), "{text}");
    }
    let cut = "2025-03-01".parse().unwrap();
    assert_eq!(
        When::from_edtf("2022-02-24/..", Some(cut)).unwrap(),
        when("2022-02-24/2025-03-01..")
    );
}

#[test]
fn what_is_no_date_of_a_record_is_refused_in_words() {
    for (text, message) in [
        (
            "{2021,2022}",
            "\"{2021,2022}\" is several dates, not one date",
        ),
        (
            "2XXX-XX-XX",
            "\"2XXX-XX-XX\" is more days than a century, not one date",
        ),
        ("-0044", "year -44 is outside 1..=9999"),
        ("Y12000", "year 12000 is outside 1..=9999"),
        (
            "2022-21",
            "2022-21 is a season, and no calendar says on which day one begins; write a range of days",
        ),
        (
            "202X-21",
            "\"202X-21\" is a season of a year that is not told, not one date",
        ),
        (
            "2022/..",
            "\"2022/..\" goes on, and does not say until which day that was seen; write the day, as in 2022-02-24/2025-03-01..",
        ),
        (
            "2022/2021",
            "\"2022/2021\" is not EDTF: interval end precedes interval start at byte 5",
        ),
    ] {
        assert_eq!(
            When::from_edtf(text, None).unwrap_err().to_string(),
            message
        );
    }
    for text in ["199u", "uuuu", "2022-2", "unknown/2022"] {
        let refused = When::from_edtf(text, None).unwrap_err().to_string();
        assert!(
            refused.starts_with(&format!("{text:?} is not EDTF: ")),
            "{refused}"
        );
    }
}

/// Every example of the specification of the Library of Congress (4 February 2019), which is a profile of ISO 8601-2, and the further groups of a
/// year that it lists: the level, the text, and the days that it stands for, written plainly; or nothing where it is no date of a record (several
/// dates, a season, years outside 1 to 9999, more days than are kept, an end that is open without the day on which that was seen).
fn specification() -> Vec<(usize, &'static str, Option<String>)> {
    let plain = |level, text, days: Option<&str>| (level, text, days.map(str::to_owned));
    let each = |text, years: std::ops::Range<i32>, tail: &str| {
        let days: Vec<String> = years.map(|year| format!("{year}{tail}")).collect();
        (2, text, Some(format!("[{}]", days.join(","))))
    };
    vec![
        plain(0, "1985-04-12", Some("1985-04-12")),
        plain(0, "1985-04", Some("[1985-04-01..1985-04-30]")),
        plain(0, "1985", Some("[1985-01-01..1985-12-31]")),
        plain(0, "1985-04-12T23:20:30", Some("1985-04-12")),
        // The local day is the same behind universal time, and the next ahead of it.
        plain(0, "1985-04-12T23:20:30Z", Some("[1985-04-12..1985-04-13]")),
        plain(0, "1985-04-12T23:20:30-04", Some("1985-04-12")),
        plain(0, "1985-04-12T23:20:30+04:30", Some("1985-04-12")),
        plain(
            0,
            "1964/2008",
            Some("[1964-01-01..1964-12-31]/[2008-01-01..2008-12-31]"),
        ),
        plain(
            0,
            "2004-06/2006-08",
            Some("[2004-06-01..2004-06-30]/[2006-08-01..2006-08-31]"),
        ),
        plain(0, "2004-02-01/2005-02-08", Some("2004-02-01/2005-02-08")),
        plain(
            0,
            "2004-02-01/2005-02",
            Some("2004-02-01/[2005-02-01..2005-02-28]"),
        ),
        plain(
            0,
            "2004-02-01/2005",
            Some("2004-02-01/[2005-01-01..2005-12-31]"),
        ),
        plain(
            0,
            "2005/2006-02",
            Some("[2005-01-01..2005-12-31]/[2006-02-01..2006-02-28]"),
        ),
        plain(1, "Y170000002", None),
        plain(1, "Y-170000002", None),
        plain(1, "2001-21", None),
        plain(1, "1984?", Some("1984?")),
        plain(1, "2004-06~", Some("2004-06~")),
        plain(1, "2004-06-11%", Some("2004-06-11%")),
        plain(1, "201X", Some("[2010-01-01..2019-12-31]")),
        plain(1, "20XX", Some("[2000-01-01..2099-12-31]")),
        plain(1, "2004-XX", Some("2004")),
        plain(1, "1985-04-XX", Some("1985-04")),
        plain(1, "1985-XX-XX", Some("1985")),
        plain(1, "1985-04-12/..", None),
        plain(1, "1985-04/..", None),
        plain(1, "1985/..", None),
        plain(1, "../1985-04-12", Some("[..1985-04-12]/1985-04-12")),
        plain(1, "../1985-04", Some("[..1985-04-30]/1985-04")),
        plain(1, "../1985", Some("[..1985-12-31]/1985")),
        plain(1, "1985-04-12/", Some("1985-04-12/")),
        plain(1, "1985-04/", Some("1985-04/")),
        plain(1, "1985/", Some("1985/")),
        plain(1, "/1985-04-12", Some("[..1985-04-12]/1985-04-12")),
        plain(1, "/1985-04", Some("[..1985-04-30]/1985-04")),
        plain(1, "/1985", Some("[..1985-12-31]/1985")),
        plain(1, "-1985", None),
        plain(2, "Y-17E7", None),
        plain(2, "1950S2", Some("[1900-01-01..1999-12-31]")),
        plain(2, "Y171010000S3", None),
        plain(2, "Y3388E2S3", None),
        plain(2, "2001-34", Some("[2001-04-01..2001-06-30]")),
        plain(
            2,
            "[1667,1668,1670..1672]",
            Some("[1667-01-01..1668-12-31,1670-01-01..1672-12-31]"),
        ),
        plain(2, "[..1760-12-03]", Some("[..1760-12-03]")),
        plain(2, "[1760-12..]", Some("[1760-12-01..]")),
        plain(
            2,
            "[1760-01,1760-02,1760-12..]",
            Some("[1760-01-01..1760-02-29,1760-12-01..]"),
        ),
        plain(
            2,
            "[1667,1760-12]",
            Some("[1667-01-01..1667-12-31,1760-12-01..1760-12-31]"),
        ),
        plain(2, "[..1984]", Some("[..1984-12-31]")),
        plain(2, "{1667,1668,1670..1672}", None),
        plain(2, "{1960,1961-12}", None),
        plain(2, "{..1984}", None),
        plain(2, "2004-06~-11", Some("2004-06-11~")),
        plain(2, "2004?-06-11", Some("2004-06-11?")),
        plain(2, "?2004-06-~11", Some("2004-06-11%")),
        plain(2, "2004-%06-11", Some("2004-06-11%")),
        each("156X-12-25", 1560..1570, "-12-25"),
        each("15XX-12-25", 1500..1600, "-12-25"),
        plain(2, "XXXX-12-XX", None),
        plain(2, "1XXX-XX", Some("[1000-01-01..1999-12-31]")),
        each("1XXX-12", 1000..2000, "-12"),
        plain(2, "1984-1X", Some("[1984-10-01..1984-12-31]")),
        plain(
            2,
            "2004-06-~01/2004-06-~20",
            Some("2004-06-01~/2004-06-20~"),
        ),
        plain(
            2,
            "2004-06-XX/2004-07-03",
            Some("[2004-06-01..2004-06-30]/2004-07-03"),
        ),
        plain(2, "2001-25", None),
        plain(2, "2001-32", None),
        plain(2, "2001-33", Some("[2001-01-01..2001-03-31]")),
        plain(2, "2001-36", Some("[2001-10-01..2001-12-31]")),
        plain(2, "2001-37", Some("[2001-01-01..2001-04-30]")),
        plain(2, "2001-39", Some("[2001-09-01..2001-12-31]")),
        plain(2, "2001-40", Some("[2001-01-01..2001-06-30]")),
        plain(2, "2001-41", Some("[2001-07-01..2001-12-31]")),
    ]
}

#[test]
fn of_the_examples_of_the_standard_our_reader_lacks_two_and_the_other_none() {
    // Of each level: the examples, those that our reader reads rightly, those that the other does.
    let mut right = [[0; 3]; 3];
    let mut unlike = Vec::new();
    for (level, text, days) in specification() {
        let mut is_right = |who: &str, read: interstate::Result<When>| {
            // What is written plainly may be more than text may hold: a thousand months.
            let same = match (&read, &days) {
                (Err(_), None) => true,
                (Ok(read), Some(days)) => match days.parse::<When>() {
                    Ok(days) => *read == days,
                    Err(_) => read.to_string() == *days,
                },
                _ => false,
            };
            if !same {
                unlike.push(format!("{who}: {text}"));
            }
            usize::from(same)
        };
        let (ours, other) = (text.parse(), When::from_edtf(text, None));
        let (ours, other) = (is_right("ours", ours), is_right("other", other));
        for (count, more) in right[level].iter_mut().zip([1, ours, other]) {
            *count += more;
        }
    }
    assert_eq!(unlike, ["ours: 1950S2", "ours: 1XXX-12"]);
    assert_eq!(right, [[13, 13, 13], [24, 24, 24], [34, 32, 34]]);
}
