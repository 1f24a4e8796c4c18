/* hjl-cv-serve.c: a process for each of many files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-serve.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/hjl-cv-request.h"
#include "reader/hjl-cv-document.h"
#include "reader/hjl-cv-fields.h"
#include "reader/hjl-cv-words.h"

/* Reads a page of our own, so that what is made at the first file (tables of words, patterns, fonts' names) is there for all. */
static void
warm_up (void)
{
  static const char page[] = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                             "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
                             "4 0 obj<</Length 64>>stream\nBT /F 9 Tf 9 9 Td (Anna anna.nowak@example.org +1 2) Tj ET\nendstream endobj\n"
                             "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n";
  g_autoptr (GBytes) content = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (HjlCvText) text = hjl_cv_text_new ();
  g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (HJL_FILE_KIND_PDF, HJL_CV_READ);

  hjl_cv_words_prepare ();
  if (hjl_cv_read_document (content, HJL_FILE_KIND_PDF, text) == HJL_CV_READ)
    hjl_cv_fields_find (text, facts);
}

/* Returns: the size of the message; 0 at the end, -1 with errno. *@n_fds: of @fds, which are the caller's */
static gssize
receive (int           socket,
         HjlCvRequest *request,
         int           fds[HJL_CV_REQUEST_FDS],
         guint        *n_fds)
{
  struct iovec  part = { request, sizeof *request };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
  union
  {
    struct cmsghdr align;
    char           bytes[CMSG_SPACE (HJL_CV_REQUEST_FDS * sizeof (int))];
  } control;
  gssize size;

  *n_fds = 0;
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof control.bytes;
  do
    size = recvmsg (socket, &message, MSG_CMSG_CLOEXEC);
  while (size < 0 && errno == EINTR);
  for (struct cmsghdr *header = size > 0 ? CMSG_FIRSTHDR (&message) : NULL; header != NULL; header = CMSG_NXTHDR (&message, header))
    {
      if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
        continue;
      *n_fds = MIN ((header->cmsg_len - CMSG_LEN (0)) / sizeof (int), HJL_CV_REQUEST_FDS);
      memcpy (fds, CMSG_DATA (header), *n_fds * sizeof (int));
    }

  return size;
}

/* Those that ended are not ended once more: their number may be another process's by now. */
static void
forget_ended (GHashTable *running)
{
  pid_t pid;

  while ((pid = waitpid (-1, NULL, WNOHANG)) > 0)
    {
      GHashTableIter iter;
      gpointer       value;

      g_hash_table_iter_init (&iter, running);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          if (GPOINTER_TO_INT (value) == pid)
            g_hash_table_iter_remove (&iter);
        }
    }
}

/* Never returns. */
static void
be_reader (const int *fds,
           pid_t      parent,
           int (*read_one) (void))
{
  /* Nothing outlives the caller. */
  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (getppid () != parent || dup2 (fds[0], STDIN_FILENO) < 0 || dup2 (fds[1], STDOUT_FILENO) < 0)
    _exit (1);
  for (guint i = 0; i < HJL_CV_REQUEST_FDS; i++)
    close (fds[i]);
  _exit (read_one ());
}

int
hjl_cv_serve (int socket,
              int (*read_one) (void))
{
  g_autoptr (GHashTable) running = g_hash_table_new (NULL, NULL);
  pid_t self = getpid ();

  warm_up ();
  for (;;)
    {
      HjlCvRequest request;
      int          fds[HJL_CV_REQUEST_FDS];
      guint        n_fds;
      gssize       size = receive (socket, &request, fds, &n_fds);
      pid_t        pid = -1;

      if (size <= 0)
        return size == 0 ? 0 : 1;
      forget_ended (running);
      if (size == (gssize) sizeof request && request.end)
        {
          pid = GPOINTER_TO_INT (g_hash_table_lookup (running, GUINT_TO_POINTER (request.number)));
          if (pid > 0)
            kill (pid, SIGKILL);
        }
      else if (size == (gssize) sizeof request && n_fds == HJL_CV_REQUEST_FDS)
        {
          pid = fork ();
          if (pid == 0)
            be_reader (fds, self, read_one);
          if (pid > 0)
            g_hash_table_insert (running, GUINT_TO_POINTER (request.number), GINT_TO_POINTER (pid));
        }
      for (guint i = 0; i < n_fds; i++)
        close (fds[i]);
    }
}
