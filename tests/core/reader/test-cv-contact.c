/* test-cv-contact.c: how a CV says its person is reached and where they live, and how sure that is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-fields.h"
#include "reader/hjl-cv-scan.h"

#include <string.h>

/* What follows in a CV, so that its beginning is one. */
static const char body[] = "\nExperience\n2019 - 2023 Contoso, York\nI ran the ovens and the till.\nGoogle | Dublin\n2015 - 2019\n";

typedef struct
{
  const char *text;
  const char *value; /* (nullable) */
  gboolean    sure;
} Row;

static void
check (const Row *rows,
       gsize      n_rows,
       HjlCvField field)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (HjlCvText) text = hjl_cv_text_new ();
      g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (HJL_FILE_KIND_TEXT, HJL_CV_READ);
      g_autofree char    *content = g_strconcat (rows[i].text, body, NULL);
      const HjlCvFinding *finding;

      hjl_cv_text_add (text, content, 1, 0, 0);
      hjl_cv_fields_find (text, facts);
      finding = hjl_cv_facts_get (facts, field);
      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (finding != NULL ? finding->value : NULL, ==, rows[i].value);
      g_assert_cmpint (finding != NULL && finding->sure == HJL_CV_SURE, ==, rows[i].sure);
    }
}

/* A number is the person's where the person's address is, and not where whoever sends the CV has one. */
static void
test_phone (void)
{
  static const Row rows[] = {
    { "Forwarded by Blueheron, talent@blueheron.example, +44 20 7946 0444\nAnna Nowak\nSopot, Poland; +48 533 555 012; anna.nowak@example.org", "+48 533 555 012", TRUE },
    { "FORWARDED BY BLUEHERON — +44 20 7946 0444\nAnna Nowak\nanna.nowak@example.org", "+44 20 7946 0444", FALSE },
    { "Vorgestellt von Blueheron | Tel: +44 20 7946 0444\nAnna Nowak\nBaker\nanna.nowak@example.org", "+44 20 7946 0444", FALSE },
    { "BLUEHERON | +44 20 7946 0444\nAnna Nowak\n+48 533 555 012\nanna.nowak@example.org", "+48 533 555 012", FALSE },
    { "BLUEHERON | +44 20 7946 0444\nAnna Nowak\nanna.nowak@example.org", "+44 20 7946 0444", FALSE },
    { "talent@blueheron.example +44 20 7946 0444\nAnna Nowak\nanna.nowak@example.org", "+44 20 7946 0444", FALSE },
    { "JobHarbour Candidate CV\nName: Anna Nowak\nEmail: anna.nowak@example.org\nPhone: 07700 900518", "07700 900518", TRUE },
    { "Anna Nowak\nanna.nowak@example.org\nBaker\n+48 533 555 012", "+48 533 555 012", TRUE },
    { "+48 533 555 012\nAnna Nowak\nanna.nowak@example.org", "+48 533 555 012", TRUE },
    /* Two in a row, and what stands for a dash in one; pairs of digits that are no day. */
    { "Anna Nowak\nTel 0161 496 0123 / 07700 900123\nanna.nowak@example.org", "0161 496 0123", TRUE },
    { "Anna Nowak\nTel.: 07071 / 55 50 12\nanna.nowak@example.org", "07071 / 55 50 12", TRUE },
    { "Anna Nowak\n0475/55.50.12\nanna.nowak@example.org", "0475/55.50.12", TRUE },
    { "Anna Nowak\nOdense | 20 55 50 12 | anna.nowak@example.org", "20 55 50 12", FALSE },
    { "Anna Nowak\n31.12.2019\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nFon 0351 / 5550 123\nanna.nowak@example.org", "0351 / 5550 123", TRUE },
    { "Anna Nowak\n0161 496 0123, anna.nowak@example.org", "0161 496 0123", TRUE },
    { "Anna Nowak\n5 Mill Lane, Leeds, 0161 496 0123\nanna.nowak@example.org", "0161 496 0123", TRUE },
    { "Anna Nowak\n06.55.50.12.34 – anna.nowak@example.org", "06.55.50.12.34", TRUE },
    { "Anna Nowak\nMembership 0161 496 0123, anna.nowak@example.org", "0161 496 0123", FALSE },
    { "Anna Nowak\n0161 496 0123 of membership, anna.nowak@example.org", "0161 496 0123", FALSE },
    { "Anna Nowak\nanna.nowak@example.org / 0161 496 0123", "0161 496 0123", TRUE },
    { "Anna Nowak\nanna.nowak@example.org\nPeter Holm (husband), 0161 496 0123", "0161 496 0123", FALSE },
    { "Anna Nowak\nanna.nowak@example.org, Peter Holm, 0161 496 0123", "0161 496 0123", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nReference - Peter Holm - 0161 496 0123", "0161 496 0123", FALSE },
    { "Anna Nowak\n0161 496 0123, Peter Holm, anna.nowak@example.org", "0161 496 0123", FALSE },
    { "Anna Nowak\n555 496 0123, anna.nowak@example.org", "555 496 0123", FALSE },
    /* What referees did is a part of what they are. */
    { "Anna Nowak\nReferences\nPeter Holm\nDuties\n+44 161 496 0999", NULL, FALSE },
    { "Anna Nowak\nReferees\nPeter Holm\nKey responsibilities\n+44 161 496 0999", NULL, FALSE },
    /* Numbers of other things. */
    { "Anna Nowak\nCNIC: 42101-5550123-5\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nP.O. Box 5550-00100, Nairobi\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nPostfach 5550 00100\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nOdense | 20 55 5012 | anna.nowak@example.org", NULL, FALSE },
  };

  check (rows, G_N_ELEMENTS (rows), HJL_CV_FIELD_PHONE);
}

/* Whose a number is, what stands before it and above it says: referees, relatives, employers and agents have theirs. */
static void
test_phone_owner (void)
{
  static const Row rows[] = {
    /* How a referee is reached: under a heading of its own, in letters of a heading or in others. */
    { "Anna Nowak\nanna.nowak@example.org\nReferences\nPeter Holm\nContact\n+44 161 496 0999", "+44 161 496 0999", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nREFERENCES\nPeter Holm\nContact\n+44 161 496 0999", NULL, FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nReferees\n1. Dr Peter Holm\nContact details\nMobile: +44 161 496 0999", "+44 161 496 0999", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nREFERENCIAS FAMILIARES\nPedro Holm\nCelular: +57 310 555 0999", NULL, FALSE },
    { "Anna Nowak\nReferences\nAvailable on request\nContact\n+44 161 496 0123\nanna.nowak@example.org", "+44 161 496 0123", TRUE },
    { "Anna Nowak\nReferences\nPeter Holm\nContact\n+44 161 496 0123\nanna.nowak@example.org", "+44 161 496 0123", TRUE },
    { "Anna Nowak\nReferences\nPeter Holm, Contoso\nPersonal data\nMobile: 07700 900123\nanna.nowak@example.org", "07700 900123", TRUE },
    /* What a label says of somebody else, and what comes after it. */
    { "Anna Nowak\nEmergency contact: Peter Holm, +44 161 496 0999\nMobile: 07700 900123\nanna.nowak@example.org", "07700 900123", TRUE },
    { "Anna Nowak\nIn case of emergency (ICE)\nPeter Holm: +44 161 496 0999", NULL, FALSE },
    { "Anna Nowak\nPerson to contact in case of emergency: Peter Holm\nContact number: +44 161 496 0999", NULL, FALSE },
    { "Anna Nowak\nEmergency nurse\nMobile: 07700 900123\nanna.nowak@example.org", "07700 900123", TRUE },
    { "Anna Nowak\nFather's Mobile: +91 99100 55599\nMobile: +91 98765 55512\nanna.nowak@example.org", "+91 98765 55512", TRUE },
    { "Anna Nowak\nFather's cell: 07700 900999\nanna.nowak@example.org", "07700 900999", FALSE },
    { "Anna Nowak\nWife: Jana Novak, mobile +44 161 496 0999\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nCurrent employer: Contoso, +44 161 496 0999\nMobile 07700 900123 / anna.nowak@example.org", "07700 900123", TRUE },
    { "Anna Nowak\nPhone of my sister Lucy: +44 161 496 0999\nanna.nowak@example.org", "+44 161 496 0999", FALSE },
    { "Anna Nowak\nTo arrange an interview call Tom on +44 161 496 0999", "+44 161 496 0999", FALSE },
    { "Anna Nowak\nSupervised by Peter Holm (holm@uni.example, +44 161 496 0999)", "+44 161 496 0999", FALSE },
    { "Anna Nowak\nSupervisor: Peter Holm\nPhone: +44 161 496 0999", "+44 161 496 0999", FALSE },
    { "Anna Nowak\nPersonal adviser (Jobcentre): Linda Grey\nTel 0161 496 0999", "0161 496 0999", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nContact\nContoso AS\nOla Holm, CEO\n+47 22 55 50 12", "+47 22 55 50 12", FALSE },
    { "Anna Nowak\nPiotr Nowak\n+48 513 555 999", "+48 513 555 999", FALSE },
    { "Contoso Talent Ltd, 4 Park Row, Leeds LS1 5HD\nTel: +44 161 496 0999\nAnna Nowak\nanna.nowak@example.org", "+44 161 496 0999", FALSE },
    { "Contoso Search\n+961 1 555 099\n12 Hamra Street, Beirut\nAnna Nowak\nBaker", "+961 1 555 099", FALSE },
    { "Presented by Contoso\nConsultant: Tom Clarke\ntom.clarke@contoso.example | +44 161 496 0999\nAnna Nowak\nanna.nowak@example.org\n07700 900123", "07700 900123", TRUE },
    { "Anna Nowak\nPhone: 07700 900123 (my mother)\nanna.nowak@example.org", "07700 900123", FALSE },
    { "Anna Nowak\nNEXT OF KIN: MR NOWAK TOM\nRELATIONSHIP: HUSBAND\nPHONE NUMBER: 08065550999", "08065550999", FALSE },
    { "Anna Nowak\nName of spouse: Biju Nair\nMobile: +91 94470 55599", "+91 94470 55599", FALSE },
    { "Anna Nowak\nNowak & Partners\n+44 161 496 0999", "+44 161 496 0999", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nLeeds Grammar School\nTel: 0161 496 0999", "0161 496 0999", FALSE },
    /* Numbers that go on as a sentence does, or are of something else. */
    { "Anna Nowak\nMobile apps with +100 000 000 downloads\nTel. +48 601 555 012\nanna.nowak@example.org", "+48 601 555 012", TRUE },
    { "Anna Nowak\nDBS 001234567890\nanna.nowak@example.org", "001234567890", FALSE },
    /* What says nothing of whose it is. */
    { "Anna Nowak\n5 Mill Lane, Leeds LS1 4AB, +44 161 496 0123\nanna.nowak@example.org", "+44 161 496 0123", TRUE },
    { "Anna Nowak, UK mobile: +44 7700 900123 (WhatsApp)\nanna.nowak@example.org", "+44 7700 900123", TRUE },
    { "Anna Nowak\nFather's name: Peter Nowak\nDate of birth: 1 May 1990\nMobile: 07700 900123", "07700 900123", TRUE },
    { "Anna Nowak\n570-412-0123\nanna.nowak@example.org", "570-412-0123", TRUE },
    { "Anna Nowak\nTlf: 20 55 50 12\nanna.nowak@example.org", "20 55 50 12", TRUE },
    { "Anna Nowak\nTel 1: 0161 496 0123\nanna.nowak@example.org", "0161 496 0123", TRUE },
    { "Anna Nowak\nanna.nowak@example.org, Mobile 2: 07700 900123", "07700 900123", TRUE },
    { "Anna Nowak\nFacilities Manager & Personal Assistant\nMobile: 07700 900123\nanna.nowak@example.org", "07700 900123", TRUE },
    { "Anna Nowak\nEmergency Call Handler\nMobile: 07700 900123\nanna.nowak@example.org", "07700 900123", TRUE },
    { "Anna Nowak\nNotfallkontakt\nPeter Holm: +44 161 496 0999", NULL, FALSE },
    { "Anna Nowak\nOsoba do kontaktu w nagłych przypadkach\nPiotr Holm: +48 513 555 999", NULL, FALSE },
    /* Towns, streets and what somebody does, that a name is in. */
    { "Anna Nowak\nSan Diego, CA | (619) 412-0123 | anna.nowak@example.org", "(619) 412-0123", TRUE },
    { "Anna Nowak\nVirginia Beach, VA\nPhone: (757) 412-0123\nanna.nowak@example.org", "(757) 412-0123", TRUE },
    { "Anna Nowak\n12 rue Victor Hugo\n06 55 50 12 34\nanna.nowak@example.org", "06 55 50 12 34", TRUE },
    { "Anna Nowak\n8 Victoria Terrace\n07700 900123\nanna.nowak@example.org", "07700 900123", TRUE },
    { "Anna Nowak\n12 Bank Street\n07700 900123\nanna.nowak@example.org", "07700 900123", TRUE },
    { "Anna Nowak\nSoftware Engineer at Contoso GmbH\n07700 900123\nanna.nowak@example.org", "07700 900123", TRUE },
    { "Anna Nowak\nPeter Holm, MA\n07700 900999", "07700 900999", FALSE },
    { "Anna Nowak\nPeter Holm\nBaker at Contoso Ltd\n07700 900999", "07700 900999", FALSE },
    { "Anna Nowak\n1. Peter Holm\n07700 900999", "07700 900999", FALSE },
    /* A ruler says nothing of whose it is, but what is above it does. */
    { "Anna Nowak\nPeter Holm\n-----\n+44 161 496 0999", "+44 161 496 0999", FALSE },
    { "Anna Nowak\nPeter Holm\n_____\n+44 161 496 0999", "+44 161 496 0999", FALSE },
  };

  check (rows, G_N_ELEMENTS (rows), HJL_CV_FIELD_PHONE);
}

/* So it is with addresses. */
static void
test_email_owner (void)
{
  static const Row rows[] = {
    { "Anna Nowak\nReferences\nPeter Holm\nContact\nanna.holm@example.org", "anna.holm@example.org", FALSE },
    { "Anna Nowak\nAgent details\nMarcus Nowak\n+44 161 496 0999\nmarcus@contoso.example", "marcus@contoso.example", FALSE },
    { "Joseph Kamara\nc/o Fatmata Kamara, +232 76 555 012\nfatmata.kamara@example.org", "fatmata.kamara@example.org", FALSE },
    { "Anna Nowak\nPiotr Nowak\n+48 513 555 999\npiotr.nowak@example.org", "piotr.nowak@example.org", FALSE },
    { "Anna Nowak\nSchool: a.nowak@school.example\nanna.nowak@example.org", "anna.nowak@example.org", TRUE },
    { "Anna Nowak\nEmergency contact: Peter Nowak, 07700 900999\nMobile: 07700 900123\nanna.nowak@example.org", "anna.nowak@example.org", TRUE },
    { "Agnieszka Lis\naga.lis@example.org", "aga.lis@example.org", TRUE },
    { "Samantha Lis\nsam.lis@example.org", "sam.lis@example.org", TRUE },
    { "Alejandro Lis\nalex.lis@example.org", "alex.lis@example.org", TRUE },
    { "Alexander Weber\nalexandra.weber@example.org", "alexandra.weber@example.org", FALSE },
    { "Alejandra Lis\nalejandro.lis@example.org", "alejandro.lis@example.org", FALSE },
    { "Samuel Lis\nsamantha.lis@example.org", "samantha.lis@example.org", FALSE },
    { "Patrick Lis\npatricia.lis@example.org", "patricia.lis@example.org", FALSE },
    { "Fernando Lis\nfernanda.lis@example.org", "fernanda.lis@example.org", FALSE },
    { "Alberto Lis\nroberto.lis@example.org", "roberto.lis@example.org", FALSE },
  };

  check (rows, G_N_ELEMENTS (rows), HJL_CV_FIELD_EMAIL);
}

/* A place is sure in the letterhead's own block alone, written out, and never where it may be a house's. */
static void
test_place (void)
{
  static const Row rows[] = {
    { "Anna Nowak\nLeeds, UK | anna.nowak@example.org", "Leeds, UK", TRUE },
    { "Anna Nowak\nBaker\nMargate, Kent | 07700 900123 | anna.nowak@example.org", "Margate, Kent", TRUE },
    { "Anna Nowak\nAustin, TX 78704\nanna.nowak@example.org", "Austin, TX 78704", TRUE },
    { "Anna Nowak\n44139 Dortmund | anna.nowak@example.org", "44139 Dortmund", TRUE },
    { "Anna Nowak\n3 quai Tabarly, 29200 Brest\nanna.nowak@example.org", "3 quai Tabarly, 29200 Brest", TRUE },
    { "Anna Nowak\nanna.nowak@example.org +48 533 555 012 Kolkata, India", "Kolkata, India", TRUE },
    { "Anna Nowak\nBased in Kyoto, Japan\nanna.nowak@example.org", "Kyoto, Japan", TRUE },
    { "Anna Nowak\nE: anna.nowak@example.org  L: Dagenham, Essex", "Dagenham, Essex", TRUE },
    { "Anna Nowak\nHomeAkureyri, Iceland\nanna.nowak@example.org", "Akureyri, Iceland", TRUE },
    { "Anna Nowak\nA Coruña, Spain\nanna.nowak@example.org", "A Coruña, Spain", TRUE },
    /* Towns that stand alone are none the less: a province in brackets, a postcode that may be a year, a town that words begin with, a line whose
     * address is all that says the name, what stands beside what somebody does. */
    { "Anna Nowak\nData Engineer\nLongueuil (Québec)\nanna.nowak@example.org", "Longueuil (Québec)", FALSE },
    { "Anna Nowak\n2011 XB Haarlem\nanna.nowak@example.org", "2011 XB Haarlem", FALSE },
    { "Anna Nowak\n2011 to Haarlem\nanna.nowak@example.org", NULL, FALSE },
    { "赵文博\n广州 | zhaowenbo@example.org", "广州", FALSE },
    { "Data Engineer\nEnnis, Co. Clare | anna.nowak@example.org", "Ennis, Co. Clare", FALSE },
    { "Data Engineer\nanna.nowak@example.org | 07700 900604 | Norwich", "Norwich", FALSE },
    { "Anna Nowak\nData Engineer\tYork\n07700 900604\nanna.nowak@example.org", "York", FALSE },
    /* Labels, and rows of them whose values are below. */
    { "Anna Nowak\nMiejscowość: Rzeszów\nanna.nowak@example.org", "Rzeszów", TRUE },
    { "Anna Nowak\nTown\tNewport\nE-mail\tanna.nowak@example.org", "Newport", TRUE },
    { "Anna Nowak\nEMAIL\tPHONE\tLOCATION\tWEB\nanna.nowak@example.org\t+91 98220 55512\tNagpur, Maharashtra, India\tnowak.example", "Nagpur, Maharashtra, India", TRUE },
    { "Anna Nowak\nEMAIL\tLOCATION\tHOBBIES\nanna.nowak@example.org\tLeeds, UK\tBread", "Leeds, UK", FALSE },
    { "Anna Nowak\nEMAIL\tLOCATION\tBREADS\nanna.nowak@example.org\tLeeds, UK\tRye", "BREADS", FALSE },
    { "Anna Nowak\nLOCATION\tNATIONALITY\nLeeds, UK\tBritish\nanna.nowak@example.org", "Leeds, UK", FALSE },
    /* A street, and its town below it, with a label of its own or without. */
    { "Anna Nowak\nAddress\n7 Mill Street\nHull HU1 2AB\nPhone\n07700 900123\nanna.nowak@example.org", "7 Mill Street, Hull HU1 2AB", TRUE },
    { "Anna Nowak\nAddress: B-402, Baner Road,\nPune, Maharashtra 411045\nanna.nowak@example.org", "B-402, Baner Road, Pune, Maharashtra 411045", FALSE },
    { "Anna Nowak\nAdres: Kerkstraat 9\nPostcode: 1811 XX\nWoonplaats: Alkmaar\nanna.nowak@example.org", "Kerkstraat 9, Alkmaar", FALSE },
    { "Anna Nowak\nAdresse\tAm Wehr 3\nWohnort\tBern\nanna.nowak@example.org", "Am Wehr 3, Bern", TRUE },
    { "Anna Nowak\nAddress: 12 Mill Street\nanna.nowak@example.org", "12 Mill Street", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nBaker\nanna.nowak@example.org", "12 Mill Street", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nNationality: British\nanna.nowak@example.org", "12 Mill Street", FALSE },
    { "Anna Nowak\nAddress\nBaker\nanna.nowak@example.org", "Baker", FALSE },
    { "Anna Nowak\nAdres\t: Kordon Mah. 14 Konak / İzmir\nanna.nowak@example.org", "Kordon Mah. 14 Konak / İzmir", TRUE },
    { "Anna Nowak\n8 Mill Street\nWhitby YO21 1LL\nanna.nowak@example.org", "Whitby YO21 1LL", TRUE },
    /* A firm's, as it seems: who is above the street is not the person. */
    { "Anna Nowak\nContoso\n8 Mill Street\nWhitby YO21 1LL\nanna.nowak@example.org", "Whitby YO21 1LL", FALSE },
    { "Anna Nowak\nEmployer address\n8 Mill Street\nWhitby YO21 1LL\nanna.nowak@example.org", "Whitby YO21 1LL", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nContoso, Leeds LS1 4AB\nanna.nowak@example.org", "12 Mill Street, Contoso, Leeds LS1 4AB", FALSE },
    { "Anna Nowak\nAm Wehr 3\nCH-3005 Bern\nanna.nowak@example.org", "CH-3005 Bern", FALSE },
    { "Anna Nowak\nanna.nowak@example.org | Kungsgatan 12 lgh 1103, 753 21 Uppsala", "Kungsgatan 12 lgh 1103, 753 21 Uppsala", TRUE },
    /* Behind a label of a town there is its town; behind any other label of a place another place. With something between them, or on a line of
     * its own, it asks. */
    { "Anna Nowak\nAddress: 12 Mill Street\nTown: Hull\nanna.nowak@example.org", "12 Mill Street, Hull", TRUE },
    { "Anna Nowak\nAddress: 12 Mill Street\nTown: Hull HU1 2AB\nanna.nowak@example.org", "12 Mill Street, Hull HU1 2AB", TRUE },
    { "Anna Nowak\nAdresse: Am Wehr 3\nOrt: CH-3005 Bern\nanna.nowak@example.org", "Am Wehr 3, CH-3005 Bern", TRUE },
    { "Anna Nowak\nAddress: 12 Mill Street\nCity: 45 Lake View, Pune 411001\nanna.nowak@example.org", "12 Mill Street", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nCity: Kangaroos fan\nanna.nowak@example.org", "12 Mill Street", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nCity\nContoso Europe\nanna.nowak@example.org", "12 Mill Street, Contoso Europe", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nPosition: Baker\nCompany: Contoso\nCity: Berlin\nanna.nowak@example.org", "12 Mill Street, Berlin", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nPlace of birth: Cairo\nCity: Leeds\nanna.nowak@example.org", "12 Mill Street, Leeds", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nDesired role: Baker\nLocation: Berlin, Germany\nanna.nowak@example.org", "12 Mill Street", FALSE },
    { "Anna Nowak\nPermanent address: 12 Mill Street\nCurrent location: Dubai, UAE\nanna.nowak@example.org", "12 Mill Street", FALSE },
    { "Anna Nowak\nCurrent address: 12 Mill Street\nPermanent address: 5 Mill Lane, Hull HU1 2AB\nanna.nowak@example.org", "12 Mill Street", FALSE },
    { "Anna Nowak\nPresent Address: Flat 12, MG Road,\nPermanent Address: 45 Nehru Street, Pune 411001\nanna.nowak@example.org", "Flat 12, MG Road", FALSE },
    { "Anna Nowak\nPresent Address: 12 MG Road\nDate of birth: 1 May 1990\nPermanent Address: Pune, India\nanna.nowak@example.org", "12 MG Road", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nBased in: Madrid\nanna.nowak@example.org", "12 Mill Street", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\n10000 Users Ltd\nanna.nowak@example.org", "12 Mill Street", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\n15000 customers served daily\nanna.nowak@example.org", "12 Mill Street", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nPL-7001 Power Automate\nanna.nowak@example.org", "12 Mill Street", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nContoso Leeds LS1 4AB\nanna.nowak@example.org", "12 Mill Street, Contoso Leeds LS1 4AB", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nContoso HU1 2AB\nanna.nowak@example.org", "12 Mill Street, Contoso HU1 2AB", FALSE },
    { "Anna Nowak\nAddress: 12 Mill Street\nLondon SE1 2AB\nanna.nowak@example.org", "12 Mill Street, London SE1 2AB", TRUE },
    /* What a label says is no place, or not the person's. */
    { "Anna Nowak\nLocation: Remote\nanna.nowak@example.org", "Remote", FALSE },
    { "Anna Nowak\nAddress: available on request\nanna.nowak@example.org", "available on request", FALSE },
    { "Anna Nowak\nCity: willing to relocate anywhere\nanna.nowak@example.org", "willing to relocate anywhere", FALSE },
    { "Anna Nowak\nLocation: Lviv, Ukraine (remote)\nanna.nowak@example.org", "Lviv, Ukraine", TRUE },
    { "Anna Nowak\nReferences\nPeter Holm\nContact\nAddress: 5 Mill Lane, Leeds LS1 4AB", "5 Mill Lane, Leeds LS1 4AB", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nContact\nCompany: Contoso SL\nAddress: Calle Mayor 12, 28013 Madrid", "Calle Mayor 12, 28013 Madrid", FALSE },
    { "Anna Nowak\nTrainee chef\nContoso\n5 Mill Lane, Leeds LS1 4AB\nanna.nowak@example.org", "5 Mill Lane, Leeds LS1 4AB", FALSE },
    { "Anna Nowak\nLocation: Any\nanna.nowak@example.org", "Any", FALSE },
    /* Of three parts the first may be a house. */
    { "Anna Nowak\nHarrods, London, UK\nanna.nowak@example.org", "Harrods, London, UK", FALSE },
    { "Anna Nowak\nNiterói, RJ, Brasil\nanna.nowak@example.org", "Niterói, RJ, Brasil", TRUE },
    /* Numbers of standards, of courses and of what somebody did; firms before a town. */
    { "Anna Nowak\nBS-7671 Wiring Regulations\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nAS-9100 Lead Auditor\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nEN-1090 Welder Certificate\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nPL-7001 Power Automate\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nAZ-1001 Kubernetes, Docker\nanna.nowak@example.org", "AZ-1001 Kubernetes, Docker", FALSE },
    { "Anna Nowak\n365 24 Support Engineer\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\n100 20 Meetings held\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\n12-345 Projects Delivered\nanna.nowak@example.org", "12-345 Projects Delivered", FALSE },
    { "Anna Nowak\n10000 Users Served\nanna.nowak@example.org", "10000 Users Served", FALSE },
    { "Anna Nowak\n10000 Users\nanna.nowak@example.org", "10000 Users", FALSE },
    { "Anna Nowak\nContoso London E14 5HP\nanna.nowak@example.org", "Contoso London E14 5HP", FALSE },
    { "Anna Nowak\nContoso Express Hull HU1 2AB\nanna.nowak@example.org", "Contoso Express Hull HU1 2AB", FALSE },
    { "Anna Nowak\nContoso, London E14 5HP\nanna.nowak@example.org", "Contoso, London E14 5HP", FALSE },
    { "Anna Nowak\nNewcastle upon Tyne NE1 4ST\nanna.nowak@example.org", "Newcastle upon Tyne NE1 4ST", TRUE },
    { "Anna Nowak\n5 Mill Lane, Newcastle upon Tyne NE1 4ST\nanna.nowak@example.org", "5 Mill Lane, Newcastle upon Tyne NE1 4ST", TRUE },
    { "Anna Nowak\n12 Mill Lane, Hull, HU1 2AB\nanna.nowak@example.org", "12 Mill Lane, Hull, HU1 2AB", TRUE },
    { "Anna Nowak\n31-042 Kraków\nanna.nowak@example.org", "31-042 Kraków", FALSE },
    { "Anna Nowak\n31-042 Kraków, Poland\nanna.nowak@example.org", "31-042 Kraków, Poland", TRUE },
    { "Anna Nowak\nCH-3005 Bern, Switzerland\nanna.nowak@example.org", "CH-3005 Bern, Switzerland", TRUE },
    { "Anna Nowak\nBox, Wiltshire, UK\nanna.nowak@example.org", "Box, Wiltshire, UK", TRUE },
    { "Anna Nowak\nLives\tLeeds\nanna.nowak@example.org", "Leeds", TRUE },
    { "Anna Nowak\nLives in Leeds | Notice: 1 month\nanna.nowak@example.org", "Leeds", FALSE },
    { "Anna Nowak\nHome 0161 496 0123   Mobile 07700 900123\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nanna.nowak@example.org | P.O. Box 5550", NULL, FALSE },
    /* Where it may be an employer's, a school's, or where somebody goes. */
    { "Anna Nowak\nGoogle, Ireland\nanna.nowak@example.org", "Google, Ireland", FALSE },
    { "Anna Nowak\nContoso Ltd, York, UK\nanna.nowak@example.org", "Contoso Ltd, York, UK", FALSE },
    { "Anna Nowak\nBaker at Contoso, York, UK | anna.nowak@example.org", "Baker at Contoso, York, UK", FALSE },
    { "Anna Nowak\nLecturer, Oxford, UK | anna.nowak@example.org", "Oxford, UK", FALSE },
    { "Anna Nowak\nUniversity of York\nHeslington, UK\nanna.nowak@example.org", "Heslington, UK", FALSE },
    { "Anna Nowak\nInstitut für Physik, Hauptstr. 5, 37077 Göttingen\nanna.nowak@example.org", "Institut für Physik, Hauptstr. 5, 37077 Göttingen", FALSE },
    { "Anna Nowak\nRelocating to Berlin, Germany | anna.nowak@example.org", "Relocating to Berlin, Germany", FALSE },
    { "Anna Nowak\nLeeds, UK\nanna.nowak@example.org\nPune, India", "Leeds, UK", FALSE },
    { "Anna Nowak\nYork, UK\nanna.nowak@example.org\nExperience\nYork Bakery", "York, UK", FALSE },
    { "Anna Nowak\nLeeds, UK\nSince 2019\nBaker\nanna.nowak@example.org", "Leeds, UK", FALSE },
    { "Our candidate\nAnna Nowak\nLeeds, UK | anna.nowak@example.org", "Leeds, UK", FALSE },
    { "Anna Nowak\nLeeds, UK | anna.nowak@example.org\nDear Mr Holm,\nmy CV is below.\nAnna Nowak", "Leeds, UK", FALSE },
    { "Anna Nowak\nLeeds | anna.nowak@example.org", "Leeds", FALSE },
    { "Anna Nowak\nOregon, USA | anna.nowak@example.org", "Oregon, USA", FALSE },
    /* Beside the name, behind a job and its joint, with what explains it, with the half of a postcode, below a name among skills. */
    { "Anna Nowak | Baker | Leeds, UK | anna.nowak@example.org", "Leeds, UK", TRUE },
    { "Anna Nowak\nDeveloper. Porto, Portugal.\nanna.nowak@example.org", "Porto, Portugal", FALSE },
    { "Anna Nowak\nI bake at home. Porto, Portugal.\nanna.nowak@example.org", "Porto, Portugal", FALSE },
    { "Anna Nowak\nSt. Ives, Cornwall\nanna.nowak@example.org", "St. Ives, Cornwall", TRUE },
    { "Anna Nowak\nDeveloper – Dakar, Senegal – (+221) 77 555 01 23 – anna.nowak@example.org", "Dakar, Senegal", FALSE },
    { "Anna Nowak\nLeeds, UK (open to remote)\nanna.nowak@example.org", "Leeds, UK", FALSE },
    { "Anna Nowak\nBristol BS6 | anna.nowak@example.org", "Bristol BS6", FALSE },
    { "Contact\nanna.nowak@example.org\nSkills\nBread\nAnna Nowak\nDeveloper\nLeeds, England, United Kingdom\nSummary\nI bake.", "Leeds, England, United Kingdom", FALSE },
    { "Anna Nowak\nBased in Watford", "Watford", FALSE },
    /* Right below what somebody does it may be where that is, a firm that nobody knows. */
    { "Anna Nowak\nDeveloper\nHolzmann, Germany\nanna.nowak@example.org", "Holzmann, Germany", FALSE },
    { "Anna Nowak\nDeveloper\nLeeds, UK | anna.nowak@example.org", "Leeds, UK", TRUE },
    /* What stands behind it says that it is not where the person lives, or no longer. */
    { "Anna Nowak\nanna.nowak@example.com\nLagos, Nigeria (place of birth)", "Lagos, Nigeria", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nAccra, Ghana (hometown)", "Accra, Ghana", FALSE },
    { "Anna Nowak\nanna.nowak@example.com | Accra, Ghana (birthplace)", "Accra, Ghana", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nBerlin, Germany (until 2019)", "Berlin, Germany", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nLeeds, UK (from 2027)", "Leeds, UK", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nRome, Italy (parents' address)", "Rome, Italy", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nBergmann, Germany (full time)", "Bergmann, Germany", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\n5 Mill Lane, Leeds LS1 4AB (term time)", "5 Mill Lane, Leeds LS1 4AB (term time)", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nAccra, Ghana – place of birth", "Accra, Ghana", FALSE },
    /* How somebody is spoken of says nothing of a place. */
    { "Anna Nowak\nLeeds, UK (she/her)\nanna.nowak@example.com", "Leeds, UK", TRUE },
    { "Anna Nowak\nBaker\nanna.nowak@example.com | Leeds, UK (she/her)", "Leeds, UK", TRUE },
    { "Anna Nowak\nLeeds, UK (their/home)\nanna.nowak@example.com", "Leeds, UK", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nAccra, Ghana | hometown", "Accra, Ghana", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nBerlin, Germany – until 2019", "Berlin, Germany", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nLeeds, UK | (0161) 496 0123", "Leeds, UK", TRUE },
    { "Anna Nowak\nanna.nowak@example.com\n+44 (0) 161 496 0123 | Leeds, UK", "Leeds, UK", TRUE },
    { "Anna Nowak\nLeeds, UK | e: anna.nowak@example.com", "Leeds, UK", TRUE },
    { "Anna Nowak\nLeeds, UK | mobile 07700 900123\nanna.nowak@example.com", "Leeds, UK", TRUE },
    /* What follows a sentence is a part of what it tells. */
    { "Anna Nowak\nanna.nowak@example.com\nGrew up in a village. Accra, Ghana", "Accra, Ghana", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nGrew up in Rome. Accra, Ghana", "Grew up in Rome. Accra, Ghana", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nWorked for many years. Bergmann, Germany", "Bergmann, Germany", FALSE },
    /* A name of short words, or of letters that stand apart, is no part of a place. */
    { "Curriculum Vitae\nLi Wu, Oxford, United Kingdom\n+44 161 496 0123\nli.wu@example.com", NULL, FALSE },
    { "Curriculum Vitae\nBo Ek, Lund, Sweden\n+44 161 496 0123\nbo.ek@example.com", NULL, FALSE },
    { "A N N A  N O W A K , Leeds, UK\nanna.nowak@example.com", NULL, FALSE },
    { "Data Engineer\nEnnis, Co. Clare | annanowak@example.org", "Ennis, Co. Clare", FALSE },
    /* Doctors are residents of what they learn. */
    { "Anna Nowak\nanna.nowak@example.com\nResident in Surgery, United Kingdom", "Resident in Surgery, United Kingdom", FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nResident in: anaesthetics", NULL, FALSE },
    { "Anna Nowak\nanna.nowak@example.com\nResidente en Cirugía, España", "Residente en Cirugía, España", FALSE },
    { "Anna Nowak\nZamieszkała: Rzeszów\nanna.nowak@example.org", "Rzeszów", TRUE },
    { "赵文博\n现居深圳 | zhaowenbo@example.org", "深圳", FALSE },
    { "יעל כהן\nחיפה\nדוא\"ל: yael.cohen@example.org", "חיפה", FALSE },
  };

  check (rows, G_N_ELEMENTS (rows), HJL_CV_FIELD_PLACE);
}

/* Pages without a scheme, where a person says how they are reached; handles behind what their place is called. None of them is sure. */
static void
test_link (void)
{
  static const Row rows[] = {
    { "Anna Nowak\nanna.nowak@example.org | nowak.dev", "nowak.dev", FALSE },
    { "Anna Nowak\nLeeds; +44 161 496 0000; anna.nowak@example.org; zofka.com", "zofka.com", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nzrembska.studio/work", "zrembska.studio/work", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nLeeds, UK / nowak.itch.io", "nowak.itch.io", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nPortfolio: zrembska.co.uk", "zrembska.co.uk", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\n블로그: velog.io/@anna", "velog.io/@anna", FALSE },
    { "Anna Nowak\nanna@nowak.dev\nnowak.dev", "nowak.dev", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nLinkedIn: /in/anna-nowak", "linkedin.com/in/anna-nowak", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nLinkedIn\tin/anowak7", "linkedin.com/in/anowak7", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nGitHub: @zofka", "github.com/zofka", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nGitHub: annanowak", "github.com/annanowak", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nwww.linkedin.com/in/anna-nowak", "www.linkedin.com/in/anna-nowak", TRUE },
    { "Anna Nowak\nanna@nowak.scot | nowak.scot", "nowak.scot", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nLeetCode: leetcode.com/annanowak", "leetcode.com/annanowak", TRUE },
    /* Over a line's end, as LinkedIn's own exports have it. */
    { "Contact\nwww.linkedin.com/in/\nannanowak (LinkedIn)\nAnna Nowak", "www.linkedin.com/in/annanowak", FALSE },
    { "Contact\nwww.linkedin.com/in/anna-\nnowak-4b77 (LinkedIn)\nAnna Nowak", "www.linkedin.com/in/anna-nowak-4b77", FALSE },
    { "Contact\nwww.linkedin.com/in/annaelis\nabethnowak (LinkedIn)\nAnna Nowak", "www.linkedin.com/in/annaelisabethnowak", FALSE },
    { "Anna Nowak\nwww.linkedin.com/in/anna-nowak\nbreads (Portfolio)", "www.linkedin.com/in/anna-nowak", TRUE },
    { "Anna Nowak\nwww.linkedin.com/in/anna-\nbaker of breads (Leeds)", "www.linkedin.com/in/anna", FALSE },
    /* What is none. */
    { "Anna Nowak\nanna.nowak@example.org\nGitHub: Actions", NULL, FALSE },
    { "Anna Nowak\nanna.nowak@example.org | ASP.NET", NULL, FALSE },
    { "Anna Nowak\nNode.js, Socket.io, Vue.js\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nI bake at home.In Leeds, too", NULL, FALSE },
    { "Anna Nowak, M.Sc., Ph.D.\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nanna.nowak@example.org or zofka.dev@example.org", NULL, FALSE },
    { "Anna Nowak\nWe built contoso.com and more\nanna.nowak@example.org", NULL, FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nExperience\ncontoso.com", NULL, FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nhttps://europass.europa.eu", NULL, FALSE },
  };

  check (rows, G_N_ELEMENTS (rows), HJL_CV_FIELD_LINK);
}

/* What a person does, and neither a mail's subject, an address, how a name is read, nor an employer's below a heading. None is sure. */
static void
test_headline (void)
{
  static const Row rows[] = {
    { "Anna Nowak\nSubject: CV of a baker\nBaker", "Baker", FALSE },
    { "Anna Nowak\nFrontend developer - Leeds - 0161 496 0123", "Frontend developer", FALSE },
    { "Anna Nowak\n3D Artist & Developer", "3D Artist & Developer", FALSE },
    { "Anna Nowak\nMainframe Developer with 11 years of experience", "Mainframe Developer with 11 years of experience", FALSE },
    { "Anna Nowak\n9 Developer Lane", NULL, FALSE },
    { "Anna Nowak\nSystemingenieurin", "Systemingenieurin", FALSE },
    { "長谷川 美咲\n生年月日\n1991年", NULL, FALSE },
    { "王小明\n出生年月\t1994.08\n软件工程师", "软件工程师", FALSE },
    { "Anna Nowak\nMobile\t0161 496 0123", NULL, FALSE },
    { "Anna Nowak\nMobile developer\t0161 496 0123", "Mobile developer", FALSE },
    { "長谷川 美咲\nふりがな  はせがわ みさき", "ふりがな  はせがわ みさき", FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nEducation\nTeaching assistant, Leeds\nDeveloper, Contoso", NULL, FALSE },
    { "Anna Nowak\nanna.nowak@example.org\nObjective\nDeveloper", "Developer", FALSE },
    { "Anna Nowak\nResident in Anaesthetics\nanna.nowak@example.org", "Resident in Anaesthetics", FALSE },
    { "First name: Anna\nMiddle name: Maria\nLast name: Nowak\nCurrent title: Baker", "Baker", FALSE },
  };

  check (rows, G_N_ELEMENTS (rows), HJL_CV_FIELD_HEADLINE);
}

/* Lines that are full of cells, as many and as long as a document may have: a reader has ten seconds, and each piece and
 * each word is a step. */
static void
test_cells (void)
{
  static const char *const cells[] = { "a\t", "a | ", "a  ", "12\t", "Anna\tNowak\t", "Leeds\tUK\t", "at the mill " };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (HjlCvText) text = hjl_cv_text_new ();
      g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (HJL_FILE_KIND_TEXT, HJL_CV_READ);
      g_autoptr (GString) line = g_string_new (NULL);
      g_autoptr (HjlCvScan) scan = NULL;
      gsize size = 0;

      while (line->len < 400)
        g_string_append (line, cells[i]);
      hjl_cv_text_add (text, "Zofka Zrembska\nzofka.zrembska@example.org\nBaker", 1, 0, 0);
      for (guint n = 0; n < HJL_CV_MAX_LINES; n++)
        hjl_cv_text_add (text, line->str, 1, 0, 0);
      for (guint n = 0; n < text->lines->len; n++)
        size += strlen (((HjlCvLine *) g_ptr_array_index (text->lines, n))->text);
      g_assert_cmpuint (size, <, HJL_CV_MAX_TEXT + HJL_CV_MAX_LINE);
      scan = hjl_cv_scan_new (text);
      g_assert_cmpuint (scan->pieces->len, <, HJL_CV_MAX_PIECES + 400);
      hjl_cv_fields_find (text, facts);
      g_assert_cmpstr (hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME)->value, ==, "Zofka Zrembska");
      g_assert_cmpstr (hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL)->value, ==, "zofka.zrembska@example.org");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cv/contact/phone", test_phone);
  g_test_add_func ("/cv/contact/phone-owner", test_phone_owner);
  g_test_add_func ("/cv/contact/email-owner", test_email_owner);
  g_test_add_func ("/cv/contact/place", test_place);
  g_test_add_func ("/cv/contact/cells", test_cells);
  g_test_add_func ("/cv/contact/link", test_link);
  g_test_add_func ("/cv/contact/headline", test_headline);

  return g_test_run ();
}
