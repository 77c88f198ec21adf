//! All faults of a file at once, put together. `data/own_csv/make.py` made the file and says, without this crate, what is wrong on which line.

use interstate::Coverage;
use interstate::read::ledger::LedgerOptions;
use interstate::read::{LedgerRead, ReadAccount};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::{Arc, Mutex};

const HEADER: &str = "id,start,kind,parties,title\n";

fn options() -> LedgerOptions {
    LedgerOptions::new().with_coverage(Coverage::unlimited())
}

fn read(options: &LedgerOptions, file: impl AsRef<[u8]>) -> LedgerRead {
    options.read(file.as_ref()).unwrap()
}

#[test]
fn one_run_tells_every_fault_of_a_file_put_together_and_keeps_its_good_row() {
    let found = read(&options(), super::sheet::shipped("faults.csv"));
    assert_eq!(
        found.account.summary().to_string(),
        r##"16 rows: 1 kept, 15 rejected
column "start": 6 faults
  month 13 is outside 1..=12 (line 2)
  "2021-02-30" is no day of the calendar (line 3)
  the cell is empty (line 4)
  44317 is no date, but may be the day that a spreadsheet numbers so; say by which system it numbers days (line 10)
  "05/06/2021" is 2021-06-05 or 2021-05-06; say by with_dates which stands first, the day or the month (line 11)
  "99-05-01" writes its year with two digits; say within which years it lies (line 16)
column "parties": 7 faults
  unknown actor "Atlantis", expected a code such as CHN or EU ×2 (lines 5, 16)
  "Korea" on 2021-05-01 is ambiguous: KOR (South Korea) or PRK (North Korea) (line 6)
  interaction "f6" names CHN twice among its parties (line 7)
  the cell is empty (line 12)
  "-9" often marks what is missing; say by with_missing that it does here, or write what it is (line 13)
  "Soviet Union" names no state on 2021-05-01; its days: SUN 1922-12-30 to 1991-12-25 (line 15)
column "kind": 4 faults
  unknown interaction kind "picnic" ×2 (lines 9, 16)
  unknown interaction kind "metting"; did you mean "meeting"? (line 8)
  "#REF!" is an error that a spreadsheet left in the cell; expected its value (line 14)"##
    );
    let expected = super::sheet::expected("faults.csv");
    let lines: BTreeSet<u64> = (found.account.faults().iter())
        .map(|fault| fault.line().unwrap())
        .collect();
    let told = expected["faults"].as_array().unwrap().iter();
    let told: BTreeSet<u64> = told.map(|fault| fault["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, told);
    assert_eq!(found.account.rows(), expected["rows"].as_u64().unwrap());
    assert_eq!(found.account.kept(), expected["kept"].as_u64().unwrap());
    assert_eq!(
        (super::sheet::ids(&found), found.ledger.unread().rows()),
        (vec!["f16"], 15)
    );
    // Three at once, in the order of the columns.
    let last: Vec<_> = (found.account.faults().iter())
        .filter(|fault| fault.line() == Some(16))
        .map(|fault| fault.column().unwrap())
        .collect();
    assert_eq!(last, ["start", "parties", "kind"]);
    // A row stands once in the account, however many faults it has.
    assert_eq!(found.account.rejected(), 15);
    assert_eq!(
        found.strict().unwrap_err().to_string(),
        r#"line 2, column "start": month 13 is outside 1..=12"#
    );
}

#[test]
fn a_million_faults_are_counted_and_few_of_them_kept() {
    let mut file = HEADER.to_owned();
    for n in 0..3000 {
        writeln!(file, "{n},2024,kind{n},CHN;Nowhere,").unwrap();
    }
    let account: ReadAccount = read(&options(), &file).account;
    assert_eq!(account.rejected(), 3000);
    assert_eq!(account.faults().len(), ReadAccount::FAULTS);
    let kinds = account
        .fault_groups()
        .filter(|group| group.column() == Some("kind"));
    assert_eq!(kinds.count(), 64);
    assert_eq!(
        account.summary().to_string(),
        r#"3000 rows: 0 kept, 3000 rejected
column "kind": 3000 faults
  unknown interaction kind "kind0" (line 2)
  unknown interaction kind "kind1" (line 3)
  unknown interaction kind "kind2" (line 4)
  unknown interaction kind "kind3" (line 5)
  unknown interaction kind "kind4" (line 6)
  unknown interaction kind "kind5" (line 7)
  unknown interaction kind "kind6", and 57 like it ×58 (lines 8, 9, 10, 11, 12, …)
  and 2936 more
column "parties": 3000 faults
  unknown actor "Nowhere", expected a code such as CHN or EU ×3000 (lines 2, 3, 4, 5, 6, …)"#
    );
}

#[test]
fn faults_of_files_that_are_glued_together_are_put_together() {
    let first = read(&options(), format!("{HEADER}1,2024,cal,CHN;RUS,\n")).account;
    let lines = first.lines();
    let both = first.clone().then(first);
    let groups: Vec<_> = both
        .fault_groups()
        .map(|group| (group.faults(), group.lines().to_vec()))
        .collect();
    assert_eq!(groups, [(2, vec![2, 2 + lines])]);
}

#[test]
fn the_reading_of_a_ledger_tells_how_far_it_is() {
    let mut file = HEADER.to_owned();
    for n in 0..20_000 {
        writeln!(file, "{n},2024,call,CHN;RUS,a title that fills the row").unwrap();
    }
    let told = Arc::new(Mutex::new(Vec::new()));
    let ours = Arc::clone(&told);
    let watched = options().with_progress(move |progress| {
        ours.lock()
            .unwrap()
            .push((progress.bytes(), progress.rows()));
    });
    assert_eq!(read(&watched, &file).ledger.len(), 20_000);
    let told = told.lock().unwrap();
    assert_eq!(told.last(), Some(&(file.len() as u64, 20_000)));
    assert_eq!(told.len(), file.len() / (256 << 10) + 1);
    assert!(told.is_sorted());
}
