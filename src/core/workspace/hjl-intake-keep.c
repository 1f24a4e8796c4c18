/* hjl-intake-keep.c: rows of a review as they come, beside a person who changes them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-intake-private.h"

#include <string.h>

#include "model/hjl-error.h"
#include "model/hjl-fold.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-watch.h"

/* Rows are kept this often, in microseconds. */
#define KEEP_EVERY (400 * 1000)
/* So many digits of the end of a phone number are the same with and without the country's. */
#define PHONE_END 8

void
hjl_intake_kept_free (gpointer data)
{
  HjlIntakeKept *kept = data;

  g_free (kept->draft_id);
  g_free (kept->content);
  g_free (kept->role_id);
  g_strfreev (kept->sealed);
  g_free (kept);
}

static GStrv
list_copies (const HjlDraft *draft)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < draft->person->files->len; i++)
    g_strv_builder_add (builder, ((HjlPersonFile *) g_ptr_array_index (draft->person->files, i))->spool_name);

  return g_strv_builder_end (builder);
}

HjlIntakeKept *
hjl_intake_mind (HjlIntake      *intake,
                 const HjlDraft *draft)
{
  HjlIntakeKept *kept = g_hash_table_lookup (intake->by_draft, draft->id);

  if (kept != NULL)
    return kept;

  kept = g_new0 (HjlIntakeKept, 1);
  kept->draft_id = g_strdup (draft->id);
  kept->role_id = g_strdup (draft->person->role_id);
  kept->updated_at = draft->updated_at;
  kept->foreign = TRUE;
  kept->by_table = draft->row > 0 && hjl_draft_is_sealed (draft);
  /* What a table says is no guess of the reader's, which could be made anew of the files. */
  if (!kept->by_table && hjl_draft_is_sealed (draft))
    {
      kept->sealed = list_copies (draft);
      kept->content = hjl_draft_print (draft);
    }
  g_ptr_array_add (intake->all_kept, kept);
  g_hash_table_insert (intake->by_draft, g_strdup (draft->id), kept);

  return kept;
}

/* Rows that an intake before has made, and was ended before it had read all of the person, are made on. */
static void
take_over (HjlIntake *intake,
           GPtrArray *read)
{
  g_autoptr (GHashTable) copies = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < read->len; i++)
    g_hash_table_add (copies, ((HjlGroupFile *) g_ptr_array_index (read, i))->spool_name);
  for (guint i = 0; i < intake->all_kept->len; i++)
    {
      HjlIntakeKept *kept = g_ptr_array_index (intake->all_kept, i);
      gboolean       whole = kept->foreign && kept->sealed != NULL && kept->sealed[0] != NULL;

      for (guint n = 0; whole && kept->sealed[n] != NULL; n++)
        whole = g_hash_table_contains (copies, kept->sealed[n]);
      if (!whole)
        continue;
      kept->foreign = FALSE;
      g_clear_pointer (&kept->sealed, g_strfreev);
    }
}

/* Each row is the store's by now. Returns: (transfer full) (nullable): what stands there; NULL where it is gone, or with an error */
static HjlDraft *
look_after (HjlIntake     *intake,
            HjlIntakeKept *kept,
            GError       **error)
{
  g_autoptr (GError) local = NULL;
  HjlDraft *draft = hjl_store_load_draft (intake->store, kept->draft_id, &local);

  if (draft == NULL && g_error_matches (local, HJL_ERROR, HJL_ERROR_NOT_FOUND))
    kept->gone = TRUE;
  else if (draft == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (draft->updated_at != kept->updated_at)
    {
      kept->foreign = TRUE;
      kept->by_table = FALSE;
      g_clear_pointer (&kept->sealed, g_strfreev);
    }

  return draft;
}

HjlIntakeKept *
hjl_intake_find_kept (HjlIntake  *intake,
                      guint       index,
                      GHashTable *taken)
{
  GPtrArray     *files = g_ptr_array_index (intake->grouping->files, index);
  HjlDraft      *draft = g_ptr_array_index (intake->grouping->drafts, index);
  gboolean       is_row = intake->rows != NULL && index < intake->rows->len;
  HjlIntakeKept *found = NULL;
  gpointer       row = is_row ? g_ptr_array_index (intake->rows, index) : NULL;

  if (is_row)
    found = g_hash_table_lookup (intake->kept, row);
  if (found != NULL && g_hash_table_contains (taken, found))
    found = NULL;
  for (guint i = 0; found == NULL && i < files->len; i++)
    {
      found = g_hash_table_lookup (intake->kept, g_ptr_array_index (files, i));
      if (found != NULL && (g_hash_table_contains (taken, found) || (found->row != NULL && found->row != row)))
        found = NULL;
      /* A table says for itself whom it wants where: that a file of theirs waits for another role is not this row. */
      if (found != NULL && is_row && found->role_id != NULL && g_strcmp0 (found->role_id, draft->person->role_id) != 0)
        found = NULL;
    }
  if (found != NULL)
    g_hash_table_add (taken, found);

  return found;
}

HjlGroupFile *
hjl_intake_find_file (GPtrArray  *files,
                      const char *spool_name)
{
  for (guint i = 0; i < files->len; i++)
    {
      HjlGroupFile *file = g_ptr_array_index (files, i);

      if (g_strcmp0 (file->spool_name, spool_name) == 0)
        return file;
    }

  return NULL;
}

/* What goes to @draft and belongs to a row that is not ours any more, or not this one, is left there. @only_new: and what is in
 * any row */
static void
leave_others (HjlIntake     *intake,
              HjlDraft      *draft,
              GPtrArray     *files,
              HjlIntakeKept *own,
              gboolean       only_new)
{
  for (guint i = draft->person->files->len; i > 0; i--)
    {
      const HjlPersonFile *file = g_ptr_array_index (draft->person->files, i - 1);
      HjlIntakeKept       *kept = g_hash_table_lookup (intake->kept, hjl_intake_find_file (files, file->spool_name));

      if (kept == NULL || (!only_new && kept == own) || (!only_new && !kept->foreign && !kept->gone))
        continue;
      g_ptr_array_remove_index (draft->person->files, i - 1);
      g_ptr_array_remove_index (draft->reads, i - 1);
    }
}

typedef struct
{
  GPtrArray  *drafts; /* (element-type HjlDraft): to be kept */
  GPtrArray  *owners; /* (element-type HjlIntakeKept): whose they become */
  GPtrArray  *groups; /* (element-type GPtrArray): the files of each */
  GArray     *rows;   /* of each the place among the grouping's drafts */
  GPtrArray  *merged; /* (element-type HjlIntakeKept): their files are others' now */
  GPtrArray  *owned;  /* (element-type HjlIntakeKept) (nullable): of each group its row */
  GHashTable *taken;  /* (element-type HjlIntakeKept HjlIntakeKept): these */
} Changes;

static void
add_change (HjlIntake     *intake,
            Changes       *changes,
            HjlDraft      *draft,
            HjlIntakeKept *kept,
            GPtrArray     *files,
            guint          index)
{
  if (kept == NULL)
    {
      kept = g_new0 (HjlIntakeKept, 1);
      g_ptr_array_add (intake->all_kept, kept);
    }
  g_ptr_array_add (changes->drafts, draft);
  g_ptr_array_add (changes->owners, kept);
  g_ptr_array_add (changes->groups, files);
  g_array_append_val (changes->rows, index);
}

static gboolean
correct_text (char      **text,
              const char *now)
{
  if (now == NULL || g_strcmp0 (*text, now) == 0)
    return FALSE;

  hjl_set_text (&*text, now);

  return TRUE;
}

/* What of a phone number or an address is the same however it is written. (transfer full) */
static char *
dup_way (HjlCvField  field,
         const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  if (field != HJL_CV_FIELD_PHONE)
    {
      g_autofree char *folded = hjl_fold (text);
      const char      *scheme = strstr (folded, "://");
      const char      *start = scheme != NULL ? scheme + 3 : folded;

      start += g_str_has_prefix (start, "www.") ? 4 : 0;

      return g_strndup (start, strlen (start) - (g_str_has_suffix (start, "/") ? 1 : 0));
    }

  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);

  return g_strdup (digits->str + (digits->len > PHONE_END ? digits->len - PHONE_END : 0));
}

static int
weigh_ways (HjlCvField         field,
            const char *const *mine,
            const char *const *theirs)
{
  for (guint i = 0; mine[i] != NULL; i++)
    for (guint n = 0; theirs[n] != NULL; n++)
      {
        g_autofree char *left = dup_way (field, mine[i]);
        g_autofree char *right = dup_way (field, theirs[n]);

        if (g_str_equal (left, right))
          return 1;
      }

  return mine[0] != NULL && theirs[0] != NULL ? -1 : 0;
}

int
hjl_intake_weigh (const HjlDraft *a,
                  const HjlDraft *b)
{
  static const HjlCvField fields[] = { HJL_CV_FIELD_PHONE, HJL_CV_FIELD_LINK };
  const char             *my_page[] = { a->person->profile->url, NULL };
  const char             *their_page[] = { b->person->profile->url, NULL };
  int                     found = weigh_ways (HJL_CV_FIELD_LINK, my_page, their_page);

  for (guint i = 0; i < G_N_ELEMENTS (fields) && found < 1; i++)
    {
      g_auto (GStrv) mine = hjl_draft_dup (a, fields[i]);
      g_auto (GStrv) theirs = hjl_draft_dup (b, fields[i]);
      int weight = weigh_ways (fields[i], (const char *const *) mine, (const char *const *) theirs);

      found = weight != 0 ? weight : found;
    }

  return found;
}

static gboolean
has_email (GStrv       emails,
           const char *email)
{
  for (guint i = 0; emails[i] != NULL; i++)
    if (hjl_fold_equal (emails[i], email))
      return TRUE;

  return FALSE;
}

/* What the table says otherwise now of somebody whom it has told of before. An e-mail that has nothing in common with the one before
 * may be somebody else's: both stand there, and ask. Returns: whether there is anything */
static gboolean
correct (HjlDraft       *draft,
         const HjlDraft *row)
{
  gboolean sure = hjl_intake_weigh (draft, row) > 0;
  gboolean any = draft->row != row->row;

  draft->row = row->row;
  for (guint i = 0; i < HJL_N_CV_FIELDS; i++)
    {
      g_auto (GStrv) before = hjl_draft_dup (draft, i);
      g_auto (GStrv) now = hjl_draft_dup (row, i);
      guint n_same = 0;

      for (guint n = 0; now[n] != NULL; n++)
        n_same += g_strv_contains ((const char *const *) before, now[n]) || (i == HJL_CV_FIELD_EMAIL && has_email (before, now[n]));
      if (now[n_same] == NULL)
        continue;
      any = TRUE;
      if (i == HJL_CV_FIELD_EMAIL && !sure && n_same == 0 && before[0] != NULL)
        {
          g_autoptr (GStrvBuilder) both = g_strv_builder_new ();
          g_auto (GStrv) all = NULL;

          g_strv_builder_addv (both, (const char **) now);
          g_strv_builder_addv (both, (const char **) before);
          all = g_strv_builder_end (both);
          hjl_draft_set (draft, i, (const char *const *) all);
          draft->sure[i] = HJL_CV_LIKELY;
        }
      else
        hjl_draft_set (draft, i, (const char *const *) now);
    }
  any |= correct_text (&draft->person->profile->url, row->person->profile->url);
  any |= correct_text (&draft->person->stage_id, row->person->stage_id);

  return any;
}

/* The first that a table says of somebody whose row was made of files and that no person has changed. @draft: what the table and
 * files say together, left without files. A question stays one. */
static void
add_row (HjlDraft       *present,
         HjlDraft       *draft,
         const HjlDraft *row)
{
  gboolean asks = hjl_draft_asks (draft, HJL_CV_FIELD_NAME) ||
                  (hjl_draft_asks (present, HJL_CV_FIELD_NAME) && present->problems[0] != NULL);

  hjl_draft_join (present, draft);
  correct (present, row);
  if (asks)
    present->sure[HJL_CV_FIELD_NAME] = HJL_CV_LIKELY;
}

/* The same of a row that a person has changed: only what is not there at all. Returns: whether there is anything */
static gboolean
add_missing (HjlDraft       *draft,
             const HjlDraft *row)
{
  if (draft->row > 0)
    return FALSE;

  draft->row = row->row;
  for (guint i = 0; i < HJL_N_CV_FIELDS; i++)
    {
      g_auto (GStrv) before = hjl_draft_dup (draft, i);
      g_auto (GStrv) now = hjl_draft_dup (row, i);

      if (before[0] == NULL && now[0] != NULL)
        hjl_draft_set (draft, i, (const char *const *) now);
    }
  if (draft->person->stage_id == NULL)
    correct_text (&draft->person->stage_id, row->person->stage_id);
  if (draft->person->profile->url == NULL)
    correct_text (&draft->person->profile->url, row->person->profile->url);

  return TRUE;
}

/* Takes what has changed of the group @index. */
static gboolean
compare_group (HjlIntake *intake,
               Changes   *changes,
               guint      index,
               GError   **error)
{
  HjlDraft      *draft = g_ptr_array_index (intake->grouping->drafts, index);
  GPtrArray     *files = g_ptr_array_index (intake->grouping->files, index);
  HjlIntakeKept *kept = g_ptr_array_index (changes->owned, index);
  gboolean       is_row = intake->rows != NULL && index < intake->rows->len;
  guint          n_files = draft->reads->len;
  g_autoptr (HjlDraft) present = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) local = NULL;

  if (kept != NULL && kept->content != NULL && !kept->foreign && !kept->gone)
    {
      g_autofree char *same = NULL;

      hjl_draft_seal (draft);
      same = hjl_draft_print (draft);
      if (g_str_equal (same, kept->content))
        return TRUE;
    }

  /* What joins this group may have been somebody's row, who has changed or accepted it since. */
  for (guint i = 0; i < files->len; i++)
    {
      HjlIntakeKept *other = g_hash_table_lookup (intake->kept, g_ptr_array_index (files, i));
      g_autoptr (HjlDraft) theirs = NULL;

      if (other == NULL || other == kept || other->foreign || other->gone)
        continue;
      theirs = look_after (intake, other, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  if (kept != NULL && !kept->gone)
    {
      present = look_after (intake, kept, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  if (present != NULL && kept->foreign)
    {
      const HjlDraft *row = is_row ? ((HjlGroupRow *) g_ptr_array_index (intake->rows, index))->draft : NULL;
      gboolean        any;

      leave_others (intake, draft, files, kept, TRUE);
      any = draft->reads->len > 0;
      if (is_row && kept->by_table)
        any |= correct (present, row);
      else if (is_row && kept->sealed == NULL)
        any |= add_missing (present, row);
      else if (is_row)
        {
          add_row (present, draft, row);
          kept->by_table = any = TRUE;
          g_clear_pointer (&kept->sealed, g_strfreev);
        }
      /* Where nobody has looked yet it also gets what it lacks. */
      else if (any && kept->sealed != NULL)
        hjl_draft_join (present, draft);
      while (draft->reads->len > 0)
        hjl_draft_move_file (draft, 0, present);
      if (kept->by_table)
        hjl_draft_seal (present);
      if (any)
        add_change (intake, changes, g_steal_pointer (&present), kept, files, index);
      for (guint i = 0; !any && i < files->len; i++)
        if (!g_hash_table_contains (intake->kept, g_ptr_array_index (files, i)))
          g_hash_table_insert (intake->kept, g_ptr_array_index (files, i), kept);
      return TRUE;
    }

  if (kept != NULL && kept->gone)
    {
      leave_others (intake, draft, files, NULL, TRUE);
      if (draft->reads->len == 0)
        return TRUE;
      kept = NULL;
    }
  leave_others (intake, draft, files, kept, FALSE);
  if (kept == NULL && !is_row && n_files > 0 && draft->reads->len == 0)
    return TRUE;
  hjl_draft_seal (draft);
  content = hjl_draft_print (draft);
  if (kept != NULL && g_strcmp0 (content, kept->content) == 0)
    return TRUE;

  for (guint i = 0; i < files->len; i++)
    {
      HjlIntakeKept *other = g_hash_table_lookup (intake->kept, g_ptr_array_index (files, i));

      if (other != NULL && !other->foreign && !other->gone && !g_hash_table_contains (changes->taken, other) &&
          !g_ptr_array_find (changes->merged, other, NULL))
        g_ptr_array_add (changes->merged, other);
    }
  draft->id = kept != NULL ? g_strdup (kept->draft_id) : NULL;
  /* The grouping's own is the next one's no more. */
  g_ptr_array_index (intake->grouping->drafts, index) = hjl_draft_new (NULL);
  add_change (intake, changes, draft, kept, files, index);

  return TRUE;
}

/* With the rows it is kept what they have of a folder that is watched: whatever ends the intake, none of it comes back once a
 * person has accepted or removed it. */
static gboolean
note_contents (HjlIntake *intake,
               Changes   *changes,
               GError   **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; ok && intake->request->root != NULL && i < changes->groups->len; i++)
    {
      GPtrArray *files = g_ptr_array_index (changes->groups, i);

      for (guint n = 0; ok && n < files->len; n++)
        ok = hjl_store_set_had_content (intake->store, intake->request->role_id, ((HjlGroupFile *) files->pdata[n])->digest, error);
    }

  return ok;
}

static gboolean
write_changes (HjlIntake *intake,
               Changes   *changes,
               GError   **error)
{
  HjlTime  now = intake->clock ();
  gboolean ok;

  if (changes->drafts->len == 0)
    return TRUE;
  if (!hjl_spool_flush (intake->spool, error) || !hjl_store_begin (intake->store, error))
    return FALSE;

  ok = hjl_store_save_drafts (intake->store, changes->drafts, now, error) && note_contents (intake, changes, error);
  for (guint i = 0; ok && i < changes->merged->len; i++)
    ok = hjl_store_remove_draft (intake->store, ((HjlIntakeKept *) g_ptr_array_index (changes->merged, i))->draft_id, error);

  return hjl_store_finish (intake->store, ok, error);
}

static void
note_changes (HjlIntake *intake,
              Changes   *changes)
{
  for (guint i = 0; i < changes->drafts->len; i++)
    {
      HjlDraft      *draft = g_ptr_array_index (changes->drafts, i);
      HjlIntakeKept *kept = g_ptr_array_index (changes->owners, i);
      GPtrArray     *files = g_ptr_array_index (changes->groups, i);
      guint          row = g_array_index (changes->rows, guint, i);

      g_free (kept->draft_id);
      g_free (kept->content);
      kept->draft_id = g_strdup (draft->id);
      g_hash_table_insert (intake->by_draft, g_strdup (draft->id), kept);
      kept->updated_at = draft->updated_at;
      kept->content = hjl_draft_print (draft);
      if (intake->rows != NULL && row < intake->rows->len)
        {
          kept->row = g_ptr_array_index (intake->rows, row);
          g_hash_table_insert (intake->kept, kept->row, kept);
        }
      for (guint n = 0; n < files->len; n++)
        {
          HjlGroupFile  *file = g_ptr_array_index (files, n);
          HjlIntakeKept *before = g_hash_table_lookup (intake->kept, file);

          if (before == NULL || (!before->foreign && !before->gone))
            g_hash_table_insert (intake->kept, file, kept);
        }
    }
  for (guint i = 0; i < changes->merged->len; i++)
    ((HjlIntakeKept *) g_ptr_array_index (changes->merged, i))->gone = TRUE;
}

/* (transfer full) (element-type HjlGroupFile): lent: those that were read */
static GPtrArray *
list_read (HjlIntake *intake)
{
  GPtrArray *read = g_ptr_array_new ();

  for (guint i = 0; i < intake->files->len; i++)
    if (((HjlGroupFile *) g_ptr_array_index (intake->files, i))->facts != NULL)
      g_ptr_array_add (read, g_ptr_array_index (intake->files, i));

  return read;
}

/* Somebody of whom other files are in the review from before. */
static gboolean
find_same (HjlIntake  *intake,
           guint       index,
           GHashTable *taken,
           gpointer   *kept,
           GError    **error)
{
  const HjlDraft *draft = g_ptr_array_index (intake->grouping->drafts, index);
  g_autoptr (HjlDraft) same = NULL;
  g_autoptr (GError) local = NULL;
  HjlIntakeKept *found;

  if (draft->person->role_id == NULL || hjl_draft_asks (draft, HJL_CV_FIELD_EMAIL))
    return TRUE;

  same = hjl_store_find_same_draft (intake->store, draft, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  found = same != NULL ? hjl_intake_mind (intake, same) : NULL;
  if (found != NULL && found->foreign && g_hash_table_add (taken, found))
    *kept = found;

  return TRUE;
}

gboolean
hjl_intake_keep (HjlIntake *intake,
                 GError   **error)
{
  g_autoptr (GPtrArray) read = list_read (intake);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  g_autoptr (GPtrArray) merged = g_ptr_array_new ();
  g_autoptr (GPtrArray) owned = g_ptr_array_new ();
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  Changes changes = { drafts, owners, groups, rows, merged, owned, taken };
  gint64  start = g_get_monotonic_time ();

  g_clear_pointer (&intake->grouping, hjl_grouping_free);
  intake->grouping = hjl_grouping_new (read, intake->rows, intake->request->role_id);
  intake->changed = FALSE;
  if (!intake->request->plan)
    {
      take_over (intake, read);
      for (guint i = 0; i < intake->grouping->drafts->len; i++)
        g_ptr_array_add (owned, hjl_intake_find_kept (intake, i, taken));
      for (guint i = 0; i < owned->len; i++)
        if (owned->pdata[i] == NULL && !find_same (intake, i, taken, &owned->pdata[i], error))
          return FALSE;
      for (guint i = 0; i < intake->grouping->drafts->len; i++)
        if (!compare_group (intake, &changes, i, error))
          return FALSE;
      if (!write_changes (intake, &changes, error))
        return FALSE;
      note_changes (intake, &changes);
    }
  /* Many rows take longer to compare: most of the time is for reading. */
  intake->keep_next = g_get_monotonic_time () + MAX (KEEP_EVERY, 4 * (g_get_monotonic_time () - start));
  if (intake->progress != NULL)
    intake->progress (intake->files->len, intake->n_read, intake->grouping->drafts->len, intake->progress_data);

  return TRUE;
}
