/* hjl-cli-draft.c: rows of a review: shown, looked up, accepted
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli-draft.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-mapping.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-new-roles.h"

/* What is known without Lever. */
static GPtrArray *
look_here (HjlCli       *cli,
           GPtrArray    *drafts,
           const GError *why)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_finding_free);

  for (guint i = 0; i < drafts->len; i++)
    {
      const HjlDraft *draft = g_ptr_array_index (drafts, i);
      HjlFinding     *finding = hjl_finding_new (HJL_FINDING_UNKNOWN);

      finding->error = g_error_copy (why);
      if (hjl_draft_needs_name (draft))
        finding->kind = HJL_FINDING_NEEDS_NAME;
      else if ((finding->candidate_id = hjl_store_find_drafted (hjl_workspace_get_store (cli->workspace), draft, NULL)) != NULL)
        finding->kind = HJL_FINDING_ADDED_BEFORE;
      g_ptr_array_add (findings, finding);
    }

  return findings;
}

GPtrArray *
hjl_cli_look_up (HjlCli    *cli,
                 GPtrArray *drafts)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *findings;

  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (people, ((HjlDraft *) g_ptr_array_index (drafts, i))->person);
  if (people->len == 0)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_finding_free);

  hjl_cli_progress (cli, _ ("Asking Lever who is there already"));
  hjl_workspace_look_up_async (cli->workspace, people, cli->cancellable, hjl_cli_got_result, &result);
  findings = hjl_finish_pointer (cli->workspace, hjl_cli_wait (&result), &error);
  hjl_cli_progress (cli, NULL);
  if (findings != NULL)
    return findings;
  if (g_cancellable_is_cancelled (cli->cancellable))
    {
      hjl_cli_fail (cli, error);
      return NULL;
    }

  hjl_cli_note (cli, _ ("Lever could not be asked who is there already; the export will ask. %s"), error->message);

  return look_here (cli, drafts, error);
}

/* With a mark behind what is not sure. (transfer full) */
static char *
show_field (const HjlDraft *draft,
            HjlCvField      field)
{
  g_auto (GStrv) values = hjl_draft_dup (draft, field);
  g_autofree char *all = g_strjoinv (", ", values);

  return g_strconcat (all, hjl_draft_asks (draft, field) ? " ?" : "", NULL);
}

/* (transfer full) */
static char *
show_files (const HjlDraft *draft)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < draft->person->files->len; i++)
    {
      const HjlPersonFile *file = g_ptr_array_index (draft->person->files, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", file->name);
      if (file->purpose == HJL_PURPOSE_CV)
        /* Translators: behind the name of a file. */
        g_string_append_printf (text, " (%s)", _ ("CV"));
      else if (file->purpose == HJL_PURPOSE_PROFILE)
        /* Translators: behind the name of a file. */
        g_string_append_printf (text, " (%s)", _ ("profile"));
    }

  return g_string_free (text, FALSE);
}

/* (transfer full) */
static char *
show_outcome (const HjlDraft   *draft,
              const HjlFinding *finding)
{
  g_autofree char *said = NULL;

  if (finding->kind == HJL_FINDING_ROLE_CLOSED && draft->choice != HJL_DRAFT_SKIP)
    return hjl_finding_describe (finding);

  switch (draft->choice)
    {
    case HJL_DRAFT_SKIP:
      return g_strdup (_ ("Left out"));

    case HJL_DRAFT_NEW:
      return hjl_finding_add_owner (finding, draft->choice, g_strdup (_ ("A new opportunity, as you chose")));

    case HJL_DRAFT_INTO:
      return hjl_finding_add_owner (finding, draft->choice,
                                    g_strdup_printf (_ ("The files go to the record %s, as you chose"), draft->opportunity_id));

    case HJL_DRAFT_UNDECIDED:
    case HJL_N_DRAFT_CHOICES:
    default:
      break;
    }

  said = hjl_finding_describe (finding);
  if (finding->asks)
    return g_strdup_printf (_ ("%s: choose"), said);

  return g_steal_pointer (&said);
}

void
hjl_cli_print_drafts (HjlCli     *cli,
                      GPtrArray  *drafts,
                      GPtrArray  *findings,
                      const char *empty)
{
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Row"), _ ("Name"), _ ("Email"), _ ("Role"), _ ("Files"), _ ("What will happen"), NULL);
  gboolean unsure = FALSE;

  for (guint i = 0; i < drafts->len; i++)
    {
      const HjlDraft  *draft = g_ptr_array_index (drafts, i);
      g_autofree char *name = show_field (draft, HJL_CV_FIELD_NAME);
      g_autofree char *email = show_field (draft, HJL_CV_FIELD_EMAIL);
      g_autofree char *files = show_files (draft);
      g_autofree char *outcome = show_outcome (draft, g_ptr_array_index (findings, i));
      g_autofree char *role = NULL;

      if (draft->person->role_id != NULL)
        role = hjl_store_dup_role_title (hjl_workspace_get_store (cli->workspace), draft->person->role_id);
      hjl_table_add (table, draft->id, name, email, role, files, outcome);
      unsure = unsure || hjl_draft_asks (draft, HJL_CV_FIELD_NAME) || hjl_draft_asks (draft, HJL_CV_FIELD_EMAIL);
    }
  hjl_table_print (table, empty);
  if (unsure)
    hjl_print ("%s", _ ("What has a “?” is not sure."));

  for (guint i = 0; i < drafts->len; i++)
    {
      const HjlDraft   *draft = g_ptr_array_index (drafts, i);
      const HjlFinding *finding = g_ptr_array_index (findings, i);
      g_auto (GStrv) said = hjl_draft_describe (draft);
      const char *who = hjl_draft_needs_name (draft) ? _ ("Without a name") : draft->person->profile->name;

      for (guint n = 0; said[n] != NULL; n++)
        hjl_print ("%s: %s", who, said[n]);
      for (guint n = 0; finding->asks && draft->choice == HJL_DRAFT_UNDECIDED && n < finding->found->len; n++)
        {
          const HjlFound  *found = g_ptr_array_index (finding->found, n);
          g_autofree char *record = hjl_found_describe (found);

          hjl_print ("%s: %s, %s", who, record, found->record->id);
        }
    }
}

static void
add_draft (HjlCli           *cli,
           JsonBuilder      *builder,
           const HjlDraft   *draft,
           const HjlFinding *finding)
{
  g_auto (GStrv) said = hjl_draft_describe (draft);
  g_autofree char *outcome = show_outcome (draft, finding);
  g_autofree char *role = NULL;

  if (draft->person->role_id != NULL)
    role = hjl_store_dup_role_title (hjl_workspace_get_store (cli->workspace), draft->person->role_id);
  hjl_json_open (builder, NULL);
  hjl_json_string (builder, "row", draft->id);
  hjl_json_thing (builder, "role", draft->person->role_id, role);
  hjl_json_string (builder, "stage", draft->person->stage_id);
  for (guint i = 0; i < HJL_N_CV_FIELDS; i++)
    {
      g_auto (GStrv) values = hjl_draft_dup (draft, i);

      hjl_json_open (builder, hjl_cv_field_get_nick (i));
      hjl_json_strings (builder, "values", (const char *const *) values);
      hjl_json_boolean (builder, "sure", !hjl_draft_asks (draft, i));
      hjl_json_close (builder);
    }
  hjl_json_string (builder, "url", draft->person->profile->url);
  hjl_json_open_list (builder, "files");
  for (guint i = 0; i < draft->person->files->len; i++)
    {
      const HjlPersonFile *file = g_ptr_array_index (draft->person->files, i);

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "name", file->name);
      hjl_json_string (builder, "purpose", hjl_purpose_to_string (file->purpose));
      hjl_json_close (builder);
    }
  hjl_json_close_list (builder);
  hjl_json_strings (builder, "problems", (const char *const *) said);
  hjl_json_string (builder, "choice", hjl_draft_choice_to_string (draft->choice));
  hjl_json_string (builder, "opportunity", draft->opportunity_id);
  hjl_json_string (builder, "outcome", outcome);
  hjl_json_boolean (builder, "asks", !hjl_finding_lets_accept (finding, draft, FALSE));
  hjl_json_boolean (builder, "needs_owner", hjl_finding_waits_for_owner (finding, draft->choice));
  hjl_json_open_list (builder, "records");
  for (guint i = 0; finding->found != NULL && i < finding->found->len; i++)
    {
      const HjlFound  *found = g_ptr_array_index (finding->found, i);
      g_autofree char *record = hjl_found_describe (found);

      hjl_json_thing (builder, NULL, found->record->id, record);
    }
  hjl_json_close_list (builder);
  hjl_json_close (builder);
}

void
hjl_cli_add_drafts (HjlCli      *cli,
                    JsonBuilder *builder,
                    GPtrArray   *drafts,
                    GPtrArray   *findings)
{
  hjl_json_open_list (builder, "rows");
  for (guint i = 0; i < drafts->len; i++)
    add_draft (cli, builder, g_ptr_array_index (drafts, i), g_ptr_array_index (findings, i));
  hjl_json_close_list (builder);
}

/* The first role of @ids that is mapped to no posting: nobody of it is exported. (transfer full) (nullable) */
static char *
find_unmapped (HjlCli     *cli,
               GHashTable *role_ids)
{
  HjlStore *store = hjl_workspace_get_store (cli->workspace);
  g_autoptr (GHashTable) mappings = hjl_store_load_mappings (store, NULL);
  GHashTableIter iter;
  gpointer       role_id;

  g_hash_table_iter_init (&iter, role_ids);
  while (mappings != NULL && g_hash_table_iter_next (&iter, &role_id, NULL))
    {
      HjlMapping *mapping = g_hash_table_lookup (mappings, role_id);

      if (mapping == NULL || hjl_mapping_get_posting_id (mapping) == NULL)
        return hjl_store_dup_role_title (store, role_id);
    }

  return NULL;
}

gboolean
hjl_cli_accept (HjlCli         *cli,
                GPtrArray      *drafts,
                GPtrArray      *findings,
                gboolean        seen,
                HjlCliAccepted *accepted)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) role_ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_waiting = 0;
  int   n;

  for (guint i = 0; i < drafts->len; i++)
    {
      const HjlDraft *draft = g_ptr_array_index (drafts, i);

      if (!hjl_finding_lets_accept (g_ptr_array_index (findings, i), draft, seen))
        {
          n_waiting++;
          continue;
        }
      g_ptr_array_add (ids, draft->id);
      if (draft->choice != HJL_DRAFT_SKIP && draft->person->role_id != NULL)
        g_hash_table_add (role_ids, draft->person->role_id);
    }
  g_ptr_array_add (ids, NULL);
  hjl_workspace_accept_async (cli->workspace, (const char *const *) ids->pdata, seen, cli->cancellable, hjl_cli_got_result, &result);
  n = hjl_workspace_accept_finish (cli->workspace, hjl_cli_wait (&result), &accepted->n_known, &accepted->n_left, &error);
  if (n < 0)
    return hjl_cli_fail (cli, error) == HJL_EXIT_DONE;
  accepted->n_added = (guint) n - accepted->n_known;
  accepted->n_left += n_waiting;
  accepted->unmapped = find_unmapped (cli, role_ids);

  return TRUE;
}

void
hjl_cli_add_accepted (JsonBuilder          *builder,
                      const HjlCliAccepted *accepted)
{
  hjl_json_int (builder, "added", accepted->n_added);
  hjl_json_int (builder, "already", accepted->n_known);
  hjl_json_int (builder, "waiting", accepted->n_left);
}

HjlExit
hjl_cli_tell_accepted (HjlCli         *cli,
                       HjlCliAccepted *accepted)
{
  g_autofree char *unmapped = g_steal_pointer (&accepted->unmapped);
  guint            n_left = accepted->n_left;

  if (!cli->json)
    {
      if (accepted->n_added > 0 && unmapped == NULL)
        hjl_print (g_dngettext (GETTEXT_PACKAGE,
                                "Added %'u candidate. The next sync exports them.",
                                "Added %'u candidates. The next sync exports them.",
                                accepted->n_added),
                   accepted->n_added);
      else if (accepted->n_added > 0)
        hjl_print (g_dngettext (GETTEXT_PACKAGE,
                                "Added %'u candidate, who waits for a mapping of “%s”.",
                                "Added %'u candidates, who wait for a mapping of “%s”.",
                                accepted->n_added),
                   accepted->n_added, unmapped);
      if (accepted->n_known > 0)
        hjl_print (g_dngettext (GETTEXT_PACKAGE,
                                "%'u was there already.",
                                "%'u were there already.",
                                accepted->n_known),
                   accepted->n_known);
      if (n_left > 0)
        hjl_print (g_dngettext (GETTEXT_PACKAGE,
                                "%'u row waits in the review: look at it with “hjlever-cli review”.",
                                "%'u rows wait in the review: look at them with “hjlever-cli review”.",
                                n_left),
                   n_left);
    }

  return n_left > 0 ? HJL_EXIT_ATTENTION : HJL_EXIT_DONE;
}
