/* hjl-role-list.h: every live role: filtered, searched, sorted, kept up to date
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/jobs/hjl-role-item.h"
#include "workspace/hjl-workspace.h"

typedef enum
{
  HJL_ROLE_FILTER_ALL,
  HJL_ROLE_FILTER_NOT_MAPPED,
  HJL_ROLE_FILTER_ATTENTION,
  HJL_ROLE_FILTER_MAPPED,
  HJL_ROLE_FILTER_CLOSED,
} HjlRoleFilter;

typedef enum
{
  HJL_ROLE_SORT_URGENT, /* not mapped, needs mending, waiting; then by title */
  HJL_ROLE_SORT_TITLE,
  HJL_ROLE_SORT_NEWEST,
  HJL_ROLE_SORT_WAITING,
} HjlRoleSort;

#define HJL_TYPE_ROLE_LIST (hjl_role_list_get_type ())
G_DECLARE_FINAL_TYPE (HjlRoleList, hjl_role_list, HJL, ROLE_LIST, GObject)

/* Others only read @shown, and @catalogue and @mappings as they were loaded last. */
struct _HjlRoleList
{
  GObject parent_instance;

  HjlCatalogue *catalogue; /* nullable */
  GHashTable   *mappings;  /* nullable */
  GListStore   *store;
  GHashTable   *by_id; /* role id to borrowed item */
  GtkFilter    *filter;
  GtkSorter    *sorter;
  GListModel   *shown; /* (element-type HjlRoleItem) */
  GStrv         words; /* nullable: of what is searched for */
  HjlRoleFilter wanted;
  HjlRoleSort   sort;
};

/* Signals: `loaded`: numbers may have changed; `selection-changed`. */
HjlRoleList *hjl_role_list_new (void);
/* Shows what was loaded: items of roles that stay are kept, and nothing moves where nothing differs.
 * Takes the facts out of @jobs. */
void         hjl_role_list_take (HjlRoleList *self,
                                 HjlRoles    *jobs);
void         hjl_role_list_set_search (HjlRoleList *self,
                                       const char  *text);
void         hjl_role_list_set_filter (HjlRoleList  *self,
                                       HjlRoleFilter filter);
void         hjl_role_list_set_sort (HjlRoleList *self,
                                     HjlRoleSort  sort);
guint        hjl_role_list_get_n_items (HjlRoleList *self);
guint        hjl_role_list_get_n_not_mapped (HjlRoleList *self);
/* (transfer none) (nullable) */
HjlRoleItem *hjl_role_list_find (HjlRoleList *self,
                                 const char  *role_id);
/* (transfer full) (element-type HjlRoleItem) */
GPtrArray   *hjl_role_list_list_selected (HjlRoleList *self);
/* What is shown, or nothing. */
void         hjl_role_list_select_all (HjlRoleList *self,
                                       gboolean     selected);
