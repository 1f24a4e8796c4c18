/* hjl-store-book-stages.c: hackajob's stages as they are kept by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/hjl-store-book.h"
#include "store/hjl-store-lists.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-fold.h"
#include "model/hjl-stage.h"
#include "store/hjl-store-private.h"

static gpointer
read_stage (HjlStatement *statement)
{
  HjlStage    facts = { .side = HJL_SIDE_HACKAJOB };
  const char *kind;

  hjl_statement_load (statement, "tttd", &facts.id, &facts.name, &kind, &facts.order);
  facts.kind = hjl_stage_kind_from_string (kind);

  return hjl_stage_new (&facts);
}

GPtrArray *
hjl_store_list_book_stages (HjlStore *self,
                            GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_statement_take_all (hjl_store_prepare (self, "SELECT id, name, kind, position FROM book_stage ORDER BY position, name"),
                                 read_stage, g_object_unref, error);
}

gboolean
hjl_store_book_has_stage (HjlStore   *self,
                          const char *stage_id,
                          GError    **error)
{
  gboolean found;

  if (!hjl_statement_take_found (hjl_store_prepare_with (self, "SELECT 1 FROM book_stage WHERE id = ?", "s", stage_id), &found, error))
    return FALSE;
  if (!found)
    g_set_error_literal (error, HJL_ERROR, HJL_ERROR_INPUT,
                         _ ("This stage is not among hackajob’s stages that you keep here."));

  return found;
}

gboolean
hjl_store_count_stage_uses (HjlStore   *self,
                            const char *stage_id,
                            guint      *n_mappings,
                            guint      *n_people,
                            GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (stage_id != NULL, FALSE);

  *n_mappings = *n_people = 0;

  return hjl_statement_take (hjl_store_prepare_with (self,
                                                     "SELECT (SELECT count (DISTINCT role_id) FROM mapping_entry WHERE stage_id = ?1),"
                                                     " (SELECT count (*) FROM book_person WHERE stage_id = ?1) +"
                                                     " (SELECT count (*) FROM todo WHERE from_id = ?1)",
                                                     "s", stage_id),
                             error, "uu", n_mappings, n_people);
}

/* Names are told apart as people read them. Returns: (transfer full) (element-type HjlStage): with ids, in order */
static GPtrArray *
take_stages (GPtrArray *stages,
             GError   **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) folds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage        *stage = g_ptr_array_index (stages, i);
      const char      *id = stage->id;
      g_autofree char *made = id == NULL || *id == '\0' ? g_uuid_string_random () : g_strdup (id);
      g_autofree char *name = hjl_fold_line (stage->name);

      if (name != NULL)
        g_strstrip (name);
      if (name == NULL || *name == '\0')
        return hjl_error_fail_null (error, HJL_ERROR_INPUT, _ ("Enter the stage’s name."));
      if (!g_hash_table_add (folds, hjl_fold (name)))
        return hjl_error_fail_null (error, HJL_ERROR_INPUT, _ ("There is a stage “%s” already."), name);

      g_ptr_array_add (taken, hjl_stage_new (&(HjlStage){
                                .side = HJL_SIDE_HACKAJOB,
                                .id = made,
                                .name = name,
                                .kind = stage->kind,
                                .order = i,
                              }));
    }

  if (taken->len == 0)
    return hjl_error_fail_null (error, HJL_ERROR_INPUT,
                                _ ("This is the last stage. Candidates need one to be at: rename it instead."));

  return g_steal_pointer (&taken);
}

static gboolean
drop_stage (HjlStore *self,
            HjlStage *stage,
            GError  **error)
{
  const char *id = stage->id;
  guint       n_mappings;
  guint       n_people;

  if (!hjl_store_count_stage_uses (self, id, &n_mappings, &n_people, error))
    return FALSE;
  if (n_people > 0)
    return hjl_error_fail (error, HJL_ERROR_INPUT, g_dngettext (GETTEXT_PACKAGE, "%'u candidate is at “%s” in hackajob. Move them to another stage first, or rename this one.", "%'u candidates are at “%s” in hackajob. Move them to another stage first, or rename this one.", n_people),
                           n_people, stage->name);

  if (!hjl_store_run_with (self, error,
                           "UPDATE candidate SET dirty = 1 WHERE dirty = 0 AND role_id IN"
                           " (SELECT role_id FROM mapping_entry WHERE stage_id = ?)",
                           "s", id))
    return FALSE;

  return hjl_store_run_with (self, error, "DELETE FROM mapping_entry WHERE stage_id = ?", "s", id);
}

static gboolean
has_id (gconstpointer stage,
        gconstpointer id)
{
  return g_strcmp0 (((HjlStage *) stage)->id, id) == 0;
}

static gboolean
drop_stages (HjlStore  *self,
             GPtrArray *stages,
             GError   **error)
{
  g_autoptr (GPtrArray) before = hjl_store_list_book_stages (self, error);

  if (before == NULL)
    return FALSE;

  for (guint i = 0; i < before->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (before, i);

      if (!g_ptr_array_find_with_equal_func (stages, stage->id, has_id, NULL) &&
          !drop_stage (self, stage, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
hjl_store_set_book_stages (HjlStore  *self,
                           GPtrArray *stages,
                           GError   **error)
{
  g_autoptr (GPtrArray) taken = NULL;
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (stages != NULL, FALSE);

  taken = take_stages (stages, error);
  if (taken == NULL || !hjl_store_begin (self, error))
    return FALSE;

  ok = drop_stages (self, taken, error) && hjl_store_run (self, "DELETE FROM book_stage", error);
  for (guint i = 0; ok && i < taken->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (taken, i);

      ok = hjl_store_run_with (self, error, "INSERT INTO book_stage (id, position, name, kind) VALUES (?, ?, ?, ?)",
                               "suss", stage->id, i, stage->name, hjl_stage_kind_to_string (stage->kind));
    }
  ok = ok && hjl_store_put_stages (self, HJL_SIDE_HACKAJOB, taken, error);

  return hjl_store_finish (self, ok, error);
}
