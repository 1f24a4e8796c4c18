/* hjl-choice.h: one thing that a person can choose: a Lever stage, an archive reason, a posting, a role
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/hjl-catalogue.h"
#include "model/hjl-mapping.h"

#define HJL_TYPE_CHOICE (hjl_choice_get_type ())
G_DECLARE_FINAL_TYPE (HjlChoice, hjl_choice, HJL, CHOICE, GObject)

/* Read by others, written by itself. */
struct _HjlChoice
{
  GObject parent_instance;

  char         *id;
  char         *title;
  char         *subtitle;
  char         *badge;
  char         *search; /* all that a search looks at, folded */
  HjlTargetKind kind;
  gboolean      present;
};

/* Properties `id`, `title`, `subtitle`, `badge` (strings; nullable but for the title), and `present`: whether it is what
 * is chosen now. */
HjlChoice *hjl_choice_new (const char *id,
                           const char *title,
                           const char *subtitle,
                           const char *badge);
void       hjl_choice_set_present (HjlChoice *self,
                                   gboolean   present);
/* Choices are searched as all names are (hjl-fold.h): lets @filter keep those that have each word of @text in what is seen of
 * them. @text: (nullable) */
void       hjl_choice_search (GtkCustomFilter *filter,
                              const char      *text);

/* Returns: (transfer full) (element-type HjlChoice): "Leave blank", then Lever's stages in the order of
 * the pipeline, and with @reasons the archive reasons in use: hired ones, then the others. Ids are those
 * of hjl_choice_dup_target(). */
GListModel *hjl_choice_list_targets (HjlCatalogue *catalogue,
                                     gboolean      reasons);
/* Returns: (transfer full) (nullable): the target that is meant; %NULL for "Leave blank" */
HjlTarget  *hjl_choice_dup_target (HjlChoice *self);
/* Postings that can be exported to, the best match for @role first, then by name; what is closed or
 * gone stands last and says so. @role: (nullable). Returns: (transfer full) (element-type HjlChoice) */
GListModel *hjl_choice_list_postings (HjlCatalogue *catalogue,
                                      HjlRole      *role);
/* What is known of the three, each (nullable), in one line. (transfer full) (nullable): NULL where nothing is */
char       *hjl_choice_join (const char *first,
                             const char *second,
                             const char *third);
/* Title, place and team of a posting in one line. (transfer full) (nullable) */
char       *hjl_choice_describe_posting (HjlPosting *posting);
