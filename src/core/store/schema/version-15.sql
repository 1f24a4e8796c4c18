/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Folders that are watched for a role, and which files were taken from there: digests of where they were and of what is in
 * them, as names of files are names of people. The columns of the key come first: SQLite 3.40 takes others before them for
 * damage (quick_check: “NULL value in watched_file.size”). */
CREATE TABLE watched_folder (
  role_id TEXT PRIMARY KEY NOT NULL,
  path TEXT NOT NULL, /* in the file system's own bytes, escaped */
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE watched_file (
  role_id TEXT NOT NULL,
  place TEXT NOT NULL,
  content TEXT NOT NULL,
  size INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  PRIMARY KEY (role_id, place, content)
) STRICT, WITHOUT ROWID;
CREATE INDEX watched_file_content ON watched_file (role_id, content);
