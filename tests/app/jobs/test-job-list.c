/* test-job-list.c: roles filtered, searched, sorted, loaded again
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-role-list.h"
#include "app/jobs/hjl-role-row.h"
#include "mapping-world.h"
#include "store/hjl-store-numbers.h"
#include "store/hjl-store-state.h"

static GHashTable *
make_mappings (HjlCatalogue *catalogue)
{
  GHashTable *mappings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  g_hash_table_insert (mappings, g_strdup ("role-1"), mapping_world_map (catalogue));

  return mappings;
}

static char *
list_ids (HjlRoleList *list)
{
  GListModel *shown = list->shown;
  GString    *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (HjlRoleItem) item = g_list_model_get_item (shown, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", item->facts->role->id);
    }

  return g_string_free (ids, FALSE);
}

#define assert_shows(list, wanted)             \
  G_STMT_START                                 \
  {                                            \
    g_autofree char *found_ = list_ids (list); \
                                               \
    g_assert_cmpstr (found_, ==, wanted);      \
  }                                            \
  G_STMT_END

static void
load (HjlRoleList  *list,
      HjlCatalogue *catalogue,
      GHashTable   *mappings,
      GHashTable   *counts)
{
  g_autoptr (HjlRoles) jobs = hjl_roles_new (catalogue, mappings, counts, FALSE);

  hjl_role_list_take (list, jobs);
}

static void
set_counts (HjlRoleList *list,
            GHashTable  *counts)
{
  HjlRoles jobs = { .counts = counts };

  hjl_role_list_take (list, &jobs);
}

static HjlRoleList *
make_list (const char *left_out)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (left_out);
  g_autoptr (GHashTable) mappings = make_mappings (catalogue);
  HjlRoleList *list = hjl_role_list_new ();

  load (list, catalogue, mappings, NULL);

  return list;
}

static void
test_shown (void)
{
  static const struct
  {
    HjlRoleFilter filter;
    const char   *search;
    HjlRoleSort   sort;
    const char   *ids;
  } cases[] = {
    { HJL_ROLE_FILTER_ALL, NULL, HJL_ROLE_SORT_URGENT, "role-2 role-3 role-1" },
    { HJL_ROLE_FILTER_ALL, "", HJL_ROLE_SORT_TITLE, "role-1 role-2 role-3" },
    { HJL_ROLE_FILTER_NOT_MAPPED, NULL, HJL_ROLE_SORT_TITLE, "role-2 role-3" },
    { HJL_ROLE_FILTER_MAPPED, NULL, HJL_ROLE_SORT_TITLE, "role-1" },
    { HJL_ROLE_FILTER_ATTENTION, NULL, HJL_ROLE_SORT_TITLE, "" },
    { HJL_ROLE_FILTER_ALL, "GARD", HJL_ROLE_SORT_TITLE, "role-3" },
    { HJL_ROLE_FILTER_ALL, "\u00a0g\uff21rd\u200b\n", HJL_ROLE_SORT_TITLE, "role-3" },
    { HJL_ROLE_FILTER_ALL, "leeds", HJL_ROLE_SORT_TITLE, "role-1 role-2 role-3" },
    { HJL_ROLE_FILTER_ALL, "leeds gard", HJL_ROLE_SORT_TITLE, "role-3" },
    { HJL_ROLE_FILTER_MAPPED, "gard", HJL_ROLE_SORT_TITLE, "" },
  };
  g_autoptr (HjlRoleList) list = make_list (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      hjl_role_list_set_filter (list, cases[i].filter);
      hjl_role_list_set_search (list, cases[i].search);
      hjl_role_list_set_sort (list, cases[i].sort);
      assert_shows (list, cases[i].ids);
    }
  g_assert_cmpuint (hjl_role_list_get_n_not_mapped (list), ==, 2);
}

static void
test_states (void)
{
  g_autoptr (HjlRoleList) list = make_list ("l-offer");
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  HjlRoleCounts numbers = { NULL, { 0 } };
  HjlRoleCounts waiting = { NULL, { 0 } };
  HjlRoleCounts attention = { NULL, { 0 } };
  HjlRoleItem  *item = hjl_role_list_find (list, "role-1");

  g_assert_cmpint (item->facts->state, ==, HJL_JOB_BROKEN);
  hjl_role_list_set_filter (list, HJL_ROLE_FILTER_ATTENTION);
  assert_shows (list, "role-1");

  numbers.n_by_state[HJL_STATE_EXPORTED] = 8;
  numbers.n_by_state[HJL_STATE_WAITING] = 3;
  numbers.n_by_state[HJL_STATE_FAILED] = 1;
  g_hash_table_insert (counts, (gpointer) "role-1", &numbers);
  set_counts (list, counts);
  g_assert_cmpstr (item->facts->counts, ==, "1 needs attention · 12 accepted · 8 exported · 3 waiting");

  /* Whoever needs a decision comes before whoever waits. */
  waiting.n_by_state[HJL_STATE_WAITING] = 9;
  g_hash_table_insert (counts, (gpointer) "role-2", &waiting);
  numbers.n_by_state[HJL_STATE_FAILED] = 0;
  attention.n_by_state[HJL_STATE_ATTENTION] = 1;
  g_hash_table_insert (counts, (gpointer) "role-3", &attention);
  set_counts (list, counts);
  hjl_role_list_set_filter (list, HJL_ROLE_FILTER_ALL);
  hjl_role_list_set_sort (list, HJL_ROLE_SORT_TITLE);
  hjl_role_list_set_sort (list, HJL_ROLE_SORT_URGENT);
  assert_shows (list, "role-3 role-2 role-1");
}

/* It is said shortly that a posting is closed, and the role is found by the posting's title all the same. */
static void
test_posting_closed (void)
{
  g_autoptr (HjlRoleList) list = make_list (NULL);
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (GHashTable) mappings = make_mappings (catalogue);
  g_autofree char *described = NULL;
  HjlRoleItem     *item = hjl_role_list_find (list, "role-1");

  hjl_mapping_set_posting (g_hash_table_lookup (mappings, "role-1"), "p-closed", "Account Manager");
  load (list, catalogue, mappings, NULL);
  g_assert_cmpstr (item->facts->posting, ==, "Posting closed: fix mapping");
  described = hjl_role_item_describe (item);
  g_assert_cmpstr (described, ==, "Backend Engineer, Posting closed: fix mapping, Account Manager, 0 accepted · 0 exported, Leeds");
  hjl_role_list_set_search (list, "manager");
  assert_shows (list, "role-1");
}

static void
test_new_roles (void)
{
  g_autoptr (HjlRoleList) list = make_list (NULL);
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (GHashTable) mappings = make_mappings (catalogue);
  g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){ .id = "role-4", .title = "Baker", .status = HJL_ROLE_STATUS_LIVE, .accepted_count = -1 });
  g_autoptr (HjlRole) paused = hjl_role_new (&(HjlRole){ .id = "role-5", .title = "Cook", .status = HJL_ROLE_STATUS_PAUSED, .accepted_count = -1 });
  HjlRoleItem *kept = hjl_role_list_find (list, "role-2");

  hjl_role_item_set_selected (kept, TRUE);
  hjl_catalogue_add (catalogue, HJL_LIST_ROLES, role);
  hjl_catalogue_add (catalogue, HJL_LIST_ROLES, paused);
  load (list, catalogue, mappings, NULL);
  g_assert_nonnull (hjl_role_list_find (list, "role-4"));
  g_assert_cmpuint (hjl_role_list_get_n_items (list), ==, 4);
  g_assert_true (hjl_role_list_find (list, "role-2") == kept);
  g_assert_true (kept->selected);
}

static void
count_change (guint *n)
{
  (*n)++;
}

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     GString    *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

/* A sync ends every minute: what is the same does not move, and rows that somebody looks at stay. */
static void
test_still (void)
{
  g_autoptr (HjlRoleList) list = make_list (NULL);
  g_autoptr (HjlCatalogue) same = mapping_world_new (NULL);
  g_autoptr (HjlCatalogue) more = mapping_world_new (NULL);
  g_autoptr (GHashTable) mappings = make_mappings (same);
  g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){
    .id = "role-4",
    .title = "Zoologist",
    .status = HJL_ROLE_STATUS_LIVE,
    .accepted_count = -1,
  });
  g_autoptr (GString) log = g_string_new (NULL);
  HjlRoleItem *item = hjl_role_list_find (list, "role-1");
  guint        n_told = 0;

  hjl_role_list_set_sort (list, HJL_ROLE_SORT_TITLE);
  g_signal_connect (list->shown, "items-changed", G_CALLBACK (on_items_changed_cb), log);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (count_change), &n_told);
  load (list, same, mappings, NULL);
  g_assert_cmpstr (log->str, ==, "");
  g_assert_cmpuint (n_told, ==, 0);

  hjl_catalogue_add (more, HJL_LIST_ROLES, role);
  load (list, more, mappings, NULL);
  g_assert_cmpstr (log->str, ==, "3-0+1 ");
  assert_shows (list, "role-1 role-2 role-3 role-4");
  g_assert_cmpuint (n_told, ==, 0);

  load (list, same, mappings, NULL);
  g_assert_cmpstr (log->str, ==, "3-0+1 3-1+0 ");
  g_assert_null (hjl_role_list_find (list, "role-4"));
}

/* What differs is told, and the list sorts by it. */
static void
test_differs (void)
{
  g_autoptr (HjlRoleList) list = make_list (NULL);
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  HjlRoleItem *item = hjl_role_list_find (list, "role-1");
  guint        n_told = 0;

  assert_shows (list, "role-2 role-3 role-1");
  g_signal_connect_swapped (item, "changed", G_CALLBACK (count_change), &n_told);
  load (list, catalogue, none, NULL);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpstr (item->facts->posting, ==, "Not mapped");
  g_assert_cmpuint (hjl_role_list_get_n_not_mapped (list), ==, 3);
  assert_shows (list, "role-1 role-2 role-3");
}

static void
test_selection (void)
{
  HjlRoleList *list = make_list (NULL);
  GPtrArray   *selected;
  guint        n_changes = 0;

  g_signal_connect_swapped (list, "selection-changed", G_CALLBACK (count_change), &n_changes);
  hjl_role_list_set_filter (list, HJL_ROLE_FILTER_NOT_MAPPED);
  hjl_role_list_select_all (list, TRUE);
  selected = hjl_role_list_list_selected (list);
  g_assert_cmpuint (selected->len, ==, 2);
  g_assert_cmpuint (n_changes, ==, 2);
  g_ptr_array_unref (selected);
  hjl_role_list_select_all (list, FALSE);
  selected = hjl_role_list_list_selected (list);
  g_assert_cmpuint (selected->len, ==, 0);
  g_ptr_array_unref (selected);
  g_assert_finalize_object (list);
}

static gboolean
menu_has (GMenuModel *menu,
          const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *found = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &found);
      if (g_strcmp0 (found, action) == 0 || (section != NULL && menu_has (section, action)))
        return TRUE;
    }

  return FALSE;
}

static void
test_menu (void)
{
  g_autoptr (HjlRoleList) list = make_list (NULL);
  g_autoptr (GMenu) mapped = hjl_role_row_make_menu (hjl_role_list_find (list, "role-1"));
  g_autoptr (GMenu) blank = hjl_role_row_make_menu (hjl_role_list_find (list, "role-2"));

  g_assert_true (menu_has (G_MENU_MODEL (mapped), "jobs.remove"));
  g_assert_true (menu_has (G_MENU_MODEL (mapped), "jobs.pause"));
  g_assert_false (menu_has (G_MENU_MODEL (mapped), "jobs.switch-on"));
  g_assert_false (menu_has (G_MENU_MODEL (blank), "jobs.pause"));
  g_assert_false (menu_has (G_MENU_MODEL (blank), "jobs.remove"));
  g_assert_true (menu_has (G_MENU_MODEL (blank), "win.open-mapping"));
  g_assert_true (menu_has (G_MENU_MODEL (blank), "jobs.import"));
  g_assert_true (menu_has (G_MENU_MODEL (blank), "jobs.open-hackajob"));
  g_assert_false (menu_has (G_MENU_MODEL (mapped), "jobs.open-lever"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/job-list/shown", test_shown);
  g_test_add_func ("/job-list/states", test_states);
  g_test_add_func ("/job-list/posting-closed", test_posting_closed);
  g_test_add_func ("/job-list/new-roles", test_new_roles);
  g_test_add_func ("/job-list/still", test_still);
  g_test_add_func ("/job-list/differs", test_differs);
  g_test_add_func ("/job-list/selection", test_selection);
  g_test_add_func ("/job-list/menu", test_menu);

  return g_test_run ();
}
