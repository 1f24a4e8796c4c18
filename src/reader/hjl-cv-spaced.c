/* hjl-cv-spaced.c: letters with blanks between them, "A N N A  N O W A K"
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader/hjl-cv-spaced.h"

#include <string.h>

/* "I NGRID  S ØRENSEN  VALLEJO": small capitals, which stand apart from the large ones. */
static char *
dup_small_capitals (const char *text)
{
  g_auto (GStrv) groups = g_strsplit (text, "  ", -1);
  GString *plain = g_string_new (NULL);
  guint    n = 0;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      const char *group = g_strstrip (groups[i]);
      const char *blank = strchr (group, ' ');

      n += blank != NULL;
      if (blank != NULL && (blank != g_utf8_next_char (group) || strchr (blank + 1, ' ') != NULL || !g_unichar_isupper (g_utf8_get_char (group)) || !g_unichar_isupper (g_utf8_get_char (blank + 1))))
        n = G_MAXUINT / 2;
      g_string_append_printf (plain, "%s%.*s%s", plain->len > 0 ? " " : "", blank != NULL ? (int) (blank - group) : 0, group, blank != NULL ? blank + 1 : group);
    }
  if (n >= 2 && n < G_MAXUINT / 2)
    return g_string_free (plain, FALSE);
  g_string_free (plain, TRUE);

  return NULL;
}

char *
hjl_cv_dup_unspaced (const char *text,
                     gboolean   *parted)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *plain;
  guint    n_single = 0, n_words = 0;
  glong    longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      n_words++;
      longest = MAX (longest, g_utf8_strlen (words[i], -1));
      n_single += g_utf8_strlen (words[i], -1) == 1 && g_unichar_isalpha (g_utf8_get_char (words[i]));
    }
  /* Not the initials of "J. R. R.", nor names of two letters that some languages have. Some letters stand closer: "R U OX UA N". */
  if (n_single < (longest <= 2 && n_words >= 4 ? 3 : n_single == n_words ? 3
                                                                         : 5) ||
      n_single * 10 < n_words * (longest <= 2 ? 6 : 8))
    {
      char *small = dup_small_capitals (text);

      *parted = small != NULL;
      return small;
    }

  *parted = FALSE;
  plain = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        {
          /* Two blanks or more. */
          if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
            {
              g_string_append_c (plain, ' ');
              *parted = TRUE;
            }
          continue;
        }
      g_string_append (plain, words[i]);
    }
  g_strchomp (plain->str);

  return g_string_free (plain, FALSE);
}
