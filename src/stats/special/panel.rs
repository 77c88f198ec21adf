//! The integral of exp(−decay) over a half-line by one panel of Gauss and Legendre's 28 points.

/// Half of the 28 nodes on [0, 1] with their weights; the other half mirrors them.
const NODES: [(f64, f64); 14] = [
    (0.001_778_751_213_022_775, 0.004_562_141_296_547_258_6),
    (0.009_348_417_314_563_623, 0.010_566_056_296_385_63),
    (0.022_870_359_685_530_903, 0.016_450_713_891_152_19),
    (0.042_183_486_803_933_96, 0.022_136_467_379_502_114),
    (0.067_053_738_712_802_47, 0.027_553_672_837_858_374),
    (0.097_179_314_541_410_42, 0.032_636_461_983_499_8),
    (0.132_194_560_993_184_1, 0.037_323_107_117_284_39),
    (0.171_674_452_980_567_52, 0.041_556_708_614_450_606),
    (0.215_139_764_094_299_14, 0.045_285_872_196_516_42),
    (0.262_062_887_522_440_9, 0.048_465_328_998_964_96),
    (0.311_874_241_955_460_65, 0.051_056_483_789_030_38),
    (0.363_969_186_182_411, 0.053_027_882_961_423_21),
    (0.417_715_358_933_309_63, 0.054_355_596_129_147_07),
    (0.472_460_355_057_982_85, 0.055_023_506_508_237_6),
];

/// `∫₀^∞ exp(−(slope·t + decay(t)))dt`, where `decay(t)` is about `curvature·t²/2` and `slope ≥ 0`.
pub(super) fn integrate(slope: f64, curvature: f64, decay: impl Fn(f64) -> f64) -> f64 {
    // Up to where the exponent is 42: what is left out is below 1e-18 of the whole.
    let end = 84.0 / (slope + (slope * slope + 84.0 * curvature).sqrt());
    let at = |node: f64| {
        let t = end * node;
        (-(slope * t + decay(t))).exp()
    };
    let sum: f64 = NODES
        .iter()
        .map(|&(node, weight)| weight * (at(node) + at(1.0 - node)))
        .sum();
    end * sum
}
