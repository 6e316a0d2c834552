-- The lab: files of observations that people brought, runs of a plan on one, and what came of them.
create schema lab;

-- a form with faults, and a second run on the same file, name the row; never a digest, which anyone could guess
create table lab.uploads (
  id text primary key,
  organisation_id text not null,
  uploaded_by text not null,
  name text not null,
  sha256 text not null,
  bytes bigint not null,
  created_at timestamptz not null
);

create table lab.runs (
  id text primary key,
  organisation_id text not null,
  started_by text not null,
  -- made from the form that asked for it and what it held, so that a double submit makes one run
  submission_key text not null unique,
  title text not null,
  plan text not null,
  plan_name text not null,
  upload_id text not null references lab.uploads (id),
  seed integer not null,
  state text not null check (state in ('queued', 'running', 'measured', 'failed')),
  -- counts how often it was queued: a job of an earlier turn finds nothing to do
  turn integer not null default 1,
  -- within all turns since a person last asked; also the fence of a worker that lost its claim
  attempts integer not null default 0,
  step text,
  progress real not null default 0,
  -- why it failed: 'input', with the faults for people, or 'interrupted'
  failure text check (failure in ('input', 'interrupted')),
  faults json,
  -- json, not jsonb: the order of keys is kept, so that a download is what the engine wrote
  result json,
  headline json,
  -- the signed envelope, in the document store
  evidence_sha256 text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  demonstration boolean not null default false
);
create index runs_organisation on lab.runs (organisation_id, created_at desc);
create index runs_created on lab.runs (created_at desc);

create function lab.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a signed run is final';
end $$;

create trigger signed_runs_are_final before update or delete on lab.runs
  for each row when (old.evidence_sha256 is not null) execute function lab.refuse_change();
