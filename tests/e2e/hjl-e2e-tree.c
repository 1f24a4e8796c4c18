/* hjl-e2e-tree.c: what shows, looked up in the accessibility tree
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e.h"

#include <string.h>

typedef struct
{
  AtspiAccessible *root;  /* nullable: everything */
  AtspiRole        role;  /* %ATSPI_ROLE_INVALID is any */
  const char      *name;  /* nullable: the whole of it */
  const char      *part;  /* nullable: some of it */
  const char      *label; /* nullable: of the name, or of a label below it */
  gboolean         focused;
  GPtrArray       *found;
  guint            most; /* to find */
} Search;

/* GTK 4.8 tells of windows only whether they are “showing”, and a page that was left keeps its place; but nothing
 * contains a point that is not mapped. GTK 4.18 tells of everything, has nothing in the tree that is not mapped, and takes
 * the place for the size where it is asked what contains a point. */
gboolean
hjl_e2e_is_showing (AtspiAccessible *accessible)
{
  g_autoptr (AtspiComponent) component = NULL;
  g_autofree AtspiRect *extents = NULL;

  if (!hjl_e2e_get_state (accessible, ATSPI_STATE_VISIBLE))
    return FALSE;
  component = atspi_accessible_get_component_iface (accessible);
  if (component != NULL)
    extents = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);

  return extents != NULL && extents->width > 0 && extents->height > 0 &&
         (hjl_e2e_get_state (accessible, ATSPI_STATE_SHOWING) ||
          atspi_component_contains (component, extents->x + extents->width / 2, extents->y + extents->height / 2, ATSPI_COORD_TYPE_WINDOW, NULL));
}

/* A row that opens a list has its rows below it. */
static gboolean
has_label (AtspiAccessible *accessible,
           const char      *text)
{
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  int              n = atspi_accessible_get_child_count (accessible, NULL);

  if (name != NULL && strstr (name, text) != NULL)
    return TRUE;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);

      if (child != NULL && atspi_accessible_get_role (child, NULL) != ATSPI_ROLE_LIST_ITEM && has_label (child, text))
        return TRUE;
    }

  return FALSE;
}

/* What a screen reader says of it. A tab is described beside its name; a status has no name in GTK 4.18, but its text.
 * Returns: (transfer full) (nullable) */
static char *
dup_words (AtspiAccessible *accessible)
{
  AtspiRole        role = atspi_accessible_get_role (accessible, NULL);
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);

  if (role == ATSPI_ROLE_PAGE_TAB)
    {
      g_autofree char *description = atspi_accessible_get_description (accessible, NULL);

      if (name != NULL && description != NULL && *description != '\0')
        return g_strdup_printf ("%s, %s", name, description);
    }
  if (role == ATSPI_ROLE_STATUS_BAR && name != NULL && *name == '\0')
    {
      g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (accessible);

      if (text != NULL)
        return atspi_text_get_text (text, 0, atspi_text_get_character_count (text, NULL), NULL);
    }

  return g_steal_pointer (&name);
}

static gboolean
fits (Search          *search,
      AtspiAccessible *accessible)
{
  g_autofree char *name = NULL;

  if (search->role != ATSPI_ROLE_INVALID && atspi_accessible_get_role (accessible, NULL) != search->role)
    return FALSE;
  if (search->focused && !hjl_e2e_get_state (accessible, ATSPI_STATE_FOCUSED))
    return FALSE;
  if (search->label != NULL)
    return has_label (accessible, search->label);

  name = dup_words (accessible);

  return name != NULL && (search->name == NULL || g_str_equal (name, search->name)) &&
         (search->part == NULL || strstr (name, search->part) != NULL);
}

/* One of the program's own widgets which has no name, so that GTK 4.8 calls it by its type, on a page that
 * does not show. There is no need to look into it. */
static gboolean
is_left (AtspiAccessible *accessible)
{
  g_autofree char *name = NULL;

  if (atspi_accessible_get_role (accessible, NULL) != ATSPI_ROLE_FILLER)
    return FALSE;
  name = atspi_accessible_get_name (accessible, NULL);

  return name != NULL && g_str_has_prefix (name, "Hjl") && !hjl_e2e_is_showing (accessible);
}

static void
look (Search          *search,
      AtspiAccessible *at)
{
  int n = is_left (at) ? 0 : atspi_accessible_get_child_count (at, NULL);

  if (fits (search, at) && hjl_e2e_is_showing (at))
    g_ptr_array_add (search->found, g_object_ref (at));

  for (int i = 0; i < n && search->found->len < search->most; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (at, i, NULL);

      if (child != NULL)
        look (search, child);
    }
}

static gboolean
has_found (HjlE2e  *self,
           gpointer user_data)
{
  Search *search = user_data;

  /* What AT-SPI remembers of a tree may be older than the tree. */
  atspi_accessible_clear_cache (self->application);
  look (search, search->root != NULL ? search->root : self->application);

  return search->found->len > 0;
}

static gboolean
has_not_found (HjlE2e  *self,
               gpointer user_data)
{
  Search *search = user_data;

  g_ptr_array_set_size (search->found, 0);

  return !has_found (self, search);
}

/* Returns: (transfer full) */
static AtspiAccessible *
wait_for (HjlE2e *self,
          Search *search)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  const char      *text = search->name != NULL ? search->name : search->part != NULL ? search->part
                                                                                     : search->label;
  g_autofree char *role = search->role != ATSPI_ROLE_INVALID ? atspi_role_get_name (search->role) : NULL;
  g_autofree char *what = g_strdup_printf ("No %s “%s” shows%s", role, text, search->focused ? " with the focus" : "");

  search->found = found;
  search->most = 1;
  hjl_e2e_wait_until (self, has_found, search, what);

  return g_object_ref (g_ptr_array_index (found, 0));
}

AtspiAccessible *
hjl_e2e_find (HjlE2e     *self,
              AtspiRole   role,
              const char *name)
{
  return wait_for (self, &(Search){ .role = role, .name = name });
}

AtspiAccessible *
hjl_e2e_find_part (HjlE2e          *self,
                   AtspiAccessible *root,
                   AtspiRole        role,
                   const char      *part)
{
  return wait_for (self, &(Search){ .root = root, .role = role, .part = part });
}

AtspiAccessible *
hjl_e2e_find_row (HjlE2e     *self,
                  const char *text)
{
  return wait_for (self, &(Search){ .role = ATSPI_ROLE_LIST_ITEM, .label = text });
}

AtspiAccessible *
hjl_e2e_find_focus (HjlE2e *self)
{
  return wait_for (self, &(Search){ .focused = TRUE });
}

GPtrArray *
hjl_e2e_list (HjlE2e          *self,
              AtspiAccessible *root,
              AtspiRole        role,
              const char      *part)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Search search = { .root = root, .role = role, .part = part, .found = found, .most = G_MAXUINT };

  has_found (self, &search);

  return g_steal_pointer (&found);
}

gboolean
hjl_e2e_has (HjlE2e     *self,
             AtspiRole   role,
             const char *part)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  return has_found (self, &(Search){ .role = role, .part = part, .found = found, .most = 1 });
}

void
hjl_e2e_see (HjlE2e     *self,
             const char *text)
{
  g_object_unref (wait_for (self, &(Search){ .role = ATSPI_ROLE_LABEL, .part = text }));
}

void
hjl_e2e_wait_gone (HjlE2e     *self,
                   AtspiRole   role,
                   const char *part)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *what = g_strdup_printf ("“%s” still shows", part);

  hjl_e2e_wait_until (self, has_not_found, &(Search){ .role = role, .part = part, .found = found, .most = 1 }, what);
}

void
hjl_e2e_unsee (HjlE2e     *self,
               const char *text)
{
  hjl_e2e_wait_gone (self, ATSPI_ROLE_LABEL, text);
}

static void
print (AtspiAccessible *at,
       guint            depth)
{
  g_autofree char *name = dup_words (at);
  g_autofree char *role = atspi_accessible_get_role_name (at, NULL);
  AtspiRole        kind = atspi_accessible_get_role (at, NULL);
  gboolean         layout = kind == ATSPI_ROLE_PANEL || kind == ATSPI_ROLE_FILLER || kind == ATSPI_ROLE_SCROLL_PANE;
  int              n = atspi_accessible_get_child_count (at, NULL);

  /* Containers would only hide what a person sees. */
  if (!layout && hjl_e2e_is_showing (at))
    {
      g_test_message ("%*s%s “%s”%s", (int) depth, "", role, name, hjl_e2e_get_state (at, ATSPI_STATE_FOCUSED) ? " (focus)" : "");
      depth++;
    }

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (at, i, NULL);

      if (child != NULL)
        print (child, depth);
    }
}

void
hjl_e2e_print (HjlE2e *self)
{
  atspi_accessible_clear_cache (self->application);
  print (self->application, 0);
}
