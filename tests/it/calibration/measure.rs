//! What a method does in a situation: how often it is wrong, how often it sees a doubling, how often its interval holds the truth.

use super::method::{Class, Method};
use super::situation::{Cells, Situation};
use super::table::{Line, Share, marked};
use super::whole::Job;

/// A situation with the methods that are asked in it.
pub(super) struct Row {
    pub(super) situation: Situation,
    pub(super) methods: &'static [Method],
    /// The name of the method that the page recommends here, if any.
    pub(super) recommended: Option<&'static str>,
    pub(super) draws: u64,
    /// How many times the rate is after the change, for power and coverage.
    pub(super) times: f64,
    pub(super) target: Target,
}

/// What the recommended method must keep to, in hundredths; two Monte Carlo errors are allowed.
#[derive(Clone, Copy)]
pub(super) struct Target {
    pub(super) false_alarm: f64,
    /// The share of the oracle's power.
    pub(super) power: f64,
    pub(super) coverage: f64,
}

impl Target {
    /// What independent cells and streaks with ρ ≤ .6 are held against.
    pub(super) const USUAL: Self = Self {
        false_alarm: 6.5,
        power: 50.0,
        coverage: 0.0,
    };
    /// Cells that hang together otherwise than from one to the next.
    pub(super) const AIM: Self = Self {
        false_alarm: 8.0,
        ..Self::SIZE
    };
    /// Size alone.
    pub(super) const SIZE: Self = Self {
        power: 0.0,
        ..Self::USUAL
    };

    /// By how many cells the shorter side has, and how much is expected in one.
    pub(super) fn of_sides(situation: &Situation) -> Self {
        let (one, two) = situation.sides();
        match one.min(two) {
            6.. => Self::USUAL,
            3.. if situation.mean >= 20.0 => Self {
                power: 40.0,
                ..Self::USUAL
            },
            _ => Self::SIZE,
        }
    }
}

/// What was counted of one method.
#[derive(Clone, Copy, Default)]
struct Tried {
    draws: u64,
    answered: u64,
    false_alarms: u64,
    seen: u64,
    with_interval: u64,
    held: u64,
}

impl Row {
    /// By the targets of its sides, a doubling.
    pub(super) fn new(situation: Situation, methods: &'static [Method], draws: u64) -> Self {
        let target = Target::of_sides(&situation);
        Self {
            situation,
            methods,
            recommended: None,
            draws,
            times: 2.0,
            target,
        }
    }

    pub(super) fn recommends(self, method: &Method) -> Self {
        Self {
            recommended: Some(method.name),
            ..self
        }
    }

    pub(super) fn with_draws(self, draws: u64) -> Self {
        Self { draws, ..self }
    }

    pub(super) fn with_times(self, times: f64) -> Self {
        Self { times, ..self }
    }

    pub(super) fn with_target(self, target: Target) -> Self {
        Self { target, ..self }
    }
}

/// A number made of a name (Fowler, Noll and Vo), so that a row keeps its draws when others come and go.
pub(super) fn name_seed(name: &str) -> u64 {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    u64::from(hash % 100_000)
}

impl Job for Row {
    fn name(&self) -> &str {
        &self.situation.name
    }

    /// A line for each method.
    fn lines(&self) -> Vec<Line> {
        let seed = name_seed(&self.situation.name);
        let mut tried = vec![Tried::default(); self.methods.len()];
        for draw in 0..self.draws {
            let same = self.situation.draw(1.0, (seed, 0, draw));
            let changed = self.situation.draw(self.times, (seed, 1, draw));
            for (method, tried) in self.methods.iter().zip(&mut tried) {
                if draw % method.one_in == 0 {
                    tried.look(method, (&same, &changed), self.times);
                }
            }
        }
        let oracle = 100.0 * self.situation.oracle(self.times);
        let lines = self.methods.iter().zip(tried);
        lines
            .map(|(method, tried)| {
                let recommended = self.recommended == Some(method.name);
                let shares = tried.shares();
                let words =
                    |share: Option<Share>| share.map_or("–".to_owned(), |s| s.to_string());
                let cells = if tried.answered == 0 {
                    ["refused", "refused", "refused"].map(str::to_owned)
                } else {
                    [Some(shares.0), Some(shares.1), shares.2].map(words)
                };
                let [false_alarm, seen, held] = cells;
                let line = [
                    self.situation.name.clone(),
                    marked(method.name, recommended),
                    false_alarm,
                    seen,
                    format!("{oracle:.1}"),
                    held,
                    thousands(tried.draws),
                    seed.to_string(),
                ];
                let faults = if recommended {
                    self.target.faults(shares, oracle)
                } else {
                    Vec::new()
                };
                Line::new(&line, faults)
            })
            .collect()
    }
}

/// With a comma after the thousands.
pub(super) fn thousands(n: u64) -> String {
    match (n / 1000, n % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}

impl Tried {
    fn look(&mut self, method: &Method, (same, changed): (&Cells<'_>, &Cells<'_>), times: f64) {
        self.draws += 1;
        if let Ok(answer) = (method.ask)(same) {
            self.answered += 1;
            self.false_alarms += u64::from(answer.class != Class::Inconclusive);
        }
        if let Ok(answer) = (method.ask)(changed) {
            self.answered += 1;
            self.seen += u64::from(answer.class == Class::Increased);
            if let Some((lo, hi)) = answer.interval {
                self.with_interval += 1;
                self.held += u64::from(lo <= times && times <= hi);
            }
        }
    }

    /// False alarms, changes seen, and how often the interval holds the truth.
    fn shares(&self) -> (Share, Share, Option<Share>) {
        let held = (self.with_interval > 0).then(|| Share::of(self.held, self.with_interval));
        (
            Share::of(self.false_alarms, self.draws),
            Share::of(self.seen, self.draws),
            held,
        )
    }
}

impl Target {
    /// In what a method falls short of it.
    fn faults(
        &self,
        (wrong, seen, held): (Share, Share, Option<Share>),
        oracle: f64,
    ) -> Vec<String> {
        let mut faults = Vec::new();
        if wrong.percent > self.false_alarm + 2.0 * wrong.error {
            faults.push(format!(
                "false alarms {wrong} %, at most {} are allowed",
                self.false_alarm
            ));
        }
        let needed = self.power / 100.0 * oracle;
        if seen.percent + 2.0 * seen.error < needed {
            faults.push(format!(
                "a change is seen in {seen} %, at least {needed:.1} are needed"
            ));
        }
        if let Some(held) = held
            && held.percent + 2.0 * held.error < self.coverage
        {
            faults.push(format!(
                "the interval holds the truth in {held} %, at least {} are needed",
                self.coverage
            ));
        }
        faults
    }
}

/// The checks can fail: a method that always says "increased" breaks the size, one that never says anything the power.
#[test]
fn a_method_that_always_says_the_same_is_found_out() {
    use super::method::Answer;
    use super::situation::Law;

    const ALWAYS: Method = Method::new("always increased", |_| Ok(Answer::of_p(0.0, true)));
    const NEVER: Method = Method::new("always inconclusive", |_| Ok(Answer::of_p(1.0, true)));
    const NARROW: Method = Method::new("1.9 to 1.99", |_| {
        Ok(Answer {
            interval: Some((1.9, 1.99)),
            ..Answer::of_p(1.0, true)
        })
    });
    let faults = |method: &'static [Method; 1]| {
        let law = Law::Clustered {
            before: 2.0,
            after: 2.0,
        };
        let row = Row::new(Situation::new(20.0, (6, 6), law), method, 20)
            .recommends(&method[0])
            .with_target(Target {
                coverage: 91.0,
                ..Target::USUAL
            });
        row.lines().remove(0).faults
    };
    assert_eq!(
        faults(&[ALWAYS]),
        ["false alarms 100.0 ± 0.0 %, at most 6.5 are allowed"]
    );
    assert_eq!(
        faults(&[NEVER]),
        ["a change is seen in 0.0 ± 0.0 %, at least 49.6 are needed"]
    );
    assert_eq!(
        faults(&[NARROW]).last().unwrap(),
        "the interval holds the truth in 0.0 ± 0.0 %, at least 91 are needed"
    );
}
