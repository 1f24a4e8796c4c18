/* hjl-e2e-mapping.c: a role's mapping in the window, and as it is stored
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-mapping.h"

#include "hjl-e2e-input.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"

typedef struct
{
  HjlE2eWorld *world;
  const char  *role;
  const char  *stage;
  const char  *target; /* nullable */
} Wanted;

void
hjl_e2e_mapping_open (HjlE2e     *e2e,
                      const char *role)
{
  g_autoptr (AtspiAccessible) search = NULL;
  g_autoptr (AtspiAccessible) row = NULL;

  hjl_e2e_key (e2e, "Alt+2");
  search = hjl_e2e_find (e2e, ATSPI_ROLE_ENTRY, "Search roles");
  hjl_e2e_fill (e2e, search, role);
  row = hjl_e2e_find_row (e2e, role);
  hjl_e2e_close_toasts (e2e);
  hjl_e2e_click (e2e, row);
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Suggest"));
}

void
hjl_e2e_mapping_open_by_keys (HjlE2e     *e2e,
                              const char *role)
{
  g_autofree char *button = g_strdup_printf ("ATS configuration of %s", role);
  g_autoptr (AtspiAccessible) search = NULL;

  hjl_e2e_key (e2e, "Alt+2");
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_ENTRY, "Search roles");
  search = hjl_e2e_find_focus (e2e);
  hjl_e2e_key (e2e, "Control+a");
  hjl_e2e_type (e2e, role);
  hjl_e2e_wait_text (e2e, search, role);
  g_object_unref (hjl_e2e_find_row (e2e, role));
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, button);
  hjl_e2e_key (e2e, "Return");
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_MENU_ITEM, "Edit ATS Configuration");
  hjl_e2e_key (e2e, "Return");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Suggest"));
}

AtspiAccessible *
hjl_e2e_mapping_find_slot (HjlE2e     *e2e,
                           const char *stage)
{
  g_autofree char *part = g_strdup_printf ("%s, ", stage);

  return hjl_e2e_find_part (e2e, NULL, ATSPI_ROLE_PUSH_BUTTON, part);
}

void
hjl_e2e_mapping_agree (HjlE2e *e2e)
{
  g_autoptr (AtspiAccessible) button = hjl_e2e_find_part (e2e, NULL, ATSPI_ROLE_PUSH_BUTTON, "Save and Export ");

  hjl_e2e_click (e2e, button);
}

void
hjl_e2e_mapping_hear (HjlE2e     *e2e,
                      const char *slot)
{
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, slot));
}

void
hjl_e2e_mapping_delete_lever_stage (HjlE2eWorld *world,
                                    HjlE2e      *e2e,
                                    const char  *stage)
{
  g_autoptr (AtspiAccessible) button = hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Sync now");

  hjl_e2e_world_do (world, "lever-delete-stage", "{'stage': '%s'}", stage);
  hjl_e2e_wait_state (e2e, button, ATSPI_STATE_SENSITIVE, TRUE);
  hjl_e2e_key (e2e, "Control+r");
}

/* Returns: (transfer full): a second connection, as a view has it */
static HjlStore *
open_store (HjlE2eWorld *world)
{
  g_autofree char *folder = hjl_environment_dup_data_dir (world->environment);
  g_autofree char *path = g_build_filename (folder, "hjlever.db", NULL);
  g_autoptr (GError) error = NULL;
  HjlStore *store = hjl_store_open (path, HJL_STORE_READ_ONLY, &error);

  g_assert_no_error (error);

  return store;
}

/* Returns: (transfer full) (nullable) */
static HjlMapping *
load_mapping (HjlStore     *store,
              HjlCatalogue *catalogue,
              const char   *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) mappings = hjl_store_load_mappings (store, &error);
  GPtrArray *roles = hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES);

  g_assert_no_error (error);
  for (guint i = 0; i < roles->len; i++)
    {
      HjlRole    *role = g_ptr_array_index (roles, i);
      HjlMapping *mapping = g_hash_table_lookup (mappings, role->id);

      if (mapping != NULL && g_str_equal (role->title, title))
        return g_object_ref (mapping);
    }

  return NULL;
}

static const char *
find_stage_id (HjlCatalogue *catalogue,
               const char   *name)
{
  GPtrArray *stages = hjl_catalogue_get_stages (catalogue, HJL_SIDE_HACKAJOB);

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);

      if (g_str_equal (stage->name, name))
        return stage->id;
    }
  g_assert_not_reached ();
}

static gboolean
is_stored (HjlE2e  *e2e,
           gpointer user_data)
{
  Wanted *wanted = user_data;
  g_autoptr (HjlStore) store = open_store (wanted->world);
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (store, HJL_LIST_ALL, NULL);
  g_autoptr (HjlMapping) mapping = load_mapping (store, catalogue, wanted->role);
  const HjlTarget *target;

  if (mapping == NULL)
    return FALSE;

  target = hjl_mapping_get_target (mapping, find_stage_id (catalogue, wanted->stage));

  return g_strcmp0 (target != NULL ? target->name : NULL, wanted->target) == 0;
}

void
hjl_e2e_mapping_wait_stored (HjlE2eWorld *world,
                             HjlE2e      *e2e,
                             const char  *role,
                             const char  *stage,
                             const char  *target)
{
  Wanted           wanted = { world, role, stage, target };
  g_autofree char *what = g_strdup_printf ("It is not stored that “%s” is “%s”", stage, target != NULL ? target : "blank");

  hjl_e2e_wait_until (e2e, is_stored, &wanted, what);
}

char *
hjl_e2e_mapping_dup_stored_posting (HjlE2eWorld *world,
                                    const char  *role)
{
  g_autoptr (HjlStore) store = open_store (world);
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (store, HJL_LIST_ALL, NULL);
  g_autoptr (HjlMapping) mapping = load_mapping (store, catalogue, role);

  return mapping != NULL ? g_strdup (hjl_mapping_get_posting_title (mapping)) : NULL;
}

char *
hjl_e2e_mapping_dup_other_posting (HjlE2eWorld *world,
                                   const char  *role)
{
  g_autoptr (HjlStore) store = open_store (world);
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (store, HJL_LIST_ALL, NULL);
  g_autofree char *own = hjl_e2e_mapping_dup_stored_posting (world, role);
  GPtrArray       *postings = hjl_catalogue_get_list (catalogue, HJL_LIST_POSTINGS);

  for (guint i = 0; i < postings->len; i++)
    {
      HjlPosting *posting = g_ptr_array_index (postings, i);
      const char *title = posting->title;
      guint       n_same = 0;

      for (guint k = 0; k < postings->len; k++)
        n_same += g_str_has_prefix (((HjlPosting *) g_ptr_array_index (postings, k))->title, title);
      if (n_same == 1 && hjl_posting_is_open (posting) && g_strcmp0 (title, own) != 0)
        return g_strdup (title);
    }
  g_assert_not_reached ();
}
