/* hjl-intake-rig.c: an intake with a store, a folder of files and the real reader
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-intake-rig.h"

#include <glib/gstdio.h>
#include <string.h>

#include "files/hjl-spool.h"
#include "hjl-test-utils.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"

void
rig_set_up (Rig          *self,
            gconstpointer data)
{
  g_autofree char *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);
  g_autoptr (GError) error = NULL;

  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  fixture_set_up (&self->base, NULL);
  self->dropped = g_build_filename (self->base.folder, "dropped", NULL);
  self->spool = g_build_filename (self->base.folder, HJL_SPOOL_FOLDER, NULL);
  g_assert_cmpint (g_mkdir (self->dropped, 0700), ==, 0);
  g_assert_true (hjl_store_open_book (self->base.store, 5, &error));
  self->role = hjl_store_add_book_role (self->base.store, NULL, "Data Engineer", 10, &error);
  g_assert_no_error (error);
}

void
rig_tear_down (Rig          *self,
               gconstpointer data)
{
  g_free (self->dropped);
  g_free (self->spool);
  g_free (self->role);
  fixture_tear_down (&self->base, NULL);
}

void
rig_put (Rig        *self,
         const char *name,
         const char *content,
         gssize      size)
{
  g_autofree char *path = g_build_filename (self->dropped, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, content, size, NULL));
}

void
rig_put_cv (Rig        *self,
            const char *name,
            const char *fixture)
{
  g_autofree char *path = g_build_filename ("cvs", fixture, NULL);
  g_autoptr (GBytes) content = hjl_test_load_fixture (path);

  rig_put (self, name, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
}

HjlTime
rig_tell_time (void)
{
  static HjlTime now = 1000;

  return ++now;
}

HjlIntakeReport *
rig_take (Rig              *self,
          HjlIntakeRequest *request,
          HjlIntakeProgress progress,
          gpointer          progress_data,
          GCancellable     *cancellable,
          GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_intake_async (self->base.store, self->spool, request, rig_tell_time, progress, progress_data, cancellable, hjl_test_got_result, &result);

  return hjl_finish_pointer (NULL, hjl_test_wait (&result), error);
}

/* All that was dropped. (transfer full) */
HjlIntakeReport *
rig_add (Rig     *self,
         gboolean plan)
{
  const char *paths[] = { self->dropped, NULL };
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (self->role, paths, NULL, plan);
  g_autoptr (GError) error = NULL;
  HjlIntakeReport *report = rig_take (self, request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return report;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The review: of each row the name, and how many files. */
char *
rig_dup_review (Rig *self)
{
  g_autoptr (GPtrArray) drafts = hjl_store_list_drafts (self->base.store, NULL, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < drafts->len; i++)
    {
      HjlDraft *draft = g_ptr_array_index (drafts, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s %u", hjl_draft_needs_name (draft) ? "-" : draft->person->profile->name,
                                               draft->person->files->len));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("; ", (char **) lines->pdata);
}

/* The same with phones and e-mails, and a mark where the row asks. */
static char *
dup_ways (Rig *self)
{
  g_autoptr (GPtrArray) drafts = hjl_store_list_drafts (self->base.store, NULL, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < drafts->len; i++)
    {
      HjlDraft *draft = g_ptr_array_index (drafts, i);
      g_auto (GStrv) phones = hjl_draft_dup (draft, HJL_CV_FIELD_PHONE);
      g_auto (GStrv) emails = hjl_draft_dup (draft, HJL_CV_FIELD_EMAIL);
      g_autofree char *phone = g_strjoinv (",", phones);
      g_autofree char *email = g_strjoinv (",", emails);

      g_ptr_array_add (lines, g_strdup_printf ("%s [%s] [%s]%s", draft->person->profile->name, phone, email,
                                               hjl_draft_is_ready (draft) ? "" : " ?"));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("; ", (char **) lines->pdata);
}

void
rig_assert_ways (Rig        *self,
                 const char *wanted)
{
  g_autofree char *ways = dup_ways (self);

  g_assert_cmpstr (ways, ==, wanted);
}

/* What lies in the spool is what the database knows, and the other way round. */
void
rig_assert_spool (Rig  *self,
                  guint n_files)
{
  g_autoptr (GHashTable) names = hjl_store_list_spooled (self->base.store, NULL);
  g_autoptr (GDir) dir = g_dir_open (self->spool, 0, NULL);
  const char *name;
  guint       n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.' && strcmp (name, "lock") != 0)
      {
        g_assert_true (g_hash_table_contains (names, name));
        n++;
      }
  g_assert_cmpuint (n, ==, n_files);
  g_assert_cmpuint (g_hash_table_size (names), ==, n_files);
}

const char *
rig_find_refusal (const HjlIntakeReport *report,
                  const char            *title)
{
  for (guint i = 0; i < report->refusals->len; i++)
    {
      const HjlRefusal *refusal = g_ptr_array_index (report->refusals, i);

      if (strstr (refusal->title, title) != NULL)
        return refusal->reason;
    }

  return NULL;
}

HjlDraft *
rig_load_only (Rig *self)
{
  g_autoptr (GPtrArray) drafts = hjl_store_list_drafts (self->base.store, NULL, NULL);

  g_assert_cmpuint (drafts->len, ==, 1);

  return g_ptr_array_steal_index (drafts, 0);
}
