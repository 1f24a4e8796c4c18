/* hjl-cv-readers.c: a program that starts a process for each of many CVs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "files/hjl-cv-readers.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "model/hjl-cv-request.h"

#define PROGRAM "hjlever-read-cv"

struct _HjlCvReaders
{
  GSubprocess *process; /* (nullable) */
  int          socket;
  guint32      n_given;
};

HjlCvReaders *
hjl_cv_readers_new (void)
{
  HjlCvReaders *self = g_rc_box_new0 (HjlCvReaders);

  self->socket = -1;

  return self;
}

HjlCvReaders *
hjl_cv_readers_ref (HjlCvReaders *self)
{
  return g_rc_box_acquire (self);
}

void
hjl_cv_readers_unref (HjlCvReaders *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) hjl_cv_readers_drop);
}

char *
hjl_cv_readers_dup_program (void)
{
  const char      *named = g_getenv ("HJLEVER_READ_CV");
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = own != NULL ? g_path_get_dirname (own) : NULL;
  g_autofree char *built = folder != NULL ? g_build_filename (folder, "..", "reader", PROGRAM, NULL) : NULL;

  if (named != NULL)
    return g_strdup (named);
  if (built != NULL && g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);

  return g_build_filename (LIBEXECDIR, PROGRAM, NULL);
}

static gboolean
start (HjlCvReaders *self)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *program = hjl_cv_readers_dup_program ();
  const char      *arguments[] = { program, "--requests", NULL };
  g_autoptr (GError) error = NULL;
  int ends[2];

  hjl_cv_readers_drop (self);
  /* Each message arrives whole. */
  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    return FALSE;
  g_subprocess_launcher_take_stdin_fd (launcher, ends[1]);
  self->process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  if (self->process == NULL)
    {
      g_debug ("%s cannot be started: %s", PROGRAM, error->message);
      close (ends[0]);
      return FALSE;
    }
  self->socket = ends[0];

  return TRUE;
}

/* Where the program is gone, so is its socket afterwards. */
static gboolean
tell (HjlCvReaders       *self,
      const HjlCvRequest *request,
      const int          *fds)
{
  struct iovec    part = { (void *) request, sizeof *request };
  struct msghdr   message = { .msg_iov = &part, .msg_iovlen = 1 };
  struct cmsghdr *header;
  union
  {
    struct cmsghdr align;
    char           bytes[CMSG_SPACE (HJL_CV_REQUEST_FDS * sizeof (int))];
  } control;
  gssize sent;

  if (self->socket < 0)
    return FALSE;
  if (fds != NULL)
    {
      memset (&control, 0, sizeof control);
      message.msg_control = control.bytes;
      message.msg_controllen = sizeof control.bytes;
      header = CMSG_FIRSTHDR (&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN (HJL_CV_REQUEST_FDS * sizeof (int));
      memcpy (CMSG_DATA (header), fds, HJL_CV_REQUEST_FDS * sizeof (int));
    }
  do
    sent = sendmsg (self->socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
  while (sent < 0 && errno == EINTR);
  if (sent < 0 && (errno == EPIPE || errno == ECONNRESET))
    hjl_cv_readers_drop (self);

  return sent == (gssize) sizeof *request;
}

gboolean
hjl_cv_readers_give (HjlCvReaders *self,
                     int           file,
                     int           answer,
                     guint32      *number)
{
  const int    fds[HJL_CV_REQUEST_FDS] = { file, answer };
  HjlCvRequest request = { 0, 0 };

  g_return_val_if_fail (self != NULL && number != NULL, FALSE);

  request.number = *number = ++self->n_given;

  /* One that was killed in between is started again; one that only cannot take this file goes on with the others. */
  return tell (self, &request, fds) || (self->socket < 0 && start (self) && tell (self, &request, fds));
}

void
hjl_cv_readers_end (HjlCvReaders *self,
                    guint32       number)
{
  const HjlCvRequest request = { number, 1 };

  g_return_if_fail (self != NULL);

  (void) tell (self, &request, NULL);
}

void
hjl_cv_readers_drop (HjlCvReaders *self)
{
  g_return_if_fail (self != NULL);

  /* Without its socket it ends itself, and its processes end with it: but not where it hangs. */
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
  if (self->socket >= 0)
    close (self->socket);
  self->socket = -1;
}
