/* hjl-finder.c: looks for a person in Lever by all of their e-mail addresses
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-finder.h"

#include "model/hjl-fold.h"

typedef enum
{
  LOOK_ANYWHERE,
  LOOK_ACTIVE,   /* in the posting */
  LOOK_ARCHIVED, /* the same */
} Look;

typedef struct
{
  HjlLeverClient *lever;
  char           *posting_id; /* nullable */
  GStrv           emails;     /* that are asked for */
  guint           next;
  Look            look;
  GPtrArray      *found; /* (element-type HjlOpportunity) */
} HjlFind;

static void ask (GTask *task);

static void
free_find (gpointer data)
{
  HjlFind *find = data;

  g_object_unref (find->lever);
  g_free (find->posting_id);
  g_strfreev (find->emails);
  g_clear_pointer (&find->found, g_ptr_array_unref);
  g_free (find);
}

static HjlOpportunity *
find_known (HjlFind    *find,
            const char *id)
{
  for (guint i = 0; i < find->found->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (find->found, i);

      if (g_str_equal (opportunity->id, id))
        return opportunity;
    }

  return NULL;
}

/* Whether everybody who shows an address has this one: then those who show none were found by it as well, though a row may
 * leave out what it does not show to everybody. */
static gboolean
is_answer_to (GPtrArray  *opportunities,
              const char *email)
{
  for (guint i = 0; i < opportunities->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (opportunities, i);
      gboolean        has = FALSE;

      for (guint n = 0; opportunity->emails != NULL && opportunity->emails[n] != NULL; n++)
        has |= hjl_fold_equal (opportunity->emails[n], email);
      if (opportunity->emails != NULL && !has)
        return FALSE;
    }

  return TRUE;
}

/* Returns: whether one of them may be in the posting without saying so */
static gboolean
take (HjlFind   *find,
      GPtrArray *opportunities)
{
  const char *asked = find->emails[find->next];
  gboolean    answered = is_answer_to (opportunities, asked);
  gboolean    doubtful = FALSE;

  for (guint i = 0; i < opportunities->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (opportunities, i);
      HjlOpportunity *known = find_known (find, opportunity->id);

      if (known == NULL)
        g_ptr_array_add (find->found, known = hjl_opportunity_ref (opportunity));
      if (find->look != LOOK_ANYWHERE && known->posting_id == NULL)
        known->posting_id = g_strdup (find->posting_id);
      if (answered && known->emails == NULL && !known->anonymized)
        known->emails = g_strdupv ((char *[]){ (char *) asked, NULL });
      doubtful |= known->posting_id == NULL;
    }

  return doubtful;
}

static void
got_records (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask   *task = user_data;
  HjlFind *find = g_task_get_task_data (task);
  GError  *error = NULL;
  gboolean doubtful;
  g_autoptr (GPtrArray) opportunities = hjl_lever_client_list_opportunities_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (opportunities == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  doubtful = take (find, opportunities);
  if (find->look == LOOK_ANYWHERE && doubtful && find->posting_id != NULL)
    find->look = LOOK_ACTIVE;
  else if (find->look == LOOK_ACTIVE)
    find->look = LOOK_ARCHIVED;
  else
    {
      find->look = LOOK_ANYWHERE;
      find->next++;
    }

  ask (task);
}

static void
ask (GTask *task)
{
  HjlFind             *find = g_task_get_task_data (task);
  HjlOpportunityFilter filter = { 0 };

  if (find->emails[find->next] == NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&find->found), (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
      return;
    }

  filter.email = find->emails[find->next];
  filter.expand_applications = TRUE;
  if (find->look == LOOK_ACTIVE)
    filter.posting_id = find->posting_id;
  else if (find->look == LOOK_ARCHIVED)
    filter.archived_posting_id = find->posting_id;
  hjl_lever_client_list_opportunities_async (find->lever,
                                             &filter,
                                             g_task_get_cancellable (task),
                                             got_records,
                                             task);
}

/* Addresses are the same in any case, and mail is commonly kept in small letters. Whether a service keeps it as it was
 * sent, and compares letter by letter, nobody says: one that is written with capitals is asked for as written too. */
static GStrv
list_spellings (const char *const *emails)
{
  g_autoptr (GPtrArray) spellings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; emails[i] != NULL; i++)
    {
      char *spelt[] = { g_utf8_strdown (emails[i], -1), g_strdup (emails[i]) };

      for (guint j = 0; j < G_N_ELEMENTS (spelt); j++)
        {
          if (g_ptr_array_find_with_equal_func (spellings, spelt[j], g_str_equal, NULL))
            g_free (spelt[j]);
          else
            g_ptr_array_add (spellings, spelt[j]);
        }
    }
  g_ptr_array_add (spellings, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&spellings), FALSE);
}

void
hjl_finder_find_async (HjlLeverClient     *lever,
                       const char         *posting_id,
                       const char *const  *emails,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask   *task;
  HjlFind *find;

  g_return_if_fail (HJL_IS_LEVER_CLIENT (lever));
  g_return_if_fail (emails != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_finder_find_async);
  find = g_new0 (HjlFind, 1);
  find->lever = g_object_ref (lever);
  find->posting_id = g_strdup (posting_id);
  find->emails = list_spellings (emails);
  find->found = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_opportunity_unref);
  g_task_set_task_data (task, find, free_find);

  ask (task);
}
