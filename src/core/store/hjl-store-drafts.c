/* hjl-store-drafts.c: a review that is not finished: who is to be added, kept until a person has looked
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/hjl-store-drafts.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "model/hjl-fold.h"
#include "model/hjl-name.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-choices.h"
#include "store/hjl-store-private.h"

#define COLUMNS "id, role_id, added_at, updated_at, content"

static gint64
get_number (const char *id)
{
  guint64 number;

  return id != NULL && g_ascii_string_to_unsigned (id, 10, 1, G_MAXINT64, &number, NULL) ? (gint64) number : 0;
}

/* Returns: (transfer full): a row that nobody can read any more is one without a name, which shows and can be removed */
static gpointer
read_draft (HjlStatement *statement)
{
  gint64      id;
  const char *role_id;
  HjlTime     added_at;
  HjlTime     updated_at;
  const char *content;
  HjlDraft   *draft;

  hjl_statement_load (statement, "xtxxt", &id, &role_id, &added_at, &updated_at, &content);
  draft = hjl_draft_parse (content);
  if (draft == NULL)
    draft = hjl_draft_new (role_id);
  draft->id = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  draft->added_at = added_at;
  draft->updated_at = updated_at;

  return draft;
}

HjlDraft *
hjl_store_load_draft (HjlStore   *self,
                      const char *id,
                      GError    **error)
{
  g_autoptr (HjlDraft) draft = NULL;
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  statement = hjl_store_prepare_with (self, "SELECT " COLUMNS " FROM draft WHERE id = ?", "x", get_number (id));
  if (hjl_statement_next (statement))
    draft = read_draft (statement);
  if (!hjl_statement_end (statement, error))
    return NULL;

  if (draft == NULL)
    g_set_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND, _ ("There is no row %s in the review."), id);

  return g_steal_pointer (&draft);
}

GPtrArray *
hjl_store_list_drafts (HjlStore   *self,
                       const char *role_id,
                       GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_statement_take_all (hjl_store_prepare_with (self,
                                                         "SELECT " COLUMNS " FROM draft WHERE ?1 IS NULL OR role_id = ?1 ORDER BY id",
                                                         "s", role_id),
                                 read_draft, (GDestroyNotify) hjl_draft_free, error);
}

int
hjl_store_count_drafts (HjlStore *self,
                        GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), -1);

  return (int) hjl_statement_take_int (hjl_store_prepare (self, "SELECT count (*) FROM draft"), error);
}

char *
hjl_store_find_draft_by_file (HjlStore   *self,
                              const char *role_id,
                              const char *digest,
                              GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (digest != NULL, NULL);

  return hjl_statement_take_text (hjl_store_prepare_with (self,
                                                          "SELECT d.id FROM draft_file AS f JOIN draft AS d ON d.id = f.draft_id"
                                                          " WHERE f.digest = ?1 AND (?2 IS NULL OR d.role_id = ?2) LIMIT 1",
                                                          "ss", digest, role_id),
                                  error);
}

HjlDraft *
hjl_store_find_same_draft (HjlStore       *self,
                           const HjlDraft *draft,
                           GError        **error)
{
  HjlCandidateProfile *profile;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (HjlDraft) found = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (draft != NULL, NULL);

  profile = draft->person->profile;
  keys = hjl_store_make_keys ((const char *const *) profile->emails, profile->url);
  for (guint i = 0; i < keys->len && found == NULL; i++)
    {
      HjlStatement *statement;

      statement = hjl_store_prepare_with (self,
                                          "SELECT " COLUMNS " FROM draft WHERE role_id = ?"
                                          " AND id IN (SELECT draft_id FROM draft_key WHERE key = ?) ORDER BY id",
                                          "ss", draft->person->role_id, g_ptr_array_index (keys, i));
      while (found == NULL && hjl_statement_next (statement))
        {
          g_autoptr (HjlDraft) other = read_draft (statement);

          if (!hjl_names_differ (other->person->profile->name, profile->name))
            found = g_steal_pointer (&other);
        }
      if (!hjl_statement_end (statement, error))
        return NULL;
    }

  return g_steal_pointer (&found);
}

static gboolean
run_of_draft (HjlStore   *self,
              const char *sql,
              gint64      number,
              GError    **error)
{
  return hjl_store_run_with (self, error, sql, "x", number);
}

/* @names: (element-type utf8 utf8): a set that gets the names in the spool that the draft has */
static gboolean
collect_files (HjlStore   *self,
               gint64      number,
               GHashTable *names,
               GError    **error)
{
  HjlStatement *statement = hjl_store_prepare_with (self, "SELECT spool_name FROM draft_file WHERE draft_id = ?",
                                                    "x", number);

  while (hjl_statement_next (statement))
    g_hash_table_add (names, hjl_statement_dup_text (statement));

  return hjl_statement_end (statement, error);
}

/* Those of @names that nobody has now. */
static gboolean
spend_free_files (HjlStore   *self,
                  GHashTable *names,
                  GError    **error)
{
  GHashTableIter iter;
  gpointer       name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      gboolean taken;

      if (!hjl_statement_take_found (hjl_store_prepare_with (self, "SELECT 1 FROM draft_file WHERE spool_name = ?", "s", name), &taken, error) ||
          (!taken && !hjl_store_spend_file (self, name, error)))
        return FALSE;
    }

  return TRUE;
}

/* @anew: one whose id is not there any more comes back under it */
static gboolean
write_row (HjlStore *self,
           HjlDraft *draft,
           gboolean  anew,
           HjlTime   now,
           GError  **error)
{
  g_autofree char *content = hjl_draft_print (draft);

  if (draft->id == NULL)
    {
      if (!hjl_store_run_with (self, error, "INSERT INTO draft (role_id, added_at, updated_at, content) VALUES (?, ?, ?, ?)",
                               "sxxs", draft->person->role_id, now, now, content))
        return FALSE;
      draft->id = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) sqlite3_last_insert_rowid (self->db));
      draft->added_at = now;
    }
  else
    {
      if (!hjl_store_run_with (self, error, "UPDATE draft SET role_id = ?, updated_at = ?, content = ? WHERE id = ?",
                               "sxsx", draft->person->role_id, now, content, get_number (draft->id)))
        return FALSE;
      if (sqlite3_changes (self->db) == 0 && !anew)
        return hjl_error_fail (error, HJL_ERROR_NOT_FOUND, _ ("There is no row %s in the review."), draft->id);
      if (sqlite3_changes (self->db) == 0 &&
          !hjl_store_run_with (self, error, "INSERT INTO draft (role_id, added_at, updated_at, content, id) VALUES (?, ?, ?, ?, ?)",
                               "sxxsx", draft->person->role_id, now, now, content, get_number (draft->id)))
        return FALSE;
    }
  draft->updated_at = now;

  return TRUE;
}

static gboolean
write_files_and_keys (HjlStore *self,
                      HjlDraft *draft,
                      GError  **error)
{
  HjlCandidateProfile *profile = draft->person->profile;
  g_autoptr (GPtrArray) keys = NULL;

  for (guint i = 0; i < draft->person->files->len; i++)
    {
      const HjlPersonFile *file = g_ptr_array_index (draft->person->files, i);

      if (!hjl_store_run_with (self, error, "INSERT OR REPLACE INTO draft_file (spool_name, draft_id, digest) VALUES (?, ?, ?)",
                               "sxs", file->spool_name, get_number (draft->id), file->digest))
        return FALSE;
    }

  keys = hjl_store_make_keys ((const char *const *) profile->emails, profile->url);
  for (guint i = 0; i < keys->len; i++)
    {
      if (!hjl_store_run_with (self, error, "INSERT OR IGNORE INTO draft_key (key, draft_id) VALUES (?, ?)",
                               "sx", g_ptr_array_index (keys, i), get_number (draft->id)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
save (HjlStore  *self,
      GPtrArray *drafts,
      gboolean   anew,
      HjlTime    now,
      GError   **error)
{
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < drafts->len; i++)
    {
      HjlDraft *draft = g_ptr_array_index (drafts, i);

      if (!collect_files (self, get_number (draft->id), before, error) || !write_row (self, draft, anew, now, error) ||
          !run_of_draft (self, "DELETE FROM draft_file WHERE draft_id = ?", get_number (draft->id), error) ||
          !run_of_draft (self, "DELETE FROM draft_key WHERE draft_id = ?", get_number (draft->id), error))
        return FALSE;
    }
  for (guint i = 0; i < drafts->len; i++)
    if (!write_files_and_keys (self, g_ptr_array_index (drafts, i), error))
      return FALSE;

  return spend_free_files (self, before, error);
}

gboolean
hjl_store_save_drafts (HjlStore  *self,
                       GPtrArray *drafts,
                       HjlTime    now,
                       GError   **error)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (drafts != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  for (guint i = 0; i < drafts->len; i++)
    if (((HjlDraft *) g_ptr_array_index (drafts, i))->id == NULL)
      g_ptr_array_add (fresh, g_ptr_array_index (drafts, i));
  ok = hjl_store_finish (self, save (self, drafts, FALSE, now, error), error);
  /* What was not kept has no id. */
  for (guint i = 0; !ok && i < fresh->len; i++)
    g_clear_pointer (&((HjlDraft *) g_ptr_array_index (fresh, i))->id, g_free);

  return ok;
}

static gboolean
remove_draft (HjlStore *self,
              gint64    number,
              GError  **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return collect_files (self, number, names, error) &&
         run_of_draft (self, "DELETE FROM draft WHERE id = ?", number, error) &&
         spend_free_files (self, names, error);
}

gboolean
hjl_store_remove_draft (HjlStore   *self,
                        const char *id,
                        GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self, remove_draft (self, get_number (id), error), error);
}

gboolean
hjl_store_restore_drafts (HjlStore          *self,
                          GPtrArray         *drafts,
                          const char *const *gone,
                          HjlTime            now,
                          GError           **error)
{
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (drafts != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = save (self, drafts, TRUE, now, error);
  /* By then their files are those of the others again. */
  for (guint i = 0; ok && gone != NULL && gone[i] != NULL; i++)
    ok = remove_draft (self, get_number (gone[i]), error);

  return hjl_store_finish (self, ok, error);
}

/* Ends @statement. Returns: (transfer full) (nullable): the numbers that it gives */
static GArray *
take_numbers (HjlStatement *statement,
              GError      **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (hjl_statement_next (statement))
    {
      gint64 number = hjl_statement_get_int (statement);

      g_array_append_val (numbers, number);
    }

  return hjl_statement_end (statement, error) ? g_steal_pointer (&numbers) : NULL;
}

int
hjl_store_remove_drafts_before (HjlStore *self,
                                HjlTime   before,
                                GError  **error)
{
  g_autoptr (GArray) numbers = NULL;
  HjlStatement *statement;
  gboolean      ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), -1);

  if (!hjl_store_begin (self, error))
    return -1;

  statement = hjl_store_prepare_with (self, "SELECT id FROM draft WHERE updated_at < ?", "x", before);
  numbers = take_numbers (statement, error);
  ok = numbers != NULL && (numbers->len == 0 || hjl_store_want_scrub (self, error));
  for (guint i = 0; ok && i < numbers->len; i++)
    ok = remove_draft (self, g_array_index (numbers, gint64, i), error);

  return hjl_store_finish (self, ok, error) ? (int) numbers->len : -1;
}

gboolean
hjl_store_forget_drafts (HjlStore   *self,
                         const char *candidate_id,
                         int        *n_changed,
                         GError    **error)
{
  g_autoptr (GArray) numbers = NULL;
  HjlStatement *statement;

  statement = hjl_store_prepare_with (self,
                                      "SELECT DISTINCT d.draft_id FROM draft_key AS d JOIN person_key AS k ON k.key = d.key"
                                      " WHERE k.candidate_id = ?",
                                      "s", candidate_id);
  numbers = take_numbers (statement, error);
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      if (!remove_draft (self, g_array_index (numbers, gint64, i), error))
        return FALSE;
      ++*n_changed;
    }

  return numbers != NULL;
}

/* Whose the same CV or profile is, of the role. */
static gboolean
find_by_file (HjlStore   *self,
              const char *role_id,
              const char *digest,
              char      **id,
              GError    **error)
{
  return hjl_statement_take (hjl_store_prepare_with (self,
                                                     "SELECT c.id FROM book_file AS f JOIN candidate AS c ON c.id = f.person_id"
                                                     " WHERE f.digest = ? AND f.purpose <> ? AND c.role_id = ? AND c.erased = 0"
                                                     " ORDER BY c.row DESC LIMIT 1",
                                                     "sss", digest, hjl_purpose_to_string (HJL_PURPOSE_OTHER), role_id),
                             error, "s", id);
}

char *
hjl_store_find_drafted (HjlStore       *self,
                        const HjlDraft *draft,
                        GError        **error)
{
  HjlCandidateProfile *profile;
  g_autoptr (GError) local = NULL;
  char *id;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (draft != NULL, NULL);

  profile = draft->person->profile;
  id = hjl_store_find_person (self, draft->person->role_id, (const char *const *) profile->emails, profile->url, &local);
  for (guint i = 0; local == NULL && id == NULL && i < draft->person->files->len; i++)
    {
      const HjlPersonFile *file = g_ptr_array_index (draft->person->files, i);

      if (file->digest != NULL && file->purpose != HJL_PURPOSE_OTHER)
        find_by_file (self, draft->person->role_id, file->digest, &id, &local);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      g_clear_pointer (&id, g_free);
    }

  return id;
}

char *
hjl_store_find_namesake (HjlStore        *self,
                         const HjlPerson *person,
                         GError         **error)
{
  g_autofree char *fold = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  if (person->profile->emails[0] != NULL || person->profile->url != NULL || person->profile->name == NULL)
    return NULL;

  fold = hjl_fold_for_search (person->profile->name);
  return hjl_statement_take_text (hjl_store_prepare_with (self,
                                                          "SELECT id FROM candidate WHERE role_id = ? AND name_fold = ? AND id IS NOT ? AND erased = 0"
                                                          " ORDER BY row DESC LIMIT 1",
                                                          "sss", person->role_id, fold, person->id),
                                  error);
}

/* Who is linked with the opportunity that a person has chosen. (transfer full) (nullable) */
static gboolean
find_linked (HjlStore   *self,
             const char *opportunity_id,
             char      **id,
             GError    **error)
{
  return hjl_statement_take (hjl_store_prepare_with (self, "SELECT candidate_id FROM link WHERE opportunity_id = ? AND erased = 0",
                                                     "s", opportunity_id),
                             error, "s", id);
}

/* Whether the one who was added before is plainly called otherwise: two people may have one address. */
static gboolean
has_other_name (HjlStore       *self,
                const char     *candidate_id,
                const HjlDraft *draft,
                gboolean       *other,
                GError        **error)
{
  HjlStatement *statement = hjl_store_prepare_with (self, "SELECT name FROM candidate WHERE id = ?",
                                                    "s", candidate_id);

  *other = hjl_statement_next (statement) &&
           hjl_names_differ (hjl_statement_get_text (statement), draft->person->profile->name);

  return hjl_statement_end (statement, error);
}

/* Whether the row would move somebody who was added before, and no person has agreed: a table may be older than they are. */
static gboolean
would_move (HjlStore       *self,
            const char     *candidate_id,
            const HjlDraft *draft,
            gboolean       *moves,
            GError        **error)
{
  HjlStatement *statement = hjl_store_prepare_with (self, "SELECT 1 FROM candidate WHERE id = ? AND stage_id <> ?",
                                                    "ss", candidate_id, draft->person->stage_id);

  *moves = hjl_statement_next (statement) && hjl_draft_asks_stage (draft);

  return hjl_statement_end (statement, error);
}

/* What a person has chosen is for the export to carry out. */
static gboolean
keep_choice (HjlStore       *self,
             const HjlDraft *draft,
             GError        **error)
{
  return hjl_store_set_choice (self,
                               draft->person->id,
                               draft->choice == HJL_DRAFT_INTO ? draft->opportunity_id : NULL,
                               (const char *const *) draft->seen,
                               error);
}

static gboolean
accept_draft (HjlStore  *self,
              HjlDraft  *draft,
              HjlTime    now,
              GPtrArray *people,
              guint     *n_left,
              GError   **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autofree char *known = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *namesake = NULL;
  HjlPerson       *person = draft->person;
  gboolean         asks = FALSE;
  g_autoptr (GError) local = NULL;

  if (draft->choice == HJL_DRAFT_SKIP)
    return remove_draft (self, get_number (draft->id), error);
  if (!hjl_draft_is_ready (draft))
    {
      ++*n_left;
      return TRUE;
    }
  /* A role may be closed while its people wait in the review: nobody would export them. */
  if (!hjl_store_find_closed_role (self, person->role_id, &closed, error))
    return FALSE;
  if (closed != NULL)
    {
      ++*n_left;
      return TRUE;
    }

  if (draft->choice == HJL_DRAFT_INTO && !find_linked (self, draft->opportunity_id, &known, error))
    return FALSE;
  if (draft->choice == HJL_DRAFT_UNDECIDED)
    {
      known = hjl_store_find_drafted (self, draft, &local);
      if (local == NULL && known != NULL)
        has_other_name (self, known, draft, &asks, &local);
      else if (local == NULL && (namesake = hjl_store_find_namesake (self, person, &local)) != NULL)
        asks = TRUE;
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  if (known != NULL && !asks && !would_move (self, known, draft, &asks, error))
    return FALSE;
  if (asks)
    {
      ++*n_left;
      return TRUE;
    }

  hjl_draft_drop_unsure (draft);
  person->id = g_strdup (known);
  g_ptr_array_add (one, person);
  if (!run_of_draft (self, "DELETE FROM draft WHERE id = ?", get_number (draft->id), error) ||
      !hjl_store_add_people (self, one, now, error))
    return FALSE;
  if (known == NULL && draft->choice != HJL_DRAFT_UNDECIDED && !keep_choice (self, draft, error))
    return FALSE;

  draft->person = hjl_person_new (NULL);
  g_ptr_array_add (people, person);

  return TRUE;
}

gboolean
hjl_store_accept_drafts (HjlStore   *self,
                         GPtrArray  *ids,
                         HjlTime     now,
                         GPtrArray **people,
                         guint      *n_left,
                         GError    **error)
{
  g_autoptr (GPtrArray) accepted = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_person_free);
  guint    left = 0;
  gboolean ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  for (guint i = 0; ok && i < ids->len; i++)
    {
      g_autoptr (HjlDraft) draft = hjl_store_load_draft (self, g_ptr_array_index (ids, i), error);

      ok = draft != NULL && accept_draft (self, draft, now, accepted, &left, error);
    }
  if (!hjl_store_finish (self, ok, error))
    return FALSE;

  if (people != NULL)
    *people = g_steal_pointer (&accepted);
  if (n_left != NULL)
    *n_left = left;

  return TRUE;
}
