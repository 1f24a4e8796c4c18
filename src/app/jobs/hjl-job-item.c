/* hjl-job-item.c: one live role as the list shows it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/jobs/hjl-job-item.h"

#include <glib/gi18n-lib.h>

struct _HjlJobItem
{
  GObject parent_instance;

  HjlRole    *role;
  char       *about;
  char       *posting;
  char       *posting_id;  /* nullable */
  char       *posting_url; /* nullable */
  char       *counts;
  char       *folded;
  HjlJobState state;
  guint       n_waiting;
  guint       n_attention;
  gboolean    selected;
};

G_DEFINE_FINAL_TYPE (HjlJobItem, hjl_job_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_ABOUT,
  PROP_POSTING,
  PROP_COUNTS,
  PROP_MAPPED,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Returns: whether it differs */
static gboolean
take_text (HjlJobItem *self,
           char      **field,
           char       *text,
           guint       property)
{
  g_autofree char *mine = text;

  if (g_strcmp0 (*field, mine) == 0)
    return FALSE;

  g_free (*field);
  *field = g_steal_pointer (&mine);
  if (property != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);

  return TRUE;
}

static void
fold (HjlJobItem *self)
{
  g_autofree char *all = g_strjoin (" ", hjl_role_get_title (self->role), self->about, self->posting, NULL);

  g_free (self->folded);
  self->folded = g_utf8_casefold (all, -1);
}

static void
hjl_job_item_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  HjlJobItem *self = HJL_JOB_ITEM (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, hjl_job_item_get_title (self));
      break;

    case PROP_ABOUT:
      g_value_set_string (value, self->about);
      break;

    case PROP_POSTING:
      g_value_set_string (value, self->posting);
      break;

    case PROP_COUNTS:
      g_value_set_string (value, self->counts);
      break;

    case PROP_MAPPED:
      g_value_set_boolean (value, self->state == HJL_JOB_MAPPED);
      break;

    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_job_item_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_SELECTED:
      hjl_job_item_set_selected (HJL_JOB_ITEM (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_job_item_finalize (GObject *object)
{
  HjlJobItem *self = HJL_JOB_ITEM (object);

  g_clear_object (&self->role);
  g_free (self->about);
  g_free (self->posting);
  g_free (self->posting_id);
  g_free (self->posting_url);
  g_free (self->counts);
  g_free (self->folded);

  G_OBJECT_CLASS (hjl_job_item_parent_class)->finalize (object);
}

static void
hjl_job_item_class_init (HjlJobItemClass *klass)
{
  static const char *const names[] = { NULL, "title", "about", "posting", "counts" };
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hjl_job_item_get_property;
  object_class->set_property = hjl_job_item_set_property;
  object_class->finalize = hjl_job_item_finalize;

  for (guint i = PROP_TITLE; i <= PROP_COUNTS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_MAPPED] =
    g_param_spec_boolean ("mapped", NULL, NULL, FALSE,
                          (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_SELECTED] =
    g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                          (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hjl_job_item_init (HjlJobItem *self)
{
}

HjlJobItem *
hjl_job_item_new (HjlRole *role)
{
  HjlJobItem *self;

  g_return_val_if_fail (HJL_IS_ROLE (role), NULL);

  self = g_object_new (HJL_TYPE_JOB_ITEM, NULL);
  self->posting = g_strdup (_ ("Not mapped"));
  hjl_job_item_set_role (self, role);
  hjl_job_item_set_counts (self, NULL);

  return self;
}

void
hjl_job_item_set_role (HjlJobItem *self,
                       HjlRole    *role)
{
  const char *all[3];
  const char *parts[G_N_ELEMENTS (all) + 1];
  guint       n = 0;

  g_return_if_fail (HJL_IS_JOB_ITEM (self));
  g_return_if_fail (HJL_IS_ROLE (role));

  g_set_object (&self->role, role);
  all[0] = hjl_role_get_location (role);
  all[1] = hjl_role_get_workplace (role);
  all[2] = hjl_role_get_team (role);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (all[i] != NULL && *all[i] != '\0')
        parts[n++] = all[i];
    }
  parts[n] = NULL;
  take_text (self, &self->about, g_strjoinv (" · ", (char **) parts), PROP_ABOUT);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  fold (self);
}

void
hjl_job_item_set_mapping (HjlJobItem   *self,
                          HjlMapping   *mapping,
                          HjlCatalogue *catalogue)
{
  const char *id = mapping != NULL ? hjl_mapping_get_posting_id (mapping) : NULL;
  HjlPosting *posting = id != NULL ? hjl_catalogue_get_posting (catalogue, id) : NULL;
  const char *title = posting != NULL ? hjl_posting_get_title (posting) : mapping != NULL ? hjl_mapping_get_posting_title (mapping)
                                                                                          : NULL;
  HjlJobState state;
  char       *text;

  g_return_if_fail (HJL_IS_JOB_ITEM (self));

  if (mapping == NULL)
    state = HJL_JOB_NOT_MAPPED;
  else
    state = hjl_mapping_is_broken (mapping, catalogue) ? HJL_JOB_BROKEN : HJL_JOB_MAPPED;

  if (state == HJL_JOB_NOT_MAPPED)
    text = g_strdup (_ ("Not mapped"));
  else if (title == NULL)
    text = g_strdup (_ ("Needs mending: no posting"));
  else if (state == HJL_JOB_BROKEN)
    text = g_strdup_printf (_ ("Needs mending: %s"), title);
  else
    text = g_strdup_printf (_ ("Mapped to %s"), title);

  take_text (self, &self->posting_id, g_strdup (id), 0);
  take_text (self, &self->posting_url, g_strdup (posting != NULL ? hjl_posting_get_url (posting) : NULL), 0);
  if (take_text (self, &self->posting, text, PROP_POSTING))
    fold (self);
  if (state != self->state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAPPED]);
    }
}

void
hjl_job_item_set_counts (HjlJobItem          *self,
                         const HjlRoleCounts *counts)
{
  static const HjlRoleCounts nobody = { 0 };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint accepted;
  guint exported;

  g_return_if_fail (HJL_IS_JOB_ITEM (self));

  if (counts == NULL)
    counts = &nobody;
  exported = counts->n_by_state[HJL_STATE_EXPORTED];
  self->n_waiting = counts->n_by_state[HJL_STATE_WAITING] + counts->n_by_state[HJL_STATE_IN_PROGRESS];
  self->n_attention = counts->n_by_state[HJL_STATE_ATTENTION] + counts->n_by_state[HJL_STATE_FAILED];
  accepted = exported + self->n_waiting + self->n_attention;
  if (accepted == 0)
    accepted = MAX (hjl_role_get_accepted_count (self->role), 0);

  g_ptr_array_add (parts, g_strdup_printf (_ ("%u accepted"), accepted));
  g_ptr_array_add (parts, g_strdup_printf (_ ("%u exported"), exported));
  if (self->n_waiting > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%u waiting"), self->n_waiting));
  if (self->n_attention > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u needs attention", "%u need attention", self->n_attention),
                                             self->n_attention));
  g_ptr_array_add (parts, NULL);
  take_text (self, &self->counts, g_strjoinv (" · ", (char **) parts->pdata), PROP_COUNTS);
}

HjlRole *
hjl_job_item_get_role (HjlJobItem *self)
{
  g_return_val_if_fail (HJL_IS_JOB_ITEM (self), NULL);

  return self->role;
}

const char *
hjl_job_item_get_id (HjlJobItem *self)
{
  g_return_val_if_fail (HJL_IS_JOB_ITEM (self), NULL);

  return hjl_role_get_id (self->role);
}

const char *
hjl_job_item_get_title (HjlJobItem *self)
{
  g_return_val_if_fail (HJL_IS_JOB_ITEM (self), NULL);

  return self->role != NULL ? hjl_role_get_title (self->role) : NULL;
}

HjlJobState
hjl_job_item_get_state (HjlJobItem *self)
{
  g_return_val_if_fail (HJL_IS_JOB_ITEM (self), HJL_JOB_NOT_MAPPED);

  return self->state;
}

const char *
hjl_job_item_get_posting_url (HjlJobItem *self)
{
  g_return_val_if_fail (HJL_IS_JOB_ITEM (self), NULL);

  return self->posting_url;
}

guint
hjl_job_item_get_n_waiting (HjlJobItem *self)
{
  g_return_val_if_fail (HJL_IS_JOB_ITEM (self), 0);

  return self->n_waiting;
}

guint
hjl_job_item_get_n_attention (HjlJobItem *self)
{
  g_return_val_if_fail (HJL_IS_JOB_ITEM (self), 0);

  return self->n_attention;
}

gboolean
hjl_job_item_get_selected (HjlJobItem *self)
{
  g_return_val_if_fail (HJL_IS_JOB_ITEM (self), FALSE);

  return self->selected;
}

void
hjl_job_item_set_selected (HjlJobItem *self,
                           gboolean    selected)
{
  g_return_if_fail (HJL_IS_JOB_ITEM (self));

  if (self->selected == selected)
    return;
  self->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

char *
hjl_job_item_describe (HjlJobItem *self)
{
  g_return_val_if_fail (HJL_IS_JOB_ITEM (self), NULL);

  return g_strjoin (", ", hjl_job_item_get_title (self), self->posting, self->counts, *self->about != '\0' ? self->about : NULL, NULL);
}

gboolean
hjl_job_item_matches (HjlJobItem *self,
                      const char *folded)
{
  g_return_val_if_fail (HJL_IS_JOB_ITEM (self), FALSE);

  return folded == NULL || *folded == '\0' || strstr (self->folded, folded) != NULL;
}
