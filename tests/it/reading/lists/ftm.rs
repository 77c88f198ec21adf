//! Entities of `FollowTheMoney`.

use super::{READING, file, ids, listing};
use interstate::read::sanctions::{FtmJsonOptions, ListDay, ListRead};
use interstate::read::{Remark, RowExample};
use interstate::sanction::{
    ListingFilter, ListingOrigin, MatchRule, Measure, Measures, PlaceBasis, TargetPlace,
};
use interstate::{Actor, Result, State};

/// The day of the made-up file, which does not tell it.
pub(super) fn day() -> ListDay {
    ListDay::Stated("2026-10-08".parse().unwrap())
}

fn tried(file: &[u8]) -> Result<ListRead> {
    let read = FtmJsonOptions::new(day(), READING).read(file);
    if let Ok(read) = &read {
        let account = read.account();
        assert_eq!(account.rows(), account.kept() + account.rejected());
        assert!(account.faults().iter().all(|fault| fault.line().is_some()));
    }
    if let Err(fault) = &read {
        assert!(fault.line().is_some(), "{fault}");
    }
    read
}

fn read(file: &str) -> ListRead {
    tried(file.as_bytes()).unwrap()
}

const LINES: [&str; 4] = [
    r#"{"id":"a","caption":"Alpha HK","schema":"Company","properties":{"jurisdiction":["hk"]}}"#,
    r#"{"id":"o-1","schema":"Sanction","properties":{"entity":["a"],"programId":["EU-UKR"],"startDate":["2024-02-23"]}}"#,
    r#"{"id":"o-2","schema":"Sanction","properties":{"entity":["a"],"programId":["US-RUSHAR"],"startDate":["2023-04-12"],"endDate":["2025-01-01"]}}"#,
    r#"{"id":"p","caption":"Nobody","schema":"Person","properties":{}}"#,
];

#[test]
fn the_order_of_lines_tells_nothing() {
    let forward = read(&LINES.join("\n"));
    let mut backward = LINES;
    backward.reverse();
    let backward = read(&backward.join("\n"));
    for read in [&forward, &backward] {
        assert_eq!(
            (read.parts().targets.len(), read.parts().designations.len()),
            (1, 2)
        );
        assert_eq!(read.account().remarked(Remark::NoSanction).rows(), 1);
        assert_eq!((read.account().rows(), read.account().kept()), (1, 1));
    }
    assert_eq!(forward.parts().targets, backward.parts().targets);
}

#[test]
fn the_union_follows_the_united_states_by_317_days() {
    let register = read(&LINES.join("\n")).into_register().unwrap();
    let of = |issuer: Actor| ListingFilter::new().of_issuer(issuer);
    let lags = register
        .lags(
            &of(State::USA.into()),
            &of(Actor::EU),
            MatchRule::SameTarget,
        )
        .unwrap();
    assert_eq!(lags.median_days(), Some((317.0, 317.0)));
    assert_eq!(lags.lead_counts().first, 1);
}

#[test]
fn a_programme_that_the_table_has_is_its_regime_and_another_is_against_no_state() {
    let read = read(&file("ftm.json"));
    let regime = |id: &str| {
        read.parts()
            .regimes
            .iter()
            .find(|regime| regime.id() == id)
            .unwrap()
    };
    assert_eq!(regime("EU-UKR").targets(), [State::RUS]);
    assert!(regime("US-RUSHAR").targets().is_empty());
    assert_eq!(regime("US-RUSHAR").issuer().actor(), State::USA);
    assert_eq!(regime("UA-Decree 9/2025").issuer().actor(), State::UKR);
    assert_eq!(read.account().remarked(Remark::UnmappedProgramme).rows(), 3);
}

#[test]
fn a_sanction_of_several_programmes_is_a_listing_under_each() {
    let read = read(&file("ftm.json"));
    assert_eq!(
        ids(&read),
        [
            "ftm:NK-a#made-up-eu-1",
            "ftm:NK-a#made-up-us-1",
            "ftm:NK-v#made-up-ch-1#CH-MADEUP",
            "ftm:NK-v#made-up-ch-1#GB-MADEUP",
            "ftm:NK-q#made-up-un-1",
            "ftm:NK-q#made-up-ua-1",
        ]
    );
}

#[test]
fn several_days_of_one_listing_are_the_set_of_them() {
    let read = read(&file("ftm.json"));
    let ship = listing(&read, "ftm:NK-v#made-up-ch-1#GB-MADEUP");
    assert_eq!(
        ship.listing_date(),
        &"[2025-05-20..2025-05-21]".parse().unwrap()
    );
    assert_eq!(ship.start_date().to_string(), "2025-06");
    let several = read.account().remarked(Remark::SeveralDays);
    assert_eq!(
        (several.rows(), several.examples()[0].found()),
        (1, "2025-05-21, 2025-05-20")
    );
    // Not the hull: a day between two is none of them.
    let apart = read_days("\"2020-01-01\",\"2024\"");
    assert!(!apart.listing_date().allows("2022-01-01".parse().unwrap()));
    assert!(apart.listing_date().allows("2024-07-01".parse().unwrap()));
}

fn read_days(days: &str) -> interstate::sanction::Designation {
    let sanction = LINES[1].replace("\"2024-02-23\"", days);
    let read = read(&[LINES[0], &sanction].join("\n"));
    read.parts().designations[0].clone()
}

#[test]
fn what_the_united_nations_listed_mirrors_them_but_on_their_own_list() {
    let read = read(&file("ftm.json"));
    let of = |id| listing(&read, id).origin().to_string();
    assert_eq!(of("ftm:NK-v#made-up-ch-1#CH-MADEUP"), "mirrors UN");
    assert_eq!(
        *listing(&read, "ftm:NK-q#made-up-un-1").origin(),
        ListingOrigin::Autonomous
    );
}

#[test]
fn provisions_are_read_by_words_and_others_remarked() {
    let read = read(&file("ftm.json"));
    let measures = |id| listing(&read, id).measures();
    assert_eq!(
        measures("ftm:NK-a#made-up-eu-1"),
        Measures::from([Measure::AssetFreeze, Measure::TravelBan])
    );
    assert_eq!(
        measures("ftm:NK-v#made-up-ch-1#GB-MADEUP"),
        Measures::from(Measure::TransportationRestrictions)
    );
    assert_eq!(
        measures("ftm:NK-q#made-up-ua-1"),
        Measures::from(Measure::NotTold)
    );
    let unmapped = read.account().remarked(Remark::UnmappedMeasure);
    let found: Vec<&str> = unmapped.examples().iter().map(RowExample::found).collect();
    assert_eq!(found, ["made-up ban"]);
}

#[test]
fn places_stand_by_what_their_property_says() {
    let read = read(&file("ftm.json"));
    let places = |id: &str| {
        let target = read.parts().targets.iter().find(|target| target.id() == id);
        target.unwrap().places().to_vec()
    };
    assert_eq!(
        places("ftm:NK-a"),
        [TargetPlace::new(State::HKG, PlaceBasis::Registered)]
    );
    assert_eq!(
        places("ftm:NK-v"),
        [TargetPlace::new(State::GAB, PlaceBasis::Flag)]
    );
    assert_eq!(
        places("ftm:NK-q"),
        [TargetPlace::new(State::LBY, PlaceBasis::Nationality)]
    );
    assert_eq!(read.account().remarked(Remark::UnknownActor).rows(), 1);
}

#[test]
fn a_sanction_of_nobody_in_the_file_is_an_orphan() {
    let read = read(&file("ftm.json"));
    let orphans = read.account().remarked(Remark::Orphan);
    assert_eq!(
        (orphans.rows(), orphans.examples()[0].found()),
        (1, "made-up-ua-9")
    );
}

#[test]
fn the_day_is_stated() {
    let refused = FtmJsonOptions::new(ListDay::InFile, READING)
        .read(&b"{}"[..])
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "line 1: entities of FollowTheMoney does not tell its own day; state it by ListDay::Stated"
    );
}

#[test]
fn a_bad_line_is_rejected_with_its_place_and_the_others_are_read() {
    let cut = &LINES[1][..LINES[1].len() - 1];
    let bad = [
        (cut, "line 2: at byte 111: EOF while parsing an object"),
        (
            r#"{"id":"x"}"#,
            "line 2: at byte 10: missing field `schema`",
        ),
        (
            "[1]",
            "line 2: invalid type: sequence, expected an entity: an object with id and schema",
        ),
        (
            r#"{"id":"o","schema":"Sanction","properties":{"entity":["a"],"programId":["EU-UKR"],"startDate":["23/02/2024"]}}"#,
            r#"line 2, column "startDate": "23/02/2024" is not a day; expected one as in 2024-02-23, 2024-02 or 2024"#,
        ),
        (
            r#"{"id":"o","schema":"Sanction","properties":{"entity":["a"],"program":["made up"]}}"#,
            r#"line 2: no "country" in "Sanction""#,
        ),
        (
            LINES[0],
            r#"line 2: entry "a" stands twice; first on line 1"#,
        ),
    ];
    for (line, message) in bad {
        let read = read(&[LINES[0], line, LINES[2]].join("\n"));
        let account = read.account();
        assert_eq!((account.kept(), account.rejected()), (1, 1), "{account}");
        assert_eq!(account.faults()[0].to_string(), message);
    }
}

#[test]
fn a_file_cut_anywhere_is_read_as_far_as_it_goes() {
    let file = file("ftm.json");
    for end in 0..file.len() {
        let read = tried(&file.as_bytes()[..end]);
        if let Ok(read) = read {
            assert!(read.account().kept() <= 3);
        }
    }
}

#[test]
fn what_is_no_lines_of_objects_is_refused_or_rejected_and_never_blows_up() {
    let refused = |file: &[u8]| tried(file).unwrap_err().to_string();
    assert!(
        refused(b"<!DOCTYPE html>")
            .starts_with("line 1: this is a web page; expected entities of FollowTheMoney")
    );
    assert_eq!(
        refused(b"id,schema\n"),
        "line 1: at byte 1: expected an object on each line"
    );
    assert_eq!(
        refused(b""),
        "line 1: the file is empty; expected entities of FollowTheMoney"
    );
    let line = |inner: &str| {
        format!(
            "{}\n{{\"id\":\"x\",\"schema\":\"Person\",\"more\":{inner}}}\n{}",
            LINES[0], LINES[1]
        )
    };
    let deep = "[".repeat(10_000) + &"]".repeat(10_000);
    assert_eq!(read(&line(&deep)).account().kept(), 1);
    let deep = "{\"a\":".repeat(10_000);
    assert_eq!(read(&line(&deep)).account().rejected(), 1);
    let long = format!("\"{}\"", "x".repeat(10 << 20));
    let account = read(&line(&long));
    assert_eq!(
        (account.account().kept(), account.account().rejected()),
        (1, 1)
    );
    let latin = [
        LINES[0].as_bytes(),
        b"\n{\"id\":\"\xE9\",\"schema\":\"Person\"}\n",
        LINES[1].as_bytes(),
    ]
    .concat();
    assert_eq!(tried(&latin).unwrap().account().rejected(), 1);
    // Also where nothing of it is kept.
    let latin = LINES[3].replace("{}", "{\"notes\":[\"?\"]}").into_bytes();
    let latin: Vec<u8> = latin
        .into_iter()
        .map(|b| if b == b'?' { 0xE9 } else { b })
        .collect();
    let read_latin = tried(
        &[
            LINES[0].as_bytes(),
            b"\n",
            &latin,
            b"\n",
            LINES[1].as_bytes(),
        ]
        .concat(),
    )
    .unwrap();
    assert_eq!(
        read_latin.account().faults()[0].to_string(),
        "line 2: at byte 72: invalid unicode code point"
    );
    assert_eq!(
        read("{\"id\":\"q\",\"schema\":\"Address\"}\n")
            .account()
            .remarked(Remark::NoRows)
            .rows(),
        1
    );
}

#[test]
fn each_of_thousands_of_sanctions_meets_its_party_in_whatever_order_they_stand() {
    const PARTIES: usize = 3000;
    let party = |n: usize| {
        let name = "é".repeat(n % 7);
        format!(
            "{{\"id\":\"p-{n}\",\"caption\":\"{name}{n}\",\"schema\":\"Company\",\"properties\":{{\"jurisdiction\":[\"hk\"],\"registrationNumber\":[\"MU{n}\"],\"country\":[\"ru\",\"zz\"]}}}}"
        )
    };
    // Each third has one sanction, each ninth shares another with the party before it.
    let sanction = |n: usize, parties: &str| {
        format!(
            "{{\"id\":\"s-{n}\",\"schema\":\"Sanction\",\"properties\":{{\"entity\":[{parties}],\"programId\":[\"EU-UKR\"],\"startDate\":[\"{}\"]}}}}",
            2000 + n % 20
        )
    };
    let mut lines: Vec<String> = (0..PARTIES).map(party).collect();
    for n in (0..PARTIES).step_by(3) {
        lines.push(sanction(n, &format!("\"p-{n}\"")));
    }
    for n in (9..PARTIES).step_by(9) {
        let parties = format!("\"p-{}\",\"p-{n}\"", n - 1);
        lines.push(sanction(PARTIES + n, &parties));
    }
    lines.push(party(5));
    lines.push(sanction(4 * PARTIES, "\"nobody\""));
    // 7919 has no divisor in common with the number of lines.
    let shuffled = (0..lines.len()).map(|at| lines[at * 7919 % lines.len()].as_str());
    for lines in [
        lines.iter().map(String::as_str).collect::<Vec<_>>(),
        shuffled.collect(),
    ] {
        let read = read(&lines.join("\n"));
        let parts = read.parts();
        let is_listed = |n: usize| n.is_multiple_of(3) || n % 9 == 8;
        let listed = (0..PARTIES - 1).filter(|n| is_listed(*n)).count();
        assert_eq!(parts.targets.len(), listed);
        for target in &parts.targets {
            let n: usize = target.id().strip_prefix("ftm:p-").unwrap().parse().unwrap();
            assert_eq!(target.name(), "é".repeat(n % 7) + &n.to_string());
            let numbers: Vec<_> = target
                .identifiers()
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(
                numbers,
                [format!("list:ftm/p-{n}"), format!("registration:/MU{n}")]
            );
            let place = |state, basis| TargetPlace::new(state, basis);
            let expected = [
                place(State::HKG, PlaceBasis::Registered),
                place(State::RUS, PlaceBasis::Address),
            ];
            assert_eq!(target.places(), expected);
        }
        let mut found: Vec<(String, String)> = parts
            .designations
            .iter()
            .map(|of| (of.id().to_owned(), of.listing_date().to_string()))
            .collect();
        let of =
            |party: usize, n: usize| (format!("ftm:p-{party}#s-{n}"), (2000 + n % 20).to_string());
        let one = (0..PARTIES).step_by(3).map(|n| of(n, n));
        let both = (9..PARTIES).step_by(9);
        let both = both.flat_map(|n| [of(n - 1, PARTIES + n), of(n, PARTIES + n)]);
        let mut expected: Vec<_> = one.chain(both).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
        let account = read.account();
        assert_eq!((account.kept(), account.rejected()), (listed as u64, 1));
        assert_eq!(account.remarked(Remark::Orphan).rows(), 1);
        assert_eq!(
            account.remarked(Remark::NoSanction).rows(),
            (PARTIES - listed) as u64
        );
        let twice = account.faults()[0].to_string();
        assert!(twice.contains(r#"entry "p-5" stands twice"#), "{twice}");
    }
}
