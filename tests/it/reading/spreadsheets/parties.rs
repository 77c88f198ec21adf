//! Parties as files write them: names, codes, separators, one party twice.

use super::{read, said};
use interstate::read::Remark;
use interstate::read::ledger::LedgerOptions;
use interstate::state::{CodeScheme, NameScope};

/// The one row's parties, or its fault without its place.
fn parties(options: &LedgerOptions, cell: &str) -> String {
    let cell = cell.replace('"', "\"\"");
    let read = read(options, &format!("a,2024-05-16,,meeting,\"{cell}\",1,\n"));
    said(&read, |row| {
        let parties = row.parties().iter().map(ToString::to_string);
        parties.collect::<Vec<_>>().join(";")
    })
}

#[test]
fn names_with_a_separator_within_are_one_unless_their_parts_are_names_too() {
    let names = LedgerOptions::new()
        .with_names(NameScope::General)
        .with_separators([",", "/", "and"]);
    for (cell, said) in [
        ("Bosnia and Herzegovina and Serbia", "BIH;SRB"),
        ("Serbia and Bosnia and Herzegovina", "SRB;BIH"),
        ("Korea, South, Japan", "KOR;JPN"),
        ("China, Russia, and Iran", "CHN;RUS;IRN"),
        (
            "China and Russia; Iran/the European Union",
            "CHN;RUS;IRN;EU",
        ),
        (
            "Trinidad and Tobago:host, China:observer",
            "TTO:host;CHN:observer",
        ),
        (
            "\"Smith, Jones and Sons\" / China",
            "\"Smith, Jones and Sons\";CHN",
        ),
        ("Finland", "FIN"),
        (
            "China, Taiwan",
            "\"China, Taiwan\" is one name, or several with a separator between; write a semicolon between them, or say by with_word which is meant",
        ),
        (
            "China,,Russia",
            "nothing stands beside a separator; expected something on each side",
        ),
        (
            "China and",
            "nothing stands beside a separator; expected something on each side",
        ),
        (
            "and China",
            "nothing stands beside a separator; expected something on each side",
        ),
        ("Russia, Atlantis", "unknown state name \"Atlantis\""),
        (
            "#N/A",
            "\"#N/A\" is an error that a spreadsheet left in the cell; expected its value",
        ),
    ] {
        assert_eq!(parties(&names, cell), said, "{cell:?}");
    }
    assert_eq!(
        parties(
            &names.with_word("China, Taiwan", "CHN;TWN"),
            "China, Taiwan"
        ),
        "CHN;TWN"
    );
}

#[test]
fn codes_and_names_stand_side_by_side_in_the_stated_order() {
    let both = LedgerOptions::new()
        .with_states(CodeScheme::Iso3)
        .with_names(NameScope::General)
        .with_word("Pyongyang", "PRK");
    assert_eq!(
        parties(&both, "PHL;South Korea;Pyongyang:host;NATO"),
        "PHL;KOR;PRK:host;NATO"
    );
    assert_eq!(
        parties(&both, "Korea;RUS"),
        "\"Korea\" on 2024-05-16 is ambiguous: KOR (South Korea) or PRK (North Korea)"
    );
    assert_eq!(
        parties(&both, "Atlantis;RUS"),
        "unknown state name \"Atlantis\""
    );
    // The same two letters, by the scheme that comes first.
    let fips = LedgerOptions::new()
        .with_states(CodeScheme::Fips)
        .with_states(CodeScheme::Iso2);
    let iso = LedgerOptions::new()
        .with_states(CodeScheme::Iso2)
        .with_states(CodeScheme::Fips);
    assert_eq!(
        (parties(&fips, "RS;CN"), parties(&iso, "RS;CN")),
        ("RUS;COM".into(), "SRB;CHN".into())
    );
}

#[test]
fn the_crates_own_form_says_what_a_party_may_have_meant() {
    let own = LedgerOptions::new();
    for (cell, said) in [
        (
            "US;RUS",
            "unknown actor \"US\", expected a code such as CHN or EU; did you mean \"USA\"?",
        ),
        (
            "Vietnam;RUS",
            "unknown actor \"Vietnam\", expected a code such as CHN or EU; did you mean \"VNM\"?",
        ),
        (
            "Côte d'Ivoire;RUS",
            "unknown actor \"Côte d'Ivoire\", expected a code such as CHN or EU; did you mean \"CIV\"?",
        ),
        (
            "NA;RUS",
            "unknown actor \"NA\", expected a code such as CHN or EU",
        ),
        (
            "Korea;RUS",
            "\"Korea\" on 2024-05-16 is ambiguous: KOR (South Korea) or PRK (North Korea)",
        ),
        (
            "-9;RUS",
            "\"-9\" often marks what is missing; say by with_missing that it does here, or write what it is",
        ),
    ] {
        assert_eq!(parties(&own, cell), said);
    }
}

#[test]
fn a_party_named_twice_is_one_with_a_remark_only_by_option() {
    let rows = "a,2024,,meeting,CHN;RUS;CHN,1,\nb,2024,,meeting,CHN;CHN:host,1,\nc,2024,,meting,CHN;CHN,1,\n";
    let strict = read(&LedgerOptions::new(), rows);
    assert_eq!(
        (
            strict.account.kept(),
            strict.account.remarked(Remark::PartyTwice).rows()
        ),
        (0, 0)
    );
    let once = read(&LedgerOptions::new().with_repeated_parties_as_one(), rows);
    assert_eq!(once.ledger.rows()[0].parties().len(), 2);
    let remarked = once.account.remarked(Remark::PartyTwice);
    assert_eq!((remarked.rows(), remarked.examples()[0].line()), (1, 2));
    assert_eq!(
        (
            remarked.examples()[0].column(),
            remarked.examples()[0].found()
        ),
        (Some("parties"), "CHN")
    );
    // In two roles it is two statements, which no option settles.
    assert_eq!(once.account.faults()[0].line(), Some(3));
}
