/* hjl-store-book.c: the book: roles that are kept by hand, and its first page
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/hjl-store-book.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-fold.h"
#include "model/hjl-role.h"
#include "model/hjl-stage.h"
#include "model/hjl-suggest.h"
#include "store/hjl-store-default.h"
#include "store/hjl-store-private.h"

static GPtrArray *
load_roles (HjlStore   *self,
            const char *id,
            GError    **error)
{
  return hjl_statement_take_all (hjl_store_prepare_with (self,
                                                         "SELECT id, title, status, location, workplace, team, url, 0, 0, NULL,"
                                                         " published_at, updated_at, -1"
                                                         " FROM book_role WHERE ?1 IS NULL OR id = ?1 ORDER BY published_at DESC, id",
                                                         "s", id),
                                 hjl_store_read_role, g_object_unref, error);
}

GPtrArray *
hjl_store_list_book_roles (HjlStore *self,
                           GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return load_roles (self, NULL, error);
}

static gboolean
fail_unknown_role (GError **error)
{
  return hjl_error_fail (error, HJL_ERROR_INPUT, _ ("This role is not among those that you keep here. Add it first."));
}

gboolean
hjl_store_book_has_role (HjlStore   *self,
                         const char *role_id,
                         gboolean   *has,
                         GError    **error)
{
  return hjl_statement_take_found (hjl_store_prepare_with (self, "SELECT 1 FROM book_role WHERE id = ?", "s", role_id), has, error);
}

gboolean
hjl_store_check_book_role (HjlStore   *self,
                           const char *role_id,
                           GError    **error)
{
  gboolean has;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL, FALSE);

  return hjl_store_book_has_role (self, role_id, &has, error) && (has || fail_unknown_role (error));
}

gboolean
hjl_store_find_closed_role (HjlStore   *self,
                            const char *role_id,
                            char      **title,
                            GError    **error)
{
  *title = NULL;

  return hjl_statement_take (hjl_store_prepare_with (self, "SELECT title FROM book_role WHERE id = ? AND status <> ?",
                                                     "ss", role_id, hjl_role_status_to_string (HJL_ROLE_STATUS_LIVE)),
                             error, "s", title);
}

/* The lists have it as the book does. */
static gboolean
show_role (HjlStore   *self,
           const char *id,
           HjlTime     now,
           GError    **error)
{
  g_autoptr (GPtrArray) roles = load_roles (self, id, error);

  if (roles == NULL)
    return FALSE;

  return roles->len > 0 ? hjl_store_put_roles (self, roles, now, error) : fail_unknown_role (error);
}

static char *
take_title (const char *title,
            GError    **error)
{
  g_autofree char *line = hjl_fold_line (title);

  if (line != NULL)
    g_strstrip (line);
  if (line == NULL || *line == '\0')
    return hjl_error_fail_null (error, HJL_ERROR_INPUT, _ ("Enter the role’s title."));

  return g_steal_pointer (&line);
}

char *
hjl_store_add_book_role (HjlStore   *self,
                         const char *id,
                         const char *title,
                         HjlTime     now,
                         GError    **error)
{
  g_autofree char *made = NULL;
  g_autofree char *line = NULL;
  gboolean         ok;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  line = take_title (title, error);
  if (line == NULL || !hjl_store_begin (self, error))
    return NULL;

  made = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  ok = hjl_store_run_with (self, error,
                           "INSERT INTO book_role (id, title, status, published_at, updated_at)"
                           " VALUES (?1, ?2, ?3, ?4, ?4) ON CONFLICT DO UPDATE SET title = ?2, status = ?3,"
                           " updated_at = ?4",
                           "sssx", made, line, hjl_role_status_to_string (HJL_ROLE_STATUS_LIVE), now) &&
       show_role (self, made, now, error);

  return hjl_store_finish (self, ok, error) ? g_steal_pointer (&made) : NULL;
}

static HjlMapping *
make_mapping (HjlStore   *self,
              const char *role_id,
              HjlPosting *posting,
              GError    **error)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (self, HJL_LIST_ALL, error);
  g_autoptr (GHashTable) mappings = catalogue != NULL ? hjl_store_load_mappings (self, error) : NULL;
  g_autoptr (HjlMapping) standard = hjl_store_load_default (self);

  return mappings != NULL ? hjl_suggest_mapping (catalogue, mappings, standard, role_id, posting) : NULL;
}

static gboolean
map_role (HjlStore   *self,
          const char *id,
          const char *title,
          HjlPosting *posting,
          HjlTime     now,
          GError    **error)
{
  g_autoptr (HjlMapping) mapping = make_mapping (self, id, posting, error);

  if (mapping == NULL)
    return FALSE;

  hjl_mapping_set_role_title (mapping, title);

  return hjl_store_save_mapping (self, mapping, now, error);
}

char *
hjl_store_add_mapped_role (HjlStore   *self,
                           const char *title,
                           HjlPosting *posting,
                           HjlTime     now,
                           GError    **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (HJL_IS_POSTING (posting), NULL);

  if (title == NULL)
    title = posting->title;
  if (!hjl_store_begin (self, error))
    return NULL;

  id = hjl_store_add_book_role (self, NULL, title, now, error);

  return hjl_store_finish (self, id != NULL && map_role (self, id, title, posting, now, error), error) ? g_steal_pointer (&id) : NULL;
}

gboolean
hjl_store_rename_book_role (HjlStore   *self,
                            const char *id,
                            const char *title,
                            HjlTime     now,
                            GError    **error)
{
  g_autofree char *line = NULL;
  gboolean         ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  line = take_title (title, error);
  if (line == NULL || !hjl_store_begin (self, error))
    return FALSE;

  ok = hjl_store_run_with (self, error, "UPDATE book_role SET title = ?, updated_at = ? WHERE id = ?", "sxs", line, now, id) &&
       show_role (self, id, now, error);

  return hjl_store_finish (self, ok, error);
}

gboolean
hjl_store_set_book_role_live (HjlStore   *self,
                              const char *id,
                              gboolean    live,
                              HjlTime     now,
                              GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error, "UPDATE book_role SET status = ?, updated_at = ? WHERE id = ?",
                                               "sxs", hjl_role_status_to_string (live ? HJL_ROLE_STATUS_LIVE : HJL_ROLE_STATUS_CLOSED),
                                               now, id) &&
                             show_role (self, id, now, error) &&
                             hjl_store_touch_role (self, id, error),
                           error);
}

gboolean
hjl_store_remove_book_role (HjlStore   *self,
                            const char *id,
                            GError    **error)
{
  static const char *const forget[] = {
    "DELETE FROM book_role WHERE id = ?",
    "DELETE FROM role WHERE id = ?",
    "DELETE FROM asked_role WHERE role_id = ?",
    "DELETE FROM watched_folder WHERE role_id = ?",
    "DELETE FROM watched_file WHERE role_id = ?",
  };
  gint64   n_people = 0;
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = hjl_statement_take (hjl_store_prepare_with (self,
                                                   "SELECT (SELECT count (*) FROM book_person WHERE role_id = ?1) +"
                                                   " (SELECT count (*) FROM candidate WHERE role_id = ?1 AND erased = 0"
                                                   " AND id NOT IN (SELECT id FROM book_person))",
                                                   "s", id),
                           error, "x", &n_people);
  if (ok && n_people > 0)
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_INPUT,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%'d candidate belongs to this role. Close it instead: no more candidates are exported then.",
                                "%'d candidates belong to this role. Close it instead: no more candidates are exported then.",
                                (gulong) n_people),
                   (int) n_people);
      ok = FALSE;
    }

  ok = ok && hjl_store_remove_mapping (self, id, error);
  for (guint i = 0; ok && i < G_N_ELEMENTS (forget); i++)
    ok = hjl_store_run_with (self, error, forget[i], "s", id);

  return hjl_store_finish (self, ok, error);
}

/* What the feed has told stays under its ids. Somebody who withdrew or did not accept is nobody to take over. */
static gboolean
adopt (HjlStore *self,
       HjlTime   now,
       GError  **error)
{
  if (!hjl_store_run_with (self, error,
                           "INSERT OR IGNORE INTO book_role"
                           " SELECT id, title, status, location, workplace, team, url, published_at, updated_at"
                           " FROM role WHERE status = ? OR id IN (SELECT role_id FROM mapping)"
                           " OR id IN (SELECT role_id FROM candidate WHERE erased = 0)",
                           "s", hjl_role_status_to_string (HJL_ROLE_STATUS_LIVE)))
    return FALSE;

  if (!hjl_store_run_with (self, error,
                           "INSERT OR IGNORE INTO book_person"
                           " SELECT id, role_id, stage_id, name, NULL, NULL, url, NULL, NULL, NULL,"
                           " accepted_at, max (updated_at, ?), 1 FROM candidate"
                           " WHERE status = ? AND erased = 0 AND role_id IN (SELECT id FROM book_role)",
                           "xs", now, hjl_candidate_status_to_string (HJL_CANDIDATE_STATUS_ACCEPTED)))
    return FALSE;

  /* Those of a time before: where they stand now is what the feed said last. */
  return hjl_store_run_with (self, error,
                             "UPDATE book_person SET (stage_id, updated_at) ="
                             " (SELECT c.stage_id, max (c.updated_at, ?) FROM candidate AS c WHERE c.id = book_person.id)"
                             " WHERE adopted = 1 AND stage_id IS NOT"
                             " (SELECT c.stage_id FROM candidate AS c WHERE c.id = book_person.id)",
                             "x", now);
}

/* hackajob's known words (hackajob/README.md); the company's own come with renaming. */
static gboolean
begin_stages (HjlStore *self,
              GError  **error)
{
  static const struct
  {
    const char  *name;
    HjlStageKind kind;
  } words[] = {
    { "Accepted", HJL_STAGE_KIND_ACCEPTED },
    { "Requires Action", HJL_STAGE_KIND_IN_PROCESS },
    { "Scheduled", HJL_STAGE_KIND_IN_PROCESS },
    { "Offer", HJL_STAGE_KIND_OFFER },
    { "Hired", HJL_STAGE_KIND_HIRED },
    { "Rejected", HJL_STAGE_KIND_REJECTED },
    { "Withdrawn", HJL_STAGE_KIND_WITHDRAWN },
  };
  g_autoptr (GPtrArray) stages = NULL;

  if (!hjl_store_run (self,
                      "INSERT OR IGNORE INTO book_stage"
                      " SELECT id, row_number () OVER (ORDER BY rank, name) - 1, name, kind FROM stage"
                      " WHERE side = 0 AND NOT EXISTS (SELECT 1 FROM book_stage)",
                      error))
    return FALSE;

  stages = hjl_store_list_book_stages (self, error);
  if (stages == NULL)
    return FALSE;
  if (stages->len == 0)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      g_ptr_array_add (stages, hjl_stage_new (&(HjlStage){
                                 .side = HJL_SIDE_HACKAJOB,
                                 .id = "",
                                 .name = words[i].name,
                                 .kind = words[i].kind,
                               }));

  return hjl_store_set_book_stages (self, stages, error);
}

gboolean
hjl_store_open_book (HjlStore *self,
                     HjlTime   now,
                     GError  **error)
{
  g_autoptr (GPtrArray) roles = NULL;
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = adopt (self, now, error) && begin_stages (self, error);
  if (ok)
    {
      roles = load_roles (self, NULL, error);
      ok = roles != NULL && hjl_store_put_roles (self, roles, now, error) &&
           hjl_store_end_role_scan (self, now, error);
    }

  return hjl_store_finish (self, ok, error);
}
