/* hjl-types.h: forward declarations, so that headers need not include each other
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

typedef struct _HjlAction           HjlAction;
typedef struct _HjlArchiveReason    HjlArchiveReason;
typedef struct _HjlCandidate        HjlCandidate;
typedef struct _HjlCandidateProfile HjlCandidateProfile;
typedef struct _HjlCase             HjlCase;
typedef struct _HjlCatalogue        HjlCatalogue;
typedef struct _HjlHold             HjlHold;
typedef struct _HjlLink             HjlLink;
typedef struct _HjlMapping          HjlMapping;
typedef struct _HjlOpportunity      HjlOpportunity;
typedef struct _HjlPlan             HjlPlan;
typedef struct _HjlPosting          HjlPosting;
typedef struct _HjlRole             HjlRole;
typedef struct _HjlSnapshot         HjlSnapshot;
typedef struct _HjlStage            HjlStage;
typedef struct _HjlTarget           HjlTarget;
typedef struct _HjlUser             HjlUser;

/* Times are milliseconds since 1970 in UTC throughout, as Lever has them; 0 is "not known". */
typedef gint64 HjlTime;

/* Sets a text of one's own. @text: (nullable): may be the very text that goes */
static inline void
hjl_set_text (char      **place,
              const char *text)
{
  char *old = *place;

  *place = g_strdup (text);
  g_free (old);
}
