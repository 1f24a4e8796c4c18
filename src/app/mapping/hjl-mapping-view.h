/* hjl-mapping-view.h: one role's mapping, by drag and drop
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/mapping/hjl-mapping-editor.h"
#include "workspace/hjl-workspace.h"

#define HJL_TYPE_MAPPING_VIEW (hjl_mapping_view_get_type ())
G_DECLARE_FINAL_TYPE (HjlMappingView, hjl_mapping_view, HJL, MAPPING_VIEW, AdwBin)

/*
 * Action `mapping.leave`: what the window's back button activates; it asks where something
 * is not saved. Signals: `known (gboolean)`: once, whether there is such a role or a mapping of it; where there is not, `done`
 * follows. `done`: the view may be taken away now.
 */
HjlMappingView   *hjl_mapping_view_new (HjlWorkspace *workspace,
                                        const char   *role_id);
/* Returns: (nullable) (transfer none): %NULL until the database is read, and where it could not be */
HjlMappingEditor *hjl_mapping_view_get_editor (HjlMappingView *self);
const char       *hjl_mapping_view_get_role_id (HjlMappingView *self);
/* Whether leaving would lose something. */
gboolean          hjl_mapping_view_is_modified (HjlMappingView *self);
/* Asks Lever which stages and archive reasons there are now; a sync does so only now and then. */
void              hjl_mapping_view_refresh (HjlMappingView *self);
/* Asks where something is not saved, and unless the person stays emits `done` and calls @then.
 * @then: (nullable): called with @object alone, never after @object is gone */
void              hjl_mapping_view_leave (HjlMappingView *self,
                                          void (*then) (gpointer object),
                                          GObject *object);
/* Whether @then is still to be called: a person has not answered, or what they save is being saved. */
gboolean          hjl_mapping_view_is_leaving (HjlMappingView *self,
                                               void (*then) (gpointer object));
