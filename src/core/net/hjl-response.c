/* hjl-response.c: the answer to a request, read to its end
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net/hjl-response.h"
#include "net/hjl-response-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/hjl-error.h"
#include "net/hjl-http-rules.h"
#include "net/hjl-redact.h"
#include "net/hjl-json-mend.h"
#include "net/hjl-json.h"

G_DEFINE_FINAL_TYPE (HjlResponse, hjl_response, G_TYPE_OBJECT)

static const struct
{
  guint    status;
  HjlError code;
} statuses[] = {
  { 400, HJL_ERROR_INVALID_REQUEST },
  { 401, HJL_ERROR_AUTH_EXPIRED },
  { 403, HJL_ERROR_FORBIDDEN },
  { 404, HJL_ERROR_NOT_FOUND },
  { 408, HJL_ERROR_TIMED_OUT },
  { 409, HJL_ERROR_CONFLICT },
  { 410, HJL_ERROR_NOT_FOUND },
  { 412, HJL_ERROR_CONFLICT },
  { 413, HJL_ERROR_TOO_LARGE },
  { 422, HJL_ERROR_INVALID_REQUEST },
  { 429, HJL_ERROR_RATE_LIMITED },
};

/* Whether only somebody between this computer and the service says this: a proxy that wants a sign-in of
 * its own, a network's sign-in page (RFC 6585, 6), a redirect that nobody followed, a cache. */
static gboolean
is_of_gateway (guint status)
{
  return status < 400 || status == 407 || status == 511;
}

/* What needs no words of the service's to be believed: it passes by itself, or it is said of the very bytes
 * that were sent, and the front of a service says it before the service has seen them. */
static gboolean
needs_no_words (guint status)
{
  return status == 408 || status == 413 || status == 429 || status >= 500;
}

static HjlError
find_code (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (statuses[i].status == status)
      return statuses[i].code;

  if (status >= 500 && status < 600)
    return HJL_ERROR_SERVER;

  return HJL_ERROR_INVALID_REQUEST;
}

static const char *
lend_text (JsonObject *object,
           const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

/* An error's own words. `{code, message}` is Lever's, `{error:{code, message}}` the feed's,
 * `{error, error_description}` OAuth's, and `{error:"a sentence"}` comes from Lever's older API.
 *
 * Returns: whether it is one of these */
static gboolean
read_error (HjlResponse *self,
            char       **code,
            char       **message)
{
  g_autoptr (JsonNode) root = hjl_response_dup_json (self, NULL);
  JsonObject *object = NULL;
  JsonNode   *inner;
  const char *error;
  gboolean    known;

  *code = NULL;
  *message = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  object = json_node_get_object (root);
  inner = json_object_get_member (object, "error");
  error = lend_text (object, "error");

  if (inner != NULL && JSON_NODE_HOLDS_OBJECT (inner))
    object = json_node_get_object (inner);

  *code = g_strdup (lend_text (object, "code"));
  known = *code != NULL || error != NULL;
  *message = g_strdup (lend_text (object, "message"));

  if (*code == NULL && error != NULL && strchr (error, ' ') == NULL)
    *code = g_strdup (error);
  if (*message == NULL)
    *message = g_strdup (lend_text (object, "error_description"));
  if (*message == NULL && *code == NULL)
    *message = g_strdup (error);

  return known;
}

/* Whether the service itself meant to write JSON: a page, a text or nothing comes from somebody else. */
static gboolean
begins_as_json (const char *text,
                gsize       size)
{
  gsize i = 0;

  while (i < size && g_ascii_isspace (text[i]))
    i++;

  return i < size && (text[i] == '{' || text[i] == '[');
}

/* Whether it is a page, by what it says that it is or by what it is. */
static gboolean
is_page (HjlResponse *self)
{
  gsize       size;
  const char *text = g_bytes_get_data (self->body, &size);
  gsize       i = 0;

  while (i < size && g_ascii_isspace (text[i]))
    i++;

  return g_strcmp0 (self->content_type, "text/html") == 0 || (i < size && text[i] == '<');
}

/* Whether it says itself that somebody wrote it whom a company has between its people and the web. What stands in front of
 * a service has a `Via` as well. */
static gboolean
names_proxy (HjlResponse *self)
{
  static const char *const headers[] = { "Proxy-Authenticate", "Proxy-Agent", "Proxy-Connection", "X-Squid-Error" };
  static const char *const products[] = { "squid", "zscaler", "netskope", "bluecoat", "proxysg", "forti", "forcepoint", "websense", "mcafee",
                                          "skyhigh", "sophos", "ironport", "barracuda", "watchguard", "tinyproxy", "privoxy", "mitmproxy" };
  const char              *server = hjl_response_get_header (self, "Server");
  const char              *via = hjl_response_get_header (self, "Via");
  g_autofree char         *both = g_strdup_printf ("%s %s", server != NULL ? server : "", via != NULL ? via : "");
  g_autofree char         *lower = g_ascii_strdown (both, -1);

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    if (hjl_response_get_header (self, headers[i]) != NULL)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    if (strstr (lower, products[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
hjl_response_finalize (GObject *object)
{
  HjlResponse *self = HJL_RESPONSE (object);

  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->content_type, g_free);

  G_OBJECT_CLASS (hjl_response_parent_class)->finalize (object);
}

static void
hjl_response_class_init (HjlResponseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_response_finalize;
}

static void
hjl_response_init (HjlResponse *self)
{
}

HjlResponse *
hjl_response_new (guint               status,
                  SoupMessageHeaders *headers,
                  GBytes             *body)
{
  HjlResponse *self = g_object_new (HJL_TYPE_RESPONSE, NULL);
  const char  *type;

  self->status = status;
  self->headers = soup_message_headers_ref (headers);
  self->body = g_bytes_ref (body);

  type = hjl_response_get_header (self, "Content-Type");
  if (type != NULL)
    self->content_type = g_strstrip (g_ascii_strdown (type, (gssize) strcspn (type, ";")));
  if (self->content_type != NULL && *self->content_type == '\0')
    g_clear_pointer (&self->content_type, g_free);

  return self;
}

void
hjl_response_set_strayed (HjlResponse *self)
{
  self->strayed = TRUE;
}

void
hjl_response_set_of_proxy (HjlResponse *self)
{
  self->of_proxy = TRUE;
}

const char *
hjl_response_get_header (HjlResponse *self,
                         const char  *name)
{
  SoupMessageHeadersIter iter;
  const char            *key;
  const char            *value;

  g_return_val_if_fail (HJL_IS_RESPONSE (self), NULL);

  /* soup_message_headers_get_one() gives the last one. */
  soup_message_headers_iter_init (&iter, self->headers);
  while (soup_message_headers_iter_next (&iter, &key, &value))
    if (g_ascii_strcasecmp (key, name) == 0)
      return value;

  return NULL;
}

char *
hjl_response_dup_filename (HjlResponse *self)
{
  g_autoptr (GHashTable) params = NULL;
  g_autofree char *disposition = NULL;
  g_autofree char *name = NULL;
  const char      *found;

  g_return_val_if_fail (HJL_IS_RESPONSE (self), NULL);

  if (!soup_message_headers_get_content_disposition (self->headers, &disposition, &params))
    return NULL;

  found = g_hash_table_lookup (params, "filename");
  if (found == NULL)
    return NULL;

  /* Raw bytes in a header are UTF-8 today, ISO 8859-1 in the old rules. */
  if (g_utf8_validate (found, -1, NULL))
    name = g_strdup (found);
  else
    name = g_convert (found, -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);

  /* A name from outside never leads to another folder, on any system. */
  for (char *p = name; p != NULL && *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  if (name != NULL)
    {
      char *slash = strrchr (name, '/');
      char *backslash = strrchr (name, '\\');

      if (MAX (slash, backslash) != NULL)
        memmove (name, MAX (slash, backslash) + 1, strlen (MAX (slash, backslash)));
      g_strstrip (name);
    }

  if (name == NULL || *name == '\0' || g_str_equal (name, ".") || g_str_equal (name, ".."))
    return NULL;

  return g_steal_pointer (&name);
}

gboolean
hjl_response_check (HjlResponse *self,
                    GError     **error)
{
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;
  g_autofree char *clean_code = NULL;
  g_autofree char *clean_message = NULL;
  HjlError         found;
  gboolean         known;
  gint64           retry_after = -1;

  g_return_val_if_fail (HJL_IS_RESPONSE (self), FALSE);

  if (self->status >= 200 && self->status < 300 && !self->of_proxy)
    return TRUE;

  known = read_error (self, &code, &message);
  found = find_code (self->status);
  if (self->of_proxy || is_of_gateway (self->status) || (!needs_no_words (self->status) && (!known || self->strayed)) ||
      (found == HJL_ERROR_SERVER && !known && names_proxy (self)))
    found = HJL_ERROR_GATEWAY;

  clean_code = code != NULL ? hjl_redact (code) : NULL;
  clean_message = message != NULL ? hjl_redact (message) : NULL;

  if (found == HJL_ERROR_RATE_LIMITED || found == HJL_ERROR_SERVER)
    retry_after = hjl_http_rules_retry_after (hjl_response_get_header (self, "Retry-After"), g_get_real_time () / 1000);
  if (retry_after > 0)
    {
      g_autofree char *when = hjl_http_rules_dup_when (retry_after);

      g_set_error_literal (error, HJL_ERROR, (int) found, when);
      return FALSE;
    }

  /* A page in the place of a service's words says nothing of who wrote it. */
  if (found == HJL_ERROR_SERVER && !known && is_page (self))
    {
      hjl_set_text (&clean_message, _ ("The answer was a web page. It may come from a proxy between this computer and the service."));
    }

  g_set_error (error, HJL_ERROR, (int) found, "%u%s%s%s%s",
               self->status,
               clean_code != NULL ? " " : "", clean_code != NULL ? clean_code : "",
               clean_message != NULL ? ": " : "", clean_message != NULL ? clean_message : "");
  return FALSE;
}

gboolean
hjl_response_is_own (HjlResponse *self)
{
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (HJL_IS_RESPONSE (self), FALSE);

  if (self->strayed || self->of_proxy)
    return FALSE;
  if (self->status >= 200 && self->status < 300)
    return !is_page (self);

  return !is_of_gateway (self->status) && read_error (self, &code, &message);
}

char *
hjl_response_dup_error_code (HjlResponse *self)
{
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (HJL_IS_RESPONSE (self), NULL);

  read_error (self, &code, &message);
  return g_steal_pointer (&code);
}

/* The body as UTF-8, with what servers break in it mended; @mended: (out) (optional): whether there was any */
static char *
dup_text (HjlResponse *self,
          gsize       *size,
          gboolean    *mended)
{
  const char      *text = g_bytes_get_data (self->body, size);
  g_autofree char *valid = NULL;
  char            *whole;

  if (*size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      *size -= 3;
    }

  if (*size == 0)
    valid = g_strdup ("");
  else if (g_utf8_validate (text, (gssize) *size, NULL))
    valid = g_strndup (text, *size);
  else
    valid = g_utf8_make_valid (text, (gssize) *size);

  if (mended != NULL)
    *mended = *size != strlen (valid) || (*size > 0 && memcmp (valid, text, *size) != 0);

  *size = strlen (valid);
  whole = hjl_json_mend (valid, *size);
  if (whole == NULL)
    return g_steal_pointer (&valid);

  if (mended != NULL)
    *mended = TRUE;
  /* As long as before, without the zero byte at its end. */
  memcpy (valid, whole, *size);
  g_free (whole);

  return g_steal_pointer (&valid);
}

char *
hjl_response_dup_text (HjlResponse *self)
{
  gsize size;

  g_return_val_if_fail (HJL_IS_RESPONSE (self), NULL);

  return dup_text (self, &size, NULL);
}

gboolean
hjl_response_is_empty (HjlResponse *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (HJL_IS_RESPONSE (self), FALSE);

  text = hjl_response_dup_text (self);

  return *g_strchug (text) == '\0';
}

gboolean
hjl_response_was_mended (HjlResponse *self)
{
  g_autofree char *text = NULL;
  gboolean         mended;
  gsize            size;

  g_return_val_if_fail (HJL_IS_RESPONSE (self), FALSE);

  text = dup_text (self, &size, &mended);

  return mended;
}

JsonNode *
hjl_response_parse (HjlResponse *self,
                    const char  *text,
                    GError     **error)
{
  gsize     size = strlen (text);
  JsonNode *root = hjl_json_parse (text, (gssize) size, NULL);

  if (root == NULL)
    g_set_error (error, HJL_ERROR, begins_as_json (text, size) ? HJL_ERROR_BAD_RESPONSE : HJL_ERROR_GATEWAY,
                 "The answer (status %u, %" G_GSIZE_FORMAT " bytes) is not JSON",
                 self->status, g_bytes_get_size (self->body));

  return root;
}

JsonNode *
hjl_response_dup_json (HjlResponse *self,
                       GError     **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (HJL_IS_RESPONSE (self), NULL);

  text = hjl_response_dup_text (self);

  return hjl_response_parse (self, text, error);
}
