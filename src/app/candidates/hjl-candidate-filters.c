/* hjl-candidate-filters.c: which candidates the list shows: search, role, state, order
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidate-filters.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-candidate-item.h"
#include "app/widgets/hjl-typed.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

/* In the order of the choices; the first one is all. */
static const HjlState states[] = {
  HJL_STATE_NONE,
  HJL_STATE_ATTENTION,
  HJL_STATE_FAILED,
  HJL_STATE_WAITING,
  HJL_STATE_IN_PROGRESS,
  HJL_STATE_EXPORTED,
  HJL_STATE_ERASED,
};

struct _HjlCandidateFilters
{
  AdwBin parent_instance;

  char      *role_id;  /* nullable: all */
  GPtrArray *role_ids; /* of the choices; the first is NULL */
  gboolean   updating; /* the choices change, not the choice */
  gboolean   narrow;
  int        room; /* for all of it */

  /* Template widgets. */
  GtkSearchEntry *search;
  GtkOrientable  *choices;
  GtkDropDown    *role;
  GtkDropDown    *state;
  GtkDropDown    *sort;
};

G_DEFINE_FINAL_TYPE (HjlCandidateFilters, hjl_candidate_filters, ADW_TYPE_BIN)

gboolean
hjl_candidate_filters_shows_attention (HjlCandidateFilters *self)
{
  guint state = gtk_drop_down_get_selected (self->state);

  return state < G_N_ELEMENTS (states) && states[state] == HJL_STATE_ATTENTION;
}

/* What is chosen is read to its end wherever there is room for it. */
static void
lay_out (HjlCandidateFilters *self)
{
  GtkBox *box = GTK_BOX (adw_bin_get_child (ADW_BIN (self)));
  int     search;
  int     choices;

  gtk_orientable_set_orientation (self->choices, self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_measure (GTK_WIDGET (self->search), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &search, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->choices), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &choices, NULL, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box),
                                  self->narrow || search + gtk_box_get_spacing (box) + choices > self->room
                                    ? GTK_ORIENTATION_VERTICAL
                                    : GTK_ORIENTATION_HORIZONTAL);
}

static void
tell (HjlCandidateFilters *self)
{
  lay_out (self);
  if (!self->updating)
    g_signal_emit_by_name (self, "changed");
}

/* A search that holds nothing has no use for Escape: it means what it does anywhere in the view. */
static void
on_search_stopped_cb (HjlCandidateFilters *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "candidates.close", NULL);
  else
    hjl_typed_stop_search (GTK_EDITABLE (self->search));
}

static void
on_role_selected_cb (HjlCandidateFilters *self)
{
  guint selected = gtk_drop_down_get_selected (self->role);

  if (self->updating || selected >= self->role_ids->len)
    return;

  g_free (self->role_id);
  self->role_id = g_strdup (g_ptr_array_index (self->role_ids, selected));
  tell (self);
}

static void
select_role (HjlCandidateFilters *self)
{
  guint selected = 0;

  for (guint i = 0; i < self->role_ids->len && selected == 0; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (self->role_ids, i), self->role_id) == 0)
        selected = i;
    }

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->role, selected);
  self->updating = FALSE;
}

static void
hjl_candidate_filters_finalize (GObject *object)
{
  HjlCandidateFilters *self = HJL_CANDIDATE_FILTERS (object);

  g_free (self->role_id);
  g_ptr_array_unref (self->role_ids);

  G_OBJECT_CLASS (hjl_candidate_filters_parent_class)->finalize (object);
}

static void
hjl_candidate_filters_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HJL_TYPE_CANDIDATE_FILTERS);

  G_OBJECT_CLASS (hjl_candidate_filters_parent_class)->dispose (object);
}

static void
hjl_candidate_filters_class_init (HjlCandidateFiltersClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_candidate_filters_dispose;
  object_class->finalize = hjl_candidate_filters_finalize;

  g_signal_new ("changed", HJL_TYPE_CANDIDATE_FILTERS, G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-candidate-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlCandidateFilters, search);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidateFilters, choices);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidateFilters, role);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidateFilters, state);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidateFilters, sort);
  gtk_widget_class_bind_template_callback (widget_class, tell);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_role_selected_cb);
}

static void
hjl_candidate_filters_init (HjlCandidateFilters *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  self->role_ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->role_ids, NULL);
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_string_list_append (choices, _ ("All states"));
  for (guint i = 1; i < G_N_ELEMENTS (states); i++)
    gtk_string_list_append (choices, states[i] == HJL_STATE_ATTENTION ? _ ("Needs you") : hjl_state_get_label (states[i]));
  gtk_drop_down_set_model (self->state, G_LIST_MODEL (choices));
  self->updating = FALSE;
}

void
hjl_candidate_filters_get_query (HjlCandidateFilters *self,
                                 HjlCandidateQuery   *query)
{
  guint state;

  g_return_if_fail (HJL_IS_CANDIDATE_FILTERS (self));

  state = gtk_drop_down_get_selected (self->state);
  query->search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  query->role_id = self->role_id;
  query->states = state > 0 && state < G_N_ELEMENTS (states) ? 1u << states[state] : 0;
  /* Whoever failed needs attention too. */
  if (hjl_candidate_filters_shows_attention (self))
    query->states = HJL_STATES_ATTENTION;
  query->sort = MIN (gtk_drop_down_get_selected (self->sort), HJL_SORT_STATE);
}

static gboolean
has_roles (HjlCandidateFilters *self,
           GPtrArray           *roles)
{
  GtkStringList *titles = GTK_STRING_LIST (gtk_drop_down_get_model (self->role));
  gboolean       same = self->role_ids->len == roles->len + 1;

  for (guint i = 0; same && i < roles->len; i++)
    {
      HjlRole *role = g_ptr_array_index (roles, i);

      same = g_strcmp0 (g_ptr_array_index (self->role_ids, i + 1), role->id) == 0 &&
             g_strcmp0 (gtk_string_list_get_string (titles, i + 1), role->title) == 0;
    }

  return same;
}

void
hjl_candidate_filters_set_roles (HjlCandidateFilters *self,
                                 GPtrArray           *roles)
{
  g_autoptr (GtkStringList) titles = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_return_if_fail (HJL_IS_CANDIDATE_FILTERS (self));
  g_return_if_fail (roles != NULL);

  /* They are read after each sync, and a choice that is open stays open. */
  if (has_roles (self, roles))
    return;

  g_ptr_array_set_size (self->role_ids, 1);
  g_ptr_array_add (texts, (gpointer) _ ("All roles"));
  for (guint i = 0; i < roles->len; i++)
    {
      g_ptr_array_add (self->role_ids, g_strdup (((HjlRole *) g_ptr_array_index (roles, i))->id));
      g_ptr_array_add (texts, (gpointer) ((HjlRole *) g_ptr_array_index (roles, i))->title);
    }
  g_ptr_array_add (texts, NULL);
  titles = gtk_string_list_new ((const char *const *) texts->pdata);

  self->updating = TRUE;
  gtk_drop_down_set_model (self->role, G_LIST_MODEL (titles));
  self->updating = FALSE;
  select_role (self);
}

/* @role_id: (nullable): all */
static void
show (HjlCandidateFilters *self,
      const char          *role_id,
      const char          *text)
{
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_drop_down_set_selected (self->state, 0);
  self->updating = FALSE;
  g_free (self->role_id);
  self->role_id = role_id != NULL && *role_id != '\0' ? g_strdup (role_id) : NULL;
  select_role (self);
  tell (self);
}

void
hjl_candidate_filters_show_role (HjlCandidateFilters *self,
                                 const char          *role_id)
{
  g_return_if_fail (HJL_IS_CANDIDATE_FILTERS (self));

  show (self, role_id, "");
}

void
hjl_candidate_filters_search (HjlCandidateFilters *self,
                              const char          *text)
{
  g_return_if_fail (HJL_IS_CANDIDATE_FILTERS (self));
  g_return_if_fail (text != NULL);

  show (self, NULL, text);
}

void
hjl_candidate_filters_show_attention (HjlCandidateFilters *self)
{
  g_return_if_fail (HJL_IS_CANDIDATE_FILTERS (self));

  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (states[i] == HJL_STATE_ATTENTION)
        gtk_drop_down_set_selected (self->state, i);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_clear_pointer (&self->role_id, g_free);
  select_role (self);
  self->updating = FALSE;
  tell (self);
}

const char *
hjl_candidate_filters_get_role_id (HjlCandidateFilters *self)
{
  g_return_val_if_fail (HJL_IS_CANDIDATE_FILTERS (self), NULL);

  return self->role_id;
}

const char *
hjl_candidate_filters_get_role_title (HjlCandidateFilters *self)
{
  gpointer item;

  g_return_val_if_fail (HJL_IS_CANDIDATE_FILTERS (self), NULL);

  if (self->role_id == NULL || gtk_drop_down_get_selected (self->role) == 0)
    return NULL;

  item = gtk_drop_down_get_selected_item (self->role);

  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

gboolean
hjl_candidate_filters_is_active (HjlCandidateFilters *self)
{
  HjlCandidateQuery query;

  g_return_val_if_fail (HJL_IS_CANDIDATE_FILTERS (self), FALSE);

  hjl_candidate_filters_get_query (self, &query);

  return *query.search != '\0' || query.role_id != NULL || query.states != 0;
}

void
hjl_candidate_filters_focus (HjlCandidateFilters *self)
{
  g_return_if_fail (HJL_IS_CANDIDATE_FILTERS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
hjl_candidate_filters_set_room (HjlCandidateFilters *self,
                                int                  room,
                                gboolean             narrow)
{
  g_return_if_fail (HJL_IS_CANDIDATE_FILTERS (self));

  self->room = room;
  self->narrow = narrow;
  lay_out (self);
}
