/* test-store-catalogue.c: lists of both sides go in and come back; mappings too
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "hjl-store-help.h"

#include "store/hjl-store-default.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-new-roles.h"

static GPtrArray *
new_list (gpointer first,
          ...)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  va_list    items;

  va_start (items, first);
  for (gpointer item = first; item != NULL; item = va_arg (items, gpointer))
    g_ptr_array_add (list, item);
  va_end (items);

  return list;
}

static HjlRole *
new_role (const char   *id,
          HjlRoleStatus status,
          HjlTime       published_at)
{
  return hjl_role_new (&(HjlRole){
    .id = id,
    .title = "Backend engineer",
    .status = status,
    .location = "London",
    .workplace = "remote",
    .team = NULL,
    .url = "https://hackajob.example/r",
    .salary_min = 50000.5,
    .salary_max = 60000.0,
    .currency = "GBP",
    .published_at = published_at,
    .updated_at = G_GINT64_CONSTANT (9),
    .accepted_count = 3,
  });
}

static HjlPosting *
new_posting (const char *id,
             const char *title)
{
  return hjl_posting_new (&(HjlPosting){
    .id = id,
    .title = title,
    .state = HJL_POSTING_STATE_INTERNAL,
    .state_text = "internal",
    .location = "Leeds",
    .team = "Web",
    .department = "Eng",
    .commitment = "Full-time",
    .workplace = "hybrid",
    .owner = "u1",
    .hiring_manager = "u2",
    .creator = "u3",
    .url = "https://lever.example/p",
    .confidential = TRUE,
    .updated_at = G_GINT64_CONSTANT (8),
  });
}

static HjlStage *
new_stage (HjlSide     side,
           const char *id,
           double      order)
{
  return hjl_stage_new (&(HjlStage){
    .side = side,
    .id = id,
    .name = "A stage",
    .kind = side == HJL_SIDE_LEVER ? HJL_STAGE_KIND_IN_PROCESS : HJL_STAGE_KIND_OFFER,
    .pipeline = side == HJL_SIDE_LEVER ? "lead" : NULL,
    .order = order,
  });
}

static void
assert_same_role (HjlRole *a,
                  HjlRole *b)
{
  g_assert_nonnull (b);
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpint (a->status, ==, b->status);
  g_assert_cmpstr (a->location, ==, b->location);
  g_assert_cmpstr (a->workplace, ==, b->workplace);
  g_assert_cmpstr (a->team, ==, b->team);
  g_assert_cmpstr (a->url, ==, b->url);
  g_assert_cmpfloat (a->salary_min, ==, b->salary_min);
  g_assert_cmpfloat (a->salary_max, ==, b->salary_max);
  g_assert_cmpstr (a->currency, ==, b->currency);
  g_assert_cmpint (a->published_at, ==, b->published_at);
  g_assert_cmpint (a->updated_at, ==, b->updated_at);
  g_assert_cmpint (a->accepted_count, ==, b->accepted_count);
}

static void
assert_same_posting (HjlPosting *a,
                     HjlPosting *b)
{
  g_assert_nonnull (b);
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpint (a->state, ==, b->state);
  g_assert_cmpstr (a->state_text, ==, b->state_text);
  g_assert_cmpstr (a->location, ==, b->location);
  g_assert_cmpstr (a->team, ==, b->team);
  g_assert_cmpstr (a->department, ==, b->department);
  g_assert_cmpstr (a->commitment, ==, b->commitment);
  g_assert_cmpstr (a->workplace, ==, b->workplace);
  g_assert_cmpstr (a->owner, ==, b->owner);
  g_assert_cmpstr (a->hiring_manager, ==, b->hiring_manager);
  g_assert_cmpstr (a->creator, ==, b->creator);
  g_assert_cmpstr (a->url, ==, b->url);
  g_assert_cmpint (a->confidential, ==, b->confidential);
  g_assert_cmpint (a->updated_at, ==, b->updated_at);
}

static void
assert_same_stage (HjlStage *a,
                   HjlStage *b)
{
  g_assert_nonnull (b);
  g_assert_cmpint (a->side, ==, b->side);
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpstr (a->pipeline, ==, b->pipeline);
  g_assert_cmpfloat (a->order, ==, b->order);
}

static void
assert_same_reason (HjlArchiveReason *a,
                    HjlArchiveReason *b)
{
  g_assert_nonnull (b);
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpint (a->hired, ==, b->hired);
  g_assert_cmpint (a->active, ==, b->active);
}

static void
assert_same_user (HjlUser *a,
                  HjlUser *b)
{
  g_assert_nonnull (b);
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->email, ==, b->email);
  g_assert_cmpstr (a->access_role, ==, b->access_role);
  g_assert_cmpint (a->active, ==, b->active);
}

static void
test_round_trip (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) roles = new_list (new_role ("r1", HJL_ROLE_STATUS_LIVE, 1),
                                          new_role ("r2", HJL_ROLE_STATUS_PAUSED, 2), NULL);
  g_autoptr (GPtrArray) postings = new_list (new_posting ("p2", "Two"), new_posting ("p1", "One"), NULL);
  g_autoptr (GPtrArray) ours = new_list (new_stage (HJL_SIDE_HACKAJOB, "s", 1), NULL);
  g_autoptr (GPtrArray) theirs = new_list (new_stage (HJL_SIDE_LEVER, "s", 1.625), NULL);
  g_autoptr (GPtrArray) reasons = new_list (hjl_archive_reason_new (&(HjlArchiveReason){ .id = "a1", .name = "Hired", .hired = TRUE, .active = TRUE }),
                                            hjl_archive_reason_new (&(HjlArchiveReason){ .id = "a0", .name = "Not now", .hired = FALSE, .active = FALSE }),
                                            NULL);
  g_autoptr (GPtrArray) users = new_list (hjl_user_new (&(HjlUser){
                                            .id = "u1",
                                            .name = "Sam Example",
                                            .email = "sam@example.com",
                                            .access_role = "super admin",
                                            .active = FALSE,
                                          }),
                                          NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (HjlCatalogue) none = NULL;
  g_autoptr (HjlCatalogue) all = NULL;
  g_autoptr (HjlCatalogue) some = NULL;
  g_autoptr (GError) error = NULL;

  none = hjl_store_load_lists (self->store, HJL_LIST_ALL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hjl_catalogue_get_known (none), ==, 0);

  g_ptr_array_add (texts, (gpointer) "hackajob");
  g_ptr_array_add (texts, (gpointer) "A fair");
  g_assert_true (hjl_store_put_roles (self->store, roles, 5, &error));
  g_assert_true (hjl_store_end_role_scan (self->store, 5, &error));
  g_assert_true (hjl_store_put_postings (self->store, postings, TRUE, &error));
  g_assert_true (hjl_store_put_stages (self->store, HJL_SIDE_HACKAJOB, ours, &error));
  g_assert_true (hjl_store_put_stages (self->store, HJL_SIDE_LEVER, theirs, &error));
  g_assert_true (hjl_store_put_reasons (self->store, reasons, &error));
  g_assert_true (hjl_store_put_users (self->store, users, &error));
  g_assert_true (hjl_store_put_sources (self->store, texts, &error));
  g_assert_true (hjl_store_put_tags (self->store, texts, &error));
  g_assert_no_error (error);
  fixture_reopen (self);

  all = hjl_store_load_lists (self->store, HJL_LIST_ALL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hjl_catalogue_get_known (all), ==, HJL_LIST_ALL);

  /* Roles newest first, the others as they came. */
  assert_same_role (roles->pdata[1], g_ptr_array_index (hjl_catalogue_get_list (all, HJL_LIST_ROLES), 0));
  assert_same_role (roles->pdata[0], g_ptr_array_index (hjl_catalogue_get_list (all, HJL_LIST_ROLES), 1));
  assert_same_posting (postings->pdata[0], g_ptr_array_index (hjl_catalogue_get_list (all, HJL_LIST_POSTINGS), 0));
  assert_same_posting (postings->pdata[1], g_ptr_array_index (hjl_catalogue_get_list (all, HJL_LIST_POSTINGS), 1));
  assert_same_stage (ours->pdata[0], hjl_catalogue_get_stage (all, HJL_SIDE_HACKAJOB, "s"));
  assert_same_stage (theirs->pdata[0], hjl_catalogue_get_stage (all, HJL_SIDE_LEVER, "s"));
  assert_same_reason (reasons->pdata[0], g_ptr_array_index (hjl_catalogue_get_list (all, HJL_LIST_REASONS), 0));
  assert_same_reason (reasons->pdata[1], g_ptr_array_index (hjl_catalogue_get_list (all, HJL_LIST_REASONS), 1));
  assert_same_user (users->pdata[0], hjl_catalogue_get_user (all, "u1"));
  g_assert_true (g_ptr_array_find_with_equal_func (hjl_catalogue_get_list (all, HJL_LIST_SOURCES), "hackajob", g_str_equal, NULL));
  g_assert_cmpstr (g_ptr_array_index (hjl_catalogue_get_list (all, HJL_LIST_TAGS), 1), ==, "A fair");

  /* Whoever needs a list need not read them all; and what was forgotten is read again. */
  hjl_store_release_memory (self->store);
  some = hjl_store_load_lists (self->store, HJL_LIST_USERS | HJL_LIST_STAGES, &error);
  g_assert_no_error (error);
  assert_same_user (users->pdata[0], hjl_catalogue_get_user (some, "u1"));
  assert_same_stage (theirs->pdata[0], hjl_catalogue_get_stage (some, HJL_SIDE_LEVER, "s"));
  g_assert_cmpuint (hjl_catalogue_get_list (some, HJL_LIST_ROLES)->len, ==, 0);
  g_assert_cmpuint (hjl_catalogue_get_list (some, HJL_LIST_POSTINGS)->len, ==, 0);
  g_assert_cmpuint (hjl_catalogue_get_list (some, HJL_LIST_REASONS)->len, ==, 0);
  g_assert_cmpuint (hjl_catalogue_get_list (some, HJL_LIST_SOURCES)->len, ==, 0);
  g_assert_cmpuint (hjl_catalogue_get_list (some, HJL_LIST_TAGS)->len, ==, 0);
}

static HjlPostingState
get_posting_state (Fixture    *self,
                   const char *id)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (self->store, HJL_LIST_ALL, NULL);

  return hjl_catalogue_get_posting (catalogue, id)->state;
}

static void
test_postings_go (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) both = new_list (new_posting ("p1", "One"), new_posting ("p2", "Two"), NULL);
  g_autoptr (GPtrArray) one = new_list (new_posting ("p1", "One"), NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_store_put_postings (self->store, both, FALSE, &error));
  g_assert_true (hjl_store_put_postings (self->store, one, FALSE, &error));
  g_assert_cmpint (get_posting_state (self, "p2"), ==, HJL_POSTING_STATE_INTERNAL);

  g_assert_true (hjl_store_put_postings (self->store, one, TRUE, &error));
  g_assert_cmpint (get_posting_state (self, "p1"), ==, HJL_POSTING_STATE_INTERNAL);
  g_assert_cmpint (get_posting_state (self, "p2"), ==, HJL_POSTING_STATE_GONE);

  g_assert_true (hjl_store_put_postings (self->store, both, FALSE, &error));
  g_assert_cmpint (get_posting_state (self, "p2"), ==, HJL_POSTING_STATE_INTERNAL);

  g_ptr_array_add (ids, (gpointer) "p1");
  g_ptr_array_add (ids, (gpointer) "never-seen");
  g_assert_true (hjl_store_put_gone_postings (self->store, ids, &error));
  g_assert_cmpint (get_posting_state (self, "p1"), ==, HJL_POSTING_STATE_GONE);
  g_assert_no_error (error);
}

static void
test_lists_are_replaced (Fixture      *self,
                         gconstpointer data)
{
  g_autoptr (GPtrArray) two = new_list (new_stage (HJL_SIDE_LEVER, "s1", 1), new_stage (HJL_SIDE_LEVER, "s2", 2), NULL);
  g_autoptr (GPtrArray) one = new_list (new_stage (HJL_SIDE_LEVER, "s2", 2), new_stage (HJL_SIDE_LEVER, "s2", 3), NULL);
  g_autoptr (GPtrArray) ours = new_list (new_stage (HJL_SIDE_HACKAJOB, "s1", 1), NULL);
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_store_put_stages (self->store, HJL_SIDE_HACKAJOB, ours, &error));
  g_assert_true (hjl_store_put_stages (self->store, HJL_SIDE_LEVER, two, &error));
  g_assert_true (hjl_store_put_stages (self->store, HJL_SIDE_LEVER, one, &error));

  catalogue = hjl_store_load_lists (self->store, HJL_LIST_ALL, &error);
  g_assert_no_error (error);
  g_assert_null (hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, "s1"));
  g_assert_cmpfloat (hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, "s2")->order, ==, 3);
  g_assert_nonnull (hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, "s1"));
  g_assert_cmpint (hjl_catalogue_get_known (catalogue), ==, HJL_LIST_STAGES | HJL_LIST_ROLE_STAGES);
}

static void
test_role_scan (Fixture      *self,
                gconstpointer data)
{
  static const struct
  {
    const char   *id;
    HjlTime       seen_at;
    HjlRoleStatus before;
    HjlRoleStatus after;
  } roles[] = {
    { "seen", 100, HJL_ROLE_STATUS_LIVE, HJL_ROLE_STATUS_LIVE },
    { "unseen", 99, HJL_ROLE_STATUS_LIVE, HJL_ROLE_STATUS_UNKNOWN },
    { "paused", 99, HJL_ROLE_STATUS_PAUSED, HJL_ROLE_STATUS_PAUSED },
  };
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GPtrArray) one = new_list (new_role (roles[i].id, roles[i].before, 1), NULL);

      g_assert_true (hjl_store_put_roles (self->store, one, roles[i].seen_at, &error));
    }

  g_assert_true (hjl_store_end_role_scan (self->store, 100, &error));
  catalogue = hjl_store_load_lists (self->store, HJL_LIST_ALL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_cmpint (hjl_catalogue_get_role (catalogue, roles[i].id)->status, ==, roles[i].after);
}

static void
test_mappings (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("r1");
  g_autoptr (HjlMapping) bare = hjl_mapping_new ("r2");
  g_autoptr (HjlTarget) stage = hjl_target_new (HJL_TARGET_STAGE, "lead-new", "New lead");
  g_autoptr (HjlTarget) reason = hjl_target_new (HJL_TARGET_REASON, "a1", "Hired");
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (GHashTable) fewer = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mapping_set_role_title (mapping, "Backend engineer");
  hjl_mapping_set_posting (mapping, "p1", "One");
  hjl_mapping_set_direction (mapping, HJL_DIRECTION_EXPORT_ONLY);
  hjl_mapping_set_landing (mapping, "lead-new", "New lead");
  hjl_mapping_set_target (mapping, "z", "Accepted", stage);
  hjl_mapping_set_target (mapping, "a", "Hired", reason);

  g_assert_true (hjl_store_save_mapping (self->store, mapping, 5, &error));
  g_assert_true (hjl_store_save_mapping (self->store, bare, 5, &error));
  hjl_mapping_set_target (mapping, "m", NULL, stage);
  g_assert_true (hjl_store_save_mapping (self->store, mapping, 6, &error));
  fixture_reopen (self);

  mappings = hjl_store_load_mappings (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (mappings), ==, 2);
  g_assert_true (hjl_mapping_equal (mapping, g_hash_table_lookup (mappings, "r1")));
  g_assert_true (hjl_mapping_equal (bare, g_hash_table_lookup (mappings, "r2")));

  g_assert_true (hjl_store_remove_mapping (self->store, "r1", &error));
  g_assert_true (hjl_store_remove_mapping (self->store, "r1", &error));
  fewer = hjl_store_load_mappings (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (fewer), ==, 1);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM mapping_entry"), ==, 0);
}

/* What has the candidates of a role looked at again, and only those. */
/* What new mappings start from: all but the posting, and but what a person said is meant for one role. */
static void
test_default (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("r1");
  g_autoptr (HjlMapping) expected = hjl_mapping_new (HJL_STORE_DEFAULT_ROLE);
  g_autoptr (HjlTarget) stage = hjl_target_new (HJL_TARGET_STAGE, "s1", "Phone “screen”");
  g_autoptr (HjlTarget) reason = hjl_target_new (HJL_TARGET_REASON, "no", NULL);
  g_autoptr (HjlTarget) other = hjl_target_new (HJL_TARGET_REASON, "late", "Too late");
  g_autoptr (HjlMapping) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (hjl_store_load_default (self->store));
  hjl_mapping_set_posting (mapping, "p1", "One");
  hjl_mapping_set_paused (mapping, TRUE);
  hjl_mapping_set_target (mapping, "odd", NULL, reason);
  hjl_mapping_set_forced (mapping, "odd", TRUE);
  for (guint i = 0; i < 2; i++)
    {
      HjlMapping *each = i == 0 ? mapping : expected;

      hjl_mapping_set_direction (each, HJL_DIRECTION_TO_HACKAJOB);
      hjl_mapping_set_landing (each, "lead-new", "New lead");
      hjl_mapping_set_target (each, "acc", "Accepted", stage);
      hjl_mapping_set_target (each, "rej", NULL, reason);
      hjl_mapping_add_also (each, "rej", other);
    }

  g_assert_true (hjl_store_save_default (self->store, mapping, &error));
  g_assert_no_error (error);
  loaded = hjl_store_load_default (self->store);
  g_assert_true (hjl_mapping_equal (loaded, expected));
  g_assert_cmpstr (hjl_mapping_get_target (loaded, "acc")->name, ==, "Phone “screen”");
  g_assert_cmpstr (hjl_mapping_get_stage_name (loaded, "acc"), ==, "Accepted");

  g_assert_true (hjl_store_save_default (self->store, NULL, &error));
  g_assert_null (hjl_store_load_default (self->store));
  g_assert_true (hjl_store_set_value (self->store, "settings/default-mapping", "('both', nothing, 5", &error));
  g_assert_null (hjl_store_load_default (self->store));
}

static void
test_mapping_touches (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("r1");
  HjlCandidate *other = make_candidate ("c2", 1000);

  add_candidate (self->store, "c1");
  g_free (other->role_id);
  other->role_id = g_strdup ("r2");
  take_candidate (self->store, other);

  for (guint i = 0; i < 3; i++)
    {
      settle (self->store, "c1");
      settle (self->store, "c2");
      g_assert_false (is_dirty (self->store, "c1"));

      if (i == 0)
        g_assert_true (hjl_store_save_mapping (self->store, mapping, 1, NULL));
      else if (i == 1)
        g_assert_true (hjl_store_remove_mapping (self->store, "r1", NULL));
      else
        g_assert_true (hjl_store_touch_role (self->store, "r1", NULL));

      g_assert_true (is_dirty (self->store, "c1"));
      g_assert_false (is_dirty (self->store, "c2"));
    }
}

#define assert_new_roles(store, wanted)                                  \
  G_STMT_START                                                           \
  {                                                                      \
    g_autoptr (GPtrArray) ids_ = hjl_store_list_new_roles (store, NULL); \
    g_autofree char *found_ = NULL;                                      \
                                                                         \
    g_assert_nonnull (ids_);                                             \
    g_ptr_array_add (ids_, NULL);                                        \
    found_ = g_strjoinv (" ", (char **) ids_->pdata);                    \
    g_assert_cmpstr (found_, ==, wanted);                                \
  }                                                                      \
  G_STMT_END

#define assert_taken_roles(store, wanted)                                 \
  G_STMT_START                                                            \
  {                                                                       \
    g_autoptr (GPtrArray) ids_ = hjl_store_take_new_roles (store, NULL);  \
                                                                          \
    g_assert_nonnull (ids_);                                              \
    g_ptr_array_add (ids_, NULL);                                         \
    {                                                                     \
      g_autofree char *joined_ = g_strjoinv (" ", (char **) ids_->pdata); \
                                                                          \
      g_assert_cmpstr (joined_, ==, wanted);                              \
    }                                                                     \
  }                                                                       \
  G_STMT_END

/* Whoever connects is not told of all that is there: what comes later is new, also where there was nothing at first. */
static void
test_first_list (Fixture      *self,
                 gconstpointer data)
{
  gboolean empty = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) first = empty ? new_list (NULL) : new_list (new_role ("r1", HJL_ROLE_STATUS_LIVE, 1), new_role ("r2", HJL_ROLE_STATUS_PAUSED, 2), NULL);
  g_autoptr (GPtrArray) second = new_list (new_role ("r3", HJL_ROLE_STATUS_LIVE, 3), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_store_put_roles (self->store, first, 5, &error));
  assert_taken_roles (self->store, ""); /* not all of them are in yet */
  g_assert_true (hjl_store_end_role_scan (self->store, 5, &error));
  assert_new_roles (self->store, empty ? "" : "r1");
  assert_taken_roles (self->store, "");
  assert_new_roles (self->store, "");
  fixture_reopen (self);
  assert_taken_roles (self->store, "");

  g_assert_true (hjl_store_put_roles (self->store, second, 6, &error));
  g_assert_true (hjl_store_end_role_scan (self->store, 6, &error));
  assert_taken_roles (self->store, "r3");
  assert_taken_roles (self->store, "");
  g_assert_no_error (error);
}

/* Each role asks once, whatever happens to it afterwards. */
static void
test_new_roles (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GPtrArray) first = new_list (new_role ("r1", HJL_ROLE_STATUS_LIVE, 1),
                                          new_role ("r2", HJL_ROLE_STATUS_PAUSED, 2),
                                          new_role ("r3", HJL_ROLE_STATUS_LIVE, 3), NULL);
  g_autoptr (GPtrArray) second = new_list (new_role ("r1", HJL_ROLE_STATUS_LIVE, 1),
                                           new_role ("r2", HJL_ROLE_STATUS_LIVE, 2),
                                           new_role ("r4", HJL_ROLE_STATUS_LIVE, 4), NULL);
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("r4");
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_store_put_roles (self->store, first, 5, &error));
  assert_new_roles (self->store, ""); /* not all of them are in yet */
  g_assert_true (hjl_store_end_role_scan (self->store, 5, &error));
  assert_new_roles (self->store, "r3 r1");
  g_assert_true (hjl_store_set_roles_asked (self->store, &error));
  assert_new_roles (self->store, "");
  fixture_reopen (self);
  assert_new_roles (self->store, "");

  /* One is new, one became live, one is not live for a while. */
  g_assert_true (hjl_store_put_roles (self->store, second, 6, &error));
  g_assert_true (hjl_store_end_role_scan (self->store, 6, &error));
  assert_new_roles (self->store, "r4 r2");
  g_assert_true (hjl_store_save_mapping (self->store, mapping, 7, &error));
  assert_new_roles (self->store, "r2");
  g_assert_true (hjl_store_remove_mapping (self->store, "r4", &error));
  assert_new_roles (self->store, "r2");
  g_assert_true (hjl_store_set_roles_asked (self->store, &error));
  g_assert_true (hjl_store_put_roles (self->store, first, 8, &error));
  assert_new_roles (self->store, "");
  g_assert_no_error (error);
}

/* A number that no side has, as a damaged file may: whoever reads it lives. */
static void
test_no_side (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GPtrArray) ours = new_list (new_stage (HJL_SIDE_HACKAJOB, "s1", 1), NULL);
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_assert_true (hjl_store_put_stages (self->store, HJL_SIDE_HACKAJOB, ours, &error));
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE stage SET side = 4711", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), ==, 1);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  catalogue = hjl_store_load_lists (self->store, HJL_LIST_ROLE_STAGES | HJL_LIST_STAGES, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hjl_catalogue_get_stages (catalogue, HJL_SIDE_HACKAJOB)->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/catalogue/round-trip", test_round_trip);
  fixture_add ("/store/catalogue/postings-go", test_postings_go);
  fixture_add ("/store/catalogue/no-side", test_no_side);
  fixture_add ("/store/catalogue/lists-are-replaced", test_lists_are_replaced);
  fixture_add ("/store/catalogue/role-scan", test_role_scan);
  fixture_add ("/store/mapping/round-trip", test_mappings);
  fixture_add ("/store/mapping/default", test_default);
  fixture_add ("/store/mapping/touches", test_mapping_touches);
  fixture_add ("/store/catalogue/new-roles", test_new_roles);
  g_test_add ("/store/catalogue/first-list/some", Fixture, GINT_TO_POINTER (FALSE), fixture_set_up, test_first_list, fixture_tear_down);
  g_test_add ("/store/catalogue/first-list/none", Fixture, GINT_TO_POINTER (TRUE), fixture_set_up, test_first_list, fixture_tear_down);

  return g_test_run ();
}
