/* test-store-facts.c: what is taken of both sides, and who is looked at again
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"
#include "hjl-test-workspace.h"
#include "model/hjl-time.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-missing.h"
#include "store/hjl-store-opportunities.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-timeline.h"
#include "store/hjl-store-times.h"

/* One change of a candidate's row, and whether it is taken. */
typedef struct
{
  const char        *name;
  const char        *role_id;
  const char        *stage_id;
  HjlCandidateStatus status;
  HjlTime            updated_at;
  const char        *version;
  int                taken;
} Change;

static const Change changes[] = {
  { "the same", "r1", "h1", HJL_CANDIDATE_STATUS_ACCEPTED, 1000, "1", 0 },
  { "stage", "r1", "h2", HJL_CANDIDATE_STATUS_ACCEPTED, 1000, "1", 1 },
  { "no stage", "r1", NULL, HJL_CANDIDATE_STATUS_ACCEPTED, 1000, "1", 1 },
  { "role", "r2", "h1", HJL_CANDIDATE_STATUS_ACCEPTED, 1000, "1", 1 },
  { "status", "r1", "h1", HJL_CANDIDATE_STATUS_WITHDRAWN, 1000, "1", 1 },
  { "version", "r1", "h1", HJL_CANDIDATE_STATUS_ACCEPTED, 1000, "2", 1 },
  { "no version", "r1", "h1", HJL_CANDIDATE_STATUS_ACCEPTED, 1000, NULL, 1 },
  { "time", "r1", "h1", HJL_CANDIDATE_STATUS_ACCEPTED, 1001, "1", 1 },
  { "no time", "r1", "h1", HJL_CANDIDATE_STATUS_ACCEPTED, 0, "1", 0 },
  { "no time, another stage", "r1", "h2", HJL_CANDIDATE_STATUS_ACCEPTED, 0, "1", 1 },
  { "older", "r1", "h2", HJL_CANDIDATE_STATUS_ACCEPTED, 999, "0", 0 },
  { "older, the same version", "r1", "h2", HJL_CANDIDATE_STATUS_ACCEPTED, 999, "1", 0 },
  { "deleted", "r1", "h1", HJL_CANDIDATE_STATUS_DELETED, 1001, "2", 1 },
};

static void
test_take_candidates (Fixture      *self,
                      gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const Change    *change = &changes[i];
      g_autofree char *id = g_strdup_printf ("c%u", i);
      HjlCandidate    *candidate = make_candidate (id, change->updated_at);
      g_autoptr (HjlCase) c = NULL;

      g_test_message ("%s", change->name);
      add_candidate (self->store, id);
      g_assert_true (is_dirty (self->store, id));
      settle (self->store, id);

      g_free (candidate->role_id);
      candidate->role_id = g_strdup (change->role_id);
      g_free (candidate->stage_id);
      candidate->stage_id = g_strdup (change->stage_id);
      candidate->status = change->status;
      g_free (candidate->version);
      candidate->version = g_strdup (change->version);
      g_assert_cmpint (take_candidate (self->store, candidate), ==, change->taken);
      g_assert_cmpint (is_dirty (self->store, id), ==, change->taken);

      c = hjl_store_load_case (self->store, id, NULL);
      g_assert_cmpstr (c->candidate->role_id, ==, change->taken ? change->role_id : "r1");
      g_assert_cmpstr (c->candidate->stage_id, ==, change->taken ? change->stage_id : "h1");
      g_assert_cmpstr (c->candidate->version, ==, change->taken ? change->version : "1");
      g_assert_cmpint (c->candidate->status, ==, change->taken ? change->status : HJL_CANDIDATE_STATUS_ACCEPTED);
      g_assert_cmpint (c->candidate->updated_at, ==, change->taken ? MAX (change->updated_at, 1000) : 1000);
      g_assert_cmpint (c->candidate->accepted_at, ==, 1000);
    }
}

static void
test_names (Fixture      *self,
            gconstpointer data)
{
  HjlCandidate *candidate;
  g_autoptr (HjlCase) kept = NULL;
  g_autoptr (HjlCase) read = NULL;
  g_autoptr (HjlCase) gone = NULL;
  g_autoptr (GError) error = NULL;

  add_candidate (self->store, "c1");
  g_assert_true (hjl_store_set_candidate_name (self->store, "c1", "Ada Example", "https://hackajob.example/c1", &error));
  g_assert_no_error (error);

  /* A row of the list has no name: the one that is there stays. */
  take_candidate (self->store, make_candidate ("c1", 1001));
  kept = hjl_store_load_case (self->store, "c1", NULL);
  g_assert_cmpstr (kept->candidate->name, ==, "Ada Example");
  g_assert_cmpstr (kept->candidate->url, ==, "https://hackajob.example/c1");

  /* The answer that has one is no change of the facts. */
  settle (self->store, "c1");
  candidate = make_candidate ("c1", 1001);
  candidate->name = g_strdup ("Ada B. Example");
  g_assert_cmpint (take_candidate (self->store, candidate), ==, 0);
  read = hjl_store_load_case (self->store, "c1", NULL);
  g_assert_cmpstr (read->candidate->name, ==, "Ada B. Example");
  g_assert_cmpstr (read->candidate->url, ==, "https://hackajob.example/c1");
  g_assert_false (is_dirty (self->store, "c1"));

  /* Deleted: no other name comes; a plan erases the one that is there. */
  candidate = make_candidate ("c1", 1002);
  candidate->status = HJL_CANDIDATE_STATUS_DELETED;
  candidate->name = g_strdup ("Ada B. Example");
  g_assert_cmpint (take_candidate (self->store, candidate), ==, 1);
  g_assert_true (hjl_store_set_candidate_name (self->store, "c1", "Ada Example", "https://x.example", &error));
  gone = hjl_store_load_case (self->store, "c1", NULL);
  g_assert_cmpstr (gone->candidate->name, ==, "Ada B. Example");
  g_assert_false (gone->candidate->erased);
  g_assert_true (is_dirty (self->store, "c1"));

  /* Who is there again was never gone. */
  g_assert_cmpint (take_candidate (self->store, make_candidate ("c1", 1003)), ==, 1);
  g_assert_cmpint (get_state (self->store, "c1"), ==, HJL_STATE_WAITING);
}

static void
test_take_opportunities (Fixture      *self,
                         gconstpointer data)
{
  HjlOpportunity *opportunity;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (HjlCase) older = NULL;

  add_candidate (self->store, "c1");
  add_link (self->store, "c1", "o1");
  settle (self->store, "c1");

  g_assert_cmpint (take_opportunity (self->store, make_opportunity ("somebody-elses", "s1"), 10), ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM opportunity"), ==, 0);

  /* The first row, then the same, then what only the update time says. */
  opportunity = make_opportunity ("o1", "s1");
  opportunity->contact_id = g_strdup ("k1");
  opportunity->posting_id = g_strdup ("p1");
  opportunity->url = g_strdup ("https://lever.example/o1");
  opportunity->name = g_strdup ("Canary Nightingale");
  opportunity->updated_at = 500;
  g_assert_cmpint (take_opportunity (self->store, opportunity, 10), ==, 1);
  g_assert_true (is_dirty (self->store, "c1"));
  settle (self->store, "c1");

  opportunity = make_opportunity ("o1", "s1");
  opportunity->updated_at = 500;
  g_assert_cmpint (take_opportunity (self->store, opportunity, 11), ==, 0);
  opportunity = make_opportunity ("o1", "s1");
  opportunity->updated_at = 600;
  g_assert_cmpint (take_opportunity (self->store, opportunity, 12), ==, 0);
  g_assert_false (is_dirty (self->store, "c1"));

  /* A page of before a write does not undo it; a row without a time is taken (lever/README.md, Reading opportunities). */
  opportunity = make_opportunity ("o1", "s-old");
  opportunity->updated_at = 599;
  g_assert_cmpint (take_opportunity (self->store, opportunity, 13), ==, 0);
  older = hjl_store_load_case (self->store, "c1", NULL);
  g_assert_cmpstr (older->opportunity->stage_id, ==, "s1");
  g_assert_cmpint (take_opportunity (self->store, make_opportunity ("o1", "s2"), 14), ==, 1);
  g_assert_true (is_dirty (self->store, "c1"));

  opportunity = make_opportunity ("o1", "s2");
  opportunity->archived = TRUE;
  opportunity->archive_reason_id = g_strdup ("a1");
  opportunity->archived_at = 700;
  opportunity->anonymized = TRUE;
  opportunity->confidential = TRUE;
  g_assert_cmpint (take_opportunity (self->store, opportunity, 15), ==, 1);

  c = hjl_store_load_case (self->store, "c1", NULL);
  g_assert_cmpstr (c->opportunity->id, ==, "o1");
  g_assert_cmpstr (c->opportunity->contact_id, ==, "k1");
  g_assert_cmpstr (c->opportunity->posting_id, ==, "p1");
  g_assert_cmpstr (c->opportunity->url, ==, "https://lever.example/o1");
  g_assert_cmpstr (c->opportunity->stage_id, ==, "s2");
  g_assert_cmpstr (c->opportunity->archive_reason_id, ==, "a1");
  g_assert_true (c->opportunity->archived);
  g_assert_true (c->opportunity->anonymized);
  g_assert_true (c->opportunity->confidential);
  g_assert_false (c->opportunity->deleted);
  g_assert_cmpint (c->opportunity->archived_at, ==, 700);
  g_assert_cmpint (c->opportunity->updated_at, ==, 600);
  g_assert_null (c->opportunity->name);
}

static void
test_deleted (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (HjlCase) still = NULL;
  g_autoptr (HjlCase) told = NULL;
  HjlOpportunity *opportunity;

  add_candidate (self->store, "c1");
  add_candidate (self->store, "c2");
  add_link (self->store, "c1", "o1");
  add_link (self->store, "c2", "o2");
  take_opportunity (self->store, make_opportunity ("o1", "s1"), 10);
  settle (self->store, "c1");
  settle (self->store, "c2");

  g_ptr_array_add (ids, (gpointer) "o1");
  g_ptr_array_add (ids, (gpointer) "somebody-elses");
  g_assert_true (hjl_store_take_deleted (self->store, ids, NULL));
  c = hjl_store_load_case (self->store, "c1", NULL);
  g_assert_true (c->opportunity->deleted);
  g_assert_cmpstr (c->opportunity->stage_id, ==, "s1");
  g_assert_true (is_dirty (self->store, "c1"));
  g_assert_false (is_dirty (self->store, "c2"));

  /* Told again it is nothing new, and a list that was on its way does not bring it back. */
  settle (self->store, "c1");
  g_assert_true (hjl_store_take_deleted (self->store, ids, NULL));
  g_assert_false (is_dirty (self->store, "c1"));
  take_opportunity (self->store, make_opportunity ("o1", "s1"), 11);
  still = hjl_store_load_case (self->store, "c1", NULL);
  g_assert_true (still->opportunity->deleted);

  /* A 404 tells it too, of a record that nothing was read of. */
  opportunity = make_opportunity ("o2", NULL);
  opportunity->deleted = TRUE;
  g_assert_cmpint (take_opportunity (self->store, opportunity, 12), ==, 1);
  told = hjl_store_load_case (self->store, "c2", NULL);
  g_assert_true (told->opportunity->deleted);
}

static void
test_links (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (HjlLink) link = hjl_link_new ("c1", "o1");
  g_autoptr (HjlLink) loaded = NULL;
  g_autoptr (HjlLink) moved = hjl_link_new ("c1", "o9");
  g_autoptr (HjlCase) c = NULL;
  g_autofree char *found = NULL;
  g_autofree char *lost = NULL;
  g_autoptr (GError) error = NULL;

  add_candidate (self->store, "c1");
  g_assert_null (hjl_store_load_link (self->store, "c1", &error));
  g_assert_no_error (error);

  link->contact_id = g_strdup ("k1");
  link->posting_id = g_strdup ("p1");
  link->opportunity_url = g_strdup ("https://lever.example/o1");
  link->source = g_strdup ("hackajob");
  link->base_stage_id = g_strdup ("h1");
  link->base_target = hjl_target_new (HJL_TARGET_REASON, "a1", "Not now");
  link->wanted_stage_id = g_strdup ("h2");
  link->exported_at = 5000;
  link->marked = TRUE;
  link->n_files = 2;
  link->files_checked = TRUE;
  g_assert_true (hjl_store_save_link (self->store, link, &error));
  g_assert_no_error (error);

  loaded = hjl_store_load_link (self->store, "c1", &error);
  g_assert_cmpstr (loaded->candidate_id, ==, "c1");
  g_assert_cmpstr (loaded->opportunity_id, ==, "o1");
  g_assert_cmpstr (loaded->contact_id, ==, "k1");
  g_assert_cmpstr (loaded->posting_id, ==, "p1");
  g_assert_cmpstr (loaded->opportunity_url, ==, "https://lever.example/o1");
  g_assert_cmpstr (loaded->source, ==, "hackajob");
  g_assert_cmpstr (loaded->base_stage_id, ==, "h1");
  g_assert_true (hjl_target_equal (loaded->base_target, link->base_target));
  g_assert_cmpstr (loaded->base_target->name, ==, "Not now");
  g_assert_cmpstr (loaded->wanted_stage_id, ==, "h2");
  g_assert_cmpint (loaded->exported_at, ==, 5000);
  g_assert_true (loaded->marked);
  g_assert_cmpuint (loaded->n_files, ==, 2);
  g_assert_true (loaded->files_checked);
  g_assert_false (loaded->erased);

  found = hjl_store_find_linked (self->store, "o1");
  g_assert_cmpstr (found, ==, "c1");
  g_assert_cmpint (get_state (self->store, "c1"), ==, HJL_STATE_EXPORTED);

  /* The person chose another record: what was read of the first is not taken for it. */
  take_opportunity (self->store, make_opportunity ("o1", "s1"), 10);
  g_assert_true (hjl_store_save_link (self->store, moved, &error));
  g_assert_no_error (error);
  c = hjl_store_load_case (self->store, "c1", NULL);
  g_assert_cmpstr (c->link->opportunity_id, ==, "o9");
  g_assert_null (c->link->base_target);
  g_assert_null (c->opportunity);
  lost = hjl_store_find_linked (self->store, "o1");
  g_assert_null (lost);
}

/* As earlier versions wrote it where Lever told no stage: nothing is known of Lever's side then, and nobody has moved. */
static void
test_base_without_target (Fixture      *self,
                          gconstpointer data)
{
  static const struct
  {
    HjlTargetKind kind;
    const char   *id;
    gboolean      known;
  } rows[] = {
    { HJL_TARGET_NONE, NULL, FALSE },
    { HJL_TARGET_STAGE, NULL, FALSE },
    { HJL_TARGET_STAGE, "s1", TRUE },
    { HJL_TARGET_REASON, NULL, TRUE },
    { HJL_TARGET_REASON, "a1", TRUE },
  };

  add_candidate (self->store, "c1");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlLink) link = hjl_link_new ("c1", "o1");
      g_autoptr (HjlLink) loaded = NULL;

      link->base_stage_id = g_strdup ("h1");
      link->base_target = hjl_target_new (rows[i].kind, rows[i].id, NULL);
      link->kept_reason_id = g_strdup (rows[i].kind == HJL_TARGET_REASON ? (rows[i].id != NULL ? rows[i].id : "") : NULL);
      g_assert_true (hjl_store_save_link (self->store, link, NULL));

      loaded = hjl_store_load_link (self->store, "c1", NULL);
      g_assert_cmpint (loaded->base_target != NULL, ==, rows[i].known);
      g_assert_cmpstr (loaded->base_stage_id, ==, "h1");
      g_assert_cmpstr (loaded->kept_reason_id, ==, link->kept_reason_id);
    }
}

static void
test_unseen (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) unseen = NULL;
  g_autoptr (GPtrArray) limited = NULL;
  g_autoptr (GPtrArray) unchecked = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      g_autofree char *opportunity_id = g_strdup_printf ("o%u", i);
      g_autoptr (HjlLink) link = hjl_link_new (id, opportunity_id);

      add_candidate (self->store, id);
      link->source = i < 4 ? g_strdup (i % 2 ? "hackajob" : "Hackajob EU") : NULL;
      link->exported_at = 1000 - i;
      link->files_checked = i % 2;
      g_assert_true (hjl_store_save_link (self->store, link, NULL));
    }

  /* o0 is new, o1 was seen long ago, o2 lately, o3 is deleted, o4 erased, o5 not read yet. */
  take_opportunity (self->store, make_opportunity ("o0", "s1"), 100);
  take_opportunity (self->store, make_opportunity ("o1", "s1"), 50);
  take_opportunity (self->store, make_opportunity ("o1", "s1"), 40);
  take_opportunity (self->store, make_opportunity ("o2", "s1"), 50);
  take_opportunity (self->store, make_opportunity ("o2", "s1"), 100);
  g_ptr_array_add (ids, (gpointer) "o3");
  g_assert_true (hjl_store_take_deleted (self->store, ids, NULL));
  g_assert_true (hjl_store_erase (self->store, "c4", NULL));

  unseen = hjl_store_list_unseen (self->store, 100, 10, NULL);
  g_assert_cmpuint (unseen->len, ==, 2);
  g_assert_cmpstr (unseen->pdata[0], ==, "o5");
  g_assert_cmpstr (unseen->pdata[1], ==, "o1");
  limited = hjl_store_list_unseen (self->store, 100, 1, NULL);
  g_assert_cmpuint (limited->len, ==, 1);

  unchecked = hjl_test_list_unchecked (self->store);
  g_assert_cmpuint (unchecked->len, ==, 2);
  g_assert_cmpstr (unchecked->pdata[0], ==, "c2");
  g_assert_cmpstr (unchecked->pdata[1], ==, "c0");

  sources = hjl_store_list_link_sources (self->store, NULL);
  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (sources->pdata[0], ==, "Hackajob EU");
  g_assert_cmpstr (sources->pdata[1], ==, "hackajob");
}

/* Whose files are looked for next, however many there are whose turn it is not. */
static void
test_unchecked (Fixture      *self,
                gconstpointer data)
{
#define NOW (100 * HJL_DAY)
  static const struct
  {
    const char  *name;
    HjlTime      exported_at;
    HjlTime      looked_at;
    HjlTime      missed_at;
    gboolean     awaits_cv;
    HjlUnchecked which;
    HjlTime      since;
    gboolean     found;
  } rows[] = {
    { "missed", NOW - HJL_DAY, NOW - HJL_MINUTE, NOW - HJL_DAY, FALSE, HJL_UNCHECKED_MISSED, NOW, TRUE },
    { "missed, in this run", NOW - HJL_DAY, NOW, NOW - HJL_DAY, FALSE, HJL_UNCHECKED_MISSED, NOW, FALSE },
    { "missed, and awaited", NOW - HJL_DAY, NOW - HJL_DAY, NOW - HJL_DAY, TRUE, HJL_UNCHECKED_MISSED, NOW, FALSE },
    { "neither", NOW - HJL_DAY, NOW - HJL_DAY, 0, FALSE, HJL_UNCHECKED_MISSED, NOW, FALSE },
    { "neither, awaited", NOW - HJL_DAY, NOW - HJL_DAY, 0, FALSE, HJL_UNCHECKED_AWAITED, 0, FALSE },
    { "awaited, due", NOW - 8 * HJL_HOUR, NOW - HJL_HOUR, 0, TRUE, HJL_UNCHECKED_AWAITED, 0, TRUE },
    { "awaited, not due", NOW - 8 * HJL_HOUR, NOW - HJL_HOUR + 1, 0, TRUE, HJL_UNCHECKED_AWAITED, 0, FALSE },
    { "awaited, new", NOW - HJL_HOUR + 1, NOW - 1, 0, TRUE, HJL_UNCHECKED_AWAITED, 0, TRUE },
    { "awaited, old", NOW - 90 * HJL_DAY, NOW - HJL_DAY, 0, TRUE, HJL_UNCHECKED_AWAITED, 0, TRUE },
    { "awaited, old, not due", NOW - 90 * HJL_DAY, NOW - HJL_DAY + 1, 0, TRUE, HJL_UNCHECKED_AWAITED, 0, FALSE },
    { "awaited, clock put back", NOW - 90 * HJL_DAY, NOW + HJL_DAY, 0, TRUE, HJL_UNCHECKED_AWAITED, 0, TRUE },
    { "awaited, not due, any", NOW - 90 * HJL_DAY, NOW - HJL_MINUTE, 0, TRUE, HJL_UNCHECKED_ANY, 0, FALSE },
    { "awaited, first", NOW - 8 * HJL_HOUR, NOW - HJL_HOUR, 0, TRUE, HJL_UNCHECKED_AWAITED_FIRST, 0, TRUE },
    { "awaited, not due, first", NOW - 8 * HJL_HOUR, NOW - HJL_HOUR + 1, 0, TRUE, HJL_UNCHECKED_AWAITED_FIRST, 0, FALSE },
    { "nobody awaited", NOW - HJL_DAY, NOW - HJL_DAY, 0, FALSE, HJL_UNCHECKED_AWAITED_FIRST, 0, TRUE },
    { "awaited, in this run", NOW - HJL_MINUTE, NOW, 0, TRUE, HJL_UNCHECKED_AWAITED, NOW, FALSE },
  };

  g_autofree char *any = NULL;

  /* They wait for a CV that was asked for a moment ago, and yet longer than the others. */
  g_assert_true (hjl_store_begin (self->store, NULL));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("waiting%u", i);
      g_autoptr (HjlLink) link = hjl_link_new (id, id);

      add_candidate (self->store, id);
      link->exported_at = NOW - 90 * HJL_DAY;
      link->looked_at = NOW - HJL_DAY + 1;
      link->missed_at = NOW - 80 * HJL_DAY;
      link->awaits_cv = TRUE;
      g_assert_true (hjl_store_save_link (self->store, link, NULL));
    }
  add_candidate (self->store, "c1");
  g_assert_true (hjl_store_commit (self->store, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlLink) link = hjl_link_new ("c1", "o1");
      g_autoptr (GError) error = NULL;
      g_autofree char *found = NULL;

      g_test_message ("%s", rows[i].name);
      link->exported_at = rows[i].exported_at;
      link->looked_at = rows[i].looked_at;
      link->missed_at = rows[i].missed_at;
      link->awaits_cv = rows[i].awaits_cv;
      g_assert_true (hjl_store_save_link (self->store, link, NULL));
      found = hjl_store_find_unchecked (self->store, rows[i].which, NOW, rows[i].since, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (found, ==, rows[i].found ? "c1" : NULL);
    }

  /* Whoever is awaited goes before somebody who was looked at longer ago, and only where that is asked for. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HjlLink) link = hjl_link_new (i == 0 ? "c1" : "waiting0", i == 0 ? "o1" : "waiting0");
      g_autofree char *found = NULL;

      link->exported_at = NOW - HJL_MINUTE;
      link->looked_at = i == 0 ? NOW - HJL_DAY : NOW - HJL_MINUTE;
      link->awaits_cv = i == 1;
      g_assert_true (hjl_store_save_link (self->store, link, NULL));
      found = hjl_store_find_unchecked (self->store, HJL_UNCHECKED_AWAITED_FIRST, NOW, 0, NULL);
      g_assert_cmpstr (found, ==, link->candidate_id);
    }
  any = hjl_store_find_unchecked (self->store, HJL_UNCHECKED_ANY, NOW, 0, NULL);
  g_assert_cmpstr (any, ==, "c1");
#undef NOW
}

static void
test_cases (Fixture      *self,
            gconstpointer data)
{
  static const char *const order[] = { "c2", "c0", "c1", "c3" };
  static const HjlTime     accepted[] = { 20, 20, 0, 30 };
  g_autofree char         *after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      HjlCandidate    *candidate = make_candidate (id, 1);

      candidate->accepted_at = accepted[i];
      take_candidate (self->store, candidate);
    }
  settle (self->store, "c0");

  /* A page each, in order; once all, once those to be looked at. */
  for (guint all = 0; all < 2; all++)
    {
      g_clear_pointer (&after, g_free);
      for (guint i = 0; i < G_N_ELEMENTS (order); i++)
        {
          g_autoptr (GPtrArray) cases = NULL;
          HjlCase *c;

          if (!all && i == 1)
            continue;

          cases = hjl_store_load_cases (self->store, all, after, 1, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (cases->len, ==, 1);
          c = g_ptr_array_index (cases, 0);
          g_assert_cmpstr (c->candidate->id, ==, order[i]);
          g_assert_null (c->link);
          g_assert_null (c->opportunity);
          g_assert_null (c->hold);
          g_free (after);
          after = g_strdup (c->candidate->id);
        }
    }

  g_assert_null (hjl_store_load_cases (self->store, TRUE, "nobody", 1, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (hjl_store_load_case (self->store, "nobody", &error));
  g_assert_no_error (error);
}

static void
test_holds (Fixture      *self,
            gconstpointer data)
{
  const char *choices[] = { "o'1", "o\n2", NULL };
  g_autoptr (HjlHold) hold = hjl_hold_new ("c1", HJL_HOLD_SEVERAL);
  g_autoptr (HjlCase) held = NULL;
  g_autoptr (HjlCase) freed = NULL;

  add_candidate (self->store, "c1");
  hold->detail = g_strdup ("two");
  hold->choices = g_strdupv ((GStrv) choices);
  hold->since = 77;
  g_assert_true (hjl_store_set_hold (self->store, hold, NULL));
  g_assert_true (is_dirty (self->store, "c1"));
  g_assert_cmpint (get_state (self->store, "c1"), ==, HJL_STATE_ATTENTION);

  held = hjl_store_load_case (self->store, "c1", NULL);
  g_assert_cmpint (held->hold->kind, ==, HJL_HOLD_SEVERAL);
  g_assert_cmpstr (held->hold->detail, ==, "two");
  g_assert_cmpstrv (held->hold->choices, choices);
  g_assert_null (held->hold->decision);
  g_assert_cmpint (held->hold->since, ==, 77);

  /* There is one at most; a decision lets it go on. */
  settle (self->store, "c1");
  hold->decision = g_strdup ("o1");
  g_assert_true (hjl_store_set_hold (self->store, hold, NULL));
  g_assert_false (is_dirty (self->store, "c1"));
  g_assert_cmpint (get_state (self->store, "c1"), ==, HJL_STATE_WAITING);
  add_hold (self->store, "c1", HJL_HOLD_REFUSED);
  g_assert_cmpint (get_state (self->store, "c1"), ==, HJL_STATE_FAILED);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM hold"), ==, 1);

  g_assert_true (hjl_store_clear_hold (self->store, "c1", NULL));
  g_assert_true (is_dirty (self->store, "c1"));
  freed = hjl_store_load_case (self->store, "c1", NULL);
  g_assert_null (freed->hold);
}

/* A list of users in which somebody may be active again is a reason to look at who waits for that, and at nobody else. */
static void
test_users (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func (g_object_unref);

  add_candidate (self->store, "c1");
  add_candidate (self->store, "c2");
  add_hold (self->store, "c1", HJL_HOLD_NO_ACTING_USER);
  add_hold (self->store, "c2", HJL_HOLD_REFUSED);
  settle (self->store, "c1");
  settle (self->store, "c2");
  g_assert_true (hjl_store_put_users (self->store, users, NULL));
  g_assert_true (is_dirty (self->store, "c1"));
  g_assert_false (is_dirty (self->store, "c2"));
}

static void
test_touch (Fixture      *self,
            gconstpointer data)
{
  add_candidate (self->store, "c1");
  settle (self->store, "c1");
  g_assert_false (is_dirty (self->store, "c1"));
  g_assert_true (hjl_store_touch_candidate (self->store, "c1", NULL));
  g_assert_true (is_dirty (self->store, "c1"));
}

typedef struct
{
  const char *name;
  const char *first; /* whose connection it was */
  const char *second;
  int         days; /* between the two looks */
  gboolean    deleted;
} Look;

#define DAY (24 * G_GINT64_CONSTANT (3600000))
#define TODAY (20000 * DAY)

static const Look looks[] = {
  { "on the same day", "a", "a", 0, FALSE },
  { "on another day", "a", "a", 1, TRUE },
  { "a month later", "a", "a", 30, TRUE },
  { "by another account", "a", "b", 2, FALSE },
  { "by nobody knows whom", NULL, NULL, 2, FALSE },
  { "by whom is known since", NULL, "a", 2, FALSE },
  { "by whom is not known any more", "a", NULL, 2, FALSE },
  { "with a clock that went back", "a", "a", -2, FALSE },
};

static void
set_identity (HjlStore   *store,
              const char *identity)
{
  g_assert_true (hjl_store_set_value (store, "identity/lever", identity, NULL));
}

/* A 404 is no deletion; a second one is, on another day and by the same account. */
static void
test_missing (Fixture      *self,
              gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      const Look      *look = &looks[i];
      g_autofree char *id = g_strdup_printf ("c%u", i);
      g_autofree char *record = g_strdup_printf ("o%u", i);
      g_autoptr (HjlCase) first = NULL;
      g_autoptr (HjlCase) second = NULL;
      g_autoptr (HjlCase) healed = NULL;

      g_test_message ("%s", look->name);
      add_candidate (self->store, id);
      add_link (self->store, id, record);
      take_opportunity (self->store, make_opportunity (record, "s1"), 5);
      settle (self->store, id);

      set_identity (self->store, look->first);
      g_assert_true (hjl_store_take_missing (self->store, record, TODAY, NULL));
      g_assert_true (is_dirty (self->store, id));
      first = hjl_store_load_case (self->store, id, NULL);
      g_assert_true (first->link->missing);
      g_assert_false (first->opportunity->deleted);

      set_identity (self->store, look->second);
      g_assert_true (hjl_store_take_missing (self->store, record, TODAY + look->days * DAY, NULL));
      second = hjl_store_load_case (self->store, id, NULL);
      g_assert_cmpint (second->opportunity->deleted, ==, look->deleted);
      g_assert_cmpint (second->link->missing, ==, !look->deleted);

      if (look->deleted)
        continue;
      settle (self->store, id);
      take_opportunity (self->store, make_opportunity (record, "s1"), 6);
      healed = hjl_store_load_case (self->store, id, NULL);
      g_assert_false (healed->link->missing);
      g_assert_true (is_dirty (self->store, id));
    }
}

/* What a clock that was ahead has stamped is set right, what is right stays. */
static void
test_heal_times (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (HjlActivity) ahead = hjl_activity_new (HJL_ACTIVITY_DONE, TODAY + 200 * DAY, "ahead");
  g_autoptr (HjlActivity) right = hjl_activity_new (HJL_ACTIVITY_DONE, TODAY - 5, "right");
  g_autoptr (GPtrArray) unseen = NULL;

  add_candidate (self->store, "c1");
  add_link (self->store, "c1", "o1");
  take_opportunity (self->store, make_opportunity ("o1", "s1"), TODAY + 200 * DAY);
  g_assert_true (hjl_store_add_activity (self->store, ahead, NULL));
  g_assert_true (hjl_store_add_activity (self->store, right, NULL));
  g_assert_true (hjl_store_set_int (self->store, "cursor/lever-full", TODAY + 200 * DAY, NULL));
  g_assert_true (hjl_store_set_int (self->store, "cursor/lever-deleted", TODAY - 7, NULL));
  g_assert_true (hjl_store_set_int (self->store, "cursor/lever-slot", 3, NULL));
  g_assert_true (hjl_store_heal_times (self->store, TODAY, NULL));

  g_assert_cmpint (ask_number (self->store, "SELECT at FROM activity WHERE text = 'ahead'"), ==, TODAY);
  g_assert_cmpint (ask_number (self->store, "SELECT at FROM activity WHERE text = 'right'"), ==, TODAY - 5);
  g_assert_cmpint (hjl_store_get_int (self->store, "cursor/lever-full", 0), ==, 0);
  g_assert_cmpint (hjl_store_get_int (self->store, "cursor/lever-deleted", 0), ==, TODAY - 7);
  g_assert_cmpint (hjl_store_get_int (self->store, "cursor/lever-slot", 0), ==, 3);
  unseen = hjl_store_list_unseen (self->store, TODAY, 10, NULL);
  g_assert_cmpuint (unseen->len, ==, 1);
}

/* More are asked than one look takes: each has its turn, however long the first ones stay as they are. */
static void
test_told_deleted (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      add_candidate (self->store, id);
      g_ptr_array_add (ids, g_strdup_printf ("o%u", i));
      add_link (self->store, id, g_ptr_array_index (ids, i));
    }
  g_assert_true (hjl_store_take_deleted (self->store, ids, NULL));

  for (guint i = 0; i < 1000 && g_hash_table_size (met) < ids->len; i++)
    {
      g_autoptr (GPtrArray) some = hjl_store_list_told_deleted (self->store, 2, NULL);

      g_assert_cmpuint (some->len, ==, 2);
      for (guint j = 0; j < some->len; j++)
        g_hash_table_add (met, g_strdup (g_ptr_array_index (some, j)));
    }
  g_assert_cmpuint (g_hash_table_size (met), ==, ids->len);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/facts/candidates", test_take_candidates);
  fixture_add ("/store/facts/names", test_names);
  fixture_add ("/store/facts/opportunities", test_take_opportunities);
  fixture_add ("/store/facts/deleted", test_deleted);
  fixture_add ("/store/facts/told-deleted", test_told_deleted);
  fixture_add ("/store/facts/missing", test_missing);
  fixture_add ("/store/facts/heal-times", test_heal_times);
  fixture_add ("/store/facts/links", test_links);
  fixture_add ("/store/facts/base-without-target", test_base_without_target);
  fixture_add ("/store/facts/unseen", test_unseen);
  fixture_add ("/store/facts/unchecked", test_unchecked);
  fixture_add ("/store/facts/cases", test_cases);
  fixture_add ("/store/facts/holds", test_holds);
  fixture_add ("/store/facts/users", test_users);
  fixture_add ("/store/facts/touch", test_touch);

  return g_test_run ();
}
