/* hjl-verb-review.c: the verb review: rows that wait for somebody to look at them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-book.h"
#include "cli/hjl-cli-draft.h"
#include "model/hjl-error.h"
#include "store/hjl-store-drafts.h"

/* (transfer full) (nullable): the rows that are named, or all; NULL after printing, with HjlCli.status set */
static GPtrArray *
load_rows (HjlCli *cli,
           GStrv   ids)
{
  HjlStore *store = hjl_workspace_get_store (cli->workspace);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  if (ids == NULL || *ids == NULL)
    {
      drafts = hjl_store_list_drafts (store, NULL, &error);
      if (drafts == NULL)
        hjl_cli_fail (cli, error);
      return g_steal_pointer (&drafts);
    }

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      HjlDraft *draft = NULL;

      for (guint before = 0; before < i; before++)
        if (g_str_equal (ids[before], ids[i]))
          {
            hjl_cli_refuse (cli, _ ("Name different rows"));
            return NULL;
          }
      draft = hjl_store_load_draft (store, ids[i], &error);
      if (draft == NULL)
        {
          if (g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND))
            hjl_cli_refuse (cli, "%s", error->message);
          else
            hjl_cli_fail (cli, error);
          return NULL;
        }
      g_ptr_array_add (drafts, draft);
    }

  return g_steal_pointer (&drafts);
}

static HjlExit
list (HjlCli *cli,
      GStrv   ids)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if ((drafts = load_rows (cli, ids)) == NULL || (findings = hjl_cli_look_up (cli, drafts)) == NULL)
    return cli->status;

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = hjl_json_begin ();

      hjl_cli_add_drafts (cli, builder, drafts, findings);
      hjl_json_print (builder, TRUE);
    }
  else
    {
      hjl_cli_print_drafts (cli, drafts, findings, _ ("The review is empty."));
    }

  return HJL_EXIT_DONE;
}

static HjlExit
accept_rows (HjlCli  *cli,
             GStrv    ids,
             gboolean seen)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  HjlCliAccepted accepted = { 0 };

  if ((drafts = load_rows (cli, ids)) == NULL || (findings = hjl_cli_look_up (cli, drafts)) == NULL ||
      !hjl_cli_accept (cli, drafts, findings, seen, &accepted))
    return cli->status;

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = hjl_json_begin ();

      hjl_cli_add_accepted (builder, &accepted);
      hjl_json_print (builder, TRUE);
    }

  return hjl_cli_tell_accepted (cli, &accepted);
}

/* What is to be saved, and what goes. */
typedef struct
{
  GPtrArray *saved;   /* (element-type HjlDraft) */
  GPtrArray *removed; /* (element-type HjlDraft) */
} Edit;

static gboolean
change (HjlStore *store,
        HjlTime   now,
        gpointer  data,
        GError  **error)
{
  Edit *edit = data;

  if (!hjl_store_save_drafts (store, edit->saved, now, error))
    return FALSE;
  for (guint i = 0; i < edit->removed->len; i++)
    if (!hjl_store_remove_draft (store, ((HjlDraft *) g_ptr_array_index (edit->removed, i))->id, error))
      return FALSE;

  return TRUE;
}

static HjlExit
skip (HjlCli *cli,
      GStrv   ids)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) drafts = NULL;
  Edit edit;

  if ((drafts = load_rows (cli, ids)) == NULL)
    return cli->status;
  edit = (Edit){ none, drafts };
  if (!hjl_cli_edit_book (cli, change, &edit))
    return cli->status;

  return hjl_cli_tell_done (cli, "skipped", ids[0], _ ("Left out. The files that you added are where they were."));
}

/* The first row gets the files of the others. */
static HjlExit
join (HjlCli *cli,
      GStrv   ids)
{
  g_autoptr (GPtrArray) saved = g_ptr_array_new ();
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();
  g_autoptr (GPtrArray) drafts = NULL;
  Edit edit = { saved, removed };

  if ((drafts = load_rows (cli, ids)) == NULL)
    return cli->status;
  for (guint i = 1; i < drafts->len; i++)
    {
      hjl_draft_join (drafts->pdata[0], drafts->pdata[i]);
      g_ptr_array_add (removed, drafts->pdata[i]);
    }
  g_ptr_array_add (saved, drafts->pdata[0]);
  if (!hjl_cli_edit_book (cli, change, &edit))
    return cli->status;

  return hjl_cli_tell_done (cli, "joined", ids[0], _ ("They are one row now."));
}

/* Returns: which file of the row is called so; -1 after printing, with HjlCli.status set */
static int
find_file (HjlCli         *cli,
           const HjlDraft *draft,
           const char     *name)
{
  for (guint i = 0; i < draft->person->files->len; i++)
    if (g_strcmp0 (((HjlPersonFile *) g_ptr_array_index (draft->person->files, i))->name, name) == 0)
      return (int) i;

  hjl_cli_refuse (cli, _ ("The row has no file “%s”"), name);

  return -1;
}

/* The file becomes a row of its own. */
static HjlExit
split (HjlCli     *cli,
       GStrv       ids,
       const char *name)
{
  const char *only[] = { ids[0], NULL };
  g_autoptr (GPtrArray) saved = g_ptr_array_new ();
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (HjlDraft) made = NULL;
  Edit      edit = { saved, removed };
  HjlDraft *draft;
  int       index;

  if ((drafts = load_rows (cli, (GStrv) only)) == NULL)
    return cli->status;
  draft = drafts->pdata[0];
  if ((index = find_file (cli, draft, name)) < 0)
    return cli->status;
  made = hjl_draft_split (draft, (guint) index);
  g_ptr_array_add (saved, draft);
  g_ptr_array_add (saved, made);
  if (!hjl_cli_edit_book (cli, change, &edit))
    return cli->status;

  return hjl_cli_tell_done (cli, "split", made->id, _ ("The file is a row of its own now. Give it a name with “review set”."));
}

typedef struct
{
  char    *name;
  GStrv    emails;
  GStrv    phones;
  char    *role;
  char    *stage;
  char    *cv;
  char    *profile;
  char    *choose;
  gboolean right;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->name);
  g_strfreev (options->emails);
  g_strfreev (options->phones);
  g_free (options->role);
  g_free (options->stage);
  g_free (options->cv);
  g_free (options->profile);
  g_free (options->choose);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
has_changes (const Options *options)
{
  return options->name != NULL || options->emails != NULL || options->phones != NULL || options->role != NULL ||
         options->stage != NULL || options->cv != NULL || options->profile != NULL || options->choose != NULL || options->right;
}

/* A record is one that a person has seen: what Lever has now. */
static gboolean
choose (HjlCli     *cli,
        HjlDraft   *draft,
        const char *text)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) findings = NULL;
  g_auto (GStrv) seen = NULL;
  gboolean fresh = g_str_equal (text, "new");

  g_ptr_array_add (one, draft);
  if ((findings = hjl_cli_look_up (cli, one)) == NULL)
    return FALSE;
  seen = hjl_finding_dup_ids (g_ptr_array_index (findings, 0));
  if (!fresh && (seen == NULL || !g_strv_contains ((const char *const *) seen, text)))
    return hjl_cli_refuse (cli, _ ("Lever has no record “%s” that may be this candidate’s. Use “new”, or one that “review” shows"), text) == HJL_EXIT_DONE;
  hjl_draft_choose (draft, fresh ? HJL_DRAFT_NEW : HJL_DRAFT_INTO, fresh ? NULL : text, (const char *const *) seen);

  return TRUE;
}

static gboolean
set_places (HjlCli        *cli,
            HjlDraft      *draft,
            const Options *options)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  if (options->role == NULL && options->stage == NULL)
    return TRUE;

  if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL)
    return hjl_cli_fail (cli, error) == HJL_EXIT_DONE;
  if (options->role != NULL)
    {
      g_autofree char *id = hjl_cli_resolve (cli, catalogue, HJL_LIST_ROLES, options->role);

      if (id == NULL)
        return FALSE;
      hjl_draft_set_role (draft, id);
    }
  if (options->stage != NULL)
    {
      g_autofree char *id = hjl_cli_resolve (cli, catalogue, HJL_LIST_ROLE_STAGES, options->stage);

      if (id == NULL)
        return FALSE;
      hjl_draft_set_stage (draft, id);
    }

  return TRUE;
}

static HjlExit
set (HjlCli        *cli,
     GStrv          ids,
     const Options *options)
{
  const char *names[] = { options->name, NULL };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) drafts = NULL;
  HjlDraft *draft;
  Edit      edit;
  int       index;

  if ((drafts = load_rows (cli, ids)) == NULL)
    return cli->status;
  draft = drafts->pdata[0];
  if (options->name != NULL)
    hjl_draft_set (draft, HJL_CV_FIELD_NAME, names);
  if (options->emails != NULL)
    hjl_draft_set (draft, HJL_CV_FIELD_EMAIL, (const char *const *) options->emails);
  if (options->phones != NULL)
    hjl_draft_set (draft, HJL_CV_FIELD_PHONE, (const char *const *) options->phones);
  if (!set_places (cli, draft, options))
    return cli->status;
  if (options->cv != NULL)
    {
      if ((index = find_file (cli, draft, options->cv)) < 0)
        return cli->status;
      hjl_draft_set_purpose (draft, (guint) index, HJL_PURPOSE_CV);
    }
  if (options->profile != NULL)
    {
      if ((index = find_file (cli, draft, options->profile)) < 0)
        return cli->status;
      hjl_draft_set_purpose (draft, (guint) index, HJL_PURPOSE_PROFILE);
    }
  if (options->choose != NULL && !choose (cli, draft, options->choose))
    return cli->status;
  if (options->right)
    hjl_draft_confirm (draft);

  edit = (Edit){ drafts, none };
  if (!hjl_cli_edit_book (cli, change, &edit))
    return cli->status;

  return hjl_cli_tell_done (cli, "saved", draft->id, _ ("Saved."));
}

HjlExit
hjl_verb_review (HjlCli *cli,
                 GStrv   arguments)
{
  g_auto (Options) options = { 0 };
  gboolean     all = FALSE;
  const char  *what;
  GStrv        rest;
  guint        n;
  GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Accept every row of which everything is sure"), NULL },
    { "right", 0, 0, G_OPTION_ARG_NONE, &options.right, N_ ("Say that what is not sure in the row is right"), NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_ ("Set the name"), N_ ("NAME") },
    { "email", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.emails, N_ ("Set the email; can be given several times"), N_ ("ADDRESS") },
    { "phone", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.phones, N_ ("Set the phone number; can be given several times"), N_ ("NUMBER") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role, N_ ("Set the role"), N_ ("ROLE") },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &options.stage, N_ ("Set the stage in hackajob"), N_ ("STAGE") },
    { "cv", 0, 0, G_OPTION_ARG_STRING, &options.cv, N_ ("Which of the files is the CV"), N_ ("FILE") },
    { "profile-file", 0, 0, G_OPTION_ARG_STRING, &options.profile, N_ ("Which of the files is the hackajob profile"), N_ ("FILE") },
    { "choose", 0, 0, G_OPTION_ARG_STRING, &options.choose, N_ ("A new opportunity, or the record in Lever that the files go to"), N_ ("new|RECORD") },
    { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, _ ("[list [ROW…] | set ROW | accept ROW…|--all | skip ROW… | join ROW ROW… | split ROW FILE]"), 0, -1))
    return HJL_EXIT_USAGE;
  what = arguments[1] != NULL ? arguments[1] : "list";
  rest = arguments[1] != NULL ? arguments + 2 : arguments + 1;
  n = g_strv_length (rest);
  if (has_changes (&options) && !g_str_equal (what, "set") && !(g_str_equal (what, "accept") && options.right))
    return hjl_cli_refuse (cli, _ ("Rows are changed with “review set ROW”"));

  if (g_str_equal (what, "set")      ? n != 1 || !has_changes (&options)
      : g_str_equal (what, "accept") ? (n == 0) != all
      : g_str_equal (what, "skip")   ? n == 0
      : g_str_equal (what, "join")   ? n < 2
      : g_str_equal (what, "split")  ? n != 2
                                     : !g_str_equal (what, "list"))
    return hjl_cli_refuse (cli, _ ("Use “list”, “set ROW” with what to set, “accept ROW” or “accept --all”, “skip ROW”, “join ROW ROW” or “split ROW FILE”"));
  if (!hjl_cli_open (cli))
    return cli->status;

  if (g_str_equal (what, "set"))
    return set (cli, rest, &options);
  if (g_str_equal (what, "accept"))
    return accept_rows (cli, rest, options.right);
  if (g_str_equal (what, "skip"))
    return skip (cli, rest);
  if (g_str_equal (what, "join"))
    return join (cli, rest);
  if (g_str_equal (what, "split"))
    return split (cli, rest, rest[1]);

  return list (cli, rest);
}
