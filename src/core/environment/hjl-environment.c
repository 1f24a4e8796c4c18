/* hjl-environment.c: where the two services are: production, sandbox, or a file of the user's own
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "environment/hjl-environment.h"

#include "hjl-environment-resources.h"
#include "model/hjl-error.h"
#include "model/hjl-fold.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* As some editors begin a file. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* What standard input is called, and how many bytes of it are read at most. */
#define INPUT "/dev/stdin"
#define MOST_INPUT (1024 * 1024)

#define RESOURCE_PATH "/org/example/HjLever/profiles/"

struct _HjlEnvironment
{
  GObject parent_instance;

  char                  *id;
  gboolean               built_in;
  HjlEnvironmentReading *reading;
};

G_DEFINE_FINAL_TYPE (HjlEnvironment, hjl_environment, G_TYPE_OBJECT)

/* is_usable_id() lets no file begin with a dot. */
#define DEMO_ID ".demo-"

static const char *const built_in_ids[] = { "production", "sandbox", NULL };

static gboolean
is_built_in_id (const char *id)
{
  return g_strv_contains (built_in_ids, id);
}

/* Ids become names of files and folders. */
static gboolean
is_usable_id (const char *id)
{
  return *id != '\0' && *id != '.' && strpbrk (id, "/\\\n") == NULL;
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_config_dir (), "hjlever", "profiles", NULL);
}

static char *
dup_path (const char *id)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *name = g_strconcat (id, ".ini", NULL);

  return g_build_filename (folder, name, NULL);
}

static char *
dup_stem (const char *path)
{
  char *stem = g_path_get_basename (path);

  if (g_str_has_suffix (stem, ".ini") && strlen (stem) > 4)
    stem[strlen (stem) - 4] = '\0';

  return stem;
}

/* "Acme Ltd (test)" → "acme-ltd-test" */
static char *
fold_name (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *ascii = g_str_to_ascii (lower, "C");
  GString         *id = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (id, *p);
      else if (id->len > 0 && id->str[id->len - 1] != '-')
        g_string_append_c (id, '-');
    }
  if (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);

  return g_string_free (id, FALSE);
}

static char *
dup_built_in_text (const char *id)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, id, ".ini", NULL);
  g_autoptr (GBytes) bytes = NULL;

  /* The call also keeps the resource in the program, which the linker would leave out else. */
  bytes = g_resource_lookup_data (hjl_environment_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static HjlEnvironment *
parse (const char *id,
       const char *text,
       const char *file_name,
       GError    **error)
{
  g_autofree char *production = dup_built_in_text ("production");
  g_autoptr (HjlEnvironmentReading) reading = hjl_environment_read (text, file_name, production, error);
  HjlEnvironment *self;

  if (reading == NULL)
    return NULL;

  self = g_object_new (HJL_TYPE_ENVIRONMENT, NULL);
  self->id = g_strdup (id);
  self->reading = g_steal_pointer (&reading);
  if (self->reading->name == NULL)
    self->reading->name = g_strdup (id);

  return self;
}

/* Takes @text. Returns: (nullable) (transfer full): without a byte order mark */
static char *
take_text (char       *text,
           gsize       length,
           const char *file_name,
           GError    **error)
{
  g_autofree char *owned = text;

  if (g_str_has_prefix (owned, BYTE_ORDER_MARK))
    {
      length -= strlen (BYTE_ORDER_MARK);
      memmove (owned, owned + strlen (BYTE_ORDER_MARK), length + 1);
    }
  if (strlen (owned) != length)
    return hjl_error_fail_null (error, HJL_ERROR_BAD_FILE, "%s: This is not a text file", file_name);

  return g_steal_pointer (&owned);
}

static char *
read_text (const char *path,
           GError    **error)
{
  g_autoptr (GError) file_error = NULL;
  char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, &file_error))
    {
      g_set_error_literal (error, HJL_ERROR,
                           g_error_matches (file_error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? HJL_ERROR_NOT_FOUND
                                                                                          : HJL_ERROR_BAD_FILE,
                           file_error->message);
      return NULL;
    }

  return take_text (text, length, path, error);
}

static char *
read_input (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char   chunk[4096];
  gssize n;
  gsize  length;

  while (((n = read (STDIN_FILENO, chunk, sizeof chunk)) > 0 || (n < 0 && errno == EINTR)) && text->len <= MOST_INPUT)
    if (n > 0)
      g_string_append_len (text, chunk, n);
  if (n != 0)
    return hjl_error_fail_null (error, HJL_ERROR_BAD_FILE, "%s: %s", INPUT, g_strerror (n < 0 ? errno : EFBIG));

  length = text->len;

  return take_text (g_string_free (g_steal_pointer (&text), FALSE), length, INPUT, error);
}

static void
hjl_environment_finalize (GObject *object)
{
  HjlEnvironment *self = HJL_ENVIRONMENT (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->reading, hjl_environment_reading_free);

  G_OBJECT_CLASS (hjl_environment_parent_class)->finalize (object);
}

static void
hjl_environment_class_init (HjlEnvironmentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_environment_finalize;
}

static void
hjl_environment_init (HjlEnvironment *self)
{
}

/* With the names that there are: most often it is a slip of the fingers. */
static void
set_not_found (GError    **error,
               const char *id)
{
  g_auto (GStrv) ids = hjl_environment_list ();
  g_autofree char *names = g_strjoinv (", ", ids);

  /* Translators: the second is a list of names: production, sandbox */
  g_set_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND, _ ("There is no profile “%s”. These exist: %s."), id, names);
}

HjlEnvironment *
hjl_environment_load (const char *id,
                      GError    **error)
{
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  HjlEnvironment  *self;

  g_return_val_if_fail (id != NULL, NULL);

  if (is_built_in_id (id))
    {
      g_autofree char *file_name = g_strconcat (id, ".ini", NULL);

      text = dup_built_in_text (id);
      self = parse (id, text, file_name, error);
      if (self != NULL)
        self->built_in = TRUE;

      return self;
    }

  path = dup_path (id);
  if (!is_usable_id (id) || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      set_not_found (error, id);
      return NULL;
    }

  text = read_text (path, error);

  return text != NULL ? parse (id, text, path, error) : NULL;
}

HjlEnvironment *
hjl_environment_parse (const char *id,
                       const char *text,
                       const char *file_name,
                       GError    **error)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  /* Data and tokens are kept by id: other addresses under a built-in one's id would share them. */
  if (is_built_in_id (id) || !is_usable_id (id))
    return hjl_error_fail_null (error, HJL_ERROR_BAD_FILE, _ ("%s: “%s” cannot be the name of a profile of your own"), file_name, id);

  return parse (id, text, file_name, error);
}

HjlEnvironment *
hjl_environment_new_demo (const char *run,
                          const char *text,
                          GError    **error)
{
  g_autofree char *id = g_strconcat (DEMO_ID, run, NULL);

  g_return_val_if_fail (run != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return parse (id, text, "demo.ini", error);
}

char *
hjl_environment_add (const char *path,
                     gboolean    replace,
                     GError    **error)
{
  g_autoptr (HjlEnvironment) environment = NULL;
  g_autoptr (GError) file_error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *text = NULL;
  g_autofree char *folder = dup_folder ();
  g_autofree char *target = NULL;
  g_autofree char *present = NULL;

  text = path != NULL ? read_text (path, error) : read_input (error);
  if (text == NULL)
    return NULL;
  if (path == NULL)
    path = INPUT;

  stem = dup_stem (path);
  environment = parse (stem, text, path, error);
  if (environment == NULL)
    return NULL;

  id = fold_name (hjl_environment_get_name (environment));
  if (*id == '\0')
    {
      hjl_set_text (&id, stem);
    }
  if (is_built_in_id (id) || !is_usable_id (id))
    return hjl_error_fail_null (error, HJL_ERROR_INPUT, _ ("“%s” is built in and stays as it is; give the profile another name."), id);

  target = dup_path (id);
  if (!replace && g_file_test (target, G_FILE_TEST_EXISTS) && !g_file_get_contents (target, &present, NULL, NULL))
    present = g_strdup ("");
  if (present != NULL && !g_str_equal (present, text))
    return hjl_error_fail_null (error, HJL_ERROR_INPUT, _ ("There is a profile “%s” already, with data and accounts of its own; give this one another name, or replace that one."), id);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return hjl_error_fail_null (error, HJL_ERROR_FAILED, "%s: %s", folder, g_strerror (errno));
  if (!g_file_set_contents_full (target, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &file_error))
    return hjl_error_fail_null (error, HJL_ERROR_FAILED, "%s", file_error->message);

  return g_steal_pointer (&id);
}

gboolean
hjl_environment_remove (const char *id,
                        GError    **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (id != NULL, FALSE);

  if (is_built_in_id (id))
    return hjl_error_fail (error, HJL_ERROR_INPUT, _ ("“%s” is built in and cannot be removed."), id);

  path = dup_path (id);
  if (!is_usable_id (id) || g_unlink (path) != 0)
    {
      set_not_found (error, id);
      return FALSE;
    }

  return TRUE;
}

GStrv
hjl_environment_list (void)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *id = dup_stem (name);

      if (g_str_has_suffix (name, ".ini") && is_usable_id (id) && !is_built_in_id (id))
        g_ptr_array_add (own, g_steal_pointer (&id));
    }
  g_ptr_array_sort (own, hjl_compare_texts);

  g_strv_builder_addv (ids, (const char **) built_in_ids);
  for (guint i = 0; i < own->len; i++)
    g_strv_builder_add (ids, g_ptr_array_index (own, i));

  return g_strv_builder_end (ids);
}

const char *
hjl_environment_get_id (HjlEnvironment *self)
{
  g_return_val_if_fail (HJL_IS_ENVIRONMENT (self), NULL);

  return self->id;
}

const char *
hjl_environment_get_name (HjlEnvironment *self)
{
  g_return_val_if_fail (HJL_IS_ENVIRONMENT (self), NULL);

  return self->reading->name;
}

gboolean
hjl_environment_is_built_in (HjlEnvironment *self)
{
  g_return_val_if_fail (HJL_IS_ENVIRONMENT (self), FALSE);

  return self->built_in;
}

gboolean
hjl_environment_is_demo (HjlEnvironment *self)
{
  g_return_val_if_fail (HJL_IS_ENVIRONMENT (self), FALSE);

  return g_str_has_prefix (self->id, DEMO_ID);
}

gboolean
hjl_environment_is_sandbox (HjlEnvironment *self)
{
  g_return_val_if_fail (HJL_IS_ENVIRONMENT (self), FALSE);

  return self->reading->sandbox;
}

const HjlEnvironmentSide *
hjl_environment_get_side (HjlEnvironment *self,
                          HjlSide         side)
{
  g_return_val_if_fail (HJL_IS_ENVIRONMENT (self), NULL);

  return &self->reading->sides[side];
}

HjlCandidatesFrom
hjl_candidates_from_from_string (const char *text,
                                 gboolean   *known)
{
  gboolean feed = g_strcmp0 (text, "feed") == 0;

  if (known != NULL)
    *known = feed || g_strcmp0 (text, "files") == 0;

  return feed ? HJL_CANDIDATES_FROM_FEED : HJL_CANDIDATES_FROM_FILES;
}

const char *
hjl_candidates_from_to_string (HjlCandidatesFrom from)
{
  return from == HJL_CANDIDATES_FROM_FEED ? "feed" : "files";
}

HjlCandidatesFrom
hjl_environment_get_candidates_from (HjlEnvironment *self,
                                     gboolean       *said)
{
  const char *text;
  gboolean    feed;

  g_return_val_if_fail (HJL_IS_ENVIRONMENT (self), HJL_CANDIDATES_FROM_FEED);

  text = self->reading->candidates_from;
  feed = self->reading->sides[HJL_SIDE_HACKAJOB].api != NULL;
  if (said != NULL)
    *said = feed || text != NULL;

  if (text != NULL)
    return hjl_candidates_from_from_string (text, NULL);

  return feed ? HJL_CANDIDATES_FROM_FEED : HJL_CANDIDATES_FROM_FILES;
}

HjlTime
hjl_environment_get_patience (HjlEnvironment *self)
{
  g_return_val_if_fail (HJL_IS_ENVIRONMENT (self), 0);

  return self->reading->patience;
}

char *
hjl_environment_dup_data_dir (HjlEnvironment *self)
{
  g_return_val_if_fail (HJL_IS_ENVIRONMENT (self), NULL);

  return g_build_filename (g_get_user_data_dir (), "hjlever", self->id, NULL);
}
