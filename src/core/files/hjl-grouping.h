/* hjl-grouping.h: which files are whose: one row of a review a person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-draft.h"

/**
 * HjlGroupFile:
 * @title: its name as it came
 * @name: as Lever gets it
 * @folder: (nullable): where it was, with `/` between
 * @spool_name: its copy
 * @digest: (nullable): of its content
 * @size: bytes
 * @facts: (nullable): what was read in it
 * @refused: (nullable): why Lever does not take it, as a sentence: what was read in it counts all the same
 * @several: (out): of a stray: several rows are called as it is
 */
typedef struct
{
  char       *title;
  char       *name;
  char       *folder;
  char       *spool_name;
  char       *digest;
  gint64      size;
  HjlCvFacts *facts;
  char       *refused;
  gboolean    several;
} HjlGroupFile;

void hjl_group_file_free (HjlGroupFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlGroupFile, hjl_group_file_free)

/**
 * HjlGroupRow:
 * @draft: what a table says of a person
 * @cv: (nullable): the name of a file, with or without folders
 * @profile: (nullable): the same
 */
typedef struct
{
  HjlDraft *draft;
  char     *cv;
  char     *profile;
} HjlGroupRow;

/* @draft: (transfer full) */
HjlGroupRow *hjl_group_row_new (HjlDraft   *draft,
                                const char *cv,
                                const char *profile);
void         hjl_group_row_free (HjlGroupRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlGroupRow, hjl_group_row_free)

/**
 * HjlGrouping:
 * @drafts: (element-type HjlDraft): in the order of the rows, then of their first files
 * @files: (element-type GPtrArray): of each draft the files that it was made of, lent; those that Lever does not take too
 * @doubles: (element-type HjlGroupFile): lent: the same content was there before
 * @strays: (element-type HjlGroupFile): lent: with rows, the files that are nobody's of them
 */
typedef struct
{
  GPtrArray *drafts;
  GPtrArray *files;
  GPtrArray *doubles;
  GPtrArray *strays;
} HjlGrouping;

/**
 * hjl_grouping_new:
 * @files: (element-type HjlGroupFile): in their order
 * @rows: (nullable) (element-type HjlGroupRow): of a table: files go to its people only
 * @role_id: (nullable): of people who come from no row
 *
 * Files are one person's where they have the same e-mail; the same name, in the same folder; the same file name but for
 * what says the kind of document ("Jane Doe CV", "Jane Doe - cover letter"); or where they are a letter or
 * certificate beside the only CV of a folder, or in a folder of somebody's own. Nothing joins plainly different names, or
 * two CVs with different addresses. What joins but has two addresses asks, and so do two CVs that have nothing but the name
 * in common. What has nothing but a name that several people have joins none of them.
 *
 * A name that is not sure in the text becomes sure where the file or another document of the person has it too. Of what
 * is not sure the best stands in the row, marked. Without any clock, file or chance: the same in the same order gives the same.
 *
 * Returns: (transfer full)
 */
HjlGrouping *hjl_grouping_new (GPtrArray  *files,
                               GPtrArray  *rows,
                               const char *role_id);
void         hjl_grouping_free (HjlGrouping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlGrouping, hjl_grouping_free)
