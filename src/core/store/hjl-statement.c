/* hjl-statement.c: a prepared SQL statement that is kept: typed values in, typed columns out
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-statement.h"

struct _HjlStatement
{
  sqlite3_stmt      *handle;
  HjlStatementFailed failed;
  gpointer           owner;
  int                prepared; /* how preparing went */
  int                code;     /* how this use goes */
  int                next_value;
  int                next_column;
  gboolean           in_use;
};

HjlStatement *
hjl_statement_new (sqlite3           *db,
                   const char        *sql,
                   HjlStatementFailed failed,
                   gpointer           owner)
{
  HjlStatement *self = g_new0 (HjlStatement, 1);

  self->failed = failed;
  self->owner = owner;
  self->prepared = sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &self->handle, NULL);
  self->code = self->prepared;

  return self;
}

void
hjl_statement_free (HjlStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

gboolean
hjl_statement_is_prepared (HjlStatement *self)
{
  return self->prepared == SQLITE_OK;
}

void
hjl_statement_begin (HjlStatement *self)
{
  g_assert (!self->in_use);

  self->in_use = TRUE;
  self->code = self->prepared;
  self->next_value = 1;
}

void
hjl_statement_reset (HjlStatement *self)
{
  if (!self->in_use)
    return;

  if (self->handle != NULL)
    {
      sqlite3_reset (self->handle);
      sqlite3_clear_bindings (self->handle);
    }
  self->in_use = FALSE;
}

static void
note (HjlStatement *self,
      int           code)
{
  if (self->code == SQLITE_OK)
    self->code = code;
}

void
hjl_statement_refuse_write (HjlStatement *self,
                            int           code)
{
  if (self->handle != NULL && !sqlite3_stmt_readonly (self->handle))
    note (self, code);
}

void
hjl_statement_bind_text (HjlStatement *self,
                         const char   *text)
{
  if (self->handle != NULL)
    note (self, sqlite3_bind_text (self->handle, self->next_value++, text, -1, SQLITE_STATIC));
}

void
hjl_statement_bind_int (HjlStatement *self,
                        gint64        value)
{
  if (self->handle != NULL)
    note (self, sqlite3_bind_int64 (self->handle, self->next_value++, value));
}

void
hjl_statement_bind_double (HjlStatement *self,
                           double        value)
{
  if (self->handle != NULL)
    note (self, sqlite3_bind_double (self->handle, self->next_value++, value));
}

gboolean
hjl_statement_next (HjlStatement *self)
{
  int code;

  if (self->code != SQLITE_OK)
    return FALSE;

  code = sqlite3_step (self->handle);
  self->next_column = 0;

  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    self->code = code;

  return FALSE;
}

gboolean
hjl_statement_end (HjlStatement *self,
                   GError      **error)
{
  int code = self->code;

  /* Told before the reset: the words belong to the connection's last call. */
  if (code != SQLITE_OK)
    self->failed (self->owner, code, error);

  hjl_statement_reset (self);

  return code == SQLITE_OK;
}

gboolean
hjl_statement_run (HjlStatement *self,
                   GError      **error)
{
  while (hjl_statement_next (self))
    ;

  return hjl_statement_end (self, error);
}

const char *
hjl_statement_get_text (HjlStatement *self)
{
  return (const char *) sqlite3_column_text (self->handle, self->next_column++);
}

char *
hjl_statement_dup_text (HjlStatement *self)
{
  return g_strdup (hjl_statement_get_text (self));
}

gint64
hjl_statement_get_int (HjlStatement *self)
{
  return sqlite3_column_int64 (self->handle, self->next_column++);
}

gboolean
hjl_statement_get_boolean (HjlStatement *self)
{
  return hjl_statement_get_int (self) != 0;
}

static void
read_columns (HjlStatement *self,
              const char   *types,
              va_list       places)
{
  for (; *types != '\0'; types++)
    switch (*types)
      {
      case 's':
        *va_arg (places, char **) = hjl_statement_dup_text (self);
        break;

      case 't':
        *va_arg (places, const char **) = hjl_statement_get_text (self);
        break;

      case 'b':
        *va_arg (places, gboolean *) = hjl_statement_get_boolean (self);
        break;

      case 'i':
        *va_arg (places, int *) = (int) hjl_statement_get_int (self);
        break;

      case 'u':
        *va_arg (places, guint *) = (guint) hjl_statement_get_int (self);
        break;

      case 'x':
        *va_arg (places, gint64 *) = hjl_statement_get_int (self);
        break;

      case 'd':
        *va_arg (places, double *) = sqlite3_column_double (self->handle, self->next_column++);
        break;

      default:
        g_assert_not_reached ();
      }
}

void
hjl_statement_load (HjlStatement *self,
                    const char   *types,
                    ...)
{
  va_list places;

  va_start (places, types);
  read_columns (self, types, places);
  va_end (places);
}

gboolean
hjl_statement_take (HjlStatement *self,
                    GError      **error,
                    const char   *types,
                    ...)
{
  va_list places;

  va_start (places, types);
  if (hjl_statement_next (self))
    read_columns (self, types, places);
  va_end (places);

  return hjl_statement_end (self, error);
}

gboolean
hjl_statement_take_found (HjlStatement *self,
                          gboolean     *found,
                          GError      **error)
{
  *found = hjl_statement_next (self);

  return hjl_statement_end (self, error);
}

void
hjl_statement_skip (HjlStatement *self,
                    guint         n)
{
  self->next_column += (int) n;
}

gint64
hjl_statement_take_int (HjlStatement *self,
                        GError      **error)
{
  gint64 n = hjl_statement_next (self) ? hjl_statement_get_int (self) : 0;

  return hjl_statement_end (self, error) ? n : -1;
}

char *
hjl_statement_take_text (HjlStatement *self,
                         GError      **error)
{
  g_autofree char *text = hjl_statement_next (self) ? hjl_statement_dup_text (self) : NULL;

  return hjl_statement_end (self, error) ? g_steal_pointer (&text) : NULL;
}

gpointer
hjl_statement_take_first (HjlStatement        *self,
                          HjlStatementReadFunc read,
                          GDestroyNotify       free_item,
                          GError             **error)
{
  gpointer item = hjl_statement_next (self) ? read (self) : NULL;

  if (!hjl_statement_end (self, error) && item != NULL)
    g_clear_pointer (&item, free_item);

  return item;
}

GPtrArray *
hjl_statement_take_all (HjlStatement        *self,
                        HjlStatementReadFunc read,
                        GDestroyNotify       free_item,
                        GError             **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item);

  while (hjl_statement_next (self))
    {
      gpointer item = read (self);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }

  return hjl_statement_end (self, error) ? g_steal_pointer (&items) : NULL;
}

GPtrArray *
hjl_statement_take_texts (HjlStatement *self,
                          GError      **error)
{
  return hjl_statement_take_all (self, (HjlStatementReadFunc) hjl_statement_dup_text, g_free, error);
}
