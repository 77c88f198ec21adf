//! Two thousand pairs at once: which of them meet twice as often as they did?
//!
//! Events are made up, so that it is known which pairs doubled: one in twenty. They come in clusters (a variance of twice the mean), in 24
//! months against 24. The list is counted, screened and told; then many such lists, and how often the finds were wrong.
//!
//! ```text
//! cargo run --release --example screening              # one list
//! cargo run --release --example screening -- 200       # and two hundred others
//! cargo run --release --example screening -- table 100 # the table on the page of `trend::screen`, of a hundred lists a row
//! ```
//! The same seed gives the same lists. The program fails if more than 5 in 100 finds are false.
//!
//! ci: 200

use interstate::coded::CodedAct;
use interstate::report::Table;
use interstate::stats::PAdjustment;
use interstate::tally::Crossed;
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
use interstate::time::CalendarStep;
use interstate::trend::{ScreenOptions, ScreenTest, Screened, Screening, screen_tally};
use interstate::{
    Actor, Confidence, CountingRule, Coverage, Dyad, Partition, Period, Ratio, Select, TrendClass,
};
use std::collections::HashSet;
use std::sync::Arc;

type Done<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;
type Line = Crossed<Dyad, Arc<str>>;

const PAIRS: usize = 2_000;
/// One pair in so many doubles, where any does.
const ONE_IN: usize = 20;
/// Events a month of a pair in the middle; others lie around it by a factor of 2.7 either way, and more.
const A_MONTH: f64 = 2.0;

/// How events are made up.
#[derive(Clone, Copy)]
struct World {
    /// Years before and years after, in cells of a month.
    years: i32,
    /// The variance of a month's count over its mean.
    phi: f64,
    /// Whether pairs double.
    planted: bool,
}

impl World {
    fn periods(self) -> Done<(Period, Period)> {
        let middle = 2010 + self.years;
        Ok((
            Period::years(2010..=middle - 1)?,
            Period::years(middle..=middle + self.years - 1)?,
        ))
    }

    /// A list of events, counted as it comes, and the pairs that doubled.
    fn events(self, seed: u64) -> Done<(EventTally, HashSet<Dyad>)> {
        let mut random = Random(seed);
        let months = u32::try_from(24 * self.years)?;
        let cells = Partition::anchored("2010-01-01".parse()?, CalendarStep::Months(1), months)?;
        let after = self.periods()?.1;
        let grid = EventGrid::new(EventPairs::Undirected, GroupBy::Root, cells.clone())?;
        let (mut tally, mut doubled) = (EventTally::new(grid), HashSet::new());
        let met = Some("04".parse()?);
        let actors: Vec<Actor> = Actor::all().collect();
        let pairs = actors.iter().enumerate();
        let pairs = pairs.flat_map(|(i, &a)| actors.iter().take(i).map(move |&b| (a, b)));
        for (number, (a, b)) in pairs.take(PAIRS).enumerate() {
            let usual = A_MONTH * random.normal().exp();
            let doubles = self.planted && number % ONE_IN == 0;
            if doubles {
                doubled.insert(Dyad::new(a, b)?);
            }
            for month in cells.cells() {
                let later = doubles && after.contains(month.start());
                let mean = if later { 2.0 * usual } else { usual };
                for _ in 0..random.clustered(mean, self.phi) {
                    tally.add(CodedAct::new(Some(a), Some(b), met, month.start()));
                }
            }
        }
        Ok((tally, doubled))
    }

    fn screened(self, tally: &EventTally, options: ScreenOptions) -> Done<Screening<Line>> {
        let rule = CountingRule::new("made-up meetings", Select::Everything);
        let (before, after) = self.periods()?;
        let coverage = Coverage::full(tally.grid().cells().span());
        Ok(screen_tally(
            tally, &rule, &coverage, before, after, options,
        )?)
    }
}

/// How a screening did, where it is known what is true.
#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    wrong: usize,
}

impl Score {
    fn of(screening: &Screening<Line>, doubled: &HashSet<Dyad>) -> Self {
        let mut score = Self::default();
        for line in screening.lines() {
            match line.class() {
                TrendClass::Increased if doubled.contains(&line.key().0) => score.right += 1,
                TrendClass::Increased | TrendClass::Decreased => score.wrong += 1,
                _ => {}
            }
        }
        score
    }

    /// The share of false finds among the finds; none is false where none is found.
    fn false_share(self) -> f64 {
        self.wrong as f64 / (self.right + self.wrong).max(1) as f64
    }
}

fn main() -> Done {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, usual: u64| arguments.get(at).map_or(Ok(usual), |text| text.parse());
    if arguments.first().is_some_and(|word| word == "table") {
        return table(number(1, 100)?);
    }
    let world = World {
        years: 2,
        phi: 2.0,
        planted: true,
    };
    one_list(world)?;
    match number(0, 0)? {
        0 => Ok(()),
        lists => many_lists(world, lists),
    }
}

fn one_list(world: World) -> Done {
    let (tally, doubled) = world.events(1)?;
    let options = ScreenOptions::new(Confidence::P95);
    let screening = world.screened(&tally, options)?;
    let score = Score::of(&screening, &doubled);
    println!("{screening}\n");
    println!(
        "of {} doublings {} are found, and {} finds are false",
        doubled.len(),
        score.right,
        score.wrong
    );
    let exact = world.screened(&tally, options.with_test(ScreenTest::Exact))?;
    let score = Score::of(&exact, &doubled);
    println!(
        "by the exact p, as if events were independent: {} and {}\n",
        score.right, score.wrong
    );

    println!("the ten smallest p");
    told(screening.by_p().into_iter().take(10), &doubled);
    println!("the ten largest shrunken ratios");
    told(screening.by_shrunken_ratio().into_iter().take(10), &doubled);
    let mut raw: Vec<&Screened<Line>> = screening.lines().iter().collect();
    raw.sort_by(|a, b| as_seen(b).total_cmp(&as_seen(a)));
    let hits = |lines: Vec<&Screened<Line>>| {
        let first = lines.into_iter().take(doubled.len());
        first.filter(|line| doubled.contains(&line.key().0)).count()
    };
    println!(
        "doublings among the first {}: {} by the ratio as it was seen, {} by the shrunken one",
        doubled.len(),
        hits(raw),
        hits(screening.by_shrunken_ratio())
    );
    Ok(())
}

fn as_seen(line: &Screened<Line>) -> f64 {
    match line.ratio() {
        Ratio::Finite(ratio) => ratio,
        Ratio::Unbounded => f64::INFINITY,
        Ratio::Undefined => -1.0,
    }
}

fn told<'a>(lines: impl Iterator<Item = &'a Screened<Line>>, doubled: &HashSet<Dyad>) {
    let mut page = Table::new([
        "pair",
        "before",
        "after",
        "ratio",
        "shrunken",
        "adjusted p",
        "doubled",
    ]);
    for line in lines {
        let shrunken = line
            .shrunken()
            .map(|ratio| format!("{:.2}", ratio.estimate()));
        let adjusted = line.adjusted().map(|p| format!("{p:.4}"));
        page.row([
            line.key().to_string(),
            line.before().to_string(),
            line.after().to_string(),
            line.ratio().to_string(),
            shrunken.unwrap_or_default(),
            adjusted.unwrap_or_default(),
            if doubled.contains(&line.key().0) {
                "yes"
            } else {
                "no"
            }
            .to_owned(),
        ]);
    }
    println!("{page}");
}

fn many_lists(world: World, lists: u64) -> Done {
    let (mut found, mut share, mut planted) = (0, 0.0, 0);
    for seed in 1..=lists {
        let (tally, doubled) = world.events(seed)?;
        let screening = world.screened(&tally, ScreenOptions::new(Confidence::P95))?;
        let score = Score::of(&screening, &doubled);
        found += score.right;
        share += score.false_share();
        planted += doubled.len();
    }
    let share = share / lists as f64;
    println!(
        "\nlists: {lists}; of the doublings {:.1} % are found, of the finds {:.1} % are false",
        100.0 * f64::from(u32::try_from(found)?) / f64::from(u32::try_from(planted)?),
        100.0 * share
    );
    if share > 0.05 {
        return Err("more than 5 % of the finds are false".into());
    }
    Ok(())
}

/// The table on the page of `trend::screen`.
fn table(lists: u64) -> Done {
    use PAdjustment::{BenjaminiHochberg, BenjaminiYekutieli};
    use ScreenTest::{Dispersed, Exact};
    let methods = [
        ("exact, BH", Exact, BenjaminiHochberg),
        ("dispersed, BH", Dispersed, BenjaminiHochberg),
        ("dispersed, BY", Dispersed, BenjaminiYekutieli),
    ];
    println!("| events | months | test | any false find | false share | doublings found |");
    println!("|---|---|---|---|---|---|");
    for (phi, years) in [(1.0, 1), (1.0, 2), (3.0, 1), (3.0, 2)] {
        let mut sums = [(0_u64, 0.0, 0); 3];
        for seed in 1..=lists {
            for planted in [false, true] {
                let world = World {
                    years,
                    phi,
                    planted,
                };
                let (tally, doubled) = world.events(seed)?;
                for (sum, (_, test, adjustment)) in sums.iter_mut().zip(methods) {
                    let options = ScreenOptions::new(Confidence::P95);
                    let options = options.with_test(test).with_adjustment(adjustment);
                    let score = Score::of(&world.screened(&tally, options)?, &doubled);
                    if planted {
                        sum.1 += score.false_share();
                        sum.2 += score.right;
                    } else {
                        sum.0 += u64::from(score.wrong > 0);
                    }
                }
            }
        }
        let percent = |part: f64| format!("{:.1} %", 100.0 * part / lists as f64);
        let events = if phi > 1.0 { "φ 3" } else { "Poisson" };
        for (sum, (name, ..)) in sums.into_iter().zip(methods) {
            let doublings = sum.2 as f64 * ONE_IN as f64 / PAIRS as f64;
            println!(
                "| {events} | {} v {} | {name} | {} | {} | {} |",
                12 * years,
                12 * years,
                percent(sum.0 as f64),
                percent(sum.1),
                percent(doublings)
            );
        }
    }
    Ok(())
}

/// Random numbers, the same from the same seed (`SplitMix64`).
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// Above 0, at most 1.
    fn uniform(&mut self) -> f64 {
        ((self.bits() >> 11) + 1) as f64 / (1_u64 << 53) as f64
    }

    /// Box and Muller.
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * self.uniform().ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// Marsaglia and Tsang.
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.uniform().powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 && self.uniform().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// How many exponential waits fit, a stretch of at most 30 at a time.
    fn poisson(&mut self, mean: f64) -> u64 {
        let (mut left, mut count) = (mean, 0);
        while left > 0.0 {
            let stretch = left.min(30.0);
            let (mut product, end) = (self.uniform(), (-stretch).exp());
            while product > end {
                product *= self.uniform();
                count += 1;
            }
            left -= stretch;
        }
        count
    }

    /// Negative binomial: a variance of φ times the mean.
    fn clustered(&mut self, mean: f64, phi: f64) -> u64 {
        if phi <= 1.0 {
            return self.poisson(mean);
        }
        let rate = self.gamma(mean / (phi - 1.0)) * (phi - 1.0);
        self.poisson(rate)
    }
}
