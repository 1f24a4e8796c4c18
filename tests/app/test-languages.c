/* test-languages.c: every view holds the words of each language, also in large letters, and has no English beside them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../core/sync/hjl-sync-rig.h"
#include "review/hjl-review-rig.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <string.h>

#include "app/activity/hjl-activity-window.h"
#include "app/candidates/hjl-candidates-view.h"
#include "app/candidates/hjl-todo-window.h"
#include "app/connection/hjl-connection-view.h"
#include "app/connection/hjl-stages-window.h"
#include "app/jobs/hjl-add-roles-window.h"
#include "app/jobs/hjl-jobs-view.h"
#include "app/mapping/hjl-mapping-view.h"
#include "app/preferences/hjl-app-settings.h"
#include "app/preferences/hjl-preferences-window.h"
#include "app/review/hjl-review-window.h"
#include "app/sync/hjl-preview-window.h"
#include "app/sync/hjl-syncer.h"
#include "app/widgets/hjl-row-list.h"
#include "app/widgets/hjl-window-over.h"
#include "app/window/hjl-help-window.h"
#include "app/window/hjl-window.h"
#include "hjl-app-test.h"
#include "hjl-test-language.h"

/* Until what is read is laid out. */
#define MOST_FRAMES 50
#define WIDE 1000

/* A language that nobody speaks: each text in brackets, and longer by two fifths (build-aux/languages). */
static const char pseudo[] = "xx";
static const char english[] = "en";

/* What is the same in every language, Lever's own word for an origin among them. */
static const char *const names[] = { "HjLever", "hackajob", "Lever", PACKAGE_VERSION, "Sourced" };

/* GTK's and libadwaita's own, in other catalogues. */
static const char *const of_toolkit[] = { "Show Text", "Show Password", NULL };

/* Dots an inch, in 1024ths: what the desktop's text at 1, 1.5 and 2 comes to. */
#define USUAL_TEXT (96 * 1024)
#define LARGE_TEXT (144 * 1024)
#define LARGEST_TEXT (192 * 1024)

static char *made; /* where the catalogues are */

/* What a walk through the views is made in. */
typedef struct
{
  const char      *language;
  int              text; /* dots an inch, in 1024ths */
  GtkTextDirection direction;
} Walk;

static const Walk *walked;   /* the one under way */
static guint       n_closes; /* windows in it whose button to close was looked at */

static void
run_program (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* Of the sources, not of the build: a test that is built alone has none. */
static void
make_catalogue (const char *language,
                const char *texts)
{
  g_autofree char *folder = g_build_filename (made, language, "LC_MESSAGES", NULL);
  g_autofree char *catalogue = g_build_filename (folder, GETTEXT_PACKAGE ".mo", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  run_program ((const char *const[]){ "msgfmt", "--output-file", catalogue, texts, NULL });
}

static void
make_pseudo (void)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "..", "build-aux", "languages", NULL);
  g_autofree char *texts = g_build_filename (made, "xx.po", NULL);

  run_program ((const char *const[]){ script, "--pseudo", texts, NULL });
  make_catalogue (pseudo, texts);
}

static void
speak (const Walk *walk)
{
  walked = walk;
  n_closes = 0;
  hjl_test_language_speak (walk->language);
  g_assert_true (strcmp (walk->language, english) == 0 || strcmp (_ ("Candidates"), "Candidates") != 0);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", walk->text, NULL);
  gtk_widget_set_default_direction (walk->direction);
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static gboolean
is_name (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (text, names[i]) == 0)
      return TRUE;

  return !has_letters (text);
}

static void
complain (GtkWidget  *widget,
          const char *what,
          const char *text)
{
  g_test_message ("%s in %s: %s “%s”", g_getenv ("LANGUAGE"), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), what, text);
  g_test_fail ();
}

/* Goes through what is shown. @translated: nothing in it comes from a service or a person */
static void
look (GtkWidget *widget,
      gboolean   translated)
{
  const char *tooltip;

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;

  tooltip = gtk_widget_get_tooltip_text (widget);
  if (translated && tooltip != NULL && !g_strv_contains (of_toolkit, tooltip) && strchr (tooltip, ']') == NULL && !is_name (tooltip))
    complain (widget, "English tooltip", tooltip);
  if (GTK_IS_LABEL (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_AVATAR) == NULL)
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));

      if (translated && strchr (text, ']') == NULL && !is_name (text))
        complain (widget, "English", text);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    look (child, translated);
}

/* What a window adds to @content is its shadow. Nobody's language is as long as the pseudo one: in letters that large it
 * is as wide as it takes. */
static void
assert_narrow (GtkWidget *content)
{
  if (walked->text == USUAL_TEXT || strcmp (walked->language, pseudo) != 0)
    hjl_app_test_assert_narrow (content);
}

static void
assert_uncut (GtkWidget *window)
{
  hjl_app_test_assert_uncut (window, walked->text != USUAL_TEXT ? HJL_APP_TEST_LARGE : HJL_APP_TEST_ROOM);
}

/* What closes the window is at the right where one reads from left to right, else at the left. */
static void
assert_close_at_end (GtkWidget *window)
{
  GtkWidget      *close = hjl_app_test_find (window, GTK_TYPE_WINDOW_CONTROLS, NULL);
  graphene_rect_t bounds;

  if (close == NULL || !gtk_widget_compute_bounds (close, window, &bounds))
    return;

  n_closes++;
  g_assert_true ((bounds.origin.x > gtk_widget_get_width (window) / 2.0) == (walked->direction == GTK_TEXT_DIR_LTR));
}

/* What came after the last layout is mapped and has no width yet. */
static gboolean
is_laid_out (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return TRUE;
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_width (widget) == 0)
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!is_laid_out (child))
      return FALSE;

  return TRUE;
}

/* The frame that has the width chooses what the header bar shows, which the next one lays out; on a busy computer what is read
 * comes in between. */
static void
draw (GtkWidget *window)
{
  for (guint i = 0; i < 2 || (i < MOST_FRAMES && !is_laid_out (window)); i++)
    {
      hjl_app_test_draw (window);
      /* It is chosen in an idle moment. */
      hjl_test_wait_idle ();
    }
}

/* @window at both widths. */
static void
look_at (GtkWindow *window,
         gboolean   translated)
{
  gtk_window_set_default_size (window, WIDE, 700);
  gtk_window_present (window);
  hjl_app_test_resize (window, WIDE, 700);
  hjl_test_wait_idle ();
  draw (GTK_WIDGET (window));
  look (GTK_WIDGET (window), translated);
  assert_uncut (GTK_WIDGET (window));
  assert_close_at_end (GTK_WIDGET (window));

  hjl_app_test_resize (window, HJL_APP_TEST_NARROWEST, 700);
  hjl_test_wait_idle ();
  draw (GTK_WIDGET (window));
  assert_narrow (gtk_widget_get_first_child (GTK_WIDGET (window)));
  /* Two drop-downs side by side are as narrow for long words as for large ones. Below, libadwaita 1.7 gives the names of the
   * pages less room than 1.2, which is enough for every language that somebody speaks. */
  hjl_app_test_assert_uncut (GTK_WIDGET (window), walked->text != USUAL_TEXT || strcmp (walked->language, pseudo) == 0
                                                    ? HJL_APP_TEST_LARGE
                                                    : HJL_APP_TEST_NARROW);
}

/* One of those beside the window stands over it, and so has fewer buttons in its title. */
static void
look_at_once (GtkWindow *window,
              gboolean   translated)
{
  GtkWidget *below = HJL_IS_WINDOW (window) ? NULL : gtk_window_new ();

  if (below != NULL)
    hjl_window_stand_over (window, below);
  look_at (window, translated);
  gtk_window_destroy (window);
  hjl_test_wait_idle ();
  if (below != NULL)
    gtk_window_destroy (GTK_WINDOW (below));
}

static gboolean
is_filled (gpointer window)
{
  return hjl_app_test_find (window, HJL_TYPE_CONNECTION_VIEW, NULL) != NULL;
}

/* Before anything is connected: whatever shows is ours. */
static void
test_first (gconstpointer data)
{
  g_autoptr (GSettings) settings = hjl_app_settings_new (TRUE);
  g_autofree char *folder = hjl_test_make_folder ();
  HjlWorkspace    *workspace;
  GtkWindow       *window;
  const Walk      *walk = data;
  gboolean         translated = strcmp (walk->language, pseudo) == 0;

  speak (walk);
  workspace = hjl_app_test_open_workspace (folder);
  window = GTK_WINDOW (hjl_window_new (NULL));
  hjl_window_set_workspace (HJL_WINDOW (window), workspace);
  gtk_window_present (window);
  hjl_test_run_until_true (is_filled, window);
  look_at (window, translated);
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", i == 0 ? "jobs" : "candidates");
      look_at (window, translated);
    }
  gtk_window_destroy (window);
  hjl_test_wait_idle ();

  look_at_once (GTK_WINDOW (hjl_preferences_window_new (NULL, settings, NULL)), translated);
  look_at_once (GTK_WINDOW (hjl_help_window_new (NULL)), FALSE);
  look_at_once (GTK_WINDOW (hjl_activity_window_new (workspace)), translated);
  look_at_once (GTK_WINDOW (hjl_review_window_new (workspace)), translated);
  look_at_once (GTK_WINDOW (hjl_stages_window_new (workspace)), FALSE);
  look_at_once (GTK_WINDOW (hjl_todo_window_new (workspace)), translated);
  g_assert_cmpuint (n_closes, >, 0);
  hjl_app_test_close_workspace (workspace);
  hjl_test_remove_folder (folder);
}

static gboolean
has_mapping (gpointer window)
{
  GtkWidget *view = hjl_app_test_find (window, HJL_TYPE_MAPPING_VIEW, NULL);

  return view != NULL && hjl_mapping_view_get_editor (HJL_MAPPING_VIEW (view)) != NULL;
}

/* Which page is looked at. */
typedef struct
{
  GtkWidget *window;
  GType      type;
} Page;

static gboolean
has_page (gpointer user_data)
{
  Page *page = user_data;

  return hjl_app_test_find (page->window, page->type, NULL) != NULL;
}

/* With roles and people. */
static void
test_at_work (gconstpointer data)
{
  const struct
  {
    const char *name;
    GType       type;
  } pages[] = { { "connection", HJL_TYPE_CONNECTION_VIEW }, { "jobs", HJL_TYPE_JOBS_VIEW }, { "candidates", HJL_TYPE_CANDIDATES_VIEW } };
  g_autoptr (HjlSyncRig) rig = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncer) syncer = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  GHashTableIter iter;
  gpointer       role_id;
  GtkWindow     *window;

  speak (data);
  rig = hjl_sync_rig_new_mapped (6);
  report = hjl_sync_rig_sync (rig);
  syncer = hjl_syncer_new (rig->workspace);
  window = GTK_WINDOW (hjl_window_new (NULL));
  hjl_window_open (HJL_WINDOW (window), rig->workspace, syncer);
  gtk_window_present (window);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      Page page = { GTK_WIDGET (window), pages[i].type };

      gtk_widget_activate_action (page.window, "win.show-page", "s", pages[i].name);
      hjl_test_run_until_true (has_page, &page);
      look_at (window, FALSE);
    }

  mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  g_hash_table_iter_init (&iter, mappings);
  g_assert_true (g_hash_table_iter_next (&iter, &role_id, NULL));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-mapping", "s", role_id);
  hjl_test_run_until_true (has_mapping, window);
  look_at_once (window, FALSE);

  look_at_once (GTK_WINDOW (hjl_activity_window_new (rig->workspace)), FALSE);
  look_at_once (GTK_WINDOW (hjl_add_roles_window_new (rig->workspace)), FALSE);
  look_at_once (GTK_WINDOW (hjl_preview_window_new (NULL, rig->workspace, FALSE)), FALSE);
  g_assert_cmpuint (n_closes, >, 0);
}

/* On a busy computer the row has the window only after a while. */
static gboolean
goes_back (gpointer window)
{
  if (hjl_app_test_find (window, HJL_TYPE_ROW_LIST, NULL) != NULL)
    return TRUE;

  gtk_widget_activate_action (window, "review.back", NULL);

  return FALSE;
}

/* A review with rows: the list, a row that has the window, and its CV. */
static void
test_review (gconstpointer data)
{
  HjlReviewRig rig = { 0 };
  GtkWidget   *content;
  GtkWidget   *turn;

  speak (data);
  hjl_review_rig_set_up (&rig, HJL_REVIEW_RIG_NOBODY);
  hjl_review_rig_see (&rig, "bo@a.example");
  look_at (GTK_WINDOW (rig.window), FALSE);

  content = gtk_widget_get_first_child (rig.window);
  for (guint place = 0; place < 3; place++)
    {
      hjl_test_run_until_true (goes_back, rig.window);
      hjl_review_rig_activate (&rig, place);
      draw (rig.window);
      assert_narrow (content);
      assert_uncut (rig.window);
    }
  /* Only where it does not stand beside the row. */
  turn = hjl_app_test_find (rig.window, GTK_TYPE_TOGGLE_BUTTON, _ ("First Page of the CV"));
  if (turn != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (turn), TRUE);
  hjl_test_wait_idle ();
  draw (rig.window);
  assert_narrow (content);
  assert_uncut (rig.window);
  hjl_review_rig_tear_down (&rig, HJL_REVIEW_RIG_NOBODY);
  g_assert_cmpuint (n_closes, >, 0);
}

static void
add_tests (const char      *language,
           int              text,
           GtkTextDirection direction)
{
  static const struct
  {
    const char *name;
    void (*test) (gconstpointer walk);
  } tests[] = { { "first", test_first }, { "at-work", test_at_work }, { "review", test_review } };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *size = text == USUAL_TEXT ? g_strdup ("") : g_strdup_printf ("-%d", text * 100 / USUAL_TEXT);
      const char      *mirrored = direction == GTK_TEXT_DIR_RTL ? "-right-to-left" : "";
      g_autofree char *path = g_strconcat ("/app/languages/", language, size, mirrored, "/", tests[i].name, NULL);
      Walk            *walk = g_new (Walk, 1);

      *walk = (Walk){ g_intern_string (language), text, direction };
      g_test_add_data_func_full (path, walk, tests[i].test, g_free);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *list = NULL;
  g_autofree char *languages = NULL;
  g_auto (GStrv) lines = NULL;
  int status;

  made = hjl_test_make_folder ();
  hjl_test_language_set_locale (made);
  hjl_app_test_init (&argc, &argv);
  bindtextdomain (GETTEXT_PACKAGE, made);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  add_tests (english, USUAL_TEXT, GTK_TEXT_DIR_LTR);
  add_tests (english, LARGE_TEXT, GTK_TEXT_DIR_LTR);
  list = g_test_build_filename (G_TEST_DIST, "..", "po", "LINGUAS", NULL);
  g_assert_true (g_file_get_contents (list, &languages, NULL, NULL));
  lines = g_strsplit (languages, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (lines[i], ".po", NULL);
      g_autofree char *texts = g_test_build_filename (G_TEST_DIST, "..", "po", name, NULL);

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      make_catalogue (lines[i], texts);
      add_tests (lines[i], USUAL_TEXT, GTK_TEXT_DIR_LTR);
      add_tests (lines[i], LARGE_TEXT, GTK_TEXT_DIR_LTR);
    }
  make_pseudo ();
  add_tests (pseudo, USUAL_TEXT, GTK_TEXT_DIR_LTR);
  add_tests (pseudo, LARGE_TEXT, GTK_TEXT_DIR_LTR);
  add_tests (pseudo, LARGEST_TEXT, GTK_TEXT_DIR_LTR);
  add_tests (pseudo, USUAL_TEXT, GTK_TEXT_DIR_RTL);

  status = g_test_run ();
  hjl_test_remove_folder (made);
  g_free (made);

  return status;
}
