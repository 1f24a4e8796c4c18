/* hjl-cli-service.c: as a service of systemd: says that it is ready and alive, and writes to its journal
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/hjl-cli-service.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <string.h>
#include <unistd.h>

/* In microseconds. Lever asks for an hour at the very most (lever/README.md), with progress told at each end of it. */
#define LONGEST_SILENCE (75 * G_TIME_SPAN_MINUTE)

struct _HjlCliService
{
  GSocket        *socket;  /* nullable: nobody waits for a word */
  GSocketAddress *manager; /* nullable */
  guint           source;
  gint64          touched; /* monotonic: when something was done last, or will be */
};

static GSocketAddress *
find_manager (void)
{
  const char *path = g_getenv ("NOTIFY_SOCKET");

  if (path == NULL || (path[0] != '/' && path[0] != '@'))
    return NULL;
  if (path[0] == '/')
    return g_unix_socket_address_new (path);

  return g_unix_socket_address_new_with_type (path + 1, -1, G_UNIX_SOCKET_ADDRESS_ABSTRACT);
}

/* A manager that does not listen is none of our work's business. */
static void
notify (HjlCliService *self,
        const char    *state)
{
  g_autoptr (GError) error = NULL;

  if (self->manager != NULL &&
      g_socket_send_to (self->socket, self->manager, state, strlen (state), NULL, &error) < 0)
    g_debug ("The service manager does not listen: %s", error->message);
}

static gboolean
on_half_time_cb (gpointer user_data)
{
  HjlCliService *self = user_data;

  if (g_get_monotonic_time () - self->touched < LONGEST_SILENCE)
    notify (self, "WATCHDOG=1");

  return G_SOURCE_CONTINUE;
}

/* In microseconds; 0 where nobody watches this process. */
static guint64
get_watchdog_time (void)
{
  const char *time = g_getenv ("WATCHDOG_USEC");
  const char *pid = g_getenv ("WATCHDOG_PID");
  guint64     value;

  if (time == NULL || !g_ascii_string_to_unsigned (time, 10, 1, G_MAXINT64, &value, NULL))
    return 0;
  if (pid != NULL && g_ascii_strtoull (pid, NULL, 10) != (guint64) getpid ())
    return 0;

  return value;
}

HjlCliService *
hjl_cli_service_start (void)
{
  HjlCliService *self = g_new0 (HjlCliService, 1);
  guint64        watchdog = get_watchdog_time ();

  self->touched = g_get_monotonic_time ();
  self->manager = find_manager ();
  if (self->manager != NULL)
    self->socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_DEFAULT, NULL);
  if (self->socket == NULL)
    g_clear_object (&self->manager);

  notify (self, "READY=1");
  if (self->manager != NULL && watchdog > 0)
    self->source = g_timeout_add ((guint) CLAMP (watchdog / 2000, 1, G_MAXUINT), on_half_time_cb, self);

  return self;
}

void
hjl_cli_service_stop (HjlCliService *self)
{
  notify (self, "STOPPING=1");
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->manager);
  g_clear_object (&self->socket);
  g_free (self);
}

void
hjl_cli_service_touch (HjlCliService *self)
{
  self->touched = g_get_monotonic_time ();
}

void
hjl_cli_service_rest (HjlCliService *self,
                      guint          seconds)
{
  self->touched = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
}

void
hjl_cli_service_say (HjlCliService *self,
                     const char    *status)
{
  g_autofree char *state = g_strconcat ("STATUS=", status, NULL);

  notify (self, g_strdelimit (state, "\n", ' '));
}

gboolean
hjl_cli_service_has_journal (void)
{
  return g_log_writer_is_journald (STDOUT_FILENO);
}

void
hjl_cli_service_write (GLogLevelFlags level,
                       const char    *message,
                       GArray        *fields)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (GLogField));
  const GLogField head[] = {
    { "MESSAGE", message, -1 },
    { "PRIORITY", level == G_LOG_LEVEL_WARNING ? "4" : "6", -1 },
    { "SYSLOG_IDENTIFIER", "hjlever-cli", -1 },
  };

  g_array_append_vals (all, head, G_N_ELEMENTS (head));
  g_array_append_vals (all, fields->data, fields->len);
  if (g_log_writer_journald (level, (const GLogField *) (gpointer) all->data, all->len, NULL) != G_LOG_WRITER_HANDLED)
    hjl_print ("%s", message);
}
