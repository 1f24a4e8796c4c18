/* hjl-verb-add.c: the verb add: candidates from files and tables
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/hjl-cli-book.h"
#include "cli/hjl-cli-draft.h"
#include "files/hjl-people-csv.h"
#include "model/hjl-error.h"
#include "store/hjl-store-drafts.h"

#define CHUNK 65536

typedef struct
{
  gboolean plan;
  gboolean yes;
  char    *csv;
  GStrv    files;
  char    *name;
  GStrv    emails;
  char    *refused;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->csv);
  g_strfreev (options->files);
  g_free (options->name);
  g_strfreev (options->emails);
  g_free (options->refused);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What comes on standard input is kept in memory alone, under a name that a file has. */
typedef struct
{
  int   fd;
  char *folder;
  char *path;
} Input;

static void
input_clear (Input *input)
{
  if (input->path != NULL)
    g_unlink (input->path);
  if (input->folder != NULL)
    g_rmdir (input->folder);
  if (input->fd >= 0)
    close (input->fd);
  g_free (input->path);
  g_free (input->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Input, input_clear)

static gboolean
read_input (Input   *input,
            GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize           n = 0;
  gboolean         whole;

  input->fd = memfd_create ("hjlever-input", MFD_CLOEXEC);
  whole = input->fd >= 0;
  while (whole && ((n = read (STDIN_FILENO, chunk, CHUNK)) > 0 || (n < 0 && errno == EINTR)))
    whole = n < 0 || write (input->fd, chunk, n) == n;
  input->folder = g_dir_make_tmp ("hjlever-XXXXXX", error);
  if (input->folder == NULL)
    return FALSE;
  input->path = g_build_filename (input->folder, "CV", NULL);
  target = g_strdup_printf ("/proc/self/fd/%d", input->fd);
  if (!whole || n < 0 || symlink (target, input->path) != 0)
    {
      g_set_error_literal (error, HJL_ERROR, HJL_ERROR_INPUT, _ ("Standard input cannot be read."));
      return FALSE;
    }

  return TRUE;
}

static void
on_changed_cb (HjlWorkspace *workspace,
               HjlChanges    changes,
               HjlCli       *cli)
{
  guint            n_found;
  guint            n_read;
  guint            n_rows;
  g_autofree char *text = NULL;

  if (!hjl_workspace_get_intake (workspace, &n_found, &n_read, &n_rows))
    return;

  text = g_strdup_printf (_ ("Reading files %'u/%'u"), n_read, n_found);
  hjl_cli_progress (cli, text);
}

static HjlIntakeReport *
take_in (HjlCli           *cli,
         HjlIntakeRequest *request)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlIntakeReport *report;
  int              n_before = hjl_store_count_drafts (hjl_workspace_get_store (cli->workspace), NULL);
  gulong           handler = g_signal_connect (cli->workspace, "changed", G_CALLBACK (on_changed_cb), cli);

  hjl_workspace_add_files_async (cli->workspace, request, cli->cancellable, hjl_cli_got_result, &result);
  report = hjl_finish_pointer (cli->workspace, hjl_cli_wait (&result), &error);
  g_signal_handler_disconnect (cli->workspace, handler);
  hjl_cli_progress (cli, NULL);
  if (report == NULL)
    {
      int n = hjl_store_count_drafts (hjl_workspace_get_store (cli->workspace), NULL) - n_before;

      hjl_cli_fail (cli, error);
      /* What was there before has nothing to do with it. */
      if (n > 0)
        hjl_cli_note (cli,
                      g_dngettext (GETTEXT_PACKAGE,
                                   "%'d row is in the review. Add the same files again to go on: nothing comes twice.",
                                   "%'d rows are in the review. Add the same files again to go on: nothing comes twice.",
                                   n),
                      n);
    }

  return report;
}

static gboolean
save_drafts (HjlStore *store,
             HjlTime   now,
             gpointer  drafts,
             GError  **error)
{
  return hjl_store_save_drafts (store, drafts, now, error);
}

static gboolean
names_person (const Options *options)
{
  return options->name != NULL || options->emails != NULL;
}

static gboolean
is_one_person (HjlCli    *cli,
               GPtrArray *drafts)
{
  if (drafts->len == 1)
    return TRUE;

  return hjl_cli_refuse (cli, _ ("A name or an email is for one person, and here are %'u. Set them with “review set”"), drafts->len) == HJL_EXIT_DONE;
}

/* What is said of one person is refused before anything is kept: by a plan of the same files. */
static gboolean
check_one_person (HjlCli        *cli,
                  const Options *options,
                  const char    *role_id,
                  GPtrArray     *paths,
                  GBytes        *table)
{
  g_autoptr (HjlIntakeRequest) request = NULL;
  g_autoptr (HjlIntakeReport) report = NULL;

  if (!names_person (options) || options->plan)
    return TRUE;

  request = hjl_intake_request_new (role_id, (const char *const *) paths->pdata, table, TRUE);
  report = take_in (cli, request);

  return report != NULL && is_one_person (cli, report->drafts);
}

/* What the options say of the one person. */
static gboolean
set_person (HjlCli        *cli,
            const Options *options,
            GPtrArray     *drafts)
{
  const char *names[] = { options->name, NULL };
  HjlDraft   *draft;

  if (!names_person (options))
    return TRUE;
  if (!is_one_person (cli, drafts))
    return FALSE;

  draft = g_ptr_array_index (drafts, 0);
  if (options->name != NULL)
    hjl_draft_set (draft, HJL_CV_FIELD_NAME, names);
  if (options->emails != NULL)
    hjl_draft_set (draft, HJL_CV_FIELD_EMAIL, (const char *const *) options->emails);

  return options->plan || hjl_cli_edit_book (cli, save_drafts, drafts);
}

static void
print_left_out (HjlCli                *cli,
                const HjlIntakeReport *report)
{
  g_autofree char *unused = hjl_intake_report_dup_unused (report);

  for (guint i = 0; i < report->refusals->len; i++)
    {
      const HjlRefusal *refusal = g_ptr_array_index (report->refusals, i);

      hjl_print (_ ("Left out: %s: %s"), refusal->title, refusal->reason);
    }
  if (unused != NULL)
    hjl_print ("%s", unused);
  if (report->n_doubles > 0)
    hjl_print (g_dngettext (GETTEXT_PACKAGE,
                            "%'u was there already, and comes once.",
                            "%'u were there already, and come once.",
                            report->n_doubles),
               report->n_doubles);
}

static gboolean
save_refused (HjlCli                *cli,
              const Options         *options,
              const HjlIntakeReport *report)
{
  g_autoptr (GError) error = NULL;
  gsize       size;
  const char *content;

  if (options->refused == NULL)
    return TRUE;
  /* What is there from the time before is not of this table. */
  if (report->refused_rows == NULL)
    {
      if (!options->plan && g_unlink (options->refused) == 0)
        hjl_cli_note (cli, _ ("No row was refused, so %s was removed."), options->refused);
      return TRUE;
    }

  content = g_bytes_get_data (report->refused_rows, &size);
  if (g_file_set_contents_full (options->refused, content, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    {
      hjl_cli_note (cli, _ ("The refused rows are in %s."), options->refused);
      return TRUE;
    }

  return hjl_cli_fail (cli, error) == HJL_EXIT_DONE;
}

static gboolean
on_answer_cb (int          fd,
              GIOCondition condition,
              gpointer     user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
on_stopped_cb (GCancellable *cancellable,
               gpointer      user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Waits for a line with the main loop, in which Ctrl-C arrives. */
static gboolean
ask (HjlCli *cli)
{
  /* A terminal's longest line: what is left of one would be the shell's. */
  char     answer[4096] = "";
  gboolean done = FALSE;
  g_autoptr (GSource) typed = g_unix_fd_source_new (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_autoptr (GSource) stopped = g_cancellable_source_new (cli->cancellable);

  hjl_print ("%s", _ ("Add these candidates? Type “y” to do so; else they stay in the review."));
  fflush (stdout);
  g_source_set_callback (typed, G_SOURCE_FUNC (on_answer_cb), &done, NULL);
  g_source_set_callback (stopped, G_SOURCE_FUNC (on_stopped_cb), &done, NULL);
  g_source_attach (typed, NULL);
  g_source_attach (stopped, NULL);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_source_destroy (typed);
  g_source_destroy (stopped);

  return !g_cancellable_is_cancelled (cli->cancellable) && read (STDIN_FILENO, answer, sizeof answer) > 0 &&
         (*answer == 'y' || *answer == 'Y' || rpmatch (answer) == 1);
}

static void
print_json (HjlCli               *cli,
            HjlIntakeReport      *report,
            GPtrArray            *findings,
            const HjlCliAccepted *accepted)
{
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();

  hjl_cli_add_drafts (cli, builder, report->drafts, findings);
  hjl_json_open_list (builder, "refused");
  for (guint i = 0; i < report->refusals->len; i++)
    {
      const HjlRefusal *refusal = g_ptr_array_index (report->refusals, i);

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "what", refusal->title);
      hjl_json_string (builder, "reason", refusal->reason);
      hjl_json_close (builder);
    }
  hjl_json_close_list (builder);
  hjl_json_strings (builder, "columns_not_used", (const char *const *) report->unused);
  hjl_json_int (builder, "files", report->n_files);
  hjl_json_int (builder, "known", report->n_doubles);
  hjl_cli_add_accepted (builder, accepted);
  hjl_json_print (builder, TRUE);
}

static HjlExit
go_on (HjlCli          *cli,
       const Options   *options,
       HjlIntakeReport *report)
{
  g_autoptr (GPtrArray) findings = NULL;
  HjlCliAccepted accepted = { .n_left = options->plan ? 0 : report->drafts->len };
  gboolean       may_ask = !cli->json && isatty (STDIN_FILENO) && isatty (STDOUT_FILENO);
  gboolean       seen = FALSE;
  HjlExit        status;

  if ((findings = hjl_cli_look_up (cli, report->drafts)) == NULL)
    return cli->status;
  if (!cli->json)
    {
      hjl_cli_print_drafts (cli, report->drafts, findings, _ ("No candidates were found in these files."));
      print_left_out (cli, report);
    }
  if (!save_refused (cli, options, report))
    return cli->status;

  if (!options->plan && report->drafts->len > 0)
    {
      seen = !options->yes && may_ask && ask (cli);
      if (g_cancellable_is_cancelled (cli->cancellable))
        return HJL_EXIT_FAILED;
      if ((options->yes || seen) &&
          !hjl_cli_accept (cli, report->drafts, findings, seen, &accepted))
        return cli->status;
    }
  if (cli->json)
    print_json (cli, report, findings, &accepted);
  if (options->plan)
    return report->refusals->len > 0 ? HJL_EXIT_ATTENTION : HJL_EXIT_DONE;

  status = hjl_cli_tell_accepted (cli, &accepted);
  if (!options->yes && !seen && accepted.n_left > 0 && !cli->json)
    hjl_print ("%s", _ ("Add --yes to add those of whom everything is sure, or go on with “hjlever-cli review”."));

  return report->refusals->len > 0 ? HJL_EXIT_ATTENTION : status;
}

/* @input: (nullable): what has come on standard input */
static HjlExit
add (HjlCli        *cli,
     const Options *options,
     const char    *input,
     const char    *role,
     GPtrArray     *paths)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (HjlIntakeRequest) request = NULL;
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) table = NULL;
  g_autofree char *role_id = NULL;
  g_autofree char *text = NULL;
  gsize            size;

  if (options->csv != NULL)
    {
      if (!g_file_get_contents (input != NULL ? input : options->csv, &text, &size, &error))
        return hjl_cli_refuse (cli, "%s", error->message);
      table = g_bytes_new_take (g_steal_pointer (&text), size);
    }
  if (!hjl_cli_open (cli))
    return cli->status;
  if (hjl_workspace_get_candidates_from (cli->workspace, NULL) == HJL_CANDIDATES_FROM_FEED)
    return hjl_cli_refuse (cli, _ ("Candidates come by hackajob’s partner feed here. Use “source files” to add them from files"));
  if (role != NULL)
    {
      if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL)
        return hjl_cli_fail (cli, error);
      if ((role_id = hjl_cli_resolve (cli, catalogue, HJL_LIST_ROLES, role)) == NULL)
        return cli->status;
    }

  if (!check_one_person (cli, options, role_id, paths, table))
    return cli->status;
  request = hjl_intake_request_new (role_id, (const char *const *) paths->pdata, table, options->plan);
  if ((report = take_in (cli, request)) == NULL || !set_person (cli, options, report->drafts))
    return cli->status;

  return go_on (cli, options, report);
}

static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_same_file (const char *a,
              const char *b)
{
  struct stat left, right;

  return g_strcmp0 (a, b) == 0 || (stat (a, &left) == 0 && stat (b, &right) == 0 && left.st_dev == right.st_dev && left.st_ino == right.st_ino);
}

static gboolean
is_below (const char *path,
          const char *folder)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *real = realpath (parent, NULL);
  g_autofree char *top = realpath (folder, NULL);
  const char      *rest = real != NULL && top != NULL && g_str_has_prefix (real, top) ? real + strlen (top) : NULL;

  return rest != NULL && (*rest == '\0' || *rest == '/');
}

/* Whether --refused may be written: nothing is lost that it did not save itself, and nothing comes among what is to be read. */
static gboolean
check_refused (HjlCli        *cli,
               const Options *options)
{
  g_autofree char *shown = g_filename_display_name (options->refused);
  gboolean         below = FALSE;
  struct stat      there;

  for (guint i = 0; options->files != NULL && options->files[i] != NULL; i++)
    below = below || is_below (options->refused, options->files[i]);
  if (is_same_file (options->csv, options->refused))
    hjl_cli_refuse (cli, _ ("--refused would overwrite the table. Name another file"));
  else if (below)
    hjl_cli_refuse (cli, _ ("--refused would be among the table’s files. Name another file"));
  else if (lstat (options->refused, &there) == 0 && !hjl_people_csv_is_refused (options->refused))
    hjl_cli_refuse (cli, _ ("“%s” is there already, and was not saved by --refused. Name another file"), shown);
  else
    return TRUE;

  return FALSE;
}

/* @may_be_given: whether a file can come on standard input in its place: what the table names cannot, nor a folder. */
static HjlExit
refuse_path (HjlCli     *cli,
             const char *path,
             gboolean    may_be_given)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (may_be_given && !g_str_has_suffix (path, "/") && g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return hjl_cli_refuse_file (cli, path);

  return hjl_cli_refuse (cli, _ ("There is no file or folder “%s”"), shown);
}

HjlExit
hjl_verb_add (HjlCli *cli,
              GStrv   arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_auto (Input) input = { -1, NULL, NULL };
  g_autoptr (GError) error = NULL;
  GOptionEntry entries[] = {
    { "plan", 0, 0, G_OPTION_ARG_NONE, &options.plan, N_ ("Show what would come of it, and write nothing but --refused"), NULL },
    { "yes", 'y', 0, G_OPTION_ARG_NONE, &options.yes, N_ ("Add those of whom everything is sure, without asking"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &options.csv, N_ ("A table with a row for each candidate, by its header"), N_ ("FILE") },
    { "files", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, N_ ("Where the files of the table are; can be given several times"), N_ ("FOLDER|ZIP") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_ ("The candidate’s name, where there is one"), N_ ("NAME") },
    { "email", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.emails, N_ ("The candidate’s email; can be given several times"), N_ ("ADDRESS") },
    { "refused", 0, 0, G_OPTION_ARG_FILENAME, &options.refused, N_ ("Save refused rows of the table, with the reasons"), N_ ("FILE") },
    { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, _ ("ROLE FILE…|FOLDER|ZIP|-"), 0, -1))
    return HJL_EXIT_USAGE;
  if (options.csv == NULL && (arguments[1] == NULL || arguments[2] == NULL))
    return hjl_cli_refuse (cli, _ ("Name the role and the files, or a table with --csv"));
  if (options.csv != NULL && arguments[1] != NULL && arguments[2] != NULL)
    return hjl_cli_refuse (cli, _ ("Name the table’s files with --files"));
  if (options.csv == NULL && (options.files != NULL || options.refused != NULL))
    return hjl_cli_refuse (cli, _ ("--files and --refused belong to --csv"));
  if (options.refused != NULL && !check_refused (cli, &options))
    return HJL_EXIT_USAGE;
  for (guint i = 2; arguments[1] != NULL && arguments[i] != NULL; i++)
    {
      if (!g_str_equal (arguments[i], "-") && !is_there (arguments[i]))
        return refuse_path (cli, arguments[i], TRUE);
    }
  for (guint i = 0; options.files != NULL && options.files[i] != NULL; i++)
    {
      if (!is_there (options.files[i]))
        return refuse_path (cli, options.files[i], FALSE);
    }

  if (g_strcmp0 (options.csv, "-") == 0 && !read_input (&input, &error))
    return hjl_cli_fail (cli, error);
  for (guint i = 2; arguments[1] != NULL && arguments[i] != NULL; i++)
    {
      if (!g_str_equal (arguments[i], "-"))
        g_ptr_array_add (paths, arguments[i]);
      else if (input.folder == NULL)
        {
          if (!read_input (&input, &error))
            return hjl_cli_fail (cli, error);
          g_ptr_array_add (paths, input.path);
        }
    }
  for (guint i = 0; options.files != NULL && options.files[i] != NULL; i++)
    g_ptr_array_add (paths, options.files[i]);
  g_ptr_array_add (paths, NULL);

  return add (cli, &options, g_strcmp0 (options.csv, "-") == 0 ? input.path : NULL, arguments[1], paths);
}
