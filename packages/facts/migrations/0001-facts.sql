-- What agreements may demand and no registry holds. Times are half-open: from the first moment on, until before the last.
create schema if not exists facts;

create domain facts.citizen_id as text check (value ~ '^[0-9]{12}$');

-- What a citizen has consented to, in the words of the scope on that day: a scope that covers more later on is not what
-- was consented to.
create table facts.consent (
  consent_id    uuid             primary key default gen_random_uuid(),
  subject_id    facts.citizen_id not null,
  scope         text             not null,
  agency        text             not null,
  purposes      text[]           not null,
  attributes    text[]           not null,
  "from"        timestamptz      not null,
  until         timestamptz      not null,
  given_by      text             not null,
  withdrawn_at  timestamptz,
  check ("from" < until),
  check (withdrawn_at >= "from")
);
create index on facts.consent (subject_id, scope, agency);

create table facts.court_order (
  order_id    text        primary key,
  court       text        not null,
  subject     text        not null check (subject in ('Citizen', 'Business', 'Parcel')),
  subject_id  text        not null,
  agency      text        not null,
  "from"      timestamptz not null,
  until       timestamptz not null,
  revoked_at  timestamptz,
  check ("from" < until)
);
create index on facts.court_order (subject_id, agency);

-- A life in danger, as the health facility has recorded it. It counts for a day at most.
create table facts.emergency (
  emergency_id  uuid             primary key default gen_random_uuid(),
  subject_id    facts.citizen_id not null,
  agency        text             not null,
  recorded_by   text             not null,
  recorded_at   timestamptz      not null,
  ended_at      timestamptz
);
create index on facts.emergency (subject_id, agency, recorded_at);

-- What the lawful representative of a ward has filed. `aim` is the procedure, or the purpose where there is none.
create table facts.guardian_act (
  act_id            uuid             primary key default gen_random_uuid(),
  subject_id        facts.citizen_id not null,
  guardian_id       facts.citizen_id not null,
  agency            text             not null,
  aim               text             not null,
  ward_agrees       boolean          not null,
  ward_under_seven  boolean          not null,
  "from"            timestamptz      not null,
  until             timestamptz      not null,
  withdrawn_at      timestamptz,
  check ("from" < until),
  check (subject_id <> guardian_id),
  constraint ward_of_seven_agrees check (ward_agrees or ward_under_seven)
);
create index on facts.guardian_act (subject_id, agency);

create table facts.protection (
  decision_id  text             primary key,
  subject_id   facts.citizen_id not null,
  decided_by   text             not null,
  "from"       timestamptz      not null,
  until        timestamptz,
  lifted_at    timestamptz,
  check ("from" < until)
);
create index on facts.protection (subject_id);

comment on schema facts is 'Điều kiện mà thỏa thuận đòi hỏi và không cơ sở dữ liệu nào lưu — What agreements demand and no registry holds';
comment on table facts.consent is 'Sự đồng ý của công dân — Consent of a citizen';
comment on table facts.court_order is 'Quyết định của tòa án — Court order';
comment on table facts.emergency is 'Ca cấp cứu — Emergency';
comment on table facts.guardian_act is 'Việc người đại diện thực hiện — What a representative has filed';
comment on table facts.protection is 'Quyết định bảo vệ — Protection decision';
