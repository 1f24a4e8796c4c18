/* hjl-memory-keep.c: what is in memory goes into no core file
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-memory.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Of which a core file is made, unless somebody else handles them. */
static const int deadly[] = { SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGXCPU, SIGXFSZ, SIGSYS };

/* Only what may be called in the middle of anything. */
static void
on_deadly_signal (int number)
{
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  /* The handler is gone by now, so this is the end. */
  raise (number);
}

void
hjl_memory_keep_private (void)
{
  /* For when the stack is what has run out. */
  static char      room[32 * 1024];
  stack_t          stack = { .ss_sp = room, .ss_size = sizeof room };
  stack_t          before = { 0 };
  struct sigaction keep = { .sa_handler = on_deadly_signal, .sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER };
  struct rlimit    limit = { 0, 0 };
  int              fd = 0;

  /* What is printed would go into the file or the connection that gets the number of a closed stream. */
  while (fd >= STDIN_FILENO && fd <= STDERR_FILENO)
    fd = open ("/dev/null", O_RDWR);
  if (fd > STDERR_FILENO)
    close (fd);

  /* A core that goes to a program (core_pattern with a pipe, as of systemd-coredump) has no limit, but for this one: of a byte,
   * of which the kernel makes none at all, and no file either. */
  if (getrlimit (RLIMIT_CORE, &limit) == 0)
    {
      limit.rlim_cur = MIN (limit.rlim_max, 1);
      setrlimit (RLIMIT_CORE, &limit);
    }

  /* And what the limit does not keep back. Not from the start: what is not dumpable belongs to root in /proc, and the portals
   * could not find out who asks them. */
  if (sigaltstack (NULL, &before) == 0 && (before.ss_flags & SS_DISABLE) != 0)
    sigaltstack (&stack, NULL);
  sigemptyset (&keep.sa_mask);
  for (guint i = 0; i < G_N_ELEMENTS (deadly); i++)
    {
      struct sigaction now;

      if (sigaction (deadly[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL)
        sigaction (deadly[i], &keep, NULL);
    }
}
