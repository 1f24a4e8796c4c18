/* bench-add.c: what it costs to add a thousand CVs, and to export who came of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <unistd.h>

#include "hjl-bench-rig.h"
#include "hjl-bench.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"

#define FILES 1000
/* Of them so many are exported: at Lever's pace that takes two minutes. */
#define PEOPLE 500
#define RATE 10
#define BURST 20

/* A CV of two pages, as programs make them. */
static void
write_cv (const char *folder,
          guint       n)
{
  g_autofree char *name = g_strdup_printf ("%c%crin %c%crson", 'A' + n % 26, 'a' + n / 26 % 26, 'M' + n % 13, 'a' + n / 13 % 26);
  g_autofree char *email = g_ascii_strdown (name, -1);
  g_autofree char *title = g_strdup_printf ("%s %u.pdf", name, n);
  g_autofree char *path = g_build_filename (folder, title, NULL);
  g_autoptr (GString) text = g_string_new (name);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t         *cairo = cairo_create (surface);
  PangoLayout     *layout = pango_cairo_create_layout (cairo);

  g_string_append_printf (text, "\n%s%u@example.org\n+44 20 7946 %04u\n\nExperience\n", g_strdelimit (email, " ", '.'), n, n);
  for (guint page = 0; page < 2; page++)
    {
      for (guint i = 0; i < 40; i++)
        g_string_append_printf (text, "%u-%u Engineer at Example %u, where I built what others used and wrote down why\n", 1970 + i, 1971 + i, n + i);
      pango_layout_set_text (layout, text->str, -1);
      cairo_move_to (cairo, 50, 50);
      pango_cairo_show_layout (cairo, layout);
      cairo_show_page (cairo);
      g_string_truncate (text, 0);
    }
  g_object_unref (layout);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

/* The same files, one after the other, to text and no further. Returns: seconds */
static double
run_pdftotext (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  double      start = hjl_bench_now ();
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      const char      *arguments[] = { "pdftotext", path, "/dev/null", NULL };
      g_autoptr (GError) error = NULL;
      int status;

      g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
      g_assert_no_error (error);
      g_assert_true (g_spawn_check_wait_status (status, NULL));
    }

  return hjl_bench_now () - start;
}

/* Resident, in MiB; or the most that it was. */
static double
read_memory (const char *what)
{
  g_autofree char *text = NULL;
  const char      *at;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  at = strstr (text, what);
  g_assert_nonnull (at);

  return g_ascii_strtod (at + strlen (what), NULL) / 1024;
}

/* What was measured before needed more than this will (proc_pid_clear_refs(5)). */
static void
forget_peak (void)
{
  int fd = open ("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);

  g_assert_no_errno (fd);
  g_assert_cmpint (write (fd, "5", 1), ==, 1);
  close (fd);
}

/* What is dispatched between two waits of the main loop, where a window would draw. */
static GPollFunc poll_before;
static double    turn_began;
static double    longest;

static int
watch_poll (GPollFD *fds,
            guint    n_fds,
            int      timeout)
{
  int n;

  if (turn_began > 0)
    longest = MAX (longest, hjl_bench_now () - turn_began);
  n = poll_before (fds, n_fds, timeout);
  turn_began = hjl_bench_now ();

  return n;
}

static void
on_changed_cb (HjlWorkspace *workspace,
               HjlChanges    changes,
               double       *first_rows)
{
  guint n_found, n_read, n_rows;

  if (*first_rows == 0 && hjl_workspace_get_intake (workspace, &n_found, &n_read, &n_rows) && n_rows > 0)
    *first_rows = hjl_bench_now ();
}

static void
choose_files (HjlWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_candidates_from_async (workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &result);
  hjl_finish (workspace, hjl_bench_wait (&result), &error);
  g_assert_no_error (error);
}

static HjlIntakeReport *
add_files (HjlBenchRig *rig,
           const char  *folder)
{
  HjlStore   *store = hjl_workspace_get_store (rig->workspace);
  const char *paths[] = { folder, NULL };
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (store, NULL);
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (((HjlRole *) roles->pdata[0])->id, paths, NULL, FALSE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlIntakeReport *report;

  hjl_workspace_add_files_async (rig->workspace, request, NULL, hjl_test_got_result, &result);
  report = hjl_finish_pointer (rig->workspace, hjl_bench_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->drafts->len, ==, FILES);

  return report;
}

/* Looked up, accepted and exported: what Lever is asked for in all that. */
static void
export_people (HjlBenchRig     *rig,
               HjlIntakeReport *report)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (HjlSyncReport) synced = NULL;
  g_autoptr (GAsyncResult) looked = NULL;
  g_autoptr (GAsyncResult) accepted = NULL;
  g_autoptr (GError) error = NULL;
  double start, seconds;
  guint  calls;

  for (guint i = 0; i < PEOPLE; i++)
    {
      HjlDraft *draft = g_ptr_array_index (report->drafts, i);

      g_ptr_array_add (people, draft->person);
      g_ptr_array_add (ids, draft->id);
    }
  g_ptr_array_add (ids, NULL);
  hjl_test_workspace_set_bounds (rig->workspace, 1000, 100, 1000);
  /* Connecting took from the buckets; a person who looks takes longer than they need to fill up. */
  g_usleep (2500 * 1000);

  hjl_bench_rig_reset_ledger (rig);
  start = hjl_bench_now ();
  hjl_workspace_look_up_async (rig->workspace, people, NULL, hjl_test_got_result, &looked);
  findings = hjl_finish_pointer (rig->workspace, hjl_bench_wait (&looked), &error);
  g_assert_no_error (error);
  hjl_workspace_accept_async (rig->workspace, (const char *const *) ids->pdata, TRUE, NULL, hjl_test_got_result, &accepted);
  g_assert_cmpint (hjl_workspace_accept_finish (rig->workspace, hjl_bench_wait (&accepted), NULL, NULL, &error), ==, PEOPLE);
  synced = hjl_bench_rig_sync (rig, TRUE, NULL);
  seconds = hjl_bench_now () - start;
  g_assert_cmpuint (synced->exported, ==, PEOPLE);
  calls = hjl_bench_rig_count_calls (rig, "lever");
  hjl_bench_tell ("add-files-calls", (double) calls / PEOPLE);
  hjl_bench_tell ("add-files-pace", (double) (calls - BURST) / RATE / seconds);
  hjl_bench_tell ("add-files-throttled", hjl_bench_rig_get_number (rig, "throttled"));
}

void
hjl_bench_add (const char *server,
               const char *reader)
{
  g_autoptr (HjlBenchRig) rig = NULL;
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autofree char *folder = NULL;
  double           plain, start, seconds, before, first_rows = 0;
  gulong           handler;

  if (!hjl_bench_wants ("add-files"))
    return;
  if (reader != NULL)
    g_setenv ("HJLEVER_READ_CV", reader, TRUE);
  rig = hjl_bench_rig_new (server, "--plain --roles 1 --candidates 1 --others 0 --rate %d --burst %d", RATE, BURST);
  folder = g_build_filename (rig->folder, "cvs", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < FILES; i++)
    write_cv (folder, i);
  hjl_bench_rig_map_all (rig);
  choose_files (rig->workspace);
  plain = run_pdftotext (folder);

  forget_peak ();
  before = read_memory ("VmRSS:");
  poll_before = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, watch_poll);
  handler = g_signal_connect (rig->workspace, "changed", G_CALLBACK (on_changed_cb), &first_rows);
  start = hjl_bench_now ();
  report = add_files (rig, folder);
  seconds = hjl_bench_now () - start;
  g_signal_handler_disconnect (rig->workspace, handler);
  g_main_context_set_poll_func (NULL, poll_before);

  hjl_bench_tell ("add-files-pdftotext-ratio", seconds / plain);
  hjl_bench_tell ("add-files-first-rows-seconds", first_rows > 0 ? first_rows - start : seconds);
  hjl_bench_tell ("add-files-stall-ms", longest * 1000);
  hjl_bench_tell ("add-files-mib", read_memory ("VmHWM:") - before);
  if (hjl_bench_wants ("add-files-calls add-files-pace add-files-throttled"))
    export_people (rig, report);
}
