/* hjl-app-settings.h: the program's GSettings, installed or not
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/**
 * hjl_app_settings_new:
 * @in_memory: forget everything at the end: the demo must not change what a person has chosen
 *
 * The schema comes from the system, or from the build folder of a program that is not installed.
 *
 * Returns: (transfer full)
 */
GSettings *hjl_app_settings_new (gboolean in_memory);
