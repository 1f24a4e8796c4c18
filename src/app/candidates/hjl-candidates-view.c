/* hjl-candidates-view.c: everybody who was exported, waits, or needs attention
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/candidates/hjl-candidates-view.h"

struct _HjlCandidatesView
{
  AdwBin parent_instance;

  HjlWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (HjlCandidatesView, hjl_candidates_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
hjl_candidates_view_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_candidates_view_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      if (g_set_object (&self->workspace, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_candidates_view_dispose (GObject *object)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_CANDIDATES_VIEW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_candidates_view_parent_class)->dispose (object);
}

static void
hjl_candidates_view_class_init (HjlCandidatesViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hjl_candidates_view_get_property;
  object_class->set_property = hjl_candidates_view_set_property;
  object_class->dispose = hjl_candidates_view_dispose;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL,
                         HJL_TYPE_WORKSPACE,
                         (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-candidates-view.ui");
}

static void
hjl_candidates_view_init (HjlCandidatesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
hjl_candidates_view_show_role (HjlCandidatesView *self,
                               const char        *role_id)
{
  g_return_if_fail (HJL_IS_CANDIDATES_VIEW (self));
}

void
hjl_candidates_view_preview (HjlCandidatesView *self)
{
  g_return_if_fail (HJL_IS_CANDIDATES_VIEW (self));
}
