/* hjl-cv-email-owner.c: whose the e-mail addresses in a CV are
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-email.h"

#include <string.h>

#include "reader/hjl-cv-name.h"
#include "reader/hjl-cv-place.h"
#include "reader/hjl-cv-words.h"

gboolean
hjl_cv_is_office (const char *address)
{
  g_autofree char *local = g_ascii_strdown (address, strcspn (address, "@"));

  return hjl_cv_word_is (HJL_CV_WORD_OFFICE, local);
}

static const HjlCvPiece *
find_piece (const HjlCvScan    *scan,
            const HjlCvFinding *finding)
{
  const HjlCvPiece *first = NULL;

  /* An address that was cut or spelled out is in none of its line's pieces. */
  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);

      if (piece->page != finding->page || piece->line != finding->line)
        continue;
      if (strstr (piece->text, finding->value) != NULL)
        return piece;
      if (first == NULL)
        first = piece;
    }

  return first;
}

static gboolean
is_below_another (const HjlCvScan  *scan,
                  const HjlCvFacts *facts,
                  const HjlCvPiece *piece)
{
  guint index;

  return g_ptr_array_find (scan->pieces, piece, &index) && hjl_cv_is_below_another (scan, facts, index);
}

static int
rank (const HjlCvScan    *scan,
      const HjlCvFinding *email,
      const char         *name,
      gboolean            own)
{
  const HjlCvPiece *piece = find_piece (scan, email);
  int               points = 0;

  if (name != NULL)
    points += 10 * hjl_cv_name_fits (name, email->value) + hjl_cv_name_is_whole (name, email->value);
  if (piece != NULL && piece->zone != HJL_CV_ZONE_BODY)
    points += 6;
  if (piece != NULL && piece->page == 1)
    points += 2;
  /* Where a CV has addresses at its top, one among experience is an employer's, whose it may be or have been. */
  if (piece != NULL && piece->zone == HJL_CV_ZONE_BODY && own)
    points -= 20;
  if (hjl_cv_is_office (email->value))
    points -= 8;
  if (email->from == HJL_CV_FROM_LINK)
    points -= 3;

  return points + email->sure;
}

gboolean
hjl_cv_is_namesake (const char *key,
                    const char *address)
{
  const char *host = strchr (address, '@') + 1;
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  g_autofree char *run = g_strjoinv ("", words);

  return strlen (run) == strcspn (host, ".") && g_ascii_strncasecmp (host, run, strlen (run)) == 0;
}

gboolean
hjl_cv_is_house (const HjlCvScan *scan,
                 const char      *address)
{
  g_autofree char *host = g_ascii_strdown (strchr (address, '@') + 1, -1);
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);

  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      g_auto (GStrv) words = strpbrk (piece->folded, "@.") == NULL ? g_strsplit_set (piece->folded, " -", -1) : NULL;
      g_autofree char *run = words != NULL ? g_strjoinv ("", words) : NULL;

      /* The last is a country's, or says nothing. */
      for (guint n = 0; run != NULL && labels[n + 1] != NULL; n++)
        {
          if (strlen (labels[n]) >= 5 && strstr (run, labels[n]) != NULL)
            return TRUE;
        }
    }

  return FALSE;
}

/* Whether nothing but a label stands beside an address. */
static gboolean
is_alone (const HjlCvPiece *piece,
          const char       *address)
{
  const char *value = hjl_cv_after_label (piece->text, HJL_CV_WORD_LABEL_EMAIL);

  return g_ascii_strcasecmp (value != NULL && *value != '\0' ? value : piece->text, address) == 0;
}

/* Whether an address that has nothing of the name in it stands alone or behind its label below the name, where people write how they are
 * reached, and nobody sends the CV for them. */
static gboolean
is_beside (const HjlCvScan    *scan,
           const HjlCvFacts   *facts,
           const HjlCvFinding *name,
           const HjlCvFinding *email)
{
  guint name_at = G_MAXUINT, email_at = G_MAXUINT;

  if (scan->sent || scan->letter > 0 || scan->letterhead > 0 || email->from != HJL_CV_FROM_TEXT || hjl_cv_is_house (scan, email->value))
    return FALSE;
  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);

      if (name_at == G_MAXUINT && piece->page == name->page && piece->line == name->line)
        name_at = i;
      if (piece->page == email->page && piece->line == email->line && is_alone (piece, email->value))
        email_at = i;
      if ((piece->foot && strstr (piece->text, email->value) != NULL) || (email_at == G_MAXUINT && piece->zone == HJL_CV_ZONE_OTHERS))
        return FALSE;
    }

  return name_at != G_MAXUINT && email_at != G_MAXUINT && email_at >= name_at && email_at - name_at <= 12 && !hjl_cv_is_below_another (scan, facts, email_at);
}

static gboolean
is_cased (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    {
      if (g_unichar_get_script (g_utf8_get_char (name)) == G_UNICODE_SCRIPT_LATIN)
        return TRUE;
    }

  return FALSE;
}

/* An icon's or a label's last letters at one with an address: "Eanna.nowak@…". */
static gboolean
is_glued (const char *name,
          const char *address)
{
  const char      *rest = address;
  g_autofree char *first = g_ascii_strdown (address, (gssize) strcspn (address, "@._-0123456789"));

  /* "aga.lis@…" of Agnieszka Lis is whole, and no "a.lis@…". */
  if (hjl_cv_name_fits (name, address) == 2 || (hjl_cv_name_fits (name, first) == 0 && hjl_cv_name_is_called (name, first)))
    return FALSE;
  for (guint i = 0; i < 8 && g_unichar_isalpha (g_utf8_get_char (rest)); i++)
    {
      rest = g_utf8_next_char (rest);
      if (hjl_cv_name_fits (name, rest) == 2)
        return TRUE;
    }

  return FALSE;
}

/* The end of an address whose beginning stands alone in the line above, where the name says so: a narrow column broke it anywhere. */
static gboolean
mend_broken (const HjlCvScan *scan,
             HjlCvFinding    *email,
             const char      *name)
{
  for (guint i = 1; email->from == HJL_CV_FROM_TEXT && i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      const HjlCvPiece *above = hjl_cv_scan_get (scan, i - 1);
      const char       *half = hjl_cv_get_email_half (above);
      g_autofree char  *longer = NULL;

      if (piece->page != email->page || piece->line != email->line)
        continue;
      if (!piece->first || half == NULL || above->page != piece->page)
        return FALSE;
      longer = g_strconcat (half, email->value, NULL);
      if (!hjl_cv_is_address (longer) || hjl_cv_name_fits (name, longer) <= hjl_cv_name_fits (name, email->value))
        return FALSE;
      g_free (email->value);
      email->value = g_steal_pointer (&longer);
      email->sure = MIN (email->sure, HJL_CV_LIKELY);
      return TRUE;
    }

  return FALSE;
}

/* "Emoonhr@…" is "E" and "moonhr@…": a label's first letter, where it is set apart from small ones and the name is what follows. */
static gboolean
mend_glued (HjlCvFinding *email,
            const char   *name)
{
  g_autofree char *rest = NULL;

  if (strchr ("EM", *email->value) == NULL || !g_ascii_islower (email->value[1]) || email->value[1] == '\0' ||
      hjl_cv_name_fits (name, email->value) == 2 || hjl_cv_name_fits (name, email->value + 1) < 2)
    return FALSE;
  rest = g_strdup (email->value + 1);
  g_free (email->value);
  email->value = g_steal_pointer (&rest);
  email->sure = MIN (email->sure, HJL_CV_LIKELY);

  return TRUE;
}

gboolean
hjl_cv_mend_emails (const HjlCvScan *scan,
                    HjlCvFacts      *facts)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  gboolean            mended = FALSE;

  for (guint i = 0; name != NULL && i < facts->findings->len; i++)
    {
      HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);

      if (finding->field == HJL_CV_FIELD_EMAIL)
        mended |= mend_broken (scan, finding, name->value) || mend_glued (finding, name->value);
    }

  return mended;
}

void
hjl_cv_judge_emails (const HjlCvScan *scan,
                     HjlCvFacts      *facts)
{
  const HjlCvFinding *found = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  const char         *name = found != NULL ? found->value : NULL;
  HjlCvFinding       *best = NULL;
  guint               best_at = 0, first_at = 0;
  int                 most = G_MININT;
  guint               n_emails = 0, n_others = 0;
  g_autoptr (HjlCvName) shape = name != NULL ? hjl_cv_name_new (name, FALSE) : NULL;
  /* An address may have a company's name in it as well. */
  gboolean certain = shape != NULL && shape->stops == 0 && (!hjl_cv_name_may_be_house (shape) || found->sure == HJL_CV_SURE);
  gboolean own = FALSE;

  for (guint i = 0; i < facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);
      const HjlCvPiece   *piece = finding->field == HJL_CV_FIELD_EMAIL ? find_piece (scan, finding) : NULL;

      own |= piece != NULL && (piece->zone == HJL_CV_ZONE_HEAD || piece->zone == HJL_CV_ZONE_CONTACT) && !hjl_cv_is_office (finding->value);
    }

  for (guint i = 0; i < facts->findings->len; i++)
    {
      HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);
      int           points;

      if (finding->field != HJL_CV_FIELD_EMAIL)
        continue;
      if (n_emails + n_others == 0)
        first_at = i;
      if (hjl_cv_is_office (finding->value) && (name == NULL || hjl_cv_name_fits (name, finding->value) == 0))
        n_others++;
      else
        n_emails++;
      points = rank (scan, finding, name, own);
      if (points > most)
        {
          most = points;
          best = finding;
          best_at = i;
        }
    }
  if (best == NULL)
    return;

  /* Behind a link only, "E-mail me": made of the name, and the only one. */
  if (n_emails == 1 && best->from == HJL_CV_FROM_LINK && found != NULL && found->sure == HJL_CV_SURE && scan->letter == 0 &&
      hjl_cv_name_fits (name, best->value) == 2)
    best->sure = HJL_CV_SURE;

  for (guint i = 0; i < facts->findings->len; i++)
    {
      HjlCvFinding     *finding = g_ptr_array_index (facts->findings, i);
      const HjlCvPiece *piece;
      int               fit;

      if (finding->field != HJL_CV_FIELD_EMAIL || finding->sure != HJL_CV_SURE)
        continue;
      if (name != NULL && hjl_cv_name_is_anothers (name, finding->value))
        {
          finding->sure = finding == best ? HJL_CV_LIKELY : HJL_CV_GUESS;
          continue;
        }
      piece = find_piece (scan, finding);
      fit = name != NULL ? hjl_cv_name_fits (name, finding->value) : 0;
      /* One that has the name in it is the person's; one that has not is, where it is the only one, stands where people
       * write their own, and the name is in letters that addresses have not. */
      /* With several the name says which, and it may only say so where it is sure itself. */
      if ((scan->letter > 0 || n_emails > 1) && found != NULL && found->sure != HJL_CV_SURE)
        fit = 0;
      if (name != NULL && (is_glued (name, finding->value) || (found->sure != HJL_CV_SURE && hjl_cv_begins_with_another (scan, name))))
        fit = 0;
      /* A shop is called so too, where nothing says that it is a CV. */
      if (shape != NULL && found->sure != HJL_CV_SURE && scan->n_headings == 0 && hjl_cv_is_namesake (shape->key, finding->value))
        fit = 0;
      /* "l.roth@…" beside "lena.roth@…" may be somebody else's. */
      if (n_emails > 1 && finding != best && name != NULL && !hjl_cv_name_is_whole (name, finding->value))
        fit = 0;
      if ((fit == 2 && certain && !(own && piece != NULL && piece->zone == HJL_CV_ZONE_BODY)) || (fit == 1 && n_emails == 1 && piece != NULL && !piece->doubtful && piece->zone != HJL_CV_ZONE_BODY && !is_below_another (scan, facts, piece) && !hjl_cv_is_house (scan, finding->value) && (found->sure == HJL_CV_SURE || (certain && is_alone (piece, finding->value)))))
        continue;
      if (n_emails == 1 && piece != NULL && !piece->doubtful && piece->zone != HJL_CV_ZONE_BODY && piece->page == 1 && !hjl_cv_is_office (finding->value) &&
          name != NULL && (!is_cased (name) || (n_others == 0 && found->sure == HJL_CV_SURE && !is_glued (name, finding->value) && is_beside (scan, facts, found, finding))))
        continue;
      finding->sure = finding == best ? HJL_CV_LIKELY : HJL_CV_GUESS;
    }
  if (best_at != first_at)
    {
      facts->findings->pdata[best_at] = facts->findings->pdata[first_at];
      facts->findings->pdata[first_at] = best;
    }
}
