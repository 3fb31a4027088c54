-- The ledger as a provable log: docs/ledger.md says what the columns mean. An earlier form of these tables was never
-- released, and is not carried over.
drop view if exists disclosure, withheld;
drop table if exists ledger_identity, ledger_log, ledger_batch, clause, decision, disclosure_entry, control_entry, tile,
  checkpoint, attestation, subject_key, erasure, officer, ledger_probe;

-- Whose ledger this is: part of the name of every log in it, so that no two ledgers sign under one name.
create table ledger_identity (
  only_one boolean primary key default true check (only_one),
  id       uuid    not null default gen_random_uuid()
);
insert into ledger_identity default values;

-- One append-only log per writer. A log that was closed is never written again.
create table ledger_log (
  log        int         primary key,
  origin     text        not null unique,
  opened_at  timestamptz not null default clock_timestamp(),
  closed_at  timestamptz
);

-- One commit. The key keeps two writers from ever giving out one position.
create table ledger_batch (
  log           int         not null,
  first         bigint      not null,
  entries       int         not null,
  committed_at  timestamptz not null default clock_timestamp(),
  primary key (log, first)
);

-- Texts that many entries share, under their SHA-256.
create table clause (
  id    int   generated always as identity primary key,
  hash  bytea not null unique check (length(hash) = 32),
  text  text  not null
);

-- One operation that was decided.
create table decision (
  at        timestamptz not null,
  position  bigint      not null,
  log       int         not null,
  who       int         not null,
  withheld  int,
  nonce     bytea       not null,
  request   text        not null,
  parts     bytea       not null,
  asked     bytea,
  "case"    bytea,
  refused   text,
  seal      timestamptz
) partition by range (at);
create index on decision (log, position);
alter table decision alter parts set storage external;

-- What left about one subject in one operation: a commitment to the subject, and one to each value.
create table part (
  at           timestamptz not null,
  position     bigint      not null,
  handle       bigint      not null,
  log          int         not null,
  what         int         not null,
  number       smallint    not null,
  -- First letter of Citizen, Business, Parcel.
  subject      "char"      not null,
  commitments  bytea       not null
) partition by range (at);
-- A person's own trace is one range of this.
create index on part (handle, at);
-- Entries come in the order of time, and are found again by it.
create index on part using brin (at) with (pages_per_range = 32);
-- Hashes do not get smaller, and belong to their row.
alter table part alter commitments set storage external;

-- Whatever falls outside the partitions that maintenance has made: nothing is ever refused for its date.
create table decision_other partition of decision default with (toast_tuple_target = 8160);
create table part_other partition of part default with (toast_tuple_target = 8160);

-- What a log says about itself: how it began, its keys, what was removed.
create table control_entry (
  log       int    not null,
  position  bigint not null,
  text      text   not null,
  primary key (log, position)
);

-- Hashes that will never change, 256 at a time: they stay when entries are removed. One that is not full is written
-- when entries of it are removed.
create table tile (
  log     int    not null,
  level   int    not null,
  index   bigint not null,
  width   int    not null,
  root    bytea  not null,
  hashes  bytea  not null,
  primary key (log, level, index, width)
);
alter table tile alter hashes set storage external;

create table checkpoint (
  log   int         not null,
  size  bigint      not null,
  at    timestamptz not null,
  note  text        not null,
  primary key (log, size)
);

-- What others say about a checkpoint: the line of a witness, the answer of a time-stamping authority.
create table attestation (
  log   int         not null,
  size  bigint      not null,
  kind  text        not null check (kind in ('witness', 'time stamp')),
  by    text        not null,
  at    timestamptz not null,
  body  bytea       not null,
  primary key (log, size, kind, by)
);

-- What opens the entries about one subject. Deleting a row erases the subject from the ledger.
create table subject_key (
  place     bytea  primary key check (length(place) = 16),
  handle    bigint not null unique,
  key       bytea  not null,
  identity  bytea  not null
);

-- When a subject was erased: writers look here for whether they remember a key that is gone.
create table erasure (
  id  int         generated always as identity primary key,
  at  timestamptz not null default clock_timestamp()
);

-- Officers under the names everybody else sees, with their own for their agency.
create table officer (
  pseudonym  text  primary key,
  agency     text  not null,
  name       bytea not null
);

-- Written to learn whether a commit would reach the disk.
create table ledger_probe (
  only_one  boolean     primary key default true check (only_one),
  at        timestamptz not null default clock_timestamp()
);
insert into ledger_probe default values;

comment on table ledger_identity is 'Sổ cái này là của ai — Whose ledger this is';
comment on table ledger_log is 'Nhật ký của một bộ ghi — Log of one writer';
comment on table ledger_batch is 'Một lần ghi — One commit';
comment on table clause is 'Đoạn dùng chung của nhiều mục — Text shared by many entries';
comment on table decision is 'Một lần tra cứu đã được quyết định — One operation that was decided';
comment on table part is 'Những gì đã tiết lộ về một chủ thể — What left about one subject';
comment on table control_entry is 'Mục của chính nhật ký — What a log says about itself';
comment on table tile is 'Các giá trị băm của cây — Hashes of the tree';
comment on table checkpoint is 'Điểm kiểm tra đã ký — Signed checkpoint';
comment on table attestation is 'Xác nhận của bên thứ ba — What others attest about a checkpoint';
comment on table subject_key is 'Khóa của chủ thể — Key of a subject';
comment on table erasure is 'Lần xóa khóa của một chủ thể — When a subject was erased';
comment on table officer is 'Cán bộ dưới bí danh — Officers under pseudonyms';
comment on table ledger_probe is 'Kiểm tra khả năng ghi — Whether a commit reaches the disk';

-- One row per attribute of a subject that left. Of whom is in nobody's reach without the keys: the handle is a number.
create view disclosure as
select d.request as request_id, d.at, d.log, d.position, p.number, w.who ->> 'agency' as agency, w.who ->> 'officer' as officer,
       w.who ->> 'procedure' as procedure, w.who ->> 'purpose' as purpose, w.who ->> 'policy' as policy,
       case p.subject when 'C' then 'Citizen' when 'B' then 'Business' when 'P' then 'Parcel' end as subject, p.handle, line ->> 0 as attribute, line ->> 1 as relation, line ->> 2 as agreement,
       line ->> 3 as legal_basis, line ->> 4 as moved_to, d.seal
from part p
join decision d on d.log = p.log and d.position = p.position and d.at = p.at
join lateral (select text::jsonb as who from clause where id = d.who) w on true
join clause c on c.id = p.what
cross join lateral jsonb_array_elements(c.text::jsonb) as line;

-- One row per attribute that was asked for and withheld.
create view withheld as
select d.request as request_id, d.at, d.log, d.position, w.who ->> 'agency' as agency, w.who ->> 'officer' as officer,
       w.who ->> 'procedure' as procedure, w.who ->> 'purpose' as purpose, w.who ->> 'policy' as policy,
       line ->> 0 as attribute, line ->> 1 as relation, line ->> 2 as code, d.seal
from decision d
join lateral (select text::jsonb as who from clause where id = d.who) w on true
join clause c on c.id = d.withheld
cross join lateral jsonb_array_elements(c.text::jsonb) as line;

comment on view disclosure is 'Từng thuộc tính đã tiết lộ — Each attribute of a subject that left';
comment on view withheld is 'Từng thuộc tính bị từ chối — Each attribute that was withheld';
