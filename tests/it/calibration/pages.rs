//! Pages of the library that repeat cells of CALIBRATION.md repeat them to the digit.

const CALIBRATION: &str = include_str!("../../../CALIBRATION.md");

/// The column of the row of a situation and a method, without its Monte Carlo error.
fn cell(situation: &str, method: &str, column: usize) -> &'static str {
    let rows = CALIBRATION
        .lines()
        .map(|line| line.split(" | ").collect::<Vec<_>>());
    let mut found = rows.filter(|cells| {
        let names = cells
            .get(1)
            .is_some_and(|name| name.trim_matches('*') == method);
        names && cells[0].trim_start_matches("| ") == situation
    });
    let cells = found
        .next()
        .unwrap_or_else(|| panic!("{method} in {situation}"));
    cells[column].split(" ± ").next().unwrap()
}

/// The cells of a column in all situations of a page's table, those in bold that are marked.
fn row(named: &str, cells: u32, method: &str, column: usize, marked: [bool; 6]) -> String {
    let laws = [
        "log-AR(1) ρ 0",
        "log-AR(1) ρ 0.3",
        "log-AR(1) ρ 0.6",
        "log-AR(1) ρ 0.9",
        "log-AR(2) of 0.4 and 0.2",
        "frailty shared by pairs of cells",
    ];
    let cells = laws.iter().zip(marked).map(|(law, marked)| {
        let share = cell(
            &format!("{law}, φ 5, {cells} cells of mean 20"),
            method,
            column,
        );
        // In the longest streaks nothing is recommended, and what is seen there says nothing.
        if column > 2 && law.ends_with("0.9") {
            "–".to_owned()
        } else if marked {
            format!("**{share}**")
        } else {
            share.to_owned()
        }
    });
    format!(
        "/// | {named} | {} |\n",
        cells.collect::<Vec<_>>().join(" | ")
    )
}

#[test]
fn the_page_of_the_trend_in_streaks_repeats_the_calibration() {
    let page = include_str!("../../../src/stats/series/dependence/trend.rs");
    let (trend, slope) = ("`dependent_trend`", "`dependent_interruption`");
    let wrong = [false, false, false, true, true, false];
    let known = "the same, by one who knows the covariance";
    let slope_of = "slope of [`dependent_interruption`](Self::dependent_interruption), 24 and 24";
    for row in [
        row("this trend, 24 months", 24, trend, 2, wrong),
        row(slope_of, 48, slope, 2, wrong),
        row(
            "this trend, power for a doubling from end to end",
            24,
            trend,
            3,
            [false; 6],
        ),
        row(known, 24, trend, 4, [false; 6]),
        row("slope, power for a doubling", 48, slope, 3, [false; 6]),
        row(known, 48, slope, 4, [false; 6]),
    ] {
        assert!(page.contains(&row), "{row}");
    }
}
