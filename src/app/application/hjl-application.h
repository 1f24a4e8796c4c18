/* hjl-application.h: the program: its options, its environment, its one window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_APPLICATION (hjl_application_get_type ())
G_DECLARE_FINAL_TYPE (HjlApplication, hjl_application, HJL, APPLICATION, AdwApplication)

HjlApplication *hjl_application_new (void);
