//! One shape for all formats: options build a reader, the reader streams events of their own or borrowed rows, and both say the same of
//! a file.

use super::row;
use interstate::coded::CodedEvent;
use interstate::read::acled::{self, AcledOptions};
use interstate::read::gdelt::{self, GdeltOptions};
use interstate::read::icews::{self, IcewsOptions};
use interstate::read::json_lines::{self, JsonLinesOptions};
use interstate::read::ledger::LedgerOptions;
use interstate::read::mid::{self, MidaOptions, MidbOptions};
use interstate::read::polecat::{self, PolecatOptions};
use interstate::read::ucdp::{self, UcdpOptions};
use interstate::read::{Defect, HeaderLine, ReadAccount, Remark};
use interstate::{ErrorCategory, Result};
use std::io::Read;
use std::sync::mpsc;

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/it/corpus/");

fn sums(account: &ReadAccount, kept: usize) {
    assert_eq!(account.rows(), account.kept() + account.rejected());
    assert_eq!(account.kept(), kept as u64);
}

/// A stream that fails behind its bytes.
struct Failing<'a>(&'a [u8]);

impl Read for Failing<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.0.is_empty() {
            return Err(std::io::Error::other("corrupt deflate stream"));
        }
        self.0.read(into)
    }
}

/// What the fast path and the iterator make of a file, each beside its account.
type Both = [(Vec<CodedEvent>, ReadAccount); 2];

macro_rules! both {
    ($options:ident) => {
        |path| {
            let options = $options::new();
            let mut fast = options.open(path).unwrap();
            let mut borrowed = Vec::new();
            fast.for_each(|event| borrowed.push(event.coded().unwrap()))
                .unwrap();
            let mut reader = options.reader(std::fs::File::open(path).unwrap()).unwrap();
            let own = reader.events().collect::<Result<Vec<_>>>().unwrap();
            // At its end it stays at its end.
            assert!(reader.events().next().is_none());
            [
                (borrowed, fast.account().clone()),
                (own, reader.account().clone()),
            ]
        }
    };
}

/// A format's two ways of reading, its door for whole files, and files of it.
type Format = (
    fn(&str) -> Both,
    fn(&str) -> Result<Vec<CodedEvent>>,
    &'static [&'static str],
);

const FORMATS: [Format; 5] = [
    (
        both!(GdeltOptions),
        |path| gdelt::from_path(path),
        &[
            concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../data/gdelt_v1_20141124_100rows.export.CSV"
            ),
            concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../data/gdelt_v2_20191024143000_subset.export.CSV"
            ),
        ],
    ),
    (
        both!(IcewsOptions),
        |path| icews::from_path(path),
        &[
            concat!(env!("CARGO_MANIFEST_DIR"), "/it/corpus/icews.tab"),
            concat!(env!("CARGO_MANIFEST_DIR"), "/it/corpus/icews.tsv"),
            concat!(env!("CARGO_MANIFEST_DIR"), "/it/corpus/icews_2017.tsv"),
        ],
    ),
    (
        both!(PolecatOptions),
        |path| polecat::from_path(path),
        &[
            concat!(env!("CARGO_MANIFEST_DIR"), "/it/corpus/polecat.tsv"),
            concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/it/corpus/polecat_extra_tabs.tsv"
            ),
        ],
    ),
    (
        both!(AcledOptions),
        |path| acled::from_path(path),
        &[concat!(env!("CARGO_MANIFEST_DIR"), "/it/corpus/acled.csv")],
    ),
    (
        both!(UcdpOptions),
        |path| ucdp::from_path(path),
        &[concat!(env!("CARGO_MANIFEST_DIR"), "/it/corpus/ucdp.csv")],
    ),
];

#[test]
fn events_of_their_own_are_the_events_of_the_fast_path() {
    for (both, _, files) in FORMATS {
        for file in files {
            let [(borrowed, fast), (own, account)] = both(file);
            assert!(!own.is_empty());
            assert_eq!(own, borrowed, "{file}");
            assert_eq!(account, fast, "{file}");
            sums(&account, own.len());
        }
    }
}

#[test]
fn a_whole_file_is_its_events_or_its_first_bad_row() {
    let mut whole = 0;
    for (both, from_path, files) in FORMATS {
        for file in files {
            let [_, (own, account)] = both(file);
            match account.faults().first() {
                None => {
                    assert_eq!(from_path(file).unwrap(), own);
                    whole += 1;
                }
                Some(first) => {
                    assert_eq!(from_path(file).unwrap_err().to_string(), first.to_string());
                }
            }
        }
    }
    assert!(whole >= 2, "{whole}");
    assert_eq!(
        ucdp::from_path("no such file").unwrap_err().category(),
        ErrorCategory::File
    );
}

#[test]
fn disputes_are_events_once_they_are_joined() {
    let open = |file: &str| std::fs::File::open(format!("{CORPUS}{file}")).unwrap();
    let joined = mid::join(open("mida.csv"), open("midb.csv")).unwrap();
    let own = joined.events().collect::<Result<Vec<_>>>().unwrap();
    assert!(!own.is_empty());
    for (event, dyad) in own.iter().zip(joined.dyads()) {
        assert_eq!(*event, dyad.coded().unwrap());
        assert_eq!(event.dyads().collect::<Vec<_>>(), [dyad.dyad()], "{event}");
        assert_eq!(event.from(), [dyad.side_a()]);
    }
    assert_eq!(own.len(), joined.dyads().len());

    let (mut a, mut b) = (0, 0);
    let mut disputes = MidaOptions::new()
        .open(format!("{CORPUS}mida.csv"))
        .unwrap();
    disputes.for_each(|_| a += 1).unwrap();
    let mut participants = MidbOptions::new()
        .open(format!("{CORPUS}midb.csv"))
        .unwrap();
    participants.for_each(|_| b += 1).unwrap();
    sums(disputes.account(), a);
    sums(participants.account(), b);
    assert_eq!(disputes.account(), joined.disputes());
    assert_eq!(participants.account(), joined.participants());
}

#[test]
fn a_day_beyond_the_year_9999_is_a_bad_row_of_a_dispute() {
    let file = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n\
                1,1,8,10000,30,9,10000,4\n2,1,8,9999,30,9,9999,4\n";
    let mut reader = MidaOptions::new().reader(file.as_bytes()).unwrap();
    let mut kept = Vec::new();
    reader.for_each(|row| kept.push(row.number())).unwrap();
    assert_eq!(kept, [2]);
    assert_eq!(reader.account().rejected_for(Defect::Date).rows(), 1);
}

#[test]
fn rows_of_a_ledger_are_those_of_its_file() {
    let file = "# coverage: every day\nid,start,kind,parties\n1,2024,call,CHN;RUS\n2,2024,cal,CHN;RUS\n3,2024,visit,CHN;RUS\n";
    let mut reader = LedgerOptions::new().reader(file.as_bytes()).unwrap();
    let rows = reader.rows().collect::<Result<Vec<_>>>().unwrap();
    let read = LedgerOptions::new().read(file.as_bytes()).unwrap();
    assert_eq!(rows, read.ledger.rows());
    assert_eq!(*reader.account(), read.account);
    sums(&read.account, rows.len());

    let mut lines = Vec::new();
    json_lines::write(&read.ledger, &mut lines).unwrap();
    lines.extend_from_slice(b"no record\n");
    let mut reader = JsonLinesOptions::new().reader(&lines[..]).unwrap();
    let again = reader.rows().collect::<Result<Vec<_>>>().unwrap();
    assert_eq!(again, rows);
    assert_eq!(reader.account().rejected(), 1);
    sums(reader.account(), again.len());
}

#[test]
fn a_row_with_a_cell_that_no_event_can_have_is_rejected_and_ends_nothing() {
    let mut file = row(&[(0, "1")]).into_bytes();
    file.extend_from_slice(row(&[(0, "2"), (17, ""), (51, "9")]).as_bytes());
    file.extend_from_slice(row(&[(0, "3"), (59, "20191024250000")]).as_bytes());
    file.extend_from_slice(row(&[(0, "4")]).as_bytes());
    let mut reader = GdeltOptions::new().reader(&file[..]).unwrap();
    let ids: Vec<String> = reader
        .events()
        .map(|event| event.unwrap().id().to_owned())
        .collect();
    assert_eq!(ids, ["1", "4"]);
    let account = reader.account();
    assert_eq!(account.rejected_for(Defect::Number).rows(), 2);
    // What was remarked of a row that is rejected after all is said no more.
    assert_eq!(account.remarked(Remark::WithoutTwoStates).rows(), 0);
    assert_eq!(
        account.strict().unwrap_err().to_string(),
        r#"line 2, column "ActionGeo_Type": "9" is not 0 to 5"#
    );
    assert_eq!(account.layouts().collect::<Vec<_>>(), [(61, 2)]);
    sums(account, 2);
    let mut fast = GdeltOptions::new().reader(&file[..]).unwrap();
    fast.for_each(|_| {}).unwrap();
    sums(fast.account(), 4);

    // A place that is not UTF-8.
    let mut file =
        b"Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\tPlacename\n".to_vec();
    file.extend_from_slice(b"x1\t2022-05-24\tCONSULT\tCHN\tRUS\tMosk\xFFva\n");
    file.extend_from_slice(b"x2\t2022-05-24\tCONSULT\tCHN\tRUS\tMoskva\n");
    let mut reader = PolecatOptions::new().reader(&file[..]).unwrap();
    let events = reader.events().collect::<Result<Vec<_>>>().unwrap();
    assert_eq!(
        events.iter().map(CodedEvent::id).collect::<Vec<_>>(),
        ["x2"]
    );
    let example = &reader.account().rejected_for(Defect::Encoding).examples()[0];
    assert_eq!(
        (example.line(), example.column(), example.found()),
        (2, Some("Placename"), "Mosk\u{FFFD}va")
    );
    sums(reader.account(), 1);
}

#[test]
fn the_error_of_a_stream_is_the_last_item() {
    let whole = row(&[(0, "1")]) + &row(&[(0, "2")]);
    let mut reader = GdeltOptions::new()
        .reader(Failing(whole.as_bytes()))
        .unwrap();
    let items: Vec<_> = reader.events().collect();
    assert_eq!(items.len(), 3);
    assert_eq!(items[1].as_ref().unwrap().id(), "2");
    assert_eq!(
        items[2].as_ref().unwrap_err().category(),
        ErrorCategory::File
    );
    assert!(reader.events().next().is_none());

    let file = std::fs::read(format!("{CORPUS}ucdp.csv")).unwrap();
    let mut reader = UcdpOptions::new().reader(Failing(&file)).unwrap();
    let items: Vec<_> = reader.events().collect();
    assert_eq!(items.iter().filter(|item| item.is_ok()).count(), 11);
    assert!(items.last().unwrap().is_err() && reader.events().next().is_none());
}

#[test]
fn rows_without_a_header_are_read_by_the_handbook() {
    let file = std::fs::read_to_string(format!("{CORPUS}acled.csv")).unwrap();
    let (header, rows) = file.split_once('\n').unwrap();
    let options = AcledOptions::new().with_header_line(HeaderLine::Absent);
    assert_eq!(options.header_line(), HeaderLine::Absent);
    let mut reader = options.reader(rows.as_bytes()).unwrap();
    let cut = reader.events().collect::<Result<Vec<_>>>().unwrap();
    let mut reader = AcledOptions::new().reader(file.as_bytes()).unwrap();
    assert_eq!(cut, reader.events().collect::<Result<Vec<_>>>().unwrap());
    // A header that nobody expects is no event.
    let mut reader = options.reader(header.as_bytes()).unwrap();
    assert!(reader.events().next().is_none());
    assert_eq!(reader.account().rejected_for(Defect::Header).rows(), 1);
}

#[test]
fn options_tell_how_far_each_of_their_readers_has_come() {
    let file = std::fs::read_to_string(format!("{CORPUS}icews.tsv")).unwrap();
    let (header, rows) = file.split_once('\n').unwrap();
    let long = format!("{header}\n{}", rows.repeat((1 << 20) / rows.len()));
    let (tell, told) = mpsc::channel();
    let options = IcewsOptions::new().with_progress(move |progress| tell.send(progress).unwrap());
    for _ in 0..2 {
        let mut reader = options.reader(long.as_bytes()).unwrap();
        reader.for_each(|_| {}).unwrap();
        let told: Vec<_> = told.try_iter().map(|p| (p.bytes(), p.rows())).collect();
        assert!(told.len() > 3 && told.is_sorted(), "{told:?}");
        assert_eq!(
            *told.last().unwrap(),
            (long.len() as u64, reader.account().rows())
        );
    }
}
