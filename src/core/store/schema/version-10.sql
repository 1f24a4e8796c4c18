/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was decided of somebody before the export (hjl-store-choices.h). No reference to the candidate: it may be written
 * before. */
CREATE TABLE choice (
  candidate_id TEXT PRIMARY KEY NOT NULL,
  opportunity_id TEXT,
  seen TEXT NOT NULL /* a GVariant of strings, printed */
) STRICT, WITHOUT ROWID;
