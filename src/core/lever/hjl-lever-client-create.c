/* hjl-lever-client-create.c: makes an opportunity: the one write that must never happen twice
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-client.h"
#include "lever/hjl-lever-client-private.h"

#include "lever/hjl-lever-parse.h"
#include "model/hjl-candidate-profile.h"
#include "model/hjl-error.h"

/* What stands beside `data` (`deduped`) is in no documentation, and nothing is made of it (lever/README.md, Creating an
 * opportunity). */
static HjlOpportunity *
parse_created (JsonNode *root,
               GError  **error)
{
  JsonNode *data = hjl_lever_parse_data (root, error);

  return data != NULL ? hjl_lever_parse_opportunity (data, error) : NULL;
}

/*
 * The same fields go out in one of two ways: as JSON, or, where there are files, as multipart with
 * one part an element and `[]` after the name (lever/README.md, Creating an opportunity).
 */
typedef struct
{
  HjlRequest *request;
  JsonObject *json; /* NULL: multipart */
} Form;

static void
put_text (Form       *form,
          const char *name,
          const char *value)
{
  if (!hjl_lever_client_has_text (value))
    return;

  if (form->json != NULL)
    json_object_set_string_member (form->json, name, value);
  else
    hjl_request_add_part (form->request, name, value);
}

static void
put_texts (Form              *form,
           const char        *name,
           const char *const *values)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autofree char *part_name = g_strconcat (name, "[]", NULL);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      if (!hjl_lever_client_has_text (values[i]))
        continue;

      if (form->json != NULL)
        json_array_add_string_element (array, values[i]);
      else
        hjl_request_add_part (form->request, part_name, values[i]);
    }

  if (json_array_get_length (array) > 0)
    json_object_set_array_member (form->json, name, g_steal_pointer (&array));
}

/* lever/README.md, Reading opportunities knows five words; hackajob may know others. */
static const char *
phone_type (const char *label)
{
  static const char *const known[] = { "mobile", "home", "work", "skype", "other" };

  if (!hjl_lever_client_has_text (label))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (label, known[i]) == 0)
      return known[i];

  return "other";
}

/* In multipart a phone is one part with JSON in it, as JobVyne sends it. */
static void
put_phones (Form      *form,
            GPtrArray *phones)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; phones != NULL && i < phones->len; i++)
    {
      const HjlLabelled *phone = g_ptr_array_index (phones, i);
      const char        *type = phone_type (phone->label);
      JsonObject        *object;

      if (!hjl_lever_client_has_text (phone->text))
        continue;

      object = json_object_new ();
      json_object_set_string_member (object, "value", phone->text);
      if (type != NULL)
        json_object_set_string_member (object, "type", type);
      json_array_add_object_element (array, object);
    }

  if (json_array_get_length (array) == 0)
    return;

  if (form->json != NULL)
    {
      json_object_set_array_member (form->json, "phones", g_steal_pointer (&array));
      return;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *text = json_to_string (json_array_get_element (array, i), FALSE);

      hjl_request_add_part (form->request, "phones[]", text);
    }
}

static void
put_file (Form          *form,
          const char    *name,
          const HjlFile *file)
{
  if (file != NULL)
    hjl_request_add_file (form->request, name, file->name, file->content_type, file->content);
}

static HjlRequest *
make_request (const HjlNewOpportunity *opportunity)
{
  const char *const postings[] = { opportunity->posting_id, NULL };
  gboolean          has_files = opportunity->resume != NULL || (opportunity->files != NULL && opportunity->files->len > 0);
  HjlRequest       *request = hjl_request_new ("POST", "opportunities", NULL);
  Form              form = { request, has_files ? NULL : json_object_new () };

  hjl_request_add_query (request, "perform_as", opportunity->perform_as);

  put_text (&form, "name", opportunity->name);
  put_text (&form, "headline", opportunity->headline);
  put_text (&form, "location", opportunity->location);
  put_texts (&form, "emails", opportunity->emails);
  put_phones (&form, opportunity->phones);
  put_texts (&form, "links", opportunity->links);
  put_texts (&form, "tags", opportunity->tags);
  put_texts (&form, "sources", opportunity->sources);
  put_text (&form, "origin", opportunity->origin);
  put_text (&form, "stage", opportunity->stage_id);
  put_texts (&form, "postings", postings);
  put_text (&form, "owner", opportunity->owner);
  put_file (&form, "resumeFile", opportunity->resume);
  for (guint i = 0; opportunity->files != NULL && i < opportunity->files->len; i++)
    put_file (&form, "files[]", g_ptr_array_index (opportunity->files, i));

  if (form.json != NULL)
    {
      g_autoptr (JsonNode) body = json_node_init_object (json_node_alloc (), form.json);

      json_object_unref (form.json);
      hjl_request_set_json (request, body);
    }

  return request;
}

void
hjl_lever_client_create_async (HjlLeverClient          *self,
                               const HjlNewOpportunity *opportunity,
                               GCancellable            *cancellable,
                               GAsyncReadyCallback      callback,
                               gpointer                 user_data)
{
  g_autoptr (HjlRequest) request = NULL;

  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (opportunity != NULL);

  /* Without an actor Lever refuses it, and without a posting nobody would find it again. */
  if (!hjl_lever_client_has_text (opportunity->perform_as) ||
      !hjl_lever_client_has_text (opportunity->posting_id))
    {
      g_task_report_new_error (self, callback, user_data, hjl_lever_client_create_async,
                               HJL_ERROR, HJL_ERROR_UNSENDABLE,
                               "An opportunity needs a posting and somebody to act as");
      return;
    }

  request = make_request (opportunity);
  hjl_lever_client_post_async (self, request,
                               (HjlPagerParseFunc) parse_created, (GDestroyNotify) hjl_opportunity_unref,
                               hjl_lever_client_create_async, cancellable, callback, user_data);
}
