-- Before eighteen, whoever addresses a young person says whether a parent or a guardian agrees too, or the young person acts alone.
-- Null: an adult, or a household for which nobody had to be asked.
alter table app.prescription add column young text check (young in ('with_parent', 'alone'));

-- Forgotten with the rest, and read by who accepted by link, with how to reach the person. Both functions are taken as they stand: whatever
-- else they do, they go on doing.
do $$
declare said text; more text;
begin
  said := pg_get_functiondef('app.forget_household(uuid,timestamptz,text,text)'::regprocedure);
  more := replace(said, 'update app.prescription set message = '''', why = null', 'update app.prescription set message = '''', why = null, young = null');
  if more = said then raise exception 'forget_household does not erase prescriptions where it did'; end if;
  execute more;
  said := pg_get_functiondef('app.prescription_behind(bytea,timestamptz)'::regprocedure);
  more := replace(said, '''neutral'', h.neutral_message)', '''neutral'', h.neutral_message, ''young'', p.young)');
  if more = said then raise exception 'prescription_behind does not give whom to call as it did'; end if;
  execute more;
end $$;
