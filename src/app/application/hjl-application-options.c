/* hjl-application-options.c: the program's command line: options, files, and who gets them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/application/hjl-application-private.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "net/hjl-aside.h"

/* Milliseconds: whoever typed a command waits for no disk that does not answer. */
#define PATIENCE 2000

/* Which files are not there, as a thread of its own found out. */
typedef struct
{
  GPtrArray *files;   /* (element-type GFile) */
  GArray    *missing; /* of gboolean */
} Missing;

static void
free_missing (gpointer data)
{
  Missing *self = data;

  g_ptr_array_unref (self->files);
  g_array_unref (self->missing);
  g_free (self);
}

static void
find_missing (gpointer      data,
              GCancellable *cancellable)
{
  Missing *self = data;

  for (guint i = 0; i < self->files->len; i++)
    {
      GFile   *file = g_ptr_array_index (self->files, i);
      gboolean missing = g_file_peek_path (file) != NULL && !g_file_query_exists (file, NULL);

      g_array_append_val (self->missing, missing);
    }
}

static void
take_missing (gpointer data,
              gpointer user_data)
{
  *(GArray **) user_data = g_array_ref (((Missing *) data)->missing);
}

/* What is not there is said where it was typed; in the review, too, as a desktop shows nobody what a program prints. What does not answer
 * is told there alone.
 * Returns: (transfer full) (element-type GFile) (nullable): NULL where nothing of it is there */
static GPtrArray *
take_files (char **paths)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) missing = NULL;
  Missing *look = g_new0 (Missing, 1);
  guint    n_missing = 0;

  look->files = g_ptr_array_new_with_free_func (g_object_unref);
  look->missing = g_array_new (FALSE, FALSE, sizeof (gboolean));
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_ptr_array_add (files, g_file_new_for_commandline_arg (paths[i]));
      g_ptr_array_add (look->files, g_object_ref (g_ptr_array_index (files, i)));
    }

  hjl_aside_try (find_missing, look, free_missing, PATIENCE, take_missing, &missing);
  for (guint i = 0; missing != NULL && i < files->len; i++)
    if (g_array_index (missing, gboolean, i))
      {
        g_autofree char *shown = g_filename_display_name (paths[i]);

        g_printerr (_ ("There is no file or folder “%s”.\n"), shown);
        n_missing++;
      }

  return n_missing < files->len ? g_steal_pointer (&files) : NULL;
}

/* Returns: (transfer floating): for add_to_profile() */
static GVariant *
pack_files (const char *profile_id,
            GPtrArray  *files)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("(sas)"));
  g_variant_builder_add (&builder, "s", profile_id);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *uri = g_file_get_uri (g_ptr_array_index (files, i));

      g_variant_builder_add (&builder, "s", uri);
    }
  g_variant_builder_close (&builder);

  return g_variant_builder_end (&builder);
}

/* @files: (nullable) (element-type GFile). Returns: -1 to go on, or the exit status */
static int
take_profile (HjlApplication *self,
              GPtrArray      *files)
{
  GApplication *application = G_APPLICATION (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) environment = hjl_environment_load (self->environment_id, &error);

  /* One that is there and not valid is said in the window, where it can be corrected and opened again. */
  if (environment == NULL && g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  /* Without a session bus there is nobody else to know of. */
  if (!g_application_register (application, NULL, NULL) || !g_application_get_is_remote (application))
    return -1;

  g_printerr (_ ("HjLever is already running. It opens “%s” there once unsaved changes are dealt with.\n"), self->environment_id);
  if (files != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "add-to-profile", pack_files (self->environment_id, files));
  else
    g_action_group_activate_action (G_ACTION_GROUP (application), "open-profile", g_variant_new_string (self->environment_id));

  return 0;
}

/* For whatever is open. Returns: as take_profile() */
static int
pass_files (HjlApplication *self,
            GPtrArray      *files)
{
  GApplication *application = G_APPLICATION (self);

  if (self->demo || !g_application_register (application, NULL, NULL) || !g_application_get_is_remote (application))
    return -1;

  g_application_open (application, (GFile **) files->pdata, files->len, "");

  return 0;
}

int
hjl_application_take_options (GApplication *application,
                              GVariantDict *options)
{
  HjlApplication *self = HJL_APPLICATION (application);
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char **paths = NULL;
  int               status = -1;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("hjlever %s\n", PACKAGE_VERSION);
      return 0;
    }

  g_variant_dict_lookup (options, "profile", "s", &self->environment_id);
  self->demo = g_variant_dict_contains (options, "demo");
  if (self->demo && self->environment_id != NULL)
    {
      g_printerr ("%s\n", _ ("Use either --demo or --profile, not both."));
      return 2;
    }
  /* The demo stands beside the real program, never in its place. */
  if (self->demo)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  if (g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &paths))
    {
      files = take_files (paths);
      if (files == NULL)
        return 2;
    }

  /* After login. Where it runs already, it goes on as it is. */
  if (g_variant_dict_contains (options, "background") && !self->demo)
    {
      self->hidden = TRUE;
      return g_application_register (application, NULL, NULL) && g_application_get_is_remote (application) ? 0 : -1;
    }

  if (self->environment_id != NULL)
    status = take_profile (self, files);
  else if (files != NULL)
    status = pass_files (self, files);
  /* It is this process that opens them, once it is activated. */
  if (status < 0 && files != NULL)
    {
      g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

      g_list_store_splice (list, 0, 0, files->pdata, files->len);
      hjl_wanted_push (&self->wanted, hjl_wanted_new (NULL, list, NULL, NULL), FALSE);
    }

  return status;
}

void
hjl_application_add_options (HjlApplication *self)
{
  const GOptionEntry entries[] = {
    { "background", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Sync without a window, where Preferences say so"), NULL },
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Try everything with made-up data; nothing leaves this computer"), NULL },
    { "profile", 'p', 0, G_OPTION_ARG_STRING, NULL, N_ ("Use this profile"), N_ ("NAME") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE…]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}
