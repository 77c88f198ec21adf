//! Each example runs as a program, and prints what the repository shows.

use std::process::{Command, Output};

/// Whether the slow grid is asked, which `.ci/run` does with optimisation.
fn whole_grid() -> bool {
    std::env::var("INTERSTATE_GRID").is_ok_and(|grid| grid == "whole")
}

/// Built with the features of the tests and like them, so that nothing is compiled again.
fn ended(example: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO"));
    let profile = if whole_grid() { "release" } else { "test" };
    command.args(["run", "--quiet", "--profile", profile]);
    command.args(["--example", example]);
    if cfg!(feature = "parallel") {
        command.arg("--all-features");
    } else if cfg!(feature = "lists") {
        command.args(["--features", "lists"]);
    }
    command
        .arg("--")
        .args(arguments)
        .current_dir(crate::common::ROOT)
        .output()
        .unwrap()
}

fn run(example: &str, arguments: &[&str]) -> String {
    let output = ended(example, arguments);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn china_russia_prints_the_page_that_is_checked_in() {
    let page = run("china_russia", &[]);
    assert_eq!(page, include_str!("examples/china_russia.txt"));
    let readme = include_str!("../../README.md");
    assert!(readme.contains(page.split("\n\n").nth(3).unwrap().trim()));
    // What the rows found since changed: README shows three of the lines.
    let changed = [
        "\"exercises roughly doubled\" by E4",
        "\"exercises roughly doubled\" by E10",
        "All five sentences",
    ];
    for begun in changed {
        let line = page
            .lines()
            .find(|line| line.trim_start().starts_with(begun));
        assert!(
            readme.contains(&format!("\n{}\n", line.unwrap())),
            "{begun}"
        );
    }
}

#[test]
fn gdelt_prints_the_page_that_is_checked_in() {
    let page = run("gdelt", &[]);
    assert_eq!(page, include_str!("examples/gdelt.txt"));
}

#[test]
fn screening_finds_planted_doublings_and_prints_the_page_that_is_checked_in() {
    let page = run("screening", &["1"]);
    let (first, many) = page.rsplit_once("\n\nlists: ").unwrap();
    assert_eq!(first, include_str!("examples/screening.txt").trim_end());
    // The program has ended well only if at most 5 in 100 finds are false.
    assert!(
        many.starts_with("1; of the doublings 32.0 % are found, "),
        "{many}"
    );
}

#[test]
fn the_table_of_the_screening_page_is_what_the_program_prints() {
    let page = include_str!("../../src/trend/screen.rs");
    if !whole_grid() {
        return;
    }
    for row in run("screening", &["table", "100"]).lines() {
        assert!(page.contains(&format!("/// {row}\n")), "{row}");
    }
}

#[test]
fn sanction_packages_prints_the_page_that_is_checked_in() {
    let page = run("sanction_packages", &[]);
    assert_eq!(page, include_str!("examples/sanction_packages.txt"));
}

#[test]
fn own_csv_prints_the_page_that_is_checked_in_by_at_most_twelve_lines_of_options() {
    let page = run("own_csv", &[]);
    assert_eq!(page, include_str!("examples/own_csv.txt"));
    // README shows the first table.
    let floors = page.lines().skip_while(|line| !line.starts_with("kind"));
    let floors: Vec<&str> = floors.take_while(|line| !line.is_empty()).collect();
    assert!(include_str!("../../README.md").contains(&floors.join("\n")));
    let program = include_str!("../../examples/own_csv.rs");
    let options = program.split("Ok(LedgerOptions::new()\n").skip(1);
    let lines: Vec<usize> = options
        .map(|rest| {
            let lines = rest.split(")))\n").next().unwrap_or_default().lines();
            lines.inspect(|line| assert!(line.len() <= 100)).count()
        })
        .collect();
    assert_eq!(lines, [11, 12]);
}

const CLAIMS: [&str; 2] = ["data/claims.json", "data/china_russia.csv"];

#[test]
fn check_claims_prints_the_page_that_is_checked_in() {
    let page = run("check_claims", &CLAIMS);
    let shown = include_str!("examples/check_claims.txt");
    for (line, shown) in page.lines().zip(shown.lines()) {
        assert_eq!(line, shown);
    }
    assert_eq!(page.len(), shown.len());
    let row = |id: &str| page.lines().find(|line| line.starts_with(id)).unwrap();
    assert!(row("S44 exercises").ends_with(" 141 of 448"));
    assert!(row("S44 meetings").ends_with(" 25 of 308"));
}

/// Whoever reads about one claim finds in 25 lines what was counted, how, where, with which records, and what would speak against it.
#[test]
fn each_report_of_a_claim_says_all_in_25_lines_of_100_characters() {
    let page = include_str!("examples/check_claims.txt");
    let reports: Vec<&str> = page.split("\n== ").skip(1).collect();
    assert_eq!(reports.len(), 70);
    for report in &reports {
        assert!(report.lines().count() <= 25, "{report}");
        // The mark before the heading was taken away with the line's end.
        let width = |line: &str| line.chars().count();
        assert!(
            report.lines().skip(1).all(|line| width(line) <= 100),
            "{report}"
        );
        assert!(width(report.lines().next().unwrap()) <= 97, "{report}");
        let has = |head: &str| report.lines().any(|line| line.starts_with(head));
        if report.contains(": refused, ") {
            continue;
        }
        for head in [
            "claim ",
            "rule ",
            "windows ",
            "as stated ",
            "evidence ",
            "records ",
            "cells ",
        ] {
            assert!(has(head), "{head} in {report}");
        }
        // A claim that holds as stated and not in every cell has a counter-argument.
        let stated = report
            .lines()
            .find(|line| line.starts_with("as stated "))
            .unwrap();
        let fails = [", below in", ", above in", "fails otherwise: "];
        if stated.ends_with(", holds") && fails.iter().any(|fails| report.contains(fails)) {
            assert!(has("nearest not "), "{report}");
        }
    }
    let of_exercises = reports
        .iter()
        .find(|report| report.starts_with("S44 exercises"))
        .unwrap();
    assert!(of_exercises.contains("nearest not "));
    assert!(of_exercises.contains("holds in 141 of 448, below in 142, above in 165"));
    assert!(of_exercises.contains("ex-2019-joint-sea"));
}

#[test]
fn check_claims_writes_json_and_its_exit_code_says_whether_a_claim_fails() {
    let json: serde_json::Value =
        serde_json::from_str(&run("check_claims", &[&CLAIMS[..], &["--json"]].concat())).unwrap();
    let rows = json.as_array().unwrap();
    assert_eq!(rows.len(), 70);
    let of = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    let exercises = of("S44 exercises");
    assert_eq!(exercises["neighbourhood"]["holds"], 141);
    assert_eq!(exercises["neighbourhood"]["of"], 448);
    assert_eq!(exercises["stated"]["verdict"], "holds");
    assert_eq!(
        exercises["neighbourhood"]["nearest_failing"]["verdict"],
        "fails"
    );
    assert!(
        exercises["records"]["surely"]
            .as_array()
            .unwrap()
            .contains(&"ex-2019-joint-sea".into())
    );
    assert!(
        of("fell by 53 %")["refused"]
            .as_str()
            .unwrap()
            .contains("SIPRI")
    );

    let strict = |more: &[&str]| {
        let output = ended("check_claims", &[&CLAIMS[..], &["--strict"], more].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), said)
    };
    assert_eq!(strict(&["S14", "S51"]), (0, String::new()));
    // One reading of S45 holds under its first rule, and none of "annually".
    let failing = (1, "fail under the stated rule: annually\n".to_owned());
    assert_eq!(strict(&["S14", "S45", "annually"]), failing);
    let (code, said) = strict(&["S99"]);
    assert_eq!(
        (code, &*said),
        (2, "no statement of \"data/claims.json\" is named \"S99\"\n")
    );
    let (code, said) = strict(&["--all"]);
    assert_eq!(
        (code, &*said),
        (2, "unknown flag \"--all\"; expected --strict or --json\n")
    );
}

/// The arguments with which the command that runs every example runs this one.
#[cfg(feature = "lists")]
fn arguments_of(program: &str) -> Vec<&str> {
    let line = program
        .lines()
        .find_map(|line| line.strip_prefix("//! ci: "));
    line.unwrap().split(' ').collect()
}

#[cfg(feature = "lists")]
#[test]
fn sanctions_lists_prints_the_page_that_is_checked_in() {
    let arguments = arguments_of(include_str!("../../examples/sanctions_lists.rs"));
    let page = run("sanctions_lists", &arguments);
    let shown = include_str!("examples/sanctions_lists.txt");
    for (line, shown) in page.lines().zip(shown.lines()) {
        assert_eq!(line, shown);
    }
    assert_eq!(page.len(), shown.len());
}

#[cfg(feature = "lists")]
#[test]
fn sanctions_lists_tells_what_changed_between_two_files_of_one_list() {
    let files = |day: &str, other: &str| {
        let file = |vintage: u8, said: &str| {
            format!("tests/it/corpus/lists/vintage_sdn_{vintage}.csv@{said}")
        };
        [file(1, day), file(2, other)]
    };
    let said = |files: &[String; 2], flag: &str| {
        let [before, after] = files;
        ended("sanctions_lists", &["--diff", before, after, flag])
    };
    let whole = files("2026-03-02,sdn", "2026-09-14,sdn");
    let json: serde_json::Value = serde_json::from_slice(&said(&whole, "--json").stdout).unwrap();
    let expected = include_str!("corpus/lists/vintages_expected.json");
    let expected: serde_json::Value = serde_json::from_str(expected).unwrap();
    let rows = json["changes"]["rows"].as_array().unwrap();
    for change in ["added", "removed", "amended"] {
        let of = rows.iter().filter(|row| row["change"] == change);
        let ids: Vec<&serde_json::Value> = of.map(|row| &row["listing"]).collect();
        assert_eq!(serde_json::json!(ids), expected["sdn"][change], "{change}");
    }
    let renumbered = rows
        .iter()
        .find(|row| row["change"] == "renumbered")
        .unwrap();
    let [was, is] = [0, 1].map(|at| expected["sdn"]["renumbered"][0][at].as_str().unwrap());
    assert_eq!(renumbered["listing"], is);
    assert_eq!(renumbered["what"], format!("was {was}"));

    let markdown = String::from_utf8(said(&whole, "--markdown").stdout).unwrap();
    assert!(markdown.starts_with("# vintage_sdn_1.csv to vintage_sdn_2.csv: "));
    assert!(markdown.contains(&format!(
        "\n| renumbered | {is} | MADEUP SIX BANK | was {was} |\n"
    )));

    let part = said(&files("2026-03-02,sdn,part", "2026-09-14,sdn"), "--json");
    let why = String::from_utf8(part.stderr).unwrap();
    assert_eq!(part.status.code(), Some(2));
    assert!(
        why.starts_with("of list \"ofac\" of 2026-03-02 only a part was kept, "),
        "{why}"
    );
}
