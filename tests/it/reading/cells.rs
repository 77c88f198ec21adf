//! Whole numbers with a point and zeros, as spreadsheets and data frames write them; files without the end of their last line. All rows are
//! made up.

use super::{read as read_gdelt, row};
use interstate::read::acled::AcledOptions;
use interstate::read::gdelt::{GdeltLayout, GdeltOptions, PlaceOf};
use interstate::read::icews::IcewsOptions;
use interstate::read::json_lines::JsonLinesOptions;
use interstate::read::ledger::LedgerOptions;
use interstate::read::mid::{MidaOptions, MidbOptions};
use interstate::read::ucdp::{UcdpOptions, UcdpWhole};
use interstate::read::{ReadAccount, Remark};

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
