/* hjl-grouping.c: which files are whose: one row of a review a person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "files/hjl-grouping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/hjl-grouping-private.h"
#include "model/hjl-fold.h"

/* So many files may one person's folder hold. */
#define OWN_FOLDER 8

/* @members: (element-type GPtrArray): of the first item of each group all of its items */
typedef struct
{
  GPtrArray *items; /* (element-type HjlGroupItem) */
  GPtrArray *members;
} Groups;

void
hjl_group_file_free (HjlGroupFile *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->name);
  g_free (self->folder);
  g_free (self->spool_name);
  g_free (self->digest);
  g_free (self->refused);
  g_clear_pointer (&self->facts, hjl_cv_facts_free);
  g_free (self);
}

HjlGroupRow *
hjl_group_row_new (HjlDraft   *draft,
                   const char *cv,
                   const char *profile)
{
  HjlGroupRow *self = g_new0 (HjlGroupRow, 1);

  self->draft = draft;
  self->cv = g_strdup (cv);
  self->profile = g_strdup (profile);

  return self;
}

void
hjl_group_row_free (HjlGroupRow *self)
{
  if (self == NULL)
    return;

  hjl_draft_free (self->draft);
  g_free (self->cv);
  g_free (self->profile);
  g_free (self);
}

void
hjl_grouping_free (HjlGrouping *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->doubles);
  g_ptr_array_unref (self->strays);
  g_free (self);
}

static void
add_item (Groups       *groups,
          HjlGroupItem *item)
{
  item->index = item->parent = groups->items->len;
  g_ptr_array_add (groups->items, item);
  g_ptr_array_add (groups->members, g_ptr_array_new ());
  g_ptr_array_add (g_ptr_array_index (groups->members, item->index), item);
}

static guint
find (Groups *groups,
      guint   index)
{
  for (;;)
    {
      HjlGroupItem *item = g_ptr_array_index (groups->items, index);

      if (item->parent == index)
        return index;
      index = item->parent;
    }
}

static GPtrArray *
get_members (Groups *groups,
             guint   index)
{
  return g_ptr_array_index (groups->members, find (groups, index));
}

static void
unite (Groups *groups,
       guint   a,
       guint   b)
{
  guint      first = MIN (find (groups, a), find (groups, b));
  guint      second = MAX (find (groups, a), find (groups, b));
  GPtrArray *joined = g_ptr_array_index (groups->members, second);

  if (first == second)
    return;

  ((HjlGroupItem *) g_ptr_array_index (groups->items, second))->parent = first;
  g_ptr_array_extend (g_ptr_array_index (groups->members, first), joined, NULL, NULL);
  g_ptr_array_set_size (joined, 0);
}

/* Each of a group may have come to it for another reason: all have a say. */
static void
join (Groups *groups,
      guint   a,
      guint   b)
{
  GPtrArray *left = get_members (groups, a);
  GPtrArray *right = get_members (groups, b);

  if (left == right)
    return;
  for (guint i = 0; i < left->len; i++)
    for (guint n = 0; n < right->len; n++)
      if (hjl_group_items_are_apart (g_ptr_array_index (left, i), g_ptr_array_index (right, n)))
        return;

  unite (groups, a, b);
}

static GPtrArray *
list_seen (GHashTable *seen,
           const char *key)
{
  GPtrArray *others = g_hash_table_lookup (seen, key);

  if (others == NULL)
    {
      others = g_ptr_array_new ();
      g_hash_table_insert (seen, g_strdup (key), others);
    }

  return others;
}

static void
meet_by_email (Groups       *groups,
               GHashTable   *seen,
               const char   *email,
               HjlGroupItem *item)
{
  GPtrArray *others = list_seen (seen, email);

  for (guint i = 0; i < others->len; i++)
    join (groups, ((HjlGroupItem *) g_ptr_array_index (others, i))->index, item->index);
  g_ptr_array_add (others, item);
}

/* Whose an item is by itself: of a row, or with something that nobody else has. */
static gboolean
is_known (const HjlGroupItem *item)
{
  return item->row != NULL || item->emails->len > 0 || item->phones->len > 0;
}

static gboolean
may_join (Groups             *groups,
          const HjlGroupItem *a,
          const HjlGroupItem *b)
{
  return a != b && hjl_group_items_are_near (a, b) &&
         (find (groups, a->index) == find (groups, b->index) || !hjl_group_items_are_apart (a, b));
}

/* Whether two of @others, who are plainly not one, may be whose @item is. */
static gboolean
has_namesakes (Groups       *groups,
               GPtrArray    *others,
               HjlGroupItem *item)
{
  const HjlGroupItem *first = NULL;

  for (guint i = 0; i < others->len; i++)
    {
      const HjlGroupItem *other = g_ptr_array_index (others, i);

      if (find (groups, other->index) == find (groups, item->index) && other != item)
        return FALSE;
      if (!is_known (other) || !may_join (groups, item, other))
        continue;
      if (first != NULL && find (groups, first->index) != find (groups, other->index) && hjl_group_items_are_apart (first, other))
        return TRUE;
      first = first != NULL ? first : other;
    }

  return FALSE;
}

/* Joins those of one name that are near each other, but what may be several people's. */
static void
join_namesakes (Groups    *groups,
                GPtrArray *called)
{
  for (guint i = 0; i < called->len; i++)
    {
      HjlGroupItem *item = g_ptr_array_index (called, i);

      item->several |= has_namesakes (groups, called, item);
    }
  for (guint i = 0; i < called->len; i++)
    for (guint n = 0; n < i; n++)
      {
        const HjlGroupItem *item = g_ptr_array_index (called, i);
        const HjlGroupItem *other = g_ptr_array_index (called, n);

        if (!item->several && !other->several && hjl_group_items_are_near (item, other))
          join (groups, other->index, item->index);
      }
}

static GHashTable *
new_seen (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/* In any order: "Doe, Jane". (transfer full) */
static char *
make_key (const char *const *words)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (sorted, (char *) words[i]);
  g_ptr_array_sort (sorted, hjl_compare_texts);
  g_ptr_array_add (sorted, NULL);

  return g_strjoinv (" ", (char **) sorted->pdata);
}

/* Whether the file lies where @slashes, a path, says. */
static gboolean
has_path (const HjlGroupItem *item,
          const char         *slashes)
{
  g_autofree char *path = g_strconcat (hjl_group_item_get_folder (item), "/", item->file->title, NULL);
  g_autofree char *end = g_strconcat ("/", slashes, NULL);

  return strchr (slashes, '/') != NULL && hjl_fold_equal (path + MAX (0, (gssize) strlen (path) - (gssize) strlen (end)), end);
}

/* Files by what they are called, folded: a table may have as many rows as there are files, and more. (transfer full) */
static GHashTable *
index_titles (Groups    *groups,
              GPtrArray *doubles)
{
  GHashTable *titles = new_seen ();
  g_autoptr (GHashTable) by_digest = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < groups->items->len; i++)
    {
      HjlGroupItem    *item = g_ptr_array_index (groups->items, i);
      g_autofree char *title = item->file != NULL ? hjl_fold (item->file->title) : NULL;

      if (title == NULL)
        continue;
      g_ptr_array_add (list_seen (titles, title), item);
      if (item->file->digest != NULL)
        g_hash_table_insert (by_digest, item->file->digest, item);
    }
  /* The same content under another name is that file. */
  for (guint i = 0; i < doubles->len; i++)
    {
      const HjlGroupFile *file = g_ptr_array_index (doubles, i);
      HjlGroupItem       *item = g_hash_table_lookup (by_digest, file->digest);
      g_autofree char    *title = hjl_fold (file->title);
      GPtrArray          *called = list_seen (titles, title);

      if (!g_ptr_array_find (called, item, NULL))
        g_ptr_array_add (called, item);
    }

  return titles;
}

/* A file that a row of the table names is that person's, by its whole path or by its name where no other has it. */
static void
take_wanted (Groups       *groups,
             GHashTable   *titles,
             HjlGroupItem *row,
             const char   *wanted,
             HjlPurpose    purpose)
{
  HjlGroupItem    *found = NULL;
  guint            n_found = 0;
  g_autofree char *slashes = wanted != NULL ? g_strdelimit (g_strdup (wanted), "\\", '/') : NULL;
  g_autofree char *base = slashes != NULL ? g_path_get_basename (slashes) : NULL;
  g_autofree char *title = base != NULL ? hjl_fold (base) : NULL;
  GPtrArray       *called = title != NULL ? g_hash_table_lookup (titles, title) : NULL;

  if (wanted == NULL)
    return;

  for (guint i = 0; called != NULL && i < called->len; i++)
    if (has_path (g_ptr_array_index (called, i), slashes))
      {
        found = g_ptr_array_index (called, i);
        n_found++;
      }
  if (called != NULL && n_found == 0)
    {
      n_found = called->len;
      found = g_ptr_array_index (called, n_found - 1);
    }
  if (n_found == 1 && found->wanted < 0)
    {
      found->wanted = (int) purpose;
      unite (groups, row->index, found->index);
    }
  else
    {
      g_autofree char *why = g_strdup_printf (n_found == 0   ? _ ("“%s”, which the table names, is not among the files.")
                                              : n_found == 1 ? _ ("“%s” is another row’s file already.")
                                                             : _ ("Several files are called “%s”. Add the right one by hand."),
                                              wanted);

      g_ptr_array_add (row->problems, g_steal_pointer (&why));
    }
}

/* A file without a name of its own that says whose it is: "Data Engineer - Jane Doe - letter". */
static void
join_by_mention (Groups *groups)
{
  g_autoptr (GHashTable) by_word = new_seen ();

  for (guint i = 0; i < groups->items->len; i++)
    {
      HjlGroupItem *item = g_ptr_array_index (groups->items, i);

      for (guint n = 0; hjl_words_are_name ((const char *const *) item->name_words) && item->name_words[n] != NULL; n++)
        {
          GPtrArray *others = g_hash_table_lookup (by_word, item->name_words[n]);

          if (others == NULL)
            {
              others = g_ptr_array_new ();
              g_hash_table_insert (by_word, g_strdup (item->name_words[n]), others);
            }
          g_ptr_array_add (others, item);
        }
    }

  for (guint i = 0; i < groups->items->len; i++)
    {
      HjlGroupItem *item = g_ptr_array_index (groups->items, i);
      HjlGroupItem *found = NULL;
      gboolean      several = FALSE;

      if (item->file == NULL || *item->name_words != NULL || get_members (groups, i)->len > 1)
        continue;
      for (guint w = 0; item->title->words[w] != NULL; w++)
        {
          GPtrArray *others = g_hash_table_lookup (by_word, item->title->words[w]);

          for (guint n = 0; others != NULL && n < others->len; n++)
            {
              HjlGroupItem *other = g_ptr_array_index (others, n);

              if (!hjl_group_items_are_near (item, other) ||
                  !hjl_words_contain ((const char *const *) item->title->words, (const char *const *) other->name_words))
                continue;
              several = several || (found != NULL && find (groups, found->index) != find (groups, other->index));
              found = other;
            }
        }
      if (found != NULL && !several)
        join (groups, found->index, i);
    }
}

static gboolean
has_identity (GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      const HjlGroupItem *item = g_ptr_array_index (members, i);

      if (item->row != NULL || *item->name_words != NULL || item->emails->len > 0 ||
          (item->stem != NULL && hjl_group_item_is_cv_like (item)))
        return TRUE;
    }

  return FALSE;
}

/* The folders beside each other that have files in them: of each path how many. */
static GHashTable *
count_siblings (Groups *groups)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < groups->items->len; i++)
    {
      const char *folder = hjl_group_item_get_folder (g_ptr_array_index (groups->items, i));

      if (*folder != '\0' && g_hash_table_add (seen, g_strdup (folder)))
        {
          g_autofree char *parent = strchr (folder, '/') != NULL ? g_path_get_dirname (folder) : g_strdup ("");
          guint            n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, parent));

          g_hash_table_insert (counts, g_steal_pointer (&parent), GUINT_TO_POINTER (n + 1));
        }
    }

  return counts;
}

/* Whether the folder is called after the one whose @owner is. */
static gboolean
is_called_after (const char *folder,
                 GPtrArray  *owner)
{
  g_autofree char *base = g_path_get_basename (folder);
  g_autoptr (HjlFileTitle) title = hjl_file_title_new (base);

  for (guint i = 0; *folder != '\0' && *title->words != NULL && i < owner->len; i++)
    {
      const HjlGroupItem *item = g_ptr_array_index (owner, i);
      const char *const  *words = (const char *const *) (*item->name_words != NULL ? item->name_words : item->stem);

      if (words != NULL && (hjl_words_contain (words, (const char *const *) title->words) ||
                            hjl_words_contain ((const char *const *) title->words, words)))
        return TRUE;
    }

  return FALSE;
}

/* A folder each: it stands beside others, and no more than two of its files may be CVs. */
static gboolean
is_one_of_several (const char *folder,
                   GPtrArray  *inside,
                   GHashTable *siblings)
{
  g_autofree char *parent = strchr (folder, '/') != NULL ? g_path_get_dirname (folder) : g_strdup ("");
  guint            n_cvs = 0;

  for (guint i = 0; i < inside->len; i++)
    n_cvs += hjl_group_item_is_cv_like (g_ptr_array_index (inside, i)) ? 1 : 0;

  return *folder != '\0' && inside->len <= OWN_FOLDER && n_cvs <= 2 &&
         GPOINTER_TO_UINT (g_hash_table_lookup (siblings, parent)) > 1;
}

/* Whether what is called so may be somebody else's. */
static gboolean
is_called_otherwise (const HjlGroupItem *item,
                     GPtrArray          *owner)
{
  if (item->stem == NULL)
    return FALSE;
  for (guint i = 0; i < owner->len; i++)
    {
      const HjlGroupItem *other = g_ptr_array_index (owner, i);

      if (other != item && *other->name_words != NULL &&
          hjl_words_contain ((const char *const *) item->stem, (const char *const *) other->name_words))
        return FALSE;
    }

  return TRUE;
}

static void
join_inside (Groups     *groups,
             const char *folder,
             GPtrArray  *inside,
             GHashTable *siblings)
{
  HjlGroupItem *owner = NULL;
  gboolean      named;
  gboolean      own;

  for (guint i = 0; i < inside->len; i++)
    {
      HjlGroupItem *item = g_ptr_array_index (inside, i);

      if (!has_identity (get_members (groups, item->index)))
        continue;
      if (owner != NULL && find (groups, owner->index) != find (groups, item->index))
        return;
      owner = item;
    }

  named = owner != NULL && inside->len <= OWN_FOLDER && is_called_after (folder, get_members (groups, owner->index));
  own = named || is_one_of_several (folder, inside, siblings);
  if (owner == NULL && own)
    owner = g_ptr_array_index (inside, 0);
  for (guint i = 0; owner != NULL && i < inside->len; i++)
    {
      HjlGroupItem *item = g_ptr_array_index (inside, i);
      gboolean      known = find (groups, item->index) == find (groups, owner->index);

      if (known || !(own || !hjl_group_item_is_cv_like (item)))
        continue;
      item->doubtful = !named && (hjl_group_item_is_cv_like (item) || is_called_otherwise (item, get_members (groups, owner->index)));
      join (groups, owner->index, item->index);
    }
}

/* What does not say whose it is: a letter or a certificate beside the only person of a folder is theirs; another that may be a
 * CV is so in a folder of their own only. */
static void
join_by_folder (Groups *groups)
{
  g_autoptr (GHashTable) folders = new_seen ();
  g_autoptr (GHashTable) siblings = count_siblings (groups);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < groups->items->len; i++)
    {
      HjlGroupItem *item = g_ptr_array_index (groups->items, i);
      GPtrArray    *inside = g_hash_table_lookup (folders, hjl_group_item_get_folder (item));

      if (item->file == NULL)
        continue;
      if (inside == NULL)
        {
          inside = g_ptr_array_new ();
          g_hash_table_insert (folders, g_strdup (hjl_group_item_get_folder (item)), inside);
          g_ptr_array_add (order, inside);
        }
      g_ptr_array_add (inside, item);
    }

  for (guint i = 0; i < order->len; i++)
    {
      GPtrArray *inside = g_ptr_array_index (order, i);

      join_inside (groups, hjl_group_item_get_folder (g_ptr_array_index (inside, 0)), inside, siblings);
    }
}

/* (transfer full) (nullable): the name of the folder in which all of them are, and nothing else is */
static char *
dup_own_folder (Groups    *groups,
                GPtrArray *members)
{
  const char *folder = NULL;

  for (guint i = 0; i < members->len; i++)
    {
      const HjlGroupItem *item = g_ptr_array_index (members, i);

      if (item->file == NULL)
        continue;
      if (folder != NULL && !g_str_equal (folder, hjl_group_item_get_folder (item)))
        return NULL;
      folder = hjl_group_item_get_folder (item);
    }
  if (folder == NULL || *folder == '\0')
    return NULL;

  for (guint i = 0; i < groups->items->len; i++)
    if (g_str_equal (hjl_group_item_get_folder (g_ptr_array_index (groups->items, i)), folder) &&
        ((HjlGroupItem *) g_ptr_array_index (groups->items, i))->file != NULL &&
        get_members (groups, i) != members)
      return NULL;

  return g_path_get_basename (folder);
}

static void
take_key (GHashTable   *names,
          GPtrArray    *order,
          const char   *key,
          HjlGroupItem *item)
{
  GPtrArray *called = list_seen (names, key);

  if (called->len == 0)
    g_ptr_array_add (order, called);
  g_ptr_array_add (called, item);
}

/* Two that may be CVs have nothing but the name in common, and do not lie in a folder that is called so. */
static void
mark_by_name (GPtrArray *members)
{
  /* A table says who there is. */
  if (((const HjlGroupItem *) g_ptr_array_index (members, 0))->row != NULL)
    return;

  for (guint i = 0; i < members->len; i++)
    {
      HjlGroupItem *item = g_ptr_array_index (members, i);
      gboolean      another = FALSE;
      gboolean      common = item->file == NULL || item->wanted >= 0 || item->doubtful || !hjl_group_item_is_cv_like (item) ||
                        is_called_after (hjl_group_item_get_folder (item), members);

      for (guint n = 0; !common && n < members->len; n++)
        {
          const HjlGroupItem *other = g_ptr_array_index (members, n);

          if (other == item)
            continue;
          another |= n < i && other->file != NULL && hjl_group_item_is_cv_like (other);
          common = hjl_group_items_share (item, other);
        }
      item->by_name = another && !common;
    }
}

static void
group (Groups *groups)
{
  g_autoptr (GHashTable) emails = new_seen ();
  g_autoptr (GHashTable) names = new_seen ();
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < groups->items->len; i++)
    {
      HjlGroupItem *item = g_ptr_array_index (groups->items, i);

      for (guint n = 0; n < item->emails->len; n++)
        meet_by_email (groups, emails, g_ptr_array_index (item->emails, n), item);
    }
  for (guint i = 0; i < groups->items->len; i++)
    {
      HjlGroupItem    *item = g_ptr_array_index (groups->items, i);
      g_autofree char *name = hjl_words_are_name ((const char *const *) item->name_words)
                                ? make_key ((const char *const *) item->name_words)
                                : NULL;
      g_autofree char *stem = item->stem != NULL ? make_key ((const char *const *) item->stem) : NULL;

      if (name != NULL)
        take_key (names, order, name, item);
      if (stem != NULL && g_strcmp0 (stem, name) != 0)
        take_key (names, order, stem, item);
    }
  for (guint i = 0; i < order->len; i++)
    join_namesakes (groups, g_ptr_array_index (order, i));
  join_by_mention (groups);
  join_by_folder (groups);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const HjlGroupItem *left = *(HjlGroupItem *const *) a;
  const HjlGroupItem *right = *(HjlGroupItem *const *) b;

  return left->index < right->index ? -1 : left->index > right->index;
}

/* (transfer full) */
static GPtrArray *
list_files (GPtrArray *members)
{
  GPtrArray *files = g_ptr_array_new ();

  for (guint i = 0; i < members->len; i++)
    {
      const HjlGroupItem *item = g_ptr_array_index (members, i);

      if (item->file != NULL)
        g_ptr_array_add (files, item->file);
    }

  return files;
}

static void
make_drafts (Groups      *groups,
             gboolean     rows_only,
             const char  *role_id,
             HjlGrouping *result)
{
  for (guint i = 0; i < groups->items->len; i++)
    {
      GPtrArray       *members = g_ptr_array_index (groups->members, i);
      g_autofree char *folder = NULL;
      GPtrArray       *files;

      if (members->len == 0)
        continue;
      g_ptr_array_sort (members, compare_items);
      mark_by_name (members);
      files = list_files (members);
      if (rows_only && ((HjlGroupItem *) g_ptr_array_index (members, 0))->row == NULL)
        {
          for (guint n = 0; n < members->len; n++)
            {
              const HjlGroupItem *item = g_ptr_array_index (members, n);

              item->file->several = item->several;
            }
          g_ptr_array_extend_and_steal (result->strays, files);
          continue;
        }
      folder = dup_own_folder (groups, members);
      g_ptr_array_add (result->drafts, hjl_group_make_draft (members, role_id, folder));
      g_ptr_array_add (result->files, files);
    }
}

HjlGrouping *
hjl_grouping_new (GPtrArray  *files,
                  GPtrArray  *rows,
                  const char *role_id)
{
  HjlGrouping *self;
  g_autoptr (GHashTable) digests = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (hjl_group_item_free);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) titles = NULL;
  Groups groups = { items, members };

  g_return_val_if_fail (files != NULL, NULL);

  self = g_new0 (HjlGrouping, 1);
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->doubles = g_ptr_array_new ();
  self->strays = g_ptr_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add_item (&groups, hjl_group_item_new_row (g_ptr_array_index (rows, i)));
  for (guint i = 0; i < files->len; i++)
    {
      HjlGroupFile *file = g_ptr_array_index (files, i);

      if (file->digest != NULL && !g_hash_table_add (digests, file->digest))
        g_ptr_array_add (self->doubles, file);
      else
        add_item (&groups, hjl_group_item_new_file (file));
    }
  titles = rows != NULL ? index_titles (&groups, self->doubles) : NULL;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      HjlGroupItem *row = g_ptr_array_index (items, i);

      take_wanted (&groups, titles, row, row->row->cv, HJL_PURPOSE_CV);
      take_wanted (&groups, titles, row, row->row->profile, HJL_PURPOSE_PROFILE);
    }
  group (&groups);
  make_drafts (&groups, rows != NULL, role_id, self);

  return self;
}
