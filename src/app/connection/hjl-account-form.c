/* hjl-account-form.c: what a person fills in to connect one account
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/connection/hjl-account-form.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-wrap.h"
#include "demo/hjl-demo-options.h"

struct _HjlAccountForm
{
  AdwBin parent_instance;

  HjlSide  side;
  gboolean asks_for_feed; /* the environment does not name hackajob's addresses */

  /* Template widgets. */
  AdwComboRow *way_row;
  GtkWidget   *feed_row;
  GtkWidget   *authorize_row;
  GtkWidget   *token_row;
  GtkWidget   *feed_label;
  GtkWidget   *key_row;
  GtkWidget   *id_row;
  GtkWidget   *secret_row;
  GtkWidget   *endpoints_row;
  GtkButton   *connect_button;
};

G_DEFINE_FINAL_TYPE (HjlAccountForm, hjl_account_form, ADW_TYPE_BIN)

static void
update_way (HjlAccountForm *self)
{
  gboolean lever = self->side == HJL_SIDE_LEVER;
  gboolean by_key = adw_combo_row_get_selected (self->way_row) == (lever ? 0 : 1);

  gtk_widget_set_visible (self->feed_row, self->asks_for_feed);
  gtk_widget_set_visible (self->feed_label, self->asks_for_feed);
  gtk_widget_set_visible (self->authorize_row, self->asks_for_feed && !by_key);
  gtk_widget_set_visible (self->token_row, self->asks_for_feed && !by_key);
  gtk_widget_set_visible (self->key_row, by_key);
  gtk_widget_set_visible (self->endpoints_row, by_key && lever);
  gtk_widget_set_visible (self->id_row, !by_key && lever);
  gtk_widget_set_visible (self->secret_row, !by_key && lever);
  gtk_button_set_label (self->connect_button,
                        lever ? (by_key ? _ ("Connect Lever") : _ ("Connect Lever in the Browser"))
                              : (by_key ? _ ("Connect hackajob") : _ ("Connect hackajob in the Browser")));
}

static const char *
get_filled (GtkWidget *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return gtk_widget_get_visible (row) && *text != '\0' ? text : NULL;
}

static void
hjl_account_form_class_init (HjlAccountFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-account-form.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlAccountForm, way_row);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountForm, feed_row);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountForm, authorize_row);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountForm, token_row);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountForm, feed_label);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountForm, key_row);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountForm, id_row);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountForm, secret_row);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountForm, endpoints_row);
  gtk_widget_class_bind_template_child (widget_class, HjlAccountForm, connect_button);
  gtk_widget_class_bind_template_callback (widget_class, update_way);
}

static void
hjl_account_form_init (HjlAccountForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

HjlAccountForm *
hjl_account_form_new (HjlSide side)
{
  HjlAccountForm *self = g_object_new (HJL_TYPE_ACCOUNT_FORM, NULL);
  gboolean        lever = side == HJL_SIDE_LEVER;
  /* Translators: libadwaita shows no more than some twenty letters of each. */
  const char     *lever_ways[] = { _ ("API key"), _ ("OAuth app"), NULL };
  const char     *hackajob_ways[] = { _ ("Browser sign-in"), _ ("Token"), NULL };
  g_autoptr (GtkStringList) ways = gtk_string_list_new (lever ? lever_ways : hackajob_ways);

  self->side = side;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->key_row), lever ? _ ("Lever API Key") : _ ("hackajob Access Token"));
  adw_combo_row_set_model (self->way_row, G_LIST_MODEL (ways));
  update_way (self);
  hjl_wrap_buttons (GTK_WIDGET (self));

  return self;
}

void
hjl_account_form_fill_demo (HjlAccountForm *self)
{
  g_return_if_fail (HJL_IS_ACCOUNT_FORM (self));

  gtk_editable_set_text (GTK_EDITABLE (self->id_row), HJL_DEMO_CLIENT_ID);
  gtk_editable_set_text (GTK_EDITABLE (self->secret_row), HJL_DEMO_CLIENT_SECRET);
  gtk_editable_set_text (GTK_EDITABLE (self->key_row), HJL_DEMO_API_KEY);
}

void
hjl_account_form_fill_registration (HjlAccountForm *self,
                                    const char     *client_id)
{
  g_return_if_fail (HJL_IS_ACCOUNT_FORM (self));

  adw_combo_row_set_selected (self->way_row, 1);
  gtk_editable_set_text (GTK_EDITABLE (self->id_row), client_id);
}

void
hjl_account_form_ask_for_feed (HjlAccountForm       *self,
                               const HjlFeedAddress *kept)
{
  g_return_if_fail (HJL_IS_ACCOUNT_FORM (self));

  self->asks_for_feed = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->feed_row), kept != NULL ? kept->api : "");
  gtk_editable_set_text (GTK_EDITABLE (self->authorize_row), kept != NULL && kept->authorize_uri != NULL ? kept->authorize_uri : "");
  gtk_editable_set_text (GTK_EDITABLE (self->token_row), kept != NULL && kept->token_uri != NULL ? kept->token_uri : "");
  /* Most feeds come with a token, and only some with a sign-in. */
  adw_combo_row_set_selected (self->way_row, kept != NULL && kept->authorize_uri != NULL ? 0 : 1);
  update_way (self);
}

HjlFeedAddress *
hjl_account_form_dup_feed (HjlAccountForm *self,
                           GError        **error)
{
  g_return_val_if_fail (HJL_IS_ACCOUNT_FORM (self), NULL);

  return hjl_feed_address_new (gtk_editable_get_text (GTK_EDITABLE (self->feed_row)),
                               get_filled (self->authorize_row),
                               get_filled (self->token_row),
                               error);
}

void
hjl_account_form_focus_feed (HjlAccountForm *self)
{
  g_return_if_fail (HJL_IS_ACCOUNT_FORM (self));

  gtk_widget_grab_focus (self->feed_row);
}

gboolean
hjl_account_form_is_by_key (HjlAccountForm *self)
{
  g_return_val_if_fail (HJL_IS_ACCOUNT_FORM (self), FALSE);

  return gtk_widget_get_visible (self->key_row);
}

char *
hjl_account_form_dup_key (HjlAccountForm *self)
{
  g_return_val_if_fail (HJL_IS_ACCOUNT_FORM (self), NULL);

  return hjl_tokens_clean_secret (gtk_editable_get_text (GTK_EDITABLE (self->key_row)));
}

void
hjl_account_form_set_key (HjlAccountForm *self,
                          const char     *key)
{
  g_return_if_fail (HJL_IS_ACCOUNT_FORM (self));

  gtk_editable_set_text (GTK_EDITABLE (self->key_row), key);
}

void
hjl_account_form_focus_key (HjlAccountForm *self)
{
  g_return_if_fail (HJL_IS_ACCOUNT_FORM (self));

  gtk_widget_grab_focus (self->key_row);
}

void
hjl_account_form_focus_missing (HjlAccountForm *self)
{
  g_return_if_fail (HJL_IS_ACCOUNT_FORM (self));

  if (self->side == HJL_SIDE_HACKAJOB)
    gtk_widget_grab_focus (get_filled (self->authorize_row) == NULL ? self->authorize_row : self->token_row);
  else
    gtk_widget_grab_focus (get_filled (self->id_row) == NULL ? self->id_row : self->secret_row);
}

const char *
hjl_account_form_get_client_id (HjlAccountForm *self)
{
  g_return_val_if_fail (HJL_IS_ACCOUNT_FORM (self), NULL);

  return get_filled (self->id_row);
}

const char *
hjl_account_form_get_client_secret (HjlAccountForm *self)
{
  g_return_val_if_fail (HJL_IS_ACCOUNT_FORM (self), NULL);

  return get_filled (self->secret_row);
}

void
hjl_account_form_clear_secrets (HjlAccountForm *self)
{
  g_return_if_fail (HJL_IS_ACCOUNT_FORM (self));

  gtk_editable_set_text (GTK_EDITABLE (self->key_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->secret_row), "");
}

GtkWidget *
hjl_account_form_get_button (HjlAccountForm *self)
{
  g_return_val_if_fail (HJL_IS_ACCOUNT_FORM (self), NULL);

  return GTK_WIDGET (self->connect_button);
}
