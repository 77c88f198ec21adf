//! What comes in files with a header by mistake or ill will: a typed report, no panic, flat memory. For every reader.

use super::headed::{READERS, Reading};
use crate::common::{asked, within};
use interstate::ErrorCategory;
use interstate::read::acled::AcledOptions;
use interstate::read::ucdp::UcdpOptions;
use interstate::read::{Defect, ReadAccount, RowExample};
use std::io::{self, Read};

fn read(reading: Reading, mut file: &[u8]) -> (u64, ReadAccount) {
    let len = file.len();
    let (events, report) = reading(&mut file).unwrap();
    assert_eq!(report.rows(), report.kept() + report.rejected());
    assert_eq!((report.kept(), report.bytes()), (events, len as u64));
    (events, report)
}

fn refusal(reading: Reading, mut file: &[u8]) -> String {
    let error = reading(&mut file).unwrap_err();
    assert_eq!(error.category(), ErrorCategory::File);
    error.to_string()
}

fn reasons(report: &ReadAccount) -> Vec<(Defect, u64)> {
    report
        .defects()
        .map(|(reason, noted)| (reason, noted.rows()))
        .collect()
}

#[test]
fn a_file_without_rows_has_none_and_a_file_without_a_header_is_refused() {
    for (name, reading, file) in READERS {
        assert_eq!(
            refusal(reading, b""),
            "the file is empty; expected a header and rows"
        );
        let header = file.split_inclusive(|&b| b == b'\n').next().unwrap();
        assert_eq!(read(reading, header).0, 0);
        // Without the end of its only line, too.
        assert_eq!(read(reading, header.trim_ascii_end()).0, 0);
        let first = refusal(reading, b"\n\n");
        assert!(
            first.starts_with(&format!("line 1: \"\" is no header of {name};")),
            "{first}"
        );
        // UTF-16, as spreadsheets save "Unicode text".
        let wide: Vec<u8> = String::from_utf8_lossy(file)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let refused = refusal(reading, &wide);
        assert!(
            refused.starts_with("line 1: this is text in UTF-16; expected ")
                && refused.contains(name),
            "{refused}"
        );
    }
}

#[test]
fn a_binary_file_is_refused_and_binary_rows_are_reported() {
    let mut state = 1_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        state.to_be_bytes()[0]
    })
    .take(600_000)
    .collect();
    for (name, reading, file) in READERS {
        let refused = refusal(reading, &noise);
        assert!(refused.contains(name), "{refused}");
        let (clean, _) = read(reading, file);
        let (events, report) = read(reading, &[file, b"\n", &noise].concat());
        assert_eq!(events, clean);
        assert!(report.rejected() > 1000, "{report}");
    }
}

#[test]
fn a_nul_or_a_line_end_of_another_system_harms_nobody() {
    for (_, reading, file) in READERS {
        let (events, report) = read(reading, file);
        let mut windows = Vec::new();
        let mut before = 0;
        for &byte in file {
            if byte == b'\n' && before != b'\r' {
                windows.push(b'\r');
            }
            windows.push(byte);
            before = byte;
        }
        let (again, same) = read(reading, &windows);
        assert_eq!(again, events);
        assert_eq!(reasons(&same), reasons(&report));
        // A NUL row.
        let (again, more) = read(reading, &[file, b"\0\0\0\n"].concat());
        assert_eq!(again, events);
        assert_eq!(more.rejected_for(Defect::ColumnCount).rows(), 1);
        // Carriage returns alone: all on one line.
        let old: Vec<u8> = windows.iter().copied().filter(|&b| b != b'\n').collect();
        let refused = refusal(reading, &old);
        assert!(
            refused.contains("cannot be read (carriage_returns)"),
            "{refused}"
        );
    }
}

#[test]
fn a_line_of_10_megabytes_is_skipped_and_the_rows_around_it_are_read() {
    let long = "x".repeat(10_000_000);
    for (_, reading, file) in READERS.into_iter().step_by(asked(1, 2)) {
        let (events, plain) = read(reading, file);
        let (header, rows) = file.split_at(file.iter().position(|&b| b == b'\n').unwrap() + 1);
        let (again, report) = read(
            reading,
            &[header, long.as_bytes(), b"\n", rows, long.as_bytes()].concat(),
        );
        assert_eq!(again, events);
        let noted = report.rejected_for(Defect::LineTooLong);
        let lines: Vec<u64> = noted.examples().iter().map(RowExample::line).collect();
        assert_eq!(lines, [2, plain.lines() + 2]);
        assert_eq!(noted.examples()[0].found().chars().count(), 61);
        // As a header.
        let refused = refusal(reading, long.as_bytes());
        assert!(
            refused.contains("cannot be read (line_too_long)"),
            "{refused}"
        );
    }
}

#[test]
fn a_row_with_too_few_or_too_many_cells_is_rejected_with_its_line() {
    for (_, reading, file) in READERS {
        let (events, report) = read(reading, file);
        let (again, more) = read(reading, &[file, b"a\n\nb\n"].concat());
        assert_eq!(again, events);
        let lines: Vec<u64> = more
            .rejected_for(Defect::ColumnCount)
            .examples()
            .iter()
            .map(RowExample::line)
            .collect();
        assert_eq!(lines, [report.lines() + 1, report.lines() + 3]);
        assert_eq!(
            more.rejected_for(Defect::Blank).examples()[0].line(),
            report.lines() + 2
        );
        // A full row with one cell more.
        let end = file.iter().rposition(|&b| b == b'\n').unwrap();
        let start = file[..end].iter().rposition(|&b| b == b'\n').unwrap() + 1;
        let row = file[start..end].trim_ascii_end();
        let delimiter: &[u8] = if file.contains(&b'\t') {
            b"\tmore\n"
        } else {
            b",more\n"
        };
        let (again, more) = read(reading, &[file, row, delimiter].concat());
        assert_eq!(again, events);
        assert_eq!(more.rejected_for(Defect::ColumnCount).rows(), 1);
    }
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
        let few = into.len().min(7);
        self.0.read(&mut into[..few])
    }
}

#[test]
fn a_decoder_that_fails_is_an_error_after_all_whole_rows() {
    for (_, _, file) in READERS {
        let cut = &file[..file.len() - 2];
        let said = format!(
            "cannot read on after {} bytes: corrupt deflate stream",
            cut.len()
        );
        for (_, reading, own) in READERS {
            if own == file {
                assert_eq!(reading(&mut Truncated(cut)).unwrap_err().to_string(), said);
                assert_eq!(
                    reading(&mut Truncated(&file[..5])).unwrap_err().category(),
                    ErrorCategory::File
                );
            }
        }
    }
    let file = include_bytes!("../corpus/ucdp.csv");
    let mut reader = UcdpOptions::new()
        .reader(Truncated(&file[..file.len() - 2]))
        .unwrap();
    let mut ids = Vec::new();
    let error = reader.for_each(|event| ids.push(event.id())).unwrap_err();
    assert_eq!(error.category(), ErrorCategory::File);
    assert_eq!(ids, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert_eq!(reader.account().rejected_for(Defect::CutOff).rows(), 1);
    // Asked again, the reader is at its end and does not fail twice.
    assert!(reader.next_event().unwrap().is_none());
}

#[test]
fn a_quote_that_is_not_closed_costs_its_own_line_and_no_other() {
    let file = include_str!("../corpus/acled.csv");
    let (events, _) = read(READERS[2].1, file.as_bytes());
    // One in the middle, one at the very end, and a cell with letters behind its closing quote.
    let mut lines: Vec<&str> = file.lines().collect();
    let stray = lines[2].replacen("XXA2,", "\"XXA0,", 1);
    lines.insert(2, &stray);
    let with_stray = lines.join("\n") + "\n";
    let (again, report) = read(READERS[2].1, with_stray.as_bytes());
    assert_eq!(again, events);
    let noted = report.rejected_for(Defect::OpenQuote);
    assert_eq!((noted.rows(), noted.examples()[0].line()), (1, 3));
    let at_end = format!("{file}\"XXA0,never closed");
    let (again, report) = read(READERS[2].1, at_end.as_bytes());
    assert_eq!(
        (again, report.rejected_for(Defect::OpenQuote).rows()),
        (events, 1)
    );
    let letters = file.replacen("XXA1,", "\"XX\"A1,", 1);
    let mut reader = AcledOptions::new().reader(letters.as_bytes()).unwrap();
    assert_eq!(
        reader.next_event().unwrap().unwrap().id().unwrap(),
        "\"XX\"A1"
    );
}

#[test]
fn quotes_that_open_on_every_line_do_not_make_reading_slow() {
    let header = include_str!("../corpus/acled.csv")
        .lines()
        .next()
        .unwrap()
        .to_owned();
    // Each line ends within a quote, from wherever one starts.
    let lines = asked(200_000, 20_000);
    let file = header + "\n" + &"a\",\"b\n".repeat(lines);
    let limit = std::time::Duration::from_secs(20);
    let (events, report) = within(limit, || read(READERS[2].1, file.as_bytes()));
    assert_eq!((events, report.rows()), (0, lines as u64));
}

/// Gives a changing number of bytes at a time.
struct Sips<'a>(&'a [u8], usize);

impl Read for Sips<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.1 = self.1 * 31 % 97 + 1;
        let few = into.len().min(self.1);
        self.0.read(&mut into[..few])
    }
}

#[test]
fn rows_do_not_depend_on_how_the_stream_is_cut_or_where_blocks_end() {
    for (_, reading, file) in READERS {
        let (header, rows) = file.split_at(file.iter().position(|&b| b == b'\n').unwrap() + 1);
        let many = [header, &rows.repeat(400)].concat();
        let (events, report) = read(reading, &many);
        assert_eq!(events, read(reading, file).0 * 400);
        let (again, same) = reading(&mut Sips(&many, 5)).unwrap();
        assert_eq!((again, same), (events, report));
    }
}
