/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an export sent, for the read-back: a GVariant of a name, e-mails and the hackajob link, printed. It
 * goes with the write's end, and when the person is erased. When files were looked for and missing. */
ALTER TABLE journal ADD COLUMN sent TEXT;
ALTER TABLE journal ADD COLUMN sent_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE journal ADD COLUMN looked_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE link ADD COLUMN missed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE link ADD COLUMN awaits_cv INTEGER NOT NULL DEFAULT 0;
ALTER TABLE link ADD COLUMN looked_at INTEGER NOT NULL DEFAULT 0;
