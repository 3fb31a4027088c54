-- What was paid for a person, and what social insurance pays to the person.

create table contribution (
  citizen_id citizen_id not null references insured_person,
  from_month month not null,
  until_month month,
  scheme social_insurance_scheme not null,
  salary_base vnd not null check (salary_base >= 0),
  job text,
  workplace text,
  hazardous boolean not null,
  unemployment_insured boolean not null,
  employer_id business_id,
  primary key (citizen_id, from_month),
  constraint contribution_in_order check (from_month <= until_month),
  constraint voluntary_without_employer check (scheme = 'COMPULSORY' or employer_id is null)
);

create table benefit (
  citizen_id citizen_id not null references insured_person,
  decision_number text not null,
  kind social_insurance_benefit_kind not null,
  from_date date not null,
  until_date date,
  amount vnd not null check (amount >= 0),
  primary key (citizen_id, decision_number),
  constraint benefit_in_order check (from_date <= until_date)
);

-- Apart, because each row says something about the health of its subject.
create table health_related_benefit (
  citizen_id citizen_id not null references insured_person,
  decision_number text not null,
  kind health_related_benefit_kind not null,
  from_date date not null,
  until_date date,
  amount vnd not null check (amount >= 0),
  primary key (citizen_id, decision_number),
  constraint benefit_in_order check (from_date <= until_date)
);
