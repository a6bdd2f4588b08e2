-- A workshop's machines leave on a slip, as everything does: nothing changes organisation by one end alone.
drop function app.deliver_device(uuid, uuid, timestamptz);

-- When the sender last asked a receiver that has not counted yet.
alter table app.transfer add column reminded_at timestamptz(3);
