/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Few, most of the time: those who wait (HJL_STATE_WAITING) and were never asked for. */
CREATE INDEX candidate_unnamed ON candidate (accepted_at DESC, id)
  WHERE name IS NULL AND state = 1;
