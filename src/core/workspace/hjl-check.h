/* hjl-check.h: what must be true before anything works, each with what to do
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

typedef enum
{
  HJL_CHECK_PASS,
  HJL_CHECK_FAIL,
  HJL_CHECK_UNKNOWN, /* could not be found out; not in the way */
} HjlCheckResult;

/**
 * HjlCheck:
 * @code: stable: `hackajob-master-account`, `hackajob-lever-enabled`, `lever-super-admin`,
 *   `lever-scope-NAME`, `lever-endpoint-NAME`, `lever-acting-user`, `lever-source`, `hackajob-connected`,
 *   `lever-connected`, `hackajob-fonts`, `lever-account`, `hackajob-account`
 * @result: what was found
 * @needed: a FAIL of a needed check stops the sync
 * @kept_title: as it is kept (model/hjl-words.h)
 * @kept_advice: (nullable): the same
 * @title: in words: what was checked
 * @advice: (nullable): in words: what to do, and whom to ask
 */
typedef struct
{
  char          *code;
  HjlCheckResult result;
  gboolean       needed;
  char          *kept_title;
  char          *kept_advice;
  char          *title;
  char          *advice;
} HjlCheck;

HjlCheck   *hjl_check_new (const char    *code,
                           HjlCheckResult result,
                           gboolean       needed,
                           const char    *kept_title,
                           const char    *kept_advice);
HjlCheck   *hjl_check_copy (const HjlCheck *self);
void        hjl_check_free (HjlCheck *self);
/* `pass`, `fail`, `unknown` */
const char *hjl_check_result_to_string (HjlCheckResult result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCheck, hjl_check_free)

/* What was found, as it is: "The connected user isn’t a Super Admin in Lever." (transfer full) */
char *hjl_check_describe (const HjlCheck *self);
/* What is wrong where it fails, and what to do, as it is kept. (transfer full) */
char *hjl_check_keep_failure (const HjlCheck *self);
/* The same in words. (transfer full) */
char *hjl_check_describe_failure (const HjlCheck *self);

/* To keep them: (transfer full), and back: (transfer full) (nullable) (element-type HjlCheck): NULL where
 * the text is none of ours. */
char      *hjl_checks_to_text (GPtrArray *checks);
GPtrArray *hjl_checks_from_text (const char *text);
