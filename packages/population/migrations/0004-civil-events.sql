-- Events of civil status. They live here until a registry of civil status takes them over: nothing outside this file
-- refers to these tables, and the only thing they refer to is the citizen.

create domain clock_time as text check (value ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');

create table birth_record (
  citizen_id citizen_id not null references citizen,
  record_number text not null,
  book text not null,
  registered_on date not null,
  office text not null,
  kind birth_registration_kind not null,
  time_of_birth clock_time,
  -- Serial in the year, GCS, facility, year.
  notification_number text check (notification_number ~ '^[0-9]{5}\.GCS\.[0-9A-Z]{5}\.[0-9]{2}$'),
  father_id citizen_id,
  mother_id citizen_id,
  declarant_id citizen_id,
  primary key (citizen_id, registered_on)
);

create table marriage_record (
  citizen_id citizen_id not null references citizen,
  record_number text not null,
  book text not null,
  registered_on date not null,
  office text not null,
  spouse_id citizen_id,
  spouse_name text,
  spouse_citizenship text,
  state marriage_state not null,
  ended_on date,
  primary key (citizen_id, registered_on),
  constraint spouse_has_number_or_name check ((spouse_id is null) <> (spouse_name is null)),
  constraint ended_or_in_force check ((state = 'IN_FORCE') = (ended_on is null)),
  constraint end_after_begin check (registered_on <= ended_on)
);

create table divorce_record (
  citizen_id citizen_id not null references citizen,
  record_number text not null,
  book text not null,
  registered_on date not null,
  office text not null,
  former_spouse_id citizen_id,
  kind divorce_kind not null,
  decision_number text not null,
  decided_on date not null,
  effective_on date not null,
  court text not null,
  primary key (citizen_id, registered_on),
  constraint divorce_in_order check (decided_on <= effective_on and effective_on <= registered_on)
);

create table death_record (
  citizen_id citizen_id not null references citizen,
  record_number text not null,
  book text not null,
  registered_on date not null,
  office text not null,
  time_of_death clock_time,
  place_of_death text,
  cause_of_death text,
  notification_number text,
  declarant_id citizen_id,
  primary key (citizen_id, registered_on)
);

create table acknowledgement_record (
  citizen_id citizen_id not null references citizen,
  record_number text not null,
  book text not null,
  registered_on date not null,
  office text not null,
  kind acknowledgement_kind not null,
  parent_id citizen_id not null,
  primary key (citizen_id, parent_id)
);
