/* hjl-notifier.c: tells by the desktop's notifications what waits for a person, while nobody looks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/sync/hjl-notifier.h"

#include <glib/gi18n-lib.h>

#include "app/sync/hjl-syncer-words.h"
#include "app/sync/hjl-tally.h"

/* Seconds. */
#define LONG_SYNC 120

typedef enum
{
  MATTER_ATTENTION,
  MATTER_TODO,
  MATTER_NEW_ROLES,
  MATTER_BROKEN,
  MATTER_HELD_BACK,
  MATTER_NOT_ERASED,
  MATTER_HACKAJOB,
  MATTER_LEVER,
  MATTER_FINISHED,
  N_MATTERS,
} Matter;

static const char *const ids[N_MATTERS] = {
  [MATTER_ATTENTION] = "attention",
  [MATTER_TODO] = "todo",
  [MATTER_NEW_ROLES] = "new-roles",
  [MATTER_BROKEN] = "broken",
  [MATTER_HELD_BACK] = "held-back",
  [MATTER_NOT_ERASED] = "not-erased",
  [MATTER_HACKAJOB] = "hackajob",
  [MATTER_LEVER] = "lever",
  [MATTER_FINISHED] = "finished",
};

struct _HjlNotifier
{
  GObject parent_instance;

  GApplication *application; /* borrowed: it owns this */
  HjlWorkspace *workspace;
  HjlTally     *tally;
  gboolean      counted;          /* once */
  gboolean      known[N_MATTERS]; /* its number, since the start */
  gboolean      away;
  guint         numbers[N_MATTERS]; /* as they were last; 0 is mended */
  gboolean      shown[N_MATTERS];
  GPtrArray    *new_roles; /* (element-type utf8): those that were told */
  gint64        running_since;
  guint         long_sync; /* seconds */
};

G_DEFINE_FINAL_TYPE (HjlNotifier, hjl_notifier, G_TYPE_OBJECT)

static void
withdraw (HjlNotifier *self,
          Matter       matter)
{
  self->shown[matter] = FALSE;
  g_application_withdraw_notification (self->application, ids[matter]);
}

/* @detail: (nullable): what to show at the place; @quiet: it is no news, only a smaller number */
static void
send (HjlNotifier *self,
      Matter       matter,
      const char  *title,
      const char  *body,
      const char  *place,
      const char  *detail,
      gboolean     quiet)
{
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, quiet ? G_NOTIFICATION_PRIORITY_LOW : G_NOTIFICATION_PRIORITY_NORMAL);
  g_notification_set_default_action_and_target (notification, "app.show", "(sss)",
                                                hjl_environment_get_id (hjl_workspace_get_environment (self->workspace)), place,
                                                detail != NULL ? detail : "");
  g_application_send_notification (self->application, ids[matter], notification);
  self->shown[matter] = TRUE;
}

static void
tell (HjlNotifier *self,
      Matter       matter,
      guint        n,
      const char  *detail,
      gboolean     quiet)
{
  g_autofree char *title = NULL;

  switch (matter)
    {
    case MATTER_ATTENTION:
      title = g_strdup_printf (ngettext ("%'u candidate needs attention", "%'u candidates need attention", n), n);
      send (self, matter, title, _ ("Open HjLever to see who needs attention and what to do."), "attention", NULL, quiet);
      break;

    case MATTER_TODO:
      title = g_strdup_printf (ngettext ("%'u candidate to move in hackajob", "%'u candidates to move in hackajob", n), n);
      send (self, matter, title, _ ("They were moved in Lever. Move them in hackajob, and tick them off in HjLever."), "todo", NULL, quiet);
      break;

    case MATTER_NEW_ROLES:
      title = g_strdup_printf (ngettext ("%'u new live role isn’t mapped", "%'u new live roles aren’t mapped", n), n);
      send (self, matter, title, _ ("Candidates aren’t exported until their role is mapped."), detail != NULL ? "mapping" : "not-mapped",
            detail, quiet);
      break;

    case MATTER_BROKEN:
      title = g_strdup_printf (ngettext ("%'u mapping is broken", "%'u mappings are broken", n), n);
      send (self, matter, title, _ ("Candidates aren’t exported until this is fixed. Open HjLever to see what is missing in Lever."),
            detail != NULL ? "mapping" : "broken", detail, quiet);
      break;

    case MATTER_HELD_BACK:
      title = g_strdup_printf (ngettext ("%'u candidate is held back until you go ahead", "%'u candidates are held back until you go ahead", n), n);
      send (self, matter, title, _ ("Many candidates would change at once, so they were left as they are. Open HjLever to review them."), "review",
            NULL, quiet);
      break;

    case MATTER_NOT_ERASED:
      title = g_strdup_printf (ngettext ("%'u person not erased", "%'u people not erased", n), n);
      send (self, matter, title, _ ("Many people were reported as gone at once, so nobody was erased. Open HjLever to decide."), "erase",
            NULL, quiet);
      break;

    case MATTER_HACKAJOB:
      send (self, matter, _ ("The connection to hackajob needs attention"), _ ("Open HjLever to see what’s wrong and to reconnect."),
            "connection", NULL, quiet);
      break;

    case MATTER_LEVER:
      send (self, matter, _ ("The connection to Lever needs attention"), _ ("Open HjLever to see what’s wrong and to reconnect."),
            "connection", NULL, quiet);
      break;

    case MATTER_FINISHED:
    case N_MATTERS:
    default:
      g_assert_not_reached ();
    }
}

/* @known: it was so before anybody could have been told: no news. @detail: (nullable) */
static void
set_number (HjlNotifier *self,
            Matter       matter,
            guint        n,
            gboolean     known,
            const char  *detail)
{
  guint before = self->numbers[matter];

  self->numbers[matter] = n;
  if (n == 0)
    {
      /* Also what an earlier start has told. */
      if (before > 0 || !self->known[matter])
        withdraw (self, matter);
    }
  else if (n > before && !known && self->away)
    tell (self, matter, n, detail, FALSE);
  else if (n < before && self->shown[matter])
    tell (self, matter, n, detail, TRUE);
  self->known[matter] = TRUE;
}

static const char *
get_only (GPtrArray *role_ids)
{
  return role_ids->len == 1 ? g_ptr_array_index (role_ids, 0) : NULL;
}

/* Of those that were told, whichever have a mapping by now, or are closed. */
static void
update_new_roles (HjlNotifier *self,
                  GPtrArray   *not_mapped)
{
  for (guint i = self->new_roles->len; i > 0; i--)
    if (!g_ptr_array_find_with_equal_func (not_mapped, g_ptr_array_index (self->new_roles, i - 1), g_str_equal, NULL))
      g_ptr_array_remove_index_fast (self->new_roles, i - 1);

  /* What an earlier start has told of is not known any more: it goes with the last of them. */
  if (self->new_roles->len > 0 || self->shown[MATTER_NEW_ROLES] || not_mapped->len == 0)
    set_number (self, MATTER_NEW_ROLES, self->new_roles->len, TRUE, get_only (self->new_roles));
}

static void look_at_accounts (HjlNotifier *self);

static void
on_counted_cb (HjlNotifier      *self,
               const HjlWaiting *waiting)
{
  if (!self->counted)
    look_at_accounts (self);
  /* Who waited already when the program started was told by the one that found them. */
  set_number (self, MATTER_ATTENTION, waiting->attention, !self->counted, NULL);
  set_number (self, MATTER_TODO, waiting->todos, !self->counted, NULL);
  set_number (self, MATTER_BROKEN, waiting->broken->len, FALSE, get_only (waiting->broken));
  update_new_roles (self, waiting->not_mapped);
  self->counted = TRUE;
}

static void
look_at_accounts (HjlNotifier *self)
{
  static const Matter matters[] = { [HJL_SIDE_HACKAJOB] = MATTER_HACKAJOB, [HJL_SIDE_LEVER] = MATTER_LEVER };

  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    {
      g_autoptr (HjlAccountInfo) info = hjl_workspace_dup_account (self->workspace, side);

      /* Whether that mends it is not known yet. */
      if (info->state != HJL_ACCOUNT_CHECKING)
        set_number (self, matters[side], info->state == HJL_ACCOUNT_ATTENTION ? 1 : 0, FALSE, NULL);
    }
}

static void
on_syncer_running_cb (HjlNotifier *self,
                      GParamSpec  *pspec,
                      HjlSyncer   *syncer)
{
  gboolean running;

  g_object_get (syncer, "running", &running, NULL);
  if (!running)
    return;

  self->running_since = g_get_monotonic_time ();
  if (self->shown[MATTER_FINISHED])
    withdraw (self, MATTER_FINISHED);
}

static void
on_syncer_finished_cb (HjlNotifier         *self,
                       const HjlSyncReport *report,
                       gboolean             asked)
{
  g_autofree char *text = NULL;

  set_number (self, MATTER_HELD_BACK, report->held_back, FALSE, NULL);
  set_number (self, MATTER_NOT_ERASED, report->not_erased, FALSE, NULL);
  hjl_tally_count (self->tally);

  if (!self->away || self->running_since == 0 || g_get_monotonic_time () - self->running_since < self->long_sync * G_USEC_PER_SEC)
    return;

  text = hjl_syncer_describe (report);
  send (self, MATTER_FINISHED, _ ("Syncing has finished"), text, "activity", NULL, FALSE);
}

static void
hjl_notifier_dispose (GObject *object)
{
  HjlNotifier *self = HJL_NOTIFIER (object);

  g_clear_object (&self->tally);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->new_roles, g_ptr_array_unref);

  G_OBJECT_CLASS (hjl_notifier_parent_class)->dispose (object);
}

static void
hjl_notifier_class_init (HjlNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hjl_notifier_dispose;
}

static void
hjl_notifier_init (HjlNotifier *self)
{
  self->long_sync = LONG_SYNC;
  self->new_roles = g_ptr_array_new_with_free_func (g_free);
}

HjlNotifier *
hjl_notifier_new (GApplication *application,
                  HjlWorkspace *workspace,
                  HjlSyncer    *syncer)
{
  HjlNotifier *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (HJL_IS_SYNCER (syncer), NULL);

  self = g_object_new (HJL_TYPE_NOTIFIER, NULL);
  self->application = application;
  self->workspace = g_object_ref (workspace);
  self->tally = hjl_tally_get (workspace);
  g_signal_connect_object (self->tally, "counted", G_CALLBACK (on_counted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "account-changed", G_CALLBACK (look_at_accounts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::running", G_CALLBACK (on_syncer_running_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "finished", G_CALLBACK (on_syncer_finished_cb), self, G_CONNECT_SWAPPED);
  if (hjl_tally_get_waiting (self->tally) != NULL)
    on_counted_cb (self, hjl_tally_get_waiting (self->tally));

  return self;
}

void
hjl_notifier_set_away (HjlNotifier *self,
                       gboolean     away)
{
  g_return_if_fail (HJL_IS_NOTIFIER (self));

  if (self->away && !away && self->shown[MATTER_FINISHED])
    withdraw (self, MATTER_FINISHED);
  self->away = away;
}

void
hjl_notifier_tell_new_roles (HjlNotifier *self,
                             GPtrArray   *role_ids)
{
  g_return_if_fail (HJL_IS_NOTIFIER (self));
  g_return_if_fail (role_ids != NULL);

  if (!self->away)
    return;

  for (guint i = 0; i < role_ids->len; i++)
    g_ptr_array_add (self->new_roles, g_strdup (g_ptr_array_index (role_ids, i)));
  set_number (self, MATTER_NEW_ROLES, self->new_roles->len, FALSE, get_only (self->new_roles));
}

void
hjl_notifier_set_long_sync (HjlNotifier *self,
                            guint        seconds)
{
  g_return_if_fail (HJL_IS_NOTIFIER (self));

  self->long_sync = seconds;
}
