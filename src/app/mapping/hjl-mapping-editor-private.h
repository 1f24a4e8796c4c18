/* hjl-mapping-editor-private.h: the editor's struct, for its two files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mapping/hjl-mapping-editor.h"

G_BEGIN_DECLS

struct _HjlMappingEditor
{
  GObject parent_instance;

  HjlCatalogue *catalogue;
  HjlMapping   *saved;
  HjlMapping   *mapping;
  /* A mapping is small: a step is a copy of it. */
  GPtrArray    *past;
  GPtrArray    *future;
};

/* Makes @next (transfer full) the mapping, as one step, unless it is the same. */
void hjl_mapping_editor_take (HjlMappingEditor *self,
                              HjlMapping       *next);

G_END_DECLS
