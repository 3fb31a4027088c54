alter table cases.correction
  -- Whose record it is: the registry has to find it.
  add column subject    text check (subject in ('Citizen', 'Business', 'Parcel')),
  add column subject_id text,
  -- Who at the registry settled it.
  add column settled_by text,
  add check ((subject is null) = (subject_id is null)),
  add check (settled_by is null or settled_at is not null);
