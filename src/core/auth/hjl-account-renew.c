/* hjl-account-renew.c: how an account gets tokens that can be used
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lever gives a new refresh token with each refresh and takes an old one for theft (lever/README.md, OAuth).
 * So one refresh runs at a time, in all processes of this person: under the lock the keyring is read
 * again, because somebody else may have refreshed meanwhile, and the lock is kept until the keyring
 * has the new refresh token.
 *
 * Where the answer is lost on the way, the old refresh token is sent again at once: a server that gives time for that
 * (Auth0's overlap) gives seconds. What was sent and is without an answer stands in the lock file, as a fingerprint, so that
 * whoever is refused afterwards, in whichever process, can say why.
 */

#include "config.h"

#include "auth/hjl-account-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "net/hjl-lock.h"
#include "model/hjl-error.h"
#include "model/hjl-time.h"

/* Milliseconds: longer than HjlHttp may take for a refresh that is sent twice, so that it only ends what hangs. */
#define LOCK_LIMIT 330000

typedef struct
{
  char    *refused;
  gboolean refreshed;
  gboolean lost; /* a refresh with these very tokens got no answer, in this renewal or before it */
  gboolean again;
} Renewal;

static void decide (GTask *task);

static void
renewal_free (Renewal *self)
{
  g_free (self->refused);
  g_free (self);
}

static gboolean
can_refresh (HjlAccount *self)
{
  return self->tokens->kind == HJL_TOKENS_OAUTH && self->tokens->refresh_token != NULL &&
         self->config != NULL && self->config->token_uri != NULL && self->http != NULL &&
         (self->tokens->client_id != NULL || self->config->client_id != NULL);
}

gboolean
hjl_account_is_usable (HjlAccount *self,
                       const char *refused)
{
  g_autofree char *header = NULL;
  HjlTime          now = hjl_time_now ();

  if (self->tokens == NULL || self->ended || self->unsaved != NULL)
    return FALSE;

  header = hjl_tokens_to_header (self->tokens);
  if (g_strcmp0 (header, refused) == 0)
    return FALSE;

  /* What cannot be renewed is used to its end. */
  if (!can_refresh (self))
    return self->tokens->expires_at == 0 || now < self->tokens->expires_at;

  return !hjl_tokens_are_due (self->tokens, now);
}

/* As people know it, for the beginning of an error's message (hjl_error_describe()). */
static const char *
get_service (HjlAccount *self)
{
  return g_str_equal (self->name, "lever") ? "Lever" : self->name;
}

void
hjl_account_take_tokens (HjlAccount *self,
                         HjlTokens  *tokens)
{
  g_clear_pointer (&self->tokens, hjl_tokens_free);
  self->tokens = tokens;
  self->ended = FALSE;
}

static void
drop_unsaved (HjlAccount *self)
{
  g_clear_pointer (&self->unsaved, hjl_tokens_free);
  g_clear_pointer (&self->spent, g_free);
}

static void
got_lock (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HjlAccount *self = g_task_get_source_object (task);

  self->lock_fd = hjl_lock_acquire_finish (result, &error);

  if (self->lock_fd < 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

void
hjl_account_lock_async (HjlAccount         *self,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, hjl_account_lock_async);

  if (self->lock_path == NULL)
    g_task_return_boolean (task, TRUE);
  else
    hjl_lock_acquire_async (self->lock_path, LOCK_LIMIT, got_lock, g_object_ref (task));
}

void
hjl_account_unlock (HjlAccount *self)
{
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  self->lock_fd = -1;
}

#define FINGERPRINT 16

/* (transfer full): of the refresh token in use */
static char *
dup_fingerprint (HjlAccount *self)
{
  g_autofree char *whole = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->tokens->refresh_token, -1);

  return g_strndup (whole, FINGERPRINT);
}

static gboolean
is_noted (HjlAccount *self)
{
  g_autofree char *own = dup_fingerprint (self);
  char             noted[FINGERPRINT];

  return self->lock_fd >= 0 && pread (self->lock_fd, noted, FINGERPRINT, 0) == FINGERPRINT && memcmp (noted, own, FINGERPRINT) == 0;
}

/* Only words depend on it: what cannot be written is not. */
static void
note (HjlAccount *self,
      gboolean    sent)
{
  g_autofree char *own = sent ? dup_fingerprint (self) : NULL;

  if (self->lock_fd >= 0 && (sent ? pwrite (self->lock_fd, own, FINGERPRINT, 0) : ftruncate (self->lock_fd, 0)) < 0)
    g_debug ("The lock file cannot be written");
}

static void
did_save (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HjlAccount *self = g_task_get_source_object (task);

  if (!hjl_finish (HJL_TOKEN_STORE (source), result, &error))
    {
      g_prefix_error (&error, "The renewed sign-in is not in the keyring yet, and kept in memory until it is: ");
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* Not before: whoever is killed until then leaves a word of why. A server that does not rotate gives the same token again. */
  note (self, FALSE);
  hjl_account_take_tokens (self, g_steal_pointer (&self->unsaved));
  drop_unsaved (self);

  decide (task);
}

static void
save_unsaved (GTask *task)
{
  HjlAccount *self = g_task_get_source_object (task);

  hjl_token_store_save_async (self->store, self->environment, self->name, self->unsaved,
                              NULL, did_save, g_object_ref (task));
}

static void refresh (GTask *task);

static void
got_refreshed (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) error_lost = NULL;
  g_autoptr (HjlTokens) tokens = hjl_finish_pointer (NULL, result, &error);
  HjlAccount *self = g_task_get_source_object (task);
  Renewal    *renewal = g_task_get_task_data (task);

  if (tokens == NULL)
    {
      gboolean open = g_error_matches (error, HJL_ERROR, HJL_ERROR_UNCERTAIN);

      if (open && !renewal->again)
        {
          renewal->again = renewal->lost = TRUE;
          refresh (task);
          return;
        }

      /* What came and cannot be read spent the old one all the same. */
      if (!renewal->lost && !open && !g_error_matches (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE))
        note (self, FALSE);

      if (g_error_matches (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED))
        {
          self->ended = TRUE;
          if (renewal->lost)
            g_set_error_literal (&error_lost, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED,
                                 _ ("It was being renewed when the connection broke or the program was stopped: the new sign-in got lost on the way, and the old one no longer works. Nothing else is lost."));
          g_signal_emit_by_name (self, "ended");
          g_prefix_error (error_lost != NULL ? &error_lost : &error, "%s: ", get_service (self));
        }
      else if (open)
        {
          g_set_error_literal (&error_lost, HJL_ERROR, HJL_ERROR_NETWORK, "The token endpoint gave no answer to the refresh");
        }
      g_task_return_error (task, error_lost != NULL ? g_steal_pointer (&error_lost) : g_steal_pointer (&error));
      return;
    }

  self->spent = g_strdup (self->tokens->refresh_token);
  self->unsaved = g_steal_pointer (&tokens);
  renewal->refreshed = TRUE;
  save_unsaved (task);
}

static void
refresh (GTask *task)
{
  HjlAccount *self = g_task_get_source_object (task);

  hjl_oauth_refresh_async (self->config, self->http, self->tokens, NULL, got_refreshed, g_object_ref (task));
}

/* What is in use is what the keyring has, and nothing waits to be saved. */
static void
decide (GTask *task)
{
  HjlAccount *self = g_task_get_source_object (task);
  Renewal    *renewal = g_task_get_task_data (task);

  /* One new token a call, even where a server or a clock gone wrong gives tokens that are due at once. */
  if (renewal->refreshed || hjl_account_is_usable (self, renewal->refused))
    g_task_return_boolean (task, TRUE);
  else if (!self->ended && can_refresh (self))
    {
      renewal->lost = is_noted (self);
      note (self, TRUE);
      refresh (task);
    }
  else
    g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED,
                             "%s no longer accepts what is kept for this account", get_service (self));
}

static void
got_stored (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlTokens) stored = hjl_finish_pointer (HJL_TOKEN_STORE (source), result, &error);
  HjlAccount *self = g_task_get_source_object (task);

  if (stored == NULL)
    {
      /* Disconnected, here or in another process. What was not saved yet goes with it. */
      if (g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED))
        {
          drop_unsaved (self);
          hjl_account_take_tokens (self, NULL);
        }
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (self->unsaved != NULL && g_strcmp0 (stored->refresh_token, self->spent) == 0)
    {
      save_unsaved (task);
      return;
    }

  /* Somebody else saved newer ones: theirs are in the keyring, ours never were. */
  drop_unsaved (self);

  if (self->tokens == NULL || g_strcmp0 (stored->secret, self->tokens->secret) != 0 ||
      g_strcmp0 (stored->refresh_token, self->tokens->refresh_token) != 0)
    hjl_account_take_tokens (self, g_steal_pointer (&stored));

  decide (task);
}

static void
did_lock (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HjlAccount *self = HJL_ACCOUNT (source);

  if (!hjl_finish (self, result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    hjl_token_store_load_async (self->store, self->environment, self->name, self->reading, got_stored, g_object_ref (task));
}

void
hjl_account_renew_async (HjlAccount         *self,
                         const char         *refused,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Renewal *renewal = g_new0 (Renewal, 1);

  renewal->refused = g_strdup (refused);

  g_task_set_source_tag (task, hjl_account_renew_async);
  g_task_set_task_data (task, renewal, (GDestroyNotify) renewal_free);

  hjl_account_lock_async (self, did_lock, g_object_ref (task));
}

gboolean
hjl_account_renew_finish (HjlAccount   *self,
                          GAsyncResult *result,
                          GError      **error)
{
  gboolean renewed = g_task_propagate_boolean (G_TASK (result), error);

  hjl_account_unlock (self);

  return renewed;
}
