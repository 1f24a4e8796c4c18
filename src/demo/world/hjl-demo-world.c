/* hjl-demo-world.c: what the stand-ins know: making it, finding things in it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-world.h"

/* All that is found by its id begins with that. */
typedef struct
{
  const char *id;
} Thing;

static void
contact_free (HjlDemoContact *contact)
{
  g_ptr_array_unref (contact->emails);
  g_ptr_array_unref (contact->phones);
  g_ptr_array_unref (contact->links);
  g_free (contact);
}

static void
opportunity_free (HjlDemoOpportunity *opportunity)
{
  g_ptr_array_unref (opportunity->tags);
  g_ptr_array_unref (opportunity->sources);
  g_clear_pointer (&opportunity->files, g_ptr_array_unref);
  g_clear_pointer (&opportunity->notes, g_ptr_array_unref);
  g_clear_pointer (&opportunity->changes, g_array_unref);
  g_free (opportunity);
}

static void
candidate_free (HjlDemoCandidate *candidate)
{
  g_clear_pointer (&candidate->trace, hjl_demo_trace_free);
  g_free (candidate);
}

HjlDemoWorld *
hjl_demo_world_new (const HjlDemoOptions *options)
{
  HjlDemoWorld *self = g_new0 (HjlDemoWorld, 1);

  self->options = *options;
  self->strings = g_string_chunk_new (1024);
  self->master_account = TRUE;
  self->integration = TRUE;
  self->users = g_ptr_array_new_with_free_func (g_free);
  self->lever_stages = g_ptr_array_new_with_free_func (g_free);
  self->gone_stages = g_ptr_array_new_with_free_func (g_free);
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  self->postings = g_ptr_array_new_with_free_func (g_free);
  self->deleted_postings = g_ptr_array_new_with_free_func (g_free);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->by_rank = g_sequence_new (NULL);
  self->by_change = g_sequence_new (NULL);
  self->opportunities = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) opportunity_free);
  self->deleted_opportunities = g_ptr_array_new_with_free_func ((GDestroyNotify) opportunity_free);
  self->contacts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) contact_free);
  self->contacts_by_email = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stages = g_ptr_array_new_with_free_func (g_free);
  self->roles = g_ptr_array_new_with_free_func (g_free);
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  self->candidates_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->candidates_by_change = g_sequence_new (NULL);
  hjl_demo_rate_set (&self->rate, options->rate, options->burst);
  hjl_demo_ledger_init (&self->ledger);
  self->lever_auth = hjl_demo_auth_new (&self->options, TRUE);
  self->hackajob_auth = hjl_demo_auth_new (&self->options, FALSE);
  return self;
}

void
hjl_demo_world_free (HjlDemoWorld *self)
{
  hjl_demo_auth_free (self->lever_auth);
  hjl_demo_auth_free (self->hackajob_auth);
  hjl_demo_ledger_free (&self->ledger);
  g_sequence_free (self->candidates_by_change);
  g_clear_pointer (&self->candidates_by_email, g_hash_table_unref);
  g_hash_table_unref (self->candidates_by_id);
  g_ptr_array_unref (self->candidates);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->stages);
  g_hash_table_unref (self->contacts_by_email);
  g_sequence_free (self->by_rank);
  g_sequence_free (self->by_change);
  g_ptr_array_unref (self->deleted_opportunities);
  g_hash_table_unref (self->opportunities);
  g_hash_table_unref (self->contacts);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->deleted_postings);
  g_ptr_array_unref (self->postings);
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->gone_stages);
  g_ptr_array_unref (self->lever_stages);
  g_ptr_array_unref (self->users);
  g_string_chunk_free (self->strings);
  g_free (self->lever_uri);
  g_free (self);
}

gint64
hjl_demo_world_now (HjlDemoWorld *self)
{
  self->clock = MAX (self->clock, g_get_real_time () / 1000 + self->ahead);
  return self->clock;
}

void
hjl_demo_world_set_ahead (HjlDemoWorld *self,
                          gint64        ahead)
{
  self->ahead = ahead;
  self->clock = 0;
}

const char *
hjl_demo_world_keep (HjlDemoWorld *self,
                     const char   *text)
{
  return text != NULL ? g_string_chunk_insert (self->strings, text) : NULL;
}

const char *
hjl_demo_world_printf (HjlDemoWorld *self,
                       const char   *format,
                       ...)
{
  g_autofree char *text = NULL;
  va_list          args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  return hjl_demo_world_keep (self, text);
}

const char *
hjl_demo_world_uuid (HjlDemoWorld *self,
                     HjlDemoStream stream,
                     guint64       index)
{
  HjlDemoRandom    random = hjl_demo_random (self->options.seed, stream, index);
  g_autofree char *uuid = hjl_demo_random_uuid (&random);

  return hjl_demo_world_keep (self, uuid);
}

const char *
hjl_demo_world_new_id (HjlDemoWorld *self)
{
  return hjl_demo_world_uuid (self, HJL_DEMO_STREAM_ID, self->ids++);
}

gpointer
hjl_demo_find (GPtrArray  *things,
               const char *id)
{
  for (guint i = 0; id != NULL && i < things->len; i++)
    {
      Thing *thing = g_ptr_array_index (things, i);

      if (strcmp (thing->id, id) == 0)
        return thing;
    }
  return NULL;
}

HjlDemoOpportunity *
hjl_demo_world_opportunity (HjlDemoWorld *self,
                            const char   *id)
{
  return id != NULL ? g_hash_table_lookup (self->opportunities, id) : NULL;
}

HjlDemoStage *
hjl_demo_world_stage_of_kind (HjlDemoWorld *self,
                              const char   *kind)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      HjlDemoStage *stage = g_ptr_array_index (self->stages, i);

      if (strcmp (stage->kind, kind) == 0)
        return stage;
    }
  return NULL;
}

HjlDemoCandidate *
hjl_demo_world_candidate (HjlDemoWorld *self,
                          const char   *id)
{
  return id != NULL ? g_hash_table_lookup (self->candidates_by_id, id) : NULL;
}

gboolean
hjl_demo_strings_has (GPtrArray  *strings,
                      const char *text)
{
  return g_ptr_array_find_with_equal_func (strings, text, g_str_equal, NULL);
}

void
hjl_demo_strings_add (GPtrArray  *strings,
                      const char *text)
{
  if (!hjl_demo_strings_has (strings, text))
    g_ptr_array_add (strings, g_strdup (text));
}

gboolean
hjl_demo_strings_remove (GPtrArray  *strings,
                         const char *text)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (strings, text, g_str_equal, &index))
    return FALSE;
  g_ptr_array_remove_index (strings, index);
  return TRUE;
}
