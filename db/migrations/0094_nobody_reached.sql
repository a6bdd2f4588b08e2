-- Who reached nobody told nobody in any way: how is asked only of whoever told the family.
alter table app.warning drop constraint warning_check1;
update app.warning set how = null where state = 'unreachable';
alter table app.warning add constraint warning_check1 check (
  (noted_at is null) = (noted_by is null) and (noted_at is null) = (told_on is null)
  and (how is null) = (noted_at is null or state = 'unreachable'));
