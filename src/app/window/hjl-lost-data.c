/* hjl-lost-data.c: asks what to do where the data of an environment are missing or damaged
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/hjl-lost-data.h"

#include <glib/gi18n-lib.h>

#include "app/window/hjl-dialogs.h"

#define COPY "copy"
#define ANEW "anew"

/* A question on its way: asked, answered, done. */
#define HJL_TYPE_LOST_DATA (hjl_lost_data_get_type ())
G_DECLARE_FINAL_TYPE (HjlLostData, hjl_lost_data, HJL, LOST_DATA, GObject)

struct _HjlLostData
{
  GObject parent_instance;

  HjlWindow    *window; /* weak */
  HjlWorkspace *workspace;
  char         *day; /* nullable: of the newest copy that can be read */
  void (*restored) (gpointer object);
  GWeakRef object;
};

G_DEFINE_FINAL_TYPE (HjlLostData, hjl_lost_data, G_TYPE_OBJECT)

static void
hjl_lost_data_finalize (GObject *object)
{
  HjlLostData *self = HJL_LOST_DATA (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->workspace);
  g_free (self->day);
  g_weak_ref_clear (&self->object);

  G_OBJECT_CLASS (hjl_lost_data_parent_class)->finalize (object);
}

static void
hjl_lost_data_class_init (HjlLostDataClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_lost_data_finalize;
}

static void
hjl_lost_data_init (HjlLostData *self)
{
  g_weak_ref_init (&self->object, NULL);
}

static void
did_restore (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlLostData) self = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&self->object);
  g_autoptr (GError) error = NULL;

  if (!hjl_workspace_restore_finish (HJL_WORKSPACE (source), result, NULL, &error))
    {
      if (self->window != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        hjl_window_show_trouble (self->window, error);
      return;
    }
  if (object != NULL)
    self->restored (object);
}

/* Closed without a choice, everything stays as it is, and the window says why nothing works. */
static void
on_chosen_cb (HjlLostData *self,
              const char  *choice)
{
  gboolean anew = g_str_equal (choice, ANEW);

  if (!anew && !g_str_equal (choice, COPY))
    return;

  hjl_workspace_restore_async (self->workspace, anew ? NULL : self->day, anew, NULL, did_restore, g_object_ref (self));
}

static void
got_copies (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlLostData) self = user_data;
  g_autoptr (GPtrArray) copies = hjl_finish_pointer (HJL_WORKSPACE (source), result, NULL);
  g_autofree char *body = NULL;
  g_autofree char *take = NULL;
  GtkWidget       *dialog;

  if (copies == NULL || self->window == NULL)
    return;

  for (guint i = 0; i < copies->len && self->day == NULL; i++)
    {
      const HjlStoreCopy *copy = g_ptr_array_index (copies, i);

      if (copy->whole)
        self->day = g_strdup (copy->day);
    }

  if (self->day != NULL)
    {
      /* Translators: a day, as in "2026-11-27" */
      take = g_strdup_printf (_ ("_Restore the Copy of %s"), self->day);
      body = g_strdup_printf (_ ("HjLever keeps a daily copy of its data. The newest is from %s. The next sync "
                                 "reads what has happened since, and looks in Lever for candidates who were "
                                 "exported since.\n\nBeginning anew forgets all mappings and who was exported. "
                                 "What is there now is set aside, not deleted."),
                              self->day);
    }
  else
    body = g_strdup (_ ("No daily copy can be read. Beginning anew forgets all mappings and who was exported. What "
                        "is there now is set aside, not deleted."));

  dialog = hjl_dialogs_new_question (GTK_WIDGET (self->window), _ ("Data Missing or Damaged"), body, FALSE);
  if (take != NULL)
    hjl_dialogs_add_choice (dialog, COPY, take, HJL_DIALOG_CHOICE_SUGGESTED);
  hjl_dialogs_add_choice (dialog, ANEW, _ ("_Begin Anew"), HJL_DIALOG_CHOICE_DESTRUCTIVE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_chosen_cb), g_object_ref (self),
                         (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_SWAPPED);
  hjl_dialogs_present (dialog);
}

void
hjl_lost_data_offer (HjlWindow    *window,
                     HjlWorkspace *workspace,
                     void (*restored) (gpointer object),
                     GObject *object)
{
  HjlLostData *self;

  g_return_if_fail (HJL_IS_WINDOW (window));
  g_return_if_fail (HJL_IS_WORKSPACE (workspace));
  g_return_if_fail (G_IS_OBJECT (object));

  self = g_object_new (HJL_TYPE_LOST_DATA, NULL);
  g_set_weak_pointer (&self->window, window);
  self->workspace = g_object_ref (workspace);
  self->restored = restored;
  g_weak_ref_set (&self->object, object);
  hjl_workspace_list_copies_async (workspace, NULL, got_copies, self);
}
