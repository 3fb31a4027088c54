-- Whom a citizen points at more than once, and relatives who have no number to point at.

create table child (
  citizen_id citizen_id not null references citizen,
  child_id citizen_id not null,
  primary key (citizen_id, child_id),
  constraint not_own_child check (citizen_id <> child_id)
);

create table ward (
  citizen_id citizen_id not null references citizen,
  ward_id citizen_id not null,
  primary key (citizen_id, ward_id),
  constraint not_own_ward check (citizen_id <> ward_id)
);

create table household_member (
  citizen_id citizen_id not null references citizen,
  member_id citizen_id not null,
  primary key (citizen_id, member_id),
  constraint another_member check (citizen_id <> member_id)
);

create table other_relative (
  citizen_id citizen_id not null references citizen,
  relative_number smallint not null check (relative_number >= 1),
  kind relative_kind not null,
  full_name text not null,
  old_identity_number old_identity_number,
  citizenship text,
  primary key (citizen_id, relative_number)
);
