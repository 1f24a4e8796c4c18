/* hjl-cv-facts.c: what was read in a person's CV, and how sure that is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-cv-facts.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *nick;
  const char *sentence;
} readings[HJL_N_CV_READINGS] = {
  [HJL_CV_READ] = { "read", NULL },
  [HJL_CV_ENCRYPTED] = { "encrypted", N_ ("This file is protected by a password. Fill in the details by hand.") },
  [HJL_CV_NO_TEXT] = { "no-text", N_ ("This file has no text, only pictures of pages. Fill in the details by hand.") },
  [HJL_CV_BROKEN] = { "broken", N_ ("This file is damaged. Ask for it again, or fill in the details by hand.") },
  [HJL_CV_EMPTY] = { "empty", N_ ("This file is empty. Ask for it again.") },
  [HJL_CV_TOO_LARGE] = { "too-large", N_ ("This file is too large to be read. Fill in the details by hand.") },
  [HJL_CV_UNSUPPORTED] = { "unsupported", N_ ("Files of this kind cannot be read. Fill in the details by hand.") },
  [HJL_CV_FAILED] = { "failed", N_ ("This file could not be read. Fill in the details by hand.") },
};

static const char *const fields[HJL_N_CV_FIELDS] = { "name", "email", "phone", "link", "place", "headline" };
static const char *const sures[HJL_N_CV_SURES] = { "guess", "likely", "sure" };
static const char *const froms[HJL_N_CV_FROMS] = { "text", "link", "property" };

static void
hjl_cv_finding_free (HjlCvFinding *finding)
{
  g_free (finding->value);
  g_free (finding);
}

HjlCvFacts *
hjl_cv_facts_new (HjlFileKind  kind,
                  HjlCvReading reading)
{
  HjlCvFacts *self = g_new0 (HjlCvFacts, 1);

  self->kind = kind;
  self->reading = reading;
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_cv_finding_free);

  return self;
}

HjlCvFacts *
hjl_cv_facts_copy (const HjlCvFacts *self)
{
  HjlCvFacts *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = hjl_cv_facts_new (self->kind, self->reading);
  copy->n_pages = self->n_pages;
  for (guint i = 0; i < self->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (self->findings, i);

      hjl_cv_facts_take (copy, finding->field, g_strdup (finding->value), finding->sure, finding->from, finding->page,
                         finding->line);
    }

  return copy;
}

void
hjl_cv_facts_free (HjlCvFacts *self)
{
  g_ptr_array_unref (self->findings);
  g_free (self);
}

void
hjl_cv_facts_take (HjlCvFacts *self,
                   HjlCvField  field,
                   char       *value,
                   HjlCvSure   sure,
                   HjlCvFrom   from,
                   guint       page,
                   guint       line)
{
  HjlCvFinding *finding;

  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);

  finding = g_new0 (HjlCvFinding, 1);
  finding->field = field;
  finding->value = value;
  finding->sure = sure;
  finding->from = from;
  finding->page = page;
  finding->line = line;
  g_ptr_array_add (self->findings, finding);
}

const HjlCvFinding *
hjl_cv_facts_get (const HjlCvFacts *self,
                  HjlCvField        field)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->field == field)
        return finding;
    }

  return NULL;
}

const char *
hjl_cv_reading_get_nick (HjlCvReading reading)
{
  g_return_val_if_fail (reading < HJL_N_CV_READINGS, NULL);

  return readings[reading].nick;
}

const char *
hjl_cv_field_get_nick (HjlCvField field)
{
  g_return_val_if_fail (field < HJL_N_CV_FIELDS, NULL);

  return fields[field];
}

const char *
hjl_cv_sure_get_nick (HjlCvSure sure)
{
  g_return_val_if_fail (sure < HJL_N_CV_SURES, NULL);

  return sures[sure];
}

const char *
hjl_cv_from_get_nick (HjlCvFrom from)
{
  g_return_val_if_fail (from < HJL_N_CV_FROMS, NULL);

  return froms[from];
}

static gboolean
find_nick (const char *const *nicks,
           guint              n_nicks,
           const char        *nick,
           guint             *index)
{
  for (*index = 0; *index < n_nicks; ++*index)
    if (g_strcmp0 (nicks[*index], nick) == 0)
      return TRUE;

  return FALSE;
}

gboolean
hjl_cv_reading_from_nick (const char   *nick,
                          HjlCvReading *reading)
{
  for (guint i = 0; i < HJL_N_CV_READINGS; i++)
    {
      if (g_strcmp0 (readings[i].nick, nick) == 0)
        {
          *reading = i;
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
hjl_cv_field_from_nick (const char *nick,
                        HjlCvField *field)
{
  guint index;

  if (!find_nick (fields, HJL_N_CV_FIELDS, nick, &index))
    return FALSE;
  *field = index;

  return TRUE;
}

gboolean
hjl_cv_sure_from_nick (const char *nick,
                       HjlCvSure  *sure)
{
  guint index;

  if (!find_nick (sures, HJL_N_CV_SURES, nick, &index))
    return FALSE;
  *sure = index;

  return TRUE;
}

gboolean
hjl_cv_from_from_nick (const char *nick,
                       HjlCvFrom  *from)
{
  guint index;

  if (!find_nick (froms, HJL_N_CV_FROMS, nick, &index))
    return FALSE;
  *from = index;

  return TRUE;
}

const char *
hjl_cv_reading_describe (HjlCvReading reading)
{
  g_return_val_if_fail (reading < HJL_N_CV_READINGS, NULL);

  return readings[reading].sentence != NULL ? _ (readings[reading].sentence) : NULL;
}
