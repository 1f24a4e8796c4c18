/* hjl-store-schema.c: the tables, and how a database of an earlier version comes to have them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/hjl-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/hjl-fold.h"

/* Words of the model are kept as text, so that their numbers may change. Numbers that are kept: */
G_STATIC_ASSERT (HJL_STATE_NONE == 0 && HJL_STATE_ERASED == 6 && HJL_N_STATES == 7);

/*
 * `candidate.row` is what lists are made of: each order has an index that ends in it and has all that
 * choosing a page needs, so that the rows passed over are never touched; a search walks the index of
 * names. `role_count` is kept by triggers alone, so that no path can forget it. Only accepted
 * candidates and their history are ever shown, hence the partial indexes.
 */
static const char version_1[] =
  "CREATE TABLE value ("
  "  key TEXT PRIMARY KEY NOT NULL,"
  "  text TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE role ("
  "  id TEXT PRIMARY KEY NOT NULL,"
  "  title TEXT NOT NULL,"
  "  status TEXT NOT NULL,"
  "  location TEXT,"
  "  workplace TEXT,"
  "  team TEXT,"
  "  url TEXT,"
  "  salary_min REAL NOT NULL,"
  "  salary_max REAL NOT NULL,"
  "  currency TEXT,"
  "  published_at INTEGER NOT NULL,"
  "  updated_at INTEGER NOT NULL,"
  "  accepted_count INTEGER NOT NULL,"
  "  fold TEXT NOT NULL,"
  "  seen_at INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE posting ("
  "  id TEXT PRIMARY KEY NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  title TEXT NOT NULL,"
  "  state TEXT NOT NULL,"
  "  state_text TEXT,"
  "  gone INTEGER NOT NULL,"
  "  location TEXT,"
  "  team TEXT,"
  "  department TEXT,"
  "  commitment TEXT,"
  "  workplace TEXT,"
  "  owner TEXT,"
  "  hiring_manager TEXT,"
  "  creator TEXT,"
  "  url TEXT,"
  "  confidential INTEGER NOT NULL,"
  "  updated_at INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE stage ("
  "  side INTEGER NOT NULL," /* 0 hackajob, 1 Lever */
  "  id TEXT NOT NULL,"
  "  name TEXT NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  pipeline TEXT,"
  "  rank REAL NOT NULL,"
  "  PRIMARY KEY (side, id)"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE reason ("
  "  id TEXT PRIMARY KEY NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  name TEXT NOT NULL,"
  "  hired INTEGER NOT NULL,"
  "  active INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE user ("
  "  id TEXT PRIMARY KEY NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  name TEXT,"
  "  email TEXT,"
  "  access_role TEXT,"
  "  active INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE source (position INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"
  "CREATE TABLE tag (position INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"

  "CREATE TABLE mapping ("
  "  role_id TEXT PRIMARY KEY NOT NULL,"
  "  role_title TEXT,"
  "  posting_id TEXT,"
  "  posting_title TEXT,"
  "  direction TEXT NOT NULL,"
  "  landing_id TEXT,"
  "  landing_name TEXT,"
  "  saved_at INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE mapping_entry ("
  "  role_id TEXT NOT NULL REFERENCES mapping ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  stage_id TEXT NOT NULL,"
  "  stage_name TEXT,"
  "  target_kind TEXT NOT NULL CHECK (target_kind IN ('stage', 'reason')),"
  "  target_id TEXT,"
  "  target_name TEXT,"
  "  PRIMARY KEY (role_id, position)"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE candidate ("
  "  row INTEGER PRIMARY KEY,"
  "  id TEXT UNIQUE NOT NULL,"
  "  talent_id TEXT,"
  "  role_id TEXT,"
  "  stage_id TEXT,"
  "  status TEXT NOT NULL,"
  "  accepted_at INTEGER NOT NULL,"
  "  updated_at INTEGER NOT NULL,"
  "  version TEXT,"
  "  name TEXT,"
  "  url TEXT,"
  "  name_fold TEXT,"
  "  role_fold TEXT,"
  "  erased INTEGER NOT NULL DEFAULT 0,"
  "  dirty INTEGER NOT NULL DEFAULT 1,"
  "  state INTEGER NOT NULL DEFAULT 0,"
  "  changed_at INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE INDEX candidate_dirty ON candidate (accepted_at, id) WHERE dirty = 1;"
  "CREATE INDEX candidate_accepted ON candidate (accepted_at, id);"
  "CREATE INDEX candidate_changed ON candidate (changed_at, row, state) WHERE state <> 0;"
  "CREATE INDEX candidate_name"
  "  ON candidate (name_fold, row, state, role_fold, role_id, changed_at) WHERE state <> 0;"
  "CREATE INDEX candidate_role"
  "  ON candidate (role_fold, changed_at DESC, row DESC, state) WHERE state <> 0;"
  "CREATE INDEX candidate_state ON candidate (state, changed_at DESC, row DESC) WHERE state <> 0;"
  "CREATE INDEX candidate_of_role ON candidate (role_id, changed_at, row, state, stage_id);"

  "CREATE TABLE role_count ("
  "  role_id TEXT NOT NULL," /* '' for candidates without one */
  "  state INTEGER NOT NULL,"
  "  n INTEGER NOT NULL CHECK (n >= 0),"
  "  PRIMARY KEY (role_id, state)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TRIGGER candidate_came AFTER INSERT ON candidate BEGIN"
  "  INSERT INTO role_count VALUES (ifnull (new.role_id, ''), new.state, 1)"
  "    ON CONFLICT DO UPDATE SET n = n + 1;"
  "END;"
  "CREATE TRIGGER candidate_moved AFTER UPDATE OF role_id, state ON candidate"
  "  WHEN old.role_id IS NOT new.role_id OR old.state <> new.state BEGIN"
  "  UPDATE role_count SET n = n - 1"
  "    WHERE role_id = ifnull (old.role_id, '') AND state = old.state;"
  "  INSERT INTO role_count VALUES (ifnull (new.role_id, ''), new.state, 1)"
  "    ON CONFLICT DO UPDATE SET n = n + 1;"
  "END;"

  "CREATE TABLE link ("
  "  candidate_id TEXT PRIMARY KEY NOT NULL REFERENCES candidate (id),"
  "  opportunity_id TEXT UNIQUE NOT NULL,"
  "  contact_id TEXT,"
  "  posting_id TEXT,"
  "  opportunity_url TEXT,"
  "  source TEXT,"
  "  base_stage_id TEXT,"
  "  base_kind TEXT CHECK (base_kind IN ('none', 'stage', 'reason'))," /* NULL: not known yet */
  "  base_id TEXT,"
  "  base_name TEXT,"
  "  wanted_stage_id TEXT,"
  "  exported_at INTEGER NOT NULL,"
  "  marked INTEGER NOT NULL,"
  "  n_files INTEGER NOT NULL,"
  "  files_checked INTEGER NOT NULL,"
  "  erased INTEGER NOT NULL,"
  "  seen_at INTEGER NOT NULL DEFAULT 0"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX link_seen ON link (seen_at, opportunity_id) WHERE erased = 0;"
  "CREATE INDEX link_unchecked ON link (exported_at) WHERE files_checked = 0 AND erased = 0;"
  "CREATE INDEX link_source ON link (source);"

  "CREATE TABLE opportunity ("
  "  id TEXT PRIMARY KEY NOT NULL REFERENCES link (opportunity_id),"
  "  contact_id TEXT,"
  "  stage_id TEXT,"
  "  posting_id TEXT,"
  "  archived INTEGER NOT NULL,"
  "  archive_reason_id TEXT,"
  "  archived_at INTEGER NOT NULL,"
  "  deleted INTEGER NOT NULL,"
  "  anonymized INTEGER NOT NULL,"
  "  confidential INTEGER NOT NULL,"
  "  created_at INTEGER NOT NULL,"
  "  updated_at INTEGER NOT NULL,"
  "  url TEXT"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE hold ("
  "  candidate_id TEXT PRIMARY KEY NOT NULL REFERENCES candidate (id),"
  "  kind TEXT NOT NULL,"
  "  detail TEXT,"
  "  choices TEXT," /* a GVariant of strings, printed */
  "  decision TEXT,"
  "  since INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  /* No reference to the candidate: nothing may stand in the way of writing an intent down. */
  "CREATE TABLE journal ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  candidate_id TEXT NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  state TEXT NOT NULL,"
  "  open INTEGER NOT NULL," /* without an outcome: state is intent or uncertain */
  "  opportunity_id TEXT,"
  "  posting_id TEXT,"
  "  source TEXT,"
  "  target TEXT,"
  "  base_stage_id TEXT,"
  "  archive_follows INTEGER NOT NULL,"
  "  started_at INTEGER NOT NULL,"
  "  ended_at INTEGER NOT NULL"
  ") STRICT;"
  "CREATE INDEX journal_open ON journal (candidate_id) WHERE open = 1;"
  "CREATE INDEX journal_ended ON journal (ended_at) WHERE open = 0;"

  "CREATE TABLE activity ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  at INTEGER NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  candidate_id TEXT,"
  "  role_id TEXT,"
  "  action TEXT,"
  "  passed_over TEXT,"
  "  text TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX activity_candidate ON activity (candidate_id) WHERE candidate_id IS NOT NULL;"
  "CREATE INDEX activity_role ON activity (role_id) WHERE role_id IS NOT NULL;"
  "CREATE INDEX activity_at ON activity (at);";

/* A role that is new asks for its configuration once, also after a restart. No reference to the role:
 * one that comes back asks no second time. */
static const char version_2[] =
  "CREATE TABLE asked_role ("
  "  role_id TEXT PRIMARY KEY NOT NULL"
  ") STRICT, WITHOUT ROWID;";

/* Few, most of the time: those who wait (HJL_STATE_WAITING) and were never asked for. */
static const char version_3[] =
  "CREATE INDEX candidate_unnamed ON candidate (accepted_at DESC, id)"
  "  WHERE name IS NULL AND state = 1;";

/* Names are searched by one folding now, which also knows blanks of every kind. What a person decided
 * about a posting or an archive reason stays with the link; a person who comes for two roles is found. */
static const char version_4[] =
  "UPDATE role SET fold = hjl_fold (title) WHERE fold <> hjl_fold (title);"
  "UPDATE candidate SET name_fold = hjl_fold (name) WHERE name_fold IS NOT hjl_fold (name);"
  "UPDATE candidate SET role_fold = (SELECT fold FROM role WHERE id = role_id)"
  "  WHERE role_fold IS NOT (SELECT fold FROM role WHERE id = role_id);"

  /* Records that Lever answered 404 for: nothing is forgotten on that alone (src/README.md). */
  "CREATE TABLE missing ("
  "  opportunity_id TEXT PRIMARY KEY NOT NULL,"
  "  since INTEGER NOT NULL,"     /* 0: no server's time was known */
  "  looked_at INTEGER NOT NULL," /* the last time that it was asked for */
  "  identity TEXT"               /* whose connection looked first; NULL: not known */
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX missing_looked ON missing (looked_at, opportunity_id);"

  /* What a person decided of a record in another posting, or archived for a reason without a mapping. */
  "CREATE INDEX candidate_talent ON candidate (talent_id) WHERE talent_id IS NOT NULL;"
  "ALTER TABLE link ADD COLUMN kept_posting_id TEXT;"
  "ALTER TABLE link ADD COLUMN kept_reason_id TEXT;"
  "ALTER TABLE hold ADD COLUMN posting_id TEXT;"
  "ALTER TABLE hold ADD COLUMN marked INTEGER NOT NULL DEFAULT 0;";

/* What an export sent, for the read-back: a GVariant of a name, e-mails and the hackajob link, printed. It
 * goes with the write's end, and when the person is erased. When files were looked for and missing. */
static const char version_5[] =
  "ALTER TABLE journal ADD COLUMN sent TEXT;"
  "ALTER TABLE journal ADD COLUMN sent_at INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE journal ADD COLUMN looked_at INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE link ADD COLUMN missed_at INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE link ADD COLUMN awaits_cv INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE link ADD COLUMN looked_at INTEGER NOT NULL DEFAULT 0;";

/* The book: what is kept by hand (hjl-store-book.h). No reference to a candidate or a link: it is what the recruiter
 * says, and stands for hackajob itself. A file that Lever has, or without a person,
 * goes from the spool. */
static const char version_6[] =
  "CREATE TABLE book_role ("
  "  id TEXT PRIMARY KEY NOT NULL,"
  "  title TEXT NOT NULL,"
  "  status TEXT NOT NULL,"
  "  location TEXT,"
  "  workplace TEXT,"
  "  team TEXT,"
  "  url TEXT,"
  "  published_at INTEGER NOT NULL,"
  "  updated_at INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE book_stage ("
  "  id TEXT PRIMARY KEY NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  name TEXT NOT NULL,"
  "  kind TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE book_person ("
  "  id TEXT PRIMARY KEY NOT NULL,"
  "  role_id TEXT NOT NULL,"
  "  stage_id TEXT,"
  "  name TEXT,"
  "  headline TEXT,"
  "  location TEXT,"
  "  url TEXT,"
  "  emails TEXT," /* a GVariant of strings, printed; links too */
  "  phones TEXT," /* a GVariant of pairs: type (may be empty) and number */
  "  links TEXT,"
  "  added_at INTEGER NOT NULL,"
  "  updated_at INTEGER NOT NULL,"
  "  adopted INTEGER NOT NULL"
  ") STRICT;"
  "CREATE INDEX book_person_updated ON book_person (updated_at, id);"
  "CREATE INDEX book_person_role ON book_person (role_id);"

  /* An e-mail or an address, folded: of whom; also of those who came by the feed and were exported. */
  "CREATE TABLE person_key ("
  "  key TEXT NOT NULL,"
  "  candidate_id TEXT NOT NULL,"
  "  PRIMARY KEY (key, candidate_id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX person_key_candidate ON person_key (candidate_id);"

  "CREATE TABLE book_file ("
  "  spool_name TEXT PRIMARY KEY NOT NULL,"
  "  person_id TEXT,"
  "  position INTEGER NOT NULL,"
  "  purpose TEXT NOT NULL,"
  "  name TEXT,"
  "  offered INTEGER NOT NULL," /* an export had it in hand */
  "  in_lever INTEGER NOT NULL,"
  "  gone INTEGER NOT NULL" /* from the spool */
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX book_file_person ON book_file (person_id, position);"

  "CREATE TABLE todo ("
  "  candidate_id TEXT PRIMARY KEY NOT NULL,"
  "  from_id TEXT,"
  "  stage_id TEXT NOT NULL,"
  "  since INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;";

/* A mapping may be kept and do nothing yet; and a person's word that an entry is meant although it makes no sense. What
 * was saved before was meant to export, and goes on. */
static const char version_7[] =
  "ALTER TABLE mapping ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE mapping_entry ADD COLUMN forced INTEGER NOT NULL DEFAULT 0;";

/* Rows of a review that nobody has accepted yet (hjl-store-drafts.h). A file that the book has is known again by its
 * content. */
static const char version_8[] =
  "ALTER TABLE book_file ADD COLUMN digest TEXT;"

  "CREATE TABLE draft ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  role_id TEXT,"
  "  added_at INTEGER NOT NULL,"
  "  updated_at INTEGER NOT NULL,"
  "  content TEXT NOT NULL" /* a GVariant, printed (hjl-draft.h) */
  ") STRICT;"

  "CREATE TABLE draft_file ("
  "  spool_name TEXT PRIMARY KEY NOT NULL,"
  "  draft_id INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,"
  "  digest TEXT"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX draft_file_draft ON draft_file (draft_id);"

  /* As in person_key. */
  "CREATE TABLE draft_key ("
  "  key TEXT NOT NULL,"
  "  draft_id INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,"
  "  PRIMARY KEY (key, draft_id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX draft_key_draft ON draft_key (draft_id);";

/* Runs, what each write of theirs changed (0 is before it, 1 after), and which line of the timeline tells of it. Nothing
 * in these is personal. What was written before there were runs belongs to none. */
static const char version_9[] =
  "CREATE TABLE run ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  cause TEXT NOT NULL,"
  "  undoes INTEGER NOT NULL,"
  "  user_id TEXT,"
  "  reason_id TEXT,"
  "  began_at INTEGER NOT NULL,"
  "  ended_at INTEGER NOT NULL"
  ") STRICT;"
  "CREATE INDEX run_undoes ON run (undoes) WHERE undoes <> 0;"

  "ALTER TABLE journal ADD COLUMN run_id INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE journal ADD COLUMN actor_id TEXT;"
  "ALTER TABLE journal ADD COLUMN undoes INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX journal_run ON journal (run_id) WHERE run_id <> 0;"

  "CREATE TABLE place ("
  "  write_id INTEGER NOT NULL REFERENCES journal ON DELETE CASCADE,"
  "  after INTEGER NOT NULL,"
  "  stage_id TEXT,"
  "  stage_name TEXT,"
  "  lever_stage_id TEXT,"
  "  lever_stage_name TEXT,"
  "  archived INTEGER NOT NULL,"
  "  reason_id TEXT,"
  "  reason_name TEXT,"
  "  posting_id TEXT,"
  "  PRIMARY KEY (write_id, after)"
  ") STRICT, WITHOUT ROWID;"

  "ALTER TABLE activity ADD COLUMN run_id INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE activity ADD COLUMN write_id INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX activity_run ON activity (run_id) WHERE run_id <> 0;";

/* What was decided of somebody before the export (hjl-store-choices.h). No reference to the candidate: it may be written
 * before. */
static const char version_10[] =
  "CREATE TABLE choice ("
  "  candidate_id TEXT PRIMARY KEY NOT NULL,"
  "  opportunity_id TEXT,"
  "  seen TEXT NOT NULL" /* a GVariant of strings, printed */
  ") STRICT, WITHOUT ROWID;";

/* Archive reasons that count on the way back beside the one of an entry (hjl_mapping_get_also()). */
static const char version_11[] =
  "CREATE TABLE mapping_reason ("
  "  role_id TEXT NOT NULL REFERENCES mapping ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  stage_id TEXT NOT NULL,"
  "  reason_id TEXT NOT NULL,"
  "  reason_name TEXT,"
  "  PRIMARY KEY (role_id, position)"
  ") STRICT, WITHOUT ROWID;";

/* Sentences are kept as codes (model/hjl-words.h), in columns that were there: an earlier program would show them as they
 * are kept, so it may not open this. What was kept in words before stays in words. */
static const char version_12[] = "";

/* Each file that is added is looked for by what it holds. */
static const char version_13[] = "CREATE INDEX draft_file_digest ON draft_file (digest);";

/* Whether a run only listed for a person what is to be done on hackajob (HjlRun). All that were before are said as they were. */
static const char version_14[] =
  "ALTER TABLE run ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;";

/* Folders that are watched for a role, and which files were taken from there: digests of where they were and of what is in
 * them, as names of files are names of people. The columns of the key come first: SQLite 3.40 takes others before them for
 * damage (quick_check: “NULL value in watched_file.size”). */
static const char version_15[] =
  "CREATE TABLE watched_folder ("
  "  role_id TEXT PRIMARY KEY NOT NULL,"
  "  path TEXT NOT NULL," /* in the file system's own bytes, escaped */
  "  since INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE watched_file ("
  "  role_id TEXT NOT NULL,"
  "  place TEXT NOT NULL,"
  "  content TEXT NOT NULL,"
  "  size INTEGER NOT NULL,"
  "  changed INTEGER NOT NULL,"
  "  PRIMARY KEY (role_id, place, content)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX watched_file_content ON watched_file (role_id, content);";

static const char *const steps[] = {
  version_1,
  version_2,
  version_3,
  version_4,
  version_5,
  version_6,
  version_7,
  version_8,
  version_9,
  version_10,
  version_11,
  version_12,
  version_13,
  version_14,
  version_15,
};

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
  HjlStatement *statement = hjl_store_prepare (self, pragma);

  *number = hjl_statement_next (statement) ? hjl_statement_get_int (statement) : 0;

  return hjl_statement_end (statement, error);
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

  hjl_store_fail (self, SQLITE_CORRUPT, error);
  return FALSE;
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
    {
      hjl_store_fail (self, SQLITE_NOTADB, error);
      return FALSE;
    }

  if (version > (gint64) G_N_ELEMENTS (steps))
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_STORE,
                   _ ("The data file “%s” was written by a newer HjLever. Install the newer version to open it; the file was left as it is."),
                   self->path);
      return FALSE;
    }

  if (self->mode == HJL_STORE_READ_ONLY && version < (gint64) G_N_ELEMENTS (steps))
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_STORE,
                   _ ("The data file “%s” was written by an older HjLever and cannot be looked at before it is brought up to date."),
                   self->path);
      return FALSE;
    }

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
  int code = sqlite3_create_function (self->db, "hjl_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                      NULL, fold_text, NULL, NULL);

  if (code != SQLITE_OK)
    {
      hjl_store_fail (self, code, error);
      return FALSE;
    }

  return hjl_store_schema_migrate (self, steps, MIN (version, G_N_ELEMENTS (steps)), error);
}
