-- What the business registry knows about citizens: their household business, their roles, their bans.

create table household_business (
  -- A household business is identified by its owner's personal ID, so nobody has two.
  citizen_id citizen_id primary key,
  name text,
  registration_number text,
  registered_on date,
  status business_status,
  location_address text,
  location_admin_unit_code admin_unit_code,
  location_admin_unit_version admin_unit_version,
  capital vnd check (capital >= 0),
  activity_code activity_code,
  activity_classification text check (activity_classification in ('VSIC 2018', 'VSIC 2025')),
  starts_on date,
  employees integer check (employees >= 0)
);

create table household_business_member (
  citizen_id citizen_id not null references household_business,
  member_id citizen_id not null,
  relation business_family_relation,
  primary key (citizen_id, member_id)
);

create table citizen_business_role (
  citizen_id citizen_id not null,
  business_id business_id not null,
  role business_role not null,
  starts_on date,
  ends_on date,
  primary key (citizen_id, business_id, role),
  check (ends_on >= starts_on)
);

create table citizen_business_ban (
  citizen_id citizen_id not null,
  ordinal smallint not null check (ordinal > 0),
  reason business_ban_reason not null,
  decision_number text,
  starts_on date,
  ends_on date,
  primary key (citizen_id, ordinal),
  check (ends_on >= starts_on)
);
