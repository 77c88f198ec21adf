//! Counts: bounds, arithmetic, text.

use interstate::{Count, ErrorCategory, Truth};

#[track_caller]
fn count(text: &str) -> Count {
    text.parse().unwrap()
}

#[test]
fn counts_print_as_they_are_read() {
    for (text, json) in [
        ("10", "10"),
        ("10+", "\"10+\""),
        ("3-5", "\"3-5\""),
        ("0", "0"),
    ] {
        assert_eq!(count(text).to_string(), text);
        assert_eq!(serde_json::to_string(&count(text)).unwrap(), json);
        assert_eq!(serde_json::from_str::<Count>(json).unwrap(), count(text));
    }
    assert_eq!(count("3–5"), count("3-5"));
    assert_eq!(count("5-5"), Count::exact(5));
}

#[test]
fn what_is_no_count_is_refused_through_both_doors() {
    for text in [
        "",
        "-3",
        "about 25",
        "1,200",
        "5-",
        "+",
        "3-4-5",
        "1.5",
        "18446744073709551616",
    ] {
        let refused = text.parse::<Count>().unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!("{text:?} is not a count; write it as 10, 10+ or 3-5")
        );
        assert_eq!(refused.category(), ErrorCategory::Count);
        assert!(serde_json::from_str::<Count>(&format!("{text:?}")).is_err());
    }
    for json in ["-1", "1.5", "null", "\"5-3\"", "[1,2]"] {
        assert!(serde_json::from_str::<Count>(json).is_err(), "{json}");
    }
    assert_eq!(
        "5-3".parse::<Count>().unwrap_err().to_string(),
        "count from 5 to 3: the lower end is above the upper one"
    );
}

#[test]
fn arithmetic_adds_the_ends_and_refuses_what_does_not_fit() {
    assert_eq!(count("3-5").checked_add(count("2+")).unwrap(), count("5+"));
    assert_eq!(count("3-5").checked_add(count("2")).unwrap(), count("5-7"));
    assert_eq!(count("3-5").checked_mul(2).unwrap(), count("6-10"));
    assert_eq!(count("3+").checked_mul(0).unwrap(), Count::ZERO);
    assert_eq!(
        count("3-5").checked_sub(count("4-9")).unwrap(),
        count("0-1")
    );
    assert_eq!(count("5+").checked_sub(count("2+")).unwrap(), count("0+"));
    assert_eq!(
        count("3").checked_sub(count("4")).unwrap_err().to_string(),
        "3 - 4 is below zero"
    );
    assert_eq!(
        Count::exact(u64::MAX)
            .checked_add(Count::exact(1))
            .unwrap_err()
            .to_string(),
        "18446744073709551615 + 1 does not fit a count"
    );
    assert_eq!(
        Count::at_least(u64::MAX)
            .checked_mul(2)
            .unwrap_err()
            .to_string(),
        "18446744073709551615+ * 2 does not fit a count"
    );
}

#[test]
fn a_comparison_is_certain_or_it_is_not() {
    assert!(count("10+").certainly_more(count("3-9")));
    assert!(!count("10+").certainly_more(count("3-10")));
    assert!(!count("20").certainly_more(count("3+")));
    assert!(count("10+").certainly_more(count("3-9")));
    assert!(!count("3-9").certainly_more(count("10+")));
    assert_eq!(
        (count("3").exactly(), count("3+").exactly()),
        (Some(3), None)
    );
    assert_eq!(count("3-9").reaches(3), Truth::Yes);
    assert_eq!(count("3-9").reaches(9), Truth::Depends);
    assert_eq!(count("3-9").reaches(10), Truth::No);
    assert_eq!(count("3+").stays_at_most(9), Truth::Depends);
    assert_eq!(count("3-9").stays_at_most(9), Truth::Yes);
}

#[test]
fn two_sources_are_combined_by_name() {
    assert_eq!(count("3-9").hull(count("12")), count("3-12"));
    assert_eq!(count("3-9").hull(count("12+")), count("3+"));
    assert_eq!(
        count("3-9").intersection(count("5+")).unwrap(),
        count("5-9")
    );
    assert_eq!(
        count("3-9")
            .intersection(count("12"))
            .unwrap_err()
            .to_string(),
        "3-9 and 12 cannot both be true"
    );
}

mod words {
    use super::count;
    use interstate::count::{PluralReading, QuotedCount, QuotedRate, WordPolicy};
    use interstate::time::{Fraction, YearConvention};
    use interstate::{Count, Exposure, Period};

    fn fifth() -> WordPolicy {
        WordPolicy::strict()
            .with_about(Fraction::new(1, 5).unwrap())
            .unwrap()
    }

    #[test]
    fn words_of_agreed_meaning_need_no_policy() {
        for (words, bounds) in [
            ("10", "10"),
            ("ten", "10"),
            ("at least 10", "10+"),
            ("At least ten", "10+"),
            ("10 or more", "10+"),
            ("10+", "10+"),
            ("more than 10", "11+"),
            ("over 10", "11+"),
            ("fewer than 10", "0-9"),
            ("under 10", "0-9"),
            ("no more than 10", "0-10"),
            ("up to 10", "0-10"),
            ("at most 10", "0-10"),
            ("10 or fewer", "0-10"),
            ("between 3 and 5", "3-5"),
            ("3–5", "3-5"),
            ("three to five", "3-5"),
            ("a couple", "2"),
            ("twice", "2"),
            ("twenty-five", "25"),
            ("ninety", "90"),
            ("a dozen", "12"),
            ("half a dozen", "6"),
            ("two  dozen", "24"),
            ("two hundred", "200"),
            ("none", "0"),
        ] {
            assert_eq!(
                WordPolicy::strict().read(words).unwrap(),
                count(bounds),
                "{words}"
            );
        }
    }

    #[test]
    fn a_thing_that_happened_happened_once_at_least() {
        let policy = WordPolicy::strict().with_happened();
        for (words, bounds) in [
            ("fewer than 10", "1-9"),
            ("up to 10", "1-10"),
            ("at most 10", "1-10"),
            ("3", "3"),
        ] {
            assert_eq!(policy.read(words).unwrap(), count(bounds), "{words}");
        }
        assert_eq!(
            policy.read("none").unwrap_err().to_string(),
            "0 and 1+ cannot both be true"
        );
    }

    #[test]
    fn words_without_an_agreed_meaning_need_a_policy() {
        for (words, word) in [
            ("about 25", "about"),
            ("some 25", "some"),
            ("around 25", "around"),
            ("roughly 25", "roughly"),
            ("approximately 25", "approximately"),
            ("dozens", "dozens"),
            ("hundreds", "hundreds"),
            ("several", "several"),
            ("a few", "a few"),
        ] {
            assert_eq!(
                WordPolicy::strict().read(words).unwrap_err().to_string(),
                format!("{words:?} is not a count; say which reading of {word:?} to use")
            );
        }
        assert_eq!(fifth().read("about 25").unwrap(), count("20-30"));
        assert_eq!(fifth().read("some 26").unwrap(), count("20-32")); // 20.8 to 31.2, outward
        assert_eq!(
            WordPolicy::strict().with_few(3).read("several").unwrap(),
            count("3+")
        );
        for (words, literal, acled) in
            [("dozens", 24, 12), ("tens", 20, 10), ("hundreds", 200, 100)]
        {
            let read = |p| WordPolicy::strict().with_plurals(p).read(words).unwrap();
            assert_eq!(read(PluralReading::LiteralPlural), Count::at_least(literal));
            assert_eq!(
                read(PluralReading::AcledConservative),
                Count::at_least(acled)
            );
        }
        let acled = WordPolicy::strict().with_plurals(PluralReading::AcledConservative);
        assert!(acled.read("thousands").is_err());
        let six_fifths = Fraction::new(6, 5).unwrap();
        assert_eq!(
            WordPolicy::strict()
                .with_about(six_fifths)
                .unwrap_err()
                .to_string(),
            "a share of 6/5 is more than 1"
        );
    }

    #[test]
    fn a_rate_is_not_a_count() {
        assert_eq!(
            fifth().read("weekly").unwrap_err().to_string(),
            "\"weekly\" is a rate, not a count; say over how many years"
        );
    }

    #[test]
    fn words_that_say_no_number_are_refused() {
        for words in [
            "",
            "many",
            "1,200",
            "at least",
            "at least about 25",
            "-3",
            "fewer than 0",
            "twenty-zero",
            "twenty-ten",
            "few",
            "between 5",
            "one dozen dozen",
            "more than 18446744073709551615",
        ] {
            assert_eq!(
                fifth().read(words).unwrap_err().to_string(),
                format!(
                    "{words:?} is not a count; write it as 10, at least 10, up to 10, between 3 and 5 or 3-5"
                ),
            );
        }
        assert_eq!(
            fifth().read("between 5 and 3").unwrap_err().to_string(),
            "count from 5 to 3: the lower end is above the upper one"
        );
    }

    #[test]
    fn how_words_were_read_stays_with_the_count() {
        let worded = QuotedCount::read("about 25", fifth()).unwrap();
        assert_eq!(
            worded.to_string(),
            "20-30 (\"about 25\"; \"about\" is 1/5 of the number each way, rounded outward)"
        );
        let json = serde_json::to_string(&worded).unwrap();
        assert_eq!(serde_json::from_str::<QuotedCount>(&json).unwrap(), worded);
        let smuggled = json.replace("1/5", "6/5");
        assert!(serde_json::from_str::<QuotedCount>(&smuggled).is_err());
        let unread = json.replace("about 25", "many");
        assert!(serde_json::from_str::<QuotedCount>(&unread).is_err());
    }

    #[test]
    fn an_average_becomes_a_total_by_exact_fractions_rounded_inward() {
        let three = Period::years(2019..=2021).unwrap();
        let rate = |text: &str| text.parse::<Fraction>().unwrap();
        let at_least = |text| QuotedRate::at_least(rate(text));
        assert_eq!(
            at_least("2").on_average(three.exposure()).unwrap(),
            count("6+")
        );
        assert_eq!(
            at_least("1.5").on_average(three.exposure()).unwrap(),
            count("5+")
        );
        assert_eq!(
            QuotedRate::at_most(rate("1.5"))
                .on_average(three.exposure())
                .unwrap(),
            count("0-4")
        );
        // By days, three calendar years are 1096/365, and six would become seven: the convention is the caller's word.
        let by_days = three.exposure_by(YearConvention::Days);
        assert_eq!(at_least("2").on_average(by_days).unwrap(), count("7+"));
        let anchored: Period = "2022-02-24..2024-02-24".parse().unwrap();
        let anniversary = anchored.exposure_by(YearConvention::Anniversary);
        assert_eq!(at_least("2").on_average(anniversary).unwrap(), count("4+"));
        assert_eq!(
            QuotedRate::exact(rate("1.5"))
                .on_average(three.exposure())
                .unwrap_err()
                .to_string(),
            "no whole number lies from 9/2 to 9/2"
        );
        let two_and_a_half = Exposure::new(rate("2.5"), YearConvention::ActAct).unwrap();
        let about = QuotedRate::about(rate("2"), rate("0.2")).unwrap();
        assert_eq!(about.on_average(two_and_a_half).unwrap(), count("4-6"));
        assert_eq!(about.on_average(three.exposure()).unwrap(), count("4-8")); // 4.8 to 7.2, outward
        assert!(QuotedRate::between(rate("3"), rate("2")).is_err());
    }

    #[test]
    fn every_year_says_more_than_on_average() {
        let three = Period::years(2019..=2021).unwrap();
        let twice = QuotedRate::at_least(Fraction::whole(2));
        assert_eq!(twice.every_year().unwrap(), count("2+"));
        assert_eq!(twice.every(three).unwrap(), count("6+"));
        // July 2019 to June 2021 holds one whole calendar year, and touches three.
        let cut: Period = "2019-07-01..2021-07-01".parse().unwrap();
        assert_eq!(twice.every(cut).unwrap(), count("2+"));
        assert_eq!(
            QuotedRate::exact(Fraction::whole(2)).every(cut).unwrap(),
            count("2-6")
        );
        let inside: Period = "2019-03-01..2019-07-01".parse().unwrap();
        assert_eq!(twice.every(inside).unwrap(), count("0+"));
    }
}
