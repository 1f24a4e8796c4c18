/* hjl-store-book-people.c: people who are kept by hand, with the files that were brought for them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/hjl-store-book.h"
#include "store/hjl-store-candidates.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-fold.h"
#include "model/hjl-kept.h"
#include "model/hjl-stage.h"
#include "store/hjl-store-private.h"

#define COLUMNS                                                           \
  "id, role_id, stage_id, name, headline, location, url, emails, phones," \
  " links, added_at, updated_at, adopted"

static char *
print_texts (GStrv texts)
{
  g_autoptr (GVariant) variant = NULL;

  if (texts == NULL || texts[0] == NULL)
    return NULL;

  variant = g_variant_ref_sink (g_variant_new_strv ((const char *const *) texts, -1));

  return g_variant_print (variant, FALSE);
}

static GStrv
parse_texts (const char *text)
{
  g_autoptr (GVariant) variant = hjl_kept_parse (G_VARIANT_TYPE_STRING_ARRAY, text);

  return variant != NULL ? g_variant_dup_strv (variant, NULL) : g_new0 (char *, 1);
}

static char *
print_phones (GPtrArray *phones)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  g_autoptr (GVariant) variant = NULL;

  if (phones->len == 0)
    return NULL;

  for (guint i = 0; i < phones->len; i++)
    {
      const HjlLabelled *phone = g_ptr_array_index (phones, i);

      g_variant_builder_add (&builder, "(ss)", phone->label != NULL ? phone->label : "", phone->text);
    }
  variant = g_variant_ref_sink (g_variant_builder_end (&builder));

  return g_variant_print (variant, FALSE);
}

static void
parse_phones (const char *text,
              GPtrArray  *phones)
{
  g_autoptr (GVariant) variant = hjl_kept_parse (G_VARIANT_TYPE ("a(ss)"), text);
  GVariantIter iter;
  const char  *label;
  const char  *number;

  if (variant == NULL)
    return;

  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "(&s&s)", &label, &number))
    g_ptr_array_add (phones, hjl_labelled_new (*label != '\0' ? label : NULL, number));
}

/* The columns, in their order. */
static gpointer
read_person (HjlStatement *statement)
{
  HjlPerson           *person = hjl_person_new (NULL);
  HjlCandidateProfile *profile = person->profile;
  const char          *emails;
  const char          *phones;
  const char          *links;

  hjl_statement_load (statement, "sssssssttt", &person->id, &person->role_id, &person->stage_id, &profile->name,
                      &profile->headline, &profile->location, &profile->url, &emails, &phones, &links);
  hjl_statement_load (statement, "xxb", &person->added_at, &person->updated_at, &person->adopted);
  g_strfreev (profile->emails);
  profile->emails = parse_texts (emails);
  parse_phones (phones, profile->phones);
  g_strfreev (profile->links);
  profile->links = parse_texts (links);

  return person;
}

static gboolean
read_files (HjlStore  *self,
            HjlPerson *person,
            GError   **error)
{
  HjlStatement *statement;

  statement = hjl_store_prepare_with (self,
                                      "SELECT spool_name, purpose, name, digest, in_lever FROM book_file"
                                      " WHERE person_id = ? ORDER BY position, spool_name",
                                      "s", person->id);
  while (hjl_statement_next (statement))
    {
      HjlPersonFile *file = hjl_person_file_new (NULL, HJL_PURPOSE_OTHER, NULL);
      const char    *purpose;

      hjl_statement_load (statement, "stssb", &file->spool_name, &purpose, &file->name, &file->digest, &file->in_lever);
      file->purpose = hjl_purpose_from_string (purpose);
      g_ptr_array_add (person->files, file);
    }

  return hjl_statement_end (statement, error);
}

gboolean
hjl_store_book_has_person (HjlStore   *self,
                           const char *id,
                           gboolean   *has,
                           GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (has != NULL, FALSE);

  return hjl_statement_take_found (hjl_store_prepare_with (self, "SELECT 1 FROM book_person WHERE id = ?", "s", id), has, error);
}

HjlPerson *
hjl_store_load_person (HjlStore   *self,
                       const char *id,
                       GError    **error)
{
  g_autoptr (HjlPerson) person = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  person = hjl_statement_take_first (hjl_store_prepare_with (self, "SELECT " COLUMNS " FROM book_person WHERE id = ?", "s", id),
                                     read_person, (GDestroyNotify) hjl_person_free, error);

  return person != NULL && read_files (self, person, error) ? g_steal_pointer (&person) : NULL;
}

GPtrArray *
hjl_store_list_people (HjlStore   *self,
                       HjlTime     since,
                       const char *cursor,
                       guint       limit,
                       char      **next,
                       GError    **error)
{
  g_autoptr (GPtrArray) people = NULL;
  const char *after = "";

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (limit > 0, NULL);
  g_return_val_if_fail (next != NULL, NULL);

  *next = NULL;
  if (cursor != NULL)
    {
      char *end;

      since = g_ascii_strtoll (cursor, &end, 10);
      after = *end == ' ' ? end + 1 : end;
    }

  people = hjl_statement_take_all (hjl_store_prepare_with (self,
                                                           "SELECT " COLUMNS " FROM book_person"
                                                           " WHERE (updated_at, id) > (?, ?) ORDER BY updated_at, id LIMIT ?",
                                                           "xsu", since, after, limit),
                                   read_person, (GDestroyNotify) hjl_person_free, error);
  if (people != NULL && people->len == limit)
    {
      HjlPerson *last = g_ptr_array_index (people, people->len - 1);

      *next = g_strdup_printf ("%" G_GINT64_FORMAT " %s", last->updated_at, last->id);
    }

  return g_steal_pointer (&people);
}

/* Where somebody is who was just added: the first stage of those who accepted, else the first of all. */
static char *
pick_stage (HjlStore *self,
            GError  **error)
{
  g_autofree char *id = NULL;

  if (!hjl_statement_take (hjl_store_prepare_with (self, "SELECT id FROM book_stage ORDER BY kind <> ?, position LIMIT 1",
                                                   "s", hjl_stage_kind_to_string (HJL_STAGE_KIND_ACCEPTED)),
                           error, "s", &id))
    return NULL;

  if (id == NULL)
    g_set_error_literal (error, HJL_ERROR, HJL_ERROR_INPUT, _ ("hackajob’s stages are not set up here yet."));

  return g_steal_pointer (&id);
}

static gboolean
check_role (HjlStore   *self,
            const char *role_id,
            GError    **error)
{
  gboolean has;

  if (!hjl_store_book_has_role (self, role_id, &has, error))
    return FALSE;
  if (!has)
    g_set_error_literal (error, HJL_ERROR, HJL_ERROR_INPUT,
                         _ ("The role that the candidate was added to is not there any more."));

  return has;
}

static gboolean
is_erased (HjlStore   *self,
           const char *id,
           gboolean   *erased,
           GError    **error)
{
  *erased = FALSE;

  return hjl_statement_take (hjl_store_prepare_with (self, "SELECT erased FROM candidate WHERE id = ?", "s", id), error, "b", erased);
}

static void
replace_text (char      **text,
              const char *with)
{
  if (with == NULL || *with == '\0')
    return;

  hjl_set_text (&*text, with);
}

/* @name is the same text, however it is written. */
static gboolean
has_text (GStrv       texts,
          const char *text)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    if (hjl_fold_equal (texts[i], text))
      return TRUE;

  return FALSE;
}

static void
add_texts (GStrv *texts,
           GStrv  more)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (*texts != NULL)
    g_strv_builder_addv (builder, (const char **) *texts);
  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    if (!has_text (*texts, more[i]))
      g_strv_builder_add (builder, more[i]);

  g_strfreev (*texts);
  *texts = g_strv_builder_end (builder);
}

static void
add_phones (GPtrArray *phones,
            GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      const HjlLabelled *phone = g_ptr_array_index (more, i);
      gboolean           known = FALSE;

      for (guint n = 0; n < phones->len && !known; n++)
        known = g_strcmp0 (((HjlLabelled *) g_ptr_array_index (phones, n))->text, phone->text) == 0;
      if (!known)
        g_ptr_array_add (phones, hjl_labelled_new (phone->label, phone->text));
    }
}

/* @kept: what is kept of @person; takes over what @person says anew */
static void
complete (HjlPerson *kept,
          HjlPerson *person)
{
  replace_text (&kept->stage_id, person->stage_id);
  replace_text (&kept->profile->name, person->profile->name);
  replace_text (&kept->profile->headline, person->profile->headline);
  replace_text (&kept->profile->location, person->profile->location);
  replace_text (&kept->profile->url, person->profile->url);
  add_texts (&kept->profile->emails, person->profile->emails);
  add_texts (&kept->profile->links, person->profile->links);
  add_phones (kept->profile->phones, person->profile->phones);
}

static gboolean
write_person (HjlStore  *self,
              HjlPerson *person,
              HjlTime    now,
              GError   **error)
{
  HjlCandidateProfile *profile = person->profile;
  g_autofree char     *emails = print_texts (profile->emails);
  g_autofree char     *phones = print_phones (profile->phones);
  g_autofree char     *links = print_texts (profile->links);

  person->updated_at = MAX (person->updated_at + 1, now);

  return hjl_store_run_with (self, error,
                             "INSERT OR REPLACE INTO book_person (" COLUMNS ")"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             "ssssssssssxxi", person->id, person->role_id, person->stage_id, profile->name, profile->headline,
                             profile->location, profile->url, emails, phones, links, person->added_at, person->updated_at,
                             person->adopted) &&
         hjl_store_keep_keys (self, person->id, (const char *const *) profile->emails, profile->url, error);
}

/* Lever's list has nothing but names to tell files by: no two of a person have the same. (transfer full) */
static char *
pick_file_name (HjlStore   *self,
                const char *person_id,
                const char *wanted,
                GError    **error)
{
  g_autofree char *name = g_strdup (wanted);

  for (guint n = 2;; n++)
    {
      const char *ending = strrchr (wanted, '.');
      gboolean    taken;

      if (!hjl_statement_take_found (hjl_store_prepare_with (self, "SELECT 1 FROM book_file WHERE person_id = ? AND name = ?",
                                                             "ss", person_id, name),
                                     &taken, error))
        return NULL;
      if (!taken)
        return g_steal_pointer (&name);

      g_free (name);
      name = ending != NULL && ending != wanted
               ? g_strdup_printf ("%.*s (%u)%s", (int) (ending - wanted), wanted, n, ending)
               : g_strdup_printf ("%s (%u)", wanted, n);
    }
}

/* Whether the person has a file of this content already. */
static gboolean
has_file (HjlStore   *self,
          const char *person_id,
          const char *digest,
          gboolean   *found,
          GError    **error)
{
  return hjl_statement_take_found (hjl_store_prepare_with (self, "SELECT 1 FROM book_file WHERE person_id = ? AND digest = ?",
                                                           "ss", person_id, digest),
                                   found, error);
}

/* A CV or profile that has not gone yet makes room for the one that came now. The same file again is not needed. */
static gboolean
write_files (HjlStore  *self,
             HjlPerson *person,
             GPtrArray *files,
             guint     *n_new,
             GError   **error)
{
  *n_new = 0;
  for (guint i = 0; i < files->len; i++)
    {
      HjlPersonFile   *file = g_ptr_array_index (files, i);
      g_autofree char *name = NULL;
      gboolean         known;

      if (!has_file (self, person->id, file->digest, &known, error))
        return FALSE;
      if (known)
        {
          if (!hjl_store_spend_file (self, file->spool_name, error))
            return FALSE;
          continue;
        }
      ++*n_new;

      if (file->purpose != HJL_PURPOSE_OTHER &&
          !hjl_store_run_with (self, error,
                               "UPDATE book_file SET person_id = NULL, name = NULL, digest = NULL"
                               " WHERE person_id = ? AND purpose = ? AND in_lever = 0",
                               "ss", person->id, hjl_purpose_to_string (file->purpose)))
        return FALSE;

      name = pick_file_name (self, person->id, file->name != NULL ? file->name : "file", error);
      if (name == NULL)
        return FALSE;
      if (!hjl_store_run_with (self, error,
                               "INSERT INTO book_file (spool_name, person_id, position, purpose, name, digest, offered, in_lever, gone)"
                               " VALUES (?, ?2, (SELECT ifnull (max (position), -1) + 1 FROM book_file"
                               " WHERE person_id = ?2), ?, ?, ?, 0, 0, 0)",
                               "sssss", file->spool_name, person->id, hjl_purpose_to_string (file->purpose), name,
                               file->digest))
        return FALSE;
    }

  return TRUE;
}

gboolean
hjl_store_show_person (HjlStore   *self,
                       const char *id,
                       GError    **error)
{
  g_autoptr (HjlCandidate) candidate = NULL;
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (HjlPerson) person = hjl_store_load_person (self, id, &local);

  if (person == NULL)
    {
      if (local == NULL)
        g_set_error_literal (error, HJL_ERROR, HJL_ERROR_NOT_FOUND, _ ("There’s no candidate with this ID."));
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  candidate = hjl_person_to_candidate (person);
  g_ptr_array_add (candidates, candidate);

  return hjl_store_take_candidates (self, candidates, error) >= 0;
}

/* What was wrong for want of a file, or was refused, is tried again with what came now. A record that is in Lever
 * already is looked at once more, and gets what it lacks. */
static gboolean
retry (HjlStore  *self,
       HjlPerson *person,
       gboolean   new_files,
       GError   **error)
{
  if (!hjl_store_run_with (self, error, "DELETE FROM hold WHERE candidate_id = ? AND kind IN (?, ?, ?)",
                           "ssss", person->id, hjl_hold_kind_to_string (HJL_HOLD_REFUSED),
                           hjl_hold_kind_to_string (HJL_HOLD_FILE), hjl_hold_kind_to_string (HJL_HOLD_CV_AWAITED)))
    return FALSE;

  if (new_files &&
      !hjl_store_run_with (self, error,
                           "UPDATE link SET files_checked = 0, awaits_cv = 1, looked_at = 0, missed_at = 0"
                           " WHERE candidate_id = ? AND erased = 0",
                           "s", person->id))
    return FALSE;

  return hjl_store_touch_candidate (self, person->id, error) && hjl_store_refresh (self, person->id, error);
}

static gboolean
add_person (HjlStore  *self,
            HjlPerson *person,
            HjlTime    now,
            GError   **error)
{
  g_autoptr (HjlPerson) kept = NULL;
  g_autoptr (GError) local = NULL;
  HjlPerson *written = person;
  guint      n_new;

  if (person->id != NULL)
    {
      gboolean erased;

      if (!is_erased (self, person->id, &erased, error))
        return FALSE;
      if (erased)
        return hjl_error_fail (error, HJL_ERROR_INPUT,
                               _ ("This candidate’s data was erased. Add them as somebody new if they came back."));

      kept = hjl_store_load_person (self, person->id, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  if (kept != NULL)
    {
      complete (kept, person);
      written = kept;
    }
  else
    {
      if (person->id == NULL)
        person->id = g_uuid_string_random ();
      if (person->stage_id == NULL)
        {
          person->stage_id = pick_stage (self, error);
          if (person->stage_id == NULL)
            return FALSE;
        }
      person->added_at = now;
      person->updated_at = 0;
    }

  return check_role (self, written->role_id, error) &&
         hjl_store_book_has_stage (self, written->stage_id, error) &&
         write_person (self, written, now, error) &&
         write_files (self, written, person->files, &n_new, error) &&
         hjl_store_show_person (self, written->id, error) &&
         retry (self, written, n_new > 0, error);
}

gboolean
hjl_store_add_people (HjlStore  *self,
                      GPtrArray *people,
                      HjlTime    now,
                      GError   **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (people != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  for (guint i = 0; ok && i < people->len; i++)
    ok = add_person (self, g_ptr_array_index (people, i), now, error);

  return hjl_store_finish (self, ok, error);
}
