/* hjl-pkce.c: state, verifier and challenge from the system's randomness (RFC 7636)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/hjl-pkce.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define SECRET_BYTES 32
#define SHA256_BYTES 32

/* RFC 7636 appendix A: the URL alphabet of base64, without padding. */
static char *
encode_base64url (const guchar *bytes,
                  gsize         length)
{
  char *text = g_base64_encode (bytes, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';

  return text;
}

char *
hjl_pkce_new_secret (void)
{
  guchar bytes[SECRET_BYTES];
  gsize  filled = 0;
  char  *secret;

  while (filled < sizeof bytes)
    {
      ssize_t got = getrandom (bytes + filled, sizeof bytes - filled, 0);

      if (got > 0)
        filled += got;
      else if (errno != EINTR)
        /* A guessable secret would be worse than no sign-in at all. */
        g_error ("The system gives no random numbers: %s", g_strerror (errno));
    }

  secret = encode_base64url (bytes, sizeof bytes);
  explicit_bzero (bytes, sizeof bytes);

  return secret;
}

char *
hjl_pkce_challenge (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guchar digest[SHA256_BYTES];
  gsize  length = sizeof digest;

  g_return_val_if_fail (verifier != NULL, NULL);

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);

  return encode_base64url (digest, length);
}

gboolean
hjl_pkce_equal (const char *a,
                const char *b)
{
  volatile guchar difference = 0;
  gsize           length;

  if (a == NULL || b == NULL)
    return FALSE;

  /* The length of what was received is no secret; ours always has the same one. */
  length = strlen (a);
  if (length != strlen (b))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    difference |= (guchar) a[i] ^ (guchar) b[i];

  return difference == 0;
}
