/* hjl-draft.c: a row of a review: somebody who is to be added, and what is sure about them; personal data
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-draft.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-fold.h"
#include "model/hjl-kept.h"
#include "model/hjl-name.h"

static const char *const choices[HJL_N_DRAFT_CHOICES] = { "undecided", "new", "into", "skip" };

HjlDraftRead *
hjl_draft_read_new (const char *folder,
                    gint64      size,
                    HjlCvFacts *facts)
{
  HjlDraftRead *self = g_new0 (HjlDraftRead, 1);

  self->folder = g_strdup (folder);
  self->size = size;
  self->facts = facts;

  return self;
}

void
hjl_draft_read_free (HjlDraftRead *self)
{
  if (self == NULL)
    return;

  g_free (self->folder);
  g_clear_pointer (&self->facts, hjl_cv_facts_free);
  g_free (self);
}

HjlDraft *
hjl_draft_new (const char *role_id)
{
  HjlDraft *self = g_new0 (HjlDraft, 1);

  self->person = hjl_person_new (role_id);
  self->reads = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_read_free);
  self->problems = g_new0 (char *, 1);

  return self;
}

void
hjl_draft_free (HjlDraft *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  hjl_person_free (self->person);
  g_ptr_array_unref (self->reads);
  g_strfreev (self->problems);
  g_free (self->opportunity_id);
  g_strfreev (self->seen);
  g_free (self->agreed_stage);
  g_free (self->seal);
  g_free (self);
}

void
hjl_draft_take_file (HjlDraft      *self,
                     HjlPersonFile *file,
                     HjlDraftRead  *read)
{
  HjlPurpose purpose;

  g_return_if_fail (self != NULL);
  g_return_if_fail (file != NULL);
  g_return_if_fail (read != NULL);

  purpose = file->purpose;
  file->purpose = HJL_PURPOSE_OTHER;
  g_ptr_array_add (self->person->files, file);
  g_ptr_array_add (self->reads, read);
  hjl_draft_set_purpose (self, self->reads->len - 1, purpose);
}

void
hjl_draft_set_purpose (HjlDraft  *self,
                       guint      index,
                       HjlPurpose purpose)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->person->files->len);

  for (guint i = 0; i < self->person->files->len; i++)
    {
      HjlPersonFile *file = g_ptr_array_index (self->person->files, i);

      if (i == index)
        file->purpose = purpose;
      else if (file->purpose == purpose)
        file->purpose = HJL_PURPOSE_OTHER;
    }
}

void
hjl_draft_move_file (HjlDraft *self,
                     guint     index,
                     HjlDraft *to)
{
  HjlPersonFile *file;

  g_return_if_fail (self != NULL);
  g_return_if_fail (to != NULL && to != self);
  g_return_if_fail (index < self->person->files->len);

  file = g_ptr_array_steal_index (self->person->files, index);
  for (guint i = 0; i < to->person->files->len; i++)
    if (((HjlPersonFile *) g_ptr_array_index (to->person->files, i))->purpose == file->purpose)
      file->purpose = HJL_PURPOSE_OTHER;
  hjl_draft_take_file (to, file, g_ptr_array_steal_index (self->reads, index));
}

HjlDraft *
hjl_draft_split (HjlDraft *self,
                 guint     index)
{
  HjlDraft *made;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->person->files->len, NULL);

  made = hjl_draft_new (self->person->role_id);
  made->person->stage_id = g_strdup (self->person->stage_id);
  hjl_draft_move_file (self, index, made);

  return made;
}

static gboolean
has_value (GStrv       values,
           const char *value)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (hjl_fold_equal (values[i], value))
      return TRUE;

  return FALSE;
}

static void
put (HjlDraft          *self,
     HjlCvField         field,
     const char *const *values)
{
  HjlCandidateProfile *profile = self->person->profile;
  const char          *first = values != NULL ? values[0] : NULL;
  char               **text = NULL;

  switch (field)
    {
    case HJL_CV_FIELD_NAME:
      text = &profile->name;
      break;

    case HJL_CV_FIELD_PLACE:
      text = &profile->location;
      break;

    case HJL_CV_FIELD_HEADLINE:
      text = &profile->headline;
      break;

    case HJL_CV_FIELD_EMAIL:
      {
        GStrv emails = hjl_emails_dup_distinct (values);

        g_strfreev (profile->emails);
        profile->emails = emails;
        return;
      }

    case HJL_CV_FIELD_LINK:
      {
        GStrv links = values != NULL ? g_strdupv ((char **) values) : g_new0 (char *, 1);

        g_strfreev (profile->links);
        profile->links = links;
        return;
      }

    case HJL_CV_FIELD_PHONE:
      g_ptr_array_set_size (profile->phones, 0);
      for (guint i = 0; values != NULL && values[i] != NULL; i++)
        g_ptr_array_add (profile->phones, hjl_labelled_new (NULL, values[i]));
      return;

    case HJL_N_CV_FIELDS:
    default:
      g_return_if_reached ();
    }

  hjl_set_text (&*text, first);
}

GStrv
hjl_draft_dup (const HjlDraft *self,
               HjlCvField      field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const HjlCandidateProfile *profile;
  const char                *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  profile = self->person->profile;
  switch (field)
    {
    case HJL_CV_FIELD_NAME:
      text = profile->name;
      break;

    case HJL_CV_FIELD_PLACE:
      text = profile->location;
      break;

    case HJL_CV_FIELD_HEADLINE:
      text = profile->headline;
      break;

    case HJL_CV_FIELD_EMAIL:
      g_strv_builder_addv (builder, (const char **) profile->emails);
      break;

    case HJL_CV_FIELD_LINK:
      g_strv_builder_addv (builder, (const char **) profile->links);
      break;

    case HJL_CV_FIELD_PHONE:
      for (guint i = 0; i < profile->phones->len; i++)
        g_strv_builder_add (builder, ((HjlLabelled *) g_ptr_array_index (profile->phones, i))->text);
      break;

    case HJL_N_CV_FIELDS:
    default:
      g_return_val_if_reached (NULL);
    }
  if (text != NULL && *text != '\0')
    g_strv_builder_add (builder, text);

  return g_strv_builder_end (builder);
}

void
hjl_draft_set (HjlDraft          *self,
               HjlCvField         field,
               const char *const *values)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) clean = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field < HJL_N_CV_FIELDS);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autofree char *line = hjl_fold_line (values[i]);

      g_strstrip (line);
      if (*line != '\0')
        g_strv_builder_add (builder, line);
    }
  clean = g_strv_builder_end (builder);

  put (self, field, (const char *const *) clean);
  self->sure[field] = HJL_CV_SURE;
}

void
hjl_draft_add_problem (HjlDraft   *self,
                       const char *sentence)
{
  guint n;

  g_return_if_fail (self != NULL);
  g_return_if_fail (sentence != NULL);

  n = g_strv_length (self->problems);
  self->problems = g_renew (char *, self->problems, n + 2);
  self->problems[n] = g_strdup (sentence);
  self->problems[n + 1] = NULL;
}

/* What @self has stays; of lists, what is sure in both is together. */
static void
join_field (HjlDraft  *self,
            HjlDraft  *other,
            HjlCvField field)
{
  g_auto (GStrv) mine = hjl_draft_dup (self, field);
  g_auto (GStrv) theirs = hjl_draft_dup (other, field);
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) both = NULL;

  if (theirs[0] == NULL)
    return;
  if (mine[0] == NULL || self->sure[field] < other->sure[field])
    {
      put (self, field, (const char *const *) theirs);
      self->sure[field] = other->sure[field];
      return;
    }
  if (field == HJL_CV_FIELD_NAME || field == HJL_CV_FIELD_PLACE || field == HJL_CV_FIELD_HEADLINE ||
      other->sure[field] < self->sure[field])
    return;

  builder = g_strv_builder_new ();
  g_strv_builder_addv (builder, (const char **) mine);
  for (guint i = 0; theirs[i] != NULL; i++)
    if (!has_value (mine, theirs[i]))
      g_strv_builder_add (builder, theirs[i]);
  both = g_strv_builder_end (builder);
  put (self, field, (const char *const *) both);
}

static void
replace_missing (char      **text,
                 const char *with)
{
  if (*text == NULL)
    *text = g_strdup (with);
}

void
hjl_draft_join (HjlDraft *self,
                HjlDraft *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL && other != self);

  for (guint i = 0; i < HJL_N_CV_FIELDS; i++)
    join_field (self, other, i);
  replace_missing (&self->person->stage_id, other->person->stage_id);
  replace_missing (&self->person->profile->url, other->person->profile->url);
  if (self->choice == HJL_DRAFT_UNDECIDED)
    {
      self->choice = other->choice;
      replace_missing (&self->opportunity_id, other->opportunity_id);
    }
  if (self->row == 0)
    self->row = other->row;
  while (other->reads->len > 0)
    hjl_draft_move_file (other, 0, self);
  for (guint i = 0; other->problems[i] != NULL; i++)
    hjl_draft_add_problem (self, other->problems[i]);
}

void
hjl_draft_choose (HjlDraft          *self,
                  HjlDraftChoice     choice,
                  const char        *opportunity_id,
                  const char *const *seen)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail ((choice == HJL_DRAFT_INTO) == (opportunity_id != NULL));

  self->choice = choice;
  hjl_set_text (&self->opportunity_id, opportunity_id);
  g_strfreev (self->seen);
  self->seen = g_strdupv ((GStrv) seen);
}

void
hjl_draft_set_role (HjlDraft   *self,
                    const char *role_id)
{
  g_return_if_fail (self != NULL);

  if (g_strcmp0 (self->person->role_id, role_id) == 0)
    return;

  hjl_set_text (&self->person->role_id, role_id);
  g_clear_pointer (&self->person->stage_id, g_free);
  hjl_draft_choose (self, HJL_DRAFT_UNDECIDED, NULL, NULL);
}

void
hjl_draft_confirm (HjlDraft *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < HJL_N_CV_FIELDS; i++)
    self->sure[i] = HJL_CV_SURE;
  hjl_set_text (&self->agreed_stage, self->person->stage_id);
}

void
hjl_draft_set_stage (HjlDraft   *self,
                     const char *stage_id)
{
  char *stage = g_strdup (stage_id);

  g_return_if_fail (self != NULL);

  g_free (self->person->stage_id);
  g_free (self->agreed_stage);
  self->person->stage_id = stage;
  self->agreed_stage = g_strdup (stage);
}

gboolean
hjl_draft_asks_stage (const HjlDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->person->stage_id != NULL && g_strcmp0 (self->agreed_stage, self->person->stage_id) != 0;
}

gboolean
hjl_draft_needs_name (const HjlDraft *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->person->profile->name == NULL || *self->person->profile->name == '\0';
}

gboolean
hjl_draft_asks (const HjlDraft *self,
                HjlCvField      field)
{
  g_auto (GStrv) values = hjl_draft_dup (self, field);

  return values[0] != NULL && self->sure[field] != HJL_CV_SURE;
}

void
hjl_draft_drop_unsure (HjlDraft *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < HJL_N_CV_FIELDS; i++)
    if (i != HJL_CV_FIELD_NAME && i != HJL_CV_FIELD_EMAIL && hjl_draft_asks (self, i))
      put (self, i, NULL);
}

gboolean
hjl_draft_is_ready (const HjlDraft *self)
{
  return !hjl_draft_needs_name (self) && !hjl_draft_asks (self, HJL_CV_FIELD_NAME) &&
         !hjl_draft_asks (self, HJL_CV_FIELD_EMAIL);
}

GStrv
hjl_draft_describe (const HjlDraft *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->person->files->len; i++)
    {
      const HjlPersonFile *file = g_ptr_array_index (self->person->files, i);
      const HjlDraftRead  *read = g_ptr_array_index (self->reads, i);
      const char          *why = read->facts != NULL ? hjl_cv_reading_describe (read->facts->reading) : NULL;

      if (why != NULL && file->purpose != HJL_PURPOSE_OTHER)
        {
          g_autofree char *line = g_strdup_printf ("“%s”: %s", file->name, why);

          g_strv_builder_add (builder, line);
        }
      if (file->purpose == HJL_PURPOSE_CV && read->size > HJL_DRAFT_LARGE_CV)
        {
          g_autofree char *line = g_strdup_printf (_ ("“%s” is larger than 10 MB, which is what Lever’s own pages take as a CV. Lever may refuse it."),
                                                   file->name);

          g_strv_builder_add (builder, line);
        }
    }
  g_strv_builder_addv (builder, (const char **) self->problems);

  return g_strv_builder_end (builder);
}

const char *
hjl_draft_choice_to_string (HjlDraftChoice choice)
{
  g_return_val_if_fail (choice < HJL_N_DRAFT_CHOICES, choices[0]);

  return choices[choice];
}

gboolean
hjl_draft_choice_from_string (const char     *text,
                              HjlDraftChoice *choice)
{
  for (guint i = 0; i < HJL_N_DRAFT_CHOICES; i++)
    if (g_strcmp0 (choices[i], text) == 0)
      {
        *choice = i;
        return TRUE;
      }

  return FALSE;
}

/* Texts go in where they are there. */
static void
add_text (GVariantDict *dict,
          const char   *key,
          const char   *text)
{
  if (text != NULL)
    g_variant_dict_insert (dict, key, "s", text);
}

static GVariant *
pack_facts (const HjlCvFacts *facts)
{
  GVariantDict    dict;
  GVariantBuilder findings;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "reading", "s", hjl_cv_reading_get_nick (facts->reading));
  g_variant_dict_insert (&dict, "pages", "u", facts->n_pages);
  g_variant_builder_init (&findings, G_VARIANT_TYPE ("a(ssssuu)"));
  for (guint i = 0; i < facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);

      g_variant_builder_add (&findings, "(ssssuu)", hjl_cv_field_get_nick (finding->field), finding->value,
                             hjl_cv_sure_get_nick (finding->sure), hjl_cv_from_get_nick (finding->from), finding->page,
                             finding->line);
    }
  g_variant_dict_insert_value (&dict, "findings", g_variant_builder_end (&findings));

  return g_variant_dict_end (&dict);
}

static HjlCvFacts *
unpack_facts (GVariant *packed)
{
  g_autoptr (GVariantIter) iter = NULL;
  HjlCvFacts  *facts;
  HjlCvReading reading = HJL_CV_FAILED;
  const char  *word = NULL;
  const char  *field;
  const char  *value;
  const char  *sure;
  const char  *from;
  guint        page;
  guint        line;

  if (g_variant_lookup (packed, "reading", "&s", &word))
    hjl_cv_reading_from_nick (word, &reading);
  facts = hjl_cv_facts_new (HJL_FILE_KIND_UNKNOWN, reading);
  g_variant_lookup (packed, "pages", "u", &facts->n_pages);
  if (!g_variant_lookup (packed, "findings", "a(ssssuu)", &iter))
    return facts;

  while (g_variant_iter_next (iter, "(&s&s&s&suu)", &field, &value, &sure, &from, &page, &line))
    {
      HjlCvField a_field;
      HjlCvSure  a_sure;
      HjlCvFrom  a_from;

      if (hjl_cv_field_from_nick (field, &a_field) && hjl_cv_sure_from_nick (sure, &a_sure) &&
          hjl_cv_from_from_nick (from, &a_from))
        hjl_cv_facts_take (facts, a_field, g_strdup (value), a_sure, a_from, page, line);
    }

  return facts;
}

static GVariant *
pack_file (const HjlPersonFile *file,
           const HjlDraftRead  *read)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  add_text (&dict, "spool-name", file->spool_name);
  add_text (&dict, "name", file->name);
  add_text (&dict, "digest", file->digest);
  add_text (&dict, "purpose", hjl_purpose_to_string (file->purpose));
  add_text (&dict, "folder", read->folder);
  g_variant_dict_insert (&dict, "size", "x", read->size);
  if (read->facts != NULL)
    g_variant_dict_insert_value (&dict, "facts", pack_facts (read->facts));

  return g_variant_dict_end (&dict);
}

static void
unpack_file (HjlDraft *self,
             GVariant *packed)
{
  g_autoptr (GVariant) facts = g_variant_lookup_value (packed, "facts", G_VARIANT_TYPE_VARDICT);
  const char    *spool_name = NULL;
  const char    *name = NULL;
  const char    *purpose = NULL;
  const char    *folder = NULL;
  gint64         size = 0;
  HjlPersonFile *file;

  g_variant_lookup (packed, "spool-name", "&s", &spool_name);
  g_variant_lookup (packed, "name", "&s", &name);
  g_variant_lookup (packed, "purpose", "&s", &purpose);
  g_variant_lookup (packed, "folder", "&s", &folder);
  g_variant_lookup (packed, "size", "x", &size);
  file = hjl_person_file_new (spool_name, hjl_purpose_from_string (purpose), name);
  g_variant_lookup (packed, "digest", "s", &file->digest);
  hjl_draft_take_file (self, file, hjl_draft_read_new (folder, size, facts != NULL ? unpack_facts (facts) : NULL));
}

static char *
print (const HjlDraft *self,
       const char     *seal)
{
  GVariantDict    dict;
  GVariantBuilder files;
  g_autoptr (GVariant) whole = NULL;

  g_variant_dict_init (&dict, NULL);
  add_text (&dict, "role", self->person->role_id);
  add_text (&dict, "stage", self->person->stage_id);
  add_text (&dict, "url", self->person->profile->url);
  for (guint i = 0; i < HJL_N_CV_FIELDS; i++)
    {
      g_auto (GStrv) values = hjl_draft_dup (self, i);

      if (values[0] != NULL)
        g_variant_dict_insert (&dict, hjl_cv_field_get_nick (i), "(s^as)", hjl_cv_sure_get_nick (self->sure[i]), values);
    }
  if (self->problems[0] != NULL)
    g_variant_dict_insert (&dict, "problems", "^as", self->problems);
  g_variant_dict_insert (&dict, "row", "u", self->row);
  add_text (&dict, "choice", hjl_draft_choice_to_string (self->choice));
  add_text (&dict, "opportunity", self->opportunity_id);
  if (self->seen != NULL && self->seen[0] != NULL)
    g_variant_dict_insert (&dict, "seen", "^as", self->seen);
  add_text (&dict, "agreed-stage", self->agreed_stage);
  add_text (&dict, "seal", seal);

  g_variant_builder_init (&files, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < self->person->files->len; i++)
    g_variant_builder_add_value (&files, pack_file (g_ptr_array_index (self->person->files, i),
                                                    g_ptr_array_index (self->reads, i)));
  g_variant_dict_insert_value (&dict, "files", g_variant_builder_end (&files));
  whole = g_variant_ref_sink (g_variant_dict_end (&dict));

  return g_variant_print (whole, FALSE);
}

char *
hjl_draft_print (const HjlDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return print (self, self->seal);
}

static char *
make_seal (const HjlDraft *self)
{
  g_autofree char *text = print (self, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

void
hjl_draft_seal (HjlDraft *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->seal);
  self->seal = make_seal (self);
}

gboolean
hjl_draft_is_sealed (const HjlDraft *self)
{
  g_autofree char *seal = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->seal == NULL)
    return FALSE;

  seal = make_seal (self);

  return g_str_equal (seal, self->seal);
}

HjlDraft *
hjl_draft_parse (const char *text)
{
  g_autoptr (GVariant) whole = NULL;
  g_autoptr (GVariant) files = NULL;
  HjlDraft   *self;
  const char *word = NULL;
  char      **problems = NULL;

  whole = hjl_kept_parse (G_VARIANT_TYPE_VARDICT, text);
  if (whole == NULL)
    return NULL;

  self = hjl_draft_new (NULL);
  g_variant_lookup (whole, "role", "s", &self->person->role_id);
  g_variant_lookup (whole, "stage", "s", &self->person->stage_id);
  g_variant_lookup (whole, "url", "s", &self->person->profile->url);
  for (guint i = 0; i < HJL_N_CV_FIELDS; i++)
    {
      g_auto (GStrv) values = NULL;
      const char *sure = NULL;

      if (!g_variant_lookup (whole, hjl_cv_field_get_nick (i), "(&s^as)", &sure, &values))
        continue;
      put (self, i, (const char *const *) values);
      hjl_cv_sure_from_nick (sure, &self->sure[i]);
    }
  if (g_variant_lookup (whole, "problems", "^as", &problems))
    {
      g_strfreev (self->problems);
      self->problems = problems;
    }
  g_variant_lookup (whole, "row", "u", &self->row);
  if (g_variant_lookup (whole, "choice", "&s", &word))
    hjl_draft_choice_from_string (word, &self->choice);
  g_variant_lookup (whole, "opportunity", "s", &self->opportunity_id);
  g_variant_lookup (whole, "seen", "^as", &self->seen);
  g_variant_lookup (whole, "agreed-stage", "s", &self->agreed_stage);
  g_variant_lookup (whole, "seal", "s", &self->seal);

  files = g_variant_lookup_value (whole, "files", G_VARIANT_TYPE ("aa{sv}"));
  for (gsize i = 0; files != NULL && i < g_variant_n_children (files); i++)
    {
      g_autoptr (GVariant) file = g_variant_get_child_value (files, i);

      unpack_file (self, file);
    }

  return self;
}
