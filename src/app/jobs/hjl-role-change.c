/* hjl-role-change.c: one change of the roles that are kept by hand, and the way back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-role-change.h"

#include <glib/gi18n-lib.h>

#include "store/hjl-store-book.h"
#include "store/hjl-store-mapping.h"

struct _HjlRoleChange
{
  GObject parent_instance;

  HjlRoleChangeKind kind;
  char             *id;        /* nullable: of what is added */
  char             *title;     /* nullable: as @id */
  char             *new_title; /* nullable */
  HjlMapping       *mapping;   /* nullable */
  gboolean          live;      /* before */

  /* Of what is added; the workspace's thread fills in the last. */
  GPtrArray *titles;
  GPtrArray *postings; /* (element-type HjlPosting): NULL for one without */
  GPtrArray *ids;
};

G_DEFINE_FINAL_TYPE (HjlRoleChange, hjl_role_change, G_TYPE_OBJECT)

static void
hjl_role_change_finalize (GObject *object)
{
  HjlRoleChange *self = HJL_ROLE_CHANGE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->new_title);
  g_clear_object (&self->mapping);
  for (guint i = 0; i < self->postings->len; i++)
    g_clear_object ((HjlPosting **) &self->postings->pdata[i]);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->postings);
  g_ptr_array_unref (self->ids);

  G_OBJECT_CLASS (hjl_role_change_parent_class)->finalize (object);
}

static void
hjl_role_change_class_init (HjlRoleChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_role_change_finalize;
}

static void
hjl_role_change_init (HjlRoleChange *self)
{
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->postings = g_ptr_array_new ();
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

HjlRoleChange *
hjl_role_change_new_add (void)
{
  HjlRoleChange *self = g_object_new (HJL_TYPE_ROLE_CHANGE, NULL);

  self->kind = HJL_ROLE_CHANGE_ADD;

  return self;
}

void
hjl_role_change_add (HjlRoleChange *self,
                     const char    *title,
                     HjlPosting    *posting)
{
  g_return_if_fail (HJL_IS_ROLE_CHANGE (self));

  g_ptr_array_add (self->titles, g_strdup (title));
  g_ptr_array_add (self->postings, posting != NULL ? g_object_ref (posting) : NULL);
}

HjlRoleChange *
hjl_role_change_new (HjlRoleChangeKind kind,
                     HjlRole          *role,
                     const char       *new_title,
                     HjlMapping       *mapping)
{
  HjlRoleChange *self;

  g_return_val_if_fail (HJL_IS_ROLE (role), NULL);

  self = g_object_new (HJL_TYPE_ROLE_CHANGE, NULL);
  self->kind = kind;
  self->id = g_strdup (role->id);
  self->title = g_strdup (role->title);
  self->new_title = g_strdup (new_title);
  self->mapping = mapping != NULL ? hjl_mapping_copy (mapping) : NULL;
  self->live = role->status == HJL_ROLE_STATUS_LIVE;

  return self;
}

static gboolean
add_all (HjlStore *store,
         HjlTime   now,
         gpointer  data,
         GError  **error)
{
  HjlRoleChange *self = data;

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < self->titles->len; i++)
    {
      const char *title = g_ptr_array_index (self->titles, i);
      HjlPosting *posting = g_ptr_array_index (self->postings, i);
      char       *id = posting != NULL ? hjl_store_add_mapped_role (store, title, posting, now, error)
                                       : hjl_store_add_book_role (store, NULL, title, now, error);

      if (id == NULL)
        return FALSE;
      g_ptr_array_add (self->ids, id);
    }

  return TRUE;
}

static gboolean
remove_all (HjlStore *store,
            HjlTime   now,
            gpointer  data,
            GError  **error)
{
  HjlRoleChange *self = data;

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (!hjl_store_remove_book_role (store, g_ptr_array_index (self->ids, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
rename_role (HjlStore *store,
             HjlTime   now,
             gpointer  data,
             GError  **error)
{
  HjlRoleChange *self = data;

  return hjl_store_rename_book_role (store, self->id, self->new_title, now, error);
}

static gboolean
name_back (HjlStore *store,
           HjlTime   now,
           gpointer  data,
           GError  **error)
{
  HjlRoleChange *self = data;

  return hjl_store_rename_book_role (store, self->id, self->title, now, error);
}

static gboolean
close_role (HjlStore *store,
            HjlTime   now,
            gpointer  data,
            GError  **error)
{
  HjlRoleChange *self = data;

  return hjl_store_set_book_role_live (store, self->id, FALSE, now, error);
}

static gboolean
open_role (HjlStore *store,
           HjlTime   now,
           gpointer  data,
           GError  **error)
{
  HjlRoleChange *self = data;

  return hjl_store_set_book_role_live (store, self->id, TRUE, now, error);
}

static gboolean
remove_role (HjlStore *store,
             HjlTime   now,
             gpointer  data,
             GError  **error)
{
  HjlRoleChange *self = data;

  return hjl_store_remove_book_role (store, self->id, error);
}

static gboolean
bring_back (HjlStore *store,
            HjlTime   now,
            gpointer  data,
            GError  **error)
{
  HjlRoleChange   *self = data;
  g_autofree char *id = hjl_store_add_book_role (store, self->id, self->title, now, error);

  return id != NULL && (self->mapping == NULL || hjl_store_save_mapping (store, self->mapping, now, error)) &&
         (self->live || hjl_store_set_book_role_live (store, id, FALSE, now, error));
}

void
hjl_role_change_apply_async (HjlRoleChange      *self,
                             HjlWorkspace       *workspace,
                             gboolean            back,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  static const HjlBookFunc ways[][2] = {
    [HJL_ROLE_CHANGE_ADD] = { add_all, remove_all },
    [HJL_ROLE_CHANGE_RENAME] = { rename_role, name_back },
    [HJL_ROLE_CHANGE_CLOSE] = { close_role, open_role },
    [HJL_ROLE_CHANGE_REOPEN] = { open_role, close_role },
    [HJL_ROLE_CHANGE_REMOVE] = { remove_role, bring_back },
  };

  g_return_if_fail (HJL_IS_ROLE_CHANGE (self));

  hjl_workspace_edit_book_async (workspace, ways[self->kind][back ? 1 : 0], g_object_ref (self), g_object_unref, NULL, callback, user_data);
}

static char *
describe_added (HjlRoleChange *self)
{
  guint n = self->titles->len;

  if (n == 1)
    return g_strdup_printf (g_ptr_array_index (self->postings, 0) != NULL ? _ ("Added “%s” with its mapping")
                                                                          : _ ("Added “%s”. Choose its Lever posting next."),
                            (const char *) g_ptr_array_index (self->titles, 0));

  return g_strdup_printf (ngettext ("Added %'u role with its mapping", "Added %'u roles with their mappings", n), n);
}

char *
hjl_role_change_describe (HjlRoleChange *self)
{
  g_return_val_if_fail (HJL_IS_ROLE_CHANGE (self), NULL);

  switch (self->kind)
    {
    case HJL_ROLE_CHANGE_RENAME:
      return g_strdup_printf (_ ("Renamed to “%s”"), self->new_title);

    case HJL_ROLE_CHANGE_CLOSE:
      return g_strdup_printf (_ ("Closed “%s”. No more candidates are exported; those already exported stay up to date."), self->title);

    case HJL_ROLE_CHANGE_REOPEN:
      return g_strdup_printf (_ ("Reopened “%s”. Candidates who wait are exported with the next sync."), self->title);

    case HJL_ROLE_CHANGE_REMOVE:
      return g_strdup_printf (self->mapping != NULL ? _ ("Removed “%s” and its mapping") : _ ("Removed “%s”"), self->title);

    case HJL_ROLE_CHANGE_ADD:
    default:
      return describe_added (self);
    }
}
