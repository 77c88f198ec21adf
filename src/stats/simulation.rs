//! Seeded simulation, for tables too large to list.

use std::fmt;
use std::ops::ControlFlow;

use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::answer::p_value::p_text;
use crate::stats::special::normal::normal_quantile;
use crate::stats::special::poisson::poisson_ln_density;
use crate::stats::special::stirling::ln_choose;

/// The number of random draws and their seed, for tests with too many tables to list; the same seed gives the same answer.
///
/// # Examples
/// ```
/// use interstate::stats::Simulation;
///
/// assert_eq!(Simulation::seeded(2024), Simulation::new(2024, 99_999)?);
/// assert_eq!(
///     Simulation::new(2024, 50).unwrap_err().to_string(),
///     "number of draws 50 is outside 99 ≤ draws ≤ 10,000,000",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
pub struct Simulation {
    seed: u64,
    draws: u32,
}

impl Simulation {
    /// A simulation of 99,999 draws: a p-value of 0.05 is then known to ± 0.0007.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self {
            seed,
            draws: 99_999,
        }
    }

    /// A simulation with a seed and a number of draws.
    ///
    /// # Errors
    /// Fewer than 99 draws, which cannot show a p below 0.01, or more than ten million.
    pub fn new(seed: u64, draws: u32) -> Result<Self> {
        if !(99..=10_000_000).contains(&draws) {
            return Err(Numbers::Outside {
                what: "number of draws",
                found: f64::from(draws),
                expected: "99 ≤ draws ≤ 10,000,000",
            }
            .into());
        }
        Ok(Self { seed, draws })
    }

    /// The same simulation with a callback: `tell` is called about a thousand times with the number of draws done, and stops the simulation
    /// by [`ControlFlow::Break`]. A stopped test answers with an error: half a simulation gives no p-value.
    ///
    /// # Examples
    /// ```
    /// use std::ops::ControlFlow;
    ///
    /// use interstate::stats::{MixTable, Simulation};
    ///
    /// let kinds = MixTable::new(&[&[40; 30], &[50; 30]])?;
    /// let mut heard = 0;
    /// let watched = Simulation::new(2024, 2_000)?.with_progress(|done| {
    ///     heard = done;
    ///     ControlFlow::Continue(())
    /// });
    /// kinds.compare_exact(watched)?;
    /// assert_eq!(heard, 2_000);
    ///
    /// let stopped = Simulation::new(2024, 2_000)?.with_progress(|done| match done {
    ///     500.. => ControlFlow::Break(()),
    ///     _ => ControlFlow::Continue(()),
    /// });
    /// assert_eq!(
    ///     kinds.compare_exact(stopped).unwrap_err().to_string(),
    ///     "simulation was stopped after 500 of 2000 draws",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_progress<'a>(
        self,
        tell: impl FnMut(u32) -> ControlFlow<()> + 'a,
    ) -> WatchedSimulation<'a> {
        WatchedSimulation {
            simulation: self,
            tell: Some(Box::new(tell)),
        }
    }
}

/// A [`Simulation`] that reports its progress and can be stopped: made by [`Simulation::with_progress`], or from a plain one, which reports
/// to nobody. Every test that draws takes either.
pub struct WatchedSimulation<'a> {
    simulation: Simulation,
    tell: Option<Box<dyn FnMut(u32) -> ControlFlow<()> + 'a>>,
}

impl fmt::Debug for WatchedSimulation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("WatchedSimulation")
            .field(&self.simulation)
            .finish()
    }
}

impl From<Simulation> for WatchedSimulation<'_> {
    fn from(simulation: Simulation) -> Self {
        Self {
            simulation,
            tell: None,
        }
    }
}

impl WatchedSimulation<'_> {
    /// Refuses draws times `cells` above a limit that keeps a simulation within minutes.
    pub(super) fn check_cells(&self, what: &'static str, cells: u64, most: u64) -> Result<()> {
        let found = u64::from(self.simulation.draws).saturating_mul(cells);
        if found > most {
            return Err(Numbers::Above { what, found, most }.into());
        }
        Ok(())
    }

    /// The same draws without anybody who hears of them.
    pub(super) fn unwatched(&self) -> Simulation {
        self.simulation
    }

    /// How many draws there are to be.
    pub(super) fn draws(&self) -> usize {
        self.simulation.draws as usize
    }

    /// `p = (1 + extreme) / (1 + draws)`: the observed table counts as a draw, so that p is never 0.
    pub(super) fn p(
        self,
        mut extreme: impl FnMut(&mut Generator) -> bool,
    ) -> Result<(f64, PMethod)> {
        let ([p, _], method) = self.tails(|generator| [extreme(generator), false])?;
        Ok((p, method))
    }

    /// The same of two statements about one draw; the error is that of the first.
    pub(super) fn tails(
        mut self,
        mut holds: impl FnMut(&mut Generator) -> [bool; 2],
    ) -> Result<([f64; 2], PMethod)> {
        let Simulation { seed, draws } = self.simulation;
        let mut generator = Generator::seeded(seed);
        let told_every = (draws / 1_000).max(1);
        let mut hits = [0_u32; 2];
        for done in 1..=draws {
            let [a, b] = holds(&mut generator);
            hits = [hits[0] + u32::from(a), hits[1] + u32::from(b)];
            if (done % told_every == 0 || done == draws)
                && let Some(tell) = &mut self.tell
                && tell(done).is_break()
                && done < draws
            {
                return Err(Numbers::Stopped { done, draws }.into());
            }
        }
        let size = f64::from(draws);
        let p = hits.map(|hits| (1.0 + f64::from(hits)) / (1.0 + size));
        let method = PMethod::Simulated {
            draws,
            seed,
            standard_error: (p[0] * (1.0 - p[0]) / size).sqrt(),
        };
        Ok((p, method))
    }
}

/// How a p-value over tables was found: exactly, or by a simulation with its error.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PMethod {
    /// Over every possible table, or every order of the cells: exact.
    Enumerated {
        /// The number of tables or orders.
        tables: u64,
    },
    /// Over tables or orders drawn at random.
    Simulated {
        /// The number that was drawn.
        draws: u32,
        /// The seed of the draws.
        seed: u64,
        /// The standard error of the p-value.
        standard_error: f64,
    },
}

impl PMethod {
    /// The same method for twice the smaller tail.
    pub(super) fn of_two_sided(self, p: f64) -> Self {
        match self {
            Self::Simulated { draws, seed, .. } => Self::Simulated {
                draws,
                seed,
                standard_error: (p * (2.0 - p) / f64::from(draws)).sqrt(),
            },
            Self::Enumerated { .. } => self,
        }
    }

    /// Writes `p = 0.0087 over all 924 orders of the cells`, `p = 0.012 ± 0.0003 (99999 draws, seed 1)`; `tables` says what was listed.
    pub(super) fn text(self, p: f64, tables: &str) -> String {
        let p = p_text(p);
        match self {
            Self::Enumerated { tables: number } => format!("p {p} over all {number} {tables}"),
            Self::Simulated {
                draws,
                seed,
                standard_error,
            } => {
                // One digit that counts; none where every draw was as extreme, which leaves no error to estimate.
                let digits = (2..9_u8).find(|&d| standard_error * 10_f64.powi(d.into()) >= 1.0);
                let digits = digits.map_or(9, usize::from);
                let error = if standard_error > 0.0 {
                    format!(" ± {standard_error:.digits$}")
                } else {
                    String::new()
                };
                format!("p {p}{error} ({draws} draws, seed {seed})")
            }
        }
    }
}

/// The same where the exact law may have been summed instead: `p = 0.043, if events are independent`.
pub(crate) fn p_method_text(p: f64, method: Option<PMethod>, tables: &str) -> String {
    match method {
        Some(method) => method.text(p, tables),
        None => format!("p {}, if events are independent", p_text(p)),
    }
}

/// Blackman and Vigna's xoshiro256++, started by `SplitMix64`: small, fast, the same on every machine and in every version.
pub(crate) struct Generator {
    state: [u64; 4],
}

impl Generator {
    fn seeded(seed: u64) -> Self {
        let mut at = seed;
        let state = std::array::from_fn(|_| {
            at = at.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = at;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        });
        Self { state }
    }

    fn next(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.state;
        let out = a.wrapping_add(*d).rotate_left(23).wrapping_add(*a);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        out
    }

    /// A number in 0 ≤ u < 1, of 53 bits.
    fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 * (0.5_f64).powi(53)
    }

    /// Puts things in an order drawn at random.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }

    /// A place below `n`, which is at least 1.
    fn below(&mut self, n: usize) -> usize {
        // The high half of a product: the bias, n/2⁶⁴, is nothing beside the error of any number of draws.
        let product = u128::from(self.next()) * n as u128;
        // OK because the high half is below n.
        #[expect(clippy::cast_possible_truncation, reason = "below n")]
        let place = (product >> 64) as usize;
        place
    }

    /// A number in 0 < u < 1.
    pub(super) fn open_uniform(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) * (0.5_f64).powi(53)
    }

    /// A standard normal number, by the inverse of its law: one uniform number each.
    pub(super) fn normal(&mut self) -> f64 {
        normal_quantile(self.open_uniform())
    }

    /// A Poisson count of some mean above 0: by a walk from the mode, and for large means by rejection, whose time does not grow.
    ///
    /// # References
    /// W. Hörmann (1993), "The transformed rejection method for generating Poisson random variables", Insurance: Mathematics and
    /// Economics 12(1), 39–45, doi 10.1016/0167-6687(93)90997-4 (algorithm PTRS).
    pub(super) fn poisson(&mut self, mean: f64) -> u64 {
        if mean < 12.0 {
            let mut chance = (-mean).exp();
            let (mut count, mut left) = (0_u64, self.uniform() - chance);
            // Beyond the bound the rest of the law is less than what rounding took.
            while left >= 0.0 && count < 100 {
                count += 1;
                chance *= mean / count as f64;
                left -= chance;
            }
            return count;
        }
        let b = 0.931 + 2.53 * mean.sqrt();
        let a = -0.059 + 0.024_83 * b;
        let squeeze = 0.927_7 - 3.622_4 / (b - 2.0);
        let inverse = 1.123_9 + 1.132_8 / (b - 3.4);
        loop {
            let u = self.open_uniform() - 0.5;
            let v = self.open_uniform();
            let near = 0.5 - u.abs();
            let count = ((2.0 * a / near + b) * u + mean + 0.43).floor();
            if near >= 0.07 && v <= squeeze {
                return whole(count);
            }
            if count < 0.0 || (near < 0.013 && v > near) {
                continue;
            }
            if (v * inverse / (a / (near * near) + b)).ln() <= poisson_ln_density(count, mean) {
                return whole(count);
            }
        }
    }

    /// How many of `n` happen, each with chance `p`.
    pub(super) fn binomial(&mut self, n: u64, p: f64) -> u64 {
        if p <= 0.0 || n == 0 {
            return 0;
        }
        if p >= 1.0 {
            return n;
        }
        let size = n as f64;
        let odds = p / (1.0 - p);
        let mode = whole((size + 1.0) * p).min(n);
        let at = mode as f64;
        let top = (ln_choose(size, at) + at * p.ln() + (size - at) * (-p).ln_1p()).exp();
        let rise = |x: u64| (n - x) as f64 / (x as f64 + 1.0) * odds;
        self.walk(mode, (0, n), top, rise)
    }

    /// How many of `draws` from `good + bad` things without return are good. Takes the logarithms of the factorials up to `good + bad`:
    /// their rounding, 1e-8 of a chance at a million things, is nothing beside that of any number of draws, and a tenth of the time.
    pub(super) fn hypergeometric(
        &mut self,
        good: u64,
        bad: u64,
        draws: u64,
        ln_factorials: &[f64],
    ) -> u64 {
        let (least, most) = (draws.saturating_sub(bad), draws.min(good));
        if least >= most {
            return most;
        }
        let (g, b, d) = (good as f64, bad as f64, draws as f64);
        let mode = whole((d + 1.0) * ((g + 1.0) / (g + b + 2.0))).clamp(least, most);
        // OK because the caller has the factorials of all things.
        #[expect(
            clippy::indexing_slicing,
            clippy::cast_possible_truncation,
            reason = "at most all things"
        )]
        let ln_choose = |n: u64, k: u64| {
            let [n, k, rest] = [n, k, n - k].map(|n| ln_factorials[n as usize]);
            n - k - rest
        };
        let top = ln_choose(good, mode) + ln_choose(bad, draws - mode);
        let top = (top - ln_choose(good + bad, draws)).exp();
        let rise = |x: u64| {
            let up = (good - x) as f64 * (draws - x) as f64;
            up / ((x as f64 + 1.0) * ((bad + x + 1 - draws) as f64))
        };
        self.walk(mode, (least, most), top, rise)
    }

    /// Draws from a law with one mode, outward from there: `top` is the chance of the mode, `rise(x)` that of `x + 1` over that of `x`.
    fn walk(&mut self, mode: u64, ends: (u64, u64), top: f64, rise: impl Fn(u64) -> f64) -> u64 {
        let mut left = self.uniform() - top;
        let (mut up, mut down) = (mode, mode);
        let (mut above, mut below) = (top, top);
        while left >= 0.0 {
            if up < ends.1 {
                above *= rise(up);
                up += 1;
                left -= above;
                if left < 0.0 {
                    return up;
                }
            } else {
                above = 0.0;
            }
            if down > ends.0 {
                down -= 1;
                below /= rise(down);
                left -= below;
                if left < 0.0 {
                    return down;
                }
            } else {
                below = 0.0;
            }
            if above + below < 1e-17 {
                // The rest of the law is less than what rounding took.
                break;
            }
        }
        mode
    }
}

/// The whole part of a number that is not negative.
fn whole(x: f64) -> u64 {
    // OK because such a cast takes the nearest end where a number does not fit.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and saturating"
    )]
    let x = x as u64;
    x
}
