/* hjl-role.h: a live role of hackajob: what Lever calls a posting
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

G_BEGIN_DECLS

typedef enum
{
  HJL_ROLE_STATUS_UNKNOWN,
  HJL_ROLE_STATUS_LIVE,
  HJL_ROLE_STATUS_PAUSED,
  HJL_ROLE_STATUS_CLOSED,
} HjlRoleStatus;

#define HJL_TYPE_ROLE (hjl_role_get_type ())
G_DECLARE_FINAL_TYPE (HjlRole, hjl_role, HJL, ROLE, GObject)

/* Immutable. Every value is a construct-only property of the same name: `id`, `title`, `status` (int),
 * `location`, `workplace`, `team`, `url` (strings, nullable but for id and title), `salary-min`,
 * `salary-max` (double, 0 where unknown), `currency`, `published-at`, `updated-at` (int64),
 * `accepted-count` (int, -1 where unknown). */
const char   *hjl_role_get_id (HjlRole *self);
const char   *hjl_role_get_title (HjlRole *self);
HjlRoleStatus hjl_role_get_status (HjlRole *self);
const char   *hjl_role_get_location (HjlRole *self);
const char   *hjl_role_get_workplace (HjlRole *self);
const char   *hjl_role_get_team (HjlRole *self);
const char   *hjl_role_get_url (HjlRole *self);
double        hjl_role_get_salary_min (HjlRole *self);
double        hjl_role_get_salary_max (HjlRole *self);
const char   *hjl_role_get_currency (HjlRole *self);
HjlTime       hjl_role_get_published_at (HjlRole *self);
HjlTime       hjl_role_get_updated_at (HjlRole *self);
int           hjl_role_get_accepted_count (HjlRole *self);

HjlRoleStatus hjl_role_status_from_string (const char *text);
const char   *hjl_role_status_to_string (HjlRoleStatus status);

G_END_DECLS
