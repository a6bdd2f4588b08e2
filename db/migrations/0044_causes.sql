-- Four more causes that keep a pupil from connecting: lost codes, French, no quiet place, younger ones to mind.
alter table app.signal drop constraint signal_causes_check;
alter table app.signal add constraint signal_causes_check check (causes <@ array['no_device', 'shared_device', 'no_connection',
  'knowing_how', 'lost_codes', 'language', 'no_quiet_place', 'minds_siblings', 'disengaged', 'family_reason']);
