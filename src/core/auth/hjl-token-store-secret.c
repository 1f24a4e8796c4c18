/* hjl-token-store-secret.c: tokens in the system keyring, by libsecret
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "auth/hjl-token-store-secret.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "auth/hjl-keyring-turns.h"
#include "model/hjl-error.h"
#include "net/hjl-worker.h"

struct _HjlTokenStoreSecret
{
  GObject parent_instance;

  guint limit; /* milliseconds */
};

static void token_store_iface_init (HjlTokenStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HjlTokenStoreSecret, hjl_token_store_secret, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (HJL_TYPE_TOKEN_STORE, token_store_iface_init))

#define APPLICATION "org.example.HjLever"

/* How long one call may take, in milliseconds: long enough to type a password. The Secret Service
 * specification has no limit for a prompt, and libsecret has none either. */
#define LIMIT 60000
/* After how long it is said that a prompt waits: whoever unlocks by a fingerprint has done so by then. */
#define SAY_AFTER 2000
/* Microseconds: whoever dismissed a prompt is not asked again so soon for the other account, which is read as soon as the
 * first could not be. */
#define SPARED_FOR (2 * G_USEC_PER_SEC)

/* Atomic: a person dismissed the prompt of a load, and nothing was read since, nor have they asked for anything. */
static gint   dismissed;
/* Only the keyring's thread touches it: when that was. */
static gint64 dismissed_at;

/* What is written. A keyring that has not been unlocked since it was read from the disk finds nothing by the
 * schema's name, so that an attribute of our own says the same; and whoever looks into the keyring sees the
 * name. */
static const SecretSchema schema = {
  APPLICATION,
  SECRET_SCHEMA_NONE,
  {
    { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

/* What is looked for. What other programs have under the same attributes is sorted out by is_ours(). */
static const SecretSchema any_name = {
  APPLICATION,
  SECRET_SCHEMA_DONT_MATCH_NAME,
  {
    { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

/* One call of ours, which may take libsecret several. */
typedef struct
{
  GTask       *call; /* unowned: whose it is, which it outlives nowhere */
  GHashTable  *attributes;
  char        *label; /* save only */
  SecretValue *value; /* save only */
  void (*start) (GTask *task);
  void (*found) (GTask *task, GList *items); /* what is done with what the search found */
  gboolean loads;                            /* returns tokens */
  gboolean again;
  gboolean asked;   /* the person, to unlock: once a call */
  gboolean spared;  /* the person was not asked, as they have just answered */
  gboolean said;    /* that the person is waited for */
  GSource *prompts; /* nullable: while what runs may have to wait for a person; says so once */
} Operation;

static void
operation_free (Operation *self)
{
  g_clear_pointer (&self->attributes, g_hash_table_unref);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->value, secret_value_unref);
  hjl_clear_source (&self->prompts);
  g_free (self);
}

static Operation *
operation_new (const char *environment,
               const char *account,
               void (*start) (GTask *task))
{
  Operation *self = g_new0 (Operation, 1);

  self->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->attributes, g_strdup ("profile"), g_strdup (environment));
  g_hash_table_insert (self->attributes, g_strdup ("account"), g_strdup (account));
  self->start = start;

  return self;
}

static gboolean
on_asking_cb (gpointer store)
{
  g_signal_emit_by_name (store, "asking");

  return G_SOURCE_REMOVE;
}

static gboolean
on_answered_cb (gpointer store)
{
  g_signal_emit_by_name (store, "answered");

  return G_SOURCE_REMOVE;
}

/* Where the caller is, who is in another thread than the keyring. */
static void
tell (GTask      *task,
      GSourceFunc emit)
{
  Operation *operation = g_task_get_task_data (task);

  hjl_worker_post (g_task_get_context (operation->call), emit, g_object_ref (g_task_get_source_object (task)), g_object_unref);
}

static gboolean
on_prompt_unanswered_cb (gpointer user_data)
{
  Operation *operation = g_task_get_task_data (user_data);

  operation->said = TRUE;
  tell (user_data, on_asking_cb);

  return G_SOURCE_REMOVE;
}

/* What is called next opens a prompt where the keyring is locked. */
static void
begin_prompts (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);

  if (operation->prompts != NULL)
    return;

  operation->prompts = g_timeout_source_new (SAY_AFTER);
  /* The operation is the task's own, and ends it. */
  g_source_set_callback (operation->prompts, on_prompt_unanswered_cb, task, NULL);
  g_source_attach (operation->prompts, g_task_get_context (task));
}

static void
end_prompts (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);

  hjl_clear_source (&operation->prompts);
  if (operation->said)
    tell (task, on_answered_cb);
  operation->said = FALSE;
}

static void
return_locked (GTask *task)
{
  g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED,
                           "The keyring is locked, and its prompt was dismissed");
}

/* Every way in which libsecret and the bus can fail. The words of the bus have no secret in them, but
 * they help nobody either: they go to the debug log only. */
static void
handle_error (GTask  *task,
              GError *error)
{
  g_autofree char *remote = g_dbus_error_get_remote_error (error);
  Operation       *operation = g_task_get_task_data (task);

  /* libsecret says "cancelled" for a dismissed prompt, too. */
  if (g_task_return_error_if_cancelled (task))
    return;

  g_debug ("The keyring failed: %s", error->message);

  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_strcmp0 (remote, "org.freedesktop.Secret.Error.IsLocked") == 0)
    {
      return_locked (task);
    }
  else if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT) ||
           g_strcmp0 (remote, "org.freedesktop.Secret.Error.NoSuchObject") == 0 ||
           g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
           g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT))
    {
      /* libsecret has asked the person for a password to create it with, who did not give one, and gives up with the bus's
       * word for a missing object. */
      g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_KEYRING, "%s",
                               _ ("There is no keyring yet to keep the key in, and none was created. Try again, and choose a password in the window that opens, or create a default keyring in Passwords and Keys."));
    }
  else if (!operation->again)
    {
      /* libsecret keeps its session with a daemon that has been started anew meanwhile, after a
       * crash or an update, and never asks for another one by itself. */
      operation->again = TRUE;
      secret_service_disconnect ();
      operation->start (task);
    }
  else if (error->domain == SECRET_ERROR || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_FAILED))
    {
      g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_KEYRING, "%s",
                               _ ("The system keyring did not accept the request."));
    }
  else
    {
      g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_KEYRING, "%s",
                               _ ("No keyring answers on this session's D-Bus. Install gnome-keyring or KWallet and sign in to the desktop again."));
    }
}

static const char *
get_attribute (GHashTable *attributes,
               const char *name)
{
  return attributes != NULL ? g_hash_table_lookup (attributes, name) : NULL;
}

/* Items of earlier versions have the schema's name only. */
static gboolean
is_ours (SecretRetrievable *item)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);

  return g_strcmp0 (get_attribute (attributes, "application"), APPLICATION) == 0 ||
         g_strcmp0 (get_attribute (attributes, "xdg:schema"), APPLICATION) == 0;
}

static gboolean
is_of_earlier_version (SecretRetrievable *item)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);

  return get_attribute (attributes, "application") == NULL;
}

static gboolean
is_locked (SecretRetrievable *item)
{
  return SECRET_IS_ITEM (item) && secret_item_get_locked (SECRET_ITEM (item));
}

static gboolean
any_locked (GList *items)
{
  for (GList *l = items; l != NULL; l = l->next)
    if (is_locked (l->data))
      return TRUE;

  return FALSE;
}

static gboolean
is_better (SecretRetrievable *item,
           SecretRetrievable *than)
{
  if (is_of_earlier_version (item) != is_of_earlier_version (than))
    return is_of_earlier_version (than);

  return secret_retrievable_get_modified (item) > secret_retrievable_get_modified (than);
}

/* There is one item, unless a person copied keyrings about or an earlier version's could not be removed:
 * then ours of now counts, and of several the newest. */
static SecretRetrievable *
find_newest (GList *items)
{
  SecretRetrievable *newest = NULL;

  for (GList *l = items; l != NULL; l = l->next)
    if (is_ours (l->data) && !is_locked (l->data) && (newest == NULL || is_better (l->data, newest)))
      newest = l->data;

  return newest;
}

/* A call of a caller's, who does not wait longer than the limit, nor once it is cancelled: libsecret waits for the
 * keyring's word even then. Only the keyring's thread touches it once it has begun. */
typedef struct
{
  Operation    *wanted;    /* nullable: until it begins */
  GTask        *operation; /* nullable: what is still done */
  guint         time;      /* in milliseconds, for its turn */
  GCancellable *given_up;  /* its cancellable: takes the prompt away again */
  GSource      *limit;     /* nullable: of its turn, once that has begun */
  GSource      *cancelled; /* nullable */
  gboolean      returned;
} Call;

static void
call_free (gpointer data)
{
  Call *self = data;

  g_clear_pointer (&self->wanted, operation_free);
  g_clear_object (&self->operation);
  g_clear_object (&self->given_up);
  hjl_clear_source (&self->limit);
  hjl_clear_source (&self->cancelled);
  g_free (self);
}

/* The keyring may still do what it was asked for; nobody waits for it any more, and the next call has its turn. */
static gboolean
on_limit_cb (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Call      *call = g_task_get_task_data (task);
  Operation *operation = g_task_get_task_data (call->operation);
  g_autoptr (GError) error = NULL;

  if (operation->prompts != NULL)
    g_set_error_literal (&error, HJL_ERROR, HJL_ERROR_KEYRING_WAITING, "Nobody answered the keyring's prompt");
  else
    g_set_error_literal (&error, HJL_ERROR, HJL_ERROR_KEYRING, _ ("The system keyring takes too long to answer."));
  hjl_clear_source (&call->limit);
  hjl_clear_source (&call->cancelled);
  if (!call->returned)
    g_task_return_error (task, g_error_copy (error));
  call->returned = TRUE;

  end_prompts (call->operation);
  g_cancellable_cancel (call->given_up);
  /* A save cannot know whether anybody is asked. */
  hjl_keyring_turns_end (call->operation, operation->loads && g_error_matches (error, HJL_ERROR, HJL_ERROR_KEYRING_WAITING) ? error : NULL);

  return G_SOURCE_REMOVE;
}

/* The turn goes on until libsecret has let go, or to its limit. */
static gboolean
on_cancelled_cb (GCancellable *cancellable,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Call *call = g_task_get_task_data (task);

  hjl_clear_source (&call->cancelled);
  g_task_return_error_if_cancelled (task);
  call->returned = TRUE;

  end_prompts (call->operation);
  g_cancellable_cancel (call->given_up);
  if (hjl_keyring_turns_leave (call->operation))
    g_task_return_error_if_cancelled (call->operation);

  return G_SOURCE_REMOVE;
}

static void
did_operation (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Call      *call = g_task_get_task_data (task);
  Operation *operation = g_task_get_task_data (G_TASK (result));

  end_prompts (G_TASK (result));
  hjl_clear_source (&call->limit);
  hjl_clear_source (&call->cancelled);
  if (operation->loads)
    {
      g_autoptr (HjlTokens) tokens = g_task_propagate_pointer (G_TASK (result), &error);

      if (!call->returned && tokens != NULL)
        g_task_return_pointer (task, g_steal_pointer (&tokens), (GDestroyNotify) hjl_tokens_free);
    }
  else if (g_task_propagate_boolean (G_TASK (result), &error) && !call->returned)
    {
      g_task_return_boolean (task, TRUE);
    }

  if (error == NULL)
    {
      g_atomic_int_set (&dismissed, FALSE);
    }
  else if (operation->loads && operation->asked && !operation->spared && g_error_matches (error, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED))
    {
      dismissed_at = g_get_monotonic_time ();
      g_atomic_int_set (&dismissed, TRUE);
    }
  hjl_keyring_turns_end (G_TASK (result), g_error_matches (error, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED) ? error : NULL);
  if (!call->returned && error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  call->returned = TRUE;
}

/* In the keyring's thread, other than g_task_attach_source(). Takes @source. */
static GSource *
watch (GTask      *task,
       GSource    *source,
       GSourceFunc func)
{
  g_source_set_callback (source, func, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());

  return source;
}

static void
on_turn_begun (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);
  Call      *call = g_task_get_task_data (operation->call);

  call->limit = watch (operation->call, g_timeout_source_new (call->time), on_limit_cb);
  operation->start (task);
}

static gboolean
on_begin_call_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call         *call = g_task_get_task_data (task);
  Operation    *operation = g_steal_pointer (&call->wanted);
  GCancellable *cancellable = g_task_get_cancellable (task);

  operation->call = task;
  call->given_up = g_cancellable_new ();
  call->operation = g_task_new (g_task_get_source_object (task), call->given_up, did_operation, g_object_ref (task));
  g_task_set_source_tag (call->operation, g_task_get_source_tag (task));
  g_task_set_task_data (call->operation, operation, (GDestroyNotify) operation_free);
  if (cancellable != NULL)
    call->cancelled = watch (task, g_cancellable_source_new (cancellable), G_SOURCE_FUNC (on_cancelled_cb));

  hjl_keyring_turns_take (call->operation, operation->loads, on_turn_begun);

  return G_SOURCE_REMOVE;
}

/* Takes @task and @operation, and starts it once it has its turn. */
static void
start_call (GTask     *task,
            Operation *operation)
{
  HjlTokenStoreSecret *self = g_task_get_source_object (task);
  Call                *call = g_new0 (Call, 1);

  call->wanted = operation;
  call->time = self->limit;
  g_task_set_task_data (task, call, call_free);
  hjl_keyring_turns_invoke (on_begin_call_cb, task);
}

static void search (GTask *task, void (*found) (GTask *task, GList *items));

/* Before a prompt opens. What is to be kept or deleted is asked for in any case.
 * Returns: whether @task has returned instead, as what is asked for was just answered */
static gboolean
spare (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);

  operation->spared = operation->loads && g_atomic_int_get (&dismissed) && g_get_monotonic_time () - dismissed_at < SPARED_FOR;
  if (operation->spared)
    return_locked (task);

  return operation->spared;
}

static void
did_unlock_collection (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Operation *operation = g_task_get_task_data (task);
  gint       n_unlocked = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);

  end_prompts (task);
  if (error != NULL)
    handle_error (task, error);
  else if (n_unlocked == 0)
    return_locked (task);
  else
    search (task, operation->found);
}

/* Some keyrings show nothing of what they have until they are unlocked: nothing was found, but nothing is
 * known either. */
static void
got_collection (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretCollection) collection = NULL;
  Operation *operation = g_task_get_task_data (task);

  /* No default collection, or a backend without any: there is nothing that could be locked. */
  collection = secret_collection_for_alias_finish (result, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (collection != NULL && secret_collection_get_locked (collection))
    {
      g_autoptr (GList) locked = g_list_append (NULL, collection);

      if (spare (task))
        return;
      begin_prompts (task);
      secret_service_unlock (secret_collection_get_service (collection), locked,
                             g_task_get_cancellable (task), did_unlock_collection, g_object_ref (task));
      return;
    }

  operation->found (task, NULL);
}

static void
did_search_unlocking (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (SecretRetrievable) items = NULL;
  Operation *operation = g_task_get_task_data (task);

  items = secret_password_search_finish (result, &error);
  end_prompts (task);

  /* A locked item does not show its attributes, and the objects keep what they read first. */
  if (error != NULL)
    handle_error (task, error);
  else
    search (task, operation->found);
}

static void
did_search (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (SecretRetrievable) items = NULL;
  Operation *operation = g_task_get_task_data (task);

  items = secret_password_search_finish (result, &error);

  if (error != NULL)
    {
      handle_error (task, error);
    }
  else if (!operation->asked && any_locked (items))
    {
      operation->asked = TRUE;
      if (spare (task))
        return;
      begin_prompts (task);
      secret_password_searchv (&any_name, operation->attributes, SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK,
                               g_task_get_cancellable (task), did_search_unlocking, g_object_ref (task));
    }
  else if (!operation->asked && find_newest (items) == NULL)
    {
      operation->asked = TRUE;
      secret_collection_for_alias (NULL, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                                   g_task_get_cancellable (task), got_collection, g_object_ref (task));
    }
  else
    {
      operation->found (task, items);
    }
}

/* Finds what there is of this account, unlocking it where needed, and gives it to @found. */
static void
search (GTask *task,
        void (*found) (GTask *task, GList *items))
{
  Operation *operation = g_task_get_task_data (task);

  operation->found = found;
  secret_password_searchv (&any_name, operation->attributes, SECRET_SEARCH_ALL,
                           g_task_get_cancellable (task), did_search, g_object_ref (task));
}

static void
got_secret (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HjlTokens  *tokens;
  const char *text;
  g_autoptr (SecretValue) value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);

  if (error != NULL)
    {
      handle_error (task, error);
      return;
    }

  if (value == NULL)
    {
      return_locked (task);
      return;
    }

  text = secret_value_get_text (value);
  tokens = hjl_tokens_from_json (text != NULL ? text : "", &error);

  if (tokens == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, tokens, (GDestroyNotify) hjl_tokens_free);
}

static void
load_found (GTask *task,
            GList *items)
{
  SecretRetrievable *item = find_newest (items);

  if (item != NULL)
    secret_retrievable_retrieve_secret (item, g_task_get_cancellable (task),
                                        got_secret, g_object_ref (task));
  else if (any_locked (items))
    return_locked (task);
  else
    g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_NOT_CONNECTED,
                             "The keyring has nothing for this account");
}

static void
start_load (GTask *task)
{
  search (task, load_found);
}

static void
hjl_token_store_secret_load (HjlTokenStore *store,
                             const char    *environment,
                             const char    *account,
                             GTask         *task)
{
  Operation *operation = operation_new (environment, account, start_load);

  operation->loads = TRUE;
  start_call (task, operation);
}

static void
did_delete (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* It only takes room: what this version wrote goes before it. */
  if (!secret_item_delete_finish (SECRET_ITEM (source), result, &error))
    g_debug ("An item of an earlier version stays in the keyring: %s", error->message);
}

/* What an earlier version wrote of the same account is replaced by what was just written. */
static void
save_found (GTask *task,
            GList *items)
{
  for (GList *l = items; l != NULL; l = l->next)
    if (SECRET_IS_ITEM (l->data) && is_ours (l->data) && is_of_earlier_version (l->data))
      secret_item_delete (l->data, NULL, did_delete, g_object_ref (task));

  g_task_return_boolean (task, TRUE);
}

static void
did_store (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  end_prompts (task);
  if (secret_password_store_finish (result, &error))
    search (task, save_found);
  else if (error != NULL)
    handle_error (task, error);
  else
    return_locked (task);
}

/* The attributes with the one of our own. (transfer container): their texts are lent */
static GHashTable *
add_name (GHashTable *attributes)
{
  GHashTable *named = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (named, (gpointer) "profile", g_hash_table_lookup (attributes, "profile"));
  g_hash_table_insert (named, (gpointer) "account", g_hash_table_lookup (attributes, "account"));
  g_hash_table_insert (named, (gpointer) "application", (gpointer) APPLICATION);

  return named;
}

static void
start_save (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = add_name (operation->attributes);

  begin_prompts (task);
  secret_password_storev_binary (&schema, attributes, SECRET_COLLECTION_DEFAULT,
                                 operation->label, operation->value,
                                 g_task_get_cancellable (task), did_store, g_object_ref (task));
}

static void
hjl_token_store_secret_save (HjlTokenStore   *store,
                             const char      *environment,
                             const char      *account,
                             const HjlTokens *tokens,
                             GTask           *task)
{
  Operation *operation = operation_new (environment, account, start_save);

  operation->label = g_strdup_printf ("HjLever: %s (%s)", account, environment);
  operation->value = secret_value_new_full (hjl_tokens_to_json (tokens), -1, "text/plain",
                                            (GDestroyNotify) secret_password_free);
  start_call (task, operation);
}

/* A dismissed prompt is no error of libsecret's: see for ourselves that nothing is left. */
static void
clear_remaining (GTask *task,
                 GList *items)
{
  if (find_newest (items) != NULL || any_locked (items))
    return_locked (task);
  else
    g_task_return_boolean (task, TRUE);
}

static void
did_clear (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* FALSE without an error: there was nothing to clear. */
  secret_password_clear_finish (result, &error);

  if (error != NULL)
    {
      handle_error (task, error);
      return;
    }

  search (task, clear_remaining);
}

/* By its name, which is known again once the keyring is unlocked; the attribute of our own is on everything
 * that has lost the name. */
static void
did_clear_named (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) attributes = NULL;
  Operation *operation = g_task_get_task_data (task);

  secret_password_clear_finish (result, &error);

  if (error != NULL)
    {
      handle_error (task, error);
      return;
    }

  attributes = add_name (operation->attributes);
  secret_password_clearv (&any_name, attributes, g_task_get_cancellable (task),
                          did_clear, g_object_ref (task));
}

static void
clear_found (GTask *task,
             GList *items)
{
  Operation *operation = g_task_get_task_data (task);

  if (any_locked (items))
    return_locked (task);
  else
    secret_password_clearv (&schema, operation->attributes, g_task_get_cancellable (task),
                            did_clear_named, g_object_ref (task));
}

static void
start_clear (GTask *task)
{
  search (task, clear_found);
}

static void
hjl_token_store_secret_clear (HjlTokenStore *store,
                              const char    *environment,
                              const char    *account,
                              GTask         *task)
{
  start_call (task, operation_new (environment, account, start_clear));
}

static void
token_store_iface_init (HjlTokenStoreInterface *iface)
{
  iface->load = hjl_token_store_secret_load;
  iface->save = hjl_token_store_secret_save;
  iface->clear = hjl_token_store_secret_clear;
}

static void
hjl_token_store_secret_class_init (HjlTokenStoreSecretClass *klass)
{
}

static void
hjl_token_store_secret_init (HjlTokenStoreSecret *self)
{
  self->limit = LIMIT;
}

HjlTokenStore *
hjl_token_store_secret_new (void)
{
  return g_object_new (HJL_TYPE_TOKEN_STORE_SECRET, NULL);
}

void
hjl_token_store_secret_heed_person (void)
{
  g_atomic_int_set (&dismissed, FALSE);
}

void
hjl_token_store_secret_set_limit (HjlTokenStoreSecret *self,
                                  guint                limit)
{
  g_return_if_fail (HJL_IS_TOKEN_STORE_SECRET (self));

  self->limit = limit;
}
