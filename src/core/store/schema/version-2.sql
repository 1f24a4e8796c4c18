/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A role that is new asks for its configuration once, also after a restart. No reference to the role:
 * one that comes back asks no second time. */
CREATE TABLE asked_role (
  role_id TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
