/* hjl-account-card.c: one account: its state in words, what it needs, and one obvious button
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/connection/hjl-account-card.h"

#include <glib/gi18n-lib.h>

#include "app/connection/hjl-account-form.h"
#include "app/connection/hjl-account-words.h"
#include "app/connection/hjl-browser-wait.h"
#include "app/connection/hjl-check-rows.h"
#include "app/connection/hjl-key-window.h"
#include "app/connection/hjl-source-choice.h"
#include "app/connection/hjl-stages-window.h"
#include "app/window/hjl-dialogs.h"
#include "app/widgets/hjl-scroll.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-window-over.h"
#include "app/widgets/hjl-wrap.h"
#include "workspace/hjl-account-checks.h"
#include "model/hjl-error.h"

struct _HjlAccountCard
{
  AdwBin parent_instance;

  HjlWorkspace *workspace;   /* nullable */
  GCancellable *cancellable; /* of what is under way */
  HjlSide       side;
  gboolean      waiting;  /* for the browser */
  gboolean      checking; /* the tokens are there, the checks run */
  gboolean      again;    /* connected, and about to connect anew */
  gboolean      unreachable;
  HjlTokens    *refused; /* nullable: what is being connected, for the question whether to start over with it */
  GPtrArray    *checks;  /* nullable: (element-type HjlCheck): the last, also of an earlier start */
  char         *rows;    /* nullable: what the rows are made of; empty where they say what is needed */

  HjlSignIn *sign_in; /* nullable: the last, whose page the browser may ask for again */

  /* Made when they are first needed, as most people have connected long ago: borrowed from the stack, nullable. */
  HjlAccountForm *form;
  HjlBrowserWait *browser_wait;

  HjlSourceChoice *choice; /* nullable: Lever has none; borrowed from its place */

  /* Template widgets. */
  GtkLabel   *title_label;
  GtkLabel   *state_label;
  GtkImage   *state_icon;
  AdwBin     *choice_place;
  GtkWidget  *stages_button;
  GtkListBox *check_list;
  GtkLabel   *checked_label;
  GtkStack   *stack;
  GtkSpinner *spinner;
  GtkLabel   *error_label;
  GtkWidget  *again_button;
  GtkWidget  *keep_button;
};

G_DEFINE_FINAL_TYPE (HjlAccountCard, hjl_account_card, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LEVER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
/* @text: (nullable) */
static void
show_words (HjlAccountCard *self,
            const char     *text)
{
  gtk_label_set_text (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
  if (text != NULL)
    hjl_scroll_to (GTK_WIDGET (self->error_label));
}

static void
show_error (HjlAccountCard *self,
            const GError   *error)
{
  g_autofree char *text = error != NULL ? hjl_error_describe (error) : NULL;

  show_words (self, text);
}

/* Then there is no account, and nothing of one is shown. */
static gboolean
is_from_files (HjlAccountCard *self)
{
  return self->side == HJL_SIDE_HACKAJOB &&
         hjl_workspace_get_candidates_from (self->workspace, NULL) == HJL_CANDIDATES_FROM_FILES;
}

/* Most checks find what the last ones found: then the rows stay. */
static void
update_rows (HjlAccountCard *self)
{
  gboolean         files = is_from_files (self);
  g_autofree char *rows = files ? g_strdup ("files") : self->checks != NULL ? hjl_checks_to_text (self->checks)
                                                                            : g_strdup ("");

  if (g_strcmp0 (rows, self->rows) == 0)
    return;

  if (files)
    hjl_check_rows_show_files (self->check_list);
  else if (self->checks != NULL)
    hjl_check_rows_show (self->check_list, self->side, self->checks);
  else
    hjl_check_rows_show_needs (self->check_list, self->side);
  g_free (self->rows);
  self->rows = g_steal_pointer (&rows);
}

/* What was found last, as the environment remembers it. */
static void
show_checks (HjlAccountCard       *self,
             const HjlAccountInfo *info)
{
  gboolean         connected = info->state != HJL_ACCOUNT_NOT_CONNECTED;
  g_autofree char *checked = hjl_account_words_describe_checked (info->checked_at, self->unreachable);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  if (!is_from_files (self))
    self->checks = hjl_workspace_load_checks (self->workspace, self->side);
  update_rows (self);
  gtk_label_set_text (self->checked_label, checked);
  gtk_widget_set_visible (GTK_WIDGET (self->checked_label), connected && !is_from_files (self));
}

static void
ask_for_feed (HjlAccountCard *self)
{
  g_autoptr (HjlFeedAddress) kept = hjl_workspace_dup_feed (self->workspace);

  if (hjl_workspace_asks_for_feed (self->workspace))
    hjl_account_form_ask_for_feed (self->form, kept);
}

/* The stand-ins' registration, which nobody can know, or the one that the environment names. */
static void
fill_form (HjlAccountCard *self)
{
  HjlEnvironment *environment = hjl_workspace_get_environment (self->workspace);
  const char     *client_id = hjl_environment_get_side (environment, self->side)->oauth->client_id;

  if (self->side == HJL_SIDE_HACKAJOB)
    ask_for_feed (self);
  else if (hjl_environment_is_demo (environment))
    hjl_account_form_fill_demo (self->form);
  else if (client_id != NULL && *client_id != '\0')
    hjl_account_form_fill_registration (self->form, client_id);
}

static void
ensure_form (HjlAccountCard *self)
{
  if (self->form != NULL)
    return;

  self->form = hjl_account_form_new (self->side);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->form), "form");
  fill_form (self);
}

/* Also what is not needed, as a permission of a key. */
static gboolean
has_failed (HjlAccountCard *self)
{
  for (guint i = 0; self->checks != NULL && i < self->checks->len; i++)
    if (((const HjlCheck *) self->checks->pdata[i])->result == HJL_CHECK_FAIL)
      return TRUE;

  return FALSE;
}

static void
show_choice (HjlAccountCard *self,
             gboolean        files)
{
  if (self->choice == NULL)
    return;

  hjl_source_choice_show (self->choice, files ? HJL_CANDIDATES_FROM_FILES : HJL_CANDIDATES_FROM_FEED);
  /* What was begun is ended first. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), !self->waiting && !self->checking);
}

static void
update (HjlAccountCard *self)
{
  g_autoptr (HjlAccountInfo) info = NULL;
  g_autofree char *failure = NULL;
  g_autofree char *text = NULL;
  const HjlCheck  *failed = self->checks != NULL ? hjl_checks_find_failed (self->checks) : NULL;
  const char      *page = "form";
  gboolean         files;

  if (self->workspace == NULL)
    return;

  info = hjl_workspace_dup_account (self->workspace, self->side);
  files = is_from_files (self);
  /* What the rows say, with what to do, is not said above them again. */
  failure = failed != NULL ? hjl_check_describe_failure (failed) : NULL;
  if (failed != NULL && (g_strcmp0 (info->attention, failure) == 0 || g_strcmp0 (info->attention, failed->advice) == 0))
    g_clear_pointer (&info->attention, g_free);
  text = files ? g_strdup (_ ("Ready: there is nothing to connect")) : hjl_account_words_describe (info, self->waiting, self->checking);
  show_choice (self, files);
  gtk_label_set_text (self->state_label, text);
  gtk_image_set_from_icon_name (self->state_icon, hjl_account_words_get_icon (info, self->waiting || self->checking));

  if (self->waiting)
    page = "waiting";
  else if (self->checking)
    page = "checking";
  else if (info->state != HJL_ACCOUNT_NOT_CONNECTED && !self->again)
    page = "connected";
  else
    ensure_form (self);
  /* What has to be done is done here: many checks end with “then connect again”. */
  gtk_widget_set_visible (GTK_WIDGET (self->stack), !files);
  /* What is missing comes first; what is only needed leaves that place to the button. */
  gtk_box_reorder_child_after (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), GTK_WIDGET (self->check_list),
                               info->state == HJL_ACCOUNT_NOT_CONNECTED && !files ? self->keep_button : GTK_WIDGET (self->choice_place));
  gtk_widget_set_visible (self->stages_button, files);
  gtk_widget_set_visible (self->again_button, info->state == HJL_ACCOUNT_ATTENTION || has_failed (self));
  gtk_widget_set_visible (self->keep_button,
                          !files && info->state != HJL_ACCOUNT_NOT_CONNECTED && g_str_equal (page, "form"));
  gtk_stack_set_visible_child_name (self->stack, page);
  /* One that turns unseen keeps the window at work for ever. */
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "checking"));

  gtk_widget_remove_css_class (GTK_WIDGET (self->state_icon), "success");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state_icon), "warning");
  if (info->state == HJL_ACCOUNT_CONNECTED)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), "success");
  if (info->state == HJL_ACCOUNT_ATTENTION)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), "warning");
}

static void
stop (HjlAccountCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->waiting = FALSE;
  self->checking = FALSE;
}

static void
on_account_changed_cb (HjlAccountCard *self)
{
  g_autoptr (HjlAccountInfo) info = hjl_workspace_dup_account (self->workspace, self->side);

  show_checks (self, info);
  update (self);
}

/* The environment remembers nothing of tokens that the service did not know, so that is said here. */
static void
end_connecting (HjlAccountCard *self,
                GPtrArray      *checks)
{
  const HjlCheck *failed = hjl_checks_find_failed (checks);

  if (failed != NULL && g_str_has_suffix (failed->code, "-connected"))
    {
      g_autofree char *text = hjl_check_describe_failure (failed);

      show_words (self, text);
      return;
    }

  self->unreachable = FALSE;
  self->again = FALSE;
  hjl_account_form_clear_secrets (self->form);
  fill_form (self);
  g_signal_emit_by_name (self, "connected");
}

static void did_connect (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data);

static void
start_over (gpointer object)
{
  HjlAccountCard *self = object;
  g_autoptr (HjlTokens) tokens = g_steal_pointer (&self->refused);

  if (self->workspace == NULL || tokens == NULL || self->waiting || self->checking)
    return;

  show_error (self, NULL);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  self->checking = TRUE;
  update (self);
  hjl_workspace_start_over_async (self->workspace, self->side, tokens, self->cancellable, did_connect, g_object_ref (self));
}

/* The other choice, another environment, is the menu below. */
static void
offer_start_over (HjlAccountCard *self)
{
  hjl_dialogs_confirm (GTK_WIDGET (self),
                       self->side == HJL_SIDE_LEVER ? _ ("Another Lever Account") : _ ("Another hackajob Company"),
                       _ ("The mappings, candidates and history in this environment belong to the account that was "
                          "connected before. Cancel and choose another environment for this account, or start over "
                          "here: the present data is set aside in a file, and every role has to be mapped again."),
                       _ ("_Start Over Here"), start_over, G_OBJECT (self));
}

static void
did_connect (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlAccountCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checks = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  stop (self);
  show_error (self, error);
  if (checks != NULL)
    end_connecting (self, checks);
  on_account_changed_cb (self);
  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT))
    offer_start_over (self);
  else
    g_clear_pointer (&self->refused, hjl_tokens_free);
}

static void
connect_with (HjlAccountCard  *self,
              const HjlTokens *tokens)
{
  self->waiting = FALSE;
  self->checking = TRUE;
  g_clear_pointer (&self->refused, hjl_tokens_free);
  self->refused = hjl_tokens_copy (tokens);
  update (self);
  hjl_workspace_connect_async (self->workspace, self->side, tokens, self->cancellable, did_connect, g_object_ref (self));
}

/* The person is in the browser, and what comes next is here. Where a window may not come forward by itself, the
 * desktop marks it, or says that it is ready. */
static void
come_forward (HjlAccountCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root)))
    gtk_window_present (GTK_WINDOW (root));
}

static void
did_sign_in (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlAccountCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlTokens) tokens = hjl_finish_pointer (HJL_SIGN_IN (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  come_forward (self);
  hjl_browser_wait_set_sign_in (self->browser_wait, NULL, NULL);
  if (tokens != NULL)
    {
      connect_with (self, tokens);
      return;
    }

  stop (self);
  show_error (self, error);
  update (self);
}

static void
on_browser_wait_cancelled_cb (HjlAccountCard *self)
{
  hjl_browser_wait_set_sign_in (self->browser_wait, NULL, NULL);
  stop (self);
  update (self);
}

static void
ensure_browser_wait (HjlAccountCard *self)
{
  if (self->browser_wait != NULL)
    return;

  self->browser_wait = g_object_new (HJL_TYPE_BROWSER_WAIT, NULL);
  g_signal_connect_object (self->browser_wait, "cancelled", G_CALLBACK (on_browser_wait_cancelled_cb), self, G_CONNECT_SWAPPED);
  hjl_wrap_buttons (GTK_WIDGET (self->browser_wait));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->browser_wait), "waiting");
}

static void
sign_in (HjlAccountCard *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSignIn) signing = hjl_workspace_new_sign_in (self->workspace, self->side,
                                                             hjl_account_form_get_client_id (self->form),
                                                             hjl_account_form_get_client_secret (self->form), &error);

  /* Without a free port the pasted address is still a way. */
  if (signing == NULL ||
      (!hjl_sign_in_start (signing, &error) && !g_error_matches (error, HJL_ERROR, HJL_ERROR_PORTS_TAKEN)))
    {
      show_error (self, error);
      if (g_error_matches (error, HJL_ERROR, HJL_ERROR_INPUT))
        hjl_account_form_focus_missing (self->form);
      return;
    }

  self->waiting = TRUE;
  ensure_browser_wait (self);
  g_set_object (&self->sign_in, signing);
  hjl_sign_in_run_async (signing, self->cancellable, did_sign_in, g_object_ref (self));
  hjl_browser_wait_set_sign_in (self->browser_wait, signing, error);
  update (self);
}

/* Whether it is known where hackajob's feed is: nothing can be sent anywhere else. */
static gboolean
take_feed (HjlAccountCard *self)
{
  g_autoptr (HjlFeedAddress) feed = NULL;
  g_autoptr (GError) error = NULL;

  if (self->side == HJL_SIDE_LEVER || !hjl_workspace_asks_for_feed (self->workspace))
    return TRUE;

  feed = hjl_account_form_dup_feed (self->form, &error);
  if (feed == NULL)
    {
      show_error (self, error);
      hjl_account_form_focus_feed (self->form);
      return FALSE;
    }
  hjl_workspace_set_feed (self->workspace, feed);

  return TRUE;
}

static void
connect_account (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  HjlAccountCard  *self = HJL_ACCOUNT_CARD (widget);
  HjlTokensKind    kind = self->side == HJL_SIDE_LEVER ? HJL_TOKENS_API_KEY : HJL_TOKENS_BEARER;
  g_autofree char *key = NULL;

  if (self->workspace == NULL || self->form == NULL || self->waiting || self->checking)
    return;

  show_error (self, NULL);
  if (!take_feed (self))
    return;

  g_clear_object (&self->sign_in);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (!hjl_account_form_is_by_key (self->form))
    {
      sign_in (self);
      return;
    }

  key = hjl_account_form_dup_key (self->form);
  if (*key != '\0')
    {
      g_autoptr (HjlTokens) tokens = hjl_tokens_new (kind, key);

      connect_with (self, tokens);
      return;
    }

  hjl_account_form_focus_key (self->form);
  show_words (self, self->side == HJL_SIDE_LEVER ? _ ("Paste the API key first.") : _ ("Paste the token first."));
}

static void
on_key_cb (HjlAccountCard *self,
           const char     *key)
{
  if (self->form == NULL)
    return;

  hjl_account_form_set_key (self->form, key);
  gtk_widget_activate_action (GTK_WIDGET (self), "account.connect", NULL);
}

static void
show_key_steps (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  HjlAccountCard *self = HJL_ACCOUNT_CARD (widget);
  GtkWidget      *window;

  if (self->workspace == NULL)
    return;

  window = hjl_key_window_new (hjl_environment_is_sandbox (hjl_workspace_get_environment (self->workspace)));
  g_signal_connect_object (window, "key", G_CALLBACK (on_key_cb), self, G_CONNECT_SWAPPED);
  hjl_window_stand_over (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
}

static void
cancel_checks (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  HjlAccountCard *self = HJL_ACCOUNT_CARD (widget);

  stop (self);
  self->again = FALSE;
  show_error (self, NULL);
  update (self);
}

/* The present connection stays until there is another. */
static void
connect_again (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  HjlAccountCard *self = HJL_ACCOUNT_CARD (widget);

  if (self->workspace == NULL)
    return;

  self->again = TRUE;
  update (self);
  gtk_widget_grab_focus (hjl_account_form_get_button (self->form));
}

static void
did_choose (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlAccountCard) self = user_data;
  g_autoptr (GError) error = NULL;

  hjl_finish (HJL_WORKSPACE (source), result, &error);
  if (self->workspace != HJL_WORKSPACE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  show_error (self, error);
  on_account_changed_cb (self);
}

static void
on_source_chosen_cb (HjlAccountCard *self,
                     guint           from)
{
  if (self->workspace == NULL)
    return;

  self->again = FALSE;
  hjl_workspace_set_candidates_from_async (self->workspace, from, NULL, did_choose, g_object_ref (self));
}

static void
edit_stages (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  HjlAccountCard *self = HJL_ACCOUNT_CARD (widget);
  GtkWidget      *window;

  if (self->workspace == NULL || hjl_workspace_get_loader (self->workspace) == NULL)
    return;

  window = hjl_stages_window_new (self->workspace);
  hjl_window_stand_over (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
}

static void
did_disconnect (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HjlAccountCard) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_finish (HJL_WORKSPACE (source), result, &error))
    show_error (self, error);
  else
    hjl_toast_show (GTK_WIDGET (self), _ ("Disconnected. Your mappings are kept."));
  on_account_changed_cb (self);
}

static void
disconnect_now (gpointer object)
{
  HjlAccountCard *self = object;

  if (self->workspace != NULL)
    hjl_workspace_disconnect_async (self->workspace, self->side, NULL, did_disconnect, g_object_ref (self));
}

static void
disconnect_account (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  HjlAccountCard *self = HJL_ACCOUNT_CARD (widget);

  hjl_dialogs_confirm (widget,
                       self->side == HJL_SIDE_LEVER ? _ ("Disconnect Lever?") : _ ("Disconnect hackajob?"),
                       _ ("Syncing stops until you reconnect. Your mappings and history are kept."),
                       _ ("_Disconnect"), disconnect_now, G_OBJECT (self));
}

static void
hjl_account_card_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  HjlAccountCard *self = HJL_ACCOUNT_CARD (object);

  switch (property_id)
    {
    case PROP_LEVER:
      self->side = g_value_get_boolean (value) ? HJL_SIDE_LEVER : HJL_SIDE_HACKAJOB;
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_account_card_constructed (GObject *object)
{
  HjlAccountCard *self = HJL_ACCOUNT_CARD (object);
  gboolean        lever = self->side == HJL_SIDE_LEVER;

  G_OBJECT_CLASS (hjl_account_card_parent_class)->constructed (object);

  gtk_label_set_text (self->title_label, lever ? "Lever" : "hackajob");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lever ? _ ("What Lever needs") : _ ("What hackajob needs"), -1);
  if (!lever)
    {
      self->choice = hjl_source_choice_new ();
      g_signal_connect_object (self->choice, "chosen", G_CALLBACK (on_source_chosen_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->choice_place, GTK_WIDGET (self->choice));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->choice_place), !lever);
  hjl_wrap_buttons (GTK_WIDGET (self));
}

static void
hjl_account_card_dispose (GObject *object)
{
  HjlAccountCard *self = HJL_ACCOUNT_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sign_in);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->refused, hjl_tokens_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_ACCOUNT_CARD);
  self->form = NULL;
  self->browser_wait = NULL;
  self->choice = NULL;

  G_OBJECT_CLASS (hjl_account_card_parent_class)->dispose (object);
}

static void
hjl_account_card_class_init (HjlAccountCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = hjl_account_card_set_property;
  object_class->constructed = hjl_account_card_constructed;
  object_class->dispose = hjl_account_card_dispose;

  properties[PROP_LEVER] = g_param_spec_boolean ("lever", NULL, NULL, FALSE,
                                                 (G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_signal_new ("connected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "account.connect", NULL, connect_account);
  gtk_widget_class_install_action (widget_class, "account.connect-again", NULL, connect_again);
  gtk_widget_class_install_action (widget_class, "account.cancel", NULL, cancel_checks);
  gtk_widget_class_install_action (widget_class, "account.show-key-steps", NULL, show_key_steps);
  gtk_widget_class_install_action (widget_class, "account.edit-stages", NULL, edit_stages);
  gtk_widget_class_install_action (widget_class, "account.disconnect", NULL, disconnect_account);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-account-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlAccountCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountCard, state_icon);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountCard, choice_place);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountCard, stages_button);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountCard, check_list);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountCard, checked_label);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountCard, stack);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountCard, spinner);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountCard, error_label);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountCard, again_button);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountCard, keep_button);
}

static void
hjl_account_card_init (HjlAccountCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
hjl_account_card_set_workspace (HjlAccountCard *self,
                                HjlWorkspace   *workspace)
{
  g_return_if_fail (HJL_IS_ACCOUNT_CARD (self));

  stop (self);
  self->again = FALSE;
  g_clear_object (&self->sign_in);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  if (workspace == NULL)
    return;

  g_signal_connect_object (workspace, "account-changed", G_CALLBACK (on_account_changed_cb), self, G_CONNECT_SWAPPED);
  self->unreachable = FALSE;
  on_account_changed_cb (self);
}

GtkWidget *
hjl_account_card_get_connect_button (HjlAccountCard *self)
{
  g_return_val_if_fail (HJL_IS_ACCOUNT_CARD (self), NULL);

  return self->form != NULL ? hjl_account_form_get_button (self->form) : NULL;
}

void
hjl_account_card_set_unreachable (HjlAccountCard *self,
                                  gboolean        unreachable)
{
  g_return_if_fail (HJL_IS_ACCOUNT_CARD (self));

  self->unreachable = unreachable;
  if (self->workspace != NULL)
    on_account_changed_cb (self);
}

GPtrArray *
hjl_account_card_get_checks (HjlAccountCard *self)
{
  g_return_val_if_fail (HJL_IS_ACCOUNT_CARD (self), NULL);

  return self->checks;
}

char *
hjl_account_card_dup_state (HjlAccountCard *self)
{
  g_autoptr (HjlAccountInfo) info = NULL;

  g_return_val_if_fail (HJL_IS_ACCOUNT_CARD (self), NULL);

  if (self->workspace == NULL)
    return g_strdup ("");

  if (is_from_files (self))
    return g_strdup ("hackajob: files");

  info = hjl_workspace_dup_account (self->workspace, self->side);

  return g_strdup_printf ("%s: %s", self->side == HJL_SIDE_LEVER ? "Lever" : "hackajob", hjl_account_words_get_state (info));
}
