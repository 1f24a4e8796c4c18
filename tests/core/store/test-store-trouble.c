/* test-store-trouble.c: each kind of SQLite's trouble is told as what it is, with what helps
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <string.h>

#include "model/hjl-error.h"
#include "store/hjl-store-private.h"

#define DAMAGED "is damaged"
#define FULL "no room left on the disk"
#define BUSY "Another program is using"
#define READ_ONLY "can be read, but not changed"
#define FORBIDDEN "does not let HjLever use"
#define CLOSED "could not be opened: its own words"
#define DISK "The disk failed"
#define MEMORY "too little memory"
#define OWN "went wrong in HjLever itself"

static const char *const all[] = { DAMAGED, FULL, BUSY, READ_ONLY, FORBIDDEN, CLOSED, DISK, MEMORY, OWN };

static const struct
{
  int         code;
  int         number;
  const char *told;
} rows[] = {
  { SQLITE_CORRUPT, 0, DAMAGED },
  { SQLITE_CORRUPT_INDEX, 0, DAMAGED },
  { SQLITE_NOTADB, 0, DAMAGED },
  { SQLITE_IOERR_CORRUPTFS, 0, DAMAGED },
  { SQLITE_FULL, 0, FULL },
  { SQLITE_IOERR_WRITE, ENOSPC, FULL },
  { SQLITE_IOERR_WRITE, EDQUOT, FULL },
  { SQLITE_IOERR_SHMSIZE, ENOSPC, FULL },
  { SQLITE_CANTOPEN, ENOSPC, FULL },
  { SQLITE_BUSY, 0, BUSY },
  { SQLITE_BUSY_SNAPSHOT, 0, BUSY },
  { SQLITE_BUSY_RECOVERY, 0, BUSY },
  { SQLITE_PROTOCOL, 0, BUSY },
  { SQLITE_READONLY, 0, READ_ONLY },
  { SQLITE_READONLY_DIRECTORY, 0, READ_ONLY },
  { SQLITE_READONLY_CANTINIT, 0, READ_ONLY },
  /* What the system said of an earlier call is not of this one. */
  { SQLITE_READONLY, ENOSPC, READ_ONLY },
  { SQLITE_BUSY, ENOSPC, BUSY },
  { SQLITE_CONSTRAINT, ENOSPC, OWN },
  { SQLITE_IOERR_WRITE, EROFS, READ_ONLY },
  { SQLITE_CANTOPEN, EROFS, READ_ONLY },
  { SQLITE_PERM, 0, FORBIDDEN },
  { SQLITE_AUTH, 0, FORBIDDEN },
  { SQLITE_CANTOPEN, EACCES, FORBIDDEN },
  { SQLITE_IOERR_ACCESS, EPERM, FORBIDDEN },
  { SQLITE_CANTOPEN, 0, CLOSED },
  { SQLITE_CANTOPEN, ENOENT, CLOSED },
  { SQLITE_CANTOPEN_FULLPATH, ELOOP, CLOSED },
  { SQLITE_READONLY_DBMOVED, 0, CLOSED },
  { SQLITE_IOERR, 0, DISK },
  { SQLITE_IOERR_READ, EIO, DISK },
  { SQLITE_IOERR_FSYNC, EIO, DISK },
  { SQLITE_IOERR_READ, ESTALE, DISK },
  { SQLITE_NOMEM, 0, MEMORY },
  { SQLITE_IOERR_NOMEM, 0, MEMORY },
  { SQLITE_CANTOPEN, EMFILE, MEMORY },
  { SQLITE_CONSTRAINT, 0, OWN },
  { SQLITE_CONSTRAINT_UNIQUE, 0, OWN },
  { SQLITE_CONSTRAINT_FOREIGNKEY, 0, OWN },
  { SQLITE_CONSTRAINT_CHECK, 0, OWN },
  { SQLITE_ERROR, 0, OWN },
  { SQLITE_MISUSE, 0, OWN },
  { SQLITE_RANGE, 0, OWN },
  { SQLITE_MISMATCH, 0, OWN },
  { SQLITE_TOOBIG, 0, OWN },
  { SQLITE_SCHEMA, 0, OWN },
  { SQLITE_LOCKED, 0, OWN },
  { SQLITE_ABORT_ROLLBACK, 0, OWN },
  { 4711, 0, OWN },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = hjl_store_describe_trouble (rows[i].code, rows[i].number, "/data/de/store.db", "its own words");
      g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, HJL_ERROR_STORE, words);
      g_autofree char *told = hjl_error_describe (error);

      g_test_message ("%d, %d: %s", rows[i].code, rows[i].number, told);
      /* Nothing else is said beside it. */
      g_assert_cmpstr (told, ==, words);
      g_assert_nonnull (strstr (told, "/data/de/store.db"));
      g_assert_nonnull (strstr (told, ". "));
      for (guint k = 0; k < G_N_ELEMENTS (all); k++)
        g_assert_cmpint (strstr (told, all[k]) != NULL, ==, g_str_equal (all[k], rows[i].told));
      g_assert_cmpint (hjl_store_is_damage (rows[i].code), ==, g_str_equal (rows[i].told, DAMAGED));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/trouble/words", test_words);

  return g_test_run ();
}
