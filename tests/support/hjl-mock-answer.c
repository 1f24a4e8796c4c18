/* hjl-mock-answer.c: what the mock server answers, and what it was asked
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-mock-server.h"
#include "hjl-mock-server-private.h"

HjlMockAnswer *
hjl_mock_answer_new (const char *method,
                     const char *path)
{
  HjlMockAnswer *answer = g_new0 (HjlMockAnswer, 1);

  answer->method = g_strdup (method);
  answer->path = g_strdup (path);
  answer->times = 1;
  answer->status = SOUP_STATUS_OK;
  answer->body = g_bytes_new_static ("", 0);
  answer->headers = g_ptr_array_new_with_free_func (g_free);

  return answer;
}

HjlMockAnswer *
hjl_mock_answer_copy (HjlMockAnswer *answer)
{
  HjlMockAnswer *copy = hjl_mock_answer_new (answer->method, answer->path);

  copy->func = answer->func;
  copy->func_data = answer->func_data;
  copy->status = answer->status;
  copy->fault = answer->fault;
  copy->delay = answer->delay;
  hjl_mock_answer_set_body (copy, answer->content_type, answer->body);
  for (guint i = 0; i + 1 < answer->headers->len; i += 2)
    hjl_mock_answer_add_header (copy, answer->headers->pdata[i], answer->headers->pdata[i + 1]);

  return copy;
}

void
hjl_mock_answer_free (HjlMockAnswer *answer)
{
  g_free (answer->method);
  g_free (answer->path);
  g_free (answer->content_type);
  g_bytes_unref (answer->body);
  g_ptr_array_unref (answer->headers);
  g_free (answer);
}

GBytes *
hjl_mock_answer_serialize (HjlMockAnswer *answer,
                           gsize         *head_size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GString) head = g_string_new (NULL);

  g_string_append_printf (head, "HTTP/1.1 %u %s\r\n", answer->status, soup_status_get_phrase (answer->status));
  if (answer->content_type != NULL)
    g_string_append_printf (head, "Content-Type: %s\r\n", answer->content_type);
  for (guint i = 0; i + 1 < answer->headers->len; i += 2)
    g_string_append_printf (head, "%s: %s\r\n",
                            (char *) answer->headers->pdata[i], (char *) answer->headers->pdata[i + 1]);
  g_string_append_printf (head, "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", g_bytes_get_size (answer->body));

  *head_size = head->len;
  g_byte_array_append (bytes, (const guint8 *) head->str, head->len);
  g_byte_array_append (bytes, g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body));

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

HjlMockAnswer *
hjl_mock_answer_set_body (HjlMockAnswer *answer,
                          const char    *content_type,
                          GBytes        *body)
{
  g_bytes_ref (body);
  g_bytes_unref (answer->body);
  answer->body = body;
  g_free (answer->content_type);
  answer->content_type = g_strdup (content_type);

  return answer;
}

HjlMockAnswer *
hjl_mock_answer_add_header (HjlMockAnswer *answer,
                            const char    *name,
                            const char    *value)
{
  g_ptr_array_add (answer->headers, g_strdup (name));
  g_ptr_array_add (answer->headers, g_strdup (value));

  return answer;
}

HjlMockAnswer *
hjl_mock_answer_set_fault (HjlMockAnswer *answer,
                           HjlMockFault   fault)
{
  answer->fault = fault;
  return answer;
}

HjlMockAnswer *
hjl_mock_answer_set_delay (HjlMockAnswer *answer,
                           guint          delay)
{
  answer->delay = delay;
  return answer;
}

HjlMockAnswer *
hjl_mock_answer_set_times (HjlMockAnswer *answer,
                           guint          times)
{
  answer->times = times;
  answer->for_ever = times == 0;
  return answer;
}

const char *
hjl_mock_request_get_header (HjlMockRequest *request,
                             const char     *name)
{
  return soup_message_headers_get_one (request->headers, name);
}

char *
hjl_mock_request_dup_query (HjlMockRequest *request,
                            const char     *name)
{
  g_autoptr (GHashTable) fields = soup_form_decode (request->query != NULL ? request->query : "");

  return g_strdup (g_hash_table_lookup (fields, name));
}

JsonNode *
hjl_mock_request_dup_json (HjlMockRequest *request)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (request->body, NULL), g_bytes_get_size (request->body));
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

GHashTable *
hjl_mock_request_dup_form (HjlMockRequest *request)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (request->body, NULL), g_bytes_get_size (request->body));

  g_assert_cmpstr (soup_message_headers_get_content_type (request->headers, NULL), ==,
                   "application/x-www-form-urlencoded");
  return soup_form_decode (text);
}
