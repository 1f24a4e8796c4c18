/* hjl-files-source.c: people from files: what is kept by hand stands for hackajob
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "files/hjl-files-source.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "model/hjl-person.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-todo.h"

/* The most that a page has. */
#define PAGE_SIZE 200

struct _HjlFilesSource
{
  GObject parent_instance;

  HjlStore *store;
  char     *folder;
};

static void hjl_files_source_iface_init (HjlSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HjlFilesSource,
                               hjl_files_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HJL_TYPE_SOURCE, hjl_files_source_iface_init))

static HjlTime
get_now (void)
{
  return g_get_real_time () / 1000;
}

/* Answers a call: all that is asked for is here. @result: (nullable): NULL with @error; takes all three. */
static void
answer_call (GTask         *task,
             gpointer       result,
             GDestroyNotify free_result,
             GError        *error)
{
  g_autoptr (GTask) owned = task;

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, free_result);
}

/* Returns: (transfer full) (nullable): %HJL_ERROR_NOT_FOUND where nobody is kept under the id */
static HjlPerson *
load_person (HjlFilesSource *self,
             const char     *id,
             GError        **error)
{
  g_autoptr (GError) local = NULL;
  HjlPerson *person = hjl_store_load_person (self->store, id, &local);

  if (person == NULL && local == NULL)
    g_set_error_literal (&local, HJL_ERROR, HJL_ERROR_NOT_FOUND,
                         _ ("This candidate came by hackajob’s partner feed and is not among those from files. Add their files, or take candidates from the feed again."));
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return person;
}

static HjlSourceFeatures
hjl_files_source_get_features (HjlSource *source)
{
  return HJL_SOURCE_CAN_WRITE_STAGES | HJL_SOURCE_HAS_PROFILE_DOCUMENT | HJL_SOURCE_HAS_FILES | HJL_SOURCE_IS_BOOK;
}

static gboolean
hjl_files_source_get_server_time (HjlSource *source,
                                  HjlTime   *now)
{
  /* The desktop's own clock is no second opinion of it. */
  return FALSE;
}

static void
hjl_files_source_get_account (HjlSource *source,
                              GTask     *task)
{
  HjlSourceAccount *account = g_new0 (HjlSourceAccount, 1);

  account->user_id = g_strdup ("files");
  account->master_account = TRUE;
  account->lever_enabled = TRUE;
  answer_call (task, account, (GDestroyNotify) hjl_source_account_free, NULL);
}

static void
hjl_files_source_list_stages (HjlSource *source,
                              GTask     *task)
{
  HjlFilesSource *self = HJL_FILES_SOURCE (source);
  GError         *error = NULL;
  GPtrArray      *stages = hjl_store_list_book_stages (self->store, &error);

  answer_call (task, stages, (GDestroyNotify) g_ptr_array_unref, error);
}

static void
hjl_files_source_page_roles (HjlSource  *source,
                             const char *cursor,
                             GTask      *task)
{
  HjlFilesSource *self = HJL_FILES_SOURCE (source);
  HjlSourcePage  *page = NULL;
  GError         *error = NULL;
  GPtrArray      *roles = hjl_store_list_book_roles (self->store, &error);

  /* All at once: whoever keeps them by hand has no thousands. */
  if (roles != NULL)
    {
      page = g_new0 (HjlSourcePage, 1);
      page->rows = roles;
      page->unread = g_ptr_array_new ();
    }
  answer_call (task, page, (GDestroyNotify) hjl_source_page_free, error);
}

static void
hjl_files_source_page_candidates (HjlSource  *source,
                                  HjlTime     since,
                                  const char *cursor,
                                  GTask      *task)
{
  HjlFilesSource  *self = HJL_FILES_SOURCE (source);
  g_autofree char *next = NULL;
  HjlSourcePage   *page = NULL;
  GError          *error = NULL;
  g_autoptr (GPtrArray) people = hjl_store_list_people (self->store, since, cursor, PAGE_SIZE, &next, &error);

  if (people != NULL)
    {
      page = g_new0 (HjlSourcePage, 1);
      page->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_unref);
      page->unread = g_ptr_array_new ();
      page->cursor = g_steal_pointer (&next);
      for (guint i = 0; i < people->len; i++)
        g_ptr_array_add (page->rows, hjl_person_to_candidate (g_ptr_array_index (people, i)));
    }
  answer_call (task, page, (GDestroyNotify) hjl_source_page_free, error);
}

/* Of somebody who was taken over from the feed and for whom nothing was brought nothing but a name is known, which is
 * nobody to export. */
static gboolean
is_known (const HjlPerson *person)
{
  return !person->adopted || person->files->len > 0 || person->profile->emails[0] != NULL;
}

static void
hjl_files_source_get_candidate (HjlSource  *source,
                                const char *candidate_id,
                                GTask      *task)
{
  HjlFilesSource  *self = HJL_FILES_SOURCE (source);
  GError          *error = NULL;
  HjlSourcePerson *answer = NULL;
  g_autoptr (HjlPerson) person = load_person (self, candidate_id, &error);

  if (person != NULL)
    {
      answer = g_new0 (HjlSourcePerson, 1);
      answer->candidate = hjl_person_to_candidate (person);
      if (is_known (person))
        answer->profile = hjl_candidate_profile_ref (person->profile);
    }
  answer_call (task, answer, (GDestroyNotify) hjl_source_person_free, error);
}

/* (transfer full) (nullable) */
static HjlDocument *
open_file (HjlFilesSource *self,
           HjlPersonFile  *file,
           GError        **error)
{
  g_autoptr (HjlSpool) spool = hjl_spool_open (self->folder, error);
  g_autoptr (GBytes) content = NULL;

  if (spool == NULL || !hjl_store_set_file_offered (self->store, file->spool_name, error))
    return NULL;

  content = hjl_spool_load (spool, file->spool_name, error);

  return content != NULL ? hjl_document_new (content, file->name, NULL) : NULL;
}

/* What was added last, of those that Lever has not got. %HJL_ERROR_NOT_FOUND where there is none. */
static HjlDocument *
get_document (HjlFilesSource *self,
              const char     *candidate_id,
              HjlPurpose      purpose,
              GError        **error)
{
  g_autoptr (HjlPerson) person = load_person (self, candidate_id, error);

  if (person == NULL)
    return NULL;

  for (guint i = person->files->len; i > 0; i--)
    {
      HjlPersonFile *file = g_ptr_array_index (person->files, i - 1);

      if (file->purpose == purpose && !file->in_lever)
        return open_file (self, file, error);
    }

  return hjl_error_fail_null (error, HJL_ERROR_NOT_FOUND, "There is no such file");
}

static void
hjl_files_source_get_document (HjlSource  *source,
                               const char *candidate_id,
                               HjlPurpose  purpose,
                               gboolean    by_hand,
                               GTask      *task)
{
  GError      *error = NULL;
  HjlDocument *document = get_document (HJL_FILES_SOURCE (source), candidate_id, purpose, &error);

  answer_call (task, document, (GDestroyNotify) hjl_document_free, error);
}

static GPtrArray *
get_files (HjlFilesSource *self,
           const char     *candidate_id,
           GError        **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_document_free);
  g_autoptr (HjlPerson) person = load_person (self, candidate_id, error);

  if (person == NULL)
    return NULL;

  for (guint i = 0; i < person->files->len; i++)
    {
      HjlPersonFile *file = g_ptr_array_index (person->files, i);
      HjlDocument   *document;

      if (file->purpose != HJL_PURPOSE_OTHER || file->in_lever)
        continue;
      document = open_file (self, file, error);
      if (document == NULL)
        return NULL;
      g_ptr_array_add (files, document);
    }

  return g_steal_pointer (&files);
}

static void
hjl_files_source_get_files (HjlSource  *source,
                            const char *candidate_id,
                            GTask      *task)
{
  GError    *error = NULL;
  GPtrArray *files = get_files (HJL_FILES_SOURCE (source), candidate_id, &error);

  answer_call (task, files, (GDestroyNotify) g_ptr_array_unref, error);
}

static HjlCandidate *
set_stage (HjlFilesSource *self,
           const char     *candidate_id,
           const char     *stage_id,
           const char     *version,
           GError        **error)
{
  g_autoptr (HjlPerson) person = load_person (self, candidate_id, error);
  g_autoptr (HjlCandidate) before = NULL;
  g_autoptr (HjlPerson) moved = NULL;

  if (person == NULL)
    return NULL;

  before = hjl_person_to_candidate (person);
  if (g_strcmp0 (before->version, version) != 0)
    return hjl_error_fail_null (error, HJL_ERROR_CONFLICT, "The candidate was changed here meanwhile");
  if (!hjl_store_set_todo (self->store, candidate_id, stage_id, get_now (), error))
    return NULL;
  moved = load_person (self, candidate_id, error);

  return moved != NULL ? hjl_person_to_candidate (moved) : NULL;
}

static void
hjl_files_source_set_stage (HjlSource  *source,
                            const char *candidate_id,
                            const char *stage_id,
                            const char *reason,
                            const char *version,
                            GTask      *task)
{
  GError       *error = NULL;
  HjlCandidate *candidate = set_stage (HJL_FILES_SOURCE (source), candidate_id, stage_id, version, &error);

  answer_call (task, candidate, (GDestroyNotify) hjl_candidate_unref, error);
}

static void
hjl_files_source_finalize (GObject *object)
{
  HjlFilesSource *self = HJL_FILES_SOURCE (object);

  g_clear_object (&self->store);
  g_free (self->folder);

  G_OBJECT_CLASS (hjl_files_source_parent_class)->finalize (object);
}

static void
hjl_files_source_class_init (HjlFilesSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_files_source_finalize;
}

static void
hjl_files_source_init (HjlFilesSource *self)
{
}

static void
hjl_files_source_iface_init (HjlSourceInterface *iface)
{
  iface->get_features = hjl_files_source_get_features;
  iface->get_server_time = hjl_files_source_get_server_time;
  iface->get_account = hjl_files_source_get_account;
  iface->list_stages = hjl_files_source_list_stages;
  iface->page_roles = hjl_files_source_page_roles;
  iface->page_candidates = hjl_files_source_page_candidates;
  iface->get_candidate = hjl_files_source_get_candidate;
  iface->get_document = hjl_files_source_get_document;
  iface->get_files = hjl_files_source_get_files;
  iface->set_stage = hjl_files_source_set_stage;
}

HjlSource *
hjl_files_source_new (HjlStore   *store,
                      const char *spool_folder)
{
  HjlFilesSource *self;

  g_return_val_if_fail (HJL_IS_STORE (store), NULL);
  g_return_val_if_fail (spool_folder != NULL, NULL);

  self = g_object_new (HJL_TYPE_FILES_SOURCE, NULL);
  self->store = g_object_ref (store);
  self->folder = g_strdup (spool_folder);

  return HJL_SOURCE (self);
}

gboolean
hjl_files_tidy (HjlStore   *store,
                const char *spool_folder,
                GError    **error)
{
  g_autoptr (GPtrArray) spent = NULL;
  g_autoptr (HjlSpool) spool = NULL;

  g_return_val_if_fail (HJL_IS_STORE (store), FALSE);
  g_return_val_if_fail (spool_folder != NULL, FALSE);

  if (!hjl_store_confirm_files (store, error))
    return FALSE;
  spent = hjl_store_list_spent_files (store, error);
  if (spent == NULL || spent->len == 0)
    return spent != NULL;

  spool = hjl_spool_open (spool_folder, error);
  for (guint i = 0; spool != NULL && i < spent->len; i++)
    {
      const char *name = g_ptr_array_index (spent, i);

      if (!hjl_spool_remove (spool, name, error) || !hjl_store_forget_file (store, name, error))
        return FALSE;
    }

  return spool != NULL;
}
