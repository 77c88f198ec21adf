//! The shipped samples, column by column, against a script of the Python standard library.

use super::{read, row};
use interstate::code::QuadClass;
use interstate::coded::to_ledger;
use interstate::read::gdelt::{GdeltEvent, GdeltLayout, GdeltOptions, PlaceOf};
use interstate::read::{Remark, RowExample};
use interstate::state::CodeScheme;
use interstate::tally::{Crossed, OnSoil};
use interstate::{
    Actor, CountingRule, Coverage, InteractionKind, Partition, Period, Select, State, TallyTable,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;

const EXPECTED: &str = include_str!("../corpus/gdelt_expected.csv");
const FILES: [&str; 3] = [
    "gdelt_v1_20141124_100rows.export.CSV",
    "gdelt_v1_historical57_plus_daily58.export.csv",
    "gdelt_v2_20191024143000_subset.export.CSV",
];

fn open(name: &str) -> File {
    File::open(format!("{}/data/{name}", crate::common::ROOT)).unwrap()
}

/// The CRC-32 of zip and gzip, bit by bit.
fn crc32(mut crc: u32, bytes: &[u8]) -> u32 {
    crc = !crc;
    for &byte in bytes {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}

#[derive(Default)]
struct Cells<'a> {
    filled: i64,
    distinct: BTreeSet<Vec<u8>>,
    crc: u32,
    name: &'a str,
}

type Lines = BTreeSet<(String, usize, String, String, i64, String, String)>;

/// What the reader finds, in the form of the script's lines.
fn found(file: &str) -> Lines {
    let mut cells: BTreeMap<(usize, usize), Cells<'_>> = BTreeMap::new();
    let mut counts: BTreeMap<(usize, String, String), i64> = BTreeMap::new();
    let mut reader = GdeltOptions::new().reader(open(file)).unwrap();
    reader
        .for_each(|event| {
            let width = event.layout().columns().len();
            for (at, (name, cell)) in event.cells().enumerate() {
                assert_eq!(event.cell(name), Some(cell));
                let entry = cells.entry((width, at)).or_default();
                entry.name = name;
                entry.filled += i64::from(!cell.is_empty());
                entry.distinct.insert(cell.to_vec());
                entry.crc = crc32(crc32(entry.crc, cell), b"\n");
            }
            typed(&event, |what, key, by| {
                *counts.entry((width, what.to_owned(), key)).or_default() += by;
            });
        })
        .unwrap();
    let mut lines = Lines::new();
    let file = file.to_owned();
    for ((width, at), c) in cells {
        let key = at.to_string();
        let (distinct, crc) = (c.distinct.len().to_string(), c.crc.to_string());
        lines.insert((
            file.clone(),
            width,
            "cell".into(),
            key,
            c.filled,
            distinct,
            crc,
        ));
    }
    for ((width, what, key), count) in counts {
        lines.insert((
            file.clone(),
            width,
            what,
            key,
            count,
            String::new(),
            String::new(),
        ));
    }
    let report = reader.account();
    assert_eq!(report.rejected(), 0, "{report}");
    lines
}

#[expect(clippy::cast_possible_truncation, reason = "tenths of a score")]
fn typed(event: &GdeltEvent<'_>, mut add: impl FnMut(&str, String, i64)) {
    let yes = |it: bool| if it { "yes" } else { "no" }.to_owned();
    add("rows", "all".into(), 1);
    add("root", event.code().root().to_string(), 1);
    add(
        "quad_class",
        event.quad_class().unwrap().number().to_string(),
        1,
    );
    add("year", event.day().format("%Y").to_string(), 1);
    let tenths = event.goldstein().unwrap().unwrap() * 10.0;
    add("goldstein_tenths", "sum".into(), tenths.round() as i64);
    add(
        "mentions",
        "sum".into(),
        event.mentions().unwrap().cast_signed(),
    );
    add("two_states", yes(event.dyad().is_some()), 1);
    if let Some(dyad) = event.dyad() {
        // The script keeps the letters of the file; only Romania's differ among these rows.
        let letters = |actor: Actor| actor.text().replace("ROU", "ROM");
        add(
            "dyad",
            format!("{}-{}", letters(dyad.from()), letters(dyad.to())),
            1,
        );
    }
    if event.layout() != GdeltLayout::Backfile {
        add("before_file_day", yes(event.day() < event.added()), 1);
        add("days_late", "sum".into(), event.days_late());
    }
    let places = [
        ("place_first", PlaceOf::First),
        ("place_second", PlaceOf::Second),
        ("place_action", PlaceOf::Action),
    ];
    for (what, whose) in places {
        let place = event.place(whose).unwrap();
        add(
            what,
            place.map_or(0, |p| p.precision() as i64 + 1).to_string(),
            1,
        );
    }
}

#[test]
fn the_samples_are_read_as_an_independent_script_reads_them() {
    let mut expected = Lines::new();
    let lines = EXPECTED
        .lines()
        .skip_while(|line| line.starts_with('#'))
        .skip(1);
    for line in lines {
        let [file, width, what, key, count, distinct, crc] =
            line.split(',').collect::<Vec<_>>().try_into().unwrap();
        expected.insert((
            file.into(),
            width.parse().unwrap(),
            what.into(),
            key.into(),
            count.parse().unwrap(),
            distinct.into(),
            crc.into(),
        ));
    }
    assert!(expected.len() > 500);
    let found: Lines = FILES.iter().flat_map(|file| found(file)).collect();
    let lacking: Vec<_> = expected.difference(&found).take(5).collect();
    let extra: Vec<_> = found.difference(&expected).take(5).collect();
    assert!(
        lacking.is_empty() && extra.is_empty(),
        "lacking {lacking:?}\nextra {extra:?}"
    );
}

#[test]
fn all_three_layouts_stand_in_one_stream() {
    let stream = std::io::Read::chain(open(FILES[1]), open(FILES[2]));
    let (ids, report) = read(stream);
    assert_eq!(ids.unwrap().len(), 580);
    assert_eq!(
        report.layouts().collect::<Vec<_>>(),
        [(57, 200), (58, 60), (61, 320)]
    );
    assert_eq!(report.bytes(), 79_073 + 123_233);
    // Of the rows with a file day, as the script counts them; the backfile has none.
    let early = |file: &str| -> u64 {
        let of = |line: &&str| line.starts_with(file) && line.contains(",before_file_day,yes,");
        let count = |line: &str| line.split(',').nth(4).unwrap().parse::<u64>().unwrap();
        EXPECTED.lines().filter(of).map(count).sum()
    };
    let expected = early(FILES[1]) + early(FILES[2]);
    assert!(expected > 0);
    assert_eq!(report.remarked(Remark::BeforeFileDay).rows(), expected);
}

#[test]
fn two_reports_make_the_report_of_the_glued_file() {
    let (_, first) = read(open(FILES[1]));
    let (_, second) = read(open(FILES[2]));
    let (_, glued) = read(std::io::Read::chain(open(FILES[1]), open(FILES[2])));
    assert_eq!(first.then(second), glued);
}

#[test]
fn a_row_without_two_states_is_kept_and_remarked() {
    let rows = [
        row(&[]),
        row(&[(7, "")]),
        row(&[(17, "EUR")]),
        row(&[(7, "RUS")]),
        row(&[(7, "QQQ")]),
        row(&[(7, "ROM"), (17, "SAF")]),
    ];
    let (ids, report) = read(rows.concat().as_bytes());
    assert_eq!(ids.unwrap().len(), 6);
    let lines = |remark| {
        let noted = report.remarked(remark);
        assert_eq!(noted.rows(), noted.examples().len() as u64);
        noted
            .examples()
            .iter()
            .map(RowExample::line)
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(Remark::WithoutTwoStates), [2, 3, 4, 5, 6]);
    assert_eq!(lines(Remark::UnknownActor), [5]);
    let example = &report.remarked(Remark::UnknownActor).examples()[0];
    assert_eq!(
        (example.column(), example.found()),
        (Some("Actor1CountryCode"), "QQQ")
    );
}

#[test]
fn a_cell_that_is_not_what_its_column_promises_is_an_error_with_its_place() {
    let file = row(&[]) + &row(&[(30, "much"), (35, "9"), (29, "7"), (31, "-1"), (25, "2")]);
    let mut reader = GdeltOptions::new().reader(file.as_bytes()).unwrap();
    let good = reader.next_event().unwrap().unwrap();
    assert_eq!(good.goldstein().unwrap(), Some(2.8));
    assert_eq!(good.quad_class().unwrap(), QuadClass::VerbalCooperation);
    assert_eq!(good.url().unwrap(), Some("https://www.example.org/"));
    assert_eq!(
        good.added_at().unwrap().unwrap().to_string(),
        "2019-10-24 14:30:00"
    );
    assert_eq!(good.place(PlaceOf::Action).unwrap(), None);
    let bad = reader.next_event().unwrap().unwrap();
    let said = [
        bad.goldstein().unwrap_err(),
        bad.place(PlaceOf::First).unwrap_err(),
        bad.quad_class().unwrap_err(),
        bad.mentions().unwrap_err(),
        bad.is_root_event().unwrap_err(),
    ];
    assert_eq!(
        said.map(|error| error.to_string()),
        [
            r#"line 2, column "GoldsteinScale": "much" is not a decimal number"#,
            r#"line 2, column "Actor1Geo_Type": "9" is not 0 to 5"#,
            r#"line 2, column "QuadClass": "7" is not 0 to 4"#,
            r#"line 2, column "NumMentions": "-1" is not a whole number"#,
            r#"line 2, column "IsRootEvent": "2" is not 0 or 1"#,
        ]
    );
}

#[test]
fn the_countries_of_actors_are_those_of_the_scheme_on_the_day() {
    let mut states = 0;
    for code in CodeScheme::Cameo.codes() {
        let file = row(&[(7, code.text())]);
        let mut reader = GdeltOptions::new().reader(file.as_bytes()).unwrap();
        let event = reader.next_event().unwrap().unwrap();
        let meant = code.meaning(event.day()).state().map(Actor::from);
        assert_eq!(event.from(), meant, "{code}");
        states += usize::from(meant.is_some());
        let unknown = reader.account().remarked(Remark::UnknownActor).rows();
        assert_eq!(unknown, 0, "{code} stands in the list");
    }
    assert!(states > 230, "{states}");
    let rows = ["ROM", "SAF", "EUR", "CH", "chn", "CHINA", "\u{1F600}"].map(|c| row(&[(7, c)]));
    let (_, report) = read(rows.concat().as_bytes());
    assert_eq!(report.remarked(Remark::UnknownActor).rows(), 4);
}

#[test]
fn the_codes_of_places_are_those_of_fips_and_events_are_tallied_by_their_ground() {
    // CH is China and RS Russia where places are; letters that the list does not have stay a text.
    let place = |code| [(51, "1"), (52, "Somewhere"), (53, code)];
    let talks = |id, code| {
        let mut cells = vec![(0, id), (1, "20191024"), (26, "042"), (27, "042")];
        cells.extend(place(code));
        row(&cells)
    };
    let file = [
        talks("1", "CH"),
        talks("2", "RS"),
        talks("3", "RS"),
        talks("4", "Q9"),
    ]
    .concat();
    let mut reader = GdeltOptions::new().reader(file.as_bytes()).unwrap();
    let mut told = Vec::new();
    reader
        .for_each(|event| {
            let place = event.place(PlaceOf::Action).unwrap().unwrap();
            let code = place.country().map(|code| code.to_string());
            let state = place.state(event.day()).map(State::text);
            told.push((code, place.country_text().map(str::to_owned), state));
            assert_eq!(event.coded().unwrap().soil().map(Actor::text), state);
        })
        .unwrap();
    let said: Vec<String> = told
        .iter()
        .map(|(code, text, state)| format!("{code:?} {text:?} {state:?}"))
        .collect();
    assert_eq!(
        said,
        [
            r#"Some("fips:CH") Some("CH") Some("CHN")"#,
            r#"Some("fips:RS") Some("RS") Some("RUS")"#,
            r#"Some("fips:RS") Some("RS") Some("RUS")"#,
            r#"None Some("Q9") None"#,
        ]
    );
    let mut reader = GdeltOptions::new().reader(file.as_bytes()).unwrap();
    let events: Vec<_> = reader.events().map(Result::unwrap).collect();
    let year = Period::year(2019).unwrap();
    let (ledger, _) = to_ledger(&events, Coverage::full(year)).unwrap();
    let all = CountingRule::new("all", Select::Everything);
    let cells = Partition::disjoint(&[year]).unwrap();
    let table =
        TallyTable::<Crossed<OnSoil, InteractionKind>>::count(&ledger, &all, &cells).unwrap();
    let visits = |state: State| {
        let key = Crossed(OnSoil(state.into()), InteractionKind::Visit);
        table.over(&key, year).unwrap().count().to_string()
    };
    // The fourth may have been anywhere.
    assert_eq!(
        [visits(State::RUS), visits(State::CHN), visits(State::KAZ)],
        ["2-3", "1-2", "0-1"]
    );
}
