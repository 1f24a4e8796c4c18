/* hjl-posting.c: a job in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-posting.h"

#include "model/hjl-fold.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (HjlPosting, hjl_posting, G_TYPE_OBJECT)

static const struct
{
  const char *text;
  const char *label;
} states[] = {
  [HJL_POSTING_STATE_UNKNOWN] = { "unknown", NC_ ("posting", "Unknown") },
  [HJL_POSTING_STATE_PUBLISHED] = { "published", NC_ ("posting", "Published") },
  [HJL_POSTING_STATE_INTERNAL] = { "internal", NC_ ("posting", "Unlisted") },
  [HJL_POSTING_STATE_CLOSED] = { "closed", NC_ ("posting", "Closed") },
  [HJL_POSTING_STATE_DRAFT] = { "draft", NC_ ("posting", "Draft") },
  [HJL_POSTING_STATE_PENDING] = { "pending", NC_ ("posting", "Pending approval") },
  [HJL_POSTING_STATE_REJECTED] = { "rejected", NC_ ("posting", "Rejected") },
  [HJL_POSTING_STATE_GONE] = { "gone", NC_ ("posting", "Gone") },
};

static void
hjl_posting_finalize (GObject *object)
{
  HjlPosting *self = HJL_POSTING (object);

  g_free ((char *) self->id);
  g_free ((char *) self->title);
  g_free ((char *) self->location);
  g_free ((char *) self->team);
  g_free ((char *) self->department);
  g_free ((char *) self->commitment);
  g_free ((char *) self->workplace);
  g_free ((char *) self->state_text);
  g_free ((char *) self->owner);
  g_free ((char *) self->hiring_manager);
  g_free ((char *) self->creator);
  g_free ((char *) self->url);

  G_OBJECT_CLASS (hjl_posting_parent_class)->finalize (object);
}

static void
hjl_posting_class_init (HjlPostingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_posting_finalize;
}

static void
hjl_posting_init (HjlPosting *self)
{
}

HjlPosting *
hjl_posting_new (const HjlPosting *facts)
{
  HjlPosting *self = g_object_new (HJL_TYPE_POSTING, NULL);

  self->id = g_strdup (facts->id != NULL ? facts->id : "");
  /* Names are shown in many places, each of which has one line for them. */
  self->title = hjl_fold_line (facts->title != NULL ? facts->title : "");
  self->location = hjl_fold_line (facts->location);
  self->team = hjl_fold_line (facts->team);
  self->department = hjl_fold_line (facts->department);
  self->commitment = hjl_fold_line (facts->commitment);
  self->workplace = hjl_fold_line (facts->workplace);
  self->state_text = g_strdup (facts->state_text);
  self->owner = g_strdup (facts->owner);
  self->hiring_manager = g_strdup (facts->hiring_manager);
  self->creator = g_strdup (facts->creator);
  self->url = g_strdup (facts->url);
  self->state = facts->state;
  self->confidential = facts->confidential;
  self->updated_at = facts->updated_at;

  return self;
}

gboolean
hjl_posting_is_open (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), FALSE);

  return self->state != HJL_POSTING_STATE_CLOSED && self->state != HJL_POSTING_STATE_REJECTED &&
         self->state != HJL_POSTING_STATE_GONE;
}

HjlPostingState
hjl_posting_state_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (hjl_is_word (text, states[i].text))
      return i;

  return HJL_POSTING_STATE_UNKNOWN;
}

const char *
hjl_posting_state_to_string (HjlPostingState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return states[state].text;
}

const char *
hjl_posting_state_to_label (HjlPostingState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "posting", states[state].label);
}
