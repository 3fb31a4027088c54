-- The same holdings seen from the holder, so that "the parcels of this citizen" is one look-up by the citizen's ID.

create table citizen_parcel (
  citizen_id citizen_id not null,
  parcel_id parcel_id not null,
  primary key (citizen_id, parcel_id)
);

create table business_parcel (
  business_id business_id not null,
  parcel_id parcel_id not null,
  primary key (business_id, parcel_id)
);
