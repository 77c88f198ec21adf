//! "The EU lists more and more Chinese firms": what a Poisson method says, and what stands.

use interstate::sanction::{FigureReading, ListingFilter, facts};
use interstate::stats::{
    DispersedRatio, Dispersion, DispersionModel, MannKendall, Observed, RateRatio, Series,
};
use interstate::{
    Actor, Confidence, Count, CountingRule, Coverage, DirectedDyad, InteractionKind, Partition,
    Period, State, TallyTable,
};

fn printed() -> Vec<u64> {
    let packages = facts::eu_packages().unwrap();
    let eleven = packages.iter().skip_while(|p| p.package != "eu-11");
    eleven.map(|p| p.china.number().unwrap()).collect()
}

#[test]
fn more_and_more_chinese_firms_is_a_verdict_of_poisson_alone() {
    let series = printed();
    assert_eq!(series, [3, 0, 4, 19, 6, 25, 0, 7, 12, 21, 14]);
    let (before, after) = series.split_at(5);
    let ratio = RateRatio::new(
        Observed::new(32, 5.0).unwrap(),
        Observed::new(79, 6.0).unwrap(),
    );
    let poisson = ratio.interval(Confidence::P95).unwrap();
    // R 4.2.2: poisson.test(c(79, 32), c(6, 5)).
    assert!(
        (poisson.lo() - 1.348_413_388_30).abs() < 1e-10,
        "{poisson:?}"
    );
    assert!(
        (poisson.hi().unwrap() - 3.206_838_789_26).abs() < 1e-10,
        "{poisson:?}"
    );
    let p = ratio.p(1.0).unwrap().hi();
    assert!(p < 0.001, "{p}");
    // R 4.2.2: glm(family = quasipoisson, control = list(epsilon = 1e-15)), t of 9 degrees of freedom.
    let (before, after) = (
        Series::new(before, &[1.0; 5]).unwrap(),
        Series::new(after, &[1.0; 6]).unwrap(),
    );
    let phi = Dispersion::new(&[before, after]).unwrap().phi;
    assert!((phi - 7.271_536_568).abs() < 1e-8, "{phi}");
    let each_side = DispersedRatio::new(before, after).unwrap();
    let quasi = each_side.with_model(DispersionModel::QuasiPoisson).unwrap();
    let quasi = quasi.interval(Confidence::P95).unwrap();
    assert!((quasi.lo() - 0.573_017_470_197).abs() < 1e-9, "{quasi:?}");
    assert!(
        (quasi.hi().unwrap() - 7.386_247_753_111).abs() < 1e-9,
        "{quasi:?}"
    );
    assert!(quasi.contains(1.0) && !poisson.contains(1.0));
    // Each side with its own variance says the same, a little less surely.
    let each_side = each_side.interval(Confidence::P95).unwrap();
    assert!(each_side.contains(1.0) && each_side.lo() < quasi.lo());
    // No rise by ranks either, though the eye sees one.
    let rank = MannKendall::new(&series).unwrap().p();
    assert!((0.05..0.08).contains(&rank), "{rank}");
    assert!(series.windows(2).any(|w| w[1] < w[0]));
}

#[test]
fn the_sum_of_the_packages_grows_as_the_cumulative_figures_say() {
    let so_far: Vec<u64> = printed()
        .iter()
        .scan(0, |sum, n| {
            *sum += n;
            Some(*sum)
        })
        .collect();
    assert_eq!(so_far, [3, 3, 7, 26, 32, 57, 57, 64, 76, 97, 111]);
    // By bounds nothing tells how many the fifteenth and the twentieth added.
    let packages = facts::eu_packages().unwrap();
    let bounds = packages
        .iter()
        .filter_map(|p| p.china.read(FigureReading::AsBounds));
    let sum = bounds.fold(Count::ZERO, |sum, n| sum.checked_add(n).unwrap());
    assert_eq!(sum, Count::at_least(111));
}

#[test]
fn listings_are_tallied_by_dyad_and_year_like_any_interaction() {
    let register = facts::register().unwrap();
    let ledger = register
        .ledger(Coverage::full(Period::years(2022..=2025).unwrap()))
        .unwrap();
    let rule = CountingRule::new("listings", InteractionKind::SecondarySanction);
    let years = Partition::yearly(2022..=2025).unwrap();
    let table = TallyTable::count(&ledger, &rule, &years).unwrap();
    let by_year = |from: Actor, to| {
        let dyad = DirectedDyad::new(from, to).unwrap();
        let cells = table.each_cell(&dyad).unwrap();
        cells
            .into_iter()
            .map(|(_, count)| count.unwrap().count().lo())
            .collect::<Vec<_>>()
    };
    assert_eq!(by_year(State::USA.into(), State::CHN), [0, 2, 5, 0]);
    assert_eq!(by_year(State::USA.into(), State::HKG), [5, 1, 2, 0]);
    assert_eq!(by_year(Actor::EU, State::CHN), [0, 0, 5, 6]);
    assert_eq!(by_year(State::UKR.into(), State::CHN), [0, 0, 0, 3]);
    // The same as the register's own count.
    let in_2024 = ListingFilter::new()
        .of_issuer(State::USA)
        .listed_within(Period::year(2024).unwrap());
    let flow = register
        .flow(&in_2024, interstate::sanction::CountOf::Listings, &[])
        .unwrap();
    assert_eq!(flow.count(&[]), Count::exact(7));
}
