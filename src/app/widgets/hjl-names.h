/* hjl-names.h: names of controls for assistive technologies, where the toolkit's own are wrong
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* GTK 4.8 calls a button with a mnemonic by its label twice, once with the underline in it. Mends that for
 * each button below @root; call it once the template is there. */
void hjl_names_mend (GtkWidget *root);

/* The same for each button that ever comes to be in @root, a question, which makes its own, and again when it gets narrow. */
void hjl_names_mend_always (GtkWidget *root);
/* From now on: gives each item of a menu the name that a person reads, as in GTK 4.18 it has none, and does what
 * hjl_names_mend_always() asks for. */
void hjl_names_mend_toolkit (void);
