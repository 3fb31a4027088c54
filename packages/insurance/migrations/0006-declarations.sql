-- A number belongs to one person: who gives out a new one looks here.

create index insured_person_by_number on insured_person (social_insurance_number);
