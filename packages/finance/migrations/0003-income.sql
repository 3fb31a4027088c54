-- Income, and who lives on it; invoices, counted and never itemised.

create table income_statement (
  citizen_id citizen_id not null,
  year smallint not null check (year between 2000 and 2100),
  payer_id business_id not null,
  income vnd check (income >= 0),
  tax_withheld vnd check (tax_withheld >= 0),
  primary key (citizen_id, year, payer_id)
);

create table tax_dependant (
  citizen_id citizen_id not null,
  dependant_id citizen_id not null,
  from_month month not null,
  relation tax_dependant_relation not null,
  until_month month,
  primary key (citizen_id, dependant_id, from_month),
  check (citizen_id <> dependant_id),
  check (until_month >= from_month)
);

-- The same claims seen from the dependant, so that "is this person claimed already" is one look-up by their ID.
create table dependant_claim (
  citizen_id citizen_id not null,
  taxpayer_id citizen_id not null,
  from_month month not null,
  until_month month,
  primary key (citizen_id, taxpayer_id, from_month),
  check (citizen_id <> taxpayer_id),
  check (until_month >= from_month)
);

create table e_invoice_counter (
  business_id business_id not null,
  period month not null,
  issued integer not null check (issued >= 0),
  adjusted integer not null check (adjusted >= 0),
  replaced integer not null check (replaced >= 0),
  cancelled integer not null check (cancelled >= 0),
  primary key (business_id, period)
);
