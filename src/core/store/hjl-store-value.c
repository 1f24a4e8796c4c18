/* hjl-store-value.c: small values: settings and cursors
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store.h"

#include "store/hjl-store-private.h"

char *
hjl_store_get_value (HjlStore   *self,
                     const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  if (!hjl_statement_take (hjl_store_prepare_with (self, "SELECT text FROM value WHERE key = ?", "s", key), &error, "s", &text))
    g_message ("Reading the value “%s”: %s", key, error->message);

  return g_steal_pointer (&text);
}

gint64
hjl_store_get_int (HjlStore   *self,
                   const char *key,
                   gint64      fallback)
{
  g_autofree char *text = hjl_store_get_value (self, key);
  gint64           value;

  if (text == NULL ||
      !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return fallback;

  return value;
}

gboolean
hjl_store_set_value (HjlStore   *self,
                     const char *key,
                     const char *value,
                     GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           value == NULL ? hjl_store_run_with (self, error, "DELETE FROM value WHERE key = ?", "s", key)
                                         : hjl_store_run_with (self, error,
                                                               "INSERT INTO value (key, text) VALUES (?, ?)"
                                                               " ON CONFLICT DO UPDATE SET text = excluded.text",
                                                               "ss", key, value),
                           error);
}

gboolean
hjl_store_set_int (HjlStore   *self,
                   const char *key,
                   gint64      value,
                   GError    **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return hjl_store_set_value (self, key, text, error);
}

void
hjl_store_set_hint (HjlStore   *self,
                    const char *key,
                    gint64      value)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (HJL_IS_STORE (self));

  sqlite3_busy_timeout (self->db, 0);
  if (!hjl_store_set_int (self, key, value, &error))
    g_debug ("%s is not kept: %s", key, error->message);
  sqlite3_busy_timeout (self->db, HJL_STORE_BUSY_TIMEOUT);
}
