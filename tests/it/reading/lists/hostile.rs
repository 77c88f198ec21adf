//! What is no list, or a broken one: a message with its place, or a rejection that is counted; no panic, nothing fetched, nothing blown up.

use super::{READING, file};
use interstate::Result;
use interstate::read::Remark;
use interstate::read::sanctions::{
    EuXmlOptions, ListDay, ListRead, OfacAdvancedXmlOptions, SecoXmlOptions, UkXmlOptions,
    UnXmlOptions,
};
use interstate::sanction::{Designation, ListExtent};

/// A made-up list in XML, and how it is read.
pub(super) struct XmlSample {
    pub(super) name: &'static str,
    pub(super) read: fn(&[u8]) -> Result<ListRead>,
    /// The element of an entry, with what tells the first one in the file.
    pub(super) entry: &'static str,
    /// A day of the file, as it is written in an entry; empty where it has no text of its own.
    pub(super) day: &'static str,
    /// The same with month and day swapped, where that is no day.
    pub(super) swapped: &'static str,
}

pub(super) const SAMPLES: &[XmlSample] = &[
    XmlSample {
        name: "eu.xml",
        read: |bytes| EuXmlOptions::new(ListDay::InFile, READING).read(bytes),
        entry: "sanctionEntity",
        day: "2014-03-17",
        swapped: "2014-17-03",
    },
    XmlSample {
        name: "uk.xml",
        read: |bytes| UkXmlOptions::new(super::uk::day(), READING).read(bytes),
        entry: "Designation",
        day: "24/02/2022",
        swapped: "02/24/2022",
    },
    XmlSample {
        name: "seco.xml",
        read: |bytes| SecoXmlOptions::new(ListDay::InFile, READING).read(bytes),
        entry: "target",
        day: "2015-11-18",
        swapped: "2015-18-11",
    },
    XmlSample {
        name: "ofac_made_up_advanced.xml",
        read: |bytes| OfacAdvancedXmlOptions::new(super::ofac::day(), READING).read(bytes),
        entry: "SanctionsEntry",
        // Its parts are elements: see the tests of the format.
        day: "",
        swapped: "",
    },
    XmlSample {
        name: "un.xml",
        read: |bytes| UnXmlOptions::new(ListDay::InFile, READING).read(bytes),
        entry: "INDIVIDUAL",
        day: "2007-03-24",
        swapped: "2007-24-03",
    },
];

impl XmlSample {
    pub(super) fn named(name: &str) -> &'static Self {
        SAMPLES.iter().find(|sample| sample.name == name).unwrap()
    }

    pub(super) fn file(&self) -> String {
        file(self.name)
    }

    pub(super) fn read(&self, bytes: &[u8]) -> Result<ListRead> {
        (self.read)(bytes)
    }

    /// The law of every reading: each entry was kept or rejected. An error names its line.
    pub(super) fn lawful(&self, bytes: &[u8]) -> Result<ListRead> {
        let read = self.read(bytes);
        match &read {
            Ok(read) => {
                let account = read.account();
                assert_eq!(account.rows(), account.kept() + account.rejected());
                assert!(account.faults().iter().all(|fault| fault.line().is_some()));
                let ids: std::collections::HashSet<_> = read
                    .parts()
                    .designations
                    .iter()
                    .map(Designation::id)
                    .collect();
                assert_eq!(ids.len(), read.parts().designations.len());
            }
            Err(fault) => assert!(fault.line().is_some(), "{}: {fault}", self.name),
        }
        read
    }

    pub(super) fn refused(&self, bytes: &[u8]) -> String {
        let refused = self.lawful(bytes);
        match refused {
            Err(fault) => fault.to_string(),
            Ok(read) => panic!("{} was read: {}", self.name, read.account()),
        }
    }

    /// The file from the root's start tag on, before its first element.
    pub(super) fn in_root(&self, insert: &str) -> String {
        let file = self.file();
        let root = file.find('<').unwrap() + 1;
        let root = if file[root..].starts_with('?') {
            file[root..].find('<').unwrap() + root + 1
        } else {
            root
        };
        let end = file[root..].find('>').unwrap() + root + 1;
        format!("{}{insert}{}", &file[..end], &file[end..])
    }
}

#[test]
fn a_file_cut_at_any_byte_is_refused_by_its_place() {
    for sample in SAMPLES {
        let file = sample.file();
        let whole = file.trim_end().len();
        // Each byte of a small file, each 97th of a larger one.
        let step = if whole < 4096 { 1 } else { 97 };
        for end in (0..whole).step_by(step) {
            let message = sample.refused(&file.as_bytes()[..end]);
            let is_told = message.contains("it was cut") || message.contains("the file is empty");
            assert!(is_told, "{} at {end}: {message}", sample.name);
        }
        assert_eq!(
            sample.lawful(file.as_bytes()).unwrap().account().rejected(),
            0
        );
    }
}

#[test]
fn a_web_page_is_no_list() {
    for sample in SAMPLES {
        for page in [
            "<!DOCTYPE html>\n<html><body>Error 500</body></html>",
            "\n <HTML lang=\"en\"><p>",
        ] {
            let message = sample.refused(page.as_bytes());
            assert!(
                message.starts_with("line 1: this is a web page; expected the "),
                "{message}"
            );
        }
        let message = sample.refused(b"{\"results\": []}");
        assert!(message.contains("which starts with \"<\""), "{message}");
    }
}

#[test]
fn another_list_is_refused_by_the_name_of_its_reader() {
    for sample in SAMPLES {
        for other in SAMPLES.iter().filter(|other| other.name != sample.name) {
            let message = sample.refused(other.file().as_bytes());
            assert!(
                message.contains("; read it by read::sanctions::"),
                "{message}"
            );
        }
        let message = sample.refused(b"<rss><channel/></rss>");
        assert!(
            message.contains("the file starts with the element \"rss\""),
            "{message}"
        );
    }
}

#[test]
fn a_namespace_and_a_prefix_change_nothing() {
    for sample in SAMPLES {
        let plain = sample.file();
        let names = plain.replace("</", "</list:").replace('<', "<list:");
        let names = names
            .replace("<list:/list:", "</list:")
            .replace("<list:?", "<?");
        let read = sample.lawful(names.as_bytes()).unwrap();
        assert_eq!(read.parts(), sample.read(plain.as_bytes()).unwrap().parts());
    }
}

#[test]
fn an_unknown_element_is_remarked_once_by_its_name() {
    for sample in SAMPLES {
        let entry = format!("<{}>", sample.entry);
        let file = sample.in_root("<news>a<b>c</b></news><news/>");
        let read = sample.lawful(file.as_bytes()).unwrap();
        let remark = read.account().remarked(Remark::UnknownElement);
        assert_eq!(
            (remark.rows(), remark.examples()[0].found()),
            (1, "news"),
            "{entry}"
        );
        assert_eq!(
            read.parts(),
            sample.read(sample.file().as_bytes()).unwrap().parts()
        );
    }
}

/// Every element renamed, dropped or doubled in turn: nothing panics, and every entry is accounted for.
#[test]
fn no_element_that_is_renamed_dropped_or_doubled_breaks_the_account() {
    for sample in SAMPLES {
        let file = sample.file();
        let starts: Vec<usize> = file.match_indices('<').map(|(at, _)| at).collect();
        for &at in &starts {
            let end = at + file[at..].find('>').unwrap() + 1;
            let tag = &file[at..end];
            for other in [String::new(), format!("{tag}{tag}"), tag.replace('<', "<x")] {
                let broken = format!("{}{other}{}", &file[..at], &file[end..]);
                let _ = sample.lawful(broken.as_bytes());
            }
        }
        let names: std::collections::BTreeSet<&str> = starts
            .iter()
            .map(|at| &file[at + 1..])
            .filter(|tag| tag.starts_with(char::is_alphabetic))
            .map(|tag| &tag[..tag.find([' ', '>', '/']).unwrap()])
            .collect();
        for name in names {
            let renamed = file
                .replace(&format!("<{name} "), "<renamed ")
                .replace(&format!("<{name}>"), "<renamed>")
                .replace(&format!("<{name}/>"), "<renamed/>")
                .replace(&format!("</{name}>"), "</renamed>");
            if let Ok(read) = sample.lawful(renamed.as_bytes()) {
                let account = read.account();
                // None where it stands only within elements that are left.
                assert!(
                    account.remarked(Remark::UnknownElement).rows() <= 1,
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn letters_that_are_not_utf_8_are_refused_by_their_byte() {
    for sample in SAMPLES {
        let file = sample.file();
        let at = file.rfind(&format!("</{}>", sample.entry)).unwrap();
        let mut latin = file.clone().into_bytes();
        latin.insert(at, 0xE9);
        let message = sample.refused(&latin);
        assert!(message.contains("at byte "), "{message}");
        let utf_16: Vec<u8> = "\u{FEFF}"
            .encode_utf16()
            .chain(file.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let message = sample.refused(&utf_16);
        assert_eq!(
            message,
            "line 1: the file says that its letters are \"UTF-16\"; expected UTF-8"
        );
        let body = file.find("?>").map_or(&*file, |end| &file[end + 2..]);
        let said = format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{body}");
        let message = sample.refused(said.as_bytes());
        assert_eq!(
            message,
            "line 1: the file says that its letters are \"ISO-8859-1\"; expected UTF-8"
        );
        let marked = format!("\u{FEFF}{file}");
        assert_eq!(
            sample
                .lawful(marked.as_bytes())
                .unwrap()
                .account()
                .rejected(),
            0
        );
    }
}

#[test]
fn a_day_with_its_month_behind_rejects_its_entry() {
    for sample in SAMPLES.iter().filter(|sample| !sample.day.is_empty()) {
        let file = sample.file();
        assert!(file.contains(sample.day), "{}", sample.name);
        let read = sample
            .lawful(file.replace(sample.day, sample.swapped).as_bytes())
            .unwrap();
        let fault = &read.account().faults()[0];
        assert!(
            fault
                .to_string()
                .contains(&format!("{:?} is not a day", sample.swapped)),
            "{fault}"
        );
    }
}

#[test]
fn ten_megabytes_in_one_line_are_refused_or_left() {
    for sample in SAMPLES {
        let long = "x".repeat(10 << 20);
        let message = sample.refused(sample.in_root(&long).as_bytes());
        assert!(
            message.ends_with("more than 1048576 bytes in one text or tag"),
            "{message}"
        );
        let message = sample.refused(sample.in_root(&format!("<{long}/>")).as_bytes());
        assert!(
            message.ends_with("more than 1048576 bytes in one text or tag"),
            "{message}"
        );
        let message = sample.refused(sample.in_root(&format!("<a b=\"{long}\"/>")).as_bytes());
        assert!(
            message.ends_with("more than 1048576 bytes in one text or tag"),
            "{message}"
        );
    }
}

#[test]
fn a_million_unknown_elements_in_one_line_are_one_remark() {
    let sample = &SAMPLES[0];
    let file = sample.in_root(&"<a>x</a>".repeat(10 << 17));
    let read = sample.lawful(file.as_bytes()).unwrap();
    assert_eq!(read.account().remarked(Remark::UnknownElement).rows(), 1);
}

#[test]
fn elements_nested_ten_thousand_deep_are_refused() {
    for sample in SAMPLES {
        let deep = "<a>".repeat(10_000);
        let message = sample.refused(sample.in_root(&deep).as_bytes());
        assert!(
            message.ends_with("elements nested more than 64 deep"),
            "{message}"
        );
    }
}

#[test]
fn an_entity_is_neither_filled_in_nor_fetched() {
    for sample in SAMPLES {
        let file = sample.file();
        let body = file.find("?>").map_or(&*file, |end| &file[end + 2..]);
        let bomb =
            "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        let outside = "<!DOCTYPE l SYSTEM \"file:///etc/passwd\">";
        let fetched = "<!DOCTYPE l [<!ENTITY x SYSTEM \"http://127.0.0.1:1/x\">]>";
        for type_of in [bomb, outside, fetched] {
            let message = sample.refused(format!("{type_of}{body}").as_bytes());
            assert!(
                message.contains(": a document type; expected none"),
                "{message}"
            );
        }
        let message = sample.refused(sample.in_root("&b;").as_bytes());
        assert!(
            message.contains("the entity \"b\"; expected amp, lt"),
            "{message}"
        );
    }
}

#[test]
fn an_entry_that_stands_twice_is_kept_once() {
    for sample in SAMPLES {
        let file = sample.file();
        let tag = |mark| file.find(&format!("<{}{mark}", sample.entry));
        let start = [tag(' '), tag('>')].into_iter().flatten().min().unwrap();
        let close = format!("</{}>", sample.entry);
        // The end of the first entry: copies within it are closed before.
        let once = sample.read(file.as_bytes()).unwrap();
        let mut end = start;
        let doubled = loop {
            end = file[end..].find(&close).unwrap() + end + close.len();
            // On the line of the first, so that the lines of the others stay.
            let again = file[start..end].replace('\n', " ");
            let doubled = format!("{}{again}{}", &file[..end], &file[end..]);
            if let Ok(read) = sample.lawful(doubled.as_bytes()) {
                break read;
            }
        };
        // The list itself is now known in part.
        let kept = doubled.parts().clone();
        assert_eq!(kept.lists[0].extent(), ListExtent::Part);
        assert_eq!(kept.with_lists(once.parts().lists.clone()), *once.parts());
        assert_eq!(doubled.account().rejected(), 1);
        let fault = doubled.account().faults()[0].to_string();
        assert!(fault.contains("stands twice; first on line "), "{fault}");
    }
}

#[test]
fn a_list_without_entries_is_an_empty_answer_with_a_remark() {
    for sample in SAMPLES {
        let file = sample.file();
        let start = file.find('<').unwrap();
        let start = if file[start..].starts_with("<?") {
            file[start + 1..].find('<').unwrap() + start + 1
        } else {
            start
        };
        let end = file[start..].find('>').unwrap() + start;
        let empty = format!("{}/>", file[..end].trim_end_matches('/'));
        let read = sample.lawful(empty.as_bytes()).unwrap();
        assert_eq!(read.account().rows(), 0);
        assert_eq!(read.account().remarked(Remark::NoRows).rows(), 1);
        assert_eq!(read.into_register().unwrap().listings().len(), 0);
    }
}
