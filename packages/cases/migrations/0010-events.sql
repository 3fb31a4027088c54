-- What changed in the registries, and who was told. Never a value of an attribute.

-- Up to where each registry has been read.
create table cases.relay_cursor (
  registry  text        primary key,
  seq       bigint      not null default 0,
  moved_at  timestamptz not null default clock_timestamp()
);

-- One change of one subject, as its registry told it. The key keeps what is relayed twice from being there twice.
create table cases.change (
  registry    text        not null,
  seq         bigint      not null,
  at          timestamptz not null,
  relayed_at  timestamptz not null default clock_timestamp(),
  subject     text        not null check (subject in ('Citizen', 'Business', 'Parcel')),
  subject_id  text        not null,
  attributes  text[]      not null,
  primary key (registry, seq)
);
create index on cases.change using brin (relayed_at);

-- An agency that wants to be told, for one procedure or purpose.
create table cases.subscription (
  subscription_id  uuid        primary key default gen_random_uuid(),
  agency           text        not null,
  officer          text        not null,
  procedure        text,
  purpose          text        not null,
  attributes       text[]      not null,
  -- Whether only the subjects named in subscription_subject are followed.
  named            boolean     not null,
  created_at       timestamptz not null default clock_timestamp(),
  ended_at         timestamptz
);
create index on cases.subscription (agency);

create table cases.subscription_subject (
  subscription_id  uuid not null references cases.subscription,
  subject          text not null check (subject in ('Citizen', 'Business', 'Parcel')),
  subject_id       text not null,
  primary key (subject_id, subject, subscription_id)
);

-- One change for one subscription. Positions are given out in the order they are committed in: whoever inserts holds
-- the advisory lock of all signals until the end of the transaction.
create table cases.signal (
  position         bigint      primary key generated always as identity,
  signal_id        text        not null unique,
  subscription_id  uuid        not null references cases.subscription,
  agency           text        not null,
  registry         text        not null,
  seq              bigint      not null,
  pseudonym        text        not null,
  -- What of the change the subscription waited for and could know.
  attributes       text[]      not null,
  foreign key (registry, seq) references cases.change
);
create index on cases.signal (agency, position);
create index on cases.signal (registry, seq);

comment on table cases.relay_cursor is 'Đã đọc đến đâu trong từng cơ sở dữ liệu — Up to where each registry has been read';
comment on table cases.change is 'Thay đổi do cơ sở dữ liệu thông báo — Change told by a registry';
comment on table cases.subscription is 'Đăng ký nhận báo thay đổi — Subscription to changes';
comment on table cases.subscription_subject is 'Chủ thể được theo dõi — Subject that is followed';
comment on table cases.signal is 'Tín hiệu thay đổi dưới bí danh — Pseudonymous signal of a change';
