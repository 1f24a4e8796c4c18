/* hjl-names.h: names of controls for assistive technologies, where the toolkit's own are wrong
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 calls a button with a mnemonic by its label twice, once with the underline in it. Mends that for
 * each button below @root; call it once the template is there. */
void hjl_names_mend (GtkWidget *root);

/* In GTK 4.18 an item of a menu has no name. Gives each the one that a person reads, from now on. */
void hjl_names_mend_menus (void);

G_END_DECLS
