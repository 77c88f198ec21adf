//! Each example runs as a program, and prints what the repository shows.

use std::process::Command;

fn run(example: &str, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--profile",
            "test",
            "--example",
            example,
            "--",
        ])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
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
