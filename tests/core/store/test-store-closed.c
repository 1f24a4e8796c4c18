/* test-store-closed.c: whose data has been kept long enough, and whose is never counted
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-links.h"

/* All of them changed last at 5000. */
#define LAST 5000

static void
add_person (Fixture           *self,
            const char        *id,
            HjlCandidateStatus status,
            gboolean           archived)
{
  HjlCandidate    *candidate = make_candidate (id, LAST);
  g_autofree char *opportunity_id = g_strconcat ("o-", id, NULL);
  HjlOpportunity  *opportunity = make_opportunity (opportunity_id, "l1");

  candidate->status = status;
  take_candidate (self->store, candidate);
  add_link (self->store, id, opportunity_id);
  opportunity->archived = archived;
  opportunity->archived_at = archived ? LAST : 0;
  opportunity->updated_at = LAST;
  take_opportunity (self->store, opportunity, LAST);
  settle (self->store, id);
}

static void
assert_closed (Fixture    *self,
               HjlTime     before,
               const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = hjl_store_list_closed (self->store, before, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (hjl_store_count_closed (self->store, before, &error), ==, ids->len);
  g_ptr_array_add (ids, NULL);
  found = g_strjoinv (" ", (char **) ids->pdata);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_who (Fixture      *self,
          gconstpointer data)
{
  add_person (self, "archived", HJL_CANDIDATE_STATUS_ACCEPTED, TRUE);
  add_person (self, "declined", HJL_CANDIDATE_STATUS_DECLINED, FALSE);
  add_person (self, "moving", HJL_CANDIDATE_STATUS_ACCEPTED, FALSE);
  add_person (self, "withdrawn", HJL_CANDIDATE_STATUS_WITHDRAWN, FALSE);
  add_candidate (self->store, "waiting");
  settle (self->store, "waiting");

  assert_closed (self, LAST, "");
  assert_closed (self, LAST + 1, "archived declined withdrawn");
}

/* Each of these is done with, but for one thing. */
static void
test_who_not (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HjlLink) link = NULL;
  g_autoptr (GError) error = NULL;

  add_person (self, "held", HJL_CANDIDATE_STATUS_ACCEPTED, TRUE);
  add_hold (self->store, "held", HJL_HOLD_SEVERAL);
  settle (self->store, "held");
  add_person (self, "refused", HJL_CANDIDATE_STATUS_ACCEPTED, TRUE);
  add_hold (self->store, "refused", HJL_HOLD_REFUSED);
  settle (self->store, "refused");
  add_person (self, "writing", HJL_CANDIDATE_STATUS_ACCEPTED, TRUE);
  add_write (self->store, "writing");
  settle (self->store, "writing");
  add_person (self, "changed", HJL_CANDIDATE_STATUS_ACCEPTED, TRUE);
  g_assert_true (hjl_store_touch_candidate (self->store, "changed", &error));
  add_person (self, "chosen", HJL_CANDIDATE_STATUS_ACCEPTED, TRUE);
  link = hjl_store_load_link (self->store, "chosen", &error);
  link->wanted_stage_id = g_strdup ("h2");
  g_assert_true (hjl_store_save_link (self->store, link, &error));
  settle (self->store, "chosen");
  add_person (self, "erased", HJL_CANDIDATE_STATUS_ACCEPTED, TRUE);
  g_assert_true (hjl_store_erase (self->store, "erased", &error));
  add_person (self, "done", HJL_CANDIDATE_STATUS_ACCEPTED, TRUE);
  g_assert_no_error (error);

  assert_closed (self, G_MAXINT64, "done");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/closed/who", test_who);
  fixture_add ("/store/closed/who-not", test_who_not);

  return g_test_run ();
}
