/* hjl-store-book-keys.c: by what somebody is known again, whichever way they come
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-book.h"

#include "model/hjl-fold.h"
#include "store/hjl-store-private.h"

/* An address is the same with and without its scheme, "www.", a slash at its end and what follows a question mark. */
static char *
fold_address (const char *url)
{
  g_autofree char *folded = hjl_fold (url);
  const char      *start = folded;
  gsize            length;
  const char      *scheme = strstr (start, "://");

  if (scheme != NULL)
    start = scheme + 3;
  if (g_str_has_prefix (start, "www."))
    start += 4;
  length = strcspn (start, "?#");
  while (length > 0 && start[length - 1] == '/')
    length--;

  return g_strndup (start, length);
}

/* Returns: (transfer full) (nullable): NULL where there is nothing to know somebody by; it tells nothing to whoever
 * reads it */
static char *
make_key (const char *kind,
          const char *text)
{
  g_autofree char *whole = NULL;

  if (text == NULL || *text == '\0')
    return NULL;

  whole = g_strconcat (kind, text, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
}

GPtrArray *
hjl_store_make_keys (const char *const *emails,
                     const char        *url)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; emails != NULL && emails[i] != NULL; i++)
    {
      g_autofree char *folded = hjl_fold (emails[i]);
      char            *key = make_key ("mail ", folded);

      if (key != NULL)
        g_ptr_array_add (keys, key);
    }

  if (url != NULL)
    {
      g_autofree char *folded = fold_address (url);
      char            *key = make_key ("address ", folded);

      if (key != NULL)
        g_ptr_array_add (keys, key);
    }

  return keys;
}

gboolean
hjl_store_keep_keys (HjlStore          *self,
                     const char        *candidate_id,
                     const char *const *emails,
                     const char        *url,
                     GError           **error)
{
  g_autoptr (GPtrArray) keys = NULL;
  gboolean ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (candidate_id != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  keys = hjl_store_make_keys (emails, url);
  for (guint i = 0; ok && i < keys->len; i++)
    ok = hjl_store_run_with (self, error, "INSERT OR IGNORE INTO person_key (key, candidate_id) VALUES (?, ?)",
                             "ss", g_ptr_array_index (keys, i), candidate_id);

  return hjl_store_finish (self, ok, error);
}

char *
hjl_store_find_by_keys (HjlStore          *self,
                        const char *const *emails,
                        const char        *url,
                        const char        *sql,
                        const char        *first,
                        const char        *second,
                        GError           **error)
{
  g_autoptr (GPtrArray) keys = hjl_store_make_keys (emails, url);
  g_autofree char *id = NULL;

  for (guint i = 0; i < keys->len && id == NULL; i++)
    if (!hjl_statement_take (hjl_store_prepare_with (self, sql, second != NULL ? "sss" : "ss", g_ptr_array_index (keys, i), first, second),
                             error, "s", &id))
      return NULL;

  return g_steal_pointer (&id);
}

char *
hjl_store_find_person (HjlStore          *self,
                       const char        *role_id,
                       const char *const *emails,
                       const char        *url,
                       GError           **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_store_find_by_keys (self, emails, url,
                                 "SELECT c.id FROM person_key AS k JOIN candidate AS c ON c.id = k.candidate_id"
                                 " WHERE k.key = ?1 AND (?2 IS NULL OR c.role_id = ?2) AND c.erased = 0"
                                 " ORDER BY EXISTS (SELECT 1 FROM link WHERE candidate_id = c.id) DESC,"
                                 " c.accepted_at DESC, c.row DESC LIMIT 1",
                                 role_id, NULL, error);
}
