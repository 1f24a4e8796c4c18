/* hjl-lost-data.h: asks what to do where the data of an environment are missing or damaged
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/hjl-window.h"

/**
 * hjl_lost_data_offer:
 * @window: which asks, and shows what went wrong
 * @workspace: which could not be opened (%HJL_ERROR_STORE_LOST)
 * @restored: called with @object alone once there are data again, never after @object is gone
 *
 * Offers the newest daily copy that can be read, and to begin anew; does neither by itself.
 */
void hjl_lost_data_offer (HjlWindow    *window,
                          HjlWorkspace *workspace,
                          void (*restored) (gpointer object),
                          GObject *object);
