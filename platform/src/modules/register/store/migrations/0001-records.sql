-- The register: tools, records (one organisation's use of a tool), the working draft of each, its
-- published versions, and the evidence that they rest on.
create schema register;

create table register.tools (
  id text primary key,
  name text not null,
  supplier text not null,
  created_at timestamptz not null
);
create unique index tools_name on register.tools (lower(name), lower(supplier));

create table register.records (
  id text primary key,
  organisation_id text not null,
  tool_id text not null references register.tools (id),
  -- made by the form that asked for it, so that a double submit makes one record
  submission_key text not null unique,
  created_at timestamptz not null,
  retired_at timestamptz,
  retired_reason text,
  demonstration boolean not null default false
);
create index records_organisation on register.records (organisation_id);

-- At most one draft a record: what is being written towards the next version.
create table register.drafts (
  record_id text primary key references register.records (id),
  -- counts every save; a save that names an older revision is refused
  revision integer not null,
  state text not null check (state in ('draft', 'submitted', 'authorised')),
  content jsonb not null,
  change_note text not null default '',
  -- person ids: for the separation of duties, never shown to the public
  drafted_by text not null,
  drafters text[] not null default '{}',
  submitted_by text,
  submitted_at timestamptz,
  authorised_by text,
  authorised_role text,
  authorised_at timestamptz,
  authorised_conditions text,
  review_due date,
  returned_reason text,
  returned_by_role text,
  returned_at timestamptz,
  updated_at timestamptz not null
);
create index drafts_state on register.drafts (state, submitted_at);

-- Who may have signed: the centre's lab, or a force's own key.
create table register.signing_keys (
  key_id text primary key,
  organisation_id text not null,
  public_pem text not null,
  added_at timestamptz not null
);

-- Evidence that was verified when it was attached. The bytes are in the document store under sha256.
create table register.evidence (
  record_id text not null references register.records (id),
  sha256 text not null,
  key_id text not null references register.signing_keys (key_id),
  -- the result that the envelope carries, for the table and the plot
  result jsonb not null,
  -- on whose data: the organisation's own, or other data
  own_data boolean not null,
  attached_at timestamptz not null,
  -- evidence that a published version cites stays; a draft's may be detached
  detached_at timestamptz,
  primary key (record_id, sha256)
);

-- What was published. Rows are only ever added; the hash covers the content and the version before it.
create table register.versions (
  record_id text not null references register.records (id),
  number integer not null,
  content jsonb not null,
  -- sha256 of each piece of evidence, in the order shown
  evidence text[] not null,
  phase text not null,
  change_note text not null,
  authorised_role text not null,
  authorised_at timestamptz not null,
  authorised_conditions text,
  review_due date,
  published_at timestamptz not null,
  previous_hash text not null,
  hash text not null,
  -- the centre's signature over the hash (Ed25519, base64), and whose key it is
  key_id text not null references register.signing_keys (key_id),
  signature text not null,
  words_en tsvector not null,
  words_cy tsvector not null,
  primary key (record_id, number)
);
create index versions_words_en on register.versions using gin (words_en);
create index versions_words_cy on register.versions using gin (words_cy);
create index versions_published on register.versions (published_at desc);

create function register.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published version never changes';
end $$;
create trigger versions_are_final before update or delete on register.versions
  for each row execute function register.refuse_change();
create trigger versions_stay before truncate on register.versions
  for each statement execute function register.refuse_change();

-- What a search asks: the newest version of each record.
create view register.current_versions as
  select distinct on (record_id) * from register.versions order by record_id, number desc;
