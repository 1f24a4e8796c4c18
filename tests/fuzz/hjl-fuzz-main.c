/* hjl-fuzz-main.c: the short form of a target: its corpus, and a fixed number of changes to each of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* Seconds altogether for all targets: the long form is build-aux/soak fuzz. */
#define CHANGES 150
#define MAX_SIZE 65536

/* What is being tried, for on_deadly_signal(). */
static GByteArray *tried;
static char       *kept;

/* Where it ends the input is left beside the program: `test-fuzz-NAME FILE` repeats it. Only what may be called in the middle of
 * anything. */
static void
on_deadly_signal (int number)
{
  int fd = open (kept, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  if (fd >= 0 && write (fd, tried->data, tried->len) == (gssize) tried->len)
    {
      static const char said[] = "# the input that ended it is kept beside the program, as test-fuzz-NAME.failed\n";

      if (write (STDERR_FILENO, said, sizeof said - 1) < 0)
        _exit (1);
    }
  raise (number);
}

static void
keep_what_fails (const char *program)
{
  static const int deadly[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP };
  struct sigaction action = { .sa_handler = on_deadly_signal, .sa_flags = SA_RESETHAND | SA_NODEFER };
  g_autofree char *name = g_strconcat (program, ".failed", NULL);

  kept = g_test_build_filename (G_TEST_BUILT, name, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (deadly); i++)
    sigaction (deadly[i], &action, NULL);
}

static void
try_it (void)
{
  /* A copy of its own size, so that whoever reads beyond the end is seen by what watches memory. */
  g_autofree guint8 *copy = g_memdup2 (tried->data, tried->len);

  LLVMFuzzerTestOneInput (copy, tried->len);
}

static void
change (GRand            *dice,
        const GByteArray *other)
{
  static const guint8 odd[] = { 0, 1, 9, 10, 13, 32, '"', '&', '\'', ',', '-', '.', '/', ':', ';', '<', '=', '[', '\\', '{', '}', 127, 128, 192, 237, 239, 244, 255 };
  guint               at = tried->len > 0 ? (guint) g_rand_int_range (dice, 0, tried->len) : 0;
  guint               length = tried->len > at ? (guint) g_rand_int_range (dice, 1, MIN (tried->len - at, 64) + 1) : 0;
  guint8              byte = odd[g_rand_int_range (dice, 0, G_N_ELEMENTS (odd))];

  switch (g_rand_int_range (dice, 0, 7))
    {
    case 0:
      if (length > 0)
        tried->data[at] = byte;
      break;
    case 1:
      if (length > 0)
        tried->data[at] ^= 1 << g_rand_int_range (dice, 0, 8);
      break;
    case 2:
      if (length > 0)
        g_byte_array_remove_range (tried, at, length);
      break;
    case 3:
      g_byte_array_set_size (tried, at);
      break;
    case 4:
      g_byte_array_append (tried, &byte, 1);
      break;
    case 5:
      {
        g_autofree guint8 *piece = g_memdup2 (tried->data + at, length);
        guint              times = g_rand_int_range (dice, 1, 40);

        for (guint i = 0; i < times && piece != NULL && tried->len < MAX_SIZE; i++)
          g_byte_array_append (tried, piece, length);
        break;
      }
    default:
      {
        guint from = other->len > 0 ? (guint) g_rand_int_range (dice, 0, other->len) : 0;

        g_byte_array_set_size (tried, at);
        g_byte_array_append (tried, other->data + from, MIN (other->len - from, MAX_SIZE));
        break;
      }
    }
}

static GByteArray *
read_input (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  return g_byte_array_new_take ((guint8 *) data, size);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full) (element-type GByteArray): always in the same order */
static GPtrArray *
read_corpus (const char *target)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", target, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);

  g_assert_no_error (error);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, (const char *) g_ptr_array_index (names, i), NULL);

      g_ptr_array_add (inputs, read_input (path));
    }
  g_assert_cmpuint (inputs->len, >, 0);

  return inputs;
}

static void
set_input (const GByteArray *input)
{
  g_byte_array_set_size (tried, 0);
  g_byte_array_append (tried, input->data, input->len);
}

static void
test_target (gconstpointer target)
{
  g_autoptr (GPtrArray) corpus = read_corpus (target);
  g_autoptr (GRand) dice = g_rand_new_with_seed (20261129);

  for (guint i = 0; i < corpus->len; i++)
    {
      set_input (g_ptr_array_index (corpus, i));
      try_it ();
      for (guint j = 0; j < CHANGES; j++)
        {
          guint n = g_rand_int_range (dice, 1, 6);

          set_input (g_ptr_array_index (corpus, i));
          for (guint k = 0; k < n; k++)
            change (dice, g_ptr_array_index (corpus, g_rand_int_range (dice, 0, corpus->len)));
          try_it ();
        }
    }
  g_test_message ("%u inputs, and %u changes of each", corpus->len, CHANGES);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *program = g_path_get_basename (argv[0]);
  g_autofree char *path = NULL;
  const char      *target;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (g_str_has_prefix (program, "test-fuzz-"));
  target = program + strlen ("test-fuzz-");
  tried = g_byte_array_new ();

  /* What failed once, again. */
  if (argc > 1)
    {
      for (int i = 1; i < argc; i++)
        {
          g_autoptr (GByteArray) input = read_input (argv[i]);

          set_input (input);
          try_it ();
        }
      return 0;
    }

  keep_what_fails (program);
  path = g_strconcat ("/fuzz/", target, NULL);
  g_test_add_data_func (path, target, test_target);

  return g_test_run ();
}
