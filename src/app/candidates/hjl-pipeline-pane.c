/* hjl-pipeline-pane.c: the chart of the chosen role, which a person can fold away
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/candidates/hjl-pipeline-pane.h"

#include "app/candidates/hjl-pipeline-chart.h"
#include "app/mapping/hjl-drag-scroll.h"
#include "store/hjl-store-numbers.h"

struct _HjlPipelinePane
{
  AdwBin parent_instance;

  HjlLoader    *loader;
  HjlCatalogue *catalogue;
  char         *role_id;
  char         *title;
  gboolean      takes;       /* people are moved by dropping them on it */
  GCancellable *cancellable; /* of what is being read */
  gboolean      stale;       /* and it changed meanwhile */

  /* Template widgets. */
  GtkWidget         *expander;
  GtkScrolledWindow *scroller;
  HjlPipelineChart  *chart;
};

G_DEFINE_FINAL_TYPE (HjlPipelinePane, hjl_pipeline_pane, ADW_TYPE_BIN)

typedef struct
{
  GHashTable *hackajob;
  GHashTable *lever;
} HjlPipeline;

static void
pipeline_free (HjlPipeline *pipeline)
{
  g_hash_table_unref (pipeline->hackajob);
  g_hash_table_unref (pipeline->lever);
  g_free (pipeline);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlPipeline, pipeline_free)

static gpointer
load (HjlStore *store,
      gpointer  data,
      GError  **error)
{
  GHashTable  *hackajob = NULL;
  GHashTable  *lever = NULL;
  HjlPipeline *pipeline;

  if (!hjl_store_load_pipeline (store, data, &hackajob, &lever, error))
    return NULL;

  pipeline = g_new0 (HjlPipeline, 1);
  pipeline->hackajob = hackajob;
  pipeline->lever = lever;

  return pipeline;
}

static void
got_pipeline (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlPipeline) pipeline = hjl_finish_pointer (HJL_LOADER (object), result, &error);
  HjlPipelinePane *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = HJL_PIPELINE_PANE (user_data);
  g_clear_object (&self->cancellable);
  if (pipeline == NULL)
    {
      g_debug ("The pipeline could not be read: %s", error->message);
      gtk_widget_set_visible (self->expander, FALSE);
      return;
    }

  hjl_pipeline_chart_set_pipeline (self->chart, self->catalogue, self->title, self->takes, pipeline->hackajob, pipeline->lever);
  gtk_widget_set_visible (self->expander, !hjl_pipeline_chart_is_empty (self->chart));

  if (self->stale)
    {
      self->stale = FALSE;
      hjl_pipeline_pane_refresh (self);
    }
}

static void
stop (HjlPipelinePane *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->stale = FALSE;
}

static void
hjl_pipeline_pane_dispose (GObject *object)
{
  HjlPipelinePane *self = HJL_PIPELINE_PANE (object);

  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_PIPELINE_PANE);
  g_clear_object (&self->loader);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->role_id, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (hjl_pipeline_pane_parent_class)->dispose (object);
}

static void
hjl_pipeline_pane_class_init (HjlPipelinePaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_pipeline_pane_dispose;

  g_type_ensure (HJL_TYPE_PIPELINE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-pipeline-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlPipelinePane, expander);
  gtk_widget_class_bind_template_child (widget_class, HjlPipelinePane, chart);
  gtk_widget_class_bind_template_child (widget_class, HjlPipelinePane, scroller);
}

static void
hjl_pipeline_pane_init (HjlPipelinePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_drag_scroll_add (self->scroller, NULL);
}

void
hjl_pipeline_pane_set_loader (HjlPipelinePane *self,
                              HjlLoader       *loader)
{
  g_return_if_fail (HJL_IS_PIPELINE_PANE (self));

  stop (self);
  g_set_object (&self->loader, loader);
  g_clear_object (&self->catalogue);
}

void
hjl_pipeline_pane_set_catalogue (HjlPipelinePane *self,
                                 HjlCatalogue    *catalogue,
                                 gboolean         takes)
{
  g_return_if_fail (HJL_IS_PIPELINE_PANE (self));

  self->takes = takes;
  g_set_object (&self->catalogue, catalogue);
  hjl_pipeline_pane_refresh (self);
}

void
hjl_pipeline_pane_set_role (HjlPipelinePane *self,
                            const char      *role_id,
                            const char      *title)
{
  g_return_if_fail (HJL_IS_PIPELINE_PANE (self));

  if (g_strcmp0 (self->role_id, role_id) == 0 && g_strcmp0 (self->title, title) == 0)
    return;

  stop (self);
  g_free (self->role_id);
  self->role_id = g_strdup (role_id);
  g_free (self->title);
  self->title = g_strdup (title);
  hjl_pipeline_pane_refresh (self);
}

void
hjl_pipeline_pane_refresh (HjlPipelinePane *self)
{
  g_return_if_fail (HJL_IS_PIPELINE_PANE (self));

  if (self->loader == NULL || self->catalogue == NULL || self->role_id == NULL)
    {
      gtk_widget_set_visible (self->expander, FALSE);
      return;
    }

  /* Changes may come faster than they are read: what is under way comes to its end first. */
  if (self->cancellable != NULL)
    {
      self->stale = TRUE;
      return;
    }

  self->cancellable = g_cancellable_new ();
  hjl_loader_load_async (self->loader,
                         load,
                         g_strdup (self->role_id),
                         g_free,
                         (GDestroyNotify) pipeline_free,
                         self->cancellable,
                         got_pipeline,
                         self);
}

void
hjl_pipeline_pane_set_expanded (HjlPipelinePane *self,
                                gboolean         expanded)
{
  g_return_if_fail (HJL_IS_PIPELINE_PANE (self));

  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), expanded);
}

gboolean
hjl_pipeline_pane_takes_people (HjlPipelinePane *self)
{
  g_return_val_if_fail (HJL_IS_PIPELINE_PANE (self), FALSE);

  return self->takes && gtk_widget_get_mapped (GTK_WIDGET (self->chart));
}
