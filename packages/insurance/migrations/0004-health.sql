-- Health insurance: cards, and the visits they were used for.

create table health_card (
  citizen_id citizen_id not null references insured_person,
  valid_from date not null,
  valid_until date not null,
  card_number health_card_number not null,
  old_card_number health_card_number,
  beneficiary_group health_insurance_group not null,
  benefit_level smallint not null check (benefit_level between 1 and 5),
  five_consecutive_years_on date,
  primary_care_facility_code text not null check (primary_care_facility_code ~ '^[0-9A-Z]{5}$'),
  primary_care_facility text not null,
  primary key (citizen_id, valid_from),
  constraint validity_in_order check (valid_from <= valid_until)
);

create table health_visit (
  citizen_id citizen_id not null references insured_person,
  visited_on date not null,
  discharged_on date,
  kind care_kind not null,
  facility_code text not null check (facility_code ~ '^[0-9A-Z]{5}$'),
  facility text not null,
  -- ICD-10: J06.9, I10.
  diagnosis text not null check (diagnosis ~ '^[A-Z][0-9]{2}([.][0-9]{1,2})?$'),
  total_cost vnd not null check (total_cost >= 0),
  paid_by_fund vnd not null check (paid_by_fund between 0 and total_cost),
  primary key (citizen_id, visited_on, facility_code),
  constraint visit_in_order check (visited_on <= discharged_on),
  constraint inpatients_are_discharged check (kind = 'INPATIENT' or discharged_on is null)
);
