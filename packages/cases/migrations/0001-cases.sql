create schema if not exists cases;

create table cases.case_file (
  case_id      text primary key check (case_id ~ '^[A-Za-z0-9.-]{1,64}$'),
  procedure    text not null,
  -- Whose own form it is, where a province prints one.
  province     text,
  agency       text not null,
  -- Citizen IDs of who logged in to open it, and of the second party: the one invited, then the one who agreed.
  applicant    text not null,
  party        text,
  party_agreed_at timestamptz,
  channel      text not null check (channel in ('ONLINE', 'COUNTER')),
  status       text not null
               check (status in ('DRAFT', 'SUBMITTED', 'RUNNING', 'DONE', 'NEEDS_ATTENTION', 'WITHDRAWN')),
  version      integer not null default 1,
  opened_at    timestamptz not null,
  submitted_at timestamptz,
  closed_at    timestamptz,
  -- What the registries had answered when the case was submitted: effects are made of it, and it goes when the case is closed.
  frozen       jsonb check (frozen is null or closed_at is null),
  check ((closed_at is not null) = (status in ('DONE', 'WITHDRAWN')))
);
create index on cases.case_file (agency, opened_at desc, case_id);
create index on cases.case_file (applicant, opened_at desc, case_id);
create index on cases.case_file (status) where status in ('SUBMITTED', 'RUNNING', 'NEEDS_ATTENTION');
comment on table cases.case_file is 'Hồ sơ thủ tục hành chính — A case: one dossier of a procedure';
comment on column cases.case_file.version is 'Tăng mỗi lần có người thay đổi — Grows whenever somebody changes the case; whoever does names the version seen';

create table cases.case_subject (
  case_id    text not null references cases.case_file,
  role       text not null,
  subject    text not null check (subject in ('Citizen', 'Business', 'Parcel')),
  subject_id text not null,
  primary key (case_id, role, subject, subject_id)
);
create index on cases.case_subject (subject, subject_id, role);
comment on table cases.case_subject is 'Chủ thể của hồ sơ theo vai trò — Who and what a case is about, by role';

create table cases.history (
  case_id text not null references cases.case_file,
  seq     bigint generated always as identity,
  at      timestamptz not null,
  event   text not null,
  status  text not null,
  version integer not null,
  actor   text not null check (actor in ('APPLICANT', 'PARTY', 'OFFICER', 'SYSTEM')),
  -- The officer by the name of the token; applicant and party are in case_file and named nowhere else.
  officer text,
  note    text,
  primary key (case_id, seq)
);
comment on table cases.history is 'Nhật ký xử lý hồ sơ — What happened to a case';

create table cases.declared_answer (
  case_id     text not null references cases.case_file,
  field       text not null,
  value       jsonb not null,
  declared_at timestamptz not null,
  primary key (case_id, field)
);
comment on table cases.declared_answer is 'Điều người dân khai — What was declared, once';

create table cases.confirmation (
  case_id      text not null references cases.case_file,
  field        text not null,
  -- Of the value that was seen: a value that changes has to be confirmed again.
  value_hash   text not null,
  confirmed_at timestamptz not null,
  primary key (case_id, field)
);
comment on table cases.confirmation is 'Điều người dân xác nhận — What was confirmed';

create table cases.correction (
  correction_id text primary key,
  case_id       text not null references cases.case_file,
  field         text not null,
  attribute     text not null,
  registry      text not null,
  -- What the applicant says, and what the officer found: with the officer's word the field may be asked, once.
  claimed       text,
  found         text,
  officer       text,
  raised_at     timestamptz not null,
  -- Resolution 66.7/2025/NQ-CP, article 8: told to the citizen and the registry by then ...
  notify_by     timestamptz not null,
  -- ... and set right, or upheld with a reason, by then.
  correct_by    timestamptz not null,
  state         text not null default 'OPEN' check (state in ('OPEN', 'CORRECTED', 'UPHELD')),
  settled_at    timestamptz,
  outcome       text,
  unique (case_id, field, attribute),
  check (claimed is not null or found is not null),
  check ((found is null) = (officer is null)),
  check ((state = 'OPEN') = (settled_at is null))
);
create index on cases.correction (registry, correct_by) where state = 'OPEN';
comment on table cases.correction is 'Yêu cầu chỉnh sửa gửi cơ quan chủ quản — A registry is asked to correct what it holds';

create table cases.idempotency (
  actor     text not null,
  key       text not null check (length(key) between 1 and 200),
  request   text not null,
  -- The key is taken before the case is written, so that two at once meet here.
  case_id   text not null references cases.case_file deferrable initially deferred,
  opened_at timestamptz not null,
  primary key (actor, key)
);
comment on table cases.idempotency is 'Khóa chống nộp trùng — The same request twice is one';

create table cases.claim (
  subject    text not null,
  subject_id text not null,
  aim        text not null,
  case_id    text not null references cases.case_file,
  primary key (subject, subject_id, aim)
);
create index on cases.claim (case_id);
comment on table cases.claim is 'Chủ thể đang có hồ sơ chờ giải quyết — What a submitted case is about to change, for no other to change meanwhile';

create table cases.effect (
  case_id        text not null references cases.case_file,
  seq            integer not null,
  effect         text not null,
  registry       text not null,
  mutation       text not null,
  declaration_id text not null unique,
  -- Which effect of the procedure, for whom, and what it waits for; the input is made of the frozen answers when it is sent.
  planned        jsonb not null,
  state          text not null default 'PENDING' check (state in ('PENDING', 'DONE', 'REFUSED', 'DEAD', 'DROPPED')),
  attempts       integer not null default 0,
  -- Sent, and nobody knows what became of it: it may have happened.
  in_doubt       boolean not null default false,
  last_error     jsonb,
  next_at        timestamptz,
  done_at        timestamptz,
  declared       jsonb,
  primary key (case_id, seq),
  check ((state = 'DONE') = (done_at is not null))
);
create index on cases.effect (state) where state in ('REFUSED', 'DEAD');
comment on table cases.effect is 'Khai báo gửi cơ sở dữ liệu chủ quản — One declaration to the registry that owns the fact';

create table cases.saved_answer (
  case_id   text not null references cases.case_file,
  -- The field of the form: the same attribute of mother and father are two answers.
  field     text not null,
  attribute text not null,
  source    text not null,
  saved_at  timestamptz not null,
  primary key (case_id, field, attribute)
);
comment on table cases.saved_answer is 'Câu trả lời không phải khai nhờ dữ liệu đã có — An answer nobody had to give: once per case and attribute, when the case is submitted';

create table cases.notice (
  number      text primary key check (length(number) between 1 and 64),
  notice      text not null,
  -- Whom it is about, where it names a citizen.
  about       text,
  content     jsonb not null,
  sent_by     text not null,
  received_at timestamptz not null
);
create index on cases.notice (notice, about, received_at desc);
comment on table cases.notice is 'Thông báo điện tử từ cơ sở y tế và cơ quan khác — What a hospital or another body sent';

create table cases.case_notice (
  case_id text not null references cases.case_file,
  notice  text not null,
  number  text not null references cases.notice,
  primary key (case_id, notice)
);
comment on table cases.case_notice is 'Thông báo dùng trong hồ sơ — The notices a case relies on';
