/* hjl-identity.c: whom a connection belongs to, as far as it can be told
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-identity.h"

#include <string.h>

#define ACCOUNT "account"

/* At least one in this many of what was known has to be there still. */
#define ENOUGH 4

static const char *const names[HJL_IDENTITY_N_LISTS] = {
  [HJL_IDENTITY_USERS] = "users",
  [HJL_IDENTITY_POSTINGS] = "postings",
  [HJL_IDENTITY_STAGES] = "stages",
  [HJL_IDENTITY_REASONS] = "reasons",
  [HJL_IDENTITY_ROLES] = "roles",
};

HjlIdentity *
hjl_identity_new (void)
{
  return g_new0 (HjlIdentity, 1);
}

void
hjl_identity_free (HjlIdentity *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->account);
  for (guint i = 0; i < HJL_IDENTITY_N_LISTS; i++)
    g_clear_pointer (&self->lists[i], g_hash_table_unref);
  g_free (self);
}

/* Lever's built-in stages have slugs for ids (lever/README.md, Stages); what a company made has a UUID. */
static gboolean
is_built_in (HjlIdentityList list,
             const char     *id)
{
  return (list == HJL_IDENTITY_STAGES || list == HJL_IDENTITY_REASONS) && !g_uuid_string_is_valid (id);
}

void
hjl_identity_add (HjlIdentity    *self,
                  HjlIdentityList list,
                  const char     *id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (list < HJL_IDENTITY_N_LISTS);

  if (self->lists[list] == NULL)
    self->lists[list] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (id != NULL && !is_built_in (list, id))
    g_hash_table_add (self->lists[list], g_strdup (id));
}

void
hjl_identity_merge (HjlIdentity       *self,
                    const HjlIdentity *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  if (self->account == NULL)
    self->account = g_strdup (other->account);

  for (guint i = 0; i < HJL_IDENTITY_N_LISTS; i++)
    if (self->lists[i] == NULL && other->lists[i] != NULL)
      self->lists[i] = g_hash_table_ref (other->lists[i]);
}

static guint
count (const HjlIdentity *self,
       HjlIdentityList    list)
{
  return self->lists[list] != NULL ? g_hash_table_size (self->lists[list]) : 0;
}

gboolean
hjl_identity_is_empty (const HjlIdentity *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < HJL_IDENTITY_N_LISTS; i++)
    if (count (self, i) > 0)
      return FALSE;

  return self->account == NULL;
}

char *
hjl_identity_to_text (const HjlIdentity *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (self != NULL, NULL);

  if (self->account != NULL)
    g_key_file_set_string (file, ACCOUNT, "id", self->account);
  for (guint i = 0; i < HJL_IDENTITY_N_LISTS; i++)
    if (self->lists[i] != NULL)
      {
        g_autofree char **ids = (char **) g_hash_table_get_keys_as_array (self->lists[i], NULL);

        g_key_file_set_string_list (file, ACCOUNT, names[i], (const char *const *) ids, g_hash_table_size (self->lists[i]));
      }

  return g_key_file_to_data (file, NULL, NULL);
}

HjlIdentity *
hjl_identity_from_text (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  HjlIdentity *self = hjl_identity_new ();

  if (text == NULL || !g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL))
    return self;

  self->account = g_key_file_get_string (file, ACCOUNT, "id", NULL);
  for (guint i = 0; i < HJL_IDENTITY_N_LISTS; i++)
    {
      g_auto (GStrv) ids = g_key_file_get_string_list (file, ACCOUNT, names[i], NULL, NULL);

      for (guint j = 0; ids != NULL && ids[j] != NULL; j++)
        hjl_identity_add (self, i, ids[j]);
    }

  return self;
}

static guint
count_common (const HjlIdentity *known,
              const HjlIdentity *found,
              HjlIdentityList    list)
{
  GHashTableIter iter;
  gpointer       id;
  guint          n = 0;

  g_hash_table_iter_init (&iter, known->lists[list]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_contains (found->lists[list], id))
      n++;

  return n;
}

HjlIdentityMatch
hjl_identity_compare (const HjlIdentity *known,
                      const HjlIdentity *found)
{
  guint    n_known = 0;
  guint    n_common = 0;
  gboolean strange = FALSE;
  gboolean familiar = FALSE;

  g_return_val_if_fail (known != NULL && found != NULL, HJL_IDENTITY_UNKNOWN);

  if (known->account != NULL && found->account != NULL)
    return g_str_equal (known->account, found->account) ? HJL_IDENTITY_SAME : HJL_IDENTITY_OTHER;

  for (guint i = 0; i < HJL_IDENTITY_N_LISTS; i++)
    {
      guint n;

      if (count (known, i) == 0 || count (found, i) == 0)
        continue;

      n = count_common (known, found, i);
      n_known += count (known, i);
      n_common += n;
      /* One list that is there by half is enough: the others may have been tidied. */
      if (n * 2 >= count (known, i) && (i == HJL_IDENTITY_USERS || i == HJL_IDENTITY_POSTINGS))
        return HJL_IDENTITY_SAME;
      if (i == HJL_IDENTITY_USERS || i == HJL_IDENTITY_POSTINGS)
        {
          strange = strange || n == 0;
          familiar = familiar || n > 0;
        }
    }

  if (n_known == 0)
    return HJL_IDENTITY_UNKNOWN;
  if (strange && !familiar)
    return HJL_IDENTITY_OTHER;

  return n_common > 0 && n_common * ENOUGH >= n_known ? HJL_IDENTITY_SAME : HJL_IDENTITY_OTHER;
}
