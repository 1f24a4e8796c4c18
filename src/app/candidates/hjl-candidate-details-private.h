/* hjl-candidate-details-private.h: one class in four files: what it shows, what it asks, what it does, and syncs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/candidates/hjl-candidate-details.h"
#include "app/candidates/hjl-candidate-document.h"
#include "app/candidates/hjl-candidate-facts.h"
#include "app/candidates/hjl-person-card.h"

struct _HjlCandidateDetails
{
  AdwBin parent_instance;

  HjlWorkspace      *workspace;
  HjlLoader         *loader;
  GCancellable      *cancellable; /* of what is being read */
  gboolean           stale;       /* and it changed meanwhile */
  char              *candidate_id;
  HjlCandidateFacts *person;  /* nullable: not read yet */
  GPtrArray         *choices; /* rows of resolve_group, borrowed */
  GCancellable      *asking;  /* nullable: what Lever knows of the choices */
  GHashTable        *syncing; /* (element-type utf8 GCancellable): by candidate, whose sync is under way */
  GPtrArray         *offers;  /* (element-type GtkStringObject): candidates whom toasts offer to sync */
  gulong             progress_handler;
  char              *said;        /* nullable: what came of the last sync of who is shown */
  gint64             said_newest; /* the newest entry of the timeline then; -1 until it is read */

  /* Template widgets. */
  GtkWidget            *close_button;
  GtkLabel             *name;
  GtkStack             *stack;
  GtkScrolledWindow    *scroll;
  GtkImage             *state_icon;
  GtkLabel             *state;
  GtkLabel             *hold;
  GtkWidget            *way_button;
  GtkWidget            *retry_button;
  GtkWidget            *sync_box;
  GtkLabel             *sync_text;
  GtkWidget            *stop_button;
  AdwPreferencesGroup  *resolve_group;
  GtkWidget            *conflict_group;
  AdwPreferencesRow    *conflict_row;
  HjlPersonCard        *card;
  AdwActionRow         *hackajob_row;
  GtkMenuButton        *stage_button;
  AdwActionRow         *lever_row;
  AdwActionRow         *role_row;
  GtkWidget            *documents;
  HjlCandidateDocument *cv;
  HjlCandidateDocument *profile;
  GtkListBox           *timeline;
};

/* hjl-candidate-details.c */
/* The newest entry of the timeline that is shown, or 0. */
gint64 hjl_candidate_details_find_newest (HjlCandidateDetails *self);

/* hjl-candidate-details-choices.c */
void hjl_candidate_details_show_choices (HjlCandidateDetails *self);
void hjl_candidate_details_stop_asking (HjlCandidateDetails *self);

/* hjl-candidate-details-sync.c */
void hjl_candidate_details_install_sync_actions (GtkWidgetClass *widget_class);
/* Says @said, and offers to sync the candidate whom it is about, whoever is shown then. */
void hjl_candidate_details_offer_sync (HjlCandidateDetails *self,
                                       const char          *candidate_id,
                                       const char          *said);
/* Shows how the sync of who is shown goes, or what came of it. */
void hjl_candidate_details_update_sync (HjlCandidateDetails *self);
void hjl_candidate_details_forget_sync (HjlCandidateDetails *self);
void hjl_candidate_details_stop_syncs (HjlCandidateDetails *self);

/* hjl-candidate-details-actions.c */
void hjl_candidate_details_install_actions (GtkWidgetClass *widget_class);
void hjl_candidate_details_update_actions (HjlCandidateDetails *self);
