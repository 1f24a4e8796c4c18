/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a review that nobody has accepted yet (hjl-store-drafts.h). A file that the book has is known again by its
 * content. */
ALTER TABLE book_file ADD COLUMN digest TEXT;

CREATE TABLE draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  role_id TEXT,
  added_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  content TEXT NOT NULL /* a GVariant, printed (hjl-draft.h) */
) STRICT;

CREATE TABLE draft_file (
  spool_name TEXT PRIMARY KEY NOT NULL,
  draft_id INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  digest TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_file_draft ON draft_file (draft_id);

/* As in person_key. */
CREATE TABLE draft_key (
  key TEXT NOT NULL,
  draft_id INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  PRIMARY KEY (key, draft_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_key_draft ON draft_key (draft_id);
