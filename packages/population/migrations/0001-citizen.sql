-- One row for every citizen: who it is, where it lives, to which household it belongs.

create domain province_code as text check (value ~ '^[0-9]{2}$');
create domain old_identity_number as text check (value ~ '^[0-9]{9}$');

create table citizen (
  citizen_id citizen_id primary key,

  family_name text,
  middle_name text,
  given_name text,
  full_name text,
  alternative_name text,
  date_of_birth date,
  sex sex,
  place_of_birth text,
  birth_registration_place text,
  native_place text,
  ethnicity text,
  religion text,
  citizenship text,
  blood_group blood_group,
  old_identity_number old_identity_number,

  father_id citizen_id,
  mother_id citizen_id,
  spouse_id citizen_id,
  legal_guardian_id citizen_id,

  permanent_residence_address text,
  permanent_residence_admin_unit_code admin_unit_code,
  permanent_residence_admin_unit_version admin_unit_version,
  permanent_residence_province_code province_code,
  permanent_residence_since date,
  permanent_residence_until date,
  permanent_residence_reason text,
  permanent_residence_end_reason text,

  temporary_residence_address text,
  temporary_residence_admin_unit_code admin_unit_code,
  temporary_residence_admin_unit_version admin_unit_version,
  temporary_residence_province_code province_code,
  temporary_residence_since date,
  temporary_residence_until date,
  temporary_residence_reason text,
  temporary_residence_end_reason text,

  current_residence_address text,
  current_residence_admin_unit_code admin_unit_code,
  current_residence_admin_unit_version admin_unit_version,
  current_residence_province_code province_code,
  current_residence_since date,
  current_residence_until date,
  current_residence_reason text,
  current_residence_end_reason text,

  residence_file_number text,
  marital_status marital_status,
  relation_to_head relation_to_head,
  household_head_id citizen_id,

  date_of_death date,
  declared_missing_on date,

  mobile_number text check (mobile_number ~ '^0[0-9]{9}$'),
  email text check (email ~ '^[^@ ]+@[^@ ]+$'),
  occupation text,

  constraint death_after_birth check (date_of_death >= date_of_birth),
  constraint missing_after_birth check (declared_missing_on >= date_of_birth),
  constraint not_own_relative check (citizen_id not in (father_id, mother_id, spouse_id, legal_guardian_id)),
  constraint two_parents check (father_id <> mother_id),
  constraint permanent_residence_in_order check (permanent_residence_since <= permanent_residence_until),
  constraint temporary_residence_in_order check (temporary_residence_since <= temporary_residence_until),
  constraint current_residence_in_order check (current_residence_since <= current_residence_until),
  -- A code without its list means nothing.
  constraint permanent_residence_dated check (
    (permanent_residence_admin_unit_code is null) = (permanent_residence_admin_unit_version is null)
  ),
  constraint temporary_residence_dated check (
    (temporary_residence_admin_unit_code is null) = (temporary_residence_admin_unit_version is null)
  ),
  constraint current_residence_dated check (
    (current_residence_admin_unit_code is null) = (current_residence_admin_unit_version is null)
  )
);
