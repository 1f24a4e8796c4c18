/* hjl-choice.c: one thing that a person can choose: a Lever stage, an archive reason, a posting, a role
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-choice.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-fold.h"
#include "model/hjl-suggest.h"

G_DEFINE_FINAL_TYPE (HjlChoice, hjl_choice, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_BADGE,
  PROP_PRESENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
hjl_choice_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  HjlChoice *self = HJL_CHOICE (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;

    case PROP_BADGE:
      g_value_set_string (value, self->badge);
      break;

    case PROP_PRESENT:
      g_value_set_boolean (value, self->present);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_choice_finalize (GObject *object)
{
  HjlChoice *self = HJL_CHOICE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->badge);
  g_free (self->search);

  G_OBJECT_CLASS (hjl_choice_parent_class)->finalize (object);
}

static void
hjl_choice_class_init (HjlChoiceClass *klass)
{
  static const char *const names[PROP_PRESENT] = { NULL, "id", "title", "subtitle", "badge" };
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hjl_choice_get_property;
  object_class->finalize = hjl_choice_finalize;

  for (guint i = 1; i < PROP_PRESENT; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_PRESENT] = g_param_spec_boolean ("present", NULL, NULL, FALSE, (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hjl_choice_init (HjlChoice *self)
{
}

HjlChoice *
hjl_choice_new (const char *id,
                const char *title,
                const char *subtitle,
                const char *badge)
{
  g_autofree char *all = NULL;
  HjlChoice       *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (HJL_TYPE_CHOICE, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->badge = g_strdup (badge);
  all = g_strdup_printf ("%s %s %s", title, subtitle != NULL ? subtitle : "", badge != NULL ? badge : "");
  self->search = hjl_fold_for_search (all);

  return self;
}

void
hjl_choice_set_present (HjlChoice *self,
                        gboolean   present)
{
  g_return_if_fail (HJL_IS_CHOICE (self));

  if (self->present == present)
    return;

  self->present = present;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRESENT]);
}

static gboolean
has_words (gpointer choice,
           gpointer words)
{
  return hjl_fold_has_words (HJL_CHOICE (choice)->search, words);
}

void
hjl_choice_search (GtkCustomFilter *filter,
                   const char      *text)
{
  g_return_if_fail (GTK_IS_CUSTOM_FILTER (filter));

  gtk_custom_filter_set_filter_func (filter, has_words, hjl_fold_words (text), (GDestroyNotify) g_strfreev);
}

HjlTarget *
hjl_choice_dup_target (HjlChoice *self)
{
  g_return_val_if_fail (HJL_IS_CHOICE (self), NULL);

  return self->kind != HJL_TARGET_NONE ? hjl_target_new (self->kind, self->id, self->title) : NULL;
}

static void
take_choice (GListStore   *store,
             HjlChoice    *choice,
             HjlTargetKind kind)
{
  choice->kind = kind;
  g_list_store_append (store, choice);
  g_object_unref (choice);
}

static void
add_reasons (GListStore   *store,
             HjlCatalogue *catalogue,
             gboolean      hired)
{
  GPtrArray *reasons = hjl_catalogue_get_list (catalogue, HJL_LIST_REASONS);

  for (guint i = 0; i < reasons->len; i++)
    {
      HjlArchiveReason *reason = g_ptr_array_index (reasons, i);

      if (!reason->active || reason->hired != hired)
        continue;
      take_choice (store,
                   hjl_choice_new (reason->id, reason->name,
                                   hired ? _ ("Archive as hired") : _ ("Archive as rejected or withdrawn"), NULL),
                   HJL_TARGET_REASON);
    }
}

GListModel *
hjl_choice_list_targets (HjlCatalogue *catalogue,
                         gboolean      reasons)
{
  GListStore *store;
  GPtrArray  *stages;

  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);

  store = g_list_store_new (HJL_TYPE_CHOICE);
  take_choice (store,
               reasons ? hjl_choice_new (NULL, _ ("Leave blank"), _ ("This stage won’t change Lever"), NULL)
                       : hjl_choice_new (NULL, _ ("Let Lever decide"), _ ("Usually “New lead”"), NULL),
               HJL_TARGET_NONE);
  stages = hjl_catalogue_get_stages (catalogue, HJL_SIDE_LEVER);
  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);

      take_choice (store, hjl_choice_new (stage->id, stage->name, _ ("Lever stage"), NULL),
                   HJL_TARGET_STAGE);
    }
  if (reasons)
    {
      add_reasons (store, catalogue, TRUE);
      add_reasons (store, catalogue, FALSE);
    }

  return G_LIST_MODEL (store);
}

char *
hjl_choice_join (const char *first,
                 const char *second,
                 const char *third)
{
  const char *all[] = { first, second, third };
  const char *parts[G_N_ELEMENTS (all) + 1] = { NULL };
  guint       n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (all[i] != NULL && *all[i] != '\0')
        parts[n++] = all[i];
    }

  return n > 0 ? g_strjoinv (" · ", (char **) parts) : NULL;
}

char *
hjl_choice_describe_posting (HjlPosting *posting)
{
  return hjl_choice_join (posting->location, posting->team, posting->commitment);
}

static int
compare_postings (gconstpointer a,
                  gconstpointer b)
{
  HjlPosting *first = *(HjlPosting *const *) a;
  HjlPosting *second = *(HjlPosting *const *) b;
  gboolean    first_open = hjl_posting_is_open (first);

  if (first_open != hjl_posting_is_open (second))
    return first_open ? -1 : 1;

  return hjl_fold_compare (first->title, second->title);
}

static void
add_posting (GListStore *store,
             HjlPosting *posting,
             const char *why)
{
  g_autofree char *about = hjl_choice_describe_posting (posting);
  g_autofree char *subtitle = NULL;
  const char      *state = hjl_posting_state_to_label (posting->state);
  HjlChoice       *choice;

  subtitle = about != NULL ? g_strdup_printf ("%s · %s", state, about) : g_strdup (state);
  choice = hjl_choice_new (posting->id, posting->title, subtitle, why);
  g_list_store_append (store, choice);
  g_object_unref (choice);
}

GListModel *
hjl_choice_list_postings (HjlCatalogue *catalogue,
                          HjlRole      *role)
{
  g_autoptr (GPtrArray) postings = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  const char *best = NULL;
  GListStore *store;

  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);

  store = g_list_store_new (HJL_TYPE_CHOICE);
  if (role != NULL)
    suggestions = hjl_suggest_postings (catalogue, role);
  if (suggestions != NULL && suggestions->len > 0)
    {
      HjlSuggestion *suggestion = g_ptr_array_index (suggestions, 0);

      if (suggestion->score >= HJL_SUGGEST_GOOD)
        best = suggestion->id;
    }
  if (best != NULL)
    add_posting (store, hjl_catalogue_get_posting (catalogue, best), _ ("Best match"));

  /* A copy unrefs what it holds unless it is told that nothing is its own. */
  postings = g_ptr_array_copy (hjl_catalogue_get_list (catalogue, HJL_LIST_POSTINGS), NULL, NULL);
  g_ptr_array_set_free_func (postings, NULL);
  g_ptr_array_sort (postings, compare_postings);
  for (guint i = 0; i < postings->len; i++)
    {
      HjlPosting *posting = g_ptr_array_index (postings, i);

      if (g_strcmp0 (posting->id, best) != 0)
        add_posting (store, posting, NULL);
    }

  return G_LIST_MODEL (store);
}
