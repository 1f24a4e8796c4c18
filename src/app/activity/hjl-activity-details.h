/* hjl-activity-details.h: all that is known of one line of Activity, to be read and copied
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/activity/hjl-activity-item.h"

#define HJL_TYPE_ACTIVITY_DETAILS (hjl_activity_details_get_type ())
G_DECLARE_FINAL_TYPE (HjlActivityDetails, hjl_activity_details, HJL, ACTIVITY_DETAILS, AdwWindow)

GtkWidget *hjl_activity_details_new (HjlActivityItem *item);
