/* hjl-environment-text.h: the text of an environment file, which knows in which line each value stands
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* GKeyFile tells the place of nothing that it dislikes, so the lines are counted here. */
typedef struct _HjlEnvironmentText HjlEnvironmentText;

/* Returns: (transfer full): %HJL_ERROR_BAD_FILE as "FILE:LINE: what is wrong" for a line that is neither
 * a group, a value, a comment nor blank, for a value that stands there twice, and for text that is
 * not UTF-8 */
HjlEnvironmentText *hjl_environment_text_new (const char *text,
                                              const char *file_name,
                                              GError    **error);
void                hjl_environment_text_free (HjlEnvironmentText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlEnvironmentText, hjl_environment_text_free)

gboolean hjl_environment_text_has (HjlEnvironmentText *self,
                                   const char         *group,
                                   const char         *key);
/* Returns: (transfer full): the value, or %NULL with an error where it is not there or badly escaped */
char    *hjl_environment_text_dup (HjlEnvironmentText *self,
                                   const char         *group,
                                   const char         *key,
                                   GError            **error);
/* The file's own groups, and keys of a group, that look like @groups and @keys but are not: wrong capitals, blanks of
 * other kinds, what has no width. An error for the first one, as it would silently count for nothing. */
gboolean hjl_environment_text_check_groups (HjlEnvironmentText *self,
                                            const char *const  *groups,
                                            GError            **error);
gboolean hjl_environment_text_check_keys (HjlEnvironmentText *self,
                                          const char         *group,
                                          const char *const  *keys,
                                          GError            **error);
/* Sets %HJL_ERROR_BAD_FILE with file, line, group and key in front. */
void     hjl_environment_text_set_error (HjlEnvironmentText *self,
                                         const char         *group,
                                         const char         *key,
                                         GError            **error,
                                         const char         *format,
                                         ...) G_GNUC_PRINTF (5, 6);
