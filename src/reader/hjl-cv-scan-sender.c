/* hjl-cv-scan-sender.c: who sends a CV, where it is not the person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-scan.h"

#include <string.h>

#include "reader/hjl-cv-words.h"

/* "Candidate: Anna Nowak" */
static gboolean
begins_document (const HjlCvPiece *piece)
{
  const char      *colon = strchr (piece->text, ':');
  g_autofree char *left = colon != NULL ? g_strndup (piece->text, colon - piece->text) : NULL;
  g_autofree char *folded = left != NULL ? hjl_cv_fold (left) : NULL;

  return folded != NULL && hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, folded);
}

/* Where a page begins with an address, and says only after it that a CV or a candidate follows, the address may be that of
 * an agency. */
static void
find_letterhead (HjlCvScan *self)
{
  gboolean address = FALSE;

  for (guint i = 0; i < MIN (self->pieces->len, 12); i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (self, i);

      /* A form, whose address is the person's. */
      if (!address && hjl_cv_after_label (piece->text, HJL_CV_WORD_LABEL_NAME) != NULL && !begins_document (piece))
        return;
      if (address && ((hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, piece->folded) && !hjl_cv_word_is (HJL_CV_WORD_HEADING, piece->folded)) || begins_document (piece)))
        self->letterhead = i;
      address |= strchr (piece->text, '@') != NULL;
    }
}

/* "Hi Peter,", "Hello Ms Holm,": two words or three, and a comma behind them. */
static gboolean
is_spoken_to (const char *text)
{
  const char *comma = strchr (text, ',');
  guint       n = 0;

  for (const char *blank = strchr (text, ' '); blank != NULL; blank = strchr (blank + 1, ' '))
    n++;

  return comma != NULL && comma[1] == '\0' && n <= 2;
}

/* "Dear Ms Smith,": whoever stands above it may be the one who is written to. */
static void
find_letter (HjlCvScan *self)
{
  for (guint i = 1; i < self->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (self, i);
      gsize             length = strlen (piece->text);

      if (piece->page != 1)
        break;
      if (!piece->first || !piece->last || length > 120)
        continue;
      for (const char *const *greetings = hjl_cv_words_get (HJL_CV_WORD_GREETING); *greetings != NULL; greetings++)
        {
          if (!g_str_has_prefix (piece->folded, *greetings) || piece->folded[strlen (*greetings)] != ' ' || !is_spoken_to (piece->text))
            continue;
          self->letter = i;
          return;
        }
      for (const char *const *words = hjl_cv_words_get (HJL_CV_WORD_LETTER); *words != NULL; words++)
        {
          if (!g_str_has_prefix (piece->folded, *words))
            continue;
          /* A sentence may begin with such a word too. */
          if (strchr (",:!", piece->text[length - 1]) != NULL || g_str_equal (*words, "to whom it may concern") || g_str_has_prefix (*words, "拝") || g_str_has_suffix (piece->text, "："))
            {
              self->letter = i;
              return;
            }
        }
    }
}

/* Words of those who send other people's CVs: the largest name on the page, and an address, may be theirs. */
static gboolean
has_sender (const HjlCvScan *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (self, i);

      if (i >= 20 && !piece->foot)
        continue;
      /* What hackajob calls a candidate is the person, and it sends nobody else's. */
      if (g_str_has_prefix (piece->folded, "hackajob"))
        return FALSE;
      for (const char *const *words = hjl_cv_words_get (HJL_CV_WORD_SENDER); *words != NULL; words++)
        {
          if (strstr (piece->folded, *words) != NULL)
            return TRUE;
        }
    }

  return FALSE;
}

gboolean
hjl_cv_scan_names_trade (const HjlCvScan *self,
                         guint            index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (self, index);
  const HjlCvPiece *below = hjl_cv_scan_get (self, index + 1);

  return piece != NULL && below != NULL && below->page == piece->page && below->line == piece->line + 1 && hjl_cv_word_is (HJL_CV_WORD_AGENCY, below->folded);
}

/* "To: Peter Holm <holm@firm.example>" of a mail that was printed, "Herrn Peter Holm" of a letter's address: wherever it stands, his address
 * and what stands beside it are his. */
static void
find_recipient (HjlCvScan *self)
{
  static const char *const tos[] = { "to:", "cc:", "para:", "aan:", "till:", "til:", "komu:", "кому:", "收件人", "받는 사람" };
  /* Labels of other things as well: "A: 12 Baker Street" is an address, and "An:" a note. */
  static const char *const short_tos[] = { "an:", "a:", "à:", "do:" };
  static const char *const bearers[] = { "exmo", "exma", "egr ", "egregi", "spett", "herrn ", "an herrn ", "an frau ", "attn", "fao ", "for the attention", "a l'attention", "a la atencion", "t a v ", "sz p ", "szanown" };
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  const HjlCvPiece *header = NULL;
  guint             n_left = 0;

  for (guint i = 0; i < MIN (self->pieces->len, 40); i++)
    {
      HjlCvPiece *piece = g_ptr_array_index (self->pieces, i);
      /* Each page counts its lines anew. */
      gboolean    to = header != NULL && piece->page == header->page && piece->line == header->line;

      for (guint n = 0; n < G_N_ELEMENTS (tos) && !to && piece->first; n++)
        to = g_ascii_strncasecmp (piece->text, tos[n], strlen (tos[n])) == 0;
      for (guint n = 0; n < G_N_ELEMENTS (short_tos) && !to && piece->first && strchr (piece->text, '@') != NULL; n++)
        to = g_ascii_strncasecmp (piece->text, short_tos[n], strlen (short_tos[n])) == 0;
      for (guint n = 0; n < G_N_ELEMENTS (bearers) && i < 12 && piece->first; n++)
        {
          if (!g_str_has_prefix (piece->folded, bearers[n]) || g_str_has_suffix (piece->text, ","))
            continue;
          piece->zone = HJL_CV_ZONE_OTHERS;
          n_left = 5;
        }
      n_left -= n_left > 0;
      if (to)
        header = piece;
      if (to || n_left > 0)
        {
          g_auto (GStrv) words = g_strsplit_set (piece->text, " <>()[],;:", -1);

          for (guint n = 0; words[n] != NULL; n++)
            {
              if (strchr (words[n], '@') != NULL && strlen (words[n]) > 5)
                g_ptr_array_add (addresses, g_strdup (words[n]));
            }
        }
    }
  for (guint i = 0; i < self->pieces->len; i++)
    {
      HjlCvPiece *piece = g_ptr_array_index (self->pieces, i);

      for (guint n = 0; n < addresses->len; n++)
        {
          if (strstr (piece->text, g_ptr_array_index (addresses, n)) == NULL)
            continue;
          piece->zone = HJL_CV_ZONE_OTHERS;
          /* "Peter Holm <holm@firm.example>" */
          if (*piece->text == '<' && !piece->first)
            ((HjlCvPiece *) g_ptr_array_index (self->pieces, i - 1))->zone = HJL_CV_ZONE_OTHERS;
        }
    }
}

void
hjl_cv_scan_find_sender (HjlCvScan *self)
{
  find_recipient (self);
  find_letterhead (self);
  find_letter (self);
  self->sent = has_sender (self);
}
