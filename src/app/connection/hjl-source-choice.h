/* hjl-source-choice.h: how candidates come: as files, or by hackajob's partner feed
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "environment/hjl-environment.h"

#define HJL_TYPE_SOURCE_CHOICE (hjl_source_choice_get_type ())
G_DECLARE_FINAL_TYPE (HjlSourceChoice, hjl_source_choice, HJL, SOURCE_CHOICE, AdwBin)

/* Signal `chosen (guint)`: a person wants the other HjlCandidatesFrom. */

HjlSourceChoice *hjl_source_choice_new (void);
/* What is so, whatever was clicked. */
void             hjl_source_choice_show (HjlSourceChoice  *self,
                                         HjlCandidatesFrom from);
