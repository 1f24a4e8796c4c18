/* hjl-archive-reason.h: why Lever archived somebody; one kind of reason means hired
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

G_BEGIN_DECLS

#define HJL_TYPE_ARCHIVE_REASON (hjl_archive_reason_get_type ())
G_DECLARE_FINAL_TYPE (HjlArchiveReason, hjl_archive_reason, HJL, ARCHIVE_REASON, GObject)

/* Immutable. Construct-only properties `id`, `name`, `hired`, `active` (lever/README.md, Archive reasons: `type`
 * decides what is a hire, never the text). */
const char *hjl_archive_reason_get_id (HjlArchiveReason *self);
const char *hjl_archive_reason_get_name (HjlArchiveReason *self);
gboolean    hjl_archive_reason_get_hired (HjlArchiveReason *self);
gboolean    hjl_archive_reason_get_active (HjlArchiveReason *self);

G_END_DECLS
