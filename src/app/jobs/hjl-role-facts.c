/* hjl-role-facts.c: what the list says of each live role, worked out from the database in a thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-role-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/mapping/hjl-choice.h"
#include "model/hjl-fold.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-numbers.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-watch.h"

static gboolean
is_posting_closed (HjlRoleState state,
                   HjlPosting  *posting)
{
  return state == HJL_JOB_BROKEN && posting != NULL && posting->state == HJL_POSTING_STATE_CLOSED;
}

static char *
describe_posting (HjlRoleState state,
                  HjlPosting  *posting,
                  const char  *title)
{
  if (state == HJL_JOB_NOT_MAPPED)
    return g_strdup (_ ("Not mapped"));
  if (state == HJL_JOB_CLOSED && title == NULL)
    return g_strdup (_ ("Closed"));
  if (title == NULL)
    return g_strdup (_ ("Needs fixing: no posting"));
  if (is_posting_closed (state, posting))
    return g_strdup (_ ("Posting closed: fix mapping"));
  if (state == HJL_JOB_BROKEN)
    return g_strdup_printf (_ ("Needs fixing: %s"), title);
  if (state == HJL_JOB_PAUSED)
    return g_strdup_printf (_ ("Paused: %s"), title);
  if (state == HJL_JOB_CLOSED)
    return g_strdup_printf (_ ("Closed: %s"), title);

  return g_strdup_printf (_ ("Mapped to %s"), title);
}

static char *
describe_counts (const HjlRoleFacts *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint exported = self->numbers[HJL_STATE_EXPORTED];
  guint waiting = hjl_role_facts_get_n_waiting (self);
  guint attention = hjl_role_facts_get_n_attention (self);
  guint accepted = exported + waiting + attention;

  if (accepted == 0)
    accepted = MAX (self->role->accepted_count, 0);

  /* Where the line is cut off, it is not cut off at what a person is needed for. */
  if (attention > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u needs attention", "%'u need attention", attention), attention));
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u accepted", "%'u accepted", accepted), accepted));
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u exported", "%'u exported", exported), exported));
  if (waiting > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u waiting", "%'u waiting", waiting), waiting));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* @mapping: (nullable); @counts: (nullable): nobody */
static HjlRoleFacts *
role_facts_new (HjlRole             *role,
                HjlMapping          *mapping,
                HjlCatalogue        *catalogue,
                const HjlRoleCounts *counts)
{
  HjlRoleFacts    *self = g_new0 (HjlRoleFacts, 1);
  const char      *id = mapping != NULL ? hjl_mapping_get_posting_id (mapping) : NULL;
  HjlPosting      *posting = id != NULL ? hjl_catalogue_get_posting (catalogue, id) : NULL;
  const char      *title = mapping != NULL ? hjl_mapping_get_posting_title (mapping) : NULL;
  g_autofree char *all = NULL;
  g_autofree char *title_key = NULL;

  if (posting != NULL)
    title = posting->title;
  if (role->status != HJL_ROLE_STATUS_LIVE)
    self->state = HJL_JOB_CLOSED;
  else if (mapping == NULL)
    self->state = HJL_JOB_NOT_MAPPED;
  else if (hjl_mapping_is_broken (mapping, catalogue))
    self->state = HJL_JOB_BROKEN;
  else
    self->state = hjl_mapping_get_paused (mapping) ? HJL_JOB_PAUSED : HJL_JOB_MAPPED;

  self->role = g_object_ref (role);
  self->about = hjl_choice_join (role->location, role->workplace, role->team);
  if (self->about == NULL)
    self->about = g_strdup ("");
  self->posting = describe_posting (self->state, posting, title);
  self->posting_url = posting != NULL ? g_strdup (posting->url) : NULL;
  self->closed_posting = is_posting_closed (self->state, posting) ? g_strdup (title) : NULL;
  all = g_strjoin (" ", role->title, self->about, self->posting, self->closed_posting, NULL);
  self->folded = hjl_fold_for_search (all);
  title_key = hjl_fold (role->title);
  self->key = g_utf8_collate_key_for_filename (title_key, -1);
  if (counts != NULL)
    memcpy (self->numbers, counts->n_by_state, sizeof self->numbers);
  self->counts = describe_counts (self);

  return self;
}

void
hjl_role_facts_free (HjlRoleFacts *self)
{
  g_object_unref (self->role);
  g_free (self->about);
  g_free (self->posting);
  g_free (self->posting_url);
  g_free (self->closed_posting);
  g_free (self->folded);
  g_free (self->key);
  g_free (self->counts);
  g_free (self->watched);
  g_free (self);
}

gboolean
hjl_role_facts_set_counts (HjlRoleFacts        *self,
                           const HjlRoleCounts *counts)
{
  static const HjlRoleCounts nobody = { 0 };

  if (counts == NULL)
    counts = &nobody;
  if (memcmp (self->numbers, counts->n_by_state, sizeof self->numbers) == 0)
    return FALSE;

  memcpy (self->numbers, counts->n_by_state, sizeof self->numbers);
  g_free (self->counts);
  self->counts = describe_counts (self);

  return TRUE;
}

guint
hjl_role_facts_get_n_waiting (const HjlRoleFacts *self)
{
  return self->numbers[HJL_STATE_WAITING] + self->numbers[HJL_STATE_IN_PROGRESS];
}

guint
hjl_role_facts_get_n_attention (const HjlRoleFacts *self)
{
  return self->numbers[HJL_STATE_ATTENTION] + self->numbers[HJL_STATE_FAILED];
}

HjlRoles *
hjl_roles_new (HjlCatalogue *catalogue,
               GHashTable   *mappings,
               GHashTable   *counts,
               gboolean      by_hand)
{
  HjlRoles  *self = g_new0 (HjlRoles, 1);
  GPtrArray *roles = hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES);

  self->catalogue = g_object_ref (catalogue);
  self->mappings = g_hash_table_ref (mappings);
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_role_facts_free);
  for (guint i = 0; i < roles->len; i++)
    {
      HjlRole      *role = g_ptr_array_index (roles, i);
      const char   *id = role->id;
      HjlRoleFacts *facts;

      if (role->status != HJL_ROLE_STATUS_LIVE && !by_hand)
        continue;

      facts = role_facts_new (role, g_hash_table_lookup (mappings, id), catalogue,
                              counts != NULL ? g_hash_table_lookup (counts, id) : NULL);
      facts->by_hand = by_hand;
      g_ptr_array_add (self->facts, facts);
    }

  return self;
}

/* @path: (nullable) */
static void
set_watched (HjlRoleFacts *self,
             const char   *path)
{
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *words = NULL;
  char            *about;

  if (path == NULL)
    return;

  words = g_strdup_printf (_ ("Watches “%s”"), name);
  about = *self->about != '\0' ? g_strdup_printf ("%s · %s", self->about, words) : g_strdup (words);
  g_free (self->about);
  self->about = about;
  self->watched = g_strdup (path);
}

/* What is kept by hand has a folder that is watched, or none. */
static gboolean
load_watched (HjlRoles *self,
              HjlStore *store,
              GError  **error)
{
  g_autoptr (GPtrArray) folders = hjl_store_list_watched_folders (store, error);
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);

  if (folders == NULL)
    return FALSE;

  for (guint i = 0; i < folders->len; i++)
    {
      HjlWatchedFolder *folder = g_ptr_array_index (folders, i);

      g_hash_table_insert (paths, folder->role_id, folder->path);
    }
  for (guint i = 0; i < self->facts->len; i++)
    {
      HjlRoleFacts *facts = g_ptr_array_index (self->facts, i);

      set_watched (facts, g_hash_table_lookup (paths, facts->role->id));
    }

  return TRUE;
}

gpointer
hjl_roles_load (HjlStore *store,
                gpointer  data,
                GError  **error)
{
  HjlRolesFlags flags = GPOINTER_TO_UINT (data);
  g_autoptr (GHashTable) counts = hjl_store_load_role_counts (store, error);
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  HjlRoles *self;

  if (counts == NULL)
    return NULL;

  if ((flags & HJL_ROLES_ALL) == 0)
    {
      self = g_new0 (HjlRoles, 1);
      self->counts = g_steal_pointer (&counts);
      return self;
    }

  catalogue = hjl_store_load_lists (store, HJL_LIST_ALL, error);
  mappings = catalogue != NULL ? hjl_store_load_mappings (store, error) : NULL;

  if (mappings == NULL)
    return NULL;

  self = hjl_roles_new (catalogue, mappings, counts, (flags & HJL_ROLES_BY_HAND) != 0);
  if ((flags & HJL_ROLES_BY_HAND) != 0 && !load_watched (self, store, error))
    g_clear_pointer (&self, hjl_roles_free);

  return self;
}

void
hjl_roles_free (HjlRoles *self)
{
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->mappings, g_hash_table_unref);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_free (self);
}
