//! Cells as spreadsheets and data frames write them: whole numbers with a point and zeros, days in words. All rows are made up.

use super::{read as read_gdelt, row};
use interstate::read::acled::AcledOptions;
use interstate::read::gdelt::{GdeltLayout, GdeltOptions, PlaceOf};
use interstate::read::icews::IcewsOptions;
use interstate::read::json_lines::JsonLinesOptions;
use interstate::read::ledger::LedgerOptions;
use interstate::read::mid::{MidaOptions, MidbOptions};
use interstate::read::polecat::PolecatOptions;
use interstate::read::ucdp::{UcdpOptions, UcdpWhole};
use interstate::read::{Defect, ReadAccount, Remark};

/// All that a file of one row tells, and what became of the row.
type Tell = fn(&str) -> (String, ReadAccount);

macro_rules! tell {
    ($options:ident, |$event:ident| $($more:expr),*) => {
        |file| {
            let mut reader = $options::new().reader(file.as_bytes()).unwrap();
            let mut told = String::new();
            reader
                .for_each(|$event| told = format!("{:?} {:?}", $event, ($($more,)*)))
                .unwrap();
            (told, reader.account().clone())
        }
    };
}

fn gdelt(file: &str) -> (String, ReadAccount) {
    let mut reader = GdeltOptions::new().reader(file.as_bytes()).unwrap();
    let mut told = String::new();
    reader
        .for_each(|event| {
            let places = PlaceOf::ALL.iter().map(|&of| event.place(of).unwrap());
            let places: Vec<_> = places.map(|place| place.map(|p| p.precision())).collect();
            told = format!(
                "{event:?} {places:?} {:?}",
                (
                    event.is_root_event().unwrap(),
                    event.quad_class().unwrap(),
                    event.mentions().unwrap(),
                    event.sources().unwrap(),
                    event.articles().unwrap(),
                    event.added_at().unwrap(),
                    event.coded().unwrap(),
                )
            );
        })
        .unwrap();
    (told, reader.account().clone())
}

fn ledger(file: &str) -> (String, ReadAccount) {
    let read = LedgerOptions::new().read(file.as_bytes()).unwrap();
    (format!("{:?}", read.ledger.rows()), read.account)
}

/// A format: its cells by the names of their columns, what is between them, and the columns that hold whole numbers.
struct Format {
    name: &'static str,
    tell: Tell,
    head: &'static str,
    mark: char,
    cells: Vec<(&'static str, String)>,
    whole: Vec<&'static str>,
}

impl Format {
    fn new(
        name: &'static str,
        tell: Tell,
        mark: char,
        cells: &[(&'static str, &str)],
        whole: &[&'static str],
    ) -> Self {
        let cells = cells.iter().map(|(name, cell)| (*name, (*cell).to_owned()));
        Self {
            name,
            tell,
            head: "",
            mark,
            cells: cells.collect(),
            whole: whole.to_vec(),
        }
    }

    /// The file of one row, a cell of it written otherwise.
    fn file(&self, column: &str, write: impl Fn(&str) -> String) -> String {
        let mark = self.mark.to_string();
        let names: Vec<&str> = self.cells.iter().map(|(name, _)| *name).collect();
        let cells: Vec<String> = self
            .cells
            .iter()
            .map(|(name, cell)| {
                if *name == column {
                    write(cell)
                } else {
                    cell.clone()
                }
            })
            .collect();
        let row = format!("{}\n", cells.join(&mark));
        match self.name {
            "GDELT events" => row,
            _ => format!("{}{}\n{row}", self.head, names.join(&mark)),
        }
    }
}

fn formats() -> Vec<Format> {
    let of_gdelt = row(&[
        (35, "1"),
        (43, "4"),
        (51, "5"),
        (36, "A"),
        (44, "B"),
        (52, "C"),
    ]);
    let layout = GdeltLayout::Second.columns();
    let of_gdelt: Vec<(&'static str, &str)> = layout
        .iter()
        .copied()
        .zip(of_gdelt.trim_end().split('\t').chain(std::iter::repeat("")))
        .collect();
    let mut ledger = Format::new(
        "a ledger",
        ledger,
        ',',
        &[
            ("id", "a"),
            ("start", "2024"),
            ("kind", "call"),
            ("parties", "CHN;RUS"),
            ("count", "10"),
            ("edition", "20"),
        ],
        &["count", "edition"],
    );
    ledger.head = "# coverage: every day\n";
    vec![
        Format::new(
            "ACLED",
            tell!(
                AcledOptions,
                |event| event.classes().unwrap(),
                event.country(),
                event.coded().unwrap()
            ),
            ',',
            &[
                ("event_id_cnty", "XXA1"),
                ("event_date", "2023-02-20"),
                ("year", "2023"),
                ("time_precision", "2"),
                ("sub_event_type", "Armed clash"),
                ("actor1", "Military Forces of India (2014-)"),
                ("inter1", "1"),
                ("actor2", "Military Forces of Pakistan (2022-)"),
                ("inter2", "8"),
                ("iso", "356"),
                ("country", ""),
                ("fatalities", "10"),
            ],
            &[
                "year",
                "time_precision",
                "inter1",
                "inter2",
                "iso",
                "fatalities",
            ],
        ),
        Format::new(
            "UCDP GED",
            tell!(
                UcdpOptions,
                |event| event.country(),
                event.coded_as_phase_of(UcdpWhole::Conflict).unwrap(),
                event.coded_as_phase_of(UcdpWhole::Dyad).unwrap()
            ),
            ',',
            &[
                ("id", "40"),
                ("year", "2021"),
                ("type_of_violence", "1"),
                ("conflict_new_id", "9330"),
                ("dyad_new_id", "9735"),
                ("country_id", "750"),
                ("date_prec", "5"),
                ("date_start", "2021-03-01"),
                ("date_end", "2021-03-01"),
                ("best", "5"),
                ("high", "10"),
                ("low", "0"),
                ("gwnoa", "750"),
                ("gwnob", "770"),
            ],
            &[
                "id",
                "year",
                "type_of_violence",
                "conflict_new_id",
                "dyad_new_id",
                "country_id",
                "date_prec",
                "best",
                "high",
                "low",
                "gwnoa",
                "gwnob",
            ],
        ),
        Format::new(
            "ICEWS",
            tell!(IcewsOptions, |event| event.coded().unwrap()),
            '\t',
            &[
                ("Event ID", "100"),
                ("Event Date", "2019-06-05"),
                ("Source Country", "China"),
                ("Event Text", "Consult"),
                ("CAMEO Code", "040"),
                ("Target Country", "Russian Federation"),
            ],
            &["Event ID"],
        ),
        Format::new(
            "MIDA",
            tell!(MidaOptions, |event| event.duration()),
            ',',
            &[
                ("dispnum", "9010"),
                ("stday", "10"),
                ("stmon", "-9"),
                ("styear", "2010"),
                ("endday", "-9"),
                ("endmon", "10"),
                ("endyear", "2014"),
                ("fatality", "1"),
                ("fatalpre", "20"),
                ("maxdur", "608"),
                ("mindur", "600"),
                ("hostlev", "4"),
                ("ongo2014", "1"),
            ],
            &[
                "dispnum", "stday", "stmon", "styear", "endday", "endmon", "endyear", "fatality",
                "fatalpre", "maxdur", "mindur", "hostlev", "ongo2014",
            ],
        ),
        Format::new(
            "MIDB",
            tell!(MidbOptions, |event| event.is_originator()),
            ',',
            &[
                ("dispnum", "9001"),
                ("ccode", "350"),
                ("stday", "-9"),
                ("stmon", "8"),
                ("styear", "1923"),
                ("endday", "30"),
                ("endmon", "9"),
                ("endyear", "1923"),
                ("sidea", "0"),
                ("fatality", "-9"),
                ("fatalpre", "-9"),
                ("hostlev", "1"),
                ("orig", "1"),
            ],
            &[
                "dispnum", "ccode", "stday", "stmon", "styear", "endday", "endmon", "endyear",
                "sidea", "fatality", "fatalpre", "hostlev", "orig",
            ],
        ),
        Format::new(
            "GDELT events",
            gdelt,
            '\t',
            &of_gdelt,
            &[
                "GLOBALEVENTID",
                "SQLDATE",
                "MonthYear",
                "Year",
                "IsRootEvent",
                "QuadClass",
                "NumMentions",
                "NumSources",
                "NumArticles",
                "Actor1Geo_Type",
                "Actor2Geo_Type",
                "ActionGeo_Type",
                "DATEADDED",
            ],
        ),
        ledger,
    ]
}

#[test]
fn a_whole_number_is_read_alike_in_every_column_that_holds_one() {
    let mut read = 0;
    for format in formats() {
        let (plain, account) = (format.tell)(&format.file("", str::to_owned));
        assert_eq!(
            (account.kept(), account.rejected()),
            (1, 0),
            "{}: {account}",
            format.name
        );
        for column in &format.whole {
            for behind in [".0", ".00", ".", ".000000"] {
                let file = format.file(column, |cell| format!("{cell}{behind}"));
                let (told, account) = (format.tell)(&file);
                let of = format!("{}, {column} with {behind:?}: {account}", format.name);
                assert_eq!((account.kept(), account.rejected()), (1, 0), "{of}");
                assert_eq!(told, plain, "{of}");
                read += 1;
            }
        }
    }
    assert_eq!(read, 4 * (6 + 12 + 1 + 13 + 13 + 13 + 2));
}

/// Of some columns another reading of the cell is possible (an id as text); of these alone a number with a part is none.
#[test]
fn a_number_with_a_part_is_no_whole_number() {
    // What is read when it is asked for, as text, or not at all where it says nothing.
    let lenient = [
        "year",
        "iso",
        "country_id",
        "gwnoa",
        "gwnob",
        "conflict_new_id",
        "dyad_new_id",
        "inter1",
        "inter2",
        "ongo2014",
        "orig",
        "MonthYear",
        "Year",
        "IsRootEvent",
        "QuadClass",
        "NumMentions",
        "NumSources",
        "NumArticles",
        "Actor1Geo_Type",
        "Actor2Geo_Type",
        "ActionGeo_Type",
    ];
    for format in formats() {
        for column in format
            .whole
            .iter()
            .filter(|column| !lenient.contains(column))
        {
            for behind in [".5", ".0.0", ".0a", ",0"] {
                if behind.contains(format.mark) {
                    continue;
                }
                let file = format.file(column, |cell| format!("{cell}{behind}"));
                let of = format!("{}, {column} with {behind:?}", format.name);
                let (_, account) = (format.tell)(&file);
                assert_eq!(account.rejected(), 1, "{of}");
                let fault = account.faults()[0].clone();
                assert_eq!(fault.column(), Some(*column), "{of}: {fault}");
            }
        }
    }
}

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

#[test]
fn a_last_line_without_an_end_is_kept_with_a_remark_in_every_reader() {
    let json = |file: &str| {
        let mut reader = JsonLinesOptions::new().reader(file.as_bytes()).unwrap();
        let rows = reader.rows().map(Result::unwrap).count();
        (format!("{rows} rows"), reader.account().clone())
    };
    let mut files: Vec<(&str, Tell, String)> = formats()
        .iter()
        .map(|format| (format.name, format.tell, format.file("", str::to_owned)))
        .collect();
    files.push((
        "JSON lines",
        json,
        "{\"coverage\":\"every day\"}\n{\"id\":\"a\",\"kind\":\"call\",\"when\":\"2022-10\",\"parties\":[\"CHN\",\"RUS\"]}\n".to_owned(),
    ));
    for (name, tell, file) in files {
        let (whole, before) = tell(&file);
        assert_eq!(before.remarked(Remark::NoLineEnd).rows(), 0, "{name}");
        let (cut, account) = tell(file.strip_suffix('\n').unwrap());
        assert_eq!(cut, whole, "{name}");
        let remarked = account.remarked(Remark::NoLineEnd);
        assert_eq!(remarked.rows(), 1, "{name}: {account}");
        assert_eq!(remarked.examples()[0].line(), account.lines(), "{name}");
        assert_eq!((account.kept(), account.rejected()), (1, 0), "{name}");
        // A carriage return of an end that was cut says that the row was whole.
        let (_, account) = tell(&file.replace('\n', "\r\n"));
        assert_eq!(account.remarked(Remark::NoLineEnd).rows(), 0, "{name}");
        let returned = file.replace('\n', "\r\n");
        let (_, account) = tell(returned.strip_suffix('\n').unwrap());
        assert_eq!(account.remarked(Remark::NoLineEnd).rows(), 0, "{name}");
    }
    let lines = row(&[(0, "1")]) + row(&[(0, "2")]).trim_end();
    let (ids, account) = read_gdelt(lines.as_bytes());
    assert_eq!(ids.unwrap(), [1, 2]);
    assert_eq!(
        account.to_string(),
        format!(
            "2 rows, 2 kept, 0 rejected; {} bytes\n  kept: 1 no_line_end (line 2: {:?})\n",
            lines.len(),
            format!("{}…", &row(&[(0, "2")])[..60])
        )
    );
}
