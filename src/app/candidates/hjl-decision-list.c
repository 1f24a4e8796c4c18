/* hjl-decision-list.c: a question a row, whose answer counts for all who have it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-decision-list.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  LEAVE,
  TAKE_RECORD,
  TAKE_WORD,
} Answer;

#define MAX_ANSWERS (TAKE_WORD + 1)

typedef struct
{
  GtkDropDown *choice; /* nullable: nobody has this question; borrowed */
  Answer       answers[MAX_ANSWERS];
} Question;

struct _HjlDecisionList
{
  AdwBin parent_instance;

  GtkListBox *list;
  Question    questions[HJL_N_HOLD_KINDS];
};

G_DEFINE_FINAL_TYPE (HjlDecisionList, hjl_decision_list, ADW_TYPE_BIN)

static void
hjl_decision_list_class_init (HjlDecisionListClass *klass)
{
}

static void
hjl_decision_list_init (HjlDecisionList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/* How many of @kind there are; @n_single: (out): and of those with one record only */
static guint
count_kind (GPtrArray  *people,
            HjlHoldKind kind,
            guint      *n_single)
{
  guint n = 0;

  *n_single = 0;
  for (guint i = 0; i < people->len; i++)
    {
      const HjlHold *hold = ((const HjlChosen *) people->pdata[i])->hold;

      if (hold->kind != kind)
        continue;
      n++;
      *n_single += hold->choices[1] == NULL;
    }

  return n;
}

static void
add_question (HjlDecisionList *self,
              HjlHoldKind      kind,
              guint            n,
              guint            n_single)
{
  const HjlHoldWays *ways = hjl_hold_kind_get_ways (kind);
  Question          *question = &self->questions[kind];
  GtkStringList     *labels = gtk_string_list_new (NULL);
  guint              n_answers = 0;
  GtkWidget         *row, *choice;
  g_autofree char   *about = NULL;

  gtk_string_list_append (labels, _ ("Leave for now"));
  question->answers[n_answers++] = LEAVE;
  if (n_single > 0)
    {
      gtk_string_list_append (labels, _ (ways->choose));
      question->answers[n_answers++] = TAKE_RECORD;
    }
  if (ways->word != NULL)
    {
      gtk_string_list_append (labels, _ (ways->label));
      question->answers[n_answers++] = TAKE_WORD;
    }

  about = n_single < n && n_single > 0 ? g_strdup_printf (_ ("%'u candidates, %'u of them with one record to choose"), n, n_single)
                                       : g_strdup_printf (ngettext ("%'u candidate", "%'u candidates", n), n);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", _ (ways->question), "subtitle", about, "title-lines", 0, NULL);
  choice = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (ways->question), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  gtk_list_box_append (self->list, row);
  question->choice = GTK_DROP_DOWN (choice);
}

HjlDecisionList *
hjl_decision_list_new (GPtrArray *people)
{
  HjlDecisionList *self;

  g_return_val_if_fail (people != NULL, NULL);

  self = g_object_new (HJL_TYPE_DECISION_LIST, NULL);
  for (HjlHoldKind kind = 0; kind < HJL_N_HOLD_KINDS; kind++)
    {
      guint n_single;
      guint n = count_kind (people, kind, &n_single);

      if (n > 0)
        add_question (self, kind, n, n_single);
    }

  return self;
}

const char *
hjl_decision_list_get_decision (HjlDecisionList *self,
                                const HjlChosen *chosen)
{
  const HjlHold  *hold;
  const Question *question;

  g_return_val_if_fail (HJL_IS_DECISION_LIST (self), NULL);
  g_return_val_if_fail (chosen != NULL && chosen->hold != NULL, NULL);

  hold = chosen->hold;
  question = &self->questions[hold->kind];
  if (question->choice == NULL)
    return NULL;

  switch (question->answers[gtk_drop_down_get_selected (question->choice)])
    {
    case TAKE_RECORD:
      return hold->choices[1] == NULL ? hold->choices[0] : NULL;

    case TAKE_WORD:
      return hjl_hold_kind_get_ways (hold->kind)->word;

    case LEAVE:
    default:
      return NULL;
    }
}
