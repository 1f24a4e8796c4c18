/* test-profile-document.c: the rendered profile, read back with poppler's tools
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "hackajob/hjl-feed-parse.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "document/hjl-candidate-pdf.h"

/* 23 March 2026 */
#define NOW 1774224000000

/* What the page leaves free around the text, in points. */
#define LEFT 53.0
#define RIGHT 543.0
#define TOP 53.0
#define BOTTOM 779.0
#define FOOT 795.0

#ifdef __SANITIZE_ADDRESS__
/* fontconfig keeps its patterns for as long as the program runs, behind pointers that are encoded, so
 * that the leak checker cannot see them. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\n";
}
#endif

static char *
read_pdf (HjlDocument *document,
          const char  *tool,
          const char  *option)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) output = NULL;
  const char *arguments[6] = { tool };
  guint       n = 1;

  if (option != NULL)
    arguments[n++] = option;
  arguments[n++] = "-";
  if (g_str_equal (tool, "pdftotext"))
    arguments[n++] = "-";

  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, document->content, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

/* Text without the marks that poppler sets around runs from right to left. */
static char *
read_text (HjlDocument *document)
{
  g_autofree char *text = read_pdf (document, "pdftotext", "-layout");
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character < 0x202a || character > 0x202e)
        g_string_append_unichar (plain, character);
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
assert_text (const char *text,
             const char *expected)
{
  if (strstr (text, expected) == NULL)
    g_error ("“%s” is not in the document:\n%s", expected, text);
}

static guint
count_pages (HjlDocument *document)
{
  g_autofree char *info = read_pdf (document, "pdfinfo", NULL);
  const char      *line = strstr (info, "Pages:");

  assert_text (info, "Page size:       595.28 x 841.89 pts (A4)");
  g_assert_nonnull (line);

  return (guint) g_ascii_strtoull (line + strlen ("Pages:"), NULL, 10);
}

static double
read_edge (const char *word,
           const char *name)
{
  const char *value = strstr (word, name);

  g_assert_nonnull (value);
  return g_ascii_strtod (value + strlen (name), NULL);
}

/* No word leaves the page's frame, and none stands between the text and the foot. */
static void
assert_frame (HjlDocument *document)
{
  g_autofree char *boxes = read_pdf (document, "pdftotext", "-bbox");
  g_auto (GStrv) lines = g_strsplit (boxes, "\n", -1);
  guint n_words = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *word = strstr (lines[i], "<word ");

      if (word == NULL)
        continue;

      n_words++;
      g_assert_cmpfloat (read_edge (word, "xMin=\""), >=, LEFT);
      g_assert_cmpfloat (read_edge (word, "xMax=\""), <=, RIGHT);
      g_assert_cmpfloat (read_edge (word, "yMin=\""), >=, TOP - 10);
      g_assert_true (read_edge (word, "yMax=\"") <= BOTTOM || read_edge (word, "yMin=\"") >= FOOT);
    }

  g_assert_cmpuint (n_words, >, 0);
}

static HjlDocument *
render (HjlCandidateProfile *profile,
        const char          *role_title)
{
  g_autoptr (HjlCandidate) candidate = hjl_candidate_new ("c-1");
  g_autoptr (GError) error = NULL;
  HjlDocument *document;

  candidate->url = g_strdup ("https://hackajob.example/candidates/c-1");
  document = hjl_candidate_pdf_render (candidate, profile, role_title, NOW, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (document->name, ==, "hackajob-profile.pdf");
  g_assert_cmpstr (document->content_type, ==, "application/pdf");

  return document;
}

static void
add_period (GPtrArray  *periods,
            const char *title,
            const char *place,
            const char *summary)
{
  HjlPeriod *period = hjl_period_new ();

  period->title = g_strdup (title);
  period->place = g_strdup (place);
  period->from = g_strdup ("2001");
  period->to = g_strdup ("2002");
  period->summary = g_strdup (summary);
  g_ptr_array_add (periods, period);
}

static void
test_fields (void)
{
  static const char *const expected[] = {
    "Ottilie Marchbanks", "Backend engineer, payments", "Role", "Senior Backend Engineer", "Leeds, United Kingdom",
    "ottilie@mail.example", "o.marchbanks@post.example", "Phone (mobile)", "+44 7700 900123", "+44 113 496 0123",
    "https://code.example/ottilie", "https://hackajob.example/candidates/c-1", "Summary",
    "Ten years of services that move money.", "Experience", "Principal engineer", "Copperline Payments", "2021-04 –",
    "Owns the ledger.", "Moved it, too.", "2014 – 2021", "Northgate Signalling", "Education", "MEng Computer Science",
    "University of Example", "2010 – 2014", "Skills", "C · 10 years", "Go · 2.5 years", "Patience", "Languages",
    "English · Welsh, native", "Assessments", "Rate limiter", "87.5", "2025-11-02", "4 of 5", "Expectations",
    "85,000.50 GBP", "Notice period", "Two months", "Right to work", "Interview request", "1 March 2026",
    "80,000 – 95,000 GBP", "Would you like to talk?", "Other", "Pattern", "Four days", "Cities", "Leeds, York",
    "hackajob profile · Ottilie Marchbanks", "23 March 2026 · Page 1 of 2", "Page 2 of 2"
  };
  g_autoptr (GBytes) bytes = hjl_test_load_fixture ("hackajob/candidate-accepted.json");
  g_autofree char *json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCandidateProfile) profile = hjl_feed_parse_profile (root, &error);
  g_autoptr (HjlDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;

  g_assert_no_error (error);
  document = render (profile, "Senior Backend Engineer");
  text = read_text (document);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_text (text, expected[i]);
  assert_frame (document);

  /* The file's properties tell nothing of the person. */
  info = read_pdf (document, "pdfinfo", NULL);
  assert_text (info, "Title:           hackajob profile");
  g_assert_null (strstr (info, "Marchbanks"));
}

static void
test_scripts (void)
{
  /* Without @expected it is enough that a page comes out: not every machine has the fonts. */
  static const struct
  {
    const char *text;
    const char *expected;
  } scripts[] = {
    { "Łódź, Çeşme, Ærøskøbing, Đà Nẵng", "Łódź, Çeşme, Ærøskøbing, Đà Nẵng" },
    { "Μηχανικός λογισμικού", "Μηχανικός λογισμικού" },
    { "Инженер-программист", "Инженер-программист" },
    { "مهندس برمجيات", "مهندس برمجيات" },
    { "מהנדסת תוכנה", "מהנדסת תוכנה" },
    { "工程師 エンジニア 엔지니어", NULL },
    { "हिन्दी परीक्षण ภาษาไทย", NULL },
    { "👩🏽‍💻🚀🏳️‍🌈 🇬🇧", NULL },
    { "\xe2\x80\xae"
      "abc"
      "\xe2\x81\xa6 def \xe2\x80\xad",
      NULL },
    { "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81 a\xe2\x80\x8d\xe2\x80\x8d", NULL },
    { "\xef\xbf\xbf\xef\xbf\xbe\xef\xbb\xbf", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (HjlCandidateProfile) profile = hjl_candidate_profile_new ();
      g_autoptr (HjlDocument) document = NULL;
      g_autofree char *text = NULL;

      g_test_message ("%s", scripts[i].text);
      profile->name = g_strdup (scripts[i].text);
      profile->summary = g_strdup (scripts[i].text);
      g_ptr_array_add (profile->skills, hjl_skill_new (scripts[i].text, 3));
      add_period (profile->experience, scripts[i].text, scripts[i].text, scripts[i].text);
      document = render (profile, scripts[i].text);

      g_assert_cmpuint (count_pages (document), ==, 1);
      text = read_text (document);
      assert_text (text, "Page 1 of 1");
      if (scripts[i].expected != NULL)
        assert_text (text, scripts[i].expected);
    }
}

static void
test_empty (void)
{
  g_autoptr (HjlCandidateProfile) profile = hjl_candidate_profile_new ();
  g_autoptr (HjlCandidateProfile) blank = hjl_candidate_profile_new ();
  g_autoptr (HjlDocument) document = render (profile, NULL);
  g_autoptr (HjlDocument) blank_document = NULL;
  g_autofree char *text = read_text (document);
  g_autofree char *blank_text = NULL;

  g_assert_cmpuint (count_pages (document), ==, 1);
  assert_text (text, "hackajob profile");
  assert_text (text, "https://hackajob.example/candidates/c-1");
  assert_text (text, "hackajob gives no further details of this person.");

  /* Fields that say nothing have no heading either. */
  blank->name = g_strdup (" ");
  blank->summary = g_strdup ("\n\t\n");
  blank->notice_period = g_strdup ("");
  blank->request_message = g_strdup ("\001");
  add_period (blank->education, NULL, NULL, " ");
  g_clear_pointer (&((HjlPeriod *) g_ptr_array_index (blank->education, 0))->from, g_free);
  g_clear_pointer (&((HjlPeriod *) g_ptr_array_index (blank->education, 0))->to, g_free);
  g_ptr_array_add (blank->skills, hjl_skill_new ("", 3));
  g_ptr_array_add (blank->phones, hjl_labelled_new ("mobile", " "));
  g_ptr_array_add (blank->assessments, hjl_assessment_new (NULL, NULL, "2020"));
  g_ptr_array_add (blank->other, hjl_labelled_new (NULL, ""));
  blank_document = render (blank, "");
  blank_text = read_text (blank_document);
  g_assert_cmpstr (blank_text, ==, text);
}

/* 400 jobs: many pages, nothing lost, no job's head without what follows. */
static void
test_long (void)
{
  g_autoptr (HjlCandidateProfile) profile = hjl_candidate_profile_new ();
  g_autoptr (HjlDocument) document = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_pages;
  guint n_jobs = 0;

  profile->name = g_strdup ("Ada Example");
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *title = g_strdup_printf ("Position-%u", i);
      g_autofree char *place = g_strdup_printf ("Employer-%u", i);
      g_autofree char *summary = g_strdup_printf ("Begun-%u. Some words about the work that was done there, enough for "
                                                  "three lines of text in this column, which is not as wide as the "
                                                  "page is, and then a few more to be sure that it is so. Ended-%u.",
                                                  i, i);

      add_period (profile->experience, title, place, summary);
    }

  document = render (profile, NULL);
  n_pages = count_pages (document);
  g_assert_cmpuint (n_pages, >=, 30);
  assert_frame (document);

  text = read_text (document);
  pages = g_strsplit (text, "\f", -1);
  for (guint page = 0; page < n_pages; page++)
    {
      g_autofree char *foot = g_strdup_printf ("Page %u of %u", page + 1, n_pages);

      assert_text (pages[page], foot);
      for (const char *c = pages[page]; (c = strstr (c, "Position-")) != NULL; c++, n_jobs++)
        {
          g_autofree char *place = g_strdup_printf ("Employer-%u", n_jobs);
          g_autofree char *begun = g_strdup_printf ("Begun-%u.", n_jobs);

          assert_text (pages[page], place);
          assert_text (pages[page], begun);
        }
    }

  g_assert_cmpuint (n_jobs, ==, 400);
  assert_text (text, "Ended-399.");
}

static guint
count_letters (const char *text,
               char        letter)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == letter;

  return n;
}

/* Words without an end are broken, and every letter is there. */
static void
test_long_words (void)
{
  g_autoptr (HjlCandidateProfile) profile = hjl_candidate_profile_new ();
  g_autoptr (HjlDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *word = g_strnfill (20000, 'Q');

  profile->summary = g_strdup (word);
  g_ptr_array_add (profile->skills, hjl_skill_new ("QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ", 0));
  g_ptr_array_add (profile->other, hjl_labelled_new ("QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ", word));
  document = render (profile, word);

  assert_frame (document);
  text = read_text (document);
  /* The role's title is one line of the document, and shortened. */
  g_assert_cmpuint (count_letters (text, 'Q'), ==, 20000 + 40 + 40 + 20000 + 1000);
  /* No hyphen was put in: the only one is in the address on hackajob. */
  g_assert_cmpuint (count_letters (text, '-'), ==, 1);
}

static void
test_control_characters (void)
{
  g_autoptr (HjlCandidateProfile) profile = hjl_candidate_profile_new ();
  g_autoptr (HjlDocument) document = NULL;
  g_autofree char *text = NULL;

  profile->name = g_strdup ("Ada\001 \nExa\033mple\177");
  profile->summary = g_strdup ("First\b line\r\nsecond\tline\rthird\xe2\x80\xa8"
                               "fourth\xc2\x85"
                               "fifth\xc2\x9b.");
  document = render (profile, NULL);
  text = read_text (document);
  assert_text (text, "Ada Example\n");
  assert_text (text, "First line\nsecond line\nthird\nfourth\nfifth.\n");
}

static void
test_links (void)
{
  static const char *const odd[] = {
    "https://x.example/'] rect=[0 0 9 9] uri='https://y.example/", "https://x.example/\\", "https://exämple.example/",
    "http://", "https://x.example/ y", "javascript:alert(1)", "https://x.example/%zz", "https://[::1", NULL
  };
  g_autoptr (HjlCandidateProfile) profile = hjl_candidate_profile_new ();
  g_autoptr (HjlDocument) document = NULL;
  g_autofree char *links = NULL;
  guint            n_links = 0;

  g_strfreev (profile->links);
  profile->links = g_strdupv ((char **) odd);
  document = render (profile, NULL);

  /* Only the address on hackajob is one that can be clicked. Newer cairo packs what is linked, so poppler is asked. */
  links = read_pdf (document, "pdfinfo", "-url");
  for (const char *link = links; (link = strstr (link, "Annotation")) != NULL; link++)
    n_links++;
  g_assert_cmpuint (n_links, ==, 1);
}

static gpointer
render_in_thread (gpointer data)
{
  return render (data, "A role");
}

static void
test_threads (void)
{
  g_autoptr (HjlCandidateProfile) profile = hjl_candidate_profile_new ();
  g_autoptr (HjlDocument) here = NULL;
  GThread *threads[3];

  profile->name = g_strdup ("Ada Example דנה");
  profile->summary = g_strdup ("Words in a thread, and in another: مهندس");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("render", render_in_thread, profile);
  here = render (profile, "A role");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (HjlDocument) there = g_thread_join (threads[i]);

      /* The same every time: nothing of the clock or of chance is in it. */
      g_assert_true (g_bytes_equal (there->content, here->content));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile-document/fields", test_fields);
  g_test_add_func ("/profile-document/scripts", test_scripts);
  g_test_add_func ("/profile-document/empty", test_empty);
  g_test_add_func ("/profile-document/long", test_long);
  g_test_add_func ("/profile-document/long-words", test_long_words);
  g_test_add_func ("/profile-document/control-characters", test_control_characters);
  g_test_add_func ("/profile-document/links", test_links);
  g_test_add_func ("/profile-document/threads", test_threads);

  return g_test_run ();
}
