-- Businesses that pay insurance for their employees.

create table employer (
  business_id business_id primary key,
  employer_code text not null,
  insurance_office text,
  first_contribution_month month,
  insured_employees integer not null check (insured_employees >= 0),
  payroll vnd not null check (payroll >= 0),
  contribution_arrears vnd not null check (contribution_arrears >= 0),
  months_in_arrears smallint not null check (months_in_arrears >= 0),
  constraint arrears_have_months check ((contribution_arrears > 0) = (months_in_arrears > 0))
);

create table employer_period (
  business_id business_id not null references employer,
  month month not null,
  insured_employees integer not null check (insured_employees >= 0),
  payroll vnd not null check (payroll >= 0),
  due vnd not null check (due >= 0),
  paid vnd not null check (paid >= 0),
  primary key (business_id, month)
);
