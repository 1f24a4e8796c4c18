/* bench-main.c: hjlever-bench: prints a line a figure: NAME VALUE BOUND ok|short
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "hjl-bench.h"

typedef enum
{
  AT_MOST,
  AT_LEAST,
  NO_BOUND, /* told beside the others */
} Sense;

/* In the order in which they are measured. */
static const struct
{
  const char *name;
  Sense       sense;
  double      bound;
  gboolean    only_named; /* takes so long that nobody gets it who did not ask for it */
} figures[] = {
  /* Lever calls a candidate, first export of 500 to one posting: besides the one that makes it, a look in three seconds at whom other
   * desktops make, and one at whether the posting is open for each half more that was exported. */
  { "export-calls", AT_MOST, 1.1 },
  { "export-pace", AT_LEAST, 0.95 },            /* the bucket's own limit over the time it took */
  { "export-throttled", NO_BOUND, 0 },          /* answers 429 meanwhile */
  { "quiet-lever-calls", AT_MOST, 3 },          /* worst cycle, with 10 and with 2,000 roles */
  { "quiet-hackajob-calls", AT_MOST, 2 },       /* the same */
  { "quiet-asked-hackajob-calls", AT_MOST, 3 }, /* of one that a person asked for, who is told of a CV that is awaited */
  { "quiet-different", AT_MOST, 0 },            /* cycles that cost something else with 2,000 roles */
  { "plan-seconds", AT_MOST, 1 },               /* 100,000 linked candidates, from a snapshot */
  { "plan-moved-seconds", AT_MOST, 1 },         /* the same where everybody has moved */
  { "plan-stored-seconds", NO_BOUND, 0 },       /* nobody moved, from the database page by page */
  { "full-pass-mib", AT_MOST, 200 },            /* peak memory of the process */
  { "full-pass-seconds", NO_BOUND, 0 },
  { "changes-requests", AT_MOST, 1.2 },       /* a change's requests among 1,000 changes over those among 10 */
  { "changes-seconds", AT_MOST, 2 },          /* the same in time, which varies with what else runs */
  { "changes-among-requests", AT_MOST, 1.2 }, /* 10 changes among 100,000 people over 10 among 1,000 */
  { "changes-among-seconds", NO_BOUND, 0 },   /* the same in time */

  /* The same with 10,000 people and with 100,000: planning 1,000 who changed, and 100; a cycle in which nothing happened, in time of a
   * processor of this process; the window until its first view is drawn; its longest turn without painting while candidates are
   * scrolled. Then how many times as much it is with ten times the people. */
  { "load-10k-plan-ms", NO_BOUND, 0 },
  { "load-10k-plan-few-ms", NO_BOUND, 0 },
  { "load-10k-cycle-ms", NO_BOUND, 0 },
  { "load-10k-start-ms", NO_BOUND, 0 },
  { "load-10k-stall-ms", NO_BOUND, 0 },
  { "load-100k-plan-ms", NO_BOUND, 0 },
  { "load-100k-plan-few-ms", NO_BOUND, 0 },
  { "load-100k-cycle-ms", NO_BOUND, 0 },
  { "load-100k-start-ms", NO_BOUND, 0 },
  { "load-100k-stall-ms", NO_BOUND, 0 },
  { "load-plan-growth", AT_MOST, 2 },
  { "load-plan-changes-growth", AT_MOST, 1.5 }, /* of one of the 1,000 over one of the 100 */
  { "load-cycle-growth", AT_MOST, 1.5 },
  { "load-start-growth", AT_MOST, 1.3 },
  { "load-stall-growth", NO_BOUND, 0 }, /* what it may be at most is said below */
  /* With 1,000,000, over those with 100,000. */
  { "million-plan-ms", NO_BOUND, 0, TRUE },
  { "million-plan-few-ms", NO_BOUND, 0, TRUE },
  { "million-cycle-ms", NO_BOUND, 0, TRUE },
  { "million-start-ms", NO_BOUND, 0, TRUE },
  { "million-stall-ms", NO_BOUND, 0, TRUE },
  { "million-plan-growth", AT_MOST, 2, TRUE },
  { "million-cycle-growth", AT_MOST, 1.5, TRUE },
  { "million-start-growth", AT_MOST, 1.3, TRUE },
  { "million-stall-growth", NO_BOUND, 0, TRUE },

  /* The window with 2,000 roles and 100,000 people, against an empty one. A stall is the longest turn of the
   * main loop, p99 the 99th percentile of all that took a millisecond; then the longest turn without the
   * painting in it, and the most that one took of a processor. */
  { "window-sync-people", AT_LEAST, 10000 }, /* who were moved while somebody looked on */
  { "window-sync-candidates-stall-ms", AT_MOST, 16 },
  { "window-sync-candidates-stall-p99-ms", NO_BOUND, 0 },
  { "window-sync-candidates-unpainted-ms", NO_BOUND, 0 },
  { "window-sync-candidates-busy-ms", NO_BOUND, 0 },
  { "window-sync-jobs-stall-ms", AT_MOST, 16 },
  { "window-sync-jobs-stall-p99-ms", NO_BOUND, 0 },
  { "window-sync-jobs-unpainted-ms", NO_BOUND, 0 },
  { "window-sync-jobs-busy-ms", NO_BOUND, 0 },
  { "window-start-ratio", AT_MOST, 1.3 },     /* time until the first frame */
  { "window-start-busy-ratio", NO_BOUND, 0 }, /* the same in time of a processor */
  { "window-content-ratio", NO_BOUND, 0 },    /* until the first view is drawn, over the empty window's first frame */
  { "window-content-busy-ratio", NO_BOUND, 0 },
  { "window-memory-ratio", AT_MOST, 1.15 },             /* resident, three seconds after it */
  { "window-filled-memory-ratio", NO_BOUND, 0 },        /* of it, what is no file's contents */
  { "window-pages-memory-ratio", NO_BOUND, 0 },         /* resident once all pages were looked at */
  { "window-scroll-candidates-stall-ms", NO_BOUND, 0 }, /* 100,000 people from end to end */
  { "window-scroll-candidates-stall-p99-ms", NO_BOUND, 0 },
  { "window-scroll-candidates-unpainted-ms", AT_MOST, 16 },
  { "window-scroll-candidates-busy-ms", NO_BOUND, 0 },
  { "window-scroll-jobs-stall-ms", NO_BOUND, 0 }, /* 2,000 roles */
  { "window-scroll-jobs-stall-p99-ms", NO_BOUND, 0 },
  { "window-scroll-jobs-unpainted-ms", AT_MOST, 16 },
  { "window-scroll-jobs-busy-ms", NO_BOUND, 0 },
  { "bare-scroll-stall-ms", NO_BOUND, 0 }, /* 100,000 lines of one word, in an empty window */
  { "bare-scroll-stall-p99-ms", NO_BOUND, 0 },
  { "bare-scroll-busy-ms", NO_BOUND, 0 },
  { "window-scroll-candidates-stall-ratio", AT_MOST, 2 }, /* painting included, over the bare window's longest */
  { "window-scroll-jobs-stall-ratio", AT_MOST, 2 },

  /* A review of 1,000 people, who are looked up in Lever meanwhile: opened, scrolled from end to end, and walked through by the key. */
  { "window-review-open-stall-ms", NO_BOUND, 0 },
  { "window-review-open-stall-p99-ms", NO_BOUND, 0 },
  { "window-review-open-unpainted-ms", NO_BOUND, 0 },
  { "window-review-open-busy-ms", NO_BOUND, 0 },
  { "window-review-scroll-stall-ms", NO_BOUND, 0 },
  { "window-review-scroll-stall-p99-ms", NO_BOUND, 0 },
  { "window-review-scroll-unpainted-ms", AT_MOST, 16 },
  { "window-review-scroll-busy-ms", NO_BOUND, 0 },
  { "window-review-walk-stall-ms", NO_BOUND, 0 },
  { "window-review-walk-stall-p99-ms", NO_BOUND, 0 },
  { "window-review-walk-unpainted-ms", AT_MOST, 16 },
  { "window-review-walk-busy-ms", NO_BOUND, 0 },

  /* 1,000 CVs are added, and 500 of those people looked up and exported. */
  { "add-files-pdftotext-ratio", AT_MOST, 2 },    /* time over that of pdftotext for the same files, one after the other */
  { "add-files-first-rows-seconds", AT_MOST, 1 }, /* until there is something to look at */
  { "add-files-stall-ms", AT_MOST, 16 },          /* longest turn of the main loop meanwhile */
  { "add-files-mib", AT_MOST, 60 },               /* how much larger the process became at most */
  { "add-files-calls", AT_MOST, 2.1 },            /* Lever calls a person */
  { "add-files-pace", AT_LEAST, 0.95 },           /* the bucket's own limit over the time it took */
  { "add-files-throttled", NO_BOUND, 0 },         /* answers 429 meanwhile */

  /* What is read in the invented CVs of tests/fixtures/cvs: the share of files where it is right, the number where it is wrong and
   * nobody is asked, and where somebody is; then in those that the rules were not written with. */
  { "cv-fields-name-right", AT_LEAST, 0.95 },
  { "cv-fields-name-wrong", AT_MOST, 0 },
  { "cv-fields-name-asked", NO_BOUND, 0 },
  { "cv-fields-email-right", AT_LEAST, 0.99 },
  { "cv-fields-email-wrong", AT_MOST, 0 },
  { "cv-fields-email-asked", NO_BOUND, 0 },
  { "cv-fields-phone-right", NO_BOUND, 0 },
  { "cv-fields-phone-wrong", AT_MOST, 0 },
  { "cv-fields-phone-asked", NO_BOUND, 0 },
  { "cv-fields-place-right", NO_BOUND, 0 },
  { "cv-fields-place-wrong", AT_MOST, 0 },
  { "cv-fields-place-asked", NO_BOUND, 0 },
  { "cv-fields-headline-right", NO_BOUND, 0 },
  { "cv-fields-headline-wrong", AT_MOST, 0 },
  { "cv-fields-headline-asked", NO_BOUND, 0 },
  { "cv-fields-held-out-name-right", NO_BOUND, 0 },
  { "cv-fields-held-out-name-wrong", AT_MOST, 0 },
  { "cv-fields-held-out-name-asked", NO_BOUND, 0 },
  { "cv-fields-held-out-email-right", NO_BOUND, 0 },
  { "cv-fields-held-out-email-wrong", AT_MOST, 0 },
  { "cv-fields-held-out-email-asked", NO_BOUND, 0 },
  { "cv-fields-held-out-phone-right", NO_BOUND, 0 },
  { "cv-fields-held-out-phone-wrong", AT_MOST, 0 },
  { "cv-fields-held-out-phone-asked", NO_BOUND, 0 },
  { "cv-fields-held-out-place-right", NO_BOUND, 0 },
  { "cv-fields-held-out-place-wrong", AT_MOST, 0 },
  { "cv-fields-held-out-place-asked", NO_BOUND, 0 },
  { "cv-fields-held-out-headline-right", NO_BOUND, 0 },
  { "cv-fields-held-out-headline-wrong", AT_MOST, 0 },
  { "cv-fields-held-out-headline-asked", NO_BOUND, 0 },
  { "cv-fields-strangers-name-right", AT_LEAST, 0.95 },
  { "cv-fields-strangers-name-wrong", AT_MOST, 0 },
  { "cv-fields-strangers-name-asked", NO_BOUND, 0 },
  { "cv-fields-strangers-email-right", AT_LEAST, 0.99 },
  { "cv-fields-strangers-email-wrong", AT_MOST, 0 },
  { "cv-fields-strangers-email-asked", NO_BOUND, 0 },
  { "cv-fields-strangers-phone-right", NO_BOUND, 0 },
  { "cv-fields-strangers-phone-wrong", AT_MOST, 0 },
  { "cv-fields-strangers-phone-asked", NO_BOUND, 0 },
  { "cv-fields-strangers-place-right", NO_BOUND, 0 },
  { "cv-fields-strangers-place-wrong", AT_MOST, 0 },
  { "cv-fields-strangers-place-asked", NO_BOUND, 0 },
  { "cv-fields-strangers-headline-right", NO_BOUND, 0 },
  { "cv-fields-strangers-headline-wrong", AT_MOST, 0 },
  { "cv-fields-strangers-headline-asked", NO_BOUND, 0 },
};

static char   **wanted = NULL;
static char    *server = NULL;
static char    *reader = NULL;
static char    *fixtures = NULL;
static char    *full_pass = NULL;
static gboolean list = FALSE;
static gboolean is_short = FALSE;

static const GOptionEntry entries[] = {
  { "server", 0, 0, G_OPTION_ARG_FILENAME, &server, "The stand-ins' program", "PROGRAM" },
  { "reader", 0, 0, G_OPTION_ARG_FILENAME, &reader, "The program that reads CVs", "PROGRAM" },
  { "fixtures", 0, 0, G_OPTION_ARG_FILENAME, &fixtures, "The tests' fixtures", "FOLDER" },
  { "full-pass", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &full_pass, NULL, NULL },
  { "list", 0, 0, G_OPTION_ARG_NONE, &list, "Print the names of all figures", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &wanted, "Figures", "[NAME…]" },
  { NULL },
};

/* Whether @name is @figure, or the beginning of it that a group of figures has: "cv-fields". */
static gboolean
is_in_group (const char *name,
             const char *figure)
{
  return g_str_has_prefix (figure, name) && (figure[strlen (name)] == '\0' || figure[strlen (name)] == '-');
}

/* Whether somebody gets a figure of this group who asked for none by name. */
static gboolean
is_for_all (const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (is_in_group (group, figures[i].name) && !figures[i].only_named)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_wanted (const char *name)
{
  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    {
      if (is_in_group (wanted[i], name))
        return TRUE;
    }

  return wanted == NULL && is_for_all (name);
}

gboolean
hjl_bench_wants (const char *names)
{
  g_auto (GStrv) words = g_strsplit (names, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (is_wanted (words[i]))
        return TRUE;
      /* One of a group. */
      for (guint n = 0; wanted != NULL && wanted[n] != NULL; n++)
        {
          if (is_in_group (words[i], wanted[n]))
            return TRUE;
        }
    }

  return FALSE;
}

void
hjl_bench_tell (const char *name,
                double      value)
{
  guint            i = 0;
  gboolean         good;
  g_autofree char *bound = NULL;

  while (g_strcmp0 (figures[i].name, name) != 0)
    g_assert_cmpuint (++i, <, G_N_ELEMENTS (figures));
  if (!is_wanted (name))
    return;

  good = isfinite (value) && (figures[i].sense == NO_BOUND ||
                              (figures[i].sense == AT_MOST ? value <= figures[i].bound : value >= figures[i].bound));
  is_short |= !good;
  bound = figures[i].sense == NO_BOUND ? g_strdup ("-")
                                       : g_strdup_printf ("%s%g", figures[i].sense == AT_MOST ? "<=" : ">=", figures[i].bound);
  g_print ("%s %.4g %s %s\n", name, value, bound, good ? "ok" : "short");
  fflush (stdout);
}

static gboolean
knows (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (is_in_group (name, figures[i].name))
        return TRUE;
    }

  return FALSE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  g_option_context_set_summary (context, "Measures HjLever against the stand-ins: NAME VALUE BOUND ok|short.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    {
      if (!knows (wanted[i]))
        {
          g_printerr ("There is no figure “%s”; --list names them.\n", wanted[i]);
          return 2;
        }
    }
  if (full_pass != NULL)
    {
      hjl_bench_full_pass (full_pass);
      return 0;
    }
  if (list)
    {
      for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
        g_print ("%s\n", figures[i].name);
      return 0;
    }
  if (server == NULL)
    {
      g_printerr ("--server is needed.\n");
      return 2;
    }

  hjl_bench_export (server);
  hjl_bench_quiet (server);
  hjl_bench_many (server, argv[0]);
  hjl_bench_window (server, argv[0]);
  hjl_bench_add (server, reader);
  hjl_bench_cv (fixtures != NULL ? fixtures : "tests/fixtures", reader);

  return is_short ? 1 : 0;
}
