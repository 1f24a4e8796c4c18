/* bench-window.c: the window's start, memory and stalls with many roles and people, and the review's
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "auth/hjl-token-store-secret.h"
#include "hjl-bench-fill.h"
#include "hjl-bench-rig.h"
#include "hjl-bench.h"
#include "hjl-test-utils.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"

#define ROLES 2000
#define POSTINGS 200
#define MANY 100000
#define MOVED 10000
/* Who wait in the review. */
#define REVIEWED 1000
/* Starts of each window, one after the other in turn. */
#define STARTS 11

/* The figures of one watch. */
#define STALLS(name)                                                                    \
  " window-" name "-stall-ms window-" name "-stall-p99-ms window-" name "-unpainted-ms" \
  " window-" name "-busy-ms"

typedef struct
{
  HjlBenchRig *rig;
  char        *home;  /* with the environment where the program looks for it */
  char        *bare;  /* the program with the empty window */
  char        *whole; /* the program with the whole one */
} HjlBenchWindow;

/* What one run of a program told. */
typedef struct
{
  double first_frame; /* seconds after it was started */
  double busy;        /* microseconds of a processor until then */
  double content;     /* seconds until the first view is drawn, too */
  double content_busy;
  double resident; /* KiB */
  double filled;   /* KiB: of it what is no file's contents */
  double pages;    /* KiB: resident once all pages were shown */
} Start;

typedef struct
{
  double n;
  double longest;
  double percentile;
  double not_painting;
  double running;
} Turns;

static void
keep_tokens (HjlBenchRig *rig,
             const char  *account)
{
  g_autoptr (HjlTokenStore) keyring = hjl_token_store_secret_new ();
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (HjlTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;
  const char *id = hjl_environment_get_id (rig->environment);

  hjl_token_store_load_async (rig->tokens, id, account, NULL, hjl_test_got_result, &loaded);
  tokens = hjl_finish_pointer (rig->tokens, hjl_bench_wait (&loaded), &error);
  g_assert_no_error (error);
  hjl_token_store_save_async (keyring, id, account, tokens, NULL, hjl_test_got_result, &saved);
  hjl_finish (keyring, hjl_bench_wait (&saved), &error);
  g_assert_no_error (error);
}

/* The program itself opens the environment, in the usual places. */
static void
make_home (HjlBenchWindow *self)
{
  HjlBenchRig     *rig = self->rig;
  const char      *id = hjl_environment_get_id (rig->environment);
  g_autofree char *file_name = g_strconcat (id, ".ini", NULL);
  g_autofree char *environments = g_build_filename (self->home, "config", "hjlever", "profiles", NULL);
  g_autofree char *environment = g_build_filename (environments, file_name, NULL);
  g_autofree char *data = g_build_filename (self->home, "data", "hjlever", NULL);
  g_autofree char *link = g_build_filename (data, id, NULL);

  g_assert_no_errno (g_mkdir_with_parents (environments, 0700));
  g_assert_no_errno (g_mkdir_with_parents (data, 0700));
  g_assert_no_errno (symlink (rig->profile_path, environment));
  g_assert_no_errno (symlink (rig->folder, link));
  keep_tokens (rig, "lever");
  keep_tokens (rig, "hackajob");
}

/* Returns: (transfer full): all that it printed */
static char *
run (HjlBenchWindow *self,
     const char     *program,
     const char     *mode,
     double         *started)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *config = g_build_filename (self->home, "config", NULL);
  g_autofree char *data = g_build_filename (self->home, "data", NULL);
  char            *output = NULL;
  const char      *words[] = { program, mode, "--profile", hjl_environment_get_id (self->rig->environment), NULL };

  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", config, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  *started = hjl_bench_now ();
  child = g_subprocess_launcher_spawnv (launcher, words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (child))
    g_error ("%s %s failed: %s", program, mode, output);

  return output;
}

/* Returns: what stands behind @words at the start of a line */
static const char *
find (const char *output,
      const char *words)
{
  g_autofree char *start = g_strconcat (words, " ", NULL);
  const char      *line = g_str_has_prefix (output, start) ? output : NULL;

  if (line == NULL)
    {
      g_autofree char *later = g_strconcat ("\n", start, NULL);

      line = strstr (output, later);
      g_assert_nonnull (line);
      line++;
    }

  return line + strlen (start);
}

static Start
measure_start (HjlBenchWindow *self,
               const char     *program)
{
  Start            start = { 0 };
  double           started;
  g_autofree char *output = run (self, program, "start", &started);

  g_assert_cmpint (sscanf (find (output, "first-frame"), "%lf %lf", &start.first_frame, &start.busy), ==, 2);
  start.first_frame = start.first_frame / G_USEC_PER_SEC - started;
  g_assert_cmpint (sscanf (find (output, "memory start"), "%lf %lf", &start.resident, &start.filled), ==, 2);
  if (program == self->whole)
    {
      g_assert_cmpint (sscanf (find (output, "content"), "%lf %lf", &start.content, &start.content_busy), ==, 2);
      start.content = start.content / G_USEC_PER_SEC - started;
      start.pages = g_ascii_strtod (find (output, "memory pages"), NULL);
    }

  return start;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* Of the numbers at @offset in each of the starts. */
static double
get_median (const Start *starts,
            gsize        offset)
{
  double numbers[STARTS];

  for (guint i = 0; i < STARTS; i++)
    numbers[i] = G_STRUCT_MEMBER (double, &starts[i], offset);
  qsort (numbers, STARTS, sizeof (double), compare);

  return numbers[STARTS / 2];
}

static void
tell_start (HjlBenchWindow *self)
{
  Start bare[STARTS];
  Start whole[STARTS];

  for (guint i = 0; i < STARTS; i++)
    {
      bare[i] = measure_start (self, self->bare);
      whole[i] = measure_start (self, self->whole);
    }
#define MEDIAN(starts, field) get_median (starts, G_STRUCT_OFFSET (Start, field))
  g_printerr ("# first frame: bare %.0f ms (%.0f of a processor), whole %.0f ms (%.0f); MiB: bare %.1f (%.1f of its own), whole %.1f (%.1f), "
              "with all pages %.1f\n",
              MEDIAN (bare, first_frame) * 1000, MEDIAN (bare, busy) / 1000,
              MEDIAN (whole, first_frame) * 1000, MEDIAN (whole, busy) / 1000,
              MEDIAN (bare, resident) / 1024, MEDIAN (bare, filled) / 1024,
              MEDIAN (whole, resident) / 1024, MEDIAN (whole, filled) / 1024, MEDIAN (whole, pages) / 1024);
  hjl_bench_tell ("window-start-ratio", MEDIAN (whole, first_frame) / MEDIAN (bare, first_frame));
  hjl_bench_tell ("window-start-busy-ratio", MEDIAN (whole, busy) / MEDIAN (bare, busy));
  hjl_bench_tell ("window-content-ratio", MEDIAN (whole, content) / MEDIAN (bare, first_frame));
  hjl_bench_tell ("window-content-busy-ratio", MEDIAN (whole, content_busy) / MEDIAN (bare, busy));
  hjl_bench_tell ("window-memory-ratio", MEDIAN (whole, resident) / MEDIAN (bare, resident));
  hjl_bench_tell ("window-filled-memory-ratio", MEDIAN (whole, filled) / MEDIAN (bare, filled));
  hjl_bench_tell ("window-pages-memory-ratio", MEDIAN (whole, pages) / MEDIAN (bare, resident));
#undef MEDIAN
}

static Turns
find_turns (const char *output,
            const char *name)
{
  g_autofree char *words = g_strconcat ("turns ", name, NULL);
  Turns            turns;

  g_assert_cmpint (sscanf (find (output, words), "%lf %lf %lf %lf %lf",
                           &turns.n, &turns.longest, &turns.percentile, &turns.not_painting, &turns.running),
                   ==, 5);
  g_printerr ("# %s: %.0f turns, ms: longest %.1f, 99th percentile %.1f, longest without painting %.1f, "
              "most of a processor %.1f\n",
              name, turns.n, turns.longest, turns.percentile, turns.not_painting, turns.running);

  return turns;
}

/* Returns: the longest turn, in milliseconds */
static double
tell_stall (const char *output,
            const char *name)
{
  Turns            turns = find_turns (output, name);
  g_autofree char *longest = g_strdup_printf ("window-%s-stall-ms", name);
  g_autofree char *percentile = g_strdup_printf ("window-%s-stall-p99-ms", name);
  g_autofree char *unpainted = g_strdup_printf ("window-%s-unpainted-ms", name);
  g_autofree char *busy = g_strdup_printf ("window-%s-busy-ms", name);

  hjl_bench_tell (longest, turns.longest);
  hjl_bench_tell (percentile, turns.percentile);
  hjl_bench_tell (unpainted, turns.not_painting);
  hjl_bench_tell (busy, turns.running);

  return turns.longest;
}

/* Both sides follow, while somebody looks on. */
static void
tell_sync (HjlBenchWindow *self)
{
  double           started;
  g_autofree char *output = run (self, self->whole, "sync", &started);

  g_printerr ("# sync in the window: %.1f s\n", hjl_bench_now () - started);
  hjl_bench_tell ("window-sync-people", g_ascii_strtod (find (output, "synced"), NULL));
  tell_stall (output, "sync-candidates");
  tell_stall (output, "sync-jobs");
  find_turns (output, "turn-to-jobs");
}

static void
tell_scroll (HjlBenchWindow *self)
{
  double           started;
  g_autofree char *output = run (self, self->whole, "scroll", &started);
  g_autofree char *bare = run (self, self->bare, "scroll", &started);
  double           candidates = tell_stall (output, "scroll-candidates");
  double           jobs = tell_stall (output, "scroll-jobs");
  Turns            turns;

  find_turns (output, "turn-to-candidates");
  find_turns (output, "turn-to-jobs");
  turns = find_turns (bare, "bare-scroll");
  hjl_bench_tell ("bare-scroll-stall-ms", turns.longest);
  hjl_bench_tell ("bare-scroll-stall-p99-ms", turns.percentile);
  hjl_bench_tell ("bare-scroll-busy-ms", turns.running);
  hjl_bench_tell ("window-scroll-candidates-stall-ratio", candidates / turns.longest);
  hjl_bench_tell ("window-scroll-jobs-stall-ratio", jobs / turns.longest);
}

static void
set_up (HjlBenchWindow *self,
        HjlBenchRig    *rig,
        const char     *program)
{
  g_autofree char *folder = g_path_get_dirname (program);

  self->rig = rig;
  self->home = hjl_test_make_folder ();
  self->bare = g_build_filename (folder, "window", "hjlever-bench-bare", NULL);
  self->whole = g_build_filename (folder, "window", "hjlever-bench-window", NULL);
  make_home (self);
}

static void
tear_down (HjlBenchWindow *self)
{
  hjl_test_remove_folder (self->home);
  g_free (self->home);
  g_free (self->bare);
  g_free (self->whole);
}

void
hjl_bench_window_measure (HjlBenchFill *fill,
                          const char   *program,
                          double       *start_ms,
                          double       *stall_ms)
{
  HjlBenchWindow   self = { 0 };
  Start            starts[STARTS];
  double           started;
  g_autofree char *output = NULL;

  set_up (&self, fill->rig, program);
  if (fill->rig->workspace != NULL)
    hjl_bench_rig_close (fill->rig);
  for (guint i = 0; i < STARTS; i++)
    starts[i] = measure_start (&self, self.whole);
  *start_ms = get_median (starts, G_STRUCT_OFFSET (Start, content)) * 1000;
  output = run (&self, self.whole, "scroll", &started);
  *stall_ms = find_turns (output, "scroll-candidates").not_painting;
  tear_down (&self);
}

static gboolean
add_drafts (HjlStore *store,
            HjlTime   now,
            gpointer  data,
            GError  **error)
{
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (store, error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);

  for (guint i = 0; i < REVIEWED; i++)
    {
      HjlDraft        *draft = hjl_draft_new (((HjlRole *) roles->pdata[0])->id);
      g_autofree char *name = g_strdup_printf ("%c%crin %c%crson", 'A' + i % 26, 'a' + i / 26 % 26, 'M' + i % 13, 'a' + i / 13 % 26);
      g_autofree char *email = g_strdup_printf ("person.%u@example.org", i);
      const char      *names[] = { name, NULL };
      const char      *emails[] = { email, NULL };

      hjl_draft_set (draft, HJL_CV_FIELD_NAME, names);
      hjl_draft_set (draft, HJL_CV_FIELD_EMAIL, emails);
      /* Somebody has to look at each second one. */
      if (i % 2 == 0)
        draft->sure[HJL_CV_FIELD_NAME] = HJL_CV_GUESS;
      g_ptr_array_add (drafts, draft);
    }

  return hjl_store_save_drafts (store, drafts, now, error);
}

static void
fill_review (HjlBenchRig *rig)
{
  g_autoptr (GAsyncResult) chosen = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_candidates_from_async (rig->workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &chosen);
  hjl_finish (rig->workspace, hjl_bench_wait (&chosen), &error);
  g_assert_no_error (error);
  hjl_workspace_edit_book_async (rig->workspace, add_drafts, NULL, NULL, NULL, hjl_test_got_result, &added);
  hjl_finish (rig->workspace, hjl_bench_wait (&added), &error);
  g_assert_no_error (error);
}

/* While all of them are looked up at Lever's pace. */
static void
tell_review (const char *server,
             const char *program)
{
  g_autoptr (HjlBenchRig) rig = hjl_bench_rig_new (server, "--plain --roles 1 --candidates 1 --others 0 --rate 10 --burst 20");
  HjlBenchWindow   self = { 0 };
  g_autofree char *output = NULL;
  double           started;

  hjl_bench_rig_map_all (rig);
  fill_review (rig);
  set_up (&self, rig, program);
  hjl_bench_rig_close (rig);
  output = run (&self, self.whole, "review", &started);
  tell_stall (output, "review-open");
  tell_stall (output, "review-scroll");
  tell_stall (output, "review-walk");
  tear_down (&self);
}

void
hjl_bench_window (const char *server,
                  const char *program)
{
  g_autoptr (HjlBenchFill) fill = NULL;
  HjlBenchWindow self = { 0 };
  gboolean       syncs, starts, scrolls;

  syncs = hjl_bench_wants ("window-sync-people" STALLS ("sync-candidates") STALLS ("sync-jobs"));
  starts = hjl_bench_wants ("window-start-ratio window-start-busy-ratio window-content-ratio window-content-busy-ratio window-memory-ratio window-filled-memory-ratio"
                            " window-pages-memory-ratio");
  scrolls = hjl_bench_wants ("bare-scroll-stall-ms bare-scroll-stall-p99-ms bare-scroll-busy-ms"
                             " window-scroll-candidates-stall-ratio window-scroll-jobs-stall-ratio" STALLS ("scroll-candidates") STALLS ("scroll-jobs"));
  if (hjl_bench_wants ("window-review" STALLS ("review-open") STALLS ("review-scroll") STALLS ("review-walk")))
    tell_review (server, program);
  if (!syncs && !starts && !scrolls)
    return;

  fill = hjl_bench_fill_new_sized (server, ROLES, POSTINGS, MANY);
  set_up (&self, fill->rig, program);
  if (syncs)
    hjl_bench_fill_move (fill, 0, MOVED);
  hjl_bench_rig_close (fill->rig);

  if (syncs)
    tell_sync (&self);
  if (starts)
    tell_start (&self);
  if (scrolls)
    tell_scroll (&self);

  tear_down (&self);
}
