-- Before eighteen, whoever addresses a young person says whether a parent or a guardian agrees too, or the young person acts alone.
-- Null: an adult, or a household for which nobody had to be asked.
alter table app.prescription add column young text check (young in ('with_parent', 'alone'));

-- Forgotten with the rest. The function is taken as it stands: whatever else it erases, it goes on erasing.
do $$
declare said text := pg_get_functiondef('app.forget_household(uuid,timestamptz,text,text)'::regprocedure);
  more text := replace(said, 'update app.prescription set message = '''', why = null', 'update app.prescription set message = '''', why = null, young = null');
begin
  if more = said then raise exception 'forget_household does not erase prescriptions where it did'; end if;
  execute more;
end $$;
