/* hjl-store-schema.c: the tables, and how a database of an earlier version comes to have them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/hjl-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "hjl-store-schema-resources.h"
#include "model/hjl-fold.h"

#define RESOURCE_PATH "/org/example/HjLever/schema/version-%u.sql"

/* So many files there are in the folder schema; none that was released is ever changed. */
#define N_VERSIONS 16

/* (transfer full): the texts of the first @n versions */
static GStrv
load_steps (guint n)
{
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();

  for (guint version = 1; version <= n; version++)
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_PATH, version);
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;

      /* The call also keeps the resource in the program, which the linker would leave out else. */
      bytes = g_resource_lookup_data (hjl_store_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_assert (bytes != NULL);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_strv_builder_add (steps, text);
    }

  return g_strv_builder_end (steps);
}

/* For the steps alone: nothing that a view asks may depend on a function of ours. */
static void
fold_text (sqlite3_context *context,
           int              n_values,
           sqlite3_value  **values)
{
  char *folded = hjl_fold_for_search ((const char *) sqlite3_value_text (values[0]));

  if (folded != NULL)
    sqlite3_result_text (context, folded, -1, g_free);
  else
    sqlite3_result_null (context);
}

static gboolean
get_number (HjlStore   *self,
            const char *pragma,
            gint64     *number,
            GError    **error)
{
  *number = 0;

  return hjl_statement_take (hjl_store_prepare (self, pragma), error, "x", number);
}

/* SQLite takes a last page of which a part is missing for a page of zeros. Pages that are still in the
 * log are not missing; the log is looked at before the file, as it may be written back between. */
static gboolean
check_length (HjlStore *self,
              GError  **error)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  GStatBuf         status;
  gint64           n_pages;
  gint64           page_size;

  if (!get_number (self, "PRAGMA page_count", &n_pages, error) ||
      !get_number (self, "PRAGMA page_size", &page_size, error))
    return FALSE;

  if ((g_stat (log, &status) == 0 && status.st_size > 0) ||
      (g_stat (self->path, &status) == 0 && status.st_size >= n_pages * page_size))
    return TRUE;

  return hjl_store_fail (self, SQLITE_CORRUPT, error);
}

gboolean
hjl_store_schema_check (HjlStore *self,
                        GError  **error)
{
  gint64 application;
  gint64 version;

  if (!get_number (self, "PRAGMA application_id", &application, error) ||
      !get_number (self, "PRAGMA user_version", &version, error) ||
      !check_length (self, error))
    return FALSE;

  /* Also an empty file: a database of ours gets its name only once it is whole. */
  if (application != HJL_STORE_APPLICATION_ID || version < 1)
    return hjl_store_fail (self, SQLITE_NOTADB, error);

  if (version > N_VERSIONS)
    return hjl_error_fail (error, HJL_ERROR_STORE, _ ("The data file “%s” was written by a newer HjLever. Install the newer version to open it; the file was left as it is."),
                           self->path);

  if (self->mode == HJL_STORE_READ_ONLY && version < N_VERSIONS)
    return hjl_error_fail (error, HJL_ERROR_STORE, _ ("The data file “%s” was written by an older HjLever and cannot be looked at before it is brought up to date. Open HjLever once to do so."),
                           self->path);

  return TRUE;
}

gboolean
hjl_store_schema_migrate (HjlStore          *self,
                          const char *const *table,
                          guint              n_steps,
                          GError           **error)
{
  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *stamp = NULL;
      gint64           version;
      gboolean         ok;

      if (!hjl_store_begin (self, error))
        return FALSE;

      ok = get_number (self, "PRAGMA user_version", &version, error);

      if (ok && version == i)
        {
          /* A pragma takes no bound values; these are two numbers of our own. */
          stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                                   HJL_STORE_APPLICATION_ID, i + 1);
          ok = hjl_store_run_script (self, table[i], error) &&
               hjl_store_run_script (self, stamp, error);
        }

      if (!hjl_store_finish (self, ok, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
hjl_store_schema_update (HjlStore *self,
                         guint     version,
                         GError  **error)
{
  guint n = MIN (version, N_VERSIONS);
  g_auto (GStrv) steps = load_steps (n);
  int code = sqlite3_create_function (self->db, "hjl_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                      NULL, fold_text, NULL, NULL);

  if (code != SQLITE_OK)
    return hjl_store_fail (self, code, error);

  return hjl_store_schema_migrate (self, (const char *const *) steps, n, error);
}
