/* hjl-check.c: what must be true before anything works, each with what to do
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/hjl-words.h"
#include "model/hjl-kept.h"
#include "workspace/hjl-check.h"

HjlCheck *
hjl_check_new (const char    *code,
               HjlCheckResult result,
               gboolean       needed,
               const char    *kept_title,
               const char    *kept_advice)
{
  HjlCheck *self;

  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (kept_title != NULL, NULL);

  self = g_new0 (HjlCheck, 1);
  self->code = g_strdup (code);
  self->result = result;
  self->needed = needed;
  self->kept_title = g_strdup (kept_title);
  self->kept_advice = g_strdup (kept_advice);
  self->title = hjl_words_show (kept_title);
  self->advice = hjl_words_show (kept_advice);

  return self;
}

HjlCheck *
hjl_check_copy (const HjlCheck *self)
{
  if (self == NULL)
    return NULL;

  return hjl_check_new (self->code, self->result, self->needed, self->kept_title, self->kept_advice);
}

void
hjl_check_free (HjlCheck *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->kept_title);
  g_free (self->kept_advice);
  g_free (self->title);
  g_free (self->advice);
  g_free (self);
}

const char *
hjl_check_result_to_string (HjlCheckResult result)
{
  switch (result)
    {
    case HJL_CHECK_PASS:
      return "pass";

    case HJL_CHECK_FAIL:
      return "fail";

    case HJL_CHECK_UNKNOWN:
    default:
      return "unknown";
    }
}

/* What follows is which of several. */
#define SCOPE "lever-scope-"
#define ENDPOINT "lever-endpoint-"

static const struct
{
  const char *code;
  const char *fails;
  const char *unknown; /* nullable */
} failures[] = {
  { "hackajob-connected", HJL_WORDS ("fails-hackajob-connected"), NULL },
  { "hackajob-master-account", HJL_WORDS ("fails-hackajob-master-account"), NULL },
  { "hackajob-lever-enabled", HJL_WORDS ("fails-hackajob-lever-enabled"), NULL },
  { "hackajob-fonts", HJL_WORDS ("fails-hackajob-fonts"), NULL },
  { "lever-connected", HJL_WORDS ("fails-lever-connected"), NULL },
  { "lever-super-admin", HJL_WORDS ("fails-lever-super-admin"), HJL_WORDS ("unknown-lever-super-admin") },
  { "lever-acting-user", HJL_WORDS ("fails-lever-acting-user"), HJL_WORDS ("unknown-lever-acting-user") },
  { "lever-account", HJL_WORDS ("fails-lever-account"), NULL },
  { "hackajob-account", HJL_WORDS ("fails-hackajob-account"), NULL },
};

/* What was found, as it is rather than as it should be; where it is fine, what was looked at. (transfer full) */
static char *
keep_found (const HjlCheck *self)
{
  gboolean         fails = self->result == HJL_CHECK_FAIL;
  g_autofree char *which = hjl_words_dup_argument (self->kept_title, 0);

  if (self->result == HJL_CHECK_PASS)
    return g_strdup (self->kept_title);

  /* The title has the whole name, but for one that an earlier version kept in words. */
  if (which == NULL && g_str_has_prefix (self->code, SCOPE))
    which = g_strdup (self->code + strlen (SCOPE));
  if (which == NULL && g_str_has_prefix (self->code, ENDPOINT))
    which = g_strdup (self->code + strlen (ENDPOINT));

  if (g_str_has_prefix (self->code, SCOPE))
    return fails ? hjl_words_keep ("fails-scope", which) : hjl_words_keep ("unknown-scope", which);
  if (g_str_has_prefix (self->code, ENDPOINT))
    return fails ? hjl_words_keep ("fails-endpoint", which) : hjl_words_keep ("unknown-endpoint", which);
  if (g_str_equal (self->code, "lever-source") && which != NULL)
    return fails ? hjl_words_keep ("fails-source", which) : hjl_words_keep ("unknown-source", which);
  if (g_strcmp0 (self->kept_advice, HJL_WORDS ("check-choose-acting-user")) == 0)
    return g_strdup (HJL_WORDS ("unset-lever-acting-user"));
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    if (g_str_equal (self->code, failures[i].code) && (fails || failures[i].unknown != NULL))
      return g_strdup (fails ? failures[i].fails : failures[i].unknown);

  return g_strdup (self->kept_title);
}

char *
hjl_check_describe (const HjlCheck *self)
{
  g_autofree char *kept = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  kept = keep_found (self);

  return hjl_words_show (kept);
}

char *
hjl_check_keep_failure (const HjlCheck *self)
{
  g_autofree char *found = NULL;
  const char      *sentences[] = { NULL, NULL, NULL };

  g_return_val_if_fail (self != NULL, NULL);

  found = keep_found (self);
  sentences[0] = found;
  sentences[1] = self->kept_advice;

  return hjl_words_keep_all (sentences);
}

char *
hjl_check_describe_failure (const HjlCheck *self)
{
  g_autofree char *kept = hjl_check_keep_failure (self);

  return hjl_words_show (kept);
}

/* Code, result, needed, title, advice. */
#define CHECKS_TYPE "a(ssbsms)"

char *
hjl_checks_to_text (GPtrArray *checks)
{
  g_autoptr (GVariant) value = NULL;
  GVariantBuilder builder;

  g_return_val_if_fail (checks != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (CHECKS_TYPE));
  for (guint i = 0; i < checks->len; i++)
    {
      const HjlCheck *check = g_ptr_array_index (checks, i);

      g_variant_builder_add (&builder, "(ssbsms)",
                             check->code,
                             hjl_check_result_to_string (check->result),
                             check->needed,
                             check->kept_title,
                             check->kept_advice);
    }
  value = g_variant_ref_sink (g_variant_builder_end (&builder));

  return g_variant_print (value, FALSE);
}

GPtrArray *
hjl_checks_from_text (const char *text)
{
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  GVariantIter iter;
  const char  *code;
  const char  *result;
  const char  *title;
  const char  *advice;
  gboolean     needed;

  g_return_val_if_fail (text != NULL, NULL);

  value = hjl_kept_parse (G_VARIANT_TYPE (CHECKS_TYPE), text);
  if (value == NULL)
    return NULL;

  checks = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_check_free);
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&s&sb&sm&s)", &code, &result, &needed, &title, &advice))
    {
      HjlCheckResult known = HJL_CHECK_UNKNOWN;

      if (g_str_equal (result, hjl_check_result_to_string (HJL_CHECK_PASS)))
        known = HJL_CHECK_PASS;
      else if (g_str_equal (result, hjl_check_result_to_string (HJL_CHECK_FAIL)))
        known = HJL_CHECK_FAIL;
      g_ptr_array_add (checks, hjl_check_new (code, known, needed, title, advice));
    }

  return g_steal_pointer (&checks);
}
