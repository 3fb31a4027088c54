-- A correction that a registry is being told of, and what came of it.
alter table cases.correction
  drop constraint correction_state_check,
  drop constraint correction_check2,
  drop constraint correction_check4,
  drop constraint correction_case_id_field_attribute_key,
  -- What the record is to hold: only as long as the registry is being told.
  add column value      jsonb,
  add column attempts   integer not null default 0,
  add column last_error jsonb,
  -- The registry held nothing when it was asked.
  add column silent     boolean not null default false,
  -- Somebody has been told that its clock ran out.
  add column overdue_told_at timestamptz,
  add constraint correction_state check (state in ('OPEN', 'CORRECTING', 'CORRECTED', 'UPHELD')),
  add constraint correction_settled check ((state in ('OPEN', 'CORRECTING')) = (settled_at is null)),
  add constraint correction_settled_by check (settled_by is null or state <> 'OPEN'),
  add constraint correction_value check ((state = 'CORRECTING') = (value is not null));

-- One at a time; what was settled may be disputed anew.
create unique index correction_open on cases.correction (case_id, field, attribute)
  where state in ('OPEN', 'CORRECTING');
create index correction_clock on cases.correction (correct_by) where state in ('OPEN', 'CORRECTING');
create index correction_of on cases.correction (subject_id, attribute) where state = 'OPEN';
