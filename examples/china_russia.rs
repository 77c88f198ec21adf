//! The main job: 117 sourced interactions of China and Russia in, verdicts on an article's sentences out.
//!
//! ```text
//! cargo run --release --example china_russia            # everything
//! cargo run --release --example china_russia -- E6 2024 # and the records behind one count
//! ```

use interstate::claim::{CheckedClaim, Claim, Tolerance, Verdict};
use interstate::report::Table;
use interstate::stats::{PAdjustment, Power};
use interstate::tally::Whole;
use interstate::{
    Confidence, Count, CountingRule, Dyad, Error, Interaction, Ledger, Partition, Period, Result,
    State, Tallied, TallyTable, TrendRule, classify_trend, frequency_ratio, sample,
};

fn main() -> Result<()> {
    let ledger = sample::china_russia()?;
    let rules = sample::china_russia_rules()?;
    let pair = Dyad::new(State::CHN, State::RUS)?;
    println!(
        "{} interactions of {pair}, covering {}\n",
        ledger.len(),
        ledger.coverage()
    );

    println!(
        "Counts by rule (2025 is covered in part: a floor)\n{}",
        yearly(&ledger, &rules, pair)?
    );
    println!(
        "2019–2021 against 2022–2024, exact intervals at 95 %\n{}",
        ratios(&ledger, &rules, pair)?
    );
    println!(
        "The article's sentences, under every rule that its author might have meant\n{}",
        sentences(&ledger, &rules, pair)?
    );
    println!("{}", second_look(&ledger, &rules, pair)?);
    println!("The article's own totals\n{}", totals()?);

    let asked: Vec<String> = std::env::args().skip(1).collect();
    let (name, year) = match asked.as_slice() {
        [name, year] => (name.as_str(), year.parse().unwrap_or(2024)),
        _ => ("E14", 2024),
    };
    why(&ledger, &rules, pair, name, year)
}

fn yearly(ledger: &Ledger, rules: &[CountingRule], pair: Dyad) -> Result<Table> {
    let years = 2017..=2025;
    let mut page = Table::new(
        ["rule".into()]
            .into_iter()
            .chain(years.clone().map(|y| y.to_string()))
            .chain(["what counts as one".into()]),
    );
    for rule in rules {
        let table = TallyTable::count(ledger, rule, &Partition::yearly(years.clone())?)?;
        let counts = table.each_cell(&pair)?;
        let cells = counts
            .iter()
            .map(|(_, count)| count.as_ref().map_or("?".into(), |c| c.count().to_string()));
        page.row(
            [rule.name().to_owned()]
                .into_iter()
                .chain(cells)
                .chain([rule.note().unwrap_or_default().to_owned()]),
        );
    }
    Ok(page)
}

fn before_and_after() -> Result<(Period, Period)> {
    Ok((Period::years(2019..=2021)?, Period::years(2022..=2024)?))
}

fn ratios(ledger: &Ledger, rules: &[CountingRule], pair: Dyad) -> Result<Table> {
    let (before, after) = before_and_after()?;
    let mut page = Table::new([
        "rule", "before", "a year", "after", "a year", "ratio", "interval", "p", "class",
    ]);
    for rule in rules {
        let table = TallyTable::count(ledger, rule, &Partition::disjoint(&[before, after])?)?;
        let (one, two) = (table.over(&pair, before)?, table.over(&pair, after)?);
        let ratio = frequency_ratio(&one, &two)?;
        let trend = classify_trend(&ratio, TrendRule::new(Confidence::P95))?;
        page.row([
            rule.name().to_owned(),
            one.count().to_string(),
            format!("{:.2}", one.rate().0),
            two.count().to_string(),
            format!("{:.2}", two.rate().0),
            ratio
                .estimate()
                .exactly()
                .map_or_else(String::new, |r| r.to_string()),
            format!("{:.2}", ratio.interval(Confidence::P95)?),
            ratio
                .p()?
                .exactly()
                .map_or_else(String::new, |p| format!("{p:.3}")),
            trend.class().to_string(),
        ]);
    }
    Ok(page)
}

/// The sentence, the rules that it is about (by the first letter or the name), and the claim in it.
fn article() -> Result<Vec<(&'static str, &'static str, Claim)>> {
    let (before, after) = before_and_after()?;
    let year = Period::year;
    let ratio = Claim::RatioAbout {
        ratio: Tolerance::new(1.75, 2.25)?,
        before,
        after,
    };
    let earlier: Result<Vec<Period>> = (2017..=2023).map(year).collect();
    Ok(vec![
        (
            "at least three exercises a year, 2019–2021",
            "E",
            Claim::RateAtLeast {
                a_year: 3.0,
                period: before,
            },
        ),
        (
            "six exercises a year, 2022–2024",
            "E",
            Claim::RateAbout {
                a_year: Tolerance::new(5.5, 6.5)?,
                period: after,
            },
        ),
        ("exercises roughly doubled", "E", ratio.clone()),
        (
            "at least ten exercises in 2024",
            "E",
            Claim::CountAtLeast {
                n: 10,
                period: year(2024)?,
            },
        ),
        (
            "2024 was a record year",
            "E",
            Claim::Record {
                period: year(2024)?,
                among: earlier?,
            },
        ),
        (
            "at least two meetings a year, 2019–2021",
            "M",
            Claim::RateAtLeast {
                a_year: 2.0,
                period: before,
            },
        ),
        (
            "four meetings a year, 2022–2024",
            "M",
            Claim::RateAbout {
                a_year: Tolerance::new(3.5, 4.5)?,
                period: after,
            },
        ),
        ("meetings roughly doubled", "M", ratio),
        (
            "at least three visits to Russia in 2023",
            "M12",
            Claim::CountAtLeast {
                n: 3,
                period: year(2023)?,
            },
        ),
    ])
}

fn sentences(ledger: &Ledger, rules: &[CountingRule], pair: Dyad) -> Result<Table> {
    let mut page = Table::new(["sentence", "as a claim", "borne out by", "which"]);
    for (sentence, about, claim) in article()? {
        let meant = rules.iter().filter(|rule| rule.name().starts_with(about));
        let checked = claim.check_all(ledger, meant, &pair)?;
        let holds: Vec<&str> = checked
            .iter()
            .filter(|c| c.verdict() == Verdict::Holds)
            .map(|c| c.rule().name())
            .collect();
        page.row([
            format!("\"{sentence}\""),
            claim.to_string(),
            format!("{} of {}", holds.len(), checked.len()),
            if holds.len() == checked.len() {
                "all".into()
            } else {
                holds.join(" ")
            },
        ]);
    }
    Ok(page)
}

/// The same sentences under a list that is known to be more complete: what a second look at the public record found besides.
fn second_look(shipped: &Ledger, rules: &[CountingRule], pair: Dyad) -> Result<String> {
    let more = sample::china_russia_more()?;
    let (drills, others): (Vec<Interaction>, Vec<Interaction>) = more
        .rows()
        .iter()
        .cloned()
        .partition(|row| row.part_of().is_some());
    let without = Ledger::new(others, more.coverage().clone())?;
    // Rows that stand in both, word for word, are kept once.
    let both = shipped.clone().merge(without)?;
    let n_found = both.len() - shipped.len();
    let lists = [shipped.clone(), both, shipped.clone().merge(more)?];
    let mut page = Table::new([
        "sentence".to_owned(),
        format!("the {} rows", shipped.len()),
        format!("and {n_found} found since"),
        format!("and {} drills inside patrols", drills.len()),
    ]);
    let mut changes: Vec<String> = Vec::new();
    let exercises = || {
        rules
            .iter()
            .map(CountingRule::name)
            .filter(|name| name.starts_with('E'))
    };
    let mut fit_all: [Vec<&str>; 3] = std::array::from_fn(|_| exercises().collect());
    for (sentence, about, claim) in article()? {
        let meant = || rules.iter().filter(|rule| rule.name().starts_with(about));
        let mut verdicts = Vec::new();
        for (ledger, fit) in lists.iter().zip(&mut fit_all) {
            let checked = claim.check_all(ledger, meant(), &pair)?;
            let found: Vec<(&CountingRule, Verdict)> = meant()
                .zip(checked.iter().map(CheckedClaim::verdict))
                .collect();
            if about == "E" {
                fit.retain(|name| {
                    found
                        .iter()
                        .any(|(rule, v)| rule.name() == *name && *v == Verdict::Holds)
                });
            }
            verdicts.push(found);
        }
        let number = |found: &[(&CountingRule, Verdict)]| {
            let of = |verdict| found.iter().filter(|(_, v)| *v == verdict).count();
            match of(Verdict::Depends) {
                0 => format!("{} of {}", of(Verdict::Holds), found.len()),
                n => format!("{} of {}, {n} depend", of(Verdict::Holds), found.len()),
            }
        };
        page.row(
            [format!("{sentence:?}")]
                .into_iter()
                .chain(verdicts.iter().map(|found| number(found))),
        );
        let [was, is, _] = &verdicts[..] else {
            continue;
        };
        for ((rule, was), (_, is)) in was.iter().zip(is).filter(|(was, is)| was.1 != is.1) {
            let [shipped, both, _] = &lists;
            let (one, two) = (
                two_counts(shipped, rule, pair)?,
                two_counts(both, rule, pair)?,
            );
            let rule = rule.name();
            changes.push(format!(
                "  {sentence:?} by {rule}: {was}, now {is}: {one} became {two}\n"
            ));
        }
    }
    let [shipped, both, all] = fit_all.map(|names| match names.as_slice() {
        [] => "none".to_owned(),
        names => names.join(" "),
    });
    Ok(format!(
        "How complete is the list? The sentences again, with what a second look found\n{page}\n\
         What the rows found since changed, and by which counts of 2019–2021 and 2022–2024\n{}\
         All five sentences on exercises at once: {shipped}; with the rows found since: {both}; with the drills: {all}.\n",
        changes.concat()
    ))
}

/// The counts of the article's two periods under a rule.
fn two_counts(ledger: &Ledger, rule: &CountingRule, pair: Dyad) -> Result<String> {
    let (before, after) = before_and_after()?;
    let table = TallyTable::count(ledger, rule, &Partition::disjoint(&[before, after])?)?;
    let count = |period| Ok::<_, Error>(table.over(&pair, period)?.count());
    Ok(format!("{} and {}", count(before)?, count(after)?))
}

fn totals() -> Result<String> {
    let rule = CountingRule::unstated("The Diplomat, May 2025");
    let (before, after) = before_and_after()?;
    let looks = [
        ("exercises, as stated", Count::at_least(9), Count::exact(18)),
        ("exercises, if exact", Count::exact(9), Count::exact(18)),
        ("meetings, if exact", Count::exact(6), Count::exact(12)),
        ("both pooled, if exact", Count::exact(15), Count::exact(30)),
    ];
    let mut page = Table::new(["what", "before", "after", "ratio", "interval", "p", "class"]);
    let mut ps = Vec::new();
    for (what, one, two) in looks {
        let ratio = frequency_ratio(
            &Tallied::stated(Whole, one, before, &rule),
            &Tallied::stated(Whole, two, after, &rule),
        )?;
        let trend = classify_trend(&ratio, TrendRule::new(Confidence::P95))?;
        ps.extend(ratio.p()?.exactly());
        page.row([
            what.to_owned(),
            one.to_string(),
            two.to_string(),
            ratio.estimate().to_string(),
            format!("{:.2}", ratio.interval(Confidence::P95)?),
            ratio
                .p()?
                .exactly()
                .map_or_else(String::new, |p| format!("{p:.3}")),
            trend.class().to_string(),
        ]);
    }
    let adjusted = PAdjustment::Holm.adjusted(&ps)?;
    let pooled = adjusted.last().copied().unwrap_or(1.0);
    let years = |period: Period| period.exposure().years();
    let doubling =
        Power::new(years(before), years(after))?.sufficient(2.0, Confidence::P95, 0.8)?;
    Ok(format!(
        "{page}The pooled increase is one of {} looks at the same article: by Holm its p is {pooled:.3}, and it is no longer evidence.\n\
         A true doubling is seen four times in five from {} and {} on.\n",
        ps.len(),
        doubling.before,
        doubling.after
    ))
}

/// The records behind one count.
fn why(ledger: &Ledger, rules: &[CountingRule], pair: Dyad, name: &str, year: i32) -> Result<()> {
    let Some(rule) = rules.iter().find(|rule| rule.name() == name) else {
        println!("There is no rule {name:?}.");
        return Ok::<(), Error>(());
    };
    let period = Period::year(year)?;
    let table = TallyTable::count(ledger, rule, &Partition::disjoint(&[period])?)?;
    let behind = table.occurrences_behind(ledger, &pair, period)?;
    println!("Why {name} counts {} in {year}: {rule}", behind.len());
    for (occurrence, _) in behind {
        let rows: Vec<&str> = occurrence.rows().map(interstate::Interaction::id).collect();
        println!("  {}  {}", occurrence.when(), rows.join(" + "));
    }
    Ok(())
}
