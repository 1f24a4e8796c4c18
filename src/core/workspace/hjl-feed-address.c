/* hjl-feed-address.c: where hackajob's partner feed is: as the environment says, or as a person typed it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "workspace/hjl-feed-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "environment/hjl-address.h"
#include "model/hjl-error.h"

/* As a setting, not a fact of the account: who disconnects, or starts over, is offered them again. */
#define KEY_API "settings/feed-api"
#define KEY_AUTHORIZE "settings/feed-authorize"
#define KEY_TOKEN "settings/feed-token"

/* Returns: (transfer full) (nullable): NULL where nothing was typed */
static char *
clean (const char *typed)
{
  g_autofree char *text = typed != NULL ? hjl_tokens_clean_secret (typed) : NULL;
  gsize            length = text != NULL ? strlen (text) : 0;

  if (length == 0)
    return NULL;

  /* As mails write it. */
  if (length > 2 && text[0] == '<' && text[length - 1] == '>')
    {
      memmove (text, text + 1, length - 2);
      text[length - 2] = '\0';
    }
  if (strstr (text, "://") == NULL)
    return g_strconcat ("https://", text, NULL);

  return g_steal_pointer (&text);
}

/* @what: translated, with a place for the fault. Returns: (transfer full) (nullable): %NULL with @error set, or
 * where nothing was typed */
static char *
read_address (const char *typed,
              const char *what,
              gboolean    is_base,
              GError    **error)
{
  g_autofree char *text = clean (typed);
  g_autoptr (GUri) uri = NULL;
  g_autofree char *path = NULL;
  const char      *fault;

  if (text == NULL)
    return NULL;

  fault = strpbrk (text, " \t\r\n\"<>\\") != NULL || !g_utf8_validate (text, -1, NULL)
            ? N_ ("This is not an address such as https://api.example.com/v1")
            : hjl_address_find_fault (text);
  if (fault != NULL)
    {
      /* Without the address: a password may stand in it. */
      g_set_error (error, HJL_ERROR, HJL_ERROR_INPUT, "%s: %s", what, _ (fault));
      return NULL;
    }

  uri = g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL);
  path = g_strdup (g_uri_get_path (uri));
  while (is_base && g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';

  return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), g_uri_get_port (uri), path, NULL, NULL);
}

HjlFeedAddress *
hjl_feed_address_new (const char *api,
                      const char *authorize_uri,
                      const char *token_uri,
                      GError    **error)
{
  g_autoptr (HjlFeedAddress) self = g_new0 (HjlFeedAddress, 1);
  GError *fault = NULL;

  self->api = read_address (api, _ ("Feed address"), TRUE, &fault);
  if (fault == NULL)
    self->authorize_uri = read_address (authorize_uri, _ ("Sign-in address"), FALSE, &fault);
  if (fault == NULL)
    self->token_uri = read_address (token_uri, _ ("Token address"), FALSE, &fault);

  if (fault == NULL && self->api == NULL)
    fault = hjl_feed_address_new_missing ();
  else if (fault == NULL && (self->authorize_uri == NULL) != (self->token_uri == NULL))
    fault = g_error_new_literal (HJL_ERROR,
                                 HJL_ERROR_INPUT,
                                 _ ("The sign-in address and the token address belong together: enter both."));
  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return NULL;
    }

  return g_steal_pointer (&self);
}

HjlFeedAddress *
hjl_feed_address_copy (const HjlFeedAddress *self)
{
  HjlFeedAddress *copy;

  if (self == NULL)
    return NULL;

  copy = g_new0 (HjlFeedAddress, 1);
  copy->api = g_strdup (self->api);
  copy->authorize_uri = g_strdup (self->authorize_uri);
  copy->token_uri = g_strdup (self->token_uri);

  return copy;
}

void
hjl_feed_address_free (HjlFeedAddress *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->api);
  g_free (self->authorize_uri);
  g_free (self->token_uri);
  g_free (self);
}

gboolean
hjl_feed_address_equal (const HjlFeedAddress *self,
                        const HjlFeedAddress *other)
{
  if (self == NULL || other == NULL)
    return self == other;

  return g_strcmp0 (self->api, other->api) == 0 &&
         g_strcmp0 (self->authorize_uri, other->authorize_uri) == 0 &&
         g_strcmp0 (self->token_uri, other->token_uri) == 0;
}

gboolean
hjl_feed_address_is_asked_for (HjlEnvironment *environment)
{
  g_return_val_if_fail (HJL_IS_ENVIRONMENT (environment), FALSE);

  return hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB)->api == NULL;
}

HjlFeedAddress *
hjl_feed_address_load (HjlEnvironment *environment,
                       HjlStore       *store)
{
  const HjlOauthConfig *oauth;
  g_autoptr (HjlFeedAddress) self = NULL;

  g_return_val_if_fail (HJL_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (HJL_IS_STORE (store), NULL);

  self = g_new0 (HjlFeedAddress, 1);
  if (hjl_feed_address_is_asked_for (environment))
    {
      self->api = hjl_store_get_value (store, KEY_API);
      self->authorize_uri = hjl_store_get_value (store, KEY_AUTHORIZE);
      self->token_uri = hjl_store_get_value (store, KEY_TOKEN);
    }
  else
    {
      oauth = hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB)->oauth;
      self->api = g_strdup (hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB)->api);
      self->authorize_uri = g_strdup (oauth->authorize_uri);
      self->token_uri = g_strdup (oauth->token_uri);
    }

  return self->api != NULL ? g_steal_pointer (&self) : NULL;
}

gboolean
hjl_feed_address_save (const HjlFeedAddress *self,
                       HjlStore             *store,
                       GError              **error)
{
  return hjl_store_set_value (store, KEY_API, self != NULL ? self->api : NULL, error) &&
         hjl_store_set_value (store, KEY_AUTHORIZE, self != NULL ? self->authorize_uri : NULL, error) &&
         hjl_store_set_value (store, KEY_TOKEN, self != NULL ? self->token_uri : NULL, error);
}

HjlOauthConfig *
hjl_feed_address_dup_oauth (const HjlFeedAddress *self,
                            HjlEnvironment       *environment)
{
  HjlOauthConfig *config;

  g_return_val_if_fail (HJL_IS_ENVIRONMENT (environment), NULL);

  config = hjl_oauth_config_copy (hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB)->oauth);
  g_free (config->authorize_uri);
  g_free (config->token_uri);
  config->authorize_uri = g_strdup (self != NULL ? self->authorize_uri : NULL);
  config->token_uri = g_strdup (self != NULL ? self->token_uri : NULL);

  return config;
}

GError *
hjl_feed_address_new_missing (void)
{
  return g_error_new_literal (HJL_ERROR, HJL_ERROR_NOT_CONNECTED, "hackajob’s feed address is missing");
}
