//! Days in words and with the year first, as lists and spreadsheets write them, in every reader of files with a column of days. All rows are
//! made up.

use interstate::read::acled::AcledOptions;
use interstate::read::icews::IcewsOptions;
use interstate::read::polecat::PolecatOptions;
use interstate::read::ucdp::UcdpOptions;
use interstate::read::{Defect, ReadAccount};

/// The day that each reader makes of a cell, beside a row's own year where the format has that column.
fn days(cell: &str, year: &str) -> [Result<String, Defect>; 4] {
    let fate = |day: Option<String>, account: &ReadAccount| {
        day.ok_or_else(|| account.defects().next().unwrap().0)
    };
    let file = format!(
        "event_id_cnty,event_date,year,time_precision,sub_event_type,actor1,actor2,fatalities\n\
         XXA1,{cell},{year},1,Armed clash,A,B,0\n"
    );
    let mut acled = AcledOptions::new().reader(file.as_bytes()).unwrap();
    let mut day = None;
    acled
        .for_each(|event| day = Some(event.date().to_string()))
        .unwrap();
    let of_acled = fate(day, acled.account());

    let file = format!(
        "id,year,type_of_violence,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob\n\
         1,{year},1,1,{cell},{cell},3,3,3,750,770\n"
    );
    let mut ucdp = UcdpOptions::new().reader(file.as_bytes()).unwrap();
    let mut day = None;
    ucdp.for_each(|event| day = Some(event.date().to_string()))
        .unwrap();
    let of_ucdp = fate(day, ucdp.account());

    let file = format!(
        "Event ID\tEvent Date\tSource Country\tEvent Text\tCAMEO Code\tTarget Country\n\
         7\t{cell}\tChina\tConsult\t040\tRussian Federation\n"
    );
    let mut icews = IcewsOptions::new().reader(file.as_bytes()).unwrap();
    let mut day = None;
    icews
        .for_each(|event| day = Some(event.day().to_string()))
        .unwrap();
    let of_icews = fate(day, icews.account());

    let file = format!(
        "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\tPublication Date\n\
         x1\t{cell}\tCONSULT\tCHN\tRUS\t{cell}\n"
    );
    let mut polecat = PolecatOptions::new().reader(file.as_bytes()).unwrap();
    let mut day = None;
    polecat
        .for_each(|event| {
            assert_eq!(
                event.published().unwrap().to_string(),
                event.date().to_string()
            );
            day = Some(event.date().to_string());
        })
        .unwrap();
    [of_acled, of_ucdp, of_icews, fate(day, polecat.account())]
}

#[test]
fn a_day_in_words_or_with_the_year_first_is_the_day_in_every_reader() {
    for (cell, day) in [
        ("9-May-2020", "2020-05-09"),
        ("9 May 2020", "2020-05-09"),
        ("24 Feb 2022", "2022-02-24"),
        ("24 February 2022", "2022-02-24"),
        ("Feb 24 2022", "2022-02-24"),
        ("20210312", "2021-03-12"),
        ("2021/03/05", "2021-03-05"),
        ("2021/3/5", "2021-03-05"),
        ("2021.3.5", "2021-03-05"),
        ("23.6.2023", "2023-06-23"),
        ("2021-3-5", "2021-03-05"),
    ] {
        let [acled, ucdp, icews, polecat] = days(cell, &day[..4]);
        assert_eq!(acled.as_deref(), Ok(day), "{cell}");
        assert_eq!(ucdp.as_deref(), Ok(day), "{cell}");
        assert_eq!(icews.as_deref(), Ok(day), "{cell}");
        assert_eq!(polecat.as_deref(), Ok(day), "{cell}");
    }
}

#[test]
fn the_year_of_the_row_settles_the_century_and_is_never_overruled() {
    let no_day = Err(Defect::Date);
    // ICEWS and POLECAT have no column of the year.
    for (cell, year, day) in [
        ("9-May-20", "2020", Ok("2020-05-09".to_owned())),
        ("9-May-20", "2020.0", Ok("2020-05-09".to_owned())),
        ("9-May-98", "1998", Ok("1998-05-09".to_owned())),
        ("9-May-20", "", no_day.clone()),
        ("9-May-20", "0", no_day.clone()),
        ("9-May-19", "2020", Err(Defect::OtherYear)),
    ] {
        let [acled, ucdp, icews, polecat] = days(cell, year);
        assert_eq!(acled, day, "{cell} of {year}");
        assert_eq!(ucdp, day, "{cell} of {year}");
        assert_eq!((icews, polecat), (no_day.clone(), no_day.clone()), "{cell}");
    }
    // A span over the turn of a year.
    let file = "id,year,type_of_violence,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob\n\
                1,2019,1,1,28-Dec-19,3-Jan-20,3,3,3,750,770\n";
    let mut ucdp = UcdpOptions::new().reader(file.as_bytes()).unwrap();
    let event = ucdp.next_event().unwrap().unwrap();
    assert_eq!(event.date().to_string(), "[2019-12-28..2020-01-03]");
}

#[test]
fn numbers_whose_order_no_file_tells_are_no_day() {
    let no_day: Result<String, Defect> = Err(Defect::Date);
    for cell in [
        "24/02/2022",
        "05/05/2020",
        "2/3/20",
        "02/03/2001 0:00",
        "March 2021",
        "2021",
        "Q4 2023",
        "44926",
        "1 to 3 May 2020",
    ] {
        for (at, day) in days(cell, "2020").into_iter().enumerate() {
            // The ICEWS files of 2017 have the month first.
            if at == 2 && cell == "05/05/2020" {
                assert_eq!(day.as_deref(), Ok("2020-05-05"));
            } else {
                assert_eq!(day, no_day, "{cell}, reader {at}");
            }
        }
    }
    // Hyphens have the day first in ACLED's exports, and say nothing elsewhere.
    let [acled, others @ ..] = days("05-06-2020", "2020");
    assert_eq!(acled.as_deref(), Ok("2020-06-05"));
    assert_eq!(others, [no_day.clone(), no_day.clone(), no_day]);
}
