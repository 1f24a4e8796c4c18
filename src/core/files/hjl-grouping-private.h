/* hjl-grouping-private.h: what is known of one file or row while it is grouped
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "files/hjl-file-title.h"
#include "files/hjl-grouping.h"

/**
 * HjlGroupItem:
 * @file: (nullable): a file, or
 * @row: (nullable): a row of a table
 * @title: (nullable): what the file's name says
 * @name: (nullable): the person's, as far as it says whose the file is
 * @name_words: its words; empty without one
 * @stem: (nullable): the words of the file's name where they may be a person's name
 * @emails: (element-type utf8): folded, those that are sure
 * @phones: (element-type utf8): digits of those that are sure
 * @parent: the item that it is grouped with, or itself
 * @wanted: what the table says that it is: -1 where it says nothing
 * @doubtful: it was joined for the folder alone, so that somebody has to look
 * @by_name: it may be somebody's CV, and was joined with another such for the name alone, which two people may have
 * @several: it says nothing but a name that several people have, so that it was joined with none of them
 * @problems: (element-type utf8): what a person should know, as sentences
 */
typedef struct
{
  HjlGroupFile *file;
  HjlGroupRow  *row;
  HjlFileTitle *title;
  const char   *name;
  GStrv         name_words;
  GStrv         stem;
  GPtrArray    *emails;
  GPtrArray    *phones;
  guint         index;
  guint         parent;
  int           wanted;
  gboolean      doubtful;
  gboolean      by_name;
  gboolean      several;
  GPtrArray    *problems;
} HjlGroupItem;

/* hjl-group-item.c. (transfer full); @file, @row: lent */
HjlGroupItem *hjl_group_item_new_file (HjlGroupFile *file);
HjlGroupItem *hjl_group_item_new_row (HjlGroupRow *row);
void          hjl_group_item_free (gpointer self);
/* "" for one that was in none */
const char   *hjl_group_item_get_folder (const HjlGroupItem *self);
/* What may be somebody's CV, by its name; a row of a table too. */
gboolean      hjl_group_item_is_cv_like (const HjlGroupItem *self);
/* One is in the other's folder, or below it; a row of a table has no place. */
gboolean      hjl_group_items_are_near (const HjlGroupItem *a,
                                        const HjlGroupItem *b);
/* Whether two things have an e-mail or a telephone in common. */
gboolean      hjl_group_items_share (const HjlGroupItem *a,
                                     const HjlGroupItem *b);
/* Whether two things are plainly not of one person. */
gboolean      hjl_group_items_are_apart (const HjlGroupItem *a,
                                         const HjlGroupItem *b);

/* hjl-group-draft.c: the row of a review that the items of one person make. @items: (element-type HjlGroupItem): in their
 * order, the table's row first; @own_folder: (nullable): the name of a folder that is theirs alone. (transfer full) */
HjlDraft *hjl_group_make_draft (GPtrArray  *items,
                                const char *role_id,
                                const char *own_folder);
