/* hjl-people-title.h: what a column of a table of people has, by its title
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * HjlPeopleColumn:
 * @HJL_PEOPLE_POSTING: Lever's page of a posting
 * @HJL_PEOPLE_CV: the name of a file
 * @HJL_PEOPLE_PROFILE: the name of a file
 * @HJL_PEOPLE_URL: the person's page on hackajob
 * @HJL_PEOPLE_REASON: why they were archived
 */
typedef enum
{
  HJL_PEOPLE_NAME,
  HJL_PEOPLE_EMAIL,
  HJL_PEOPLE_PHONE,
  HJL_PEOPLE_ROLE,
  HJL_PEOPLE_POSTING,
  HJL_PEOPLE_STAGE,
  HJL_PEOPLE_CV,
  HJL_PEOPLE_PROFILE,
  HJL_PEOPLE_URL,
  HJL_PEOPLE_LINK,
  HJL_PEOPLE_HEADLINE,
  HJL_PEOPLE_PLACE,
  HJL_PEOPLE_REASON,
  HJL_N_PEOPLE_COLUMNS
} HjlPeopleColumn;

/**
 * HjlPeopleTitle:
 * @HJL_PEOPLE_TITLE_SOME_NAME: the whole name, or one part of it: the columns beside it tell
 * @HJL_PEOPLE_TITLE_JOB_TITLE: a role of hackajob, or what somebody works as: the columns beside it tell
 * @HJL_PEOPLE_TITLE_POSITION: what somebody works as beside their company; nothing without
 * @HJL_PEOPLE_TITLE_OTHERS: a recruiter's address, the date of an e-mail: nothing of the person's
 * @HJL_PEOPLE_TITLE_OURS: the reason that is written beside a refused row
 *
 * What a title can mean that is no HjlPeopleColumn.
 */
typedef enum
{
  HJL_PEOPLE_TITLE_UNKNOWN = -1,
  HJL_PEOPLE_TITLE_FIRST_NAME = -2,
  HJL_PEOPLE_TITLE_MIDDLE_NAME = -3,
  HJL_PEOPLE_TITLE_LAST_NAME = -4,
  HJL_PEOPLE_TITLE_SOME_NAME = -5,
  HJL_PEOPLE_TITLE_JOB_TITLE = -6,
  HJL_PEOPLE_TITLE_POSITION = -7,
  HJL_PEOPLE_TITLE_COMPANY = -8,
  HJL_PEOPLE_TITLE_OTHERS = -9,
  HJL_PEOPLE_TITLE_OURS = -10
} HjlPeopleTitle;

/* Returns: HjlPeopleColumn, or HjlPeopleTitle, which is less than 0 */
int  hjl_people_title_read (const char *title);
/* Decides what only the columns beside it tell: HjlPeopleColumn or HjlPeopleTitle of each. */
void hjl_people_titles_decide (int  *columns,
                               guint n_columns);
