/* hjl-cv-latin.c: names of other alphabets, as their people write them in addresses
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-latin.h"

#include <stdlib.h>
#include <string.h>

#include "reader/hjl-cv-words.h"

/* Cyrillic, Greek, Armenian and Georgian letters. */
static const char *
get_latin (gunichar c)
{
  static GHashTable *letters = NULL;

  if (letters == NULL)
    {
      letters = g_hash_table_new (NULL, NULL);
      for (const char *const *rows = hjl_cv_words_get (HJL_CV_WORD_LATIN); *rows != NULL; rows++)
        {
          g_auto (GStrv) parts = g_strsplit (*rows, " ", -1);

          for (guint i = 1; parts[i] != NULL; i++)
            g_hash_table_insert (letters, GUINT_TO_POINTER (strtoul (parts[0], NULL, 16) + i - 1), (char *) g_intern_string (g_str_equal (parts[i], "-") ? "" : parts[i]));
        }
    }

  return g_hash_table_lookup (letters, GUINT_TO_POINTER (c));
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

      /* Two letters for one vowel. */
      if (c == 0x3c5 && last == 0x3bf)
        letters = "u";
      if (c == 0x582 && last == 0x578)
        {
          g_string_truncate (latin, latin->len - 1);
          letters = "u";
        }
      if (letters != NULL)
        g_string_append (latin, letters);
      else
        g_string_append_unichar (latin, c);
      last = c;
    }

  return g_string_free (latin, FALSE);
}

/* Alphabets that are written in more than one way in Latin letters, or without their vowels. Of each letter the sound, with those that stand for
 * each other as one: b for p and f, k for g, j and ch, s for z and sh, t for d; a, i for e and y, o for u, A for "ya" and O for "yu"; "-" for what
 * is hardly heard; V for one that is a vowel too, H for Hebrew's Het. India's alphabets have the same order. */
static const struct
{
  gunichar    first;
  const char *sounds;
} alphabets[] = {
  { 0x3b1, "abktisitiklmnkobrsstibkbo" },
  { 0x430, "abVktissiiklmnobrstobkskss-i-iOA" },
  { 0x561, "abktisiitsilksk-skkminsokbkrsVtrs-bkob" },
  { 0x5d0, "-bkt-VsHt-kklmmnns-bbsskrst" },
  { 0x621, "-------b-ttk-kttrsssstts-k" },
  { 0x641, "bkklmn-V--" },
  { 0x10d0, "abktiVstiklmnobsrstobkkkskssskkk-" },
};
static const char indian[] = "kkkknkkkknttttnttttnnbbbbmirrlllVsss-";
/* The vowels of India's alphabets: those that begin a word, from 5 on, and the signs of others, from 0x3e on. */
static const char indian_vowels[] = "aaiioorliiiiooooo";
static const char indian_signs[] = "aiiooriiiiiooooo";
/* Ukraine's; Persian's and Urdu's own. */
static const struct
{
  gunichar c;
  char     sound;
} others[] = { { 0x454, 'i' }, { 0x456, 'i' }, { 0x458, 'i' }, { 0x491, 'k' }, { 0x679, 't' }, { 0x67e, 'b' }, { 0x686, 'k' }, { 0x688, 't' }, { 0x691, 'r' }, { 0x698, 's' }, { 0x6a9, 'k' }, { 0x6af, 'k' }, { 0x6ba, 'n' }, { 0x6be, '-' }, { 0x6c1, '-' }, { 0x6cc, '-' }, { 0x6d2, '-' } };

static char
get_sound (gunichar c)
{
  gunichar base;

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

      if (at >= 5 && at < 5 + strlen (indian_vowels) && at < 0x15)
        return indian_vowels[at - 5];
      if (at >= 0x15 && at < 0x15 + strlen (indian))
        return indian[at - 0x15];
      if (at >= 0x3e && at < 0x3e + strlen (indian_signs) && at < 0x4d)
        return indian_signs[at - 0x3e];

      return at == 2 ? 'n' : '-';
    }
  /* "ё", "ї", "ά" */
  if (c >= 0x370 && c < 0x500 && g_unichar_fully_decompose (c, FALSE, &base, 1) > 1)
    return get_sound (base);

  return 0;
}

/* "ts" and "dz" are one letter elsewhere; of two that are the same one is heard. */
static char
get_latin_sound (const char *p,
                 const char *start)
{
  static const char from[] = "bpfcgjkqxlmnrszdtvhaeiyou";
  static const char to[] = "bbbkkkkkklmnrssttVhaiiioo";
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

gboolean
hjl_cv_has_vowels (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c >= 0x590 && c < 0x780)
        return FALSE;
    }

  return TRUE;
}

gboolean
hjl_cv_has_inherent_vowel (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c >= 0x900 && c < 0xd80)
        return TRUE;
    }

  return FALSE;
}

/* Adds a vowel, which is heard once where it is written twice: "iy", "ou". *@last: the sound before it, 0 where a consonant or a word's
 * end is. */
static void
add_vowel (GString *made,
           char     sound,
           guint    way,
           char    *last)
{
  if ((way & HJL_CV_SOUND_VOWELS) != 0 && sound != *last && !(sound == 'a' && (way & HJL_CV_SOUND_NO_A) != 0))
    g_string_append_c (made, sound);
  if (!(sound == 'a' && (way & HJL_CV_SOUND_NO_A) != 0))
    *last = sound;
}

char *
hjl_cv_dup_sounds (const char *text,
                   guint       way)
{
  gboolean voiced = (way & HJL_CV_SOUND_VOWELS) != 0;
  GString *made;
  char     last = 0;

  g_return_val_if_fail (text != NULL, NULL);

  made = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char     sound = c < 0x80 ? get_latin_sound (p, text) : get_sound (c);

      if (sound == 'V')
        {
          sound = (way & (c < 0x80 ? 4 : 1)) != 0 ? 'b' : '-';
          last = 0;
        }
      else if (sound == 'H')
        sound = (way & 2) != 0 ? 'k' : '-';
      /* "Julia" and "Alexey" of Slavs. */
      else if (voiced && c == 'j' && (way & 2) != 0)
        sound = 'i';
      if (sound == 'A' || sound == 'O')
        {
          add_vowel (made, 'i', way, &last);
          add_vowel (made, sound == 'A' ? 'a' : 'o', way, &last);
        }
      else if (sound == 'a' || sound == 'i' || sound == 'o')
        add_vowel (made, sound, way, &last);
      else if (c < 0x80 ? !g_ascii_isalpha (c) : sound == 0)
        last = 0;
      /* Of two that India's alphabets write as one, one is heard. */
      else if (sound != '-' && !(c >= 0x900 && c < 0xd80 && p > text + 3 && is_virama (p) && made->len > 0 && made->str[made->len - 1] == sound) &&
               !(voiced && sound == last))
        {
          g_string_append_c (made, sound);
          last = sound;
        }
      if (voiced && c == 'x' && (way & 2) != 0)
        g_string_append_c (made, last = 's');
    }

  return g_string_free (made, FALSE);
}
