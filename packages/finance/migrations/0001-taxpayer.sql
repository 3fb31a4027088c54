-- Who is a taxpayer, and with which accounts. Each primary key begins with the subject's ID.

-- An imported code may have lost its leading zeros; setting it right is for the owner of the record.
create domain imported_admin_unit_code as text check (value ~ '^[0-9]{1,5}$');
create domain tax_code as text check (value ~ '^[0-9]{10}(-[0-9]{3})?$');

create table citizen_taxpayer (
  citizen_id citizen_id primary key,
  kind taxpayer_kind not null,
  status tax_status not null,
  recorded_name text,
  managing_office text,
  starts_on date,
  tax_address text,
  tax_admin_unit_code imported_admin_unit_code,
  tax_admin_unit_version admin_unit_version,
  former_tax_code tax_code,
  unmerged_tax_code tax_code,
  arrears vnd not null check (arrears >= 0),
  check (kind in ('INDIVIDUAL', 'HOUSEHOLD_BUSINESS'))
);

create table citizen_bank_account (
  citizen_id citizen_id not null,
  account_number text not null check (account_number ~ '^[0-9]{6,19}$'),
  bank text not null,
  primary key (citizen_id, account_number, bank)
);

create table business_taxpayer (
  business_id business_id primary key,
  kind taxpayer_kind not null,
  status tax_status not null,
  recorded_name text,
  managing_office text,
  starts_on date,
  tax_address text,
  tax_admin_unit_code imported_admin_unit_code,
  tax_admin_unit_version admin_unit_version,
  arrears vnd not null check (arrears >= 0),
  check (kind not in ('INDIVIDUAL', 'HOUSEHOLD_BUSINESS'))
);

create table business_bank_account (
  business_id business_id not null,
  account_number text not null check (account_number ~ '^[0-9]{6,19}$'),
  bank text not null,
  primary key (business_id, account_number, bank)
);
