//! Days as lists and spreadsheets write them, in whatever list.

use super::file;
use super::hostile::SAMPLES;
use super::sheets::SHEETS;

/// A day as it is written in an entry, in other forms that say which number is the month: `2014-03-17` → `17.3.2014`, `17-Mar-2014`, `20140317`.
fn in_other_forms(day: &str) -> [String; 4] {
    let is_iso = day.contains('-');
    let mut parts: Vec<u32> = day
        .split(['-', '/'])
        .map(|part| part.parse().unwrap())
        .collect();
    if is_iso {
        parts.reverse();
    }
    let [day, month, year] = parts.try_into().unwrap();
    let names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";
    let name = names.split(' ').nth(month as usize - 1).unwrap();
    [
        format!("{day}.{month}.{year}"),
        format!("{day}-{name}-{year}"),
        format!("{day} {name} {year}"),
        format!("{year}{month:02}{day:02}"),
    ]
}

#[test]
fn a_day_in_another_form_that_says_which_number_is_the_month_is_that_day() {
    for sample in SAMPLES.iter().filter(|sample| !sample.day.is_empty()) {
        let plain = sample.read(sample.file().as_bytes()).unwrap();
        for other in in_other_forms(sample.day) {
            let file = sample.file().replace(sample.day, &other);
            let read = sample.lawful(file.as_bytes()).unwrap();
            assert_eq!(read.parts(), plain.parts(), "{} {other}", sample.name);
        }
    }
    for sheet in SHEETS {
        let plain = sheet.lawful(file(sheet.name).as_bytes()).unwrap();
        for other in in_other_forms(sheet.day) {
            let file = file(sheet.name).replace(sheet.day, &other);
            assert!(file.contains(&other), "{}", sheet.name);
            let read = sheet.lawful(file.as_bytes()).unwrap();
            assert_eq!(read.parts(), plain.parts(), "{} {other}", sheet.name);
        }
    }
}

#[test]
fn two_digits_of_a_year_are_no_day_where_nothing_beside_tells_the_century() {
    for sample in SAMPLES.iter().filter(|sample| !sample.day.is_empty()) {
        let file = sample.file().replace(sample.day, "9-May-20");
        let read = sample.lawful(file.as_bytes()).unwrap();
        let fault = read.account().faults()[0].to_string();
        assert!(fault.contains("\"9-May-20\" is not a day"), "{fault}");
    }
}
