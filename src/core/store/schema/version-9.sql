/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs, what each write of theirs changed (0 is before it, 1 after), and which line of the timeline tells of it. Nothing
 * in these is personal. What was written before there were runs belongs to none. */
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  cause TEXT NOT NULL,
  undoes INTEGER NOT NULL,
  user_id TEXT,
  reason_id TEXT,
  began_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL
) STRICT;
CREATE INDEX run_undoes ON run (undoes) WHERE undoes <> 0;

ALTER TABLE journal ADD COLUMN run_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE journal ADD COLUMN actor_id TEXT;
ALTER TABLE journal ADD COLUMN undoes INTEGER NOT NULL DEFAULT 0;
CREATE INDEX journal_run ON journal (run_id) WHERE run_id <> 0;

CREATE TABLE place (
  write_id INTEGER NOT NULL REFERENCES journal ON DELETE CASCADE,
  after INTEGER NOT NULL,
  stage_id TEXT,
  stage_name TEXT,
  lever_stage_id TEXT,
  lever_stage_name TEXT,
  archived INTEGER NOT NULL,
  reason_id TEXT,
  reason_name TEXT,
  posting_id TEXT,
  PRIMARY KEY (write_id, after)
) STRICT, WITHOUT ROWID;

ALTER TABLE activity ADD COLUMN run_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE activity ADD COLUMN write_id INTEGER NOT NULL DEFAULT 0;
CREATE INDEX activity_run ON activity (run_id) WHERE run_id <> 0;
