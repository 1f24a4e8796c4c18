/* hjl-cv-name-fit.c: whether an address is made of a name
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-name.h"

#include <string.h>

#include "reader/hjl-cv-latin.h"
#include "reader/hjl-cv-words.h"

/* Letters of the words, each word once as it is without accents and once as German writes them in addresses. */
static GPtrArray *
list_words (const char *name,
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

/* Whether @run is made of the words, of the beginning of some, and of nothing else. @all: and of each of them, of its
 * first letter at least. */
static gboolean
consume (const char *run,
         GPtrArray  *words,
         gboolean    all,
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
          consume (run + length, words, all, used | 1u << i, n_whole + 1, n_parts, effort))
        return TRUE;
      for (gsize part = MIN (length, 12); part > 0; part--)
        {
          /* Five letters of a word are as good as the whole: "rvenkat". */
          if (part != 2 && (!all || part == 1 || part >= 5) && strncmp (run, word, part) == 0 && consume (run + part, words, all, used | 1u << i, n_whole + (part >= 5), n_parts + (part < 5), effort))
            return TRUE;
        }
    }

  return FALSE;
}

/* "cvt@…" of Cressida Vane-Tempest: the first letters of three words or more, in their order. */
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

/* What people put into addresses beside their name. */
static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = { "dr", "mr", "ms", "mrs", "ing", "mgr", "cv", "job", "jobs", "dev", "work", "mail", "email", "me", "hello", "contact", "info", "hi", "hey", "hallo", "bonjour", "hola", "ciao", "hej", "kontakt", "post", "office", "studio", "the", "its", "iam", "real", "prof", "phd" };

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    {
      if (g_str_equal (fillers[i], word))
        return TRUE;
    }

  return FALSE;
}

static int
fits_words (GPtrArray  *words,
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
      if (token->len > 0 && !is_filler (token->str))
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
  if (consume (run->str, words, FALSE, 0, 0, 0, &effort) || is_each_initial (run->str, words))
    return 2;
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

  if (consume (folded_label, words, FALSE, 0, 0, 0, &effort))
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

/* Names whose vowels are not written, or in many ways: by what is heard of them and of the address. */
static int
fits_consonants (const char *name,
                 const char *address)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *local = g_ascii_strdown (address, strcspn (address, "@"));
  g_auto (GStrv) parts = g_strsplit_set (lower, " -", -1);
  int fit = 0;

  g_strcanon (local, "abcdefghijklmnopqrstuvwxyz", '_');
  for (guint way = 0; way < 8 && fit < 2; way++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *run = hjl_cv_dup_consonants (local, way);
      guint            effort = 0;

      for (guint i = 0; parts[i] != NULL; i++)
        {
          g_ptr_array_add (words, hjl_cv_dup_consonants (parts[i], way));
          /* The article is left away by many. */
          if (g_str_has_prefix (parts[i], "ال"))
            g_ptr_array_add (words, hjl_cv_dup_consonants (parts[i] + strlen ("ال"), way));
        }
      for (guint i = 0; i < words->len; i++)
        {
          const char *word = g_ptr_array_index (words, i);

          if (strlen (word) >= 3 && strstr (run, word) != NULL)
            fit = 1;
        }
      if (strlen (run) >= 4 && consume (run, words, FALSE, 0, 0, 0, &effort))
        fit = 2;
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
    fit = fits_consonants (name, address);
  for (guint german = 0; fit < 2 && german < 2; german++)
    {
      g_autoptr (GPtrArray) words = list_words (name, german == 1);

      fit = MAX (fit, fits_words (words, address));
    }

  /* The rest of the name, or all of it, is the host's. */
  if (fit < 2 && strchr (address, '@') != NULL)
    {
      const char      *host = strchr (address, '@') + 1;
      g_autofree char *local = g_strndup (address, host - 1 - address);
      g_autofree char *label = g_strndup (host, strcspn (host, "."));

      for (guint german = 0; german < 2 && fit < 2; german++)
        {
          g_autoptr (GPtrArray) words = list_words (name, german == 1);

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
      g_autoptr (GPtrArray) words = list_words (name, FALSE);
      guint effort = 0;

      fit = is_filler (folded_local) && consume (folded_label, words, FALSE, 0, 0, 0, &effort);
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
      g_autoptr (GPtrArray) words = list_words (name, german == 1);

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
      g_autoptr (GPtrArray) words = list_words (name, german == 1);
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
      g_autoptr (GPtrArray) words = list_words (name, german == 1);
      g_auto (GStrv) parts = g_strsplit (local, " ", -1);
      g_autofree char *run = g_strjoinv ("", parts);
      guint            effort = 0;

      if (words->len > 1 && words->len < 12 && consume (run, words, TRUE, 0, 0, 0, &effort))
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
