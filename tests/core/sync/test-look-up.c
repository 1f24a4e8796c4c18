/* test-look-up.c: what will happen with people who are not exported yet
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>

#include "files/hjl-spool.h"
#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-choices.h"

static void
choose_files (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_candidates_from_async (rig->workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
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
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
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
  findings = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
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
  GPtrArray     *postings = hjl_catalogue_get_list (catalogue, HJL_LIST_POSTINGS);
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, mappings);
  g_assert_true (g_hash_table_iter_next (&iter, NULL, &value));
  *role_id = g_strdup (hjl_mapping_get_role_id (value));
  *posting_id = g_strdup (hjl_mapping_get_posting_id (value));
  *title = g_strdup (hjl_catalogue_get_posting (catalogue, *posting_id)->title);
  for (guint i = 0; i < postings->len; i++)
    {
      HjlPosting *posting = postings->pdata[i];

      if (hjl_posting_is_open (posting) && g_strcmp0 (posting->id, *posting_id) != 0)
        {
          *other_id = g_strdup (posting->id);
          *other_title = g_strdup (posting->title);
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
  /* A thorough sync reads what there is besides, and looks once more before a record is made. */
  g_assert_cmpuint (after - before + of_sync, <=, n * 21 / 10 + 40);
}

/* Records of ours that Lever tells of before it has answered that it made them are no other desktop's, and no reason to ask
 * anybody about the next one of the same name, or to look before each. */
static void
test_late_answers (void)
{
  const guint n = 100;
  const guint n_same = 50;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) quiet = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;
  g_autofree char *role = NULL;
  g_autofree char *posting = NULL;
  g_autofree char *other = NULL;
  g_autofree char *title = NULL;
  g_autofree char *other_title = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (free_person);
  guint calls;

  choose_files (rig);
  get_places (rig, &role, &posting, &other, &title, &other_title);
  quiet = hjl_sync_rig_sync (rig);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%c%c%c Example", 'A' + i % 26, 'a' + i / 26, 'a' + i % 26);
      g_autofree char *email = g_strdup_printf ("p%u@example.org", i);

      add (people, role, i < n_same ? "Robin Same" : name, i < n_same ? "" : email);
    }
  edit (rig, add_people, people);
  /* One after the other, so that somebody is under way at each look. */
  for (guint i = 1; i <= 9; i++)
    {
      g_autoptr (JsonObject) late =
        hjl_sync_rig_control (rig, "fault", "{'side':'lever','method':'POST','path':'/opportunities','kind':'late','delay':%u,'count':%d}",
                              i < 9 ? i * 40 : 150, i < 9);
    }
  calls = hjl_sync_rig_count_calls (rig, "lever");
  second = hjl_sync_rig_sync (rig);
  calls = hjl_sync_rig_count_calls (rig, "lever") - calls;
  g_test_message ("%u people: %u calls", n, calls);
  g_assert_cmpuint (second->exported, ==, n);
  g_assert_cmpuint (second->attention, ==, 0);
  g_assert_cmpuint (calls, <=, n * 2);

  /* Two for the files; whether another desktop has made them too is asked of each by itself, and of those without e-mail at once. */
  calls = hjl_sync_rig_count_calls (rig, "lever");
  third = hjl_sync_rig_sync (rig);
  calls = hjl_sync_rig_count_calls (rig, "lever") - calls;
  g_test_message ("%u people: %u calls to look after them", n, calls);
  g_assert_cmpuint (third->attention, ==, 0);
  g_assert_cmpuint (calls, <=, n * 3 + 30);
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
  findings = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (findings);
}

/* A role that is mapped and somebody of it with a CV, before the first export. */
typedef struct
{
  HjlSyncRig *rig;
  GPtrArray  *people; /* (element-type HjlPerson): one */
  HjlPerson  *person; /* borrowed */
  char       *role;
  char       *posting;
  char       *other;
  char       *title;
  char       *other_title;
} Desk;

static void
open_desk (Desk *desk)
{
  desk->rig = hjl_sync_rig_new_mapped (1);
  hjl_sync_report_free (hjl_sync_rig_sync (desk->rig));
  choose_files (desk->rig);
  get_places (desk->rig, &desk->role, &desk->posting, &desk->other, &desk->title, &desk->other_title);
  desk->people = g_ptr_array_new_with_free_func (free_person);
  desk->person = add (desk->people, desk->role, "Ada Example", "ada@example.org");
}

static void
close_desk (Desk *desk)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (desk->rig->server, FALSE);

  g_assert_cmpint (json_object_get_int_member (ledger, "violation_count"), ==, 0);
  g_ptr_array_unref (desk->people);
  hjl_sync_rig_free (desk->rig);
  g_free (desk->role);
  g_free (desk->posting);
  g_free (desk->other);
  g_free (desk->title);
  g_free (desk->other_title);
}

static void
add_file (Desk       *desk,
          HjlPurpose  purpose,
          const char *name,
          const char *content)
{
  g_autofree char *folder = g_build_filename (desk->rig->folder, HJL_SPOOL_FOLDER, NULL);
  g_autofree char *path = g_build_filename (desk->rig->folder, "original", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSpool) spool = hjl_spool_open (folder, &error);
  g_autoptr (HjlSpooled) spooled = NULL;
  int fd;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  fd = hjl_spool_open_source (path, &error);
  spooled = hjl_spool_add (spool, fd, name, NULL, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_ptr_array_add (desk->person->files, hjl_person_file_new (spooled->name, purpose, name));
}

typedef struct
{
  Desk *desk;
  char *opportunity_id; /* nullable */
  GStrv seen;
} Decision;

/* Both in one transaction. */
static gboolean
add_decided (HjlStore *store,
             HjlTime   now,
             gpointer  data,
             GError  **error)
{
  Decision *decision = data;

  return hjl_store_add_people (store, decision->desk->people, now, error) &&
         hjl_store_set_choice (store,
                               decision->desk->person->id,
                               decision->opportunity_id,
                               (const char *const *) decision->seen,
                               error);
}

/* Looks the person up, as they are shown, and decides: the first record, or a new one. */
static void
decide (Desk    *desk,
        gboolean into,
        guint    n_found)
{
  g_autoptr (GPtrArray) findings = look_up (desk->rig, desk->people);
  HjlFinding *finding = findings->pdata[0];
  g_auto (GStrv) seen = hjl_finding_dup_ids (finding);
  Decision decision = { desk, into ? seen[0] : NULL, seen };

  g_assert_cmpuint (g_strv_length (seen), ==, n_found);
  edit (desk->rig, add_decided, &decision);
}

static guint
count (Desk       *desk,
       const char *call)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (desk->rig->server, FALSE);
  JsonObject *of_lever = json_object_get_object_member (json_object_get_object_member (ledger, "calls"), "lever");

  return (guint) json_object_get_int_member_with_default (of_lever, call, 0);
}

static void
assert_held (Desk       *desk,
             HjlHoldKind kind)
{
  g_autoptr (HjlCase) c = hjl_store_load_case (hjl_workspace_get_store (desk->rig->workspace), desk->person->id, NULL);

  g_assert_cmpstr (hjl_hold_kind_to_string (c->hold != NULL ? c->hold->kind : HJL_HOLD_NONE), ==, hjl_hold_kind_to_string (kind));
}

static HjlLink *
load_link (Desk *desk)
{
  return hjl_store_load_link (hjl_workspace_get_store (desk->rig->workspace), desk->person->id, NULL);
}

static void
assert_no_choice (Desk *desk)
{
  g_assert_null (hjl_store_load_choice (hjl_workspace_get_store (desk->rig->workspace), desk->person->id, NULL));
}

/* The files go to the record that was chosen, wherever it stands and whatever files it has; it stays there, there is no
 * second one, and nobody is asked. */
static void
test_into (gconstpointer data)
{
  gboolean archived = GPOINTER_TO_INT (data);
  Desk     desk;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) after = NULL;
  g_autoptr (HjlLink) link = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *text = NULL;
  g_autofree char *wanted = NULL;
  guint            n_created;
  guint            n_moved;

  open_desk (&desk);
  added = hjl_sync_rig_control (desk.rig, "lever-add", "{'name':'Ada Example','email':'ada@example.org','posting':'%s','stage':'Offer'%s}",
                                desk.other, archived ? ",'reason':'Unresponsive'" : "");
  add_file (&desk, HJL_PURPOSE_CV, "Ada.txt", "The CV of Ada Example");
  add_file (&desk, HJL_PURPOSE_OTHER, "Letter.txt", "Dear all");
  decide (&desk, TRUE, 1);
  n_created = count (&desk, "POST /opportunities");
  n_moved = count (&desk, "PUT /opportunities/:id/stage") + count (&desk, "PUT /opportunities/:id/archived");

  report = hjl_sync_rig_sync (desk.rig);
  g_assert_cmpuint (report->adopted, ==, 1);
  g_assert_cmpuint (report->exported + report->attention, ==, 0);
  assert_held (&desk, HJL_HOLD_NONE);
  assert_no_choice (&desk);
  link = load_link (&desk);
  g_assert_cmpstr (link->posting_id, ==, desk.other);
  g_assert_cmpuint (link->n_files, ==, 2);
  g_assert_cmpuint (count (&desk, "POST /opportunities/:id/files"), ==, 2);

  after = hjl_sync_rig_sync (desk.rig);
  g_assert_cmpuint (after->attention + after->moved_in_lever + after->moved_in_hackajob + after->archived_in_lever + after->exported, ==, 0);
  assert_held (&desk, HJL_HOLD_NONE);
  g_assert_cmpuint (count (&desk, "POST /opportunities"), ==, n_created);
  g_assert_cmpuint (count (&desk, "PUT /opportunities/:id/stage") + count (&desk, "PUT /opportunities/:id/archived"), ==, n_moved);
  g_assert_cmpuint (count (&desk, "POST /opportunities/:id/files"), ==, 2);

  findings = look_up (desk.rig, desk.people);
  text = hjl_finding_describe (findings->pdata[0]);
  g_test_message ("%s", text);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (((HjlFinding *) findings->pdata[0])->kind, ==, HJL_FINDING_IN_LEVER);
  g_assert_cmpstr (((HjlFound *) ((HjlFinding *) findings->pdata[0])->found->pdata[0])->record->id, ==, link->opportunity_id);
  close_desk (&desk);
}

/* A new one beside what was seen: made once, and not asked about. */
static void
test_new (void)
{
  Desk desk;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) after = NULL;
  guint n_created;

  open_desk (&desk);
  added = hjl_sync_rig_control (desk.rig, "lever-add", "{'name':'Ada Example','email':'ada@example.org','posting':'%s'}", desk.posting);
  decide (&desk, FALSE, 1);
  n_created = count (&desk, "POST /opportunities");
  report = hjl_sync_rig_sync (desk.rig);
  g_assert_cmpuint (report->exported, ==, 1);
  g_assert_cmpuint (report->adopted + report->attention, ==, 0);
  assert_no_choice (&desk);
  after = hjl_sync_rig_sync (desk.rig);
  g_assert_cmpuint (after->exported + after->adopted + after->attention, ==, 0);
  g_assert_cmpuint (count (&desk, "POST /opportunities"), ==, n_created + 1);
  close_desk (&desk);
}

/* A record that came since nobody has decided of. */
static void
test_changed (void)
{
  Desk desk;
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) second = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlCase) c = NULL;

  open_desk (&desk);
  first = hjl_sync_rig_control (desk.rig, "lever-add", "{'name':'Ada Example','email':'ada@example.org','posting':'%s'}", desk.posting);
  decide (&desk, FALSE, 1);
  second = hjl_sync_rig_control (desk.rig, "lever-add", "{'name':'Ada Example','email':'ada@example.org','posting':'%s'}", desk.posting);
  report = hjl_sync_rig_sync (desk.rig);
  g_assert_cmpuint (report->exported + report->adopted, ==, 0);
  assert_held (&desk, HJL_HOLD_DUPLICATE);
  assert_no_choice (&desk);
  close_desk (&desk);
}

/* Nobody was there when it was decided. */
static void
test_came (void)
{
  Desk desk;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  open_desk (&desk);
  decide (&desk, FALSE, 0);
  added = hjl_sync_rig_control (desk.rig, "lever-add", "{'name':'Ada Example','email':'ada@example.org','posting':'%s'}", desk.posting);
  report = hjl_sync_rig_sync (desk.rig);
  g_assert_cmpuint (report->exported + report->adopted, ==, 0);
  assert_held (&desk, HJL_HOLD_DUPLICATE);
  close_desk (&desk);
}

/* Somebody of another name has the address: a new one is kept apart from them. */
static void
test_other_name (void)
{
  Desk desk;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  open_desk (&desk);
  added = hjl_sync_rig_control (desk.rig, "lever-add", "{'name':'Zacharias Quux','email':'ada@example.org','posting':'%s'}", desk.other);
  decide (&desk, FALSE, 1);
  report = hjl_sync_rig_sync (desk.rig);
  g_assert_cmpuint (report->exported, ==, 1);
  g_assert_cmpuint (report->attention, ==, 0);
  assert_held (&desk, HJL_HOLD_NONE);
  close_desk (&desk);
}

/* What was chosen is deleted in the meantime: said, and looked for anew once a person says so. */
static void
test_gone (void)
{
  Desk desk;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) removed = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) after = NULL;
  g_autoptr (HjlChoice) choice = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  open_desk (&desk);
  added = hjl_sync_rig_control (desk.rig, "lever-add", "{'name':'Ada Example','email':'ada@example.org','posting':'%s'}", desk.posting);
  decide (&desk, TRUE, 1);
  choice = hjl_store_load_choice (hjl_workspace_get_store (desk.rig->workspace), desk.person->id, NULL);
  removed = hjl_sync_rig_control (desk.rig, "lever-delete", "{'opportunity':'%s'}", choice->opportunity_id);
  report = hjl_sync_rig_sync (desk.rig);
  g_assert_cmpuint (report->exported + report->adopted, ==, 0);
  assert_held (&desk, HJL_HOLD_REFUSED);
  assert_no_choice (&desk);

  hjl_workspace_retry_async (desk.rig->workspace, desk.person->id, NULL, hjl_test_got_result, &result);
  hjl_finish_count (desk.rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  after = hjl_sync_rig_sync (desk.rig);
  g_assert_cmpuint (after->exported, ==, 1);
  close_desk (&desk);
}

/* Whatever is lost on the way: one record, all of the files, no question. */
static void
test_lost (gconstpointer data)
{
  static const char *const faults[] = {
    "'method':'POST','path':'/opportunities','kind':'cut-after'",
    "'method':'POST','path':'/opportunities','kind':'cut-before'",
    "'method':'POST','path':'/opportunities','kind':'status-after','status':503",
    "'method':'GET','path':'/opportunities/?*','kind':'cut-before','count':9",
    "'method':'GET','path':'/opportunities/?*','kind':'status','status':401,'count':9",
    "'method':'GET','path':'/opportunities/*/files','kind':'status','status':401,'count':9",
    "'method':'GET','path':'/opportunities/*/files','kind':'status','status':500,'count':9",
    "'method':'POST','path':'/opportunities/*/files','kind':'status','status':401,'count':9",
    "'method':'POST','path':'/opportunities/*/files','kind':'cut-after','count':1",
  };
  gboolean into = GPOINTER_TO_INT (data);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      Desk desk;
      g_autoptr (JsonObject) added = NULL;
      g_autoptr (JsonObject) set = NULL;
      g_autoptr (JsonObject) cleared = NULL;
      g_autoptr (HjlLink) link = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (HjlSyncReport) broken = NULL;
      HjlFinding *finding;

      open_desk (&desk);
      added = hjl_sync_rig_control (desk.rig, "lever-add", "{'name':'Ada Example','email':'ada@example.org','posting':'%s'}", desk.posting);
      add_file (&desk, HJL_PURPOSE_CV, "Ada.txt", "The CV of Ada Example");
      add_file (&desk, HJL_PURPOSE_OTHER, "Letter.txt", "Dear all");
      decide (&desk, into, 1);
      set = hjl_sync_rig_control (desk.rig, "fault", "{'side':'lever',%s}", faults[i]);
      broken = hjl_sync_rig_try_sync (desk.rig, TRUE, &error);
      g_clear_error (&error);
      cleared = hjl_sync_rig_control (desk.rig, "clear-faults", NULL);
      hjl_sync_rig_reopen (desk.rig);
      for (guint n = 0; n < 10; n++)
        {
          g_autoptr (HjlSyncReport) report = NULL;

          /* Two looks for a file are minutes apart, and short cycles have them in turn with what else they do. */
          hjl_sync_rig_set_ahead ((int) n / 2);
          report = hjl_sync_rig_try_sync (desk.rig, n == 0, &error);
          g_assert_no_error (error);
          g_test_message ("%s: exported %u, adopted %u, attention %u, looks for files %u, uploads %u, %s", faults[i], report->exported, report->adopted, report->attention, count (&desk, "GET /opportunities/:id/files"), count (&desk, "POST /opportunities/:id/files"), report->interrupted != NULL ? report->interrupted->message : "");
          g_assert_cmpuint (report->attention, ==, 0);
        }
      assert_held (&desk, HJL_HOLD_NONE);
      assert_no_choice (&desk);
      link = load_link (&desk);
      g_assert_nonnull (link);
      g_test_message ("%s: %u files, %s", faults[i], link->n_files, link->files_checked ? "seen" : "not seen");
      g_assert_true (link->files_checked);
      g_assert_cmpuint (link->n_files, ==, 2);

      /* As whoever is not known here sees it. */
      g_clear_pointer (&desk.person->role_id, g_free);
      findings = look_up (desk.rig, desk.people);
      finding = findings->pdata[0];
      g_assert_cmpuint (finding->found->len, ==, into ? 1 : 2);
      g_assert_cmpuint (count (&desk, "POST /opportunities/:id/files"), <=, into ? 4 : 2);
      close_desk (&desk);
    }
}

static void
save_settings (HjlSyncRig  *rig,
               HjlSettings *settings)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_save_settings_async (rig->workspace, settings, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* Lever is told of a user with each record that is made. Where there is none, whoever is new is not exported: said before. */
static void
test_nobody (void)
{
  static const char *const owners[] = { "'owner':null", "'owner':null,'hiring_manager':null" };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->workspace);
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (free_person);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (free_person);
  g_autoptr (GPtrArray) unknown = NULL;
  HjlFinding      *finding;
  g_autofree char *said = NULL;
  g_autofree char *role = NULL;
  g_autofree char *posting = NULL;
  g_autofree char *other = NULL;
  g_autofree char *title = NULL;
  g_autofree char *other_title = NULL;
  g_autofree char *acting = g_strdup (settings->acting_user_id);

  choose_files (rig);
  get_places (rig, &role, &posting, &other, &title, &other_title);
  add (people, role, "Ada Example", "ada@example.org");
  add (people, role, "Hal Example", "hal@example.org");
  add (added, role, "Hal Example", "hal@example.org");
  edit (rig, add_people, added);
  g_assert_nonnull (acting);
  for (guint set = 0; set < 2; set++)
    {
      hjl_set_text (&settings->acting_user_id, set ? acting : NULL);
      save_settings (rig, settings);
      for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
        {
          g_autoptr (JsonObject) changed = hjl_sync_rig_control (rig, "lever-posting", "{'posting':'%s',%s}", posting, owners[i]);
          g_autoptr (HjlCatalogue) catalogue = hjl_test_workspace_refresh (rig->workspace);
          g_autoptr (GPtrArray) findings = look_up (rig, people);
          gboolean         none = !set && hjl_catalogue_get_posting (catalogue, posting)->hiring_manager == NULL;
          g_autofree char *text = hjl_finding_describe (findings->pdata[0]);
          g_autofree char *before = hjl_finding_describe (findings->pdata[1]);
          g_autofree char *chosen = hjl_finding_add_owner (findings->pdata[0], HJL_DRAFT_NEW, g_strdup ("New"));

          g_assert_true (i == 0 || set || none);
          g_assert_cmpstr (text, ==, none ? "New in Lever; first choose a fallback owner in Connection" : "New in Lever");
          g_assert_cmpstr (before, ==,
                           none ? "Added before, and not exported yet; first choose a fallback owner in Connection"
                                : "Added before, and not exported yet");
          g_assert_cmpstr (chosen, ==, none ? "New; first choose a fallback owner in Connection" : "New");
        }
    }

  /* Of somebody of whom Lever said nothing nothing is told but why, unless a person has chosen a new record. */
  hjl_set_text (&settings->acting_user_id, NULL);
  save_settings (rig, settings);
  fault = hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/opportunities','kind':'status','status':400,'count':0}");
  unknown = look_up (rig, people);
  finding = unknown->pdata[0];
  g_assert_cmpint (finding->kind, ==, HJL_FINDING_UNKNOWN);
  said = hjl_finding_describe (finding);
  g_assert_true (g_str_has_prefix (said, "Not looked up in Lever: "));
  g_assert_null (strstr (said, "first choose"));
  for (guint choice = 0; choice < HJL_N_DRAFT_CHOICES; choice++)
    g_assert_cmpint (hjl_finding_waits_for_owner (finding, choice), ==, choice == HJL_DRAFT_NEW || choice == HJL_DRAFT_INTO);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/look-up/kinds", test_kinds);
  g_test_add_func ("/look-up/nobody", test_nobody);
  g_test_add_func ("/look-up/calls", test_calls);
  g_test_add_func ("/look-up/late-answers", test_late_answers);
  g_test_add_func ("/look-up/fails", test_fails);
  g_test_add_func ("/look-up/refused", test_refused);
  g_test_add_func ("/look-up/cancelled", test_cancelled);
  g_test_add_data_func ("/look-up/choice/into", GINT_TO_POINTER (FALSE), test_into);
  g_test_add_data_func ("/look-up/choice/into-archived", GINT_TO_POINTER (TRUE), test_into);
  g_test_add_func ("/look-up/choice/new", test_new);
  g_test_add_func ("/look-up/choice/changed", test_changed);
  g_test_add_func ("/look-up/choice/came", test_came);
  g_test_add_func ("/look-up/choice/other-name", test_other_name);
  g_test_add_func ("/look-up/choice/gone", test_gone);
  g_test_add_data_func ("/look-up/choice/lost-new", GINT_TO_POINTER (FALSE), test_lost);
  g_test_add_data_func ("/look-up/choice/lost-into", GINT_TO_POINTER (TRUE), test_lost);

  return g_test_run ();
}
