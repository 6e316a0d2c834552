-- The lab: runs of a plan on a file of observations, and what came of them.
create schema lab;

create table lab.runs (
  id text primary key,
  organisation_id text not null,
  started_by text not null,
  -- made by the form that asked for it, so that a double submit makes one run
  submission_key text not null unique,
  title text not null,
  plan text not null,
  plan_name text not null,
  observations_name text not null,
  observations_sha256 text not null,
  observations_bytes bigint not null,
  seed integer not null,
  state text not null check (state in ('queued', 'running', 'measured', 'failed')),
  step text,
  progress real not null default 0,
  attempts integer not null default 0,
  -- why it failed, for people: a list of faults
  faults jsonb,
  result jsonb,
  -- the signed envelope, in the document store
  evidence_sha256 text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  demonstration boolean not null default false
);
create index runs_organisation on lab.runs (organisation_id, created_at desc);
