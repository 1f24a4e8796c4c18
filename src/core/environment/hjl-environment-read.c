/* hjl-environment-read.c: an environment's values, checked one by one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "environment/hjl-environment-read.h"

#include "auth/hjl-tokens.h"
#include "environment/hjl-address.h"
#include "environment/hjl-environment-text.h"

#include <math.h>

typedef struct
{
  HjlEnvironmentText *own;
  HjlEnvironmentText *production;
} Texts;

/* Seconds that an export without an answer stays uncertain, and the least where somebody real is asked. */
#define UNCERTAIN_FOR 300
#define LEAST_UNCERTAIN_FOR 60

static const char *const profile_keys[] = { "Name", NULL };
static const char *const side_keys[] = {
  "Api",
  "Authorize",
  "Token",
  "Issuer",
  "Audience",
  "ClientId",
  "Scopes",
  "RedirectPorts",
  "RequestsPerSecond",
  "Burst",
  "UncertainFor",
  "Source",
  NULL,
};
static const char *const groups[] = {
  [HJL_SIDE_HACKAJOB] = "Hackajob",
  [HJL_SIDE_LEVER] = "Lever",
};
static const char *const all_groups[] = { "Profile", "Hackajob", "Lever", NULL };

/* Which of Lever's two worlds an address belongs to (lever/README.md, OAuth): their tokens, apps and hosts
 * never mix. */
typedef enum
{
  WORLD_OTHER,
  WORLD_PRODUCTION,
  WORLD_SANDBOX,
} World;

static HjlEnvironmentText *
find_text (Texts      *texts,
           const char *group,
           const char *key)
{
  return hjl_environment_text_has (texts->own, group, key) ? texts->own : texts->production;
}

/* NULL without an error where neither text has it, or where it is empty. */
static gboolean
read_optional (Texts      *texts,
               const char *group,
               const char *key,
               char      **value,
               GError    **error)
{
  HjlEnvironmentText *text = find_text (texts, group, key);
  g_autofree char    *found = NULL;

  *value = NULL;
  if (!hjl_environment_text_has (text, group, key))
    return TRUE;

  found = hjl_environment_text_dup (text, group, key, error);
  if (found == NULL)
    return FALSE;
  /* What was copied from a page or a letter is taken as it is where it is typed. A name may have any letter. */
  *value = g_str_equal (key, "Name") ? g_steal_pointer (&found) : hjl_tokens_clean_secret (found);
  if (**value == '\0')
    g_clear_pointer (value, g_free);

  return TRUE;
}

static gboolean
read_uri (Texts      *texts,
          const char *group,
          const char *key,
          gboolean    needed,
          char      **value,
          GError    **error)
{
  const char *fault = NULL;

  if (!read_optional (texts, group, key, value, error))
    return FALSE;

  if (*value != NULL)
    fault = hjl_address_find_fault (*value);
  else if (needed)
    fault = "An address is needed here";
  if (fault == NULL)
    return TRUE;

  hjl_environment_text_set_error (find_text (texts, group, key), group, key, error, "%s", fault);

  return FALSE;
}

/* RFC 6749 3.3: printable ASCII without quote and backslash, separated by spaces. */
static gboolean
read_scopes (Texts      *texts,
             const char *group,
             char      **value,
             GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *text = NULL;
  GString         *scopes;

  if (!read_optional (texts, group, "Scopes", &text, error))
    return FALSE;

  words = g_strsplit_set (text != NULL ? text : "", " \t", -1);
  scopes = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      for (const char *p = words[i]; *p != '\0'; p++)
        {
          if (!g_ascii_isgraph (*p) || *p == '"' || *p == '\\' || *p == ',' || *p == ';')
            {
              g_string_free (scopes, TRUE);
              hjl_environment_text_set_error (find_text (texts, group, "Scopes"), group, "Scopes", error,
                                              "Scopes are words separated by spaces");
              return FALSE;
            }
        }
      if (*words[i] != '\0')
        g_string_append_printf (scopes, "%s%s", scopes->len > 0 ? " " : "", words[i]);
    }
  *value = g_string_free (scopes, FALSE);

  return TRUE;
}

static gboolean
read_ports (Texts      *texts,
            const char *group,
            guint16   **value,
            GError    **error)
{
  g_autoptr (GArray) ports = g_array_new (TRUE, TRUE, sizeof (guint16));
  g_auto (GStrv) words = NULL;
  g_autofree char *text = NULL;
  gboolean         any = FALSE;

  if (!read_optional (texts, group, "RedirectPorts", &text, error))
    return FALSE;

  words = g_strsplit_set (text != NULL ? text : "", ";, \t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 port;
      guint16 number;

      if (*words[i] == '\0')
        continue;
      if (!g_ascii_string_to_unsigned (words[i], 10, 0, G_MAXUINT16, &port, NULL))
        {
          hjl_environment_text_set_error (find_text (texts, group, "RedirectPorts"), group, "RedirectPorts", error,
                                          "“%s” is not a port from 1 to 65535", words[i]);
          return FALSE;
        }
      number = port;
      any = any || number == 0;
      g_array_append_val (ports, number);
    }

  if (ports->len == 0 || (any && ports->len > 1))
    {
      hjl_environment_text_set_error (find_text (texts, group, "RedirectPorts"), group, "RedirectPorts", error,
                                      "At least one port is needed, or 0 alone for any free one");
      return FALSE;
    }
  *value = (guint16 *) g_array_free (g_steal_pointer (&ports), FALSE);

  return TRUE;
}

static gboolean
read_number (Texts      *texts,
             const char *group,
             const char *key,
             double      least,
             double      most,
             double     *value,
             GError    **error)
{
  g_autofree char *text = NULL;
  char            *end = NULL;

  if (!read_optional (texts, group, key, &text, error))
    return FALSE;

  *value = text != NULL ? g_ascii_strtod (text, &end) : NAN;
  if (text != NULL && *end == '\0' && isfinite (*value) && *value >= least && *value <= most)
    return TRUE;

  hjl_environment_text_set_error (find_text (texts, group, key), group, key, error,
                                  "A number from %g to %g is needed here", least, most);

  return FALSE;
}

/* None of Lever's own is short: what it carries out late would be sent twice. */
static gboolean
read_patience (Texts      *texts,
               const char *lever_api,
               HjlTime    *value,
               GError    **error)
{
  double least = hjl_address_is_local (lever_api) ? 0 : LEAST_UNCERTAIN_FOR;
  double seconds = UNCERTAIN_FOR;

  if (hjl_environment_text_has (texts->own, groups[HJL_SIDE_LEVER], "UncertainFor") &&
      !read_number (texts, groups[HJL_SIDE_LEVER], "UncertainFor", least, 86400, &seconds, error))
    return FALSE;
  *value = (HjlTime) (seconds * 1000);

  return TRUE;
}

static gboolean
read_side (Texts              *texts,
           HjlSide             side,
           HjlEnvironmentSide *values,
           GError            **error)
{
  const char *group = groups[side];
  /* Lever publishes its addresses. hackajob gives them to whoever has a feed (hjl-feed-address.h). */
  gboolean    needed = side == HJL_SIDE_LEVER;

  values->oauth = hjl_oauth_config_new ();
  g_clear_pointer (&values->oauth->scopes, g_free);
  g_clear_pointer (&values->oauth->ports, g_free);

  return hjl_environment_text_check_keys (texts->own, group, side_keys, error) &&
         read_uri (texts, group, "Api", needed, &values->api, error) &&
         read_uri (texts, group, "Authorize", needed, &values->oauth->authorize_uri, error) &&
         read_uri (texts, group, "Token", needed, &values->oauth->token_uri, error) &&
         read_uri (texts, group, "Issuer", FALSE, &values->oauth->issuer, error) &&
         read_uri (texts, group, "Audience", FALSE, &values->oauth->audience, error) &&
         read_optional (texts, group, "ClientId", &values->oauth->client_id, error) &&
         read_scopes (texts, group, &values->oauth->scopes, error) &&
         read_ports (texts, group, &values->oauth->ports, error) &&
         read_number (texts, group, "RequestsPerSecond", 0.1, 1000, &values->rate, error) &&
         read_number (texts, group, "Burst", 1, 10000, &values->burst, error);
}

static World
find_world (const char *address)
{
  g_autoptr (GUri) uri = address != NULL ? g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL) : NULL;
  g_autofree char *host = NULL;

  if (uri == NULL)
    return WORLD_OTHER;

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  if (g_str_has_suffix (host, ".sandbox.lever.co") || g_str_equal (host, "sandbox-lever.auth0.com"))
    return WORLD_SANDBOX;
  if (g_str_has_suffix (host, ".lever.co"))
    return WORLD_PRODUCTION;

  return WORLD_OTHER;
}

/* A sign-in without a feed, or half a sign-in, would be found out only when somebody connects. */
static gboolean
check_feed (Texts                    *texts,
            const HjlEnvironmentSide *hackajob,
            GError                  **error)
{
  gboolean    authorize = hackajob->oauth->authorize_uri != NULL;
  gboolean    token = hackajob->oauth->token_uri != NULL;
  const char *key = authorize ? "Authorize" : "Token";

  if (authorize != token)
    hjl_environment_text_set_error (find_text (texts, "Hackajob", key), "Hackajob", key, error,
                                    "Authorize and Token belong together: name both, or neither");
  else if (authorize && hackajob->api == NULL)
    hjl_environment_text_set_error (find_text (texts, "Hackajob", key), "Hackajob", key, error,
                                    "Api is needed beside Authorize and Token");
  else
    return TRUE;

  return FALSE;
}

/* Where candidates come from: NULL where nothing is said of it. */
static gboolean
read_candidates_from (Texts   *texts,
                      char   **value,
                      GError **error)
{
  if (!read_optional (texts, "Hackajob", "Source", value, error))
    return FALSE;
  if (*value == NULL || g_str_equal (*value, "files") || g_str_equal (*value, "feed"))
    return TRUE;

  hjl_environment_text_set_error (find_text (texts, "Hackajob", "Source"), "Hackajob", "Source", error,
                                  "Source must be files or feed");
  return FALSE;
}

/* A file that names the sandbox's API and forgets the sign-in would send a person to production. */
static gboolean
check_worlds (Texts                    *texts,
              const HjlEnvironmentSide *lever,
              GError                  **error)
{
  const struct
  {
    const char *key;
    const char *value;
  } others[] = {
    { "Authorize", lever->oauth->authorize_uri },
    { "Token", lever->oauth->token_uri },
    { "Audience", lever->oauth->audience },
  };
  World world = find_world (lever->api);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      World other = find_world (others[i].value);

      if (world != WORLD_OTHER && other != WORLD_OTHER && other != world)
        {
          const char *key = hjl_environment_text_has (texts->own, "Lever", others[i].key) ? others[i].key : "Api";

          hjl_environment_text_set_error (texts->own, "Lever", key, error,
                                          "Api and %s must both be production, or both be the sandbox", others[i].key);
          return FALSE;
        }
    }

  /* Without its slash Lever's consent page offers nothing but offline_access (lever/README.md, OAuth). */
  if (find_world (lever->oauth->audience) != WORLD_OTHER && !g_str_has_suffix (lever->oauth->audience, "/"))
    {
      hjl_environment_text_set_error (texts->own, "Lever", "Audience", error, "Lever's audience ends with a slash");
      return FALSE;
    }

  return TRUE;
}

void
hjl_environment_reading_free (HjlEnvironmentReading *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    {
      g_free (self->sides[i].api);
      g_clear_pointer (&self->sides[i].oauth, hjl_oauth_config_free);
    }
  g_free (self->name);
  g_free (self->candidates_from);
  g_free (self);
}

HjlEnvironmentReading *
hjl_environment_read (const char *text,
                      const char *file_name,
                      const char *production,
                      GError    **error)
{
  g_autoptr (HjlEnvironmentText) own = hjl_environment_text_new (text, file_name, error);
  g_autoptr (HjlEnvironmentText) fallback = NULL;
  g_autoptr (HjlEnvironmentReading) self = NULL;
  Texts texts;

  if (own == NULL)
    return NULL;
  fallback = hjl_environment_text_new (production, "production.ini", error);
  if (fallback == NULL)
    return NULL;

  texts = (Texts){ own, fallback };
  self = g_new0 (HjlEnvironmentReading, 1);

  if (!hjl_environment_text_check_groups (own, all_groups, error) ||
      !hjl_environment_text_check_keys (own, "Profile", profile_keys, error) ||
      !read_side (&texts, HJL_SIDE_LEVER, &self->sides[HJL_SIDE_LEVER], error) ||
      !read_patience (&texts, self->sides[HJL_SIDE_LEVER].api, &self->patience, error) ||
      !read_side (&texts, HJL_SIDE_HACKAJOB, &self->sides[HJL_SIDE_HACKAJOB], error) ||
      !check_feed (&texts, &self->sides[HJL_SIDE_HACKAJOB], error) ||
      !read_candidates_from (&texts, &self->candidates_from, error) ||
      !check_worlds (&texts, &self->sides[HJL_SIDE_LEVER], error))
    return NULL;

  /* The name is its own: another's would be misleading. */
  if (hjl_environment_text_has (own, "Profile", "Name"))
    {
      texts.production = own;
      if (!read_optional (&texts, "Profile", "Name", &self->name, error))
        return NULL;
    }

  self->sandbox = find_world (self->sides[HJL_SIDE_LEVER].api) == WORLD_SANDBOX;

  return g_steal_pointer (&self);
}
