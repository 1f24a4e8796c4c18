/* hjl-cv-latin.c: names of other alphabets, as their people write them in addresses
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-latin.h"

#include <string.h>

/* Cyrillic and Greek letters. */
static const char *
get_latin (gunichar c)
{
  static const char *const cyrillic[] = { "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p",
                                          "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya" };
  static const char *const greek[] = { "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n",
                                       "x", "o", "p", "r", "s", "s", "t", "y", "f", "ch", "ps", "o" };

  if (c >= 0x430 && c <= 0x44f)
    return cyrillic[c - 0x430];
  if (c >= 0x3b1 && c <= 0x3c9)
    return greek[c - 0x3b1];
  if (c == 0x456)
    return "i";
  if (c == 0x457)
    return "yi";
  if (c == 0x454)
    return "ye";
  if (c == 0x491)
    return "g";

  return NULL;
}

char *
hjl_cv_dup_latin (const char *folded)
{
  GString *latin;
  gunichar last = 0;

  g_return_val_if_fail (folded != NULL, NULL);

  latin = g_string_new (NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar    c = g_utf8_get_char (p);
      const char *letters = get_latin (c);

      if (c == 0x3c5 && last == 0x3bf)
        letters = "u";
      if (letters != NULL)
        g_string_append (latin, letters);
      else
        g_string_append_unichar (latin, c);
      last = c;
    }

  return g_string_free (latin, FALSE);
}

/* Alphabets whose vowels are not written, or in more than one way in Latin letters. Of each letter the sound, with those that stand for each
 * other as one: b for p and f, k for g, j and ch, s for z and sh, t for d; "-" for a vowel and for what is hardly heard; V for one that is a
 * vowel too, H for Hebrew's Het. India's alphabets have the same order. */
static const struct
{
  gunichar    first;
  const char *sounds;
} alphabets[] = {
  { 0x3b1, "-bkt-s-t-klmnk-brsst-bkb-" },
  { 0x430, "-bVkt-ss--klmn-brst-bkskss------" },
  { 0x561, "-bkt-s--ts-lksk-skkm-ns-kbkrsVtrs-bk-b" },
  { 0x5d0, "-bkt-VsHt-kklmmnns-bbsskrst" },
  { 0x621, "-------b-ttk-kttrsssstts-k" },
  { 0x641, "bkklmn-V--" },
  { 0x10d0, "-bkt-Vst-klmn-bsrst-bkkkskssskkk-" },
};
static const char indian[] = "kkkknkkkknttttnttttnnbbbbm-rrlllVsss-";
/* Persian's and Urdu's own. */
static const struct
{
  gunichar c;
  char     sound;
} others[] = { { 0x679, 't' }, { 0x67e, 'b' }, { 0x686, 'k' }, { 0x688, 't' }, { 0x691, 'r' }, { 0x698, 's' }, { 0x6a9, 'k' }, { 0x6af, 'k' }, { 0x6ba, 'n' }, { 0x6be, '-' }, { 0x6c1, '-' }, { 0x6cc, '-' }, { 0x6d2, '-' } };

static char
get_sound (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (alphabets); i++)
    {
      if (c >= alphabets[i].first && c < alphabets[i].first + strlen (alphabets[i].sounds))
        return alphabets[i].sounds[c - alphabets[i].first];
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (others[i].c == c)
        return others[i].sound;
    }
  if (c >= 0x900 && c < 0xd80)
    {
      guint at = (c - 0x900) % 0x80;

      return at >= 0x15 && at < 0x15 + strlen (indian) ? indian[at - 0x15] : at == 2 ? 'n'
                                                                                     : '-';
    }

  return 0;
}

/* "ts" and "dz" are one letter elsewhere; of two that are the same one is heard. */
static char
get_latin_sound (const char *p,
                 const char *start)
{
  static const char from[] = "bpfcgjkqxlmnrszdtvh";
  static const char to[] = "bbbkkkkkklmnrssttVh";
  const char       *at = strchr (from, *p);

  if (at == NULL || *p == 'h' || (p > start && p[-1] == *p) || ((*p == 't' || *p == 'd') && (p[1] == 's' || p[1] == 'z')))
    return '-';

  return to[at - from];
}

/* Whether no vowel is before a letter of India's alphabets. */
static gboolean
is_virama (const char *p)
{
  return g_utf8_get_char (g_utf8_prev_char (p)) % 0x80 == 0x4d;
}

gboolean
hjl_cv_has_consonants (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  while (*text != '\0' && get_sound (g_unichar_tolower (g_utf8_get_char (text))) == 0)
    text = g_utf8_next_char (text);

  return *text != '\0';
}

char *
hjl_cv_dup_consonants (const char *text,
                       guint       way)
{
  GString *made;

  g_return_val_if_fail (text != NULL, NULL);

  made = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char     sound = c < 0x80 ? get_latin_sound (p, text) : get_sound (c);

      if (sound == 'V')
        sound = (way & (c < 0x80 ? 4 : 1)) != 0 ? 'b' : '-';
      else if (sound == 'H')
        sound = (way & 2) != 0 ? 'k' : '-';
      /* Of two that India's alphabets write as one, one is heard. */
      if (sound != 0 && sound != '-' && !(c >= 0x900 && c < 0xd80 && p > text + 3 && is_virama (p) && g_str_has_suffix (made->str, (char[]){ sound, '\0' })))
        g_string_append_c (made, sound);
    }

  return g_string_free (made, FALSE);
}
