/* hjl-check.c: what must be true before anything works, each with what to do
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "workspace/hjl-check.h"

G_DEFINE_BOXED_TYPE (HjlCheck, hjl_check, hjl_check_copy, hjl_check_free)

HjlCheck *
hjl_check_new (const char    *code,
               HjlCheckResult result,
               gboolean       needed,
               const char    *title,
               const char    *advice)
{
  HjlCheck *self;

  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (HjlCheck, 1);
  self->code = g_strdup (code);
  self->result = result;
  self->needed = needed;
  self->title = g_strdup (title);
  self->advice = g_strdup (advice);

  return self;
}

HjlCheck *
hjl_check_copy (const HjlCheck *self)
{
  if (self == NULL)
    return NULL;

  return hjl_check_new (self->code, self->result, self->needed, self->title, self->advice);
}

void
hjl_check_free (HjlCheck *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
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

static const struct
{
  const char *code; /* the beginning of it */
  const char *words;
} failures[] = {
  { "hackajob-connected", N_ ("hackajob does not accept this connection.") },
  { "hackajob-master-account", N_ ("Your hackajob user lacks the Master Account permission.") },
  { "hackajob-lever-enabled", N_ ("The Lever integration is not enabled for your company in hackajob.") },
  { "lever-connected", N_ ("Lever does not accept this connection.") },
  { "lever-super-admin", N_ ("The Lever account that connected isn’t a Super Admin’s.") },
  { "lever-scope-", N_ ("Lever has not granted all that is needed.") },
  { "lever-endpoint-", N_ ("Lever does not answer all that is needed.") },
  { "lever-acting-user", N_ ("The acting user is not active in Lever.") },
};

char *
hjl_check_describe_failure (const HjlCheck *self)
{
  const char *words = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; words == NULL && i < G_N_ELEMENTS (failures); i++)
    if (g_str_has_prefix (self->code, failures[i].code))
      words = _ (failures[i].words);
  if (words == NULL)
    words = self->title;

  return self->advice != NULL ? g_strdup_printf ("%s %s", words, self->advice) : g_strdup (words);
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
                             check->title,
                             check->advice);
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

  value = g_variant_parse (G_VARIANT_TYPE (CHECKS_TYPE), text, NULL, NULL, NULL);
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
