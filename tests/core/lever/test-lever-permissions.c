/* test-lever-permissions.c: what is asked of a Super Admin is what the calls need, and nothing else
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo/hjl-demo-call.h"
#include "demo/lever/hjl-demo-lever.h"
#include "hjl-test-demo.h"
#include "environment/hjl-environment.h"
#include "lever/hjl-lever-permissions.h"

/* Each call stands in the reference, which the stand-in's routes are written from, and the scope that it names
 * there is the one that is asked for. */
static void
test_routes (void)
{
  gsize                     n;
  const HjlLeverPermission *permissions = hjl_lever_permissions_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      const char *granted[] = { permissions[i].scope, NULL };

      g_assert_nonnull (permissions[i].endpoints[0]);
      for (guint k = 0; permissions[i].endpoints[k] != NULL; k++)
        {
          const char *scope = NULL;

          for (guint r = 0; r < hjl_demo_n_lever_routes && scope == NULL; r++)
            {
              const HjlDemoRoute *route = &hjl_demo_lever_routes[r];
              g_autofree char    *call = g_strdup_printf ("%s %s", route->method, route->pattern);

              if (g_str_equal (call, permissions[i].endpoints[k]))
                scope = route->scope;
            }
          if (scope == NULL)
            g_error ("Lever has no “%s”", permissions[i].endpoints[k]);
          if (!hjl_lever_permissions_have (granted, scope))
            g_error ("“%s” needs %s, and %s is asked for", permissions[i].endpoints[k], scope, permissions[i].scope);
        }
    }
}

/* A write scope is asked for where something is written, and only there. */
static void
test_writes (void)
{
  gsize                     n;
  const HjlLeverPermission *permissions = hjl_lever_permissions_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      gboolean writes = FALSE;

      for (guint k = 0; permissions[i].endpoints[k] != NULL; k++)
        writes |= !g_str_has_prefix (permissions[i].endpoints[k], "GET ");
      g_assert_cmpint (strstr (permissions[i].scope, ":write:") != NULL, ==, writes);
    }
}

static void
assert_asks (HjlEnvironment *profile)
{
  g_auto (GStrv) asked = g_strsplit (hjl_environment_get_side (profile, HJL_SIDE_LEVER)->oauth->scopes, " ", -1);
  gsize                     n;
  const HjlLeverPermission *permissions = hjl_lever_permissions_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      if (!g_strv_contains ((const char *const *) asked, permissions[i].scope))
        g_error ("“%s” does not ask for %s", hjl_environment_get_id (profile), permissions[i].scope);
    }
  g_assert_true (g_strv_contains ((const char *const *) asked, "offline_access"));
  g_assert_cmpuint (g_strv_length (asked), ==, n + 1);
}

static void
test_built_in (gconstpointer id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) profile = hjl_environment_load (id, &error);

  g_assert_no_error (error);
  assert_asks (profile);
}

static void
test_demo (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlDemoServer) server = hjl_test_demo_new (&options);
  g_autoptr (HjlEnvironment) profile = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  hjl_demo_server_start (server, &error);
  g_assert_no_error (error);
  text = hjl_demo_server_dup_profile (server);
  profile = hjl_environment_parse ("demo", text, "demo.ini", &error);
  g_assert_no_error (error);
  assert_asks (profile);
  hjl_demo_server_stop (server);
}

static void
test_have (void)
{
  static const char *const granted[] = { "opportunities:write:admin", "postings:read:admin", NULL };

  g_assert_true (hjl_lever_permissions_have (granted, "opportunities:write:admin"));
  g_assert_true (hjl_lever_permissions_have (granted, "opportunities:read:admin"));
  g_assert_true (hjl_lever_permissions_have (granted, "postings:read:admin"));
  g_assert_false (hjl_lever_permissions_have (granted, "postings:write:admin"));
  g_assert_false (hjl_lever_permissions_have (granted, "requisitions:read:admin"));
  g_assert_false (hjl_lever_permissions_have (granted, "offline_access"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lever/permissions/routes", test_routes);
  g_test_add_func ("/lever/permissions/writes", test_writes);
  g_test_add_data_func ("/lever/permissions/asked/production", "production", test_built_in);
  g_test_add_data_func ("/lever/permissions/asked/sandbox", "sandbox", test_built_in);
  g_test_add_func ("/lever/permissions/asked/demo", test_demo);
  g_test_add_func ("/lever/permissions/have", test_have);

  return g_test_run ();
}
