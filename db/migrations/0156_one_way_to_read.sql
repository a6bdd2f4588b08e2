-- The exchange of a loan is signed as the loan was: in which quality. Null on what was exchanged before it was asked.
alter table app.repair_ticket add column signer_as text check (signer_as in ('parent', 'guardian', 'adult'));

-- What looks for a paper or a link by itself, as the end of a file or of a loan does, reads no table whole.
create index repair_ticket_spare_link on app.repair_ticket (spare_custody_id) where spare_custody_id is not null;
create index repair_ticket_signature on app.repair_ticket (signature_file_id) where signature_file_id is not null;
create index batch_signature on app.batch (signature_file_id) where signature_file_id is not null;
create index batch_agreement on app.batch (agreement_file_id) where agreement_file_id is not null;

-- A letter is held before the sheet that it brings, as whoever delivers it holds them: a family is erased while its copy leaves, and
-- neither waits for the other for ever. The function is taken as it stands: whatever else it does, it goes on doing.
do $$
declare said text; more text;
begin
  said := pg_get_functiondef('app.forget_household(uuid,timestamptz,text,text)'::regprocedure);
  more := replace(said, E'\nbegin\n', E'\nbegin\n  perform from app.outbox o where o.household_id = h order by o.id for update;\n');
  if more = said then raise exception 'forget_household does not begin as it did'; end if;
  execute more;
end $$;

-- What became of the machines of some lots: whoever asks about one lot reads that lot. As it stands otherwise.
do $$
declare said text := pg_get_functiondef('app.dated_fates(timestamptz,text)'::regprocedure); more text;
begin
  more := replace(replace(said, 'app.dated_fates(at timestamp with time zone,', 'app.dated_fates(lots uuid[], at timestamp with time zone,'),
    'where d.joined_to is null', 'where x.id = any (lots) and d.joined_to is null');
  if more not like '%(lots uuid[], at %x.id = any (lots)%' then raise exception 'dated_fates does not read lots as it did'; end if;
  drop function app.dated_fates(timestamptz, text);
  execute more;
end $$;
revoke execute on function app.dated_fates(uuid[], timestamptz, text) from public;
grant execute on function app.dated_fates(uuid[], timestamptz, text) to maillon_app;
