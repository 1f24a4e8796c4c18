/* hjl-role.h: a live role of hackajob: what Lever calls a posting
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

typedef enum
{
  HJL_ROLE_STATUS_UNKNOWN,
  HJL_ROLE_STATUS_LIVE,
  HJL_ROLE_STATUS_PAUSED,
  HJL_ROLE_STATUS_CLOSED,
} HjlRoleStatus;

#define HJL_TYPE_ROLE (hjl_role_get_type ())
G_DECLARE_FINAL_TYPE (HjlRole, hjl_role, HJL, ROLE, GObject)

/**
 * HjlRole:
 * @salary_min: 0 where unknown, like @salary_max
 * @accepted_count: -1 where unknown
 *
 * Immutable. Texts are nullable but for @id and @title.
 */
struct _HjlRole
{
  GObject parent_instance;

  const char   *id;
  const char   *title;
  HjlRoleStatus status;
  const char   *location;
  const char   *workplace;
  const char   *team;
  const char   *url;
  double        salary_min;
  double        salary_max;
  const char   *currency;
  HjlTime       published_at;
  HjlTime       updated_at;
  int           accepted_count;
};

/* @facts: a literal with what is known, which is copied */
HjlRole *hjl_role_new (const HjlRole *facts);

HjlRoleStatus hjl_role_status_from_string (const char *text);
const char   *hjl_role_status_to_string (HjlRoleStatus status);
