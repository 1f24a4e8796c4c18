/* hjl-cli.h: what all verbs of the command line share: options, waiting, errors, the workspace
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli-output.h"
#include "workspace/hjl-workspace.h"

/* Exit codes; data/man/hjlever-cli.1 promises them. */
typedef enum
{
  HJL_EXIT_DONE = 0,
  HJL_EXIT_FAILED = 1,
  HJL_EXIT_USAGE = 2,
  HJL_EXIT_ATTENTION = 3,
  HJL_EXIT_NOT_CONNECTED = 4,
} HjlExit;

/**
 * HjlCli:
 * @environment_id: of `--profile`
 * @json: of `--json`: exactly one document on standard output
 * @completing: a shell asks what can stand next: hjl_cli_parse() prints it, and the verb does nothing
 * @live: whether a progress line makes sense: a person looks at a terminal
 * @cancellable: cancelled by Ctrl-C and by SIGTERM
 * @tokens: (nullable): the keyring, or what a test or the demo put there instead
 * @workspace: (nullable): once hjl_cli_open() was called
 * @status: what hjl_cli_fail() or hjl_cli_refuse() came to last: where a function returns %FALSE or %NULL after
 *   printing, the exit code that it means
 * @stop_status: the exit code when a signal stops the program
 * @told_of_wait: whether it was said that another process works on the environment
 * @told_of_prompt: whether it was said that the keyring waits for its password
 */
typedef struct
{
  char          *environment_id;
  gboolean       json;
  gboolean       completing;
  gboolean       live;
  GCancellable  *cancellable;
  HjlTokenStore *tokens;
  HjlWorkspace  *workspace;
  HjlExit        status;
  HjlExit        stop_status;
  gboolean       told_of_wait;
  gboolean       told_of_prompt;
} HjlCli;

/* A verb gets its arguments with its own name first; it owns nothing of them. */
typedef HjlExit (*HjlCliFunc) (HjlCli *cli,
                               GStrv   arguments);

typedef struct
{
  const char *name;
  const char *summary; /* to be translated */
  HjlCliFunc  run;
} HjlCliVerb;

/**
 * hjl_cli_parse:
 * @arguments: (inout): the verb's; afterwards without its options
 * @entries: (nullable): the verb's own options
 * @parameters: (nullable): what else it takes, for its help
 * @least: so many are needed
 * @most: so many are taken; -1 for any number
 *
 * Prints what is wrong; `--help` prints the help and ends the program. Strings that entries point to
 * are new (transfer full) as GOption has it.
 *
 * Returns: %FALSE for a usage error, and where a shell only asked what can stand next
 */
gboolean hjl_cli_parse (HjlCli             *cli,
                        GStrv              *arguments,
                        const GOptionEntry *entries,
                        const char         *parameters,
                        int                 least,
                        int                 most);

/* Prints a line a verb, its name, a blank and its summary, as the files in data/completions read it. */
void hjl_cli_complete_verbs (const HjlCliVerb *verbs,
                             guint             n_verbs);

/**
 * hjl_cli_complete:
 * @entries: (nullable): the verb's own options, ended by one without a name
 * @parameters: (nullable): what else it takes, as hjl_cli_parse() is told: words in small letters stand for
 * themselves, others for something that only the person knows
 *
 * Prints a line a word that can stand next, and after a blank what it is for where that is known.
 */
void hjl_cli_complete (const GOptionEntry *entries,
                       const char         *parameters);

/* Prints what went wrong for a person, and as JSON with `--json`. Returns: the exit code it means, never HJL_EXIT_DONE */
HjlExit hjl_cli_fail (HjlCli       *cli,
                      const GError *error);
/* The same for something that the caller wrote wrongly: HJL_EXIT_USAGE. */
HjlExit hjl_cli_refuse (HjlCli     *cli,
                        const char *format,
                        ...) G_GNUC_PRINTF (2, 3);
/* The same for a file of the person's that cannot be read: Flatpak hides them, which nobody would guess. */
HjlExit hjl_cli_refuse_file (HjlCli     *cli,
                             const char *path);
/* A note on standard error. */
void    hjl_cli_note (HjlCli     *cli,
                      const char *format,
                      ...) G_GNUC_PRINTF (2, 3);
/* The progress line, on a terminal only. @text: (nullable): NULL takes it away */
void    hjl_cli_progress (HjlCli     *cli,
                          const char *text);

/* How a verb ends: { MEMBER: ID } or the sentence; a document or a table, where @empty says that there is no row. */
HjlExit hjl_cli_tell_done (HjlCli     *cli,
                           const char *member,
                           const char *id,
                           const char *sentence);
HjlExit hjl_cli_tell_list (HjlCli      *cli,
                           JsonBuilder *builder,
                           HjlTable    *table,
                           const char  *empty);

/* A GAsyncReadyCallback whose data is the address of a #GAsyncResult pointer that is %NULL, and the
 * way to wait for it. (transfer none) */
void          hjl_cli_got_result (GObject      *source,
                                  GAsyncResult *result,
                                  gpointer      user_data);
GAsyncResult *hjl_cli_wait (GAsyncResult **result);
/* Waits for hjl_finish(). Returns: %FALSE after printing why not */
gboolean      hjl_cli_finish (HjlCli        *cli,
                              GAsyncResult **result);

/* Returns: (transfer full): the keyring; standard error says so where it waits for its password */
HjlTokenStore *hjl_cli_new_keyring (HjlCli *cli);
/* Makes the workspace of the environment, without opening it. Returns: %FALSE after printing why not */
gboolean       hjl_cli_choose_profile (HjlCli *cli);
/* Opens the environment's workspace. Returns: %FALSE after printing why not */
gboolean       hjl_cli_open (HjlCli *cli);
/* The same after hjl_cli_parse(), for a verb that has nothing to look at before. */
gboolean       hjl_cli_start (HjlCli             *cli,
                              GStrv              *arguments,
                              const GOptionEntry *entries,
                              const char         *parameters,
                              int                 least,
                              int                 most);
/* Closes it; no error is told any more. */
void           hjl_cli_close (HjlCli *cli);

/* Whether what was read before serves: the services, or the keyring that has the way to them, cannot be asked now. */
gboolean      hjl_cli_may_use_stored (HjlCli       *cli,
                                      const GError *error);
/* Says on standard error from when @lists are, and why. */
void          hjl_cli_note_stored (HjlCli       *cli,
                                   HjlLists      lists,
                                   const GError *error);
/**
 * hjl_cli_load_catalogue:
 *
 * Reads @lists anew from the services; where hjl_cli_may_use_stored() the lists that were read before serve, and
 * standard error says so.
 *
 * Returns: (transfer full) (nullable): NULL after printing, with HjlCli.status set
 */
HjlCatalogue *hjl_cli_load_catalogue (HjlCli  *cli,
                                      HjlLists lists);
/* Returns: (transfer full) (nullable): the id; NULL after printing, with HjlCli.status set */
char         *hjl_cli_resolve (HjlCli       *cli,
                               HjlCatalogue *catalogue,
                               HjlLists      list,
                               const char   *text);
/* Returns: (transfer full) (nullable): the secret in a file, or on standard input for `-`, without
 * the white space around it; NULL after printing, with HjlCli.status set */
char         *hjl_cli_read_secret (HjlCli     *cli,
                                   const char *path);
/* Returns: the code that an error means */
HjlExit       hjl_cli_judge (const GError *error);

/* Ends the program with @status even where the main loop does not come back: at most a second. */
void hjl_cli_arm_watchdog (HjlExit status);
