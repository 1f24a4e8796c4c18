/* hjl-connection-view.c: the two accounts, and how candidates are marked in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/connection/hjl-connection-view.h"

#include <glib/gi18n-lib.h>

#include "app/connection/hjl-account-card.h"
#include "app/connection/hjl-check-rows.h"
#include "app/connection/hjl-marking-group.h"
#include "app/widgets/hjl-text-size.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-wrap.h"
#include "auth/hjl-token-store-secret.h"

/* The most of what stands below each other, and how much both accounts need to stand beside each other, so that both of their
 * buttons are in sight at the usual size of the window. */
#define COLUMN_WIDTH 640
#define BESIDE_WIDTH 840

struct _HjlConnectionView
{
  AdwBin parent_instance;

  HjlWorkspace *workspace;
  gboolean      mapped; /* every live role is */
  gboolean      has_roles;
  gboolean      checking;
  gboolean      asked;  /* by somebody, for what is being checked */
  gboolean      missed; /* a check that nobody asked for could not be made */
  GStrv         environment_ids;
  guint         switch_id;
  gboolean      filling;
  guint         tick_id; /* until the next step is shown */
  int           frames_to_wait;
  guint         rest_id;     /* until the accounts were drawn */
  guint         rest_frames; /* since then */
  guint         width_id;

  HjlMarkingGroup *marking_group; /* nullable until then; borrowed from the box */

  /* Template widgets. */
  GtkWidget      *content;
  AdwClamp       *cards_clamp;
  GtkBox         *cards;
  GtkWidget      *box;
  GtkLabel       *headline;
  GtkLabel       *advice;
  GtkWidget      *demo_button;
  GtkButton      *jobs_button;
  GtkWidget      *environment_group;
  AdwComboRow    *environment_row;
  GtkWidget      *check_buttons;
  HjlAccountCard *hackajob_card;
  HjlAccountCard *lever_card;
};

G_DEFINE_FINAL_TYPE (HjlConnectionView, hjl_connection_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkScrolledWindow *
get_scrolled (HjlConnectionView *self)
{
  return GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)));
}

static HjlAccountState
get_state (HjlConnectionView *self,
           HjlSide            side)
{
  g_autoptr (HjlAccountInfo) info = hjl_workspace_dup_account (self->workspace, side);

  return info->state;
}

static gboolean
is_from_files (HjlConnectionView *self)
{
  return hjl_workspace_get_candidates_from (self->workspace, NULL) == HJL_CANDIDATES_FROM_FILES;
}

/* Whether there is anything to check: files have no account. */
static gboolean
has_account (HjlConnectionView *self)
{
  return (!is_from_files (self) && get_state (self, HJL_SIDE_HACKAJOB) != HJL_ACCOUNT_NOT_CONNECTED) ||
         get_state (self, HJL_SIDE_LEVER) != HJL_ACCOUNT_NOT_CONNECTED;
}

static void
update (HjlConnectionView *self)
{
  HjlAccountState hackajob, lever;
  gboolean        files, both, missing;
  const char     *headline = _ ("Connect hackajob and Lever");
  const char     *advice = _ ("Sign in to both, then choose a Lever posting for each role. Nothing is sent until "
                                  "you map a role.");

  if (self->workspace == NULL)
    return;

  hackajob = get_state (self, HJL_SIDE_HACKAJOB);
  lever = get_state (self, HJL_SIDE_LEVER);
  files = is_from_files (self);
  both = hackajob != HJL_ACCOUNT_NOT_CONNECTED && lever != HJL_ACCOUNT_NOT_CONNECTED;
  missing = hackajob == HJL_ACCOUNT_ATTENTION || lever == HJL_ACCOUNT_ATTENTION;
  if (missing)
    {
      headline = _ ("Something is missing");
      advice = _ ("What needs fixing is listed first, with what to do and who to ask.");
    }
  else if (both && self->mapped)
    {
      headline = files ? _ ("Lever is connected") : _ ("Both accounts are connected");
      advice = _ ("All your live roles are mapped.");
    }
  else if (files && both && !self->has_roles)
    {
      headline = _ ("Lever is connected");
      advice = _ ("Now add your roles from Lever’s postings, then the files of your candidates.");
    }
  else if (files && !both)
    {
      headline = _ ("Connect Lever");
      advice = _ ("Candidates come from files that you download from hackajob. Nothing is sent until you "
                  "add a role and its candidates.");
    }
  else if (both)
    {
      headline = files ? _ ("Lever is connected") : _ ("Both accounts are connected");
      advice = _ ("Now map your live roles: candidates aren’t exported until their role is mapped.");
    }
  else if (hackajob != HJL_ACCOUNT_NOT_CONNECTED || lever != HJL_ACCOUNT_NOT_CONNECTED)
    {
      headline = _ ("One more account");
      advice = hackajob == HJL_ACCOUNT_NOT_CONNECTED ? _ ("Lever is connected. Now connect hackajob.")
                                                     : _ ("hackajob is connected. Now connect Lever.");
    }
  gtk_label_set_text (self->headline, headline);
  gtk_label_set_text (self->advice, advice);
  gtk_button_set_label (self->jobs_button, files && !self->has_roles ? _ ("Add Your Roles…") : _ ("Map Your Roles"));
  gtk_widget_set_visible (GTK_WIDGET (self->jobs_button), both && !missing && !self->mapped);
  gtk_widget_set_visible (self->demo_button,
                          !has_account (self) && !hjl_environment_is_demo (hjl_workspace_get_environment (self->workspace)));
  gtk_widget_set_visible (self->check_buttons, has_account (self));
}

/* What can be chosen with one account alone is read at once: who acts; which roles there are. */
static void
did_refresh (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlConnectionView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCatalogue) catalogue = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);

  if (catalogue == NULL)
    g_debug ("The lists of a new connection: %s", error->message);
  else if (self->workspace == HJL_WORKSPACE (source) && self->marking_group != NULL)
    hjl_marking_group_refresh (self->marking_group);
}

/* Nobody is led anywhere while something is missing: what and whom to ask stands there. */
static GtkWidget *
get_next_step (HjlConnectionView *self)
{
  HjlAccountState hackajob = get_state (self, HJL_SIDE_HACKAJOB);
  HjlAccountState lever = get_state (self, HJL_SIDE_LEVER);

  if (hackajob == HJL_ACCOUNT_ATTENTION || lever == HJL_ACCOUNT_ATTENTION)
    return NULL;
  if (hackajob == HJL_ACCOUNT_NOT_CONNECTED)
    return hjl_account_card_get_connect_button (self->hackajob_card);
  if (lever == HJL_ACCOUNT_NOT_CONNECTED)
    return hjl_account_card_get_connect_button (self->lever_card);

  return GTK_WIDGET (self->jobs_button);
}

/* The focus scrolls to where it goes, so it waits for a frame in which the card that grew has its size. */
static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  HjlConnectionView *self = HJL_CONNECTION_VIEW (widget);
  GtkWidget         *step;

  if (self->frames_to_wait-- > 0)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  step = self->workspace != NULL ? get_next_step (self) : NULL;
  if (step == NULL || !gtk_widget_get_mapped (widget))
    return G_SOURCE_REMOVE;

  gtk_widget_grab_focus (step);
  /* The last one stands below what says that all is connected, which is to be read, too. */
  if (step == GTK_WIDGET (self->jobs_button))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (get_scrolled (self)), 0);

  return G_SOURCE_REMOVE;
}

/* The next step comes into sight by itself, in a small window too. */
static void
lead_on (HjlConnectionView *self)
{
  self->frames_to_wait = 1;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

static void
on_card_connected_cb (HjlConnectionView *self,
                      HjlAccountCard    *card)
{
  hjl_workspace_refresh_async (self->workspace,
                               card == self->lever_card ? HJL_LIST_USERS : HJL_LIST_HACKAJOB,
                               NULL, did_refresh, g_object_ref (self));
  update (self);
  lead_on (self);
}

static void
end_check (HjlConnectionView *self,
           gboolean           reached)
{
  self->checking = FALSE;
  self->missed = !reached;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connection.check", TRUE);
  hjl_account_card_set_unreachable (self->hackajob_card, !reached);
  hjl_account_card_set_unreachable (self->lever_card, !reached);
}

static void
did_check (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HjlConnectionView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checks = hjl_workspace_check_finish (HJL_WORKSPACE (source), result, &error);

  if (self->workspace != HJL_WORKSPACE (source))
    return;

  end_check (self, checks != NULL);
  /* Where nobody asked, nobody is told but by what the cards show. */
  if (checks == NULL && self->asked)
    hjl_toast_show_error (GTK_WIDGET (self), error);
  else if (checks == NULL)
    g_debug ("Checking: %s", error->message);
  else if (self->asked)
    hjl_toast_show (GTK_WIDGET (self), _ ("Permissions checked"));
}

static void
begin_check (HjlConnectionView *self,
             gboolean           asked)
{
  if (self->workspace == NULL || self->checking)
    return;

  if (asked)
    hjl_token_store_secret_heed_person ();
  self->checking = TRUE;
  self->asked = asked;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connection.check", FALSE);
  hjl_workspace_check_async (self->workspace, NULL, did_check, g_object_ref (self));
}

static void
check (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  hjl_connection_view_check (HJL_CONNECTION_VIEW (widget));
}

static void
copy_details (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autofree char *details = hjl_connection_view_dup_details (HJL_CONNECTION_VIEW (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), details);
  hjl_toast_show (widget, _ ("Details copied. They contain no secrets and no personal data."));
}

/* Returns: whether the environment is one of those to choose from */
static gboolean
show_environment (HjlConnectionView *self)
{
  const char *id = hjl_environment_get_id (hjl_workspace_get_environment (self->workspace));
  guint       place = 0;

  while (self->environment_ids[place] != NULL && g_strcmp0 (self->environment_ids[place], id) != 0)
    place++;

  self->filling = TRUE;
  adw_combo_row_set_selected (self->environment_row, self->environment_ids[place] != NULL ? place : 0);
  self->filling = FALSE;

  return self->environment_ids[place] != NULL;
}

static void
on_switch_cb (gpointer user_data)
{
  g_autoptr (HjlConnectionView) self = g_object_ref (HJL_CONNECTION_VIEW (user_data));
  guint selected = adw_combo_row_get_selected (self->environment_row);

  self->switch_id = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "app.switch-profile", "s", self->environment_ids[selected]);
  /* A mapping that is not saved asks first, and the person may stay. */
  if (self->workspace != NULL)
    show_environment (self);
}

/* The window goes when the environment does, and the row's list must not go from under its own hands. */
static void
on_environment_changed_cb (HjlConnectionView *self)
{
  guint selected = adw_combo_row_get_selected (self->environment_row);

  if (self->filling || self->workspace == NULL || self->environment_ids == NULL || selected >= g_strv_length (self->environment_ids))
    return;
  /* Also told late of what was put back. */
  if (g_str_equal (self->environment_ids[selected], hjl_environment_get_id (hjl_workspace_get_environment (self->workspace))))
    return;

  if (self->switch_id == 0)
    self->switch_id = g_idle_add_once (on_switch_cb, self);
}

static void
fill_environments (HjlConnectionView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_strfreev (self->environment_ids);
  self->environment_ids = hjl_environment_list ();
  for (guint i = 0; self->environment_ids[i] != NULL; i++)
    {
      g_autoptr (HjlEnvironment) other = hjl_environment_load (self->environment_ids[i], NULL);

      gtk_string_list_append (names, other != NULL ? hjl_environment_get_name (other) : self->environment_ids[i]);
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->environment_row, G_LIST_MODEL (names));
  self->filling = FALSE;
  /* The demo is none of them: it has an id that no environment of a person can have. */
  gtk_widget_set_visible (self->environment_group, show_environment (self));
}

static void
ensure_marking_group (HjlConnectionView *self)
{
  if (self->marking_group != NULL)
    return;

  self->marking_group = g_object_new (HJL_TYPE_MARKING_GROUP, NULL);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->marking_group));
  hjl_marking_group_set_workspace (self->marking_group, self->workspace);
}

/* Once the accounts are drawn: what stands below them, and what they are today. */
static gboolean
on_rest_tick_cb (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       user_data)
{
  HjlConnectionView *self = HJL_CONNECTION_VIEW (widget);

  /* The first call is in the frame that shows the accounts. */
  if (self->rest_frames++ == 0)
    return G_SOURCE_CONTINUE;

  self->rest_id = 0;
  if (self->workspace == NULL)
    return G_SOURCE_REMOVE;

  ensure_marking_group (self);
  /* What was found last time is shown meanwhile. */
  if (has_account (self))
    begin_check (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
wait_for_drawing (HjlConnectionView *self)
{
  self->rest_frames = 0;
  if (self->rest_id == 0)
    self->rest_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_rest_tick_cb, NULL, NULL);
}

/* What was laid out for a wide window does not keep it from getting narrow. */
static void
apply_width (gpointer user_data)
{
  HjlConnectionView *self = user_data;
  GtkWidget         *widget = GTK_WIDGET (self);
  gboolean           beside = hjl_text_size_fits (widget, gtk_widget_get_width (widget), BESIDE_WIDTH);

  self->width_id = 0;
  gtk_scrolled_window_set_policy (get_scrolled (self), beside ? GTK_POLICY_EXTERNAL : GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_clamp_set_maximum_size (self->cards_clamp, hjl_text_size_scale (widget, beside ? 2 * COLUMN_WIDTH : COLUMN_WIDTH));
  gtk_box_set_homogeneous (self->cards, beside);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards), beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

/* Nothing may be relaid while sizes are being given out. */
static void
on_width_changed_cb (HjlConnectionView *self)
{
  if (self->width_id == 0)
    self->width_id = g_idle_add_once (apply_width, self);
}

static void
set_workspace (HjlConnectionView *self,
               HjlWorkspace      *workspace)
{
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  self->checking = FALSE;
  self->missed = FALSE;
  hjl_account_card_set_workspace (self->hackajob_card, workspace);
  hjl_account_card_set_workspace (self->lever_card, workspace);
  if (self->marking_group != NULL)
    hjl_marking_group_set_workspace (self->marking_group, workspace);
  if (workspace == NULL)
    return;

  g_signal_connect_object (workspace, "account-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  fill_environments (self);
  update (self);
  gtk_widget_set_visible (self->content, TRUE);
  wait_for_drawing (self);
}

static void
hjl_connection_view_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  HjlConnectionView *self = HJL_CONNECTION_VIEW (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      if (self->workspace != g_value_get_object (value))
        set_workspace (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_connection_view_dispose (GObject *object)
{
  HjlConnectionView *self = HJL_CONNECTION_VIEW (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_handle_id (&self->switch_id, g_source_remove);
  g_clear_handle_id (&self->width_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_CONNECTION_VIEW);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->environment_ids, g_strfreev);

  G_OBJECT_CLASS (hjl_connection_view_parent_class)->dispose (object);
}

static void
hjl_connection_view_class_init (HjlConnectionViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = hjl_connection_view_set_property;
  object_class->dispose = hjl_connection_view_dispose;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL,
                         HJL_TYPE_WORKSPACE,
                         (G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "connection.check", NULL, check);
  gtk_widget_class_install_action (widget_class, "connection.copy-details", NULL, copy_details);

  g_type_ensure (HJL_TYPE_ACCOUNT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-connection-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, content);
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, cards_clamp);
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, cards);
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, headline);
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, advice);
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, jobs_button);
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, demo_button);
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, environment_group);
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, environment_row);
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, check_buttons);
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, hackajob_card);
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, lever_card);
  gtk_widget_class_bind_template_child (widget_class, HjlConnectionView, box);
  gtk_widget_class_bind_template_callback (widget_class, on_card_connected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_environment_changed_cb);
}

static void
hjl_connection_view_init (HjlConnectionView *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_wrap_buttons (GTK_WIDGET (self));
  hjl_text_size_follow_clamps (GTK_WIDGET (self));
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi", G_CALLBACK (on_width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (get_scrolled (self)), "notify::page-size", G_CALLBACK (on_width_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
hjl_connection_view_check (HjlConnectionView *self)
{
  g_return_if_fail (HJL_IS_CONNECTION_VIEW (self));

  begin_check (self, TRUE);
}

void
hjl_connection_view_check_missed (HjlConnectionView *self)
{
  g_return_if_fail (HJL_IS_CONNECTION_VIEW (self));

  if (self->missed)
    begin_check (self, FALSE);
}

void
hjl_connection_view_set_n_roles (HjlConnectionView *self,
                                 guint              n_not_mapped,
                                 guint              n_mapped)
{
  gboolean mapped = n_not_mapped == 0 && n_mapped > 0;
  gboolean has_roles = n_not_mapped + n_mapped > 0;

  g_return_if_fail (HJL_IS_CONNECTION_VIEW (self));

  if (self->mapped == mapped && self->has_roles == has_roles)
    return;

  self->mapped = mapped;
  self->has_roles = has_roles;
  update (self);
}

char *
hjl_connection_view_dup_details (HjlConnectionView *self)
{
  g_autofree char *hackajob = NULL;
  g_autofree char *lever = NULL;
  g_autofree char *hackajob_checks = NULL;
  g_autofree char *lever_checks = NULL;

  g_return_val_if_fail (HJL_IS_CONNECTION_VIEW (self), NULL);

  hackajob = hjl_account_card_dup_state (self->hackajob_card);
  lever = hjl_account_card_dup_state (self->lever_card);
  hackajob_checks = hjl_check_rows_dup_details (hjl_account_card_get_checks (self->hackajob_card));
  lever_checks = hjl_check_rows_dup_details (hjl_account_card_get_checks (self->lever_card));

  return g_strdup_printf ("HjLever %s\n%s\n%s%s\n%s", PACKAGE_VERSION, hackajob, hackajob_checks, lever, lever_checks);
}
