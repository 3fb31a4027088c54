-- What is counted of submitted cases, beside what they are about.
create table cases.measure (
  case_id   text        primary key references cases.case_file,
  -- The province in which whoever applies lives, as the first address of the form names it.
  province  text,
  -- Until when the law wants the case to be done.
  due_at    timestamptz not null
);
comment on table cases.measure is 'Số đo của hồ sơ đã nộp — What is counted of a submitted case';

-- Somebody was asked, or wanted to say, what a registry holds. Never the value.
create table cases.refused_reask (
  case_id    text        not null references cases.case_file,
  attribute  text        not null,
  at         timestamptz not null
);
create index on cases.refused_reask (case_id);
comment on table cases.refused_reask is 'Lần yêu cầu khai lại bị từ chối — A re-ask that was refused';

create index on cases.case_file (submitted_at) where submitted_at is not null;

-- Counters that somebody looks at change when a case moves.
create function cases.tell_of_cases() returns trigger language plpgsql as $$
begin
  perform pg_notify('motlan_case', '');
  return null;
end $$;
create trigger told after insert or update on cases.case_file
  for each statement execute function cases.tell_of_cases();
