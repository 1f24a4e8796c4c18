/* hjl-demo-world-lever.c: contacts, opportunities and their files in Lever's stand-in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-world.h"

/* Of all files together; beyond it the hash alone is kept. */
#define FILE_MEMORY (512 * 1024 * 1024)

int
hjl_demo_order_by_rank (gconstpointer a,
                        gconstpointer b,
                        gpointer      user_data)
{
  const HjlDemoOpportunity *one = a;
  const HjlDemoOpportunity *two = b;

  if (one->rank != two->rank)
    return one->rank < two->rank ? -1 : 1;
  if (one->interaction_at != two->interaction_at)
    return one->interaction_at > two->interaction_at ? -1 : 1;
  return strcmp (one->id, two->id);
}

int
hjl_demo_order_by_change (gconstpointer a,
                          gconstpointer b,
                          gpointer      user_data)
{
  const HjlDemoOpportunity *one = a;
  const HjlDemoOpportunity *two = b;

  if (one->updated_at != two->updated_at)
    return one->updated_at < two->updated_at ? -1 : 1;
  return strcmp (one->id, two->id);
}

static void
file_free (HjlDemoFile *file)
{
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file);
}

HjlDemoContact *
hjl_demo_world_add_contact (HjlDemoWorld *self,
                            const char   *name)
{
  HjlDemoContact *contact = g_new0 (HjlDemoContact, 1);

  contact->id = hjl_demo_world_new_id (self);
  contact->name = hjl_demo_world_keep (self, name);
  contact->headline = "";
  contact->location = "";
  contact->emails = g_ptr_array_new_with_free_func (g_free);
  contact->phones = g_ptr_array_new_with_free_func (g_free);
  contact->links = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (self->contacts, (gpointer) contact->id, contact);
  return contact;
}

void
hjl_demo_world_add_email (HjlDemoWorld   *self,
                          HjlDemoContact *contact,
                          const char     *email)
{
  char *key = g_ascii_strdown (email, -1);

  hjl_demo_strings_add (contact->emails, email);
  if (g_hash_table_contains (self->contacts_by_email, key))
    g_free (key);
  else
    g_hash_table_insert (self->contacts_by_email, key, contact);
}

HjlDemoOpportunity *
hjl_demo_world_add_opportunity (HjlDemoWorld      *self,
                                HjlDemoContact    *contact,
                                HjlDemoPosting    *posting,
                                HjlDemoLeverStage *stage,
                                gint64             created_at)
{
  HjlDemoOpportunity *opportunity = g_new0 (HjlDemoOpportunity, 1);

  opportunity->id = hjl_demo_world_new_id (self);
  opportunity->contact = contact;
  opportunity->posting = posting;
  opportunity->stage = stage;
  opportunity->rank = stage->rank;
  opportunity->origin = "sourced";
  opportunity->created_at = created_at;
  opportunity->interaction_at = created_at;
  opportunity->advanced_at = created_at;
  opportunity->tags = g_ptr_array_new_with_free_func (g_free);
  opportunity->sources = g_ptr_array_new_with_free_func (g_free);
  if (posting != NULL)
    {
      const char *const automatic[] = { posting->text, posting->department, posting->team,
                                        posting->location, posting->commitment };

      /* lever/README.md, Creating an opportunity: these come back as tags by themselves. */
      for (guint i = 0; i < G_N_ELEMENTS (automatic); i++)
        if (automatic[i] != NULL)
          hjl_demo_strings_add (opportunity->tags, automatic[i]);
      opportunity->application_id = hjl_demo_world_new_id (self);
      opportunity->confidential = posting->confidential;
    }
  g_hash_table_insert (self->opportunities, (gpointer) opportunity->id, opportunity);
  opportunity->by_rank = g_sequence_insert_sorted (self->by_rank, opportunity, hjl_demo_order_by_rank, NULL);
  return opportunity;
}

void
hjl_demo_world_touch (HjlDemoWorld       *self,
                      HjlDemoOpportunity *opportunity)
{
  opportunity->updated_at = hjl_demo_world_now (self);
  opportunity->interaction_at = opportunity->updated_at;
  opportunity->rank = opportunity->stage->rank;
  g_sequence_sort_changed (opportunity->by_rank, hjl_demo_order_by_rank, NULL);
  if (opportunity->by_change != NULL)
    g_sequence_sort_changed (opportunity->by_change, hjl_demo_order_by_change, NULL);
  else
    opportunity->by_change = g_sequence_insert_sorted (self->by_change, opportunity, hjl_demo_order_by_change, NULL);
}

void
hjl_demo_world_move (HjlDemoWorld       *self,
                     HjlDemoOpportunity *opportunity,
                     HjlDemoLeverStage  *stage,
                     const char         *user)
{
  HjlDemoStageChange change = { stage, hjl_demo_world_now (self), user };

  if (opportunity->changes == NULL)
    opportunity->changes = g_array_new (FALSE, FALSE, sizeof change);
  g_array_append_val (opportunity->changes, change);
  opportunity->stage = stage;
  opportunity->advanced_at = change.at;
  hjl_demo_world_touch (self, opportunity);
}

void
hjl_demo_world_archive (HjlDemoWorld       *self,
                        HjlDemoOpportunity *opportunity,
                        HjlDemoReason      *reason)
{
  opportunity->reason = reason;
  opportunity->archived_at = reason != NULL ? hjl_demo_world_now (self) : 0;
  hjl_demo_world_touch (self, opportunity);
}

void
hjl_demo_world_delete (HjlDemoWorld       *self,
                       HjlDemoOpportunity *opportunity)
{
  opportunity->deleted_at = hjl_demo_world_now (self);
  g_clear_pointer (&opportunity->by_rank, g_sequence_remove);
  g_clear_pointer (&opportunity->by_change, g_sequence_remove);
  g_hash_table_steal (self->opportunities, opportunity->id);
  g_ptr_array_add (self->deleted_opportunities, opportunity);
}

HjlDemoFile *
hjl_demo_world_add_file (HjlDemoWorld       *self,
                         HjlDemoOpportunity *opportunity,
                         const char         *name,
                         GBytes             *bytes,
                         gboolean            resume)
{
  HjlDemoFile     *file = g_new0 (HjlDemoFile, 1);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  file->id = hjl_demo_world_new_id (self);
  file->name = hjl_demo_world_keep (self, name);
  file->size = g_bytes_get_size (bytes);
  file->sha256 = hjl_demo_world_keep (self, sha256);
  file->uploaded_at = hjl_demo_world_now (self);
  file->resume = resume;
  if (self->file_memory + file->size <= FILE_MEMORY)
    {
      /* A part of a multipart body is a slice that would keep the whole body. */
      file->bytes = g_bytes_new (g_bytes_get_data (bytes, NULL), file->size);
      self->file_memory += file->size;
    }
  if (opportunity->files == NULL)
    opportunity->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  g_ptr_array_add (opportunity->files, file);
  return file;
}

HjlDemoFile *
hjl_demo_file_find (HjlDemoOpportunity *opportunity,
                    const char         *id,
                    gboolean            resume)
{
  for (guint i = 0; opportunity->files != NULL && i < opportunity->files->len; i++)
    {
      HjlDemoFile *file = g_ptr_array_index (opportunity->files, i);

      if (file->resume == resume && strcmp (file->id, id) == 0)
        return file;
    }
  return NULL;
}

void
hjl_demo_world_add_source (HjlDemoWorld       *self,
                           HjlDemoOpportunity *opportunity,
                           const char         *text)
{
  if (!self->lock_sources)
    hjl_demo_strings_add (self->sources, text);
  if (g_ptr_array_find_with_equal_func (self->sources, text, g_str_equal, NULL))
    hjl_demo_strings_add (opportunity->sources, text);
}
