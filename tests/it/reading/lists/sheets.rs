//! Lists as sheets that are broken: a message with its place, or a rejection that is counted.

use super::{READING, file};
use interstate::Result;
use interstate::read::Remark;
use interstate::read::sanctions::{ConListOptions, EuCsvOptions, ListDay, ListRead, UkCsvOptions};
use interstate::sanction::ListExtent;

pub(super) struct Sheet {
    pub(super) name: &'static str,
    read: fn(&[u8]) -> Result<ListRead>,
    mark: char,
    /// A column that the list cannot do without, and one that it can.
    needed: &'static str,
    spare: &'static str,
    pub(super) day: &'static str,
    swapped: &'static str,
}

pub(super) const SHEETS: &[Sheet] = &[
    Sheet {
        name: "eu.csv",
        read: |bytes| EuCsvOptions::new(ListDay::InFile, READING).read(bytes),
        mark: ';',
        needed: "Entity_Regulation_Programme",
        spare: "Entity_Remark",
        day: "2024-02-23",
        swapped: "2024-23-02",
    },
    Sheet {
        name: "uk.csv",
        read: |bytes| UkCsvOptions::new(ListDay::InFile, READING).read(bytes),
        mark: ',',
        needed: "Regime Name",
        spare: "Alias strength",
        day: "24/02/2022",
        swapped: "02/24/2022",
    },
    Sheet {
        name: "conlist.csv",
        read: |bytes| ConListOptions::new(ListDay::InFile, READING).read(bytes),
        mark: ',',
        needed: "Listed On",
        spare: "Alias Quality",
        day: "18/03/2014",
        swapped: "03/18/2014",
    },
];

impl Sheet {
    pub(super) fn lawful(&self, bytes: &[u8]) -> Result<ListRead> {
        let read = (self.read)(bytes);
        match &read {
            Ok(read) => {
                let account = read.account();
                assert_eq!(account.rows(), account.kept() + account.rejected());
                assert_eq!(account.rejected() == 0, account.faults().is_empty());
                assert!(account.faults().iter().all(|fault| fault.line().is_some()));
            }
            Err(fault) => assert!(fault.line().is_some(), "{}: {fault}", self.name),
        }
        read
    }

    fn refused(&self, bytes: &[u8]) -> String {
        match self.lawful(bytes) {
            Err(fault) => fault.to_string(),
            Ok(read) => panic!("{} was read: {}", self.name, read.account()),
        }
    }

    /// The file with another header.
    fn with_header(&self, change: impl Fn(&str) -> String) -> String {
        let file = file(self.name);
        let header = file
            .lines()
            .find(|line| line.contains(self.needed))
            .unwrap();
        file.replacen(header, &change(header), 1)
    }
}

#[test]
fn a_sheet_cut_anywhere_is_read_as_far_as_it_goes_or_refused() {
    for sheet in SHEETS {
        let file = file(sheet.name);
        let whole = sheet.lawful(file.as_bytes()).unwrap();
        let mut told = 0;
        for end in (0..file.len()).step_by(if file.len() < 4096 { 1 } else { 97 }) {
            if let Ok(read) = sheet.lawful(&file.as_bytes()[..end]) {
                let account = read.account();
                told += u32::from(
                    account.rejected() > 0 || account.remarked(Remark::NoLineEnd).rows() > 0,
                );
                // Cut within its last cell a row may have the number of another entry; that it has no end is remarked.
                let cut = account.remarked(Remark::NoLineEnd).rows();
                assert!(account.kept() <= whole.account().kept() + cut);
            }
        }
        assert!(told > 3, "{}", sheet.name);
    }
}

#[test]
fn another_file_is_refused_by_its_name() {
    for sheet in SHEETS {
        let message = sheet.refused(b"<!DOCTYPE html>\n<html><body>Error 500</body></html>");
        assert!(
            message.starts_with("line 1: this is a web page or XML; expected the "),
            "{message}"
        );
        for other in SHEETS.iter().filter(|other| other.name != sheet.name) {
            let table = file(other.name);
            let table = table.split_once("\r\n").map_or(&*table, |(_, table)| table);
            let message = sheet.refused(table.as_bytes());
            assert!(
                message.contains("; read it by read::sanctions::"),
                "{message}"
            );
        }
        let message = sheet.refused(b"");
        assert!(message.contains("the file is empty"), "{message}");
    }
}

#[test]
fn a_column_of_no_name_is_remarked_and_one_that_is_missing_refuses_the_file() {
    for sheet in SHEETS {
        let plain = sheet.lawful(file(sheet.name).as_bytes()).unwrap();
        let renamed = sheet.with_header(|header| header.replace(sheet.spare, "Made up"));
        let read = sheet.lawful(renamed.as_bytes()).unwrap();
        let unknown = read.account().remarked(Remark::UnknownColumn);
        assert_eq!(
            (unknown.rows(), unknown.examples()[0].found()),
            (1, "Made up")
        );
        assert_eq!(read.parts(), plain.parts());
        let renamed = sheet.with_header(|header| header.replace(sheet.needed, "Made up"));
        let message = sheet.refused(renamed.as_bytes());
        assert!(
            message.contains(&format!("without {:?}", sheet.needed)),
            "{message}"
        );
        let dropped = sheet.with_header(|header| {
            header.replacen(&format!("{}{}", sheet.spare, sheet.mark), "", 1)
        });
        let read = sheet.lawful(dropped.as_bytes()).unwrap();
        assert_eq!(read.account().kept(), 0, "{}", read.account());
        let twice = sheet.with_header(|header| header.replace(sheet.spare, sheet.needed));
        let message = sheet.refused(twice.as_bytes());
        assert!(message.ends_with("stands twice"), "{message}");
    }
}

#[test]
fn a_day_with_its_month_first_rejects_its_entry() {
    for sheet in SHEETS {
        let file = file(sheet.name).replace(sheet.day, sheet.swapped);
        let read = sheet.lawful(file.as_bytes()).unwrap();
        let fault = read.account().faults()[0].to_string();
        assert!(
            fault.contains(&format!("{:?} is not a day", sheet.swapped)),
            "{fault}"
        );
    }
}

#[test]
fn a_column_that_was_put_between_others_is_remarked_and_changes_nothing() {
    for sheet in SHEETS {
        let text = file(sheet.name);
        let (above, table) = match sheet.name {
            "eu.csv" => text.split_at(0),
            _ => text.split_at(text.find('\n').unwrap() + 1),
        };
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.delimiter(sheet.mark as u8).has_headers(false);
        let reader = reader.quoting(sheet.mark == ',').flexible(true);
        let mut wider = above.to_owned();
        for (n, row) in reader.from_reader(table.as_bytes()).records().enumerate() {
            let row = row.unwrap();
            let mut cells: Vec<String> = row.iter().map(str::to_owned).collect();
            if sheet.mark == ',' {
                for cell in &mut cells {
                    *cell = format!("\"{}\"", cell.replace('"', "\"\""));
                }
            }
            cells.insert(3, if n == 0 { "Made up" } else { "1" }.to_owned());
            wider += &(cells.join(&sheet.mark.to_string()) + "\n");
        }
        let read = sheet.lawful(wider.as_bytes()).unwrap();
        let plain = sheet.lawful(text.as_bytes()).unwrap();
        assert_eq!(
            super::parts_but_for_lines(&read),
            super::parts_but_for_lines(&plain),
            "{}",
            sheet.name
        );
        assert_eq!(read.account().rows(), plain.account().rows());
        let unknown = read.account().remarked(Remark::UnknownColumn);
        assert_eq!(
            (unknown.rows(), unknown.examples()[0].found()),
            (1, "Made up")
        );
    }
}

#[test]
fn letters_of_another_encoding_reject_their_entry() {
    for sheet in SHEETS {
        let mut file = file(sheet.name).into_bytes();
        let name = b"MADEUP";
        let at = file
            .windows(name.len())
            .position(|bytes| bytes == name)
            .unwrap();
        file.insert(at, 0xE9);
        let read = sheet.lawful(&file).unwrap();
        assert_eq!(read.account().rejected(), 1, "{}", read.account());
        assert!(read.account().faults()[0].to_string().contains("not UTF-8"));
    }
}

#[test]
fn a_row_of_ten_megabytes_is_rejected_and_the_others_are_read() {
    for sheet in SHEETS {
        let file = file(sheet.name);
        let long = format!("{file}{}\n", "x".repeat(10 << 20));
        let read = sheet.lawful(long.as_bytes()).unwrap();
        let plain = sheet.lawful(file.as_bytes()).unwrap();
        let kept = read.parts().clone();
        assert_eq!(kept.lists[0].extent(), ListExtent::Part);
        assert_eq!(kept.with_lists(plain.parts().lists.clone()), *plain.parts());
        assert_eq!(read.account().rejected(), plain.account().rejected() + 1);
    }
}

#[test]
fn a_sheet_of_a_header_alone_is_empty_or_has_no_day() {
    for sheet in SHEETS {
        let file = file(sheet.name);
        let end = file.find(sheet.needed).unwrap();
        let end = end + file[end..].find('\n').unwrap() + 1;
        match sheet.lawful(&file.as_bytes()[..end]) {
            Ok(read) => assert_eq!(read.account().remarked(Remark::NoRows).rows(), 1),
            Err(fault) => assert_eq!(
                fault.to_string(),
                "line 1: the Union's list (CSV) does not tell its own day; state it by ListDay::Stated"
            ),
        }
    }
}
