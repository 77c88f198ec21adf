//! Seeded simulation, for tables too large to list.

use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::stirling::ln_choose;

/// How many tables to draw where too many exist to list them, and from which seed: the same seed gives the same answer.
///
/// # Examples
/// ```
/// use interstate::stats::simulation::Simulation;
///
/// let simulation = Simulation::seeded(2024);
/// assert_eq!((simulation.draws(), simulation.seed()), (99_999, 2024));
/// assert_eq!(
///     Simulation::new(2024, 50).unwrap_err().to_string(),
///     "number of draws 50 is outside 99 ≤ draws ≤ 10,000,000",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Simulation {
    seed: u64,
    draws: u32,
}

impl Simulation {
    /// 99,999 draws: a p-value of 0.05 is then known to ± 0.0007.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self {
            seed,
            draws: 99_999,
        }
    }

    /// Another number of draws.
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

    /// How many tables are drawn.
    #[must_use]
    pub fn draws(self) -> u32 {
        self.draws
    }

    /// The seed.
    #[must_use]
    pub fn seed(self) -> u64 {
        self.seed
    }

    /// `p = (1 + extreme) / (1 + draws)`: the observed table counts as a draw, so that p is never 0.
    pub(crate) fn p(self, mut extreme: impl FnMut(&mut Generator) -> bool) -> (f64, Reckoned) {
        let mut generator = Generator::seeded(self.seed);
        let hits = (0..self.draws).filter(|_| extreme(&mut generator)).count();
        let draws = f64::from(self.draws);
        let p = (1.0 + hits as f64) / (1.0 + draws);
        let reckoned = Reckoned::Simulated {
            draws: self.draws,
            seed: self.seed,
            standard_error: (p * (1.0 - p) / draws).sqrt(),
        };
        (p, reckoned)
    }
}

/// How a p-value was reckoned.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Reckoned {
    /// Over every possible table: exact.
    Enumerated {
        /// How many tables there are.
        tables: u64,
    },
    /// Over tables drawn at random.
    Simulated {
        /// How many were drawn.
        draws: u32,
        /// From which seed.
        seed: u64,
        /// The standard error of the p-value.
        standard_error: f64,
    },
}

/// Blackman and Vigna's xoshiro256++, started by `SplitMix64`: small, fast, the same on every machine and in every version.
pub(crate) struct Generator {
    state: [u64; 4],
}

impl Generator {
    pub(crate) fn seeded(seed: u64) -> Self {
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
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 * (0.5_f64).powi(53)
    }

    /// How many of `n` happen, each with chance `p`: the law is walked outward from its mode.
    pub(crate) fn binomial(&mut self, n: u64, p: f64) -> u64 {
        if p <= 0.0 || n == 0 {
            return 0;
        }
        if p >= 1.0 {
            return n;
        }
        let size = n as f64;
        // OK because 0 < p < 1, so that the mode is between 0 and n.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 ..= n"
        )]
        let mode = (((size + 1.0) * p) as u64).min(n);
        let at = mode as f64;
        let odds = p / (1.0 - p);
        let top = (ln_choose(size, at) + at * p.ln() + (size - at) * (-p).ln_1p()).exp();
        let mut left = self.uniform() - top;
        let (mut up, mut down) = (mode, mode);
        let (mut above, mut below) = (top, top);
        while left >= 0.0 {
            above *= (n - up) as f64 / (up as f64 + 1.0) * odds;
            up = (up + 1).min(n);
            left -= above;
            if left < 0.0 {
                return up;
            }
            below *= down as f64 / ((size - down as f64 + 1.0) * odds);
            down = down.saturating_sub(1);
            left -= below;
            if left < 0.0 {
                return down;
            }
            if above + below < 1e-17 {
                // The rest of the law is less than what rounding took.
                break;
            }
        }
        mode
    }
}
