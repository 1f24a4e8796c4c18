/* test-judge.c: what each error means for whom it struck
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-error.h"
#include "sync/hjl-judge.h"
#include "sync/hjl-profile-document.h"

static HjlVerdict
judge (HjlError code,
       HjlSide  side,
       HjlCall  call)
{
  g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, (int) code, "so it was");

  return hjl_judge (error, side, call);
}

/* Rules that hold for every code there is, those of tomorrow too. */
static void
test_rules (void)
{
  for (guint code = 0; code < HJL_N_ERRORS; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, (int) code, "so it was");

      for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
        {
          HjlVerdict read = judge (code, side, HJL_CALL_READ);
          HjlVerdict ask = judge (code, side, HJL_CALL_ASK);
          HjlVerdict move = judge (code, side, HJL_CALL_MOVE);
          HjlVerdict create = judge (code, side, HJL_CALL_CREATE);
          HjlVerdict add = judge (code, side, HJL_CALL_ADD);

          g_test_message ("%s of %s", hjl_error_get_nick (code), side == HJL_SIDE_LEVER ? "Lever" : "hackajob");
          /* Reading holds nobody, and leaves nothing open. */
          g_assert_cmpint (read, !=, HJL_VERDICT_HOLD);
          g_assert_cmpint (read, !=, HJL_VERDICT_UNCERTAIN);
          g_assert_true (ask == read || (ask == HJL_VERDICT_SKIP && read == HJL_VERDICT_ODD));
          /* A write is refused, or open: never taken for done, nor for nothing. */
          g_assert_true (move == HJL_VERDICT_HOLD || move == HJL_VERDICT_UNCERTAIN);
          g_assert_true (create == HJL_VERDICT_HOLD || create == HJL_VERDICT_UNCERTAIN || create == HJL_VERDICT_RUN);
          g_assert_true (add == HJL_VERDICT_SKIP || add == HJL_VERDICT_RUN);
          /* Whatever waiting may mend is nobody's fault. */
          if (hjl_error_is_passing (error))
            {
              g_assert_cmpint (move, !=, HJL_VERDICT_HOLD);
              g_assert_cmpint (create, !=, HJL_VERDICT_HOLD);
            }
        }
    }
}

static void
test_table (void)
{
  static const struct
  {
    HjlError   code;
    HjlSide    side;
    HjlCall    call;
    HjlVerdict verdict;
  } rows[] = {
    { HJL_ERROR_NOT_FOUND, HJL_SIDE_LEVER, HJL_CALL_READ, HJL_VERDICT_GONE },
    { HJL_ERROR_NOT_FOUND, HJL_SIDE_LEVER, HJL_CALL_CREATE, HJL_VERDICT_HOLD },
    { HJL_ERROR_FORBIDDEN, HJL_SIDE_LEVER, HJL_CALL_READ, HJL_VERDICT_HIDDEN },
    { HJL_ERROR_FORBIDDEN, HJL_SIDE_LEVER, HJL_CALL_MOVE, HJL_VERDICT_HOLD },
    { HJL_ERROR_FORBIDDEN, HJL_SIDE_HACKAJOB, HJL_CALL_READ, HJL_VERDICT_RUN },
    { HJL_ERROR_FORBIDDEN, HJL_SIDE_HACKAJOB, HJL_CALL_MOVE, HJL_VERDICT_UNCERTAIN },
    { HJL_ERROR_WITHHELD, HJL_SIDE_HACKAJOB, HJL_CALL_READ, HJL_VERDICT_ODD },
    { HJL_ERROR_WITHHELD, HJL_SIDE_HACKAJOB, HJL_CALL_ASK, HJL_VERDICT_SKIP },
    { HJL_ERROR_WITHHELD, HJL_SIDE_HACKAJOB, HJL_CALL_MOVE, HJL_VERDICT_HOLD },
    { HJL_ERROR_GATEWAY, HJL_SIDE_LEVER, HJL_CALL_READ, HJL_VERDICT_SKIP },
    { HJL_ERROR_GATEWAY, HJL_SIDE_LEVER, HJL_CALL_MOVE, HJL_VERDICT_UNCERTAIN },
    { HJL_ERROR_BAD_RESPONSE, HJL_SIDE_LEVER, HJL_CALL_CREATE, HJL_VERDICT_UNCERTAIN },
    { HJL_ERROR_BAD_RESPONSE, HJL_SIDE_HACKAJOB, HJL_CALL_READ, HJL_VERDICT_ODD },
    { HJL_ERROR_BAD_RESPONSE, HJL_SIDE_HACKAJOB, HJL_CALL_ASK, HJL_VERDICT_SKIP },
    { HJL_ERROR_BAD_RESPONSE, HJL_SIDE_LEVER, HJL_CALL_ASK, HJL_VERDICT_SKIP },
    { HJL_ERROR_INVALID_REQUEST, HJL_SIDE_LEVER, HJL_CALL_READ, HJL_VERDICT_ODD },
    { HJL_ERROR_UNCERTAIN, HJL_SIDE_LEVER, HJL_CALL_CREATE, HJL_VERDICT_UNCERTAIN },
    { HJL_ERROR_NETWORK, HJL_SIDE_LEVER, HJL_CALL_READ, HJL_VERDICT_RUN },
    { HJL_ERROR_NETWORK, HJL_SIDE_LEVER, HJL_CALL_ADD, HJL_VERDICT_SKIP },
    { HJL_ERROR_AUTH_EXPIRED, HJL_SIDE_LEVER, HJL_CALL_CREATE, HJL_VERDICT_RUN },
    { HJL_ERROR_AUTH_EXPIRED, HJL_SIDE_LEVER, HJL_CALL_ADD, HJL_VERDICT_RUN },
    { HJL_ERROR_KEYRING_LOCKED, HJL_SIDE_LEVER, HJL_CALL_ADD, HJL_VERDICT_RUN },
    { HJL_ERROR_STORE, HJL_SIDE_LEVER, HJL_CALL_ADD, HJL_VERDICT_RUN },
    { HJL_ERROR_TOO_LARGE, HJL_SIDE_LEVER, HJL_CALL_CREATE, HJL_VERDICT_HOLD },
    { HJL_ERROR_TOO_LARGE, HJL_SIDE_HACKAJOB, HJL_CALL_ASK, HJL_VERDICT_SKIP },
    { HJL_ERROR_TOO_LARGE, HJL_SIDE_LEVER, HJL_CALL_ASK, HJL_VERDICT_SKIP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u, %s", i, hjl_error_get_nick (rows[i].code));
      g_assert_cmpint (judge (rows[i].code, rows[i].side, rows[i].call), ==, rows[i].verdict);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "ended");

  g_assert_cmpint (hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_CREATE), ==, HJL_VERDICT_UNCERTAIN);
  g_assert_cmpint (hjl_judge (error, HJL_SIDE_HACKAJOB, HJL_CALL_MOVE), ==, HJL_VERDICT_UNCERTAIN);
  g_assert_cmpint (hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ), ==, HJL_VERDICT_RUN);
  g_assert_false (hjl_judge_is_of_one (error, HJL_SIDE_LEVER));
}

static HjlProfileDocument
judge_document (const char *text,
                guint       n_tries)
{
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  g_autoptr (HjlDocument) document = hjl_document_new (content, "a.pdf", "application/pdf");

  return hjl_judge_profile_document (document, NULL, n_tries);
}

/* A PDF that is whole, one that was cut, and what is none. */
static void
test_document (void)
{
  const char *whole = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n";
  const char *cut = "%PDF-1.4\n1 0 obj\n<<>>\n";

  g_assert_cmpint (judge_document (whole, 1), ==, HJL_PROFILE_DOCUMENT_GOOD);
  g_assert_cmpint (judge_document (cut, 1), ==, HJL_PROFILE_DOCUMENT_AGAIN);
  g_assert_cmpint (judge_document (cut, 2), ==, HJL_PROFILE_DOCUMENT_REPLACED);
  g_assert_cmpint (judge_document ("<html><body>Sign in</body></html>", 1), ==, HJL_PROFILE_DOCUMENT_REPLACED);
  g_assert_cmpint (judge_document ("A text", 1), ==, HJL_PROFILE_DOCUMENT_REPLACED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/judge/rules", test_rules);
  g_test_add_func ("/sync/judge/table", test_table);
  g_test_add_func ("/sync/judge/cancelled", test_cancelled);
  g_test_add_func ("/sync/judge/document", test_document);

  return g_test_run ();
}
