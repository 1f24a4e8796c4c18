/* hjl-posting.h: a job in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

G_BEGIN_DECLS

/* lever/README.md, Postings. GONE is ours: it was there once, and is deleted or no longer listed. */
typedef enum
{
  HJL_POSTING_STATE_UNKNOWN,
  HJL_POSTING_STATE_PUBLISHED,
  HJL_POSTING_STATE_INTERNAL,
  HJL_POSTING_STATE_CLOSED,
  HJL_POSTING_STATE_DRAFT,
  HJL_POSTING_STATE_PENDING,
  HJL_POSTING_STATE_REJECTED,
  HJL_POSTING_STATE_GONE,
} HjlPostingState;

#define HJL_TYPE_POSTING (hjl_posting_get_type ())
G_DECLARE_FINAL_TYPE (HjlPosting, hjl_posting, HJL, POSTING, GObject)

/* Immutable. Construct-only properties: `id`, `title` (Lever's `text`), `state` (int), `state-text` (as
 * Lever sent it), `location`, `team`, `department`, `commitment`, `workplace`, `owner`,
 * `hiring-manager`, `creator` (user ids), `url`, `confidential` (boolean), `updated-at` (int64).
 * Strings are nullable but for id and title. */
const char     *hjl_posting_get_id (HjlPosting *self);
const char     *hjl_posting_get_title (HjlPosting *self);
HjlPostingState hjl_posting_get_state (HjlPosting *self);
const char     *hjl_posting_get_state_text (HjlPosting *self);
const char     *hjl_posting_get_location (HjlPosting *self);
const char     *hjl_posting_get_team (HjlPosting *self);
const char     *hjl_posting_get_department (HjlPosting *self);
const char     *hjl_posting_get_commitment (HjlPosting *self);
const char     *hjl_posting_get_workplace (HjlPosting *self);
const char     *hjl_posting_get_owner (HjlPosting *self);
const char     *hjl_posting_get_hiring_manager (HjlPosting *self);
const char     *hjl_posting_get_creator (HjlPosting *self);
const char     *hjl_posting_get_url (HjlPosting *self);
gboolean        hjl_posting_get_confidential (HjlPosting *self);
HjlTime         hjl_posting_get_updated_at (HjlPosting *self);

/**
 * hjl_posting_is_open:
 *
 * Whether candidates may be exported to it: published, unlisted (`internal`), draft, pending and
 * unknown states are open; closed, rejected and gone are not.
 */
gboolean hjl_posting_is_open (HjlPosting *self);

HjlPostingState hjl_posting_state_from_string (const char *text);
const char     *hjl_posting_state_to_string (HjlPostingState state);
/* Returns: (transfer none): Lever's own word in the person's language; `internal` is "Unlisted" */
const char     *hjl_posting_state_to_label (HjlPostingState state);

G_END_DECLS
