with told as (
  select cast(e."day" as varchar) as day_text,
    cast(e."a1" as varchar) as from_code,
    cast(e."a2" as varchar) as to_code,
    cast(e."code" as varchar) as code_text,
    nullif(cast(e."url" as varchar), '') as url,
    cast(e."id" as varchar) as row_id,
    case when length(cast(e."seen" as varchar)) = 14 then cast(e."seen" as varchar) else '' end as seen
  from "events" e
),
dated as (
  select t.from_code, t.to_code, c.code as event_code, c.code_group, c.act, c.visit, t.url, t.row_id, t.seen,
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
    s.event_code, s.code_group, s.act, s.visit, s.url, s.row_id, s.seen, s.day, d.cell,
    case when s.day is null then 'day_not_read' when s.event_code is null then 'code_not_read' end as unread
  from dated s
  left join "plan_actors" f on f.code = s.from_code
  left join "plan_actors" g on g.code = s.to_code
  left join "plan_days" d on d.day = s.day
),
ranked as (
  select from_place, from_actor, to_place, to_actor, event_code, code_group, day, cell, unread, act, visit, url,
    row_number() over (partition by from_place, to_place, event_code, day, unread order by seen, row_id) as place_of_day
  from acts
),
stories as (
  select from_place, from_actor, to_place, to_actor, event_code, code_group, day, cell, unread, act, visit, url, sum(case when unread is null and place_of_day > 1 then 0 else 1 end) as told_events, count(*) as source_rows
  from ranked
  group by from_place, from_actor, to_place, to_actor, event_code, code_group, day, cell, unread, act, visit, url
),
sided as (
  select from_place, from_actor, to_place, to_actor, event_code, code_group, day, cell, unread, act, url, told_events, source_rows,
    case when act is null or url is null or unread is not null
        or from_place is null or to_place is null or from_place = to_place then 0
      when visit > 0 then visit when from_place < to_place then 1 else 2 end as side,
    case when visit = 2 or (visit = 0 and from_place > to_place) then to_place else from_place end as one,
    case when visit = 2 or (visit = 0 and from_place > to_place) then from_place else to_place end as other
  from stories
),
paired as (
  select from_place, from_actor, to_place, to_actor, event_code, code_group, day, cell, unread, url, told_events, source_rows, side,
    sum(case when side = 1 then told_events else 0 end)
      over (partition by case when side = 0 then 0 else 1 end, act, one, other, day, url) as there,
    sum(case when side = 2 then told_events else 0 end)
      over (partition by case when side = 0 then 0 else 1 end, act, one, other, day, url) as back
  from sided
),
made as (
  select from_place, from_actor, to_place, to_actor, event_code, code_group, day, cell, unread, source_rows, case when side = 2 then case when told_events > there then told_events - there else 0 end else told_events end as events
  from paired
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
select '8c46f19f2facbfd88ccdbe06610d0f32' as plan_id, fate, from_actor, to_actor, code_group, cell,
  sum(events) as events, sum(source_rows) as source_rows
from (
  select fate, events, source_rows,
    case when fate = 'counted' then case when from_place <= to_place then from_actor else to_actor end end as from_actor,
    case when fate = 'counted' then case when from_place <= to_place then to_actor else from_actor end end as to_actor,
    case when fate = 'counted' then code_group end as code_group,
    case when fate = 'counted' then cell end as cell
  from fated
) lines
group by fate, from_actor, to_actor, code_group, cell
