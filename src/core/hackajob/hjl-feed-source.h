/* hjl-feed-source.h: the partner feed v1 of hackajob/README.md
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hackajob/hjl-source.h"
#include "net/hjl-http.h"

#define HJL_TYPE_FEED_SOURCE (hjl_feed_source_get_type ())
G_DECLARE_FINAL_TYPE (HjlFeedSource, hjl_feed_source, HJL, FEED_SOURCE, GObject)

HjlSource *hjl_feed_source_new (HjlHttp *http);
