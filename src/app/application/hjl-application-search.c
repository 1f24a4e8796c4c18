/* hjl-application-search.c: answers the desktop's search with the names of candidates, where Preferences allow it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/application/hjl-application-private.h"

#include <string.h>

#include "app/candidates/hjl-candidate-item.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

#define INTERFACE "org.gnome.Shell.SearchProvider2"
/* As data/org.example.HjLever.search-provider.ini says. */
#define PATH "/SearchProvider"
/* More is nobody's to look through. */
#define LIMIT 20
/* Milliseconds: with each letter that is typed there is another question. */
#define REST 10000

static const char introspection[] =
  "<node><interface name='" INTERFACE "'>"
  "<method name='GetInitialResultSet'><arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
  "<method name='GetSubsearchResultSet'><arg type='as' direction='in'/><arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
  "<method name='GetResultMetas'><arg type='as' direction='in'/><arg type='aa{sv}' direction='out'/></method>"
  "<method name='ActivateResult'><arg type='s' direction='in'/><arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
  "<method name='LaunchSearch'><arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
  "</interface></node>";

/* A question of which the database has the answer. A result is called by the profile and the candidate: PROFILE/ID. */
typedef struct
{
  HjlApplication        *application;
  GDBusMethodInvocation *invocation; /* nullable: once it is answered */
  char                  *profile_id;
  GStrv                  words; /* what is searched for, or the ids of candidates */
  gboolean               metas; /* what they are, not only who */
} Question;

static void
question_free (Question *question)
{
  g_application_release (G_APPLICATION (question->application));
  g_object_unref (question->application);
  g_clear_object (&question->invocation);
  g_free (question->profile_id);
  g_strfreev (question->words);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
answer (Question  *question,
        GPtrArray *rows)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, question->metas ? G_VARIANT_TYPE ("aa{sv}") : G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const HjlCandidateRow *row = g_ptr_array_index (rows, i);
      g_autofree char       *id = g_strconcat (question->profile_id, "/", row->candidate_id, NULL);
      g_autofree char       *stage = NULL;
      g_autofree char       *description = NULL;

      if (!question->metas)
        {
          g_variant_builder_add (&builder, "s", id);
          continue;
        }

      stage = row->state == HJL_STATE_EXPORTED ? hjl_candidate_row_dup_lever_stage (row) : g_strdup (hjl_state_get_label (row->state));
      description = g_strjoin (" · ", hjl_candidate_row_get_role (row), stage, NULL);
      g_variant_builder_open (&builder, G_VARIANT_TYPE_VARDICT);
      g_variant_builder_add (&builder, "{sv}", "id", g_variant_new_string (id));
      g_variant_builder_add (&builder, "{sv}", "name", g_variant_new_string (row->name));
      g_variant_builder_add (&builder, "{sv}", "description", g_variant_new_string (description));
      g_variant_builder_close (&builder);
    }
  g_dbus_method_invocation_return_value (g_steal_pointer (&question->invocation),
                                         g_variant_new_tuple ((GVariant *[]){ g_variant_builder_end (&builder) }, 1));
}

static gpointer
find_names (HjlStore *store,
            gpointer  data,
            GError  **error)
{
  return hjl_store_find_names (store, data, LIMIT, error);
}

static gpointer
load_named (HjlStore *store,
            gpointer  data,
            GError  **error)
{
  return hjl_store_load_named (store, data, error);
}

static gboolean
is_allowed (HjlApplication *self)
{
  return g_settings_get_boolean (self->own_settings != NULL ? self->own_settings : self->settings, "desktop-search");
}

static void
on_rested_cb (gpointer user_data)
{
  HjlApplication *self = user_data;

  self->search_rest_id = 0;
  g_application_release (G_APPLICATION (self));
}

/* The process, which may have been started for this, does not end with each answer. */
static void
wait_for_more (HjlApplication *self)
{
  g_application_hold (G_APPLICATION (self));
  hjl_application_rest_search (self);
  self->search_rest_id = g_timeout_add_once (REST, on_rested_cb, self);
}

static void
got_rows (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = hjl_finish_pointer (HJL_LOADER (source), result, &error);

  /* Where nothing was ever kept there is no database. */
  if (rows == NULL)
    g_debug ("The desktop's search: %s", error->message);
  answer (question, is_allowed (question->application) ? rows : NULL);
}

/* @invocation: (transfer full); @words: (transfer full) */
static void
ask (HjlApplication        *self,
     GDBusMethodInvocation *invocation,
     GStrv                  words,
     gboolean               metas)
{
  g_autoptr (Question) question = g_new0 (Question, 1);
  g_autoptr (HjlEnvironment) environment = NULL;
  g_autoptr (HjlLoader) loader = NULL;

  g_application_hold (G_APPLICATION (self));
  question->application = g_object_ref (self);
  question->invocation = invocation;
  question->words = words;
  question->metas = metas;
  question->profile_id = hjl_application_dup_profile_id (self);
  wait_for_more (self);
  environment = is_allowed (self) ? hjl_environment_load (question->profile_id, NULL) : NULL;
  if (environment == NULL)
    {
      answer (question, NULL);
      return;
    }

  /* Not that of the workspace, which may not be open. */
  loader = hjl_workspace_new_loader (environment);
  hjl_loader_load_async (loader, metas ? load_named : find_names, question->words, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, got_rows,
                         question);
  g_steal_pointer (&question);
}

/* Returns: (transfer full): the candidates of those that were found in the profile that is open */
static GStrv
take_ids (HjlApplication *self,
          GVariant       *results)
{
  g_autofree char *profile_id = hjl_application_dup_profile_id (self);
  g_autofree char *prefix = g_strconcat (profile_id, "/", NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GVariantIter) iter = g_variant_iter_new (results);
  const char *result;

  while (g_variant_iter_next (iter, "&s", &result))
    if (g_str_has_prefix (result, prefix))
      g_strv_builder_add (builder, result + strlen (prefix));

  return g_strv_builder_end (builder);
}

/* Also a profile that is not open any more opens, as from a notification. */
static void
show (HjlApplication *self,
      const char     *profile_id,
      const char     *place,
      const char     *detail)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "show", g_variant_new ("(sss)", profile_id, place, detail));
}

static void
open_result (HjlApplication *self,
             const char     *result)
{
  const char      *slash = strchr (result, '/');
  g_autofree char *profile_id = slash != NULL ? g_strndup (result, slash - result) : NULL;

  if (profile_id != NULL && is_allowed (self))
    show (self, profile_id, "candidate", slash + 1);
}

static void
open_search (HjlApplication *self,
             GVariant       *terms)
{
  g_autofree char        *profile_id = hjl_application_dup_profile_id (self);
  g_autofree const char **words = g_variant_get_strv (terms, NULL);
  g_autofree char        *text = g_strjoinv (" ", (char **) words);

  if (is_allowed (self))
    show (self, profile_id, "search", text);
}

static void
on_call_cb (GDBusConnection       *connection,
            const char            *sender,
            const char            *path,
            const char            *interface,
            const char            *method,
            GVariant              *parameters,
            GDBusMethodInvocation *invocation,
            gpointer               user_data)
{
  HjlApplication *self = user_data;
  g_autoptr (GVariant) first = g_variant_get_child_value (parameters, 0);

  if (g_str_equal (method, "GetInitialResultSet"))
    ask (self, invocation, g_variant_dup_strv (first, NULL), FALSE);
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_autoptr (GVariant) terms = g_variant_get_child_value (parameters, 1);

      /* Who has all of more letters is among those who were found, and maybe behind the last of them. */
      ask (self, invocation, g_variant_dup_strv (terms, NULL), FALSE);
    }
  else if (g_str_equal (method, "GetResultMetas"))
    ask (self, invocation, take_ids (self, first), TRUE);
  else
    {
      if (g_str_equal (method, "ActivateResult"))
        open_result (self, g_variant_get_string (first, NULL));
      else
        open_search (self, first);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

gboolean
hjl_application_export_search (HjlApplication  *self,
                               GDBusConnection *connection,
                               const char      *path,
                               GError         **error)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autofree char *at = g_strconcat (path, PATH, NULL);

  if (self->demo)
    return TRUE;

  self->search_id = g_dbus_connection_register_object (connection, at, info->interfaces[0], &table, self, NULL, error);

  return self->search_id != 0;
}

void
hjl_application_stop_search (HjlApplication  *self,
                             GDBusConnection *connection)
{
  if (self->search_id != 0)
    g_dbus_connection_unregister_object (connection, self->search_id);
  self->search_id = 0;
}

void
hjl_application_rest_search (HjlApplication *self)
{
  if (self->search_rest_id == 0)
    return;

  g_clear_handle_id (&self->search_rest_id, g_source_remove);
  g_application_release (G_APPLICATION (self));
}
