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
    Confidence, CountingRule, Dyad, InteractionFamily, Partition, Period, Select, State,
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

/// The page and its pictures.
///
/// # Errors
/// None with the shipped list.
pub fn report() -> Result<(String, Vec<plot::Picture>), Box<dyn Error>> {
    let ledger = sample::china_russia()?;
    let rules = sample::china_russia_rules()?;
    let rule = |name: &str| {
        let found = rules.iter().find(|rule| rule.name() == name);
        found.ok_or_else(|| format!("no rule {name} among the shipped ones"))
    };
    let pair = Dyad::new(State::CHN, State::RUS)?;
    let (before, after) = (Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    let level = TrendRule::new(Confidence::P95);

    // Six rules that one may have meant by exercises.
    let windows = Partition::disjoint(&[before, after])?;
    let mut trends = Vec::new();
    for name in ["E1", "E3", "E6", "E7", "E10", "E14"] {
        let table = TallyTable::count(&ledger, rule(name)?, &windows)?;
        let ratio = frequency_ratio(&table.over(&pair, before)?, &table.over(&pair, after)?)?;
        trends.push(classify_trend(&ratio, level)?);
    }
    let all = CountingRule::new("all", Select::Everything);
    let years = Partition::yearly(2017..=2025)?;
    let families = TallyTable::<InteractionFamily>::count(&ledger, &all, &years)?;
    let register = facts::register()?;
    let options = |id: &str, title: &str| {
        Ok::<_, interstate::Error>(PictureOptions::new(id)?.with_title(title))
    };
    let doubled = Claim::doubled(before, after);
    let exercises = rules.iter().filter(|rule| rule.name().starts_with('E'));
    let verdicts = neighbourhood(exercises.cloned())?.check(&doubled, &ledger, &pair)?;
    let (holds, of) = verdicts.holds();
    let doubled_by = format!(
        "“Exercises roughly doubled” holds in {holds} of {of} cells of 16 rules and 28 pairs of windows"
    );
    let pictures = vec![
        plot::curve(&verdicts, level, &options("curve", &doubled_by)?)?,
        plot::forest(
            &trends,
            &options(
                "forest",
                "Exercises of China and Russia, 2019–2021 and 2022–2024: no rule shows a change",
            )?,
        )?,
        plot::bars(
            &families,
            &options(
                "bars",
                "Interactions of China and Russia on the shipped list",
            )?,
        )?,
        plot::lanes(
            &ledger,
            register.packages(),
            &options(
                "lanes",
                "Interactions of China and Russia, and packages of sanctions",
            )?,
        )?,
    ];

    let a_year = |from, to| Tolerance::new(from, to);
    let page = AnswerPage::new("China and Russia: what the list bears out", &ledger)
        .with_source(LIST)
        .with_claim(
            "roughly doubled in number",
            &doubled,
            rule("E3")?,
            &pair,
            level,
        )?
        .with_claim(
            "roughly doubled in number",
            &doubled,
            rule("E6")?,
            &pair,
            level,
        )?
        .with_claim(
            "at least three times a year on average",
            &Claim::RateAtLeast {
                a_year: 3.0,
                period: before,
            },
            rule("E3")?,
            &pair,
            level,
        )?
        .with_claim(
            "six times a year, on average",
            &Claim::RateAbout {
                a_year: a_year(5.5, 6.5)?,
                period: after,
            },
            rule("E3")?,
            &pair,
            level,
        )?
        .with_claim(
            "a record-setting year",
            &Claim::record_in(&Partition::yearly(2017..=2024)?, Period::year(2024)?)?,
            rule("E6")?,
            &pair,
            level,
        )?
        .with_claim(
            "four meetings a year, on average",
            &Claim::RateAbout {
                a_year: a_year(3.5, 4.5)?,
                period: after,
            },
            rule("M8")?,
            &pair,
            level,
        )?
        .with_counts(
            "Interactions by family and year",
            &families,
            &[
                InteractionFamily::Exercise,
                InteractionFamily::Patrol,
                InteractionFamily::Meeting,
                InteractionFamily::Agreement,
            ],
        )?;
    let with_pictures = pictures.iter().cloned();
    let page = with_pictures
        .into_iter()
        .try_fold(page, AnswerPage::with_picture)?;
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
