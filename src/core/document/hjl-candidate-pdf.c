/* hjl-candidate-pdf.c: the hackajob profile as a PDF, where hackajob makes none
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "document/hjl-candidate-pdf.h"

#include <glib/gi18n-lib.h>

#include "document/hjl-pdf-layout.h"

#define FILE_NAME "hackajob-profile.pdf"
#define CONTENT_TYPE "application/pdf"

/* Space above, in points. */
#define SECTION_SPACE 20.0
#define CONTACT_SPACE 12.0
#define FIRST_SPACE 7.0
#define ENTRY_SPACE 10.0
#define PARAGRAPH_SPACE 4.0
#define FACT_SPACE 2.0

#define SKILL_COLUMNS 3
#define SKILL_GUTTER 14.0
#define SCORE_WIDTH 90.0

/* Characters. No name or title is longer; the effort of breaking one word into lines grows with the
 * square of its length, so that a longer one is set in parts. */
#define LINE_LIMIT 1000
#define WORD_LIMIT 2000

/* A document in the making. */
typedef struct
{
  HjlPdfLayout *layout;
  const char   *heading; /* (nullable): of the section begun, until it has a row */
  double        lead;    /* space above the next row where it is the first of its section, else 0 */
  gboolean      empty;   /* no section so far */
} Page;

/* Text as it can be set: no control characters, which fonts have no glyphs for, and which may come
 * in JSON; every kind of line end becomes a newline.
 * Returns: (transfer full) (nullable): NULL where nothing is left to be seen */
static char *
clean (const char *text)
{
  g_autoptr (GString) cleaned = NULL;

  if (text == NULL)
    return NULL;

  cleaned = g_string_new (NULL);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '\r' && c[1] == '\n')
        continue;
      if (character == '\r' || character == 0x0085 || character == 0x2028 || character == 0x2029 ||
          character == '\v' || character == '\f')
        character = '\n';
      else if (character == '\t')
        character = ' ';
      else if ((g_unichar_iscntrl (character) && character != '\n') ||
               character == 0xfeff || (character & 0xfffe) == 0xfffe)
        continue;

      g_string_append_unichar (cleaned, character);
    }

  g_strstrip (cleaned->str);
  return *cleaned->str != '\0' ? g_strdup (cleaned->str) : NULL;
}

/* For what stands on one line: newlines become spaces. */
static char *
clean_line (const char *text)
{
  g_autofree char *line = clean (text);

  if (line == NULL)
    return NULL;

  g_strdelimit (line, "\n", ' ');
  if (g_utf8_strlen (line, -1) > LINE_LIMIT)
    {
      g_autofree char *start = g_utf8_substring (line, 0, LINE_LIMIT);

      return g_strconcat (start, "…", NULL);
    }

  return g_steal_pointer (&line);
}

/* Returns: where a part of @text ends that has no word over the limit; wide letters (Chinese) are
 * words of their own */
static const char *
find_part_end (const char *text)
{
  guint length = 0;

  for (; *text != '\0' && length < WORD_LIMIT; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      length = g_unichar_isspace (character) || g_unichar_iswide (character) ? 0 : length + 1;
    }

  return text;
}

/* Begins a row, and sets the heading before the first one of a section: an empty section has none. */
static void
begin_row (Page       *page,
           double      space,
           HjlRowFlags flags)
{
  if (page->heading != NULL)
    {
      hjl_pdf_layout_add_row (page->layout, SECTION_SPACE, HJL_ROW_KEEP | HJL_ROW_RULE);
      hjl_pdf_layout_add_cell (page->layout, HJL_PAGE_LEFT, HJL_PAGE_WIDTH, HJL_FACE_HEADING, page->heading);
      page->heading = NULL;
      page->lead = FIRST_SPACE;
      page->empty = FALSE;
    }

  hjl_pdf_layout_add_row (page->layout, page->lead > 0 ? page->lead : space, flags);
  page->lead = 0;
}

static void
add_heading (Page       *page,
             const char *heading)
{
  page->heading = heading;
}

/* Into the row that was begun, and into more rows where a part of it is all that can be set at once. */
static void
add_paragraph (Page       *page,
               HjlFace     face,
               double      x,
               double      width,
               const char *text)
{
  for (const char *end = find_part_end (text); *text != '\0'; text = end, end = find_part_end (text))
    {
      g_autofree char *part = g_strndup (text, end - text);

      hjl_pdf_layout_add_cell (page->layout, x, width, face, part);
      if (*end != '\0')
        begin_row (page, 0, HJL_ROW_PLAIN);
    }
}

/* @rail: (nullable): what stands beside the first paragraph. Empty lines part paragraphs, which is
 * where the pages may break. */
static void
add_text (Page       *page,
          const char *rail,
          HjlFace     face,
          double      space,
          double      x,
          double      width,
          const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);
  gboolean first = TRUE;
  gboolean gap = FALSE;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_strstrip (paragraphs[i]);
      if (*paragraphs[i] == '\0')
        {
          gap = TRUE;
          continue;
        }

      if (first)
        begin_row (page, space, HJL_ROW_PLAIN);
      else
        begin_row (page, gap ? PARAGRAPH_SPACE * 2 : PARAGRAPH_SPACE / 2, HJL_ROW_PLAIN);

      if (first && rail != NULL)
        hjl_pdf_layout_add_cell (page->layout, HJL_PAGE_LEFT, HJL_PAGE_RAIL, HJL_FACE_LABEL, rail);
      add_paragraph (page, face, x, width, paragraphs[i]);
      first = gap = FALSE;
    }
}

/* A label and what it says; nothing where it says nothing. */
static void
add_fact (Page       *page,
          const char *label,
          const char *text)
{
  g_autofree char *label_text = clean_line (label);
  g_autofree char *cleaned = clean (text);

  if (cleaned != NULL)
    add_text (page, label_text, HJL_FACE_BODY, FACT_SPACE, HJL_PAGE_BODY, HJL_PAGE_BODY_WIDTH, cleaned);
}

static char *
format_date (HjlTime time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time / 1000);

  /* Translators: a date as in "3 March 2026", see g_date_time_format(). */
  return date != NULL ? g_date_time_format (date, _ ("%-d %B %Y")) : NULL;
}

/* Returns: (transfer full) (nullable): both dates as they came, or the one there is */
static char *
format_span (const HjlPeriod *period)
{
  g_autofree char *from = clean_line (period->from);
  g_autofree char *to = clean_line (period->to);

  if (from != NULL && to != NULL)
    /* Translators: from one date to another. */
    return g_strdup_printf (_ ("%s – %s"), from, to);
  if (from != NULL)
    /* Translators: from a date on; when it ended is not known. */
    return g_strdup_printf (_ ("%s –"), from);
  if (to != NULL)
    /* Translators: up to a date; when it began is not known. */
    return g_strdup_printf (_ ("– %s"), to);

  return NULL;
}

static void
add_title (Page                      *page,
           const HjlCandidate        *candidate,
           const HjlCandidateProfile *profile,
           const char                *role_title)
{
  g_autofree char *name = clean_line (profile->name != NULL ? profile->name : candidate->name);
  g_autofree char *headline = clean_line (profile->headline);
  g_autofree char *role = clean_line (role_title);
  const char      *url = candidate->url != NULL ? candidate->url : profile->url;

  begin_row (page, 0, headline != NULL ? HJL_ROW_KEEP : HJL_ROW_PLAIN);
  hjl_pdf_layout_add_cell (page->layout, HJL_PAGE_LEFT, HJL_PAGE_WIDTH, HJL_FACE_NAME,
                           name != NULL ? name : _ ("hackajob profile"));
  if (headline != NULL)
    {
      begin_row (page, 2, HJL_ROW_PLAIN);
      hjl_pdf_layout_add_cell (page->layout, HJL_PAGE_LEFT, HJL_PAGE_WIDTH, HJL_FACE_HEADLINE, headline);
    }

  page->lead = CONTACT_SPACE;
  add_fact (page, _ ("Role"), role);
  add_fact (page, _ ("Location"), profile->location);
  for (guint i = 0; profile->emails != NULL && profile->emails[i] != NULL; i++)
    add_fact (page, i == 0 ? _ ("Email") : NULL, profile->emails[i]);

  for (guint i = 0; i < profile->phones->len; i++)
    {
      const HjlLabelled *phone = g_ptr_array_index (profile->phones, i);
      g_autofree char   *type = clean_line (phone->label);
      /* Translators: a telephone number's label with its kind, as in "Phone (mobile)". */
      g_autofree char   *label = type != NULL ? g_strdup_printf (_ ("Phone (%s)"), type) : g_strdup (_ ("Phone"));

      add_fact (page, label, phone->text);
    }

  for (guint i = 0; profile->links != NULL && profile->links[i] != NULL; i++)
    add_fact (page, i == 0 ? _ ("Links") : NULL, profile->links[i]);
  add_fact (page, _ ("In hackajob"), url);
}

static void
add_summary (Page       *page,
             const char *summary)
{
  g_autofree char *text = clean (summary);

  if (text == NULL)
    return;

  add_heading (page, _ ("Summary"));
  add_text (page, NULL, HJL_FACE_BODY, PARAGRAPH_SPACE, HJL_PAGE_LEFT, HJL_PAGE_WIDTH, text);
}

/* One line of an entry's head; whatever comes first has the dates beside it. */
static void
add_entry_line (Page       *page,
                char      **span,
                HjlFace     face,
                const char *text,
                gboolean    last)
{
  begin_row (page, *span != NULL ? ENTRY_SPACE : 0, last ? HJL_ROW_PLAIN : HJL_ROW_KEEP);
  if (*span != NULL && **span != '\0')
    hjl_pdf_layout_add_cell (page->layout, HJL_PAGE_LEFT, HJL_PAGE_RAIL, HJL_FACE_LABEL, *span);
  hjl_pdf_layout_add_cell (page->layout, HJL_PAGE_BODY, HJL_PAGE_BODY_WIDTH, face, text);
  g_clear_pointer (span, g_free);
}

static void
add_period (Page            *page,
            const HjlPeriod *period)
{
  g_autofree char *title = clean_line (period->title);
  g_autofree char *place = clean_line (period->place);
  g_autofree char *summary = clean (period->summary);
  g_autofree char *span = format_span (period);

  if (title == NULL && place == NULL && summary == NULL && span == NULL)
    return;

  /* Not NULL until it has been set: the mark of the entry's first line. */
  if (span == NULL)
    span = g_strdup ("");

  if (title != NULL)
    add_entry_line (page, &span, HJL_FACE_STRONG, title, place == NULL && summary == NULL);
  if (place != NULL)
    add_entry_line (page, &span, title != NULL ? HJL_FACE_MUTED : HJL_FACE_STRONG, place, summary == NULL);

  if (summary != NULL)
    add_text (page, span != NULL && *span != '\0' ? span : NULL, HJL_FACE_BODY,
              span != NULL ? ENTRY_SPACE : PARAGRAPH_SPACE / 2,
              HJL_PAGE_BODY, HJL_PAGE_BODY_WIDTH, summary);
  else if (span != NULL)
    add_entry_line (page, &span, HJL_FACE_BODY, "", TRUE);
}

static void
add_periods (Page       *page,
             const char *heading,
             GPtrArray  *periods)
{
  add_heading (page, heading);
  for (guint i = 0; i < periods->len; i++)
    add_period (page, g_ptr_array_index (periods, i));
}

static void
add_skills (Page      *page,
            GPtrArray *skills)
{
  const double width = (HJL_PAGE_WIDTH - (SKILL_COLUMNS - 1) * SKILL_GUTTER) / SKILL_COLUMNS;
  guint        column = 0;

  add_heading (page, _ ("Skills"));
  for (guint i = 0; i < skills->len; i++)
    {
      const HjlSkill  *skill = g_ptr_array_index (skills, i);
      g_autofree char *name = clean_line (skill->name);
      g_autofree char *years = hjl_skill_dup_years (skill);
      g_autofree char *text = NULL;

      if (name == NULL)
        continue;

      text = years != NULL ? g_strdup_printf ("%s · %s", name, years) : g_strdup (name);
      if (column == 0)
        begin_row (page, FACT_SPACE, HJL_ROW_PLAIN);
      hjl_pdf_layout_add_cell (page->layout, HJL_PAGE_LEFT + column * (width + SKILL_GUTTER), width,
                               HJL_FACE_BODY, text);
      column = (column + 1) % SKILL_COLUMNS;
    }
}

static void
add_languages (Page *page,
               GStrv languages)
{
  g_autofree char *joined = languages != NULL ? g_strjoinv (" · ", languages) : NULL;
  g_autofree char *text = clean (joined);

  if (text == NULL)
    return;

  add_heading (page, _ ("Languages"));
  add_text (page, NULL, HJL_FACE_BODY, FACT_SPACE, HJL_PAGE_LEFT, HJL_PAGE_WIDTH, text);
}

static void
add_assessments (Page      *page,
                 GPtrArray *assessments)
{
  add_heading (page, _ ("Assessments"));
  for (guint i = 0; i < assessments->len; i++)
    {
      const HjlAssessment *assessment = g_ptr_array_index (assessments, i);
      g_autofree char     *name = clean_line (assessment->name);
      g_autofree char     *score = clean_line (assessment->score);
      g_autofree char     *taken_at = clean_line (assessment->taken_at);

      if (name == NULL && score == NULL)
        continue;

      begin_row (page, FACT_SPACE, HJL_ROW_PLAIN);
      if (taken_at != NULL)
        hjl_pdf_layout_add_cell (page->layout, HJL_PAGE_LEFT, HJL_PAGE_RAIL, HJL_FACE_LABEL, taken_at);
      if (name != NULL)
        hjl_pdf_layout_add_cell (page->layout, HJL_PAGE_BODY,
                                 HJL_PAGE_BODY_WIDTH - SCORE_WIDTH - SKILL_GUTTER, HJL_FACE_BODY, name);
      if (score != NULL)
        hjl_pdf_layout_add_cell (page->layout, HJL_PAGE_RIGHT - SCORE_WIDTH, SCORE_WIDTH,
                                 HJL_FACE_STRONG, score);
    }
}

static void
add_terms (Page                      *page,
           const HjlCandidateProfile *profile)
{
  add_heading (page, _ ("Expectations"));
  add_fact (page, _ ("Salary"), profile->salary_expectation);
  add_fact (page, _ ("Notice period"), profile->notice_period);
  add_fact (page, _ ("Right to work"), profile->right_to_work);
}

static void
add_request (Page                      *page,
             const HjlCandidateProfile *profile)
{
  g_autofree char *sent_at = profile->request_sent_at != 0 ? format_date (profile->request_sent_at) : NULL;

  add_heading (page, _ ("Interview request"));
  add_fact (page, _ ("Sent"), sent_at);
  add_fact (page, _ ("Salary offered"), profile->request_salary);
  add_fact (page, _ ("Message"), profile->request_message);
}

static void
add_other (Page      *page,
           GPtrArray *other)
{
  add_heading (page, _ ("Other"));
  for (guint i = 0; i < other->len; i++)
    {
      const HjlLabelled *labelled = g_ptr_array_index (other, i);

      add_fact (page, labelled->label, labelled->text);
    }
}

HjlDocument *
hjl_candidate_pdf_render (HjlCandidate        *candidate,
                          HjlCandidateProfile *profile,
                          const char          *role_title,
                          HjlTime              now,
                          HjlScriptsFound     *scripts,
                          GError             **error)
{
  g_autoptr (HjlPdfLayout) layout = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *name = NULL;
  g_autofree char *foot = NULL;
  g_autofree char *date = NULL;
  Page             page = { NULL };

  g_return_val_if_fail (candidate != NULL, NULL);
  g_return_val_if_fail (profile != NULL, NULL);

  layout = page.layout = hjl_pdf_layout_new ();
  page.empty = TRUE;
  add_title (&page, candidate, profile, role_title);
  add_summary (&page, profile->summary);
  add_periods (&page, _ ("Experience"), profile->experience);
  add_periods (&page, _ ("Education"), profile->education);
  add_skills (&page, profile->skills);
  add_languages (&page, profile->languages);
  add_assessments (&page, profile->assessments);
  add_terms (&page, profile);
  add_request (&page, profile);
  add_other (&page, profile->other);
  page.heading = NULL;
  if (page.empty)
    add_text (&page, NULL, HJL_FACE_MUTED, SECTION_SPACE, HJL_PAGE_LEFT, HJL_PAGE_WIDTH,
              _ ("hackajob gives no further details of this person."));

  name = clean_line (profile->name != NULL ? profile->name : candidate->name);
  foot = name != NULL ? g_strdup_printf ("%s · %s", _ ("hackajob profile"), name)
                      : g_strdup (_ ("hackajob profile"));
  date = format_date (now);
  content = hjl_pdf_layout_finish (layout, _ ("hackajob profile"), foot, date, now, error);
  if (content == NULL)
    return NULL;
  if (scripts != NULL)
    *scripts = hjl_pdf_layout_get_scripts (layout);

  return hjl_document_new (content, FILE_NAME, CONTENT_TYPE);
}
