/* test-cli-resolve.c: every choice that a held candidate has, as `resolve` tells it and carries it out
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <string.h>

#include "hjl-test-utils.h"

static JsonObject *
tell (HjlDemoServer *server,
      const char    *command,
      const char    *format,
      ...)
{
  g_autofree char *arguments = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *answer;
  va_list     values;

  va_start (values, format);
  arguments = g_strdup_vprintf (format, values);
  va_end (values);
  g_strdelimit (arguments, "'", '"');
  answer = hjl_test_demo_control (server, command, arguments, &error);
  g_assert_no_error (error);
  g_assert_nonnull (answer);

  return answer;
}

static void
tell_only (HjlDemoServer *server,
           const char    *command,
           const char    *arguments)
{
  g_autoptr (JsonObject) answer = tell (server, command, "%s", arguments);

  g_assert_nonnull (answer);
}

static HjlDemoServer *
start (guint candidates,
       guint roles)
{
  HjlDemoOptions options = cli_quick_options ();
  HjlDemoServer *server;
  g_autoptr (JsonObject) report = NULL;

  options.candidates = candidates;
  options.live_roles = roles;
  options.plain = TRUE;
  server = cli_start_server (&options);
  cli_connect (server);
  report = cli_json (0, "sync", NULL);
  cli_map_all ();

  return server;
}

/* The n-th candidate of the stand-ins. */
static char *
dup_member (HjlDemoServer *server,
            guint          n,
            const char    *member)
{
  g_autoptr (JsonObject) state = tell (server, "state", "{}");
  JsonArray *list = json_object_get_array_member (state, "candidates");

  return g_strdup (json_object_get_string_member (json_array_get_object_element (list, n), member));
}

static char *
dup_posting (const char *role)
{
  g_autoptr (JsonObject) shown = cli_json (0, "map", "show", role, NULL);

  return g_strdup (cli_string (json_object_get_object_member (shown, "mapping"), "posting", "id"));
}

static char *
dup_other_posting (HjlDemoServer *server,
                   const char    *posting)
{
  g_autoptr (JsonObject) state = tell (server, "state", "{}");
  JsonArray *postings = json_object_get_array_member (state, "postings");

  for (guint i = 0; i < json_array_get_length (postings); i++)
    {
      JsonObject *object = json_array_get_object_element (postings, i);
      const char *id = json_object_get_string_member (object, "id");

      if (g_str_equal (json_object_get_string_member (object, "state"), "published") && !g_str_equal (id, posting))
        return g_strdup (id);
    }
  g_assert_not_reached ();
}

static void
sync_held (int status)
{
  g_autoptr (JsonObject) report = cli_json (status, "sync", NULL);

  g_assert_true (json_object_has_member (report, "report"));
}

static JsonObject *
load (const char *id)
{
  g_autoptr (JsonObject) shown = cli_json (0, "candidates", id, NULL);

  return json_object_ref (json_object_get_object_member (shown, "candidate"));
}

/* Each makes a situation and returns who is held in it. */
static char *
make_duplicate (HjlDemoServer **server)
{
  g_autofree char *role = NULL;
  g_autofree char *posting = NULL;
  g_autoptr (JsonObject) added = NULL;
  char *id;

  *server = start (1, 1);
  id = dup_member (*server, 0, "id");
  role = dup_member (*server, 0, "role");
  posting = dup_posting (role);
  added = tell (*server, "lever-add", "{'candidate':'%s','posting':'%s'}", id, posting);
  sync_held (3);

  return id;
}

static char *
make_several (HjlDemoServer **server)
{
  g_autofree char *role = NULL;
  g_autofree char *posting = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) again = NULL;
  char *id;

  *server = start (1, 1);
  id = dup_member (*server, 0, "id");
  role = dup_member (*server, 0, "role");
  posting = dup_posting (role);
  added = tell (*server, "lever-add", "{'candidate':'%s','posting':'%s','source':'hackajob'}", id, posting);
  again = tell (*server, "lever-add", "{'candidate':'%s','posting':'%s','source':'hackajob'}", id, posting);
  sync_held (3);

  return id;
}

/* Another desktop exported the candidate, and nothing in the record says so any more. */
static char *
make_exported_before (HjlDemoServer **server)
{
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "hjlever", NULL);
  g_autofree char *profile = NULL;
  g_autofree char *path = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (JsonObject) read = NULL;
  g_autoptr (JsonObject) decided = NULL;
  g_autoptr (CliRun) added = NULL;
  char *id;

  *server = start (1, 1);
  id = dup_member (*server, 0, "id");
  sync_held (0);
  cleared = tell (*server, "lever-clear-sources", "{'candidate':'%s'}", id);

  hjl_test_remove_folder (data);
  profile = hjl_demo_server_dup_profile (*server);
  path = cli_write_file ("given.ini", profile);
  added = cli_run (NULL, "profiles", "add", "--replace", path, NULL);
  g_assert_cmpint (added->status, ==, 0);
  cli_connect (*server);
  read = cli_json (0, "sync", NULL);
  cli_map_all ();
  sync_held (3);
  decided = cli_json (0, "resolve", id, "new", NULL);
  sync_held (3);

  return id;
}

static char *
make_other_name (HjlDemoServer **server)
{
  g_autofree char *role = NULL;
  g_autofree char *posting = NULL;
  g_autofree char *other = NULL;
  g_autoptr (JsonObject) added = NULL;
  char *id;

  *server = start (1, 1);
  id = dup_member (*server, 0, "id");
  role = dup_member (*server, 0, "role");
  posting = dup_posting (role);
  other = dup_other_posting (*server, posting);
  added = tell (*server, "lever-add", "{'candidate':'%s','posting':'%s','name':'Xaver Zzyzx'}", id, other);
  sync_held (3);

  return id;
}

static char *
make_twin (HjlDemoServer **server)
{
  g_autofree char *first = NULL;
  g_autofree char *role = NULL;
  g_autofree char *posting = NULL;
  g_autofree char *second_role = NULL;
  g_autoptr (JsonObject) same = NULL;
  g_autoptr (JsonObject) mapped = NULL;
  g_autoptr (JsonObject) one = NULL;
  char *second = NULL;

  *server = start (6, 2);
  first = dup_member (*server, 0, "id");
  role = dup_member (*server, 0, "role");
  for (guint i = 1; i < 6 && second == NULL; i++)
    {
      g_free (second_role);
      second_role = dup_member (*server, i, "role");
      if (!g_str_equal (second_role, role))
        second = dup_member (*server, i, "id");
    }
  g_assert_nonnull (second);
  same = tell (*server, "hackajob-same-person", "{'candidate':'%s','other':'%s'}", second, first);
  posting = dup_posting (role);
  mapped = cli_json (0, "map", "set", second_role, "--posting", posting, NULL);
  sync_held (3);
  one = load (first);
  if (!json_object_get_null_member (one, "attention"))
    {
      g_free (second);
      return g_steal_pointer (&first);
    }

  return second;
}

static char *
make_other_posting (HjlDemoServer **server)
{
  g_autofree char *role = NULL;
  g_autofree char *posting = NULL;
  g_autofree char *other = NULL;
  g_autoptr (JsonObject) moved = NULL;
  char *id;

  *server = start (1, 1);
  id = dup_member (*server, 0, "id");
  role = dup_member (*server, 0, "role");
  posting = dup_posting (role);
  other = dup_other_posting (*server, posting);
  sync_held (0);
  moved = tell (*server, "lever-repost", "{'candidate':'%s','posting':'%s'}", id, other);
  sync_held (3);

  return id;
}

static char *
make_archived (HjlDemoServer **server)
{
  g_autoptr (JsonObject) archived = NULL;
  char *id;

  *server = start (1, 1);
  id = dup_member (*server, 0, "id");
  sync_held (0);
  archived = tell (*server, "lever-archive", "{'candidate':'%s','reason':'Position closed'}", id);
  sync_held (3);

  return id;
}

/* What is said when @stage is chosen. */
static void
assert_preferred (const char *id,
                  const char *stage,
                  const char *said)
{
  g_autoptr (CliRun) preferred = cli_run (NULL, "--profile=demo", "prefer", id, stage, NULL);

  g_test_message ("%s: %s", stage, preferred->out);
  g_assert_cmpint (preferred->status, ==, 0);
  g_assert_nonnull (strstr (preferred->out, said));
}

/* Left archived, and another word after all: that it comes out of the archive is said, where it does. */
static void
test_way_back (void)
{
  g_autoptr (HjlDemoServer) server = NULL;
  g_autofree char *id = make_archived (&server);
  g_autofree char *stage = dup_member (server, 0, "stage");
  g_autoptr (JsonObject) shown = cli_json (0, "resolve", id, NULL);
  JsonObject *record = json_array_get_object_element (json_object_get_array_member (shown, "records"), 0);
  g_autoptr (JsonObject) left = cli_json (0, "resolve", id, json_object_get_string_member (record, "id"), NULL);
  g_autofree char *role = dup_member (server, 0, "role");
  g_autoptr (JsonObject) blank = cli_json (0, "map", "set", role, "--stage", "Offer=", NULL);
  g_autoptr (JsonObject) after = NULL;

  assert_preferred (id, "Rejected", "saved. The next sync moves the candidate there in both.");
  assert_preferred (id, "Offer", "unarchives the record in Lever");
  assert_preferred (id, stage, "unarchives the record in Lever");
  sync_held (0);
  after = load (id);
  g_assert_true (json_object_get_null_member (after, "attention"));
}

typedef struct
{
  const char *kind;
  const char *word;    /* beside a record, or NULL */
  const char *chosen;  /* what is said of a record */
  const char *effect;  /* what is said of the word */
  guint       records; /* to choose from */
  char *(*make) (HjlDemoServer **server);
} Situation;

static const Situation situations[] = {
  { "duplicate", "new", "is linked with the record", "Creates a new record in Lever.", 1, make_duplicate },
  { "several", "new", "is linked with the record", "Creates a new record in Lever.", 2, make_several },
  { "exported-before", NULL, "The other one stays in Lever", NULL, 2, make_exported_before },
  { "other-name", "new", "goes by the name on the record", "without the shared email address", 1, make_other_name },
  { "twin", "new", "not exported again", "a second record in the same posting", 1, make_twin },
  { "other-posting", "new", "stays in its posting", "that the role is mapped to", 1, make_other_posting },
  { "archived", "unarchive", "stays archived", "Unarchives the record", 1, make_archived },
};

static gint64
count_calls (HjlDemoServer *server,
             const char    *call)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (server, FALSE);
  JsonObject *calls = json_object_get_object_member (ledger, "calls");
  JsonObject *lever = json_object_has_member (calls, "lever") ? json_object_get_object_member (calls, "lever") : NULL;

  return lever != NULL ? json_object_get_int_member_with_default (lever, call, 0) : 0;
}

/* Returns: (transfer full): the first record to choose from */
static char *
assert_offered (const Situation *situation,
                const char      *id)
{
  g_autoptr (CliRun) told = cli_run (NULL, "--profile=demo", "resolve", id, NULL);
  g_autoptr (CliRun) person = cli_run (NULL, "--profile=demo", "candidates", id, NULL);
  g_autoptr (JsonObject) shown = cli_json (0, "resolve", id, NULL);
  g_autoptr (JsonObject) wrong = cli_json (2, "resolve", id, "somebody", NULL);
  g_autoptr (JsonObject) not_its = cli_json (2, "resolve", id, g_strcmp0 (situation->word, "new") == 0 ? "unarchive" : "new", NULL);
  JsonArray  *records = json_object_get_array_member (shown, "records");
  JsonObject *record = json_array_get_object_element (records, 0);
  const char *error = cli_string (wrong, "error", "message");

  g_test_message ("%s", told->out);
  g_assert_cmpint (told->status, ==, 0);
  g_assert_cmpuint (json_array_get_length (records), ==, situation->records);
  g_assert_cmpstr (cli_string (shown, "attention", "kind"), ==, situation->kind);
  g_assert_cmpstr (json_object_get_string_member_with_default (shown, "word", NULL), ==, situation->word);
  g_assert_nonnull (strstr (told->out, cli_string (shown, "attention", "message")));
  g_assert_nonnull (strstr (told->out, situation->chosen));
  g_assert_nonnull (strstr (error, json_object_get_string_member (record, "id")));
  if (situation->word != NULL)
    {
      g_autofree char *command = g_strdup_printf ("resolve %s %s", id, situation->word);

      g_assert_nonnull (strstr (told->out, command));
      g_assert_nonnull (strstr (told->out, situation->effect));
      g_assert_nonnull (strstr (person->out, command));
      g_assert_nonnull (strstr (error, situation->word));
    }
  else
    {
      g_assert_null (strstr (told->out, " new\n"));
      g_assert_null (strstr (person->out, " new\n"));
    }

  return g_strdup (json_object_get_string_member (record, "id"));
}

/* The next sync carries it out, and the one after that has nothing left to do. */
static void
assert_carried_out (HjlDemoServer   *server,
                    const Situation *situation,
                    const char      *id,
                    const char      *record,
                    gboolean         by_word)
{
  gboolean makes = by_word && g_str_equal (situation->word, "new");
  /* Lever merges by email, so whoever is the same person in another posting gets a record in this one. */
  gboolean merges = !by_word && g_str_equal (situation->kind, "other-name");
  gboolean shares = !by_word && g_str_equal (situation->kind, "twin");
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (JsonObject) quiet = NULL;

  tell_only (server, "reset-ledger", "{}");
  sync_held (0);
  after = load (id);
  g_assert_cmpint (count_calls (server, "POST /opportunities"), ==, makes || merges);
  g_assert_cmpint (count_calls (server, "PUT /opportunities/:id/archived"), ==, by_word && !makes);
  if (shares)
    {
      g_assert_true (json_object_get_null_member (after, "opportunity"));
      g_assert_cmpstr (cli_string (after, "attention", "decision"), ==, record);
    }
  else
    {
      const char *opportunity = json_object_get_string_member (after, "opportunity");
      const char *page = json_object_get_string_member_with_default (after, "opportunity_url", NULL);

      g_assert_true (json_object_get_null_member (after, "attention"));
      g_assert_cmpint (g_str_equal (opportunity, record), ==, !makes && !merges);
      /* Also that of a record which somebody else made. */
      g_assert_true (page != NULL && g_str_has_suffix (page, opportunity));
    }

  tell_only (server, "reset-ledger", "{}");
  quiet = cli_json (0, "sync", NULL);
  g_assert_cmpint (count_calls (server, "POST /opportunities"), ==, 0);
  g_assert_cmpint (cli_int (quiet, "report", "attention"), ==, 0);
}

static void
check (const Situation *situation,
       gboolean         by_word)
{
  g_autoptr (HjlDemoServer) server = NULL;
  g_autofree char *id = situation->make (&server);
  g_autofree char *record = assert_offered (situation, id);
  g_autoptr (JsonObject) decided = cli_json (0, "resolve", id, by_word ? situation->word : record, NULL);

  g_assert_cmpstr (json_object_get_string_member (decided, "resolved"), ==, id);
  assert_carried_out (server, situation, id, record, by_word);
}

static void
test_record (gconstpointer data)
{
  check (data, FALSE);
}

static void
test_word (gconstpointer data)
{
  check (data, TRUE);
}

/* What is not a question has nothing to choose from. */
static void
test_no_question (void)
{
  g_autoptr (HjlDemoServer) server = start (1, 1);
  g_autofree char *id = dup_member (server, 0, "id");
  g_autoptr (CliRun) told = NULL;
  g_autoptr (JsonObject) shown = NULL;
  g_autoptr (JsonObject) word = NULL;

  tell_only (server, "fault", "{'side':'lever','method':'POST','path':'/opportunities','kind':'status','status':400,'count':0}");
  sync_held (3);
  told = cli_run (NULL, "--profile=demo", "resolve", id, NULL);
  shown = cli_json (0, "resolve", id, NULL);
  word = cli_json (2, "resolve", id, "new", NULL);
  g_assert_nonnull (strstr (told->out, "There are no records to choose from."));
  g_assert_null (strstr (told->out, "resolve "));
  g_assert_true (json_object_get_null_member (shown, "word"));
  g_assert_cmpstr (cli_string (shown, "attention", "kind"), ==, "refused");
}

/* The old record is left with the first word; a second thought is refused rather than not carried out. */
static void
test_second_thought (void)
{
  g_autoptr (HjlDemoServer) server = NULL;
  g_autofree char *id = make_other_posting (&server);
  g_autoptr (JsonObject) shown = cli_json (0, "resolve", id, NULL);
  g_autoptr (JsonObject) decided = cli_json (0, "resolve", id, "new", NULL);
  const char *record = json_object_get_string_member (json_array_get_object_element (json_object_get_array_member (shown, "records"), 0), "id");
  g_autoptr (CliRun) told = cli_run (NULL, "--profile=demo", "resolve", id, NULL);
  g_autoptr (CliRun) person = cli_run (NULL, "--profile=demo", "candidates", id, NULL);
  g_autoptr (CliRun) again = cli_run (NULL, "--profile=demo", "resolve", id, record, NULL);

  g_assert_nonnull (strstr (told->out, "You have decided. The next sync applies your decision.\n  new\n"));
  g_assert_nonnull (strstr (person->out, "You have decided. The next sync applies your decision.\n  new\n"));
  g_assert_cmpint (again->status, !=, 0);
  g_assert_nonnull (strstr (again->err, "decided already"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    {
      g_autofree char *record = g_strdup_printf ("/cli/resolve/%s/record", situations[i].kind);
      g_autofree char *word = g_strdup_printf ("/cli/resolve/%s/word", situations[i].kind);

      g_test_add_data_func (record, &situations[i], test_record);
      if (situations[i].word != NULL)
        g_test_add_data_func (word, &situations[i], test_word);
    }
  g_test_add_func ("/cli/resolve/way-back", test_way_back);
  g_test_add_func ("/cli/resolve/no-question", test_no_question);
  g_test_add_func ("/cli/resolve/second-thought", test_second_thought);

  return g_test_run ();
}
