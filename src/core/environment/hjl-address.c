/* hjl-address.c: what an address of a service has to be like
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "environment/hjl-address.h"

#include <glib/gi18n-lib.h>

#include "net/hjl-http-rules.h"

gboolean
hjl_address_is_local (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && hjl_http_rules_is_loopback (g_uri_get_host (uri));
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
  if (!hjl_http_rules_is_loopback (host))
    return N_ ("http:// is for addresses of this computer only; use https://");

  return NULL;
}
