//! One HTML file about the shipped list: claims with verdict and evidence, counts with the records behind them, pictures, rules in words.
//!
//! ```text
//! cargo run --release --features page --example report
//! ```
//! It writes `target/report.html`, or the file that is named as an argument: `-- my.html`. Pictures stand beside it as SVG: `my_forest.svg`.
//!
//! ci: target/report.html
use interstate::claim::{Claim, Neighbourhood, Tolerance};
use interstate::page::AnswerPage;
use interstate::plot::{self, PictureOptions};
use interstate::sanction::facts;
use interstate::{
    Confidence, CountingRule, Dyad, InteractionFamily, Ledger, Partition, Period, Select, State,
    TallyTable, TrendRule, classify_trend, frequency_ratio, sample,
};
use std::error::Error;
use std::path::PathBuf;

/// Where the list stands in the repository.
const LIST: &str = "data/china_russia.csv";

fn main() -> Result<(), Box<dyn Error>> {
    let to = std::env::args().nth(1);
    let to = PathBuf::from(to.unwrap_or_else(|| "target/report.html".to_owned()));
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let (page, pictures) = report()?;
    std::fs::write(&to, &page)?;
    println!("{}: {} bytes", to.display(), page.len());
    for picture in pictures {
        let stem = to.file_stem().unwrap_or_default().to_string_lossy();
        let file = to.with_file_name(format!("{stem}_{}.svg", picture.id()));
        std::fs::write(&file, picture.svg())?;
        println!("{}: {}", file.display(), picture.title());
    }
    Ok(())
}

/// What the page is about.
struct Question {
    ledger: Ledger,
    rules: Vec<CountingRule>,
    pair: Dyad,
    before: Period,
    after: Period,
    level: TrendRule,
}

impl Question {
    fn new() -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            ledger: sample::china_russia()?,
            rules: sample::china_russia_rules()?,
            pair: Dyad::new(State::CHN, State::RUS)?,
            before: Period::years(2019..=2021)?,
            after: Period::years(2022..=2024)?,
            level: TrendRule::new(Confidence::P95),
        })
    }

    fn rule(&self, name: &str) -> Result<&CountingRule, Box<dyn Error>> {
        let found = self.rules.iter().find(|rule| rule.name() == name);
        Ok(found.ok_or_else(|| format!("no rule {name} among the shipped ones"))?)
    }

    /// Sentences as they were written, each as a claim and with a rule that it may have meant.
    fn claims(&self) -> interstate::Result<Vec<(&'static str, Claim, &'static str)>> {
        let doubled = Claim::doubled(self.before, self.after);
        let about = |from, to| {
            Ok::<_, interstate::Error>(Claim::RateAbout {
                a_year: Tolerance::new(from, to)?,
                period: self.after,
            })
        };
        let three = Claim::RateAtLeast {
            a_year: 3.0,
            period: self.before,
        };
        let record = Claim::record_in(&Partition::yearly(2017..=2024)?, Period::year(2024)?)?;
        Ok(vec![
            ("roughly doubled in number", doubled.clone(), "E3"),
            ("roughly doubled in number", doubled, "E6"),
            ("at least three times a year on average", three, "E3"),
            ("six times a year, on average", about(5.5, 6.5)?, "E3"),
            ("a record-setting year", record, "E6"),
            ("four meetings a year, on average", about(3.5, 4.5)?, "M8"),
        ])
    }

    fn families(&self) -> interstate::Result<TallyTable<InteractionFamily>> {
        let all = CountingRule::new("all", Select::Everything);
        TallyTable::count(&self.ledger, &all, &Partition::yearly(2017..=2025)?)
    }

    fn pictures(&self) -> Result<Vec<plot::Picture>, Box<dyn Error>> {
        let exercises = self
            .rules
            .iter()
            .filter(|rule| rule.name().starts_with('E'));
        let near = neighbourhood(exercises.cloned())?;
        let doubled = Claim::doubled(self.before, self.after);
        let verdicts = near.check(&doubled, &self.ledger, &self.pair)?;
        let (holds, of) = verdicts.holds();

        // Six rules that one may have meant by exercises.
        let windows = Partition::disjoint(&[self.before, self.after])?;
        let mut trends = Vec::new();
        for name in ["E1", "E3", "E6", "E7", "E10", "E14"] {
            let table = TallyTable::count(&self.ledger, self.rule(name)?, &windows)?;
            let side = |period| table.over(&self.pair, period);
            let ratio = frequency_ratio(&side(self.before)?, &side(self.after)?)?;
            trends.push(classify_trend(&ratio, self.level)?);
        }
        let register = facts::register()?;
        let options = |id: &str, title: &str| {
            Ok::<_, interstate::Error>(PictureOptions::new(id)?.with_title(title))
        };
        let by_cells = format!(
            "“Exercises roughly doubled” holds in {holds} of {of} cells of 16 rules and 28 pairs of windows"
        );
        let by_rules =
            "Exercises of China and Russia, 2019–2021 and 2022–2024: no rule shows a change";
        let by_year = "Interactions of China and Russia on the shipped list";
        let by_day = "Interactions of China and Russia, and packages of sanctions";
        Ok(vec![
            plot::curve(&verdicts, self.level, &options("curve", &by_cells)?)?,
            plot::forest(&trends, &options("forest", by_rules)?)?,
            plot::bars(&self.families()?, &options("bars", by_year)?)?,
            plot::lanes(
                &self.ledger,
                register.packages(),
                &options("lanes", by_day)?,
            )?,
        ])
    }
}

/// The page and its pictures.
///
/// # Errors
/// None with the shipped list.
pub fn report() -> Result<(String, Vec<plot::Picture>), Box<dyn Error>> {
    let asked = Question::new()?;
    let pictures = asked.pictures()?;
    let families = [
        InteractionFamily::Exercise,
        InteractionFamily::Patrol,
        InteractionFamily::Meeting,
        InteractionFamily::Agreement,
    ];
    let title = "China and Russia: what the list bears out";
    let mut page = AnswerPage::new(title, &asked.ledger).with_source(LIST);
    for (words, claim, rule) in asked.claims()? {
        page = page.with_claim(words, &claim, asked.rule(rule)?, &asked.pair, asked.level)?;
    }
    page = page.with_counts(
        "Interactions by family and year",
        &asked.families()?,
        &families,
    )?;
    for picture in &pictures {
        page = page.with_picture(picture.clone())?;
    }
    Ok((page.to_string(), pictures))
}

/// The rules and windows that could have been meant.
fn neighbourhood(rules: impl Iterator<Item = CountingRule>) -> interstate::Result<Neighbourhood> {
    let before = [
        (2019, 2021, "the article's years"),
        (2017, 2021, "as far back as the list goes"),
        (2018, 2021, "four years"),
        (2017, 2019, "before the pandemic"),
        (2018, 2019, "two years before the pandemic"),
        (2019, 2019, "the last year before the pandemic"),
        (2020, 2021, "the pandemic years"),
    ];
    let after = [
        (2022, 2024, "the article's later years"),
        (2023, 2024, "without the year of the invasion"),
        (2024, 2024, "the last year"),
        (2022, 2023, "two years"),
    ];
    let mut near = Neighbourhood::of(rules)?;
    for (from, to, name) in before {
        near = near.with_before(name, "", Period::years(from..=to)?)?;
    }
    for (from, to, name) in after {
        near = near.with_after(name, "", Period::years(from..=to)?)?;
    }
    Ok(near)
}
