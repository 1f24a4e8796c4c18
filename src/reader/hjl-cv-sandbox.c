/* hjl-cv-sandbox.c: shuts a process in before it reads what a stranger has made
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

/* What may be written to a descriptor that the caller gave: a picture, or JSON. */
#define MAX_WRITTEN (16 * 1024 * 1024)

#ifdef __SANITIZE_ADDRESS__
/* For LeakSanitizer, which starts a process at the end to look for leaks, and may not: the fuzzers and the tests of the
 * parsers are where it looks. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}
#endif

static gboolean
limit (int    resource,
       rlim_t value)
{
  struct rlimit now;

  if (getrlimit (resource, &now) != 0)
    return FALSE;
  now.rlim_max = now.rlim_max == RLIM_INFINITY ? value : MIN (value, now.rlim_max);
  now.rlim_cur = now.rlim_max;

  return setrlimit (resource, &now) == 0;
}

static gboolean
set_limits (void)
{
  struct itimerval wall = { { 0, 0 }, { HJL_CV_SECONDS, 0 } };

  signal (SIGALRM, SIG_DFL);
  signal (SIGXCPU, SIG_DFL);

  return limit (RLIMIT_CPU, HJL_CV_SECONDS) &&
#ifndef __SANITIZE_ADDRESS__
         /* Whose shadow is larger than any memory. */
         limit (RLIMIT_AS, HJL_CV_MEMORY) &&
#endif
         limit (RLIMIT_FSIZE, MAX_WRITTEN) && limit (RLIMIT_NPROC, 0) && limit (RLIMIT_NOFILE, 64) && limit (RLIMIT_CORE, 0) &&
         setitimer (ITIMER_REAL, &wall, NULL) == 0;
}

/*
 * Files
 */
static void
allow_below (int         rules,
             const char *path)
{
  struct landlock_path_beneath_attr rule = { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR };

  rule.parent_fd = open (path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0)
    return;
  /* A place that cannot be allowed stays shut. */
  if (syscall (SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
    g_debug ("A folder stays shut: %s", g_strerror (errno));
  close (rule.parent_fd);
}

static gboolean
shut_files (gboolean fonts)
{
  struct landlock_ruleset_attr attributes = { .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1 };
  int                          rules = syscall (SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0);
  gboolean                     shut;

  if (rules < 0)
    return FALSE;
  /* How the letters of Chinese, Japanese and Korean PDFs are numbered. */
  allow_below (rules, "/usr/share/poppler");
  allow_below (rules, "/app/share/poppler");
  if (fonts)
    {
      FcStrList *folders = FcConfigGetFontDirs (NULL);

      for (FcChar8 *folder = FcStrListNext (folders); folder != NULL; folder = FcStrListNext (folders))
        allow_below (rules, (const char *) folder);
      FcStrListDone (folders);
    }
  shut = syscall (SYS_landlock_restrict_self, rules, 0) == 0;
  close (rules);

  return shut;
}

/*
 * System calls
 */
static gboolean
shut_calls (gboolean files)
{
  /* What reading memory and descriptors, and giving them back, needs. Everything else is refused, not killed: libraries ask for what they
   * can do without. */
  static const int allowed[] = {
    SCMP_SYS (read),
    SCMP_SYS (pread64),
    SCMP_SYS (readv),
    SCMP_SYS (write),
    SCMP_SYS (writev),
    SCMP_SYS (close),
    SCMP_SYS (fstat),
    SCMP_SYS (newfstatat),
    SCMP_SYS (stat),
    SCMP_SYS (lstat),
    SCMP_SYS (statx),
    SCMP_SYS (fstatfs),
    SCMP_SYS (statfs),
    SCMP_SYS (access),
    SCMP_SYS (faccessat),
    SCMP_SYS (faccessat2),
    SCMP_SYS (readlink),
    SCMP_SYS (readlinkat),
    SCMP_SYS (getcwd),
    SCMP_SYS (getdents64),
    SCMP_SYS (lseek),
    SCMP_SYS (fadvise64),
    SCMP_SYS (fcntl),
    SCMP_SYS (mmap),
    SCMP_SYS (munmap),
    SCMP_SYS (mremap),
    SCMP_SYS (mprotect),
    SCMP_SYS (madvise),
    SCMP_SYS (brk),
    SCMP_SYS (futex),
    SCMP_SYS (get_robust_list),
    SCMP_SYS (set_robust_list),
    SCMP_SYS (rseq),
    SCMP_SYS (membarrier),
    SCMP_SYS (rt_sigaction),
    SCMP_SYS (rt_sigprocmask),
    SCMP_SYS (rt_sigreturn),
    SCMP_SYS (sigaltstack),
    SCMP_SYS (clock_gettime),
    SCMP_SYS (clock_nanosleep),
    SCMP_SYS (nanosleep),
    SCMP_SYS (gettimeofday),
    SCMP_SYS (time),
    SCMP_SYS (getrandom),
    SCMP_SYS (getpid),
    SCMP_SYS (gettid),
    SCMP_SYS (getuid),
    SCMP_SYS (geteuid),
    SCMP_SYS (getgid),
    SCMP_SYS (getegid),
    SCMP_SYS (getrlimit),
    SCMP_SYS (getrusage),
    SCMP_SYS (sysinfo),
    SCMP_SYS (uname),
    SCMP_SYS (sched_yield),
    SCMP_SYS (sched_getaffinity),
    SCMP_SYS (poll),
    SCMP_SYS (ppoll),
    SCMP_SYS (restart_syscall),
    SCMP_SYS (exit),
    SCMP_SYS (exit_group),
  };
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean        good = filter != NULL;

  for (guint i = 0; good && i < G_N_ELEMENTS (allowed); i++)
    good = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0) == 0;
  /* A crash is one that the caller sees: this process may signal itself only. */
  good = good && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1, SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ())) == 0;
  /* Limits may be asked for and not set. */
  good = good && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 1, SCMP_A2 (SCMP_CMP_EQ, 0)) == 0;
  if (files)
    {
      const scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC;

      good = good && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) == 0;
      good = good && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1, SCMP_A1 (SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) == 0;
    }
  good = good && seccomp_load (filter) == 0;
  if (filter != NULL)
    seccomp_release (filter);

  return good;
}

HjlCvWalls
hjl_cv_sandbox_enter (gboolean fonts)
{
  HjlCvWalls walls = HJL_CV_WALL_LIMITS;

  if (!set_limits ())
    return 0;
  /* Neither a debugger nor a program with more rights is to be had from here, and nothing outlives the caller. */
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return walls;
  if (shut_files (fonts))
    walls |= HJL_CV_WALL_FILES;
  if (shut_calls ((walls & HJL_CV_WALL_FILES) != 0))
    walls |= HJL_CV_WALL_CALLS;

  return walls;
}

static void
tell (const char *what,
      gboolean    allowed)
{
  printf ("%s %s\n", what, allowed ? "allowed" : "refused");
}

void
hjl_cv_sandbox_try (void)
{
  const struct rlimit more = { 1000, 1000 };
  void               *memory;
  pid_t               child;

  tell ("read-file", open ("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0);
  tell ("read-folder", open ("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC) >= 0);
  tell ("write-file", open ("hjlever-read-cv.trial", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0);
  tell ("remove-file", unlink ("hjlever-read-cv.trial") == 0);
  tell ("internet", socket (AF_INET, SOCK_STREAM, 0) >= 0);
  tell ("internet-6", socket (AF_INET6, SOCK_DGRAM, 0) >= 0);
  tell ("unix-socket", socket (AF_UNIX, SOCK_STREAM, 0) >= 0);
  child = fork ();
  if (child == 0)
    _exit (0);
  if (child > 0)
    waitpid (child, NULL, 0);
  tell ("process", child >= 0);
  execl ("/bin/true", "true", NULL);
  tell ("program", FALSE);
  memory = mmap (NULL, HJL_CV_MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  tell ("memory", memory != MAP_FAILED);
  tell ("more-time", setrlimit (RLIMIT_CPU, &more) == 0);
  fflush (stdout);
}
