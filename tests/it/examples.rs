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
    assert!(include_str!("../../README.md").contains(page.split("\n\n").nth(3).unwrap().trim()));
}

#[test]
fn gdelt_prints_the_page_that_is_checked_in() {
    let page = run("gdelt", &[]);
    assert_eq!(page, include_str!("examples/gdelt.txt"));
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
