/* hjl-source.c: where candidates come from: hackajob, in whatever form it can be read
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hackajob/hjl-source.h"

G_DEFINE_INTERFACE (HjlSource, hjl_source, G_TYPE_OBJECT)

static void
hjl_source_default_init (HjlSourceInterface *iface)
{
}

void
hjl_source_account_free (HjlSourceAccount *self)
{
  if (self == NULL)
    return;

  g_free (self->user_id);
  g_free (self->user_name);
  g_free (self->user_email);
  g_free (self->company_id);
  g_free (self->company_name);
  g_free (self);
}

void
hjl_source_page_free (HjlSourcePage *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_free (self->cursor);
  g_free (self);
}

void
hjl_source_person_free (HjlSourcePerson *self)
{
  g_clear_pointer (&self->candidate, hjl_candidate_unref);
  g_clear_pointer (&self->profile, hjl_candidate_profile_unref);
  g_free (self);
}

void
hjl_export_mark_free (HjlExportMark *self)
{
  if (self == NULL)
    return;

  g_free (self->record_id);
  g_free (self->record_url);
  g_free (self);
}

HjlSourceFeatures
hjl_source_get_features (HjlSource *self)
{
  g_return_val_if_fail (HJL_IS_SOURCE (self), 0);

  return HJL_SOURCE_GET_IFACE (self)->get_features (self);
}

gboolean
hjl_source_get_server_time (HjlSource *self,
                            HjlTime   *now)
{
  HjlSourceInterface *iface;

  g_return_val_if_fail (HJL_IS_SOURCE (self), FALSE);
  g_return_val_if_fail (now != NULL, FALSE);

  iface = HJL_SOURCE_GET_IFACE (self);
  *now = 0;

  return iface->get_server_time != NULL && iface->get_server_time (self, now);
}

static GTask *
new_task (HjlSource          *self,
          gpointer            tag,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);

  return task;
}

void
hjl_source_get_account_async (HjlSource          *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (HJL_IS_SOURCE (self));

  HJL_SOURCE_GET_IFACE (self)->get_account (self,
                                            new_task (self, hjl_source_get_account_async, cancellable, callback, user_data));
}

void
hjl_source_begin_run (HjlSource *self)
{
  g_return_if_fail (HJL_IS_SOURCE (self));

  if (HJL_SOURCE_GET_IFACE (self)->begin_run != NULL)
    HJL_SOURCE_GET_IFACE (self)->begin_run (self);
}

void
hjl_source_list_stages_async (HjlSource          *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (HJL_IS_SOURCE (self));

  HJL_SOURCE_GET_IFACE (self)->list_stages (self,
                                            new_task (self, hjl_source_list_stages_async, cancellable, callback, user_data));
}

void
hjl_source_page_roles_async (HjlSource          *self,
                             const char         *cursor,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (HJL_IS_SOURCE (self));

  HJL_SOURCE_GET_IFACE (self)->page_roles (self, cursor,
                                           new_task (self, hjl_source_page_roles_async, cancellable, callback, user_data));
}

void
hjl_source_page_candidates_async (HjlSource          *self,
                                  HjlTime             since,
                                  const char         *cursor,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (HJL_IS_SOURCE (self));

  HJL_SOURCE_GET_IFACE (self)->page_candidates (self, since, cursor,
                                                new_task (self, hjl_source_page_candidates_async, cancellable, callback, user_data));
}

void
hjl_source_get_candidate_async (HjlSource          *self,
                                const char         *candidate_id,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (HJL_IS_SOURCE (self));
  g_return_if_fail (candidate_id != NULL);

  HJL_SOURCE_GET_IFACE (self)->get_candidate (self, candidate_id,
                                              new_task (self, hjl_source_get_candidate_async, cancellable, callback, user_data));
}

HjlCandidate *
hjl_source_get_candidate_finish (HjlSource            *self,
                                 GAsyncResult         *result,
                                 HjlCandidateProfile **profile,
                                 GError              **error)
{
  g_autoptr (HjlSourcePerson) person = hjl_finish_pointer (self, result, error);

  if (profile != NULL)
    *profile = person != NULL ? g_steal_pointer (&person->profile) : NULL;

  return person != NULL ? g_steal_pointer (&person->candidate) : NULL;
}

void
hjl_source_get_document_async (HjlSource          *self,
                               const char         *candidate_id,
                               HjlPurpose          purpose,
                               gboolean            by_hand,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (HJL_IS_SOURCE (self));
  g_return_if_fail (candidate_id != NULL);
  g_return_if_fail (purpose != HJL_PURPOSE_OTHER);

  HJL_SOURCE_GET_IFACE (self)->get_document (self, candidate_id, purpose, by_hand,
                                             new_task (self, hjl_source_get_document_async, cancellable, callback, user_data));
}

void
hjl_source_get_files_async (HjlSource          *self,
                            const char         *candidate_id,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (HJL_IS_SOURCE (self));
  g_return_if_fail (candidate_id != NULL);
  g_return_if_fail (HJL_SOURCE_GET_IFACE (self)->get_files != NULL);

  HJL_SOURCE_GET_IFACE (self)->get_files (self, candidate_id,
                                          new_task (self, hjl_source_get_files_async, cancellable, callback, user_data));
}

void
hjl_source_set_stage_async (HjlSource          *self,
                            const char         *candidate_id,
                            const char         *stage_id,
                            const char         *reason,
                            const char         *version,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (HJL_IS_SOURCE (self));
  g_return_if_fail (candidate_id != NULL);
  g_return_if_fail (stage_id != NULL);

  HJL_SOURCE_GET_IFACE (self)->set_stage (self, candidate_id, stage_id, reason, version,
                                          new_task (self, hjl_source_set_stage_async, cancellable, callback, user_data));
}

void
hjl_source_mark_exported_async (HjlSource           *self,
                                const char          *candidate_id,
                                const HjlExportMark *mark,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (HJL_IS_SOURCE (self));
  g_return_if_fail (candidate_id != NULL);
  g_return_if_fail (mark != NULL);

  HJL_SOURCE_GET_IFACE (self)->mark_exported (self, candidate_id, mark,
                                              new_task (self, hjl_source_mark_exported_async, cancellable, callback, user_data));
}

gboolean
hjl_source_mark_exported_finish (HjlSource      *self,
                                 GAsyncResult   *result,
                                 HjlExportMark **existing,
                                 GError        **error)
{
  g_return_val_if_fail (HJL_IS_SOURCE (self), FALSE);

  return HJL_SOURCE_GET_IFACE (self)->mark_exported_finish (self, result, existing, error);
}
