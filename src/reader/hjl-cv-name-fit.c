/* hjl-cv-name-fit.c: whether an address is made of a name
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-name.h"

#include <string.h>

#include "reader/hjl-cv-given.h"
#include "reader/hjl-cv-latin.h"
#include "reader/hjl-cv-words.h"

GPtrArray *
hjl_cv_name_list_words (const char *name,
                        gboolean    german)
{
  GPtrArray       *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *lower = g_utf8_strdown (name, -1);
  GString         *spelled = g_string_new (NULL);
  g_autofree char *plain = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (german && (c == 0xe4 || c == 0xf6 || c == 0xfc || c == 0xf8 || c == 0xe5))
        g_string_append (spelled, c == 0xe4 ? "ae" : c == 0xfc ? "ue"
                                                   : c == 0xe5 ? "aa"
                                                               : "oe");
      else if (c == '\'' || c == 0x2019)
        continue;
      else
        g_string_append_unichar (spelled, c);
    }
  plain = hjl_cv_fold (spelled->str);
  folded = hjl_cv_dup_latin (plain);
  g_string_free (spelled, TRUE);
  parts = g_strsplit_set (folded, " -.", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0')
        g_ptr_array_add (words, g_strdup (parts[i]));
    }

  return words;
}

/* Which beginnings of a word count. Five letters of it are as good as the whole: "rvenkat". */
typedef enum
{
  BEGINNINGS_ALL,
  BEGINNINGS_INITIALS, /* and five letters */
  BEGINNINGS_LONG
} Beginnings;

/* Whether @run is made of the words, of the beginning of some, and of nothing else. @all: and of each of them, of its
 * first letter at least. */
static gboolean
consume (const char *run,
         GPtrArray  *words,
         gboolean    all,
         Beginnings  beginnings,
         guint       used,
         guint       n_whole,
         guint       n_parts,
         guint      *effort)
{
  if (*run == '\0')
    return (n_whole >= 2 || (n_whole == 1 && n_parts >= 1)) && (!all || used + 1 == 1u << words->len);
  if (++*effort > 4000)
    return FALSE;
  for (guint i = 0; i < words->len && i < 12; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      gsize       length = strlen (word);

      if (used & (1u << i))
        continue;
      if (length > 1 && strncmp (run, word, length) == 0 &&
          consume (run + length, words, all, beginnings, used | 1u << i, n_whole + 1, n_parts, effort))
        return TRUE;
      for (gsize part = MIN (length, 12); part > 0; part--)
        {
          if ((part >= 5 || (part == 1 && beginnings != BEGINNINGS_LONG) || (part > 2 && beginnings == BEGINNINGS_ALL)) && strncmp (run, word, part) == 0 && consume (run + part, words, all, beginnings, used | 1u << i, n_whole + (part >= 5), n_parts + (part < 5), effort))
            return TRUE;
        }
    }

  return FALSE;
}

/* "cvt@…" of Cressida Vane-Tempest: the first letters of three words or more, in their order. A house has such an address too. */
static gboolean
is_each_initial (const char *run,
                 GPtrArray  *words)
{
  for (guint i = 0; i < words->len; i++, run = g_utf8_next_char (run))
    {
      if (*run == '\0' || g_utf8_get_char (run) != g_utf8_get_char (g_ptr_array_index (words, i)))
        return FALSE;
    }

  return *run == '\0' && words->len >= 3;
}

/* Whether it is a person's name, and none of its words says what a house does: "Arthur Bell Consulting". */
static gboolean
is_person (const char *name,
           GPtrArray  *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      if (hjl_cv_word_is (HJL_CV_WORD_OTHER, g_ptr_array_index (words, i)) || hjl_cv_word_is (HJL_CV_WORD_JOB, g_ptr_array_index (words, i)))
        return FALSE;
    }

  return hjl_cv_names_person (name);
}

static int
fits_words (const char *name,
            GPtrArray  *words,
            const char *address)
{
  g_autofree char *folded = hjl_cv_fold (address);
  g_autofree char *raw = g_utf8_strdown (address, -1);
  g_autoptr (GString) run = g_string_new (NULL);
  g_autoptr (GString) token = g_string_new (NULL);
  guint effort = 0;
  int   fit = 0;

  for (const char *p = raw;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (*p != '\0' && *p != '@' && g_unichar_isalpha (c))
        {
          g_string_append_unichar (token, c);
          continue;
        }
      /* "cloud" is a word of Sam Cloud's. */
      if (token->len > 0 && (!hjl_cv_word_is (HJL_CV_WORD_FILLER, token->str) || g_ptr_array_find_with_equal_func (words, token->str, g_str_equal, NULL)))
        {
          g_autofree char *plain = hjl_cv_fold (token->str);

          g_string_append (run, plain);
        }
      g_string_truncate (token, 0);
      if (*p == '\0' || *p == '@')
        break;
    }
  if (run->len == 0)
    return 0;
  if (consume (run->str, words, FALSE, BEGINNINGS_ALL, 0, 0, 0, &effort))
    return 2;
  if (is_each_initial (run->str, words))
    return is_person (name, words) ? 2 : 1;
  /* A host that is called like somebody may be a house: "tara@morganhunter.example". */
  folded[strcspn (folded, "@")] = '\0';
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (g_utf8_strlen (word, -1) >= 3 && strstr (folded, word) != NULL)
        fit = 1;
    }

  return fit;
}

static gboolean
is_word (GPtrArray  *words,
         const char *text)
{
  g_autofree char *folded = hjl_cv_fold (text);

  for (guint i = 0; i < words->len; i++)
    {
      if (strlen (folded) > 2 && g_str_equal (g_ptr_array_index (words, i), folded))
        return TRUE;
    }

  return FALSE;
}

/* "gethin@prosser.example", "geth@prosser.example", "gvp@prosser.example", "gv@prosser.example", "gethin@gethinprosser.example"; "nk@ezecollins.example" of
 * Nkiruka Eze-Collins. */
static gboolean
fits_host (GPtrArray  *words,
           const char *local,
           const char *label)
{
  g_autofree char *folded_local = hjl_cv_fold (local);
  g_autofree char *folded_label = hjl_cv_fold (label);
  g_autoptr (GString) initials = g_string_new (NULL);
  g_autoptr (GString) others = g_string_new (NULL);
  guint effort = 0;

  if (consume (folded_label, words, FALSE, BEGINNINGS_ALL, 0, 0, 0, &effort))
    return is_word (words, local) || (words->len > 2 && strlen (folded_local) > 1 && g_str_has_prefix (g_ptr_array_index (words, 0), folded_local));
  if (!is_word (words, label))
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      g_string_append_unichar (initials, g_utf8_get_char (word));
      if (!g_str_equal (word, folded_label))
        g_string_append_unichar (others, g_utf8_get_char (word));
      if (strlen (folded_local) >= 3 && g_str_has_prefix (word, folded_local) && !g_str_equal (word, folded_label))
        return TRUE;
    }

  return (initials->len > 1 && g_str_equal (initials->str, folded_local)) || (others->len > 1 && g_str_equal (others->str, folded_local));
}

/* Whether a word of an address may be one of a name in letters that leave short vowels away: at their ends both have a vowel or none, and two
 * vowels together are a long one, which is written. "dan" is no "דנה", and "mahmoud" no "محمد". */
static gboolean
may_sound (const char *word,
           const char *token)
{
  static const char        vowels[] = "aeiouy";
  static const char *const ends[] = { "ا", "ى", "ة", "ه", "ي", "ی", "و", "ה", "א", "י", "ו", "ע", "ع", NULL };
  static const char *const longs[] = { "ا", "ي", "ی", "و", "ע", "י", "ו", "א", "ع", NULL };
  gsize                    length = strlen (token);
  gboolean                 voiced, lasting = FALSE, written = FALSE;

  voiced = strchr (vowels, token[length - (length > 2 && token[length - 1] == 'h' ? 2 : 1)]) != NULL;
  for (gsize i = 1; i + 2 < length; i++)
    lasting |= strchr (vowels, token[i]) != NULL && strchr (vowels, token[i + 1]) != NULL;
  for (guint i = 0; longs[i] != NULL; i++)
    written |= strstr (g_utf8_next_char (word), longs[i]) != NULL;
  for (guint i = 0; ends[i] != NULL; i++)
    {
      if (g_str_has_suffix (word, ends[i]))
        return voiced && (!lasting || written);
    }

  return !voiced && (!lasting || written);
}

/* Whether each word of an address that has the consonants of a name's word may be that one. */
static gboolean
may_sound_all (char      **parts,
               const char *local,
               guint       way)
{
  g_auto (GStrv) tokens = g_strsplit (local, "_", -1);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      g_autofree char *heard = hjl_cv_dup_sounds (tokens[i], way);
      gboolean         found = FALSE, fits = FALSE;

      for (guint n = 0; *heard != '\0' && parts[n] != NULL && !fits; n++)
        {
          g_autofree char *sounds = hjl_cv_dup_sounds (parts[n], way);
          g_autofree char *bare = g_str_has_prefix (parts[n], "ال") ? hjl_cv_dup_sounds (parts[n] + strlen ("ال"), way) : NULL;

          if (!g_str_equal (heard, sounds) && g_strcmp0 (heard, bare) != 0)
            continue;
          found = TRUE;
          fits = may_sound (parts[n], tokens[i]);
        }
      if (found && !fits)
        return FALSE;
    }

  return TRUE;
}

/* Names of other alphabets by what is heard of them and of the address: of 2 with their vowels, or, where these are not written, where there
 * is enough of it. By consonants alone an address may be somebody else's: "timur.aliev@…" of Тамара Алиева. */
static int
fits_sounds (const char *name,
             const char *address)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *local = g_ascii_strdown (address, strcspn (address, "@"));
  g_auto (GStrv) parts = g_strsplit_set (lower, " -", -1);
  gboolean voiced = hjl_cv_has_vowels (lower);
  gboolean initials = hjl_cv_has_inherent_vowel (lower);
  int      fit = 0;

  g_strcanon (local, "abcdefghijklmnopqrstuvwxyz", '_');
  for (guint way = 0; way < (voiced ? 16 : 8) && fit < 2; way++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
      guint            sounds = way | (initials ? HJL_CV_SOUND_NO_A : 0);
      g_autofree char *run = hjl_cv_dup_sounds (local, sounds);
      guint            effort = 0;

      for (guint i = 0; parts[i] != NULL; i++)
        {
          g_ptr_array_add (words, hjl_cv_dup_sounds (parts[i], sounds));
          /* The article is left away by many. */
          if (g_str_has_prefix (parts[i], "ال"))
            g_ptr_array_add (words, hjl_cv_dup_sounds (parts[i] + strlen ("ال"), sounds));
        }
      for (guint i = 0; i < words->len && way < 8; i++)
        {
          const char *word = g_ptr_array_index (words, i);

          if (strlen (word) >= 3 && strstr (run, word) != NULL)
            fit = 1;
        }
      if (strlen (run) < 4 || !consume (run, words, FALSE, way >= 8 && !initials ? BEGINNINGS_LONG : BEGINNINGS_INITIALS, 0, 0, 0, &effort))
        continue;
      fit = (way & HJL_CV_SOUND_VOWELS) != 0 || (!voiced && strlen (run) >= 6 && may_sound_all (parts, local, way)) ? 2 : 1;
    }

  return fit;
}

int
hjl_cv_name_fits (const char *name,
                  const char *address)
{
  int fit = 0;

  g_return_val_if_fail (name != NULL, 0);
  g_return_val_if_fail (address != NULL, 0);

  if (hjl_cv_has_consonants (name))
    fit = fits_sounds (name, address);
  for (guint german = 0; fit < 2 && german < 2; german++)
    {
      g_autoptr (GPtrArray) words = hjl_cv_name_list_words (name, german == 1);

      fit = MAX (fit, fits_words (name, words, address));
    }

  /* The rest of the name, or all of it, is the host's. */
  if (fit < 2 && strchr (address, '@') != NULL)
    {
      const char      *host = strchr (address, '@') + 1;
      g_autofree char *local = g_strndup (address, host - 1 - address);
      g_autofree char *label = g_strndup (host, strcspn (host, "."));

      for (guint german = 0; german < 2 && fit < 2; german++)
        {
          g_autoptr (GPtrArray) words = hjl_cv_name_list_words (name, german == 1);

          if (fits_host (words, local, label))
            fit = 2;
        }
    }

  /* "hello@gethinprosser.example": a firm's address may be such a one too. */
  if (fit == 0 && strchr (address, '@') != NULL)
    {
      const char      *host = strchr (address, '@') + 1;
      g_autofree char *local = g_strndup (address, host - 1 - address);
      g_autofree char *label = g_strndup (host, strcspn (host, "."));
      g_autofree char *folded_local = hjl_cv_fold (local);
      g_autofree char *folded_label = hjl_cv_fold (label);
      g_autoptr (GPtrArray) words = hjl_cv_name_list_words (name, FALSE);
      guint effort = 0;

      fit = hjl_cv_word_is (HJL_CV_WORD_FILLER, folded_local) && consume (folded_label, words, FALSE, BEGINNINGS_ALL, 0, 0, 0, &effort);
    }

  return fit;
}

gboolean
hjl_cv_name_is_turned (const char *name,
                       const char *address)
{
  g_autofree char *local = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  local = g_strndup (address, strcspn (address, "@0123456789+"));
  folded = g_utf8_strdown (local, -1);
  parts = g_strsplit_set (folded, "._-", -1);
  if (g_strv_length (parts) != 2 || *parts[0] == '\0' || *parts[1] == '\0')
    return FALSE;
  for (guint german = 0; german < 2; german++)
    {
      g_autoptr (GPtrArray) words = hjl_cv_name_list_words (name, german == 1);

      if (words->len >= 2 && g_str_equal (g_ptr_array_index (words, 0), parts[1]) && g_str_equal (g_ptr_array_index (words, words->len - 1), parts[0]))
        return TRUE;
    }

  return FALSE;
}

gboolean
hjl_cv_name_is_whole (const char *name,
                      const char *address)
{
  g_autofree char *folded = NULL;
  const char      *host;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  folded = hjl_cv_fold (address);
  folded[strcspn (folded, "@")] = '\0';
  host = strchr (address, '@') != NULL ? strchr (address, '@') + 1 : "";
  for (guint german = 0; german < 2; german++)
    {
      g_autoptr (GPtrArray) words = hjl_cv_name_list_words (name, german == 1);
      gboolean whole = words->len >= 2;

      for (guint i = 0; whole && i < words->len; i++)
        {
          const char *word = g_ptr_array_index (words, i);

          /* "anna@nowak.example" */
          whole = strlen (word) > 1 && (strstr (folded, word) != NULL || (g_str_has_prefix (host, word) && host[strlen (word)] == '.'));
        }
      if (whole)
        return TRUE;
    }

  return FALSE;
}

gboolean
hjl_cv_name_may_be_house (const HjlCvName *self)
{
  const char *last;

  g_return_val_if_fail (self != NULL, FALSE);

  last = strrchr (self->key, ' ');

  return self->soft > 0 || (last != NULL && hjl_cv_word_is (HJL_CV_WORD_HOUSE_END, last + 1));
}

gboolean
hjl_cv_name_is_spelled (const char *name,
                        const char *address)
{
  g_autofree char *local = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  folded = hjl_cv_fold (address);
  local = g_strndup (folded, strcspn (folded, "@"));
  g_strdelimit (local, "._-0123456789", ' ');
  for (guint german = 0; german < 2; german++)
    {
      g_autoptr (GPtrArray) words = hjl_cv_name_list_words (name, german == 1);
      g_auto (GStrv) parts = g_strsplit (local, " ", -1);
      g_autofree char *run = g_strjoinv ("", parts);
      guint            effort = 0;

      if (words->len > 1 && words->len < 12 && consume (run, words, TRUE, BEGINNINGS_INITIALS, 0, 0, 0, &effort))
        return TRUE;
    }

  return FALSE;
}

char *
hjl_cv_name_dup_parted (const char *run,
                        const char *address)
{
  g_autofree char *folded = hjl_cv_fold (run);
  g_autofree char *local = g_ascii_strdown (address, strcspn (address, "@0123456789"));
  g_auto (GStrv) parts = g_strsplit_set (local, "._-+", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  GString         *value;

  /* Letters and folded letters are as many where none of them became two. */
  if (g_strv_length (parts) < 2 || !g_str_equal (joined, folded) || g_utf8_strlen (run, -1) != g_utf8_strlen (folded, -1))
    return NULL;
  value = g_string_new (NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *end = g_utf8_offset_to_pointer (run, g_utf8_strlen (parts[i], -1));

      if (value->len > 0)
        g_string_append_c (value, ' ');
      g_string_append_len (value, run, end - run);
      run = end;
    }

  return g_string_free (value, FALSE);
}
