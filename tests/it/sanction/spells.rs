//! Listings that were interrupted, and measures that are suspended.

use interstate::sanction::{
    ConflictReading, CountOf, Designation, ListedFor, ListingFilter, Measure, Programme,
    ProgrammeList, ProgrammeReading, RegimeInterruption, Register, RegisterParts, SplitBy,
    SplitKey, Target, TargetKind, TerritoryReading,
};
use interstate::{Count, Partition, Period, Truth};

const READING: ProgrammeReading =
    ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn listing(id: &str, regime: &str, listed: &str) -> Designation {
    Designation::new(
        id,
        id.split('#').next().unwrap(),
        regime,
        Measure::AssetFreeze,
        listed.parse().unwrap(),
    )
    .unwrap()
}

fn seen(listing: Designation) -> Designation {
    listing.with_seen_until(day("2026-02-27")).unwrap()
}

/// A made-up list of the United Nations of 27 February 2026: tag and day of listing.
fn un(rows: &[(&str, &str)]) -> RegisterParts {
    let mut parts = RegisterParts::new();
    for (n, (tag, listed)) in rows.iter().enumerate() {
        let regime = Programme::of(ProgrammeList::Un, tag)
            .regime(READING, day("2026-02-27"))
            .unwrap();
        let id = format!("un:TEST.{n:03}");
        let made = seen(listing(&id, regime.id(), listed));
        if parts.regimes.iter().all(|known| known.id() != regime.id()) {
            parts.regimes.push(regime);
        }
        parts
            .targets
            .push(Target::new(&*id, TargetKind::Entity, format!("Test {n}")).unwrap());
        parts.designations.push(made);
    }
    parts
}

/// Of ten entries three bear days before the sanctions on Iran ended.
const TEN: [(&str, &str); 10] = [
    ("Iran", "2007-03-24"),
    ("Iran", "2010-06-09"),
    ("Iran", "2012-12-20"),
    ("DPRK", "2009-04-24"),
    ("DPRK", "2017-06-02"),
    ("Al-Qaida", "2001-10-17"),
    ("Libya", "2011-02-26"),
    ("Sudan", "2024-11-08"),
    ("Haiti", "2023-10-19"),
    ("Yemen", "2026-01-14"),
];

fn stock(register: &Register, of: CountOf, on: &str) -> Count {
    register
        .stock(&ListingFilter::new(), of, &[], day(on))
        .unwrap()
        .count(&[])
}

#[test]
fn what_left_the_list_and_came_back_did_not_stand_between() {
    let naive = Register::new(un(&TEN)).unwrap();
    let (parts, cuts) = un(&TEN).in_spells().unwrap();
    let register = Register::new(parts).unwrap();
    assert_eq!(
        cuts.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["3 listings of regime UN-1737: spell before 2025-09-28 not told by this file"]
    );
    for (on, by_listed_on, right) in [
        ("2015-12-31", 6, Count::exact(6)),
        // Some were kept on the list of resolution 2231, and the file does not tell which.
        ("2020-01-01", 7, Count::between(4, 7).unwrap()),
        ("2024-06-30", 8, Count::exact(5)),
        ("2025-09-27", 9, Count::exact(6)),
        ("2025-09-28", 9, Count::exact(9)),
        ("2026-02-27", 10, Count::exact(10)),
    ] {
        for of in [CountOf::Listings, CountOf::Entries, CountOf::Targets] {
            assert_eq!(stock(&naive, of, on), Count::exact(by_listed_on), "{on}");
            assert_eq!(stock(&register, of, on), right, "{on} {of}");
        }
    }
    // Ever listed: each once. As listings a return is one more.
    let flow = |of| {
        register
            .flow(&ListingFilter::new(), of, &[])
            .unwrap()
            .count(&[])
    };
    assert_eq!(flow(CountOf::Listings), Count::exact(13));
    assert_eq!(flow(CountOf::Entries), Count::exact(10));
    assert_eq!(flow(CountOf::Targets), Count::exact(10));
    let entries = register
        .flow(
            &ListingFilter::new().under_regime("UN-2140"),
            CountOf::Entries,
            &[],
        )
        .unwrap();
    assert_eq!(
        entries.to_string(),
        "1 entry, flow, by anybody, under UN-2140"
    );
}

#[test]
fn each_spell_has_a_duration_of_its_own() {
    let (parts, _) = un(&TEN[..1]).in_spells().unwrap();
    let register = Register::new(parts).unwrap();
    let days: Vec<_> = register.durations(&ListingFilter::new()).unwrap();
    let told: Vec<(&str, ListedFor)> = days.iter().map(|d| (d.designation, d.days)).collect();
    // From 2007-03-24 to 2016-01-16 or 2023-10-18; from 2025-09-28 to the day of the list.
    let days = |from: &str, to: &str| u32::try_from((day(to) - day(from)).num_days()).unwrap();
    assert_eq!(
        told,
        [
            (
                "un:TEST.000#1",
                ListedFor::Between(
                    days("2007-03-24", "2016-01-16"),
                    days("2007-03-24", "2023-10-18")
                )
            ),
            (
                "un:TEST.000#2",
                ListedFor::AtLeast(days("2025-09-28", "2026-02-27"))
            ),
        ]
    );
}

#[test]
fn a_spell_takes_what_is_of_its_days() {
    let act: interstate::sanction::LegalAct = "unsc:1747".parse().unwrap();
    let whole = seen(listing("un:TESTi.1", "UN-1737", "2007-03-24"))
        .with_start_date("2007-03-25".parse().unwrap())
        .unwrap()
        .with_amendment("2010-06-09".parse().unwrap())
        .unwrap()
        .with_amendment("2025-12-01".parse().unwrap())
        .unwrap()
        .with_act(act)
        .with_source("un 2026-02-27 element 3");
    let iran = Programme::of(ProgrammeList::Un, "Iran")
        .regime(READING, day("2026-02-27"))
        .unwrap();
    let [first, again] = &whole.spells_under(&iran).unwrap()[..] else {
        panic!()
    };
    assert_eq!(
        (first.entry_id(), first.spell(), again.spell()),
        ("un:TESTi.1", Some(1), Some(2))
    );
    assert_eq!(first.amendments().len(), 1);
    assert_eq!(again.amendments(), ["2025-12-01".parse().unwrap()]);
    assert!(first.act().is_some() && again.act().is_none());
    assert_eq!(first.start_date().to_string(), "2007-03-25");
    assert_eq!(again.start_date().to_string(), "2025-09-28");
    assert_eq!(first.source(), again.source());
}

#[test]
fn what_is_not_known_to_span_an_interruption_is_left_whole() {
    let iran = Programme::of(ProgrammeList::Un, "Iran")
        .regime(READING, day("2026-02-27"))
        .unwrap();
    let whole = |made: Designation| made.spells_under(&iran).unwrap().len() == 1;
    assert!(whole(seen(listing("a", "UN-1737", "2025-10-01")))); // after the return
    assert!(whole(seen(listing("a", "UN-1737", "[..2026-02-27]")))); // undated: on either side
    assert!(whole(seen(listing("a", "UN-1737", "2016")))); // of a year in which the regime ended
    assert!(whole(
        listing("a", "UN-1737", "2007-03-24")
            .with_seen_until(day("2015-01-01"))
            .unwrap()
    )); // a file of 2015
    assert!(whole(
        listing("a", "UN-1737", "2007-03-24")
            .with_end("2010-01-01 delisted".parse().unwrap())
            .unwrap()
    ));
    assert!(whole(
        listing("a", "UN-1737", "2007-03-24")
            .with_end("unknown".parse().unwrap())
            .unwrap()
    ));
    assert!(whole(seen(listing("a#1", "UN-1737", "2007-03-24")))); // the list tells spells itself
    assert!(!whole(seen(listing("a", "UN-1737", "[..2015-01-01]")))); // undated in a file that was older
    assert!(!whole(
        listing("a", "UN-1737", "2007")
            .with_end("2026-01-01 delisted".parse().unwrap())
            .unwrap()
    ));
}

#[test]
fn an_interruption_runs_forwards() {
    let gap = |from: &str, until: &str| {
        RegimeInterruption::new(from.parse().unwrap(), until.parse().unwrap())
    };
    assert_eq!(
        gap("2025-09-28", "2016-01-16").unwrap_err().to_string(),
        "an interruption of a regime: it holds again on 2016-01-16, which is not after its end, 2025-09-28"
    );
    assert!(gap("2016-01-16", "2016-01-16").is_err());
    let kept = gap("2016-01-16", "2025-09-28")
        .unwrap()
        .with_kept_until("2015".parse().unwrap());
    assert_eq!(
        kept.unwrap_err().to_string(),
        "an interruption of a regime: its listings end on 2015, which is not after its end, 2016-01-16"
    );
    let json = r#"{"from":"2025-09-28","until":"2016-01-16"}"#;
    assert!(serde_json::from_str::<RegimeInterruption>(json).is_err());
}

#[test]
fn a_number_of_a_spell_is_a_number_as_one_writes_it() {
    for (id, entry, spell) in [
        ("un:X#1", "un:X", Some(1)),
        ("ch:5142#4387#12", "ch:5142#4387", Some(12)),
        ("ofac:36#sdn", "ofac:36#sdn", None),
        ("a#0", "a#0", None),
        ("a#01", "a#01", None),
        ("a#+1", "a#+1", None),
        ("a#99999999999", "a#99999999999", None),
        ("#1", "#1", None),
        ("a#", "a#", None),
    ] {
        let made =
            Designation::new(id, "t", "r", Measure::AssetFreeze, "2022".parse().unwrap()).unwrap();
        assert_eq!((made.entry_id(), made.spell()), (entry, spell));
        let second = made.with_spell(2.try_into().unwrap());
        assert_eq!(second.id(), format!("{entry}#2"));
    }
}

/// A register of one regime without interruption.
fn register(designations: Vec<Designation>) -> Register {
    let mut parts = un(&[("DPRK", "2009-04-24")]);
    parts.targets.clear();
    for made in &designations {
        if parts
            .targets
            .iter()
            .all(|known| known.id() != made.target_id())
        {
            parts
                .targets
                .push(Target::new(made.target_id(), TargetKind::Person, "Test").unwrap());
        }
    }
    parts.designations = designations;
    Register::new(parts).unwrap()
}

#[test]
fn a_suspended_measure_stands_and_does_not_apply() {
    let made = |days: &str| {
        seen(listing("a", "UN-1718", "2015-06-01"))
            .with_suspension(days.parse().unwrap())
            .unwrap()
    };
    let suspended = made("2015-06-01/2016-03-14");
    let register = register(vec![suspended.clone()]);
    for (on, count) in [
        ("2015-05-31", 0),
        ("2016-03-14", 0),
        ("2016-03-15", 1),
        ("2026-02-27", 1),
    ] {
        assert_eq!(
            stock(&register, CountOf::Listings, on),
            Count::exact(count),
            "{on}"
        );
        assert_eq!(
            register
                .listings()
                .next()
                .unwrap()
                .designation()
                .in_force_on(day(on)),
            (count == 1).into()
        );
    }
    // It was listed all the time.
    let lasted = register.durations(&ListingFilter::new()).unwrap()[0].days;
    assert_eq!(lasted, ListedFor::AtLeast(3924));
    // Not known until when: it depends.
    let open = made("2015-06-01/");
    assert_eq!(open.suspended_on(day("2020-01-01")), Truth::Depends);
    assert_eq!(open.in_force_on(day("2020-01-01")), Truth::Depends);
    assert_eq!(open.in_force_on(day("2015-06-01")), Truth::No);
    let twice = suspended.with_suspension("2020".parse().unwrap()).unwrap();
    assert_eq!(twice.suspended_on(day("2020-05-01")), Truth::Depends); // one day of that year
    let json = serde_json::to_string(&twice).unwrap();
    assert!(
        json.contains(r#""suspended":["2015-06-01/2016-03-14","2020"]"#),
        "{json}"
    );
    assert_eq!(serde_json::from_str::<Designation>(&json).unwrap(), twice);
    let early = seen(listing("a", "UN-1718", "2015-06-01"))
        .with_suspension("2014/2015-05-31".parse().unwrap());
    assert_eq!(
        early.unwrap_err().to_string(),
        "designation \"a\" is suspended for 2014/2015-05-31, before it is listed, 2015-06-01"
    );
}

#[test]
fn an_undated_listing_has_bounds_everywhere() {
    let undated = seen(listing("a", "UN-1718", "[..2026-02-27]"));
    let dated = seen(listing("b", "UN-1718", "2020-01-01"));
    let gone = listing("c", "UN-1718", "[..2026-02-27]")
        .with_end("2026-02-27 delisted".parse().unwrap())
        .unwrap();
    let register = register(vec![undated.clone(), dated, gone]);
    for (on, lo, hi) in [
        ("2015-01-01", 0, 2),
        ("2020-01-01", 1, 3),
        ("2026-02-26", 1, 3),
        ("2026-02-27", 2, 2),
        ("2026-02-28", 0, 2),
    ] {
        assert_eq!(
            stock(&register, CountOf::Listings, on),
            Count::between(lo, hi).unwrap(),
            "{on}"
        );
    }
    let all = ListingFilter::new();
    let cells = Partition::yearly(2019..=2026).unwrap();
    let years = register
        .flow(&all, CountOf::Listings, &[SplitBy::Periods(cells.clone())])
        .unwrap();
    let year = |year| years.count(&[SplitKey::Period(Some(Period::year(year).unwrap()))]);
    assert_eq!(year(2019), Count::between(0, 2).unwrap());
    assert_eq!(year(2020), Count::between(1, 3).unwrap());
    let days: Vec<ListedFor> = register
        .durations(&all)
        .unwrap()
        .iter()
        .map(|d| d.days)
        .collect();
    assert_eq!(
        days,
        [
            ListedFor::AtLeast(0),
            ListedFor::AtLeast(2249),
            ListedFor::AtLeast(0)
        ]
    );
    // A lag from or to a day that is open is open, and who was first is not decided unless a day is out of reach.
    let side = |measure| ListingFilter::new().by_measure(measure);
    let again = Designation::new(
        "d",
        "a",
        "UN-1718",
        Measure::TravelBan,
        "2026-02-28".parse().unwrap(),
    )
    .unwrap();
    let parts = {
        let mut parts = register.clone().into_parts();
        parts.designations.push(again);
        parts
    };
    let both = Register::new(parts).unwrap();
    let rule = interstate::sanction::MatchRule::SameTarget;
    let lags = both
        .lags(&side(Measure::AssetFreeze), &side(Measure::TravelBan), rule)
        .unwrap();
    assert_eq!(
        (lags.lags().len(), lags.lags()[0].days(), lags.median_days()),
        (1, None, None)
    );
    assert_eq!(lags.lead_counts().first, 1); // by the 27th at the latest, and the 28th
    let json = serde_json::to_string(&register).unwrap();
    assert!(json.contains(r#""listing_date":"[..2026-02-27]""#));
    assert_eq!(serde_json::from_str::<Register>(&json).unwrap(), register);
    // As a ledger: an event on one of the days, and its end.
    let ledger = register
        .ledger(interstate::Coverage::full(
            Period::years(2019..=2026).unwrap(),
        ))
        .unwrap();
    assert_eq!(ledger.rows().len(), 4);
    assert_eq!(undated.in_force_on(day("1990-01-01")), Truth::Depends);
}

#[test]
fn a_notice_of_removal_ends_the_spell_that_stands() {
    use interstate::sanction::{EndCause, RemovalNotice};
    let (parts, _) = un(&TEN[..2]).in_spells().unwrap();
    let register = Register::new(parts).unwrap();
    let notice = |named: &str| RemovalNotice::new(named, day("2026-06-01"), EndCause::Delisted);
    let (after, troubles) = register.with_removals(&[
        notice("un:TEST.000"),
        notice("Test 1"),
        notice("un:TEST.001#1"),
    ]);
    assert_eq!(
        troubles.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["the removal of \"un:TEST.001#1\" on 2026-06-01 matches no listing that stands"]
    );
    let ends: Vec<(&str, String)> = after
        .listings()
        .map(|l| (l.designation().id(), l.designation().end().to_string()))
        .collect();
    assert_eq!(ends[1], ("un:TEST.000#2", "2026-06-01 delisted".to_owned()));
    assert_eq!(ends[3], ("un:TEST.001#2", "2026-06-01 delisted".to_owned()));
    assert_eq!(ends[0].1, "[2016-01-16,2023-10-18] regime_ended");
}
