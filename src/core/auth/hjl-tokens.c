/* hjl-tokens.c: what an account keeps in the keyring
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/hjl-tokens.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "model/hjl-error.h"
#include "net/hjl-json.h"

#define VERSION 1
/* A token is renewed this long ahead of its end (issue 2, section 3). */
#define MARGIN 60000

static const char *const kinds[] = {
  [HJL_TOKENS_API_KEY] = "api-key",
  [HJL_TOKENS_BEARER] = "bearer",
  [HJL_TOKENS_OAUTH] = "oauth",
};

static void
wipe (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
add_string (JsonBuilder *builder,
            const char  *member,
            const char  *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, value);
}

static void
add_time (JsonBuilder *builder,
          const char  *member,
          HjlTime      value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

static gboolean
read_members (JsonObject *object,
              HjlTokens  *self,
              GError    **error)
{
  const char *kind, *secret, *refresh_token, *client_id, *client_secret, *scope;
  gint64      version;
  guint       i;

  if (!hjl_json_get_int (object, "version", &version, error) ||
      !hjl_json_need_string (object, "kind", &kind, error) ||
      !hjl_json_need_string (object, "secret", &secret, error) ||
      !hjl_json_get_string (object, "refresh_token", &refresh_token, error) ||
      !hjl_json_get_string (object, "client_id", &client_id, error) ||
      !hjl_json_get_string (object, "client_secret", &client_secret, error) ||
      !hjl_json_get_string (object, "scope", &scope, error) ||
      !hjl_json_get_int (object, "obtained_at", &self->obtained_at, error) ||
      !hjl_json_get_int (object, "expires_at", &self->expires_at, error))
    return FALSE;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], kind))
      break;

  if (version != VERSION || i == G_N_ELEMENTS (kinds) || *secret == '\0')
    return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE, "An unknown version or kind");

  self->kind = i;
  self->secret = g_strdup (secret);
  self->refresh_token = g_strdup (refresh_token);
  self->client_id = g_strdup (client_id);
  self->client_secret = g_strdup (client_secret);
  self->scope = g_strdup (scope);

  return TRUE;
}

/* Nothing that is seen: blanks of every kind, byte order marks, zero-width characters, bytes that steer. */
static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL ||
         type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

static void
strip_ends (GString *text)
{
  const char *start = text->str;
  const char *end = text->str + text->len;

  while (start < end && is_invisible (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (start < end && is_invisible (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  g_string_truncate (text, end - text->str);
  g_string_erase (text, 0, start - text->str);
}

static gboolean
strip_quotes (GString *text)
{
  static const char *const pairs[][2] = {
    { "\"", "\"" },
    { "'", "'" },
    { "`", "`" },
    { "“", "”" },
    { "„", "“" },
    { "”", "”" },
    { "‘", "’" },
    { "‚", "‘" },
    { "«", "»" },
    { "<", ">" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gsize before = strlen (pairs[i][0]);
      gsize after = strlen (pairs[i][1]);

      if (text->len > before + after && g_str_has_prefix (text->str, pairs[i][0]) && g_str_has_suffix (text->str, pairs[i][1]))
        {
          g_string_truncate (text, text->len - after);
          g_string_erase (text, 0, before);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
strip_word (GString    *text,
            const char *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (text->str, word, length) != 0 || text->len == length ||
      (word[length - 1] != ':' && !is_invisible (g_utf8_get_char (text->str + length))))
    return FALSE;

  g_string_erase (text, 0, length);

  return TRUE;
}

/* `Basic` is followed by the key and an empty password in base64 (lever/README.md, API keys), or by the key itself. */
static void
decode_basic (GString *text)
{
  gsize              length;
  g_autofree guchar *bytes = g_base64_decode (text->str, &length);

  if (length < 2 || bytes[length - 1] != ':' || !g_utf8_validate ((const char *) bytes, length - 1, NULL))
    return;

  g_string_truncate (text, 0);
  g_string_append_len (text, (const char *) bytes, length - 1);
  explicit_bzero (bytes, length);
}

/* Somebody may have copied it from a page or a letter, and with it what no eye sees. */
static void
drop_zero_width (GString *text)
{
  for (gsize i = 0; i < text->len;)
    {
      const char *at = text->str + i;
      gsize       length = g_utf8_next_char (at) - at;

      if (g_unichar_type (g_utf8_get_char (at)) == G_UNICODE_FORMAT)
        g_string_erase (text, i, length);
      else
        i += length;
    }
}

char *
hjl_tokens_clean_secret (const char *text)
{
  GString *clean;
  gboolean again = TRUE;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup (text);

  clean = g_string_new (text);
  drop_zero_width (clean);
  while (again)
    {
      strip_ends (clean);
      again = strip_quotes (clean) || strip_word (clean, "Authorization:") || strip_word (clean, "Bearer");
      if (!again && strip_word (clean, "Basic"))
        {
          strip_ends (clean);
          decode_basic (clean);
          again = TRUE;
        }
    }

  return g_string_free (clean, FALSE);
}

gboolean
hjl_tokens_is_secret (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isprint (*p))
      return FALSE;

  return *text != '\0';
}

HjlTokens *
hjl_tokens_new (HjlTokensKind kind,
                const char   *secret)
{
  HjlTokens *self;

  g_return_val_if_fail (secret != NULL, NULL);

  self = g_new0 (HjlTokens, 1);
  self->kind = kind;
  self->secret = g_strdup (secret);

  return self;
}

HjlTokens *
hjl_tokens_copy (const HjlTokens *self)
{
  HjlTokens *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = hjl_tokens_new (self->kind, self->secret);
  copy->refresh_token = g_strdup (self->refresh_token);
  copy->client_id = g_strdup (self->client_id);
  copy->client_secret = g_strdup (self->client_secret);
  copy->scope = g_strdup (self->scope);
  copy->obtained_at = self->obtained_at;
  copy->expires_at = self->expires_at;

  return copy;
}

void
hjl_tokens_free (HjlTokens *self)
{
  if (self == NULL)
    return;

  wipe (self->secret);
  wipe (self->refresh_token);
  g_free (self->client_id);
  wipe (self->client_secret);
  g_free (self->scope);
  g_free (self);
}

char *
hjl_tokens_to_json (const HjlTokens *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  add_string (builder, "kind", kinds[self->kind]);
  add_string (builder, "secret", self->secret);
  add_string (builder, "refresh_token", self->refresh_token);
  add_string (builder, "client_id", self->client_id);
  add_string (builder, "client_secret", self->client_secret);
  add_string (builder, "scope", self->scope);
  add_time (builder, "obtained_at", self->obtained_at);
  add_time (builder, "expires_at", self->expires_at);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

HjlTokens *
hjl_tokens_from_json (const char *text,
                      GError    **error)
{
  g_autoptr (HjlTokens) self = g_new0 (HjlTokens, 1);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  g_return_val_if_fail (text != NULL, NULL);

  /* What json-glib says of broken text may quote it, so nothing of that goes into our error. */
  root = hjl_json_parse (text, -1, NULL);

  if (root == NULL || !hjl_json_object (root, &object, NULL) || !read_members (object, self, NULL))
    return hjl_error_fail_null (error, HJL_ERROR_AUTH_EXPIRED,
                                "What the keyring has for this account cannot be read by this version");

  return g_steal_pointer (&self);
}

char *
hjl_tokens_to_header (const HjlTokens *self)
{
  g_autofree char *pair = NULL;
  g_autofree char *encoded = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind != HJL_TOKENS_API_KEY)
    return g_strconcat ("Bearer ", self->secret, NULL);

  /* The key is the user and there is no password (lever/README.md, API keys). */
  pair = g_strconcat (self->secret, ":", NULL);
  encoded = g_base64_encode ((const guchar *) pair, strlen (pair));

  return g_strconcat ("Basic ", encoded, NULL);
}

gboolean
hjl_tokens_are_due (const HjlTokens *self,
                    HjlTime          now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->expires_at == 0)
    return FALSE;

  return now >= self->expires_at - CLAMP ((self->expires_at - self->obtained_at) / 4, 0, MARGIN);
}

char *
hjl_tokens_dup_claim (const HjlTokens *self,
                      const char      *claim)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) base64 = NULL;
  g_autofree guchar *bytes = NULL;
  g_autofree char   *json = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  const char *value;
  gsize       length;

  g_return_val_if_fail (self != NULL && claim != NULL, NULL);

  parts = g_strsplit (self->secret, ".", -1);
  if (g_strv_length (parts) != 3)
    return NULL;

  base64 = g_string_new (parts[1]);
  g_strdelimit (base64->str, "-", '+');
  g_strdelimit (base64->str, "_", '/');
  while (base64->len % 4 != 0)
    g_string_append_c (base64, '=');

  bytes = g_base64_decode (base64->str, &length);
  json = g_strndup ((const char *) bytes, length);
  root = hjl_json_parse (json, -1, NULL);

  if (root == NULL || !hjl_json_object (root, &object, NULL) ||
      !hjl_json_get_string (object, claim, &value, NULL))
    return NULL;

  return g_strdup (value);
}
