-- The last day a school looked into a pupil's absence and noted that the pupil is not back yet: the next reminder follows from it. Null: it never did.
alter table app.signal add column looked_on date;
