//! From values to places.

/// An axis from left to right (or from the foot up), of values or of their logarithms.
#[derive(Clone, Copy)]
pub(super) struct Axis {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

/// Where a value lies on an axis.
#[derive(Clone, Copy)]
pub(super) enum Placed {
    /// On it.
    At(f64),
    /// Below its least value: at this place, its beginning.
    Below(f64),
    /// Above its greatest value: at this place, its end.
    Above(f64),
}

impl Placed {
    pub(super) fn place(self) -> f64 {
        match self {
            Self::At(place) | Self::Below(place) | Self::Above(place) => place,
        }
    }
}

impl Axis {
    pub(super) fn new((from, to): (f64, f64), (start, end): (f64, f64)) -> Self {
        Self {
            from,
            to,
            start,
            end,
        }
    }

    /// Where a value lies, or the end of the axis beyond which it does.
    pub(super) fn placed(self, value: f64) -> Placed {
        if value < self.from {
            Placed::Below(self.start)
        } else if value > self.to {
            Placed::Above(self.end)
        } else {
            let share = (value - self.from) / (self.to - self.from);
            Placed::At(self.start + share * (self.end - self.start))
        }
    }

    pub(super) fn at(self, value: f64) -> f64 {
        self.placed(value).place()
    }

    pub(super) fn length(self) -> f64 {
        (self.end - self.start).abs()
    }
}

/// An axis of doublings: its powers of two.
#[derive(Clone, Copy)]
pub(super) struct Doublings {
    axis: Axis,
    least: i32,
    most: i32,
}

/// As many doublings an axis has at most on each side of 1: beyond, an interval is cut, and says so.
const MOST_DOUBLINGS: f64 = 4.0;

impl Doublings {
    /// An axis that holds these ratios, as far as sixteenfold either way, and 1 in any case.
    pub(super) fn holding(ratios: impl Iterator<Item = f64>, (start, end): (f64, f64)) -> Self {
        let (mut least, mut most) = (-1.0_f64, 1.0_f64);
        for ratio in ratios.filter(|ratio| *ratio > 0.0 && ratio.is_finite()) {
            least = least.min(ratio.log2().floor());
            most = most.max(ratio.log2().ceil());
        }
        let (least, most) = (least.max(-MOST_DOUBLINGS), most.min(MOST_DOUBLINGS));
        #[expect(clippy::cast_possible_truncation, reason = "whole, from −4 to 4")]
        let whole = (least as i32, most as i32);
        Self {
            axis: Axis::new((least, most), (start, end)),
            least: whole.0,
            most: whole.1,
        }
    }

    /// Its least and its greatest ratio.
    pub(super) fn ends(self) -> [f64; 2] {
        [f64::from(self.least).exp2(), f64::from(self.most).exp2()]
    }

    /// Where a ratio lies: nothing over something is below every axis, something over nothing above.
    pub(super) fn placed(self, ratio: f64) -> Placed {
        self.axis.placed(ratio.log2())
    }

    /// The places of its powers of two, and what stands there: `÷4`, `÷2`, `1`, `×2`.
    pub(super) fn ticks(self) -> impl Iterator<Item = (f64, String)> {
        (self.least..=self.most).map(move |power| {
            let fold = 1_u32 << power.unsigned_abs();
            let label = match power.signum() {
                -1 => format!("÷{fold}"),
                0 => "1".to_owned(),
                _ => format!("×{fold}"),
            };
            (self.axis.at(f64::from(power)), label)
        })
    }
}

/// Whole numbers from 0 to at least `most`, some four to seven of them.
pub(super) fn whole_ticks(most: u64) -> Vec<u64> {
    let steps = [1_u64, 2, 5];
    let mut unit = 1_u64;
    let step = loop {
        let fits = steps
            .iter()
            .map(|step| step.saturating_mul(unit))
            .find(|step| most.div_ceil(*step) <= 6);
        match fits {
            Some(step) => break step,
            None => unit = unit.saturating_mul(10),
        }
    };
    let last = most.div_ceil(step).max(1);
    (0..=last).map(|n| n.saturating_mul(step)).collect()
}
