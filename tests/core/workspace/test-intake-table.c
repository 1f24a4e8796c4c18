/* test-intake-table.c: from a table of people to rows of a review, beside what waits there; and a file that is very large
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-intake-rig.h"

#include <glib/gstdio.h>
#include <string.h>

#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"

static void
test_table (Rig          *self,
            gconstpointer data)
{
  static const char text[] =
    "Full Name,Email,Role,Stage,Resume Filename\n"
    "April Cook,april.cook@example.com,Data Engineer,Scheduled,cook.pdf\n"
    "Bob Ray,bob@example.org,data engineer,,\n"
    "Cid Coe,cid@example.org,Nobody's,,\n"
    "Dan Day,dan@example.org,Data Engineer,No such stage,\n"
    "Eve Low,not an address,Data Engineer,,\n";
  const char *paths[] = { self->dropped, NULL };
  g_autoptr (GBytes) table = g_bytes_new_static (text, strlen (text));
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (NULL, paths, table, FALSE);
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autoptr (HjlIntakeReport) again = NULL;
  g_autofree char *review = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  const char *refused;

  rig_put_cv (self, "cook.pdf", "cook-libreoffice-docx.pdf");
  rig_put_cv (self, "stranger.docx", "okafor-docx-plain.docx");
  report = rig_take (self, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  review = rig_dup_review (self);
  g_assert_cmpstr (review, ==, "April Cook 1; Bob Ray 0");
  g_assert_cmpuint (report->n_refused_rows, ==, 3);
  refused = g_bytes_get_data (report->refused_rows, NULL);
  g_assert_nonnull (g_strstr_len (refused, g_bytes_get_size (report->refused_rows), "Cid Coe"));
  g_assert_null (g_strstr_len (refused, g_bytes_get_size (report->refused_rows), "Bob Ray"));
  g_assert_nonnull (rig_find_refusal (report, "Row 4"));
  g_assert_nonnull (rig_find_refusal (report, "stranger.docx"));
  rig_assert_spool (self, 1);

  again = rig_take (self, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  after = rig_dup_review (self);
  g_assert_cmpstr (after, ==, review);
  g_assert_cmpuint (again->drafts->len, ==, 2);
  rig_assert_spool (self, 1);
}

/* What a table says of somebody stays, when their files are dropped later: with @data the table had the CV already. */
static void
test_table_first (Rig          *self,
                  gconstpointer data)
{
  const char *text = data != NULL ? "Full Name,Email,Role,Stage,Resume Filename\n"
                                    "Rajesh Patel,rajesh.patel@example.com,Data Engineer,Scheduled,patel.pdf\n"
                                  : "Full Name,Email,Role,Stage\n"
                                    "Rajesh Patel,rajesh.patel@example.com,Data Engineer,Scheduled\n";
  const char *paths[] = { self->dropped, NULL };
  g_autoptr (GBytes) table = g_bytes_new_static (text, strlen (text));
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (NULL, paths, table, FALSE);
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autoptr (HjlIntakeReport) again = NULL;
  g_autoptr (HjlDraft) before = NULL;
  g_autoptr (HjlDraft) after = NULL;
  g_autoptr (GError) error = NULL;

  if (data != NULL)
    rig_put_cv (self, "patel.pdf", "patel-chromium-referee.pdf");
  report = rig_take (self, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  before = rig_load_only (self);
  g_assert_nonnull (before->person->stage_id);

  rig_put_cv (self, "patel.pdf", "patel-chromium-referee.pdf");
  again = rig_add (self, FALSE);
  after = rig_load_only (self);
  g_assert_cmpuint (after->reads->len, ==, 1);
  g_assert_cmpstr (after->person->stage_id, ==, before->person->stage_id);
  g_assert_cmpstr (after->person->profile->name, ==, "Rajesh Patel");
}

/* Returns: (transfer full): what came of a table. @role_id: (nullable) */
static HjlIntakeReport *
add_table (Rig        *self,
           const char *role_id,
           const char *text)
{
  const char *paths[] = { self->dropped, NULL };
  g_autoptr (GBytes) table = g_bytes_new_static (text, strlen (text));
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (role_id, paths, table, FALSE);
  g_autoptr (GError) error = NULL;
  HjlIntakeReport *report = rig_take (self, request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return report;
}

/* A table of people that lies beside CVs is nobody's file. */
static void
test_table_beside (Rig          *self,
                   gconstpointer data)
{
  static const char people[] = "Candidate;Full Name;E-Mail\n1;April Cook;april.cook@example.com\n2;Bob Ray;bob@example.org\n";
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autofree char *review = NULL;

  rig_put_cv (self, "cook/cook.pdf", "cook-libreoffice-docx.pdf");
  rig_put (self, "cook/April Cook.txt", people, -1);
  rig_put (self, "cook/list.CSV", "Vorname,Nachname\nApril,Cook\n", -1);
  rig_put (self, "cook/page.html", "<!DOCTYPE html><html><body>Sign in</body></html>", -1);
  report = rig_add (self, FALSE);
  review = rig_dup_review (self);
  g_assert_cmpstr (review, ==, "April Cook 1");
  g_assert_nonnull (strstr (rig_find_refusal (report, "April Cook.txt"), "a table"));
  g_assert_nonnull (strstr (rig_find_refusal (report, "list.CSV"), "--csv"));
  g_assert_nonnull (strstr (rig_find_refusal (report, "page.html"), "web page"));
  g_assert_null (strstr (rig_find_refusal (report, "page.html"), "hackajob"));
  rig_assert_spool (self, 1);
}

/* People without an e-mail are known again, whatever row they are in by now, and namesakes are two. */
static void
test_table_names (Rig          *self,
                  gconstpointer data)
{
  g_autoptr (HjlIntakeReport) first = add_table (self, self->role, "Name,Phone\nWei Wang,1\nWei Wang,2\nBob Ray,3\n");
  g_autoptr (HjlIntakeReport) second = add_table (self, self->role, "Name,Phone\nAnn Ames,4\nWei Wang,1\nWEI  WANG,2\nBob Ray,3\n");

  g_assert_cmpuint (first->n_doubles, ==, 0);
  g_assert_cmpuint (second->n_doubles, ==, 3);
  rig_assert_ways (self, "Ann Ames [4] []; Bob Ray [3] []; WEI WANG [2] []; Wei Wang [1] []");
}

static void
add_rows (Rig        *self,
          const char *text,
          guint       n_known,
          const char *wanted)
{
  g_autoptr (HjlIntakeReport) report = add_table (self, self->role, text);

  rig_assert_ways (self, wanted);
  g_assert_cmpuint (report->n_doubles, ==, n_known);
}

/* Nobody takes the place of a namesake: who is unclear is a row of its own, and asks. */
static void
test_table_namesakes (Rig          *self,
                      gconstpointer data)
{
  static const char other[] = "Name,Phone\nJan Nowak,+48 22 222 22 22\n";

  add_rows (self, "Name,Phone\nJan Nowak,111 11 11 11\n", 0, "Jan Nowak [111 11 11 11] []");
  add_rows (self, other, 0, "Jan Nowak [+48 22 222 22 22] [] ?; Jan Nowak [111 11 11 11] []");
  add_rows (self, other, 1, "Jan Nowak [+48 22 222 22 22] [] ?; Jan Nowak [111 11 11 11] []");
  /* Without the first of them, in another row, and without the country. */
  add_rows (self, "Name,Phone\nAnn Ames,3\nJan Nowak,22 222 22 22\n", 1,
            "Ann Ames [3] []; Jan Nowak [111 11 11 11] []; Jan Nowak [22 222 22 22] [] ?");
  /* Either may be meant. */
  add_rows (self, "Name,Phone\nAnn Ames,3\nBob Ray,4\nCid Coe,5\nJan Nowak,\n", 1,
            "Ann Ames [3] []; Bob Ray [4] []; Cid Coe [5] []; Jan Nowak [111 11 11 11] []; Jan Nowak [22 222 22 22] [] ?; Jan Nowak [] [] ?");
}

/* The first of two namesakes leaves the table, and comes again below; surer signs choose first, and nobody is chosen twice. */
static void
test_table_moved (Rig          *self,
                  gconstpointer data)
{
  static const char both[] = "Wei Wang [1] []; Wei Wang [2] []";

  add_rows (self, "Name,Phone\nWei Wang,1\nWei Wang,2\n", 0, both);
  add_rows (self, "Name,Phone\nWei Wang,2\n", 1, both);
  add_rows (self, "Name,Phone\nWei Wang,\nWei Wang,1\n", 2, both);
  add_rows (self, "Name,Link\nWei Wang,https://www.linkedin.com/in/wei/\n", 1, both);
  add_rows (self, "Name,Link\nAnn Ames,\nWei Wang,linkedin.com/in/wei\n", 1, "Ann Ames [] []; Wei Wang [1] []; Wei Wang [2] []");
  /* One person by e-mail and a namesake without one are two. */
  add_rows (self, "Name,Email\nEve Low,eve@example.org\n", 0,
            "Ann Ames [] []; Eve Low [] [eve@example.org]; Wei Wang [1] []; Wei Wang [2] []");
  add_rows (self, "Name,Email\nEve Low,\nEve Low,eve@example.org\n", 1,
            "Ann Ames [] []; Eve Low [] [] ?; Eve Low [] [eve@example.org]; Wei Wang [1] []; Wei Wang [2] []");
}

/* An e-mail that was corrected makes nobody twice; with nothing else that is the same it asks, and so does whose row a person has
 * changed. Two of one e-mail and other names are two. */
static void
test_table_email (Rig          *self,
                  gconstpointer data)
{
  const char *place[] = { "London", NULL };
  g_autoptr (GPtrArray) drafts = NULL;

  add_rows (self, "Name,Email,Phone\nAnn Ames,ann@exmaple.org,\nBob Ray,bob@exmaple.org,2\n", 0,
            "Ann Ames [] [ann@exmaple.org]; Bob Ray [2] [bob@exmaple.org]");
  add_rows (self, "Name,Email,Phone\nAnn Ames,ann@example.org,\nBob Ray,bob@example.org,2\n", 2,
            "Ann Ames [] [ann@example.org,ann@exmaple.org] ?; Bob Ray [2] [bob@example.org]");
  add_rows (self, "Name,Email,Phone\nAnn Ames,ANN@example.org,\nBob Ray,BOB@example.org,2\n", 2,
            "Ann Ames [] [ann@example.org,ann@exmaple.org] ?; Bob Ray [2] [bob@example.org]");
  add_rows (self, "Name,Email\nDan Day,dan@example.org\nCid Coe,ann@example.org\n", 0,
            "Ann Ames [] [ann@example.org,ann@exmaple.org] ?; Bob Ray [2] [bob@example.org]; Cid Coe [] [ann@example.org]; "
            "Dan Day [] [dan@example.org]");

  drafts = hjl_store_list_drafts (self->base.store, NULL, NULL);
  for (guint i = 0; i < drafts->len; i++)
    hjl_draft_set (g_ptr_array_index (drafts, i), HJL_CV_FIELD_PLACE, place);
  g_assert_true (hjl_store_save_drafts (self->base.store, drafts, rig_tell_time (), NULL));
  add_rows (self, "Name,Email\nDan Day,dan@example.org\nCid Coe,cid@example.org\n", 1,
            "Ann Ames [] [ann@example.org,ann@exmaple.org] ?; Bob Ray [2] [bob@example.org]; Cid Coe [] [ann@example.org]; "
            "Cid Coe [] [cid@example.org] ?; Dan Day [] [dan@example.org]");
}

/* What the table says of somebody whose CV was there first is not lost; with @data a person has changed the row, and that stays. */
static void
test_table_later (Rig          *self,
                  gconstpointer data)
{
  static const char text[] = "Name,Email,Phone,Stage,Hackajob URL,LinkedIn,Location\n"
                             "Quentin Archer,quentin.archer@example.org,+44 20 7946 0123,Scheduled,https://hackajob.com/talent/qa,"
                             "https://linkedin.com/in/qa,Leeds\n";
  const char       *place[] = { "London", NULL };
  g_autoptr (HjlIntakeReport) first = NULL;
  g_autoptr (HjlDraft) draft = NULL;
  g_autofree char *path = g_build_filename (self->dropped, "Quentin Archer CV.txt", NULL);
  g_autofree char *print = NULL;
  g_auto (GStrv) links = NULL;
  HjlDraft *again;

  rig_put (self, "Quentin Archer CV.txt", "Quentin Archer\nquentin.archer@example.org\n\nExperience\n2019-2024 Engineer at Example\n", -1);
  first = rig_add (self, FALSE);
  if (data != NULL)
    {
      hjl_draft_set (g_ptr_array_index (first->drafts, 0), HJL_CV_FIELD_PLACE, place);
      g_assert_true (hjl_store_save_drafts (self->base.store, first->drafts, rig_tell_time (), NULL));
    }
  g_assert_cmpint (g_unlink (path), ==, 0);

  add_rows (self, text, 1, "Quentin Archer [+44 20 7946 0123] [quentin.archer@example.org]");
  draft = rig_load_only (self);
  links = hjl_draft_dup (draft, HJL_CV_FIELD_LINK);
  g_assert_cmpuint (draft->reads->len, ==, 1);
  g_assert_nonnull (draft->person->stage_id);
  g_assert_cmpstr (draft->person->profile->url, ==, "https://hackajob.com/talent/qa");
  g_assert_cmpstr (links[0], ==, "https://linkedin.com/in/qa");
  g_assert_cmpstr (draft->person->profile->location, ==, data != NULL ? "London" : "Leeds");
  g_assert_true (hjl_draft_is_sealed (draft) == (data == NULL));

  print = hjl_draft_print (draft);
  add_rows (self, text, 1, "Quentin Archer [+44 20 7946 0123] [quentin.archer@example.org]");
  again = rig_load_only (self);
  {
    g_autofree char *same = hjl_draft_print (again);

    g_assert_cmpstr (same, ==, print);
  }
  hjl_draft_free (again);
}

/* A row that names a file of somebody else's row does not take that row from them. */
static void
test_table_file (Rig          *self,
                 gconstpointer data)
{
  g_autoptr (HjlIntakeReport) first = NULL;
  g_autoptr (HjlIntakeReport) second = NULL;
  g_autofree char *review = NULL;
  g_autofree char *after = NULL;

  rig_put (self, "qa.txt", "Quentin Archer\nquentin.archer@example.org\n\nExperience\n2019-2024 Engineer at Example\n", -1);
  first = add_table (self, self->role, "Name,Email,Resume Filename\nQuentin Archer,quentin.archer@example.org,qa.txt\n");
  review = rig_dup_review (self);
  g_assert_cmpstr (review, ==, "Quentin Archer 1");
  second = add_table (self, self->role, "Name,Email,Resume Filename\nBob Ray,bob@example.org,qa.txt\nQuentin Archer,quentin.archer@example.org,\n");
  after = rig_dup_review (self);
  g_assert_cmpstr (after, ==, "Bob Ray 0; Quentin Archer 1");
}

/* A letter that begins with what a table's titles have in them is none. */
static void
test_letter (Rig          *self,
             gconstpointer data)
{
  g_autoptr (HjlIntakeReport) report = NULL;

  rig_put (self, "Dora Dent - cover letter.txt", "Application for the job of Engineer, email dora.dent@example.org\nDear all,\nI would like to.\n", -1);
  rig_put (self, "Gil Gone - cover letter.txt", "Application for the job of Engineer, my email is below\nDear all,\nI would like to.\n", -1);
  report = rig_add (self, FALSE);
  g_assert_cmpuint (report->refusals->len, ==, 0);
  g_assert_cmpuint (report->n_files, ==, 2);
}

/* What is corrected in the table goes to rows that wait, unless a person has changed them. */
static void
test_table_corrected (Rig          *self,
                      gconstpointer data)
{
  const char *names[] = { "Robert Ray", NULL };
  g_autoptr (HjlIntakeReport) first = add_table (self, self->role, "Name,Email,Phone\nAnn Aims,ann@example.org,1\nBob Ray,bob@example.org,2\n");
  g_autoptr (HjlIntakeReport) second = NULL;
  g_autoptr (HjlIntakeReport) third = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *review = NULL;
  g_auto (GStrv) phones = NULL;

  hjl_draft_set (g_ptr_array_index (first->drafts, 1), HJL_CV_FIELD_NAME, names);
  g_assert_true (hjl_store_save_drafts (self->base.store, first->drafts, rig_tell_time (), NULL));
  second = add_table (self, self->role, "Name,Email,Phone\nAnn Ames,ann@example.org,7\nBob Rey,bob@example.org,8\n");
  third = add_table (self, self->role, "Name,Email,Phone\nAnn Ames,ann@example.org,9\n");
  review = rig_dup_review (self);
  g_assert_cmpstr (review, ==, "Ann Ames 0; Robert Ray 0");
  drafts = hjl_store_list_drafts (self->base.store, NULL, NULL);
  phones = hjl_draft_dup (g_ptr_array_index (drafts, 0), HJL_CV_FIELD_PHONE);
  g_assert_cmpstr (phones[0], ==, "9");
}

/* A row that says another role than the one that was named is not quietly added to that. */
static void
test_table_role (Rig          *self,
                 gconstpointer data)
{
  g_autofree char *other = hjl_store_add_book_role (self->base.store, NULL, "Security Engineer", 11, NULL);
  g_autoptr (HjlIntakeReport) report = add_table (self, self->role,
                                                  "Name,Email,Role\nAnn Ames,ann@example.org,Data Engineer\n"
                                                  "Bob Ray,bob@example.org,Security Engineer\n");
  g_autofree char *review = rig_dup_review (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlIntakeRequest) closed = hjl_intake_request_new (other, NULL, NULL, FALSE);

  g_assert_cmpstr (review, ==, "Ann Ames 0");
  g_assert_nonnull (strstr (rig_find_refusal (report, "Row 3, Role “Security Engineer”"), "another role"));

  g_assert_true (hjl_store_set_book_role_live (self->base.store, other, FALSE, 12, NULL));
  g_assert_null (rig_take (self, closed, NULL, NULL, NULL, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "closed"));
}

#define intake_add(path, function) g_test_add (path, Rig, NULL, rig_set_up, function, rig_tear_down)

/* A CV that can be read and has so many bytes: what is before its end is no part of any page. */
static void
put_large_cv (Rig        *self,
              const char *name,
              const char *fixture,
              gsize       size)
{
  g_autofree char *path = g_build_filename ("cvs", fixture, NULL);
  g_autoptr (GBytes) content = hjl_test_load_fixture (path);
  g_autofree char *large = g_malloc (size);
  const char      *text = g_bytes_get_data (content, NULL);
  gsize            n = g_bytes_get_size (content);
  gsize            end = n - strlen ("startxref");

  while (!g_str_has_prefix (text + end, "startxref"))
    end--;
  memset (large, '\n', size);
  memcpy (large, text, end);
  memcpy (large + size - (n - end), text + end, n - end);
  rig_put (self, name, large, size);
}

/* More than Lever's own pages take as a CV is said by the file's name, and hinders nobody; what is no CV may be as large as it will. */
static void
test_large (Rig          *self,
            gconstpointer data)
{
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autofree char *letter = g_malloc (11 * 1000 * 1000);
  guint            n_said = 0;

  put_large_cv (self, "April Cook CV.pdf", "cook-libreoffice-docx.pdf", 10 * 1000 * 1000);
  put_large_cv (self, "Katarzyna Nowak CV.pdf", "nowak-chromium-plain.pdf", 10 * 1000 * 1000 + 1);
  memset (letter, ' ', 11 * 1000 * 1000);
  memcpy (letter, "Dear all,", strlen ("Dear all,"));
  rig_put (self, "April Cook - cover letter.txt", letter, 11 * 1000 * 1000);
  report = rig_add (self, FALSE);
  g_assert_cmpuint (report->drafts->len, ==, 2);
  g_assert_cmpuint (report->refusals->len, ==, 0);
  for (guint i = 0; i < report->drafts->len; i++)
    {
      const HjlDraft *draft = g_ptr_array_index (report->drafts, i);
      g_auto (GStrv) said = hjl_draft_describe (draft);

      g_assert_false (hjl_draft_needs_name (draft));
      for (guint k = 0; said[k] != NULL; k++)
        if (strstr (said[k], "larger than 10 MB") != NULL)
          {
            g_assert_true (g_str_has_prefix (said[k], "“Katarzyna Nowak CV.pdf” is larger than 10 MB, which is what Lever’s own pages take"));
            g_assert_true (hjl_draft_is_ready (draft));
            n_said++;
          }
    }
  g_assert_cmpuint (n_said, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  intake_add ("/files/intake/table", test_table);
  intake_add ("/files/intake/table-beside", test_table_beside);
  intake_add ("/files/intake/table-names", test_table_names);
  intake_add ("/files/intake/table-namesakes", test_table_namesakes);
  intake_add ("/files/intake/table-moved", test_table_moved);
  intake_add ("/files/intake/table-email", test_table_email);
  intake_add ("/files/intake/table-file", test_table_file);
  intake_add ("/files/intake/letter", test_letter);
  intake_add ("/files/intake/large", test_large);
  g_test_add ("/files/intake/table-later/untouched", Rig, NULL, rig_set_up, test_table_later, rig_tear_down);
  g_test_add ("/files/intake/table-later/changed", Rig, GINT_TO_POINTER (1), rig_set_up, test_table_later, rig_tear_down);
  intake_add ("/files/intake/table-corrected", test_table_corrected);
  intake_add ("/files/intake/table-role", test_table_role);
  g_test_add ("/files/intake/table-first/without-cv", Rig, NULL, rig_set_up, test_table_first, rig_tear_down);
  g_test_add ("/files/intake/table-first/with-cv", Rig, GINT_TO_POINTER (1), rig_set_up, test_table_first, rig_tear_down);

  return g_test_run ();
}
