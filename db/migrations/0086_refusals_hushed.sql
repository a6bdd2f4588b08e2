-- What was written to refuse goes with the rest, six months later: on the prescription (empty, since null means that nobody refused it) and in its
-- event. The chain says further on that it was hushed: the emptied event holds by its stored hash.
CREATE OR REPLACE FUNCTION app.hush_refused(at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare p record; org uuid; hushed int := 0;
begin
  for p in select x.id, x.household_id from app.prescription x where x.state in ('refused', 'withdrawn', 'expired', 'rerouted')
      and x.updated_at < at - interval '6 months' order by x.id loop
    delete from app.prescription_message m where m.prescription_id = p.id;
    update app.arrival v set said = '' where v.prescription_id = p.id and v.said <> '';
    for org in select distinct e.organisation_id from app.event e where e.subject_id = p.id and e.subject_kind = 'prescription' and e.why is not null order by 1 loop
      insert into app.emptied_event select e.id from app.event e
        where e.organisation_id = org and e.subject_id = p.id and e.subject_kind = 'prescription' and e.why is not null on conflict do nothing;
      update app.event e set why = null, data = '{}' where e.organisation_id = org and e.subject_id = p.id and e.subject_kind = 'prescription' and e.why is not null;
      perform app.record_in(org, at, 'prescription.hushed', 'prescription', p.id, p.household_id, null, 'hushed', null, 'Maillon');
    end loop;
    update app.prescription x set message = '', why = case when x.why is not null then '' end where x.id = p.id and (x.message <> '' or x.why <> '');
    if found then hushed := hushed + 1; end if;
  end loop;
  return hushed;
end $function$;
