/* test-grouping.c: which files are whose, and what stands in the row that they make
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "files/hjl-grouping.h"

#include <string.h>

#include "files/hjl-file-title.h"

/*
 * A file is "folder/title|name|e-mails|phone"; after a value stands `?` where it is likely and `~` where it is a guess, else it is
 * sure. "#unread" in the place of the name is a file in which nothing could be read, "!" before the title one that Lever does not
 * take, and "=" and a letter behind all of it its content.
 *
 * A row is "name mark <e-mails> mark: file, file", with `*` before the CV and `^` before the profile, and with `&` behind it where
 * there are problems.
 */
typedef struct
{
  const char *title;
  const char *files[34];
  const char *rows[34];
} Case;

static const Case cases[] = {
  { "one person's three",
    { "Jane Doe CV.pdf|Jane Doe|jane@x.org", "Jane Doe - cover letter.docx", "hackajob profile Jane Doe.pdf|Jane Doe|jane@x.org" },
    { "Jane Doe <jane@x.org>: *Jane Doe CV.pdf, ^hackajob profile Jane Doe.pdf, Jane Doe - cover letter.docx" } },
  { "names that say nothing",
    { "CV (1).pdf|Jane Doe|jane@x.org", "CV (2).pdf|Bob Ray|bob@x.org", "CV.pdf|Eve Low|eve@x.org" },
    { "Jane Doe <jane@x.org>: *CV (1).pdf", "Bob Ray <bob@x.org>: *CV (2).pdf", "Eve Low <eve@x.org>: *CV.pdf" } },
  { "scans that say nothing",
    { "scan0001.pdf|#unread", "scan0002.pdf|#unread" },
    { " <>: *scan0001.pdf&", " <>: *scan0002.pdf&" } },
  { "the same e-mail, other files",
    { "a.pdf|Jane Doe|jane@x.org", "b.docx|J. Doe?|JANE@x.org" },
    { "Jane Doe <jane@x.org>: *a.pdf, b.docx" } },
  { "an address that two people share",
    { "a.pdf|Jane Doe|office@x.org", "b.pdf|Robert Ray|office@x.org" },
    { "Jane Doe <office@x.org>: *a.pdf", "Robert Ray <office@x.org>: *b.pdf" } },
  { "a referee's address",
    { "Jane Doe CV.pdf|Jane Doe|jane@x.org bob@x.org~", "Bob Ray.pdf|Bob Ray|bob@x.org" },
    { "Jane Doe <jane@x.org>: *Jane Doe CV.pdf", "Bob Ray <bob@x.org>: *Bob Ray.pdf" } },
  { "two of one name in two folders",
    { "In/One/cv.pdf|Wei Wang", "In/Two/cv.pdf|Wei Wang", "In/One/letter.pdf", "In/Two/letter.pdf" },
    { "Wei Wang <>: *cv.pdf, letter.pdf", "Wei Wang <>: *cv.pdf, letter.pdf" } },
  { "two of one name in one folder",
    { "Wei Wang (1).pdf|Wei Wang|wei1@x.org", "Wei Wang (2).pdf|Wei Wang|wei2@x.org" },
    { "Wei Wang <wei1@x.org>: *Wei Wang (1).pdf", "Wei Wang <wei2@x.org>: *Wei Wang (2).pdf" } },
  { "two of one name by their telephones",
    { "a.pdf|Wei Wang||020 1111 1111", "b.pdf|Wei Wang||020 2222 2222" },
    { "Wei Wang <>: *a.pdf", "Wei Wang <>: *b.pdf" } },
  { "one telephone, written twice",
    { "a cv.pdf|Wei Wang||+44 20 1111 1111", "b.pdf|Wang Wei||020 1111 1111" },
    { "Wei Wang <>: *a cv.pdf, b.pdf" } },
  { "two addresses of one person ask",
    { "Jane Doe CV.pdf|Jane Doe|jane@x.org", "Jane Doe letter.pdf|Jane Doe|jd@y.org" },
    { "Jane Doe <jane@x.org jd@y.org>?: *Jane Doe CV.pdf, Jane Doe letter.pdf" } },
  { "thirty in one folder",
    { "CVs/1.pdf|Ann A|a1@x.org", "CVs/2.pdf|Bea B|a2@x.org", "CVs/3.pdf|Cid C|a3@x.org", "CVs/4.pdf|Dan D|a4@x.org",
      "CVs/5.pdf|Eli E|a5@x.org", "CVs/6.pdf|Fay F|a6@x.org", "CVs/7.pdf|Gus G|a7@x.org", "CVs/8.pdf|Hal H|a8@x.org",
      "CVs/9.pdf|Ian I|a9@x.org", "CVs/10.pdf|#unread", "CVs/11.pdf|#unread", "CVs/Kim Kay.pdf|#unread", "CVs/letter.pdf" },
    { "Ann A <a1@x.org>: *1.pdf", "Bea B <a2@x.org>: *2.pdf", "Cid C <a3@x.org>: *3.pdf", "Dan D <a4@x.org>: *4.pdf",
      "Eli E <a5@x.org>: *5.pdf", "Fay F <a6@x.org>: *6.pdf", "Gus G <a7@x.org>: *7.pdf", "Hal H <a8@x.org>: *8.pdf",
      "Ian I <a9@x.org>: *9.pdf", " <>: *10.pdf&", " <>: *11.pdf&", "Kim Kay~ <>: *Kim Kay.pdf&", " <>: letter.pdf" } },
  { "a folder of scans and one that can be read",
    { "New/a.pdf|Ann Ames|a@x.org", "New/b.pdf|#unread", "New/c.pdf|#unread", "Old/d.pdf|#unread" },
    { "Ann Ames <a@x.org>: *a.pdf", " <>: *b.pdf&", " <>: *c.pdf&", " <>: *d.pdf&" } },
  { "a folder each",
    { "z/17/resume.pdf|Ann Ames|a@x.org", "z/17/cover letter.pdf", "z/18/cv.docx|Bob Ray|b@x.org", "z/18/letter.txt", "z/18/certificate.pdf|Prof Oak" },
    { "Ann Ames <a@x.org>: *resume.pdf, cover letter.pdf", "Bob Ray <b@x.org>: *cv.docx, letter.txt, certificate.pdf" } },
  { "a folder each, and a scan beside the CV",
    { "z/17/resume.pdf|Ann Ames|a@x.org", "z/17/scan.pdf|#unread", "z/18/cv.docx|Bob Ray|b@x.org" },
    { "Ann Ames? <a@x.org>: *resume.pdf, scan.pdf&", "Bob Ray <b@x.org>: *cv.docx" } },
  { "a folder of somebody's name",
    { "Doe, Jane/scan.pdf|#unread", "Doe, Jane/cv.pdf|Jane Doe?|jane@x.org", "Doe, Jane/Acme reference.pdf|Tom Boss|tom@acme.org" },
    { "Jane Doe <jane@x.org>: *cv.pdf, scan.pdf, Acme reference.pdf" } },
  { "a folder of somebody's name, and nothing to be read",
    { "z/Jane Doe/scan.pdf|#unread", "z/Bob Ray/scan.pdf|#unread" },
    { "Jane Doe~ <>: *scan.pdf&", "Bob Ray~ <>: *scan.pdf&" } },
  { "one person's, dropped themselves",
    { "cv.pdf|Jane Doe|jane@x.org", "cover letter.pdf", "certificate.pdf|Oxford University?" },
    { "Jane Doe <jane@x.org>: *cv.pdf, cover letter.pdf, certificate.pdf" } },
  { "letters that say for whom they are",
    { "cv.pdf|Jane Doe|jane@x.org", "Cover letter Acme Corp.pdf" },
    { "Jane Doe? <jane@x.org>: *cv.pdf, Cover letter Acme Corp.pdf&" } },
  { "a letter of somebody else",
    { "cv.pdf|Jane Doe|jane@x.org", "letter.pdf|Bob Ray|bob@x.org" },
    { "Jane Doe <jane@x.org>: *cv.pdf", "Bob Ray <bob@x.org>: letter.pdf" } },
  { "letters of two, without names",
    { "cv1.pdf|Jane Doe|jane@x.org", "cv2.pdf|Bob Ray|bob@x.org", "letter.pdf" },
    { "Jane Doe <jane@x.org>: *cv1.pdf", "Bob Ray <bob@x.org>: *cv2.pdf", " <>: letter.pdf" } },
  { "a role stands in every name",
    { "Data Engineer - Jane Doe - CV.pdf|Jane Doe|jane@x.org", "Data Engineer - Bob Ray - CV.pdf|Bob Ray|bob@x.org",
      "Data Engineer - Bob Ray - letter.pdf", "Data Engineer.pdf|#unread", "Data Engineer (1).pdf|#unread" },
    { "Jane Doe <jane@x.org>: *Data Engineer - Jane Doe - CV.pdf",
      "Bob Ray <bob@x.org>: *Data Engineer - Bob Ray - CV.pdf, Data Engineer - Bob Ray - letter.pdf",
      " <>: *Data Engineer.pdf&", " <>: *Data Engineer (1).pdf&" } },
  { "what is likely becomes sure by the file's name",
    { "Doe_Jane_CV_2024-03-01.pdf|Jane Doe?|jane@x.org", "Ray_CV.pdf|Bob Ray?|bob@x.org", "Data Engineer.pdf|Data Engineer?|c@x.org" },
    { "Jane Doe <jane@x.org>: *Doe_Jane_CV_2024-03-01.pdf", "Bob Ray? <bob@x.org>: *Ray_CV.pdf",
      "Data Engineer? <c@x.org>: *Data Engineer.pdf" } },
  { "letters with accents, however they are written",
    { "Jos\xc3\xa9 \xc3\x81lvarez CV.pdf|Jos\xc3\xa9 \xc3\x81lvarez|jose@x.org", "Jose\xcc\x81 A\xcc\x81lvarez - carta de presentacio\xcc\x81n.pdf" },
    { "Jos\xc3\xa9 \xc3\x81lvarez <jose@x.org>: *Jos\xc3\xa9 \xc3\x81lvarez CV.pdf, Jose\xcc\x81 A\xcc\x81lvarez - carta de presentacio\xcc\x81n.pdf" } },
  { "Chinese",
    { "王伟简历.pdf|王伟|wei@x.org", "王伟-求职信.docx", "李娜_简历.pdf|李娜?|na@x.org", "张三.pdf|#unread" },
    { "王伟 <wei@x.org>: *王伟简历.pdf, 王伟-求职信.docx", "李娜 <na@x.org>: *李娜_简历.pdf", "张三~ <>: *张三.pdf&" } },
  { "Cyrillic, German, French",
    { "Иван Петров резюме.pdf|Иван Петров?|ivan@x.org", "Lebenslauf_Anna-Lena_Groß.pdf|Anna-Lena Groß?|al@x.org",
      "Anschreiben_Anna-Lena_Groß.pdf", "CV-jean-dupont.pdf|Jean Dupont?|jd@x.org" },
    { "Иван Петров <ivan@x.org>: *Иван Петров резюме.pdf",
      "Anna-Lena Groß <al@x.org>: *Lebenslauf_Anna-Lena_Groß.pdf, Anschreiben_Anna-Lena_Groß.pdf",
      "Jean Dupont <jd@x.org>: *CV-jean-dupont.pdf" } },
  { "words run together",
    { "JaneDoeCV.pdf|Jane Doe?|jane@x.org", "JaneDoeCoverLetter.pdf" },
    { "Jane Doe <jane@x.org>: *JaneDoeCV.pdf, JaneDoeCoverLetter.pdf" } },
  { "a single name",
    { "Sukarno.pdf|Sukarno|s@x.org", "Sukarno letter.pdf" },
    { "Sukarno <s@x.org>: *Sukarno.pdf, Sukarno letter.pdf" } },
  { "the same file twice",
    { "a.pdf|Jane Doe|jane@x.org=A", "b/copy of a.pdf|Jane Doe|jane@x.org=A" },
    { "Jane Doe <jane@x.org>: *a.pdf", "double: copy of a.pdf" } },
  { "what Lever does not take is read all the same",
    { "!Jane Doe.odt|Jane Doe|jane@x.org", "Jane Doe letter.pdf" },
    { "Jane Doe <jane@x.org>: Jane Doe letter.pdf&" } },
  { "only a profile",
    { "Profile.pdf|Jane Doe|jane@x.org", "hackajob-profile.pdf|Bob Ray|bob@x.org" },
    { "Jane Doe <jane@x.org>: *Profile.pdf", "Bob Ray <bob@x.org>: ^hackajob-profile.pdf" } },
  { "versions of one CV",
    { "Jane Doe CV v1.pdf|Jane Doe|jane@x.org", "Jane Doe CV final.docx|Jane Doe|jane@x.org" },
    { "Jane Doe <jane@x.org>: *Jane Doe CV v1.pdf, Jane Doe CV final.docx" } },
  { "a letter that two namesakes may have written",
    { "a.pdf|Wei Wang|w1@x.org", "b.pdf|Wei Wang|w2@x.org", "Wei Wang letter.pdf" },
    { "Wei Wang <w1@x.org>: *a.pdf", "Wei Wang <w2@x.org>: *b.pdf", "Wei Wang~ <>: Wei Wang letter.pdf&" } },
  { "a CV that two namesakes may have",
    { "a.pdf|Wei Wang", "b.pdf|Wei Wang|w1@x.org", "c.pdf|Wei Wang|w2@x.org" },
    { "Wei Wang? <>: *a.pdf&", "Wei Wang <w1@x.org>: *b.pdf", "Wei Wang <w2@x.org>: *c.pdf" } },
  { "two of one name without contact details",
    { "a.pdf|Wei Wang", "b.pdf|Wei Wang", "in/c.pdf|Ann Ames|a@x.org", "in/d.pdf|Ann Ames" },
    { "Wei Wang? <>: *a.pdf, b.pdf&", "Ann Ames? <a@x.org>: *c.pdf, d.pdf&" } },
  { "a month is a name too",
    { "April Cook CV.pdf|April Cook?|april@x.org" },
    { "April Cook <april@x.org>: *April Cook CV.pdf" } },
  { "addresses that are likely stand there and ask",
    { "Jane Doe CV.pdf|Jane Doe|jane@x.org? joan@x.org~" },
    { "Jane Doe <jane@x.org>?: *Jane Doe CV.pdf" } },
};

static HjlCvSure
take_mark (char *value)
{
  gsize     length = strlen (value);
  HjlCvSure sure = HJL_CV_SURE;

  if (g_str_has_suffix (value, "?"))
    sure = HJL_CV_LIKELY;
  else if (g_str_has_suffix (value, "~"))
    sure = HJL_CV_GUESS;
  if (sure != HJL_CV_SURE)
    value[length - 1] = '\0';

  return sure;
}

static void
add_fact (HjlCvFacts *facts,
          HjlCvField  field,
          const char *text)
{
  char     *value = g_strdup (text);
  HjlCvSure sure = take_mark (value);

  hjl_cv_facts_take (facts, field, value, sure, HJL_CV_FROM_TEXT, 1, 1);
}

static HjlGroupFile *
parse_file (const char *text,
            guint       index)
{
  g_auto (GStrv) content = g_strsplit (text, "=", 2);
  g_auto (GStrv) parts = g_strsplit (content[0], "|", 4);
  gboolean      refused = g_str_has_prefix (parts[0], "!");
  const char   *path = parts[0] + (refused ? 1 : 0);
  HjlGroupFile *file = g_new0 (HjlGroupFile, 1);
  char         *folder = strchr (path, '/') != NULL ? g_path_get_dirname (path) : NULL;

  file->title = g_path_get_basename (path);
  file->name = g_strdup (file->title);
  file->folder = folder;
  file->spool_name = g_strdup_printf ("s%u", index);
  file->digest = content[1] != NULL ? g_strdup (content[1]) : g_strdup_printf ("d%u", index);
  file->refused = refused ? g_strdup ("Lever takes none of these.") : NULL;
  file->facts = hjl_cv_facts_new (HJL_FILE_KIND_PDF, g_strcmp0 (parts[1], "#unread") == 0 ? HJL_CV_NO_TEXT : HJL_CV_READ);
  if (parts[1] == NULL || *parts[1] == '#')
    return file;

  add_fact (file->facts, HJL_CV_FIELD_NAME, parts[1]);
  if (parts[2] != NULL && *parts[2] != '\0')
    {
      g_auto (GStrv) emails = g_strsplit (parts[2], " ", -1);

      for (guint i = 0; emails[i] != NULL; i++)
        add_fact (file->facts, HJL_CV_FIELD_EMAIL, emails[i]);
      if (parts[3] != NULL)
        add_fact (file->facts, HJL_CV_FIELD_PHONE, parts[3]);
    }
  else if (parts[2] != NULL && parts[3] != NULL)
    {
      add_fact (file->facts, HJL_CV_FIELD_PHONE, parts[3]);
    }

  return file;
}

static const char *
get_mark (const HjlDraft *draft,
          HjlCvField      field)
{
  if (!hjl_draft_asks (draft, field))
    return "";

  return draft->sure[field] == HJL_CV_GUESS ? "~" : "?";
}

static char *
print_draft (const HjlDraft *draft)
{
  g_autofree char *emails = g_strjoinv (" ", draft->person->profile->emails);
  g_auto (GStrv) problems = hjl_draft_describe (draft);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s%s <%s>%s:", hjl_draft_needs_name (draft) ? "" : draft->person->profile->name,
                          get_mark (draft, HJL_CV_FIELD_NAME), emails, get_mark (draft, HJL_CV_FIELD_EMAIL));
  for (guint i = 0; i < draft->person->files->len; i++)
    {
      const HjlPersonFile *file = g_ptr_array_index (draft->person->files, i);

      g_string_append_printf (text, "%s %s%s", i > 0 ? "," : "",
                              file->purpose == HJL_PURPOSE_CV ? "*" : file->purpose == HJL_PURPOSE_PROFILE ? "^"
                                                                                                           : "",
                              file->name);
    }
  if (problems[0] != NULL)
    g_string_append_c (text, '&');

  return g_string_free (text, FALSE);
}

/* (transfer full) (element-type utf8) */
static GPtrArray *
print_grouping (const HjlGrouping *grouping)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < grouping->drafts->len; i++)
    g_ptr_array_add (lines, print_draft (g_ptr_array_index (grouping->drafts, i)));
  for (guint i = 0; i < grouping->doubles->len; i++)
    g_ptr_array_add (lines, g_strdup_printf ("double: %s", ((HjlGroupFile *) g_ptr_array_index (grouping->doubles, i))->title));
  for (guint i = 0; i < grouping->strays->len; i++)
    g_ptr_array_add (lines, g_strdup_printf ("stray: %s", ((HjlGroupFile *) g_ptr_array_index (grouping->strays, i))->title));

  return lines;
}

static void
free_file (gpointer data)
{
  hjl_group_file_free (data);
}

static void
free_row (gpointer data)
{
  hjl_group_row_free (data);
}

static void
assert_lines (GPtrArray         *lines,
              const char *const *expected,
              const char        *title)
{
  for (guint i = 0; i < lines->len || expected[i] != NULL; i++)
    {
      const char *line = i < lines->len ? g_ptr_array_index (lines, i) : NULL;

      if (g_strcmp0 (line, expected[i]) != 0)
        {
          g_test_fail_printf ("%s: row %u is “%s”, not “%s”", title, i + 1, line, expected[i]);
          return;
        }
    }
}

static void
test_cases (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (free_file);
      g_autoptr (HjlGrouping) grouping = NULL;
      g_autoptr (GPtrArray) lines = NULL;

      for (guint i = 0; cases[c].files[i] != NULL; i++)
        g_ptr_array_add (files, parse_file (cases[c].files[i], i));
      grouping = hjl_grouping_new (files, NULL, "role");
      g_assert_cmpuint (grouping->drafts->len, ==, grouping->files->len);
      lines = print_grouping (grouping);
      assert_lines (lines, cases[c].rows, cases[c].title);
    }
}

/* (transfer full) */
static HjlGroupRow *
make_row (const char *name,
          const char *email,
          const char *cv,
          const char *profile)
{
  HjlDraft   *draft = hjl_draft_new ("role");
  const char *names[] = { name, NULL };
  const char *emails[] = { email, NULL };

  hjl_draft_set (draft, HJL_CV_FIELD_NAME, names);
  hjl_draft_set (draft, HJL_CV_FIELD_EMAIL, emails);

  return hjl_group_row_new (draft, cv, profile);
}

/* What the table says counts; what it does not say is read. */
static void
test_table (void)
{
  static const char *const files_of_table[] = {
    "in/1.pdf|Ann Ames|ann@x.org", "in/2.pdf|Bob Ray|bob@x.org", "in/a/same.pdf|Cid Coe|c1@x.org", "in/b/same.pdf|Dan Day|d1@x.org",
    "in/Eve Low.pdf|Eve Low|eve@x.org", "in/Eve Low letter.pdf", "in/nobody.pdf|Zed Zan|zed@x.org", "in/ann.txt|Ann Ames", NULL
  };
  static const char *const rows_of_table[] = {
    "Ann Ames <ann@x.org>: *1.pdf, ann.txt",
    "Robert Ray? <rob@x.org>: *2.pdf&",
    "Cid Coe <c@x.org>: *same.pdf",
    "Dan Day <d@x.org>:&",
    "Eve Low <eve@x.org>: *Eve Low.pdf, Eve Low letter.pdf",
    "Fay Fox <fay@x.org>:&",
    "Gus Gray <g@x.org>:&",
    "stray: same.pdf",
    "stray: nobody.pdf",
    NULL
  };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (free_file);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (HjlGrouping) grouping = NULL;
  g_autoptr (HjlGrouping) again = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) second = NULL;

  for (guint i = 0; files_of_table[i] != NULL; i++)
    g_ptr_array_add (files, parse_file (files_of_table[i], i));
  g_ptr_array_add (rows, make_row ("Ann Ames", "ann@x.org", "1.PDF", NULL));
  g_ptr_array_add (rows, make_row ("Robert Ray", "rob@x.org", "2.pdf", NULL));
  g_ptr_array_add (rows, make_row ("Cid Coe", "c@x.org", "a\\same.pdf", NULL));
  g_ptr_array_add (rows, make_row ("Dan Day", "d@x.org", "same.pdf", NULL));
  g_ptr_array_add (rows, make_row ("Eve Low", "eve@x.org", NULL, NULL));
  g_ptr_array_add (rows, make_row ("Fay Fox", "fay@x.org", "1.pdf", NULL));
  g_ptr_array_add (rows, make_row ("Gus Gray", "g@x.org", NULL, "missing.pdf"));
  grouping = hjl_grouping_new (files, rows, NULL);
  lines = print_grouping (grouping);
  assert_lines (lines, rows_of_table, "table");

  /* The rows are as they were. */
  again = hjl_grouping_new (files, rows, NULL);
  second = print_grouping (again);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpstr (second->pdata[i], ==, lines->pdata[i]);
}

/* What names nothing but somebody of whom the table has two, or of whom there are two CVs, goes to none of them. */
static void
test_table_namesakes (void)
{
  static const char *const files_of_table[] = {
    "1.pdf|John Smith", "2.pdf|Ann Ames|a1@x.org", "3.pdf|Ann Ames|a2@x.org", "4.pdf|Bob Ray|bob@x.org=B", "copy.pdf|Bob Ray|bob@x.org=B", NULL
  };
  static const char *const rows_of_table[] = {
    "John Smith <j1@x.org>:", "John Smith <j2@x.org>:", "Ann Ames? <>:&", "Bob Ray <bob@x.org>: *4.pdf", "double: copy.pdf",
    "stray: 1.pdf", "stray: 2.pdf", "stray: 3.pdf", NULL
  };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (free_file);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (HjlGrouping) grouping = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; files_of_table[i] != NULL; i++)
    g_ptr_array_add (files, parse_file (files_of_table[i], i));
  g_ptr_array_add (rows, make_row ("John Smith", "j1@x.org", NULL, NULL));
  g_ptr_array_add (rows, make_row ("John Smith", "j2@x.org", NULL, NULL));
  g_ptr_array_add (rows, make_row ("Ann Ames", NULL, NULL, NULL));
  g_ptr_array_add (rows, make_row ("Bob Ray", "bob@x.org", "copy.pdf", NULL));
  grouping = hjl_grouping_new (files, rows, NULL);
  lines = print_grouping (grouping);
  assert_lines (lines, rows_of_table, "namesakes");
  g_assert_true (((HjlGroupFile *) g_ptr_array_index (grouping->strays, 0))->several);
}

static void
test_titles (void)
{
  static const struct
  {
    const char  *title;
    HjlTitleSort sort;
    const char  *words;
    const char  *name;
  } titles[] = {
    { "Jane Doe CV.pdf", HJL_TITLE_CV, "jane doe", "Jane Doe" },
    { "jane.doe.cv.pdf", HJL_TITLE_CV, "jane doe", "jane doe" },
    { "Jane%20Doe%20Resume%20(3).pdf", HJL_TITLE_CV, "jane doe", "Jane Doe" },
    { "Résumé - Zoë O’Neil.docx", HJL_TITLE_CV, "zoe o’neil", "Zoë O’Neil" },
    { "CV.pdf", HJL_TITLE_CV, "", NULL },
    { "C.V.pdf", HJL_TITLE_CV, "", NULL },
    { "Senior Java Developer.pdf", HJL_TITLE_PLAIN, "senior java developer", NULL },
    { "Bewerbung_Müller_Jörg_final_v2.pdf", HJL_TITLE_PLAIN, "muller jorg", "Müller Jörg" },
    { "Arbeitszeugnis.pdf", HJL_TITLE_PAPER, "", NULL },
    { "reference letter Jane Doe.pdf", HJL_TITLE_PAPER, "jane doe", "Jane Doe" },
    { "履歴書_山田太郎.pdf", HJL_TITLE_CV, "山田太郎", "山田太郎" },
    { "hackajob Profile - Jane Doe.pdf", HJL_TITLE_HACKAJOB, "jane doe", "Jane Doe" },
    { "John McDonald_CV.pdf", HJL_TITLE_CV, "john mcdonald", "John McDonald" },
    { "", HJL_TITLE_PLAIN, "", NULL },
    { "....", HJL_TITLE_PLAIN, "", NULL },
    { "a\nb<c>.pdf", HJL_TITLE_PLAIN, "b c", "b c" },
    { "very long name of a file that nobody reads.pdf", HJL_TITLE_PLAIN, "very long name that nobody reads", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (HjlFileTitle) title = hjl_file_title_new (titles[i].title);
      g_autofree char *words = g_strjoinv (" ", title->words);

      if (title->sort != titles[i].sort || g_strcmp0 (words, titles[i].words) != 0 || g_strcmp0 (title->name, titles[i].name) != 0)
        g_test_fail_printf ("“%s” is %d, “%s”, “%s”", titles[i].title, title->sort, words, title->name);
    }
}

/* A thousand are grouped while a person looks on. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (free_file);
  g_autoptr (HjlGrouping) grouping = NULL;
  gint64 start;

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *text = g_strdup_printf ("CVs/Person N%c%c%c%s.pdf|Person N%c%c%c|p%u@x.org", 'a' + i / 2 % 26, 'a' + i / 52 % 26,
                                               'a' + i / 1352, i % 2 == 0 ? " CV" : " letter", 'a' + i / 2 % 26, 'a' + i / 52 % 26,
                                               'a' + i / 1352, i / 2);

      g_ptr_array_add (files, parse_file (text, i));
    }
  start = g_get_monotonic_time ();
  grouping = hjl_grouping_new (files, NULL, "role");
  g_test_message ("%u rows in %.0f ms", grouping->drafts->len, (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpuint (grouping->drafts->len, ==, 2000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/files/grouping/titles", test_titles);
  g_test_add_func ("/files/grouping/cases", test_cases);
  g_test_add_func ("/files/grouping/table", test_table);
  g_test_add_func ("/files/grouping/table/namesakes", test_table_namesakes);
  g_test_add_func ("/files/grouping/many", test_many);

  return g_test_run ();
}
