-- The parcel, and everything that is registered about it. Each primary key begins with the subject's ID.

-- An imported code may have lost its leading zeros; setting it right is for the owner of the record.
create domain imported_admin_unit_code as text check (value ~ '^[0-9]{1,5}$');

create table parcel (
  parcel_id parcel_id primary key,
  map_sheet_number text,
  parcel_number text,
  printed_map_sheet_number text,
  printed_parcel_number text,
  location_address text,
  location_admin_unit_code imported_admin_unit_code,
  location_admin_unit_version admin_unit_version,
  former_location_address text,
  former_location_admin_unit_code imported_admin_unit_code,
  former_location_admin_unit_version admin_unit_version,
  area double precision check (area > 0),
  legal_area double precision check (legal_area > 0),
  geometry_reference text,
  land_user_id citizen_id,
  land_user_organisation_id business_id,
  verification land_verification not null,
  verified_on date,
  price_purpose land_use_purpose,
  price_per_square_metre vnd check (price_per_square_metre >= 0),
  price_effective_from date,
  check (land_user_id is null or land_user_organisation_id is null),
  check (verification <> 'NOT_VERIFIED' or verified_on is null)
);

create table land_user (
  parcel_id parcel_id not null references parcel,
  ordinal smallint not null check (ordinal > 0),
  kind land_user_kind not null,
  role land_user_role not null,
  citizen_id citizen_id,
  business_id business_id,
  printed_name text,
  printed_identity_number text check (printed_identity_number ~ '^([0-9]{9}|[0-9]{12})$'),
  printed_address text,
  printed_admin_unit_code admin_unit_code,
  printed_admin_unit_version admin_unit_version,
  share double precision check (share > 0 and share <= 100),
  primary key (parcel_id, ordinal),
  check (citizen_id is null or business_id is null)
);

create table land_right (
  parcel_id parcel_id not null references parcel,
  ordinal smallint not null check (ordinal > 0),
  purpose land_use_purpose not null,
  area double precision check (area > 0),
  origin land_use_origin,
  form land_use_form,
  term land_use_term,
  term_ends_on date,
  primary key (parcel_id, ordinal),
  check (term is distinct from 'LONG_TERM' or term_ends_on is null)
);

create table attached_asset (
  parcel_id parcel_id not null references parcel,
  ordinal smallint not null check (ordinal > 0),
  kind land_asset_kind not null,
  name text,
  construction_area double precision check (construction_area > 0),
  floor_area double precision check (floor_area > 0),
  floors smallint check (floors > 0),
  grade text,
  completed_in smallint check (completed_in > 1800),
  ownership_form land_asset_ownership,
  ownership_ends_on date,
  primary key (parcel_id, ordinal)
);

create table land_certificate (
  parcel_id parcel_id not null references parcel,
  serial_number certificate_serial not null,
  registry_entry_number text,
  certificate_code text,
  issued_on date,
  issuer text,
  qr_text text,
  valid boolean not null,
  primary key (parcel_id, serial_number)
);

create table land_restriction (
  parcel_id parcel_id not null references parcel,
  ordinal smallint not null check (ordinal > 0),
  kind land_restriction_kind not null,
  creditor_id business_id,
  holder text,
  starts_on date,
  ends_on date,
  primary key (parcel_id, ordinal),
  check (ends_on >= starts_on)
);

create table land_change (
  parcel_id parcel_id not null references parcel,
  ordinal smallint not null check (ordinal > 0),
  reason land_change_reason not null,
  registered_on date,
  dossier_number text,
  state_before text,
  state_after text,
  primary key (parcel_id, ordinal)
);

create table land_obligation (
  parcel_id parcel_id not null references parcel,
  ordinal smallint not null check (ordinal > 0),
  kind land_obligation_kind not null,
  amount vnd check (amount >= 0),
  paid_on date,
  tax_dossier_number text,
  primary key (parcel_id, ordinal)
);
