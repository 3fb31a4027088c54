-- Signals are kept for a while. Whoever asks for those after a place behind which some are missing has to hear it.
alter table cases.subscription add column removed_until bigint not null default 0;
comment on column cases.subscription.removed_until is 'Vị trí tín hiệu cuối cùng đã xóa — The place of the last signal that was removed';

-- What was removed is found by its subscription and by its change.
create index on cases.signal (subscription_id);
