/* hjl-demo-lever-files.c: files, resumes and applications of an opportunity (lever/README.md, Files)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/lever/hjl-demo-lever.h"

static const char *
extension_of (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL ? dot + 1 : "";
}

gboolean
hjl_demo_lever_check_file (HjlDemoCall *call,
                           HjlDemoPart *part)
{
  gsize            size = g_bytes_get_size (part->bytes);
  g_autofree char *extension = g_ascii_strdown (extension_of (part->filename), -1);

  if (!hjl_demo_words_have ("docx doc js jpg png pdf txt", extension))
    hjl_demo_call_error (call, 400, "BadRequestError", "Files of this type are not accepted.");
  else if (size == 0)
    hjl_demo_call_error (call, 400, "BadRequestError", "The file is empty.");
  else if (size > HJL_DEMO_MAX_FILE)
    hjl_demo_call_error (call, 400, "BadRequestError", "The file is larger than 30 MB.");
  else
    return TRUE;
  return FALSE;
}

static JsonObject *
file_to_json (HjlDemoWorld       *world,
              HjlDemoOpportunity *opportunity,
              HjlDemoFile        *file)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *extension = g_strdup_printf (".%s", extension_of (file->name));
  g_autofree char *url = g_strdup_printf ("%s/opportunities/%s/%s/%s/download", world->lever_uri, opportunity->id,
                                          file->resume ? "resumes" : "files", file->id);

  json_object_set_string_member (object, "id", file->id);
  json_object_set_string_member (object, "name", file->name);
  json_object_set_string_member (object, "ext", extension);
  json_object_set_string_member (object, "downloadUrl", url);
  json_object_set_int_member (object, "uploadedAt", file->uploaded_at);
  json_object_set_string_member (object, "status", "processed");
  json_object_set_int_member (object, "size", file->size);
  return object;
}

static JsonObject *
resume_to_json (HjlDemoWorld       *world,
                HjlDemoOpportunity *opportunity,
                HjlDemoFile        *file)
{
  JsonObject *object = json_object_new ();
  JsonObject *inner = file_to_json (world, opportunity, file);
  JsonObject *parsed = json_object_new ();

  json_object_remove_member (inner, "id");
  json_object_set_string_member (object, "id", file->id);
  json_object_set_int_member (object, "createdAt", file->uploaded_at);
  json_object_set_object_member (object, "file", inner);
  json_object_set_array_member (parsed, "positions", json_array_new ());
  json_object_set_array_member (parsed, "schools", json_array_new ());
  json_object_set_object_member (object, "parsedData", parsed);
  return object;
}

/* A row's function gets the call and the file only: the opportunity is the path's. */
static JsonObject *
row_to_json (HjlDemoCall  *call,
             gconstpointer thing)
{
  HjlDemoFile        *file = (HjlDemoFile *) thing;
  HjlDemoOpportunity *opportunity = hjl_demo_lever_opportunity (call);

  return file->resume ? resume_to_json (call->world, opportunity, file)
                      : file_to_json (call->world, opportunity, file);
}

void
hjl_demo_lever_files (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity = hjl_demo_lever_opportunity (call);
  gboolean            resumes = call->route->what == HJL_DEMO_RESUMES;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gint64 start = 0;
  gint64 end = G_MAXINT64;

  if (opportunity == NULL || !hjl_demo_call_query_int (call, "uploaded_at_start", &start) ||
      !hjl_demo_call_query_int (call, "uploaded_at_end", &end))
    return;
  for (guint i = 0; opportunity->files != NULL && i < opportunity->files->len; i++)
    {
      HjlDemoFile *file = g_ptr_array_index (opportunity->files, i);

      if (file->resume == resumes && file->uploaded_at >= start && file->uploaded_at <= end)
        g_ptr_array_add (found, file);
    }
  hjl_demo_lever_list (call, found, row_to_json);
}

static HjlDemoFile *
find_file (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity = hjl_demo_lever_opportunity (call);
  HjlDemoFile        *file;

  if (opportunity == NULL)
    return NULL;
  file = hjl_demo_file_find (opportunity, hjl_demo_call_argument (call, 1), call->route->what == HJL_DEMO_RESUMES);
  if (file == NULL)
    hjl_demo_call_error (call, 404, "ResourceNotFound", "There is no such file.");
  return file;
}

void
hjl_demo_lever_file (HjlDemoCall *call)
{
  HjlDemoFile *file = find_file (call);

  if (file != NULL)
    hjl_demo_call_data (call, 200, row_to_json (call, file));
}

void
hjl_demo_lever_download (HjlDemoCall *call)
{
  HjlDemoFile *file = find_file (call);

  if (file == NULL)
    return;
  if (file->bytes == NULL)
    hjl_demo_call_error (call, 422, "UnprocessableEntity", "The file could not be processed.");
  else
    hjl_demo_call_bytes (call, 200, "application/octet-stream", file->bytes);
}

void
hjl_demo_lever_upload_file (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity = hjl_demo_lever_opportunity (call);
  HjlDemoPart        *part;
  HjlDemoFile        *file;

  if (opportunity == NULL || !hjl_demo_lever_need_acting (call))
    return;
  part = call->parts != NULL && call->parts->len == 1 ? g_ptr_array_index (call->parts, 0) : NULL;
  if (part == NULL || g_strcmp0 (part->name, "file") != 0 || part->filename == NULL)
    {
      hjl_demo_call_violation (call, "The body must be a form with one file, “file”.");
      return;
    }
  if (!hjl_demo_lever_check_file (call, part))
    return;
  file = hjl_demo_world_add_file (call->world, opportunity, part->filename, part->bytes, FALSE);
  hjl_demo_world_touch (call->world, opportunity);
  hjl_demo_call_data (call, 201, file_to_json (call->world, opportunity, file));
}

void
hjl_demo_lever_delete_file (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity;
  HjlDemoFile        *file;

  if (!hjl_demo_lever_need_acting (call))
    return;
  file = find_file (call);
  if (file == NULL)
    return;
  opportunity = hjl_demo_lever_opportunity (call);
  g_ptr_array_remove (opportunity->files, file);
  hjl_demo_world_touch (call->world, opportunity);
  hjl_demo_call_bytes (call, 204, NULL, NULL);
}

void
hjl_demo_lever_applications (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity = hjl_demo_lever_opportunity (call);
  JsonArray          *rows;
  guint               limit;

  if (opportunity == NULL || !hjl_demo_lever_limit (call, &limit))
    return;
  rows = json_array_new ();
  if (opportunity->application_id != NULL)
    json_array_add_object_element (rows, hjl_demo_application_to_json (opportunity));
  hjl_demo_lever_page (call, rows, NULL);
}

void
hjl_demo_lever_application (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity = hjl_demo_lever_opportunity (call);

  if (opportunity == NULL)
    return;
  if (g_strcmp0 (opportunity->application_id, hjl_demo_call_argument (call, 1)) != 0)
    hjl_demo_call_error (call, 404, "ResourceNotFound", "There is no such application.");
  else
    hjl_demo_call_data (call, 200, hjl_demo_application_to_json (opportunity));
}
