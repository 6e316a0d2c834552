-- The audit log: one chain of hashes. Entries are only ever added.
create schema audit;

create table audit.entries (
  sequence bigint primary key,
  at timestamptz not null,
  actor_id text not null,
  actor_role text not null,
  organisation_id text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  detail text not null,
  previous_hash text not null,
  hash text not null unique
);

create index entries_subject on audit.entries (subject_type, subject_id);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are only ever added';
end $$;

create trigger entries_are_final before update or delete on audit.entries
  for each row execute function audit.refuse_change();
create trigger entries_stay before truncate on audit.entries
  for each statement execute function audit.refuse_change();
