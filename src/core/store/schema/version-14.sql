/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a run only listed for a person what is to be done on hackajob (HjlRun). All that were before are said as they were. */
ALTER TABLE run ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;
