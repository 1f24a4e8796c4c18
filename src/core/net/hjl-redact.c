/* hjl-redact.c: takes out of a server's words what must not be repeated
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-redact.h"

#define MAX_LENGTH 200

/* The first alternative that fits at a place wins; “keep” is put back as it was. */
#define PATTERN                                                                 \
  "(?<keep>\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b)" \
  "|(?:bearer|basic)\\s+\\S+"                                                   \
  "|[^\\s<>\"'“”(),;:=]+(?:@|%40)[^\\s<>\"'“”(),;:]+"                   \
  "|\\?[^\\s\"'“”<>]*=[^\\s\"'“”<>]+"                                   \
  "|(?=[a-z_+/=.~%-]*\\d)[a-z0-9_+/=.~%-]{20,}"                                 \
  "|[a-z0-9_+/=.~%-]{32,}"                                                      \
  "|\\+?\\d[\\d ()./-]{6,}\\d"

static gboolean
replace (const GMatchInfo *match,
         GString          *result,
         gpointer          user_data)
{
  g_autofree char *kept = g_match_info_fetch_named (match, "keep");

  g_string_append (result, kept != NULL && *kept != '\0' ? kept : "…");
  return FALSE;
}

char *
hjl_redact (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (PATTERN, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *clean = NULL;
  GString         *line;

  g_return_val_if_fail (regex != NULL, NULL);

  /* An endless message is cut before the search, far behind what can be shown. */
  if (strlen (valid) > 20 * MAX_LENGTH)
    *g_utf8_find_prev_char (valid, valid + 20 * MAX_LENGTH) = '\0';

  clean = g_regex_replace_eval (regex, valid, -1, 0, 0, replace, NULL, NULL);
  line = g_string_new (NULL);

  for (const char *p = clean != NULL ? clean : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (line, g_unichar_iscntrl (c) ? ' ' : c);
    }

  if (g_utf8_strlen (line->str, -1) > MAX_LENGTH)
    {
      g_string_truncate (line, g_utf8_offset_to_pointer (line->str, MAX_LENGTH - 1) - line->str);
      g_string_append (line, "…");
    }

  return g_strstrip (g_string_free (line, FALSE));
}
