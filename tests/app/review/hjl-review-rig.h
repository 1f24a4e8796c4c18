/* hjl-review-rig.h: a review with three people in it, and hands for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "../../core/sync/hjl-sync-rig.h"
#include "hjl-app-test.h"
#include "model/hjl-draft.h"

G_BEGIN_DECLS

/* @sync: (nullable): the stand-ins, where there are any; @owner: (nullable): the window below; @window: (nullable): while it is open */
typedef struct
{
  HjlSyncRig   *sync;
  char         *folder;
  HjlWorkspace *workspace;
  GtkWindow    *owner;
  GtkWidget    *window;
  const char   *expected;
} HjlReviewRig;

/* What a test may have. */
#define HJL_REVIEW_RIG_NOBODY NULL                /* no service answers */
#define HJL_REVIEW_RIG_LEVER GUINT_TO_POINTER (1) /* Lever is connected, and one role is mapped */

/* Of a test: Ada, who is sure; Bo, whose name is a guess; somebody without a name; all for Data Engineer. There is a Product Manager too. */
void hjl_review_rig_set_up (HjlReviewRig *rig,
                            gconstpointer data);
void hjl_review_rig_tear_down (HjlReviewRig *rig,
                               gconstpointer data);
void hjl_review_rig_open (HjlReviewRig *rig);
/* Closes it, as a person does; it may be held until answers have come. */
void hjl_review_rig_close (HjlReviewRig *rig);
/* Over a window of its own, in which things are told once this one is closed. */
void hjl_review_rig_open_over (HjlReviewRig *rig);

/* Waits until the text can be read in the window. */
void      hjl_review_rig_see (HjlReviewRig *rig,
                              const char   *text);
/* Until nobody can read it. */
void      hjl_review_rig_see_gone (HjlReviewRig *rig,
                                   const char   *text);
void      hjl_review_rig_wait_closed (HjlReviewRig *rig);
/* Opens the row. */
void      hjl_review_rig_activate (HjlReviewRig *rig,
                                   guint         place);
void      hjl_review_rig_type (HjlReviewRig *rig,
                               const char   *title,
                               const char   *text);
/* (transfer full) */
HjlDraft *hjl_review_rig_load (HjlReviewRig *rig,
                               const char   *id);
/* (transfer full): the id of the role of this title */
char     *hjl_review_rig_dup_role (HjlReviewRig *rig,
                                   const char   *title);

G_END_DECLS
