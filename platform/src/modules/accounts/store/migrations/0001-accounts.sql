-- Who may sign in, for which organisation, in which roles; and the sessions of those who have.
create schema accounts;

create table accounts.organisations (
  id text primary key,
  slug text not null unique,
  name_en text not null,
  name_cy text not null,
  kind text not null check (kind in ('force', 'centre')),
  demonstration boolean not null,
  created_at timestamptz not null
);

create table accounts.people (
  id text primary key,
  issuer text,
  subject text,
  email text not null,
  name text not null,
  organisation_id text not null references accounts.organisations (id),
  roles text[] not null,
  version integer not null,
  disabled_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (issuer, subject),
  check ((issuer is null) = (subject is null))
);

create unique index people_email on accounts.people (lower(email));

create table accounts.sessions (
  id_hash text primary key,
  person_id text references accounts.people (id) on delete cascade,
  data jsonb not null,
  expires_at timestamptz not null
);

create index sessions_expires_at on accounts.sessions (expires_at);
create index sessions_person on accounts.sessions (person_id);
