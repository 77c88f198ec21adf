//! The page itself.

use super::claims::{self, ClaimRow};
use super::counts::CountTable;
use super::html::Html;
use super::records::{Cited, places};
use super::rules::Rules;
use super::style::STYLE;
use crate::claim::Claim;
use crate::error::{Result, answers::Answers};
use crate::ledger::Ledger;
use crate::plot::Picture;
use crate::rule::counting_rule::CountingRule;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::trend::class::TrendRule;
use chrono::NaiveDate;
use std::fmt;

/// A page of answers about one ledger, as one HTML file.
///
/// Its [`Display`](fmt::Display) writes the file.
///
/// # Examples
/// ```
/// use interstate::claim::Claim;
/// use interstate::page::AnswerPage;
/// use interstate::tally::Whole;
/// use interstate::{Confidence, CountingRule, InteractionFamily, Partition, Period, TallyTable, TrendRule, sample};
///
/// let ledger = sample::china_russia()?;
/// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
/// let doubled = Claim::doubled(Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let table = TallyTable::count(&ledger, &patrols, &Partition::yearly(2019..=2024)?)?;
///
/// let page = AnswerPage::new("Patrols of China and Russia", &ledger)
///     .with_source("data/china_russia.csv")
///     .with_claim("roughly doubled", &doubled, &patrols, &Whole, TrendRule::new(Confidence::P95))?
///     .with_counts("Patrols by year", &table, &[Whole])?;
/// let html = page.to_string();
/// assert!(html.contains("pa-2024-09-cg") && html.contains("✗ fails"));
/// assert!(!html.contains("<script"));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct AnswerPage<'l> {
    ledger: &'l Ledger,
    title: Box<str>,
    source: Option<Box<str>>,
    checksum: Option<Box<str>>,
    day: Option<NaiveDate>,
    claims: Vec<ClaimRow>,
    counts: Vec<CountTable>,
    pictures: Vec<Picture>,
}

/// What else an id of a picture cannot be: the page's own.
const OWN: [&str; 7] = [
    "top", "claims", "pictures", "rules", "records", "source", "contents",
];

impl<'l> AnswerPage<'l> {
    /// An empty page about a ledger, with a title.
    #[must_use]
    pub fn new(title: impl Into<Box<str>>, ledger: &'l Ledger) -> Self {
        Self {
            ledger,
            title: title.into(),
            source: None,
            checksum: None,
            day: None,
            claims: Vec::new(),
            counts: Vec::new(),
            pictures: Vec::new(),
        }
    }

    /// The same page with the name of the file from which the ledger was read.
    #[must_use]
    pub fn with_source(mut self, file: impl Into<Box<str>>) -> Self {
        self.source = Some(file.into());
        self
    }

    /// The same page with the checksum of that file, as its author computed it: `sha256 9f86d081…`.
    #[must_use]
    pub fn with_checksum(mut self, checksum: impl Into<Box<str>>) -> Self {
        self.checksum = Some(checksum.into());
        self
    }

    /// The same page with the day on which it was made.
    #[must_use]
    pub fn with_day(mut self, day: NaiveDate) -> Self {
        self.day = Some(day);
        self
    }

    /// The same page with a claim in the words of its source, checked under a rule: its verdict, its evidence at the level of the trend rule,
    /// and its records.
    ///
    /// # Errors
    /// As [`Claim::find`].
    pub fn with_claim<K: TallyKey>(
        mut self,
        words: impl Into<Box<str>>,
        claim: &Claim,
        rule: &CountingRule,
        of: &K,
        trend: TrendRule,
    ) -> Result<Self> {
        self.claims.push(ClaimRow {
            words: words.into(),
            finding: claim.find(self.ledger, rule, of, trend)?,
            records: claim.records(self.ledger, rule, of)?,
        });
        Ok(self)
    }

    /// The same page with the counts of some lines of a table of this ledger, each with the ids behind it.
    ///
    /// # Errors
    /// As [`TallyTable::each_cell`] and [`TallyTable::occurrences_behind`].
    pub fn with_counts<K: TallyKey>(
        mut self,
        title: &str,
        table: &TallyTable<K>,
        lines: &[K],
    ) -> Result<Self> {
        let counts = CountTable::new(title, self.ledger, table, lines)?;
        self.counts.push(counts);
        Ok(self)
    }

    /// The same page with one more picture.
    ///
    /// # Errors
    /// A picture whose id stands on the page already.
    pub fn with_picture(mut self, picture: Picture) -> Result<Self> {
        let id = picture.id();
        let taken = self.pictures.iter().any(|other| other.id() == id);
        let numbered = |own: &&str| {
            let number = id.strip_prefix(*own);
            number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
        };
        let own = OWN.contains(&id) || ["counts-", "rule-", "r"].iter().any(numbered);
        if taken || own {
            return Err(Answers::PictureIdTaken { found: id.into() }.into());
        }
        self.pictures.push(picture);
        Ok(self)
    }

    fn body(&self) -> Html {
        let places = places(self.ledger);
        let (mut rules, mut cited) = (Rules::default(), Cited::default());
        let mut main = Html::default();
        let mut contents: Vec<(String, String)> = Vec::new();
        if !self.claims.is_empty() {
            contents.push(("claims".to_owned(), "Claims".to_owned()));
            main.piece(&claims::section(
                &self.claims,
                &mut rules,
                &mut cited,
                &places,
            ));
        }
        for (table, number) in self.counts.iter().zip(1..) {
            contents.push((format!("counts-{number}"), table.title().to_owned()));
            main.piece(&table.section(number, &mut rules, &mut cited, &places));
        }
        if !self.pictures.is_empty() {
            contents.push(("pictures".to_owned(), "Pictures".to_owned()));
            main.open("section", &[("id", "pictures")])
                .leaf("h2", &[], "Pictures");
            for picture in &self.pictures {
                main.open("figure", &[]).own(picture.svg()).close("figure");
            }
            main.close("section");
        }
        if !rules.is_empty() {
            contents.push(("rules".to_owned(), "Counting rules".to_owned()));
            main.piece(&rules.section());
        }
        contents.push(("source".to_owned(), "Source and coverage".to_owned()));
        main.piece(&self.about_source());
        if !cited.is_empty() {
            contents.push(("records".to_owned(), "Records".to_owned()));
            main.piece(&cited.section(self.ledger));
        }
        let mut body = Html::default();
        body.open("header", &[("id", "top")])
            .leaf("h1", &[], &self.title);
        body.leaf("p", &[("class", "quiet")], &self.made())
            .close("header");
        body.open("nav", &[("aria-label", "Contents"), ("id", "contents")])
            .open("ul", &[]);
        for (anchor, name) in &contents {
            body.open("li", &[])
                .leaf("a", &[("href", &format!("#{anchor}"))], name)
                .close("li");
        }
        body.close("ul")
            .close("nav")
            .open("main", &[])
            .piece(&main)
            .close("main");
        body
    }

    /// What was counted, when and by what.
    fn made(&self) -> String {
        let rows = self.ledger.len();
        let source = self
            .source
            .as_deref()
            .map_or_else(String::new, |file| format!(" of {file}"));
        let day = self
            .day
            .map_or_else(String::new, |day| format!(", made on {day}"));
        format!(
            "{rows} records{source}, counted by interstate {}{day}.",
            env!("CARGO_PKG_VERSION")
        )
    }

    fn about_source(&self) -> Html {
        let mut html = Html::default();
        html.open("section", &[("id", "source")])
            .leaf("h2", &[], "Source and coverage")
            .open("dl", &[]);
        let mut told = |what: &str, how: &str| {
            html.leaf("dt", &[], what).leaf("dd", &[], how);
        };
        if let Some(file) = &self.source {
            told("File", file);
        }
        if let Some(checksum) = &self.checksum {
            told("Checksum", checksum);
        }
        told(
            "Days that the source covers",
            &self.ledger.coverage().to_string(),
        );
        let unread = self.ledger.unread();
        if unread.is_none() {
            told("Rows not read", "none");
        } else {
            told(
                "Rows not read",
                &format!("{unread}: every count is a floor"),
            );
        }
        html.close("dl").close("section");
        html
    }
}

/// The file.
impl fmt::Display for AnswerPage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut head = Html::default();
        head.leaf("title", &[], &self.title)
            .open("style", &[])
            .own(STYLE)
            .close("style");
        write!(
            f,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n{}</head>\n<body>\n{}</body>\n</html>\n",
            head.as_str(),
            self.body().as_str()
        )
    }
}
