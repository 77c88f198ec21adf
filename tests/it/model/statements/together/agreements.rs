//! Agreements.

use super::super::row;
use super::{agreement, anchor};
use interstate::interaction::{AgreementDays, Facets};
use interstate::kind::facet::Certainty;
use interstate::time::CalendarStep;
use interstate::{Count, Interaction, InteractionKind, PartialDate, State, When};

pub(super) fn agreements() -> Vec<Interaction> {
    let early_warning = row(
        &[7],
        "ag-2019-early-warning",
        "technical_assistance",
        "2019",
        "RUS:sender;CHN:target",
    );
    let days = AgreementDays::default().with_valid("2021/2025".parse().unwrap());
    let before = CalendarStep::Days(20).day_before(anchor()).unwrap();
    let no_limits = Interaction::new(
        "ag-2022-no-limits",
        InteractionKind::JointStatement,
        When::On(PartialDate::day(before)),
        [State::CHN, State::RUS],
    )
    .unwrap()
    .with_tags(["s25"]);
    let planned = Facets::default().with_certainty(Certainty::Planned);
    vec![
        row(
            &[1],
            "s1-agreements",
            "agreement",
            "[2025-05-07..2025-05-10]",
            "CHN;RUS",
        )
        .with_count(Count::at_least(2))
        .with_facets(planned)
        .with_part_of("s1-visit"),
        // No alliance, but close collaboration, framed by agreements.
        row(
            &[5],
            "s5-agreements",
            "agreement",
            "[..2025-05-31]",
            "CHN;RUS",
        )
        .with_count(Count::at_least(2)),
        row(
            &[5],
            "s5-collaboration",
            "meeting",
            "[..2025-05-31]",
            "CHN;RUS",
        )
        .with_count(Count::at_least(2))
        .with_framework("s5-agreements"),
        agreement(6, "ag-2019-partnership", "partnership_upgrade", "2019"),
        early_warning,
        agreement(8, "ag-2021-treaty", "treaty_extension", "2021"),
        agreement(9, "ag-2021-roadmap", "cooperation_plan", "2021")
            .with_agreement(days)
            .unwrap(),
        no_limits,
        // The article gives it no day.
        agreement(
            43,
            "ag-2023-coast-guard-mou",
            "memorandum",
            "[2022-02-24..2025-05-31]",
        ),
    ]
}
