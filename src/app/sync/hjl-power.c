/* hjl-power.c: when the computer would rather be left alone: asleep, on a metered network, saving its battery
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/sync/hjl-power.h"

#include <glib/gi18n-lib.h>

/* https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html */
#define LOGIND_NAME "org.freedesktop.login1"
#define LOGIND_PATH "/org/freedesktop/login1"
#define LOGIND_INTERFACE "org.freedesktop.login1.Manager"

struct _HjlPower
{
  GObject parent_instance;

  GNetworkMonitor      *network;
  GPowerProfileMonitor *profile;
  GCancellable         *cancellable;
  GDBusConnection      *system; /* nullable: there is none, or not yet */
  guint                 sleep_id;
  gboolean              asleep;
};

G_DEFINE_FINAL_TYPE (HjlPower, hjl_power, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ASLEEP,
  PROP_REASON,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_reason (HjlPower *self)
{
  if (g_network_monitor_get_network_metered (self->network))
    return _ ("The network is metered, so HjLever syncs every 15 minutes at most.");
  if (g_power_profile_monitor_get_power_saver_enabled (self->profile))
    return _ ("The battery is being saved, so HjLever syncs every 15 minutes at most.");

  return NULL;
}

static void
on_sparing_changed_cb (HjlPower *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
}

static void
on_sleep_cb (GDBusConnection *connection,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *signal,
             GVariant        *parameters,
             gpointer         user_data)
{
  HjlPower *self = user_data;
  gboolean  asleep;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;

  g_variant_get (parameters, "(b)", &asleep);
  if (self->asleep == asleep)
    return;

  self->asleep = asleep;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASLEEP]);
}

static void
got_system (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlPower) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) system = g_bus_get_finish (result, &error);

  if (system == NULL)
    {
      g_debug ("Nothing is known of sleep: %s", error->message);
      return;
    }

  self->system = g_steal_pointer (&system);
  self->sleep_id = g_dbus_connection_signal_subscribe (self->system, LOGIND_NAME, LOGIND_INTERFACE, "PrepareForSleep", LOGIND_PATH, NULL,
                                                       G_DBUS_SIGNAL_FLAGS_NONE, on_sleep_cb, self, NULL);
}

static void
hjl_power_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  HjlPower *self = HJL_POWER (object);

  switch (property_id)
    {
    case PROP_ASLEEP:
      g_value_set_boolean (value, self->asleep);
      break;

    case PROP_REASON:
      g_value_set_string (value, get_reason (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_power_dispose (GObject *object)
{
  HjlPower *self = HJL_POWER (object);

  g_cancellable_cancel (self->cancellable);
  if (self->sleep_id != 0)
    g_dbus_connection_signal_unsubscribe (self->system, self->sleep_id);
  self->sleep_id = 0;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->system);
  g_clear_object (&self->network);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (hjl_power_parent_class)->dispose (object);
}

static void
hjl_power_class_init (HjlPowerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hjl_power_get_property;
  object_class->dispose = hjl_power_dispose;

  properties[PROP_ASLEEP] = g_param_spec_boolean ("asleep", NULL, NULL, FALSE,
                                                  (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL,
                                                 (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hjl_power_init (HjlPower *self)
{
  self->cancellable = g_cancellable_new ();
}

HjlPower *
hjl_power_new (GNetworkMonitor *network)
{
  HjlPower *self = g_object_new (HJL_TYPE_POWER, NULL);

  self->network = g_object_ref (network != NULL ? network : g_network_monitor_get_default ());
  self->profile = g_power_profile_monitor_dup_default ();
  g_signal_connect_object (self->network, "notify::network-metered", G_CALLBACK (on_sparing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->profile, "notify::power-saver-enabled", G_CALLBACK (on_sparing_changed_cb), self, G_CONNECT_SWAPPED);
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, got_system, g_object_ref (self));

  return self;
}
