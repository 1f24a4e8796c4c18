/* hjl-group-item.c: what says whose a file is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "files/hjl-grouping-private.h"

#include <string.h>

#include "model/hjl-fold.h"
#include "model/hjl-name.h"

/* So many digits of the end of a phone number are the same with and without the country's. */
#define PHONE_END 8

void
hjl_group_item_free (gpointer self)
{
  HjlGroupItem *item = self;

  hjl_file_title_free (item->title);
  g_strfreev (item->name_words);
  g_strfreev (item->stem);
  g_ptr_array_unref (item->emails);
  g_ptr_array_unref (item->phones);
  g_ptr_array_unref (item->problems);
  g_free (item);
}

static HjlGroupItem *
new_item (void)
{
  HjlGroupItem *item = g_new0 (HjlGroupItem, 1);

  item->emails = g_ptr_array_new_with_free_func (g_free);
  item->phones = g_ptr_array_new_with_free_func (g_free);
  item->problems = g_ptr_array_new_with_free_func (g_free);
  item->wanted = -1;

  return item;
}

static void
add_phone (HjlGroupItem *item,
           const char   *phone)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *c = phone; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
  if (digits->len >= PHONE_END)
    g_ptr_array_add (item->phones, g_strdup (digits->str + digits->len - PHONE_END));
}

HjlGroupItem *
hjl_group_item_new_row (HjlGroupRow *row)
{
  HjlGroupItem              *item = new_item ();
  const HjlCandidateProfile *profile = row->draft->person->profile;

  item->row = row;
  item->name = profile->name;
  item->name_words = hjl_file_title_split (item->name);
  for (guint i = 0; profile->emails[i] != NULL; i++)
    g_ptr_array_add (item->emails, hjl_fold (profile->emails[i]));
  for (guint i = 0; i < profile->phones->len; i++)
    add_phone (item, ((HjlLabelled *) g_ptr_array_index (profile->phones, i))->text);

  return item;
}

/* In a certificate or reference other people's names and addresses stand; whom a letter is to may be taken for its writer. */
static void
take_facts (HjlGroupItem     *item,
            const HjlCvFacts *facts)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  HjlCvSure           enough = item->title->sort == HJL_TITLE_LETTER ? HJL_CV_SURE : HJL_CV_LIKELY;

  if (item->title->sort == HJL_TITLE_PAPER)
    return;

  if (name != NULL && name->sure >= enough)
    item->name = name->value;
  for (guint i = 0; i < facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);

      if (finding->sure == HJL_CV_SURE && finding->field == HJL_CV_FIELD_EMAIL)
        g_ptr_array_add (item->emails, hjl_fold (finding->value));
      else if (finding->sure == HJL_CV_SURE && finding->field == HJL_CV_FIELD_PHONE)
        add_phone (item, finding->value);
    }
}

HjlGroupItem *
hjl_group_item_new_file (HjlGroupFile *file)
{
  HjlGroupItem *item = new_item ();

  item->file = file;
  item->title = hjl_file_title_new (file->title);
  if (file->facts != NULL)
    take_facts (item, file->facts);
  item->name_words = hjl_file_title_split (item->name);
  if (item->title->name != NULL)
    item->stem = g_strdupv (item->title->words);

  return item;
}

const char *
hjl_group_item_get_folder (const HjlGroupItem *self)
{
  return self->file != NULL && self->file->folder != NULL ? self->file->folder : "";
}

gboolean
hjl_group_item_is_cv_like (const HjlGroupItem *self)
{
  return self->row != NULL || self->title->sort == HJL_TITLE_CV || self->title->sort == HJL_TITLE_PLAIN;
}

static gboolean
is_below (const char *folder,
          const char *above)
{
  gsize length = strlen (above);

  return strncmp (folder, above, length) == 0 && (folder[length] == '\0' || folder[length] == '/');
}

gboolean
hjl_group_items_are_near (const HjlGroupItem *a,
                          const HjlGroupItem *b)
{
  const char *left = hjl_group_item_get_folder (a);
  const char *right = hjl_group_item_get_folder (b);

  if (a->row != NULL || b->row != NULL)
    return TRUE;

  return g_str_equal (left, right) || (*left != '\0' && *right != '\0' && (is_below (left, right) || is_below (right, left)));
}

static gboolean
share (GPtrArray *a,
       GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (g_ptr_array_find_with_equal_func (b, g_ptr_array_index (a, i), g_str_equal, NULL))
      return TRUE;

  return FALSE;
}

gboolean
hjl_group_items_share (const HjlGroupItem *a,
                       const HjlGroupItem *b)
{
  return share (a->emails, b->emails) || share (a->phones, b->phones);
}

gboolean
hjl_group_items_are_apart (const HjlGroupItem *a,
                           const HjlGroupItem *b)
{
  if (a->row != NULL && b->row != NULL)
    return TRUE;
  if (hjl_names_differ (a->name, b->name))
    return TRUE;
  if (!hjl_group_item_is_cv_like (a) || !hjl_group_item_is_cv_like (b) || share (a->emails, b->emails))
    return FALSE;
  if (a->emails->len > 0 && b->emails->len > 0)
    return TRUE;

  return a->phones->len > 0 && b->phones->len > 0 && !share (a->phones, b->phones);
}
