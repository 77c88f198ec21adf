with told as (
  select cast(e."day" as varchar) as day_text,
    cast(e."a1" as varchar) as from_code,
    cast(e."a2" as varchar) as to_code,
    cast(e."code" as varchar) as code_text
  from "events" e
),
dated as (
  select t.from_code, t.to_code, c.code as event_code, c.code_group, c.act, c.visit,
    case when length(t.day_text) = 8
        and m.leap_day <= y.leap + (1 - y.later) * h.leap
        and (h.days >= 0 or y.later = 1)
      then h.days + y.days + m.days + y.later * h.leap + m.later * (y.leap + (1 - y.later) * h.leap)
    end as day
  from told t
  left join "plan_centuries" h on h.part = substr(t.day_text, 1, 2)
  left join "plan_years" y on y.part = substr(t.day_text, 3, 2)
  left join "plan_dates" m on m.part = substr(t.day_text, 5, 4)
  left join "plan_codes" c on c.code = t.code_text
),
acts as (
  select f.place as from_place, f.actor as from_actor, g.place as to_place, g.actor as to_actor,
    s.event_code, s.code_group, s.act, s.visit, s.day, d.cell,
    case when s.day is null then 'day_not_read' when s.event_code is null then 'code_not_read' end as unread
  from dated s
  left join "plan_actors" f on f.code = s.from_code and s.day >= f.first_day and s.day < f.end_day
  left join "plan_actors" g on g.code = s.to_code and s.day >= g.first_day and s.day < g.end_day
  left join "plan_days" d on d.day = s.day
),
made as (
  select from_place, from_actor, to_place, to_actor, code_group, cell, unread, count(*) as events, count(*) as source_rows
  from acts
  group by from_place, from_actor, to_place, to_actor, code_group, cell, unread
),
fated as (
  select from_place, from_actor, to_place, to_actor, code_group, cell, events, source_rows,
    case when unread is not null then unread
      when events = 0 then 'absorbed'
      when from_place is null or to_place is null or from_place = to_place then 'without_pair'
      when code_group is null then 'without_group'
      when cell is null then 'outside'
      else 'counted' end as fate
  from made
)
select '833339fd1b7613c8bbcbcce09bd70672' as plan_id, fate, from_actor, to_actor, code_group, cell,
  sum(events) as events, sum(source_rows) as source_rows
from (
  select fate, events, source_rows,
    case when fate = 'counted' then from_actor end as from_actor,
    case when fate = 'counted' then to_actor end as to_actor,
    case when fate = 'counted' then code_group end as code_group,
    case when fate = 'counted' then cell end as cell
  from fated
) lines
group by fate, from_actor, to_actor, code_group, cell
