/* hjl-mapping-notice.c: what is broken in a mapping, each with a proposal where there is one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-mapping-notice.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-break-row.h"
#include "model/hjl-suggest.h"

struct _HjlMappingNotice
{
  AdwBin parent_instance;

  HjlMappingEditor *editor;
  GPtrArray        *earlier;
  GPtrArray        *breaks;
  GtkListBox       *list;

  /* Comparing with every posting and every mapping takes its time: once for each catalogue. */
  HjlCatalogue *catalogue; /* nullable: what the suggestions are of */
  GPtrArray    *postings;  /* nullable until they are needed */
  GPtrArray    *stages;    /* nullable until they are needed */
};

G_DEFINE_FINAL_TYPE (HjlMappingNotice, hjl_mapping_notice, ADW_TYPE_BIN)

/* What mends a break: a posting, a target, nothing at all in the place of what is gone, or to choose. */
typedef struct
{
  gboolean   choose;
  char      *posting_id;
  HjlTarget *target;
  char      *label;
} Proposal;

static void
proposal_free (Proposal *self)
{
  g_free (self->posting_id);
  g_clear_pointer (&self->target, hjl_target_free);
  g_free (self->label);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Proposal, proposal_free)

static void
propose_posting (HjlMappingNotice *self,
                 Proposal         *proposal)
{
  HjlMapping    *mapping = self->editor->mapping;
  HjlCatalogue  *catalogue = self->editor->catalogue;
  HjlRole       *role = hjl_catalogue_get_role (catalogue, hjl_mapping_get_role_id (mapping));
  HjlSuggestion *best;

  if (self->postings == NULL && role != NULL)
    self->postings = hjl_suggest_postings (catalogue, role);
  best = self->postings != NULL && self->postings->len > 0 ? g_ptr_array_index (self->postings, 0) : NULL;
  proposal->choose = best == NULL || best->score < HJL_SUGGEST_GOOD;
  if (proposal->choose)
    {
      proposal->label = g_strdup (_ ("Choose a Posting"));
      return;
    }
  proposal->posting_id = g_strdup (best->id);
  proposal->label = g_strdup_printf (_ ("Use “%s”"), best->name);
}

static void
propose_target (HjlMappingNotice *self,
                const char       *stage_id,
                Proposal         *proposal)
{
  if (self->stages == NULL)
    self->stages = hjl_suggest_stages (self->editor->catalogue, self->earlier,
                                       self->editor->standard);

  for (guint i = 0; i < self->stages->len; i++)
    {
      HjlStageSuggestion *suggestion = g_ptr_array_index (self->stages, i);

      if (g_strcmp0 (suggestion->stage_id, stage_id) != 0)
        continue;
      proposal->target = hjl_target_copy (suggestion->target);
      proposal->label = g_strdup_printf (_ ("Use “%s”"), suggestion->target->name);
      return;
    }
  proposal->label = g_strdup (_ ("Leave Blank"));
}

/* Returns: (nullable): NULL where a person has to look */
static Proposal *
propose (HjlMappingNotice *self,
         const HjlBreak   *item)
{
  g_autoptr (Proposal) proposal = g_new0 (Proposal, 1);

  switch (item->kind)
    {
    case HJL_BREAK_NO_POSTING:
    case HJL_BREAK_POSTING_CLOSED:
    case HJL_BREAK_POSTING_GONE:
      propose_posting (self, proposal);
      break;

    case HJL_BREAK_STAGE_GONE:
    case HJL_BREAK_REASON_GONE:
      if (item->stage_id != NULL)
        propose_target (self, item->stage_id, proposal);
      else
        proposal->label = g_strdup (_ ("Let Lever Decide"));
      break;

    /* Whether it is meant nobody can propose. */
    case HJL_BREAK_SENSELESS:
      proposal->label = g_strdup (_ ("Leave Blank"));
      break;

    case HJL_BREAK_ROLE_STAGE_GONE:
    default:
      proposal->label = g_strdup (_ ("Remove Entry"));
      break;
    }

  return proposal->label != NULL ? g_steal_pointer (&proposal) : NULL;
}

static void
on_row_accepted_cb (HjlMappingNotice *self,
                    HjlBreakRow      *row)
{
  GtkWidget *parent = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_LIST_BOX_ROW);

  hjl_mapping_notice_accept (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (parent)));
}

static void
add_row (HjlMappingNotice *self,
         guint             place)
{
  const HjlBreak  *item = g_ptr_array_index (self->breaks, place);
  g_autofree char *text = hjl_break_describe (item);
  g_autoptr (Proposal) proposal = propose (self, item);
  GtkWidget *content = hjl_break_row_new (text, proposal != NULL ? proposal->label : NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  g_signal_connect_object (content, "accepted", G_CALLBACK (on_row_accepted_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* The button says what the row says. */
  gtk_widget_set_focusable (row, proposal == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_append (self->list, row);
}

/* Returns: the place of the row that the focus is in, or -1 */
static int
find_focus (HjlMappingNotice *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (row) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

static void
update (HjlMappingNotice *self)
{
  int        focus = find_focus (self);
  GtkWidget *child;

  if (g_set_object (&self->catalogue, self->editor->catalogue))
    {
      g_clear_pointer (&self->postings, g_ptr_array_unref);
      g_clear_pointer (&self->stages, g_ptr_array_unref);
    }

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  g_clear_pointer (&self->breaks, g_ptr_array_unref);
  self->breaks = hjl_mapping_find_breaks (self->editor->mapping,
                                          self->editor->catalogue);
  for (guint i = 0; i < self->breaks->len; i++)
    add_row (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self), self->breaks->len > 0);

  if (focus < 0)
    return;
  if (self->breaks->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (focus, (int) self->breaks->len - 1))),
                            GTK_DIR_TAB_FORWARD);
  else
    g_signal_emit_by_name (self, "mended");
}

static void
hjl_mapping_notice_dispose (GObject *object)
{
  HjlMappingNotice *self = HJL_MAPPING_NOTICE (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_clear_pointer (&self->breaks, g_ptr_array_unref);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->postings, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);

  G_OBJECT_CLASS (hjl_mapping_notice_parent_class)->dispose (object);
}

static void
hjl_mapping_notice_class_init (HjlMappingNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hjl_mapping_notice_dispose;

  g_signal_new ("mended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("posting-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hjl_mapping_notice_init (HjlMappingNotice *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Problems"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
hjl_mapping_notice_follow (HjlMappingNotice *self,
                           HjlMappingEditor *editor,
                           GPtrArray        *earlier)
{
  g_return_if_fail (HJL_IS_MAPPING_NOTICE (self));
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (editor));
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  self->earlier = g_ptr_array_ref (earlier);
  g_signal_connect_object (editor, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

guint
hjl_mapping_notice_get_n_breaks (HjlMappingNotice *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_NOTICE (self), 0);

  return self->breaks != NULL ? self->breaks->len : 0;
}

gboolean
hjl_mapping_notice_accept (HjlMappingNotice *self,
                           guint             place)
{
  const HjlBreak *item;
  g_autoptr (Proposal) proposal = NULL;
  g_autofree char *stage_id = NULL;
  HjlPosting      *posting;

  g_return_val_if_fail (HJL_IS_MAPPING_NOTICE (self), FALSE);
  g_return_val_if_fail (place < hjl_mapping_notice_get_n_breaks (self), FALSE);

  item = g_ptr_array_index (self->breaks, place);
  proposal = propose (self, item);
  if (proposal == NULL)
    return FALSE;

  stage_id = g_strdup (item->stage_id);
  if (proposal->choose)
    {
      g_signal_emit_by_name (self, "posting-wanted");
    }
  else if (proposal->posting_id != NULL)
    {
      posting = hjl_catalogue_get_posting (self->editor->catalogue, proposal->posting_id);
      hjl_mapping_editor_set_posting (self->editor, proposal->posting_id, posting->title);
    }
  else if (stage_id != NULL)
    hjl_mapping_editor_assign (self->editor, stage_id, proposal->target);
  else
    hjl_mapping_editor_set_landing (self->editor, NULL, NULL);

  return TRUE;
}
