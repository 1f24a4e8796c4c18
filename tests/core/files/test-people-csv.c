/* test-people-csv.c: tables of people as spreadsheets, Lever and the world write them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <time.h>

#include "files/hjl-people-csv.h"
#include "hjl-zip-help.h"
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

typedef struct
{
  const char *table;
  const char *wanted;
} Case;

static void
assert_cases (const Case *cases,
              guint       n)
{
  for (guint i = 0; i < n; i++)
    assert_reads (cases[i].table, -1, cases[i].wanted);
}

/* Titles as the world writes them: each is a column beside one of the person's name. */
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
                -1, "2:Ann|a@example.com|||Data Engineer||Offer|c.pdf|p.pdf|https://hackajob.com/1||Leeds\n");
  assert_reads ("FULL_NAME\tE-Mail\tE-Mail 2\tPhone-Number\nAnn\ta@example.com\tb@example.com\t1;2\n", -1,
                "2:Ann|a@example.com b@example.com|1, 2|||||||||\n");
  assert_reads ("First Name,Last Name,email\nAnn, van Dyke ,\n,Cher,\n", -1, "2:Ann van Dyke|||||||||||\n3:Cher|||||||||||\n");
  assert_reads ("sep=;\nname;email\nAnn;a@example.com\n", -1, "3:Ann|a@example.com||||||||||\n");
  /* As other programs have read and written it. */
  assert_reads ("\"sep=;\"\nname;email\nAnn;a@example.com\n", -1, "3:Ann|a@example.com||||||||||\n");
  assert_reads ("sep=;,\nname,email\nAnn,a@example.com\n", -1, "3:Ann|a@example.com||||||||||\n");
  assert_reads ("sep=,,,\nname,email,phone\nAnn,a@example.com,\n", -1, "3:Ann|a@example.com||||||||||\n");
}

/* What stands above the header is no header, and whoever stands there is not passed over. */
static void
test_above (void)
{
  static const Case cases[] = {
    /* LinkedIn's own connections. */
    { "Notes:\n\"When exporting your connection data, you may notice that some, not all, of the\nemail addresses are missing.\"\n\n"
      "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Doe,,a@example.com,Acme,Engineer,01 May 2026\n",
      "5:Ann Doe|a@example.com|||||||||Engineer|\n" },
    { "Candidates of May,,\n,,\nName,Email,Phone\nAnn,a@example.com,\n", "4:Ann|a@example.com||||||||||\n" },
    { "# made by a program\n   \n\nName;Email\nAnn;a@example.com\n", "5:Ann|a@example.com||||||||||\n" },
    { "\t\t\nName,Email\nAnn,a@example.com\n", "3:Ann|a@example.com||||||||||\n" },
    { ";;\n\"\"\nName,Email\nAnn,a@example.com\n", "4:Ann|a@example.com||||||||||\n" },
    { "  \nName;Email\nAnn;a@example.com\n", "3:Ann|a@example.com||||||||||\n" },
    { "Candidate,,Contact,\nFirst Name,Last Name,Email,Phone\nAnn,Doe,a@example.com,1234567\n", "3:Ann Doe|a@example.com|1234567|||||||||\n" },
    /* A person is none of it, whatever they are called. */
    { "name,Preferred\nAnn,Email\n", "2:Ann|||||||||||\n" },
    { "Candidate,Channel,When\nAnn,Email,Mobile\n", "2:Ann|||||||||||\n" },
    { "Name,Notes,Tags,More\nAnn Doe,phone interview,mobile developer,portfolio manager\n", "2:Ann Doe|||||||||||\n" },
    { "name\nAnn,a@example.com\n", "!2 (null) “(null)”: The row has more cells than the header.\n" },
  };
  static const char people[] = "Bob,b@example.com\nname,email\nAnn,a@example.com\n";
  g_autoptr (GBytes) content = g_bytes_new_static (people, strlen (people));
  g_autoptr (GError) error = NULL;

  assert_cases (cases, G_N_ELEMENTS (cases));
  g_assert_null (hjl_people_csv_read (content, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
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
  assert_reads ("\n\nname,\"e\nmail\"\n\"Ann Marie \"\"Mia\"\" Doe\",a@example.com\nBob,\"b@example.com\nc@example.com\"\n", -1,
                "4:Ann Marie \"Mia\" Doe|a@example.com||||||||||\n5:Bob|b@example.com c@example.com||||||||||\n");
  assert_reads ("name,email,,,\nAnn,a@example.com,,,,,,\nBob\n,,,,\n", -1, "2:Ann|a@example.com||||||||||\n3:Bob|||||||||||\n");
  assert_reads ("name,phone\nAnn,\"=\"\"0123\"\"\"\n", -1, "2:Ann||0123|||||||||\n");
  assert_reads ("name\nAnn\n", -1, "2:Ann|||||||||||\n");
  assert_reads ("name,email\r\nAnn,a@example.com\r\n\x1a", -1, "2:Ann|a@example.com||||||||||\n");
  /* Each row in one cell. */
  assert_reads ("\"name,email,phone\"\r\n\"\"\"Doe, Ann\"\",a@example.com,\"\r\n\"Bob,b@example.com,1234567\"\r\n", -1,
                "2:Doe, Ann|a@example.com||||||||||\n3:Bob|b@example.com|1234567|||||||||\n");
  assert_reads ("\"name\",\"email\"\n\"Ann\",\"a@example.com\"\n", -1, "2:Ann|a@example.com||||||||||\n");
}

/* What other programs leave in a cell. */
static void
test_cells (void)
{
  static const Case cases[] = {
    { "name,email\nJosÃ© MÃ¼ller,j@example.com\nZoë Müller,z@example.com\n",
      "2:José Müller|j@example.com||||||||||\n3:Zoë Müller|z@example.com||||||||||\n" },
    { "name\nÃ\xc2\x81ngel â€“ Å\xc2\x81ucja\nMÃ¡rton Å\xc2\x90ri\n", "2:Ángel – Łucja|||||||||||\n3:Márton Őri|||||||||||\n" },
    { "name\nO&#39;Neil &amp; Sons\nZo&#xEB; &quot;Z&quot;\nA&B; C\nA & B; C\n&#0;&#55296;x\n",
      "2:O'Neil & Sons|||||||||||\n3:Zoë \"Z\"|||||||||||\n4:A&B; C|||||||||||\n5:A & B; C|||||||||||\n6:&#0;&#55296;x|||||||||||\n" },
    { "“name”,“email”\n“Ann”,“a@example.com”\n„Bob“,'b@example.com'\n'Cid',c@example.com\n«Dan»,d@example.com\n",
      "2:Ann|a@example.com||||||||||\n3:Bob|b@example.com||||||||||\n4:Cid|c@example.com||||||||||\n5:Dan|d@example.com||||||||||\n" },
    /* These are of the name. */
    { "name\n'Abd al-Rahman\nAnn 'Mia' Doe\n'Mia' O'\nGerard 't Hooft\n",
      "2:'Abd al-Rahman|||||||||||\n3:Ann 'Mia' Doe|||||||||||\n4:'Mia' O'|||||||||||\n5:Gerard 't Hooft|||||||||||\n" },
    { "name,phone\n#ERROR!,#NV\nAnn,#¿NOMBRE?\nBob,#BEZUG!\n#1 Ann,\n",
      "3:Ann|||||||||||\n4:Bob|||||||||||\n5:#1 Ann|||||||||||\n!2 (null) “(null)”: There is neither a name nor an email nor a file.\n" },
    { "name;email;LinkedIn\n\"=HYPERLINK(\"\"https://a.example\"\";\"\"Ann\"\")\";a@example.com;\n"
      "Bob;\"=HYPERLINK(\"\"mailto:b@example.com\"\";\"\"Write\"\")\";\"=HYPERLINK(\"\"https://linkedin.com/in/bob\"\";\"\"Bob\"\")\"\n",
      "3:Bob|b@example.com||https://linkedin.com/in/bob||||||||\n"
      "!2 name “=HYPERLINK(\"https://a.example\";\"Ann\")”: This is a formula. Save the table with values instead of formulas, and add that file.\n" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
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
                "!3 E-mail “bob at example”: This is no email address.\n"
                "!4 Archive-Reason “Underqualified”: This person is archived already. Only people who are in the running are added; remove the reason to add them.\n"
                "!5 (null) “(null)”: The row has more cells than the header.\n"
                "!6 (null) “(null)”: There is neither a name nor an email nor a file.\n"
                "!8 E-mail “f@@example.com”: This is no email address.\n"
                "!9 E-mail “g@example..com”: This is no email address.\n");
  assert_reads ("name,email\nAnn,a@example.com\n\"Bob,b@example.com\nCid,c@example.com\n", -1,
                "2:Ann|a@example.com||||||||||\n4:Cid|c@example.com||||||||||\n!3 (null) “(null)”: A quotation mark is opened in this row and not closed.\n");
}

static void
test_titles (void)
{
  static const struct
  {
    const char *titles;
    const char *cell;
    const char *wanted;
  } rows[] = {
    { "Email|E-mail|EMAIL ADDRESS|Email Addresses|emails|Personal Email|Primary Email|Work Email|Home e-mail|Email (primary)|Email 1|"
      "Email1|emailAddress|Candidate Email|Candidate's Email|Email ID|primary_email|E-Mail-Adresse|E-Mail (privat)|Mailadresse|Mail|"
      "Adresse e-mail|Adresse mail|Courriel|Adresse électronique|Correo|Correo electrónico|Adres e-mail|E-mail kandydata",
      "a@example.com", "2:Ann|a@example.com||||||||||\n" },
    { "Phone|Phone number|Phone Numbers|phone_number|Mobile|Mobile Phone|Cell|Cell phone|Telephone|Tel.|Phone (mobile)|Home phone|"
      "candidatePhone|Telefon|Telefonnummer|Handy|Handynummer|Mobil|Mobilnummer|Rufnummer|Téléphone|Téléphone portable|Tél.|Portable|"
      "Teléfono|Teléfono móvil|Móvil|Celular|Numer telefonu|Telefon komórkowy|Komórka|WhatsApp",
      "+44 20 7946 0155", "2:Ann||+44 20 7946 0155|||||||||\n" },
    { "LinkedIn|Linked In|LinkedIn URL|LinkedIn Profile|linkedin_url|Profile URL|Public profile link|Portfolio|Portfolio URL|Website|Websites|"
      "GitHub|GitHub URL|Links|Personal website|XING|Webseite|Profil-Link|Site web|Lien LinkedIn|Sitio web|Strona internetowa|Homepage|URL",
      "https://www.linkedin.com/in/ann", "2:Ann|||https://www.linkedin.com/in/ann||||||||\n" },
    { "Location|Current Location|Candidate location|City|Ort|Wohnort|Ville|Ciudad|Miasto|Lokalizacja", "Leeds", "2:Ann|||||||||||Leeds\n" },
    { "Headline|Current Title|Current Job Title", "Engineer", "2:Ann||||||||||Engineer|\n" },
    /* Nothing of the person's. */
    { "Recruiter Email|Hiring Manager Email|Owner email|Referrer e-mail|Referred by (email)|Created by|Email consent|Last email|Email opt-in|"
      "Email verified|Interviewer e-mails|Company email|Reference email",
      "boss@example.com", "2:Ann|||||||||||\n" },
    { "E-Mail Ansprechpartner|Ansprechpartner-E-Mail|E-Mail des Vorgesetzten|E-Mail der Führungskraft|Mail Personalberaterin|Notfall-E-Mail|"
      "Email du recruteur|Adresse mail du responsable|Courriel de l’agence|E-mail de la personne à contacter|E-mail du référent|"
      "Correo del reclutador|Correo de la persona de contacto|Email del entrevistador|Correo electrónico del jefe|Correo RR. HH.|"
      "E-mail rekrutera|E-mail przełożonego|Adres e-mail osoby kontaktowej|E-mail menedżera|E-mail właściciela|E-mail agencji|"
      "Contact person email|HR email|Talent Manager’s email|Headhunter email",
      "boss@example.com", "2:Ann|||||||||||\n" },
    { "Telefon Ansprechpartner|Téléphone du recruteur|Teléfono del reclutador|Telefon rekrutera|Notfalltelefon", "+44 20 7946 0155", "2:Ann|||||||||||\n" },
    { "Recruiter phone|Phone screen|Phone country code|Phone verified|Mobility|Mobilité|Mobilität", "2026-05-01", "2:Ann|||||||||||\n" },
    { "Job URL|Posting link|Application link|Resume URL|Company website|Photo URL", "https://example.com/x", "2:Ann|||||||||||\n" },
    { "Title|Position|Company|Source|Applied at|Department", "x", "2:Ann|||||||||||\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) titles = g_strsplit (rows[i].titles, "|", -1);

      for (guint n = 0; titles[n] != NULL; n++)
        {
          g_autofree char *table = g_strdup_printf ("Full name,%s\nAnn,%s\n", titles[n], rows[i].cell);
          g_autoptr (HjlPeopleCsv) csv = read_bytes (table, -1);
          g_autofree char *lines = describe (csv);

          g_test_message ("“%s”", titles[n]);
          g_assert_cmpstr (lines, ==, rows[i].wanted);
          /* What is not taken is told. */
          g_assert_cmpstr (csv->unused[0], ==, i < 5 ? NULL : titles[n]);
        }
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *header;
    const char *cells;
    const char *wanted;
  } rows[] = {
    { "First,Last", "Ann,van Dyke", "Ann van Dyke" },
    { "First Name,Middle Name,Last Name", "Ann,M.,Dyke", "Ann M. Dyke" },
    { "Candidate First Name,Candidate Last Name", "Ann,Dyke", "Ann Dyke" },
    { "given_name,family_name", "Ann,Dyke", "Ann Dyke" },
    { "firstName,lastName", "Ann,Dyke", "Ann Dyke" },
    { "Contact Name,E-mail", "Ann Dyke,", "Ann Dyke" },
    { "Nachname,Vorname", "Dyke,Ann", "Ann Dyke" },
    { "Vor- und Nachname,Mail", "Ann Dyke,", "Ann Dyke" },
    { "Nom,Prénom", "Dyke,Ann", "Ann Dyke" },
    { "Nom,Courriel", "Ann Dyke,", "Ann Dyke" },
    { "Nombre,Apellidos", "Ana María,García López", "Ana María García López" },
    { "Nombre,Primer apellido,Segundo apellido", "Ana,García,López", "Ana García López" },
    { "Imię,Nazwisko", "Anna,Zając", "Anna Zając" },
    { "Imię i nazwisko,Telefon", "Anna Zając,", "Anna Zając" },
    /* A name that lacks a part of it. */
    { "Name,Surname", "Ann,Dyke", "Ann Dyke" },
    { "Surname,Name", "Dyke,Ann Mary", "Ann Mary Dyke" },
    { "Name,Surname", "Ann Dyke,Dyke", "Ann Dyke" },
    { "Name,Surname", "Lisa,Li", "Lisa Li" },
    { "Name,Vorname", "van Dyke,Ann", "Ann van Dyke" },
    { "Name,Vorname", "Ann Dyke,Ann", "Ann Dyke" },
    { "First Name,Last Name", "Ana,Santa Ana", "Ana Santa Ana" },
    { "Name,First Name,Last Name", "Ann Dyke,Ann,Dyke", "Ann Dyke" },
    { "Name,First Name,Last Name", "Dyke,Ann,Dyke", "Ann Dyke" },
    { "Full Name,First Name", "Ann Dyke,Ann", "Ann Dyke" },
    { "First Name,Last Name", "Jennifer,Null", "Jennifer Null" },
    { "First Name,Last Name", "Jennifer,NULL", "Jennifer" },
    { "First Name,Last Name", "-,Dyke", "Dyke" },
    /* Nobody's. */
    { "Name,Email", "-,a@example.com", "-" },
    { "Name,Email", "NULL,a@example.com", "-" },
    { "Name,Email", "n/a,a@example.com", "-" },
    { "Name,Email", "#N/A,a@example.com", "-" },
    { "Name,Email", "Unknown,a@example.com", "-" },
    { "Name,Email", "???,a@example.com", "-" },
    { "Name,Email", "TEST,a@example.com", "-" },
    { "Name,Email", "Kate Testa,a@example.com", "Kate Testa" },
    { "First Name,Last Name,Email", "Unknown,,a@example.com", "-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *table = g_strdup_printf ("%s\n%s\n", rows[i].header, rows[i].cells);
      g_autoptr (HjlPeopleCsv) csv = read_bytes (table, -1);
      g_autofree char *lines = describe (csv);
      g_autofree char *wanted = g_strdup_printf ("2:%s|%s", rows[i].wanted, strstr (rows[i].cells, "a@") != NULL ? "a@example.com|" : "|");

      g_test_message ("%s", table);
      g_assert_true (g_str_has_prefix (lines, wanted));
    }
}

#define NO_NAME "This is not a name. Perhaps a quotation mark is opened in this row and not closed.\n"
#define NO_QUOTE " (null) “(null)”: A quotation mark is opened in this row and not closed.\n"

/* Nobody gets the address of whoever stands below. */
static void
test_quotes (void)
{
  static const Case cases[] = {
    { "name,email\n\"Bob,b@example.com\nCid,c@example.com\n\"Dan\",d@example.com\nEve,e@example.com\n",
      "3:Cid|c@example.com||||||||||\n4:Dan|d@example.com||||||||||\n5:Eve|e@example.com||||||||||\n!2" NO_QUOTE },
    { "name,email\nBob,\"b@example.com\nCid,\"c@example.com\"\n", "3:Cid|c@example.com||||||||||\n!2" NO_QUOTE },
    { "name,email\nBob,\"b@example.com\nCid,c@example.com\nDan,\"d@example.com\n\"Eve\",e@example.com\n",
      "3:Cid|c@example.com||||||||||\n5:Eve|e@example.com||||||||||\n!2" NO_QUOTE "!4" NO_QUOTE },
    { "name;email\n\"Bob \"the\" Builder\";b@example.com\nCid;c@example.com\n", "3:Cid|c@example.com||||||||||\n!2" NO_QUOTE },
    /* One that closes by chance is no name. */
    { "name,email\n\"Bob,b@example.com\nCid\",c@example.com\nDan,d@example.com\n",
      "3:Dan|d@example.com||||||||||\n!2 name “Bob,b@example.com Cid”: " NO_NAME },
    { "First Name,Last Name\n\"Bob\nCid\",Dyke\n", "!2 First Name “Bob Cid”: " NO_NAME },
    { "name,email\nbob@example.com,b@example.com\n", "!2 name “bob@example.com”: " NO_NAME },
    /* These are right. */
    { "name,phone\n\"Bob\" , \"1\"\nCid \"Mia\" Doe,2\"\n\"\",\"3\"\"\nx\"\n\"Dan\",\n",
      "2:Bob||1|||||||||\n3:Cid \"Mia\" Doe||2\"|||||||||\n5:Dan|||||||||||\n!4 (null) “(null)”: There is neither a name nor an email nor a file.\n" },
  };
  g_autofree char *name = g_strnfill (101, 'x');
  g_autofree char *table = g_strdup_printf ("name,email\n%s,a@example.com\n", name);
  g_autofree char *wanted = g_strdup_printf ("!2 name “%s”: " NO_NAME, name);

  assert_cases (cases, G_N_ELEMENTS (cases));
  assert_reads (table, -1, wanted);
}

static void
test_emails (void)
{
#define BAD(value) "!2 E-mail “" value "”: This is no email address.\n"
  static const Case cases[] = {
    { "a@example.com b@example.com", "2:Ann|a@example.com b@example.com||||||||||\n" },
    { "a@example.com / b@example.com", "2:Ann|a@example.com b@example.com||||||||||\n" },
    { "a@example.com|b@example.com;c@example.com", "2:Ann|a@example.com b@example.com c@example.com||||||||||\n" },
    { "Ann Doe <a@example.com>", "2:Ann|a@example.com||||||||||\n" },
    { "Ann Doe (a@example.com)", "2:Ann|a@example.com||||||||||\n" },
    { "mailto:a@example.com", "2:Ann|a@example.com||||||||||\n" },
    { "mailto:a@example.com?subject=Hello", "2:Ann|a@example.com||||||||||\n" },
    { "'a@example.com", "2:Ann|a@example.com||||||||||\n" },
    { "'a@example.com'; ‘b@example.com’", "2:Ann|a@example.com b@example.com||||||||||\n" },
    { "jörg@bücher.example", "2:Ann|jörg@bücher.example||||||||||\n" },
    { "a@example.com…", BAD ("a@example.com…") },
    { "o'neill@example.com", "2:Ann|o'neill@example.com||||||||||\n" },
    { "a@example.com\u200b", "2:Ann|a@example.com||||||||||\n" },
    { "\u00a0a@example.com\u00a0", "2:Ann|a@example.com||||||||||\n" },
    { "n/a", "2:Ann|||||||||||\n" },
    { "#N/A", "2:Ann|||||||||||\n" },
    { "none", "2:Ann|||||||||||\n" },
    { "NULL", "2:Ann|||||||||||\n" },
    { "-", "2:Ann|||||||||||\n" },
    { "a@example.com b@", BAD ("b@") },
    { "a @example.com", BAD ("@example.com") },
    { "ask her", BAD ("ask her") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *table = g_strdup_printf ("name,E-mail\nAnn,%s\n", cases[i].table);

      assert_reads (table, -1, cases[i].wanted);
    }
  /* The column that it is in. */
  assert_reads ("name,E-mail,Work Email\nAnn,a@example.com,x\nBob,,b@example.com\n", -1, "3:Bob|b@example.com||||||||||\n!2 Work Email “x”: This is no email address.\n");
}

static void
test_phones (void)
{
#define SHORT "The spreadsheet has shortened this number, and its last digits are lost. Format the column as text, and fill it in again.\n"
  static const Case cases[] = {
    { "0171/1234567", "2:Ann||0171/1234567|||||||||\n" },
    { "0171/1234567 / 030/7654321", "2:Ann||0171/1234567, 030/7654321|||||||||\n" },
    { "0171 1234567/0172 7654321", "2:Ann||0171 1234567, 0172 7654321|||||||||\n" },
    { "030 1234567/68", "2:Ann||030 1234567/68|||||||||\n" },
    { "1234567;7654321", "2:Ann||1234567, 7654321|||||||||\n" },
    { "'+1 570 394 2412", "2:Ann||+1 570 394 2412|||||||||\n" },
    { "n/a", "2:Ann|||||||||||\n" },
    { "#N/A", "2:Ann|||||||||||\n" },
    { "NULL", "2:Ann|||||||||||\n" },
    { "none", "2:Ann|||||||||||\n" },
    { "--", "2:Ann|||||||||||\n" },
    { "-; 1234567", "2:Ann||1234567|||||||||\n" },
    { "+44 1234567 ::: +44 7654321", "2:Ann||+44 1234567, +44 7654321|||||||||\n" },
    { "tel:+441234567", "2:Ann||+441234567|||||||||\n" },
    { "Mobile: 1234567; Home: 7654321", "2:Ann||1234567, 7654321|||||||||\n" },
    { "+44 1234567 ext: 12", "2:Ann||+44 1234567 ext: 12|||||||||\n" },
    { "447911123456.0", "2:Ann||447911123456|||||||||\n" },
    { "030.1234567", "2:Ann||030.1234567|||||||||\n" },
    { "4.47911E+11", "!2 Phone “4.47911E+11”: " SHORT },
    { "4,47911E+11", "!2 Phone “4,47911E+11”: " SHORT },
    { "4.5e+11", "!2 Phone “4.5e+11”: " SHORT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *table = g_strdup_printf ("name\tPhone\nAnn\t%s\n", cases[i].table);

      assert_reads (table, -1, cases[i].wanted);
    }
}

static void
test_links (void)
{
  static const Case cases[] = {
    { "name;LinkedIn\nAnn;https://www.linkedin.com/in/ann\n", "2:Ann|||https://www.linkedin.com/in/ann||||||||\n" },
    { "name;LinkedIn\nAnn;linkedin.com/in/ann, www.ann.example\n", "2:Ann|||linkedin.com/in/ann www.ann.example||||||||\n" },
    { "name;Links\nAnn;n/a\nBob;see CV, https://b.example/\nCid;Node.js\n", "2:Ann|||||||||||\n3:Bob|||https://b.example/||||||||\n4:Cid|||||||||||\n" },
    { "name;url\nAnn;https://www.linkedin.com/in/ann\nBob;https://hackajob.com/talent/b\n",
      "2:Ann|||https://www.linkedin.com/in/ann||||||||\n3:Bob|||||||||https://hackajob.com/talent/b||\n" },
    { "name;profile;resume\nAnn;https://www.linkedin.com/in/ann;a.pdf\n", "2:Ann|||https://www.linkedin.com/in/ann||||a.pdf||||\n" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* A column that is full of addresses is not passed over, whatever it is called. */
static void
test_addresses (void)
{
#define WHOSE "This column has email addresses, and its title doesn’t say whose. Call it “Email” if they are the candidates’.\n"
  static const Case cases[] = {
    { "name,How to reach\nAnn,a@example.com\nBob,b@example.com\nCid,\n",
      "2:Ann|a@example.com||||||||||\n3:Bob|b@example.com||||||||||\n4:Cid|||||||||||\n" },
    /* Of one person, or of two. */
    { "name,Desk\nAnn,boss@example.com\nBob,boss@example.com\n", "2:Ann|||||||||||\n3:Bob|||||||||||\n!0 Desk “(null)”: " WHOSE },
    { "name,A,B\nAnn,a@example.com,x@example.com\n", "2:Ann|||||||||||\n!0 A “(null)”: " WHOSE "!0 B “(null)”: " WHOSE },
    { "name,Receive emails,Email\nAnn,yes,a@example.com\n", "2:Ann|a@example.com||||||||||\n" },
    { "name,Call mobile\nAnn,yes\n", "2:Ann|||||||||||\n" },
    { "name,Desk,Email\nAnn,x@example.com,a@example.com\n", "2:Ann|a@example.com||||||||||\n" },
    /* The same beside one that is the candidates'; but somebody may have two rows. */
    { "name,Email,Mail Desk\nAnn,a@example.com,boss@example.com\nBob,b@example.com,boss@example.com\n", "2:Ann|a@example.com||||||||||\n3:Bob|b@example.com||||||||||\n" },
    { "name,Mail Desk,Email\nAnn,boss@example.com,\nBob,boss@example.com,b@example.com\nCid,chief@example.com,\nDan,chief@example.com,\n",
      "2:Ann|||||||||||\n3:Bob|b@example.com||||||||||\n4:Cid|||||||||||\n5:Dan|||||||||||\n" },
    { "Mail Desk,Email\nboss@example.com,a@example.com\nboss@example.com,b@example.com\n", "2:-|a@example.com||||||||||\n3:-|b@example.com||||||||||\n" },
    { "First name,Last name,Email,Work Email\nAnn,Doe,a@example.com,ad@example.com\nAnn,Doe,a@example.com,ad@example.com\n",
      "2:Ann Doe|a@example.com ad@example.com||||||||||\n3:Ann Doe|a@example.com ad@example.com||||||||||\n" },
    { "name,Notes\nAnn,wrote to a@example.com\nBob,fine\nCid,good\n", "2:Ann|||||||||||\n3:Bob|||||||||||\n4:Cid|||||||||||\n" },
  };

  g_autoptr (HjlPeopleCsv) csv = NULL;

  assert_cases (cases, G_N_ELEMENTS (cases));
  csv = read_bytes ("name,Mail Desk,Email\nAnn,boss@example.com,a@example.com\nBob,boss@example.com,b@example.com\n", -1);
  g_assert_cmpuint (g_strv_length (csv->unused), ==, 1);
  g_assert_cmpstr (csv->unused[0], ==, "Mail Desk");
}

/* What other programs write: Indeed's header is theirs, LinkedIn's are of its help (a412243, a526782) and of what it sends to its members. */
static void
test_exports (void)
{
  static const struct
  {
    const char *table;
    const char *wanted;
    const char *unused;
  } exports[] = {
    { "name,email,phone,status,candidate location,relevant experience,education,job title,job location,date,interest level,source\n"
      "Ann Doe,ann_6hp@indeedemail.example,'+1 570 394 2412,Awaiting Review,\"Altoona, PA\",Welder,None,Field Technician,\"Altoona, PA\",1/1/2026,,Sponsored\n",
      "2:Ann Doe|ann_6hp@indeedemail.example|+1 570 394 2412||Field Technician|||||||Altoona, PA\n", "status, relevant experience, job location, date, source" },
    { "First name,Last name,Email,Phone number,Job title,Company,Location,Note,Note visibility,Tags\n"
      "Ann,Doe,a@example.com,+44 20 7946 0155,Engineer,Acme,Leeds,x,ONLY_ME,y\n",
      "2:Ann Doe|a@example.com|+44 20 7946 0155||||||||Engineer|Leeds\n", "Company, Note, Note visibility, Tags" },
    { "First Name,Last Name,Headline,Location,Current Title,Current Company,Email Address,Phone Number,Profile URL,Active Project,Notes,Feedback\n"
      "Ann,Doe,I build,Leeds,Engineer,Acme,a@example.com,,https://www.linkedin.com/talent/profile/x,P,,\n",
      "2:Ann Doe|a@example.com||https://www.linkedin.com/talent/profile/x|||||||I build|Leeds\n", "Current Company, Active Project" },
    { "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
      "Ann,Doe,https://www.linkedin.com/in/ann,a@example.com,Acme,Engineer,01 May 2026\n",
      "2:Ann Doe|a@example.com||https://www.linkedin.com/in/ann|||||||Engineer|\n", "Company, Connected On" },
    { "candidate_id,project_id,first_name,last_name,emails,phone_numbers,tags,profile_url,sourcing_channels,hiring_state_id\n"
      "1,2,Ann,Doe,a@example.com;b@example.com,+44 20 7946 0155,,https://www.linkedin.com/in/ann,import,3\n",
      "2:Ann Doe|a@example.com b@example.com|+44 20 7946 0155|https://www.linkedin.com/in/ann||||||||\n",
      "candidate_id, project_id, sourcing_channels, hiring_state_id" },
    /* Greenhouse, Workable, Teamtailor and Lever let one choose; these are their words. */
    { "Candidate ID,First Name,Last Name,Company,Title,Personal Email,Work Email,Mobile Phone,LinkedIn,Recruiter,Coordinator,Source,Last Activity\n"
      "7,Ann,Doe,Acme,Engineer,a@example.com,ann@acme.example,+44 20 7946 0155,linkedin.com/in/ann,Rita Roe,,x,2026-05-01\n",
      "2:Ann Doe|a@example.com ann@acme.example|+44 20 7946 0155|linkedin.com/in/ann|||||||Engineer|\n",
      "Candidate ID, Company, Recruiter, Source, Last Activity" },
    { "Candidate Name,Headline,Candidate Email,Candidate Phone,Address,Profile URL,Resume URL,Disqualified\n"
      "Ann Doe,Engineer,a@example.com,+44 20 7946 0155,1 High St,https://example.com/p/1,https://example.com/r/1,No\n",
      "2:Ann Doe|a@example.com|+44 20 7946 0155|https://example.com/p/1|||||||Engineer|\n", "Address, Resume URL, Disqualified" },
    { "first_name,last_name,email,phone,linkedin_url,tags,consent_future_jobs,created_at\nAnn,Doe,a@example.com,,,x,true,2026-05-01\n",
      "2:Ann Doe|a@example.com||||||||||\n", "tags, consent_future_jobs, created_at" },
    { "Candidate Name,Candidate Emails,Candidate Phones,Candidate Location,Candidate Links,Current Company,Opportunity Owner,Owner Email,Current Stage,Posting Title\n"
      "Ann Doe,\"a@example.com,b@example.com\",,Leeds,https://ann.example,Acme,Rita Roe,rita@example.com,New lead,Engineer\n",
      "2:Ann Doe|a@example.com b@example.com||https://ann.example||||||||Leeds\n",
      "Current Company, Opportunity Owner, Owner Email, Current Stage, Posting Title" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autoptr (HjlPeopleCsv) csv = read_bytes (exports[i].table, -1);
      g_autofree char *lines = describe (csv);
      g_autofree char *unused = g_strjoinv (", ", csv->unused);

      g_assert_cmpstr (lines, ==, exports[i].wanted);
      g_assert_cmpstr (unused, ==, exports[i].unused);
    }
  /* Outlook's "Title" is none of a job. */
  assert_reads ("Title,First Name,Last Name,Company,Job Title,E-mail Address\nMs,Ann,Doe,Acme,Engineer,a@example.com\n", -1,
                "2:Ann Doe|a@example.com|||||||||Engineer|\n");
  /* A role, where no company says that it is what somebody works as. */
  assert_reads ("name,Job Title\nAnn,Data Engineer\n", -1, "2:Ann||||Data Engineer|||||||\n");
}

/* One byte a letter: the letters tell which. */
static void
test_pages (void)
{
  static const struct
  {
    const char *page;
    const char *names; /* one a row */
  } rows[] = {
    { "WINDOWS-1252", "Jörg Müller\nGroß" },
    { "WINDOWS-1252", "José Nuñez\nMª Peña\nIñaki Muñoz" },
    { "WINDOWS-1252", "Hélène Brûlé\nGeneviève Molière\nFrançois D’Œuvre\nAnaïs Lœb\nLoïc Cœur" },
    { "WINDOWS-1252", "Søren Kjær\nBjørn Bøe\nÅsa Håkansson\nÆgir Þór Guðmundsson" },
    { "WINDOWS-1252", "João Guimarães\nAntónio Simões" },
    { "WINDOWS-1252", "Nicolò D'Alì\nNoè Rossi" },
    { "WINDOWS-1252", "MÜLLER–LÜDENSCHEIDT\n“Zoë” O’Neill" },
    { "WINDOWS-1252", "Tõnis Põder" },
    { "WINDOWS-1250", "Łukasz Wiśniewski\nMichał Żak\nJędrzej Szymański" },
    { "WINDOWS-1250", "Paweł" },
    { "WINDOWS-1250", "Anna Zając" },
    { "WINDOWS-1250", "Szymański" },
    { "WINDOWS-1250", "ŁUKASZ ŻÓŁKIEWSKI\nŚwięcicki" },
    { "WINDOWS-1250", "Jiří Dvořák\nZdeněk Růžička" },
    { "WINDOWS-1250", "Jan Kučera" },
    { "WINDOWS-1250", "Čapek" },
    { "WINDOWS-1250", "Petőfi Sándor\nSzűcs Jenő\nErdős Pál" },
    { "WINDOWS-1250", "Marko Petrović" },
    { "WINDOWS-1250", "Ştefan Brătianu\nIaşi" },
    { "MACINTOSH", "Jörg Müller\nAndré François\nSøren Å" },
    { "MACINTOSH", "Müller" },
    { "MACINTOSH", "André" },
    { "MACINTOSH", "José Núñez\nJesús García\nMuñoz" },
    { "MACINTOSH", "Zoë O’Neill\nNoël Straße" },
  };
  /* Of which nobody can tell the letters: refused, and not made up. */
  static const char *const refused[][2] = {
    { "WINDOWS-1251", "Иванов Пётр" },
    { "WINDOWS-1253", "Παπαδόπουλος Γιώργος" },
    { "WINDOWS-1255", "ישראל ישראלי" },
    { "WINDOWS-1256", "محمد الأحمد" },
    { "GBK", "王小明" },
    { "SHIFT_JIS", "山田太郎" },
    { "EUC-KR", "김철수" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) names = g_strsplit (rows[i].names, "\n", -1);
      g_autofree char *table = g_strdup_printf ("name\n%s\n", rows[i].names);
      gsize            size;
      g_autofree char *bytes = g_convert (table, -1, rows[i].page, "UTF-8", NULL, &size, NULL);
      g_autoptr (HjlPeopleCsv) csv = read_bytes (bytes, (gssize) size);

      g_assert_cmpuint (csv->rows->len, ==, g_strv_length (names));
      for (guint n = 0; names[n] != NULL; n++)
        g_assert_cmpstr (((HjlPeopleRow *) g_ptr_array_index (csv->rows, n))->values[HJL_PEOPLE_NAME], ==, names[n]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *table = g_strdup_printf ("name,email\n%s,a@example.com\nBob,b@example.com\n", refused[i][1]);
      gsize            size;
      g_autofree char *bytes = g_convert (table, -1, refused[i][0], "UTF-8", NULL, &size, NULL);
      g_autoptr (HjlPeopleCsv) csv = read_bytes (bytes, (gssize) size);

      g_test_message ("%s", refused[i][0]);
      g_assert_cmpuint (csv->rows->len, ==, 1);
      g_assert_cmpuint (csv->problems->len, ==, 1);
    }
}

static void
test_no_table (void)
{
  static const char *const texts[] = { "", "\n\n", "a,b,c\n1,2,3\n", "Ann,a@example.com\n", "\"", "%PDF-1.4\n", "role,stage\nx,y\n",
                                       "name,email\n\n,\n", "<table><tr><td>name</td></tr><tr><td>Ann</td></tr></table>",
                                       "[{\"name\":\"Ann\",\"email\":\"a@example.com\"}]\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlPeopleCsv) csv = hjl_people_csv_read (content, &error);

      g_assert_null (csv);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
    }
}

/* What is no text is told by its bytes, whatever it is called. */
static void
test_spreadsheets (void)
{
  static const struct
  {
    const char *name;
    const char *content;
  } files[] = {
    { "xl/workbook.xml", "" },
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "Index/Document.iwa", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      HjlZip *zip = hjl_zip_new ();
      g_autoptr (GBytes) content = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlPeopleCsv) csv = NULL;

      hjl_zip_add (zip, files[i].name, files[i].content, -1, HJL_ZIP_PLAIN);
      content = hjl_zip_end (zip);
      csv = hjl_people_csv_read (content, &error);
      g_assert_null (csv);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
      g_assert_cmpstr (error->message, ==, "This is a spreadsheet. Save it as CSV UTF-8, and add that file.");
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

    g_assert_cmpstr (lines, ==, "3:Bob|b@example.com|||Nobody’s|||||||\n!2 email “bad”: This is no email address.\n");
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
  clock_t start = clock ();

  for (guint i = 0; i < HJL_PEOPLE_CSV_MAX_ROWS + 1; i++)
    g_string_append_printf (text, "\"Person, %u\",person.%u@example.com,+44 %u,https://example.com/%u\r\n", i, i, i, i);
  csv = read_bytes (text->str, text->len);
  g_assert_cmpuint (csv->rows->len, ==, HJL_PEOPLE_CSV_MAX_ROWS);
  g_assert_cmpuint (csv->problems->len, ==, 1);
  g_assert_cmpint (clock () - start, <, 10 * CLOCKS_PER_SEC);
}

/* What is beyond the last column that is read is told, where there is anything. */
static void
test_wide (void)
{
  const struct
  {
    const char *last;
    gboolean    told;
  } tables[] = { { "x", TRUE }, { " ", FALSE } };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      g_autoptr (GString) text = g_string_new ("Full Name,Email");
      g_autoptr (HjlPeopleCsv) csv = NULL;
      const HjlPeopleProblem *problem;

      for (guint i = 2; i < 200; i++)
        g_string_append_printf (text, ",Answer %u", i);
      g_string_append_printf (text, ",%s\nAnn Able,ann@example.com", tables[t].last);
      for (guint i = 2; i < 200; i++)
        g_string_append (text, ",yes");
      g_string_append_printf (text, ",%s\n", tables[t].last);
      csv = read_bytes (text->str, text->len);
      g_assert_cmpuint (csv->rows->len, ==, 1);
      g_assert_cmpuint (csv->problems->len, ==, tables[t].told);
      if (!tables[t].told)
        continue;
      problem = g_ptr_array_index (csv->problems, 0);
      g_assert_cmpuint (problem->number, ==, 0);
      g_assert_cmpstr (problem->reason, ==, "The table has more than 200 columns; those after them were left out.");
    }
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
  g_test_add_func ("/people-csv/above", test_above);
  g_test_add_func ("/people-csv/unused", test_unused);
  g_test_add_func ("/people-csv/encodings", test_encodings);
  g_test_add_func ("/people-csv/lines", test_lines);
  g_test_add_func ("/people-csv/cells", test_cells);
  g_test_add_func ("/people-csv/problems", test_problems);
  g_test_add_func ("/people-csv/titles", test_titles);
  g_test_add_func ("/people-csv/names", test_names);
  g_test_add_func ("/people-csv/quotes", test_quotes);
  g_test_add_func ("/people-csv/emails", test_emails);
  g_test_add_func ("/people-csv/phones", test_phones);
  g_test_add_func ("/people-csv/links", test_links);
  g_test_add_func ("/people-csv/addresses", test_addresses);
  g_test_add_func ("/people-csv/exports", test_exports);
  g_test_add_func ("/people-csv/pages", test_pages);
  g_test_add_func ("/people-csv/spreadsheets", test_spreadsheets);
  g_test_add_func ("/people-csv/no-table", test_no_table);
  g_test_add_func ("/people-csv/refused", test_refused);
  g_test_add_func ("/people-csv/many", test_many);
  g_test_add_func ("/people-csv/wide", test_wide);
  g_test_add_func ("/people-csv/noise", test_noise);

  return g_test_run ();
}
