-- One row for every insured person: number, participation, time paid, pension, account.

create table insured_person (
  citizen_id citizen_id primary key,
  social_insurance_number insurance_number not null,
  insurance_office text,
  employer_id business_id,

  social_status participation_status not null,
  social_scheme social_insurance_scheme,
  unemployment_status participation_status not null,
  health_status participation_status not null,
  social_months integer not null check (social_months >= 0),
  unemployment_months integer not null check (unemployment_months >= 0),

  contact_address text,
  contact_admin_unit_code admin_unit_code,
  contact_admin_unit_version admin_unit_version,

  pension_decision_number text,
  pension_from date,
  pension_until date,
  pension_rate numeric(5, 2) check (pension_rate > 0 and pension_rate <= 100),
  pension_monthly_amount vnd check (pension_monthly_amount >= 0),

  benefit_bank text,
  benefit_account_number text,

  recorded_name text,
  recorded_date_of_birth date,
  recorded_sex text,
  unmerged_number insurance_number,

  constraint scheme_while_participating check ((social_status = 'PARTICIPATING') = (social_scheme is not null)),
  constraint pension_has_decision check ((pension_from is null) = (pension_decision_number is null)),
  constraint pension_in_order check (pension_from <= pension_until),
  constraint account_has_bank check ((benefit_account_number is null) = (benefit_bank is null)),
  constraint contact_dated check ((contact_admin_unit_code is null) = (contact_admin_unit_version is null)),
  constraint another_number check (unmerged_number <> social_insurance_number)
);
