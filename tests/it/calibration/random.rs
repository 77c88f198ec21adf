//! Random numbers of the calibration's own: nothing in them is shared with what is calibrated.

/// O'Neill's PCG XSL-RR 128/64, the same on every machine.
pub(super) struct Random {
    state: u128,
    stream: u128,
}

const MULTIPLIER: u128 = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645;
/// Up to this mean `e^−mean` is far from underflow.
const MOST_AT_ONCE: f64 = 500.0;

impl Random {
    /// Numbers that belong to one draw of one row alone, so that rows and draws may be made in any order, by any number of threads.
    pub(super) fn of(seed: u64, arm: u64, draw: u64) -> Self {
        let one = mixed(seed ^ mixed(arm ^ mixed(draw)));
        Self {
            state: u128::from(one) << 64 | u128::from(mixed(one)),
            stream: u128::from(arm) << 1 | 1,
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "the halves of a number")]
    pub(super) fn next(&mut self) -> u64 {
        self.state = self
            .state
            .wrapping_mul(MULTIPLIER)
            .wrapping_add(self.stream);
        let (high, low) = ((self.state >> 64) as u64, self.state as u64);
        (high ^ low).rotate_right((self.state >> 122) as u32)
    }

    /// In 0 < u < 1.
    fn uniform(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) * 0.5_f64.powi(53)
    }

    /// Of mean 0 and variance 1, by Marsaglia's polar method.
    pub(super) fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square < 1.0 {
                return x * (-2.0 * square.ln() / square).sqrt();
            }
        }
    }

    /// Of a gamma law, by Marsaglia and Tsang's method.
    fn gamma(&mut self, shape: f64, scale: f64) -> f64 {
        if shape < 1.0 {
            let power = self.uniform().powf(1.0 / shape);
            return self.gamma(shape + 1.0, scale) * power;
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let z = self.normal();
            let v = (1.0 + z / (9.0 * d).sqrt()).powi(3);
            if v > 0.0 && self.uniform().ln() < 0.5 * z * z + d - d * v + d * v.ln() {
                return d * v * scale;
            }
        }
    }

    /// Of mean 1 and this variance.
    pub(super) fn frailty(&mut self, variance: f64) -> f64 {
        if variance > 0.0 {
            self.gamma(1.0 / variance, variance)
        } else {
            1.0
        }
    }

    /// By the product of uniform numbers that first falls below `e^−mean`.
    pub(super) fn poisson(&mut self, mean: f64) -> u64 {
        let (mut left, mut count) = (mean, 0);
        while left > 0.0 {
            let part = left.min(MOST_AT_ONCE);
            left -= part;
            let least = (-part).exp();
            let mut product = self.uniform();
            while product > least {
                count += 1;
                product *= self.uniform();
            }
        }
        count
    }

    /// How many of the planned events are held, each with this chance.
    pub(super) fn held(&mut self, plan: f64, kept: f64) -> u64 {
        let (mut left, mut count) = (plan + 0.5, 0);
        while left >= 1.0 {
            left -= 1.0;
            count += u64::from(self.uniform() < kept);
        }
        count
    }
}

/// Stafford's mix 13: numbers that differ in one bit differ in half of them afterwards.
fn mixed(x: u64) -> u64 {
    let x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// The first numbers of the referee: `numpy.random.PCG64` 2 with state 42 and increment 109, `random_raw(3)`.
#[test]
fn the_generator_of_the_calibration_is_the_published_one() {
    let mut random = Random {
        state: 42,
        stream: 109,
    };
    let first: [u64; 3] = std::array::from_fn(|_| random.next());
    assert_eq!(
        first,
        [
            0x088a_a025_6769_9bc2,
            0xda6f_3152_0f1b_81f5,
            0x0408_77f7_c8b6_fc77
        ]
    );
}
