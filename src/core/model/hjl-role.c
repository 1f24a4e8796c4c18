/* hjl-role.c: a live role of hackajob: what Lever calls a posting
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "model/hjl-role.h"

#include "model/hjl-fold.h"

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_LOCATION,
  PROP_WORKPLACE,
  PROP_TEAM,
  PROP_URL,
  PROP_CURRENCY,
  N_TEXTS,
  PROP_STATUS = N_TEXTS,
  PROP_SALARY_MIN,
  PROP_SALARY_MAX,
  PROP_PUBLISHED_AT,
  PROP_UPDATED_AT,
  PROP_ACCEPTED_COUNT,
  N_PROPS
};

struct _HjlRole
{
  GObject parent_instance;

  char         *texts[N_TEXTS]; /* by property id */
  HjlRoleStatus status;
  double        salary_min;
  double        salary_max;
  HjlTime       published_at;
  HjlTime       updated_at;
  int           accepted_count;
};

G_DEFINE_FINAL_TYPE (HjlRole, hjl_role, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static const char *const text_names[N_TEXTS] = {
  [PROP_ID] = "id",
  [PROP_TITLE] = "title",
  [PROP_LOCATION] = "location",
  [PROP_WORKPLACE] = "workplace",
  [PROP_TEAM] = "team",
  [PROP_URL] = "url",
  [PROP_CURRENCY] = "currency",
};

static const char *const status_names[] = {
  [HJL_ROLE_STATUS_UNKNOWN] = "unknown",
  [HJL_ROLE_STATUS_LIVE] = "live",
  [HJL_ROLE_STATUS_PAUSED] = "paused",
  [HJL_ROLE_STATUS_CLOSED] = "closed",
};

static void
hjl_role_constructed (GObject *object)
{
  HjlRole *self = HJL_ROLE (object);

  G_OBJECT_CLASS (hjl_role_parent_class)->constructed (object);

  for (guint i = PROP_ID; i <= PROP_TITLE; i++)
    if (self->texts[i] == NULL)
      self->texts[i] = g_strdup ("");
}

static void
hjl_role_finalize (GObject *object)
{
  HjlRole *self = HJL_ROLE (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (hjl_role_parent_class)->finalize (object);
}

static void
hjl_role_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  HjlRole *self = HJL_ROLE (object);

  if (prop_id < N_TEXTS)
    {
      g_value_set_string (value, self->texts[prop_id]);
      return;
    }

  switch (prop_id)
    {
    case PROP_STATUS:
      g_value_set_int (value, self->status);
      break;
    case PROP_SALARY_MIN:
      g_value_set_double (value, self->salary_min);
      break;
    case PROP_SALARY_MAX:
      g_value_set_double (value, self->salary_max);
      break;
    case PROP_PUBLISHED_AT:
      g_value_set_int64 (value, self->published_at);
      break;
    case PROP_UPDATED_AT:
      g_value_set_int64 (value, self->updated_at);
      break;
    case PROP_ACCEPTED_COUNT:
      g_value_set_int (value, self->accepted_count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hjl_role_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  HjlRole *self = HJL_ROLE (object);

  if (prop_id < N_TEXTS)
    {
      /* Names are shown in many places, each of which has one line for them. */
      self->texts[prop_id] = prop_id == PROP_ID || prop_id == PROP_URL ? g_value_dup_string (value) : hjl_fold_line (g_value_get_string (value));
      return;
    }

  switch (prop_id)
    {
    case PROP_STATUS:
      self->status = g_value_get_int (value);
      break;
    case PROP_SALARY_MIN:
      self->salary_min = g_value_get_double (value);
      break;
    case PROP_SALARY_MAX:
      self->salary_max = g_value_get_double (value);
      break;
    case PROP_PUBLISHED_AT:
      self->published_at = g_value_get_int64 (value);
      break;
    case PROP_UPDATED_AT:
      self->updated_at = g_value_get_int64 (value);
      break;
    case PROP_ACCEPTED_COUNT:
      self->accepted_count = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hjl_role_class_init (HjlRoleClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = hjl_role_constructed;
  object_class->finalize = hjl_role_finalize;
  object_class->get_property = hjl_role_get_property;
  object_class->set_property = hjl_role_set_property;

  for (guint i = PROP_ID; i < N_TEXTS; i++)
    properties[i] = g_param_spec_string (text_names[i], NULL, NULL, NULL, flags);
  properties[PROP_STATUS] =
    g_param_spec_int ("status", NULL, NULL,
                      HJL_ROLE_STATUS_UNKNOWN, HJL_ROLE_STATUS_CLOSED, HJL_ROLE_STATUS_UNKNOWN,
                      flags);
  properties[PROP_SALARY_MIN] =
    g_param_spec_double ("salary-min", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  properties[PROP_SALARY_MAX] =
    g_param_spec_double ("salary-max", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  properties[PROP_PUBLISHED_AT] =
    g_param_spec_int64 ("published-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_UPDATED_AT] =
    g_param_spec_int64 ("updated-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_ACCEPTED_COUNT] =
    g_param_spec_int ("accepted-count", NULL, NULL, -1, G_MAXINT, -1, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hjl_role_init (HjlRole *self)
{
}

const char *
hjl_role_get_id (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), NULL);

  return self->texts[PROP_ID];
}

const char *
hjl_role_get_title (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), NULL);

  return self->texts[PROP_TITLE];
}

HjlRoleStatus
hjl_role_get_status (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), HJL_ROLE_STATUS_UNKNOWN);

  return self->status;
}

const char *
hjl_role_get_location (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), NULL);

  return self->texts[PROP_LOCATION];
}

const char *
hjl_role_get_workplace (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), NULL);

  return self->texts[PROP_WORKPLACE];
}

const char *
hjl_role_get_team (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), NULL);

  return self->texts[PROP_TEAM];
}

const char *
hjl_role_get_url (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), NULL);

  return self->texts[PROP_URL];
}

double
hjl_role_get_salary_min (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), 0);

  return self->salary_min;
}

double
hjl_role_get_salary_max (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), 0);

  return self->salary_max;
}

const char *
hjl_role_get_currency (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), NULL);

  return self->texts[PROP_CURRENCY];
}

HjlTime
hjl_role_get_published_at (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), 0);

  return self->published_at;
}

HjlTime
hjl_role_get_updated_at (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), 0);

  return self->updated_at;
}

int
hjl_role_get_accepted_count (HjlRole *self)
{
  g_return_val_if_fail (HJL_IS_ROLE (self), -1);

  return self->accepted_count;
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
