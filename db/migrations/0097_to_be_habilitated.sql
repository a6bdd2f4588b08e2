-- An organisation about which nobody decided is to be habilitated. Those that were there before keep what they could do.

insert into app.habilitation (organisation_id, state, decided_by, decided_in, decided_at)
  select id, 'not_required', 'Mise à jour de Maillon', id, now() from app.organisation
  on conflict do nothing;
