-- What has been issued to a citizen, and when the citizen was away.

create table identity_card (
  citizen_id citizen_id not null references citizen,
  issued_on date not null,
  kind identity_card_kind not null,
  card_number text not null check (card_number ~ '^([0-9]{9}|[0-9]{12})$'),
  issued_by text not null,
  valid_until date,
  status identity_card_status not null,
  primary key (citizen_id, issued_on, kind),
  constraint validity_in_order check (issued_on <= valid_until)
);

create table previous_citizen_id (
  citizen_id citizen_id not null references citizen,
  previous_id citizen_id not null,
  cancelled_on date not null,
  reason text not null,
  primary key (citizen_id, previous_id),
  constraint another_number check (citizen_id <> previous_id)
);

create table temporary_absence (
  citizen_id citizen_id not null references citizen,
  since date not null,
  until date,
  reason text not null,
  destination text,
  declared_on date not null,
  primary key (citizen_id, since),
  constraint absence_in_order check (since <= until)
);
