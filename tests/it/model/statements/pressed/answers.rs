//! What China answered.

use super::super::together::anchor;
use super::super::{judged, row};
use super::several;
use interstate::interaction::{Facets, Quantity};
use interstate::kind::facet::{Certainty, ConflictRelation, Overtness};
use interstate::time::CalendarStep;
use interstate::{Count, Interaction};

pub(super) fn answers() -> Vec<Interaction> {
    let disputed = Facets::default().with_certainty(Certainty::Disputed);
    let fighters = row(
        &[37],
        "s37-fighters",
        "aid",
        "[..2025-04-30]",
        "CHN:sender;RUS:target",
    );
    let anniversary = CalendarStep::Years(1).day_after(anchor(), 1).unwrap();
    vec![
        judged(fighters, ConflictRelation::Direct, Overtness::Alleged)
            .with_facets(disputed)
            .with_quantity(several("fighters", "at least 150"))
            .with_source("Volodymyr Zelenskyy"),
        row(
            &[39],
            "s39-position",
            "peace_proposal",
            &anniversary.to_string(),
            "CHN",
        )
        .with_quantity(Quantity::new("points", 12).unwrap()),
        row(
            &[40],
            "s40-dialogue",
            "position_taking",
            "2022-02-24/2025-05-01..",
            "CHN",
        )
        .with_count(Count::at_least(2)),
        row(
            &[41],
            "s41-opposition",
            "position_taking",
            "[2022-02-24..2025-05-31]",
            "CHN:sender;USA:target",
        )
        .with_responds_to("s31-rounds"),
        judged(
            row(
                &[41],
                "s41-remarks",
                "support_denial",
                "[2025-04-01..2025-05-31]",
                "CHN:sender;?:target",
            )
            .with_responds_to("s37-charge"),
            ConflictRelation::Diplomatic,
            Overtness::Denied,
        ),
    ]
}
