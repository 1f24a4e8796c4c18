/* hjl-catalogue.h: what there is to map: roles, postings, stages, reasons, users, sources, tags
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-archive-reason.h"
#include "model/hjl-posting.h"
#include "model/hjl-role.h"
#include "model/hjl-stage.h"
#include "model/hjl-user.h"

/* The lists that a catalogue may or may not have been told of. */
typedef enum
{
  HJL_LIST_ROLES = 1 << 0,
  HJL_LIST_ROLE_STAGES = 1 << 1, /* hackajob's stages */
  HJL_LIST_POSTINGS = 1 << 2,
  HJL_LIST_STAGES = 1 << 3, /* Lever's */
  HJL_LIST_REASONS = 1 << 4,
  HJL_LIST_USERS = 1 << 5,
  HJL_LIST_SOURCES = 1 << 6,
  HJL_LIST_TAGS = 1 << 7,
  HJL_LIST_HACKAJOB = HJL_LIST_ROLES | HJL_LIST_ROLE_STAGES,
  HJL_LIST_LEVER = HJL_LIST_POSTINGS | HJL_LIST_STAGES | HJL_LIST_REASONS | HJL_LIST_USERS |
                   HJL_LIST_SOURCES | HJL_LIST_TAGS,
  HJL_LIST_ALL = HJL_LIST_HACKAJOB | HJL_LIST_LEVER,
} HjlLists;

#define HJL_TYPE_CATALOGUE (hjl_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (HjlCatalogue, hjl_catalogue, HJL, CATALOGUE, GObject)

HjlCatalogue *hjl_catalogue_new (void);

/* Filling it. Taking an id again replaces what was there. */
void     hjl_catalogue_add_stage (HjlCatalogue *self,
                                  HjlStage     *stage);
/* @list: exactly one of the others; @item: (transfer none): what is in it, a text for sources and tags */
void     hjl_catalogue_add (HjlCatalogue *self,
                            HjlLists      list,
                            gpointer      item);
/* Says that these lists were read whole, so that what they lack is gone. */
void     hjl_catalogue_set_known (HjlCatalogue *self,
                                  HjlLists      lists);
HjlLists hjl_catalogue_get_known (HjlCatalogue *self);
/* Whether all of @lists were. */
gboolean hjl_catalogue_knows (HjlCatalogue *self,
                              HjlLists      lists);

/* Looking things up. (nullable) (transfer none) */
HjlRole          *hjl_catalogue_get_role (HjlCatalogue *self,
                                          const char   *id);
HjlPosting       *hjl_catalogue_get_posting (HjlCatalogue *self,
                                             const char   *id);
HjlStage         *hjl_catalogue_get_stage (HjlCatalogue *self,
                                           HjlSide       side,
                                           const char   *id);
HjlArchiveReason *hjl_catalogue_get_reason (HjlCatalogue *self,
                                            const char   *id);
HjlUser          *hjl_catalogue_get_user (HjlCatalogue *self,
                                          const char   *id);

/* (transfer none): live lists in their natural order: roles and postings as they came, stages by
 * hjl_stage_compare(), sources and tags (element-type utf8) as they came. Do not change them. */
GPtrArray  *hjl_catalogue_get_stages (HjlCatalogue *self,
                                      HjlSide       side);
/* @list: exactly one of #HjlLists; what is in it has an id and a name, and a text is both. */
GPtrArray  *hjl_catalogue_get_list (HjlCatalogue *self,
                                    HjlLists      list);
const char *hjl_catalogue_id_of (HjlLists list,
                                 gpointer item);
const char *hjl_catalogue_name_of (HjlLists list,
                                   gpointer item);

/* How @text (nullable) is written where it is one of @sources (element-type utf8) but for the case, else as it is: a
 * source is its text, and Lever tells two spellings apart. (transfer none) (nullable) */
const char *hjl_catalogue_spell_source (GPtrArray  *sources,
                                        const char *text);

/* Position of a stage in its side's sorted list, or -1. */
int hjl_catalogue_index_of_stage (HjlCatalogue *self,
                                  HjlSide       side,
                                  const char   *id);

/**
 * hjl_catalogue_resolve:
 * @list: exactly one list
 * @text: an id, or a name (exact first, then as hjl_fold() has it, then as the start of exactly one name)
 *
 * Returns: (transfer full): the id; %HJL_ERROR_NOT_FOUND, or %HJL_ERROR_AMBIGUOUS whose message lists
 *   the choices with their ids, one a line
 */
char *hjl_catalogue_resolve (HjlCatalogue *self,
                             HjlLists      list,
                             const char   *text,
                             GError      **error);
