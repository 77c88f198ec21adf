//! What Stirling's formula leaves over, and the deviance.

use std::f64::consts::{LN_2, PI};

/// δ(½), δ(1), δ(1½) … δ(16).
const OF_HALVES: [f64; 32] = [
    0.153_426_409_720_027_36,
    0.081_061_466_795_327_26,
    0.054_814_121_051_917_65,
    0.041_340_695_955_409_3,
    0.033_162_873_519_936_29,
    0.027_677_925_684_998_34,
    0.023_746_163_656_297_496,
    0.020_790_672_103_765_093,
    0.018_488_450_532_673_187,
    0.016_644_691_189_821_193,
    0.015_134_973_221_917_378,
    0.013_876_128_823_070_748,
    0.012_810_465_242_920_227,
    0.011_896_709_945_891_77,
    0.011_104_559_758_206_917,
    0.010_411_265_261_972_096,
    0.009_799_416_126_158_804,
    0.009_255_462_182_712_733,
    0.008_768_700_134_139_386,
    0.008_330_563_433_362_87,
    0.007_934_114_564_314_02,
    0.007_573_675_487_951_841,
    0.007_244_554_301_320_383,
    0.006_942_840_107_209_53,
    0.006_665_247_032_707_682,
    0.006_408_994_188_004_207,
    0.006_171_712_263_039_458,
    0.005_951_370_112_758_847_5,
    0.005_746_216_513_010_115_5,
    0.005_554_733_551_962_801,
    0.005_375_599_032_926_835,
    0.005_207_655_919_609_640_4,
];

/// δ(a) = ln Γ(a) − (a − ½) ln a + a − ½ ln 2π.
pub(in crate::stats) fn stirling(a: f64) -> f64 {
    if a >= 16.0 {
        let inverse = 1.0 / a;
        let s = inverse * inverse;
        return inverse
            * (1.0 / 12.0
                + s * (-1.0 / 360.0
                    + s * (1.0 / 1260.0
                        + s * (-1.0 / 1680.0
                            + s * (1.0 / 1188.0
                                + s * (-691.0 / 360_360.0 + s * (1.0 / 156.0)))))));
    }
    if a.is_nan() || a <= 0.0 {
        return f64::NAN;
    }
    let twice = 2.0 * a;
    if twice >= 1.0 && twice == twice.trunc() {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number from 1 to 31"
        )]
        let at = twice as usize - 1;
        if let Some(&known) = OF_HALVES.get(at) {
            return known;
        }
    }
    // Neither large nor a half: one step up at a time, at most sixteen.
    let (mut a, mut sum) = (a, 0.0);
    while a < 16.0 {
        sum += (a + 0.5) * (1.0 / a).ln_1p() - 1.0;
        a += 1.0;
    }
    sum + stirling(a)
}

/// The natural logarithm of Γ(a), for a > 0.
pub(in crate::stats) fn ln_gamma(a: f64) -> f64 {
    (a - 0.5) * a.ln() - a + 0.5 * (LN_2 + PI.ln()) + stirling(a)
}

/// The natural logarithm of the number of ways to choose k of n.
pub(in crate::stats) fn ln_choose(n: f64, k: f64) -> f64 {
    if k <= 0.0 || k >= n {
        return 0.0;
    }
    // By deviances from the half, so that near-equal logarithms never cancel.
    let (a, b) = (k, n - k);
    0.5 * (n / a / b / (2.0 * PI)).ln() + stirling(n) - stirling(a) - stirling(b) + entropy(a, b, n)
}

/// The mean of ln k over k from x + 1 to y, which is `ln(y!/x!)/(y − x)`: for near and huge x and y as precise as for small ones.
pub(super) fn mean_ln_factor(x: f64, y: f64) -> f64 {
    let (x, y) = (x.min(y), x.max(y));
    if x == 0.0 {
        return ln_gamma(y + 1.0) / y;
    }
    let d = y - x;
    x.ln() + ((y + 0.5) * (d / x).ln_1p() - d + (stirling(y) - stirling(x))) / d
}

/// n ln n − a ln a − b ln b for a + b = n: a sum of two terms of one sign.
fn entropy(a: f64, b: f64, n: f64) -> f64 {
    -a * (-b / n).ln_1p() - b * (-a / n).ln_1p()
}

/// The deviance of a and a + d, `d − a ln((a + d)/a)`, never negative. `moved` is a + d as the caller knows it best.
pub(super) fn deviance(a: f64, d: f64, moved: f64) -> f64 {
    if d.abs() < 0.5 * a {
        // Loader's series: all terms are made of d itself, so that nothing cancels.
        let v = d / (2.0 * a + d);
        let square = v * v;
        let mut sum = d * v;
        let mut term = -2.0 * a * v;
        let mut odd = 3.0;
        for _ in 0..40 {
            term *= square;
            let next = sum + term / odd;
            if next == sum {
                break;
            }
            sum = next;
            odd += 2.0;
        }
        sum
    } else if d > 0.0 {
        d - a * (d / a).ln_1p()
    } else {
        d - a * (moved / a).ln()
    }
}
