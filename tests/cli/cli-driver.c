/* cli-driver.c: runs hjlever-cli as a person or a script would, beside stand-ins in this process
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <libsoup/soup.h>
#include <string.h>

#include "hjl-test-utils.h"

/* No run of a test is longer, in seconds. */
#define LIMIT 60

void
cli_run_free (CliRun *self)
{
  g_free (self->out);
  g_free (self->err);
  g_free (self);
}

static char *
dup_program (void)
{
  return g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "cli", "hjlever-cli", NULL);
}

static GPtrArray *
make_command (const char *first,
              const char *second)
{
  GPtrArray *command = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (command, dup_program ());
  if (first != NULL)
    g_ptr_array_add (command, g_strdup (first));
  if (second != NULL)
    g_ptr_array_add (command, g_strdup (second));

  return command;
}

/* @variable, @value: (nullable): what else is in its environment */
static CliRun *
run (GPtrArray  *command,
     const char *input,
     const char *variable,
     const char *value)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  CliRun *self = g_new0 (CliRun, 1);

  g_ptr_array_add (command, NULL);
  if (variable != NULL)
    g_subprocess_launcher_setenv (launcher, variable, value, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) command->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_exited (process))
    g_test_message ("%s %s ended by signal %d: %s", (char *) command->pdata[1], (char *) command->pdata[2], g_subprocess_get_term_sig (process), self->err);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->status = g_subprocess_get_exit_status (process);

  return self;
}

CliRun *
cli_run (const char *input,
         ...)
{
  g_autoptr (GPtrArray) command = make_command (NULL, NULL);
  va_list arguments;

  va_start (arguments, input);
  for (const char *word; (word = va_arg (arguments, const char *)) != NULL;)
    g_ptr_array_add (command, g_strdup (word));
  va_end (arguments);

  return run (command, input, NULL, NULL);
}

CliRun *
cli_run_in (const char *variable,
            const char *value,
            ...)
{
  g_autoptr (GPtrArray) command = make_command (NULL, NULL);
  va_list arguments;

  va_start (arguments, value);
  for (const char *word; (word = va_arg (arguments, const char *)) != NULL;)
    g_ptr_array_add (command, g_strdup (word));
  va_end (arguments);

  return run (command, NULL, variable, value);
}

JsonObject *
cli_json (int status,
          ...)
{
  g_autoptr (GPtrArray) command = make_command ("--profile=demo", "--json");
  g_autoptr (CliRun) done = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, status);
  for (const char *word; (word = va_arg (arguments, const char *)) != NULL;)
    g_ptr_array_add (command, g_strdup (word));
  va_end (arguments);

  done = run (command, NULL, NULL, NULL);
  if (done->status != status)
    g_test_message ("%s ended with %d: %s%s", (char *) g_ptr_array_index (command, 3), done->status, done->err, done->out);
  g_assert_cmpint (done->status, ==, status);
  node = json_from_string (done->out, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));

  return json_node_dup_object (node);
}

static GSubprocess *
start (const char *const *arguments,
       GSubprocessFlags   flags)
{
  g_autoptr (GPtrArray) command = make_command ("--profile=demo", NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (command, g_strdup (arguments[i]));
  g_ptr_array_add (command, NULL);
  process = g_subprocess_newv ((const char *const *) command->pdata, flags, &error);
  g_assert_no_error (error);

  return process;
}

GSubprocess *
cli_start (const char *const *arguments)
{
  return start (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
}

GSubprocess *
cli_start_heard (const char *const *arguments)
{
  return start (arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
}

static void
did_end (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_assert_true (g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

int
cli_wait (GSubprocess *process)
{
  gint64   deadline = g_get_monotonic_time () + LIMIT * G_USEC_PER_SEC;
  gboolean ended = FALSE;

  g_subprocess_wait_async (process, NULL, did_end, &ended);
  while (!ended)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  if (g_subprocess_get_if_signaled (process))
    g_error ("Signal %d ended it", g_subprocess_get_term_sig (process));

  return g_subprocess_get_exit_status (process);
}

char *
cli_read_line (GDataInputStream *stream)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (stream, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);

  return line;
}

/* Ports that are free now; Lever's stand-in compares redirect addresses exactly. */
static void
choose_ports (guint16 ports[3])
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      ports[i] = g_socket_listener_add_any_inet_port (listener, NULL, &error);
      g_assert_no_error (error);
    }
  g_socket_listener_close (listener);
}

HjlDemoOptions
cli_quick_options (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;

  options.rate = 0;
  choose_ports (options.redirect_ports);

  return options;
}

HjlDemoServer *
cli_start_server (const HjlDemoOptions *options)
{
  HjlDemoServer *server = hjl_test_demo_new (options);
  g_autoptr (GError) error = NULL;
  g_autoptr (CliRun) added = NULL;
  g_autofree char *environment = NULL;
  g_autofree char *path = NULL;
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "hjlever", NULL);

  /* Each test begins with nothing. */
  if (g_file_test (data, G_FILE_TEST_IS_DIR))
    hjl_test_remove_folder (data);
  g_assert_true (hjl_demo_server_start (server, &error));
  g_assert_no_error (error);
  environment = hjl_demo_server_dup_profile (server);
  path = cli_write_file ("given.ini", environment);
  added = cli_run (NULL, "profiles", "add", "--replace", path, NULL);
  g_assert_cmpint (added->status, ==, 0);

  return server;
}

void
cli_choose_acting_user (void)
{
  g_autoptr (JsonObject) answer = cli_json (0, "users", NULL);
  JsonArray *users = json_object_get_array_member (answer, "users");

  for (guint i = 0; i < json_array_get_length (users); i++)
    {
      JsonObject *user = json_array_get_object_element (users, i);

      if (json_object_get_boolean_member (user, "active") && json_object_get_boolean_member (user, "super_admin"))
        {
          g_autoptr (JsonObject) done = cli_json (0, "settings", "--acting-user", json_object_get_string_member (user, "id"), NULL);

          g_assert_nonnull (done);
          return;
        }
    }
  g_assert_not_reached ();
}

void
cli_connect (HjlDemoServer *server)
{
  g_autofree char *token = cli_write_file ("token.txt", HJL_DEMO_HACKAJOB_TOKEN "\n");
  g_autofree char *key = cli_write_file ("key.txt", HJL_DEMO_API_KEY "\n");
  g_autoptr (JsonObject) hackajob = cli_json (0, "connect", "hackajob", "--token-file", token, NULL);
  g_autoptr (JsonObject) lever = cli_json (0, "connect", "lever", "--api-key-file", key, NULL);

  g_assert_true (json_object_has_member (hackajob, "checks"));
  g_assert_true (json_object_has_member (lever, "checks"));
  cli_choose_acting_user ();
}

static void
follow (const char *location)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("GET", location);
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GError) error = NULL;

  page = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (page), >, 0);
}

int
cli_sign_in (HjlDemoServer *server,
             const char    *side,
             const char    *who,
             const char    *secret,
             gboolean       accept,
             gboolean       paste)
{
  g_autofree char *file = cli_write_file ("secret.txt", secret != NULL ? secret : "");
  const char      *arguments[] = { "connect", side, "--oauth", "--no-browser", secret != NULL ? "--client-secret-file" : NULL, file, NULL };
  g_autoptr (GSubprocess) process = cli_start (arguments);
  g_autoptr (GDataInputStream) stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *uri = cli_read_line (stream);
  g_autoptr (GError) error = NULL;
  g_autofree char *location = hjl_demo_server_sign_in (server, uri, who, accept, &error);

  g_assert_no_error (error);
  if (paste)
    {
      g_autofree char *line = g_strconcat ("http://127.0.0.1:1/elsewhere?code=x\n", location, "\n", NULL);

      g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), line, strlen (line), NULL, NULL, &error);
      g_assert_no_error (error);
    }
  else
    {
      /* Nobody types anything, and there is no end to wait for. */
      g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, NULL);
      follow (location);
    }

  return cli_wait (process);
}

static JsonObject *
first_object (JsonArray *array)
{
  return array != NULL && json_array_get_length (array) > 0 ? json_array_get_object_element (array, 0) : NULL;
}

static void
add_entries (GPtrArray *arguments,
             JsonArray *stages)
{
  for (guint i = 0; i < json_array_get_length (stages); i++)
    {
      JsonObject *stage = json_array_get_object_element (stages, i);
      gboolean    archive = json_object_get_null_member (stage, "lever_stage");

      g_ptr_array_add (arguments, g_strdup (archive ? "--archive" : "--stage"));
      g_ptr_array_add (arguments, g_strdup_printf ("%s=%s", cli_string (stage, "hackajob_stage", "id"),
                                                   cli_string (stage, archive ? "archive_reason" : "lever_stage", "id")));
    }
}

void
cli_map_all (void)
{
  g_autoptr (JsonObject) suggestions = cli_json (0, "map", "suggest", NULL);
  JsonArray *roles = json_object_get_array_member (suggestions, "roles");

  g_assert_cmpuint (json_array_get_length (roles), >, 0);
  for (guint i = 0; i < json_array_get_length (roles); i++)
    {
      JsonObject *role = json_array_get_object_element (roles, i);
      JsonObject *posting = first_object (json_object_get_array_member (role, "postings"));
      g_autoptr (GPtrArray) command = make_command ("--profile=demo", "map");
      g_autoptr (CliRun) done = NULL;

      if (posting == NULL)
        continue;
      g_ptr_array_add (command, g_strdup ("set"));
      g_ptr_array_add (command, g_strdup (cli_string (role, "role", "id")));
      g_ptr_array_add (command, g_strdup ("--posting"));
      g_ptr_array_add (command, g_strdup (json_object_get_string_member (posting, "id")));
      add_entries (command, json_object_get_array_member (suggestions, "stages"));
      done = run (command, NULL, NULL, NULL);
      g_test_message ("%s", done->err);
      g_assert_cmpint (done->status, ==, 0);
    }
}

static JsonObject *
inside (JsonObject *object,
        const char *member)
{
  g_assert_true (json_object_has_member (object, member));

  return json_object_get_object_member (object, member);
}

gint64
cli_int (JsonObject *object,
         const char *member,
         const char *inner)
{
  return json_object_get_int_member (inside (object, member), inner);
}

const char *
cli_string (JsonObject *object,
            const char *member,
            const char *inner)
{
  return json_object_get_string_member (inside (object, member), inner);
}

char *
cli_write_file (const char *name,
                const char *text)
{
  char *path = g_build_filename (g_get_user_runtime_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error));
  g_assert_no_error (error);

  return path;
}
