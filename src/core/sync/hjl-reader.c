/* hjl-reader.c: brings in what changed on both sides since the cursors
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "files/hjl-files-source.h"
#include "sync/hjl-reader-private.h"
#include "sync/hjl-sync-context.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-timeline.h"

G_DEFINE_FINAL_TYPE (HjlReader, hjl_reader, G_TYPE_OBJECT)

/* hackajob's stages change so seldom that they share a cycle with the roles only now and then. */
#define ROLE_STAGES_EVERY (6 * HJL_HOUR)
/* "Deletions every hour" (src/README.md, The way of the data). */
#define DELETED_EVERY HJL_HOUR
#define FULL_EVERY HJL_DAY
/* Postings that a plan exports to are asked for one by one up to this many, else all are read. */
#define FEW_POSTINGS 5
#define ASK_AGAIN_AFTER (6 * HJL_HOUR)
/* How far the changed feed is read again each time, for changes that Lever wrote down late. Short, so
 * that our own burst of exports is not read again page by page; the slot looks back further. */
#define SHORT_OVERLAP (8 * G_GINT64_CONSTANT (1000))
#define LONG_OVERLAP (20 * HJL_MINUTE)

static void
free_read (gpointer data)
{
  HjlRead *read = data;

  g_free (read->page);
  g_free (read->candidate_id);
  g_free (read->opportunity_id);
  g_clear_pointer (&read->sources, g_ptr_array_unref);
  g_clear_pointer (&read->unseen, g_ptr_array_unref);
  g_clear_pointer (&read->postings, g_ptr_array_unref);
  g_clear_pointer (&read->short_roles, g_ptr_array_unref);
  g_clear_pointer (&read->unread, g_ptr_array_unref);
  g_clear_pointer (&read->read_well, g_hash_table_unref);
  g_clear_object (&read->pager);
  g_free (read);
}

GTask *
hjl_reader_new_task (HjlReader          *self,
                     HjlReadMode         mode,
                     HjlTime             now,
                     gpointer            tag,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask   *task = g_task_new (self, cancellable, callback, user_data);
  HjlRead *read = g_new0 (HjlRead, 1);

  read->mode = mode;
  read->now = now;
  read->overlap = SHORT_OVERLAP;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, read, free_read);

  return task;
}

HjlTime
hjl_reader_lever_now (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  HjlTime    now = hjl_sync_lever_time (self->lever);

  return now > 0 ? now : read->now;
}

HjlTime
hjl_reader_source_now (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  HjlTime    now;

  return hjl_source_get_server_time (self->source, &now) ? now : read->now;
}

void
hjl_reader_note (GTask      *task,
                 const char *candidate_id,
                 const char *role_id,
                 const char *text)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (HjlActivity) activity = hjl_activity_new (HJL_ACTIVITY_ATTENTION, read->now, text);
  g_autoptr (GError) error = NULL;

  activity->candidate_id = g_strdup (candidate_id);
  activity->role_id = g_strdup (role_id);
  if (!hjl_store_add_activity (self->store, activity, &error))
    g_message ("A line of the timeline could not be written: %s", error->message);
}

gboolean
hjl_reader_is_due (HjlReader  *self,
                   const char *key,
                   HjlTime     now,
                   HjlTime     every)
{
  HjlTime last = hjl_store_get_int (self->store, key, 0);

  return now - last >= every || last > now + HJL_HOUR;
}

static void
look_back (GTask *task)
{
  HjlRead *read = g_task_get_task_data (task);

  read->overlap = LONG_OVERLAP;
  hjl_reader_step_changed (task);
}

/* A key that may not read them would ask in vain. */
static void
take_sources (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);

  if (hjl_reader_is_due (self, HJL_KEY_SOURCES_REFUSED, read->now, ASK_AGAIN_AFTER))
    hjl_reader_step_sources (task);
  else
    hjl_steps_next (task);
}

/* The lists that seldom change take turns, one a cycle. Stages cost two requests, so a cycle that asks
 * for deletions too leaves them to another one; the engine reads them anyway before it writes. */
static const HjlStepFunc slots[] = {
  hjl_reader_step_new_postings,
  hjl_reader_step_reasons,
  take_sources,
  look_back,
  hjl_reader_step_gone_postings,
  hjl_reader_step_users,
  hjl_reader_step_stages,
};

static HjlStepFunc
take_slot (HjlReader *self,
           gboolean   cheap)
{
  gint64 slot = hjl_store_get_int (self->store, HJL_KEY_SLOT, 0) % (gint64) G_N_ELEMENTS (slots);

  if (cheap && slots[slot] == hjl_reader_step_stages)
    slot = 0;
  /* A turn that is not written down is only taken again. */
  hjl_store_set_int (self->store, HJL_KEY_SLOT, slot + 1, NULL);

  return slots[slot];
}

static gboolean
has_broken (HjlReader *self)
{
  g_autofree char *roles = hjl_store_get_value (self->store, HJL_KEY_BROKEN_ROLES);

  return roles != NULL && *roles != '\0';
}

/* Lists that an API key may not read are left alone for a while, or each cycle would ask in vain. */
static HjlLists
drop_refused (HjlReader *self,
              HjlLists   lists,
              HjlTime    now)
{
  static const struct
  {
    HjlLists    list;
    const char *key;
  } refused[] = {
    { HJL_LIST_USERS, HJL_KEY_USERS_REFUSED },
    { HJL_LIST_SOURCES, HJL_KEY_SOURCES_REFUSED },
    { HJL_LIST_TAGS, HJL_KEY_TAGS_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (!hjl_reader_is_due (self, refused[i].key, now, ASK_AGAIN_AFTER))
      lists &= ~refused[i].list;

  return lists;
}

static void
append_lists (GTask   *task,
              HjlLists lists)
{
  static const struct
  {
    HjlLists    list;
    HjlStepFunc step;
  } steps[] = {
    { HJL_LIST_ROLES, hjl_reader_step_whole_roles },
    { HJL_LIST_ROLE_STAGES, hjl_reader_step_role_stages },
    { HJL_LIST_POSTINGS, hjl_reader_step_postings },
    { HJL_LIST_STAGES, hjl_reader_step_stages },
    { HJL_LIST_REASONS, hjl_reader_step_reasons },
    { HJL_LIST_USERS, hjl_reader_step_users },
    { HJL_LIST_SOURCES, hjl_reader_step_sources },
    { HJL_LIST_TAGS, hjl_reader_step_tags },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if ((lists & steps[i].list) != 0)
      hjl_steps_append (task, steps[i].step);
}

/* The postings that a plan exports to. */
static GPtrArray *
list_postings (HjlPlan *plan)
{
  GPtrArray *postings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plan->actions->len && postings->len <= FEW_POSTINGS; i++)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i);

      if (action->kind == HJL_ACTION_EXPORT &&
          !g_ptr_array_find_with_equal_func (postings, action->posting_id, g_str_equal, NULL))
        g_ptr_array_add (postings, g_strdup (action->posting_id));
    }

  return postings;
}

static void
hjl_reader_finalize (GObject *object)
{
  HjlReader *self = HJL_READER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->source);
  g_clear_object (&self->lever);

  G_OBJECT_CLASS (hjl_reader_parent_class)->finalize (object);
}

static void
hjl_reader_class_init (HjlReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_reader_finalize;
}

static void
hjl_reader_init (HjlReader *self)
{
}

HjlReader *
hjl_reader_new (HjlStore       *store,
                HjlSource      *source,
                HjlLeverClient *lever)
{
  HjlReader *self = g_object_new (HJL_TYPE_READER, NULL);

  self->store = g_object_ref (store);
  self->source = g_object_ref (source);
  self->lever = g_object_ref (lever);

  return self;
}

/* Nothing of ours is in Lever yet: what there is to follow comes later than now. */
static void
step_nothing_to_follow (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlTime    now = hjl_sync_lever_time (self->lever);
  g_autoptr (GError) error = NULL;

  if (now > 0 &&
      (!hjl_store_set_int (self->store, HJL_KEY_CHANGED, now, &error) ||
       !hjl_store_set_int (self->store, HJL_KEY_DELETED, now, &error) ||
       !hjl_store_set_int (self->store, HJL_KEY_FULL, now, &error)))
    hjl_steps_fail (task, g_steal_pointer (&error));
  else
    hjl_steps_next (task);
}

static gboolean
are_sources_gone (HjlReader *self)
{
  g_autofree char *gone = hjl_store_get_value (self->store, HJL_KEY_SOURCES_GONE);

  return gone != NULL && *gone != '\0';
}

/* The lists in which something could not be read: a person who has mended it and asks wants to see it. */
static void
append_unread (GTask *task)
{
  static const struct
  {
    HjlReaderUnread unread;
    HjlStepFunc     step;
  } steps[] = {
    { HJL_READER_UNREAD_ROLE_STAGES, hjl_reader_step_role_stages },
    { HJL_READER_UNREAD_POSTINGS, hjl_reader_step_postings },
    { HJL_READER_UNREAD_GONE_POSTINGS, hjl_reader_step_gone_postings },
    { HJL_READER_UNREAD_STAGES, hjl_reader_step_stages },
    { HJL_READER_UNREAD_REASONS, hjl_reader_step_reasons },
    { HJL_READER_UNREAD_USERS, hjl_reader_step_users },
    { HJL_READER_UNREAD_SOURCES, hjl_reader_step_sources },
    { HJL_READER_UNREAD_TAGS, hjl_reader_step_tags },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (hjl_reader_get_held (task, steps[i].unread) > 0)
      hjl_steps_append (task, steps[i].step);
}

/* What else is asked of Lever, once it has said what time it is. */
static void
step_rest_of_lever (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  HjlTime    now = hjl_reader_lever_now (task);
  gboolean   follows = read->sources->len > 0;
  gboolean   deletions = follows &&
                       (read->mode == HJL_READ_THOROUGH ||
                        (read->mode == HJL_READ_ECONOMICAL &&
                         hjl_reader_is_due (self, HJL_KEY_DELETED, now, DELETED_EVERY)));

  if (deletions)
    {
      hjl_steps_append (task, hjl_reader_step_told_deleted);
      hjl_steps_append (task, hjl_reader_step_deleted);
    }
  if (follows && hjl_reader_is_due (self, HJL_KEY_FULL, now, are_sources_gone (self) ? DELETED_EVERY : FULL_EVERY))
    hjl_steps_append (task, hjl_reader_step_full);
  if (!follows)
    hjl_steps_append (task, step_nothing_to_follow);

  if (read->lists_known && read->mode == HJL_READ_THOROUGH)
    append_unread (task);
  if (read->lists_known && read->mode == HJL_READ_THOROUGH && has_broken (self))
    {
      /* Somebody who mended something in Lever and asks for a sync wants to see it mended. A posting that may be
       * seen again has no newer time for that: all of them. */
      hjl_steps_append (task, hjl_reader_step_postings);
      append_lists (task, HJL_LIST_STAGES | HJL_LIST_REASONS);
    }
  else if (read->lists_known && read->mode != HJL_READ_BARE)
    {
      hjl_steps_append (task, take_slot (self, deletions));
    }

  hjl_steps_next (task);
}

void
hjl_reader_read_async (HjlReader          *self,
                       HjlReadMode         mode,
                       HjlTime             now,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GError) error = NULL;
  GTask   *task;
  HjlRead *read;
  HjlLists unknown;

  g_return_if_fail (HJL_IS_READER (self));

  task = hjl_reader_new_task (self, mode, now, hjl_reader_read_async, cancellable, callback, user_data);
  read = g_task_get_task_data (task);

  /* Tags are only for choosing; nothing in a cycle needs them. */
  unknown = (HJL_LIST_ALL & ~HJL_LIST_TAGS) & ~hjl_store_get_known (self->store);
  unknown = drop_refused (self, unknown, now);
  append_lists (task, unknown);

  hjl_steps_append (task, hjl_reader_step_candidates);
  /* What lies here costs no call. */
  if ((unknown & HJL_LIST_ROLES) == 0 && (mode != HJL_READ_BARE || HJL_IS_FILES_SOURCE (self->source)))
    {
      if (hjl_reader_is_due (self, HJL_KEY_ROLE_STAGES_AT, now, ROLE_STAGES_EVERY))
        hjl_steps_append (task, hjl_reader_step_role_stages);
      else
        hjl_steps_append (task, hjl_reader_step_roles);
    }

  read->sources = hjl_store_list_link_sources (self->store, &error);
  if (read->sources == NULL)
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  if (read->sources->len > 0)
    {
      hjl_steps_append (task, hjl_reader_step_unread);
      hjl_steps_append (task, hjl_reader_step_missing);
      hjl_steps_append (task, hjl_reader_step_changed);
    }
  read->lists_known = (unknown & HJL_LIST_LEVER) == 0;
  hjl_steps_append (task, step_rest_of_lever);
  hjl_steps_next (task);
}

void
hjl_reader_refresh_async (HjlReader          *self,
                          HjlLists            lists,
                          HjlTime             now,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HJL_IS_READER (self));

  task = hjl_reader_new_task (self, HJL_READ_THOROUGH, now, hjl_reader_refresh_async, cancellable, callback, user_data);
  append_lists (task, lists);
  hjl_steps_next (task);
}

void
hjl_reader_refresh_for_plan_async (HjlReader          *self,
                                   HjlPlan            *plan,
                                   HjlTime             now,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  GTask   *task;
  HjlRead *read;

  g_return_if_fail (HJL_IS_READER (self));
  g_return_if_fail (plan != NULL);

  task = hjl_reader_new_task (self, HJL_READ_THOROUGH, now, hjl_reader_refresh_for_plan_async, cancellable, callback, user_data);
  read = g_task_get_task_data (task);
  read->postings = list_postings (plan);
  if (read->postings->len > FEW_POSTINGS)
    append_lists (task, HJL_LIST_POSTINGS);
  else if (read->postings->len > 0)
    hjl_steps_append (task, hjl_reader_step_some_postings);
  append_lists (task, drop_refused (self, HJL_LIST_STAGES | HJL_LIST_REASONS | HJL_LIST_USERS, now));
  hjl_steps_next (task);
}

gboolean
hjl_reader_forget_cursors (HjlStore *store,
                           HjlSide   side,
                           GError  **error)
{
  static const char *const of_hackajob[] = {
    HJL_KEY_CANDIDATES, HJL_KEY_CANDIDATES_FULL, HJL_KEY_CANDIDATES_LONG, HJL_KEY_ROLES_PAGE, HJL_KEY_ROLES_START,
    HJL_KEY_ROLE_STAGES_AT, NULL
  };
  static const char *const of_lever[] = {
    HJL_KEY_CHANGED, HJL_KEY_DELETED, HJL_KEY_FULL, HJL_KEY_POSTINGS, HJL_KEY_SLOT, HJL_KEY_USERS_REFUSED,
    HJL_KEY_SOURCES_REFUSED, HJL_KEY_TAGS_REFUSED, HJL_KEY_SOURCES_GONE, NULL
  };
  const char *const *keys = side == HJL_SIDE_LEVER ? of_lever : of_hackajob;

  g_return_val_if_fail (HJL_IS_STORE (store), FALSE);

  for (guint i = 0; keys[i] != NULL; i++)
    if (!hjl_store_set_value (store, keys[i], NULL, error))
      return FALSE;

  return TRUE;
}

void
hjl_reader_set_source (HjlReader *self,
                       HjlSource *source)
{
  g_return_if_fail (HJL_IS_READER (self));
  g_return_if_fail (HJL_IS_SOURCE (source));

  g_set_object (&self->source, source);
}
