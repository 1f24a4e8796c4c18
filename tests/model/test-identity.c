/* test-identity.c: the same account after a year, and another one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-identity.h"

/* "users 1-20" and the like; ids of Lever are UUIDs. */
static void
add (HjlIdentity    *identity,
     HjlIdentityList list,
     guint           from,
     guint           to)
{
  hjl_identity_add (identity, list, NULL);
  for (guint i = from; i <= to; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08x-0000-4000-8000-%012x", list, i);

      hjl_identity_add (identity, list, id);
    }
}

typedef struct
{
  guint from;
  guint to; /* less than from: an empty list; 0: not known */
} Range;

static const struct
{
  const char      *name;
  const char      *known_account;
  const char      *found_account;
  Range            known[4]; /* users, postings, stages, reasons */
  Range            found[4];
  HjlIdentityMatch match;
} cases[] = {
  { "ids-agree", "a", "a", { { 1, 3 } }, { { 7, 9 } }, HJL_IDENTITY_SAME },
  { "ids-differ", "a", "b", { { 1, 3 } }, { { 1, 3 } }, HJL_IDENTITY_OTHER },
  { "key-after-sign-in", "a", NULL, { { 1, 9 } }, { { 2, 12 } }, HJL_IDENTITY_SAME },
  { "other-key-after-sign-in", "a", NULL, { { 1, 9 } }, { { 21, 32 } }, HJL_IDENTITY_OTHER },
  { "sign-in-after-key", NULL, "a", { { 1, 9 } }, { { 2, 12 } }, HJL_IDENTITY_SAME },
  { "other-sign-in-after-key", NULL, "a", { { 1, 9 } }, { { 21, 32 } }, HJL_IDENTITY_OTHER },
  { "nothing-known", NULL, NULL, { { 0, 0 } }, { { 1, 9 } }, HJL_IDENTITY_UNKNOWN },
  { "nothing-shown", NULL, NULL, { { 1, 9 } }, { { 0, 0 } }, HJL_IDENTITY_UNKNOWN },
  { "no-list-in-common", NULL, NULL, { { 1, 9 } }, { { 0, 0 }, { 1, 9 } }, HJL_IDENTITY_UNKNOWN },
  { "people-came", NULL, NULL, { { 1, 9 } }, { { 1, 90 } }, HJL_IDENTITY_SAME },
  { "people-went", NULL, NULL, { { 1, 100 }, { 1, 40 } }, { { 60, 140 }, { 38, 80 } }, HJL_IDENTITY_SAME },
  { "postings-all-new", NULL, NULL, { { 1, 10 }, { 1, 40 } }, { { 1, 10 }, { 41, 80 } }, HJL_IDENTITY_SAME },
  { "users-all-new", NULL, NULL, { { 1, 3 }, { 1, 40 } }, { { 4, 6 }, { 11, 60 } }, HJL_IDENTITY_SAME },
  { "same-template", NULL, NULL, { { 1, 5 }, { 1, 5 }, { 1, 20 }, { 1, 20 } }, { { 11, 15 }, { 11, 15 }, { 1, 20 }, { 1, 20 } }, HJL_IDENTITY_OTHER },
  { "stages-only", NULL, NULL, { { 0, 0 }, { 0, 0 }, { 1, 8 } }, { { 0, 0 }, { 0, 0 }, { 3, 9 } }, HJL_IDENTITY_SAME },
  { "other-stages-only", NULL, NULL, { { 0, 0 }, { 0, 0 }, { 1, 8 } }, { { 0, 0 }, { 0, 0 }, { 11, 18 } }, HJL_IDENTITY_OTHER },
  { "one-by-chance", NULL, NULL, { { 1, 40 }, { 1, 40 } }, { { 40, 80 }, { 41, 80 } }, HJL_IDENTITY_OTHER },
};

static HjlIdentity *
make (const char  *account,
      const Range *ranges)
{
  HjlIdentity *identity = hjl_identity_new ();

  identity->account = g_strdup (account);
  for (guint i = 0; i < 4; i++)
    if (ranges[i].to > 0)
      add (identity, i, ranges[i].from, ranges[i].to);
  /* What every account has proves nothing. */
  hjl_identity_add (identity, HJL_IDENTITY_STAGES, "lead-new");
  hjl_identity_add (identity, HJL_IDENTITY_STAGES, "offer");

  return identity;
}

static void
test_compare (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlIdentity) known = make (cases[i].known_account, cases[i].known);
      g_autoptr (HjlIdentity) found = make (cases[i].found_account, cases[i].found);
      g_autofree char *text = hjl_identity_to_text (known);
      g_autoptr (HjlIdentity) again = hjl_identity_from_text (text);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (hjl_identity_compare (known, found), ==, cases[i].match);
      g_assert_cmpint (hjl_identity_compare (again, found), ==, cases[i].match);
    }
}

static void
test_text (void)
{
  static const char *const broken[] = { NULL, "", "{}", "[account", "[account]\nusers=", "[other]\nid=1" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (HjlIdentity) identity = hjl_identity_from_text (broken[i]);

      g_assert_true (hjl_identity_is_empty (identity));
    }
}

static void
test_merge (void)
{
  g_autoptr (HjlIdentity) key = make (NULL, (Range[4]){ { 1, 9 } });
  g_autoptr (HjlIdentity) sign_in = make ("a", (Range[4]){ { 5, 12 }, { 1, 3 } });
  g_autoptr (HjlIdentity) other = make ("b", (Range[4]){ { 1, 12 } });

  hjl_identity_merge (key, sign_in);
  g_assert_cmpstr (key->account, ==, "a");
  g_assert_cmpuint (g_hash_table_size (key->lists[HJL_IDENTITY_USERS]), ==, 9);
  g_assert_cmpuint (g_hash_table_size (key->lists[HJL_IDENTITY_POSTINGS]), ==, 3);
  g_assert_cmpint (hjl_identity_compare (key, other), ==, HJL_IDENTITY_OTHER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/identity/compare", test_compare);
  g_test_add_func ("/model/identity/text", test_text);
  g_test_add_func ("/model/identity/merge", test_merge);

  return g_test_run ();
}
