/* hjl-list-top.h: a list that is looked at from its top stays there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hjl_list_stay_at_top:
 * @list: a view whose model has just changed
 *
 * Who looks at the top of a list sees what comes to be there. Left alone the view would keep its rows in
 * place and push the new ones out of sight. Call it after the change, before the next frame.
 */
void hjl_list_stay_at_top (GtkListView *list);

G_END_DECLS
