//! Sets of CSV files that are none, or are broken: a message with its place, or a rejection that is counted.

use super::super::{READING, file, path};
use super::{day, read_main};
use interstate::read::sanctions::{ListDay, OfacCsvFiles, OfacCsvOptions, OfacList};
use interstate::read::{Defect, Remark};

#[test]
fn a_day_is_stated_since_no_file_of_the_set_tells_it() {
    let options = OfacCsvOptions::new(OfacList::Sdn, ListDay::InFile, READING);
    let refused = options.read_path(path("ofac_made_up_sdn.csv")).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the set of CSV files of the Treasury of the United States (OFAC) does not tell its own day; state it by ListDay::Stated"
    );
}

const ROW: &str = "36,\"MADEUP AIR\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n";

#[test]
fn a_file_of_the_set_in_the_place_of_another_is_refused_by_its_name() {
    let read = |main: &str, add: &str| {
        let files = OfacCsvFiles::open(path(main))
            .unwrap()
            .open_addresses(path(add))
            .unwrap();
        let refused = OfacCsvOptions::new(OfacList::Sdn, day(), READING)
            .read(files)
            .unwrap_err();
        refused.to_string()
    };
    assert_eq!(
        read("ofac_made_up_sdn.csv", "ofac_made_up_sdn.csv"),
        "line 1: this is the main file of the set (12 cells a row), such as SDN.CSV; expected the file of addresses (6 cells a row), such as ADD.CSV"
    );
    assert_eq!(
        read("ofac_cons_comments.csv", "ofac_made_up_add.csv"),
        "line 1: this is the file of comments (2 cells a row), such as SDN_COMMENTS.CSV; expected the main file of the set (12 cells a row), such as SDN.CSV"
    );
    let refused = |main: &[u8]| read_main(main).unwrap_err().to_string();
    assert_eq!(
        refused(b"\n<!DOCTYPE html><html>"),
        "line 1: this is a web page; expected the main file of the set (12 cells a row), such as SDN.CSV: a server that cannot give its file often answers with a page"
    );
    assert!(refused(b"{\"results\": []}").contains("this is JSON; expected the main file"));
    assert!(refused(b"\xFF\xFE3\x006\x00").contains("\"UTF-16\"; expected UTF-8"));
}

#[test]
fn a_row_that_cannot_be_read_is_rejected_with_its_line() {
    let file = format!(
        "{ROW}36,\"AGAIN\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
         x7,\"A\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
         38,\"A\",\"ship\",\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
         39,\"A\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
         40,\"A\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
         41,-0- ,-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\x1a"
    );
    let read = read_main(file.as_bytes()).unwrap();
    let account = read.account();
    assert_eq!(
        (account.rows(), account.kept(), account.rejected()),
        (7, 2, 5)
    );
    let faults: Vec<_> = account.faults().iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "line 2: entry \"36\" stands twice; first on line 1",
            "line 3, column \"ent_num\": \"x7\" is not a whole number",
            "line 4, column \"type\": \"ship\"; expected individual, entity, vessel or aircraft",
            "line 5: entry \"39\" names no listing",
            "line 6: 11 cells; expected 12",
        ]
    );
    assert_eq!(account.rejected_for(Defect::ColumnCount).rows(), 1);
    assert_eq!(account.remarked(Remark::NoName).rows(), 1);
}

#[test]
fn a_set_cut_at_any_byte_is_accounted_for() {
    let whole = std::fs::read(path("ofac_made_up_sdn.csv")).unwrap();
    let cons = std::fs::read(path("ofac_cons_prim.csv")).unwrap();
    let ends = (0..whole.len()).map(|end| &whole[..end]);
    for cut in ends.chain((0..8000).step_by(97).map(|end| &cons[..end])) {
        let read = match read_main(cut) {
            Ok(read) => read,
            // Cut within its first row it has as few cells as another file of the set.
            Err(fault) => {
                let message = fault.to_string();
                assert!(
                    message.starts_with("line 1: this is the file of "),
                    "{message}"
                );
                assert!(!cut.contains(&b'\n'));
                continue;
            }
        };
        let account = read.account();
        assert_eq!(account.rows(), account.kept() + account.rejected());
        assert!(account.faults().iter().all(|fault| fault.line().is_some()));
        assert_eq!(account.bytes(), cut.len() as u64);
    }
}

#[test]
fn letters_and_lines_that_no_published_file_has_break_nothing() {
    // Latin letters of an older vintage are kept and remarked.
    let latin = ROW
        .replace("AIR", "A\u{c9}RIEN")
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect::<Vec<_>>();
    let read = read_main(&latin).unwrap();
    assert_eq!(read.parts().targets[0].name(), "MADEUP A\u{c9}RIEN");
    assert_eq!(read.account().remarked(Remark::Mojibake).rows(), 1);
    // 10 MB in one line, within quotes and without.
    for long in [
        format!("36,\"{}\"\r\n", "x".repeat(10 << 20)),
        format!("{}\r\n", "x".repeat(10 << 20)),
    ] {
        let read = read_main(format!("{ROW}{long}").as_bytes()).unwrap();
        assert_eq!((read.account().kept(), read.account().rejected()), (1, 1));
    }
    let empty = read_main(b"\x1a").unwrap();
    assert_eq!(empty.account().remarked(Remark::NoRows).rows(), 1);
    // A column put in or left out is told for each row.
    let file = file("ofac_made_up_sdn.csv");
    for broken in [
        file.replace("\r\n", ",x\r\n"),
        file.replace(",-0- \r\n", "\r\n")
            .replace(".\"\r\n", ".\",\r\n"),
    ] {
        let read = read_main(broken.as_bytes()).unwrap();
        assert_eq!(read.account().rejected_for(Defect::ColumnCount).rows(), 3);
    }
}

#[test]
fn a_row_beside_without_its_entry_is_an_orphan() {
    let add = "36,1,-0- ,\"Havana\",\"Cuba\",-0- \r\n37,2,-0- ,-0- ,\"Cuba\",-0- \r\nx,2,-0- ,-0- ,\"Cuba\",-0- \r\n";
    let comments = "36,\" of the first\"\r\n99,\"of nobody\"\r\n\x1a";
    let files = OfacCsvFiles::new(ROW.as_bytes())
        .with_addresses(add.as_bytes())
        .with_comments(comments.as_bytes());
    let read = OfacCsvOptions::new(OfacList::Sdn, day(), READING)
        .read(files)
        .unwrap();
    let [addresses, comments] = read.side_files() else {
        panic!()
    };
    assert!(addresses.name().starts_with("the file of addresses"));
    let orphan = addresses.account().remarked(Remark::Orphan);
    assert_eq!((orphan.rows(), orphan.examples()[0].line()), (1, 2));
    assert_eq!(addresses.account().rejected(), 1);
    assert_eq!(
        comments.account().remarked(Remark::Orphan).examples()[0].found(),
        "99"
    );
    assert_eq!(read.account().rows(), 1);
}
