/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A mapping may be kept and do nothing yet; and a person's word that an entry is meant although it makes no sense. What
 * was saved before was meant to export, and goes on. */
ALTER TABLE mapping ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mapping_entry ADD COLUMN forced INTEGER NOT NULL DEFAULT 0;
