/* planner-rules.h: one row of the planner's rules, and how it is read
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

typedef struct
{
  const char *name;
  const char *map; /* `stage>target` and `landing>stage`; NULL: there is no mapping */
  const char *direction;
  const char *base;   /* `hackajob/lever`, `-` for what is not known; NULL: not linked */
  const char *now;    /* the same; nothing after the slash: nothing read yet */
  const char *more;   /* words with what else is special */
  const char *expect; /* the actions as text */
  const char *counts; /* the counters that are 1 */
} Row;

char *rules_path (const char *group, const char *name);
/* A test function over a Row. */
void  rules_check (gconstpointer row);
