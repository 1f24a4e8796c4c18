/* test-json.c: a wrong type is an error, a missing member is none
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "net/hjl-json.h"

/* Each getter writes what it read as text, so that one table serves all. */
typedef gboolean (*Getter) (JsonObject *object,
                            char      **text,
                            GError    **error);

static gboolean
get_string (JsonObject *object,
            char      **text,
            GError    **error)
{
  const char *value;
  gboolean    fine = hjl_json_get_string (object, "m", &value, error);

  *text = g_strdup (value != NULL ? value : "-");
  return fine;
}

static gboolean
need_string (JsonObject *object,
             char      **text,
             GError    **error)
{
  const char *value;
  gboolean    fine = hjl_json_need_string (object, "m", &value, error);

  *text = g_strdup (value != NULL ? value : "-");
  return fine;
}

static gboolean
get_int (JsonObject *object,
         char      **text,
         GError    **error)
{
  gint64   value;
  gboolean fine = hjl_json_get_int (object, "m", &value, error);

  *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  return fine;
}

static gboolean
dup_scalar (JsonObject *object,
            char      **text,
            GError    **error)
{
  char    *value;
  gboolean fine = hjl_json_dup_scalar (object, "m", &value, error);

  *text = value != NULL ? value : g_strdup ("-");
  return fine;
}

static gboolean
get_object (JsonObject *object,
            char      **text,
            GError    **error)
{
  JsonObject *value;
  gboolean    fine = hjl_json_get_object (object, "m", &value, error);

  *text = g_strdup (value != NULL ? "object" : "-");
  return fine;
}

static gboolean
get_array (JsonObject *object,
           char      **text,
           GError    **error)
{
  JsonArray *value;
  gboolean   fine = hjl_json_get_array (object, "m", &value, error);

  *text = g_strdup (value != NULL ? "list" : "-");
  return fine;
}

static const struct
{
  Getter      getter;
  const char *json;     /* of the member; NULL: there is none */
  const char *expected; /* NULL: an error */
} cases[] = {
  { get_string, NULL, "-" },
  { get_string, "null", "-" },
  { get_string, "''", "" },
  { get_string, "'é'", "é" },
  { get_string, "1", NULL },
  { get_string, "true", NULL },
  { get_string, "{}", NULL },
  { get_string, "[]", NULL },
  { need_string, "'x'", "x" },
  { need_string, NULL, NULL },
  { need_string, "null", NULL },
  { need_string, "1", NULL },
  { get_int, NULL, "0" },
  { get_int, "null", "0" },
  { get_int, "1782972961725", "1782972961725" },
  { get_int, "'1782972961725'", "1782972961725" },
  { get_int, "-5", "-5" },
  { get_int, "3.0", "3" },
  { get_int, "1.5e3", "1500" },
  { get_int, "3.5", NULL },
  { get_int, "1e30", NULL },
  { get_int, "''", NULL },
  { get_int, "'12x'", NULL },
  { get_int, "'99999999999999999999'", NULL },
  { get_int, "true", NULL },
  { get_int, "{}", NULL },
  { dup_scalar, NULL, "-" },
  { dup_scalar, "'v 1'", "v 1" },
  { dup_scalar, "12", "12" },
  { dup_scalar, "2.5", "2.5" },
  { dup_scalar, "true", NULL },
  { dup_scalar, "[]", NULL },
  { get_object, NULL, "-" },
  { get_object, "null", "-" },
  { get_object, "{}", "object" },
  { get_object, "[]", NULL },
  { get_object, "'x'", NULL },
  { get_array, NULL, "-" },
  { get_array, "null", "-" },
  { get_array, "[]", "list" },
  { get_array, "{}", NULL },
  { get_array, "1", NULL },
};

static void
test_getters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = cases[i].json != NULL ? g_strdup_printf ("{'m':%s}", cases[i].json) : g_strdup ("{}");
      g_autoptr (JsonNode) node = hjl_test_parse_json (json);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      gboolean fine;

      g_test_message ("case %u", i);
      fine = cases[i].getter (json_node_get_object (node), &text, &error);

      if (cases[i].expected != NULL)
        {
          g_assert_no_error (error);
          g_assert_true (fine);
          g_assert_cmpstr (text, ==, cases[i].expected);
        }
      else
        {
          g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
          g_assert_false (fine);
          g_assert_nonnull (strstr (error->message, "“m”"));
        }
    }
}

static void
test_root (void)
{
  static const struct
  {
    const char *json;
    gboolean    fine;
  } roots[] = { { "{}", TRUE }, { "[]", FALSE }, { "1", FALSE }, { "null", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autoptr (JsonNode) node = hjl_test_parse_json (roots[i].json);
      g_autoptr (GError) error = NULL;
      JsonObject *object;

      g_assert_cmpint (hjl_json_object (node, &object, &error), ==, roots[i].fine);
      g_assert_cmpint (object != NULL, ==, roots[i].fine);
      if (!roots[i].fine)
        g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
    }
}

/* What json-glib reads as strings and comments hides nothing from the bounds. */
static void
test_bounds (void)
{
  static const char *const openings[] = { "", "/* \" */", "/* ' */", "// \"\n", "['\"',", "[\"'\",", "[\"\\\"\",", "[\"/*\",", "/**/", "\xef\xbb\xbf" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autofree char *deep = g_strnfill (100000, '[');
      g_autofree char *text = g_strconcat (openings[i], deep, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", openings[i]);
      g_assert_null (hjl_json_parse (text, -1, &error));
      g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
      g_assert_nonnull (strstr (error->message, "deeply"));
    }

  {
    GString         *many = g_string_new ("[");
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;

    while (many->len < 31 * 1024 * 1024)
      g_string_append (many, "{},");
    g_string_append (many, "1]");
    text = g_string_free (many, FALSE);
    g_assert_null (hjl_json_parse (text, -1, &error));
    g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
    g_assert_nonnull (strstr (error->message, "many"));
  }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *json; /* NULL: an error */
  } texts[] = {
    { "[1]", "[1]" },
    { "\xef\xbb\xbf {\"a\":'b'} ", "{\"a\":\"b\"}" },
    { "// a [\n[1, /* [ ' \" */ 2] // [", "[1,2]" },
    { "[\"// no /* comment */\"]", "[\"// no /* comment */\"]" },
    { "[\"a\\\"]\"]", "[\"a\\\"]\"]" },
    { "", NULL },
    { "/* only */", NULL },
    { "/* no end", NULL },
    { "[/]", NULL },
    { "['\\']", NULL },
    { "[\"no end]", NULL },
    { "[1", NULL },
    { "[\"\xff\"]", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = hjl_json_parse (texts[i].text, -1, &error);
      g_autofree char *json = root != NULL ? json_to_string (root, FALSE) : NULL;

      g_test_message ("text %u", i);
      g_assert_cmpstr (json, ==, texts[i].json);
      if (texts[i].json == NULL)
        g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
    }
}

/* Whoever reads JSON gets text, whatever way it came; and an error that quotes it is text, too. */
static void
test_half_pairs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = hjl_json_parse ("{\"name\":\"Anna \\ud83d\"}", -1, &error);
  g_autoptr (JsonNode) broken = NULL;
  const char *name;

  g_assert_no_error (error);
  g_assert_true (hjl_json_get_string (json_node_get_object (node), "name", &name, &error));
  g_assert_cmpstr (name, ==, "Anna \357\277\275");

  broken = hjl_json_parse ("{\"name\":\"\016.A.na \\ud83i N\"y\"\"}=}", -1, &error);
  g_assert_null (broken);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_clear_error (&error);

  broken = hjl_json_parse ("[\"\\ud83\303\251d\"]", -1, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
  g_assert_null (broken);
  g_clear_error (&error);

  broken = hjl_json_parse ("[\"\\377\"]", -1, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
  g_assert_null (broken);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/json/getters", test_getters);
  g_test_add_func ("/net/json/root", test_root);

  g_test_add_func ("/net/json/bounds", test_bounds);
  g_test_add_func ("/net/json/parse", test_parse);
  g_test_add_func ("/net/json/half-pairs", test_half_pairs);

  return g_test_run ();
}
