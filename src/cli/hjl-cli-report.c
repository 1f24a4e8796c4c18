/* hjl-cli-report.c: what sync shows of a run
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli-report.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-service.h"
#include "model/hjl-error.h"
#include "model/hjl-time.h"

typedef struct
{
  const char *member;
  const char *title;
  gsize       offset;
  gboolean    always;  /* shown in the table even where it is 0 */
  const char *by_hand; /* nullable: the title where a person keeps hackajob; empty: never shown then */
} Number;

static const Number numbers[] = {
  { "exported", N_ ("Exported to Lever"), G_STRUCT_OFFSET (HjlSyncReport, exported), TRUE },
  { "adopted", N_ ("Already in Lever"), G_STRUCT_OFFSET (HjlSyncReport, adopted), FALSE },
  { "moved_in_lever", N_ ("Moved in Lever"), G_STRUCT_OFFSET (HjlSyncReport, moved_in_lever), TRUE },
  { "archived_in_lever", N_ ("Archived in Lever"), G_STRUCT_OFFSET (HjlSyncReport, archived_in_lever), TRUE },
  { "unarchived_in_lever", N_ ("Unarchived in Lever"), G_STRUCT_OFFSET (HjlSyncReport, unarchived_in_lever), FALSE },
  { "moved_in_hackajob", N_ ("Moved in hackajob"), G_STRUCT_OFFSET (HjlSyncReport, moved_in_hackajob), TRUE, N_ ("To move in hackajob (todo)") },
  { "marked", N_ ("Marked as exported in hackajob"), G_STRUCT_OFFSET (HjlSyncReport, marked), TRUE, "" },
  { "erased", N_ ("Erased from this computer"), G_STRUCT_OFFSET (HjlSyncReport, erased), FALSE },
  { "not_erased", N_ ("Not erased until you confirm (--allow-erasing)"), G_STRUCT_OFFSET (HjlSyncReport, not_erased), FALSE },
  { "held_back", N_ ("Waiting until you have looked (--yes)"), G_STRUCT_OFFSET (HjlSyncReport, held_back), FALSE },
  { "conflicts", N_ ("Changed on both sides; Lever’s change was kept"), G_STRUCT_OFFSET (HjlSyncReport, conflicts), FALSE },
  { "failed", N_ ("Refused"), G_STRUCT_OFFSET (HjlSyncReport, failed), FALSE },
  { "new_attention", N_ ("Newly waiting for your decision"), G_STRUCT_OFFSET (HjlSyncReport, new_attention), FALSE },
  { "attention", N_ ("Waiting for your decision"), G_STRUCT_OFFSET (HjlSyncReport, attention), FALSE },
  { "uncertain", N_ ("Sent, and not known yet whether Lever took it"), G_STRUCT_OFFSET (HjlSyncReport, uncertain), FALSE },
  { "unmapped", N_ ("Waiting for a mapping"), G_STRUCT_OFFSET (HjlSyncReport, unmapped), FALSE },
  { "closed", N_ ("Waiting for a closed role (roles reopen)"), G_STRUCT_OFFSET (HjlSyncReport, closed), FALSE },
  { "paused", N_ ("Waiting for a paused mapping (map on)"), G_STRUCT_OFFSET (HjlSyncReport, paused), FALSE },
  { "broken", N_ ("Waiting for a broken mapping to be fixed"), G_STRUCT_OFFSET (HjlSyncReport, broken), FALSE },
};

static guint
get_number (HjlSyncReport *report,
            const Number  *number)
{
  return G_STRUCT_MEMBER (guint, report, number->offset);
}

/* Returns: (nullable): NULL for what there is nothing to say of */
static const char *
get_title (HjlSyncReport *report,
           const Number  *number)
{
  if (report->by_hand && number->by_hand != NULL)
    return *number->by_hand != '\0' ? _ (number->by_hand) : NULL;

  return _ (number->title);
}

/* What the sync held back. (transfer full) (nullable): NULL where there is nothing, or it cannot be read */
static HjlPlan *
load_held (HjlCli        *cli,
           HjlSyncReport *report)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlPlan *held;

  if (report->held_back == 0)
    return NULL;

  hjl_workspace_load_held_async (cli->workspace, FALSE, cli->cancellable, hjl_cli_got_result, &result);
  held = hjl_finish_pointer (cli->workspace, hjl_cli_wait (&result), &error);
  if (held == NULL)
    g_message ("What was held back could not be read: %s", error->message);

  return held;
}

static void
print_json (HjlSyncReport *report,
            HjlPlan       *held,
            HjlCatalogue  *catalogue,
            gboolean       line)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();

  hjl_json_open (builder, "report");
  hjl_json_time (builder, "at", hjl_time_now ());
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    hjl_json_int (builder, numbers[i].member, get_number (report, &numbers[i]));
  hjl_json_int (builder, "broken_mappings", report->broken_mappings);
  json_builder_set_member_name (builder, "unread");
  json_builder_begin_array (builder);
  for (guint i = 0; report->unread != NULL && report->unread[i] != NULL; i++)
    json_builder_add_string_value (builder, report->unread[i]);
  json_builder_end_array (builder);
  hjl_cli_add_actions (builder, "held", held != NULL ? held->actions : none, catalogue);
  hjl_json_string (builder, "message", report->said);
  if (report->interrupted != NULL)
    {
      g_autofree char *message = hjl_error_describe (report->interrupted);

      hjl_json_open (builder, "interrupted");
      hjl_json_string (builder, "code", report->interrupted->domain == HJL_ERROR ? hjl_error_get_nick (report->interrupted->code) : "failed");
      hjl_json_string (builder, "message", message);
      hjl_json_close (builder);
    }
  else
    hjl_json_null (builder, "interrupted");
  hjl_json_close (builder);
  hjl_json_print (builder, !line);
}

static gboolean
needs_somebody (HjlSyncReport *report)
{
  return report->attention > 0 || report->uncertain > 0 || report->broken > 0 || report->failed > 0 ||
         report->broken_mappings > 0 || report->not_erased > 0 || report->held_back > 0 || report->unread != NULL;
}

/* The line as an entry of the journal, with each number that is not 0 in a field of its own. */
static void
write_entry (HjlSyncReport *report,
             const char    *message)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (GLogField));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gboolean all_is_well = report->interrupted == NULL && !needs_somebody (report);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint     count = get_number (report, &numbers[i]);
      GLogField field = { .length = -1 };

      if (count == 0)
        continue;
      g_ptr_array_add (texts, g_strdup_printf ("%u", count));
      field.value = g_ptr_array_index (texts, texts->len - 1);
      g_ptr_array_add (texts, g_strconcat ("HJLEVER_", numbers[i].member, NULL));
      field.key = g_ptr_array_index (texts, texts->len - 1);
      for (char *p = texts->pdata[texts->len - 1]; *p != '\0'; p++)
        *p = g_ascii_toupper (*p);
      g_array_append_val (fields, field);
    }
  if (report->interrupted != NULL)
    {
      const char *code = report->interrupted->domain == HJL_ERROR ? hjl_error_get_nick (report->interrupted->code) : "failed";
      GLogField   field = { "HJLEVER_ERROR", code, -1 };

      g_array_append_val (fields, field);
    }
  hjl_cli_service_write (all_is_well ? G_LOG_LEVEL_INFO : G_LOG_LEVEL_WARNING, message, fields);
}

static void
print_line (HjlSyncReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *at = hjl_show_time (hjl_time_now ());

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint       count = get_number (report, &numbers[i]);
      const char *title = get_title (report, &numbers[i]);

      if (count > 0 && title != NULL)
        g_string_append_printf (text, "%s%s: %u", text->len > 0 ? ", " : "", title, count);
    }
  if (report->broken_mappings > 0)
    g_string_append_printf (text, "%s%s: %u", text->len > 0 ? ", " : "", _ ("Broken mappings"), report->broken_mappings);
  if (report->unread != NULL)
    g_string_append_printf (text, "%s%s: %u", text->len > 0 ? ", " : "", _ ("Rows that cannot be read"), g_strv_length (report->unread));
  if (text->len == 0)
    g_string_append (text, _ ("nothing to do"));
  if (report->interrupted != NULL)
    {
      g_autofree char *message = hjl_error_describe (report->interrupted);

      g_string_append_printf (text, "; %s", message);
    }
  if (hjl_cli_service_has_journal ())
    write_entry (report, text->str);
  else
    hjl_print ("%s  %s", at, text->str);
}

static void
print_interrupted (HjlSyncReport *report)
{
  g_autofree char *message = report->interrupted != NULL ? hjl_error_describe (report->interrupted) : NULL;

  if (message != NULL)
    hjl_print (_ ("It ended early; the next sync continues. %s"), message);
}

/* Of one candidate a sentence says more than a table of ones. */
static void
print_said (HjlSyncReport *report)
{
  if (report->said != NULL)
    hjl_print ("%s", report->said);
  print_interrupted (report);
}

static void
print_table (HjlSyncReport *report,
             HjlPlan       *held,
             HjlCatalogue  *catalogue)
{
  g_autoptr (HjlTable) table = hjl_table_new (_ ("What"), _ ("Candidates"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *count = g_strdup_printf ("%'u", get_number (report, &numbers[i]));
      const char      *title = get_title (report, &numbers[i]);

      if (title != NULL && (numbers[i].always || get_number (report, &numbers[i]) > 0))
        hjl_table_add (table, title, count);
    }
  hjl_table_print (table, NULL);
  if (report->not_erased > 0)
    hjl_print ("%s", report->by_hand ? _ ("That many at once may be a fault in Lever. Check there first; if they are "
                                          "really gone, run sync --allow-erasing.")
                                     : _ ("That many at once may be a fault in hackajob or in Lever. Check there first; if they are "
                                          "really gone, run sync --allow-erasing."));
  if (held != NULL)
    {
      hjl_print (" ");
      hjl_print (ngettext ("Nothing was changed for this %'u person: that many at once are more than usual.",
                           "Nothing was changed for these %'u people: that many at once are more than usual.",
                           report->held_back),
                 report->held_back);
      hjl_cli_print_actions (held->actions, catalogue, NULL);
      hjl_print ("%s", _ ("If all of it is right, run sync --yes."));
    }
  if (report->broken_mappings > 0)
    hjl_print (ngettext ("%'u mapping is broken; “map show” says why.", "%'u mappings are broken; “map show” says why.", report->broken_mappings), report->broken_mappings);
  for (guint i = 0; report->unread != NULL && report->unread[i] != NULL; i++)
    hjl_print ("%s", report->unread[i]);
  print_interrupted (report);
}

HjlExit
hjl_cli_show_report (HjlCli        *cli,
                     HjlSyncReport *report,
                     gboolean       line)
{
  g_autoptr (HjlPlan) held = load_held (cli, report);
  g_autoptr (HjlCatalogue) catalogue = held != NULL ? hjl_workspace_load_catalogue (cli->workspace, NULL) : NULL;

  hjl_cli_progress (cli, NULL);
  if (cli->json)
    print_json (report, held, catalogue, line);
  else if (line)
    print_line (report);
  else if (report->of_one)
    print_said (report);
  else
    print_table (report, held, catalogue);

  if (report->interrupted != NULL)
    return hjl_cli_judge (report->interrupted) == HJL_EXIT_NOT_CONNECTED ? HJL_EXIT_NOT_CONNECTED : HJL_EXIT_FAILED;

  return needs_somebody (report) ? HJL_EXIT_ATTENTION : HJL_EXIT_DONE;
}
