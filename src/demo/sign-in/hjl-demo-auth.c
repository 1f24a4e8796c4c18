/* hjl-demo-auth.c: who may come in: keys, tokens, and checks of what a request carries
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/sign-in/hjl-demo-auth.h"

#include "demo/world/hjl-demo-random.h"

static const HjlDemoPersona lever_personas[] = {
  { "super-admin", "Sam Archer, Super Admin", 0, TRUE },
  { "admin", "Priya Nandal, Admin (may not enable integrations)", 1, FALSE },
  { NULL },
};

static const HjlDemoPersona hackajob_personas[] = {
  { "master", "Robin Talmadge, Master Account", 0, TRUE },
  { "no-master", "Casey Dunwell, without Master Account", 1, FALSE },
  { NULL },
};

static void
grant_free (HjlDemoGrant *grant)
{
  g_strfreev (grant->scopes);
  g_free (grant->refresh);
  g_free (grant);
}

static void
request_free (HjlDemoRequest *self)
{
  g_free (self->redirect_uri);
  g_free (self->state);
  g_free (self->challenge);
  g_strfreev (self->scopes);
  g_free (self);
}

HjlDemoAuth *
hjl_demo_auth_new (const HjlDemoOptions *options,
                   gboolean              lever)
{
  HjlDemoAuth *self = g_new0 (HjlDemoAuth, 1);

  self->options = options;
  self->lever = lever;
  self->requests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) request_free);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) request_free);
  self->access = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->refresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->grants = g_ptr_array_new_with_free_func ((GDestroyNotify) grant_free);
  if (lever)
    hjl_demo_auth_add_key (self, options->api_key, NULL, "super-admin");
  else
    {
      hjl_demo_auth_add_key (self, options->hackajob_token, NULL, "master");
      hjl_demo_auth_add_key (self, HJL_DEMO_HACKAJOB_WEAK_TOKEN, NULL, "no-master");
    }
  return self;
}

void
hjl_demo_auth_free (HjlDemoAuth *self)
{
  g_hash_table_unref (self->requests);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->access);
  g_hash_table_unref (self->refresh);
  g_ptr_array_unref (self->grants);
  g_free (self->origin);
  g_free (self->audience);
  g_free (self);
}

void
hjl_demo_auth_set_origin (HjlDemoAuth *self,
                          const char  *origin,
                          const char  *audience)
{
  g_free (self->origin);
  self->origin = g_strdup (origin);
  g_free (self->audience);
  self->audience = g_strdup (audience);
}

char *
hjl_demo_auth_new_secret (HjlDemoAuth *self)
{
  HjlDemoRandom random = hjl_demo_random (self->options->seed, HJL_DEMO_STREAM_SECRET,
                                          self->secrets++ * 2 + (self->lever ? 1 : 0));

  return hjl_demo_random_hex (&random, 2);
}

const HjlDemoPersona *
hjl_demo_auth_list_personas (HjlDemoAuth *self)
{
  return self->lever ? lever_personas : hackajob_personas;
}

const HjlDemoPersona *
hjl_demo_auth_find_persona (HjlDemoAuth *self,
                            const char  *key)
{
  for (const HjlDemoPersona *persona = hjl_demo_auth_list_personas (self); persona->key != NULL; persona++)
    if (g_strcmp0 (persona->key, key) == 0)
      return persona;
  return NULL;
}

void
hjl_demo_auth_add_key (HjlDemoAuth *self,
                       const char  *key,
                       const char  *scopes,
                       const char  *who)
{
  HjlDemoGrant         *grant = g_new0 (HjlDemoGrant, 1);
  HjlDemoAccess        *access = g_new0 (HjlDemoAccess, 1);
  const HjlDemoPersona *persona = hjl_demo_auth_find_persona (self, who);

  grant->who = persona != NULL ? persona : hjl_demo_auth_list_personas (self);
  grant->scopes = scopes != NULL ? g_strsplit (scopes, " ", -1) : NULL;
  g_ptr_array_add (self->grants, grant);
  access->grant = grant;
  g_hash_table_insert (self->access, g_strdup (key), access);
}

/* A Basic key has the key as the user and an empty password. */
static char *
key_of (HjlDemoAuth *self,
        const char  *authorization)
{
  g_autofree char *text = NULL;
  gsize            size;

  if (authorization == NULL)
    return NULL;
  if (g_str_has_prefix (authorization, "Bearer "))
    return g_strdup (authorization + strlen ("Bearer "));
  if (!self->lever || !g_str_has_prefix (authorization, "Basic "))
    return NULL;
  text = (char *) g_base64_decode (authorization + strlen ("Basic "), &size);
  if (size == 0 || text[size - 1] != ':' || memchr (text, ':', size - 1) != NULL)
    return NULL;
  return g_strndup (text, size - 1);
}

HjlDemoGrant *
hjl_demo_auth_check (HjlDemoAuth *self,
                     const char  *authorization)
{
  g_autofree char *key = key_of (self, authorization);
  HjlDemoAccess   *access = key != NULL ? g_hash_table_lookup (self->access, key) : NULL;
  gboolean         basic;

  if (access == NULL || access->grant->revoked ||
      (access->expires_at != 0 && access->expires_at <= g_get_monotonic_time ()))
    return NULL;
  /* Lever: a key is sent as Basic, a token as Bearer, never the other way about. */
  basic = g_str_has_prefix (authorization, "Basic ");
  if (self->lever && basic != (access->expires_at == 0))
    return NULL;
  return access->grant;
}

gboolean
hjl_demo_grant_allows (HjlDemoGrant *self,
                       const char   *scope)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *write = NULL;

  if (self->scopes == NULL || g_strv_contains ((const char *const *) self->scopes, scope))
    return TRUE;
  parts = g_strsplit (scope, ":read:", 2);
  if (g_strv_length (parts) != 2)
    return FALSE;
  write = g_strconcat (parts[0], ":write:", parts[1], NULL);
  return g_strv_contains ((const char *const *) self->scopes, write);
}

gboolean
hjl_demo_auth_revoke (HjlDemoAuth *self,
                      const char  *what)
{
  static const char *const known[] = { "access", "refresh", "all", NULL };
  GHashTableIter           iter;
  gpointer                 value;

  if (!g_strv_contains (known, what))
    return FALSE;
  g_hash_table_iter_init (&iter, self->access);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HjlDemoAccess *access = value;

      if (strcmp (what, "all") == 0)
        access->grant->revoked = TRUE;
      else if (strcmp (what, "access") == 0 && access->expires_at != 0)
        access->expires_at = 1;
    }
  if (strcmp (what, "refresh") == 0)
    for (guint i = 0; i < self->grants->len; i++)
      {
        HjlDemoGrant *grant = g_ptr_array_index (self->grants, i);

        g_clear_pointer (&grant->refresh, g_free);
      }
  return TRUE;
}
