/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asked for in cycles in which nothing happens, and hardly ever there: files that lie here still, and records that Lever
 * told as deleted. */
CREATE INDEX book_file_here ON book_file (in_lever, offered, person_id) WHERE gone = 0;
CREATE INDEX opportunity_deleted ON opportunity (id) WHERE deleted = 1;
