/* hjl-store-trouble.c: what went wrong with the data file, in plain words with what helps
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "store/hjl-store-private.h"

typedef enum
{
  TROUBLE_OWN, /* of this program: a statement that SQLite refused, or a call that it did not expect */
  TROUBLE_DAMAGED,
  TROUBLE_FULL,
  TROUBLE_BUSY,
  TROUBLE_READ_ONLY,
  TROUBLE_FORBIDDEN,
  TROUBLE_CLOSED, /* the file cannot be opened */
  TROUBLE_DISK,
  TROUBLE_MEMORY,
} Trouble;

/* What the system said, where SQLite keeps it and has one code for many of its answers: a quota is %SQLITE_IOERR_WRITE for it,
 * a log that finds no room %SQLITE_CANTOPEN. */
static Trouble
of_system (int     number,
           Trouble otherwise)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return TROUBLE_FULL;

    case EROFS:
      return TROUBLE_READ_ONLY;

    case EACCES:
    case EPERM:
      return TROUBLE_FORBIDDEN;

    case EMFILE:
    case ENFILE:
    case ENOMEM:
      return TROUBLE_MEMORY;

    default:
      return otherwise;
    }
}

/* https://sqlite.org/rescode.html */
static Trouble
of_code (int code,
         int number)
{
  if (code == SQLITE_IOERR_NOMEM)
    return TROUBLE_MEMORY;
  if (code == SQLITE_IOERR_CORRUPTFS)
    return TROUBLE_DAMAGED;
  if (code == SQLITE_READONLY_DBMOVED)
    return TROUBLE_CLOSED;

  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return TROUBLE_DAMAGED;

    case SQLITE_FULL:
      return TROUBLE_FULL;

    /* %SQLITE_LOCKED is none of these: it is a quarrel of one connection with itself. */
    case SQLITE_BUSY:
    case SQLITE_PROTOCOL:
      return TROUBLE_BUSY;

    case SQLITE_READONLY:
      return TROUBLE_READ_ONLY;

    case SQLITE_PERM:
    case SQLITE_AUTH:
      return TROUBLE_FORBIDDEN;

    case SQLITE_CANTOPEN:
      return of_system (number, TROUBLE_CLOSED);

    case SQLITE_IOERR:
    case SQLITE_NOLFS:
      return of_system (number, TROUBLE_DISK);

    case SQLITE_NOMEM:
      return TROUBLE_MEMORY;

    default:
      return TROUBLE_OWN;
    }
}

gboolean
hjl_store_is_damage (int code)
{
  return of_code (code, 0) == TROUBLE_DAMAGED;
}

char *
hjl_store_describe_trouble (int         code,
                            int         number,
                            const char *path,
                            const char *words)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);

  switch (of_code (code, number))
    {
    case TROUBLE_DAMAGED:
      return g_strdup_printf (_ ("The data file “%s” is damaged, and was left as it is. Close HjLever and open it again, or "
                                 "run “hjlever-cli restore”, to restore one of its daily copies: they are in the folder “%s” "
                                 "and their names begin with “%s.copy-”."),
                              path, folder, name);

    case TROUBLE_FULL:
      return g_strdup_printf (_ ("There is no room left on the disk for the data file “%s”. Free some space and try again."), path);

    case TROUBLE_BUSY:
      return g_strdup_printf (_ ("Another program is using the data file “%s”. Wait until it is done and try again."), path);

    case TROUBLE_READ_ONLY:
      return g_strdup_printf (_ ("The data file “%s” can be read, but not changed. Make sure that you may write to it and to the "
                                 "folder “%s”, and that the disk is not write-protected, then try again."),
                              path, folder);

    case TROUBLE_FORBIDDEN:
      return g_strdup_printf (_ ("This computer does not let HjLever use the data file “%s”. Make sure that you may read and "
                                 "write it and the folder “%s”, then try again."),
                              path, folder);

    case TROUBLE_CLOSED:
      return g_strdup_printf (_ ("The data file “%s” could not be opened: %s. Make sure that it is there, and that you may read "
                                 "and write it and the folder “%s”, then try again."),
                              path, words, folder);

    case TROUBLE_DISK:
      return g_strdup_printf (_ ("The disk failed while the data file “%s” was being read or written: %s. Make sure that the disk "
                                 "or network drive is connected, then try again; if it happens again, have the disk checked."),
                              path, words);

    case TROUBLE_MEMORY:
      return g_strdup_printf (_ ("This computer has too little memory, or too many open files, to work with the data file “%s”. "
                                 "Close other programs and try again."),
                              path);

    case TROUBLE_OWN:
    default:
      return g_strdup_printf (_ ("Something went wrong in HjLever itself, and the data file “%s” was left as it was: %s. Try again; "
                                 "if it happens again, report it."),
                              path, words);
    }
}
