-- A plan in a format that comes in two files (COCO, NIST, TREC) names a second one: what was right.
alter table lab.runs add column truth_upload_id text references lab.uploads (id);
