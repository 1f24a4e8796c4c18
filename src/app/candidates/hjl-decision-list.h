/* hjl-decision-list.h: a question a row, whose answer counts for all who have it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/candidates/hjl-errands.h"

#define HJL_TYPE_DECISION_LIST (hjl_decision_list_get_type ())
G_DECLARE_FINAL_TYPE (HjlDecisionList, hjl_decision_list, HJL, DECISION_LIST, AdwBin)

/* @people: (element-type HjlChosen): who all wait for a decision. Returns: (transfer floating) */
HjlDecisionList *hjl_decision_list_new (GPtrArray *people);
/* Returns: (transfer none) (nullable): what is chosen for @chosen's kind of question, as the hold takes it; %NULL where it
 * is left for now, and for who has several records where one is to be chosen */
const char      *hjl_decision_list_get_decision (HjlDecisionList *self,
                                                 const HjlChosen *chosen);
