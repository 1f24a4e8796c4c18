/* test-environment.c: environments: every bad value is told with file and line; worlds share nothing
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "environment/hjl-environment.h"
#include "model/hjl-error.h"

#include <glib/gstdio.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
/* Folders of a test's own are a thing that GLib does not free; to see that it was GLib, one has to look further than it lets
 * itself be looked through. */
const char *__asan_default_options (void);
const char *__lsan_default_suppressions (void);

const char *
__asan_default_options (void)
{
  return "fast_unwind_on_malloc=0";
}

const char *
__lsan_default_suppressions (void)
{
  return "leak:g_set_user_dirs\n";
}
#endif

typedef struct
{
  const char *text;
  const char *place; /* the error must begin so */
} BadFile;

static const BadFile bad_files[] = {
  { "[Lever]\nApi=\n", "bad.ini:2: [Lever] Api: " },
  { "[Lever]\n\n# x\nApi=api.lever.co/v1\n", "bad.ini:4: [Lever] Api: " },
  { "[Lever]\nApi=http://api.lever.co/v1\n", "bad.ini:2: [Lever] Api: http://" },
  { "[Lever]\nApi=http://127.0.0.1.example.com/v1\n", "bad.ini:2: [Lever] Api: http://" },
  { "[Lever]\nApi=http://localhost.example.com/v1\n", "bad.ini:2: [Lever] Api: http://" },
  { "[Lever]\nApi=http://10.0.0.1/v1\n", "bad.ini:2: [Lever] Api: http://" },
  { "[Lever]\nApi=ftp://127.0.0.1/v1\n", "bad.ini:2: [Lever] Api: " },
  { "[Lever]\nApi=https:///v1\n", "bad.ini:2: [Lever] Api: " },
  { "[Lever]\nApi=https://me:secret@api.example.com/v1\n", "bad.ini:2: [Lever] Api: " },
  { "[Lever]\nApi=https://api.example.com/v1?key=1\n", "bad.ini:2: [Lever] Api: " },
  { "[Lever]\nApi=https://api.example.com/v1#top\n", "bad.ini:2: [Lever] Api: " },
  { "[Lever]\nApi=https://api.example.com:99999/v1\n", "bad.ini:2: [Lever] Api: " },
  { "[Lever]\nAuthorize=\n", "bad.ini:2: [Lever] Authorize: " },
  { "[Lever]\nToken=nowhere\n", "bad.ini:2: [Lever] Token: " },
  { "[Lever]\nIssuer=nobody\n", "bad.ini:2: [Lever] Issuer: " },
  { "[Lever]\nAudience=https://api.lever.co/v1\n", "bad.ini:2: [Lever] Audience: " },
  { "[Lever]\nScopes=one, two\n", "bad.ini:2: [Lever] Scopes: " },
  { "[Lever]\nScopes=one \"two\"\n", "bad.ini:2: [Lever] Scopes: " },
  { "[Lever]\nRedirectPorts=\n", "bad.ini:2: [Lever] RedirectPorts: " },
  { "[Lever]\nRedirectPorts=53682;x\n", "bad.ini:2: [Lever] RedirectPorts: “x”" },
  { "[Lever]\nRedirectPorts=65536\n", "bad.ini:2: [Lever] RedirectPorts: “65536”" },
  { "[Lever]\nRedirectPorts=-1\n", "bad.ini:2: [Lever] RedirectPorts: “-1”" },
  { "[Lever]\nRedirectPorts=0;53682\n", "bad.ini:2: [Lever] RedirectPorts: " },
  { "[Lever]\nRequestsPerSecond=0\n", "bad.ini:2: [Lever] RequestsPerSecond: " },
  { "[Lever]\nRequestsPerSecond=fast\n", "bad.ini:2: [Lever] RequestsPerSecond: " },
  { "[Lever]\nRequestsPerSecond=10,5\n", "bad.ini:2: [Lever] RequestsPerSecond: " },
  { "[Lever]\nRequestsPerSecond=nan\n", "bad.ini:2: [Lever] RequestsPerSecond: " },
  { "[Lever]\nRequestsPerSecond=inf\n", "bad.ini:2: [Lever] RequestsPerSecond: " },
  { "[Lever]\nBurst=0.5\n", "bad.ini:2: [Lever] Burst: " },
  { "[Lever]\nBurst=-20\n", "bad.ini:2: [Lever] Burst: " },
  { "[Lever]\nUncertainFor=59\n", "bad.ini:2: [Lever] UncertainFor: A number from 60 " },
  { "[Lever]\nApi=http://127.0.0.1:1/v1\nUncertainFor=-1\n", "bad.ini:3: [Lever] UncertainFor: " },
  { "[Lever]\nUncertainFor=soon\n", "bad.ini:2: [Lever] UncertainFor: " },
  { "[Lever]\nUncertainFor=\n", "bad.ini:2: [Lever] UncertainFor: " },
  { "[Lever]\nuncertainfor=300\n", "bad.ini:2: [Lever] uncertainfor: It must be written “UncertainFor”" },
  { "[Lever]\nClientId=\\q\n", "bad.ini:2: [Lever] ClientId: " },
  { "[Lever]\napi=https://api.example.com/v1\n", "bad.ini:2: [Lever] api: It must be written “Api”" },
  { "[Hackajob]\nApi=http://feed.example.com\n", "bad.ini:2: [Hackajob] Api: http://" },
  { "[Hackajob]\nToken=token\n", "bad.ini:2: [Hackajob] Token: " },
  { "[Hackajob]\nApi=https://a.example\nToken=https://a.example/token\n", "bad.ini:3: [Hackajob] Token: Authorize and Token" },
  { "[Hackajob]\nApi=https://a.example\nAuthorize=https://a.example/in\n", "bad.ini:3: [Hackajob] Authorize: Authorize and Token" },
  { "[Hackajob]\nAuthorize=https://a.example/in\nToken=https://a.example/token\n", "bad.ini:2: [Hackajob] Authorize: Api" },
  { "[Profile]\nname=X\n", "bad.ini:2: [Profile] name: " },
  /* Nobody sees the difference, so nobody would find out why a value does not count. */
  { "[Lever]\nClientId\u00a0=abc\n", "bad.ini:2: [Lever] ClientId\u00a0: It must be written “ClientId”" },
  { "[Lever]\nClient\u200bId=abc\n", "bad.ini:2: [Lever] Client\u200bId: It must be written “ClientId”" },
  { "[hackajob]\nApi=https://a.example\n", "bad.ini: [hackajob]: It must be written [Hackajob]" },
  { "[Lever\u200b]\nBurst=3\n", "bad.ini: [Lever\u200b]: It must be written [Lever]" },
  { "Api=https://api.example.com\n", "bad.ini:1: " },
  { "[Lever\nApi=https://api.example.com\n", "bad.ini:1: " },
  { "[]\n", "bad.ini:1: " },
  { "[Lever]\nApi\n", "bad.ini:2: " },
  { "[Lever]\n=https://api.example.com\n", "bad.ini:2: " },
  { "[Lever]\nBurst=2\n\n[Hackajob]\n[Lever]\nBurst=3\n", "bad.ini:6: " },
  { "[Profile]\nName=\xff\xfe\n", "bad.ini:2: " },
  /* The two worlds of Lever, mixed. */
  { "[Lever]\nApi=https://api.sandbox.lever.co/v1\n", "bad.ini:2: [Lever] Api: Api and Authorize" },
  { "[Lever]\nAuthorize=https://sandbox-lever.auth0.com/authorize\n", "bad.ini:2: [Lever] Authorize: " },
  { "[Lever]\nToken=https://sandbox-lever.auth0.com/oauth/token\n", "bad.ini:2: [Lever] Token: " },
  { "[Lever]\nAudience=https://api.sandbox.lever.co/v1/\n", "bad.ini:2: [Lever] Audience: " },
};

static void
test_bad_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlEnvironment) environment = hjl_environment_parse ("bad", bad_files[i].text, "bad.ini", &error);

      g_test_message ("case %u", i);
      g_assert_null (environment);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, bad_files[i].place));
      g_assert_null (strstr (error->message, "secret"));
    }
}

static void
test_loopback (void)
{
  static const char *const hosts[] = { "127.0.0.1", "127.8.9.10", "[::1]", "localhost", "LOCALHOST" };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf ("[Lever]\nApi=http://%s:8080/v1\n", hosts[i]);
      g_autoptr (HjlEnvironment) environment = hjl_environment_parse ("mine", text, "mine.ini", &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (hjl_environment_get_side (environment, HJL_SIDE_LEVER)->api, ":8080/v1"));
      g_assert_false (hjl_environment_is_sandbox (environment));
    }
}

/* What nobody sees, or what quotes a value, is no part of it. */
static void
test_copied_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) environment = NULL;
  const HjlOauthConfig *oauth;

  environment = hjl_environment_parse ("mine",
                                       "[Profile]\nName=“Acme”\n[Lever]\nClientId=\"a\u200bbc\"\u00a0\nScopes=\u00a0a b\n"
                                       "[Hackajob]\nApi=\u00a0<https://feed.example.com/v1>\n",
                                       "mine.ini", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hjl_environment_get_name (environment), ==, "“Acme”");
  oauth = hjl_environment_get_side (environment, HJL_SIDE_LEVER)->oauth;
  g_assert_cmpstr (oauth->client_id, ==, "abc");
  g_assert_cmpstr (oauth->scopes, ==, "a b");
  g_assert_cmpstr (hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB)->api, ==, "https://feed.example.com/v1");
}

static void
test_own_values (void)
{
  g_autoptr (GError) error = NULL;
  HjlEnvironment       *environment;
  const HjlOauthConfig *oauth;

  environment = hjl_environment_parse ("mine",
                                       "# a comment\r\n[Profile]\r\nName = Acme Ltd\r\n\r\n[Lever]\r\nClientId=abc\r\n"
                                       "Issuer=https://auth.example.com/\r\nScopes= a  b\r\nRedirectPorts=1024, 65535;\r\n"
                                       "RequestsPerSecond=2.5\r\nBurst=3\r\nUncertainFor=90.5\r\nX-Later=1\r\n[Hackajob]\r\nRedirectPorts=0\r\n"
                                       "[Later]\r\nThing=1\r\n",
                                       "mine.ini", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hjl_environment_get_id (environment), ==, "mine");
  g_assert_cmpstr (hjl_environment_get_name (environment), ==, "Acme Ltd");
  g_assert_false (hjl_environment_is_built_in (environment));
  g_assert_cmpfloat (hjl_environment_get_side (environment, HJL_SIDE_LEVER)->rate, ==, 2.5);
  g_assert_cmpfloat (hjl_environment_get_side (environment, HJL_SIDE_LEVER)->burst, ==, 3);
  g_assert_cmpint (hjl_environment_get_patience (environment), ==, 90500);

  oauth = hjl_environment_get_side (environment, HJL_SIDE_LEVER)->oauth;
  g_assert_cmpstr (oauth->client_id, ==, "abc");
  g_assert_null (oauth->client_secret);
  g_assert_cmpstr (oauth->issuer, ==, "https://auth.example.com/");
  g_assert_cmpstr (oauth->scopes, ==, "a b");
  g_assert_cmpuint (oauth->ports[0], ==, 1024);
  g_assert_cmpuint (oauth->ports[1], ==, 65535);
  g_assert_cmpuint (oauth->ports[2], ==, 0);
  /* What it lacks is production's. */
  g_assert_cmpstr (oauth->authorize_uri, ==, "https://auth.lever.co/authorize");
  g_assert_cmpstr (hjl_environment_get_side (environment, HJL_SIDE_LEVER)->api, ==, "https://api.lever.co/v1");
  g_assert_cmpuint (hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB)->oauth->ports[0], ==, 0);

  g_assert_finalize_object (environment);
}

static void
test_production (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) environment = hjl_environment_load ("production", &error);
  const HjlOauthConfig *oauth;
  g_auto (GStrv) scopes = NULL;

  g_assert_no_error (error);
  g_assert_true (hjl_environment_is_built_in (environment));
  g_assert_false (hjl_environment_is_sandbox (environment));
  g_assert_cmpstr (hjl_environment_get_side (environment, HJL_SIDE_LEVER)->api, ==, "https://api.lever.co/v1");
  g_assert_cmpfloat (hjl_environment_get_side (environment, HJL_SIDE_LEVER)->rate, ==, 10);
  g_assert_cmpfloat (hjl_environment_get_side (environment, HJL_SIDE_LEVER)->burst, ==, 20);
  g_assert_cmpint (hjl_environment_get_patience (environment), ==, 300000);

  oauth = hjl_environment_get_side (environment, HJL_SIDE_LEVER)->oauth;
  g_assert_cmpstr (oauth->audience, ==, "https://api.lever.co/v1/");
  g_assert_null (oauth->issuer);
  g_assert_null (oauth->client_id);
  g_assert_cmpuint (oauth->ports[0], ==, 53682);
  g_assert_cmpuint (oauth->ports[1], ==, 53683);
  g_assert_cmpuint (oauth->ports[2], ==, 53684);
  g_assert_cmpuint (oauth->ports[3], ==, 0);
  scopes = g_strsplit (oauth->scopes, " ", -1);
  g_assert_cmpuint (g_strv_length (scopes), <, 20);
  g_assert_true (g_strv_contains ((const char *const *) scopes, "offline_access"));
  g_assert_true (g_strv_contains ((const char *const *) scopes, "opportunities:write:admin"));

  oauth = hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB)->oauth;
  g_assert_cmpstr (oauth->scopes, ==, "ats");
  g_assert_null (oauth->audience);
  /* hackajob publishes none: a token must not go to one that was made up. */
  g_assert_null (hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB)->api);
  g_assert_null (oauth->authorize_uri);
  g_assert_null (oauth->token_uri);
}

static void
test_worlds_share_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) production = hjl_environment_load ("production", &error);
  g_autoptr (HjlEnvironment) sandbox = hjl_environment_load ("sandbox", &error);
  g_autofree char *production_dir = hjl_environment_dup_data_dir (production);
  g_autofree char *sandbox_dir = hjl_environment_dup_data_dir (sandbox);

  g_assert_no_error (error);
  g_assert_true (hjl_environment_is_sandbox (sandbox));
  g_assert_cmpstr (production_dir, !=, sandbox_dir);
  g_assert_cmpstr (hjl_environment_get_id (production), !=, hjl_environment_get_id (sandbox));
  g_assert_cmpstr (hjl_environment_get_side (production, HJL_SIDE_LEVER)->api, !=, hjl_environment_get_side (sandbox, HJL_SIDE_LEVER)->api);
  g_assert_null (hjl_environment_get_side (production, HJL_SIDE_HACKAJOB)->api);
  g_assert_null (hjl_environment_get_side (sandbox, HJL_SIDE_HACKAJOB)->api);
  for (guint side = 0; side < 2; side++)
    {
      const HjlOauthConfig *a = hjl_environment_get_side (production, side)->oauth;
      const HjlOauthConfig *b = hjl_environment_get_side (sandbox, side)->oauth;

      if (side == HJL_SIDE_LEVER)
        {
          g_assert_cmpstr (a->authorize_uri, !=, b->authorize_uri);
          g_assert_cmpstr (a->token_uri, !=, b->token_uri);
          g_assert_cmpstr (a->audience, !=, b->audience);
        }
      else
        {
          g_assert_null (a->authorize_uri);
          g_assert_null (b->token_uri);
        }
    }
}

/* Where candidates come from as long as nobody has chosen: what the file says; else the feed, where it says where that is. */
static void
test_candidates_from (void)
{
  static const struct
  {
    const char       *text;
    HjlCandidatesFrom from;
    gboolean          said;
  } rows[] = {
    { "", HJL_CANDIDATES_FROM_FILES, FALSE },
    { "[Lever]\nClientId=abc\n", HJL_CANDIDATES_FROM_FILES, FALSE },
    { "[Hackajob]\nClientId=abc\nRequestsPerSecond=3\n", HJL_CANDIDATES_FROM_FILES, FALSE },
    { "[Hackajob]\nApi=https://feed.example.com/v1\n", HJL_CANDIDATES_FROM_FEED, TRUE },
    { "[Hackajob]\nApi=https://feed.example.com/v1\nAuthorize=https://feed.example.com/in\nToken=https://feed.example.com/token\n", HJL_CANDIDATES_FROM_FEED, TRUE },
    { "[Hackajob]\nApi=https://feed.example.com/v1\nSource=files\n", HJL_CANDIDATES_FROM_FILES, TRUE },
    { "[Hackajob]\nSource=feed\n", HJL_CANDIDATES_FROM_FEED, TRUE },
    { "[Hackajob]\nSource=files\n", HJL_CANDIDATES_FROM_FILES, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlEnvironment) environment = hjl_environment_parse ("mine", rows[i].text, "mine.ini", &error);
      gboolean said = !rows[i].said;

      g_test_message ("case %u", i);
      g_assert_no_error (error);
      g_assert_cmpint (hjl_environment_get_candidates_from (environment, &said), ==, rows[i].from);
      g_assert_cmpint (said, ==, rows[i].said);
    }
}

/* Of each that comes with the program: files, and no address of hackajob's that a token could go to. */
static void
test_built_in (void)
{
  g_auto (GStrv) ids = hjl_environment_list ();
  guint n = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlEnvironment) environment = hjl_environment_load (ids[i], &error);
      const HjlEnvironmentSide *hackajob;
      gboolean                  said = TRUE;

      g_test_message ("%s", ids[i]);
      g_assert_no_error (error);
      if (!hjl_environment_is_built_in (environment))
        continue;

      n++;
      hackajob = hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB);
      g_assert_cmpint (hjl_environment_get_candidates_from (environment, &said), ==, HJL_CANDIDATES_FROM_FILES);
      g_assert_false (said);
      g_assert_null (hackajob->api);
      g_assert_null (hackajob->oauth->authorize_uri);
      g_assert_null (hackajob->oauth->token_uri);
      g_assert_null (hackajob->oauth->issuer);
      g_assert_null (hackajob->oauth->audience);
    }
  g_assert_cmpuint (n, ==, 2);
}

static void
assert_error_of_load (const char *id,
                      int         code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) environment = hjl_environment_load (id, &error);

  g_assert_null (environment);
  g_assert_error (error, HJL_ERROR, code);
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) environment = NULL;
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "given.ini", NULL);
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *stored = NULL;
  g_auto (GStrv) ids = NULL;
  GStatBuf status;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_file_set_contents (path, "[Profile]\nName=Acme Ltd (Tëst)\n[Lever]\nClientId=abc\n", -1, &error);
  g_assert_no_error (error);

  id = hjl_environment_add (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "acme-ltd-test");
  stored = g_build_filename (g_get_user_config_dir (), "hjlever", "profiles", "acme-ltd-test.ini", NULL);
  g_assert_cmpint (g_stat (stored, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  ids = hjl_environment_list ();
  g_assert_cmpstrv (ids, ((const char *const[]){ "production", "sandbox", "acme-ltd-test", NULL }));

  environment = hjl_environment_load (id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hjl_environment_get_side (environment, HJL_SIDE_LEVER)->oauth->client_id, ==, "abc");

  /* The same again is no other environment; another under this name would have its data and accounts. A byte order mark
   * is no part of the text. */
  again = hjl_environment_add (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, "\xef\xbb\xbf[Profile]\nName=Acme Ltd (Tëst)\n[Lever]\nClientId=def\n", -1, NULL));
  g_assert_null (hjl_environment_add (path, FALSE, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_clear_error (&error);
  replaced = hjl_environment_add (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (replaced, ==, id);
  g_clear_object (&environment);
  environment = hjl_environment_load (id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hjl_environment_get_side (environment, HJL_SIDE_LEVER)->oauth->client_id, ==, "def");

  g_assert_true (hjl_environment_remove (id, &error));
  assert_error_of_load (id, HJL_ERROR_NOT_FOUND);
  g_assert_false (hjl_environment_remove (id, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
}

static void
test_refused_files (void)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "sandbox.ini", NULL);
  g_autoptr (GError) add_error = NULL;
  g_autoptr (GError) load_error = NULL;
  g_autoptr (GError) remove_error = NULL;
  g_autoptr (GError) missing_error = NULL;
  g_autoptr (GError) nul_error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[Lever]\nBurst=2\n", -1, NULL));

  g_assert_null (hjl_environment_add (path, FALSE, &add_error));
  g_assert_error (add_error, HJL_ERROR, HJL_ERROR_INPUT);
  /* It would share the sandbox's data and tokens. */
  g_assert_null (hjl_environment_parse ("sandbox", "[Lever]\nBurst=2\n", path, &load_error));
  g_assert_error (load_error, HJL_ERROR, HJL_ERROR_BAD_FILE);
  g_assert_false (hjl_environment_remove ("sandbox", &remove_error));
  g_assert_error (remove_error, HJL_ERROR, HJL_ERROR_INPUT);
  g_assert_null (hjl_environment_add ("/nonexistent/x.ini", FALSE, &missing_error));
  g_assert_error (missing_error, HJL_ERROR, HJL_ERROR_NOT_FOUND);

  g_assert_true (g_file_set_contents (path, "[Lever]\n\0x", 10, NULL));
  g_assert_null (hjl_environment_add (path, FALSE, &nul_error));
  g_assert_error (nul_error, HJL_ERROR, HJL_ERROR_BAD_FILE);

  assert_error_of_load ("", HJL_ERROR_NOT_FOUND);
  assert_error_of_load ("../given", HJL_ERROR_NOT_FOUND);
  assert_error_of_load ("nobody", HJL_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/profile/bad-files", test_bad_files);
  g_test_add_func ("/profile/loopback", test_loopback);
  g_test_add_func ("/profile/copied-values", test_copied_values);
  g_test_add_func ("/profile/own-values", test_own_values);
  g_test_add_func ("/profile/production", test_production);
  g_test_add_func ("/profile/worlds-share-nothing", test_worlds_share_nothing);
  g_test_add_func ("/profile/candidates-from", test_candidates_from);
  g_test_add_func ("/profile/built-in", test_built_in);
  g_test_add_func ("/profile/files", test_files);
  g_test_add_func ("/profile/refused-files", test_refused_files);

  return g_test_run ();
}
