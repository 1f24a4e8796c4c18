/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each file that is added is looked for by what it holds. */
CREATE INDEX draft_file_digest ON draft_file (digest);
