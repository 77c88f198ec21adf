//! Whole numbers in words.

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// A number in digits or in words.
pub(super) fn number(words: &str) -> Option<u64> {
    for (unit, size) in [(" dozen", 12), (" hundred", 100), (" thousand", 1000)] {
        if let Some(times) = words.strip_suffix(unit) {
            return match times {
                "a" => Some(size),
                "half a" => Some(size / 2),
                _ => below_hundred(times)?.checked_mul(size),
            };
        }
    }
    match words {
        "a" | "once" => Some(1),
        "twice" | "a couple" | "a couple of" => Some(2),
        "no" | "none" => Some(0),
        _ => below_hundred(words).or_else(|| crate::time::digits(words)),
    }
}

fn below_hundred(words: &str) -> Option<u64> {
    let place = |of: &[&str], word| of.iter().position(|&w| w == word).map(|i| i as u64);
    if let Some(small) = place(&SMALL, words) {
        return Some(small);
    }
    let (tens, ones) = words.split_once(['-', ' ']).unwrap_or((words, "zero"));
    let tens = 10 * (place(&TENS, tens)? + 2);
    let ones = place(&SMALL, ones).filter(|&ones| ones < 10)?;
    (ones > 0 || !words.contains("zero")).then_some(tens + ones)
}
