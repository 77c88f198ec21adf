//! What the remarks of an entry tell, a statement at a time, and the days of directives among them.

use chrono::NaiveDate;

/// What one statement of the remarks says that a register has a place for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::read::sanctions) enum Statement<'a> {
    /// Who deals with the party may be listed too.
    SecondarySanctions,
    /// A nationality or citizenship, by the name of the state.
    Nationality(&'a str),
    /// A number in a register, and the name of the state whose register it is.
    Registered(&'a str, &'a str),
    /// Another name.
    Alias(&'a str),
    /// The number of a ship.
    Imo(&'a str),
    /// A legal entity identifier.
    Lei(&'a str),
    /// The number of a directive under Executive Order 13662 that the party falls under.
    SectorDirective(&'a str),
    /// The name of another party, of whose listing this one is a consequence.
    LinkedTo(&'a str),
    /// A day of a directive: which day, of which directive, the day as written.
    DirectiveDay(DayOf, &'a str, &'a str),
}

/// Which of its two days a directive tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::read::sanctions) enum DayOf {
    /// It was listed.
    Listing,
    /// It applies.
    Effect,
}

/// Numbers that a state or its registrar gives to whom it registers. Passports and identity cards are none: they tell a person, not a seat.
const REGISTERS: &[&str] = &[
    "Business Number",
    "Business Registration Document #",
    "Business Registration Number",
    "Certificate of Incorporation Number",
    "Chamber of Commerce Number",
    "Commercial Registry Number",
    "Company Number",
    "Enterprise Number",
    "Government Gazette Number",
    "Matricula Mercantil No",
    "NIT #",
    "Public Registration Number",
    "Registration ID",
    "Registration Number",
    "Tax ID No.",
    "UK Company Number",
    "Unified Social Credit Code (USCC)",
    "United Social Credit Code Certificate (USCCC)",
    "V.A.T. Number",
];

/// Whether a number of this kind is one of a [register](REGISTERS).
pub(in crate::read::sanctions) fn is_of_register(kind: &str) -> bool {
    REGISTERS.iter().any(|known| *known == kind.trim())
}

/// Each statement of the remarks that says something to a register. They stand between semicolons, the last ends in a full stop.
pub(in crate::read::sanctions) fn statements(remarks: &str) -> impl Iterator<Item = Statement<'_>> {
    let remarks = remarks.trim_end();
    let remarks = remarks.strip_suffix('.').unwrap_or(remarks);
    remarks.split(';').filter_map(statement)
}

fn statement(text: &str) -> Option<Statement<'_>> {
    let text = text.trim();
    let text = text.strip_prefix("alt. ").unwrap_or(text);
    // Its last word may end in a full stop of its own, as `LTD.` does.
    if let Some(name) = text.strip_prefix("Linked To:") {
        return Some(Statement::LinkedTo(name.trim()));
    }
    let text = text.trim_end_matches('.');
    if text.starts_with("Secondary sanctions risk:") || is_subject_to_secondary(text) {
        return Some(Statement::SecondarySanctions);
    }
    let nationality = ["nationality ", "Nationality ", "citizen ", "Citizen "];
    if let Some(state) = nationality.iter().find_map(|word| text.strip_prefix(word)) {
        return Some(Statement::Nationality(state.trim()));
    }
    if let Some(rest) = text.strip_prefix("Executive Order 13662 Directive Determination -") {
        return sector_directive(rest).map(Statement::SectorDirective);
    }
    for (word, day) in [("Listing", DayOf::Listing), ("Effective", DayOf::Effect)] {
        let rest = text
            .strip_prefix(word)
            .and_then(|rest| rest.strip_prefix(" Date ("));
        if let Some((of, written)) = rest.and_then(|rest| rest.split_once(')')) {
            let written = written.trim_start_matches(':').trim();
            return Some(Statement::DirectiveDay(day, of, written));
        }
    }
    if let Some(name) = ["a.k.a. '", "f.k.a. '", "n.k.a. '"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
    {
        return Some(Statement::Alias(name.strip_suffix('\'')?));
    }
    if let Some(number) = text.strip_prefix("Vessel Registration Identification IMO ") {
        return Some(Statement::Imo(number.trim()));
    }
    if let Some(number) = text.strip_prefix("Legal Entity Number ") {
        return Some(Statement::Lei(number.trim()));
    }
    let number = REGISTERS.iter().find_map(|known| text.strip_prefix(known));
    let (number, state) = number?.strip_suffix(')')?.rsplit_once('(')?;
    Some(Statement::Registered(number.trim(), state.trim()))
}

/// The form that older entries, and those of the regulations on Hizballah, have instead.
pub(in crate::read::sanctions) fn is_subject_to_secondary(text: &str) -> bool {
    text.strip_prefix("Additional Sanctions Information -")
        .is_some_and(|rest| {
            rest.trim_start()
                .starts_with("Subject to Secondary Sanctions")
        })
}

/// `Subject to Directive 1` → `1`.
pub(in crate::read::sanctions) fn sector_directive(text: &str) -> Option<&str> {
    Some(text.trim().strip_prefix("Subject to Directive ")?.trim())
}

/// Which directive: `EO 14024 Directive 1a`; or the Chinese companies of military industry, whose list prints its days in the same form.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::read::sanctions) enum DirectiveName {
    /// The number of the executive order, and that of the directive.
    OfOrder(u16, Box<str>),
    /// `CMIC`: the listing itself.
    Cmic,
}

impl DirectiveName {
    /// Reads a name, whatever blanks a cut through the text left in it.
    pub(in crate::read::sanctions) fn of(text: &str) -> Option<Self> {
        let text: String = text.split_whitespace().collect();
        if text == "CMIC" {
            return Some(Self::Cmic);
        }
        let (order, number) = text.strip_prefix("EO")?.split_once("Directive")?;
        let number = number.to_ascii_lowercase();
        let is_number = number.starts_with(|c: char| c.is_ascii_digit())
            && number.bytes().all(|b| b.is_ascii_alphanumeric());
        is_number.then_some(Self::OfOrder(order.parse().ok()?, number.into()))
    }
}

/// A day as the remarks write it: `24 Feb 2022`.
pub(in crate::read::sanctions) fn english_day(text: &str) -> Option<NaiveDate> {
    const MONTHS: &[&str] = &[
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let mut words = text.split(' ');
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let digits = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    if words.next().is_some() || !digits(day) || !digits(year) || year.len() != 4 {
        return None;
    }
    let month = (1..).zip(MONTHS).find(|(_, name)| **name == month)?.0;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}
