-- Unemployment insurance: the employer's notice, the decision, the monthly reports.

create table contract_end_notice (
  citizen_id citizen_id not null references insured_person,
  contract_ended_on date not null,
  notified_on date not null,
  employer_id business_id,
  primary key (citizen_id, contract_ended_on)
);

create table unemployment_benefit (
  citizen_id citizen_id not null references insured_person,
  decision_number text not null,
  decided_on date not null,
  from_date date not null,
  until_date date not null,
  -- At least 3 months, and no more than 12.
  months smallint not null check (months between 3 and 12),
  monthly_amount vnd not null check (monthly_amount >= 0),
  state unemployment_benefit_state not null,
  service_centre text not null,
  primary key (citizen_id, decision_number),
  constraint benefit_in_order check (from_date <= until_date)
);

create table job_search_report (
  citizen_id citizen_id not null references insured_person,
  reported_on date not null,
  benefit_month smallint not null check (benefit_month between 1 and 12),
  outcome job_search_outcome not null,
  service_centre text not null,
  primary key (citizen_id, reported_on)
);
