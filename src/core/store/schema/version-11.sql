/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Archive reasons that count on the way back beside the one of an entry (hjl_mapping_get_also()). */
CREATE TABLE mapping_reason (
  role_id TEXT NOT NULL REFERENCES mapping ON DELETE CASCADE,
  position INTEGER NOT NULL,
  stage_id TEXT NOT NULL,
  reason_id TEXT NOT NULL,
  reason_name TEXT,
  PRIMARY KEY (role_id, position)
) STRICT, WITHOUT ROWID;
