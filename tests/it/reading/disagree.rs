//! Codes on days on which their states were no members, and columns of a row that say different things of one fact. All rows are made up.

use super::{read as read_gdelt, row};
use interstate::State;
use interstate::read::acled::AcledOptions;
use interstate::read::gdelt::GdeltOptions;
use interstate::read::icews::IcewsOptions;
use interstate::read::mid::{self, MidaOptions, MidbOptions};
use interstate::read::polecat::PolecatOptions;
use interstate::read::ucdp::UcdpOptions;
use interstate::read::{ReadAccount, Remark};
use std::fmt::Write;

/// The column and what was found of each example of a remark.
fn examples(account: &ReadAccount, remark: Remark) -> Vec<(&str, &str)> {
    let group = account.remarked(remark);
    assert_eq!(group.rows(), group.examples().len() as u64);
    let shown = group.examples().iter();
    shown
        .map(|e| (e.column().unwrap_or_default(), e.found()))
        .collect()
}

const MIDB: &str = "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,hostlev\n";

fn participants(rows: &str) -> (Vec<(u64, State)>, ReadAccount) {
    let file = format!("{MIDB}{rows}");
    let mut reader = MidbOptions::new().reader(file.as_bytes()).unwrap();
    let mut states = Vec::new();
    reader
        .for_each(|row| states.push((row.number(), row.state().state().unwrap())))
        .unwrap();
    (states, reader.account().clone())
}

#[test]
fn taiwan_stood_against_china_before_it_was_a_member() {
    let disputes = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n\
        9001,2,10,1949,27,2,1950,4\n9002,18,10,1949,16,11,1949,4\n";
    // One spell crosses the first day of 713, 1949-12-08, the other lies before it.
    let rows = "9001,CHN,710,2,10,1949,27,2,1950,1,4\n9001,TAW,713,2,10,1949,27,2,1950,0,4\n\
        9002,CHN,710,18,10,1949,16,11,1949,1,4\n9002,TAW,713,18,10,1949,16,11,1949,0,4\n";
    let joined = mid::join(disputes.as_bytes(), format!("{MIDB}{rows}").as_bytes()).unwrap();
    let dyads: Vec<String> = joined
        .dyads()
        .iter()
        .map(|dyad| format!("{} {} {}", dyad.dispute(), dyad.dyad(), dyad.when()))
        .collect();
    assert_eq!(
        dyads,
        [
            "9001 CHN–TWN 1949-10-02/1950-02-27",
            "9002 CHN–TWN 1949-10-18/1949-11-16"
        ]
    );
    assert_eq!(
        examples(joined.participants(), Remark::OutsideMembership),
        [("ccode", "713"), ("ccode", "713")]
    );
    assert_eq!(joined.participants().rejected(), 0);
}

#[test]
fn a_number_of_several_states_is_refused_where_none_of_them_was_a_member() {
    // 345 is Serbia, Yugoslavia, Serbia and Montenegro, and Serbia again; from 1941-04-21 to 1944-10-19 it is none.
    let (states, account) = participants(
        "1,YUG,345,1,1,1942,1,3,1942,0,4\n\
         2,YUG,345,1,5,1941,1,12,1944,0,4\n\
         3,YUG,345,1,5,1941,-9,-9,-9,0,4\n\
         4,YUG,345,-9,4,1941,1,3,1942,0,4\n\
         5,CAN,20,1,8,1914,11,11,1918,0,4\n\
         6,RVN,817,1,1,1990,1,2,1990,0,4\n\
         7,DRV,816,-9,7,1954,-9,8,1954,0,4\n",
    );
    assert_eq!(
        states,
        [
            // Its first day as a member again lies in the spell.
            (2, State::YUG),
            // A member on some day of the month.
            (4, State::YUG),
            (5, State::CAN),
            (6, State::COW_817),
            (7, State::VNM),
        ]
    );
    assert_eq!(
        account.to_string().lines().skip(1).collect::<Vec<_>>(),
        [
            r#"  rejected: 2 actor (line 2, column "ccode": "345")"#,
            r#"  kept: 3 outside_membership (line 3, column "ccode": "345")"#,
        ]
    );
}

#[test]
fn letters_of_another_state_than_the_number_are_told() {
    let (states, account) = participants(
        "1,NIR,475,1,1,1992,1,2,1992,1,4\n\
         2,NIG,475,1,1,1992,1,2,1992,1,4\n\
         3,USR,365,1,1,1992,1,2,1992,1,4\n\
         4,YUG,345,1,1,2008,1,2,2008,1,4\n\
         5,GMY,255,1,1,1992,1,2,1992,1,4\n\
         6,,475,1,1,1992,1,2,1992,1,4\n\
         7,AUS,900,1,1,1992,1,2,1992,1,4\n",
    );
    // The number is read.
    assert_eq!(states[0], (1, State::NGA));
    assert_eq!(states[6], (7, State::AUS));
    assert_eq!(
        examples(&account, Remark::ColumnsDisagree),
        [
            ("ccode", "475, but stabb is NIR"),
            ("ccode", "900, but stabb is AUS")
        ]
    );
    assert_eq!(account.kept(), 7);
}

/// Rows of UCDP: id, year, first and last day, numbers of the two sides.
fn ucdp(rows: &[(u32, &str, &str, &str, &str, &str)]) -> (Vec<(u64, String)>, ReadAccount) {
    let mut file = String::from(
        "id,year,type_of_violence,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob,country_id\n",
    );
    for (id, year, first, last, a, b) in rows {
        writeln!(file, "{id},{year},1,1,{first},{last},1,1,1,{a},{b},{a}").unwrap();
    }
    let mut reader = UcdpOptions::new().reader(file.as_bytes()).unwrap();
    let mut found = Vec::new();
    reader
        .for_each(|event| {
            let states = event.states().map(|state| state.map_or("?", |s| s.text()));
            let place = event.country().map_or("?", |s| s.text());
            found.push((event.id(), format!("{} in {place}", states.join(" "))));
        })
        .unwrap();
    (found, reader.account().clone())
}

#[test]
fn numbers_of_gleditsch_and_ward_are_read_before_a_membership() {
    // 626 from 2011-07-09, 345 until 2006-06-04.
    let (found, account) = ucdp(&[
        (1, "2011", "2011-05-01", "2011-08-01", "626", "625"),
        (2, "2011", "2011-05-01", "2011-05-02", "626", "625"),
        (3, "2010", "2010-05-01", "2010-05-02", "345", "625"),
        (4, "2012", "2012-05-01", "2012-05-02", "626.0", "625"),
    ]);
    let found: Vec<&str> = found.iter().map(|(_, text)| &**text).collect();
    assert_eq!(
        found,
        [
            "SSD SDN in SSD",
            "SSD SDN in SSD",
            "? SDN in ?",
            "SSD SDN in SSD"
        ]
    );
    assert_eq!(
        examples(&account, Remark::OutsideMembership),
        [("gwnoa", "626"), ("gwnoa", "626")]
    );
    assert_eq!(examples(&account, Remark::UnknownActor), [("gwnoa", "345")]);
}

#[test]
fn a_year_that_another_column_gives_otherwise_refuses_the_row() {
    let (found, account) = ucdp(&[
        (1, "2011", "2010-12-30", "2011-01-02", "625", ""),
        (2, "2010", "2010-12-30", "2011-01-02", "625", ""),
        (3, "2012", "2010-12-30", "2011-01-02", "625", ""),
        (4, "", "2010-12-30", "2011-01-02", "625", ""),
        (5, "1988.0", "1988-12-30", "1988-12-31", "625", ""),
    ]);
    let kept: Vec<u64> = found.iter().map(|(id, _)| *id).collect();
    assert_eq!(kept, [1, 2, 4, 5]);
    assert_eq!(
        account.faults()[0].to_string(),
        r#"line 4, column "date_start": cannot be read (other_year): "2010-12-30""#
    );
    assert_eq!(
        examples(&account, Remark::BeforeDataSet),
        [("date_start", "1988-12-30")]
    );
}

/// Rows of ACLED: day, year, first actor, `iso` and country.
fn acled(rows: &[(&str, &str, &str, &str, &str)]) -> (Vec<String>, ReadAccount) {
    let mut file = String::from(
        "event_id_cnty,event_date,year,time_precision,sub_event_type,actor1,actor2,iso,country,fatalities\n",
    );
    for (at, (day, year, actor, iso, country)) in rows.iter().enumerate() {
        writeln!(
            file,
            "X{at},{day},{year},1,Armed clash,{actor},Rioters (X),{iso},{country},0"
        )
        .unwrap();
    }
    let mut reader = AcledOptions::new().reader(file.as_bytes()).unwrap();
    let mut found = Vec::new();
    reader
        .for_each(|event| {
            let [actor, _] = event.states();
            let shown = [actor, event.country()].map(|state| state.map_or("?", |s| s.text()));
            found.push(format!("{} {}", event.date(), shown.join(" in ")));
        })
        .unwrap();
    (found, reader.account().clone())
}

#[test]
fn a_mistyped_year_of_acled_refuses_the_row_where_the_other_column_tells_it() {
    let (found, account) = acled(&[
        ("0025-02-10", "2025", "Government of X (2020-)", "0", ""),
        ("0025-02-10", "", "Government of X (2020-)", "0", ""),
        ("2025-02-10", "2025.0", "Government of X (2020-)", "0", ""),
        ("1996-12-31", "1996", "Government of X (2020-)", "0", ""),
    ]);
    assert_eq!(
        found,
        [
            "0025-02-10 ? in ?",
            "2025-02-10 ? in ?",
            "1996-12-31 ? in ?"
        ]
    );
    assert_eq!(
        account.faults()[0].to_string(),
        r#"line 2, column "event_date": cannot be read (other_year): "0025-02-10""#
    );
    assert_eq!(
        examples(&account, Remark::BeforeDataSet),
        [("event_date", "0025-02-10"), ("event_date", "1996-12-31")]
    );
}

#[test]
fn kosovo_has_no_number_and_is_told_by_its_name() {
    let forces = "Military Forces of Kosovo (2008-)";
    let (found, _) = acled(&[
        ("2023-05-29", "2023", forces, "0", "Kosovo"),
        ("2023-05-29", "2023", forces, "", "Kosovo"),
        ("2023-05-29", "2023", forces, "688", "Serbia"),
        ("2023-05-29", "2023", forces, "0", "Atlantis"),
    ]);
    assert_eq!(
        found,
        [
            "2023-05-29 XKX in XKX",
            "2023-05-29 XKX in XKX",
            "2023-05-29 XKX in SRB",
            "2023-05-29 XKX in ?"
        ]
    );
}

#[test]
fn a_faction_of_forces_is_the_state_with_a_remark() {
    let faction = "Military Forces of Yemen (2016-) Supreme Political Council";
    let (found, account) = acled(&[
        ("2023-05-29", "2023", faction, "887", "Yemen"),
        (
            "2023-05-29",
            "2023",
            "Military Forces of Yemen (2016-)",
            "887",
            "Yemen",
        ),
        (
            "2023-05-29",
            "2023",
            "Military Forces of Atlantis (2016-) Guard",
            "887",
            "Yemen",
        ),
        (
            "2023-05-29",
            "2023",
            "Mutiny of Military Forces of Yemen (2016-)",
            "887",
            "Yemen",
        ),
    ]);
    assert_eq!(
        found,
        [
            "2023-05-29 YEM in YEM",
            "2023-05-29 YEM in YEM",
            "2023-05-29 ? in YEM",
            "2023-05-29 ? in YEM"
        ]
    );
    assert_eq!(
        examples(&account, Remark::PartOfForces),
        [("actor1", faction)]
    );
}

#[test]
fn four_columns_of_gdelt_tell_one_date() {
    // The fraction of 24 October is (9 · 30 + 24) / 365 = 0.80548, of 31 December (11 · 30 + 31) / 365 = 0.98904.
    let date = |day, month, year, fraction| row(&[(1, day), (2, month), (3, year), (4, fraction)]);
    let rows = [
        date("20191024", "201910", "2019", "2019.8055"),
        date("20191024", "201910", "2019", "2019.8055"),
        date("20191024", "", "", ""),
        date("20191231", "201912", "2019", "2019.989"),
        date("20191024", "201911", "2019", "2019.8055"),
        date("20191024", "201910", "2019", "2019.1"),
        date("20191024", "October", "2019", ""),
        date("20191024", "201910", "2018", "2019.8055"),
        date("20191024", "201810", "2019", "2019.8055"),
        date("20191024", "201910", "2019", "2018.8055"),
        date("19781231", "197812", "1978", "1978.989"),
    ];
    let (ids, account) = read_gdelt(rows.concat().as_bytes());
    assert_eq!(ids.unwrap().len(), 8);
    assert_eq!(
        examples(&account, Remark::ColumnsDisagree),
        [
            ("SQLDATE", "20191024, but MonthYear is 201911"),
            ("SQLDATE", "20191024, but FractionDate is 2019.1"),
            ("SQLDATE", "20191024, but MonthYear is October"),
        ]
    );
    assert_eq!(
        account.to_string().lines().nth(1),
        Some(r#"  rejected: 3 other_year (line 8, column "SQLDATE": "20191024")"#)
    );
    assert_eq!(
        examples(&account, Remark::BeforeDataSet),
        [("SQLDATE", "19781231")]
    );
}

#[test]
fn the_columns_of_the_shipped_rows_of_gdelt_tell_one_date() {
    let files = [
        "gdelt_v1_20141124_100rows.export.CSV",
        "gdelt_v1_historical57_plus_daily58.export.csv",
        "gdelt_v2_20191024143000_subset.export.CSV",
    ];
    for name in files {
        let path = format!("{}/data/{name}", crate::common::ROOT);
        let mut reader = GdeltOptions::new().open(path).unwrap();
        reader.for_each(|_| {}).unwrap();
        let account = reader.account();
        assert_eq!(
            account.remarked(Remark::ColumnsDisagree).rows(),
            0,
            "{name}"
        );
        assert_eq!(account.remarked(Remark::BeforeDataSet).rows(), 0, "{name}");
    }
}

#[test]
fn a_day_before_the_data_begin_is_told() {
    let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tCAMEO Code\tTarget Country\n\
        1\t1994-12-31\tChina\tConsult\t040\tJapan\n2\t1995-01-01\tChina\tConsult\t040\tJapan\n";
    let mut reader = IcewsOptions::new().reader(file.as_bytes()).unwrap();
    reader.for_each(|_| {}).unwrap();
    assert_eq!(
        examples(reader.account(), Remark::BeforeDataSet),
        [("Event Date", "1994-12-31")]
    );
    let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\tPublication Date\n\
        1\t2017-12-31\tCONSULT\tXKX\tRUS\t2018-01-04\n2\tNone\tCONSULT\tCHN\tRUS\t2017-12-31\n";
    let mut reader = PolecatOptions::new().reader(file.as_bytes()).unwrap();
    reader.for_each(|_| {}).unwrap();
    assert_eq!(
        examples(reader.account(), Remark::BeforeDataSet),
        [("Event Date", "2017-12-31")]
    );
    let file = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n\
        1,31,12,1815,1,2,1816,4\n2,-9,-9,1816,1,2,1816,4\n";
    let mut reader = MidaOptions::new().reader(file.as_bytes()).unwrap();
    reader.for_each(|_| {}).unwrap();
    assert_eq!(
        examples(reader.account(), Remark::BeforeDataSet),
        [("styear", "1815")]
    );
}
