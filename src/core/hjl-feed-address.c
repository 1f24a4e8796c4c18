/* hjl-feed-address.c: where hackajob's partner feed is: as the profile says, or as a person typed it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "hjl-feed-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/hjl-error.h"

/* As a setting, not a fact of the account: who disconnects, or starts over, is offered them again. */
#define KEY_API "settings/feed-api"
#define KEY_AUTHORIZE "settings/feed-authorize"
#define KEY_TOKEN "settings/feed-token"

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);

  return g_ascii_strcasecmp (host, "localhost") == 0;
}

gboolean
hjl_address_is_local (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && is_loopback (g_uri_get_host (uri));
}

const char *
hjl_address_find_fault (const char *address)
{
  g_autoptr (GUri) uri = NULL;
  const char *host;

  g_return_val_if_fail (address != NULL, NULL);

  uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL)
    return N_ ("This is not an address such as https://api.example.com/v1");

  host = g_uri_get_host (uri);
  if (host == NULL || *host == '\0')
    return N_ ("The address has no host");
  if (g_uri_get_userinfo (uri) != NULL)
    return N_ ("The address must not hold a user name or password");
  if (g_uri_get_fragment (uri) != NULL)
    return N_ ("The address must not have a part after #");
  if (g_uri_get_query (uri) != NULL)
    return N_ ("The address must not have a part after ?");
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return NULL;
  if (!g_str_equal (g_uri_get_scheme (uri), "http"))
    return N_ ("The address must begin with https://");
  if (!is_loopback (host))
    return N_ ("http:// is for addresses of this computer only; use https://");

  return NULL;
}

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
      g_set_error (error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST, "%s: %s", what, _ (fault));
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
                                 HJL_ERROR_INVALID_REQUEST,
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
hjl_feed_address_is_asked_for (HjlProfile *profile)
{
  g_return_val_if_fail (HJL_IS_PROFILE (profile), FALSE);

  return hjl_profile_get_hackajob_api (profile) == NULL;
}

HjlFeedAddress *
hjl_feed_address_load (HjlProfile *profile,
                       HjlStore   *store)
{
  const HjlOauthConfig *oauth;
  g_autoptr (HjlFeedAddress) self = NULL;

  g_return_val_if_fail (HJL_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (HJL_IS_STORE (store), NULL);

  self = g_new0 (HjlFeedAddress, 1);
  if (hjl_feed_address_is_asked_for (profile))
    {
      self->api = hjl_store_get_value (store, KEY_API);
      self->authorize_uri = hjl_store_get_value (store, KEY_AUTHORIZE);
      self->token_uri = hjl_store_get_value (store, KEY_TOKEN);
    }
  else
    {
      oauth = hjl_profile_get_oauth (profile, HJL_SIDE_HACKAJOB);
      self->api = g_strdup (hjl_profile_get_hackajob_api (profile));
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
                            HjlProfile           *profile)
{
  HjlOauthConfig *config;

  g_return_val_if_fail (HJL_IS_PROFILE (profile), NULL);

  config = hjl_oauth_config_copy (hjl_profile_get_oauth (profile, HJL_SIDE_HACKAJOB));
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
