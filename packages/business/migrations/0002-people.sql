-- Who owns, represents and controls a business.

create domain per_cent as double precision check (value >= 0 and value <= 100);

create table business_share (
  business_id business_id not null references business,
  share_class share_class not null,
  quantity bigint check (quantity > 0),
  par_value vnd check (par_value > 0),
  primary key (business_id, share_class)
);

create table business_member (
  business_id business_id not null references business,
  ordinal smallint not null check (ordinal > 0),
  kind business_member_kind not null,
  citizen_id citizen_id,
  member_business_id business_id,
  contribution vnd check (contribution >= 0),
  ratio per_cent,
  contributed_on date,
  primary key (business_id, ordinal),
  check (citizen_id is null or member_business_id is null)
);

create table legal_representative (
  business_id business_id not null references business,
  ordinal smallint not null check (ordinal > 0),
  citizen_id citizen_id,
  registered_name text,
  title text,
  starts_on date,
  primary key (business_id, ordinal)
);

create table authorised_representative (
  business_id business_id not null references business,
  ordinal smallint not null check (ordinal > 0),
  citizen_id citizen_id,
  represented_business_id business_id,
  ratio per_cent,
  starts_on date,
  primary key (business_id, ordinal)
);

create table beneficial_owner (
  business_id business_id not null references business,
  ordinal smallint not null check (ordinal > 0),
  citizen_id citizen_id,
  ratio per_cent,
  control beneficial_control not null,
  starts_on date,
  primary key (business_id, ordinal),
  check (control not in ('OWNERSHIP', 'VOTING_RIGHTS') or ratio is null or ratio >= 25)
);
