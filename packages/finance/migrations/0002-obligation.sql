-- What is owed: by tax and period, and for transfers of land.

-- A year, a quarter or a month: 2025, 2025-Q3, 2025-09.
create domain tax_period as text check (value ~ '^[0-9]{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$');

create table citizen_tax_obligation (
  citizen_id citizen_id not null,
  period tax_period not null,
  tax tax_kind not null,
  declared vnd check (declared >= 0),
  assessed vnd check (assessed >= 0),
  paid vnd check (paid >= 0),
  arrears vnd not null check (arrears >= 0),
  primary key (citizen_id, period, tax)
);

create table business_tax_obligation (
  business_id business_id not null,
  period tax_period not null,
  tax tax_kind not null,
  declared vnd check (declared >= 0),
  assessed vnd check (assessed >= 0),
  paid vnd check (paid >= 0),
  arrears vnd not null check (arrears >= 0),
  primary key (business_id, period, tax)
);

create table citizen_land_transfer (
  citizen_id citizen_id not null,
  dossier_number text not null,
  role land_transfer_role not null,
  parcel_id parcel_id,
  price vnd check (price >= 0),
  tax_due vnd check (tax_due >= 0),
  registration_fee vnd check (registration_fee >= 0),
  exemption text,
  payment tax_payment not null,
  paid_on date,
  primary key (citizen_id, dossier_number, role),
  check ((payment = 'PAID') = (paid_on is not null))
);

create table business_land_transfer (
  business_id business_id not null,
  dossier_number text not null,
  role land_transfer_role not null,
  parcel_id parcel_id,
  price vnd check (price >= 0),
  tax_due vnd check (tax_due >= 0),
  registration_fee vnd check (registration_fee >= 0),
  exemption text,
  payment tax_payment not null,
  paid_on date,
  primary key (business_id, dossier_number, role),
  check ((payment = 'PAID') = (paid_on is not null))
);
