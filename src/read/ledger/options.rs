//! How to read a ledger.

use super::columns::LedgerColumn;
use super::sheet::Sheet;
use super::who::Who;
use crate::state::{CodeScheme, IsoDays, NameScope};
use crate::time::coverage::Coverage;
use std::collections::{HashMap, HashSet};

/// How to read a file of interactions that is not quite the crate's own: other names of columns, other words.
///
/// # Examples
/// ```
/// use interstate::read::ledger::{LedgerColumn, LedgerOptions};
/// use interstate::{Coverage, InteractionKind, Period};
///
/// let file = "code,date,what,who,remark\n1,2024-07-24,drill,CHN;RUS,near Alaska\n2,2024-13,drill,CHN;RUS,\n";
/// let read = LedgerOptions::new()
///     .with_column("code", LedgerColumn::Id)
///     .with_column("date", LedgerColumn::Start)
///     .with_column("what", LedgerColumn::Kind)
///     .with_column("who", LedgerColumn::Parties)
///     .with_ignored("remark")
///     .with_word("drill", "naval_exercise")
///     .with_coverage(Coverage::full(Period::years(2020..=2024)?))
///     .read(file.as_bytes())?;
/// assert_eq!(read.ledger.rows()[0].kind(), InteractionKind::NavalExercise);
/// assert_eq!(
///     read.account.faults()[0].to_string(),
///     r#"line 3, column "date": month 13 is outside 1..=12"#,
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct LedgerOptions {
    pub(super) columns: HashMap<Box<str>, LedgerColumn>,
    pub(super) ignored: HashSet<Box<str>>,
    pub(super) words: HashMap<Box<str>, Box<str>>,
    pub(super) coverage: Option<Coverage>,
    pub(super) who: Who,
    pub(super) sheet: Sheet,
}

impl LedgerOptions {
    /// Files of the crate's own form.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a column of the file, by its name there, as a column of the crate's form.
    #[must_use]
    pub fn with_column(mut self, in_file: impl Into<Box<str>>, ours: LedgerColumn) -> Self {
        self.columns.insert(in_file.into(), ours);
        self
    }

    /// Leaves a column of the file unread. A column that is neither known, named nor ignored is an error.
    #[must_use]
    pub fn with_ignored(mut self, in_file: impl Into<Box<str>>) -> Self {
        self.ignored.insert(in_file.into());
        self
    }

    /// Whether they say what a column of the file holds, or that it is to be left.
    pub(super) fn names_columns(&self) -> bool {
        !self.columns.is_empty() || !self.ignored.is_empty()
    }

    /// Reads a word of the file as a word of the crate's vocabulary, in the cells of kinds and facets.
    #[must_use]
    pub fn with_word(mut self, in_file: impl Into<Box<str>>, ours: impl Into<Box<str>>) -> Self {
        self.words.insert(in_file.into(), ours.into());
        self
    }

    /// What the source covers, if the file does not say so. What the file says goes first.
    #[must_use]
    pub fn with_coverage(mut self, coverage: Coverage) -> Self {
        self.coverage = Some(coverage);
        self
    }

    /// Reads the states of the file by the codes of a scheme, each as of its row's day: in parties, soil, quantities and persons.
    ///
    /// A row that is dated to the year or the month has the state that the code means on each of its days; a code that changes its state
    /// within them is an error. Organisations and blocs keep their short names (`EU`), unless the scheme has such a code.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerOptions;
    /// use interstate::state::CodeScheme;
    /// use interstate::{Coverage, State};
    ///
    /// // NA is Namibia, and no missing value; a missing state is an error.
    /// let file = "id,start,kind,parties\n1,2020,call,NA;NG\n2,2020,call,NA;\n";
    /// let read = LedgerOptions::new()
    ///     .with_states(CodeScheme::Iso2)
    ///     .with_coverage(Coverage::unlimited())
    ///     .read(file.as_bytes())?;
    /// assert!(read.ledger.rows()[0].takes_part(State::NAM));
    /// assert_eq!(
    ///     read.account.faults()[0].to_string(),
    ///     r#"line 3, column "parties": nothing stands beside a semicolon; expected something on each side"#,
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_states(self, scheme: CodeScheme) -> Self {
        self.with_states_by(scheme, IsoDays::Strict)
    }

    /// As [`with_states`](Self::with_states), with the rule for codes of ISO 3166 on days before they stood.
    #[must_use]
    pub fn with_states_by(mut self, scheme: CodeScheme, iso: IsoDays) -> Self {
        self.who = Who::Codes(scheme, iso);
        self
    }

    /// Reads the states of the file by their names, each as of its row's day. A name in quotes is a party that is no actor of the table,
    /// as in the crate's own form.
    #[must_use]
    pub fn with_names(mut self, scope: NameScope) -> Self {
        self.who = Who::Names(scope);
        self
    }
}
