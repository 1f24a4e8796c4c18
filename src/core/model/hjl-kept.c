/* hjl-kept.c: values that were written down as text, and are read again
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-kept.h"

#include <string.h>

/* Whether an escape stands for what is no character, which GLib takes for a mistake of the program. */
static gboolean
has_odd_escape (const char *text)
{
  for (const char *p = strchr (text, '\\'); p != NULL && p[1] != '\0'; p = strchr (p + 2, '\\'))
    {
      guint    digits = p[1] == 'u' ? 4 : p[1] == 'U' ? 8
                                                      : 0;
      gunichar letter = 0;

      for (guint i = 0; i < digits; i++)
        {
          if (!g_ascii_isxdigit (p[2 + i]))
            return TRUE;
          letter = letter << 4 | (gunichar) g_ascii_xdigit_value (p[2 + i]);
        }
      if (digits > 0 && !g_unichar_validate (letter))
        return TRUE;
    }

  return FALSE;
}

GVariant *
hjl_kept_parse (const GVariantType *type,
                const char         *text)
{
  g_return_val_if_fail (type != NULL, NULL);

  if (text == NULL || !g_utf8_validate (text, -1, NULL) || has_odd_escape (text))
    return NULL;

  return g_variant_parse (type, text, NULL, NULL, NULL);
}
