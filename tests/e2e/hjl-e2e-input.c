/* hjl-e2e-input.c: a pointer and a keyboard, as the X server sees them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"

#include <X11/extensions/XTest.h>
#include <X11/extensions/Xfixes.h>

#include <string.h>

#include "hjl-e2e-screen.h"

/* A drag of a person comes as many small moves; GTK begins one after eight pixels. */
#define STEP 24
#define BEGIN 4
#define TREMBLES 4
/* After so many trembles for nothing, who holds something takes it away and comes back. */
#define AWAY_AFTER 60
/* What has been in the same place for so long (in microseconds) has come to rest: looks alone are quicker
 * than the frames of a busy machine. */
#define AT_REST (300 * 1000)
/* The wheel turns by the next notch once the one before has done something, or has not in so many looks:
 * what is still to come would move the target away from under the pointer. */
#define LOOKS_PER_NOTCH 100

typedef struct
{
  AtspiAccessible *accessible;
  AtspiRect        place;
  gint64           rests_since;
  int              before_notch; /* where it was before the wheel turned */
  guint            n_looks;      /* since then */
} Target;

static void
move (HjlE2e *self,
      int     x,
      int     y)
{
  Display *display = hjl_e2e_get_display (self);

  XTestFakeMotionEvent (display, -1, x, y, CurrentTime);
  XSync (display, False);
}

static void
set_button (HjlE2e      *self,
            unsigned int button,
            gboolean     down)
{
  Display *display = hjl_e2e_get_display (self);

  XTestFakeButtonEvent (display, button, down, CurrentTime);
  XSync (display, False);
}

/* Towards what is above or below of what shows of its window. */
static void
turn_wheel (HjlE2e *self,
            Target *target)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (target->accessible);
  g_autofree AtspiRect *own = component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;
  AtspiRect             window;
  unsigned int          button;

  if (own == NULL || (own->y == target->before_notch && ++target->n_looks < LOOKS_PER_NOTCH) ||
      !hjl_e2e_locate_window (self, target->accessible, &window))
    return;

  target->before_notch = own->y;
  target->n_looks = 0;
  button = own->y + own->height / 2 > window.height / 2 ? Button5 : Button4;
  move (self, window.x + window.width / 2, window.y + window.height / 2);
  set_button (self, button, TRUE);
  set_button (self, button, FALSE);
}

static gboolean
is_at_rest (HjlE2e  *self,
            gpointer user_data)
{
  Target   *target = user_data;
  AtspiRect place;

  atspi_accessible_clear_cache (target->accessible);
  if (!hjl_e2e_locate (self, target->accessible, &place))
    {
      turn_wheel (self, target);
      target->place = (AtspiRect){ 0 };
      return FALSE;
    }

  if (memcmp (&place, &target->place, sizeof place) != 0)
    target->rests_since = g_get_monotonic_time ();
  target->place = place;

  return g_get_monotonic_time () - target->rests_since >= AT_REST;
}

/* The middle of it on the screen. */
static void
wait_place (HjlE2e          *self,
            AtspiAccessible *accessible,
            int             *x,
            int             *y)
{
  Target           target = { .accessible = accessible, .before_notch = G_MININT };
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autofree char *what = g_strdup_printf ("“%s” cannot be reached with the pointer", name);

  hjl_e2e_wait_until (self, is_at_rest, &target, what);
  *x = target.place.x + target.place.width / 2;
  *y = target.place.y + target.place.height / 2;
}

void
hjl_e2e_click (HjlE2e          *self,
               AtspiAccessible *accessible)
{
  int x, y;

  wait_place (self, accessible, &x, &y);
  move (self, x, y);
  set_button (self, Button1, TRUE);
  set_button (self, Button1, FALSE);
  self->n_clicks++;
}

void
hjl_e2e_click_on (HjlE2e     *self,
                  AtspiRole   role,
                  const char *name)
{
  g_autoptr (AtspiAccessible) accessible = hjl_e2e_find (self, role, name);

  hjl_e2e_click (self, accessible);
}

/* What is dragged follows the pointer. A tooltip that comes up while the button goes down is a new window of the
 * program as well, stays where it is, and is gone a moment later. */
typedef struct
{
  GArray *before; /* (element-type Window) */
  GArray *seen;   /* (element-type Seen) */
  int     x, y;   /* of the pointer */
  guint   n_looks;
} DragSearch;

typedef struct
{
  Window    window;
  AtspiRect place;
} Seen;

static gboolean
contains_window (GArray *windows,
                 Window  window)
{
  for (guint i = 0; i < windows->len; i++)
    if (g_array_index (windows, Window, i) == window)
      return TRUE;

  return FALSE;
}

static gboolean
follows_pointer (DragSearch      *search,
                 Window           window,
                 const AtspiRect *place)
{
  Seen seen = { window, *place };

  for (guint i = 0; i < search->seen->len; i++)
    {
      const Seen *before = &g_array_index (search->seen, Seen, i);

      if (before->window == window)
        return before->place.x != place->x || before->place.y != place->y;
    }
  g_array_append_val (search->seen, seen);

  return FALSE;
}

static gboolean
has_drag (HjlE2e  *self,
          gpointer user_data)
{
  DragSearch *search = user_data;
  g_autoptr (GArray) now = hjl_e2e_list_popups (self);
  int aside = search->n_looks++ % (2 * BEGIN);

  self->dragged = None;
  for (guint i = 0; i < now->len && self->dragged == None; i++)
    {
      Window    window = g_array_index (now, Window, i);
      AtspiRect place;

      if (!contains_window (search->before, window) && hjl_e2e_get_geometry (self, window, &place) &&
          follows_pointer (search, window, &place))
        self->dragged = window;
    }
  if (self->dragged == None)
    move (self, search->x + aside, search->y + aside);

  return self->dragged != None;
}

void
hjl_e2e_drag_begin (HjlE2e          *self,
                    AtspiAccessible *from)
{
  g_autoptr (GArray) before = hjl_e2e_list_popups (self);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  DragSearch search = { .before = before, .seen = seen };

  wait_place (self, from, &search.x, &search.y);
  move (self, search.x, search.y);
  set_button (self, Button1, TRUE);
  for (int i = 1; i <= BEGIN; i++)
    move (self, search.x + i * BEGIN, search.y + i * BEGIN);
  search.x += BEGIN * BEGIN;
  search.y += BEGIN * BEGIN;
  hjl_e2e_wait_until (self, has_drag, &search, "Nothing is dragged");
}

static gboolean
has_moved (HjlE2e  *self,
           gpointer user_data)
{
  AtspiRect *place = user_data;
  AtspiRect  before = *place;

  return hjl_e2e_get_geometry (self, self->dragged, place) && (place->x != before.x || place->y != before.y);
}

static void
drag_to (HjlE2e *self,
         int     x,
         int     y)
{
  Display     *display = hjl_e2e_get_display (self);
  AtspiRect    place;
  Window       root, child;
  int          from_x, from_y, in_x, in_y;
  unsigned int mask;
  int          n;

  g_assert_true (hjl_e2e_get_geometry (self, self->dragged, &place));
  XQueryPointer (display, DefaultRootWindow (display), &root, &child, &from_x, &from_y, &in_x, &in_y, &mask);
  n = MAX (MAX (ABS (x - from_x), ABS (y - from_y)) / STEP, 1);
  for (int i = 1; i <= n; i++)
    {
      move (self, from_x + (x - from_x) * i / n, from_y + (y - from_y) * i / n);
      if (x != from_x || y != from_y)
        hjl_e2e_wait_until (self, has_moved, &place, "What is dragged does not follow the pointer");
    }

  /* For the last motion to be told to what is below, see hjl_e2e_drag_tremble(). */
  for (int i = 1; i <= TREMBLES; i++)
    {
      move (self, x + i % 2, y);
      hjl_e2e_wait_until (self, has_moved, &place, "What is dragged does not follow the pointer");
    }
}

void
hjl_e2e_drag_tremble (HjlE2e *self)
{
  Display     *display = hjl_e2e_get_display (self);
  Window       root, child;
  int          x, y, in_x, in_y;
  unsigned int mask;

  XQueryPointer (display, DefaultRootWindow (display), &root, &child, &x, &y, &in_x, &in_y, &mask);
  /* There and back at once would be one motion that goes nowhere. */
  move (self, self->n_trembles % 2 == 0 ? x + 1 : x - 1, y);
  /* An answer that never comes is asked for no more once the pointer was elsewhere. */
  if (++self->n_trembles % AWAY_AFTER == 0)
    {
      drag_to (self, 0, 0);
      drag_to (self, x, y);
    }
}

void
hjl_e2e_drag_over (HjlE2e          *self,
                   AtspiAccessible *to)
{
  int x, y;

  wait_place (self, to, &x, &y);
  drag_to (self, x, y);
}

void
hjl_e2e_drag_to (HjlE2e          *self,
                 AtspiAccessible *accessible,
                 int              x,
                 int              y)
{
  AtspiRect place;

  g_assert_true (hjl_e2e_locate_window (self, accessible, &place));
  drag_to (self, place.x + x, place.y + y);
}

static gboolean
is_taken (HjlE2e  *self,
          gpointer user_data)
{
  static const char *const taken[] = { "dnd-copy", "dnd-move", "copy", "move", NULL };
  /* GTK 4.18 has no cursor of its own for that. */
  static const char *const refused[] = { "dnd-none", "no-drop", "not-allowed", "default", NULL };
  gboolean                *wanted = user_data;
  AtspiRect                place;
  XFixesCursorImage       *image = XFixesGetCursorImage (hjl_e2e_get_display (self));
  gboolean                 found = image != NULL && image->name != NULL && g_strv_contains (*wanted ? taken : refused, image->name) &&
                   hjl_e2e_get_geometry (self, self->dragged, &place);

  if (image != NULL)
    XFree (image);
  if (!found)
    hjl_e2e_drag_tremble (self);

  return found;
}

void
hjl_e2e_drag_wait (HjlE2e  *self,
                   gboolean taken)
{
  hjl_e2e_wait_until (self, is_taken, &taken, taken ? "It would not be taken" : "It would be taken");
}

void
hjl_e2e_drop (HjlE2e *self)
{
  set_button (self, Button1, FALSE);
  self->dragged = None;
  self->n_clicks++;
}

void
hjl_e2e_drag (HjlE2e          *self,
              AtspiAccessible *from,
              AtspiAccessible *to)
{
  hjl_e2e_drag_begin (self, from);
  hjl_e2e_drag_over (self, to);
  hjl_e2e_drag_wait (self, TRUE);
  hjl_e2e_drop (self);
}
