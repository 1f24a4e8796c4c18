/* hjl-error.c: the one error domain of the program
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (hjl - error - quark, hjl_error)

typedef struct
{
  const char *nick;
  gboolean    passing;
  gboolean    has_detail; /* the message says more than the sentence: which file, which name, which server's words */
  const char *sentence;
  HjlMends    mends;
} ErrorText;

static const ErrorText texts[] = {
  [HJL_ERROR_FAILED] = {
    "failed", FALSE, TRUE,
    N_ ("Something went wrong. Try again; if it happens again, report it.") },
  [HJL_ERROR_NOT_CONNECTED] = { "not-connected", FALSE, FALSE, N_ ("This account is not connected. Connect it first."), HJL_MENDS_CONNECTING },
  [HJL_ERROR_AUTH_EXPIRED] = { "auth-expired", FALSE, TRUE, N_ ("The connection is no longer accepted. Connect the account again."), HJL_MENDS_CONNECTING },
  [HJL_ERROR_FORBIDDEN] = { "forbidden", FALSE, TRUE, N_ ("The account is not allowed to do this. Ask an administrator for the permission, or connect with another account."), HJL_MENDS_ACCOUNT },
  [HJL_ERROR_WITHHELD] = { "withheld", FALSE, TRUE, N_ ("This hackajob user may not see or change this candidate. Ask your Customer Success Manager at hackajob."), HJL_MENDS_DECISION },
  [HJL_ERROR_NOT_FOUND] = { "not-found", FALSE, TRUE, N_ ("It no longer exists there. Refresh, and choose again.") },
  [HJL_ERROR_INVALID_REQUEST] = { "invalid-request", FALSE, TRUE, N_ ("The server did not accept what was sent. Correct it and try again.") },
  [HJL_ERROR_INPUT] = { "input", FALSE, TRUE, N_ ("What was entered does not fit. Correct it and try again.") },
  [HJL_ERROR_UNSENDABLE] = { "unsendable", FALSE, TRUE, N_ ("Nothing was sent, because a part of it is missing or not valid. Refresh and try again; if it happens again, report it.") },
  [HJL_ERROR_CONFLICT] = { "conflict", FALSE, TRUE, N_ ("Someone else changed it in the meantime. Refresh and try "
                                                        "again.") },
  [HJL_ERROR_RATE_LIMITED] = { "rate-limited", TRUE, TRUE, N_ ("The service is limiting requests. Wait a while, then try again.") },
  [HJL_ERROR_SERVER] = { "server", TRUE, TRUE, N_ ("The server has a problem of its own. Wait a while, then try again.") },
  [HJL_ERROR_BAD_RESPONSE] = { "bad-response", FALSE, TRUE, N_ ("The server gave an answer that could not be understood. Try again; if it happens again, report it.") },
  [HJL_ERROR_GATEWAY] = { "gateway", TRUE, TRUE, N_ ("Something between this computer and the service answered in its place: a network's sign-in page, or a proxy. It is tried again by itself; if it stays so, open a web page to sign in to the network, or ask whoever runs it.") },
  [HJL_ERROR_NETWORK] = { "network", TRUE, TRUE, N_ ("The server could not be reached. Check the network connection and try again.") },
  [HJL_ERROR_CERTIFICATE] = { "certificate", TRUE, TRUE, N_ ("The server's certificate is not trusted, so nothing "
                                                             "was sent. Check this computer's date, and sign in to "
                                                             "the network in a web browser; if your company "
                                                             "inspects its traffic, ask its IT team to install its "
                                                             "certificate here.") },
  [HJL_ERROR_TIMED_OUT] = { "timed-out", TRUE, TRUE, N_ ("The server took too long to answer. Check the network connection and try again.") },
  [HJL_ERROR_UNCERTAIN] = { "uncertain", FALSE, TRUE, N_ ("It is not known whether the last change arrived. The "
                                                          "next sync checks before anything is sent again.") },
  [HJL_ERROR_TOO_LARGE] = { "too-large", FALSE, TRUE, N_ ("The file or the answer is too large. Use a smaller file.") },
  [HJL_ERROR_KEYRING] = { "keyring", FALSE, TRUE, N_ ("The system keyring does not answer. Install and start a keyring such as gnome-keyring, then try again.") },
  [HJL_ERROR_KEYRING_LOCKED] = { "keyring-locked", FALSE, FALSE, N_ ("The system keyring is locked. Unlock it and try again.") },
  [HJL_ERROR_KEYRING_WAITING] = { "keyring-waiting", FALSE, FALSE, N_ ("The keyring is waiting for its password. Try again, and enter the password in the window that opens.") },
  [HJL_ERROR_SIGN_IN_REFUSED] = { "sign-in-refused", FALSE, TRUE, N_ ("The sign-in was refused. Sign in again and allow the access, or ask an administrator to do so."), HJL_MENDS_SIGNING_IN },
  [HJL_ERROR_SIGN_IN] = { "sign-in", FALSE, TRUE, N_ ("The sign-in did not succeed. Start it again."), HJL_MENDS_SIGNING_IN },
  [HJL_ERROR_PORTS_TAKEN] = { "ports-taken", FALSE, TRUE, N_ ("Other programs use all addresses on this computer that the sign-in needs. Close them and try again.") },
  [HJL_ERROR_BUSY] = { "busy", FALSE, TRUE, N_ ("Another HjLever is using this profile. Wait until it is done, or "
                                                "close it.") },
  [HJL_ERROR_STORE] = { "store", FALSE, TRUE, N_ ("The data on this computer could not be read or written. Try again; if it happens again, report it.") },
  [HJL_ERROR_STORE_LOST] = { "store-lost", FALSE, TRUE, N_ ("The data on this computer is missing or damaged. "
                                                            "Restore a daily copy of it, or begin anew.") },
  [HJL_ERROR_BAD_FILE] = { "bad-file", FALSE, TRUE, N_ ("The file is not valid. Correct it and try again.") },
  [HJL_ERROR_AMBIGUOUS] = { "ambiguous", FALSE, TRUE, N_ ("The name fits more than one thing. Choose one by its id.") },
  [HJL_ERROR_NEEDS_ATTENTION] = { "needs-attention", FALSE, TRUE, N_ ("A decision is needed. Look at what is listed, and choose."), HJL_MENDS_DECISION },
  [HJL_ERROR_OTHER_ACCOUNT] = { "other-account", FALSE, FALSE, N_ ("This connection belongs to another account than the data of this environment, so nothing was read or changed. Make a new environment for it, or start over here."), HJL_MENDS_ACCOUNT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (texts) == HJL_N_ERRORS);

static const ErrorText *
find_text (const GError *error)
{
  if (error->domain == HJL_ERROR && error->code >= 0 && error->code < HJL_N_ERRORS)
    return &texts[error->code];

  return &texts[HJL_ERROR_FAILED];
}

/* The messages of these errors begin with the service's name where it is known. */
static const struct
{
  HjlError    code;
  const char *service;
  const char *sentence;
} by_service[] = {
  { HJL_ERROR_NOT_CONNECTED, "Lever", N_ ("Lever is not connected. Connect it first.") },
  { HJL_ERROR_NOT_CONNECTED, "hackajob’s feed address", N_ ("The address of hackajob’s partner feed is missing. hackajob gives it, with a token, to companies that it has opened the feed for: ask your hackajob Customer Success Manager, then enter it with the connection.") },
  { HJL_ERROR_NOT_CONNECTED, "hackajob", N_ ("hackajob is not connected. Connect it first.") },
  { HJL_ERROR_AUTH_EXPIRED, "Lever", N_ ("Lever no longer accepts this connection. Connect Lever again.") },
  { HJL_ERROR_AUTH_EXPIRED, "hackajob", N_ ("hackajob no longer accepts this connection. Connect hackajob again.") },
  { HJL_ERROR_OTHER_ACCOUNT, "Lever", N_ ("This is another Lever account than the one that the data of this environment belong to. Nothing was read or changed. Make a new environment for it, or start over here.") },
  { HJL_ERROR_OTHER_ACCOUNT, "hackajob", N_ ("This is another company of hackajob than the one that the data of this environment belong to. Nothing was read or changed. Make a new environment for it, or start over here.") },
};

/* The same of both, by name. */
static const struct
{
  HjlError    code;
  const char *sentence;
  const char *matter; /* nullable: what is the matter alone, where it passes and nothing is to be done */
} of_service[] = {
  /* Translators: %s is “Lever” or “hackajob” here and in the next ones. */
  { HJL_ERROR_RATE_LIMITED, N_ ("%s is limiting requests. Wait a while, then try again."), N_ ("%s is limiting requests.") },
  { HJL_ERROR_SERVER, N_ ("%s has a problem of its own. Wait a while, then try again."), N_ ("%s has a problem of its own.") },
  { HJL_ERROR_NETWORK, N_ ("%s could not be reached. Check the network connection and try again."), N_ ("Offline: %s can’t be reached. Nothing is lost.") },
  { HJL_ERROR_CERTIFICATE, N_ ("%s’s certificate is not trusted, so nothing was sent. Check this computer’s date, and sign in to the network in a web browser; if your company inspects its traffic, ask its IT team to install its certificate here."), NULL },
  { HJL_ERROR_TIMED_OUT, N_ ("%s took too long to answer. Check the network connection and try again."), N_ ("%s takes too long to answer.") },
  { HJL_ERROR_BAD_RESPONSE, N_ ("%s gave an answer that could not be understood. Try again; if it happens again, report it."), NULL },
  { HJL_ERROR_GATEWAY, N_ ("Something between this computer and %s answered in its place: a network’s sign-in page, or a proxy. It is tried again by itself; if it stays so, open a web page to sign in to the network, or ask whoever runs it."), NULL },
  { HJL_ERROR_FORBIDDEN, N_ ("The account in %s is not allowed to do this. Ask an administrator for the permission, or connect with another account."), NULL },
};

static const char *const services[] = { "Lever", "hackajob" };

static int
find_of_service (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_service); i++)
    if (g_error_matches (error, HJL_ERROR, of_service[i].code))
      return (int) i;

  return -1;
}

/* Returns: (transfer none) (nullable): whose it is, by a message that hjl_error_name_service() has been at; @detail:
 * (out) (optional): the rest of it */
static const char *
find_service (const GError *error,
              const char  **detail)
{
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      gsize length = strlen (services[i]);

      if (error->message != NULL && strncmp (error->message, services[i], length) == 0 && error->message[length] == ':')
        {
          if (detail != NULL)
            *detail = error->message + length + 1 + strspn (error->message + length + 1, " ");
          return services[i];
        }
    }

  return NULL;
}

/* @template: with one %s. Returns: (transfer full) */
static char *
name_in (const char *template,
         const char *service)
{
  const char *place = strstr (template, "%s");

  return place != NULL ? g_strdup_printf ("%.*s%s%s", (int) (place - template), template, service, place + 2) : g_strdup (template);
}

void
hjl_error_name_service (GError    **error,
                        const char *service)
{
  g_return_if_fail (service != NULL);

  if (error == NULL || *error == NULL || find_of_service (*error) < 0 || find_service (*error, NULL) != NULL)
    return;

  if ((*error)->message == NULL || *(*error)->message == '\0')
    g_prefix_error (error, "%s:", service);
  else
    g_prefix_error (error, "%s: ", service);
}

char *
hjl_error_describe_matter (const GError *error)
{
  int         row;
  const char *service;

  g_return_val_if_fail (error != NULL, NULL);

  row = find_of_service (error);
  if (row < 0 || of_service[row].matter == NULL)
    return NULL;
  service = find_service (error, NULL);

  /* Translators: stands in “%s is limiting requests.” where nobody knows which one it is. */
  return name_in (_ (of_service[row].matter), service != NULL ? service : _ ("The service"));
}

/* @detail: (out) (transfer none): what the message says beyond the service's name */
static const char *
find_words_by_service (const GError *error,
                       const char  **detail)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_service); i++)
    {
      const char *service = by_service[i].service;
      const char *rest;

      if (!g_error_matches (error, HJL_ERROR, by_service[i].code) || error->message == NULL ||
          !g_str_has_prefix (error->message, service))
        continue;
      rest = error->message + strlen (service);
      if (g_unichar_isalnum (g_utf8_get_char (rest)))
        continue;

      /* A name with a colon heads the detail; any other is a word of it. */
      *detail = *rest == ':' ? rest + 1 + strspn (rest + 1, " ") : *rest != '\0' ? error->message
                                                                                 : rest;
      return by_service[i].sentence;
    }

  *detail = error->message;
  return NULL;
}

gboolean
hjl_error_fail (GError    **error,
                HjlError    code,
                const char *format,
                ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (HJL_ERROR, code, format, args));
  va_end (args);

  return FALSE;
}

const char *
hjl_error_get_nick (HjlError code)
{
  g_return_val_if_fail (code < HJL_N_ERRORS, texts[HJL_ERROR_FAILED].nick);

  return texts[code].nick;
}

HjlMends
hjl_error_get_mends (const GError *error)
{
  g_return_val_if_fail (error != NULL, HJL_MENDS_AGAIN);

  return find_text (error)->mends;
}

gboolean
hjl_error_is_passing (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;

  return find_text (error)->passing;
}

char *
hjl_error_describe (const GError *error)
{
  const ErrorText *text;
  const char      *sentence;
  const char      *detail;
  const char      *service;
  g_autofree char *named = NULL;
  int              row;

  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_ ("It was stopped before it was done. Start it again when you like."));

  text = find_text (error);
  sentence = find_words_by_service (error, &detail);
  row = sentence == NULL ? find_of_service (error) : -1;
  service = row >= 0 ? find_service (error, &detail) : NULL;
  if (service != NULL)
    named = name_in (_ (of_service[row].sentence), service);
  else
    named = g_strdup (_ (sentence != NULL ? sentence : text->sentence));

  if (!text->has_detail || detail == NULL || *detail == '\0')
    return g_steal_pointer (&named);
  /* What is said of a keyring or the data is a whole sentence of what happened, and of what helps with just that. */
  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_INPUT) || g_error_matches (error, HJL_ERROR, HJL_ERROR_KEYRING) ||
      g_error_matches (error, HJL_ERROR, HJL_ERROR_STORE))
    return g_strdup (detail);

  /* Translators: the first is a whole sentence with advice, the second a detail in English. */
  return g_strdup_printf (_ ("%s (%s)"), named, detail);
}
