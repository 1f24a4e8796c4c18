/* hjl-mapping-view-private.h: the view's struct, for its two files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mapping/hjl-chooser.h"
#include "app/mapping/hjl-mapping-board.h"
#include "app/mapping/hjl-mapping-counts.h"
#include "app/mapping/hjl-mapping-notice.h"
#include "app/mapping/hjl-mapping-view.h"

struct _HjlMappingView
{
  AdwBin parent_instance;

  HjlWorkspace     *workspace;
  char             *role_id;
  GCancellable     *cancellable;
  HjlMappingEditor *editor;       /* nullable: until the database is read, and where it could not be */
  GPtrArray        *earlier;      /* nullable: mappings of other roles; as the editor */
  HjlMapping       *sent;         /* nullable: what is being saved, or asked about before */
  HjlPlan          *seen;         /* nullable: what a person is asked about */
  gboolean          leaving;      /* done once it is saved */
  GtkWidget        *question;     /* nullable: whether to save, or to use something anyway, while it is open */
  HjlTarget        *wanted;       /* nullable: what is asked about: to use it anyway, */
  char             *wanted_for;   /* for this hackajob stage */
  void (*then) (gpointer object); /* nullable: what leaving was for */
  GObject *then_object;           /* nullable: weak */
  gboolean updating;              /* the rows are being set from the editor */

  HjlChooser *posting_chooser; /* nullable: made when it is first needed */
  HjlChooser *landing_chooser; /* nullable: the same */

  /* Template widgets. */
  GtkLabel          *title_label;
  GtkLabel          *about_label;
  GtkLabel          *landing_label;
  AdwActionRow      *posting_row;
  AdwActionRow      *landing_row;
  AdwActionRow      *default_row;
  AdwComboRow       *direction_row;
  HjlMappingBoard   *board;
  HjlMappingNotice  *notice;
  HjlMappingCounts  *counts;
  GtkWidget         *footer;
  GtkWidget         *title_box;
  GtkWidget         *posting_box;
  GtkScrolledWindow *scroller;
};

/* Actions and their keys. */
void hjl_mapping_view_install_actions (GtkWidgetClass *widget_class);
void hjl_mapping_view_update_actions (HjlMappingView *self);
/* @then: (nullable): what comes after the view is left */
void hjl_mapping_view_set_then (HjlMappingView *self,
                                void (*then) (gpointer object),
                                GObject *object);
/* The view may go now. */
void hjl_mapping_view_finish (HjlMappingView *self);
