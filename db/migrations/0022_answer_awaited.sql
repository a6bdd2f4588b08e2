-- Whether an orientation of the household was sent and is not answered: lists say so without asking the prescriptions.
alter table app.household add column answer_awaited boolean not null default false;
create or replace function app.refresh_chain(h uuid) returns void language sql security definer set search_path = app, pg_catalog as $$
  update app.household x set chain = c.chain, stage = case when strpos(c.chain, 'n') = 0 then 8 else strpos(c.chain, 'n') end, touched_at = greatest(x.touched_at, now()),
    answer_awaited = exists (select from app.prescription p where p.household_id = h and p.state = 'sent')
  from (select app.chain_of(h) as chain) c where x.id = h
$$;
update app.household h set answer_awaited = true where exists (select from app.prescription p where p.household_id = h.id and p.state = 'sent');
