-- A number that was cancelled is never given out again: who makes a new one looks here.

create index previous_citizen_id_by_number on previous_citizen_id (previous_id);
