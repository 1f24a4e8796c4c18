/* hjl-e2e-screen.c: where on the X screen things of the accessibility tree are
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-screen.h"

#include <X11/Xatom.h>

#define MOST_WINDOWS 256

/* A window may be gone before the answer about it comes. */
static int
on_x_error_cb (Display     *display,
               XErrorEvent *event)
{
  return 0;
}

Display *
hjl_e2e_get_display (HjlE2e *self)
{
  if (self->display == NULL)
    {
      self->display = XOpenDisplay (NULL);
      g_assert_nonnull (self->display);
      XSetErrorHandler (on_x_error_cb);
    }

  return self->display;
}

/* Returns: the first number of a property, or 0 */
static gulong
get_number (Display    *display,
            Window      window,
            const char *property,
            Atom        type)
{
  unsigned char *data = NULL;
  gulong         n = 0;
  gulong         rest;
  Atom           actual;
  int            format;
  gulong         value = 0;

  if (XGetWindowProperty (display, window, XInternAtom (display, property, False), 0, 1, False, type,
                          &actual, &format, &n, &rest, &data) == Success &&
      n == 1)
    value = *(gulong *) data;
  if (data != NULL)
    XFree (data);

  return value;
}

static gboolean
is_of_program (HjlE2e *self,
               Window  window)
{
  const char *pid = g_subprocess_get_identifier (self->process);

  return pid != NULL && get_number (self->display, window, "_NET_WM_PID", XA_CARDINAL) == g_ascii_strtoull (pid, NULL, 10);
}

gboolean
hjl_e2e_get_geometry (HjlE2e    *self,
                      Window     window,
                      AtspiRect *place)
{
  Display          *display = hjl_e2e_get_display (self);
  XWindowAttributes attributes = { 0 };
  Window            child;

  if (XGetWindowAttributes (display, window, &attributes) == 0 || attributes.map_state != IsViewable)
    return FALSE;

  place->width = attributes.width;
  place->height = attributes.height;

  return XTranslateCoordinates (display, window, DefaultRootWindow (display), 0, 0, &place->x, &place->y, &child);
}

GArray *
hjl_e2e_list_popups (HjlE2e *self)
{
  Display     *display = hjl_e2e_get_display (self);
  GArray      *popups = g_array_new (FALSE, FALSE, sizeof (Window));
  Window       root, parent;
  Window      *children = NULL;
  unsigned int n = 0;

  XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n);
  for (unsigned int i = 0; i < n; i++)
    {
      XWindowAttributes attributes = { 0 };

      if (XGetWindowAttributes (display, children[i], &attributes) != 0 && attributes.map_state == IsViewable &&
          attributes.override_redirect && attributes.width > 1 && is_of_program (self, children[i]))
        g_array_append_val (popups, children[i]);
    }
  if (children != NULL)
    XFree (children);

  return popups;
}

static gboolean
has_title (Display    *display,
           Window      window,
           const char *title)
{
  unsigned char *data = NULL;
  gulong         n = 0;
  gulong         rest;
  Atom           actual;
  int            format;
  gboolean       same = FALSE;

  if (XGetWindowProperty (display, window, XInternAtom (display, "_NET_WM_NAME", False), 0, MOST_WINDOWS, False,
                          XInternAtom (display, "UTF8_STRING", False), &actual, &format, &n, &rest, &data) == Success &&
      data != NULL)
    same = g_strcmp0 ((const char *) data, title) == 0;
  if (data != NULL)
    XFree (data);

  return same;
}

/* Windows are told apart by title; of two with the same, the later one is on top. */
static gboolean
find_window (HjlE2e     *self,
             const char *title,
             AtspiRect  *place)
{
  Display       *display = hjl_e2e_get_display (self);
  unsigned char *data = NULL;
  gulong         n = 0;
  gulong         rest;
  Atom           actual;
  int            format;
  gboolean       found = FALSE;

  if (XGetWindowProperty (display, DefaultRootWindow (display), XInternAtom (display, "_NET_CLIENT_LIST_STACKING", False), 0,
                          MOST_WINDOWS, False, XA_WINDOW, &actual, &format, &n, &rest, &data) != Success ||
      data == NULL)
    return FALSE;

  for (gulong i = n; i > 0 && !found; i--)
    {
      Window window = ((gulong *) data)[i - 1];

      found = is_of_program (self, window) && has_title (display, window, title) && hjl_e2e_get_geometry (self, window, place);
    }
  XFree (data);

  return found;
}

/* A popover is as large as its X window. What is dragged may look like what it is dragged from. */
static gboolean
find_popup (HjlE2e          *self,
            GArray          *popups,
            const AtspiRect *extents,
            AtspiRect       *place)
{
  for (guint i = 0; i < popups->len; i++)
    {
      Window window = g_array_index (popups, Window, i);

      if (window != self->dragged && hjl_e2e_get_geometry (self, window, place) && place->width == extents->width &&
          place->height == extents->height)
        return TRUE;
    }

  return FALSE;
}

/* The window or menu around @accessible: the accessible of it, its extents (which GTK 4.8 knows relative
 * to the window only, and for a menu as if it lay in the corner of its button), and its place. */
static AtspiAccessible *
find_surface (HjlE2e          *self,
              AtspiAccessible *accessible,
              AtspiRect       *extents,
              AtspiRect       *place)
{
  g_autoptr (AtspiAccessible) at = g_object_ref (accessible);
  g_autoptr (GArray) popups = hjl_e2e_list_popups (self);

  for (;;)
    {
      g_autoptr (AtspiAccessible) parent = atspi_accessible_get_parent (at, NULL);
      gboolean is_window = parent == NULL || atspi_accessible_get_role (parent, NULL) == ATSPI_ROLE_APPLICATION;
      gboolean found = FALSE;

      if (is_window || popups->len > 0)
        {
          g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (at);
          g_autofree AtspiRect *own = component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;
          g_autofree char      *title = atspi_accessible_get_name (at, NULL);

          if (own != NULL && (is_window ? find_window (self, title, place) : find_popup (self, popups, own, place)))
            {
              /* A window has its shadow and its border around its content. */
              place->x += (place->width - own->width) / 2;
              place->y += (place->height - own->height) / 2;
              place->width = own->width;
              place->height = own->height;
              *extents = *own;
              found = TRUE;
            }
        }

      if (found)
        return g_steal_pointer (&at);
      if (is_window)
        return NULL;
      g_object_unref (at);
      at = g_steal_pointer (&parent);
    }
}

gboolean
hjl_e2e_locate_window (HjlE2e          *self,
                       AtspiAccessible *accessible,
                       AtspiRect       *place)
{
  AtspiRect extents;
  g_autoptr (AtspiAccessible) surface = find_surface (self, accessible, &extents, place);

  return surface != NULL;
}

static gboolean
is_within (const AtspiRect *extents,
           int              x,
           int              y)
{
  return x >= extents->x && x < extents->x + extents->width && y >= extents->y && y < extents->y + extents->height;
}

/* GTK 4.8 does not say what is at a point; what is scrolled away is outside of what scrolls. */
static gboolean
is_in_view (AtspiAccessible *accessible,
            AtspiAccessible *surface,
            int              x,
            int              y)
{
  g_autoptr (AtspiAccessible) at = g_object_ref (accessible);

  while (at != NULL)
    {
      g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (at);
      AtspiAccessible      *parent;
      g_autofree AtspiRect *own = component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;

      /* A page of a stack is an object without a size of its own. */
      if (own != NULL && own->width > 0 && !is_within (own, x, y))
        return FALSE;
      if (at == surface)
        return TRUE;

      parent = atspi_accessible_get_parent (at, NULL);
      g_object_unref (at);
      at = parent;
    }

  return FALSE;
}

gboolean
hjl_e2e_locate (HjlE2e          *self,
                AtspiAccessible *accessible,
                AtspiRect       *place)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  g_autofree AtspiRect *own = component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;
  AtspiRect             extents;
  g_autoptr (AtspiAccessible) surface = NULL;

  if (own == NULL || own->width <= 0 || own->height <= 0)
    return FALSE;
  surface = find_surface (self, accessible, &extents, place);
  if (surface == NULL || !is_in_view (accessible, surface, own->x + own->width / 2, own->y + own->height / 2))
    return FALSE;

  place->x += own->x - extents.x;
  place->y += own->y - extents.y;
  place->width = own->width;
  place->height = own->height;

  return TRUE;
}
