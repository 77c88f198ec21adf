//! Each example runs as a program, and prints what the repository shows.

use std::process::Command;

/// Built with the features of the tests, so that nothing is compiled again.
fn run(example: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--profile", "test", "--example", example]);
    if cfg!(feature = "parallel") {
        command.arg("--all-features");
    }
    let output = command
        .arg("--")
        .args(arguments)
        .current_dir(crate::ROOT)
        .output()
        .unwrap();
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
    let lists = if std::env::var("INTERSTATE_GRID").is_ok_and(|grid| grid == "whole") {
        "100"
    } else {
        return;
    };
    for row in run("screening", &["table", lists]).lines() {
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
