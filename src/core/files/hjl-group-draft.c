/* hjl-group-draft.c: what several files say together of one person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "files/hjl-grouping-private.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-fold.h"
#include "model/hjl-name.h"

/* From here on something may be the CV. */
#define CV_SCORE 10

/* How much something looks like the CV, by its name and what was read in it. */
static int
score_cv (const HjlGroupItem *item)
{
  const HjlCvFacts *facts = item->file->facts;
  gboolean          read = facts != NULL && facts->reading == HJL_CV_READ;
  gboolean          named = facts != NULL && hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME) != NULL;
  int               score = (read ? 2 : 0) + (named ? 3 : 0);

  if (item->file->refused != NULL)
    return 0;

  switch (item->title->sort)
    {
    case HJL_TITLE_CV:
      return score + 100;

    case HJL_TITLE_PLAIN:
      return score + 50;

    case HJL_TITLE_PROFILE:
      return score + 20;

    case HJL_TITLE_HACKAJOB:
    case HJL_TITLE_LETTER:
    case HJL_TITLE_PAPER:
    default:
      return 0;
    }
}

/* A profile that is the only thing like a CV is the CV, unless it is hackajob's. What the table says counts. */
static void
pick_purposes (GPtrArray  *items,
               HjlPurpose *purposes)
{
  int   best = CV_SCORE;
  guint cv = items->len;
  guint profile = items->len;

  for (guint i = 0; i < items->len; i++)
    {
      const HjlGroupItem *item = g_ptr_array_index (items, i);

      purposes[i] = HJL_PURPOSE_OTHER;
      if (item->wanted == HJL_PURPOSE_CV && item->file->refused == NULL)
        {
          cv = i;
          best = G_MAXINT;
        }
      else if (item->wanted == HJL_PURPOSE_PROFILE)
        profile = i;
      else if (item->file != NULL && score_cv (item) > best)
        {
          cv = i;
          best = score_cv (item);
        }
    }
  for (guint i = 0; i < items->len && profile == items->len; i++)
    {
      const HjlGroupItem *item = g_ptr_array_index (items, i);

      if (item->file != NULL && item->file->refused == NULL && i != cv && item->title->sort == HJL_TITLE_HACKAJOB)
        profile = i;
    }
  for (guint i = 0; i < items->len && profile == items->len; i++)
    {
      const HjlGroupItem *item = g_ptr_array_index (items, i);

      if (item->file != NULL && item->file->refused == NULL && i != cv && item->title->sort == HJL_TITLE_PROFILE)
        profile = i;
    }
  if (cv < items->len)
    purposes[cv] = HJL_PURPOSE_CV;
  if (profile < items->len && profile != cv)
    purposes[profile] = HJL_PURPOSE_PROFILE;
}

/* What is read of the person: the CV first, then profiles, what says nothing of itself, letters; other papers only where
 * there is nothing else. (transfer full) */
static GPtrArray *
list_sources (GPtrArray        *items,
              const HjlPurpose *purposes)
{
  GPtrArray *sources = g_ptr_array_new ();

  for (int turn = 0; turn < 5; turn++)
    for (guint i = 0; i < items->len; i++)
      {
        const HjlGroupItem *item = g_ptr_array_index (items, i);
        int                 when;

        if (item->file == NULL || item->file->facts == NULL)
          continue;
        if (purposes[i] == HJL_PURPOSE_CV)
          when = 0;
        else if (item->title->sort == HJL_TITLE_HACKAJOB || item->title->sort == HJL_TITLE_PROFILE)
          when = 1;
        else if (hjl_group_item_is_cv_like (item))
          when = 2;
        else
          when = item->title->sort == HJL_TITLE_LETTER ? 3 : 4;
        if (when == turn && (turn < 4 || sources->len == 0))
          g_ptr_array_add (sources, (gpointer) item);
      }

  return sources;
}

/* The words of a name are all of what is left of a file's or folder's name. */
static gboolean
is_title_of (const HjlFileTitle *title,
             const char         *name)
{
  g_auto (GStrv) words = hjl_file_title_split (name);

  return title != NULL && title->name != NULL && hjl_words_are_name ((const char *const *) words) &&
         hjl_words_equal ((const char *const *) title->words, (const char *const *) words);
}

/* Two signs that have nothing to do with each other are sure: what was read, and what somebody has called the file or the folder, or what
 * another document says. */
static gboolean
has_second_sign (GPtrArray          *items,
                 const HjlGroupItem *from,
                 const HjlFileTitle *folder,
                 const char         *name)
{
  if (is_title_of (folder, name))
    return TRUE;

  for (guint i = 0; i < items->len; i++)
    {
      const HjlGroupItem *item = g_ptr_array_index (items, i);

      if (item->file != NULL && (is_title_of (item->title, name) || (item != from && hjl_fold_equal (item->name, name))))
        return TRUE;
    }

  return FALSE;
}

static void
put (HjlDraft  *draft,
     HjlCvField field,
     GPtrArray *values,
     HjlCvSure  sure)
{
  if (values->len == 0)
    return;

  g_ptr_array_add (values, NULL);
  hjl_draft_set (draft, field, (const char *const *) values->pdata);
  draft->sure[field] = sure;
}

static void
put_one (HjlDraft   *draft,
         HjlCvField  field,
         const char *value,
         HjlCvSure   sure)
{
  const char *values[] = { value, NULL };

  hjl_draft_set (draft, field, values);
  draft->sure[field] = sure;
}

static void
fill_name (HjlDraft           *draft,
           GPtrArray          *items,
           GPtrArray          *sources,
           const HjlFileTitle *folder)
{
  const HjlCvFinding *best = NULL;
  const HjlGroupItem *from = NULL;

  for (guint i = 0; i < sources->len; i++)
    {
      const HjlGroupItem *item = g_ptr_array_index (sources, i);
      const HjlCvFinding *name = hjl_cv_facts_get (item->file->facts, HJL_CV_FIELD_NAME);

      if (name != NULL && (best == NULL || name->sure > best->sure))
        {
          best = name;
          from = item;
        }
    }
  if (best != NULL && best->sure > HJL_CV_GUESS)
    {
      put_one (draft, HJL_CV_FIELD_NAME, best->value,
               best->sure < HJL_CV_SURE && has_second_sign (items, from, folder, best->value) ? HJL_CV_SURE : best->sure);
      return;
    }

  for (guint i = 0; i < items->len; i++)
    {
      const HjlGroupItem *item = g_ptr_array_index (items, i);

      if (item->file != NULL && item->title->name != NULL)
        {
          put_one (draft, HJL_CV_FIELD_NAME, item->title->name, HJL_CV_GUESS);
          return;
        }
    }
  if (folder != NULL && folder->name != NULL)
    put_one (draft, HJL_CV_FIELD_NAME, folder->name, HJL_CV_GUESS);
  else if (best != NULL)
    put_one (draft, HJL_CV_FIELD_NAME, best->value, best->sure);
}

static gboolean
has (GPtrArray  *values,
     const char *value)
{
  for (guint i = 0; i < values->len; i++)
    if (hjl_fold_equal (g_ptr_array_index (values, i), value))
      return TRUE;

  return FALSE;
}

/* Every one of a field that is sure; without one the best that there is. Addresses of two documents that have none in common
 * ask. */
static void
fill_list (HjlDraft  *draft,
           HjlCvField field,
           GPtrArray *sources)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  const HjlCvFinding *best = NULL;
  gboolean            apart = FALSE;

  for (guint i = 0; i < sources->len; i++)
    {
      const HjlCvFacts *facts = ((HjlGroupItem *) g_ptr_array_index (sources, i))->file->facts;
      guint             before = values->len;
      guint             n_new = 0;
      gboolean          common = FALSE;

      for (guint n = 0; n < facts->findings->len; n++)
        {
          const HjlCvFinding *finding = g_ptr_array_index (facts->findings, n);

          if (finding->field != field)
            continue;
          if (finding->sure < HJL_CV_SURE)
            {
              if (best == NULL || finding->sure > best->sure)
                best = finding;
            }
          else if (has (values, finding->value))
            common = TRUE;
          else
            {
              g_ptr_array_add (values, finding->value);
              n_new++;
            }
        }
      apart = apart || (before > 0 && n_new > 0 && !common);
    }

  if (values->len > 0)
    {
      put (draft, field, values, apart && field == HJL_CV_FIELD_EMAIL ? HJL_CV_LIKELY : HJL_CV_SURE);
    }
  else if (best != NULL)
    {
      g_ptr_array_add (values, best->value);
      put (draft, field, values, best->sure);
    }
}

static void
fill_one (HjlDraft  *draft,
          HjlCvField field,
          GPtrArray *sources)
{
  const HjlCvFinding *best = NULL;

  for (guint i = 0; i < sources->len; i++)
    {
      const HjlCvFinding *finding = hjl_cv_facts_get (((HjlGroupItem *) g_ptr_array_index (sources, i))->file->facts, field);

      if (finding != NULL && (best == NULL || finding->sure > best->sure))
        best = finding;
    }
  if (best != NULL)
    put_one (draft, field, best->value, best->sure);
}

/* What the table says stays; a file that is plainly somebody else's makes the row ask. */
static void
check_row (HjlDraft  *draft,
           GPtrArray *sources)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const HjlGroupItem *item = g_ptr_array_index (sources, i);
      g_autofree char    *why = NULL;

      if (!hjl_names_differ (item->name, draft->person->profile->name))
        continue;
      why = g_strdup_printf (_ ("“%s” seems to be %s’s, and the table has it for %s."), item->file->name, item->name,
                             draft->person->profile->name);
      hjl_draft_add_problem (draft, why);
      draft->sure[HJL_CV_FIELD_NAME] = HJL_CV_LIKELY;
    }
}

static void
fill (HjlDraft           *draft,
      GPtrArray          *items,
      GPtrArray          *sources,
      const HjlFileTitle *folder)
{
  for (guint i = 0; i < HJL_N_CV_FIELDS; i++)
    {
      g_auto (GStrv) present = hjl_draft_dup (draft, i);

      if (present[0] != NULL)
        continue;
      if (i == HJL_CV_FIELD_NAME)
        fill_name (draft, items, sources, folder);
      else if (i == HJL_CV_FIELD_PLACE || i == HJL_CV_FIELD_HEADLINE)
        fill_one (draft, i, sources);
      else
        fill_list (draft, i, sources);
    }
}

static void
add_problems (HjlDraft           *draft,
              const HjlGroupItem *item)
{
  for (guint i = 0; i < item->problems->len; i++)
    hjl_draft_add_problem (draft, g_ptr_array_index (item->problems, i));
  if (item->file != NULL && item->file->refused != NULL)
    {
      g_autofree char *why = g_strdup_printf ("“%s”: %s", item->file->title, item->file->refused);

      hjl_draft_add_problem (draft, why);
    }
  if (item->several)
    hjl_draft_add_problem (draft, _ ("Several people here have this name. Check whose files these are."));
  if (item->by_name)
    {
      g_autofree char *why = g_strdup_printf (_ ("“%s” was added only because the name matches. Check that it is this person’s."),
                                              item->file->title);

      hjl_draft_add_problem (draft, why);
    }
  if (item->doubtful)
    {
      g_autofree char *why = g_strdup_printf (_ ("“%s” was added because it is in the same folder. Check that it is this person’s."),
                                              item->file->title);

      hjl_draft_add_problem (draft, why);
    }
}

static gboolean
may_attach (const HjlGroupItem *item)
{
  return item->file != NULL && item->file->refused == NULL;
}

HjlDraft *
hjl_group_make_draft (GPtrArray  *items,
                      const char *role_id,
                      const char *own_folder)
{
  const HjlGroupItem    *first = g_ptr_array_index (items, 0);
  g_autofree HjlPurpose *purposes = g_new0 (HjlPurpose, items->len);
  g_autofree char       *copy = first->row != NULL ? hjl_draft_print (first->row->draft) : NULL;
  g_autoptr (HjlFileTitle) folder = own_folder != NULL ? hjl_file_title_new (own_folder) : NULL;
  g_autoptr (GPtrArray) sources = NULL;
  HjlDraft *draft = copy != NULL ? hjl_draft_parse (copy) : hjl_draft_new (role_id);

  pick_purposes (items, purposes);
  sources = list_sources (items, purposes);
  fill (draft, items, sources, folder);
  if (first->row != NULL)
    check_row (draft, sources);

  for (int turn = HJL_PURPOSE_CV; turn <= HJL_PURPOSE_PROFILE + 1; turn++)
    for (guint i = 0; i < items->len; i++)
      {
        const HjlGroupItem *item = g_ptr_array_index (items, i);
        HjlPurpose          purpose = turn <= HJL_PURPOSE_PROFILE ? (HjlPurpose) turn : HJL_PURPOSE_OTHER;
        HjlPersonFile      *file;

        if (purposes[i] != purpose || !may_attach (item))
          continue;
        file = hjl_person_file_new (item->file->spool_name, purpose, item->file->name);
        file->digest = g_strdup (item->file->digest);
        hjl_draft_take_file (draft, file,
                             hjl_draft_read_new (item->file->folder, item->file->size,
                                                 item->file->facts != NULL ? hjl_cv_facts_copy (item->file->facts) : NULL));
      }
  for (guint i = 0; i < items->len; i++)
    {
      const HjlGroupItem *item = g_ptr_array_index (items, i);

      add_problems (draft, item);
      if ((item->doubtful || item->by_name || item->several) && draft->sure[HJL_CV_FIELD_NAME] == HJL_CV_SURE)
        draft->sure[HJL_CV_FIELD_NAME] = HJL_CV_LIKELY;
    }

  return draft;
}
