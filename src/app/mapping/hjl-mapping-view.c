/* hjl-mapping-view.c: one role's mapping, by drag and drop
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/mapping/hjl-mapping-view.h"

struct _HjlMappingView
{
  AdwBin parent_instance;

  HjlWorkspace *workspace;
  char         *role_id;
};

G_DEFINE_FINAL_TYPE (HjlMappingView, hjl_mapping_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_ROLE_ID,
  PROP_MODIFIED,
  N_PROPS
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
hjl_mapping_view_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;

    case PROP_ROLE_ID:
      g_value_set_string (value, self->role_id);
      break;

    case PROP_MODIFIED:
      g_value_set_boolean (value, FALSE);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_mapping_view_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      if (g_set_object (&self->workspace, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_ROLE_ID:
      self->role_id = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_mapping_view_dispose (GObject *object)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_MAPPING_VIEW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_mapping_view_parent_class)->dispose (object);
}

static void
hjl_mapping_view_finalize (GObject *object)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (object);

  g_free (self->role_id);

  G_OBJECT_CLASS (hjl_mapping_view_parent_class)->finalize (object);
}

/* Leaving asks where something is not saved. */
static void
leave (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_DONE], 0);
}

static void
hjl_mapping_view_class_init (HjlMappingViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hjl_mapping_view_get_property;
  object_class->set_property = hjl_mapping_view_set_property;
  object_class->dispose = hjl_mapping_view_dispose;
  object_class->finalize = hjl_mapping_view_finalize;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL,
                         HJL_TYPE_WORKSPACE,
                         (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  properties[PROP_ROLE_ID] =
    g_param_spec_string ("role-id", NULL, NULL,
                         NULL,
                         (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  properties[PROP_MODIFIED] =
    g_param_spec_boolean ("modified", NULL, NULL,
                          FALSE,
                          (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "mapping.leave", NULL, leave);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-mapping-view.ui");
}

static void
hjl_mapping_view_init (HjlMappingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

HjlMappingView *
hjl_mapping_view_new (HjlWorkspace *workspace,
                      const char   *role_id)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (role_id != NULL, NULL);

  return g_object_new (HJL_TYPE_MAPPING_VIEW,
                       "workspace", workspace,
                       "role-id", role_id,
                       NULL);
}
