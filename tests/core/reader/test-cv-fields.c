/* test-cv-fields.c: what a CV's text says of its person, and how sure that is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader/hjl-cv-fields.h"
#include "reader/hjl-cv-layout.h"
#include "reader/hjl-cv-name.h"

#include <string.h>

static HjlCvFacts *
find (const char *content)
{
  g_autoptr (HjlCvText) text = hjl_cv_text_new ();
  HjlCvFacts *facts = hjl_cv_facts_new (HJL_FILE_KIND_TEXT, HJL_CV_READ);

  hjl_cv_text_add (text, content, 1, 0, 0);
  hjl_cv_fields_find (text, facts);

  return facts;
}

static const char *
get_value (HjlCvFacts *facts,
           HjlCvField  field)
{
  const HjlCvFinding *finding = hjl_cv_facts_get (facts, field);

  return finding != NULL ? finding->value : NULL;
}

static gboolean
is_sure (HjlCvFacts *facts,
         HjlCvField  field)
{
  const HjlCvFinding *finding = hjl_cv_facts_get (facts, field);

  return finding != NULL && finding->sure == HJL_CV_SURE;
}

/* Whether a name is one, and what is left of it. */
static void
test_shapes (void)
{
  static const struct
  {
    const char *text;
    const char *name; /* (nullable) */
    gboolean    doubt;
  } shapes[] = {
    { "Anna Nowak", "Anna Nowak", FALSE },
    { "ANNA NOWAK", "Anna Nowak", FALSE },
    { "A N N A  N O W A K", "Anna Nowak", FALSE },
    { "R U OX UA N  S H E N", "Ruoxuan Shen", FALSE },
    { "A NNA  Z REMBSKA  L IS", "Anna Zrembska Lis", FALSE },
    { "A NNA  NOWAK", "A Nna Nowak", TRUE },
    { "A N N A N O W A K", "Annanowak", TRUE },
    { "anna nowak", "Anna Nowak", TRUE },
    { "JAN VAN DER BERG", "Jan van der Berg", TRUE },
    { "Dr. Anna Nowak, PhD", "Anna Nowak", FALSE },
    { "Prof. Dr.-Ing. Jürgen Groß, M.Sc.", "Jürgen Groß", FALSE },
    { "Ing. Mgr. Tereza Nová, Ph.D.", "Tereza Nová", FALSE },
    { "Anna Nowak MBA", "Anna Nowak", FALSE },
    { "Dr Anna Nowak MBCS CITP", "Anna Nowak", TRUE },
    { "Anna Nowak MSc FIA CERA", "Anna Nowak", TRUE },
    { "Anna Nowak FRCS ORTH", "Anna Nowak", TRUE },
    { "Anna Maria NOWAK", "Anna Maria Nowak", FALSE },
    { "M. Nowak", "M. Nowak", TRUE },
    { "M. Jan Nowak", "Jan Nowak", FALSE },
    { "Wei Ma", "Wei Ma", FALSE },
    { "WEI MA", "Wei Ma", FALSE },
    { "Md Rahman Karim", "Md Rahman Karim", TRUE },
    { "Siobhán O’Neill", "Siobhán O'Neill", FALSE },
    { "ANNE-MARIE O'NEILL", "Anne-Marie O'Neill", FALSE },
    { "FIONA MCDONALD", "Fiona McDonald", TRUE },
    { "SIOBHÁN NÍ BHRIAIN", "Siobhán Ní Bhriain", TRUE },
    { "CATHERINE O'BRIEN-MCKENNA", "Catherine O'Brien-McKenna", TRUE },
    { "ANNE D'ARCY", "Anne D'Arcy", TRUE },
    { "OMAR AL-SAYED", "Omar Al-Sayed", TRUE },
    { "ΝΙΚΟΣ ΠΑΠΠΑΣ", "Νικος Παππας", TRUE },
    { "AJ Nowak", "AJ Nowak", TRUE },
    { "LI Yu", "Yu Li", TRUE },
    { "Anna Nowak 2024", "Anna Nowak", FALSE },
    { "D\u0130YAR \u00c7INAR", "Diyar \u00c7\u0131nar", FALSE },
    { "Anna Barros d'Avila", "Anna Barros d'Avila", FALSE },
    { "BROOK LYN  PORTER", "Brook Lyn Porter", TRUE },
    { "William “Bill” Ketteridge", "William Ketteridge", FALSE },
    { "Robin Castellanos they/them", "Robin Castellanos", FALSE },
    { "Dr. rer. nat. Anna Nowak", "Anna Nowak", FALSE },
    { "Nat Turner Brown", "Nat Turner Brown", TRUE },
    { "นายสมชาย ใจดี", "สมชาย ใจดี", TRUE },
    { "Siobhán O`Neill", "Siobhán O'Neill", FALSE },
    { "J. R. Marchbanks", "J. R. Marchbanks", FALSE },
    { "Anna Nowak (Peter)", "Anna Nowak", FALSE },
    { "William (Bill) Ketteridge", "William Ketteridge", FALSE },
    { "Anna Nowak (Kowalska)", "Anna Nowak", TRUE },
    { "ANNEGRET VON DER HEYDT", "Annegret von der Heydt", FALSE },
    { "Maria Cristina delos Reyes", "Maria Cristina delos Reyes", FALSE },
    { "DUPONT Marie", "Marie Dupont", TRUE },
    { "VAN DEN BERG-LIS Anna Maria", "Anna Maria van den Berg-Lis", TRUE },
    { "Dr. JAN NOWAK", "Jan Nowak", FALSE },
    { "Major (Retd) Anna Nowak-Lis", "Anna Nowak-Lis", TRUE },
    { "Don Nowak", "Don Nowak", TRUE },
    { "Sri Lakshmi Yerramilli", "Sri Lakshmi Yerramilli", FALSE },
    { "Curriculum Vitae Anna Nowak", "Anna Nowak", FALSE },
    { "Resume of Anna Nowak", "Anna Nowak", FALSE },
    { "Anna Nowak (she/her)", "Anna Nowak", FALSE },
    { "王小明", "王小明", FALSE },
    { "歐陽佩君（Peggy Ouyang）", "歐陽佩君", FALSE },
    { "ნინო ბერიძე", "ნინო ბერიძე", FALSE },
    { "M Mei Tanizaki", "Mei Tanizaki", TRUE },
    { "山田 太郎", "山田 太郎", FALSE },
    { "김서연", "김서연", FALSE },
    { "软件工程师", NULL, FALSE },
    { "个人简历", NULL, FALSE },
    { "ليلى حداد", "ليلى حداد", FALSE },
    { "anna@example.org", NULL, FALSE },
    { "I moved the ledger, and it stayed.", NULL, FALSE },
    { "2019 - 2023", NULL, FALSE },
    { "Curriculum Vitae", NULL, FALSE },
    { "ANNA NOWAK (MRS.)", "Anna Nowak", FALSE },
    { "Anna.Nowak Example", NULL, FALSE },
    { "anna.nowak example", NULL, FALSE },
    /* A dot and no blank, as many write theirs. */
    { "Ramesh.K", "Ramesh.K", FALSE },
    { "Arun Kumar.S", "Arun Kumar.S", FALSE },
    { "SELVAKUMAR.P", "Selvakumar.P", FALSE },
    { "Mohd.Faizal", "Mohd.Faizal", FALSE },
    { "Chr.Hansen", "Chr.Hansen", FALSE },
    { "J.R.R.Tolkien", "J.R.R.Tolkien", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (HjlCvName) name = hjl_cv_name_new (shapes[i].text, 0);

      g_test_message ("%s", shapes[i].text);
      g_assert_cmpstr (name != NULL ? name->value : NULL, ==, shapes[i].name);
      if (name != NULL)
        g_assert_cmpint (name->doubt || name->loose, ==, shapes[i].doubt);
    }
}

static void
test_turkish (void)
{
  g_autoptr (HjlCvName) turkish = hjl_cv_name_new ("IŞIL YILMAZ", HJL_CV_TURKISH);
  g_autoptr (HjlCvName) told = hjl_cv_name_new ("IŞIL YILMAZ", HJL_CV_TURKISH_CAPITALS);

  g_assert_cmpstr (turkish->value, ==, "Işıl Yılmaz");
  /* Many type one capital for both of theirs. */
  g_assert_true (turkish->doubt);
  /* Not who has typed both elsewhere. */
  g_assert_cmpstr (told->value, ==, "Işıl Yılmaz");
  g_assert_false (told->doubt);
}

static void
test_fits (void)
{
  static const struct
  {
    const char *name;
    const char *address;
    int         fit;
  } rows[] = {
    { "Anna Nowak", "anna.nowak@example.org", 2 },
    { "Anna Nowak", "anowak84@example.org", 2 },
    { "Anna Nowak", "nowak.a@example.org", 2 },
    { "Anna Maria Nowak", "annanowak@example.org", 2 },
    { "Jürgen Müller", "juergen.mueller@example.org", 2 },
    { "Jürgen Müller", "jurgen.muller@example.org", 2 },
    { "Łukasz Żółć", "lukasz.zolc@example.org", 2 },
    { "Jan van den Berg", "j.vandenberg@example.org", 2 },
    { "Мария Соколова", "m.sokolova@example.org", 2 },
    { "Anna Nowak", "anna@nowak.example", 2 },
    { "Anna Nowak", "anna@anna.example", 1 },
    { "Anna Nowak", "anna.nowak.qa@example.org", 2 },
    { "Anna Nowak", "nowak_a_devops@example.org", 2 },
    { "Anna Nowak", "nowak.design@example.org", 1 },
    { "Sam Cloud", "sam.cloud@example.org", 2 },
    { "Farokh Engineer", "farokh_engineer.qa@example.org", 2 },
    { "Farokh Engineer", "farokh@engineer.example", 2 },
    { "Anna Nowak", "engineer@example.org", 0 },
    { "Anna Nowak", "anna.code@example.org", 1 },
    { "Anna Nowak", "qa.tech@example.org", 0 },
    { "Anna Nowak-Lis", "anl@chambers.example", 2 },
    { "Anna Nowak-Lis", "lan@chambers.example", 0 },
    { "Anna Nowak", "an@chambers.example", 0 },
    { "Byung-hoon Chae", "bh@chae.example", 2 },
    { "Byung-hoon Chae", "hb@chae.example", 0 },
    { "Светлана Соловьёва", "solovyova@example.org", 1 },
    { "Nkiruka Eze-Collins", "nk@ezecollins.example", 2 },
    { "Nkiruka Eze-Collins", "hr@ezecollins.example", 0 },
    { "Anna Nowak", "anna@example.org", 1 },
    { "Anna Nowak", "anna.kowalska@example.org", 1 },
    { "Anna Nowak", "kangaroo77@example.org", 0 },
    { "هالة البنداري", "hala.elbendary@example.org", 2 },
    { "هالة البنداري", "hbendary@example.org", 1 },
    { "هالة البنداري", "kangaroo77@example.org", 0 },
    { "זהבה ברקוביץ'", "zehava.berkovitz@example.org", 2 },
    { "दिव्या कपूर", "divya.kapoor@example.org", 2 },
    { "রেহানা পারভীন", "rehana.parvin@example.org", 2 },
    { "Անահիտ Հակոբյան", "anahit.hakobyan@example.org", 2 },
    { "ნინო ბერიძე", "n.beridze@example.org", 2 },
    { "ნინო ბერიძე", "nowak.anna@example.org", 0 },
    { "Anna Nowak", "peter.holm@example.org", 0 },
    /* Somebody else's, of the same consonants. */
    { "Тамара Алиева", "timur.aliev@example.org", 1 },
    { "Олег Попов", "alex.popov@example.org", 1 },
    { "Анна Петрова", "nina.petrova@example.org", 1 },
    { "Ирина Петрова", "e.petrova@example.org", 1 },
    { "Անի Հակոբյան", "nane.hakobyan@example.org", 1 },
    { "ნინო ბერიძე", "ana.beridze@example.org", 1 },
    { "दिव्या कपूर", "deva.kapoor@example.org", 1 },
    { "محمد علي", "mahmoud.ali@example.org", 1 },
    { "محمد البنداري", "mahmoud.elbendary@example.org", 1 },
    { "דנה כהן", "dan.cohen@example.org", 1 },
    { "דנה ברקוביץ'", "dan.berkovitz@example.org", 1 },
    /* The person's own, as it is spelled elsewhere. */
    { "Юлия Алексеева", "julia.alekseeva@example.org", 2 },
    { "Дмитрий Соколов", "dmitry.sokolov@example.org", 2 },
    { "Ольга Фёдорова", "o.fedorova@example.org", 2 },
    { "Անի Հակոբյան", "ani.hakobyan@example.org", 2 },
    /* A house's initials. */
    { "Arthur Bell Consulting", "abc@example.org", 1 },
    { "Northwind Bell Traders", "nbt@example.org", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s, %s", rows[i].name, rows[i].address);
      g_assert_cmpint (hjl_cv_name_fits (rows[i].name, rows[i].address), ==, rows[i].fit);
    }
}

/* Texts with the name and the e-mail that are in them. What is not sure has a reason not to be. */
static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    const char *name;
    gboolean    name_sure;
    const char *email; /* (nullable) */
    gboolean    email_sure;
  } rows[] = {
    { "Anna Nowak\nanna.nowak@example.org\nExperience", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    /* Nothing says that the first line is a name but that it looks like one; but there are many Annas. */
    { "Brambla Nowak\nkangaroo77@example.org\nExperience", "Brambla Nowak", FALSE, "kangaroo77@example.org", FALSE },
    { "Anna Nowak\nkangaroo77@example.org\nExperience", "Anna Nowak", TRUE, "kangaroo77@example.org", TRUE },
    { "Name: Anna Nowak\nE-mail: kangaroo77@example.org", "Anna Nowak", TRUE, "kangaroo77@example.org", TRUE },
    /* Whoever sends it may be called so as well. */
    { "Anna Nowak\nRecruitment\nkangaroo77@example.org\nPeter Holm\nExperience", "Anna Nowak", FALSE, "kangaroo77@example.org", FALSE },
    { "Anna Nowak\nPeter Holm\nkangaroo77@example.org\nExperience", "Anna Nowak", FALSE, "kangaroo77@example.org", FALSE },
    { "Harper Morris Recruitment\nhello@harpermorris.example\nAnna Nowak\nExperience", "Anna Nowak", FALSE, "hello@harpermorris.example", FALSE },
    { "I'm Anna Nowak.\nI design calm wards for hospitals.\nhey@annanowak.example", "Anna Nowak", FALSE, "hey@annanowak.example", FALSE },
    /* Nothing says that it is a person's CV: a shop, a book, an office, what somebody is wanted for. */
    { "Peter Jones\nDepartment store, London", "Peter Jones", FALSE, NULL, FALSE },
    { "Peter Jones\nDepartment store, London\nhello@example.org", "Peter Jones", FALSE, "hello@example.org", FALSE },
    { "Jane Austen\nPride and Prejudice", "Jane Austen", FALSE, NULL, FALSE },
    { "Laura Ashley\nCurtains and more\nlaura.ashley@lauraashley.example", "Laura Ashley", FALSE, "laura.ashley@lauraashley.example", FALSE },
    { "Harris Solicitors\nharris@harrissolicitors.example", "Harris Solicitors", FALSE, "harris@harrissolicitors.example", FALSE },
    { "JOB DESCRIPTION\nDeveloper", NULL, FALSE, NULL, FALSE },
    /* Whose the address is says its house, which is named, or who stands before it on its line. */
    { "Giles Fotheringay\nMarlowe Search\nkeel@marlowesearch.example\nExperience", "Giles Fotheringay", TRUE, "keel@marlowesearch.example", FALSE },
    { "Anna Nowak\nBlue Keel, 0161 496 0000, keel@example.org\nExperience", "Anna Nowak", TRUE, "keel@example.org", FALSE },
    { "keel@example.org\nAnna Nowak\nExperience", "Anna Nowak", FALSE, "keel@example.org", FALSE },
    { "Morgan Hunter\ntara@morganhunter.example\nExperience", NULL, FALSE, "tara@morganhunter.example", FALSE },
    { "Michael Page\nAnna Nowak\nanna.nowak@example.org\nExperience", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Laura Ashley\nlaura.ashley@example.org\nExperience", "Laura Ashley", TRUE, "laura.ashley@example.org", TRUE },
    { "Rekruter: Peter Holm, peter.holm@agency.example\nKandydat: Anna Nowak\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Olivia Brandt\nAnsprechpartner: Peter Holm\np.holm@agency.example\nExperience", "Olivia Brandt", TRUE, "p.holm@agency.example", FALSE },
    /* Labels of a name's parts, and those that say that there may be several. */
    { "Vorname, Name: Reto Holm\nMail: reto.holm@example.org", "Reto Holm", TRUE, "reto.holm@example.org", TRUE },
    { "Nome(i) / Cognome(i) Gina Dall'Oglio\nE-mail gina.dalloglio@example.org", "Gina Dall'Oglio", TRUE, "gina.dalloglio@example.org", TRUE },
    /* Below a name is what somebody does; a house's name is nobody's. */
    { "Anna Nowak\nKunstglaserin\nanna.nowak@example.org\nExperience", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nKowalska\nank@example.org\nExperience", "Anna Nowak", FALSE, "ank@example.org", FALSE },
    { "Anna Nowak Leeds\nanna77@example.org\nExperience", "Anna Nowak Leeds", FALSE, "anna77@example.org", TRUE },
    { "Anna Nowak\nSent by JobNet\nan-3388@relay.jobnet.example\nExperience", "Anna Nowak", TRUE, "an-3388@relay.jobnet.example", FALSE },
    { "Anna Nowak\nE-mail: nowak.jobs@talentwerk.example\nTalentwerk AG\nExperience", "Anna Nowak", TRUE, "nowak.jobs@talentwerk.example", FALSE },
    { "AN Anna Nowak\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "J. K. Abernethy\njkabernethy@example.org", "J. K. Abernethy", TRUE, "jkabernethy@example.org", TRUE },
    { "W.A.D. Nimal Priyantha\nnimalpriyantha@example.org", "W.A.D. Nimal Priyantha", TRUE, "nimalpriyantha@example.org", TRUE },
    /* An ending that few know may have grown to what stands beside it. */
    { "Anna Nowak\nanna.nowak@example.cymru\nExperience", "Anna Nowak", TRUE, "anna.nowak@example.cymru", TRUE },
    { "Anna Nowak\nanna.nowak@example.zzzz\nExperience", "Anna Nowak", TRUE, "anna.nowak@example.zzzz", FALSE },
    { "Anna Nowak\nE-mailanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", FALSE },
    { "Anna Nowak\nemailanna@example.org", "Anna Nowak", TRUE, "emailanna@example.org", FALSE },
    { "Emelie Berg\nEmelie.Berg@example.org", "Emelie Berg", TRUE, "Emelie.Berg@example.org", TRUE },
    /* The sign of an address as a picture of one. */
    { "Anna Nowak\n+1 917 555 0142 @ anna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    /* A family's name in capitals, which is at the end, and letters behind it that are no name. */
    { "Anna NOWAK\nanowak@example.org", "Anna Nowak", TRUE, "anowak@example.org", TRUE },
    { "Anna HOLM\nanna@example.org", "Anna Holm", FALSE, "anna@example.org", TRUE },
    { "Anna Nowak MBBS, BSc (Hons), MRCGP\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "MARIEKE VAN DER PLOEG-DE WIT\nmarieke.vanderploeg@example.org", "Marieke van der Ploeg-de Wit", FALSE, "marieke.vanderploeg@example.org", TRUE },
    /* Capitals, and the same in small letters below. */
    { "FIONA MCDONALD\nfiona.mcdonald@example.org\nExperience\nLeeds, 3 May\nFiona McDonald", "Fiona McDonald", TRUE, "fiona.mcdonald@example.org", TRUE },
    { "R. VENKATARAMAN\nrvenkat95@example.org", "R. Venkataraman", TRUE, "rvenkat95@example.org", TRUE },
    /* A form that has its colons in another cell, in a language of islands. */
    { "Daftar Riwayat Hidup\nNama\t: Budi Santoso\nEmail\t: budi.santoso@example.org", "Budi Santoso", TRUE, "budi.santoso@example.org", TRUE },
    { "姓名：王小明\n邮箱：wang@example.org", "王小明", TRUE, "wang@example.org", TRUE },
    { "邮箱wang@example.org\n姓名：王小明", "王小明", TRUE, "wang@example.org", TRUE },
    /* Written so that no program reads it. */
    { "Anna Nowak\nanna.nowak (at) example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nanna.nowak [at] example [dot] org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nE-mail: anna.nowak at example dot org", "Anna Nowak", TRUE, "anna.nowak@example.org", FALSE },
    /* Cut by a line's end. */
    { "Anna Nowak\nanna.nowak@exam\nple.org\n+48 600 555 013", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nanna.nowak\n@example.org\n+48 600 555 013", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nanna.\nnowak@example.org\n", "Anna Nowak", TRUE, "anna.nowak@example.org", FALSE },
    { "Anna Nowak\nanna.nowak@example.co\nm\n", "Anna Nowak", TRUE, "anna.nowak@example.com", FALSE },
    { "Anna Nowak\nannano\nwak@example.org\n", "Anna Nowak", TRUE, "annanowak@example.org", FALSE },
    { "Anna Nowak\nanna.nowak@example-\nworks.org\n", "Anna Nowak", TRUE, "anna.nowak@example-works.org", FALSE },
    /* What is below an address is not a part of it. */
    { "Anna Nowak\nanna.nowak@example.org\nwww.anna.example\n", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    /* Somebody else's. */
    { "Anna Nowak\nExperience\nA B C\nReferences\nPeter Holm\npeter.holm@example.edu", "Anna Nowak", TRUE, "peter.holm@example.edu", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nReferees\nPeter Holm\npeter.holm@example.edu", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Bright Talent\ninfo@example.com\nCandidate: Anna Nowak", "Anna Nowak", TRUE, "info@example.com", FALSE },
    { "Peter Holm\npeter.holm@example.com\nCandidate profile\nAnna Nowak\nExperience", "Peter Holm", FALSE, "peter.holm@example.com", FALSE },
    { "Northwind Traders\nnorthwind.traders@example.com\nAnna Nowak", "Northwind Traders", FALSE, "northwind.traders@example.com", FALSE },
    /* What people do is no name, whatever the address is called. */
    { "Data Engineer\ndata.engineer@example.org\nAnna Nowak", "Anna Nowak", FALSE, "data.engineer@example.org", FALSE },
    { "Anna Nowak – Data Engineer\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Nowak, Anna\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak Kraków\nanna.nowak@example.org", "Anna Nowak Kraków", FALSE, "anna.nowak@example.org", TRUE },
    { "Suprianto\nsuprianto@example.com", "Suprianto", FALSE, "suprianto@example.com", TRUE },
    /* Three lines of one address; an employer's; who is written to; an agency's. */
    { "Anna Nowak\nanna.\nnowak@exam\nple.org\n+48 600 555 013", "Anna Nowak", TRUE, "anna.nowak@example.org", FALSE },
    { "Anna Nowak\nkangaroo77@example.org\nExperience\nBlue Harbour, anowak@example.com", "Anna Nowak", TRUE, "kangaroo77@example.org", FALSE },
    { "Peter Holm\nHead of Ledgers\npeter.holm@example.com\nDear Mr Holm,\nPlease find my CV attached.\nKind regards,\nAnna Nowak\nanna.nowak@example.org",
      "Anna Nowak", FALSE, "anna.nowak@example.org", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nDear Mr Holm,\nPlease find my CV attached.\nKind regards,\nAnna Nowak", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    /* The blank of such scripts is as wide as a sign. */
    { "氏名：佐藤　健一\nsato@example.org", "佐藤 健一", TRUE, "sato@example.org", TRUE },
    { "氏　名\t佐藤　健一\nsato@example.org", "佐藤 健一", TRUE, "sato@example.org", TRUE },
    { "First name(s) / Surname(s) Anna Nowak\nE-mail(s)\tkangaroo77@example.org", "Anna Nowak", TRUE, "kangaroo77@example.org", TRUE },
    { "Nowak Anna Ingenieurbüro\nanna.nowak.ing@example.com\nAnna Nowak\nanna@example.org", "Nowak Anna Ingenieurbüro", FALSE, "anna.nowak.ing@example.com", FALSE },
    { "Anna Nowak, P.E.\nanowak@example.org", "Anna Nowak", TRUE, "anowak@example.org", TRUE },
    { "Anna Nowak\nOakland, CA\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    /* One word may be half of a name, whatever its label says. */
    { "Full name: Suprianto\nsuprianto@example.com", "Suprianto", FALSE, "suprianto@example.com", TRUE },
    { "Apellidos: CASTAGNET\nNombre: Mireille\nmireille.castagnet@example.org", "Mireille Castagnet", TRUE, "mireille.castagnet@example.org", TRUE },
    { "SURNAME: NWOSU\nOTHER NAMES: NGOZI ADA\nngozinwosu@example.org", "Ngozi Ada Nwosu", TRUE, "ngozinwosu@example.org", TRUE },
    /* Cells that stand close to each other. */
    { "성명\t남궁 서연 (Namgung Seoyeon) 생년월일 1994. 2. 11\n이메일\tseoyeon@example.org", "남궁 서연", TRUE, "seoyeon@example.org", TRUE },
    { "Name: Anna Place\nanna.place@example.org", "Anna Place", TRUE, "anna.place@example.org", TRUE },
    { "Nombre y apellidos José Núñez Ibáñez Teléfono\t+52 55 5555 0113\nCorreo electrónico jnunez@example.org", "José Núñez Ibáñez", TRUE, "jnunez@example.org", TRUE },
    { "Name Anna Nowak Phone 0161 496 0000 E-mail anna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak anna.nowak@example.org +48 600 555 013", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "CV – Anna Nowak – 2024\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    /* A name that means something else, where only an address says that it is one. */
    { "Ruby Rails\nruby.rails@example.org", "Ruby Rails", FALSE, "ruby.rails@example.org", FALSE },
    /* Which of the two is the family's. */
    { "Nowak Anna\nanna.nowak@example.org", "Anna Nowak", FALSE, "anna.nowak@example.org", TRUE },
    { "NOWAK Anna\nkangaroo77@example.org", "Anna Nowak", FALSE, "kangaroo77@example.org", FALSE },
    { "Thabo Mokoena\nmokoena.thabo@example.org", "Thabo Mokoena", TRUE, "mokoena.thabo@example.org", TRUE },
    /* Few families' names beside what is made of syllables. */
    { "Zheng Xiaoyu\nkangaroo77@example.org\nExperience", "Zheng Xiaoyu", TRUE, "kangaroo77@example.org", TRUE },
    { "Ji-hoon Baek\nkangaroo77@example.org\nExperience", "Ji-hoon Baek", TRUE, "kangaroo77@example.org", TRUE },
    { "Hong Kong\nkangaroo77@example.org\nExperience", "Hong Kong", FALSE, "kangaroo77@example.org", FALSE },
    /* What hackajob calls a candidate is the person; others send theirs. */
    { "Anna Nowak\nhackajob\nCandidate details\nkangaroo77@example.org", "Anna Nowak", TRUE, "kangaroo77@example.org", TRUE },
    { "Anna Nowak\nTalentwerk\nCandidate details\nkangaroo77@example.org", "Anna Nowak", FALSE, "kangaroo77@example.org", FALSE },
    { "LI Yu\nyu.li@example.org", "Yu Li", FALSE, "yu.li@example.org", TRUE },
    /* An account on a social network takes no mail. */
    { "Anna Nowak\n@annanowak@social.example\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nMatrix: annanowak@chat.example.org", "Anna Nowak", TRUE, "annanowak@chat.example.org", FALSE },
    /* What stands so close that it seems a part of the address. */
    { "Anna Nowak\nEanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", FALSE },
    { "Anna Nowak\n123456anna.nowak@example.org", "Anna Nowak", TRUE, "123456anna.nowak@example.org", FALSE },
    { "Anna Nowak\nanna.nowak@example.comPhone 0161 496 0000", "Anna Nowak", TRUE, "anna.nowak@example.com", FALSE },
    { "Anna Nowak\nanna.nowak@example.co.uk0161 496 0000", "Anna Nowak", TRUE, "anna.nowak@example.co.uk", FALSE },
    { "Anna Nowak\nAnna.Nowak@Example.Com", "Anna Nowak", TRUE, "Anna.Nowak@Example.Com", TRUE },
    /* An address that a narrow column broke wherever it ended. */
    { "Anna Nowak\nanna.nowak\n@\nexample.org", "Anna Nowak", TRUE, "anna.nowak@example.org", FALSE },
    { "Anna Nowak\nanna.nowak.1985\n@ledgers-\nexample.org", "Anna Nowak", TRUE, "anna.nowak.1985@ledgers-example.org", FALSE },
    { "Anna Nowak\nanna.nowak.ledg\ners@example.org", "Anna Nowak", TRUE, "anna.nowak.ledgers@example.org", FALSE },
    { "Jean Luc\nPicard\njlp@example.org", "Jean Luc Picard", FALSE, "jlp@example.org", TRUE },
    { "Anna Nowak\nanna.nowak -at- example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nanna . nowak @ example . org", "Anna Nowak", TRUE, "anna.nowak@example.org", FALSE },
    /* Within a line that says more. */
    { "Summary for Anna Nowak prepared by Bright Talent\nconsultant@talent.example\nanna.nowak@example.org", "Anna Nowak", FALSE, "anna.nowak@example.org", FALSE },
    { "Hello\nI am Anna Nowak\nanna.nowak@example.org", "Anna Nowak", FALSE, "anna.nowak@example.org", FALSE },
    /* An initial and a family's name are another's too. */
    { "Anna Nowak\nanna.nowak@example.org\nTutor: Prof. Adam Nowak, a.nowak@example.edu", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nanna.no\nwak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", FALSE },
    /* What ends with a stop above an address that has its label. */
    { "Name: Anna Nowak\nCell no.\t0113 496 0000\nE-mail\tanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    /* Whom a mail was sent to, and whom a letter is for. */
    { "Mail\tMina Holm <m.holm@example.com>\nApplication\nAnna Nowak <anna.nowak@example.org>\nTo: m.holm@example.com\nHello", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Exmo. Senhor Dr. Rui Holm\nDiretor\nrholm@example.com\nCom os melhores cumprimentos,\nAnna Nowak\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    /* An address of a house is for nobody. */
    { "Anna Nowak\nA: 12 Baker St\tT: 0113 496 0000\tE: anna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nA: 12 Baker St | T: 0113 496 0000 | E: anna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    /* What a form calls the name is the family's, where it asks for the given one too. */
    { "Naam\tde Wit\nVoornaam\tAnna\nE-mail\tanna.dewit@example.org", "Anna de Wit", TRUE, "anna.dewit@example.org", TRUE },
    { "Name: Anna Nowak\nVorname: Anna\nE-Mail: anna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "氏名 川口 翔太\n電話 070-5555-0113\nkangaroo@example.org", "川口 翔太", TRUE, "kangaroo@example.org", TRUE },
    { "AnnaNowak\nanna.nowak@example.org", "Anna Nowak", FALSE, "anna.nowak@example.org", TRUE },
    { "Trần Thị Phương Thảo\nphuongthao.tran@example.org", "Trần Thị Phương Thảo", TRUE, "phuongthao.tran@example.org", TRUE },
    /* A country, or the next sentence. */
    { "Anna Nowak\nContact me: anna.nowak@example.com.In my spare time", "Anna Nowak", TRUE, "anna.nowak@example.com.In", FALSE },
    /* The family's name, and the whole one. */
    { "Surname: Nowak\nName: Anna Nowak\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    /* All in small letters, or the family's name first: with the whole of it in an address. */
    { "anna nowak\nPastry Chef\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "anna nowak\nPastry Chef\nanna@nowak.example", "Anna Nowak", TRUE, "anna@nowak.example", TRUE },
    { "anna nowak\nPastry Chef\nnowak77@example.org", "Anna Nowak", FALSE, "nowak77@example.org", TRUE },
    { "NOWAK Anna\nPastry Chef\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    /* Beside how the person is reached; below what the CV says, with the one address that it has; not among what somebody else says. */
    { "Anna Nowak\tanna77@example.org\nPastry Chef\nExperience\nMill Bakery", "Anna Nowak", TRUE, "anna77@example.org", TRUE },
    { "Contact\nanna.now@example.org\nProfile\nA baker of ten years.\nAnna Nowak\nBaker", "Anna Nowak", TRUE, "anna.now@example.org", TRUE },
    { "Contact\n0113 496 0000\nProfile\nA baker of ten years.\nAnna Nowak, anna.nowak@example.org", "Anna Nowak", FALSE, "anna.nowak@example.org", TRUE },
    /* One says what it is, the other is a word. */
    { "Anna Nowak\ne-mail: anna [at] nowak dot example", "Anna Nowak", TRUE, "anna@nowak.example", TRUE },
    { "Anna Nowak\nanna.nowak (at) mail dot example dot org", "Anna Nowak", TRUE, "anna.nowak@mail.example.org", TRUE },
    /* A third word of which an address has the beginning too. */
    { "Baker\nAnna Nowak Lis\na.nowak.l@example.org", "Anna Nowak Lis", TRUE, "a.nowak.l@example.org", TRUE },
    /* A name that a label names has words of other meanings too; and is not the house's above it. */
    { "Họ và tên: BÙI MINH QUÂN\nEmail: quanbm77@example.org", "Bùi Minh Quân", TRUE, "quanbm77@example.org", TRUE },
    /* Of the consonants of another first name: whose it is nothing says. */
    { "Contact\nnina.petrova@example.org\nProfile\nA baker of ten years.\nАнна Петрова\nBaker", "Анна Петрова", FALSE, "nina.petrova@example.org", FALSE },
    /* Somebody of a letterhead, who is named again below. */
    { "Hays\njohn.smith@hays.example\nCurriculum Vitae\nPiotr Wiśniewski\nProfile\nA baker of ten years.\nI bake.\nExperience\nMill\nInterviewed by\nJohn Smith", "John Smith", FALSE, "john.smith@hays.example", FALSE },
    { "Surname: Nowak\nMiddle name: Maria\nName: Anna Maria Nowak\nanna.nowak@example.org", "Anna Maria Nowak", TRUE, "anna.nowak@example.org", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlCvFacts) facts = find (rows[i].text);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_NAME), ==, rows[i].name);
      g_assert_cmpint (is_sure (facts, HJL_CV_FIELD_NAME), ==, rows[i].name_sure);
      g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_EMAIL), ==, rows[i].email);
      g_assert_cmpint (is_sure (facts, HJL_CV_FIELD_EMAIL), ==, rows[i].email_sure);
    }
}

/* Where letters have sizes, what is in the largest of them, but for what the person does, is the name. */
static void
test_sizes (void)
{
  static const struct
  {
    const char *lines; /* each with its size before it */
    const char *name;
    gboolean    sure;
  } rows[] = {
    { "24 Anna Nowak\n10 kangaroo77@example.org\n10 I bake.", "Anna Nowak", TRUE },
    { "24 Pastry Chef\n16 Anna Nowak\n10 kangaroo77@example.org\n10 I bake.", "Anna Nowak", TRUE },
    { "24 Anna\n24 Zrembska\n10 kangaroo77@example.org\n10 I bake.", "Anna Zrembska", TRUE },
    { "24 Zofka\n24 Zrembska\n10 kangaroo77@example.org\n10 I bake.", "Zofka Zrembska", FALSE },
    /* How the person is reached, beside the name's two lines. */
    { "24 Anna Barbara\n10 Leeds\n24 Zrembska\n10 annazrembska@example.org\n10 I bake.", "Anna Barbara Zrembska", TRUE },
    { "24 Anna Zrembska-\n10 Leeds\n24 Nowak\n10 azrembskanowak@example.org\n10 I bake.", "Anna Zrembska-Nowak", TRUE },
    /* A word that stands again below is no part of a name. */
    { "24 Anna Nowak Zrembska\n10 kangaroo77@example.org\n10 I bake.", "Anna Nowak Zrembska", TRUE },
    { "24 Anna Nowak Zrembska\n10 anna.nowak@example.org\n10 I bake.", "Anna Nowak Zrembska", TRUE },
    { "24 Anna Nowak Kraków\n10 kangaroo77@example.org\n10 I bake in Kraków.", "Anna Nowak Kraków", FALSE },
    { "24 Anna Nowak Kraków\n10 anna.nowak@example.org\n10 I bake in Kraków.", "Anna Nowak Kraków", FALSE },
    /* A firm's brand is larger than the person. */
    { "24 Peter Holm\n8 Executive search\n16 Anna Nowak\n10 I bake.", "Anna Nowak", FALSE },
    /* Initials may be larger than the name; so may the CV behind a letter. */
    { "34 AN\n20 Anna Nowak Zrembska\n10 kangaroo77@example.org\n10 I bake.", "Anna Nowak Zrembska", TRUE },
    { "10 Anna Nowak\n10 Dear Mrs Holm,\n10 I bake.\n10 Kind regards,\n10 Anna Nowak\n24 Anna Nowak\n10 anna.nowak@example.org", "Anna Nowak", TRUE },
    { "24 Anna\n10 Leeds\n24 Barbara\n10 0113 496 0000\n24 Zrembska\n10 annazrembska@example.org\n10 I bake.", "Anna Barbara Zrembska", TRUE },
    { "16 CV – Anna Nowak – Pastry Chef\n10 anna.nowak@example.org\n10 I bake.", "Anna Nowak", TRUE },
    /* Capitals that stood apart, and not all as far. */
    { "24 GI ACOMO\n24 BELLUCCI\n10 giacomo.bellucci@example.org\n10 I bake.", "Gi Acomo Bellucci", FALSE },
    /* Where a form has the picture. */
    { "18 FOTOĞRAF\n18 Anna Nowak\n10 anna.nowak@example.org\n10 I bake.", "Anna Nowak", TRUE },
    /* An accent as a sign of its own. */
    { "24 Anna Zrembsk, a\n10 anna@example.org\n10 I bake.", "Anna Zrembsk", FALSE },
    { "24 Anna Zrembska\n16 Zofkarka\n10 anna77@example.org\n10 I bake.", "Anna Zrembska", FALSE },
    /* Three words below each other, of which an address has the last; a line that says itself that more follows. */
    { "24 Anna\n24 Barbara\n24 Zrembska\n10 a.zrembska77@example.org\n10 I bake.", "Anna Barbara Zrembska", TRUE },
    { "24 Анастасия\n24 Викторовна\n24 Соловьёва\n10 a.solovyova@example.org\n10 I bake.", "Анастасия Викторовна Соловьёва", TRUE },
    { "24 கார்த்திகேயன்\n24 முருகேசன்\n10 karthikeyan.m@example.org\n10 I bake.", "கார்த்திகேயன் முருகேசன்", TRUE },
    { "24 Anna Zrembska-\n24 Lis\n10 bobby@lis.example\n10 I bake.", "Anna Zrembska-Lis", TRUE },
    { "33 JOÃO PEDRO DOS\n31.7 SANTOS FERREIRA\n10 joao.ferreira@example.org\n10 I bake.", "João Pedro dos Santos Ferreira", TRUE },
    /* A second family's name that stands nowhere else; a town that does. */
    { "24 Anna Zrembska\n24 Nowakowska\n14 Pastry Chef\n10 azrembska@example.org\n10 I bake.", "Anna Zrembska Nowakowska", TRUE },
    { "24 Anna Zrembska\n24 Zofkarka\n10 azrembska@example.org\n10 I bake.", "Anna Zrembska Zofkarka", FALSE },
    { "24 Anna Zrembska\n24 Kraków\n14 Pastry Chef\n10 azrembska@example.org\n10 I bake in Kraków.", "Anna Zrembska Kraków", FALSE },
    /* All of its words, or their first letters, are in an address. */
    { "34 María\n26 José Zrembska Lis\n10 mj.zrembska.lis@example.org\n10 I bake.", "María José Zrembska Lis", TRUE },
    /* A small given name above, beside how she is reached; in small letters; and one that an address has not. */
    { "10 Anna\n10 0113 496 0000\n34 ZREMBSKA\n10 anna@zrembska.example\n10 I bake.", "Anna Zrembska", TRUE },
    { "10 zofka\n10 0113 496 0000\n34 ZREMBSKA\n10 zofka@zrembska.example\n10 I bake.", "Zofka Zrembska", TRUE },
    { "10 Baking\n10 0113 496 0000\n34 Anna Zrembska\n10 anna.zrembska@example.org\n10 I bake.", "Anna Zrembska", TRUE },
    /* The one address may be of whoever sends it. */
    { "24 Zofka Zrembska\n10 Peter Holm\n10 peter.holm@example.org\n10 I bake.", "Peter Holm", FALSE },
    { "10 I bake bread.\n10 I bake cake.\n10 I bake pies.\n10 I bake buns.\n10 I bake rolls.\n10 I bake tarts.\n10 I bake rusks.\n10 I bake flans.\n10 I bake scones.\n10 I bake wafers.\n10 I bake bagels.\n10 I bake pretzels.\n10 Holmgate\n10 Peter Holm, peter.holm@holmgate.example", "Peter Holm", FALSE },
    { "10 I bake bread.\n10 I bake cake.\n10 I bake pies.\n10 I bake buns.\n10 I bake rolls.\n10 I bake tarts.\n10 I bake rusks.\n10 I bake flans.\n10 I bake scones.\n10 I bake wafers.\n10 I bake bagels.\n10 I bake pretzels.\n10 Holmgate\n10 Peter Holm, peter.holm@mail.example", "Peter Holm", TRUE },
    /* Somebody with an address among what the CV says. */
    { "24 Anna Zrembska\n10 anna@zrembska.example\n10 Experience\n10 Peter Holm\n10 peter.holm@example.org", "Anna Zrembska", TRUE },
    /* A town at the beginning of a line of what else there is. */
    { "20 Anna Zrembska\n10 Paisley · 0113 496 0000\n10 anna@zrembska-it.example\n10 I bake.", "Anna Zrembska", TRUE },
    /* In small letters on two lines. */
    { "24 anna\n24 zrembska\n10 anna.zrembska@example.org\n10 I bake.", "Anna Zrembska", TRUE },
    { "24 anna\n24 zrembska\n10 kangaroo77@example.org\n10 I bake.", "Anna Zrembska", FALSE },
    /* A heading as large as the name, below how the person is reached; one that is larger, and nobody's name. */
    { "16 Anna\n16 ZREMBSKA-LIS\n10 Midwife\n10 0113 496 0000\n10 anna.zl@example.org\n16 Parcours\n10 I bake.", "Anna Zrembska-Lis", TRUE },
    { "16 Tickets\n10 Forklift\n16 Loom\n10 I bake.\n10 Anna Zrembska\n10 azrembska@example.org", "Anna Zrembska", TRUE },
    { "24 Anna Zrembska-\n24 Lisowska\n10 anna.zrembska@example.org\n10 I bake.", "Anna Zrembska-Lisowska", TRUE },
    /* What somebody does is a line of smaller letters, where an address has the name's end. */
    { "24 Zofka Zrembska\n16 Zofkarka\n10 zrembska77@example.org\n10 I bake.", "Zofka Zrembska", TRUE },
    /* A town below it, that is a name too. */
    { "24 Anna Zrembska\n10 Wellington\n10 kangaroo77@example.org\n10 I bake.", "Anna Zrembska", TRUE },
    { "24 Fleur Design\n10 Fleur Jansen\n10 hello@fleurdesign.example\n10 I draw.", "Fleur Jansen", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlCvText) text = hjl_cv_text_new ();
      g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (HJL_FILE_KIND_PDF, HJL_CV_READ);
      g_auto (GStrv) lines = g_strsplit (rows[i].lines, "\n", -1);

      for (guint n = 0; lines[n] != NULL; n++)
        hjl_cv_text_add (text, strchr (lines[n], ' ') + 1, 1, 0, g_ascii_strtod (lines[n], NULL));
      /* Most of a page is in small letters. */
      hjl_cv_text_add (text, "I sell what I bake.\nI shop at night.\nI sleep.\nI sing.", 1, 0, 10);
      hjl_cv_fields_find (text, facts);

      g_test_message ("%s", rows[i].lines);
      g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_NAME), ==, rows[i].name);
      g_assert_cmpint (is_sure (facts, HJL_CV_FIELD_NAME), ==, rows[i].sure);
    }
}

/* Two CVs in one file: whose it is, nobody can tell. */
static void
test_two (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HjlCvText) text = hjl_cv_text_new ();
      g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (HJL_FILE_KIND_PDF, HJL_CV_READ);

      for (guint page = 1; page < 3; page++)
        {
          hjl_cv_text_add (text, i == 0 || page == 1 ? "Anna Nowak" : "Peter Holm", page, 0, 24);
          hjl_cv_text_add (text, i == 0 || page == 1 ? "anna.nowak@example.org" : "peter.holm@example.org", page, 0, 10);
          hjl_cv_text_add (text, "0113 496 0000", page, 0, 10);
          hjl_cv_text_add (text, "I sell what I bake.\nI shop at night.\nI sleep.\nI sing.", page, 0, 10);
        }
      hjl_cv_fields_find (text, facts);
      g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_NAME), ==, "Anna Nowak");
      g_assert_cmpint (is_sure (facts, HJL_CV_FIELD_NAME), ==, i == 0);
      g_assert_cmpint (is_sure (facts, HJL_CV_FIELD_EMAIL), ==, i == 0);
      g_assert_cmpint (is_sure (facts, HJL_CV_FIELD_PHONE), ==, i == 0);
    }
}

static void
test_others (void)
{
  g_autoptr (HjlCvFacts) facts = find ("Anna Nowak\nData Engineer\nKraków, Poland | anna.nowak@example.org | +48 600 555 013 | github.com/anna-nowak\n"
                                       "Experience\n2019 - 2023 Northwind\n01.02.2019 order 1234567\nFax: +48 600 555 099\nReferences\nPeter +1 555 555 0199");
  guint n_phones = 0;

  g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_PHONE), ==, "+48 600 555 013");
  g_assert_true (is_sure (facts, HJL_CV_FIELD_PHONE));
  g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_LINK), ==, "github.com/anna-nowak");
  g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_PLACE), ==, "Kraków, Poland");
  g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_HEADLINE), ==, "Data Engineer");
  for (guint i = 0; i < facts->findings->len; i++)
    n_phones += ((HjlCvFinding *) g_ptr_array_index (facts->findings, i))->field == HJL_CV_FIELD_PHONE;
  g_assert_cmpuint (n_phones, ==, 1);
}

/* What stands behind a number or an address may be a part of it, or something else. */
static void
test_behind (void)
{
  static const struct
  {
    const char *line;
    HjlCvField  field;
    const char *value;
    gboolean    sure;
  } rows[] = {
    { "Tel: 06.55.50.01.13", HJL_CV_FIELD_PHONE, "06.55.50.01.13", TRUE },
    { "연락처\t010-5555-0113", HJL_CV_FIELD_PHONE, "010-5555-0113", TRUE },
    { "Tel: +44 161 496 0000 ext. 204", HJL_CV_FIELD_PHONE, "+44 161 496 0000 ext. 204", TRUE },
    { "Tel: +44 161 496 0000 x204", HJL_CV_FIELD_PHONE, "+44 161 496 0000 x204", TRUE },
    { "Tel +44 161 496 0000 x 10 years of work", HJL_CV_FIELD_PHONE, "+44 161 496 0000", TRUE },
    { "Tel: 07700 900123 x 3", HJL_CV_FIELD_PHONE, "07700 900123", TRUE },
    { "Tel: +44 161 496 0000, int 2019", HJL_CV_FIELD_PHONE, "+44 161 496 0000, int 2019", FALSE },
    { "Tel: +44 161 496 0000 int 3 days", HJL_CV_FIELD_PHONE, "+44 161 496 0000", TRUE },
    { "Gender: Female | Phone number: (+370) 612\n55 511 (Mobile) | Skype: anna", HJL_CV_FIELD_PHONE, "(+370) 612 55 511", FALSE },
    /* Whole as it is: what is below it is something else. */
    { "Tlf: 12 34 56 78\n2100 København Ø", HJL_CV_FIELD_PHONE, "12 34 56 78", FALSE },
    { "Tlf: 12 34 56 78\n01.02.1990", HJL_CV_FIELD_PHONE, "12 34 56 78", FALSE },
    { "Tel: 555-1234\n90210 Beverly Hills", HJL_CV_FIELD_PHONE, "555-1234", FALSE },
    { "Tel: 555 123\n90210 Beverly Hills", HJL_CV_FIELD_PHONE, NULL, FALSE },
    { "Phone number: +44 161 496 0000\n2019 - 2023 Baker", HJL_CV_FIELD_PHONE, "+44 161 496 0000", FALSE },
    /* Beside the person's address; elsewhere it is anything. */
    { "0113 496 0000", HJL_CV_FIELD_PHONE, "0113 496 0000", TRUE },
    { "113 496 0000", HJL_CV_FIELD_PHONE, "113 496 0000", FALSE },
    { "Baker\n0113 496 0000", HJL_CV_FIELD_PHONE, "0113 496 0000", FALSE },
    { "Experience\nMill Bakery\n0113 496 0000\nanna.nowak@example.org", HJL_CV_FIELD_PHONE, "0113 496 0000", FALSE },
    { "Experience\nMill Bakery\n0113 496 0000\nUniversity", HJL_CV_FIELD_PHONE, NULL, FALSE },
    /* A letter alone says of no number what it is, but Icelanders write one for theirs. */
    { "Passport: S 123456789", HJL_CV_FIELD_PHONE, "123456789", FALSE },
    { "Mitgliedsnummer(s) 123456789", HJL_CV_FIELD_PHONE, "123456789", FALSE },
    { "Licence no S 1234 5678 90", HJL_CV_FIELD_PHONE, "1234 5678 90", FALSE },
    { "Steuernummer\nS 123 456 789 0", HJL_CV_FIELD_PHONE, "123 456 789 0", FALSE },
    { "Phone(s): 0161 496 0123", HJL_CV_FIELD_PHONE, "0161 496 0123", TRUE },
    { "s: 555 0123", HJL_CV_FIELD_PHONE, "555 0123", FALSE },
    /* One number with a stroke in it, and two with one between them. */
    { "Mobil: 0049 (0) 151 / 23456789", HJL_CV_FIELD_PHONE, "0049 (0) 151 / 23456789", TRUE },
    { "Mobil: 0049 (0)171 / 123 45 678", HJL_CV_FIELD_PHONE, "0049 (0)171 / 123 45 678", TRUE },
    { "Mobil: 0043 (0)664 / 12345678", HJL_CV_FIELD_PHONE, "0043 (0)664 / 12345678", TRUE },
    { "Mobil: +49 (0) 15112 / 34567890", HJL_CV_FIELD_PHONE, "+49 (0) 15112 / 34567890", TRUE },
    { "Mobil: 0049 (0) 1511 / 23456789", HJL_CV_FIELD_PHONE, "0049 (0) 1511 / 23456789", TRUE },
    { "Tel: 07700 900123 / 0161 496 0123", HJL_CV_FIELD_PHONE, "07700 900123", TRUE },
    { "Tel: +48 600 555 013 / +48 600 555 014", HJL_CV_FIELD_PHONE, "+48 600 555 013", TRUE },
    { "Tel: 212 555 0100 / 917 555 0101", HJL_CV_FIELD_PHONE, "212 555 0100", TRUE },
    { "Tel: (212) 555-0100 / (917) 555-0101", HJL_CV_FIELD_PHONE, "(212) 555-0100", TRUE },
    { "Address: 5 Mill Lane, Leeds (Home)", HJL_CV_FIELD_PLACE, "5 Mill Lane, Leeds", TRUE },
    { "Address: 5 Mill Lane, Leeds (my parents)", HJL_CV_FIELD_PLACE, "5 Mill Lane, Leeds", FALSE },
    { "Address: 5 Mill Lane, Leeds (Emergency contact)", HJL_CV_FIELD_PLACE, "5 Mill Lane, Leeds", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat ("Anna Nowak\nanna.nowak@example.org\n", rows[i].line, "\nExperience\n", NULL);
      g_autoptr (HjlCvFacts) facts = find (text);

      g_test_message ("%s", rows[i].line);
      g_assert_cmpstr (get_value (facts, rows[i].field), ==, rows[i].value);
      g_assert_cmpint (is_sure (facts, rows[i].field), ==, rows[i].sure);
    }
}

/* A town that nothing says is one is a guess, where people say how they are reached, and nowhere else. */
static void
test_place (void)
{
  static const struct
  {
    const char *text;
    const char *place;
    gboolean    sure;
  } rows[] = {
    { "Anna Nowak\nData Engineer\nSheffield | 07700 900315 | anna.nowak@example.org\nSummary\n", "Sheffield" },
    { "Anna Nowak\nData Engineer\nNewcastle upon Tyne\n07700 900315\nanna.nowak@example.org\nSummary\n", "Newcastle upon Tyne" },
    { "Anna Nowak\nanna.nowak@example.org\nLublin\n+48 600 555 013\nSummary\n", "Lublin" },
    { "Anna Nowak\nWerkstudentin\nanna.nowak@example.org – 0341-5550192 – Leipzig\nProfil\n", "Leipzig" },
    { "Anna Nowak\nCardiff, 07700 900315, anna.nowak@example.org\nSummary\n", "Cardiff" },
    { "Anna Nowak\nData Scientist, Pune\n+91 98220 41175\nanna.nowak@example.org\nSummary\n", "Pune" },
    { "Anna Nowak\nSystems Administrator, Hobart, TAS\nanna.nowak@example.org\nSummary\n", "Hobart, TAS" },
    { "Anna Nowak\nMozartstraße 8, 04107 Leipzig\n0341-5550192\nanna.nowak@example.org\nProfil\n", "Mozartstraße 8, 04107 Leipzig", TRUE },
    { "Anna Nowak\nAddress Portland, OR\nanna.nowak@example.org\nSummary\n", "Portland, OR", TRUE },
    { "Анна Новак\nРазработчик\nПермь | anna.novak@example.org\nО себе\n", "Пермь" },
    { "Anna Nowak\nRipon, 07700 900315\nanna.nowak@example.org\nSummary\n", "Ripon" },
    { "Anna Nowak\nHebden Bridge —\nanna.nowak@example.org\nSummary\n", "Hebden Bridge" },
    { "Anna Nowak\nLocalidad: Pamplona\nanna.nowak@example.org\nPerfil\n", "Pamplona", TRUE },
    { "Kandidatenprofil Anna Nowak\nGraz, 07700 900315, anna.nowak@example.org\nKurzprofil\n", "Graz" },
    { "Anna Nowak\nBaker\nNew York | 07700 900315 | anna.nowak@example.org\nSummary\n", "New York" },
    { "Anna Nowak\nBaker\nTP. Hồ Chí Minh | 07700 900315 | anna.nowak@example.org\nSummary\n", "TP. Hồ Chí Minh" },
    { "Anna Nowak\nExperience\nMill Bakery\nProfile\nHebden Bridge\n07700 900315\nanna.nowak@example.org\n", "Hebden Bridge" },
    { "Anna Nowak\nBaker of bread\n12 boulevard Voltaire, Paris\nanna.nowak@example.org\nSummary\n", "12 boulevard Voltaire, Paris" },
    /* Of two parts, before a single word that is closer. */
    { "Anna Nowak\nBaker of bread\nLeeds, West Yorkshire\nBread Lover\nanna.nowak@example.org\nSummary\n", "Leeds, West Yorkshire" },
    /* What the person is reached by is not an employer's link or number. */
    { "Anna Nowak\nanna.nowak@example.org\nSheffield\n07700 900123\nExperience\nContoso | www.contoso.example\n", "Sheffield" },
    { "Anna Nowak\nBaker of bread\nanna.nowak@example.org | 07700 900123\nExperience\nContoso | +44 161 496 0000\n", NULL },
    { "Bewerbung als Bäckerin\nAnna Nowak\nanna.nowak@example.org\nSeestraße 4, 24534 Neumünster\nTabellarischer Lebenslauf\nProfil\n", "Seestraße 4, 24534 Neumünster" },
    /* An agency's, and that of whom a letter is for. */
    { "Marlowe Search\nresearch@marlowesearch.example\nCandidate: Anna Nowak\nExperience\n", NULL },
    { "Peter Holm\nHolm Ledgers\nSheffield\npeter.holm@example.com\nDear Mr Holm,\nPlease find my CV attached.\nKind regards,\nAnna Nowak\nanna.nowak@example.org", NULL },
    { "Anna Nowak\nLeeds | anna.nowak@example.org\nDear Mr Holm,\nPlease find my CV attached.\nKind regards,\nAnna Nowak", "Leeds" },
    /* What else stands there. */
    { "Anna Nowak\nLifelong Learner\nanna.nowak@example.org | 07700 900123\nExperience\n", NULL },
    { "Anna Nowak\nData Engineer\n8+ years in finance, fluent in German\nanna.nowak@example.org\nSummary\n", NULL },
    { "Anna Nowak\nData Engineer\n8 years in shipping, fluent in German\nanna.nowak@example.org\nSummary\n", NULL },
    { "Anna Nowak\nData Engineer\nUniversity of Leeds\nanna.nowak@example.org\nSummary\n", NULL },
    { "Anna Nowak\nData Engineer\nNationality | British\nanna.nowak@example.org\nSummary\n", NULL },
    { "Anna Nowak\nEnglish, Urdu\nanna.nowak@example.org\nSummary\n", NULL },
    { "Anna Nowak\n– | anna.nowak@example.org – \nSummary\n", NULL },
    { "Anna Nowak\nData Engineer\nanna.nowak@example.org\nSummary\n", NULL },
    { "Anna Nowak\nCurriculum Vitae\nanna.nowak@example.org\nSummary\n", NULL },
    { "Anna Nowak\nDriving Licence | anna.nowak@example.org\nSummary\n", NULL },
    { "Anna Nowak\nAvailable immediately | anna.nowak@example.org\nSummary\n", NULL },
    { "Anna Nowak\nborn 12 May 1990, single | anna.nowak@example.org\nSummary\n", NULL },
    { "Anna Nowak\nanna.nowak@example.org\nSkills\nKafka\nPython\n", NULL },
    { "Anna Nowak\nanna.nowak@example.org\nSummary\nReferences\nPeter Lane\nLeeds\npeter.lane@example.org\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlCvFacts) facts = find (rows[i].text);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_PLACE), ==, rows[i].place);
      g_assert_cmpint (is_sure (facts, HJL_CV_FIELD_PLACE), ==, rows[i].sure);
      g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_NAME), ==, strstr (rows[i].text, "Anna") != NULL ? "Anna Nowak" : "Анна Новак");
      /* What somebody calls themselves is not lost to a place. */
      if (strstr (rows[i].text, "Lifelong") != NULL)
        g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_HEADLINE), ==, "Lifelong Learner");
    }
}

/* A file that does not say how it is encoded may mean other letters. */
static void
test_doubtful_letters (void)
{
  static const struct
  {
    const char *content;
    const char *name;
    gboolean    sure;
  } rows[] = {
    { "Zoë Laurent\nzoe.laurent@example.org", "Zoë Laurent", FALSE },
    /* An address in Latin letters says which they are. */
    { "Анна Новикова\nnovikova77@example.org", "Анна Новикова", TRUE },
    /* Half of the name says nothing of the other one's letters. */
    { "Олег Новиков\nnovikov77@example.org", "Олег Новиков", FALSE },
    { "Олег Новиков\no.novikov@example.org", "Олег Новиков", TRUE },
    { "Анна Новикова\nkangaroo77@example.org", "Анна Новикова", FALSE },
    { "ليلى البنداري\nlaila.elbendary@example.org", "ليلى البنداري", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlCvText) text = hjl_cv_text_new ();
      g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (HJL_FILE_KIND_TEXT, HJL_CV_READ);

      hjl_cv_text_add (text, rows[i].content, 1, 0, 0);
      text->doubtful_letters = TRUE;
      hjl_cv_fields_find (text, facts);
      g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_NAME), ==, rows[i].name);
      g_assert_cmpint (is_sure (facts, HJL_CV_FIELD_NAME), ==, rows[i].sure);
      g_assert_true (is_sure (facts, HJL_CV_FIELD_EMAIL) || strstr (rows[i].content, "kangaroo") != NULL);
    }
}

static void
put (HjlCvLayout *layout,
     const char  *text,
     double       x,
     double       y,
     double       size)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), x += size / 2)
    hjl_cv_layout_add (layout, g_utf8_get_char (p), x, y, x + size / 2, y + size);
  hjl_cv_layout_add (layout, '\n', 0, 0, 0, 0);
}

/* Columns are read one after the other, and labels with what they are the labels of. */
static void
test_columns (void)
{
  static const char *const left[] = { "Contact", "anna@example.org", "Skills", "C and Go", "Patience" };
  static const char *const right[] = { "Anna Nowak", "Engineer of ledgers", "Experience", "Northwind, a trader", "Blue Harbour" };
  g_autoptr (HjlCvLayout) layout = hjl_cv_layout_new ();
  g_autoptr (HjlCvText) text = hjl_cv_text_new ();

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      put (layout, left[i], 50, 100 + 20 * i, 10);
      put (layout, right[i], 250, 101 + 20 * i, 10);
    }
  hjl_cv_layout_read (layout, text, 1, 0);
  g_assert_cmpuint (text->lines->len, ==, 10);
  for (guint i = 0; i < text->lines->len; i++)
    g_assert_cmpstr (((HjlCvLine *) g_ptr_array_index (text->lines, i))->text, ==, i < 5 ? left[i] : right[i - 5]);
}

/* A name beside how the person is reached is a line of its own; not beside its label. */
static void
test_beside (void)
{
  g_autoptr (HjlCvLayout) layout = hjl_cv_layout_new ();
  g_autoptr (HjlCvText) text = hjl_cv_text_new ();

  put (layout, "NOWAK", 50, 100, 36);
  put (layout, "Leeds", 400, 115, 10);
  put (layout, "Name:", 50, 200, 10);
  put (layout, "Anna Nowak", 120, 195, 20);
  hjl_cv_layout_read (layout, text, 1, 0);
  g_assert_cmpuint (text->lines->len, ==, 3);
  g_assert_cmpstr (((HjlCvLine *) g_ptr_array_index (text->lines, 0))->text, ==, "NOWAK");
  g_assert_cmpstr (((HjlCvLine *) g_ptr_array_index (text->lines, 1))->text, ==, "Leeds");
  g_assert_cmpfloat (((HjlCvLine *) g_ptr_array_index (text->lines, 1))->size, <, 20);
  g_assert_cmpstr (((HjlCvLine *) g_ptr_array_index (text->lines, 2))->text, ==, "Name:\tAnna Nowak");
}

/* Columns that have no line at the same height, and blanks that are none. */
static void
test_set_apart (void)
{
  static const char *const left[] = { "Experience", "Northwind, 2019", "Blue Harbour, 2015", "Lantern, 2012", "Education", "Fernhill, 2011" };
  static const char *const right[] = { "Anna Nowak", "Kowalska", "Engineer", "anna@example.org", "+48 600 555 013", "Gdynia" };
  g_autoptr (HjlCvLayout) layout = hjl_cv_layout_new ();
  g_autoptr (HjlCvText) text = hjl_cv_text_new ();

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      put (layout, left[i], 50, 100 + 30 * i, 10);
      put (layout, right[i], 350, 115 + 30 * i, 10);
    }
  hjl_cv_layout_read (layout, text, 1, 0);
  g_assert_cmpuint (text->lines->len, ==, 12);
  for (guint i = 0; i < text->lines->len; i++)
    g_assert_cmpstr (((HjlCvLine *) g_ptr_array_index (text->lines, i))->text, ==, i < 6 ? left[i] : right[i - 6]);
}

/* Whatever a file holds: nothing is read beyond its end, and nothing found is no text. */
static void
test_broken_texts (void)
{
  static const char alphabet[] = "aAnN .@-(),:|\t\n\303\251\302\240\327\220\344\270\255\357\254\201\377at dot 0123456789+\342\200\213";
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) content = g_string_new (i % 3 == 0 ? "Anna Nowak\nanna.nowak@example.org\nReferences\n" : NULL);
      g_autoptr (HjlCvFacts) facts = NULL;
      guint length = g_rand_int_range (random, 0, 200);

      for (guint n = 0; n < length; n++)
        {
          gsize at = g_rand_int_range (random, 0, content->len + 1);

          g_string_insert_c (content, at, alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)]);
        }
      facts = find (content->str);
      for (guint n = 0; n < facts->findings->len; n++)
        {
          const HjlCvFinding *finding = g_ptr_array_index (facts->findings, n);

          g_assert_true (g_utf8_validate (finding->value, -1, NULL));
          g_assert_cmpstr (finding->value, !=, "");
          g_assert_null (strchr (finding->value, '\n'));
        }
    }
}

/* A mail with the CV behind it: lines are counted anew on each page, and whom the mail is for is nobody of the CV. */
static void
test_mail_before (void)
{
  g_autoptr (HjlCvText) text = hjl_cv_text_new ();
  g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (HJL_FILE_KIND_TEXT, HJL_CV_READ);

  hjl_cv_text_add (text, "From: Anna Nowak <anna.nowak@example.org>\nTo: Mina Holm <m.holm@example.com>\nPlease find my CV attached.", 1, 0, 0);
  hjl_cv_text_add (text, "Anna Nowak\nanna.nowak@example.org\nAccountant", 2, 0, 0);
  hjl_cv_fields_find (text, facts);
  g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_NAME), ==, "Anna Nowak");
  g_assert_cmpstr (get_value (facts, HJL_CV_FIELD_EMAIL), ==, "anna.nowak@example.org");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cv/fields/shapes", test_shapes);
  g_test_add_func ("/cv/fields/turkish", test_turkish);
  g_test_add_func ("/cv/fields/fits", test_fits);
  g_test_add_func ("/cv/fields/texts", test_texts);
  g_test_add_func ("/cv/fields/sizes", test_sizes);
  g_test_add_func ("/cv/fields/two", test_two);
  g_test_add_func ("/cv/fields/mail-before", test_mail_before);
  g_test_add_func ("/cv/fields/others", test_others);
  g_test_add_func ("/cv/fields/behind", test_behind);
  g_test_add_func ("/cv/fields/place", test_place);
  g_test_add_func ("/cv/fields/doubtful-letters", test_doubtful_letters);
  g_test_add_func ("/cv/fields/columns", test_columns);
  g_test_add_func ("/cv/fields/beside", test_beside);
  g_test_add_func ("/cv/fields/set-apart", test_set_apart);
  g_test_add_func ("/cv/fields/broken-texts", test_broken_texts);

  return g_test_run ();
}
