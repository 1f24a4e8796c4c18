/* hjl-snapshot.c: what the planner looks at: a candidate with all that is known of it, and what there is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-candidate.h"
#include "model/hjl-catalogue.h"
#include "model/hjl-hold.h"
#include "model/hjl-link.h"
#include "model/hjl-opportunity.h"
#include "model/hjl-snapshot.h"

HjlCase *
hjl_case_new (HjlCandidate *candidate)
{
  HjlCase *self;

  g_return_val_if_fail (candidate != NULL, NULL);

  self = g_new0 (HjlCase, 1);
  self->candidate = hjl_candidate_ref (candidate);
  self->in_feed = TRUE;

  return self;
}

void
hjl_case_free (HjlCase *self)
{
  if (self == NULL)
    return;

  hjl_candidate_unref (self->candidate);
  g_clear_pointer (&self->link, hjl_link_free);
  g_clear_pointer (&self->opportunity, hjl_opportunity_unref);
  g_clear_pointer (&self->hold, hjl_hold_free);
  g_free (self);
}

const char *
hjl_case_get_opportunity_url (const HjlCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->opportunity != NULL && self->opportunity->url != NULL)
    return self->opportunity->url;

  return self->link != NULL ? self->link->opportunity_url : NULL;
}

HjlSnapshot *
hjl_snapshot_new (HjlCatalogue *catalogue)
{
  HjlSnapshot *self;

  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);

  self = g_new0 (HjlSnapshot, 1);
  self->catalogue = g_object_ref (catalogue);

  return self;
}

void
hjl_snapshot_free (HjlSnapshot *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->catalogue);
  g_free (self->acting_user_id);
  g_free (self);
}
