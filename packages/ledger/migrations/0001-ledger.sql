-- What was decided and answered, look-up by look-up. Never a value of an attribute.
-- No foreign keys: a check per row would cost more than the row, nothing is ever updated or deleted, and the parts
-- are written in an order that leaves nothing dangling.

-- One answered look-up. "at" stands in every key, so that the tables can be partitioned by time.
create table look_up (
  request_id  text        not null,
  at          timestamptz not null,
  agency      text        not null,
  officer     text        not null,
  procedure   text,
  purpose     text        not null,
  "case"      text,
  policy      text        not null,
  withheld    bytea,
  primary key (request_id, at)
);

-- One subject of a look-up. The subject comes first in the key: a person's own trace is one range of it, and the
-- table can be distributed by it.
create table look_up_subject (
  subject_id  text        not null,
  subject     text        not null check (subject in ('Citizen', 'Business', 'Parcel')),
  at          timestamptz not null,
  request_id  text        not null,
  disclosed   bytea       not null,
  primary key (subject_id, subject, at, request_id)
);

-- What left about a subject, and why. The same question by the same agency discloses the same attributes on the same
-- grounds of everybody, so each such set is kept once, under the SHA-256 of its lines.
create table disclosed_set (
  id           bytea  primary key check (length(id) = 32),
  attributes   text[] not null,
  relations    text[] not null,
  agreements   text[] not null,
  legal_bases  text[] not null
);

-- What was asked for and withheld, kept in the same way.
create table withheld_set (
  id          bytea  primary key check (length(id) = 32),
  attributes  text[] not null,
  relations   text[] not null,
  codes       text[] not null
);

comment on table look_up is 'Một lần tra cứu đã trả lời — One answered look-up';
comment on table look_up_subject is 'Chủ thể của một lần tra cứu — One subject of a look-up';
comment on table disclosed_set is 'Các thuộc tính đã tiết lộ cùng căn cứ — Attributes disclosed together, with their grounds';
comment on table withheld_set is 'Các thuộc tính bị từ chối — Attributes withheld together';

-- One row per attribute of a subject that left.
create view disclosure as
select l.request_id, l.at, l.agency, l.officer, l.procedure, l.purpose, l."case", l.policy,
       s.subject, s.subject_id, a.attribute, a.relation, a.agreement, a.legal_basis
from look_up_subject s
join look_up l using (request_id, at)
join disclosed_set d on d.id = s.disclosed
cross join lateral unnest(d.attributes, d.relations, d.agreements, d.legal_bases)
  as a (attribute, relation, agreement, legal_basis);

-- One row per attribute that was asked for and withheld.
create view withheld as
select l.request_id, l.at, l.agency, l.officer, l.procedure, l.purpose, l."case", l.policy,
       a.attribute, a.relation, a.code
from look_up l
join withheld_set w on w.id = l.withheld
cross join lateral unnest(w.attributes, w.relations, w.codes) as a (attribute, relation, code);

comment on view disclosure is 'Từng thuộc tính đã tiết lộ — Each attribute of a subject that left';
comment on view withheld is 'Từng thuộc tính bị từ chối — Each attribute that was withheld';
