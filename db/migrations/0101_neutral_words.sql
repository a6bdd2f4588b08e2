-- « Partenaires sociaux » are unions and employers: the neutral words are now « une structure partenaire », also in what was written before.
-- Events keep the words under which they were signed.
create or replace function app.neutral_words() returns text language sql immutable parallel safe set search_path = app, pg_catalog as $$ select 'une structure partenaire' $$;
update app.organisation set masked_as = app.neutral_words() where masked_as = 'un partenaire social';
update app.prescription set sender = app.neutral_words() where sender = 'un partenaire social';
update app.prescription_message set said_by = app.neutral_words() where said_by = 'un partenaire social';
