/* test-look-up.c: what will happen with people who are not exported yet
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-facts.h"

static void
choose_files (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_candidates_from_async (rig->workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &result);
  hjl_workspace_edit_book_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static gboolean
add_people (HjlStore *store,
            HjlTime   now,
            gpointer  people,
            GError  **error)
{
  return hjl_store_add_people (store, people, now, error);
}

static gboolean
add_role (HjlStore *store,
          HjlTime   now,
          gpointer  data,
          GError  **error)
{
  char **id = data;

  *id = hjl_store_add_book_role (store, NULL, "Not mapped", now, error);

  return *id != NULL;
}

static void
edit (HjlSyncRig *rig,
      HjlBookFunc func,
      gpointer    data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_edit_book_async (rig->workspace, func, data, NULL, NULL, hjl_test_got_result, &result);
  hjl_workspace_edit_book_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static GPtrArray *
look_up (HjlSyncRig *rig,
         GPtrArray  *people)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *findings;

  hjl_workspace_look_up_async (rig->workspace, people, NULL, hjl_test_got_result, &result);
  findings = hjl_workspace_look_up_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, people->len);

  return findings;
}

static void
free_person (gpointer data)
{
  hjl_person_free (data);
}

/* @emails: with blanks between. Returns: (transfer none) */
static HjlPerson *
add (GPtrArray  *people,
     const char *role_id,
     const char *name,
     const char *emails)
{
  HjlPerson *person = hjl_person_new (role_id);

  person->profile->name = g_strdup (name);
  g_strfreev (person->profile->emails);
  person->profile->emails = g_strsplit (emails, " ", -1);
  g_ptr_array_add (people, person);

  return person;
}

/* The only role that is mapped, and its posting; and another open posting. */
static void
get_places (HjlSyncRig *rig,
            char      **role_id,
            char      **posting_id,
            char      **other_id,
            char      **title,
            char      **other_title)
{
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (rig->workspace, NULL);
  GPtrArray     *postings = hjl_catalogue_get_postings (catalogue);
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, mappings);
  g_assert_true (g_hash_table_iter_next (&iter, NULL, &value));
  *role_id = g_strdup (hjl_mapping_get_role_id (value));
  *posting_id = g_strdup (hjl_mapping_get_posting_id (value));
  *title = g_strdup (hjl_posting_get_title (hjl_catalogue_get_posting (catalogue, *posting_id)));
  for (guint i = 0; i < postings->len; i++)
    {
      HjlPosting *posting = postings->pdata[i];

      if (hjl_posting_is_open (posting) && g_strcmp0 (hjl_posting_get_id (posting), *posting_id) != 0)
        {
          *other_id = g_strdup (hjl_posting_get_id (posting));
          *other_title = g_strdup (hjl_posting_get_title (posting));
          return;
        }
    }
  g_assert_not_reached ();
}

/* Each kind, in the words that the window and the command line show. */
static void
test_kinds (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) second = NULL;
  g_autofree char *role = NULL;
  g_autofree char *posting = NULL;
  g_autofree char *other = NULL;
  g_autofree char *title = NULL;
  g_autofree char *other_title = NULL;
  g_autofree char *unmapped = NULL;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (free_person);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (free_person);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (JsonObject) bea = NULL;
  g_autoptr (JsonObject) cleo = NULL;
  g_autoptr (JsonObject) dora = NULL;
  g_autoptr (JsonObject) emil = NULL;
  g_autoptr (JsonObject) fay = NULL;
  struct
  {
    HjlFindingKind kind;
    gboolean       asks;
    guint          n_found;
    char          *text;
  } wanted[11];

  choose_files (rig);
  get_places (rig, &role, &posting, &other, &title, &other_title);
  edit (rig, add_role, &unmapped);
  bea = hjl_sync_rig_control (rig, "lever-add", "{'name':'Bea Example','email':'bea@example.org','posting':'%s'}", posting);
  cleo = hjl_sync_rig_control (rig, "lever-add", "{'name':'Cleo Example','email':'cleo@example.org','posting':'%s','reason':'Unresponsive'}", other);
  dora = hjl_sync_rig_control (rig, "lever-add", "{'name':'Dóra  Example','email':'other@example.org','posting':'%s'}", posting);
  emil = hjl_sync_rig_control (rig, "lever-add", "{'name':'Zacharias Quux','email':'emil@example.org','posting':'%s'}", other);
  fay = hjl_sync_rig_control (rig, "lever-add", "{'name':'Fay Example','email':'fay@example.org','posting':'%s','source':'hackajob'}", posting);

  add (added, role, "Gus Example", "gus@example.org");
  edit (rig, add_people, added);
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (second->exported, ==, 1);
  g_ptr_array_set_size (added, 0);
  add (added, role, "Hal Example", "hal@example.org");
  edit (rig, add_people, added);

#define WANT(n, k, a, f, ...)       \
  wanted[n].kind = HJL_FINDING_##k; \
  wanted[n].asks = a;               \
  wanted[n].n_found = f;            \
  wanted[n].text = g_strdup_printf (__VA_ARGS__)

  add (people, role, "Ada Example", "ada@example.org a.example@example.org");
  WANT (0, NEW, FALSE, 0, "New in Lever");
  add (people, role, "Béa Example", "none@example.org  BEA@Example.org");
  WANT (1, IN_LEVER, TRUE, 1, "Already in Lever as Bea Example (%s, New lead)", title);
  add (people, role, "Cleo Example", "cleo@example.org");
  WANT (2, IN_LEVER, FALSE, 1, "Already in Lever as Cleo Example (%s, archived: Unresponsive)", other_title);
  add (people, role, "DÓRA EXAMPLE", "dora@example.org");
  WANT (3, IN_LEVER, TRUE, 1, "Already in Lever as Dóra Example (%s, New lead, same name)", title);
  add (people, role, "Emil Example", "emil@example.org");
  WANT (4, IN_LEVER, TRUE, 1, "Already in Lever as Zacharias Quux (%s, New lead, same email address)", other_title);
  add (people, role, "Fay Example", "fay@example.org");
  WANT (5, IN_LEVER, FALSE, 1, "Already in Lever as Fay Example (%s, New lead)", title);
  add (people, role, "Gus Example", "GUS@example.org");
  WANT (6, EXPORTED_BEFORE, FALSE, 1, "Exported before: Gus Example (%s", title);
  add (people, role, "Hal Example", "hal@example.org");
  WANT (7, ADDED_BEFORE, FALSE, 0, "Added before, and not exported yet");
  add (people, role, " \xe2\x80\x8b ", "nobody@example.org");
  WANT (8, NEEDS_NAME, FALSE, 0, "Needs a name");
  add (people, unmapped, "Bea Example", "bea@example.org");
  WANT (9, IN_LEVER, FALSE, 1, "Already in Lever as Bea Example (%s, New lead)", title);
  /* Both: what is theirs by the e-mail comes first. */
  add (people, role, "Dóra Example", "cleo@example.org bea@example.org");
  WANT (10, IN_LEVER, TRUE, 3, "Already in Lever as Bea Example (%s, New lead, same email address) and 2 more", title);

  findings = look_up (rig, people);
  for (guint i = 0; i < people->len; i++)
    {
      HjlFinding      *finding = findings->pdata[i];
      g_autofree char *text = hjl_finding_describe (finding);

      g_test_message ("%u: %s%s", i, text, finding->asks ? " ?" : "");
      g_assert_cmpint (finding->kind, ==, wanted[i].kind);
      g_assert_cmpuint (finding->found->len, ==, wanted[i].n_found);
      if (i == 6)
        g_assert_true (g_str_has_prefix (text, wanted[i].text));
      else
        g_assert_cmpstr (text, ==, wanted[i].text);
      g_assert_cmpint (finding->asks, ==, wanted[i].asks);
      g_free (wanted[i].text);
    }
}

/* One call for each e-mail that is not known yet, and the posting once: with the export at most 2.1 a person. */
static void
test_calls (void)
{
  const guint n = 60;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) quiet = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autofree char *role = NULL;
  g_autofree char *posting = NULL;
  g_autofree char *other = NULL;
  g_autofree char *title = NULL;
  g_autofree char *other_title = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (free_person);
  g_autoptr (GPtrArray) findings = NULL;
  guint before;
  guint after;
  guint of_sync;

  choose_files (rig);
  get_places (rig, &role, &posting, &other, &title, &other_title);
  quiet = hjl_sync_rig_sync (rig);
  before = hjl_sync_rig_count_calls (rig, "lever");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%c%c%c Example", 'A' + i % 26, 'a' + i / 26, 'a' + i % 26);
      g_autofree char *emails = g_strdup_printf ("p%u@example.org P%u@Example.org", i, i);

      add (people, role, name, emails);
    }
  /* Somebody else of the same address. */
  add (people, role, "Second Person", "p0@example.org");
  findings = look_up (rig, people);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpint (((HjlFinding *) findings->pdata[i])->kind, ==, HJL_FINDING_NEW);
  after = hjl_sync_rig_count_calls (rig, "lever");
  g_assert_cmpuint (after - before, <=, n + 2);

  g_ptr_array_set_size (people, n);
  edit (rig, add_people, people);
  of_sync = hjl_sync_rig_count_calls (rig, "lever");
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (second->exported, ==, n);
  of_sync = hjl_sync_rig_count_calls (rig, "lever") - of_sync;
  g_test_message ("%u people: %u calls to look, %u to sync", n, after - before, of_sync);
  /* A thorough sync reads what there is besides. */
  g_assert_cmpuint (after - before + of_sync, <=, n * 21 / 10 + 20);
}

/* One that fails is one that is not known; the others are. */
static void
test_fails (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autofree char *unmapped = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (free_person);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (JsonObject) set = NULL;
  guint n_unknown = 0;

  choose_files (rig);
  edit (rig, add_role, &unmapped);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *email = g_strdup_printf ("p%u@example.org", i);

      add (people, unmapped, "Ada Example", email);
    }
  set = hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/opportunities','kind':'status','status':400,'skip':1,'count':1}");
  findings = look_up (rig, people);
  for (guint i = 0; i < people->len; i++)
    {
      HjlFinding      *finding = findings->pdata[i];
      g_autofree char *text = hjl_finding_describe (finding);

      n_unknown += finding->kind == HJL_FINDING_UNKNOWN;
      if (finding->kind == HJL_FINDING_UNKNOWN)
        g_assert_true (g_str_has_prefix (text, "Not looked up in Lever: "));
      else
        g_assert_cmpint (finding->kind, ==, HJL_FINDING_NEW);
    }
  g_assert_cmpuint (n_unknown, ==, 1);
}

/* An error of the connection: nobody is called new who was not looked up, and nobody more is asked. */
static void
test_refused (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autofree char *unmapped = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (free_person);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (JsonObject) set = NULL;
  guint before;

  choose_files (rig);
  edit (rig, add_role, &unmapped);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *email = g_strdup_printf ("p%u@example.org", i);

      add (people, unmapped, "Ada Example", email);
    }
  set = hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/opportunities','kind':'status','status':401,'count':0}");
  before = hjl_sync_rig_count_calls (rig, "lever");
  findings = look_up (rig, people);
  for (guint i = 0; i < people->len; i++)
    {
      HjlFinding *finding = findings->pdata[i];

      g_assert_cmpint (finding->kind, ==, HJL_FINDING_UNKNOWN);
      g_assert_error (finding->error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED);
    }
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "lever") - before, <=, 16);
}

static void
test_cancelled (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autofree char *unmapped = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (free_person);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  choose_files (rig);
  edit (rig, add_role, &unmapped);
  add (people, unmapped, "Ada Example", "ada@example.org");
  set = hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/opportunities','kind':'delay','delay':30000,'count':0}");
  hjl_workspace_look_up_async (rig->workspace, people, cancellable, hjl_test_got_result, &result);
  g_cancellable_cancel (cancellable);
  findings = hjl_workspace_look_up_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (findings);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/look-up/kinds", test_kinds);
  g_test_add_func ("/look-up/calls", test_calls);
  g_test_add_func ("/look-up/fails", test_fails);
  g_test_add_func ("/look-up/refused", test_refused);
  g_test_add_func ("/look-up/cancelled", test_cancelled);

  return g_test_run ();
}
