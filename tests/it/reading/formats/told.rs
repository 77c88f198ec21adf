//! What is said of each kind of wrong file, and what of files without a row.

use super::super::headed::READERS;
use super::super::row;
use super::gdelt;
use super::samples::{MIDA_4, MIDI, MIDIP, corpus};
use interstate::Coverage;
use interstate::read::gdelt::GdeltOptions;
use interstate::read::json_lines::JsonLinesOptions;
use interstate::read::ledger::{LedgerColumn, LedgerOptions};
use interstate::read::mid::{self, MidaOptions};
use interstate::read::ucdp::UcdpOptions;
use interstate::read::{self, Defect, HeaderLine, Remark};
use std::fmt::Write;

fn refusal<T>(read: interstate::Result<T>) -> String {
    match read {
        Ok(_) => panic!("it is read"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn sister_files_of_disputes_are_told_by_their_columns() {
    let mida = |file: &[u8]| refusal(MidaOptions::new().reader(file));
    assert_eq!(
        mida(&corpus("midb.csv")),
        "line 1: this is MIDB: a row for each participant of a dispute, 19 columns; expected MIDA: a row for each dispute, 20 columns \
         between commas; read it by read::mid::MidbOptions"
    );
    assert_eq!(
        mida(MIDI.as_bytes()),
        "line 1: this is MIDI: a row for each incident of a dispute, 16 columns; expected MIDA: a row for each dispute, 20 columns \
         between commas; no reader reads incidents; the disputes are in MIDA and MIDB"
    );
    assert_eq!(
        mida(MIDA_4.as_bytes()),
        "line 1: this is MIDA of version 4: a row for each dispute, 21 columns; expected MIDA: a row for each dispute, 20 columns between \
         commas; version 4 numbers disputes by dispnum3 and dispnum4; of version 5 MIDA and MIDB are read, which number them by dispnum"
    );
    let joined = refusal(mid::join(&corpus("mida.csv")[..], MIDIP.as_bytes()));
    assert_eq!(
        joined,
        "line 1: this is MIDIP: a row for each participant of an incident, 19 columns; expected MIDB: a row for each participant of a \
         dispute, 19 columns between commas; no reader reads incidents; the disputes are in MIDA and MIDB"
    );
    // Without headers too: what stands where an incident's number would be is a state's letters.
    let rows = MIDIP.split_once('\n').unwrap().1;
    let options = mid::MidbOptions::new().with_header_line(HeaderLine::Absent);
    let text = refusal(options.reader(rows.as_bytes()));
    assert!(text.starts_with("line 1: this is MIDIP: "), "{text}");
    // A file with the columns that matter and no others is read, whatever sister file might have them.
    let few = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n1,1,8,1923,1,9,1923,4\n";
    assert!(MidaOptions::new().reader(few.as_bytes()).is_ok());
}

#[test]
fn other_marks_between_cells_are_named() {
    let comma = String::from_utf8(corpus("icews_2017.tsv"))
        .unwrap()
        .replace('\t', ",");
    for (name, reading, _) in READERS {
        let text = refusal(reading(&mut comma.as_bytes()));
        if name == "ICEWS" {
            assert_eq!(
                text,
                "line 1: this is ICEWS with commas between its 19 cells; expected tabs, as it is published"
            );
        } else {
            assert!(text.starts_with("line 1: this is ICEWS: "), "{text}");
        }
    }
    let semicolons = String::from_utf8(corpus("mida.csv"))
        .unwrap()
        .replace(',', ";");
    assert_eq!(
        refusal(MidaOptions::new().reader(semicolons.as_bytes())),
        "line 1: this is MIDA with semicolons between its 20 cells; expected commas, as it is published"
    );
    let comma = row(&[]).replace('\t', ",");
    assert_eq!(
        refusal(GdeltOptions::new().reader(comma.as_bytes())),
        "line 1: this is GDELT events with commas between its 61 cells; expected tabs, as it is published"
    );
    // With a header, as data bases export it.
    let header = "GLOBALEVENTID,SQLDATE,MonthYear,Year\n";
    let text = refusal(GdeltOptions::new().reader(header.as_bytes()));
    assert!(
        text.starts_with("line 1: this is GDELT events with commas"),
        "{text}"
    );
}

#[test]
fn a_file_without_a_header_is_told_how_to_be_read() {
    let headless =
        |file: &[u8]| file[file.iter().position(|&b| b == b'\n').unwrap() + 1..].to_vec();
    for (name, reading, file) in READERS {
        // What is whole in the first row decides: of ICEWS and POLECAT the first row of the corpus is.
        let text = refusal(reading(&mut &headless(file)[..]));
        let said = "; expected a header; a file without one is read by with_header_line(HeaderLine::Absent)";
        assert!(
            text.starts_with(&format!("line 1: this is a row of {name}, ")),
            "{text}"
        );
        assert!(text.ends_with(said), "{text}");
    }
    let file = headless(&corpus("ucdp.csv"));
    let options = UcdpOptions::new().with_header_line(HeaderLine::Absent);
    let mut reader = options.reader(&file[..]).unwrap();
    assert!(reader.next_event().unwrap().is_some());
    // And of another file, where none is expected.
    let text = refusal(options.reader(&headless(&corpus("acled.csv"))[..]));
    assert!(text.starts_with("line 1: this is ACLED: "), "{text}");
}

#[test]
fn a_table_that_nobody_knows_is_refused_once() {
    let mut file = String::from("day,who,whom,what\n");
    for row in 0..29_508 {
        writeln!(file, "2020-01-01,CHN,RUS,{row}").unwrap();
    }
    let tail =
        "no reader knows it; one whose columns you name is read by read::ledger::LedgerOptions";
    assert_eq!(
        refusal(JsonLinesOptions::new().read(file.as_bytes())),
        format!(
            "line 1: this is a table with commas between cells, 4 columns; expected JSON lines of a ledger: a line for each interaction, each one object; {tail}"
        )
    );
    assert_eq!(
        refusal(GdeltOptions::new().reader(file.as_bytes())),
        format!(
            "line 1: this is a table with commas between cells, 4 columns; expected GDELT events: a row for each event as one story tells it, 57, 58 or 61 columns between tabs; {tail}"
        )
    );
    // Columns cut out of a GDELT file: every row would be rejected.
    let cut: String = (0..3)
        .map(|_| row(&[]).split('\t').take(40).collect::<Vec<_>>().join("\t") + "\n")
        .collect();
    let text = refusal(GdeltOptions::new().reader(cut.as_bytes()));
    assert!(
        text.starts_with(
            "line 1: this is a table with tabs between cells, 40 columns; expected GDELT events"
        ),
        "{text}"
    );
    // One odd line tells nothing: the rows behind it are read.
    let odd = format!("not,a,row\n{}", row(&[]));
    assert_eq!(gdelt(&mut odd.as_bytes()).unwrap(), 1);
}

#[test]
fn whoever_names_the_columns_of_a_list_is_taken_at_his_word() {
    // The names of an ACLED file, read as a ledger of the caller's making.
    let file = "event_id_cnty,event_date,sub_event_type,who\nX1,2024-01-05,drill,CHN;RUS\n";
    let plain = LedgerOptions::new().with_coverage(Coverage::unlimited());
    let text = refusal(plain.read(file.as_bytes()));
    assert!(text.starts_with("line 1: this is ACLED: "), "{text}");
    let named = plain
        .with_column("event_id_cnty", LedgerColumn::Id)
        .with_column("event_date", LedgerColumn::Start)
        .with_column("sub_event_type", LedgerColumn::Kind)
        .with_word("drill", "naval_exercise");
    assert_eq!(
        refusal(named.read(file.as_bytes())),
        r#"line 1: unknown column "who"; name what it holds, or ignore it"#
    );
    let read = named
        .with_column("who", LedgerColumn::Parties)
        .read(file.as_bytes())
        .unwrap();
    assert_eq!(read.ledger.len(), 1);
}

#[test]
fn the_line_of_a_refusal_is_that_of_the_header_or_the_first_row() {
    let text = refusal(MidaOptions::new().reader(&b"\xEF\xBB\xBF\n\ndispnum,incidnum,ccode\n"[..]));
    assert!(text.starts_with("line 3: this is MIDIP: "), "{text}");
    let file = format!("# a remark\n{MIDI}");
    let text = refusal(JsonLinesOptions::new().read(file.as_bytes()));
    assert!(text.starts_with("line 2: this is MIDI: "), "{text}");
    let file = format!("# coverage: every day\n{MIDI}");
    let text = refusal(LedgerOptions::new().read(file.as_bytes()));
    assert!(text.starts_with("line 2: this is MIDI: "), "{text}");
}

#[test]
fn a_file_of_which_no_row_is_kept_is_an_error_of_the_plain_call() {
    let a = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n9001,31,2,1923,1,3,1923,4\n9002,1,1,1923,,,,4\n";
    let b = corpus("midb.csv");
    assert_eq!(
        refusal(mid::join(a.as_bytes(), &b[..])),
        r#"line 2, column "stday": none of the 2 rows could be kept; cannot be read (date): "31""#
    );
    // One good row is enough, and no row at all is no fault.
    let one = format!("{a}9001,1,8,1923,1,9,1923,4\n");
    assert_eq!(mid::join(one.as_bytes(), &b[..]).unwrap().dyads().len(), 1);
    let header = a.split_inclusive('\n').next().unwrap();
    let none = mid::join(header.as_bytes(), &b[..]).unwrap();
    assert!(none.dyads().is_empty());
    assert_eq!(none.disputes().remarked(Remark::NoRows).rows(), 1);

    let path = std::env::temp_dir().join(format!("interstate-{}-no-row.csv", std::process::id()));
    std::fs::write(&path, row(&[(1, "20210231")])).unwrap();
    let refused = read::gdelt::from_path(&path);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(
        refusal(refused),
        r#"line 1, column "SQLDATE": cannot be read (date): "20210231""#
    );
}

#[test]
fn a_file_without_rows_is_an_empty_answer_with_a_remark() {
    for (name, reading, file) in READERS {
        let header = file.split_inclusive(|&b| b == b'\n').next().unwrap();
        let (events, account) = reading(&mut &header[..]).unwrap();
        assert_eq!((events, account.rows()), (0, 0), "{name}");
        assert_eq!(account.remarked(Remark::NoRows).examples()[0].line(), 1);
        let bytes = header.len();
        let said = format!("0 rows, 0 kept, 0 rejected; {bytes} bytes\n  no_rows behind line 1\n");
        assert_eq!(account.to_string(), said);
        assert!(account.strict().is_ok() && account.some_kept().is_ok());
        let (_, account) = reading(&mut &file[..]).unwrap();
        assert_eq!(account.remarked(Remark::NoRows).rows(), 0);
    }
    let mut reader = GdeltOptions::new().reader(&b""[..]).unwrap();
    for _ in 0..2 {
        assert!(reader.next_event().unwrap().is_none());
        assert_eq!(reader.account().remarked(Remark::NoRows).rows(), 1);
    }
    let empty = LedgerOptions::new()
        .read(&b"# coverage: every day\nid,start,kind,parties\n"[..])
        .unwrap();
    assert_eq!(empty.account.remarked(Remark::NoRows).rows(), 1);
    let empty = JsonLinesOptions::new()
        .read(&b"{\"coverage\":\"every day\"}\n"[..])
        .unwrap();
    assert_eq!(
        (
            empty.ledger.len(),
            empty.account.remarked(Remark::NoRows).rows()
        ),
        (0, 1)
    );
}

#[test]
fn a_workbook_is_refused_with_its_path() {
    let book = [
        &b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\x08\x02"[..],
        b"[Content_Types].xml",
    ]
    .concat();
    let path = std::env::temp_dir().join(format!("interstate-{}.xlsx", std::process::id()));
    std::fs::write(&path, book).unwrap();
    let refused = refusal(read::open(&path));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(
        refused,
        format!(
            "cannot open {:?}: it is an Excel workbook (.xlsx); save its sheet as CSV: File, Save As, \"CSV UTF-8 (comma delimited)\"",
            path.display().to_string()
        )
    );
}

#[test]
fn a_good_file_with_a_bad_first_row_is_still_read() {
    let file = row(&[(1, "20210231")]) + &row(&[]);
    let mut reader = GdeltOptions::new().reader(file.as_bytes()).unwrap();
    let mut kept = 0;
    reader.for_each(|_| kept += 1).unwrap();
    assert_eq!(
        (kept, reader.account().rejected_for(Defect::Date).rows()),
        (1, 1)
    );
    assert!(reader.account().some_kept().is_ok());
    let lines = b"no record\n{\"coverage\":\"every day\"}\n";
    assert!(JsonLinesOptions::new().reader(&lines[..]).is_ok());
}
