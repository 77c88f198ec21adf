//! How to read a ledger.

use super::columns::LedgerColumn;
use super::dates::{DateRanges, Dates};
use super::sheet::Sheet;
use super::texts::{Words, own_parties};
use super::who::{Way, Who};
use crate::count::Count;
use crate::error::{Error, Result, files::Files, words::clip};
use crate::kind::facet::{Certainty, Forces, Rank, Setting, Venue};
use crate::kind::interaction_kind::InteractionKind;
use crate::state::actor::Actor;
use crate::state::{CodeScheme, IsoDays, NameDays, NameScope};
use crate::time::coverage::Coverage;
use crate::time::when::When;
use crate::time::{ListDates, SpreadsheetDays};
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;
use std::str::FromStr;

/// The options for reading a file of interactions that differs from the crate's own form: other names of columns, other words, other dates.
///
/// Each option says one thing of the file. Without options the crate's own form is read, and nothing else.
///
/// | the file | the option |
/// |---|---|
/// | other names of columns; parties in two columns or more | [`with_column`](Self::with_column), [`with_columns`](Self::with_columns) |
/// | columns that are not read | [`with_ignored`](Self::with_ignored), [`with_the_rest_ignored`](Self::with_the_rest_ignored) |
/// | no ids | [`with_row_ids`](Self::with_row_ids) |
/// | one kind, setting or party in all rows, and no column of it | [`with_constant`](Self::with_constant) |
/// | `24 Feb 2022`, `02/03/2022`, `Q4 2023` | [`with_dates`](Self::with_dates) |
/// | `18-19 Oct 2023` | [`with_date_ranges`](Self::with_date_ranges) |
/// | `02/03/61` | [`with_years_within`](Self::with_years_within) |
/// | `44926` | [`with_day_numbers`](Self::with_day_numbers) |
/// | dates like nobody else's | [`with_date_reader`](Self::with_date_reader) |
/// | `Port visit`, `PORT-VISIT` | [`with_words_in_any_case`](Self::with_words_in_any_case) |
/// | `drill`, `Pyongyang`, `Spring 2020` | [`with_word`](Self::with_word), [`with_words`](Self::with_words) |
/// | codes of states, names of states, or both | [`with_states`](Self::with_states), [`with_names`](Self::with_names) |
/// | `China, Russia and Iran` | [`with_separators`](Self::with_separators) |
/// | one party twice | [`with_repeated_parties_as_one`](Self::with_repeated_parties_as_one) |
/// | `-9`, `n/a` | [`with_missing`](Self::with_missing) |
/// | a blank cell means what stands above it | [`with_blank_as_above`](Self::with_blank_as_above) |
/// | `1,250` | [`with_thousands`](Self::with_thousands) |
/// | text in Windows-1252 or UTF-16 | [`with_encoding`](Self::with_encoding) |
/// | semicolons or tabs between cells | nothing: the header shows it; [`with_delimiter`](Self::with_delimiter) where it could be two |
/// | a title above the header | [`with_header_on_line`](Self::with_header_on_line) |
/// | a header of two rows | [`with_header_rows`](Self::with_header_rows) |
/// | totals below the rows | [`with_totals_row`](Self::with_totals_row) |
/// | empty rows and columns at the end | nothing: they are remarked |
///
/// What cannot be right is refused before the first row is read: a column that the file does not have, a word that the crate does not have. What
/// no row had a use for is told at the end: [`ReadAccount::unused_options`](crate::read::ReadAccount::unused_options).
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
    pub(super) ignores_the_rest: bool,
    pub(super) row_ids: Option<Box<str>>,
    pub(super) words: Words,
    pub(super) coverage: Option<Coverage>,
    pub(super) who: Who,
    pub(super) sheet: Sheet,
    pub(super) dates: Dates,
    pub(super) constants: Vec<(LedgerColumn, Box<str>)>,
    pub(super) missing: Vec<(LedgerColumn, Box<str>)>,
    pub(super) as_above: Vec<LedgerColumn>,
    pub(super) separators: Vec<Box<str>>,
    pub(super) one_of_a_party: bool,
    pub(super) thousands: Option<char>,
}

impl LedgerOptions {
    /// Options for files of the crate's own form.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a column of the file, under its name there, as a column of the crate's form. A file without this column is refused.
    ///
    /// Several columns can be read as [`LedgerColumn::Parties`]: the parties of a row are those of all of them.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::{LedgerColumn, LedgerOptions};
    /// use interstate::{Coverage, State};
    ///
    /// let file = "id,start,kind,host,guest\n1,2024-05-16,visit,CHN,RUS\n";
    /// let options = LedgerOptions::new()
    ///     .with_column("host", LedgerColumn::Parties)
    ///     .with_column("guest", LedgerColumn::Parties)
    ///     .with_coverage(Coverage::unlimited());
    /// assert!(options.read(file.as_bytes())?.ledger.rows()[0].takes_part(State::RUS));
    ///
    /// let misspelt = options.with_column("hosst", LedgerColumn::Parties).read(file.as_bytes());
    /// assert_eq!(misspelt.unwrap_err().to_string(), r#"line 1: the file has no column "hosst"; did you mean "host"?"#);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_column(mut self, in_file: impl Into<Box<str>>, ours: LedgerColumn) -> Self {
        self.columns.insert(in_file.into(), ours);
        self
    }

    /// Reads each of these columns as one of the crate's form, as [`with_column`](Self::with_column) does one.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerColumn::{Id, Kind, Parties, Start};
    /// use interstate::read::ledger::LedgerOptions;
    ///
    /// let file = "# coverage: every day\nno,day,what,who\n1,2024-05-16,visit,CHN;RUS\n";
    /// let read = LedgerOptions::new()
    ///     .with_columns([("no", Id), ("day", Start), ("what", Kind), ("who", Parties)])
    ///     .read(file.as_bytes())?;
    /// assert_eq!(read.ledger.len(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_columns<N: Into<Box<str>>>(
        mut self,
        columns: impl IntoIterator<Item = (N, LedgerColumn)>,
    ) -> Self {
        let columns = columns.into_iter();
        self.columns
            .extend(columns.map(|(in_file, ours)| (in_file.into(), ours)));
        self
    }

    /// Leaves a column of the file unread. A column that is neither known, renamed nor ignored is an error.
    #[must_use]
    pub fn with_ignored(mut self, in_file: impl Into<Box<str>>) -> Self {
        self.ignored.insert(in_file.into());
        self
    }

    /// Leaves every column unread that is neither [named](Self::with_column) nor called as in the crate's own form.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerOptions;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties,tonnage,flag,checked by\n1,2024,call,CHN;RUS,,,AB\n";
    /// let read = LedgerOptions::new().with_the_rest_ignored().read(file.as_bytes())?;
    /// assert_eq!(read.ledger.len(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_the_rest_ignored(mut self) -> Self {
        self.ignores_the_rest = true;
        self
    }

    /// Gives ids to the rows of a file that has none: this prefix, and the line of the file on which the row starts.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerOptions;
    ///
    /// let file = "# coverage: every day\nstart,kind,parties\n2023,call,CHN;RUS\n2024,call,CHN;RUS\n";
    /// let read = LedgerOptions::new().with_row_ids("r").read(file.as_bytes())?;
    /// let ids: Vec<_> = read.ledger.rows().iter().map(|row| row.id()).collect();
    /// assert_eq!(ids, ["r3", "r4"]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # When it misleads
    /// A line put in between gives the rows below it other ids: links and notes that name ids hold for one state of the file.
    #[must_use]
    #[doc(alias = "number_rows")]
    pub fn with_row_ids(mut self, prefix: impl Into<Box<str>>) -> Self {
        self.row_ids = Some(prefix.into());
        self
    }

    /// Reads every row as if it had this text in this column, in the crate's own form: for a file of one kind of event, of one setting, of
    /// one state.
    ///
    /// A party is one more beside those of the columns. Any other column must not stand in the file, too.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::{LedgerColumn, LedgerOptions};
    /// use interstate::{InteractionKind, State};
    ///
    /// // Port visits of the United States.
    /// let file = "# coverage: every day\nid,start,host\n1,2024-03-05,VNM\n";
    /// let read = LedgerOptions::new()
    ///     .with_column("host", LedgerColumn::Parties)
    ///     .with_constant(LedgerColumn::Parties, "USA")
    ///     .with_constant(LedgerColumn::Kind, "port_visit")
    ///     .read(file.as_bytes())?;
    /// let visit = &read.ledger.rows()[0];
    /// assert_eq!(visit.kind(), InteractionKind::PortVisit);
    /// assert!(visit.takes_part(State::USA) && visit.takes_part(State::VNM));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_constant(mut self, column: LedgerColumn, text: impl Into<Box<str>>) -> Self {
        self.constants.push((column, text.into()));
        self
    }

    /// Reads a text of the file as one of the crate's own form, in the cells of kinds, facets, parties and dates.
    ///
    /// A word for parties may stand for several (`"CHN;RUS"`), and one for a date says which days are meant. A word goes before every other
    /// option. What is none of the crate's words, parties or dates is refused before the first row is read.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::read::ledger::LedgerOptions;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,Spring 2020,talks,Pyongyang;Russia\n";
    /// let options = LedgerOptions::new()
    ///     .with_names(Default::default())
    ///     .with_word("talks", "meeting")
    ///     .with_word("Pyongyang", "PRK")
    ///     .with_word("Spring 2020", "[2020-03-01..2020-05-31]");
    /// let read = options.read(file.as_bytes())?;
    /// assert!(read.ledger.rows()[0].takes_part(State::PRK));
    ///
    /// let misspelt = options.with_word("drill", "exercize").read(file.as_bytes()).unwrap_err();
    /// assert_eq!(
    ///     misspelt.to_string(),
    ///     r#""drill" is to be read as "exercize", which is no kind, facet, party or date; did you mean "exercise"?"#,
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_word(mut self, in_file: impl Into<Box<str>>, ours: impl Into<Box<str>>) -> Self {
        self.words.add(in_file.into(), ours.into());
        self
    }

    /// Reads each text as one of the crate's own form, as [`with_word`](Self::with_word) does one.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerOptions;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,2024,talks,CHN;RUS\n2,2024,drill,CHN;RUS\n";
    /// let read = LedgerOptions::new().with_words([("talks", "meeting"), ("drill", "exercise")]).read(file.as_bytes())?;
    /// assert_eq!(read.ledger.len(), 2);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_words<A: Into<Box<str>>, B: Into<Box<str>>>(
        mut self,
        words: impl IntoIterator<Item = (A, B)>,
    ) -> Self {
        for (in_file, ours) in words {
            self.words.add(in_file.into(), ours.into());
        }
        self
    }

    /// Reads words of kinds and facets, and those [given](Self::with_word), in any case, with blanks or hyphens for underscores: `Port visit`,
    /// `PORT-VISIT` and `port_visit` are one.
    ///
    /// # Examples
    /// ```
    /// use interstate::InteractionKind;
    /// use interstate::read::ledger::LedgerOptions;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,2024,Port visit,CHN;RUS\n2,2024,PHONE-CALL,CHN;RUS\n";
    /// let read = LedgerOptions::new().with_words_in_any_case().with_word("phone call", "call").read(file.as_bytes())?;
    /// let kinds: Vec<_> = read.ledger.rows().iter().map(|row| row.kind()).collect();
    /// assert_eq!(kinds, [InteractionKind::PortVisit, InteractionKind::Call]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_words_in_any_case(mut self) -> Self {
        self.words.in_any_case = true;
        self
    }

    /// Reads this text in a cell of this column as an empty cell.
    ///
    /// What an empty cell means is the column's: a facet is not told, a kind or a date is an error. A party that is missing is left out, as
    /// long as another column has one; the mark `""` says so of blank cells.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::{LedgerColumn, LedgerOptions};
    ///
    /// let file = "# coverage: every day\nid,start,end,kind,host,guest\n1,2004,-9,exercise,USA,JPN\n2,2005,-9,exercise,USA,n/a\n";
    /// let read = LedgerOptions::new()
    ///     .with_column("host", LedgerColumn::Parties)
    ///     .with_column("guest", LedgerColumn::Parties)
    ///     .with_missing(LedgerColumn::End, "-9")
    ///     .with_missing(LedgerColumn::Parties, "n/a")
    ///     .read(file.as_bytes())?;
    /// assert_eq!(read.ledger.rows()[1].parties().len(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_missing(mut self, column: LedgerColumn, mark: impl Into<Box<str>>) -> Self {
        self.missing.push((column, mark.into()));
        self
    }

    /// Reads a blank cell of this column as the last cell above it that is not blank, as where cells of a spreadsheet were merged. Without this
    /// a blank cell is empty.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::{LedgerColumn, LedgerOptions};
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,2024-05-16,meeting,CHN;RUS\n2,,agreement,CHN;RUS\n";
    /// let read = LedgerOptions::new().with_blank_as_above(LedgerColumn::Start).read(file.as_bytes())?;
    /// assert_eq!(read.ledger.rows()[1].when().to_string(), "2024-05-16");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # When it misleads
    /// A cell that was left blank because nothing is known takes what stands above it, too.
    #[must_use]
    pub fn with_blank_as_above(mut self, column: LedgerColumn) -> Self {
        self.as_above.push(column);
        self
    }

    /// Reads counts with this mark between their thousands: `1,250`.
    ///
    /// # Examples
    /// ```
    /// use interstate::Count;
    /// use interstate::read::ledger::LedgerOptions;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties,count\n1,2024,call,CHN;RUS,\"1,250\"\n";
    /// let read = LedgerOptions::new().with_thousands(',').read(file.as_bytes())?;
    /// assert_eq!(read.ledger.rows()[0].count(), Count::exact(1250));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_thousands(mut self, mark: char) -> Self {
        self.thousands = Some(mark);
        self
    }

    /// Reads dates as lists and spreadsheets write them, with the day or the month first: see [`ListDates`].
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerOptions;
    /// use interstate::time::ListDates;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,24 Feb 2022,call,CHN;RUS\n2,02/03/2022,call,CHN;RUS\n3,Q4 2023,call,CHN;RUS\n";
    /// let read = LedgerOptions::new().with_dates(ListDates::DayFirst).read(file.as_bytes())?;
    /// let days: Vec<_> = read.ledger.rows().iter().map(|row| row.when().to_string()).collect();
    /// assert_eq!(days, ["2022-02-24", "2022-03-02", "[2023-10-01..2023-12-31]"]);
    ///
    /// // Without it nothing is guessed.
    /// assert_eq!(
    ///     LedgerOptions::new().read(file.as_bytes())?.account.faults()[1].to_string(),
    ///     r#"line 4, column "start": "02/03/2022" is 2022-03-02 or 2022-02-03; say by with_dates which stands first, the day or the month"#,
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_dates(mut self, dates: ListDates) -> Self {
        self.dates.set_list(dates);
        self
    }

    /// Says what a range of days in one cell means, in addition to [`with_dates`](Self::with_dates): without it, such a cell is an error that
    /// asks for it.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::{DateRanges, LedgerOptions};
    /// use interstate::time::ListDates;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,18-19 Oct 2023,visit,CHN;RUS\n";
    /// let options = LedgerOptions::new().with_dates(ListDates::DayFirst);
    /// let when = |ranges| -> interstate::Result<String> {
    ///     let read = options.clone().with_date_ranges(ranges).read(file.as_bytes())?;
    ///     Ok(read.ledger.rows()[0].when().to_string())
    /// };
    /// assert_eq!(when(DateRanges::Lasted)?, "2023-10-18/2023-10-19");
    /// assert_eq!(when(DateRanges::OneDay)?, "[2023-10-18..2023-10-19]");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_date_ranges(mut self, ranges: DateRanges) -> Self {
        self.dates.set_ranges(ranges);
        self
    }

    /// Gives the years in which dates with two-digit years lie, in addition to [`with_dates`](Self::with_dates): without it they are errors.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerOptions;
    /// use interstate::time::ListDates;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,1/14/80,exercise,USA;JPN\n";
    /// let read = LedgerOptions::new().with_dates(ListDates::MonthFirst).with_years_within(1980..=2010).read(file.as_bytes())?;
    /// assert_eq!(read.ledger.rows()[0].when().to_string(), "1980-01-14");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_years_within(mut self, years: RangeInclusive<i32>) -> Self {
        self.dates.set_years(years);
        self
    }

    /// Reads numbers in the columns of dates as the days that a spreadsheet numbers so. A number of four digits, which may be a year, is an
    /// error.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerOptions;
    /// use interstate::time::SpreadsheetDays;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,44926,call,CHN;RUS\n2,2021,call,CHN;RUS\n";
    /// let read = LedgerOptions::new().with_day_numbers(SpreadsheetDays::From1900).read(file.as_bytes())?;
    /// assert_eq!(read.ledger.rows()[0].when().to_string(), "2022-12-31");
    /// assert_eq!(
    ///     read.account.faults()[0].to_string(),
    ///     r#"line 4, column "start": 2021 may be a year or the number of a day; write the date with its month and day"#,
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_day_numbers(mut self, days: SpreadsheetDays) -> Self {
        self.dates.set_numbers(days);
        self
    }

    /// Reads dates by a function of the caller's, in place of every other reading of them but [`with_word`](Self::with_word).
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerOptions;
    /// use interstate::{PartialDate, When};
    ///
    /// // Years of the Republic of China.
    /// let minguo = |text: &str| {
    ///     let year: i32 = text.trim_start_matches("ROC ").parse().unwrap_or(0);
    ///     PartialDate::year(year + 1911).map(When::On)
    /// };
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,ROC 113,call,CHN;TWN\n";
    /// let read = LedgerOptions::new().with_date_reader(minguo).read(file.as_bytes())?;
    /// assert_eq!(read.ledger.rows()[0].when().to_string(), "2024");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_date_reader(
        mut self,
        reader: impl Fn(&str) -> Result<When> + Send + Sync + 'static,
    ) -> Self {
        self.dates.set_reader(reader);
        self
    }

    /// Separates the parties of a cell at these marks as well, and not only at semicolons. A word separates only between blanks, and as it is
    /// written: `AND` is Andorra.
    ///
    /// Names that have such a mark within are matched first: `Bosnia and Herzegovina and Serbia` is two. Where the parts of a longer name
    /// are names of their own (`China, Taiwan`), the cell is an error that asks; [`with_word`](Self::with_word) answers it.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::read::ledger::LedgerOptions;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,2024,meeting,\"Iran, Bosnia and Herzegovina and Serbia\"\n";
    /// let read = LedgerOptions::new()
    ///     .with_names(Default::default())
    ///     .with_separators([",", "/", "and"])
    ///     .read(file.as_bytes())?;
    /// let parties: Vec<_> = read.ledger.rows()[0].parties().iter().map(ToString::to_string).collect();
    /// assert_eq!(parties, ["IRN", "BIH", "SRB"]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_separators<M: Into<Box<str>>>(
        mut self,
        marks: impl IntoIterator<Item = M>,
    ) -> Self {
        for mark in marks {
            let mark: Box<str> = mark.into();
            if !mark.trim().is_empty() {
                self.separators.push(mark.trim().into());
            }
        }
        self
    }

    /// Reads a party that a row names twice in the same role as one, with a [remark](crate::read::Remark::PartyTwice). Without this it is an
    /// error.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::{Remark, ledger::LedgerOptions};
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,2024,meeting,CHN;RUS;CHN\n";
    /// let read = LedgerOptions::new().with_repeated_parties_as_one().read(file.as_bytes())?;
    /// assert_eq!(read.ledger.rows()[0].parties().len(), 2);
    /// assert_eq!(read.account.remarked(Remark::PartyTwice).rows(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_repeated_parties_as_one(mut self) -> Self {
        self.one_of_a_party = true;
        self
    }

    /// The same options with a coverage for files that do not state one. What the file states takes precedence.
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
    /// A file with codes of several schemes, or with codes and [names](Self::with_names), is read by all that are given, in this order: what a text
    /// means is said by the first that knows it.
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
        self.who.add(Way::Codes(scheme, iso));
        self
    }

    /// Reads the states of the file by their names, each as of its row's day. A name in quotes is a party that is no actor of the table,
    /// as in the crate's own form. Organisations may stand with their short or their full names (`EU`, `European Union`).
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerOptions;
    /// use interstate::state::{CodeScheme, NameScope};
    /// use interstate::{Actor, State};
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,2024,meeting,PHL;South Korea;European Union\n";
    /// let read = LedgerOptions::new()
    ///     .with_states(CodeScheme::Iso3)
    ///     .with_names(NameScope::General)
    ///     .read(file.as_bytes())?;
    /// let actors: Vec<_> = read.ledger.rows()[0].parties().iter().filter_map(|party| party.actor()).collect();
    /// assert_eq!(actors, [State::PHL.into(), State::KOR.into(), Actor::EU]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_names(self, scope: NameScope) -> Self {
        self.with_names_by(scope, NameDays::Strict)
    }

    /// As [`with_names`](Self::with_names), with the rule for names of states that have ended.
    #[must_use]
    pub fn with_names_by(mut self, scope: NameScope, days: NameDays) -> Self {
        self.who.add(Way::Names(scope, days));
        self
    }

    /// Whether they say what columns hold, or that some are to be left.
    pub(super) fn names_columns(&self) -> bool {
        !self.columns.is_empty() || !self.ignored.is_empty() || self.ignores_the_rest
    }

    /// What every row has of a column.
    pub(super) fn constant(&self, column: LedgerColumn) -> Option<&str> {
        let constant = self.constants.iter().find(|(of, _)| *of == column);
        constant.map(|(_, text)| &**text)
    }

    /// The place of the mark for what is missing that stands in a cell of this column.
    pub(super) fn missing_mark(&self, column: LedgerColumn, text: &str) -> Option<usize> {
        let mut marks = self.missing.iter();
        marks.position(|(of, mark)| *of == column && **mark == *text.trim())
    }

    /// Whether some mark of this column says that a cell is missing.
    pub(super) fn may_miss(&self, column: LedgerColumn) -> bool {
        self.missing.iter().any(|(of, _)| *of == column)
    }

    /// That the options can be right for some file.
    pub(super) fn check(&self) -> Result<()> {
        self.words.check()?;
        self.dates.check()?;
        for (column, text) in &self.constants {
            let fault = match column {
                LedgerColumn::Kind => fault_of::<InteractionKind>(text),
                LedgerColumn::Setting => fault_of::<Setting>(text),
                LedgerColumn::Venue => fault_of::<Venue>(text),
                LedgerColumn::Rank => fault_of::<Rank>(text),
                LedgerColumn::Forces => fault_of::<Forces>(text),
                LedgerColumn::Certainty => fault_of::<Certainty>(text),
                LedgerColumn::Count => fault_of::<Count>(text),
                LedgerColumn::Soil => fault_of::<Actor>(text),
                LedgerColumn::Start => fault_of::<When>(text),
                LedgerColumn::Parties => own_parties(text).err(),
                _ => None,
            };
            if let Some(fault) = fault {
                return Err(Files::BadConstant {
                    column: (*column).into(),
                    found: clip(text),
                    why: fault.to_string().into(),
                }
                .into());
            }
        }
        Ok(())
    }
}

/// Why a text is not read as such.
fn fault_of<T: FromStr<Err = Error>>(text: &str) -> Option<Error> {
    text.parse::<T>().err()
}
