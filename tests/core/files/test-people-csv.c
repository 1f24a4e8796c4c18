/* test-people-csv.c: tables of people as spreadsheets, Lever and the world write them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <string.h>

#include "files/hjl-people-csv.h"
#include "model/hjl-error.h"

static HjlPeopleCsv *
read_bytes (const char *bytes,
            gssize      size)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, size < 0 ? strlen (bytes) : (gsize) size);
  g_autoptr (GError) error = NULL;
  HjlPeopleCsv *csv = hjl_people_csv_read (content, &error);

  g_assert_no_error (error);

  return csv;
}

/* Each row as number:name|emails|phones|role|posting|stage|cv|profile|url|links|headline|place, then each problem. */
static char *
describe (HjlPeopleCsv *csv)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < csv->rows->len; i++)
    {
      const HjlPeopleRow *row = g_ptr_array_index (csv->rows, i);
      g_autofree char    *emails = g_strjoinv (" ", row->emails);
      g_autofree char    *phones = g_strjoinv (", ", row->phones);
      g_autofree char    *links = g_strjoinv (" ", row->links);
      static const int    shown[] = { HJL_PEOPLE_ROLE, HJL_PEOPLE_POSTING, HJL_PEOPLE_STAGE, HJL_PEOPLE_CV, HJL_PEOPLE_PROFILE,
                                      HJL_PEOPLE_URL, HJL_PEOPLE_HEADLINE, HJL_PEOPLE_PLACE };

      g_string_append_printf (lines, "%u:%s|%s|%s|%s", row->number, row->values[HJL_PEOPLE_NAME] != NULL ? row->values[HJL_PEOPLE_NAME] : "-",
                              emails, phones, links);
      for (guint n = 0; n < G_N_ELEMENTS (shown); n++)
        g_string_append_printf (lines, "|%s", row->values[shown[n]] != NULL ? row->values[shown[n]] : "");
      g_string_append_c (lines, '\n');
    }
  for (guint i = 0; i < csv->problems->len; i++)
    {
      const HjlPeopleProblem *problem = g_ptr_array_index (csv->problems, i);

      g_string_append_printf (lines, "!%u %s “%s”: %s\n", problem->number, problem->column, problem->value, problem->reason);
    }

  return g_string_free (lines, FALSE);
}

static void
assert_reads (const char *bytes,
              gssize      size,
              const char *wanted)
{
  g_autoptr (HjlPeopleCsv) csv = read_bytes (bytes, size);
  g_autofree char *lines = describe (csv);

  g_assert_cmpstr (lines, ==, wanted);
}

static void
test_headers (void)
{
  /* Lever's own template, with the columns that mean nothing here. */
  assert_reads ("Full Name,Email,Phone,Lever Posting URL,Stage,Sources,Origin,Tags,Links,Resume Filename,IsSecretNote\n"
                "Zoë Ø'Neill,zoe@example.com,+44 20 7946 0155,https://jobs.lever.co/acme/123,New Lead,hackajob,Sourced,x,https://a.example;https://b.example,zoe.pdf,\n",
                -1,
                "2:Zoë Ø'Neill|zoe@example.com|+44 20 7946 0155|https://a.example https://b.example||https://jobs.lever.co/acme/123|New Lead|zoe.pdf||||\n");
  /* Plain ones, in any order and writing. */
  assert_reads ("URL;profile;CV;stage;ROLE; e-mail ;NAME;Current-Location\n"
                "https://hackajob.com/1;p.pdf;c.pdf;Offer;Data Engineer;a@example.com;Ann;Leeds\n",
                -1, "2:Ann|a@example.com|||Data Engineer||Offer|c.pdf|p.pdf|https://hackajob.com/1||\n");
  assert_reads ("FULL_NAME\tE-Mail\tE-Mail 2\tPhone-Number\nAnn\ta@example.com\tb@example.com\t1/2\n", -1,
                "2:Ann|a@example.com b@example.com|1, 2|||||||||\n");
  assert_reads ("First Name,Last Name,email\nAnn, van Dyke ,\n,Cher,\n", -1, "2:Ann van Dyke|||||||||||\n3:Cher|||||||||||\n");
  assert_reads ("sep=;\nname;email\nAnn;a@example.com\n", -1, "3:Ann|a@example.com||||||||||\n");
}

static void
test_unused (void)
{
  g_autoptr (HjlPeopleCsv) csv = read_bytes ("name,Sources,Tags,Refused because,\nAnn,x,y,z,\n", -1);

  g_assert_cmpstr (csv->unused[0], ==, "Sources");
  g_assert_cmpstr (csv->unused[1], ==, "Tags");
  g_assert_null (csv->unused[2]);
}

static void
test_encodings (void)
{
  static const char        text[] = "name,email\nJörg Müller – Łódź 王,j@example.com\n";
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE" };
  static const char *const marks[] = { "\xef\xbb\xbf", "\xff\xfe", "\xfe\xff" };
  static const gsize       mark_sizes[] = { 3, 2, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (guint marked = 0; marked < 2; marked++)
      {
        gsize            size;
        g_autofree char *converted = g_convert (text, -1, encodings[i], "UTF-8", NULL, &size, NULL);
        g_autoptr (GByteArray) bytes = g_byte_array_new ();

        if (marked)
          g_byte_array_append (bytes, (const guint8 *) marks[i], mark_sizes[i]);
        g_byte_array_append (bytes, (guint8 *) converted, size);
        assert_reads ((char *) bytes->data, bytes->len, "2:Jörg Müller – Łódź 王|j@example.com||||||||||\n");
      }
  assert_reads ("name,email\nJ\xf6rg \x80 \x96 M\xfcller,j@example.com\n\x81ukasz,l@example.com\n", -1, "2:Jörg € – M\xc3\xbcller|j@example.com||||||||||\n!3 name “\xef\xbf\xbdukasz”: Some of its characters cannot be read. Save the table as CSV UTF-8.\n");
  /* A slip in UTF-8 is no other encoding: the row is refused, the others are not. */
  assert_reads ("name,email\nJörg Müller,j@example.com\nJ\xf6rg,k@example.com\nZoë Łódź,z@example.com\n", -1,
                "2:Jörg Müller|j@example.com||||||||||\n4:Zoë Łódź|z@example.com||||||||||\n"
                "!3 name “J\xef\xbf\xbdrg”: Some of its characters cannot be read. Save the table as CSV UTF-8.\n");
  /* Half a character at the end of UTF-16. */
  assert_reads ("\xff\xfen\0a\0m\0e\0\n\0A\0n\0n\0\n\0x", 21, "2:Ann|||||||||||\n");
}

static void
test_lines (void)
{
  assert_reads ("name,email\r\nAnn,a@example.com\r\n\r\nBob,b@example.com\r\n", -1,
                "2:Ann|a@example.com||||||||||\n4:Bob|b@example.com||||||||||\n");
  assert_reads ("name,email\rAnn,a@example.com\rBob,b@example.com", -1, "2:Ann|a@example.com||||||||||\n3:Bob|b@example.com||||||||||\n");
  assert_reads ("\n\nname,\"e\nmail\"\n\"Ann\nMarie \"\"Mia\"\" Doe\",a@example.com\nBob,\"b@example.com\nc@example.com\"\n", -1,
                "4:Ann Marie \"Mia\" Doe|a@example.com||||||||||\n5:Bob|b@example.com c@example.com||||||||||\n");
  assert_reads ("name,email,,,\nAnn,a@example.com,,,,,,\nBob\n,,,,\n", -1, "2:Ann|a@example.com||||||||||\n3:Bob|||||||||||\n");
  assert_reads ("name,phone\nAnn,\"=\"\"0123\"\"\"\n", -1, "2:Ann||0123|||||||||\n");
  assert_reads ("name\nAnn\n", -1, "2:Ann|||||||||||\n");
}

static void
test_problems (void)
{
  assert_reads ("name,E-mail,Archive-Reason\n"
                "Ann,a@example.com,\n"
                "Bob,bob at example,\n"
                "Cid,c@example.com,Underqualified\n"
                "Dan,d@example.com,,extra\n"
                ",,x\n"
                "Eve,Eve <eve@example.com>; mailto:e2@example.com;EVE@example.com,\n"
                "Fay,f@@example.com,\n"
                "Guy,g@example..com,\n",
                -1,
                "2:Ann|a@example.com||||||||||\n"
                "7:Eve|eve@example.com e2@example.com||||||||||\n"
                "!3 E-mail “bob at example”: This is no e-mail address.\n"
                "!4 Archive-Reason “Underqualified”: This person is archived already. Only people who are in the running are added; remove the reason to add them.\n"
                "!5 (null) “(null)”: The row has more cells than the header.\n"
                "!6 (null) “(null)”: There is neither a name nor an e-mail nor a file.\n"
                "!8 E-mail “f@@example.com”: This is no e-mail address.\n"
                "!9 E-mail “g@example..com”: This is no e-mail address.\n");
  assert_reads ("name,email\nAnn,a@example.com\n\"Bob,b@example.com\nCid,c@example.com\n", -1,
                "2:Ann|a@example.com||||||||||\n!3 (null) “(null)”: A quotation mark is opened in this row and not closed.\n");
}

static void
test_no_table (void)
{
  static const char *const texts[] = { "", "\n\n", "a,b,c\n1,2,3\n", "Ann,a@example.com\n", "\"", "%PDF-1.4\n", "role,stage\nx,y\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlPeopleCsv) csv = hjl_people_csv_read (content, &error);

      g_assert_null (csv);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
    }
}

/* What was refused is mended and read again. */
static void
test_refused (void)
{
  g_autoptr (HjlPeopleCsv) csv = read_bytes ("name;email;role;Note\nAnn;bad;x;\"say \"\"hi\"\", now\"\nBob;b@example.com;Nobody’s;\nCid;c@example.com;x;\n", -1);
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (HjlPeopleCsv) second = NULL;
  g_autofree char *text = NULL;

  hjl_people_csv_refuse (csv, g_ptr_array_index (csv->rows, 0), HJL_PEOPLE_ROLE, "No role has this name.");
  g_assert_cmpuint (csv->rows->len, ==, 1);
  g_assert_cmpuint (csv->problems->len, ==, 2);
  saved = hjl_people_csv_format_refused (csv);
  g_assert_cmpmem (g_bytes_get_data (saved, NULL), 3, "\xef\xbb\xbf", 3);
  second = read_bytes (g_bytes_get_data (saved, NULL), g_bytes_get_size (saved));
  {
    g_autofree char *lines = describe (second);

    g_assert_cmpstr (lines, ==, "3:Bob|b@example.com|||Nobody’s|||||||\n!2 email “bad”: This is no e-mail address.\n");
  }
  g_assert_cmpstr (second->header[3], ==, "Note");
  g_assert_cmpstr (second->header[4], ==, "Refused because");
  /* The reason of the first time does not come twice. */
  again = hjl_people_csv_format_refused (second);
  text = g_strndup (g_bytes_get_data (again, NULL), g_bytes_get_size (again));
  g_assert_nonnull (strstr (text, "Refused because"));
  g_assert_null (strstr (strstr (text, "Refused because") + 5, "Refused because"));
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("Full Name,Email,Phone,Links\r\n");
  g_autoptr (HjlPeopleCsv) csv = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < HJL_PEOPLE_CSV_MAX_ROWS + 1; i++)
    g_string_append_printf (text, "\"Person, %u\",person.%u@example.com,+44 %u,https://example.com/%u\r\n", i, i, i, i);
  csv = read_bytes (text->str, text->len);
  g_assert_cmpuint (csv->rows->len, ==, HJL_PEOPLE_CSV_MAX_ROWS);
  g_assert_cmpuint (csv->problems->len, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

/* Bytes of any sort: an answer, and no crash. */
static void
test_noise (void)
{
  static const char alphabet[] = "name,email;\t\"\"\n\r\xff\xfe\xc3\xbc @=|";

  for (guint round = 0; round < 3000; round++)
    {
      char    bytes[120];
      gsize   size = g_test_rand_int_range (0, sizeof bytes);
      GError *error = NULL;
      g_autoptr (GBytes) content = NULL;
      HjlPeopleCsv *csv;

      for (gsize i = 0; i < size; i++)
        bytes[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet)];
      if (size > 12)
        memcpy (bytes, "name,email\n", 11);
      content = g_bytes_new (bytes, size);
      csv = hjl_people_csv_read (content, &error);
      g_assert_true ((csv == NULL) == (error != NULL));
      if (csv != NULL)
        {
          g_bytes_unref (hjl_people_csv_format_refused (csv));
          hjl_people_csv_free (csv);
        }
      g_clear_error (&error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-csv/headers", test_headers);
  g_test_add_func ("/people-csv/unused", test_unused);
  g_test_add_func ("/people-csv/encodings", test_encodings);
  g_test_add_func ("/people-csv/lines", test_lines);
  g_test_add_func ("/people-csv/problems", test_problems);
  g_test_add_func ("/people-csv/no-table", test_no_table);
  g_test_add_func ("/people-csv/refused", test_refused);
  g_test_add_func ("/people-csv/many", test_many);
  g_test_add_func ("/people-csv/noise", test_noise);

  return g_test_run ();
}
