/* hjl-file-title.c: what the name of a file says: whose it is, and what kind of document
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "files/hjl-file-title.h"

#include <string.h>

#include "model/hjl-fold.h"

/* Words of more than one word come before those that are a part of them. */
static const struct
{
  HjlTitleSort sort;
  const char  *words;
} sorts[] = {
  { HJL_TITLE_HACKAJOB, "hackajob profile|hackajob profil|hackajob" },
  { HJL_TITLE_PAPER, "reference letter|letter of reference|letter of recommendation|recommendation letter|certificates|certificate|"
                     "certification|certifications|zeugnisse|zeugnis|arbeitszeugnis|diplome|diploma|degree|transcripts|transcript|"
                     "references|reference|recommendation|portfolio|passport|visa|id card|work samples|work sample|attestation|"
                     "certificat|certificado|attestato|zaswiadczenie|swiadectwo" },
  { HJL_TITLE_LETTER, "cover letter|covering letter|motivation letter|letter of motivation|letter of application|application letter|"
                      "lettre de motivation|carta de presentacion|carta de apresentacao|lettera di presentazione|lettera motivazionale|"
                      "list motywacyjny|motivacni dopis|motivacios level|coverletter|motivationsschreiben|anschreiben|"
                      "motivatiebrief|personligt brev|letter|lettre|carta|niyet mektubu|on yazi" },
  { HJL_TITLE_CV, "curriculum vitae|curriculum|vitae|lebenslauf|resume|cv|c v|zyciorys|zivotopis|oneletrajz|ozgecmis|curriculo|"
                  "hoja de vida|meritforteckning|ansioluettelo|резюме|автобіографія|βιογραφικο|קורות חיים|السيرة الذاتية|"
                  "سيرة ذاتية|ประวัติย่อ|so yeu ly lich" },
  { HJL_TITLE_PROFILE, "candidate profile|linkedin profile|profile|profil|perfil|profilo" },
};

/* Scripts without blanks: they stand anywhere in a word. */
static const struct
{
  HjlTitleSort sort;
  const char  *words;
} parts[] = {
  { HJL_TITLE_LETTER, "求职信|求職信|自荐信|志望動機書|添え状|자기소개서|커버레터" },
  { HJL_TITLE_PAPER, "证书|證書|推荐信|推薦信|証明書|수료증|추천서" },
  { HJL_TITLE_CV, "个人简历|個人簡歷|简历|簡歷|履历|履歷|履歴書|職務経歴書|이력서" },
};

/* Nothing of a name. */
static const char *const noise[] = {
  "a", "actual", "and", "application", "at", "attachment", "aug", "bewerbung", "by", "compressed", "copy", "current",
  "dec", "december", "deutsch", "doc", "document", "docx", "download", "draft", "en", "eng", "english", "feb", "february", "file",
  "final", "for", "from", "german", "in", "january", "job", "jpeg", "jpg", "july", "jul", "kopie", "latest", "march",
  "my", "new", "nov", "november", "oct", "october", "of", "page", "pages", "pdf", "png", "print", "public", "rev", "scan", "scanned",
  "sept", "sep", "september", "short", "signed", "the", "txt", "und", "uk", "unterlagen", "untitled", "update", "updated", "us", "v", "version",
  "ver", "with"
};

/* "Data Engineer.pdf" is nobody's name. */
static const char *const work[] = {
  "accountant", "administrator", "agent", "analyst", "android", "architect", "assistant", "associate", "backend", "business", "candidate",
  "candidates", "chef", "cloud", "consultant", "customer", "cvs", "data", "designer", "developer", "development", "devops", "director",
  "engineer", "engineering", "executive", "finance", "frontend", "full", "fullstack", "graduate", "graphic", "head", "hr", "intern",
  "internship", "ios", "java", "javascript", "junior", "lead", "learning", "machine", "manager", "marketing", "nurse", "officer", "office",
  "operations", "people", "principal", "product", "programmer", "project", "python", "qa", "recruiter", "remote", "sales", "scientist",
  "security", "senior", "shortlist", "software", "specialist", "stack", "staff", "support", "system", "systems", "teacher", "team",
  "technical", "technician", "test", "tester", "trainee", "web", "writer"
};

static gboolean
is_among (const char        *word,
          const char *const *words,
          guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (word, words[i]))
      return TRUE;

  return FALSE;
}

/* A script whose names have no blanks in them. */
static gboolean
is_dense (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HANGUL || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA;
}

/* "Jane.Doe" has none; "Jane Doe.docx.pdf" has two. */
static void
strip_endings (char *title)
{
  static const char *const endings[] = {
    "doc", "docm", "docx", "dot", "eml", "htm", "html", "jpeg", "jpg", "md", "msg", "odt", "pages", "pdf", "png", "rtf", "tif", "tiff",
    "txt", "zip"
  };
  char *dot;

  while ((dot = strrchr (title, '.')) != NULL && dot != title)
    {
      g_autofree char *ending = g_ascii_strdown (dot + 1, -1);

      if (!is_among (ending, endings, G_N_ELEMENTS (endings)))
        return;
      *dot = '\0';
    }
}

/* "JaneDoeCV" is three words; a name that is written with blanks is as it is written. */
static gboolean
begins_word (const char *title,
             const char *at)
{
  gunichar here = g_utf8_get_char (at);
  gunichar before = at > title ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;
  gunichar after = *at != '\0' ? g_utf8_get_char (g_utf8_next_char (at)) : 0;

  return g_unichar_isupper (here) && (g_unichar_islower (before) || (g_unichar_isupper (before) && g_unichar_islower (after)));
}

/* The title with blanks between its words, whatever stood there. */
static char *
space (const char *title)
{
  GString *text = g_string_new (NULL);
  gboolean has_blanks = strpbrk (title, " _+") != NULL || strstr (title, "%20") != NULL;
  gboolean has_any = has_blanks || strpbrk (title, "-.") != NULL;

  for (const char *c = title; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar here = g_utf8_get_char (c);

      if (g_str_has_prefix (c, "%20"))
        {
          g_string_append_c (text, ' ');
          c += 2;
        }
      else if (here == '\'' || here == 0x2019 || (here == '-' && has_blanks && c > title && c[-1] != ' ' && c[-1] != '_' && c[1] != ' ' && c[1] != '_'))
        {
          g_string_append_unichar (text, here);
        }
      else if (!g_unichar_isalnum (here) && !g_unichar_ismark (here))
        {
          g_string_append_c (text, ' ');
        }
      else
        {
          if (!has_any && begins_word (title, c))
            g_string_append_c (text, ' ');
          g_string_append_unichar (text, here);
        }
    }

  return g_string_free (text, FALSE);
}

/* Of each of `sorts` its phrases, folded, each split into words. */
static GPtrArray **
get_phrases (void)
{
  static GPtrArray *phrases[G_N_ELEMENTS (sorts)];
  static gsize      once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
        {
          g_auto (GStrv) list = g_strsplit (sorts[i].words, "|", -1);

          phrases[i] = g_ptr_array_new ();
          for (guint n = 0; list[n] != NULL; n++)
            {
              g_autofree char *folded = hjl_fold_for_search (list[n]);

              g_ptr_array_add (phrases[i], g_strsplit (folded, " ", -1));
            }
        }
      g_once_init_leave (&once, 1);
    }

  return phrases;
}

/* Takes every one of @phrases out of @words. Returns: whether there was one */
static gboolean
take_out (GPtrArray *words,
          GPtrArray *folded,
          GPtrArray *phrases)
{
  gboolean found = FALSE;

  for (guint p = 0; p < phrases->len; p++)
    {
      GStrv phrase = g_ptr_array_index (phrases, p);
      guint n = g_strv_length (phrase);

      for (guint i = 0; i + n <= folded->len;)
        {
          guint k = 0;

          while (k < n && g_str_equal (g_ptr_array_index (folded, i + k), phrase[k]))
            k++;
          if (k < n)
            {
              i++;
              continue;
            }
          g_ptr_array_remove_range (folded, i, n);
          g_ptr_array_remove_range (words, i, n);
          found = TRUE;
        }
    }

  return found;
}

/* The same of scripts without blanks. */
static HjlTitleSort
take_parts (GString *text)
{
  HjlTitleSort sort = HJL_TITLE_PLAIN;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_auto (GStrv) words = g_strsplit (parts[i].words, "|", -1);

      for (guint n = 0; words[n] != NULL; n++)
        if (g_string_replace (text, words[n], " ", 0) > 0 && sort == HJL_TITLE_PLAIN)
          sort = parts[i].sort;
    }

  return sort;
}

static gboolean
has_digit (const char *word)
{
  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isdigit (g_utf8_get_char (c)))
      return TRUE;

  return FALSE;
}

gboolean
hjl_words_are_name (const char *const *words)
{
  guint n = g_strv_length ((char **) words);

  if (n == 1)
    return is_dense (g_utf8_get_char (words[0])) && g_utf8_strlen (words[0], -1) >= 2;

  return n >= 2;
}

gboolean
hjl_words_contain (const char *const *words,
                   const char *const *few)
{
  for (guint i = 0; few[i] != NULL; i++)
    if (!g_strv_contains (words, few[i]))
      return FALSE;

  return TRUE;
}

gboolean
hjl_words_equal (const char *const *a,
                 const char *const *b)
{
  return hjl_words_contain (a, b) && hjl_words_contain (b, a);
}

GStrv
hjl_file_title_split (const char *name)
{
  g_autofree char *folded = hjl_fold_for_search (name);
  g_autofree char *spaced = folded != NULL ? space (folded) : g_strdup ("");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit_set (spaced, " -", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);

  return g_strv_builder_end (builder);
}

/* @words: as they are written */
static char *
join_name (GPtrArray         *words,
           const char *const *folded)
{
  if (words->len > 4 || !hjl_words_are_name (folded))
    return NULL;
  for (guint i = 0; folded[i] != NULL; i++)
    if (is_among (folded[i], work, G_N_ELEMENTS (work)))
      return NULL;

  g_ptr_array_add (words, NULL);

  return g_strjoinv (" ", (char **) words->pdata);
}

HjlFileTitle *
hjl_file_title_new (const char *title)
{
  HjlFileTitle    *self = g_new0 (HjlFileTitle, 1);
  g_autofree char *line = hjl_fold_blanks (title);
  g_autofree char *composed = line != NULL ? g_utf8_normalize (line, -1, G_NORMALIZE_NFC) : NULL;
  g_autofree char *spaced = NULL;
  g_autoptr (GString) text = NULL;
  g_auto (GStrv) split = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *rest = NULL;

  if (composed == NULL)
    composed = g_strdup ("");
  strip_endings (composed);
  spaced = space (composed);
  text = g_string_new (spaced);
  self->sort = take_parts (text);
  split = g_strsplit (text->str, " ", -1);
  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      {
        g_ptr_array_add (words, g_strdup (split[i]));
        g_ptr_array_add (folded, hjl_fold_for_search (split[i]));
      }

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (take_out (words, folded, get_phrases ()[i]) && self->sort == HJL_TITLE_PLAIN)
      self->sort = sorts[i].sort;
  for (guint i = 0; i < folded->len;)
    {
      const char *word = g_ptr_array_index (folded, i);

      if (!has_digit (word) && !is_among (word, noise, G_N_ELEMENTS (noise)))
        {
          i++;
          continue;
        }
      g_ptr_array_remove_index (folded, i);
      g_ptr_array_remove_index (words, i);
    }

  g_ptr_array_add (folded, NULL);
  rest = g_strjoinv (" ", (char **) folded->pdata);
  self->words = hjl_file_title_split (rest);
  self->name = join_name (words, (const char *const *) self->words);

  return self;
}

void
hjl_file_title_free (HjlFileTitle *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->words);
  g_free (self->name);
  g_free (self);
}
