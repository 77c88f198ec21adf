//! The tables of CALIBRATION.md: written, read and compared.

use std::fmt;

/// A share of draws in hundredths, with its Monte Carlo error.
#[derive(Clone, Copy)]
pub(super) struct Share {
    pub(super) percent: f64,
    pub(super) error: f64,
}

impl Share {
    pub(super) fn of(hits: u64, draws: u64) -> Self {
        let (p, n) = (hits as f64 / draws as f64, draws as f64);
        Self {
            percent: 100.0 * p,
            error: 100.0 * (p * (1.0 - p) / n).sqrt(),
        }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} ± {:.1}", self.percent, self.error)
    }
}

/// A line of a table, and in what its method falls short of what the page promises.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) faults: Vec<String>,
}

impl Line {
    pub(super) fn new(cells: &[String], faults: Vec<String>) -> Self {
        Self {
            text: format!("| {} |", cells.join(" | ")),
            faults,
        }
    }
}

/// A method's name, bold where it is recommended.
pub(super) fn marked(name: &str, recommended: bool) -> String {
    if recommended {
        format!("**{name}**")
    } else {
        name.to_owned()
    }
}

/// The page with the lines of a section in the place of those that it has: they stand below a comment of the section's name, the head
/// of the table and its rule, up to an empty line.
pub(super) fn replaced(page: &str, section: &str, lines: &[Line]) -> String {
    let (start, end) = place(page, section);
    let mut new = page[..start].to_owned();
    for line in lines {
        new += &line.text;
        new.push('\n');
    }
    new + &page[end..]
}

/// That a section of the page has not this line.
pub(super) fn lacks(page: &str, section: &str, line: &Line) -> Option<String> {
    let (start, end) = place(page, section);
    let is_there = page[start..end].lines().any(|told| told == line.text);
    (!is_there).then(|| format!("{section}: the page lacks {}", line.text))
}

/// The first line of a section that is not as the page has it: what the page has, and what was found.
pub(super) fn difference(page: &str, section: &str, lines: &[Line]) -> Option<String> {
    let (start, end) = place(page, section);
    let mut old = page[start..end].lines();
    let mut new = lines.iter().map(|line| line.text.as_str());
    loop {
        let pair = (old.next(), new.next());
        if pair.0 != pair.1 {
            let words = |line: Option<&str>| line.unwrap_or("no further line").to_owned();
            return Some(format!(
                "{section}:\n  page  {}\n  found {}",
                words(pair.0),
                words(pair.1)
            ));
        }
        pair.0?;
    }
}

/// From where to where the lines of a section stand.
fn place(page: &str, section: &str) -> (usize, usize) {
    let mark = format!("<!-- table: {section} -->\n");
    let at = page
        .find(&mark)
        .unwrap_or_else(|| panic!("CALIBRATION.md lacks {mark:?}"));
    let mut start = at + mark.len();
    for _ in 0..2 {
        start += page[start..].find('\n').unwrap() + 1;
    }
    let end = page[start..]
        .find("\n\n")
        .map_or(page.len(), |at| start + at + 1);
    // A table without lines: the empty line follows its head at once.
    (
        start,
        if page[start..].starts_with('\n') {
            start
        } else {
            end
        },
    )
}

#[test]
fn a_line_of_the_page_that_is_not_what_is_found_is_named() {
    let page = "# Two\n\n<!-- table: one -->\n| a | b |\n|---|---|\n| x | 1 |\n| y | 2 |\n\nRest\n";
    let line = |text: &str| Line {
        text: text.to_owned(),
        faults: Vec::new(),
    };
    let (good, bad) = (line("| y | 2 |"), line("| y | 3 |"));
    assert_eq!(difference(page, "one", &[line("| x | 1 |"), good]), None);
    assert_eq!(
        difference(page, "one", &[line("| x | 1 |"), bad]).unwrap(),
        "one:\n  page  | y | 2 |\n  found | y | 3 |"
    );
    assert_eq!(
        difference(page, "one", &[line("| x | 1 |")]).unwrap(),
        "one:\n  page  | y | 2 |\n  found no further line"
    );
    let empty = replaced(page, "one", &[]);
    assert_eq!(
        empty,
        "# Two\n\n<!-- table: one -->\n| a | b |\n|---|---|\n\nRest\n"
    );
    let again = replaced(&empty, "one", &[line("| x | 1 |"), line("| y | 2 |")]);
    assert_eq!(again, page);
}
