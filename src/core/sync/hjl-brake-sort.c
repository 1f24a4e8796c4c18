/* hjl-brake-sort.c: which writes of a plan are more than one run may make that nobody has looked at
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-brake-sort.h"

#include "sync/hjl-consent.h"

#define CHANGE "change"
#define EXPORT "export"

/* Who is concerned by the run, while it is sorted. */
typedef struct
{
  HjlBrakeSort *brake;
  GPtrArray    *marks;    /* (element-type utf8) (nullable elements): of each action that nobody has looked at */
  GHashTable   *closed;   /* places (see dup_place()) in which somebody was held back and would be written for yet */
  GHashTable   *exports;  /* place → set of people */
  GHashTable   *changed;  /* people */
  GHashTable   *roles;    /* of @changed */
  guint         unlinked; /* of @changed: who is not in Lever */
  gboolean      many;     /* @changed are more than may be */
} Sorting;

static gboolean
is_change (HjlActionKind kind)
{
  switch (kind)
    {
    case HJL_ACTION_MOVE_IN_LEVER:
    case HJL_ACTION_ARCHIVE_IN_LEVER:
    case HJL_ACTION_UNARCHIVE_IN_LEVER:
    case HJL_ACTION_MOVE_IN_HACKAJOB:
    case HJL_ACTION_ERASE:
      return TRUE;

    case HJL_ACTION_EXPORT:
    case HJL_ACTION_MARK_EXPORTED:
    case HJL_ACTION_SETTLE:
    case HJL_ACTION_NEEDS_ATTENTION:
    case HJL_ACTION_RELEASE:
    default:
      return FALSE;
    }
}

static gboolean
is_concerned (const HjlAction *action)
{
  return action->kind == HJL_ACTION_EXPORT || is_change (action->kind);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* (transfer full) (nullable) */
static char *
dup_mark (const HjlAction *action)
{
  if (action->kind == HJL_ACTION_EXPORT)
    return g_strjoin ("\t", EXPORT, or_empty (action->posting_id), action->candidate_id, NULL);
  if (is_change (action->kind))
    return g_strjoin ("\t", CHANGE, or_empty (action->role_id), action->candidate_id, NULL);

  return NULL;
}

/* Of a mark all but the person. (transfer full) */
static char *
dup_place (const char *mark)
{
  const char *first = strchr (mark, '\t');
  const char *second = first != NULL ? strchr (first + 1, '\t') : NULL;

  return second != NULL ? g_strndup (mark, (gsize) (second - mark)) : g_strdup (mark);
}

static const char *
get_person (const char *mark)
{
  const char *first = strchr (mark, '\t');
  const char *second = first != NULL ? strchr (first + 1, '\t') : NULL;

  return second != NULL ? second + 1 : mark;
}

static gboolean
is_of_change (const char *mark)
{
  return g_str_has_prefix (mark, CHANGE "\t");
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
count_export (Sorting    *sorting,
              const char *mark)
{
  char       *place = dup_place (mark);
  GHashTable *people = g_hash_table_lookup (sorting->exports, place);

  if (people == NULL)
    {
      people = new_set ();
      g_hash_table_insert (sorting->exports, g_strdup (place), people);
    }
  g_hash_table_add (people, g_strdup (get_person (mark)));
  g_free (place);
}

static void
count_change (Sorting    *sorting,
              const char *mark,
              gboolean    unlinked)
{
  g_autofree char *place = dup_place (mark);

  if (!g_hash_table_add (sorting->changed, g_strdup (get_person (mark))))
    return;

  sorting->unlinked += unlinked;
  g_hash_table_add (sorting->roles, g_strdup (place + strlen (CHANGE "\t")));
}

static void
mark_actions (Sorting *sorting,
              HjlPlan *plan)
{
  for (guint i = 0; i < plan->actions->len; i++)
    {
      HjlAction       *action = g_ptr_array_index (plan->actions, i);
      g_autofree char *mark = action->asked ? NULL : dup_mark (action);
      g_autofree char *write = mark != NULL ? hjl_consent_describe (action) : NULL;

      if (write != NULL && g_hash_table_contains (sorting->brake->agreed, write))
        g_clear_pointer (&mark, g_free);
      if (mark != NULL && g_hash_table_contains (sorting->brake->waiting, mark))
        g_hash_table_add (sorting->closed, dup_place (mark));
      g_ptr_array_add (sorting->marks, g_steal_pointer (&mark));
    }
}

static gboolean
is_closed (Sorting    *sorting,
           const char *mark)
{
  g_autofree char *place = dup_place (mark);

  return g_hash_table_contains (sorting->closed, place);
}

static void
count_all (Sorting *sorting,
           HjlPlan *plan)
{
  HjlBrakeSort  *brake = sorting->brake;
  GHashTableIter iter;
  gpointer       mark;
  gpointer       role_id;
  guint          known;
  guint          n;

  g_hash_table_iter_init (&iter, brake->passed);
  while (g_hash_table_iter_next (&iter, &mark, NULL))
    {
      if (is_of_change (mark))
        count_change (sorting, mark, FALSE);
      else
        count_export (sorting, mark);
    }

  for (guint i = 0; i < plan->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i);

      mark = g_ptr_array_index (sorting->marks, i);
      if (mark == NULL)
        continue;
      if (!is_of_change (mark))
        count_export (sorting, mark);
      else if (!is_closed (sorting, mark))
        count_change (sorting, mark, action->opportunity_id == NULL);
    }

  n = g_hash_table_size (sorting->changed);
  if (n <= brake->most_people)
    return;

  known = sorting->unlinked;
  g_hash_table_iter_init (&iter, sorting->roles);
  while (g_hash_table_iter_next (&iter, &role_id, NULL))
    known += brake->count (role_id, brake->user_data);
  sorting->many = (guint64) n * 100 > (guint64) known * brake->most_share;
}

static gboolean
is_held (Sorting    *sorting,
         const char *mark)
{
  g_autofree char *place = NULL;

  if (mark == NULL || g_hash_table_contains (sorting->brake->passed, mark))
    return FALSE;
  if (is_closed (sorting, mark))
    return TRUE;
  if (is_of_change (mark))
    return sorting->many;

  place = dup_place (mark);

  return g_hash_table_size (g_hash_table_lookup (sorting->exports, place)) > sorting->brake->most_exports;
}

static gboolean
is_any_held (Sorting *sorting,
             guint    from,
             guint    to)
{
  for (guint i = from; i < to; i++)
    if (is_held (sorting, g_ptr_array_index (sorting->marks, i)))
      return TRUE;

  return FALSE;
}

static guint
find_end (HjlPlan *plan,
          guint    from)
{
  HjlAction *first = g_ptr_array_index (plan->actions, from);
  guint      end = from;

  while (end < plan->actions->len &&
         g_str_equal (((HjlAction *) g_ptr_array_index (plan->actions, end))->candidate_id, first->candidate_id))
    end++;

  return end;
}

/* One person. What follows a write that is not made would be about a state that is not so. */
static void
sort_person (Sorting   *sorting,
             HjlPlan   *plan,
             guint      from,
             guint      to,
             GPtrArray *kept,
             GPtrArray *taken,
             GPtrArray *passed,
             GPtrArray *waiting)
{
  gboolean held = is_any_held (sorting, from, to);
  gboolean cut = FALSE;

  for (guint i = from; i < to; i++)
    {
      HjlAction  *action = g_ptr_array_index (plan->actions, i);
      const char *mark = g_ptr_array_index (sorting->marks, i);

      cut |= held && is_concerned (action);
      g_ptr_array_add (cut ? taken : kept, action);
      if (mark != NULL && !cut)
        g_ptr_array_add (passed, g_strdup (mark));
      else if (mark != NULL && is_held (sorting, mark))
        g_ptr_array_add (waiting, g_strdup (mark));
    }
}

static void
take_over (GHashTable *set,
           GPtrArray  *texts)
{
  while (texts->len > 0)
    g_hash_table_add (set, g_ptr_array_steal_index (texts, texts->len - 1));
}

static GPtrArray *
sort_all (Sorting *sorting,
          HjlPlan *plan)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GPtrArray) passed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *taken = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_action_free);

  for (guint i = 0; i < plan->actions->len;)
    {
      guint end = find_end (plan, i);

      sort_person (sorting, plan, i, end, kept, taken, passed, waiting);
      i = end;
    }

  if (taken->len > 0)
    {
      while (plan->actions->len > 0)
        g_ptr_array_steal_index (plan->actions, plan->actions->len - 1);
      for (guint i = 0; i < kept->len; i++)
        g_ptr_array_add (plan->actions, g_ptr_array_index (kept, i));
    }
  take_over (sorting->brake->passed, passed);
  g_hash_table_remove_all (sorting->brake->waiting);
  take_over (sorting->brake->waiting, waiting);

  return taken;
}

GPtrArray *
hjl_brake_sort (HjlBrakeSort *self,
                HjlPlan      *plan)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) closed = new_set ();
  g_autoptr (GHashTable) exports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) changed = new_set ();
  g_autoptr (GHashTable) roles = new_set ();
  Sorting sorting = {
    .brake = self,
    .marks = marks,
    .closed = closed,
    .exports = exports,
    .changed = changed,
    .roles = roles,
  };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (plan != NULL, NULL);

  mark_actions (&sorting, plan);
  count_all (&sorting, plan);

  return sort_all (&sorting, plan);
}

gboolean
hjl_brake_concerns (HjlPlan *plan)
{
  for (guint i = 0; i < plan->actions->len; i++)
    if (is_concerned (g_ptr_array_index (plan->actions, i)))
      return TRUE;

  return FALSE;
}

gboolean
hjl_brake_is_marked (GHashTable      *marks,
                     const HjlAction *action)
{
  g_autofree char *mark = dup_mark (action);

  return mark != NULL && g_hash_table_contains (marks, mark);
}

void
hjl_brake_take_unplanned (GHashTable *marks,
                          HjlPlan    *plan)
{
  g_autoptr (GHashTable) planned = new_set ();
  GHashTableIter iter;
  gpointer       mark;

  for (guint i = 0; i < plan->actions->len; i++)
    {
      char *of_action = dup_mark (g_ptr_array_index (plan->actions, i));

      if (of_action != NULL)
        g_hash_table_add (planned, of_action);
    }

  g_hash_table_iter_init (&iter, marks);
  while (g_hash_table_iter_next (&iter, &mark, NULL))
    if (!g_hash_table_contains (planned, mark))
      g_hash_table_iter_remove (&iter);
}

GHashTable *
hjl_brake_list_people (GHashTable *marks)
{
  GHashTable    *people = new_set ();
  GHashTableIter iter;
  gpointer       mark;

  g_hash_table_iter_init (&iter, marks);
  while (g_hash_table_iter_next (&iter, &mark, NULL))
    g_hash_table_add (people, g_strdup (get_person (mark)));

  return people;
}

guint
hjl_brake_count_people (GHashTable *marks)
{
  g_autoptr (GHashTable) people = hjl_brake_list_people (marks);

  return g_hash_table_size (people);
}

void
hjl_brake_take_agreed (GHashTable *marks,
                       GHashTable *agreed)
{
  g_autoptr (GHashTable) said = new_set ();
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, agreed);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      g_auto (GStrv) write = g_strsplit (item, "\t", 3);
      gboolean exports = g_strcmp0 (write[0], hjl_action_kind_to_string (HJL_ACTION_EXPORT)) == 0;

      if (write[0] != NULL && write[1] != NULL)
        g_hash_table_add (said, g_strjoin ("\t", exports ? EXPORT : CHANGE, write[1], NULL));
    }

  g_hash_table_iter_init (&iter, marks);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      g_autofree char *key = g_strjoin ("\t", is_of_change (item) ? CHANGE : EXPORT, get_person (item), NULL);

      if (g_hash_table_contains (said, key))
        g_hash_table_iter_remove (&iter);
    }
}
