/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names are searched by one folding now, which also knows blanks of every kind. What a person decided
 * about a posting or an archive reason stays with the link; a person who comes for two roles is found. */
UPDATE role SET fold = hjl_fold (title) WHERE fold <> hjl_fold (title);
UPDATE candidate SET name_fold = hjl_fold (name) WHERE name_fold IS NOT hjl_fold (name);
UPDATE candidate SET role_fold = (SELECT fold FROM role WHERE id = role_id)
  WHERE role_fold IS NOT (SELECT fold FROM role WHERE id = role_id);

/* Records that Lever answered 404 for: nothing is forgotten on that alone (src/README.md). */
CREATE TABLE missing (
  opportunity_id TEXT PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL, /* 0: no server's time was known */
  looked_at INTEGER NOT NULL, /* the last time that it was asked for */
  identity TEXT /* whose connection looked first; NULL: not known */
) STRICT, WITHOUT ROWID;
CREATE INDEX missing_looked ON missing (looked_at, opportunity_id);

/* What a person decided of a record in another posting, or archived for a reason without a mapping. */
CREATE INDEX candidate_talent ON candidate (talent_id) WHERE talent_id IS NOT NULL;
ALTER TABLE link ADD COLUMN kept_posting_id TEXT;
ALTER TABLE link ADD COLUMN kept_reason_id TEXT;
ALTER TABLE hold ADD COLUMN posting_id TEXT;
ALTER TABLE hold ADD COLUMN marked INTEGER NOT NULL DEFAULT 0;
