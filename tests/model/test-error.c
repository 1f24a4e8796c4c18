/* test-error.c: every code has a name and a sentence
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-error.h"

static void
test_codes (void)
{
  g_autoptr (GHashTable) nicks = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = 0; code < HJL_N_ERRORS; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, code, code == HJL_ERROR_INPUT || code == HJL_ERROR_KEYRING || code == HJL_ERROR_STORE ? "" : "the detail");
      g_autofree char *sentence = hjl_error_describe (error);
      const char      *nick = hjl_error_get_nick ((HjlError) code);

      g_assert_nonnull (nick);
      g_assert_true (g_hash_table_add (nicks, (gpointer) nick));
      for (const char *p = nick; *p != '\0'; p++)
        g_assert_true (g_ascii_islower (*p) || *p == '-');

      /* What happened, and what to do: two sentences at least. */
      g_assert_cmpuint (strlen (sentence), >, 30);
      g_assert_nonnull (strstr (sentence, ". "));
      g_assert_true (g_ascii_isupper (*sentence));
    }
}

/* What happened to a keyring is said, and nothing else. */
static void
test_keyring (void)
{
  g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, HJL_ERROR_KEYRING, "There is no keyring yet.");
  g_autofree char *described = hjl_error_describe (error);

  g_assert_cmpstr (described, ==, "There is no keyring yet.");
}

/* What a message says beyond the sentence is seen, for every code but those whose messages say the same. */
static void
test_every_detail (void)
{
  static const HjlError whole[] = {
    HJL_ERROR_NOT_CONNECTED,
    HJL_ERROR_KEYRING_LOCKED,
    HJL_ERROR_KEYRING_WAITING,
    HJL_ERROR_OTHER_ACCOUNT,
  };

  for (int code = 0; code < HJL_N_ERRORS; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, code, "412 Stale: somebody’s “own” 50 % words");
      g_autofree char *described = hjl_error_describe (error);
      gboolean         is_whole = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
        is_whole = is_whole || (int) whole[i] == code;
      g_test_message ("%s: %s", hjl_error_get_nick (code), described);
      g_assert_cmpint (strstr (described, error->message) == NULL, ==, is_whole);
    }
}

static void
test_details (void)
{
  g_autoptr (GError) file = g_error_new_literal (HJL_ERROR, HJL_ERROR_BAD_FILE, "roles.json, line 3");
  g_autoptr (GError) network = g_error_new_literal (HJL_ERROR, HJL_ERROR_NETWORK, "no such host");
  g_autoptr (GError) certificate = g_error_new_literal (HJL_ERROR, HJL_ERROR_CERTIFICATE, "expired");
  g_autoptr (GError) slow = g_error_new_literal (HJL_ERROR, HJL_ERROR_TIMED_OUT, "no byte for 30 seconds");
  g_autoptr (GError) locked = g_error_new_literal (HJL_ERROR, HJL_ERROR_KEYRING_LOCKED, "errno 113");
  g_autoptr (GError) empty = g_error_new_literal (HJL_ERROR, HJL_ERROR_BAD_FILE, "");
  g_autofree char *about_file = hjl_error_describe (file);
  g_autofree char *about_network = hjl_error_describe (network);
  g_autofree char *about_certificate = hjl_error_describe (certificate);
  g_autofree char *about_slow = hjl_error_describe (slow);
  g_autofree char *about_locked = hjl_error_describe (locked);
  g_autofree char *about_empty = hjl_error_describe (empty);

  g_assert_nonnull (strstr (about_file, "roles.json, line 3"));
  g_assert_nonnull (strstr (about_network, "no such host"));
  g_assert_nonnull (strstr (about_certificate, "is not trusted"));
  g_assert_nonnull (strstr (about_certificate, "expired"));
  g_assert_nonnull (strstr (about_slow, "no byte for 30 seconds"));
  g_assert_null (strstr (about_locked, "errno"));
  g_assert_null (strstr (about_empty, "("));
}

/* Who accepts a connection no longer is said, and so is all that the service said of it. */
static void
test_whose_detail (void)
{
  static const struct
  {
    HjlError    code;
    const char *message;
    const char *begins;
    const char *detail; /* NULL: the sentence alone */
  } rows[] = {
    { HJL_ERROR_AUTH_EXPIRED, "Lever: 401 invalid_grant: Unknown or invalid refresh token.", "Lever no longer accepts this connection. ", " (401 invalid_grant: Unknown or invalid refresh token.)" },
    { HJL_ERROR_AUTH_EXPIRED, "hackajob: The feed was closed: ask “Ann”", "hackajob no longer accepts this connection. ", " (The feed was closed: ask “Ann”)" },
    { HJL_ERROR_AUTH_EXPIRED, "Lever no longer accepts what is kept", "Lever no longer accepts this connection. ", " (Lever no longer accepts what is kept)" },
    { HJL_ERROR_AUTH_EXPIRED, "hackajob’s token is over", "hackajob no longer accepts this connection. ", " (hackajob’s token is over)" },
    { HJL_ERROR_AUTH_EXPIRED, "Lever:the rest", "Lever no longer accepts this connection. ", " (the rest)" },
    { HJL_ERROR_AUTH_EXPIRED, "Lever: ", "Lever no longer accepts this connection. ", NULL },
    { HJL_ERROR_AUTH_EXPIRED, "Lever", "Lever no longer accepts this connection. ", NULL },
    { HJL_ERROR_AUTH_EXPIRED, "Leverage is not Lever", "The connection is no longer accepted. ", " (Leverage is not Lever)" },
    { HJL_ERROR_AUTH_EXPIRED, "", "The connection is no longer accepted. ", NULL },
    { HJL_ERROR_NOT_CONNECTED, "Lever is not connected", "Lever is not connected. ", NULL },
    { HJL_ERROR_OTHER_ACCOUNT, "hackajob: another company", "This is another company of hackajob ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, rows[i].code, rows[i].message);
      g_autofree char *described = hjl_error_describe (error);

      g_test_message ("%u: %s", i, described);
      g_assert_true (g_str_has_prefix (described, rows[i].begins));
      if (rows[i].detail != NULL)
        g_assert_true (g_str_has_suffix (described, rows[i].detail));
      else
        g_assert_null (strchr (described, '('));
    }
}

/* Whatever went wrong on the way says with whom it did, once, and what the server said of it. */
static void
test_named (void)
{
  static const HjlError codes[] = {
    HJL_ERROR_RATE_LIMITED,
    HJL_ERROR_SERVER,
    HJL_ERROR_NETWORK,
    HJL_ERROR_CERTIFICATE,
    HJL_ERROR_TIMED_OUT,
    HJL_ERROR_BAD_RESPONSE,
    HJL_ERROR_GATEWAY,
    HJL_ERROR_FORBIDDEN,
  };
  static const char *const services[] = { "Lever", "hackajob" };
  static const char *const messages[] = { "", "503 Unavailable: Leverage %s of hackajob", "Leverless" };

  for (guint i = 0; i < G_N_ELEMENTS (codes) * G_N_ELEMENTS (services) * G_N_ELEMENTS (messages); i++)
    {
      const char *service = services[i % 2];
      const char *message = messages[i / 2 % G_N_ELEMENTS (messages)];
      g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, codes[i / (2 * G_N_ELEMENTS (messages))], message);
      g_autofree char *before = hjl_error_describe (error);
      g_autofree char *matter_before = hjl_error_describe_matter (error);
      g_autofree char *after = NULL;
      g_autofree char *matter = NULL;
      const char      *place;
      gboolean         to_do = g_error_matches (error, HJL_ERROR, HJL_ERROR_GATEWAY) || g_error_matches (error, HJL_ERROR, HJL_ERROR_CERTIFICATE);

      g_assert_true (*message != '\0' || strstr (before, service) == NULL);
      hjl_error_name_service (&error, service);
      hjl_error_name_service (&error, services[0]);
      hjl_error_name_service (&error, services[1]);
      after = hjl_error_describe (error);
      matter = hjl_error_describe_matter (error);
      g_test_message ("%s · %s", after, matter != NULL ? matter : "");
      place = strstr (after, service);
      g_assert_nonnull (place);
      g_assert_true (*message == '\0' || (strstr (after, message) != NULL && place < strstr (after, message)));
      g_assert_true (*message != '\0' || (strstr (place + 1, service) == NULL && strchr (after, '(') == NULL));
      g_assert_cmpint (matter == NULL, ==, !hjl_error_is_passing (error) || to_do);
      g_assert_true (matter == NULL || strstr (matter, service) != NULL);
      g_assert_true (matter_before == NULL || strstr (matter_before, "The service") != NULL || strstr (matter_before, "the service") != NULL);
    }
}

/* Of what is none of a service's nothing is told of one. */
static void
test_not_named (void)
{
  g_autoptr (GError) none = NULL;

  hjl_error_name_service (&none, "Lever");
  hjl_error_name_service (NULL, "Lever");
  g_assert_null (none);
  for (int code = 0; code < HJL_N_ERRORS; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, code, "as it was");
      g_autofree char *matter = hjl_error_describe_matter (error);

      hjl_error_name_service (&error, "Lever");
      g_assert_cmpint (g_str_equal (error->message, "as it was"), ==,
                       code != HJL_ERROR_RATE_LIMITED && code != HJL_ERROR_SERVER && code != HJL_ERROR_NETWORK &&
                         code != HJL_ERROR_TIMED_OUT && code != HJL_ERROR_BAD_RESPONSE && code != HJL_ERROR_GATEWAY &&
                         code != HJL_ERROR_FORBIDDEN && code != HJL_ERROR_CERTIFICATE);
    }
}

/* What somebody typed was never sent: its words are the whole, and name no server. What a service refused says so. */
static void
test_input (void)
{
  static const struct
  {
    HjlError    code;
    const char *message;
    const char *words; /* NULL: the message alone */
    gboolean    of_server;
  } rows[] = {
    { HJL_ERROR_INPUT, "Signing in needs the client secret.", NULL, FALSE },
    { HJL_ERROR_INPUT, "Feed address: The address must begin with https://", NULL, FALSE },
    { HJL_ERROR_INPUT, "“50 %s” is not a %d.", NULL, FALSE },
    { HJL_ERROR_INPUT, "", "What was entered does not fit.", FALSE },
    { HJL_ERROR_UNSENDABLE, "An id in the address is empty", "Nothing was sent", FALSE },
    { HJL_ERROR_INVALID_REQUEST, "422: No such stage", "The server did not accept", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, rows[i].code, rows[i].message);
      g_autofree char *described = hjl_error_describe (error);

      g_test_message ("%u: %s", i, described);
      if (rows[i].words == NULL)
        g_assert_cmpstr (described, ==, rows[i].message);
      else
        g_assert_true (g_str_has_prefix (described, rows[i].words));
      g_assert_nonnull (strstr (described, rows[i].message));
      g_assert_cmpint (strstr (described, "server") != NULL, ==, rows[i].of_server);
    }
}

static void
test_other_domains (void)
{
  g_autoptr (GError) stopped = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "no such file");
  g_autoptr (GError) unknown = g_error_new_literal (HJL_ERROR, HJL_N_ERRORS + 5, "later");
  g_autofree char *about_stopped = hjl_error_describe (stopped);
  g_autofree char *about_other = hjl_error_describe (other);
  g_autofree char *about_unknown = hjl_error_describe (unknown);

  g_assert_nonnull (strstr (about_stopped, "stopped"));
  g_assert_nonnull (strstr (about_other, "no such file"));
  g_assert_nonnull (strstr (about_unknown, "later"));
  g_assert_false (hjl_error_is_passing (other));
  g_assert_false (hjl_error_is_passing (unknown));
}

static void
test_passing (void)
{
  for (int code = 0; code < HJL_N_ERRORS; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, code, "x");
      gboolean passing = code == HJL_ERROR_NETWORK || code == HJL_ERROR_TIMED_OUT ||
                         code == HJL_ERROR_RATE_LIMITED || code == HJL_ERROR_SERVER ||
                         code == HJL_ERROR_GATEWAY || code == HJL_ERROR_CERTIFICATE;

      g_assert_cmpint (hjl_error_is_passing (error), ==, passing);
    }

  {
    g_autoptr (GError) stopped = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");

    g_assert_true (hjl_error_is_passing (stopped));
  }
}

/* What the window offers and the command line exits with. */
static void
test_mends (void)
{
  static const HjlMends mends[HJL_N_ERRORS] = {
    [HJL_ERROR_NOT_CONNECTED] = HJL_MENDS_CONNECTING,
    [HJL_ERROR_AUTH_EXPIRED] = HJL_MENDS_CONNECTING,
    [HJL_ERROR_SIGN_IN_REFUSED] = HJL_MENDS_SIGNING_IN,
    [HJL_ERROR_SIGN_IN] = HJL_MENDS_SIGNING_IN,
    [HJL_ERROR_FORBIDDEN] = HJL_MENDS_ACCOUNT,
    [HJL_ERROR_OTHER_ACCOUNT] = HJL_MENDS_ACCOUNT,
    [HJL_ERROR_WITHHELD] = HJL_MENDS_DECISION,
    [HJL_ERROR_NEEDS_ATTENTION] = HJL_MENDS_DECISION,
  };
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, HJL_ERROR_NOT_CONNECTED, "x");

  for (int code = 0; code < HJL_N_ERRORS; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, code, "x");

      g_test_message ("%s", hjl_error_get_nick (code));
      g_assert_cmpint (hjl_error_get_mends (error), ==, mends[code]);
      /* What passes by itself is nobody's to mend. */
      g_assert_true (!hjl_error_is_passing (error) || mends[code] == HJL_MENDS_AGAIN);
    }
  g_assert_cmpint (hjl_error_get_mends (other), ==, HJL_MENDS_AGAIN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/error/codes", test_codes);
  g_test_add_func ("/model/error/keyring", test_keyring);
  g_test_add_func ("/model/error/details", test_details);
  g_test_add_func ("/model/error/every-detail", test_every_detail);
  g_test_add_func ("/model/error/whose-detail", test_whose_detail);
  g_test_add_func ("/model/error/named", test_named);
  g_test_add_func ("/model/error/not-named", test_not_named);
  g_test_add_func ("/model/error/input", test_input);
  g_test_add_func ("/model/error/other-domains", test_other_domains);
  g_test_add_func ("/model/error/passing", test_passing);
  g_test_add_func ("/model/error/mends", test_mends);

  return g_test_run ();
}
