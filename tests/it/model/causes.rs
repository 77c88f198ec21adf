//! What stands behind an error, and what each thread may have.

use interstate::read::{self, gdelt, json_lines};
use interstate::*;
use std::error::Error as _;
use std::io::{self, ErrorKind, Read, Write};

/// The message and every cause behind it.
fn chain(error: &Error) -> Vec<String> {
    let mut said = vec![error.to_string()];
    let mut source = error.source();
    while let Some(cause) = source {
        said.push(cause.to_string());
        source = cause.source();
    }
    said
}

fn kind(error: &Error) -> Option<ErrorKind> {
    let source = error.source()?.downcast_ref::<io::Error>();
    source.map(io::Error::kind)
}

type Fails = fn() -> io::Error;

/// A stream that fails with this error each time.
struct Broken(Fails);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err((self.0)())
    }
}

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err((self.0)())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_missing_file_is_told_by_the_kind_of_the_systems_error() {
    let missing = "no/such/list.csv";
    for refused in [
        read::ledger::from_path(missing).unwrap_err(),
        json_lines::from_path(missing).unwrap_err(),
        read::open(missing).unwrap_err(),
        read::ledger::to_path(&shipped(), missing).unwrap_err(),
    ] {
        assert_eq!(
            refused.to_string(),
            r#"cannot open "no/such/list.csv": no such file or folder"#
        );
        assert_eq!(kind(&refused), Some(ErrorKind::NotFound));
        assert_eq!(kind(&refused.clone()), Some(ErrorKind::NotFound));
    }
}

#[test]
fn a_stream_that_fails_keeps_its_kind_and_nothing_is_said_twice() {
    let causes: [(Fails, &str, ErrorKind); 4] = [
        (
            || io::Error::new(ErrorKind::TimedOut, "cable cut"),
            ": cable cut",
            ErrorKind::TimedOut,
        ),
        (
            || ErrorKind::UnexpectedEof.into(),
            ": it ends too early",
            ErrorKind::UnexpectedEof,
        ),
        (
            || io::Error::from(ErrorKind::ConnectionReset),
            "",
            ErrorKind::ConnectionReset,
        ),
        (
            || io::Error::other("cable cut"),
            ": cable cut",
            ErrorKind::Other,
        ),
    ];
    for (fails, said, of) in causes {
        let refused = [
            read::ledger::LedgerOptions::new()
                .read(Broken(fails))
                .unwrap_err(),
            gdelt::GdeltOptions::new()
                .reader(Broken(fails))
                .unwrap()
                .for_each(|_| {})
                .unwrap_err(),
            read::ledger::write(&shipped(), Broken(fails)).unwrap_err(),
            json_lines::write(&shipped(), Broken(fails)).unwrap_err(),
        ];
        for refused in refused {
            assert!(refused.to_string().ends_with(said), "{refused}");
            assert_eq!(kind(&refused), Some(of), "{refused}");
            let chain = chain(&refused);
            assert_eq!(chain.len(), 2, "{chain:?}");
            assert!(!chain[0].contains(&chain[1]), "{chain:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn an_error_of_the_system_is_put_in_words_and_keeps_its_number() {
    let refused = read::ledger::write(&shipped(), Broken(|| io::Error::from_raw_os_error(28)));
    let refused = refused.unwrap_err();
    assert_eq!(refused.to_string(), "cannot write: no storage space");
    let system = refused.source().unwrap().downcast_ref::<io::Error>();
    assert_eq!(system.unwrap().raw_os_error(), Some(28));
    // 5, an input/output error, has a kind without a name.
    let refused = read::ledger::write(&shipped(), Broken(|| io::Error::from_raw_os_error(5)));
    assert_eq!(
        chain(&refused.unwrap_err())[0],
        "cannot write: error 5 of the system"
    );
}

#[test]
fn what_another_program_says_of_a_row_stands_in_the_message_alone() {
    let refused = CountingRule::list_from_json("{\"name\": 1}").unwrap_err();
    assert!(refused.source().is_none(), "{:?}", chain(&refused));
    let (file, options) = ("{\"coverage\": 1}\n", json_lines::JsonLinesOptions::new());
    let refused = options.read(file.as_bytes()).unwrap_err();
    assert!(refused.source().is_none(), "{:?}", chain(&refused));
}

/// That every public type is, or has a reason, is looked up in the compiler's own answer by `tests/api/run`.
#[test]
fn what_a_count_needs_may_go_to_another_thread_and_be_shared() {
    fn free<T: Send + Sync + 'static>() {}
    free::<Error>();
    free::<Ledger>();
    free::<CountingRule>();
    free::<Select>();
    free::<Partition>();
    free::<TallyTable<Dyad>>();
    free::<Tallied<Dyad>>();
    free::<FrequencyRatio>();
    free::<Trend>();
    free::<claim::Claim>();
    free::<sanction::Register>();
    free::<tally::scale::EventTally>();
}

fn shipped() -> Ledger {
    read::ledger::from_path(format!("{}/data/china_russia.csv", crate::common::ROOT)).unwrap()
}
