/* hjl-demo-world-hackajob.c: roles and candidates in hackajob's stand-in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-world.h"

static const char *const statuses[] = {
  [HJL_DEMO_STATUS_REQUESTED] = "requested",
  [HJL_DEMO_STATUS_ACCEPTED] = "accepted",
  [HJL_DEMO_STATUS_DECLINED] = "declined",
  [HJL_DEMO_STATUS_WITHDRAWN] = "withdrawn",
  [HJL_DEMO_STATUS_DELETED] = "deleted",
};

const char *
hjl_demo_status_to_string (HjlDemoStatus status)
{
  return statuses[status];
}

gboolean
hjl_demo_status_from_string (const char    *text,
                             HjlDemoStatus *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (text, statuses[i]) == 0)
      {
        *status = i;
        return TRUE;
      }
  return FALSE;
}

int
hjl_demo_order_of_candidates (gconstpointer a,
                              gconstpointer b,
                              gpointer      user_data)
{
  const HjlDemoCandidate *one = a;
  const HjlDemoCandidate *two = b;

  if (one->updated_at != two->updated_at)
    return one->updated_at < two->updated_at ? -1 : 1;
  return one->index < two->index ? -1 : one->index > two->index;
}

HjlDemoRole *
hjl_demo_world_add_role (HjlDemoWorld *self,
                         const char   *title,
                         const char   *status)
{
  static const char *const places[] = { "London", "Manchester", "Remote (UK)", "Berlin", "Bristol" };
  static const char *const teams[] = { "Engineering", "Data", "Product", "Design", "Platform" };
  HjlDemoRole             *role = g_new0 (HjlDemoRole, 1);
  HjlDemoRandom            random = hjl_demo_random (self->options.seed, HJL_DEMO_STREAM_ROLE, self->roles->len);

  role->index = self->roles->len;
  role->id = hjl_demo_world_printf (self, "role_%06x%04x", role->index + 1, hjl_demo_random_below (&random, 0x10000));
  role->title = hjl_demo_world_keep (self, title);
  role->status = status;
  role->location = places[role->index % G_N_ELEMENTS (places)];
  role->team = teams[role->index % G_N_ELEMENTS (teams)];
  g_ptr_array_add (self->roles, role);
  return role;
}

HjlDemoCandidate *
hjl_demo_world_add_candidate (HjlDemoWorld *self,
                              HjlDemoRole  *role,
                              HjlDemoStatus status,
                              gint64        at)
{
  static const char *const kinds[] = {
    [HJL_DEMO_STATUS_REQUESTED] = "requested",
    [HJL_DEMO_STATUS_ACCEPTED] = "accepted",
    [HJL_DEMO_STATUS_DECLINED] = "rejected",
    [HJL_DEMO_STATUS_WITHDRAWN] = "withdrawn",
    [HJL_DEMO_STATUS_DELETED] = "withdrawn",
  };
  HjlDemoCandidate *candidate = g_new0 (HjlDemoCandidate, 1);
  HjlDemoRandom     random;

  candidate->index = self->candidates->len;
  random = hjl_demo_random (self->options.seed, HJL_DEMO_STREAM_CANDIDATE, candidate->index);
  candidate->id = hjl_demo_world_printf (self, "cnd_%06x%08x", candidate->index + 1, (guint32) hjl_demo_random_next (&random));
  candidate->talent_id = hjl_demo_world_printf (self, "tal_%012" G_GINT64_MODIFIER "x",
                                                hjl_demo_random_next (&random) & G_GUINT64_CONSTANT (0xffffffffffff));
  candidate->role = role;
  candidate->status = status;
  candidate->stage = hjl_demo_world_stage_of_kind (self, kinds[status]);
  if (candidate->stage == NULL)
    candidate->stage = g_ptr_array_index (self->stages, 0);
  candidate->accepted_at = status == HJL_DEMO_STATUS_ACCEPTED || status == HJL_DEMO_STATUS_WITHDRAWN ? at : 0;
  candidate->updated_at = at;
  candidate->version = 1;
  candidate->plain = self->options.plain;
  g_ptr_array_add (self->candidates, candidate);
  g_hash_table_insert (self->candidates_by_id, (gpointer) candidate->id, candidate);
  candidate->by_change = g_sequence_insert_sorted (self->candidates_by_change, candidate,
                                                   hjl_demo_order_of_candidates, NULL);
  g_clear_pointer (&self->candidates_by_email, g_hash_table_unref);
  return candidate;
}

void
hjl_demo_world_change_candidate (HjlDemoWorld     *self,
                                 HjlDemoCandidate *candidate)
{
  candidate->version++;
  candidate->updated_at = hjl_demo_world_now (self);
  if (candidate->status == HJL_DEMO_STATUS_ACCEPTED && candidate->accepted_at == 0)
    candidate->accepted_at = candidate->updated_at;
  g_sequence_sort_changed (candidate->by_change, hjl_demo_order_of_candidates, NULL);
}

/* Opaque by contract: every third candidate has text. */
char *
hjl_demo_candidate_dup_version (HjlDemoCandidate *self)
{
  return self->index % 3 == 0 ? g_strdup_printf ("v%u-%c", self->version, 'a' + self->version % 26)
                              : g_strdup_printf ("%u", self->version);
}

char *
hjl_demo_candidate_dup_url (HjlDemoCandidate *self)
{
  return g_strdup_printf ("https://hackajob.example/candidates/%s", self->id);
}
