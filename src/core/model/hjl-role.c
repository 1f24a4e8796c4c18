/* hjl-role.c: a live role of hackajob: what Lever calls a posting
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-role.h"

#include "model/hjl-fold.h"

G_DEFINE_FINAL_TYPE (HjlRole, hjl_role, G_TYPE_OBJECT)

static const char *const status_names[] = {
  [HJL_ROLE_STATUS_UNKNOWN] = "unknown",
  [HJL_ROLE_STATUS_LIVE] = "live",
  [HJL_ROLE_STATUS_PAUSED] = "paused",
  [HJL_ROLE_STATUS_CLOSED] = "closed",
};

static void
hjl_role_finalize (GObject *object)
{
  HjlRole *self = HJL_ROLE (object);

  g_free ((char *) self->id);
  g_free ((char *) self->title);
  g_free ((char *) self->location);
  g_free ((char *) self->workplace);
  g_free ((char *) self->team);
  g_free ((char *) self->currency);
  g_free ((char *) self->url);

  G_OBJECT_CLASS (hjl_role_parent_class)->finalize (object);
}

static void
hjl_role_class_init (HjlRoleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_role_finalize;
}

static void
hjl_role_init (HjlRole *self)
{
}

HjlRole *
hjl_role_new (const HjlRole *facts)
{
  HjlRole *self = g_object_new (HJL_TYPE_ROLE, NULL);

  self->id = g_strdup (facts->id != NULL ? facts->id : "");
  /* Names are shown in many places, each of which has one line for them. */
  self->title = hjl_fold_line (facts->title != NULL ? facts->title : "");
  self->location = hjl_fold_line (facts->location);
  self->workplace = hjl_fold_line (facts->workplace);
  self->team = hjl_fold_line (facts->team);
  self->currency = hjl_fold_line (facts->currency);
  self->url = g_strdup (facts->url);
  self->status = facts->status;
  self->salary_min = facts->salary_min;
  self->salary_max = facts->salary_max;
  self->published_at = facts->published_at;
  self->updated_at = facts->updated_at;
  self->accepted_count = facts->accepted_count;

  return self;
}

HjlRoleStatus
hjl_role_status_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_names); i++)
    if (hjl_is_word (text, status_names[i]))
      return i;

  return HJL_ROLE_STATUS_UNKNOWN;
}

const char *
hjl_role_status_to_string (HjlRoleStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (status_names), NULL);

  return status_names[status];
}
