/* hjl-matcher.c: which of some records in Lever is this candidate; a pure function
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-matcher.h"

#include "model/hjl-fold.h"

static gboolean
share_text (GStrv a,
            GStrv b)
{
  for (guint i = 0; a != NULL && a[i] != NULL; i++)
    for (guint j = 0; b != NULL && b[j] != NULL; j++)
      if (hjl_fold_equal (a[i], b[j]))
        return TRUE;

  return FALSE;
}

char *
hjl_matcher_fold_link (const char *link)
{
  g_autofree char *folded = NULL;
  const char      *start;
  gsize            length;

  g_return_val_if_fail (link != NULL, NULL);

  folded = g_ascii_strdown (link, -1);
  start = folded;
  if (g_str_has_prefix (start, "https://"))
    start += strlen ("https://");
  else if (g_str_has_prefix (start, "http://"))
    start += strlen ("http://");
  if (g_str_has_prefix (start, "www."))
    start += strlen ("www.");
  length = strlen (start);
  while (length > 0 && start[length - 1] == '/')
    length--;

  return g_strndup (start, length);
}

gboolean
hjl_matcher_has_link (HjlOpportunity *opportunity,
                      const char     *url)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (opportunity != NULL && url != NULL, FALSE);

  wanted = hjl_matcher_fold_link (url);

  for (guint i = 0; opportunity->links != NULL && opportunity->links[i] != NULL; i++)
    {
      g_autofree char *link = hjl_matcher_fold_link (opportunity->links[i]);

      if (g_str_equal (link, wanted))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_person (HjlOpportunity      *opportunity,
           HjlCandidate        *candidate,
           HjlCandidateProfile *profile,
           gboolean             by_name)
{
  const char *url = profile->url != NULL ? profile->url : candidate->url;

  if (share_text (opportunity->emails, profile->emails))
    return TRUE;
  if (url != NULL && hjl_matcher_has_link (opportunity, url))
    return TRUE;

  /* Whoever has other links and not ours has only the same name. */
  if (url != NULL && opportunity->links != NULL && opportunity->links[0] != NULL)
    return FALSE;

  return by_name && (profile->emails == NULL || profile->emails[0] == NULL) &&
         hjl_fold_equal (opportunity->name, profile->name);
}

gboolean
hjl_matcher_is_person (HjlOpportunity      *opportunity,
                       HjlCandidate        *candidate,
                       HjlCandidateProfile *profile)
{
  g_return_val_if_fail (opportunity != NULL, FALSE);
  g_return_val_if_fail (candidate != NULL && profile != NULL, FALSE);

  return is_person (opportunity, candidate, profile, FALSE);
}

HjlMatch
hjl_matcher_find (GPtrArray           *opportunities,
                  HjlCandidate        *candidate,
                  HjlCandidateProfile *profile,
                  const char          *source,
                  gboolean             by_name,
                  HjlMatcherTakenFunc  taken,
                  gpointer             user_data,
                  GPtrArray          **ids)
{
  g_autoptr (GPtrArray) ours = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  HjlMatch match;

  g_return_val_if_fail (opportunities != NULL, HJL_MATCH_NONE);
  g_return_val_if_fail (candidate != NULL && profile != NULL, HJL_MATCH_NONE);

  for (guint i = 0; i < opportunities->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (opportunities, i);
      gboolean        has_source;
      GPtrArray      *into;

      if (!is_person (opportunity, candidate, profile, by_name) ||
          (taken != NULL && taken (opportunity->id, user_data)))
        continue;

      has_source = hjl_opportunity_has_source (opportunity, source);
      into = has_source ? ours : others;
      if (!g_ptr_array_find_with_equal_func (into, opportunity->id, g_str_equal, NULL))
        g_ptr_array_add (into, g_strdup (opportunity->id));
    }

  if (ours->len == 1)
    match = HJL_MATCH_OURS;
  else if (ours->len > 1)
    match = HJL_MATCH_SEVERAL;
  else if (others->len > 0)
    match = HJL_MATCH_DOUBTFUL;
  else
    match = HJL_MATCH_NONE;

  if (ids != NULL)
    *ids = g_ptr_array_ref (ours->len > 0 ? ours : others);

  return match;
}
