//! Statements from JSON, and the place where one goes wrong.

use interstate::claim::{ClaimScope, ClaimStatement, ClaimStatements};
use interstate::{CountingRule, InteractionFamily, Select};

const FILE: &str = r#"{
    "rules": [
        {"name": "calls", "select": {"kind": "call"}},
        {"name": "talks", "select": {"all": [{"family": "meeting"}, {"soil": "RUS"}]}}
    ],
    "statements": [
        {"id": "S1", "words": "spoke just once", "source": "a paper", "claim": {"count_exactly": {"n": 1, "period": "2021-01-01..2022-01-01"}}, "rule": "calls"},
        {"words": "spoke twice a year", "readings": [
            {"reading": "a point", "claim": {"rate_about": {"a_year": [1.5, 2.5], "period": "2019-01-01..2022-01-01"}}},
            {"reading": "a floor", "claim": "at least 2 a year in 2019–2021"}
        ], "of": {"pair": "CHN–RUS"}, "rules": ["calls", {"name": "all", "select": "everything"}]}
    ]
}"#;

fn refused(from: &str, to: &str) -> String {
    let file = FILE.replace(from, to);
    assert_ne!(file, FILE, "{from}");
    ClaimStatements::from_json(&file, &[])
        .unwrap_err()
        .to_string()
}

#[test]
fn a_file_holds_statements_and_the_rules_that_they_name() {
    let file = ClaimStatements::from_json(FILE, &[]).unwrap();
    let [one, two] = file.statements() else {
        panic!("two statements");
    };
    assert_eq!(
        one.to_string(),
        "\"spoke just once\" (S1, a paper): exactly 1 in 2021, of all, counted by calls: calls; \
         each row counts as often as it states, in the period of the start"
    );
    assert_eq!(
        two.to_string(),
        "\"spoke twice a year\": a point: 1.5 to 2.5 a year in 2019–2021; or a floor: at least 2 a year in 2019–2021, of CHN–RUS, \
         counted by the rules calls, all"
    );
    assert_eq!(one.rules(), &file.rules()[..1]);
}

#[test]
fn what_cannot_be_read_is_told_with_its_path_and_its_statement() {
    for (from, to, message) in [
        // A field, a form, a window, a number.
        (
            r#""source""#,
            r#""sauce""#,
            "statements[0], in \"S1\": unknown field `sauce`, expected one of `id`, `words`, `source`, `note`, `claim`, `readings`, `of`, `rule`, `rules`",
        ),
        (
            "count_exactly",
            "count_exacty",
            "statements[0].claim, in \"S1\": unknown variant `count_exacty`, expected one of `count_at_least`, `count_exactly`,",
        ),
        (
            r#""n": 1"#,
            r#""m": 1"#,
            "statements[0].claim.count_exactly, in \"S1\": unknown field `m`, expected `n` or `period`",
        ),
        (
            r#""n": 1, "#,
            "",
            "statements[0].claim.count_exactly, in \"S1\": missing field `n`",
        ),
        (
            r#""n": 1"#,
            r#""n": -1"#,
            "statements[0].claim.count_exactly.n, in \"S1\": invalid value: integer `-1`, expected u64",
        ),
        (
            "2021-01-01..2022-01-01",
            "2021-01-01..2020-01-01",
            "statements[0].claim.count_exactly.period, in \"S1\": period ends on 2020-01-01, before it starts on 2021-01-01",
        ),
        (
            "[1.5, 2.5]",
            "[2.5, 1.5]",
            "statements[1].readings[0].claim.rate_about.a_year, in \"spoke twice a year\": tolerance 2.5 to 1.5 is no range; expected 0 ≤ lo ≤ hi",
        ),
        (
            "[1.5, 2.5]",
            "[1.5, 2.5, 3.5]",
            "statements[1].readings[0].claim.rate_about.a_year, in \"spoke twice a year\": invalid length 3, expected fewer items",
        ),
        (
            "at least 2 a year",
            "at least 2 a jear",
            "statements[1].readings[1].claim, in \"spoke twice a year\": \"at least 2 a jear in 2019–2021\" is no claim: read \"at least 2 a\", and at",
        ),
        // A state, a scope, a rule.
        (
            "CHN–RUS",
            "CHN–RUX",
            "statements[1].of.pair, in \"spoke twice a year\": unknown actor \"RUX\"",
        ),
        (
            r#""pair""#,
            r#""pear""#,
            "statements[1].of, in \"spoke twice a year\": unknown variant `pear`, expected one of",
        ),
        (
            r#""rule": "calls""#,
            r#""rule": "cals""#,
            "statements[0].rule, in \"S1\": unknown rule \"cals\"; did you mean \"calls\"?",
        ),
        (
            r#"["calls", {"#,
            r#"["visits", {"#,
            "statements[1].rules[0], in \"spoke twice a year\": unknown rule \"visits\"; none of the 2 rules is named so",
        ),
        (
            r#""select": "everything""#,
            r#""select": "everthing""#,
            "statements[1].rules[1].select, in \"spoke twice a year\": unknown variant `everthing`, expected one of",
        ),
        (
            r#"{"kind": "call"}"#,
            r#"{"kind": "cal"}"#,
            "rules[0].select.kind: unknown interaction kind \"cal\"; did you mean \"call\"?",
        ),
        (
            r#"{"soil": "RUS"}"#,
            r#"{"soil": "ROS"}"#,
            "rules[1].select.all[1].soil: unknown actor \"ROS\"",
        ),
        (
            r#""name": "talks""#,
            r#""name": "calls""#,
            "rules[1]: a rule before it is named \"calls\" too",
        ),
        // Both, none, twice.
        (
            r#", "rule": "calls"}"#,
            r#", "rule": "calls", "rules": ["talks"]}"#,
            "statements[0].rules, in \"S1\": the statement has a rule too; give one of both",
        ),
        (
            r#""claim": {"count_exactly": {"n": 1, "period": "2021-01-01..2022-01-01"}}, "#,
            "",
            "statements[0].readings, in \"S1\": \"spoke just once\" has no claim and no reading; give one or more",
        ),
        (
            "a floor",
            "a point",
            "statements[1].readings, in \"spoke twice a year\": two readings of \"spoke twice a year\" are named \"a point\"",
        ),
        (
            r#""words": "spoke just once""#,
            r#""words": 1"#,
            "statements[0].words, in \"S1\": invalid type: integer `1`, expected a string",
        ),
        (
            r#""n": 1"#,
            r#""n": 1, "n": 2"#,
            "line 7: JSON: the key \"n\" stands twice",
        ),
        (
            r#""statements": ["#,
            r#""claims": [], "statements": ["#,
            "claims: unknown field; expected rules or statements",
        ),
        (
            r#"{"name": "calls", "select": {"kind": "call"}}"#,
            r#"{"file": "rules.json"}"#,
            "rules[0]: \"rules.json\" is another file; read this one from its path",
        ),
    ] {
        let told = refused(from, to);
        assert!(told.starts_with(message), "{told}\n{message}");
    }
}

#[test]
fn text_that_is_no_json_is_refused_with_its_line() {
    let refused = |text: &str| ClaimStatements::from_json(text, &[]).unwrap_err();
    assert_eq!(refused("{\n\"rules\": [,\n").line(), Some(2));
    assert_eq!(
        refused("[]").to_string(),
        "JSON: expected an object with rules and statements"
    );
    assert_eq!(
        refused(r#"{"rules": {}}"#).to_string(),
        "rules: expected a list"
    );
    refused("");
    refused("{} {}");
    refused(&"[".repeat(100_000));
    assert_eq!(
        ClaimStatements::from_json("{}", &[]).unwrap(),
        ClaimStatements::default()
    );
}

#[test]
fn rules_that_are_known_besides_may_be_named() {
    let file = FILE.replace(r#""rule": "calls""#, r#""rule": "known""#);
    let known = CountingRule::new("known", InteractionFamily::Patrol);
    let read = ClaimStatements::from_json(&file, std::slice::from_ref(&known)).unwrap();
    assert_eq!(read.statements()[0].rules(), [known]);
}

#[test]
fn a_file_of_rules_stands_beside_the_file_that_names_it() {
    let folder = std::env::temp_dir().join(format!("interstate-claims-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("claims.json");
    let read = |rules: &str| {
        std::fs::write(folder.join("rules.json"), rules).unwrap();
        ClaimStatements::from_path(&path).map_err(|error| error.to_string())
    };
    let file = FILE.replace(
        r#"{"name": "calls", "select": {"kind": "call"}}"#,
        r#"{"file": "rules.json"}"#,
    );
    std::fs::write(&path, file).unwrap();
    let found = read(r#"[{"name": "calls", "select": {"kind": "call"}}]"#).unwrap();
    assert_eq!(found, ClaimStatements::from_json(FILE, &[]).unwrap());
    assert_eq!(
        read(r#"[{"name": "calls", "select": {"kind": "cal"}}]"#).unwrap_err(),
        "rules.json[0].select.kind: unknown interaction kind \"cal\"; did you mean \"call\"?"
    );
    assert_eq!(
        read("{}").unwrap_err(),
        "rules.json: expected a list of rules"
    );
    std::fs::remove_file(folder.join("rules.json")).unwrap();
    let missing = ClaimStatements::from_path(&path).unwrap_err().to_string();
    assert!(
        missing.contains("rules.json") && missing.contains("no such file"),
        "{missing}"
    );
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_statement_alone_holds_its_rules_and_names_none() {
    let statement = ClaimStatement::new("some", "at least 1 in 2024".parse().unwrap())
        .with_scope(ClaimScope::Family(InteractionFamily::Exercise))
        .with_rules([CountingRule::new("all", Select::Everything)]);
    let json = serde_json::to_string(&statement).unwrap();
    assert_eq!(
        serde_json::from_str::<ClaimStatement>(&json).unwrap(),
        statement
    );
    let named = r#"{"words": "some", "claim": "at least 1 in 2024", "rule": "all"}"#;
    assert_eq!(
        serde_json::from_str::<ClaimStatement>(named)
            .unwrap_err()
            .to_string(),
        "rule: unknown rule \"all\"; no list of rules is given"
    );
}

#[test]
fn a_statement_without_a_rule_is_checked_under_those_of_the_caller_alone() {
    let ledger = interstate::sample::china_russia().unwrap();
    let statement = ClaimStatement::new("some", "at least 1 in 2024".parse().unwrap());
    assert_eq!(
        statement.check(&ledger).unwrap_err().to_string(),
        "a claim needs a rule to be checked under; found an empty set"
    );
    let rules = interstate::sample::china_russia_rules().unwrap();
    let checked = statement.check_under(&ledger, &rules).unwrap();
    assert_eq!(checked.rows().len(), rules.len());
}
