/* hjl-scripts.h: the kinds of writing that a text is in, and whether this computer has fonts for them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pango.h>

/* A set of kinds of writing: one bit a kind, as fonts are installed. The numbers are not kept anywhere. */
typedef guint32 HjlScripts;

/* What a document has, and what of it could only be drawn as boxes. */
typedef struct
{
  HjlScripts used;
  HjlScripts missing;
} HjlScriptsFound;

/* Adds what @layout is written in, and what of it the fonts do not have. */
void hjl_scripts_look_at (HjlScriptsFound *self,
                          PangoLayout     *layout);

/* Asks the fonts that there are now. Only for the thread in which all text is drawn.
 * Returns: those of @scripts for which there is none */
HjlScripts hjl_scripts_find_missing (HjlScripts scripts);

/* To keep them: stable words. (transfer full); @text: (nullable): words that are not known are left out */
char      *hjl_scripts_to_text (HjlScripts scripts);
HjlScripts hjl_scripts_from_text (const char *text);

/* For a person: which kinds of writing lack fonts, and what to install. (transfer full): as it is kept
 * (hjl-words.h) */
char *hjl_scripts_keep_missing (HjlScripts scripts);
