use super::{Pools, quick};
use crate::interaction::record::Interaction;

const LINES: [&str; 5] = [
    r#"{"id":"a","kind":"call","when":"2022-10","parties":["CHN","RUS"]}"#,
    r#"{ "id" : "b\"\u00e9\\" , "kind" : "naval_exercise" , "when" : "2022-10-01/2022-10-03" , "parties" : [ "CHN" , "IRN:observer" ] }"#,
    r#"{"id":"c","kind":"meeting","when":"2022-10-01","parties":["CHN","\"a;b\":target"],"count":"2-3","facets":{"setting":"bilateral","venue":"in_person","soil":"CHN","rank":"head","certainty":"confirmed"},"phase_of":"x","part_of":"a","responds_to":"b","series":"Joint Sea","edition":12,"tags":["t","u"],"title":" T ","place":"p\nq","source":"https://example.org/"}"#,
    r#"{"source":"s","parties":["CHN"],"when":"202X","id":"d","kind":"statement","persons":["Yang Jiechi (CHN, security_council)"],"quantities":[{"what":"ships","count":5,"owner":"CHN"}],"framework":"a","agreement":{"signed":"2022"},"pressure":{"demand":"x"},"conflicts":[]}"#,
    r#"{"id":"e","kind":"call","when":"2022","parties":["RUS","RUS"],"edition":1.5,"title":null}"#,
];

/// What takes the place of a byte.
const PARTS: [&str; 18] = [
    "", "\"", "\\", "\\\"", "\\u0041", "{", "}", "[", "]", ",", ":", " ", "0", "-", "null", "\t",
    "\u{200b}", "id",
];

/// That a line is read as by the long way, or not at all; whether it was read.
#[track_caller]
fn is_read_alike(line: &str, pools: &mut Pools) -> bool {
    let long: Option<Interaction> = serde_json::from_str(line).ok();
    let short = quick(line, pools);
    if short.is_some() {
        assert_eq!(short, long, "{line}");
    }
    short.is_some()
}

#[test]
fn what_is_read_by_the_short_way_is_what_the_long_way_reads() {
    let mut pools = Pools::default();
    for (number, line) in LINES.iter().enumerate() {
        let read: Vec<bool> = (0..3).map(|_| is_read_alike(line, &mut pools)).collect();
        assert_eq!(read, [number < 4; 3], "{line}");
    }
    for line in LINES {
        for (at, letter) in line.char_indices() {
            let (before, behind) = (&line[..at], &line[at + letter.len_utf8()..]);
            for part in PARTS {
                is_read_alike(&[before, part, behind].concat(), &mut pools);
                is_read_alike(&[before, part, &line[at..]].concat(), &mut pools);
            }
            is_read_alike(before, &mut pools);
        }
    }
}
