/* hjl-archive-reason.h: why Lever archived somebody; one kind of reason means hired
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

#define HJL_TYPE_ARCHIVE_REASON (hjl_archive_reason_get_type ())
G_DECLARE_FINAL_TYPE (HjlArchiveReason, hjl_archive_reason, HJL, ARCHIVE_REASON, GObject)

/**
 * HjlArchiveReason:
 * @hired: lever/README.md, Archive reasons: `type` decides what is a hire, never the text
 * @active: whether it may still be given
 *
 * Immutable.
 */
struct _HjlArchiveReason
{
  GObject parent_instance;

  const char *id;
  const char *name;
  gboolean    hired;
  gboolean    active;
};

/* @facts: a literal with what is known, which is copied */
HjlArchiveReason *hjl_archive_reason_new (const HjlArchiveReason *facts);
