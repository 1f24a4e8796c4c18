/* hjl-json-places.h: on which line of a JSON text each member stands, and which stand there twice
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

typedef struct _HjlJsonPlaces HjlJsonPlaces;

/* @text: what json-glib has read without an error; json-glib itself forgets the lines, and of a member that
 * stands in an object twice all but the last */
HjlJsonPlaces *hjl_json_places_new (const char *text);
void           hjl_json_places_free (HjlJsonPlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlJsonPlaces, hjl_json_places_free)

/* @path: as in `mappings[0].role.id`. Returns: its line, from 1; that of the nearest thing around it where it
 * is not there */
guint      hjl_json_places_get_line (HjlJsonPlaces *self,
                                     const char    *path);
/* (transfer none) (element-type utf8): paths of members that stand in their object once more */
GPtrArray *hjl_json_places_get_twice (HjlJsonPlaces *self);
