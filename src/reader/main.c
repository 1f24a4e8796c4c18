/* main.c: hjlever-read-cv: a file on the standard input, what it says of its person on the standard output
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <errno.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reader/hjl-cv-document.h"
#include "reader/hjl-cv-fields.h"
#include "reader/hjl-cv-sandbox.h"
#include "reader/hjl-cv-serve.h"

#define FORMAT 1
#define DEFAULT_WIDTH 700
#define MAX_WIDTH 2000

static int      picture = -1;
static int      width = DEFAULT_WIDTH;
static gboolean try_sandbox = FALSE;
static gboolean lines = FALSE;
static gboolean requests = FALSE;

static const GOptionEntry entries[] = {
  { "picture", 0, 0, G_OPTION_ARG_INT, &picture, "Write the first page as a PNG to this descriptor", "FD" },
  { "width", 0, 0, G_OPTION_ARG_INT, &width, "Width of the picture", "PIXELS" },
  { "lines", 0, 0, G_OPTION_ARG_NONE, &lines, "Add the text as it was read", NULL },
  { "requests", 0, 0, G_OPTION_ARG_NONE, &requests, "Read each of the files that come by the socket that is the standard input", NULL },
  { "try-sandbox", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &try_sandbox, NULL, NULL },
  { NULL },
};

/* Returns: (transfer full) (nullable): the standard input; NULL where it is longer than a CV */
static GBytes *
read_input (gboolean *too_large)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  struct stat info;

  *too_large = fstat (STDIN_FILENO, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > HJL_CV_MAX_FILE;
  while (!*too_large)
    {
      guint8 chunk[65536];
      gssize n = read (STDIN_FILENO, chunk, sizeof chunk);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      g_byte_array_append (all, chunk, n);
      *too_large = all->len > HJL_CV_MAX_FILE;
    }

  return *too_large ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static void
add_finding (JsonBuilder        *builder,
             const HjlCvFinding *finding)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "field");
  json_builder_add_string_value (builder, hjl_cv_field_get_nick (finding->field));
  json_builder_set_member_name (builder, "value");
  json_builder_add_string_value (builder, finding->value);
  json_builder_set_member_name (builder, "sure");
  json_builder_add_string_value (builder, hjl_cv_sure_get_nick (finding->sure));
  json_builder_set_member_name (builder, "from");
  json_builder_add_string_value (builder, hjl_cv_from_get_nick (finding->from));
  if (finding->page > 0)
    {
      json_builder_set_member_name (builder, "page");
      json_builder_add_int_value (builder, finding->page);
      json_builder_set_member_name (builder, "line");
      json_builder_add_int_value (builder, finding->line);
    }
  json_builder_end_object (builder);
}

static void
print_facts (const HjlCvFacts *facts,
             const HjlCvText  *text,
             gboolean          drawn)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *made = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_int_value (builder, facts->kind);
  json_builder_set_member_name (builder, "ending");
  json_builder_add_string_value (builder, hjl_file_kind_get_ending (facts->kind));
  json_builder_set_member_name (builder, "reading");
  json_builder_add_string_value (builder, hjl_cv_reading_get_nick (facts->reading));
  json_builder_set_member_name (builder, "pages");
  json_builder_add_int_value (builder, facts->n_pages);
  json_builder_set_member_name (builder, "picture");
  json_builder_add_boolean_value (builder, drawn);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < facts->findings->len; i++)
    add_finding (builder, g_ptr_array_index (facts->findings, i));
  json_builder_end_array (builder);
  if (lines)
    {
      json_builder_set_member_name (builder, "lines");
      json_builder_begin_array (builder);
      for (guint i = 0; i < text->lines->len; i++)
        {
          const HjlCvLine *line = g_ptr_array_index (text->lines, i);

          json_builder_begin_object (builder);
          json_builder_set_member_name (builder, "page");
          json_builder_add_int_value (builder, line->page);
          json_builder_set_member_name (builder, "size");
          json_builder_add_double_value (builder, line->size);
          json_builder_set_member_name (builder, "text");
          json_builder_add_string_value (builder, line->text);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  made = json_generator_to_data (generator, NULL);
  puts (made);
}

/* Shuts this process in, reads the standard input and prints what is in it. Returns: an exit status */
static int
read_one (void)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (HjlCvText) text = hjl_cv_text_new ();
  g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (HJL_FILE_KIND_UNKNOWN, HJL_CV_READ);
  gboolean too_large, drawn = FALSE;

  if (hjl_cv_sandbox_enter (picture >= 0) == 0)
    {
      g_printerr ("The limits cannot be set, so that nothing is read.\n");
      return 3;
    }
  if (try_sandbox)
    {
      hjl_cv_sandbox_try ();
      return 0;
    }

  content = read_input (&too_large);
  if (content == NULL)
    facts->reading = too_large ? HJL_CV_TOO_LARGE : HJL_CV_FAILED;
  else
    {
      facts->kind = hjl_file_kind_of (content);
      facts->reading = hjl_cv_read_document (content, facts->kind, text);
      facts->n_pages = text->n_pages;
      if (facts->reading == HJL_CV_READ)
        hjl_cv_fields_find (text, facts);
      if (picture >= 0 && facts->reading != HJL_CV_BROKEN && facts->reading != HJL_CV_ENCRYPTED)
        drawn = hjl_cv_draw (content, facts->kind, picture, CLAMP (width, 16, MAX_WIDTH));
    }
  print_facts (facts, text, drawn);

  return fflush (stdout) == 0 ? 0 : 1;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("<FILE");
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  g_option_context_set_summary (context, "Reads a CV from the standard input and prints what it says of its person, as JSON. A part of HjLever.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  hjl_cv_prepare (picture >= 0);

  return requests ? hjl_cv_serve (STDIN_FILENO, read_one) : read_one ();
}
