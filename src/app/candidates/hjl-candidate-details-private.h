/* hjl-candidate-details-private.h: one class in two files: what it shows, and what it does
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/candidates/hjl-candidate-details.h"
#include "app/candidates/hjl-person.h"

G_BEGIN_DECLS

struct _HjlCandidateDetails
{
  AdwBin parent_instance;

  HjlWorkspace *workspace;
  HjlLoader    *loader;
  GCancellable *cancellable; /* of what is being read */
  gboolean      stale;       /* and it changed meanwhile */
  char         *candidate_id;
  HjlPerson    *person; /* nullable: not read yet */
  gboolean      narrow;
  GPtrArray    *choices; /* rows of resolve_group, borrowed */

  /* Template widgets. */
  GtkWidget           *close_button;
  GtkLabel            *name;
  GtkStack            *stack;
  GtkImage            *state_icon;
  GtkLabel            *state;
  GtkLabel            *hold;
  GtkWidget           *retry_button;
  AdwPreferencesGroup *resolve_group;
  GtkWidget           *conflict_group;
  AdwPreferencesRow   *conflict_row;
  AdwActionRow        *hackajob_row;
  AdwActionRow        *lever_row;
  AdwActionRow        *role_row;
  GtkListBox          *timeline;
  GtkWidget           *erase_button;
};

/* hjl-candidate-details-actions.c */
void hjl_candidate_details_install_actions (GtkWidgetClass *widget_class);
void hjl_candidate_details_update_actions (HjlCandidateDetails *self);

G_END_DECLS
