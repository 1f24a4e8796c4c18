/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * `candidate.row` is what lists are made of: each order has an index that ends in it and has all that
 * choosing a page needs, so that the rows passed over are never touched; a search walks the index of
 * names. `role_count` is kept by triggers alone, so that no path can forget it. Only accepted
 * candidates and their history are ever shown, hence the partial indexes.
 */
CREATE TABLE value (
  key TEXT PRIMARY KEY NOT NULL,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  status TEXT NOT NULL,
  location TEXT,
  workplace TEXT,
  team TEXT,
  url TEXT,
  salary_min REAL NOT NULL,
  salary_max REAL NOT NULL,
  currency TEXT,
  published_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  accepted_count INTEGER NOT NULL,
  fold TEXT NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE posting (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  state_text TEXT,
  gone INTEGER NOT NULL,
  location TEXT,
  team TEXT,
  department TEXT,
  commitment TEXT,
  workplace TEXT,
  owner TEXT,
  hiring_manager TEXT,
  creator TEXT,
  url TEXT,
  confidential INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stage (
  side INTEGER NOT NULL, /* 0 hackajob, 1 Lever */
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  pipeline TEXT,
  rank REAL NOT NULL,
  PRIMARY KEY (side, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reason (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  hired INTEGER NOT NULL,
  active INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  email TEXT,
  access_role TEXT,
  active INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source (position INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE tag (position INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;

CREATE TABLE mapping (
  role_id TEXT PRIMARY KEY NOT NULL,
  role_title TEXT,
  posting_id TEXT,
  posting_title TEXT,
  direction TEXT NOT NULL,
  landing_id TEXT,
  landing_name TEXT,
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mapping_entry (
  role_id TEXT NOT NULL REFERENCES mapping ON DELETE CASCADE,
  position INTEGER NOT NULL,
  stage_id TEXT NOT NULL,
  stage_name TEXT,
  target_kind TEXT NOT NULL CHECK (target_kind IN ('stage', 'reason')),
  target_id TEXT,
  target_name TEXT,
  PRIMARY KEY (role_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate (
  row INTEGER PRIMARY KEY,
  id TEXT UNIQUE NOT NULL,
  talent_id TEXT,
  role_id TEXT,
  stage_id TEXT,
  status TEXT NOT NULL,
  accepted_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  version TEXT,
  name TEXT,
  url TEXT,
  name_fold TEXT,
  role_fold TEXT,
  erased INTEGER NOT NULL DEFAULT 0,
  dirty INTEGER NOT NULL DEFAULT 1,
  state INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX candidate_dirty ON candidate (accepted_at, id) WHERE dirty = 1;
CREATE INDEX candidate_accepted ON candidate (accepted_at, id);
CREATE INDEX candidate_changed ON candidate (changed_at, row, state) WHERE state <> 0;
CREATE INDEX candidate_name
  ON candidate (name_fold, row, state, role_fold, role_id, changed_at) WHERE state <> 0;
CREATE INDEX candidate_role
  ON candidate (role_fold, changed_at DESC, row DESC, state) WHERE state <> 0;
CREATE INDEX candidate_state ON candidate (state, changed_at DESC, row DESC) WHERE state <> 0;
CREATE INDEX candidate_of_role ON candidate (role_id, changed_at, row, state, stage_id);

CREATE TABLE role_count (
  role_id TEXT NOT NULL, /* '' for candidates without one */
  state INTEGER NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (role_id, state)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER candidate_came AFTER INSERT ON candidate BEGIN
  INSERT INTO role_count VALUES (ifnull (new.role_id, ''), new.state, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER candidate_moved AFTER UPDATE OF role_id, state ON candidate
  WHEN old.role_id IS NOT new.role_id OR old.state <> new.state BEGIN
  UPDATE role_count SET n = n - 1
    WHERE role_id = ifnull (old.role_id, '') AND state = old.state;
  INSERT INTO role_count VALUES (ifnull (new.role_id, ''), new.state, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TABLE link (
  candidate_id TEXT PRIMARY KEY NOT NULL REFERENCES candidate (id),
  opportunity_id TEXT UNIQUE NOT NULL,
  contact_id TEXT,
  posting_id TEXT,
  opportunity_url TEXT,
  source TEXT,
  base_stage_id TEXT,
  base_kind TEXT CHECK (base_kind IN ('none', 'stage', 'reason')), /* NULL: not known yet */
  base_id TEXT,
  base_name TEXT,
  wanted_stage_id TEXT,
  exported_at INTEGER NOT NULL,
  marked INTEGER NOT NULL,
  n_files INTEGER NOT NULL,
  files_checked INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  seen_at INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX link_seen ON link (seen_at, opportunity_id) WHERE erased = 0;
CREATE INDEX link_unchecked ON link (exported_at) WHERE files_checked = 0 AND erased = 0;
CREATE INDEX link_source ON link (source);

CREATE TABLE opportunity (
  id TEXT PRIMARY KEY NOT NULL REFERENCES link (opportunity_id),
  contact_id TEXT,
  stage_id TEXT,
  posting_id TEXT,
  archived INTEGER NOT NULL,
  archive_reason_id TEXT,
  archived_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  anonymized INTEGER NOT NULL,
  confidential INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  url TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE hold (
  candidate_id TEXT PRIMARY KEY NOT NULL REFERENCES candidate (id),
  kind TEXT NOT NULL,
  detail TEXT,
  choices TEXT, /* a GVariant of strings, printed */
  decision TEXT,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

/* No reference to the candidate: nothing may stand in the way of writing an intent down. */
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  candidate_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  open INTEGER NOT NULL, /* without an outcome: state is intent or uncertain */
  opportunity_id TEXT,
  posting_id TEXT,
  source TEXT,
  target TEXT,
  base_stage_id TEXT,
  archive_follows INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL
) STRICT;
CREATE INDEX journal_open ON journal (candidate_id) WHERE open = 1;
CREATE INDEX journal_ended ON journal (ended_at) WHERE open = 0;

CREATE TABLE activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  candidate_id TEXT,
  role_id TEXT,
  action TEXT,
  passed_over TEXT,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX activity_candidate ON activity (candidate_id) WHERE candidate_id IS NOT NULL;
CREATE INDEX activity_role ON activity (role_id) WHERE role_id IS NOT NULL;
CREATE INDEX activity_at ON activity (at);
