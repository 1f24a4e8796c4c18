/* hjl-posting.h: a job in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

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

/**
 * HjlPosting:
 * @title: Lever's `text`
 * @state_text: the state as Lever sent it
 * @owner: a user's id, like @hiring_manager and @creator
 *
 * Immutable. Texts are nullable but for @id and @title.
 */
struct _HjlPosting
{
  GObject parent_instance;

  const char     *id;
  const char     *title;
  HjlPostingState state;
  const char     *state_text;
  const char     *location;
  const char     *team;
  const char     *department;
  const char     *commitment;
  const char     *workplace;
  const char     *owner;
  const char     *hiring_manager;
  const char     *creator;
  const char     *url;
  gboolean        confidential;
  HjlTime         updated_at;
};

/* @facts: a literal with what is known, which is copied */
HjlPosting *hjl_posting_new (const HjlPosting *facts);

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
