/* hjl-cli-output.h: tables for people and JSON for programs, on standard output
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "model/hjl-types.h"

/* Text of others as a terminal may get it: valid UTF-8, without characters that would steer it or turn the
 * direction of what follows. The first is on one line. (transfer full); @text: (nullable) */
char *hjl_clean_line (const char *text);
char *hjl_clean_text (const char *text);

/* A table with plain, aligned columns. Widths are those of a terminal, cells are cleaned. No column of names is
 * wider than a name should be, so that one very long name costs the others nothing; on a terminal it is as wide
 * as that, and the last column goes on below itself. */
typedef struct _HjlTable HjlTable;

/* @first_title and what follows: translated titles, then %NULL */
HjlTable *hjl_table_new (const char *first_title,
                         ...) G_GNUC_NULL_TERMINATED;
/* As many texts as there are columns; each may be %NULL. */
void      hjl_table_add (HjlTable *self,
                         ...);
/* @empty: (nullable): what to print instead where there is no row */
void      hjl_table_print (HjlTable   *self,
                           const char *empty);
/* What is printed, without @empty. @width: of the terminal; 0 for none. (transfer full) */
char     *hjl_table_format (HjlTable *self,
                            guint     width);
void      hjl_table_free (HjlTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlTable, hjl_table_free)

/* Prints a line, formatted, in UTF-8 and cleaned; line ends stay. */
void hjl_print (const char *format,
                ...) G_GNUC_PRINTF (1, 2);

/* Returns: why something could not be printed, as errno has it; 0 where all was */
int hjl_print_get_error (void);

/* @time: 0 gives NULL. (transfer full) (nullable): local time for people */
char *hjl_show_time (HjlTime time);

/* JSON, member by member. @member: (nullable): NULL within an array */
JsonBuilder *hjl_json_begin (void);
void         hjl_json_open (JsonBuilder *builder,
                            const char  *member);
void         hjl_json_close (JsonBuilder *builder);
void         hjl_json_open_list (JsonBuilder *builder,
                                 const char  *member);
void         hjl_json_close_list (JsonBuilder *builder);
void         hjl_json_string (JsonBuilder *builder,
                              const char  *member,
                              const char  *value);
void         hjl_json_strings (JsonBuilder       *builder,
                               const char        *member,
                               const char *const *values);
void         hjl_json_int (JsonBuilder *builder,
                           const char  *member,
                           gint64       value);
void         hjl_json_double (JsonBuilder *builder,
                              const char  *member,
                              double       value);
void         hjl_json_boolean (JsonBuilder *builder,
                               const char  *member,
                               gboolean     value);
void         hjl_json_null (JsonBuilder *builder,
                            const char  *member);
/* Null for 0. */
void         hjl_json_number (JsonBuilder *builder,
                              const char  *member,
                              gint64       value);
/* RFC 3339, or null for 0 */
void         hjl_json_time (JsonBuilder *builder,
                            const char  *member,
                            HjlTime      value);
/* { "id", "name" }, or null where @id is NULL */
void         hjl_json_thing (JsonBuilder *builder,
                             const char  *member,
                             const char  *id,
                             const char  *name);
/* Prints a whole document; what would steer a terminal is escaped in it, so that nothing is lost. */
void         hjl_json_print_text (const char *text);
/* Closes the document and prints it. @pretty: else it is one line */
void         hjl_json_print (JsonBuilder *builder,
                             gboolean     pretty);
