-- A health facility notifies a birth once: who registers one looks here.

create index birth_record_by_notification on birth_record (notification_number) where notification_number is not null;
