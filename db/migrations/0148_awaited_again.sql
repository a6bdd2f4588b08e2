-- An arrival noted for the wrong family is taken back, on the tablet as on line.
alter table app.field_act
  drop constraint field_act_kind_check,
  add constraint field_act_kind_check check (kind in ('arrived', 'awaited', 'signed', 'declined', 'absent', 'unreadable'));
