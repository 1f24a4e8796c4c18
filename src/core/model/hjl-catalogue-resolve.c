/* hjl-catalogue-resolve.c: from an id or a name, as a person types it, to the id
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-catalogue.h"

#include "model/hjl-error.h"
#include "model/hjl-fold.h"

/* One thing of a list, whatever the list is of. */
typedef struct
{
  const char *id;
  const char *name;
  const char *email; /* of a user: as good as the name */
  const char *more;  /* nullable: what tells things of one name apart */
} Item;

/* From the strictest to the kindest way to fit. */
typedef enum
{
  FIT_EXACT, /* but for blanks */
  FIT_FOLDED,
  FIT_START,
  N_FITS
} Fit;

static Item
get_item (gpointer thing,
          HjlLists list)
{
  HjlRole          *role = thing;
  HjlPosting       *posting = thing;
  HjlStage         *stage = thing;
  HjlArchiveReason *reason = thing;
  HjlUser          *user = thing;

  switch ((guint) list)
    {
    case HJL_LIST_ROLES:
      return (Item){ role->id, role->title, NULL, role->location };
    case HJL_LIST_POSTINGS:
      return (Item){ posting->id, posting->title, NULL, posting->location };
    case HJL_LIST_ROLE_STAGES:
    case HJL_LIST_STAGES:
      return (Item){ stage->id, stage->name, NULL, stage->pipeline };
    case HJL_LIST_REASONS:
      return (Item){ reason->id, reason->name, NULL, NULL };
    case HJL_LIST_USERS:
      return (Item){ user->id, user->name, user->email, user->access_role };
    default:
      return (Item){ thing, thing, NULL, NULL };
    }
}

const char *
hjl_catalogue_id_of (HjlLists list,
                     gpointer item)
{
  return get_item (item, list).id;
}

const char *
hjl_catalogue_name_of (HjlLists list,
                       gpointer item)
{
  return get_item (item, list).name;
}

static gboolean
text_fits (const char *text,
           const char *wanted,
           const char *folded_wanted,
           Fit         fit)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  if (fit == FIT_EXACT)
    {
      g_autofree char *plain = hjl_fold_blanks (text);

      return strcmp (plain, wanted) == 0;
    }

  folded = hjl_fold (text);

  return fit == FIT_FOLDED ? strcmp (folded, folded_wanted) == 0 : g_str_has_prefix (folded, folded_wanted);
}

/* A user's name is personal data, so an error message tells users apart by id and access role. */
static char *
list_choices (GPtrArray *found,
              HjlLists   list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      Item             item = get_item (g_ptr_array_index (found, i), list);
      g_autofree char *name = hjl_fold_blanks (item.name);
      g_autofree char *more = hjl_fold_blanks (item.more);

      g_string_append_printf (text, "\n%s", item.id);
      if (list != HJL_LIST_USERS && item.name != item.id)
        g_string_append_printf (text, "  %s", name);
      if (more != NULL && *more != '\0')
        g_string_append_printf (text, "  (%s)", more);
    }

  return g_string_free (text, FALSE);
}

char *
hjl_catalogue_resolve (HjlCatalogue *self,
                       HjlLists      list,
                       const char   *text,
                       GError      **error)
{
  g_autofree char *wanted = NULL;
  g_autofree char *folded = NULL;
  GPtrArray       *things;

  g_return_val_if_fail (HJL_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  things = hjl_catalogue_get_list (self, list);

  wanted = hjl_fold_blanks (text);
  folded = hjl_fold (text);

  for (guint i = 0; i < things->len; i++)
    {
      Item item = get_item (g_ptr_array_index (things, i), list);

      if (strcmp (item.id, text) == 0 || strcmp (item.id, wanted) == 0)
        return g_strdup (item.id);
    }

  for (int fit = FIT_EXACT; *folded != '\0' && fit < N_FITS; fit++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new ();
      g_autofree char *choices = NULL;

      for (guint i = 0; i < things->len; i++)
        {
          Item item = get_item (g_ptr_array_index (things, i), list);

          if (text_fits (item.name, wanted, folded, fit) || text_fits (item.email, wanted, folded, fit))
            g_ptr_array_add (found, g_ptr_array_index (things, i));
        }

      if (found->len == 0)
        continue;
      if (found->len == 1)
        return g_strdup (get_item (g_ptr_array_index (found, 0), list).id);

      choices = list_choices (found, list);
      if (list == HJL_LIST_USERS)
        g_set_error (error, HJL_ERROR, HJL_ERROR_AMBIGUOUS, "Several users fit; use an id:%s", choices);
      else
        g_set_error (error, HJL_ERROR, HJL_ERROR_AMBIGUOUS, "“%s” fits several; use an id:%s", wanted, choices);
      return NULL;
    }

  if (list == HJL_LIST_USERS)
    g_set_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND, "No user has that id, name or email address");
  else
    g_set_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND, "Nothing is called “%s”", wanted);

  return NULL;
}
