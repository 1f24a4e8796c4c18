/* hjl-json-mend.c: mends what json-glib cannot read although servers send it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-json-mend.h"

#include <string.h>

/* "\uXXXX" */
#define ESCAPE 6

/* The code unit of the escape that begins at @at, or -1 where there is none. */
static int
read_unit (const char *text,
           gsize       size,
           gsize       at)
{
  int unit = 0;

  if (at + ESCAPE > size || text[at] != '\\' || text[at + 1] != 'u')
    return -1;

  for (gsize i = at + 2; i < at + ESCAPE; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }

  return unit;
}

static gboolean
is_high (int unit)
{
  return unit >= 0xd800 && unit <= 0xdbff;
}

static gboolean
is_low (int unit)
{
  return unit >= 0xdc00 && unit <= 0xdfff;
}

char *
hjl_json_mend (const char *text,
               gsize       size)
{
  g_autofree char *mended = NULL;

  for (gsize at = 0; at + 1 < size;)
    {
      const char *slash = memchr (text + at, '\\', size - at);
      int         unit;

      if (slash == NULL)
        break;

      at = slash - text;
      unit = read_unit (text, size, at);
      if (unit < 0)
        {
          /* Another escape: its second character is no beginning of one. */
          at += 2;
        }
      else if (is_high (unit) && is_low (read_unit (text, size, at + ESCAPE)))
        {
          at += 2 * ESCAPE;
        }
      else
        {
          if (is_high (unit) || is_low (unit))
            {
              if (mended == NULL)
                mended = g_memdup2 (text, size);
              memcpy (mended + at + 2, "fffd", 4);
            }
          at += ESCAPE;
        }
    }

  return g_steal_pointer (&mended);
}
