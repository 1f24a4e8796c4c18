/* hjl-test-keyring.c: a stand-in of the desktop's keyring, whose prompt does as it is told
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-keyring.h"

#include <string.h>

#include "hjl-test-utils.h"

#define SERVICE_PATH "/org/freedesktop/secrets"
#define COLLECTION_PATH SERVICE_PATH "/collection/login"
#define ALIAS_PATH SERVICE_PATH "/aliases/default"
#define SESSION_PATH SERVICE_PATH "/session/s1"

static const char description[] =
  "<node>"
  "<interface name='org.freedesktop.Secret.Service'>"
  "<method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>"
  "<arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
  "<method name='SearchItems'><arg type='a{ss}' direction='in'/>"
  "<arg type='ao' direction='out'/><arg type='ao' direction='out'/></method>"
  "<method name='Unlock'><arg type='ao' direction='in'/>"
  "<arg type='ao' direction='out'/><arg type='o' direction='out'/></method>"
  "<method name='ReadAlias'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  "<property name='Collections' type='ao' access='read'/>"
  "</interface>"
  "<interface name='org.freedesktop.Secret.Collection'>"
  "<method name='SearchItems'><arg type='a{ss}' direction='in'/><arg type='ao' direction='out'/></method>"
  "<method name='CreateItem'><arg type='a{sv}' direction='in'/><arg type='(oayays)' direction='in'/>"
  "<arg type='b' direction='in'/><arg type='o' direction='out'/><arg type='o' direction='out'/></method>"
  "<property name='Items' type='ao' access='read'/>"
  "<property name='Label' type='s' access='read'/>"
  "<property name='Locked' type='b' access='read'/>"
  "<property name='Created' type='t' access='read'/>"
  "<property name='Modified' type='t' access='read'/>"
  "</interface>"
  "<interface name='org.freedesktop.Secret.Item'>"
  "<method name='Delete'><arg type='o' direction='out'/></method>"
  "<method name='GetSecret'><arg type='o' direction='in'/><arg type='(oayays)' direction='out'/></method>"
  "<property name='Locked' type='b' access='read'/>"
  "<property name='Attributes' type='a{ss}' access='read'/>"
  "<property name='Label' type='s' access='read'/>"
  "<property name='Type' type='s' access='read'/>"
  "<property name='Created' type='t' access='read'/>"
  "<property name='Modified' type='t' access='read'/>"
  "</interface>"
  "<interface name='org.freedesktop.Secret.Session'><method name='Close'/></interface>"
  "<interface name='org.freedesktop.Secret.Prompt'>"
  "<method name='Prompt'><arg type='s' direction='in'/></method>"
  "<method name='Dismiss'/>"
  "</interface>"
  "</node>";

typedef struct
{
  HjlTestKeyring *keyring;
  char           *path;
  guint           id;
  GVariant       *attributes;
  char           *label;
  GBytes         *secret;
  guint64         modified;
} Item;

typedef struct
{
  HjlTestKeyring *keyring;
  char           *path;
  char           *caller;
  guint           id;
  guint           watch;
  HjlTestPrompt   kind;
  gboolean        shown;
  GVariant       *objects; /* what is to be unlocked */
} Prompt;

struct _HjlTestKeyring
{
  GRecMutex        mutex; /* for all that follows: it answers in a thread of its own */
  GTestDBus       *bus;
  GDBusConnection *connection;
  GDBusNodeInfo   *node;
  GPtrArray       *items;   /* (element-type Item) */
  GPtrArray       *prompts; /* (element-type Prompt): those that are open */
  HjlTestPrompt    prompt;
  gboolean         locked;
  guint            n_prompts;
  guint            n_dismissals;
  guint            n_items; /* ever */
  gboolean         owned;
  gboolean         slow;
  gboolean         swallows;
  guint            n_searching;
  guint            n_searches;
  guint            most_searches;
};

static void
item_free (gpointer data)
{
  Item *self = data;

  g_dbus_connection_unregister_object (self->keyring->connection, self->id);
  g_variant_unref (self->attributes);
  g_bytes_unref (self->secret);
  g_free (self->path);
  g_free (self->label);
  g_free (self);
}

static void
prompt_free (gpointer data)
{
  Prompt *self = data;

  g_dbus_connection_unregister_object (self->keyring->connection, self->id);
  g_bus_unwatch_name (self->watch);
  g_clear_pointer (&self->objects, g_variant_unref);
  g_free (self->path);
  g_free (self->caller);
  g_free (self);
}

static void
tell_locked (HjlTestKeyring *self,
             const char     *path,
             const char     *interface)
{
  g_autoptr (GVariantBuilder) changed = g_variant_builder_new (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (changed, "{sv}", "Locked", g_variant_new_boolean (self->locked));
  g_dbus_connection_emit_signal (self->connection, NULL, path, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                                 g_variant_new ("(sa{sv}as)", interface, changed, NULL), NULL);
}

void
hjl_test_keyring_set_locked (HjlTestKeyring *self,
                             gboolean        locked)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  self->locked = locked;
  tell_locked (self, COLLECTION_PATH, "org.freedesktop.Secret.Collection");
  for (guint i = 0; i < self->items->len; i++)
    tell_locked (self, ((Item *) self->items->pdata[i])->path, "org.freedesktop.Secret.Item");
}

/* Frees @prompt. */
static void
complete (Prompt  *prompt,
          gboolean dismissed)
{
  HjlTestKeyring *self = prompt->keyring;
  GVariant       *unlocked = dismissed ? g_variant_new ("ao", NULL) : prompt->objects;

  if (!dismissed)
    hjl_test_keyring_set_locked (self, FALSE);
  g_dbus_connection_emit_signal (self->connection, prompt->caller, prompt->path, "org.freedesktop.Secret.Prompt",
                                 "Completed", g_variant_new ("(bv)", dismissed, unlocked), NULL);
  g_ptr_array_remove (self->prompts, prompt);
  /* Whoever waits for that in another thread looks again. */
  g_main_context_wakeup (NULL);
}

void
hjl_test_keyring_answer (HjlTestKeyring *self,
                         gboolean        unlock)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  while (self->prompts->len > 0)
    complete (self->prompts->pdata[0], !unlock);
}

/* Returns: (nullable): NULL where it is not open any more */
static Prompt *
find_prompt (HjlTestKeyring *self,
             const char     *path)
{
  for (guint i = 0; i < self->prompts->len; i++)
    if (g_str_equal (((Prompt *) self->prompts->pdata[i])->path, path))
      return self->prompts->pdata[i];

  return NULL;
}

/* The prompt may have been answered, in another thread, while its call was on the way. */
static void
call_prompt (GDBusConnection       *connection,
             const char            *sender,
             const char            *path,
             const char            *interface,
             const char            *method,
             GVariant              *parameters,
             GDBusMethodInvocation *invocation,
             gpointer               user_data)
{
  HjlTestKeyring *self = user_data;
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);
  Prompt *prompt = find_prompt (self, path);

  if (prompt == NULL)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.UnknownObject", "The prompt is closed");
      return;
    }
  if (g_str_equal (method, "Prompt") && prompt->kind == HJL_TEST_PROMPT_REFUSED)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.Failed", "No display");
      return;
    }

  g_dbus_method_invocation_return_value (invocation, NULL);
  prompt->shown = TRUE;
  g_main_context_wakeup (NULL);
  if (g_str_equal (method, "Dismiss"))
    {
      self->n_dismissals++;
      if (prompt->kind != HJL_TEST_PROMPT_DEAF)
        complete (prompt, TRUE);
    }
  else if (prompt->kind == HJL_TEST_PROMPT_ANSWERED || prompt->kind == HJL_TEST_PROMPT_DISMISSED)
    {
      complete (prompt, prompt->kind == HJL_TEST_PROMPT_DISMISSED);
    }
}

static const GDBusInterfaceVTable prompt_vtable = { call_prompt };

/* A prompt goes with the program that it was opened for. */
static void
on_caller_vanished_cb (GDBusConnection *connection,
                       const char      *name,
                       gpointer         user_data)
{
  HjlTestKeyring *self = user_data;
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  for (guint i = self->prompts->len; i > 0; i--)
    if (g_str_equal (((Prompt *) self->prompts->pdata[i - 1])->caller, name))
      g_ptr_array_remove_index (self->prompts, i - 1);
  g_main_context_wakeup (NULL);
}

static const char *
open_prompt (HjlTestKeyring *self,
             const char     *caller,
             GVariant       *objects)
{
  Prompt *prompt = g_new0 (Prompt, 1);

  prompt->keyring = self;
  prompt->path = g_strdup_printf (SERVICE_PATH "/prompt/p%u", ++self->n_prompts);
  prompt->caller = g_strdup (caller);
  prompt->kind = self->prompt;
  prompt->objects = g_variant_ref_sink (objects);
  prompt->id = g_dbus_connection_register_object (self->connection, prompt->path,
                                                  g_dbus_node_info_lookup_interface (self->node, "org.freedesktop.Secret.Prompt"),
                                                  &prompt_vtable, self, NULL, NULL);
  g_assert_cmpuint (prompt->id, !=, 0);
  prompt->watch = g_bus_watch_name_on_connection (self->connection, caller, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                  NULL, on_caller_vanished_cb, self, NULL);
  g_ptr_array_add (self->prompts, prompt);

  return prompt->path;
}

static GVariant *
get_property (GDBusConnection *connection,
              const char      *sender,
              const char      *path,
              const char      *interface,
              const char      *property,
              GError         **error,
              gpointer         user_data)
{
  HjlTestKeyring *self = user_data;
  const char     *collection = COLLECTION_PATH;
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  if (g_str_equal (property, "Collections"))
    return g_variant_new_objv (&collection, 1);
  if (g_str_equal (property, "Label"))
    return g_variant_new_string ("Login");
  if (g_str_equal (property, "Locked"))
    return g_variant_new_boolean (self->locked);
  if (!g_str_equal (property, "Items"))
    return g_variant_new_uint64 (1);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (paths, ((Item *) self->items->pdata[i])->path);

  return g_variant_new_objv ((const char *const *) paths->pdata, paths->len);
}

static GVariant *
get_item_property (GDBusConnection *connection,
                   const char      *sender,
                   const char      *path,
                   const char      *interface,
                   const char      *property,
                   GError         **error,
                   gpointer         user_data)
{
  Item *item = user_data;
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&item->keyring->mutex);

  if (g_str_equal (property, "Locked"))
    return g_variant_new_boolean (item->keyring->locked);
  if (g_str_equal (property, "Attributes"))
    return item->keyring->locked ? g_variant_new ("a{ss}", NULL) : g_variant_ref (item->attributes);
  if (g_str_equal (property, "Label"))
    return g_variant_new_string (item->label);
  if (g_str_equal (property, "Type"))
    return g_variant_new_string ("");

  return g_variant_new_uint64 (item->modified);
}

static void
call_item (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  Item           *item = user_data;
  HjlTestKeyring *self = item->keyring;
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  if (self->locked)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.Secret.Error.IsLocked", "Locked");
    }
  else if (g_str_equal (method, "Delete"))
    {
      g_ptr_array_remove (self->items, item);
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/"));
    }
  else
    {
      gsize       length;
      const void *bytes = g_bytes_get_data (item->secret, &length);

      g_dbus_method_invocation_return_value (invocation,
                                             g_variant_new ("((o@ay@ays))", SESSION_PATH, g_variant_new ("ay", NULL),
                                                            g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes, length, 1),
                                                            "text/plain"));
    }
}

static const GDBusInterfaceVTable item_vtable = { call_item, get_item_property };

static gboolean
fits (GVariant *attributes,
      GVariant *wanted)
{
  GVariantIter iter;
  const char  *name;
  const char  *value;
  const char  *have;

  g_variant_iter_init (&iter, wanted);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    if (!g_variant_lookup (attributes, name, "&s", &have) || !g_str_equal (have, value))
      return FALSE;

  return TRUE;
}

static GPtrArray *
search (HjlTestKeyring *self,
        GVariant       *wanted)
{
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    if (fits (((Item *) self->items->pdata[i])->attributes, wanted))
      g_ptr_array_add (paths, ((Item *) self->items->pdata[i])->path);

  return paths;
}

static const char *
create_item (HjlTestKeyring *self,
             GVariant       *properties,
             GVariant       *secret)
{
  g_autoptr (GVariant) attributes = g_variant_lookup_value (properties, "org.freedesktop.Secret.Item.Attributes", NULL);
  g_autoptr (GVariant) value = g_variant_get_child_value (secret, 2);
  g_autofree char *label = NULL;
  Item            *item = g_new0 (Item, 1);
  gsize            length;
  const void      *bytes = g_variant_get_fixed_array (value, &length, 1);

  g_assert_nonnull (attributes);
  g_variant_lookup (properties, "org.freedesktop.Secret.Item.Label", "s", &label);
  for (guint i = self->items->len; i > 0; i--)
    if (fits (((Item *) self->items->pdata[i - 1])->attributes, attributes))
      g_ptr_array_remove_index (self->items, i - 1);

  item->keyring = self;
  item->modified = ++self->n_items;
  item->path = g_strdup_printf (COLLECTION_PATH "/%u", self->n_items);
  item->attributes = g_steal_pointer (&attributes);
  item->label = g_steal_pointer (&label);
  item->secret = g_bytes_new (bytes, length);
  item->id = g_dbus_connection_register_object (self->connection, item->path,
                                                g_dbus_node_info_lookup_interface (self->node, "org.freedesktop.Secret.Item"),
                                                &item_vtable, item, NULL, NULL);
  g_assert_cmpuint (item->id, !=, 0);
  g_ptr_array_add (self->items, item);

  return item->path;
}

/* Milliseconds, so that a second search comes while the first is under way. */
#define SLOW 50

typedef struct
{
  HjlTestKeyring        *keyring;
  GDBusMethodInvocation *invocation;
  GVariant              *attributes;
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_variant_unref (self->attributes);
  g_free (self);
}

static gboolean
answer_search (gpointer user_data)
{
  Search         *search_for = user_data;
  HjlTestKeyring *self = search_for->keyring;
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);
  g_autoptr (GPtrArray) found = search (self, search_for->attributes);
  GVariant *there = g_variant_new_objv ((const char *const *) found->pdata, found->len);
  GVariant *none = g_variant_new_objv (NULL, 0);

  self->n_searching--;
  g_dbus_method_invocation_return_value (search_for->invocation,
                                         g_variant_new ("(@ao@ao)", self->locked ? none : there, self->locked ? there : none));

  return G_SOURCE_REMOVE;
}

/* In the thread that answers. */
static void
begin_search (HjlTestKeyring        *self,
              GDBusMethodInvocation *invocation,
              GVariant              *attributes)
{
  g_autoptr (GSource) source = g_timeout_source_new (self->slow ? SLOW : 0);
  Search *search_for;

  if (self->swallows)
    {
      self->swallows = FALSE;
      g_object_unref (invocation);
      return;
    }

  search_for = g_new0 (Search, 1);
  self->n_searches++;
  self->n_searching++;
  self->most_searches = MAX (self->most_searches, self->n_searching);
  search_for->keyring = self;
  search_for->invocation = invocation;
  search_for->attributes = g_variant_ref (attributes);
  g_source_set_callback (source, answer_search, search_for, search_free);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static void
call (GDBusConnection       *connection,
      const char            *sender,
      const char            *path,
      const char            *interface,
      const char            *method,
      GVariant              *parameters,
      GDBusMethodInvocation *invocation,
      gpointer               user_data)
{
  HjlTestKeyring *self = user_data;
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);
  g_autoptr (GVariant) first = g_variant_n_children (parameters) > 0 ? g_variant_get_child_value (parameters, 0) : NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (g_str_equal (method, "OpenSession"))
    {
      if (g_strcmp0 (g_variant_get_string (first, NULL), "plain") == 0)
        g_dbus_method_invocation_return_value (invocation, g_variant_new ("(vo)", g_variant_new_string (""), SESSION_PATH));
      else
        g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.NotSupported", "Only plain");
    }
  else if (g_str_equal (method, "SearchItems") && g_str_equal (interface, "org.freedesktop.Secret.Collection"))
    {
      found = search (self, first);
      g_dbus_method_invocation_return_value (invocation,
                                             g_variant_new ("(@ao)", g_variant_new_objv ((const char *const *) found->pdata, found->len)));
    }
  else if (g_str_equal (method, "SearchItems"))
    {
      begin_search (self, invocation, first);
    }
  else if (g_str_equal (method, "Unlock"))
    {
      g_dbus_method_invocation_return_value (invocation,
                                             self->locked ? g_variant_new ("(@aoo)", g_variant_new_objv (NULL, 0), open_prompt (self, sender, first))
                                                          : g_variant_new ("(@aoo)", first, "/"));
    }
  else if (g_str_equal (method, "ReadAlias"))
    {
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", COLLECTION_PATH));
    }
  else if (g_str_equal (method, "CreateItem") && self->locked)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.Secret.Error.IsLocked", "Locked");
    }
  else if (g_str_equal (method, "CreateItem"))
    {
      g_autoptr (GVariant) secret = g_variant_get_child_value (parameters, 1);

      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(oo)", create_item (self, first, secret), "/"));
    }
  else
    {
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

static const GDBusInterfaceVTable vtable = { call, get_property };

static void
on_owned_cb (GDBusConnection *connection,
             const char      *name,
             gpointer         user_data)
{
  HjlTestKeyring *self = user_data;
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  self->owned = TRUE;
  g_main_context_wakeup (NULL);
}

static gpointer
answer_calls (gpointer user_data)
{
  static const char *const objects[][2] = {
    { SERVICE_PATH, "org.freedesktop.Secret.Service" },
    { COLLECTION_PATH, "org.freedesktop.Secret.Collection" },
    { ALIAS_PATH, "org.freedesktop.Secret.Collection" },
    { SESSION_PATH, "org.freedesktop.Secret.Session" },
  };
  HjlTestKeyring *self = user_data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (context);
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    g_dbus_connection_register_object (self->connection, objects[i][0],
                                       g_dbus_node_info_lookup_interface (self->node, objects[i][1]),
                                       &vtable, self, NULL, &error);
  g_assert_no_error (error);
  g_bus_own_name_on_connection (self->connection, "org.freedesktop.secrets", G_BUS_NAME_OWNER_FLAGS_NONE,
                                on_owned_cb, NULL, self, NULL);
  g_main_loop_run (loop);

  return NULL;
}

static gboolean
is_owned (gpointer user_data)
{
  HjlTestKeyring *self = user_data;
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  return self->owned;
}

HjlTestKeyring *
hjl_test_keyring_new (void)
{
  HjlTestKeyring *self = g_new0 (HjlTestKeyring, 1);
  g_autoptr (GError) error = NULL;

  g_rec_mutex_init (&self->mutex);
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  self->connection = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (self->bus),
                                                             G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                               G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                             NULL, NULL, &error);
  g_assert_no_error (error);
  self->node = g_dbus_node_info_new_for_xml (description, &error);
  g_assert_no_error (error);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->prompts = g_ptr_array_new_with_free_func (prompt_free);
  g_thread_unref (g_thread_new ("keyring", answer_calls, self));
  hjl_test_run_until_true (is_owned, self);

  return self;
}

void
hjl_test_keyring_set_prompt (HjlTestKeyring *self,
                             HjlTestPrompt   prompt)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  self->prompt = prompt;
}

guint
hjl_test_keyring_count_prompts (HjlTestKeyring *self)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  return self->n_prompts;
}

guint
hjl_test_keyring_count_dismissals (HjlTestKeyring *self)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  return self->n_dismissals;
}

guint
hjl_test_keyring_count_open (HjlTestKeyring *self)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);
  guint n = 0;

  for (guint i = 0; i < self->prompts->len; i++)
    n += ((Prompt *) self->prompts->pdata[i])->shown;

  return n;
}

guint
hjl_test_keyring_count_items (HjlTestKeyring *self)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  return self->items->len;
}

void
hjl_test_keyring_set_slow (HjlTestKeyring *self,
                           gboolean        slow)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  self->slow = slow;
  self->n_searches = 0;
  self->most_searches = 0;
}

guint
hjl_test_keyring_get_most_searches (HjlTestKeyring *self,
                                    guint          *n_searches)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  *n_searches = self->n_searches;

  return self->most_searches;
}

void
hjl_test_keyring_swallow_search (HjlTestKeyring *self)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);

  self->swallows = TRUE;
}
