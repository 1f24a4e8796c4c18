/* hjl-application.h: the program: its options, its profile, its one window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "hjl-workspace.h"

G_BEGIN_DECLS

#define HJL_TYPE_APPLICATION (hjl_application_get_type ())
G_DECLARE_FINAL_TYPE (HjlApplication, hjl_application, HJL, APPLICATION, AdwApplication)

HjlApplication *hjl_application_new (void);
/* Returns: (transfer none): in demo mode they are forgotten with it */
GSettings      *hjl_application_get_settings (HjlApplication *self);
/* Returns: (transfer none) (nullable): until it is opened */
HjlWorkspace   *hjl_application_get_workspace (HjlApplication *self);
gboolean        hjl_application_is_demo (HjlApplication *self);

G_END_DECLS
