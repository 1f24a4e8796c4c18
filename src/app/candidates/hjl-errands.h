/* hjl-errands.h: what can be done for several candidates at once, and who of them is selected
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-hold.h"
#include "store/hjl-store-query.h"
#include "workspace/hjl-workspace.h"

/**
 * HjlChosen:
 * @id: who
 * @name: as the list calls them
 * @erased: nothing is known of them any more
 * @hold: (nullable): what they wait for
 *
 * One of those who are selected, as they were then.
 */
typedef struct
{
  char    *id;
  char    *name;
  gboolean erased;
  HjlHold *hold;
} HjlChosen;

HjlChosen *hjl_chosen_new (const HjlCandidateRow *row);
HjlChosen *hjl_chosen_copy (const HjlChosen *self);

/* Returns: (transfer full) (element-type HjlChosen): nobody yet */
GPtrArray *hjl_chosen_list_new (void);
/* @people: (element-type HjlChosen). Returns: (transfer full): the names of the first of them, and how many there are
 * beside */
char      *hjl_chosen_list_dup_names (GPtrArray *people);

/**
 * HjlErrand:
 * @action: the name of the widget action that begins it
 * @destroys: whether it cannot be taken back
 * @about: what it does: a sentence
 * @label: the name of the button that lets it begin
 * @is_for: whether it makes sense for somebody
 * @dup_heading: (transfer full): the question, for so many
 * @dup_title: (transfer full): what was done for so many
 * @carry_out: (nullable): does it for one
 * @decide: (nullable): does it for one for whom somebody has decided: each of them is asked about
 * @finish: (transfer full) (nullable): what came of it: a sentence, if there is anything to say; %NULL with an error
 *
 * One of them; its words are untranslated.
 */
typedef struct
{
  const char *action;
  gboolean    destroys;
  const char *about;
  const char *label;

  gboolean (*is_for) (const HjlChosen *chosen);
  char *(*dup_heading) (guint n);
  char *(*dup_title) (guint n);
  void (*carry_out) (HjlWorkspace       *workspace,
                     const char         *candidate_id,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data);
  void (*decide) (HjlWorkspace       *workspace,
                  const char         *candidate_id,
                  const char         *decision,
                  GCancellable       *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer            user_data);
  char *(*finish) (HjlWorkspace *workspace,
                   GAsyncResult *result,
                   GError      **error);
} HjlErrand;

/* @n: (out): how many there are. Returns: (transfer none) (array length=n): in the order in which they are offered */
const HjlErrand *hjl_errands_get (guint *n);
/* Returns: (transfer none): the errand that @action begins */
const HjlErrand *hjl_errands_find (const char *action);
/* @people: (element-type HjlChosen). Returns: (transfer full) (element-type HjlChosen): whom of them it makes sense for */
GPtrArray       *hjl_errand_list_people (const HjlErrand *self,
                                         GPtrArray       *people);
