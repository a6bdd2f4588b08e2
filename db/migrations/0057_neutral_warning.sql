-- Where others read the messages of a family, the warning before it is forgotten only asks it to call back.
drop function app.warn_due(timestamptz, text, text, boolean, boolean);
create function app.warn_due(at timestamp with time zone, said_subject text, said_body text, neutral_subject text, neutral_body text, mails boolean, texts boolean)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x app.household; n int := 0;
begin
  for x in select * from app.household y where y.forgotten_at is null and y.touched_at < at - interval '21 months'
      and (y.warned_at is null or y.warned_at < y.touched_at) order by y.touched_at limit 1000 for update skip locked loop
    if x.channel = 'email' and x.email is not null and mails then
      insert into app.outbox (id, organisation_id, household_id, email, subject, body) values (app.uuid7(), x.organisation_id, x.id, x.email,
        case when x.neutral_message then neutral_subject else said_subject end, case when x.neutral_message then neutral_body else said_body end);
    elsif x.channel = 'sms' and x.phone is not null and texts then
      insert into app.outbox (id, organisation_id, household_id, phone, subject, body) values (app.uuid7(), x.organisation_id, x.id, x.phone,
        case when x.neutral_message then neutral_subject else said_subject end, case when x.neutral_message then neutral_body else said_body end);
    end if;
    update app.household set warned_at = at where id = x.id;
    n := n + 1;
  end loop;
  return n;
end $function$;
revoke execute on function app.warn_due(timestamptz, text, text, text, text, boolean, boolean) from public;
grant execute on function app.warn_due(timestamptz, text, text, text, text, boolean, boolean) to maillon_job;
