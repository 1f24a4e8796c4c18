/* hjl-people-title.c: what a column of a table of people has, by its title
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "files/hjl-people-title.h"

#include <string.h>

#include "model/hjl-fold.h"

/* Whole titles, without anything but letters, accents, and words that say whose (is_whose()). Those of Lever's own templates
 * (help.lever.co, 20087329298973 and 20087470372381) and plain ones. */
static const struct
{
  int         column;
  const char *titles;
} whole[] = {
  { HJL_PEOPLE_NAME, "fullname candidate candidatename applicant applicantname vollername kompletternname vorundnachname "
                     "vornamenachname nomcomplet nometprenom nomprenom prenomnom prenometnom nombrecompleto nombreyapellido "
                     "nombreyapellidos nombreapellidos imieinazwisko bewerber kandidat candidat candidato kandydat" },
  { HJL_PEOPLE_TITLE_SOME_NAME, "name nom nombre nome naam" },
  { HJL_PEOPLE_TITLE_FIRST_NAME, "first firstname firstnames given givenname givennames forename forenames vorname vornamen prenom "
                                 "prenoms nombres primernombre imie imiona" },
  { HJL_PEOPLE_TITLE_MIDDLE_NAME, "middle middlename middlenames middleinitial secondname zweitervorname deuxiemeprenom "
                                  "segundonombre drugieimie" },
  { HJL_PEOPLE_TITLE_LAST_NAME, "last lastname lastnames surname surnames familyname nachname familienname zuname nomdefamille "
                                "apellido apellidos primerapellido segundoapellido apellidopaterno apellidomaterno nazwisko cognome achternaam" },
  { HJL_PEOPLE_ROLE, "role job hackajobrole" },
  { HJL_PEOPLE_POSTING, "leverpostingurl postingurl leverposting posting" },
  { HJL_PEOPLE_STAGE, "stage" },
  { HJL_PEOPLE_CV, "cv resume resumefilename resumefile cvfilename cvfile" },
  { HJL_PEOPLE_PROFILE, "profile profilefilename profilefile hackajobprofile" },
  { HJL_PEOPLE_URL, "url hackajoburl hackajoblink" },
  { HJL_PEOPLE_HEADLINE, "headline currenttitle currentjobtitle currentrole currentposition occupation" },
  { HJL_PEOPLE_PLACE, "location currentlocation place city town wohnort ort stadt standort ville lieu localisation ciudad localidad "
                      "ubicacion miasto miejscowosc lokalizacja" },
  { HJL_PEOPLE_REASON, "archivereason" },
  { HJL_PEOPLE_TITLE_JOB_TITLE, "jobtitle" },
  { HJL_PEOPLE_TITLE_POSITION, "title position berufsbezeichnung jobbezeichnung poste puesto cargo stanowisko" },
  { HJL_PEOPLE_TITLE_OURS, "refusedbecause" },
};

/* Any of these words is enough, in this order; of what begins with an asterisk, anywhere in the title. */
static const struct
{
  int         column;
  const char *words;
} families[] = {
  /* Who else has an address in an export of people, and what is told of an e-mail or a call. */
  { HJL_PEOPLE_TITLE_OTHERS, "recruiter recruiters referrer referrers referred referral referee reference references owner manager managers "
                             "hiring interviewer interviewers sourcer coordinator created added assigned author agency vendor supervisor "
                             "emergency user by job jobs posting opportunity application lever greenhouse workable teamtailor ashby "
                             "consent opt optin optout status verified valid sent type count date time last next subject template body "
                             "bounced notes note screen interview code subscribed unsubscribed permission preference domain photo "
                             "picture image avatar video resume cv scorecard mailing hr *contactperson *headhunter "
                             /* de */
                             "*recruit *ansprechpartner *ansprechperson *kontaktperson *gesprachspartner *personalvermittl *personalberat "
                             "*personalreferent *personalabteilung personaler personalerin *vorgesetzt *fuhrungskraft *fuehrungskraft "
                             "*manager fachbereich *sachbearbeit *verantwortlich *zustandig *zustaendig *betreuer *vermittler *dienstleister "
                             "*agentur *referenz *empfehl *empfohlen *notfall erstellt angelegt hinzugefugt zugewiesen "
                             /* fr */
                             "*recrut rh responsable responsables superieur superieure hierarchique intervieweur intervieweuse entretien "
                             "evaluateur referent referente agence agences cabinet prestataire recommande cooptation coopteur urgence "
                             "proprietaire charge chargee interlocuteur cree ajoute attribue *personnedecontact *personneacontacter "
                             /* es */
                             "*reclut *rrhh gerente jefe jefa supervisora encargado encargada entrevista entrevistas entrevistador "
                             "entrevistadora entrevistadores referencia referencias referido referida recomendado agencia agencias "
                             "consultora proveedor emergencia propietario propietaria asignado creado anadido *personadecontacto "
                             /* pl */
                             "*rekrut kadr kadry *menedzer *menadzer kierownik kierownika kierowniczki *rzełozon *rzelozon *rozmow "
                             "prowadzacy prowadzacego prowadzacej agencja agencji posrednik posrednika dostawca dostawcy opiekun opiekuna "
                             "opiekunki *asciciel *referencj *polecaj polecony polecona *awaryjn przez *osobakontaktow *osobykontaktow "
                             "*osobadokontaktu *osobydokontaktu" },
  { HJL_PEOPLE_TITLE_COMPANY, "company employer organization organisation unternehmen arbeitgeber firma entreprise societe empresa "
                              "pracodawca" },
  { HJL_PEOPLE_EMAIL, "*email mail mails mailadresse mailadressen *courriel *adresseelectronique correo" },
  { HJL_PEOPLE_LINK, "*linkedin *github *gitlab *stackoverflow xing portfolio website websites webseite homepage *siteweb *sitioweb "
                     "*siteinternet *paginaweb *stronainternetowa blog url urls link links" },
  { HJL_PEOPLE_PHONE, "*phone *telefon *rufnummer *handynummer tel mobile mobiles mobil mobilnummer mobilfunk mobilfunknummer movil cell "
                      "cellular celular handy portable gsm komorka komorkowy *whatsapp" },
};

/* "Candidate's Primary Email" is the e-mail, as it is a table of candidates. */
static gboolean
is_whose (const char *word)
{
  static const char *const words[] = { "candidate", "candidates", "applicant", "applicants", "contact", "person", "prospect", "talent",
                                       "primary", "main", "s", "bewerber", "kandidat", "kandidaten", "candidat", "candidato", "kandydat", "kandydata",
                                       "of", "du", "de", "del", "des", "der", "le", "la", "el", "the", "your", NULL };

  return g_strv_contains (words, word);
}

/* Folded, without accents; "firstName" has two words, and "Email 2" is another e-mail. */
static GStrv
split_words (const char *title)
{
  g_autoptr (GString) apart = g_string_new (NULL);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *folded = NULL;
  gunichar         before = 0;

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (before) && g_unichar_isupper (c))
        g_string_append_c (apart, ' ');
      g_string_append_unichar (apart, c);
      before = c;
    }
  folded = hjl_fold_for_search (apart->str);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        g_string_append_unichar (plain, g_utf8_get_char (p));
      else if (!g_unichar_isdigit (g_utf8_get_char (p)))
        g_string_append_c (plain, ' ');
    }

  return hjl_fold_words (plain->str);
}

static gboolean
find_whole (const char *plain,
            int        *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_auto (GStrv) known = g_strsplit (whole[i].titles, " ", -1);

      *column = whole[i].column;
      if (g_strv_contains ((const char *const *) known, plain))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_of_family (guint       family,
              GStrv       words,
              const char *plain)
{
  g_auto (GStrv) known = g_strsplit (families[family].words, " ", -1);

  for (guint i = 0; known[i] != NULL; i++)
    if (known[i][0] == '*' ? strstr (plain, known[i] + 1) != NULL : g_strv_contains ((const char *const *) words, known[i]))
      return TRUE;

  return FALSE;
}

int
hjl_people_title_read (const char *title)
{
  g_auto (GStrv) words = split_words (title);
  g_autofree char *all = g_strjoinv ("", words);
  g_autoptr (GString) plain = g_string_new (NULL);
  int column;

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_whose (words[i]))
      g_string_append (plain, words[i]);
  if (find_whole (all, &column) || find_whole (plain->str, &column))
    return column;
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (is_of_family (i, words, all))
      return families[i].column;

  return HJL_PEOPLE_TITLE_UNKNOWN;
}

void
hjl_people_titles_decide (int  *columns,
                          guint n_columns)
{
  gboolean has[-HJL_PEOPLE_TITLE_OURS + 1] = { FALSE };

  for (guint i = 0; i < n_columns; i++)
    if (columns[i] < 0)
      has[-columns[i]] = TRUE;
  for (guint i = 0; i < n_columns; i++)
    {
      switch (columns[i])
        {
        case HJL_PEOPLE_TITLE_SOME_NAME:
          /* "Name, Vorname" has the family name first, "Name, Surname" the other one; that completes a whole name, too. */
          columns[i] = has[-HJL_PEOPLE_TITLE_FIRST_NAME] && !has[-HJL_PEOPLE_TITLE_LAST_NAME] ? HJL_PEOPLE_TITLE_LAST_NAME : HJL_PEOPLE_NAME;
          break;
        case HJL_PEOPLE_TITLE_JOB_TITLE:
          columns[i] = has[-HJL_PEOPLE_TITLE_COMPANY] ? HJL_PEOPLE_HEADLINE : HJL_PEOPLE_ROLE;
          break;
        case HJL_PEOPLE_TITLE_POSITION:
          /* "Title" beside "Job Title" is Ms or Dr. */
          columns[i] = has[-HJL_PEOPLE_TITLE_COMPANY] && !has[-HJL_PEOPLE_TITLE_JOB_TITLE] ? HJL_PEOPLE_HEADLINE : HJL_PEOPLE_TITLE_UNKNOWN;
          break;
        default:
          break;
        }
    }
}
