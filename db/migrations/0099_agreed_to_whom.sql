-- To whom a family agreed that it be addressed: another receiver needs its own yes. Null: given before anybody was chosen, or before this was kept.
alter table app.agreement add column receiver_id uuid references app.organisation (id);
create index agreement_receiver on app.agreement (receiver_id) where receiver_id is not null;

-- Who accepted by link reads, as from an account, the situation and what the family already has. Before, the letter is that of the last word of
-- a name: the first may be a first name. The functions are taken as they stand: whatever else they do, they go on doing.
do $$
declare said text; more text; f regprocedure;
begin
  said := pg_get_functiondef('app.prescription_behind(bytea,timestamptz)'::regprocedure);
  more := replace(said, '''young'', p.young)', '''young'', p.young, ''equipment_at_hand'', h.equipment_at_hand, ''connection_at_hand'', h.connection_at_hand,
        ''situation'', (select n.situation from app.need n where n.household_id = h.id and n.situation <> '''' order by n.heard_at limit 1))');
  if more = said then raise exception 'prescription_behind does not give whom to call as it did'; end if;
  execute more;
  foreach f in array array['app.prescription_behind(bytea,timestamptz)'::regprocedure, 'app.arrival_behind(bytea,timestamptz)'::regprocedure] loop
    said := pg_get_functiondef(f);
    more := replace(said, 'left(btrim(app.without_titles(h.name)), 1)', 'left(substring(btrim(app.without_titles(h.name)) from ''\S+$''), 1)');
    if more = said then raise exception '% does not give a letter as it did', f; end if;
    execute more;
  end loop;
end $$;
