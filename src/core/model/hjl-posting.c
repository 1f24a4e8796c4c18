/* hjl-posting.c: a job in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "model/hjl-posting.h"

#include "model/hjl-fold.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_STATE_TEXT,
  PROP_LOCATION,
  PROP_TEAM,
  PROP_DEPARTMENT,
  PROP_COMMITMENT,
  PROP_WORKPLACE,
  PROP_OWNER,
  PROP_HIRING_MANAGER,
  PROP_CREATOR,
  PROP_URL,
  N_TEXTS,
  PROP_STATE = N_TEXTS,
  PROP_CONFIDENTIAL,
  PROP_UPDATED_AT,
  N_PROPS
};

struct _HjlPosting
{
  GObject parent_instance;

  char           *texts[N_TEXTS]; /* by property id */
  HjlPostingState state;
  gboolean        confidential;
  HjlTime         updated_at;
};

G_DEFINE_FINAL_TYPE (HjlPosting, hjl_posting, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static const char *const text_names[N_TEXTS] = {
  [PROP_ID] = "id",
  [PROP_TITLE] = "title",
  [PROP_STATE_TEXT] = "state-text",
  [PROP_LOCATION] = "location",
  [PROP_TEAM] = "team",
  [PROP_DEPARTMENT] = "department",
  [PROP_COMMITMENT] = "commitment",
  [PROP_WORKPLACE] = "workplace",
  [PROP_OWNER] = "owner",
  [PROP_HIRING_MANAGER] = "hiring-manager",
  [PROP_CREATOR] = "creator",
  [PROP_URL] = "url",
};

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
hjl_posting_constructed (GObject *object)
{
  HjlPosting *self = HJL_POSTING (object);

  G_OBJECT_CLASS (hjl_posting_parent_class)->constructed (object);

  for (guint i = PROP_ID; i <= PROP_TITLE; i++)
    if (self->texts[i] == NULL)
      self->texts[i] = g_strdup ("");
}

static void
hjl_posting_finalize (GObject *object)
{
  HjlPosting *self = HJL_POSTING (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (hjl_posting_parent_class)->finalize (object);
}

static void
hjl_posting_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  HjlPosting *self = HJL_POSTING (object);

  if (prop_id < N_TEXTS)
    {
      g_value_set_string (value, self->texts[prop_id]);
      return;
    }

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_CONFIDENTIAL:
      g_value_set_boolean (value, self->confidential);
      break;
    case PROP_UPDATED_AT:
      g_value_set_int64 (value, self->updated_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
is_name (guint prop_id)
{
  return prop_id == PROP_TITLE || prop_id == PROP_LOCATION || prop_id == PROP_TEAM || prop_id == PROP_DEPARTMENT ||
         prop_id == PROP_COMMITMENT || prop_id == PROP_WORKPLACE;
}

static void
hjl_posting_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  HjlPosting *self = HJL_POSTING (object);

  if (prop_id < N_TEXTS)
    {
      /* Names are shown in many places, each of which has one line for them. */
      self->texts[prop_id] = is_name (prop_id) ? hjl_fold_line (g_value_get_string (value)) : g_value_dup_string (value);
      return;
    }

  switch (prop_id)
    {
    case PROP_STATE:
      self->state = g_value_get_int (value);
      break;
    case PROP_CONFIDENTIAL:
      self->confidential = g_value_get_boolean (value);
      break;
    case PROP_UPDATED_AT:
      self->updated_at = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hjl_posting_class_init (HjlPostingClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = hjl_posting_constructed;
  object_class->finalize = hjl_posting_finalize;
  object_class->get_property = hjl_posting_get_property;
  object_class->set_property = hjl_posting_set_property;

  for (guint i = PROP_ID; i < N_TEXTS; i++)
    properties[i] = g_param_spec_string (text_names[i], NULL, NULL, NULL, flags);
  properties[PROP_STATE] =
    g_param_spec_int ("state", NULL, NULL,
                      HJL_POSTING_STATE_UNKNOWN, HJL_POSTING_STATE_GONE, HJL_POSTING_STATE_UNKNOWN,
                      flags);
  properties[PROP_CONFIDENTIAL] =
    g_param_spec_boolean ("confidential", NULL, NULL, FALSE, flags);
  properties[PROP_UPDATED_AT] =
    g_param_spec_int64 ("updated-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hjl_posting_init (HjlPosting *self)
{
}

const char *
hjl_posting_get_id (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), NULL);

  return self->texts[PROP_ID];
}

const char *
hjl_posting_get_title (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), NULL);

  return self->texts[PROP_TITLE];
}

HjlPostingState
hjl_posting_get_state (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), HJL_POSTING_STATE_UNKNOWN);

  return self->state;
}

const char *
hjl_posting_get_state_text (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), NULL);

  return self->texts[PROP_STATE_TEXT];
}

const char *
hjl_posting_get_location (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), NULL);

  return self->texts[PROP_LOCATION];
}

const char *
hjl_posting_get_team (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), NULL);

  return self->texts[PROP_TEAM];
}

const char *
hjl_posting_get_department (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), NULL);

  return self->texts[PROP_DEPARTMENT];
}

const char *
hjl_posting_get_commitment (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), NULL);

  return self->texts[PROP_COMMITMENT];
}

const char *
hjl_posting_get_workplace (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), NULL);

  return self->texts[PROP_WORKPLACE];
}

const char *
hjl_posting_get_owner (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), NULL);

  return self->texts[PROP_OWNER];
}

const char *
hjl_posting_get_hiring_manager (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), NULL);

  return self->texts[PROP_HIRING_MANAGER];
}

const char *
hjl_posting_get_creator (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), NULL);

  return self->texts[PROP_CREATOR];
}

const char *
hjl_posting_get_url (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), NULL);

  return self->texts[PROP_URL];
}

gboolean
hjl_posting_get_confidential (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), FALSE);

  return self->confidential;
}

HjlTime
hjl_posting_get_updated_at (HjlPosting *self)
{
  g_return_val_if_fail (HJL_IS_POSTING (self), 0);

  return self->updated_at;
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
