-- Enterprises, co-operatives and their dependent units. Each primary key begins with the subject's ID.

create domain activity_code as text check (value ~ '^[0-9]{5}$');

create table business (
  business_id business_id primary key,
  vietnamese_name text,
  foreign_name text,
  short_name text,
  legal_form business_legal_form,
  dependent_unit_kind dependent_unit_kind,
  parent_business_id business_id,
  status business_status not null,
  registered_on date,
  head_office_address text,
  head_office_admin_unit_code admin_unit_code,
  head_office_admin_unit_version admin_unit_version,
  main_activity_code activity_code,
  charter_capital vnd check (charter_capital >= 0),
  legal_representative_id citizen_id,
  phone text,
  email text,
  fiscal_year_start text check (fiscal_year_start ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  vat_method vat_method,
  chief_accountant_id citizen_id,
  planned_employees integer check (planned_employees >= 0),
  insurance_payment_cycle insurance_payment_cycle,
  -- A dependent unit has an ID of the form 10-3, a kind and a parent; everything else has a legal form.
  check ((business_id ~ '-') = (dependent_unit_kind is not null)),
  check ((business_id ~ '-') = (parent_business_id is not null)),
  check ((dependent_unit_kind is null) = (legal_form is not null)),
  check (parent_business_id is null or (parent_business_id || '-') = left(business_id, 11))
);

create table business_activity (
  business_id business_id not null references business,
  activity_code activity_code not null,
  classification text not null check (classification in ('VSIC 2018', 'VSIC 2025')),
  name text,
  is_main boolean not null,
  primary key (business_id, activity_code)
);

create table business_change (
  business_id business_id not null references business,
  change_number smallint not null check (change_number > 0),
  registered_on date,
  content text,
  primary key (business_id, change_number)
);

create table business_status_period (
  business_id business_id not null references business,
  starts_on date not null,
  status business_status not null,
  decision_number text,
  primary key (business_id, starts_on)
);

create table dependent_unit (
  business_id business_id not null references business,
  unit_code text not null check (unit_code ~ '^([0-9]{10}-[0-9]{3}|[0-9]{5})$'),
  kind dependent_unit_kind not null,
  unit_business_id business_id,
  name text,
  unit_address text,
  unit_admin_unit_code admin_unit_code,
  unit_admin_unit_version admin_unit_version,
  primary key (business_id, unit_code)
);
