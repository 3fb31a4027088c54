create table driver (
  citizen_id citizen_id primary key,
  licence_number text,
  issued_on date,
  blood_group text,
  card_front_name text,
  card_serial certificate_serial,
  penalty_points integer,
  fines_due vnd,
  instructor_id citizen_id,
  employer_id business_id,
  height_m numeric(3, 2),
  organ_donor boolean,
  recorded_at timestamptz not null default now()
);

create table licence_class (
  citizen_id citizen_id references driver,
  entry_no integer,
  class licence_class_code not null,
  valid_from date not null,
  valid_until date,
  primary key (citizen_id, entry_no)
);

create table vehicle_keeping (
  citizen_id citizen_id references driver,
  plate text,
  co_keeper_id citizen_id,
  parked_on parcel_id,
  primary key (citizen_id, plate)
);

create table vehicle (
  business_id business_id primary key,
  fleet_size integer
);

create table driver_student (
  citizen_id citizen_id references driver,
  student_id citizen_id references driver,
  primary key (citizen_id, student_id)
);
