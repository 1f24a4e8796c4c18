/* hjl-store-new-roles.c: which live roles nobody was asked about yet
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-new-roles.h"

#include "store/hjl-store-private.h"

#define FIRST_LIST_KEY "roles/first-list"

GPtrArray *
hjl_store_list_new_roles (HjlStore *self,
                          GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  /* Half a list of roles would ask twice: once for this half, once for the other. */
  if ((hjl_store_get_int (self, HJL_STORE_KNOWN_KEY, 0) & HJL_LIST_ROLES) == 0)
    return g_ptr_array_new_with_free_func (g_free);

  return hjl_statement_take_texts (hjl_store_prepare_with (self,
                                                           "SELECT id FROM role WHERE status = ?"
                                                           " AND id NOT IN (SELECT role_id FROM asked_role)"
                                                           " AND id NOT IN (SELECT role_id FROM mapping)"
                                                           " ORDER BY published_at DESC, id",
                                                           "s", hjl_role_status_to_string (HJL_ROLE_STATUS_LIVE)),
                                   error);
}

gboolean
hjl_store_set_roles_asked (HjlStore *self,
                           GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error,
                                               "INSERT OR IGNORE INTO asked_role (role_id) SELECT id FROM role WHERE status = ?",
                                               "s", hjl_role_status_to_string (HJL_ROLE_STATUS_LIVE)),
                           error);
}

/* Whether all roles were read, and nobody was asked about any so far. */
static gboolean
is_first_list (HjlStore *self)
{
  gboolean asked;

  if ((hjl_store_get_int (self, HJL_STORE_KNOWN_KEY, 0) & HJL_LIST_ROLES) == 0 || hjl_store_get_int (self, FIRST_LIST_KEY, 0) != 0)
    return FALSE;

  /* There are databases from before this was kept. */
  return hjl_statement_take_found (hjl_store_prepare (self, "SELECT 1 FROM asked_role LIMIT 1"), &asked, NULL) && !asked;
}

static GPtrArray *
take (HjlStore *self,
      GError  **error)
{
  g_autoptr (GPtrArray) ids = hjl_store_list_new_roles (self, error);
  gboolean first = is_first_list (self);

  if (ids == NULL || ((first || ids->len > 0) && !hjl_store_set_roles_asked (self, error)) ||
      (first && !hjl_store_set_value (self, FIRST_LIST_KEY, "1", error)))
    return NULL;

  if (first)
    g_ptr_array_set_size (ids, 0);

  return g_steal_pointer (&ids);
}

GPtrArray *
hjl_store_take_new_roles (HjlStore *self,
                          GError  **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  /* One transaction: of two windows, one asks. */
  if (!hjl_store_begin (self, error))
    return NULL;

  ids = take (self, error);

  return hjl_store_finish (self, ids != NULL, error) ? g_steal_pointer (&ids) : NULL;
}

char *
hjl_store_dup_role_title (HjlStore   *self,
                          const char *role_id)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (role_id != NULL, NULL);

  return hjl_statement_take_text (hjl_store_prepare_with (self, "SELECT title FROM role WHERE id = ?", "s", role_id), NULL);
}
