//! What comes in files by mistake or ill will: a typed report, no panic, flat memory.

use super::{read, row};
use interstate::ErrorCategory;
use interstate::read::gdelt::GdeltOptions;
use interstate::read::{Defect, Remark, RowExample};
use std::io::{self, Read};

/// The reasons found, and how many rows each.
fn fates(from: impl Read) -> (usize, Vec<(Defect, u64)>) {
    let (ids, report) = read(from);
    let reasons = report
        .defects()
        .map(|(reason, noted)| (reason, noted.rows()));
    (ids.unwrap().len(), reasons.collect())
}

/// Fails after its bytes, as the decoder of a truncated gzip file does.
struct Truncated<'a>(&'a [u8]);

impl Read for Truncated<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            return Err(io::Error::new(
                io::ErrorKind::UnexpectedEof,
                "corrupt deflate stream",
            ));
        }
        // A few bytes at a time, and an interruption now and then.
        if self.0.len().is_multiple_of(5) && into.len() > 1 {
            let got = self.read(&mut into[..1])?;
            return if got == 1 {
                Ok(1)
            } else {
                Err(io::ErrorKind::Interrupted.into())
            };
        }
        let few = into.len().min(3);
        self.0.read(&mut into[..few])
    }
}

#[test]
fn an_empty_file_has_no_rows() {
    let (ids, report) = read(&b""[..]);
    assert_eq!(ids.unwrap(), [0; 0]);
    assert_eq!(
        report.to_string(),
        "0 rows, 0 kept, 0 rejected; 0 bytes\n  no_rows behind line 0\n"
    );
}

#[test]
fn a_decoder_that_fails_is_an_error_after_all_whole_rows() {
    let file = row(&[]) + &row(&[(0, "7")]) + "881990834\t2019";
    let (end, report) = read(Truncated(file.as_bytes()));
    let error = end.unwrap_err();
    let bytes = file.len();
    let said = format!("cannot read on after {bytes} bytes: corrupt deflate stream");
    assert_eq!(error.to_string(), said);
    assert_eq!(error.category(), ErrorCategory::File);
    assert_eq!(
        (report.kept(), report.rejected_for(Defect::CutOff).rows()),
        (2, 1)
    );
    assert_eq!(report.rejected_for(Defect::CutOff).examples()[0].line(), 3);
    assert_eq!(report.bytes(), bytes as u64);

    // Asked again, the reader is at its end and does not fail twice.
    let mut reader = GdeltOptions::new()
        .reader(Truncated(file.as_bytes()))
        .unwrap();
    let mut rows = 0;
    let error = loop {
        match reader.next_event() {
            Ok(Some(_)) => rows += 1,
            Ok(None) => panic!("the error is lost"),
            Err(error) => break error,
        }
    };
    assert_eq!((rows, error.to_string()), (2, said));
    assert!(reader.next_event().unwrap().is_none());
}

#[test]
fn a_wrong_number_of_columns_is_counted_with_its_lines() {
    let file = row(&[]) + "a\tb\n\n" + &row(&[]).replace('\n', "\textra\n") + &row(&[]);
    let (ids, report) = read(file.as_bytes());
    assert_eq!(ids.unwrap().len(), 2);
    let lines = |reason| {
        let examples = report.rejected_for(reason).examples().iter();
        examples.map(RowExample::line).collect::<Vec<_>>()
    };
    assert_eq!(lines(Defect::ColumnCount), [2, 4]);
    assert_eq!(lines(Defect::Blank), [3]);
    assert_eq!(
        report.rejected_for(Defect::ColumnCount).examples()[0].found(),
        "a\tb"
    );
}

#[test]
fn a_day_that_cannot_be_is_rejected() {
    for day in [
        "20210231",
        "00000101",
        "20211301",
        "20210100",
        "2021",
        "",
        "202102031",
        "2021-2-3",
        "+2021203",
        "２０２１",
        "99999999",
    ] {
        let (ids, report) = read(row(&[(1, day)]).as_bytes());
        assert_eq!(ids.unwrap(), [0; 0], "{day}");
        let example = &report.rejected_for(Defect::Date).examples()[0];
        assert_eq!((example.column(), example.found()), (Some("SQLDATE"), day));
        // The same in the column of the file's day.
        assert_eq!(
            fates(row(&[(59, day)]).as_bytes()),
            (0, vec![(Defect::Date, 1)])
        );
    }
    // A leap day is a day only in a leap year.
    assert_eq!(fates(row(&[(1, "20200229")]).as_bytes()), (1, vec![]));
    assert_eq!(
        fates(row(&[(1, "19000229")]).as_bytes()),
        (0, vec![(Defect::Date, 1)])
    );
    assert_eq!(
        fates(row(&[(59, "20191024")]).as_bytes()),
        (0, vec![(Defect::Date, 1)])
    );
}

#[test]
fn a_code_that_cannot_be_is_rejected_and_one_that_no_list_has_is_kept() {
    for code in [
        "",
        "13y",
        "---",
        "X",
        "4",
        "43",
        "00",
        &"9".repeat(40),
        &"x".repeat(40),
    ] {
        let (ids, report) = read(row(&[(26, code)]).as_bytes());
        assert_eq!(ids.unwrap(), [0; 0], "{code}");
        let example = &report.rejected_for(Defect::Code).examples()[0];
        assert_eq!(
            (example.column(), example.found()),
            (Some("EventCode"), code)
        );
    }
    let (ids, report) = read(row(&[(26, "0199")]).as_bytes());
    assert_eq!(ids.unwrap().len(), 1);
    assert_eq!(report.remarked(Remark::UnlistedCode).rows(), 1);
}

#[test]
fn a_number_that_is_none_is_rejected() {
    for id in ["", "x", "-1", "1.5", "99999999999999999999"] {
        assert_eq!(
            fates(row(&[(0, id)]).as_bytes()),
            (0, vec![(Defect::Number, 1)]),
            "{id}"
        );
    }
}

#[test]
fn a_quote_or_a_nul_or_a_byte_that_is_not_utf_8_in_a_name_harms_nobody() {
    let mut file =
        row(&[(6, "\"THE CAPITAL")]) + &row(&[(6, "A\0B")]) + &row(&[(6, "S\u{1}O")]) + &row(&[]);
    file = file.replace('\n', "\r\n");
    let bytes: Vec<u8> = file
        .bytes()
        .map(|b| if b == 1 { 0xC3 } else { b })
        .collect();
    assert_eq!(fates(&bytes[..]), (4, vec![]));
    let mut reader = GdeltOptions::new().reader(&bytes[..]).unwrap();
    reader
        .for_each(|event| assert_eq!(event.url().unwrap(), Some("https://www.example.org/")))
        .unwrap();
}

#[test]
fn bytes_that_are_not_utf_8_in_a_cell_asked_for_are_an_error() {
    let file = row(&[(60, "S\u{1}O")]);
    let bytes: Vec<u8> = file
        .bytes()
        .map(|b| if b == 1 { 0xC3 } else { b })
        .collect();
    let mut reader = GdeltOptions::new().reader(&bytes[..]).unwrap();
    let event = reader.next_event().unwrap().unwrap();
    let said = event.url().unwrap_err().to_string();
    assert_eq!(
        said,
        r#"line 1, column "SOURCEURL": not UTF-8 at byte 1 of the cell"#
    );
}

#[test]
fn lines_that_end_in_carriage_returns_alone_are_told_as_such() {
    let few = row(&[]).replace('\n', "\r").repeat(3);
    assert_eq!(
        fates(few.as_bytes()),
        (0, vec![(Defect::CarriageReturns, 1)])
    );
    let many = row(&[]).replace('\n', "\r").repeat(20_000);
    assert!(many.len() > 2 << 20);
    let (ids, report) = read(many.as_bytes());
    assert_eq!(ids.unwrap(), [0; 0]);
    assert_eq!(report.rejected_for(Defect::CarriageReturns).rows(), 1);
    assert_eq!(report.bytes(), many.len() as u64);
}

#[test]
fn a_line_of_10_megabytes_is_skipped_and_the_rows_around_it_are_read() {
    let long = "x".repeat(10_000_000);
    let file = row(&[]) + &long + "\n" + &row(&[(0, "7")]) + &long;
    let (ids, report) = read(file.as_bytes());
    assert_eq!(ids.unwrap(), [881_990_832, 7]);
    let noted = report.rejected_for(Defect::LineTooLong);
    assert_eq!(
        noted
            .examples()
            .iter()
            .map(RowExample::line)
            .collect::<Vec<_>>(),
        [2, 4]
    );
    assert_eq!(noted.examples()[0].found().chars().count(), 61);
    assert_eq!(report.bytes(), file.len() as u64);
    // A row just below the limit is a row.
    let wide = row(&[(6, &"x".repeat(1_000_000))]);
    assert_eq!(
        fates((row(&[]) + &wide + &row(&[])).as_bytes()),
        (3, vec![])
    );
}

#[test]
fn a_binary_file_gives_a_report() {
    let mut state = 1_u64;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        state.to_be_bytes()[0]
    })
    .take(3_000_000)
    .collect();
    let (ids, report) = read(&bytes[..]);
    assert_eq!(ids.unwrap(), [0; 0]);
    assert_eq!(report.bytes(), 3_000_000);
    assert!(report.rejected() > 10_000);
    // UTF-16 has the right number of tabs and a NUL in every cell.
    let wide: Vec<u8> = row(&[]).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let refused = GdeltOptions::new().reader(&wide[..]).unwrap_err();
    assert!(
        refused
            .to_string()
            .starts_with("line 1: this is text in UTF-16; expected GDELT events"),
        "{refused}"
    );
}

/// Gives a changing number of bytes at a time.
struct Sips<'a>(&'a [u8], usize);
impl Read for Sips<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.1 = self.1 * 31 % 4093 + 1;
        let few = into.len().min(self.1);
        self.0.read(&mut into[..few])
    }
}

#[test]
fn rows_do_not_depend_on_how_the_stream_is_cut() {
    let file: String = (0..3000).map(|n| row(&[(0, &n.to_string())])).collect();
    let whole = read(file.as_bytes());
    assert_eq!(whole.0.as_ref().unwrap().len(), 3000);
    for seed in [1, 2, 100] {
        let (ids, report) = read(Sips(file.as_bytes(), seed));
        assert_eq!(ids.unwrap(), *whole.0.as_ref().unwrap());
        assert_eq!(report, whole.1);
    }
}
