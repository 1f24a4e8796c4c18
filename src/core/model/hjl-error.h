/* hjl-error.h: the one error domain of the program
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#define HJL_ERROR (hjl_error_quark ())

/**
 * HjlError:
 * @HJL_ERROR_FAILED: anything that fits nowhere else
 * @HJL_ERROR_NOT_CONNECTED: there is no account, or nothing in the keyring for it
 * @HJL_ERROR_AUTH_EXPIRED: the sign-in has ended for good, or a key was revoked; only connecting again helps
 * @HJL_ERROR_FORBIDDEN: signed in, but a scope, role or permission is missing (403)
 * @HJL_ERROR_WITHHELD: hackajob lets this account work, but not with this one candidate (403)
 * @HJL_ERROR_NOT_FOUND: the thing is gone, or was never there (404)
 * @HJL_ERROR_INVALID_REQUEST: the server refused what was sent; the same again will not help (400, 422)
 * @HJL_ERROR_INPUT: what a person entered or asked for does not fit, and nothing was sent; the message is the
 *   translated sentence for that person, and there is no other
 * @HJL_ERROR_UNSENDABLE: a request that this program did not send, as a part of it is missing or not valid
 * @HJL_ERROR_CONFLICT: somebody changed it meanwhile (409, 412)
 * @HJL_ERROR_RATE_LIMITED: still 429 after all tries
 * @HJL_ERROR_SERVER: still 5xx after all tries
 * @HJL_ERROR_BAD_RESPONSE: an answer that is not what the contract says; the message names the field
 * @HJL_ERROR_GATEWAY: an answer that is not the service's own: a page or a refusal of a proxy, a gateway or a
 *   network's sign-in. It says nothing of the account, nor of what was asked for
 * @HJL_ERROR_NETWORK: no connection, or none that held
 * @HJL_ERROR_CERTIFICATE: the server's certificate is not trusted
 * @HJL_ERROR_TIMED_OUT: no byte for as long as the limit says, or no end of an answer
 * @HJL_ERROR_UNCERTAIN: a write that is not repeatable was sent, and its outcome is unknown
 * @HJL_ERROR_TOO_LARGE: an answer or a file over its limit
 * @HJL_ERROR_KEYRING: no Secret Service answers, or it refused
 * @HJL_ERROR_KEYRING_LOCKED: the keyring is locked and the prompt was dismissed
 * @HJL_ERROR_KEYRING_WAITING: the keyring is locked, and nobody answered its prompt in time
 * @HJL_ERROR_SIGN_IN_REFUSED: the person, or the server for this person, said no (`access_denied`)
 * @HJL_ERROR_SIGN_IN: the redirect or the token answer was not acceptable (state, issuer, OAuth error)
 * @HJL_ERROR_PORTS_TAKEN: none of the registered loopback ports is free
 * @HJL_ERROR_BUSY: another process works on this environment
 * @HJL_ERROR_STORE: the data could not be read or written; the message is the translated sentence of what happened and
 *   what helps, and there is no other
 * @HJL_ERROR_STORE_LOST: the database is missing beside its copies, or damaged; the message has the file
 * @HJL_ERROR_BAD_FILE: an environment or mapping file is not valid; the message has file and place
 * @HJL_ERROR_AMBIGUOUS: a name fits several things; the message lists them
 * @HJL_ERROR_NEEDS_ATTENTION: a person has to decide
 * @HJL_ERROR_OTHER_ACCOUNT: the connection belongs to another account than the data; a person has to choose
 */
typedef enum
{
  HJL_ERROR_FAILED,
  HJL_ERROR_NOT_CONNECTED,
  HJL_ERROR_AUTH_EXPIRED,
  HJL_ERROR_FORBIDDEN,
  HJL_ERROR_WITHHELD,
  HJL_ERROR_NOT_FOUND,
  HJL_ERROR_INVALID_REQUEST,
  HJL_ERROR_INPUT,
  HJL_ERROR_UNSENDABLE,
  HJL_ERROR_CONFLICT,
  HJL_ERROR_RATE_LIMITED,
  HJL_ERROR_SERVER,
  HJL_ERROR_BAD_RESPONSE,
  HJL_ERROR_GATEWAY,
  HJL_ERROR_NETWORK,
  HJL_ERROR_CERTIFICATE,
  HJL_ERROR_TIMED_OUT,
  HJL_ERROR_UNCERTAIN,
  HJL_ERROR_TOO_LARGE,
  HJL_ERROR_KEYRING,
  HJL_ERROR_KEYRING_LOCKED,
  HJL_ERROR_KEYRING_WAITING,
  HJL_ERROR_SIGN_IN_REFUSED,
  HJL_ERROR_SIGN_IN,
  HJL_ERROR_PORTS_TAKEN,
  HJL_ERROR_BUSY,
  HJL_ERROR_STORE,
  HJL_ERROR_STORE_LOST,
  HJL_ERROR_BAD_FILE,
  HJL_ERROR_AMBIGUOUS,
  HJL_ERROR_NEEDS_ATTENTION,
  HJL_ERROR_OTHER_ACCOUNT,
  HJL_N_ERRORS
} HjlError;

/**
 * HjlMends:
 * @HJL_MENDS_AGAIN: trying again, or what the sentence says
 * @HJL_MENDS_CONNECTING: connecting the account
 * @HJL_MENDS_SIGNING_IN: signing in once more
 * @HJL_MENDS_ACCOUNT: a permission for the account, or another account
 * @HJL_MENDS_DECISION: what a person decides or asks for about what was struck
 *
 * What mends an error.
 */
typedef enum
{
  HJL_MENDS_AGAIN,
  HJL_MENDS_CONNECTING,
  HJL_MENDS_SIGNING_IN,
  HJL_MENDS_ACCOUNT,
  HJL_MENDS_DECISION,
} HjlMends;

GQuark hjl_error_quark (void);

/* Sets an error of %HJL_ERROR, as g_set_error() does. Returns: %FALSE, for whoever fails with it */
gboolean hjl_error_fail (GError    **error,
                         HjlError    code,
                         const char *format,
                         ...) G_GNUC_PRINTF (3, 4);
/* The same where a pointer is returned: %NULL */
#define hjl_error_fail_null(...) (hjl_error_fail (__VA_ARGS__), NULL)

/**
 * hjl_error_get_nick:
 * @code: a code of %HJL_ERROR
 *
 * Returns: the code's stable name, as the command line's JSON prints it: `rate-limited`
 */
const char *hjl_error_get_nick (HjlError code);

/**
 * hjl_error_is_passing:
 *
 * Whether waiting may help: the network, a rate limit, a server's own trouble. A passing error ends
 * a run early and holds nobody; any other error is held against the one candidate it struck.
 * %G_IO_ERROR_CANCELLED is passing too: it says nothing of the candidate it met.
 */
gboolean hjl_error_is_passing (const GError *error);
/* Also of errors of other domains, which another try mends or nothing does. */
HjlMends hjl_error_get_mends (const GError *error);

/**
 * hjl_error_describe:
 *
 * Where no account is connected, a sign-in has ended or an account is another one, the sentence says whose, if
 * the message begins with the service's name.
 *
 * Returns: (transfer full): a translated sentence for a recruiter: what happened, and what to do
 */
char *hjl_error_describe (const GError *error);
/* What is the matter alone: "Lever is limiting requests.", for who says when it is tried again. Returns: (transfer full)
 * (nullable): NULL where it does not pass by itself, or where somebody can do something */
char *hjl_error_describe_matter (const GError *error);
/* Lets the message begin with @service, “Lever” or “hackajob”, where hjl_error_describe() tells it; once.
 * @error: (inout) (nullable) */
void  hjl_error_name_service (GError    **error,
                              const char *service);
