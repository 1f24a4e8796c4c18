/* hjl-intake.c: from files and tables to rows of a review
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "workspace/hjl-intake-private.h"

#include <glib/gi18n-lib.h>

#include "files/hjl-cv-reader.h"
#include "lever/hjl-lever-file.h"
#include "model/hjl-error.h"
#include "model/hjl-fold.h"
#include "model/hjl-name.h"
#include "model/hjl-words.h"
#include "net/hjl-aside.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-watch.h"

/* So many files are read at a time: each is a process, which works. */
#define MOST_READERS 4

HjlIntakeRequest *
hjl_intake_request_new (const char        *role_id,
                        const char *const *paths,
                        GBytes            *table,
                        gboolean           plan)
{
  HjlIntakeRequest *self = g_new0 (HjlIntakeRequest, 1);

  self->role_id = g_strdup (role_id);
  self->paths = paths != NULL ? g_strdupv ((char **) paths) : g_new0 (char *, 1);
  self->table = table != NULL ? g_bytes_ref (table) : NULL;
  self->plan = plan;

  return self;
}

void
hjl_intake_request_free (HjlIntakeRequest *self)
{
  if (self == NULL)
    return;

  g_free (self->role_id);
  g_strfreev (self->paths);
  g_clear_pointer (&self->table, g_bytes_unref);
  g_free (self->root);
  g_free (self);
}

static HjlIntakeReport *
report_new (void)
{
  HjlIntakeReport *self = g_new0 (HjlIntakeReport, 1);

  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);
  self->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_refusal_free);

  return self;
}

void
hjl_intake_report_free (HjlIntakeReport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->refusals);
  g_clear_pointer (&self->ended, g_ptr_array_unref);
  g_clear_pointer (&self->refused_rows, g_bytes_unref);
  g_strfreev (self->unused);
  g_free (self);
}

static void
intake_free (gpointer data)
{
  HjlIntake *intake = data;

  g_clear_object (&intake->store);
  hjl_intake_request_free (intake->request);
  g_free (intake->folder);
  g_clear_pointer (&intake->spool, hjl_spool_close);
  g_clear_pointer (&intake->source, hjl_intake_source_release);
  g_clear_pointer (&intake->readers, hjl_cv_readers_unref);
  g_clear_pointer (&intake->grouping, hjl_grouping_free);
  g_clear_pointer (&intake->rows, g_ptr_array_unref);
  g_ptr_array_unref (intake->files);
  g_hash_table_unref (intake->kept);
  g_hash_table_unref (intake->by_draft);
  g_ptr_array_unref (intake->all_kept);
  g_clear_pointer (&intake->report, hjl_intake_report_free);
  g_clear_error (&intake->error);
  g_free (intake);
}

/* @kept: (nullable): kept words, without the title */
static void
refuse (HjlIntake  *intake,
        const char *title,
        const char *reason,
        const char *kept)
{
  g_ptr_array_add (intake->report->refusals, hjl_refusal_new (title, reason, kept));
}

static char *
dup_place (const HjlExpanded *expanded)
{
  return *expanded->folder != '\0' ? g_build_path ("/", expanded->folder, expanded->title, NULL) : g_strdup (expanded->title);
}

/*
 * Files
 */
/* Returns: (nullable) (transfer full): why Lever takes none of its kind, in kept words */
static char *
refusal_of (HjlFileKind kind)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  HjlFile          file = { .content = nothing, .kind = kind };
  g_autofree char *title = NULL;

  if (kind == HJL_FILE_KIND_SPREADSHEET)
    return g_strdup (HJL_WORDS ("left-table"));
  /* Nobody but the person who added it can download it again. */
  if (kind == HJL_FILE_KIND_PAGE || kind == HJL_FILE_KIND_DATA)
    {
      title = hjl_file_kind_keep_title (kind);
      return hjl_words_keep ("left-page", title);
    }

  return hjl_lever_refuses_file (&file);
}

/* What a person's name may be read in, although Lever does not take it. */
static gboolean
is_text (HjlFileKind kind)
{
  return kind == HJL_FILE_KIND_ODT || kind == HJL_FILE_KIND_RTF;
}

/* The reader looks at documents. */
static gboolean
is_picture (HjlFileKind kind)
{
  return kind == HJL_FILE_KIND_PNG || kind == HJL_FILE_KIND_JPEG;
}

/* A file of this content is in the review of the role: its row gets what else comes of the person. Returns: FALSE with an error;
 * @known: (out): whether it is */
static gboolean
take_known (HjlIntake    *intake,
            HjlGroupFile *file,
            gboolean     *known,
            GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *id = hjl_store_find_draft_by_file (intake->store, intake->request->role_id, file->digest, &local);
  g_autoptr (HjlDraft) draft = id != NULL ? hjl_store_load_draft (intake->store, id, &local) : NULL;

  *known = FALSE;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; draft != NULL && i < draft->reads->len; i++)
    {
      const HjlPersonFile *other = g_ptr_array_index (draft->person->files, i);
      const HjlDraftRead  *read = g_ptr_array_index (draft->reads, i);

      if (g_strcmp0 (other->digest, file->digest) != 0 || hjl_intake_find_file (intake->files, other->spool_name) != NULL)
        continue;
      hjl_set_text (&file->spool_name, other->spool_name);
      file->facts = read->facts != NULL ? hjl_cv_facts_copy (read->facts) : hjl_cv_facts_new (HJL_FILE_KIND_UNKNOWN, HJL_CV_FAILED);
      g_hash_table_insert (intake->kept, file, hjl_intake_mind (intake, draft));
      *known = TRUE;
      return TRUE;
    }

  return TRUE;
}

/* Of a folder that is watched: whether a row had it once, which was accepted or removed since. */
static gboolean
was_there (HjlIntake    *intake,
           HjlGroupFile *file,
           gboolean     *was,
           GError      **error)
{
  *was = FALSE;

  return intake->request->root == NULL ||
         hjl_store_had_content (intake->store, intake->request->role_id, file->digest, was, error);
}

/* What may be taken another time. */
static void
refuse_for_now (HjlIntake  *intake,
                const char *title,
                const char *reason)
{
  hjl_expander_trouble (intake->source->expander);
  refuse (intake, title, reason, HJL_WORDS ("left-unreadable"));
}

static void pump (GTask *task);

typedef struct
{
  GTask        *task;
  HjlGroupFile *file;
  HjlFileKind   kind;
} Read;

static void
got_facts (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Read *read = user_data;
  HjlIntake       *intake = g_task_get_task_data (read->task);
  HjlGroupFile    *file = read->file;

  file->facts = hjl_cv_reader_read_finish (result, NULL, NULL, NULL);
  intake->n_reading--;
  if (file->facts != NULL)
    {
      intake->n_read++;
      intake->changed = TRUE;
      /* Of what cannot go and says nothing there is no row. */
      if (file->refused != NULL && file->facts->reading != HJL_CV_READ)
        {
          g_autofree char *kept = refusal_of (read->kind);

          refuse (intake, file->title, file->refused, kept);
          intake->report->n_files--;
          g_ptr_array_remove (intake->files, file);
        }
    }
  pump (read->task);
}

/* Gives the file to a reader. Returns: FALSE where it was left out, or on an error */
static gboolean
take_file (GTask      *task,
           HjlFetched *fetched)
{
  HjlIntake       *intake = g_task_get_task_data (task);
  HjlExpanded     *expanded = fetched->expanded;
  g_autofree char *place = dup_place (expanded);
  g_autofree char *kept = fetched->table ? g_strdup (HJL_WORDS ("left-table")) : refusal_of (expanded->kind);
  g_autofree char *refusal = hjl_words_show (kept);
  g_autofree char *path = NULL;
  g_autoptr (HjlGroupFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gboolean      known, was;
  HjlGroupFile *taken;
  Read         *read;

  if (refusal != NULL && !is_text (expanded->kind))
    {
      refuse (intake, place, refusal, kept);
      return FALSE;
    }

  file = g_new0 (HjlGroupFile, 1);
  file->title = g_strdup (expanded->title);
  file->name = hjl_file_kind_dup_name (expanded->kind, expanded->title, "file");
  file->folder = g_strdup (expanded->folder);
  file->size = expanded->size;
  file->digest = g_steal_pointer (&fetched->digest);
  file->refused = g_steal_pointer (&refusal);
  if (fetched->changed)
    {
      g_autofree char *reason = g_strdup_printf (_ ("“%s” is still being written. Add it again once it is whole."), expanded->title);

      refuse_for_now (intake, place, reason);
      return FALSE;
    }
  if (file->digest == NULL)
    {
      refuse_for_now (intake, place, _ ("It cannot be read."));
      return FALSE;
    }
  if (!take_known (intake, file, &known, &intake->error) || !was_there (intake, file, &was, &intake->error))
    return FALSE;
  if (!known && was)
    {
      intake->report->n_doubles++;
      return FALSE;
    }
  if (known)
    {
      intake->report->n_doubles++;
      intake->changed = TRUE;
      g_ptr_array_add (intake->files, g_steal_pointer (&file));
      return FALSE;
    }

  if (intake->spool != NULL && file->refused == NULL)
    {
      g_autoptr (HjlSpooled) spooled = hjl_spool_add (intake->spool, expanded->fd, expanded->title, g_task_get_cancellable (task), &error);

      if (spooled == NULL && g_error_matches (error, HJL_ERROR, HJL_ERROR_INPUT))
        {
          refuse_for_now (intake, place, error->message);
          return FALSE;
        }
      if (spooled == NULL)
        {
          if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            intake->error = g_steal_pointer (&error);
          return FALSE;
        }
      file->spool_name = g_strdup (spooled->name);
      hjl_set_text (&file->digest, spooled->digest);
      path = g_build_filename (intake->folder, spooled->name, NULL);
    }
  else
    {
      file->spool_name = g_strdup_printf ("file-%u", intake->files->len);
      path = g_strdup_printf ("/proc/self/fd/%d", expanded->fd);
    }

  intake->report->n_files++;
  taken = g_steal_pointer (&file);
  g_ptr_array_add (intake->files, taken);
  if (is_picture (expanded->kind))
    {
      taken->facts = hjl_cv_facts_new (expanded->kind, HJL_CV_NO_TEXT);
      intake->n_read++;
      intake->changed = TRUE;
      return FALSE;
    }

  read = g_new0 (Read, 1);
  read->task = task;
  read->file = taken;
  read->kind = expanded->kind;
  intake->n_reading++;
  hjl_cv_reader_read_async (intake->readers, path, 0, g_task_get_cancellable (task), got_facts, read);

  return TRUE;
}

/*
 * The end
 */
/* Copies that became nobody's: the same file twice, and what was left out. Whose they are is what the database says;
 * where that cannot be asked the sweep at the next start takes them. */
static void
spend_rest (HjlIntake *intake)
{
  g_autoptr (GHashTable) named = intake->spool != NULL ? hjl_store_list_spooled (intake->store, NULL) : NULL;

  if (named == NULL)
    return;

  for (guint i = 0; i < intake->files->len; i++)
    {
      HjlGroupFile *file = g_ptr_array_index (intake->files, i);

      if (file->refused == NULL && !g_hash_table_contains (named, file->spool_name))
        hjl_spool_remove (intake->spool, file->spool_name, NULL);
    }
}

static gboolean
list_drafts (HjlIntake *intake,
             GError   **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  if (intake->request->plan)
    {
      for (guint i = 0; i < intake->grouping->drafts->len; i++)
        {
          HjlIntakeKept *kept = hjl_intake_find_kept (intake, i, taken);
          HjlDraft      *draft = g_ptr_array_index (intake->grouping->drafts, i);

          if (kept != NULL)
            draft->id = g_strdup (kept->draft_id);
        }
      g_ptr_array_extend_and_steal (intake->report->drafts, g_steal_pointer (&intake->grouping->drafts));
      intake->grouping->drafts = g_ptr_array_new ();
      return TRUE;
    }

  for (guint i = 0; i < intake->grouping->drafts->len; i++)
    {
      HjlIntakeKept *kept = hjl_intake_find_kept (intake, i, taken);
      g_autoptr (GError) local = NULL;
      HjlDraft *draft;

      if (kept == NULL || kept->gone || kept->draft_id == NULL)
        continue;
      draft = hjl_store_load_draft (intake->store, kept->draft_id, &local);
      if (draft != NULL)
        g_ptr_array_add (intake->report->drafts, draft);
      else if (!g_error_matches (local, HJL_ERROR, HJL_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  return TRUE;
}

static void
end (GTask *task)
{
  HjlIntake *intake = g_task_get_task_data (task);
  gboolean   cancelled = g_cancellable_is_cancelled (g_task_get_cancellable (task));
  GPtrArray *refusals;
  GError    *error = NULL;

  /* What was read so far is kept, whatever ended it. */
  if ((intake->changed || intake->grouping == NULL) && !hjl_intake_keep (intake, &error))
    {
      if (intake->error == NULL)
        intake->error = g_steal_pointer (&error);
      g_clear_error (&error);
    }
  if (intake->grouping != NULL)
    spend_rest (intake);
  if (intake->error == NULL && !cancelled && !list_drafts (intake, &intake->error))
    g_assert (intake->error != NULL);

  if (intake->error != NULL)
    g_task_return_error (task, g_steal_pointer (&intake->error));
  else if (!g_task_return_error_if_cancelled (task))
    {
      g_assert (!intake->lost);
      refusals = hjl_expander_get_refusals (intake->source->expander);
      for (guint i = 0; i < refusals->len; i++)
        {
          const HjlRefusal *refusal = g_ptr_array_index (refusals, i);

          refuse (intake, refusal->title, refusal->reason, refusal->kept);
        }
      for (guint i = 0; i < intake->grouping->strays->len; i++)
        {
          const HjlGroupFile *file = g_ptr_array_index (intake->grouping->strays, i);

          refuse (intake, file->title,
                  file->several ? _ ("Several rows of the table may be about it. Enter the file’s name in the right row, or add it by hand.")
                                : _ ("No row of the table is about it."),
                  NULL);
        }
      intake->report->n_doubles += intake->grouping->doubles->len;
      intake->report->ended = g_ptr_array_ref (hjl_expander_get_ended (intake->source->expander));
      g_task_return_pointer (task, g_steal_pointer (&intake->report), (GDestroyNotify) hjl_intake_report_free);
    }
  g_object_unref (task);
}

/* Names a folder: what a file of a person is called is for nobody's timeline. (transfer full) */
static char *
dup_where (HjlIntake *intake)
{
  const HjlIntakeRequest *request = intake->request;
  g_autofree char        *folder = NULL;

  if (request->root != NULL)
    return g_filename_display_name (request->root);
  folder = g_path_get_dirname (request->paths[0]);

  return g_filename_display_name (folder);
}

static void
got_file (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask     *task = user_data;
  HjlIntake *intake = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  HjlFetched *fetched = hjl_aside_finish (result, &error);

  intake->fetching = FALSE;
  intake->lost = fetched == NULL;
  intake->exhausted = fetched == NULL || fetched->expanded == NULL;
  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_TIMED_OUT) && intake->error == NULL)
    {
      g_autofree char *where = dup_where (intake);

      g_set_error (&intake->error, HJL_ERROR, HJL_ERROR_INPUT, _ ("The folder “%s” does not answer. Check the disk or network drive that it is on, then try again."), where);
    }
  if (!intake->exhausted && intake->error == NULL)
    take_file (task, fetched);
  if (intake->changed && g_get_monotonic_time () >= intake->keep_next && intake->error == NULL)
    hjl_intake_keep (intake, &intake->error);
  pump (task);
}

static void
pump (GTask *task)
{
  HjlIntake    *intake = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (intake->fetching)
    return;

  if (!intake->exhausted && intake->n_reading < intake->most_readers && intake->error == NULL && !g_cancellable_is_cancelled (cancellable))
    {
      intake->fetching = TRUE;
      hjl_intake_fetch_async (intake->source, cancellable, got_file, task);
      return;
    }

  if (intake->n_reading == 0)
    end (task);
}

static gboolean
on_start_cb (gpointer user_data)
{
  pump (user_data);

  return G_SOURCE_REMOVE;
}

/* @kind: what @text is. (transfer full) (nullable) */
static char *
make_key (const HjlDraft *draft,
          const char     *kind,
          const char     *text)
{
  g_autofree char *folded = text != NULL ? hjl_fold (text) : NULL;

  return folded != NULL && *folded != '\0' ? g_strjoin ("\n", draft->person->role_id, kind, folded, NULL) : NULL;
}

/* By what a row of a table is known again: its first e-mail, else the address, else the name, which may be several people's.
 * (transfer full) (nullable) */
static char *
row_key (const HjlDraft *draft)
{
  const HjlCandidateProfile *profile = draft->person->profile;

  if (profile->emails[0] != NULL)
    return make_key (draft, "email", profile->emails[0]);
  if (profile->url != NULL)
    return make_key (draft, "url", profile->url);

  return make_key (draft, "name", profile->name);
}

static void
add_to_index (GHashTable *index,
              char       *key,
              gpointer    draft)
{
  GPtrArray *drafts = key != NULL ? g_hash_table_lookup (index, key) : NULL;

  if (key != NULL && drafts == NULL)
    {
      drafts = g_ptr_array_new ();
      g_hash_table_insert (index, g_strdup (key), drafts);
    }
  if (key != NULL && !g_ptr_array_find (drafts, draft, NULL))
    g_ptr_array_add (drafts, draft);
  g_free (key);
}

/* How surely a row of a table is who waits already; the surer ones choose first. */
typedef enum
{
  MATCH_KEY,   /* the same e-mail, or without one the same page */
  MATCH_WAY,   /* the same name, and a phone, link or page in common */
  MATCH_PLACE, /* the same name in the same row, and nothing against it */
  MATCH_NAME,  /* nothing but the name, which nobody else here has */
  N_MATCHES
} Match;

static gboolean
is_by_name (const HjlDraft *draft)
{
  return draft->person->profile->emails[0] == NULL && draft->person->profile->url == NULL;
}

static gboolean
fits (const HjlDraft *draft,
      const HjlDraft *wanted,
      Match           match)
{
  int weight = match != MATCH_KEY ? hjl_intake_weigh (draft, wanted) : 0;

  switch (match)
    {
    case MATCH_KEY:
      /* In the same row a name was corrected; in another somebody else may have the same address. */
      return draft->row == wanted->row || !hjl_names_differ (draft->person->profile->name, wanted->person->profile->name);

    case MATCH_WAY:
      return weight > 0;

    case MATCH_PLACE:
      /* With two e-mails both are shown to a person, who has not said which is right. */
      return weight == 0 && draft->row == wanted->row &&
             (draft->person->profile->emails[0] == NULL || wanted->person->profile->emails[0] == NULL || hjl_draft_is_sealed (draft));

    case MATCH_NAME:
      return weight == 0 && is_by_name (draft) && is_by_name (wanted);

    case N_MATCHES:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Returns: (nullable): who of @known the row is, whom no other row has; NULL for several without a better sign */
static HjlDraft *
find_match (GPtrArray      *known,
            GHashTable     *used,
            const HjlDraft *wanted,
            Match           match)
{
  HjlDraft *found = NULL;

  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      HjlDraft *draft = g_ptr_array_index (known, i);

      if (g_hash_table_contains (used, draft) || !fits (draft, wanted, match))
        continue;
      if (match < MATCH_PLACE)
        return draft;
      if (found != NULL)
        return NULL;
      found = draft;
    }

  return found;
}

/* Whether the row may be somebody of @namesakes all the same: one who has nothing but the name, or in the same place. */
static gboolean
may_be_known (GPtrArray      *namesakes,
              GHashTable     *used,
              const HjlDraft *wanted)
{
  if (is_by_name (wanted))
    return namesakes != NULL && namesakes->len > 0;
  for (guint i = 0; namesakes != NULL && i < namesakes->len; i++)
    {
      HjlDraft *draft = g_ptr_array_index (namesakes, i);

      if (draft->row == wanted->row && !g_hash_table_contains (used, draft))
        return TRUE;
    }

  return FALSE;
}

/* The same table again makes no second rows. A row of a name alone may have got an e-mail from its CV, and an e-mail may have been
 * corrected. Who stays unclear is a row of its own, which asks: none of two people is lost. */
static gboolean
find_known_rows (HjlIntake *intake,
                 GError   **error)
{
  g_autoptr (GPtrArray) drafts = hjl_store_list_drafts (intake->store, intake->request->role_id, error);
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  if (drafts == NULL)
    return FALSE;

  for (guint i = 0; i < drafts->len; i++)
    {
      const HjlDraft *draft = g_ptr_array_index (drafts, i);

      add_to_index (index, row_key (draft), g_ptr_array_index (drafts, i));
      if (draft->row > 0)
        add_to_index (index, make_key (draft, "name", draft->person->profile->name), g_ptr_array_index (drafts, i));
    }
  for (Match match = MATCH_KEY; match < N_MATCHES; match++)
    for (guint i = 0; i < intake->rows->len; i++)
      {
        HjlGroupRow     *row = g_ptr_array_index (intake->rows, i);
        const HjlDraft  *wanted = row->draft;
        g_autofree char *key = match == MATCH_KEY ? row_key (wanted) : make_key (wanted, "name", wanted->person->profile->name);
        GPtrArray       *known = key != NULL ? g_hash_table_lookup (index, key) : NULL;
        HjlDraft        *draft;
        HjlIntakeKept   *kept;

        if (g_hash_table_contains (intake->kept, row) || (match == MATCH_KEY && is_by_name (wanted)))
          continue;
        draft = find_match (known, used, wanted, match);
        if (draft == NULL)
          continue;
        kept = hjl_intake_mind (intake, draft);
        kept->row = row;
        g_hash_table_add (used, draft);
        g_hash_table_insert (intake->kept, row, kept);
        intake->report->n_doubles++;
      }
  for (guint i = 0; i < intake->rows->len; i++)
    {
      HjlGroupRow     *row = g_ptr_array_index (intake->rows, i);
      g_autofree char *key = make_key (row->draft, "name", row->draft->person->profile->name);

      if (key == NULL || g_hash_table_contains (intake->kept, row) || !may_be_known (g_hash_table_lookup (index, key), used, row->draft))
        continue;
      hjl_draft_add_problem (row->draft, _ ("Several people here have this name. Check whose files these are."));
      row->draft->sure[HJL_CV_FIELD_NAME] = HJL_CV_LIKELY;
    }

  return TRUE;
}

static gboolean
check_is_open (HjlIntake *intake,
               GError   **error)
{
  g_autofree char *closed = NULL;

  if (!hjl_store_find_closed_role (intake->store, intake->request->role_id, &closed, error))
    return FALSE;
  if (closed != NULL)
    g_set_error (error, HJL_ERROR, HJL_ERROR_INPUT,
                 _ ("The role “%s” is closed. Reopen it, or choose another role for these rows."), closed);

  return closed == NULL;
}

static gboolean
prepare (HjlIntake *intake,
         GError   **error)
{
  const HjlIntakeRequest *request = intake->request;

  if (intake->request->role_id != NULL && !hjl_store_check_book_role (intake->store, intake->request->role_id, error))
    return FALSE;
  /* A folder is watched on, and its files wait for the role to be reopened. */
  if (intake->request->role_id != NULL && intake->request->root == NULL && !check_is_open (intake, error))
    return FALSE;
  if (request->table != NULL)
    {
      intake->rows = hjl_intake_read_table (intake->store, request->table, request->role_id, intake->report, error);
      if (intake->rows == NULL || !find_known_rows (intake, error))
        return FALSE;
    }
  if (!request->plan)
    {
      intake->spool = hjl_spool_open (intake->folder, error);
      if (intake->spool == NULL)
        return FALSE;
    }

  return TRUE;
}

void
hjl_intake_async (HjlStore               *store,
                  const char             *spool_folder,
                  const HjlIntakeRequest *request,
                  HjlClockFunc            clock,
                  HjlIntakeProgress       progress,
                  gpointer                progress_data,
                  GCancellable           *cancellable,
                  GAsyncReadyCallback     callback,
                  gpointer                user_data)
{
  GTask     *task = g_task_new (NULL, cancellable, callback, user_data);
  HjlIntake *intake = g_new0 (HjlIntake, 1);
  g_autoptr (GSource) source = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, hjl_intake_async);
  g_task_set_task_data (task, intake, intake_free);
  intake->store = g_object_ref (store);
  intake->folder = g_strdup (spool_folder);
  intake->request = hjl_intake_request_new (request->role_id, (const char *const *) request->paths, request->table, request->plan);
  intake->request->root = g_strdup (request->root);
  intake->clock = clock;
  intake->progress = progress;
  intake->progress_data = progress_data;
  intake->report = report_new ();
  intake->files = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_group_file_free);
  intake->kept = g_hash_table_new (NULL, NULL);
  intake->by_draft = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  intake->all_kept = g_ptr_array_new_with_free_func (hjl_intake_kept_free);
  intake->source = hjl_intake_source_new (request);
  intake->readers = hjl_cv_readers_new ();
  intake->most_readers = CLAMP (g_get_num_processors (), 2, MOST_READERS);
  if (!prepare (intake, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  source = g_idle_source_new ();
  g_source_set_callback (source, on_start_cb, task, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}
