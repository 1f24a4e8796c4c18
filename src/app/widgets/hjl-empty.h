/* hjl-empty.h: what a view says where there is nothing to show, and the one thing to do about it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

/* Texts are translated where they are shown: N_(). */
typedef struct
{
  const char *icon;
  const char *title;
  const char *text;
  const char *label;  /* nullable: of the button */
  const char *action; /* its detailed name */
} HjlEmpty;

/* @words must stay: they are static. */
void hjl_empty_show (AdwStatusPage  *page,
                     const HjlEmpty *words);
