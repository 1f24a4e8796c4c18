/* hjl-e2e-wayland.c: a pointer in the Wayland session of the test, and where things are there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-wayland.h"

#include <json-glib/json-glib.h>

#include <string.h>

/* The few messages of Wayland and of wlr-virtual-pointer-unstable-v1 that a pointer takes, as they are on the wire. */
#define DISPLAY 1
#define REGISTRY 2
#define DISPLAY_SYNC 0
#define DISPLAY_GET_REGISTRY 1
#define DISPLAY_ERROR 0
#define REGISTRY_BIND 0
#define REGISTRY_GLOBAL 0
#define MANAGER_CREATE 0
#define POINTER_MOTION_ABSOLUTE 1
#define POINTER_BUTTON 2
#define POINTER_FRAME 4
#define MANAGER_NAME "zwlr_virtual_pointer_manager_v1"
/* BTN_LEFT of Linux. */
#define LEFT 0x110
#define MOST_WORDS 32
/* In steps, as a hand moves. */
#define STEP 24
/* From where it is pressed; GTK begins a drag after eight pixels. */
#define BEGIN 16
/* The magic of i3's protocol, which sway speaks, and its question for the windows. */
#define IPC_MAGIC "i3-ipc"
#define IPC_GET_TREE 4

struct _HjlE2ePointer
{
  GSocketConnection *connection;
  guint32            last_id; /* of an object: each has the next number */
  guint32            pointer; /* its id */
  guint32            manager; /* the number that the session has for it */
  int                x, y;
  guint              n_moves;
};

static GSocketConnection *
connect_to (const char *path)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &error);

  g_assert_no_error (error);

  return connection;
}

static void
send_all (GSocketConnection *connection,
          const void        *data,
          gsize              size)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), data, size, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
receive_all (GSocketConnection *connection,
             void              *data,
             gsize              size)
{
  g_autoptr (GError) error = NULL;
  gsize n = 0;

  g_input_stream_read_all (g_io_stream_get_input_stream (G_IO_STREAM (connection)), data, size, &n, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, size);
}

/* @words: what comes after the head, each in the order of bytes of this computer */
static void
request (HjlE2ePointer *self,
         guint32        object,
         guint32        code,
         const guint32 *words,
         guint          n_words)
{
  guint32 message[2 + MOST_WORDS] = { object, (8 + 4 * n_words) << 16 | code };

  g_assert_cmpuint (n_words, <=, MOST_WORDS);
  if (n_words > 0)
    memcpy (message + 2, words, 4 * n_words);
  send_all (self->connection, message, 8 + 4 * n_words);
}

#define ask(self, object, code, ...)                             \
  request (self, object, code, (const guint32[]){ __VA_ARGS__ }, \
           sizeof ((const guint32[]){ __VA_ARGS__ }) / sizeof (guint32))

/* Until all that was asked is done. */
static void
settle (HjlE2ePointer *self)
{
  guint32 mark = ++self->last_id;

  ask (self, DISPLAY, DISPLAY_SYNC, mark);
  for (;;)
    {
      guint32            head[2];
      g_autofree guint8 *body = NULL;
      gsize              size;

      receive_all (self->connection, head, sizeof head);
      size = (head[1] >> 16) - sizeof head;
      body = g_malloc0 (size + 1);
      receive_all (self->connection, body, size);
      if (head[0] == mark)
        return;
      if (head[0] == DISPLAY && (head[1] & 0xffff) == DISPLAY_ERROR)
        g_error ("The Wayland session refuses: %s", (const char *) body + 12);
      /* A number, the length of a name, the name, a version. */
      if (head[0] == REGISTRY && (head[1] & 0xffff) == REGISTRY_GLOBAL && g_str_equal ((const char *) body + 8, MANAGER_NAME))
        self->manager = *(guint32 *) body;
    }
}

HjlE2ePointer *
hjl_e2e_pointer_new (void)
{
  HjlE2ePointer *self = g_new0 (HjlE2ePointer, 1);
  guint32        words[3 + sizeof MANAGER_NAME / 4 + 1] = { 0 };
  const guint    n_of_name = (sizeof MANAGER_NAME + 3) / 4;

  self->connection = connect_to (g_getenv ("WAYLAND_DISPLAY"));
  self->last_id = REGISTRY;
  ask (self, DISPLAY, DISPLAY_GET_REGISTRY, REGISTRY);
  settle (self);
  if (self->manager == 0)
    g_error ("The Wayland session takes no pointer");

  words[0] = self->manager;
  words[1] = sizeof MANAGER_NAME;
  memcpy (words + 2, MANAGER_NAME, sizeof MANAGER_NAME);
  words[2 + n_of_name] = 1;
  words[3 + n_of_name] = ++self->last_id;
  request (self, REGISTRY, REGISTRY_BIND, words, 4 + n_of_name);
  /* Of no seat: the first. */
  self->pointer = self->last_id + 1;
  ask (self, self->last_id, MANAGER_CREATE, 0, self->pointer);
  self->last_id = self->pointer;
  settle (self);

  return self;
}

void
hjl_e2e_pointer_free (HjlE2ePointer *self)
{
  g_object_unref (self->connection);
  g_free (self);
}

static guint32
get_time (void)
{
  return (guint32) (g_get_monotonic_time () / 1000);
}

/* sway's answer to a question without words. (transfer full) */
static JsonNode *
ask_sway (guint32 question)
{
  g_autoptr (GSocketConnection) connection = connect_to (g_getenv ("SWAYSOCK"));
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *answer;
  char      head[strlen (IPC_MAGIC) + 8];
  guint32   numbers[2] = { 0, question };

  memcpy (head, IPC_MAGIC, strlen (IPC_MAGIC));
  memcpy (head + strlen (IPC_MAGIC), numbers, sizeof numbers);
  send_all (connection, head, sizeof head);
  receive_all (connection, head, sizeof head);
  memcpy (numbers, head + strlen (IPC_MAGIC), sizeof numbers);
  text = g_malloc0 (numbers[0] + 1);
  receive_all (connection, text, numbers[0]);
  answer = json_from_string (text, &error);
  g_assert_no_error (error);

  return answer;
}

static void
take_rectangle (JsonObject *node,
                AtspiRect  *place)
{
  JsonObject *rectangle = json_object_get_object_member (node, "rect");

  place->x = json_object_get_int_member (rectangle, "x");
  place->y = json_object_get_int_member (rectangle, "y");
  place->width = json_object_get_int_member (rectangle, "width");
  place->height = json_object_get_int_member (rectangle, "height");
}

/* The tile of the program: its own windows over it float, and are reached by other ways. */
static gboolean
find_tile (JsonObject *node,
           gint64      pid,
           AtspiRect  *place)
{
  JsonArray *nodes = json_object_get_array_member (node, "nodes");

  if (json_object_get_int_member_with_default (node, "pid", 0) == pid)
    {
      take_rectangle (node, place);
      return TRUE;
    }
  for (guint i = 0; i < json_array_get_length (nodes); i++)
    if (find_tile (json_array_get_object_element (nodes, i), pid, place))
      return TRUE;

  return FALSE;
}

typedef struct
{
  AtspiAccessible *accessible;
  AtspiRect        place;
} Target;

/* Of the window around it. (transfer full) (nullable) */
static AtspiRect *
dup_window_extents (AtspiAccessible *accessible)
{
  g_autoptr (AtspiAccessible) at = g_object_ref (accessible);
  g_autoptr (AtspiComponent) component = NULL;

  for (;;)
    {
      AtspiAccessible *parent = atspi_accessible_get_parent (at, NULL);

      if (parent == NULL || atspi_accessible_get_role (parent, NULL) == ATSPI_ROLE_APPLICATION)
        {
          g_clear_object (&parent);
          break;
        }
      g_object_unref (at);
      at = parent;
    }
  component = atspi_accessible_get_component_iface (at);

  return component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;
}

/* A tile that has just become narrower is drawn anew a moment later. */
static gboolean
is_at_rest (HjlE2e  *e2e,
            gpointer user_data)
{
  Target *target = user_data;
  g_autoptr (JsonNode) tree = ask_sway (IPC_GET_TREE);
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (target->accessible);
  g_autofree AtspiRect *window = dup_window_extents (target->accessible);
  g_autofree AtspiRect *own = NULL;
  AtspiRect             tile;
  AtspiRect             before = target->place;

  atspi_accessible_clear_cache (target->accessible);
  own = component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;
  if (own == NULL || own->width <= 0 || window == NULL ||
      !find_tile (json_node_get_object (tree), g_ascii_strtoll (g_subprocess_get_identifier (e2e->process), NULL, 10), &tile))
    return FALSE;

  /* A window that had a shadow would be larger than its tile. */
  target->place = (AtspiRect){ tile.x + (tile.width - window->width) / 2 + own->x - window->x,
                               tile.y + (tile.height - window->height) / 2 + own->y - window->y, own->width, own->height };

  return target->place.x >= tile.x && target->place.y >= tile.y &&
         target->place.x + own->width <= tile.x + tile.width && target->place.y + own->height <= tile.y + tile.height &&
         memcmp (&before, &target->place, sizeof before) == 0;
}

/* The middle of it on the screen. */
static void
wait_place (HjlE2e          *e2e,
            AtspiAccessible *accessible,
            int             *x,
            int             *y)
{
  Target           target = { .accessible = accessible };
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autofree char *what = g_strdup_printf ("“%s” cannot be reached with the pointer", name);

  hjl_e2e_wait_until (e2e, is_at_rest, &target, what);
  *x = target.place.x + target.place.width / 2;
  *y = target.place.y + target.place.height / 2;
}

static void
move (HjlE2ePointer *self,
      int            x,
      int            y)
{
  g_autoptr (JsonNode) tree = ask_sway (IPC_GET_TREE);
  AtspiRect screen;

  take_rectangle (json_node_get_object (tree), &screen);
  ask (self, self->pointer, POINTER_MOTION_ABSOLUTE, get_time (), x, y, screen.width, screen.height);
  request (self, self->pointer, POINTER_FRAME, NULL, 0);
  settle (self);
  self->x = x;
  self->y = y;
}

static void
set_button (HjlE2ePointer *self,
            gboolean       down)
{
  ask (self, self->pointer, POINTER_BUTTON, get_time (), LEFT, down);
  request (self, self->pointer, POINTER_FRAME, NULL, 0);
  settle (self);
}

void
hjl_e2e_pointer_click (HjlE2ePointer   *self,
                       HjlE2e          *e2e,
                       AtspiAccessible *accessible)
{
  int x, y;

  wait_place (e2e, accessible, &x, &y);
  move (self, x, y);
  set_button (self, TRUE);
  set_button (self, FALSE);
}

/* The program's main loop has come round before the pointer goes on. */
static void
move_slowly (HjlE2ePointer *self,
             HjlE2e        *e2e,
             int            x,
             int            y)
{
  move (self, x, y);
  atspi_accessible_clear_cache (e2e->application);
  atspi_accessible_get_child_count (e2e->application, NULL);
}

void
hjl_e2e_pointer_press (HjlE2ePointer   *self,
                       HjlE2e          *e2e,
                       AtspiAccessible *accessible)
{
  int x, y;

  wait_place (e2e, accessible, &x, &y);
  move_slowly (self, e2e, x, y);
  set_button (self, TRUE);
  for (int i = 1; i <= BEGIN; i++)
    move_slowly (self, e2e, x + i, y + i);
}

void
hjl_e2e_pointer_over (HjlE2ePointer   *self,
                      HjlE2e          *e2e,
                      AtspiAccessible *accessible)
{
  int from_x = self->x;
  int from_y = self->y;
  int x, y, n;

  wait_place (e2e, accessible, &x, &y);
  n = MAX (MAX (ABS (x - from_x), ABS (y - from_y)) / STEP, 1);
  for (int i = 1; i <= n; i++)
    move_slowly (self, e2e, from_x + (x - from_x) * i / n, from_y + (y - from_y) * i / n);
}

typedef struct
{
  HjlE2ePointer *pointer;
  const char    *text;
} Held;

static gboolean
shows_or_trembles (HjlE2e  *e2e,
                   gpointer user_data)
{
  Held *held = user_data;

  if (hjl_e2e_has (e2e, ATSPI_ROLE_LABEL, held->text))
    return TRUE;
  move (held->pointer, held->pointer->x + (held->pointer->n_moves++ % 2 == 0 ? 1 : -1), held->pointer->y);

  return FALSE;
}

void
hjl_e2e_pointer_hold (HjlE2ePointer *self,
                      HjlE2e        *e2e,
                      const char    *text)
{
  Held             held = { self, text };
  g_autofree char *what = g_strdup_printf ("“%s” does not show under the pointer", text);

  hjl_e2e_wait_until (e2e, shows_or_trembles, &held, what);
}

void
hjl_e2e_pointer_drop (HjlE2ePointer *self)
{
  set_button (self, FALSE);
}
