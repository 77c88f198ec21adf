//! The query.

use super::count_plan::CountPlan;
use super::dialect::Dialect;
use super::source::DayFormat;
use super::steps::{Step, Steps};
use crate::ledger::MirrorOrder;
use crate::tally::scale::EventPairs;

/// What tells two rows of one matter and day apart from others.
const MATTER: &str =
    "from_place, from_actor, to_place, to_actor, event_code, code_group, day, cell, unread";

/// What tells two rows apart where no row is part of another's event: fewer by far.
const COUNTED_BY: &str = "from_place, from_actor, to_place, to_actor, code_group, cell, unread";

impl CountPlan {
    /// The query in a dialect: one scan of the source, with an account of each of its rows. Its result, as CSV with a line of column names
    /// and nulls as empty cells, is what [`read_back`](Self::read_back) takes.
    #[must_use]
    pub fn sql(&self, dialect: Dialect) -> String {
        query(self, dialect)
    }
}

/// The text of a plan.
fn query(plan: &CountPlan, dialect: Dialect) -> String {
    let mut parts = vec![
        ("told", told(plan, dialect)),
        ("dated", dated(plan, dialect)),
        ("acts", acts(plan, dialect)),
    ];
    parts.extend(reduced(plan.steps, dialect));
    parts.push(("fated", FATED.into()));
    let parts: Vec<String> = parts
        .into_iter()
        .map(|(name, text)| format!("{name} as (\n{text}\n)"))
        .collect();
    let last = last(plan);
    format!("with {}\n{last}\n", parts.join(",\n"))
}

/// The columns as texts.
fn told(plan: &CountPlan, dialect: Dialect) -> String {
    let source = &plan.source;
    let text = |column: &str| format!("cast(e.{} as {})", dialect.column(column), dialect.text());
    let mut others = String::new();
    if let Some(url) = &source.url {
        others = format!(",\n    nullif({}, '') as url", text(url));
    }
    if plan.steps.choose() {
        let text_of = |column: &Option<String>| column.as_deref().map_or("''".into(), text);
        let (id, seen) = (text_of(&source.id), text_of(&source.seen));
        let seen = format!("case when length({seen}) = 14 then {seen} else '' end");
        others.extend([",\n    ", &id, " as row_id,\n    ", &seen, " as seen"]);
    }
    format!(
        "  select {} as day_text,\n    {} as from_code,\n    {} as to_code,\n    {} as code_text{others}\n  from {} e",
        text(&source.day),
        text(&source.from),
        text(&source.to),
        text(&source.code),
        dialect.table(&source.table),
    )
}

/// Days as numbers, codes as those that can be.
fn dated(plan: &CountPlan, dialect: Dialect) -> String {
    let lookup = |name: &str| dialect.table(&format!("{}{name}", plan.source.lookups));
    let (length, date) = match plan.source.days {
        DayFormat::Digits => (8, 4),
        DayFormat::Iso => (10, 6),
    };
    let url = others_of(plan, "t");
    format!(
        "  select t.from_code, t.to_code, c.code as event_code, c.code_group, c.act, c.visit{url},
    case when length(t.day_text) = {length}
        and m.leap_day <= y.leap + (1 - y.later) * h.leap
        and (h.days >= 0 or y.later = 1)
      then h.days + y.days + m.days + y.later * h.leap + m.later * (y.leap + (1 - y.later) * h.leap)
    end as day
  from told t
  left join {} h on h.part = substr(t.day_text, 1, 2)
  left join {} y on y.part = substr(t.day_text, 3, 2)
  left join {} m on m.part = substr(t.day_text, 5, {date})
  left join {} c on c.code = t.code_text",
        lookup("centuries"),
        lookup("years"),
        lookup("dates"),
        lookup("codes"),
    )
}

/// Actors and cells.
fn acts(plan: &CountPlan, dialect: Dialect) -> String {
    let lookup = |name: &str| dialect.table(&format!("{}{name}", plan.source.lookups));
    let actors = lookup("actors");
    let as_of = |side: &str| {
        if plan.dated {
            format!(" and s.day >= {side}.first_day and s.day < {side}.end_day")
        } else {
            String::new()
        }
    };
    let url = others_of(plan, "s");
    format!(
        "  select f.place as from_place, f.actor as from_actor, g.place as to_place, g.actor as to_actor,
    s.event_code, s.code_group, s.act, s.visit{url}, s.day, d.cell,
    case when s.day is null then 'day_not_read' when s.event_code is null then 'code_not_read' end as unread
  from dated s
  left join {actors} f on f.code = s.from_code{}
  left join {actors} g on g.code = s.to_code{}
  left join {} d on d.day = s.day",
        as_of("f"),
        as_of("g"),
        lookup("days"),
    )
}

/// The columns that are no lookup of anything.
fn others_of(plan: &CountPlan, table: &str) -> String {
    let mut others = String::new();
    if plan.source.url.is_some() {
        others = format!(", {table}.url");
    }
    if plan.steps.choose() {
        others.extend([", ", table, ".row_id, ", table, ".seen"]);
    }
    others
}

/// From rows to events: the last part is `made`, a number of events and of rows for each matter.
fn reduced(steps: Steps, dialect: Dialect) -> Vec<(&'static str, String)> {
    if let Some(order) = steps.mirrors {
        let mut parts = Vec::new();
        if steps.choose() {
            parts.push(("ranked", ranked(dialect)));
        }
        parts.extend(mirrored(steps.step, order));
        return parts;
    }
    match steps.step {
        Step::Each => vec![(
            "made",
            format!(
                "  select {COUNTED_BY}, count(*) as events, count(*) as source_rows\n  from acts\n  group by {COUNTED_BY}"
            ),
        )],
        Step::OneADay => vec![(
            "made",
            format!(
                "  select {MATTER},
    case when unread is null then 1 else count(*) end as events, count(*) as source_rows
  from acts
  group by {MATTER}"
            ),
        )],
        Step::OneAUrl => vec![(
            "made",
            format!(
                "  select {MATTER},
    case when unread is null and url is not null then 1 else count(*) end as events, count(*) as source_rows
  from acts
  group by {MATTER}, url"
            ),
        )],
        Step::Chain(days) => vec![
            (
                "by_day",
                format!(
                    "  select {MATTER}, count(*) as source_rows\n  from acts\n  group by {MATTER}"
                ),
            ),
            (
                "linked",
                format!(
                    "  select {MATTER}, source_rows,
    lag(day) over (partition by from_place, to_place, event_code, unread order by day) as day_before
  from by_day"
                ),
            ),
            (
                "made",
                format!(
                    "  select {MATTER}, source_rows,
    case when unread is not null then source_rows
      when day_before is null or day - day_before > {days} then 1 else 0 end as events
  from linked"
                ),
            ),
        ],
    }
}

/// The rows of a matter and day in the order of the crate: the first of them stands for the day, with its story.
fn ranked(dialect: Dialect) -> String {
    let id = dialect.bytewise("row_id");
    format!(
        "  select {MATTER}, act, visit, url,
    row_number() over (partition by from_place, to_place, event_code, day, unread order by seen, {id}) as place_of_day
  from acts"
    )
}

/// Rows of a story that tell a mutual act from its two sides are one event each two and two: of `there` rows of the first side and `back` of
/// the other, the lesser number. The event is of the first side, and a side's other rows stand alone.
fn mirrored(step: Step, order: MirrorOrder) -> Vec<(&'static str, String)> {
    let (single, from) = match (order, step) {
        // Repeats are one before the sides of a story are compared.
        (MirrorOrder::RepeatsFirst, Step::OneAUrl) => (
            "case when unread is null and url is not null then 1 else count(*) end",
            "acts",
        ),
        (MirrorOrder::RepeatsFirst, Step::OneADay) => (
            "sum(case when unread is null and place_of_day > 1 then 0 else 1 end)",
            "ranked",
        ),
        _ => ("count(*)", "acts"),
    };
    let sum = |side: u8| {
        format!(
            "sum(case when side = {side} then told_events else 0 end)
      over (partition by case when side = 0 then 0 else 1 end, act, one, other, day, url)"
        )
    };
    let each = "case when side = 2 then case when told_events > there then told_events - there else 0 end else told_events end";
    // An event of both sides, and one of those that stand alone.
    let both = "case when side = 1 and back > 0 then 1 else 0 end";
    let alone = "case when side = 0 or (side = 1 and told_events > back) or (side = 2 and told_events > there) then 1 else 0 end";
    let made = match (order, step) {
        (MirrorOrder::MirrorsFirst, Step::OneADay) => format!(
            "  select {MATTER},
    case when unread is null then max({both}) + max({alone}) else sum(told_events) end as events,
    sum(source_rows) as source_rows
  from paired
  group by {MATTER}"
        ),
        (MirrorOrder::MirrorsFirst, Step::OneAUrl) => format!(
            "  select {MATTER}, source_rows,
    case when unread is null and url is not null then {both} + {alone} else told_events end as events
  from paired"
        ),
        _ => format!("  select {MATTER}, source_rows, {each} as events\n  from paired"),
    };
    vec![
        (
            "stories",
            format!(
                "  select {MATTER}, act, visit, url, {single} as told_events, count(*) as source_rows
  from {from}
  group by {MATTER}, act, visit, url"
            ),
        ),
        (
            "sided",
            format!(
                "  select {MATTER}, act, url, told_events, source_rows,
    case when act is null or url is null or unread is not null
        or from_place is null or to_place is null or from_place = to_place then 0
      when visit > 0 then visit when from_place < to_place then 1 else 2 end as side,
    case when visit = 2 or (visit = 0 and from_place > to_place) then to_place else from_place end as one,
    case when visit = 2 or (visit = 0 and from_place > to_place) then from_place else to_place end as other
  from stories"
            ),
        ),
        (
            "paired",
            format!(
                "  select {MATTER}, url, told_events, source_rows, side,\n    {} as there,\n    {} as back\n  from sided",
                sum(1),
                sum(2),
            ),
        ),
        ("made", made),
    ]
}

/// The reason for each: the first that holds, in the order of the crate.
const FATED: &str =
    "  select from_place, from_actor, to_place, to_actor, code_group, cell, events, source_rows,
    case when unread is not null then unread
      when events = 0 then 'absorbed'
      when from_place is null or to_place is null or from_place = to_place then 'without_pair'
      when code_group is null then 'without_group'
      when cell is null then 'outside'
      else 'counted' end as fate
  from made";

fn last(plan: &CountPlan) -> String {
    let (from, to) = match plan.grid.pairs() {
        EventPairs::Directed => ("from_actor".into(), "to_actor".into()),
        EventPairs::Undirected => {
            let turned = |first, second| {
                format!("case when from_place <= to_place then {first} else {second} end")
            };
            (
                turned("from_actor", "to_actor"),
                turned("to_actor", "from_actor"),
            )
        }
    };
    format!(
        "select '{}' as plan_id, fate, from_actor, to_actor, code_group, cell,
  sum(events) as events, sum(source_rows) as source_rows
from (
  select fate, events, source_rows,
    case when fate = 'counted' then {from} end as from_actor,
    case when fate = 'counted' then {to} end as to_actor,
    case when fate = 'counted' then code_group end as code_group,
    case when fate = 'counted' then cell end as cell
  from fated
) lines
group by fate, from_actor, to_actor, code_group, cell",
        plan.fingerprint(),
    )
}
