/* hjl-candidate-document.c: one document of a candidate: its first page, and a way to open it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidate-document.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-open-copy.h"
#include "app/widgets/hjl-page-picture.h"
#include "model/hjl-error.h"
#include "model/hjl-file-kind.h"

/* Milliseconds: who walks through the list passes by most of them. */
#define WAIT_MS 250

struct _HjlCandidateDocument
{
  AdwBin parent_instance;

  HjlWorkspace *workspace;    /* nullable */
  char         *candidate_id; /* nullable */
  char         *version;      /* nullable */
  gboolean      from_hackajob;
  gboolean      profile;
  gboolean      wanted;      /* to be read once somebody looks */
  HjlDocument  *document;    /* nullable */
  GCancellable *cancellable; /* nullable: of what is being read */
  guint         wait_id;

  /* Template widgets. */
  GtkLabel       *name;
  GtkWidget      *again;
  HjlPagePicture *page;
};

G_DEFINE_FINAL_TYPE (HjlCandidateDocument, hjl_candidate_document, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PROFILE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_stem (HjlCandidateDocument *self)
{
  return self->profile ? _ ("hackajob profile") : _ ("CV");
}

static void
show_document (HjlCandidateDocument *self)
{
  HjlDocument     *document = self->document;
  g_autofree char *name = NULL;

  if (document != NULL)
    name = hjl_file_kind_dup_name (hjl_file_kind_of (document->content), document->name, get_stem (self));
  gtk_label_set_text (self->name, name != NULL ? name : get_stem (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.open", document != NULL);
  gtk_widget_set_visible (self->again, FALSE);
  if (document != NULL)
    hjl_page_picture_show_bytes (self->page, document->content, name);
}

/* (transfer full): why there is nothing to see */
static char *
describe (HjlCandidateDocument *self,
          const GError         *error)
{
  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_TOO_LARGE))
    return g_strdup (_ ("This file is too large to show here. You find it in hackajob."));
  if (!g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND))
    return hjl_error_describe (error);
  if (!self->from_hackajob)
    return g_strdup (self->profile ? _ ("No hackajob profile was added for this candidate.") : _ ("No CV was added for this candidate."));

  return g_strdup (self->profile ? _ ("hackajob has no profile of this candidate.") : _ ("hackajob has no CV of this candidate."));
}

static void
got_document (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HjlCandidateDocument) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlDocument) document = hjl_workspace_load_document_finish (HJL_WORKSPACE (object), result, &error);
  g_autofree char *words = NULL;

  /* Of somebody who is not shown any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  self->document = g_steal_pointer (&document);
  show_document (self);
  if (self->document != NULL)
    return;

  words = describe (self, error);
  hjl_page_picture_say (self->page, words);
  gtk_widget_set_visible (self->again, hjl_error_is_passing (error));
}

static void
read_document (gpointer user_data)
{
  HjlCandidateDocument *self = user_data;

  self->wait_id = 0;
  self->wanted = FALSE;
  self->cancellable = g_cancellable_new ();
  hjl_workspace_load_document_async (self->workspace,
                                     self->candidate_id,
                                     self->profile ? HJL_PURPOSE_PROFILE : HJL_PURPOSE_CV,
                                     self->cancellable,
                                     got_document,
                                     g_object_ref (self));
}

/* A file that nobody looks at is not asked for. */
static void
look (HjlCandidateDocument *self)
{
  if (self->wanted && self->wait_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->wait_id = g_timeout_add_once (WAIT_MS, read_document, self);
}

static void
stop (HjlCandidateDocument *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->document, hjl_document_free);
}

static void
start (HjlCandidateDocument *self)
{
  stop (self);
  hjl_page_picture_wait (self->page);
  show_document (self);
  self->wanted = self->candidate_id != NULL && self->workspace != NULL;
  look (self);
}

static void
read_again (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  start (HJL_CANDIDATE_DOCUMENT (widget));
}

static void
open_document (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  HjlCandidateDocument *self = HJL_CANDIDATE_DOCUMENT (widget);

  if (self->document != NULL)
    hjl_open_copy (widget, self->document->content, self->document->name, get_stem (self));
}

static void
hjl_candidate_document_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hjl_candidate_document_parent_class)->map (widget);

  look (HJL_CANDIDATE_DOCUMENT (widget));
}

static void
hjl_candidate_document_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  HjlCandidateDocument *self = HJL_CANDIDATE_DOCUMENT (object);

  switch (property_id)
    {
    case PROP_PROFILE:
      self->profile = g_value_get_boolean (value);
      show_document (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_candidate_document_dispose (GObject *object)
{
  HjlCandidateDocument *self = HJL_CANDIDATE_DOCUMENT (object);

  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_CANDIDATE_DOCUMENT);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_candidate_document_parent_class)->dispose (object);
}

static void
hjl_candidate_document_finalize (GObject *object)
{
  HjlCandidateDocument *self = HJL_CANDIDATE_DOCUMENT (object);

  g_free (self->candidate_id);
  g_free (self->version);

  G_OBJECT_CLASS (hjl_candidate_document_parent_class)->finalize (object);
}

static void
hjl_candidate_document_class_init (HjlCandidateDocumentClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = hjl_candidate_document_set_property;
  object_class->dispose = hjl_candidate_document_dispose;
  object_class->finalize = hjl_candidate_document_finalize;
  widget_class->map = hjl_candidate_document_map;

  properties[PROP_PROFILE] =
    g_param_spec_boolean ("profile", NULL, NULL, FALSE, (G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "document.open", NULL, open_document);
  gtk_widget_class_install_action (widget_class, "document.read-again", NULL, read_again);
  g_type_ensure (HJL_TYPE_PAGE_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-candidate-document.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlCandidateDocument, name);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidateDocument, again);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidateDocument, page);
}

static void
hjl_candidate_document_init (HjlCandidateDocument *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  show_document (self);
}

void
hjl_candidate_document_set_workspace (HjlCandidateDocument *self,
                                      HjlWorkspace         *workspace)
{
  g_return_if_fail (HJL_IS_CANDIDATE_DOCUMENT (self));

  hjl_candidate_document_show (self, NULL, NULL, FALSE);
  g_set_object (&self->workspace, workspace);
}

void
hjl_candidate_document_show (HjlCandidateDocument *self,
                             const char           *candidate_id,
                             const char           *version,
                             gboolean              from_hackajob)
{
  g_return_if_fail (HJL_IS_CANDIDATE_DOCUMENT (self));

  if (g_strcmp0 (self->candidate_id, candidate_id) == 0 && g_strcmp0 (self->version, version) == 0 && self->from_hackajob == from_hackajob)
    return;

  g_free (self->candidate_id);
  self->candidate_id = g_strdup (candidate_id);
  g_free (self->version);
  self->version = g_strdup (version);
  self->from_hackajob = from_hackajob;
  start (self);
}
