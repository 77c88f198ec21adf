//! Laws of counts, against brute force over every number that the bounds allow.

use interstate::Count;
use interstate::count::WordPolicy;
use interstate::time::Fraction;
use proptest::prelude::*;

/// Bounds whose numbers can all be tried; an open end is tried up to `FAR`.
fn small() -> impl Strategy<Value = Count> {
    (0..12_u64, prop::option::of(0..12_u64))
        .prop_map(|(lo, more)| Count::between(lo, more.map(|m| lo + m)).unwrap())
}

const FAR: u64 = 60;

fn numbers(count: Count) -> impl Iterator<Item = u64> {
    (0..FAR).filter(move |n| count.allows(*n))
}

fn counts() -> impl Strategy<Value = Count> {
    (any::<u64>(), any::<Option<u64>>())
        .prop_filter_map("backwards", |(lo, hi)| Count::between(lo, hi).ok())
}

/// Large, and yet three of them fit: beside the limit the order of adding decides which sum is refused first.
fn large() -> impl Strategy<Value = Count> {
    let end = || 0..u64::MAX / 4;
    (end(), prop::option::of(end()))
        .prop_filter_map("backwards", |(lo, hi)| Count::between(lo, hi).ok())
}

proptest! {
    #![proptest_config(crate::common::cases(1000))]

    #[test]
    fn a_sum_is_a_monoid(a in large(), b in large(), c in large()) {
        prop_assert_eq!(a.checked_add(Count::ZERO).unwrap(), a);
        prop_assert_eq!(a.checked_add(b).ok(), b.checked_add(a).ok());
        let left = a.checked_add(b).and_then(|ab| ab.checked_add(c)).ok();
        let right = b.checked_add(c).and_then(|bc| a.checked_add(bc)).ok();
        prop_assert_eq!(left, right);
    }

    #[test]
    fn arithmetic_holds_for_every_number(a in small(), b in small(), times in 0..4_u64) {
        let (sum, product) = (a.checked_add(b).unwrap(), a.checked_mul(times).unwrap());
        for x in numbers(a) {
            prop_assert!(product.allows(times * x));
            for y in numbers(b) {
                prop_assert!(sum.allows(x + y));
            }
        }
        // Sharp: both ends are reached.
        prop_assert!(sum.lo() == a.lo() + b.lo() && sum.hi() == a.hi().zip(b.hi()).map(|(x, y)| x + y));
        let mut left = numbers(a).flat_map(|x| numbers(b).filter_map(move |y| x.checked_sub(y))).collect::<Vec<_>>();
        left.sort_unstable();
        match a.checked_sub(b) {
            Ok(rest) => {
                prop_assert_eq!(left.first(), Some(&rest.lo()));
                prop_assert!(rest.hi().is_none() || left.last() == rest.hi().as_ref());
            }
            Err(_) => prop_assert!(left.is_empty()),
        }
    }

    #[test]
    fn a_certain_answer_holds_for_every_pair(a in small(), b in small(), n in 0..30_u64) {
        let pairs = || numbers(a).flat_map(|x| numbers(b).map(move |y| (x, y)));
        let open = a.hi().is_none() || b.hi().is_none();
        prop_assert!(!a.certainly_more(b) || pairs().all(|(x, y)| x > y));
        prop_assert!(open || a.certainly_more(b) == pairs().all(|(x, y)| x > y));
        prop_assert!(!b.certainly_more(a) || pairs().all(|(x, y)| x < y));
        prop_assert!(open || b.certainly_more(a) == pairs().all(|(x, y)| x < y));
        prop_assert_eq!(a.exactly().is_some() && a == b, pairs().all(|(x, y)| x == y));
        let truth = super::truth_of(numbers(a).all(|x| x >= n), numbers(a).any(|x| x >= n));
        prop_assert_eq!(a.reaches(n), truth);
        let truth = super::truth_of(numbers(a).all(|x| x <= n), numbers(a).any(|x| x <= n));
        prop_assert_eq!(a.stays_at_most(n), truth);
    }

    #[test]
    fn hull_and_intersection_are_those_of_the_numbers(a in small(), b in small()) {
        let shared: Vec<_> = numbers(a).filter(|n| b.allows(*n)).collect();
        match a.intersection(b) {
            Ok(both) => prop_assert_eq!(numbers(both).collect::<Vec<_>>(), shared),
            Err(_) => prop_assert!(shared.is_empty()),
        }
        let hull = a.hull(b);
        prop_assert!(numbers(a).chain(numbers(b)).all(|n| hull.allows(n)));
        prop_assert_eq!(hull.lo(), a.lo().min(b.lo()));
    }

    #[test]
    fn a_count_reads_back_as_it_was_printed(count in counts()) {
        prop_assert_eq!(count.to_string().parse::<Count>().unwrap(), count);
        let json = serde_json::to_string(&count).unwrap();
        prop_assert_eq!(serde_json::from_str::<Count>(&json).unwrap(), count);
        prop_assert_eq!(WordPolicy::strict().read(&count.to_string()).unwrap(), count);
    }

    #[test]
    fn about_is_outward_and_holds_the_number(n in any::<u32>(), above in 0..=20_u64) {
        let policy = WordPolicy::strict().with_about(Fraction::new(above, 20).unwrap()).unwrap();
        let read = policy.read(&format!("about {n}")).unwrap();
        prop_assert!(read.allows(n.into()));
        let off = u64::from(n) * above;
        prop_assert!(20 * read.lo() + off <= 20 * u64::from(n));
        prop_assert!(20 * read.hi().unwrap() >= 20 * u64::from(n) + off);
        prop_assert!(20 * (read.lo() + 1) + off > 20 * u64::from(n));
    }

    #[test]
    fn no_words_panic(words in "(at least |about |over |up to |)?(a |two |twenty|[0-9]{0,3})?( dozen|-five|\\+|-[0-9])?( or more)?") {
        let policy = WordPolicy::strict().with_about(Fraction::new(1, 5).unwrap()).unwrap().with_few(3);
        if let Ok(count) = policy.read(&words) {
            prop_assert_eq!(policy.read(&words.to_uppercase()).unwrap(), count);
            prop_assert_eq!(count.to_string().parse::<Count>().unwrap(), count);
        }
    }
}
