/* hjl-request.c: one request, before it is signed and sent
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-request.h"
#include "net/hjl-request-private.h"

#include "model/hjl-error.h"
#include "net/hjl-multipart.h"

#define DEFAULT_MAX_BYTES (32 * 1024 * 1024)

struct _HjlRequest
{
  GObject parent_instance;

  char      *method;
  GString   *path; /* below the base, with the leading slash */
  char      *uri;  /* a whole address instead */
  GString   *query;
  GPtrArray *headers; /* name, value, name, value, … */
  char      *problem; /* why this cannot be sent */

  JsonNode  *json;
  GString   *form;
  GPtrArray *parts;
  GBytes    *body; /* encoded */
  char      *body_type;

  gsize       max_bytes;
  gboolean    repeatable;
  const char *gives_way; /* nullable */
  gboolean    anonymous;
};

G_DEFINE_FINAL_TYPE (HjlRequest, hjl_request, G_TYPE_OBJECT)

static void
append_pair (GString   **list,
             const char *name,
             const char *value)
{
  if (*list == NULL)
    *list = g_string_new (NULL);
  else
    g_string_append_c (*list, '&');

  g_string_append_uri_escaped (*list, name, NULL, FALSE);
  g_string_append_c (*list, '=');
  g_string_append_uri_escaped (*list, value, NULL, FALSE);
}

/* An empty or dotted segment would name another thing than the caller meant: the list, or the parent. */
static void
append_segment (HjlRequest *self,
                const char *segment)
{
  if (*segment == '\0' || g_str_equal (segment, ".") || g_str_equal (segment, ".."))
    {
      g_free (self->problem);
      self->problem = g_strdup ("An id in the address is empty or not valid");
    }

  g_string_append_c (self->path, '/');
  g_string_append_uri_escaped (self->path, segment, NULL, FALSE);
}

/* RFC 9110, 5.5: what is beyond ASCII goes as it is (obs-text). */
static gboolean
is_header_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isprint (*p) && (guchar) *p < 0x80)
      return FALSE;

  return TRUE;
}

static void
encode_body (HjlRequest *self)
{
  if (self->body != NULL)
    return;

  if (self->json != NULL)
    {
      char *text = json_to_string (self->json, FALSE);

      self->body = g_bytes_new_take (text, strlen (text));
      self->body_type = g_strdup ("application/json");
    }
  else if (self->parts != NULL)
    {
      g_autofree char *boundary = NULL;

      self->body = hjl_multipart_encode (self->parts, &boundary);
      self->body_type = g_strconcat ("multipart/form-data; boundary=", boundary, NULL);
    }
  else if (self->form != NULL)
    {
      self->body = g_bytes_new (self->form->str, self->form->len);
      self->body_type = g_strdup ("application/x-www-form-urlencoded");
    }
}

static void
add_part (HjlRequest *self,
          HjlPart    *part)
{
  if (self->parts == NULL)
    self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_part_free);

  g_ptr_array_add (self->parts, part);
}

static void
hjl_request_finalize (GObject *object)
{
  HjlRequest *self = HJL_REQUEST (object);

  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->body_type, g_free);
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_string_free (self->path, TRUE);
  if (self->query != NULL)
    g_string_free (self->query, TRUE);
  if (self->form != NULL)
    g_string_free (self->form, TRUE);

  G_OBJECT_CLASS (hjl_request_parent_class)->finalize (object);
}

static void
hjl_request_class_init (HjlRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_request_finalize;
}

static void
hjl_request_init (HjlRequest *self)
{
  self->path = g_string_new (NULL);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->max_bytes = DEFAULT_MAX_BYTES;
}

static HjlRequest *
request_new (const char *method)
{
  HjlRequest *self = g_object_new (HJL_TYPE_REQUEST, NULL);

  self->method = g_strdup (method);
  self->repeatable = !g_str_equal (method, "POST");

  return self;
}

HjlRequest *
hjl_request_new (const char *method,
                 const char *segment,
                 ...)
{
  HjlRequest *self;
  va_list     segments;

  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (segment != NULL, NULL);

  self = request_new (method);

  va_start (segments, segment);
  for (const char *s = segment; s != NULL; s = va_arg (segments, const char *))
    append_segment (self, s);
  va_end (segments);

  return self;
}

HjlRequest *
hjl_request_new_for_uri (const char *method,
                         const char *uri)
{
  HjlRequest *self;

  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  self = request_new (method);
  self->uri = g_strdup (uri);

  return self;
}

void
hjl_request_add_query (HjlRequest *self,
                       const char *name,
                       const char *value)
{
  g_return_if_fail (HJL_IS_REQUEST (self));
  g_return_if_fail (name != NULL);

  if (value != NULL)
    append_pair (&self->query, name, value);
}

void
hjl_request_add_query_int (HjlRequest *self,
                           const char *name,
                           gint64      value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  hjl_request_add_query (self, name, text);
}

void
hjl_request_add_header (HjlRequest *self,
                        const char *name,
                        const char *value)
{
  g_return_if_fail (HJL_IS_REQUEST (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  /* Values can come from a server (a version for `If-Match`), so this is no programmer's error. */
  if (!is_header_text (value))
    {
      g_free (self->problem);
      self->problem = g_strdup_printf ("The value of the header “%s” cannot be sent", name);
      return;
    }

  g_ptr_array_add (self->headers, g_strdup (name));
  g_ptr_array_add (self->headers, g_strdup (value));
}

void
hjl_request_set_json (HjlRequest *self,
                      JsonNode   *body)
{
  g_return_if_fail (HJL_IS_REQUEST (self));
  g_return_if_fail (body != NULL);

  g_clear_pointer (&self->json, json_node_unref);
  self->json = json_node_ref (body);
}

void
hjl_request_add_field (HjlRequest *self,
                       const char *name,
                       const char *value)
{
  g_return_if_fail (HJL_IS_REQUEST (self));
  g_return_if_fail (name != NULL);

  if (value != NULL)
    append_pair (&self->form, name, value);
}

void
hjl_request_add_part (HjlRequest *self,
                      const char *name,
                      const char *value)
{
  g_autoptr (GBytes) content = NULL;

  g_return_if_fail (HJL_IS_REQUEST (self));
  g_return_if_fail (name != NULL);

  if (value == NULL)
    return;

  content = g_bytes_new (value, strlen (value));
  add_part (self, hjl_part_new (name, NULL, NULL, content));
}

void
hjl_request_add_file (HjlRequest *self,
                      const char *name,
                      const char *filename,
                      const char *content_type,
                      GBytes     *content)
{
  g_return_if_fail (HJL_IS_REQUEST (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (content != NULL);

  if (filename == NULL || *filename == '\0')
    filename = "file";

  add_part (self, hjl_part_new (name, filename, content_type, content));
}

void
hjl_request_set_repeatable (HjlRequest *self,
                            gboolean    repeatable)
{
  g_return_if_fail (HJL_IS_REQUEST (self));

  self->repeatable = repeatable;
}

void
hjl_request_set_gives_way (HjlRequest *self,
                           const char *kind)
{
  g_return_if_fail (HJL_IS_REQUEST (self));

  self->gives_way = kind;
}

const char *
hjl_request_get_gives_way (HjlRequest *self)
{
  return self->gives_way;
}

void
hjl_request_set_max_bytes (HjlRequest *self,
                           gsize       max_bytes)
{
  g_return_if_fail (HJL_IS_REQUEST (self));

  self->max_bytes = max_bytes;
}

void
hjl_request_set_anonymous (HjlRequest *self,
                           gboolean    anonymous)
{
  g_return_if_fail (HJL_IS_REQUEST (self));

  self->anonymous = anonymous;
}

const char *
hjl_request_get_method (HjlRequest *self)
{
  return self->method;
}

gboolean
hjl_request_get_repeatable (HjlRequest *self)
{
  return self->repeatable;
}

gsize
hjl_request_get_max_bytes (HjlRequest *self)
{
  return self->max_bytes;
}

gboolean
hjl_request_get_anonymous (HjlRequest *self)
{
  return self->anonymous;
}

GUri *
hjl_request_dup_uri (HjlRequest *self,
                     const char *base_uri,
                     GError    **error)
{
  g_autoptr (GString) address = g_string_new (self->uri != NULL ? self->uri : base_uri);
  g_autoptr (GUri) uri = NULL;
  const char *fragment;

  if (self->problem != NULL)
    return hjl_error_fail_null (error, HJL_ERROR_UNSENDABLE, "%s", self->problem);

  if (self->uri == NULL && *base_uri == '\0')
    return hjl_error_fail_null (error, HJL_ERROR_NOT_CONNECTED, "There is no address to ask at");

  fragment = strchr (address->str, '#');
  if (fragment != NULL)
    g_string_truncate (address, fragment - address->str);

  if (self->uri == NULL)
    {
      while (g_str_has_suffix (address->str, "/"))
        g_string_truncate (address, address->len - 1);
      g_string_append_len (address, self->path->str, self->path->len);
    }

  if (self->query != NULL)
    {
      g_string_append_c (address, strchr (address->str, '?') != NULL ? '&' : '?');
      g_string_append_len (address, self->query->str, self->query->len);
    }

  /* GLib's own message would repeat the address, which may hold names and tokens. */
  uri = g_uri_parse (address->str, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return hjl_error_fail_null (error, HJL_ERROR_UNSENDABLE, "The address of the request is not a valid one");

  return g_steal_pointer (&uri);
}

SoupMessage *
hjl_request_make_message (HjlRequest *self,
                          const char *method,
                          GUri       *uri)
{
  SoupMessage        *message = soup_message_new_from_uri (method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_append (headers, "Accept", "application/json, */*;q=0.5");

  for (guint i = 0; i + 1 < self->headers->len; i += 2)
    soup_message_headers_replace (headers,
                                  g_ptr_array_index (self->headers, i),
                                  g_ptr_array_index (self->headers, i + 1));

  encode_body (self);
  if (self->body != NULL)
    soup_message_set_request_body_from_bytes (message, self->body_type, self->body);

  return message;
}

gboolean
hjl_request_is_below_base (HjlRequest *self)
{
  return self->uri == NULL;
}
