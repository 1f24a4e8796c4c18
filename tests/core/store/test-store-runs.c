/* test-store-runs.c: runs, what their writes changed, and which run a line of the timeline is of
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "hjl-store-help.h"

#include "store/hjl-store-private.h"
#include "store/hjl-store-runs.h"
#include "workspace/hjl-activity-export.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-timeline.h"

static void
begin (HjlStore   *store,
       HjlRunCause cause,
       HjlTime     now)
{
  g_autoptr (HjlRun) run = hjl_run_new (cause, now);

  run->user_id = g_strdup ("u1");
  hjl_store_begin_run (store, run);
}

static void
end (HjlStore *store,
     HjlTime   now)
{
  g_assert_true (hjl_store_end_run (store, TRUE, now, NULL));
}

static gint64
begin_move (HjlStore   *store,
            const char *candidate_id)
{
  g_autoptr (HjlWrite) write = hjl_write_new (candidate_id, HJL_ACTION_MOVE_IN_LEVER, 100);
  g_autoptr (GError) error = NULL;

  write->opportunity_id = g_strdup ("o1");
  write->actor_id = g_strdup ("u2");
  g_assert_true (hjl_store_begin_write (store, write, &error));
  g_assert_no_error (error);

  return write->id;
}

static void
note (HjlStore   *store,
      const char *candidate_id,
      const char *action)
{
  g_autoptr (HjlActivity) activity = hjl_activity_new (HJL_ACTIVITY_DONE, 150, "Moved.");

  activity->candidate_id = g_strdup (candidate_id);
  activity->action = g_strdup (action);
  g_assert_true (hjl_store_add_activity (store, activity, NULL));
}

static GPtrArray *
list (HjlStore *store)
{
  GPtrArray *runs = hjl_store_list_runs (store, 0, 100, NULL);

  g_assert_nonnull (runs);

  return runs;
}

/* One who is linked, at l1 in Lever and h1 in hackajob. */
static void
set_up_person (HjlStore *store)
{
  add_candidate (store, "c1");
  add_link (store, "c1", "o1");
  take_opportunity (store, make_opportunity ("o1", "l1"), 10);
}

static void
test_places (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) activity = NULL;
  g_autoptr (HjlRun) run = NULL;
  HjlChange *change;
  gint64     id;

  set_up_person (self->store);
  begin (self->store, HJL_RUN_AUTOMATIC, 90);
  id = begin_move (self->store, "c1");
  take_opportunity (self->store, make_opportunity ("o1", "l2"), 120);
  g_assert_true (hjl_store_end_write (self->store, id, HJL_WRITE_DONE, 140, NULL));
  note (self->store, "c1", "move-in-lever");
  end (self->store, 200);
  /* Of no run. */
  note (self->store, "c1", "move-in-lever");

  run = hjl_store_load_run (self->store, 1, NULL);
  g_assert_cmpint (run->cause, ==, HJL_RUN_AUTOMATIC);
  g_assert_cmpstr (run->user_id, ==, "u1");
  g_assert_cmpint (run->began_at, ==, 90);
  g_assert_cmpint (run->ended_at, ==, 200);
  g_assert_cmpuint (run->n_people, ==, 1);
  g_assert_cmpuint (run->done[HJL_ACTION_MOVE_IN_LEVER], ==, 1);
  g_assert_cmpuint (hjl_run_count_done (run), ==, 1);

  changes = hjl_store_list_changes (self->store, 1, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  g_assert_true (hjl_change_is_done (change));
  g_assert_cmpstr (change->actor_id, ==, "u2");
  g_assert_cmpstr (change->opportunity_id, ==, "o1");
  g_assert_cmpstr (change->before->stage_id, ==, "h1");
  g_assert_cmpstr (change->before->lever_stage_id, ==, "l1");
  g_assert_cmpstr (change->after->lever_stage_id, ==, "l2");
  g_assert_false (change->after->archived);

  activity = hjl_store_list_activity (self->store, "c1", 10, NULL);
  g_assert_cmpint (((HjlActivity *) g_ptr_array_index (activity, 0))->run_id, ==, 0);
  g_assert_cmpint (((HjlActivity *) g_ptr_array_index (activity, 0))->write_id, ==, 0);
  g_assert_cmpint (((HjlActivity *) g_ptr_array_index (activity, 1))->run_id, ==, 1);
  g_assert_cmpint (((HjlActivity *) g_ptr_array_index (activity, 1))->write_id, ==, id);
}

/* An export has no record when it begins, and keeps which one it made. */
static void
test_export (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GPtrArray) changes = NULL;
  HjlChange *change;
  gint64     id;

  add_candidate (self->store, "c1");
  begin (self->store, HJL_RUN_BY_HAND, 90);
  id = add_write (self->store, "c1");
  add_link (self->store, "c1", "o1");
  take_opportunity (self->store, make_opportunity ("o1", "l1"), 10);
  g_assert_true (hjl_store_end_write (self->store, id, HJL_WRITE_DONE, 140, NULL));

  changes = hjl_store_list_changes (self->store, 1, NULL);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpint (change->kind, ==, HJL_ACTION_EXPORT);
  g_assert_cmpstr (change->opportunity_id, ==, "o1");
  g_assert_null (change->before->lever_stage_id);
  g_assert_cmpstr (change->after->lever_stage_id, ==, "l1");
}

/* A run that finds nothing to do leaves no row; one that is rolled back gets another with its next write. */
static void
test_empty (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) runs = NULL;
  gint64 id;

  set_up_person (self->store);
  begin (self->store, HJL_RUN_AUTOMATIC, 90);
  end (self->store, 95);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM run"), ==, 0);

  begin (self->store, HJL_RUN_AUTOMATIC, 96);
  g_assert_true (hjl_store_begin (self->store, NULL));
  note (self->store, "c1", NULL);
  g_assert_cmpint (hjl_store_get_run_id (self->store), !=, 0);
  hjl_store_rollback (self->store);
  g_assert_cmpint (hjl_store_get_run_id (self->store), ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM run"), ==, 0);
  id = begin_move (self->store, "c1");
  g_assert_cmpint (ask_number (self->store, "SELECT run_id FROM journal"), ==, hjl_store_get_run_id (self->store));
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM run"), ==, 1);
  g_assert_true (hjl_store_end_write (self->store, id, HJL_WRITE_NOT_SENT, 140, NULL));
  end (self->store, 150);

  /* What was never sent is nothing that a run wrote. */
  runs = list (self->store);
  g_assert_cmpuint (runs->len, ==, 0);
}

/* A crash leaves a run without an end; an undo so is found, until another one was begun. */
static void
test_broken_off (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (HjlRun) undo = hjl_run_new (HJL_RUN_UNDO, 300);
  g_autoptr (HjlRun) found = NULL;
  g_autoptr (HjlRun) ended = NULL;
  g_autoptr (HjlRun) of_first = NULL;
  gint64 id;

  set_up_person (self->store);
  begin (self->store, HJL_RUN_BY_HAND, 90);
  id = begin_move (self->store, "c1");
  g_assert_true (hjl_store_end_write (self->store, id, HJL_WRITE_DONE, 140, NULL));
  fixture_reopen (self);
  found = hjl_store_find_open_undo (self->store, NULL);
  g_assert_null (found);

  undo->undoes = 1;
  undo->reason_id = g_strdup ("r1");
  hjl_store_begin_run (self->store, undo);
  id = begin_move (self->store, "c1");
  fixture_reopen (self);
  found = hjl_store_find_open_undo (self->store, NULL);
  g_assert_cmpint (found->undoes, ==, 1);
  g_assert_cmpstr (found->reason_id, ==, "r1");
  g_assert_cmpint (found->ended_at, ==, 0);
  g_assert_cmpuint (found->n_open, ==, 1);

  /* It goes on as the same run. */
  hjl_store_begin_run (self->store, found);
  g_assert_true (hjl_store_end_write (self->store, id, HJL_WRITE_UNCERTAIN, 0, NULL));
  g_assert_true (hjl_store_end_write (self->store, id, HJL_WRITE_REFUSED, 310, NULL));
  g_assert_true (hjl_store_end_run (self->store, TRUE, 320, NULL));
  ended = hjl_store_find_open_undo (self->store, NULL);
  g_assert_null (ended);
  of_first = hjl_store_load_run (self->store, 1, NULL);
  g_assert_cmpint (of_first->undone_by, ==, found->id);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM run"), ==, 2);
}

/* Ids of what was written stay when a person is erased, and nothing personal is among them. */
static void
test_erase (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) changes = NULL;
  HjlChange *change;
  gint64     id;

  set_up_person (self->store);
  g_assert_true (hjl_store_set_candidate_name (self->store, "c1", "Ada", NULL, NULL));
  begin (self->store, HJL_RUN_BY_HAND, 90);
  id = begin_move (self->store, "c1");
  g_assert_true (hjl_store_end_write (self->store, id, HJL_WRITE_DONE, 140, NULL));
  end (self->store, 150);
  g_assert_true (hjl_store_erase (self->store, "c1", NULL));

  changes = hjl_store_list_changes (self->store, 1, NULL);
  change = g_ptr_array_index (changes, 0);
  g_assert_null (change->name);
  g_assert_cmpstr (change->candidate_id, ==, "c1");
  g_assert_cmpstr (change->opportunity_id, ==, "o1");
  g_assert_cmpstr (change->before->lever_stage_id, ==, "l1");
  g_assert_cmpstr (change->after->stage_id, ==, "h1");
}

static void
test_trim (Fixture      *self,
           gconstpointer data)
{
  gint64 id;

  set_up_person (self->store);
  for (HjlTime at = 100; at <= 300; at += 100)
    {
      begin (self->store, HJL_RUN_BY_HAND, at);
      id = begin_move (self->store, "c1");
      g_assert_true (hjl_store_end_write (self->store, id, HJL_WRITE_DONE, at, NULL));
      end (self->store, at);
    }
  /* One without an outcome keeps its run, however old. */
  begin (self->store, HJL_RUN_BY_HAND, 50);
  begin_move (self->store, "c1");
  end (self->store, 60);

  g_assert_true (hjl_store_trim_activity (self->store, 300, NULL));
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM run"), ==, 2);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM journal"), ==, 2);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM place"), ==, 3);
}

static guint
count_found (HjlStore        *store,
             HjlActivityQuery query)
{
  g_autoptr (GPtrArray) found = hjl_store_find_activity (store, &query, NULL);

  g_assert_nonnull (found);

  return found->len;
}

static void
add_line (HjlStore       *store,
          HjlActivityKind kind,
          HjlTime         at,
          const char     *candidate_id,
          const char     *role_id,
          const char     *text)
{
  g_autoptr (HjlActivity) activity = hjl_activity_new (kind, at, text);

  activity->candidate_id = g_strdup (candidate_id);
  activity->role_id = g_strdup (role_id);
  g_assert_true (hjl_store_add_activity (store, activity, NULL));
}

static void
set_up_lines (HjlStore *store)
{
  gint64 id;

  set_up_person (store);
  g_assert_true (hjl_store_set_candidate_name (store, "c1", "=Zoë “A”, B", NULL, NULL));
  add_line (store, HJL_ACTIVITY_CHANGED, 50, NULL, "r1", "The mapping was saved.");
  begin (store, HJL_RUN_AUTOMATIC, 90);
  id = begin_move (store, "c1");
  take_opportunity (store, make_opportunity ("o1", "l2"), 120);
  g_assert_true (hjl_store_end_write (store, id, HJL_WRITE_DONE, 140, NULL));
  note (store, "c1", "move-in-lever");
  id = begin_move (store, "c1");
  g_assert_true (hjl_store_end_write (store, id, HJL_WRITE_REFUSED, 160, NULL));
  end (store, 200);
  add_line (store, HJL_ACTIVITY_ATTENTION, 300, NULL, NULL, "100% \"quoted\",\nand a_line");
}

static void
test_find (Fixture      *self,
           gconstpointer data)
{
  static const struct
  {
    HjlActivityQuery query;
    guint            n;
  } cases[] = {
    { { .limit = 0 }, 3 },
    { { .limit = 2 }, 2 },
    { { .candidate_id = "c1" }, 1 },
    { { .role_id = "r1" }, 1 },
    { { .run_id = 1 }, 1 },
    { { .run_id = 2 }, 0 },
    { { .kind = "changed" }, 1 },
    { { .since = 100 }, 2 },
    { { .before = 2 }, 1 },
    { { .search = "MAPPING" }, 1 },
    /* By a name, however it is written; and what means anything to SQL means itself. */
    { { .search = "zoe" }, 1 },
    { { .search = "ZOË" }, 1 },
    { { .search = "100%" }, 1 },
    { { .search = "%" }, 1 },
    { { .search = "a_l" }, 1 },
    { { .search = "aXl" }, 0 },
    { { .search = "" }, 3 },
  };

  set_up_lines (self->store);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (count_found (self->store, cases[i].query), ==, cases[i].n);
    }
}

static void
test_csv (Fixture      *self,
          gconstpointer data)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  HjlActivityQuery query = { 0 };
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;

  set_up_lines (self->store);
  csv = hjl_activity_export (self->store, catalogue, &query, HJL_ACTIVITY_CSV, NULL);
  lines = g_strsplit (csv, "\r\n", -1);
  /* A header, three entries, a write that was refused, and the end. */
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_true (g_str_has_prefix (lines[0], "\xef\xbb\xbf"
                                             "at,run,cause,kind,action,state,text,candidate,name,"));
  g_assert_nonnull (strstr (lines[1], ",,,changed,,,The mapping was saved.,"));
  /* What a spreadsheet would run is text. */
  g_assert_nonnull (strstr (lines[2], ",1,automatic,done,move-in-lever,done,Moved.,c1,\"'=Zoë “A”, B\","));
  g_assert_nonnull (strstr (lines[2], ",u2,,o1,"));
  g_assert_nonnull (strstr (lines[2], ",h1,,h1,,l1,,l2,,,,,,false,false"));
  g_assert_nonnull (strstr (lines[3], ",1,automatic,write,move-in-lever,refused,,c1,"));
  g_assert_nonnull (strstr (lines[4], ",attention,,,\"100% \"\"quoted\"\",\nand a_line\","));
}

static void
test_json_lines (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  HjlActivityQuery query = { .run_id = 1 };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  set_up_lines (self->store);
  text = hjl_activity_export (self->store, catalogue, &query, HJL_ACTIVITY_JSON_LINES, NULL);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  node = json_from_string (lines[0], NULL);
  object = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (object, "run"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, "=Zoë “A”, B");
  g_assert_cmpstr (json_object_get_string_member (object, "acting_user"), ==, "u2");
  g_assert_cmpstr (json_object_get_string_member (object, "opportunity"), ==, "o1");
  g_assert_cmpstr (json_object_get_string_member (object, "lever_stage_before"), ==, "l1");
  g_assert_cmpstr (json_object_get_string_member (object, "lever_stage_after"), ==, "l2");
  g_assert_false (json_object_get_boolean_member (object, "archived_after"));
  g_assert_true (json_object_get_null_member (object, "archive_reason_after"));

  /* Who was erased is in it by their ids. */
  g_assert_true (hjl_store_erase (self->store, "c1", NULL));
  g_free (text);
  text = hjl_activity_export (self->store, catalogue, &query, HJL_ACTIVITY_JSON_LINES, NULL);
  g_assert_null (strstr (text, "Zoë"));
  g_assert_nonnull (strstr (text, "\"c1\""));
}

static void
test_format (Fixture      *self,
             gconstpointer data)
{
  static const struct
  {
    const char       *name;
    gboolean          known;
    HjlActivityFormat format;
  } names[] = {
    { "a.csv", TRUE, HJL_ACTIVITY_CSV },
    { "/x/A.CSV", TRUE, HJL_ACTIVITY_CSV },
    { "a.jsonl", TRUE, HJL_ACTIVITY_JSON_LINES },
    { "a.ndjson", TRUE, HJL_ACTIVITY_JSON_LINES },
    { "a.json", FALSE, 0 },
    { "a", FALSE, 0 },
    { "csv", FALSE, 0 },
    { "", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      HjlActivityFormat format;

      g_assert_cmpint (hjl_activity_format_from_name (names[i].name, &format), ==, names[i].known);
      if (names[i].known)
        g_assert_cmpint (format, ==, names[i].format);
    }
}

/* Texts of another program, or of a later version. */
static void
test_words (Fixture      *self,
            gconstpointer data)
{
  static const struct
  {
    HjlRunCause cause;
    const char *word;
    const char *words;
  } causes[] = {
    { HJL_RUN_AUTOMATIC, "automatic", "Automatic" },
    { HJL_RUN_BY_HAND, "by-hand", "By hand" },
    { HJL_RUN_IMPORT, "import", "Import" },
    { HJL_RUN_UNDO, "undo", "Undo of run 7" },
  };
  g_autoptr (HjlRun) run = hjl_run_new (HJL_RUN_UNDO, 1);
  g_autofree char *nothing = hjl_run_describe (run);
  g_autofree char *some = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      g_autofree char *words = NULL;

      run->cause = causes[i].cause;
      run->undoes = 7;
      words = hjl_run_describe_cause (run);
      g_assert_cmpstr (words, ==, causes[i].words);
      g_assert_cmpstr (hjl_run_cause_to_string (causes[i].cause), ==, causes[i].word);
      g_assert_cmpint (hjl_run_cause_from_string (causes[i].word), ==, causes[i].cause);
    }
  g_assert_cmpint (hjl_run_cause_from_string ("tomorrow's word"), ==, HJL_RUN_BY_HAND);
  g_assert_cmpint (hjl_run_cause_from_string (NULL), ==, HJL_RUN_BY_HAND);

  g_assert_cmpstr (nothing, ==, "Nothing written");
  run->done[HJL_ACTION_EXPORT] = 5;
  run->done[HJL_ACTION_ARCHIVE_IN_LEVER] = 1;
  run->n_open = 2;
  some = hjl_run_describe (run);
  g_assert_cmpstr (some, ==, "5 exported, 1 archived, 2 not known yet");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/runs/places", test_places);
  fixture_add ("/store/runs/export", test_export);
  fixture_add ("/store/runs/empty", test_empty);
  fixture_add ("/store/runs/broken-off", test_broken_off);
  fixture_add ("/store/runs/erase", test_erase);
  fixture_add ("/store/runs/trim", test_trim);
  fixture_add ("/store/runs/words", test_words);
  fixture_add ("/store/runs/find", test_find);
  fixture_add ("/store/runs/csv", test_csv);
  fixture_add ("/store/runs/json-lines", test_json_lines);
  fixture_add ("/store/runs/format", test_format);

  return g_test_run ();
}
