//! GDELT mentions: made-up rows, each fault of a file its own, and what they say of events, against a count by another program.

use interstate::coded::{CodedEvent, EventCode, Mention, MentionTally};
use interstate::dedup::MentionConfidence;
use interstate::read::gdelt::{GdeltMentionOptions, MentionedIn};
use interstate::read::{Defect, ReadAccount, Remark};
use interstate::{Count, ErrorCategory, Result, State};
use std::io::{self, Read};

const FILE: &str = include_str!("../corpus/gdelt_mentions.csv");
const EXPECTED: &str = include_str!("../corpus/gdelt_mentions_expected.csv");

fn percent(percent: u8) -> MentionConfidence {
    MentionConfidence::percent(percent).unwrap()
}

fn read(from: impl Read) -> (Result<Vec<Mention>>, ReadAccount) {
    let mut reader = GdeltMentionOptions::new().reader(from).unwrap();
    let mut mentions = Vec::new();
    let end = reader.for_each(|row| mentions.push(row.mention()));
    let account = reader.account().clone();
    assert_eq!(account.rows(), account.kept() + account.rejected());
    assert_eq!(account.kept(), mentions.len() as u64);
    assert_eq!(account.lines(), account.rows());
    (end.map(|()| mentions), account)
}

fn event(id: &str) -> CodedEvent {
    let code = EventCode::Cameo("040".parse().unwrap());
    let day = "2019-10-24".parse().unwrap();
    CodedEvent::new(id, day, code, [State::CHN], [State::RUS]).unwrap()
}

#[test]
fn the_account_says_what_became_of_each_row() {
    let (mentions, account) = read(FILE.as_bytes());
    assert_eq!(mentions.unwrap().len(), 7);
    assert_eq!(
        account.to_string(),
        format!(
            "13 rows, 7 kept, 6 rejected; {} bytes
  rejected: 2 date (line 9, column \"EventTimeDate\": \"20191324143000\")
  rejected: 3 number (line 8, column \"GLOBALEVENTID\": \"x\")
  rejected: 1 code (line 11, column \"MentionType\": \"7\")
",
            FILE.len()
        )
    );
    let faults: Vec<_> = account.faults().iter().map(ToString::to_string).collect();
    assert_eq!(
        faults[2],
        r#"line 10, column "MentionTimeDate": cannot be read (date): "20191024250000""#
    );
    assert_eq!(
        faults[4..],
        [
            r#"line 12, column "Confidence": cannot be read (number): "110""#,
            r#"line 13, column "Confidence": cannot be read (number): """#,
        ]
    );
    assert_eq!(account.layouts().collect::<Vec<_>>(), [(16, 7)]);
}

#[test]
fn every_cell_of_a_row_is_read_as_its_column_promises() {
    let mut reader = GdeltMentionOptions::new().reader(FILE.as_bytes()).unwrap();
    let mut told = Vec::new();
    let mut faults = Vec::new();
    reader
        .for_each(|row| {
            let line = FILE.lines().nth(usize::try_from(row.line()).unwrap() - 1);
            let cells: Vec<&[u8]> = row.cells().map(|(_, cell)| cell).collect();
            assert_eq!(cells.join(&b'\t'), line.unwrap().as_bytes());
            assert_eq!(row.cell("Confidence"), Some(cells[11]));
            assert_eq!(row.cell("confidence"), None);
            told.push((
                row.mentioned_in(),
                row.source().unwrap().map(str::to_owned),
                row.translation().unwrap().map(str::to_owned),
                row.is_in_raw_text().unwrap(),
                row.characters().unwrap(),
                row.tone().unwrap(),
            ));
            faults.extend(row.sentence().err().map(|error| error.to_string()));
            assert_eq!(row.length().unwrap(), 2541);
        })
        .unwrap();
    let offsets = [None, Some(300), Some(344)];
    let web = |source, raw| {
        (
            MentionedIn::Web,
            Some(String::from(source)),
            None,
            raw,
            offsets,
            Some(2.1),
        )
    };
    assert_eq!(told[0], web("example.org", true));
    assert_eq!(told[1], web("example.net", false));
    assert_eq!(
        told[2],
        (
            MentionedIn::Citation,
            Some("Example Monitoring".into()),
            None,
            true,
            offsets,
            Some(2.1)
        )
    );
    assert_eq!(
        told[3],
        (
            MentionedIn::Web,
            Some("example.com".into()),
            Some("srclc:rus;eng:GT-RUS 1.0".into()),
            true,
            [Some(120), None, Some(344)],
            Some(2.1)
        )
    );
    assert_eq!(
        told[6],
        (MentionedIn::NonTextual, None, None, true, offsets, None)
    );
    assert_eq!(
        faults,
        [r#"line 7, column "SentenceID": "two" is not a whole number"#]
    );
}

#[test]
fn mentions_of_an_event_are_those_that_another_program_counts() {
    let mut compared = 0;
    for line in EXPECTED.lines().skip(2) {
        let cells: Vec<&str> = line.split(',').collect();
        if let ["rejected", lines @ ..] = cells.as_slice() {
            let (_, account) = read(FILE.as_bytes());
            let faults = account.faults().iter().map(|fault| fault.line().unwrap());
            assert_eq!(
                faults.map(|line| line.to_string()).collect::<Vec<_>>(),
                lines
            );
            continue;
        }
        let [id, least, _, counted, first] = cells[..] else {
            panic!("{line}");
        };
        let mut tally = MentionTally::new(percent(least.parse().unwrap()), &[event(id)]);
        let mut reader = GdeltMentionOptions::new().reader(FILE.as_bytes()).unwrap();
        reader.for_each(|row| tally.add(row.mention())).unwrap();
        let id = id.parse().unwrap();
        let counted = Count::exact(counted.parse().unwrap());
        assert_eq!(tally.counted(id), counted, "{line}");
        assert_eq!(tally.first_seen(id), first.parse().ok(), "{line}");
        compared += 1;
    }
    assert_eq!(compared, 20);
}

/// Numbers below a bound, always the same.
fn numbers() -> impl FnMut(u64) -> u64 {
    let mut state = 16_u64;
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % below
    }
}

#[test]
fn a_tally_of_many_files_is_a_count_of_their_lines() {
    let mut number = numbers();
    let files: Vec<String> = (0..4)
        .map(|file| {
            let rows = (0..500).map(|_| {
                let (id, percent) = (number(40), 10 * (1 + number(10)));
                let seen = format!("2019102{}{:02}4500", 1 + file, number(24));
                format!(
                    "{id}\t20191021000000\t{seen}\t1\ta\tb\t1\t1\t1\t1\t1\t{percent}\t9\t0\t\t\n"
                )
            });
            rows.collect()
        })
        .collect();
    // Every second event is asked for, in groups of two rows.
    let events: Vec<CodedEvent> = (0..20).map(|id| event(&(2 * id).to_string())).collect();
    let mut tally = MentionTally::new(percent(70), &events);
    for file in files.iter().rev() {
        let mut reader = GdeltMentionOptions::new().reader(file.as_bytes()).unwrap();
        for mention in reader.mentions() {
            tally.add(mention.unwrap());
        }
    }
    let lines: Vec<Vec<&str>> = files
        .iter()
        .flat_map(|file| file.lines().map(|line| line.split('\t').collect()))
        .collect();
    let sure = |id: u64| {
        let id = id.to_string();
        let of = lines.iter().filter(move |cells| cells[0] == id);
        of.filter(|cells| cells[11].len() == 3 || cells[11] >= "70")
    };
    for id in (0..40).step_by(2) {
        assert_eq!(tally.counted(id), Count::exact(sure(id).count() as u64));
        let first = sure(id).map(|cells| cells[2]).min();
        let told = tally
            .first_seen(id)
            .map(|at| at.format("%Y%m%d%H%M%S").to_string());
        assert_eq!(told.as_deref(), first, "{id}");
        assert_eq!(tally.counted(id + 1), Count::at_least(0));
    }
    let odd = lines
        .iter()
        .filter(|cells| cells[0].parse::<u64>().unwrap() % 2 == 1);
    assert_eq!(tally.of_others(), odd.count() as u64);
    assert_eq!(tally.least(), percent(70));
}

/// Gives a changing number of bytes at a time, and fails at the end if it is told to.
struct Sips<'a>(&'a [u8], usize, bool);

impl Read for Sips<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() && self.2 {
            return Err(io::Error::other("corrupt deflate stream"));
        }
        self.1 = self.1 * 31 % 127 + 1;
        let few = into.len().min(self.1);
        self.0.read(&mut into[..few])
    }
}

#[test]
fn mentions_do_not_depend_on_how_the_stream_is_cut() {
    let (whole, account) = read(FILE.as_bytes());
    let (sipped, same) = read(Sips(FILE.as_bytes(), 5, false));
    assert_eq!(sipped.unwrap(), whole.unwrap());
    assert_eq!(same, account);

    let mut reader = GdeltMentionOptions::new()
        .reader(Sips(FILE.as_bytes(), 5, true))
        .unwrap();
    let items: Vec<_> = reader.mentions().collect();
    assert_eq!(items.len(), 8);
    let error = items[7].as_ref().unwrap_err();
    assert_eq!(error.category(), ErrorCategory::File);
    assert!(reader.mentions().next().is_none());
}

#[test]
fn what_is_no_row_is_told_and_the_rows_around_it_are_read() {
    let first = FILE.lines().next().unwrap();
    let long = "x".repeat(3 << 20);
    let fewer = first.strip_suffix('\t').unwrap();
    let file = format!("{first}\n\n{fewer}\n{first}\t\n{long}\n{first}\r\n{first}");
    let (mentions, account) = read(file.as_bytes());
    assert_eq!(mentions.unwrap().len(), 3);
    let fates: Vec<_> = account
        .defects()
        .map(|(defect, group)| (defect, group.rows()))
        .collect();
    assert_eq!(
        fates,
        [
            (Defect::Blank, 1),
            (Defect::ColumnCount, 2),
            (Defect::LineTooLong, 1)
        ]
    );
    let unended = account.remarked(Remark::NoLineEnd);
    assert_eq!((unended.rows(), unended.examples()[0].line()), (1, 7));
    assert_eq!(account.bytes(), file.len() as u64);

    let (none, account) = read(&b""[..]);
    assert!(none.unwrap().is_empty());
    assert_eq!(account.remarked(Remark::NoRows).rows(), 1);
    // Numbers as data frames write them, in every column that holds one.
    let cells: Vec<&str> = first.split('\t').collect();
    for at in [0, 1, 2, 3, 6, 7, 8, 9, 10, 11, 12] {
        let pointed: Vec<String> = (0..16)
            .map(|n| {
                if n == at {
                    format!("{}.0", cells[n])
                } else {
                    cells[n].to_owned()
                }
            })
            .collect();
        let file = format!("{}\n", pointed.join("\t"));
        let all = |file: &str| {
            let mut reader = GdeltMentionOptions::new().reader(file.as_bytes()).unwrap();
            let row = reader.next_mention().unwrap().unwrap();
            format!(
                "{row:?} {:?}",
                (
                    row.added_at(),
                    row.sentence().unwrap(),
                    row.characters().unwrap(),
                    row.is_in_raw_text().unwrap(),
                    row.length().unwrap()
                )
            )
        };
        assert_eq!(all(&file), all(&format!("{first}\n")), "column {at}");
    }
}
