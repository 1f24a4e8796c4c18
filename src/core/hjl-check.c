/* hjl-check.c: what must be true before anything works, each with what to do
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "hjl-check.h"

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
