/* hjl-named-bin.c: what a row of a list view holds, so that the row has a name
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/hjl-named-bin.h"

#include <glib/gi18n-lib.h>

struct _HjlNamedBin
{
  AdwBin parent_instance;

  char *title;    /* nullable */
  char *subtitle; /* nullable */
};

G_DEFINE_FINAL_TYPE (HjlNamedBin, hjl_named_bin, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update (HjlNamedBin *self)
{
  GtkWidget       *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (row == NULL || self->title == NULL)
    return;

  name = self->subtitle != NULL && *self->subtitle != '\0' ? g_strjoin (C_ ("between two counts", ", "), self->title, self->subtitle, NULL)
                                                           : g_strdup (self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_text (HjlNamedBin  *self,
          char        **text,
          const GValue *value)
{
  g_free (*text);
  *text = g_value_dup_string (value);
  update (self);
}

static void
hjl_named_bin_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  HjlNamedBin *self = HJL_NAMED_BIN (object);

  switch (property_id)
    {
    case PROP_TITLE:
      set_text (self, &self->title, value);
      break;

    case PROP_SUBTITLE:
      set_text (self, &self->subtitle, value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_named_bin_finalize (GObject *object)
{
  HjlNamedBin *self = HJL_NAMED_BIN (object);

  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (hjl_named_bin_parent_class)->finalize (object);
}

static void
hjl_named_bin_class_init (HjlNamedBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = hjl_named_bin_set_property;
  object_class->finalize = hjl_named_bin_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, (G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, (G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hjl_named_bin_init (HjlNamedBin *self)
{
  /* A list view hands its rows around before it fills them. */
  g_signal_connect (self, "notify::parent", G_CALLBACK (update), NULL);
}
