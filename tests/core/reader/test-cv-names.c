/* test-cv-names.c: ways in which CVs say whose they are
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-fields.h"

#include <string.h>

/* What follows in a CV, so that its beginning is one. */
static const char body[] = "\nProfile\nA baker who sells what she bakes and shops at night.\nExperience\n2019 - 2023 Northwind Traders, Leeds\nI ran the ovens and the till.\n";

typedef struct
{
  const char *text;
  const char *name; /* (nullable) */
  gboolean    sure;
} Row;

static void
check (const Row  *row,
       HjlCvFacts *facts)
{
  const HjlCvFinding *finding = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);

  g_test_message ("%s", row->text);
  g_assert_cmpstr (finding != NULL ? finding->value : NULL, ==, row->name);
  g_assert_cmpint (finding != NULL && finding->sure == HJL_CV_SURE, ==, row->sure);
}

/* Of texts whose letters have no sizes. */
static void
test_plain (void)
{
  static const Row rows[] = {
    /* A name that means something else too: what ancestors did, and countries. */
    { "Stefan Koch\nstefan77@example.org", "Stefan Koch", FALSE },
    { "Jordan Cook\njordan.cook@example.org", "Jordan Cook", TRUE },
    { "JORDAN COOK\nkangaroo77@example.org", "Jordan Cook", FALSE },
    { "Jordan\nCook\nkangaroo77@example.org", "Jordan Cook", FALSE },
    { "Candidate: Jordan Cook\nkangaroo77@example.org", "Jordan Cook", TRUE },
    { "Nguyễn Thành Nhân\nkangaroo77@example.org", "Nguyễn Thành Nhân", FALSE },
    { "Amman Jordan\nkangaroo77@example.org", NULL, FALSE },
    { "Pastry Cook\nkangaroo77@example.org", NULL, FALSE },
    /* Labels with a dash, a number, a word of explanation or nothing behind them; and what is none of a name. */
    { "Name - Anna Nowak\nEmail - kangaroo77@example.org", "Anna Nowak", TRUE },
    { "Name – Zofka Zrembska\nE-mail – kangaroo77@example.org", "Zofka Zrembska", TRUE },
    { "1. Name: Anna Nowak\n2. Email: kangaroo77@example.org", "Anna Nowak", TRUE },
    { "Full name (as in passport): Anna Nowak\nEmail: kangaroo77@example.org", "Anna Nowak", TRUE },
    { "Surname Nowak\nName Anna\nEmail anna77@example.org", "Anna Nowak", TRUE },
    { "Surname Koch\nFirst name Stefan\nEmail kangaroo77@example.org", "Stefan Koch", TRUE },
    { "Name Anna Nowak\nEmail kangaroo77@example.org", "Anna Nowak", TRUE },
    { "Position: Chef\nStefan Koch\nkangaroo77@example.org", "Stefan Koch", FALSE },
    { "From: Zofka Zrembska <kangaroo77@example.org>\nSubject: Application", "Zofka Zrembska", FALSE },
    /* A generation's number; a family's name in capitals with a particle in capitals; the first of a family of two; whose own page an address has. */
    { "John Zrembski III\njohn@example.org", "John Zrembski III", TRUE },
    { "JOHN ZREMBSKI IV\njohn.zrembski@example.org", "John Zrembski IV", TRUE },
    { "Fatima Zahra EL IDRISSI\nfz.elidrissi@example.org", "Fatima Zahra El Idrissi", TRUE },
    { "Anna DE ZREMB\nanna.dezremb@example.org", "Anna de Zremb", FALSE },
    { "Anna Nowak\nPiotr Nowak\npiotr.nowak@example.org", "Piotr Nowak", FALSE },
    { "Popescu Adriana\noffice@example.org", "Popescu Adriana", FALSE },
    { "Thomas Wright <tom@thomaswright.example>", "Thomas Wright", TRUE },
    /* Beside what the document calls itself. */
    { "Anna Nowak's Resume\nanna.nowak@example.org", "Anna Nowak", TRUE },
    { "Anna Nowak’s CV\nkangaroo77@example.org", "Anna Nowak", TRUE },
    { "Curriculum Vitae di Anna Nowak\nanna.nowak@example.org", "Anna Nowak", TRUE },
    { "CV Di Marco Anna\nkangaroo77@example.org", "Di Marco Anna", FALSE },
    /* Before what somebody does, with nothing between; a house is nobody. */
    { "Anna Nowak Pastry Chef\nanna.nowak@example.org", "Anna Nowak", FALSE },
    { "ZOFKA ZREMBSKA SENIOR ACCOUNTANT\nkangaroo77@example.org", "Zofka Zrembska", FALSE },
    { "Maria Eduarda dos Santos Nurse\nkangaroo77@example.org", "Maria Eduarda dos Santos", FALSE },
    { "Harper Morris Recruitment\nkangaroo77@example.org", NULL, FALSE },
    /* Who says who they are. */
    { "Hello, I'm Zofka Zrembska.\nkangaroo77@example.org", "Zofka Zrembska", FALSE },
    { "My name is Anna Nowak and I bake.\nkangaroo77@example.org", "Anna Nowak", FALSE },
    { "I am a baker of Bread\nkangaroo77@example.org", NULL, FALSE },
    /* A place before a date or a country is nobody, nor is the end of a mail. */
    { "Leeds, 3 May 2024\nStefan Koch\nstefan77@example.org", "Stefan Koch", FALSE },
    { "Zofka Zrembska\nLeeds, United Kingdom\nkangaroo77@example.org", "Zofka Zrembska", FALSE },
    { "Hi Peter,\nMy CV is below.\nBest,\nNgozi\n---\nNgozi Ekwueme\nkangaroo77@example.org", "Ngozi Ekwueme", FALSE },
    /* Articles, brackets, a particle that nobody knows, what is above its particle. */
    { "Yusuf bin Hashim al-Rawi\ny.alrawi@example.org", "Yusuf bin Hashim al-Rawi", TRUE },
    { "Anna “Ania” Nowak (she/her)\nkangaroo77@example.org", "Anna Nowak", TRUE },
    { "Thabo ka Dlamini\nkangaroo77@example.org", "Thabo ka Dlamini", FALSE },
    { "Maria Eduarda\ndos Santos\nduda.santos@example.org", "Maria Eduarda dos Santos", FALSE },
    { "dos Santos, Maria Eduarda\nduda.santos@example.org", "Maria Eduarda dos Santos", FALSE },
    { "García López, María\nkangaroo77@example.org", "María García López", FALSE },
    { "Ms Zofka Zrembska\nkangaroo77@example.org", "Zofka Zrembska", FALSE },
    /* The one address is of somebody else of the family. */
    { "Тамара Алиева\ntimur.aliev@example.org", "Тамара Алиева", FALSE },
    { "محمد علي\nmahmoud.ali@example.org", "محمد علي", FALSE },
    { "Anna Nowak\npeter.nowak@example.org", "Anna Nowak", FALSE },
    { "Oluwaseun Adeyemi\nseun.adeyemi@example.org", "Oluwaseun Adeyemi", TRUE },
    { "ليلى حداد\nlayla.haddad@example.org", "ليلى حداد", TRUE },
    { "Katarzyna Nowak\nkasia.nowak@example.org", "Katarzyna Nowak", TRUE },
    /* A label that touches the name; several words of a role on its line. */
    { "NameZofka Zrembska\nEmail: kangaroo77@example.org", "Zofka Zrembska", FALSE },
    { "SEBASTIAN ZREMBSKI SOFTWARE\nENGINEER\nszrembski@example.org", "Sebastian Zrembski", FALSE },
    { "Hello, I’m Anna Nowak. I bake.\nkangaroo77@example.org", "Anna Nowak", FALSE },
    { "TA R I Q  M A H M O O D\ntmahmood@example.org", "Tariq Mahmood", TRUE },
    /* Languages are nobody. */
    { "English, German\nZofka Zrembska\nkangaroo77@example.org", "Zofka Zrembska", FALSE },
    { "Hello\nI’m Zofka J. Zrembska\nBaker\nkangaroo77@example.org", "Zofka J. Zrembska", FALSE },
    /* Labels beside each other, with nothing but a gap between; of initials no more is said. */
    { "姓名:赵文博    性别:男    年龄:30\n邮箱:kangaroo77@example.org", "赵文博", TRUE },
    { "Name: Anna Nowak   Age: 30   City: Leeds\nkangaroo77@example.org", "Anna Nowak", TRUE },
    { "Name: M. K.\nBaker", "M. K.", FALSE },
    { "Name: M. Nowak\nBaker", "M. Nowak", FALSE },
    /* Houses that somebody worked for, and who sends a CV that names nobody. */
    { "Data Engineer\nkangaroo77@example.org\nExperience\n2019 - 2021\nHugo Boss AG, Data Engineer", NULL, FALSE },
    { "Data Engineer\nkangaroo77@example.org\nExperience\nFred Perry\nData Engineer | 2019 - 2021", NULL, FALSE },
    { "Data Engineer\nkangaroo77@example.org\nExperience\nPeter Holm AG", NULL, FALSE },
    { "BlindHire | Candidate 20931\nData Engineer", NULL, FALSE },
    { "Data Engineer\nEnnis, Co. Clare | kangaroo77@example.org", NULL, FALSE },
    /* Nowhere but at the end. */
    { "Resume\nkangaroo77@example.org\nInterests\nJazz and bread\nYours faithfully,\nZofka Zrembska-Lis", "Zofka Zrembska-Lis", FALSE },
    /* Of a people without families' names, of words that mean something else; what an employer looks for is nobody. */
    { "Farokh Engineer\nfarokh.engineer@example.org", "Farokh Engineer", FALSE },
    { "Sam Cloud\nsam.cloud@example.org", "Sam Cloud", TRUE },
    { "Lena Tech\nlena.tech@example.org", "Lena Tech", TRUE },
    { "Khin Mar Lwin\nNurse\n+44 7700 900123", "Khin Mar Lwin", FALSE },
    { "Khin Mar Lwin\nNurse\nkhinmarlwin@example.org", "Khin Mar Lwin", FALSE },
    { "Requirements\nWe look for a baker.\nrequirements@example.org", NULL, FALSE },
    { "Senior Baker\nKey responsibilities\nBread and jam.\nkangaroo77@example.org", NULL, FALSE },
    /* Nothing but an address. */
    { "Baker\nanna.nowak84@example.org", "Anna Nowak", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlCvText) text = hjl_cv_text_new ();
      g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (HJL_FILE_KIND_TEXT, HJL_CV_READ);
      g_autofree char *content = g_strconcat (rows[i].text, body, NULL);

      hjl_cv_text_add (text, content, 1, 0, 0);
      hjl_cv_fields_find (text, facts);
      check (&rows[i], facts);
    }
}

/* Whose name and whose address: what must not be taken for the person's, and how sure either is. */
static void
test_whose (void)
{
  static const struct
  {
    const char *text;
    const char *name; /* (nullable) */
    gboolean    sure;
    const char *email; /* (nullable): the first */
    gboolean    email_sure;
  } rows[] = {
    /* An address that the line's end has cut behind its label, or that words spell; whom a person works for; whom a sentence is about. */
    { "Anna Nowak\nE-mail: anna\nnowak@example.org", "Anna Nowak", TRUE, "annanowak@example.org", FALSE },
    { "Anna Nowak\nE-mail: private\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", FALSE },
    { "Anna Nowak\nanna dot nowak (at) example (dot) org", "Anna Nowak", FALSE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nanna dot maria dot nowak at example dot org", "Anna Nowak", TRUE, "anna.maria.nowak@example.org", FALSE },
    { "Anna Nowak\nI dot the i (at) example (dot) org", "Anna Nowak", TRUE, "i@example.org", FALSE },
    { "Anna Nowak\nanna77@example.org\nCurrent manager: Peter Holm (peter.holm@example.com)\nLeeds, UK", "Anna Nowak", TRUE, "anna77@example.org", TRUE },
    { "Curriculum Vitae\nMarie Curie is a hero of mine.\nAnna Nowak\nanna.marie.nowak@example.com", "Anna Nowak", FALSE, "anna.marie.nowak@example.com", TRUE },
    { "Dr Anna Nowak-Holm is a baker in Leeds.\nContact: anna@nowakholm.example", "Anna Nowak-Holm", FALSE, "anna@nowakholm.example", FALSE },
    { "Ramón y Cajal Soler, Núria\nnuria.rcs@example.org", "Núria Ramón y Cajal Soler", TRUE, "nuria.rcs@example.org", TRUE },
    /* A label of one letter is no part of what follows. */
    { "Anna Nowak\nE\nkangaroo77@example.org", "Anna Nowak", TRUE, "kangaroo77@example.org", TRUE },
    { "Anna Nowak\nE\tkangaroo77@example.org", "Anna Nowak", TRUE, "kangaroo77@example.org", TRUE },
    { "Anna Nowak\nM\nmaria.x@example.org", "Anna Nowak", TRUE, "maria.x@example.org", TRUE },
    { "ANNA NOWAK\nP | 0113 496 0000\nE | hello@annanowak.example", "Anna Nowak", FALSE, "hello@annanowak.example", FALSE },
    { "Anna Nowak\nE\nkangaroo77@example.org\nW\nlinkedin.com/in/zofka", "Anna Nowak", TRUE, "kangaroo77@example.org", TRUE },
    /* A name in another one is another's; and whoever comes first in an address is whose it is. */
    { "Ali Khan\nkhalid.khan@example.org", "Ali Khan", FALSE, "khalid.khan@example.org", FALSE },
    { "Lia Costa\njuliana.costa@example.org", "Lia Costa", FALSE, "juliana.costa@example.org", FALSE },
    { "Anna Nowak\njoanna.nowak@example.org", "Anna Nowak", FALSE, "joanna.nowak@example.org", FALSE },
    { "Joanna Nowak\nanna.nowak@example.org", "Joanna Nowak", FALSE, "anna.nowak@example.org", FALSE },
    { "Maria Nowak\npeter.m.nowak@example.org", "Maria Nowak", FALSE, "peter.m.nowak@example.org", FALSE },
    { "Maria Nowak\npeter.maria.nowak@example.org", "Maria Nowak", FALSE, "peter.maria.nowak@example.org", FALSE },
    { "Maria Nowak\nmaria.m.nowak@example.org", "Maria Nowak", TRUE, "maria.m.nowak@example.org", FALSE },
    { "Magdalena Nowak\nlena.nowak@example.org", "Magdalena Nowak", TRUE, "lena.nowak@example.org", TRUE },
    /* Above a form without colons an employer may stand. */
    { "John Lewis\nSurname Zrembska\nFirst name Xquena\nkangaroo77@example.org", "Xquena Zrembska", TRUE, "kangaroo77@example.org", TRUE },
    /* A bracket that says whose name it is, and ones that explain how it is written. */
    { "Full name (of parent or guardian): Peter Holm\nAnna Nowak\nanna77@example.org", "Anna Nowak", FALSE, "anna77@example.org", TRUE },
    { "Name (referee): Peter Holm\nAnna Nowak\nanna77@example.org", "Anna Nowak", FALSE, "anna77@example.org", TRUE },
    { "Name (in case of emergency): Peter Holm\nAnna Nowak\nanna77@example.org", "Anna Nowak", FALSE, "anna77@example.org", TRUE },
    { "Name (legal guardian)\tPeter Holm\nAnna Nowak\nanna77@example.org", "Anna Nowak", FALSE, "anna77@example.org", TRUE },
    { "Name(Dad): Peter Holm\nAnna Nowak\nanna77@example.org", "Anna Nowak", FALSE, "anna77@example.org", TRUE },
    { "Nachname (Mutter): Holm\nVorname (Mutter): Petra\nAnna Nowak\nanna77@example.org", "Anna Nowak", FALSE, "anna77@example.org", TRUE },
    { "Given name (of child): Peter\nSurname: Nowak", NULL, FALSE, NULL, FALSE },
    { "Name (referee) Peter Holm\nAnna Nowak\nanna77@example.org", "Anna Nowak", FALSE, "anna77@example.org", TRUE },
    { "Full name (in block capitals): Zofka Zrembska\nkangaroo77@example.org", "Zofka Zrembska", TRUE, "kangaroo77@example.org", TRUE },
    { "Nachname (wie im Pass): Koch\nVorname(n): Stefan\nkangaroo77@example.org", "Stefan Koch", TRUE, "kangaroo77@example.org", TRUE },
    { "Full name (of applicant): Zofka Zrembska\nkangaroo77@example.org", "Zofka Zrembska", TRUE, "kangaroo77@example.org", TRUE },
    /* Whoever sends a mail on is not the person. */
    { "From: Peter Holm <peter.holm@agency.example>\nSubject: Candidate\n\nZofka Zrembska\nzofka.zrembska@example.org", "Zofka Zrembska", TRUE, "zofka.zrembska@example.org", TRUE },
    { "From: Peter Holm <peter.holm@agency.example>\nTo: Jane Roe\nSubject: Fwd: CV\n\nZofka Zrembska\nPastry Chef", "Zofka Zrembska", FALSE, "peter.holm@agency.example", FALSE },
    { "Von: Peter Holm <peter.holm@agency.example>\nBetreff: Lebenslauf\n\nZofka Zrembska\nKöchin", "Zofka Zrembska", FALSE, "peter.holm@agency.example", FALSE },
    { "From: Zofka Zrembska <zofka.zrembska@example.org>\nSubject: Application", "Zofka Zrembska", FALSE, "zofka.zrembska@example.org", FALSE },
    { "From: Zofka Zrembska <zofka77@example.org>\nSubject: CV\nHello,\nplease see below.\n-- \nZofka Zrembska", "Zofka Zrembska", TRUE, "zofka77@example.org", TRUE },
    /* Names that begin as the end of a letter does. */
    { "Beste Yılmaz\nbeste.yilmaz@example.org", "Beste Yılmaz", TRUE, "beste.yilmaz@example.org", TRUE },
    { "Bestman Okoro\nkangaroo77@example.org", "Bestman Okoro", FALSE, "kangaroo77@example.org", FALSE },
    { "Best Okafor\nbest.okafor@example.org", "Best Okafor", TRUE, "best.okafor@example.org", TRUE },
    { "Lg Nguyen\nkangaroo77@example.org", "Lg Nguyen", FALSE, "kangaroo77@example.org", FALSE },
    { "Hi Peter,\nPlease see below.\nThanks, Ngozi\n---\nNgozi Ekwueme\nkangaroo77@example.org", "Ngozi Ekwueme", FALSE, "kangaroo77@example.org", FALSE },
    /* What a person says to all who read it is no letter. */
    { "Anna Nowak\nHi, I'm Anna Nowak!\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nBonjour, je m'appelle Anna Nowak!\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nHallo Welt!\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nMoi en quelques mots :\nanna.nowak@example.org", "Anna Nowak", TRUE, "anna.nowak@example.org", TRUE },
    { "Curriculum Vitae\nHello, I'm Zofka Zrembska!\nkangaroo77@example.org", "Zofka Zrembska", FALSE, "kangaroo77@example.org", FALSE },
    { "Peter Holm\nHi Peter,\nI bake.\nAnna Nowak\npeter.holm@example.org", "Peter Holm", FALSE, "peter.holm@example.org", FALSE },
    /* Somebody else of the family: in one run, by an initial, with more parts, at a host of that name, with a name that begins the same way. */
    { "Anna Nowak\npeternowak@example.org", "Anna Nowak", FALSE, "peternowak@example.org", FALSE },
    { "Anna Nowak\nnowakpeter84@example.org", "Anna Nowak", FALSE, "nowakpeter84@example.org", FALSE },
    { "Anna Nowak\np.nowak@example.org", "Anna Nowak", FALSE, "p.nowak@example.org", FALSE },
    { "Anna Nowak\npnowak@example.org", "Anna Nowak", FALSE, "pnowak@example.org", FALSE },
    { "Anna Müller\np.mueller@example.org", "Anna Müller", FALSE, "p.mueller@example.org", FALSE },
    { "Anna Nowak\nnowak.p@example.org", "Anna Nowak", FALSE, "nowak.p@example.org", FALSE },
    { "Anna Nowak\npeter.maria.nowak@example.org", "Anna Nowak", FALSE, "peter.maria.nowak@example.org", FALSE },
    { "Anna Nowak\npeter.j.nowak@example.org", "Anna Nowak", FALSE, "peter.j.nowak@example.org", FALSE },
    { "Anna Nowak\npeter@nowak.example", "Anna Nowak", FALSE, "peter@nowak.example", FALSE },
    { "Maria Nowak\nmarek.nowak@example.org", "Maria Nowak", FALSE, "marek.nowak@example.org", FALSE },
    { "Anna Nowak\nandrzej.nowak@example.org", "Anna Nowak", FALSE, "andrzej.nowak@example.org", FALSE },
    { "Daniel Smith\ndaniela.smith@example.org", "Daniel Smith", FALSE, "daniela.smith@example.org", FALSE },
    { "Christian Müller\nchristina.mueller@example.org", "Christian Müller", FALSE, "christina.mueller@example.org", FALSE },
    /* And nobody else: short forms either way, what is no name, a second name. */
    { "Bill Smith\nwilliam.smith@example.org", "Bill Smith", TRUE, "william.smith@example.org", TRUE },
    { "William Smith\nbill.smith@example.org", "William Smith", TRUE, "bill.smith@example.org", TRUE },
    { "Michael O'Brien\nmike.obrien@example.org", "Michael O'Brien", TRUE, "mike.obrien@example.org", TRUE },
    { "Victoria Smith\nvicky.smith@example.org", "Victoria Smith", TRUE, "vicky.smith@example.org", TRUE },
    { "Susan Smith\nsue.smith@example.org", "Susan Smith", TRUE, "sue.smith@example.org", TRUE },
    { "Bob Smith\nr.smith@example.org", "Bob Smith", TRUE, "r.smith@example.org", TRUE },
    { "Kate Smith\ncatherine.smith@example.org", "Kate Smith", TRUE, "catherine.smith@example.org", TRUE },
    { "Gosia Nowak\nmalgorzata.nowak@example.org", "Gosia Nowak", TRUE, "malgorzata.nowak@example.org", TRUE },
    { "Chris Smith\nchristina.smith@example.org", "Chris Smith", TRUE, "christina.smith@example.org", TRUE },
    { "Anna Nowak\nnowak.photo@example.org", "Anna Nowak", TRUE, "nowak.photo@example.org", TRUE },
    { "Anna Nowak\nanna.m.nowak@example.org", "Anna Nowak", TRUE, "anna.m.nowak@example.org", TRUE },
    { "Юлия Иванова\ny.ivanova@example.org", "Юлия Иванова", TRUE, "y.ivanova@example.org", TRUE },
    /* A house that is called like a person. */
    { "JOY CARE\njoy@joycare.example\nZofka Zrembska", "Joy Care", FALSE, "joy@joycare.example", FALSE },
    { "Carolina Games Ltd\ngames@carolina.example\nZofka Zrembska", "Carolina Games", FALSE, "games@carolina.example", FALSE },
    { "Rosemary Home Care\nrosemary.home@care.example\nZofka Zrembska", "Rosemary Home Care", FALSE, "rosemary.home@care.example", FALSE },
    { "Hope House\nhope.house@charity.example\nZofka Zrembska", "Hope House", FALSE, "hope.house@charity.example", FALSE },
    { "Faith Home\nfaith.home@charity.example\nZofka Zrembska", "Faith Home", FALSE, "faith.home@charity.example", FALSE },
    { "Robin Books\nrobin.books@charity.example\nZofka Zrembska", "Robin Books", FALSE, "robin.books@charity.example", FALSE },
    { "Jordan Cook\njordan.cook@example.org\nLeeds, West Yorkshire", "Jordan Cook", TRUE, "jordan.cook@example.org", TRUE },
    /* Two places are nobody's name turned; nor is whom somebody writes to the person, nor what somebody does a name. */
    { "Zofka Zrembska\nHackney Wick, Victoria Park\nkangaroo77@example.org", "Zofka Zrembska", FALSE, "kangaroo77@example.org", FALSE },
    { "García López, María José\nmj.garcia@example.org", "María José García López", FALSE, "mj.garcia@example.org", TRUE },
    { "Peter Holm Hiring Manager\nZofka Zrembska\nkangaroo77@example.org", "Zofka Zrembska", FALSE, "kangaroo77@example.org", FALSE },
    { "Peter eats Bread\nkangaroo77@example.org", NULL, FALSE, "kangaroo77@example.org", FALSE },
    { "Stefan Koch\nKoch\nkoch77@example.org", "Stefan Koch", FALSE, "koch77@example.org", FALSE },
    /* A label of a list or of a narrow form, below whose CV it is; and where nobody stands above it. */
    { "Zofka Zrembska\nzofka.zrembska@example.org\n1. Name: Peter Holm", "Zofka Zrembska", TRUE, "zofka.zrembska@example.org", TRUE },
    { "Zofka Zrembska\nzofka77@example.org\nSurname Holm\nName Peter", "Zofka Zrembska", FALSE, "zofka77@example.org", TRUE },
    { "Zofka Zrembska\nzofka77@example.org\nNom Holm\nPrénom Pierre", "Zofka Zrembska", FALSE, "zofka77@example.org", TRUE },
    { "Personal details\nSurname Holm\nName Peter\nkangaroo77@example.org", "Peter Holm", TRUE, "kangaroo77@example.org", TRUE },
    /* An address of a referee or a firm names nobody. */
    { "Baker\nReferences\nJohn Smith, Northwind, john.smith@northwind.example", "Baker", FALSE, "john.smith@northwind.example", FALSE },
    { "Hays Recruitment\nanna.smith@hays.example\nCurriculum Vitae\nBaker", NULL, FALSE, "anna.smith@hays.example", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row row = { rows[i].text, rows[i].name, rows[i].sure };
      g_autoptr (HjlCvText) text = hjl_cv_text_new ();
      g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (HJL_FILE_KIND_TEXT, HJL_CV_READ);
      g_autofree char    *content = g_strconcat (rows[i].text, body, NULL);
      const HjlCvFinding *email;

      hjl_cv_text_add (text, content, 1, 0, 0);
      hjl_cv_fields_find (text, facts);
      check (&row, facts);
      email = hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL);
      g_assert_cmpstr (email != NULL ? email->value : NULL, ==, rows[i].email);
      g_assert_cmpint (email != NULL && email->sure == HJL_CV_SURE, ==, rows[i].email_sure);
    }
}

/* Of texts with a size before each line, and where it begins. */
static void
test_sized (void)
{
  static const Row rows[] = {
    /* A right column that begins with the name, on lines of their own. */
    { "10 CONTACT\n10 0113 496 0000\n10 kangaroo77@example.org\n10 SKILLS\n10 Excel\n30 JORDAN\n30 COOK\n14 Sales Manager", "Jordan Cook", FALSE },
    { "30 Jordan Cook\n10 jordan77@example.org", "Jordan Cook", TRUE },
    /* A given name in small letters above the family's; both in the page's largest beside how the person is reached (@ says where they begin). */
    { "18 Siim\n36 Zrembsk\n10 kangaroo77@example.org", "Siim Zrembsk", FALSE },
    { "37@200 Nikolaj\n10@30 0113 496 0000\n10@30 kangaroo77@example.org\n37@200 Zrembski Vestergaard\n13@200 Sales Manager", "Nikolaj Zrembski Vestergaard", FALSE },
    /* Spaced letters, of which an address says where words end; in this order, and with nothing else. */
    { "18 Z O F K A\n18 Z R E M B S K A\n10 Sales Manager\n10 zofka.zrembska@example.org", "Zofka Zrembska", TRUE },
    { "18 Z O F K A\n18 Z R E M B S K A\n10 Sales Manager\n10 zrembska.zofka@example.org", "Zofka Zrembska", FALSE },
    { "18 Z O F K A\n18 Z R E M B S K A\n10 Sales Manager\n10 kangaroo77@example.org", "Zofka Zrembska", FALSE },
    { "18 Z O F K A\n18 M A C Z R E M\n10 Sales Manager\n10 zofka.maczrem@example.org", "Zofka Maczrem", FALSE },
    /* A first letter that is larger than the rest, above or beside it. */
    { "48 A\n22 nna Zrembska\n10 kangaroo77@example.org", "Anna Zrembska", TRUE },
    /* A picture of one above an address. */
    { "24 Anna Zrembska\n30 A\n10 anna@zrembska.example", "Anna Zrembska", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlCvText) text = hjl_cv_text_new ();
      g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (HJL_FILE_KIND_PDF, HJL_CV_READ);
      g_auto (GStrv) lines = g_strsplit (rows[i].text, "\n", -1);

      for (guint n = 0; lines[n] != NULL; n++)
        {
          char  *end;
          double size = g_ascii_strtod (lines[n], &end);

          hjl_cv_text_add (text, strchr (end, ' ') + 1, 1, *end == '@' ? g_ascii_strtod (end + 1, NULL) : 0, size);
        }
      hjl_cv_text_add (text, body, 1, 0, 10);
      hjl_cv_fields_find (text, facts);
      check (&rows[i], facts);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cv/names/plain", test_plain);
  g_test_add_func ("/cv/names/sized", test_sized);
  g_test_add_func ("/cv/names/whose", test_whose);

  return g_test_run ();
}
