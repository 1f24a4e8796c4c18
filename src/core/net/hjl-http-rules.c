/* hjl-http-rules.c: the decisions of HjlHttp that need no network: where to go, when to try again
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net/hjl-http-rules.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <math.h>

#include "model/hjl-error.h"

/* No pause of our own is longer. */
#define MAX_PAUSE (60 * 1000)

/* A server that asks for more than a day means something else, or has a clock that is wrong: it is asked again after an
 * hour. */
#define MAX_RETRY_AFTER (24.0 * 60 * 60 * 1000)
#define RETRY_AFTER_INSTEAD (60 * 60 * 1000)

gboolean
hjl_http_rules_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);

  return g_ascii_strcasecmp (host, "localhost") == 0;
}

static gboolean
is_lever (GUri *uri)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);

  return g_str_equal (g_uri_get_scheme (uri), "https") &&
         (g_str_equal (host, "lever.co") || g_str_has_suffix (host, ".lever.co"));
}

static int
get_port (GUri *uri)
{
  if (g_uri_get_port (uri) > 0)
    return g_uri_get_port (uri);

  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

gboolean
hjl_http_rules_allow (GUri    *uri,
                      GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (host != NULL && *host != '\0' &&
      (g_str_equal (scheme, "https") || (g_str_equal (scheme, "http") && hjl_http_rules_is_loopback (host))))
    return TRUE;

  return hjl_error_fail (error, HJL_ERROR_UNSENDABLE, "Only https addresses are used, and http on this computer itself");
}

/* Same scheme, host and port. */
static gboolean
have_same_origin (GUri *a,
                  GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         get_port (a) == get_port (b);
}

gboolean
hjl_http_rules_keep_sign (GUri *from,
                          GUri *to)
{
  return have_same_origin (from, to) || (is_lever (from) && is_lever (to));
}

gboolean
hjl_http_rules_redirect (GUri       *from,
                         const char *method,
                         guint       status,
                         const char *location,
                         GUri      **target,
                         GError    **error)
{
  g_autoptr (GUri) to = NULL;
  gboolean is_get = g_str_equal (method, "GET");

  *target = NULL;

  if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308)
    return TRUE;
  /* “See other” is for what has been done already. */
  if (location == NULL || (status == 303 && !is_get))
    return TRUE;

  to = g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);

  if (to == NULL || g_uri_get_host (to) == NULL || !hjl_http_rules_allow (to, NULL) ||
      (g_str_equal (g_uri_get_scheme (from), "https") && !g_str_equal (g_uri_get_scheme (to), "https")))
    return hjl_error_fail (error, HJL_ERROR_GATEWAY, "The server redirects (%u) to an address that is not safe to follow", status);

  if (!is_get && !hjl_http_rules_keep_sign (from, to))
    return hjl_error_fail (error, HJL_ERROR_GATEWAY, "The server redirects (%u) what was sent to it to another server, where it is not sent", status);

  *target = g_steal_pointer (&to);
  return TRUE;
}

char *
hjl_http_rules_dup_moved_base (GUri       *from,
                               GUri       *to,
                               const char *base_uri)
{
  g_autofree char *asked = g_uri_to_string (from);
  g_autofree char *given = g_uri_to_string (to);
  g_autofree char *base = g_strdup (base_uri);
  const char      *rest;

  while (g_str_has_suffix (base, "/"))
    base[strlen (base) - 1] = '\0';

  if (!hjl_http_rules_keep_sign (from, to) || !g_str_has_prefix (asked, base))
    return NULL;

  rest = asked + strlen (base);
  if (*rest != '/' || !g_str_has_suffix (given, rest))
    return NULL;

  return g_strndup (given, strlen (given) - strlen (rest));
}

static gint64
bound_retry_after (double pause)
{
  return pause > MAX_RETRY_AFTER ? RETRY_AFTER_INSTEAD : (gint64) MAX (pause, 0);
}

/* The last year of all that GDateTime has, which libsoup does not read since 3.6, and what is beyond them. */
static gboolean
is_beyond_all_dates (const char *text)
{
  return g_regex_match_simple ("^[A-Z][a-z]{2}, \\d{1,2} [A-Z][a-z]{2} (9999|\\d{5,}) \\d{2}:\\d{2}:\\d{2} GMT$", text, 0, 0);
}

gint64
hjl_http_rules_retry_after (const char *value,
                            gint64      now)
{
  g_autofree char *text = value != NULL ? g_strstrip (g_strdup (value)) : NULL;
  g_autoptr (GDateTime) date = NULL;
  char  *end;
  double seconds;

  if (text == NULL || *text == '\0')
    return -1;

  if (g_ascii_isdigit (*text))
    {
      seconds = g_ascii_strtod (text, &end);
      if (*end == '\0')
        return bound_retry_after (ceil (seconds * 1000));
    }

  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return is_beyond_all_dates (text) ? RETRY_AFTER_INSTEAD : -1;

  return bound_retry_after ((double) (g_date_time_to_unix (date) * 1000 - now));
}

char *
hjl_http_rules_dup_when (gint64 pause)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, ceil ((double) pause / 1000));
  g_autofree char *text = NULL;

  text = g_date_time_format (then, g_date_time_get_day_of_year (now) == g_date_time_get_day_of_year (then) &&
                                       g_date_time_get_year (now) == g_date_time_get_year (then)
                                     ? "%H:%M"
                                     : "%F %H:%M");

  /* Translators: %s is a time, “15:40”, or a day and a time */
  return g_strdup_printf (_ ("It continues at %s"), text);
}

gint64
hjl_http_rules_pause (guint  tries,
                      guint  backoff,
                      gint64 retry_after,
                      double random)
{
  double longest = ldexp (backoff, (int) MIN (tries, 20) - 1);
  gint64 pause = (gint64) (random * MIN (longest, MAX_PAUSE));

  /* A little beyond the server's own time, so that not everybody comes back at the same moment. */
  if (retry_after >= 0)
    return retry_after + MIN (pause, (gint64) backoff);

  return pause;
}

gboolean
hjl_http_rules_is_passing (guint status)
{
  return status == 429 || status == 502 || status == 503 || status == 504;
}

gboolean
hjl_http_rules_leaves_open (guint status)
{
  return status == 408 || (status >= 500 && status != 501 && status != 505);
}

char *
hjl_http_rules_dup_label (GUri       *uri,
                          const char *base_uri)
{
  g_autoptr (GUri) base = g_uri_parse (base_uri, SOUP_HTTP_URI_FLAGS, NULL);
  const char *path = g_uri_get_path (uri);

  if (base != NULL && g_uri_get_host (base) != NULL && have_same_origin (uri, base))
    return g_strdup (*path != '\0' ? path : "/");

  return g_strdup_printf ("%s://%s/...", g_uri_get_scheme (uri), g_uri_get_host (uri));
}
