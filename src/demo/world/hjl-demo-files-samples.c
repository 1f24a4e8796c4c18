/* hjl-demo-files-samples.c: files to add, as a recruiter downloads them: of invented people, some of whom are in Lever already
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <gio/gio.h>

#include "demo/world/hjl-demo-files.h"
#include "demo/world/hjl-demo-person.h"

typedef enum
{
  SAMPLE_PDF,
  SAMPLE_DOCX,
  SAMPLE_TEXT
} SampleKind;

/* @email: of one that is in Lever without a name here: whose contact's it is */
static const struct
{
  const char *name;
  const char *email;
  const char *headline;
  SampleKind  kind;
  const char *letter; /* nullable */
} samples[] = {
  { HJL_DEMO_PERSON_FIRST_NAME, HJL_DEMO_PERSON_FIRST_EMAIL, "Senior engineer", SAMPLE_PDF, NULL },
  { NULL, "lead7@example.org", "Analyst", SAMPLE_DOCX, NULL },
  { "Ingrid Halvorsen", "ingrid.halvorsen@example.org", "Data engineer", SAMPLE_PDF, "I would like to hear more of the role." },
  { "Mateo Quiroga", "mateo.quiroga@example.org", "Backend developer", SAMPLE_DOCX, NULL },
  { "Yuna Takeda", "yuna.takeda@example.org", "Product manager", SAMPLE_PDF, NULL },
  { "Padraig O'Rourke", "padraig.orourke@example.org", "Site reliability engineer", SAMPLE_TEXT, "Please find my CV with this." },
  { "Zofia Wieczorek", "zofia.wieczorek@example.org", "Frontend developer", SAMPLE_PDF, NULL },
  { "Kwame Asante", "kwame.asante@example.org", "Machine learning engineer", SAMPLE_PDF, NULL },
};

static gboolean
write_file (const char *folder,
            const char *title,
            GBytes     *content,
            GError    **error)
{
  g_autofree char *path = g_build_filename (folder, title, NULL);
  gsize            size;
  const char      *bytes = g_bytes_get_data (content, &size);

  return g_file_set_contents (path, bytes, (gssize) size, error);
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static gboolean
write_cv (const char *folder,
          const char *name,
          guint       n,
          GError    **error)
{
  static const char *const endings[] = { "pdf", "docx", "txt" };
  const char              *lines[] = { name, samples[n].headline, samples[n].email, NULL, "Experience", "2021-2026 Example Works", "2017-2021 Sample & Daughters", NULL };
  g_autofree char         *phone = g_strdup_printf ("+44 20 7946 09%02u", n);
  g_autofree char         *title = g_strdup_printf ("%s CV.%s", name, endings[samples[n].kind]);
  g_autoptr (GBytes) content = NULL;

  lines[3] = phone;
  if (samples[n].kind == SAMPLE_PDF)
    content = hjl_demo_pdf_new ((GStrv) lines);
  else if (samples[n].kind == SAMPLE_DOCX)
    content = hjl_demo_docx_new ((GStrv) lines);
  else
    content = take_text (g_strjoinv ("\n", (GStrv) lines));

  return write_file (folder, title, content, error);
}

static gboolean
write_letter (const char *folder,
              const char *name,
              guint       n,
              GError    **error)
{
  g_autofree char *title = g_strdup_printf ("%s - cover letter.txt", name);
  g_autoptr (GBytes) content = take_text (g_strdup_printf ("Dear all,\n\n%s\n\n%s\n", samples[n].letter, name));

  return write_file (folder, title, content, error);
}

gboolean
hjl_demo_files_write_samples (HjlDemoWorld *world,
                              const char   *folder,
                              GError      **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      HjlDemoContact *contact = g_hash_table_lookup (world->contacts_by_email, samples[i].email);
      const char     *name = samples[i].name != NULL ? samples[i].name : contact != NULL ? contact->name
                                                                                         : NULL;

      if (name == NULL || *name == '\0')
        continue;
      if (!write_cv (folder, name, i, error) || (samples[i].letter != NULL && !write_letter (folder, name, i, error)))
        return FALSE;
    }

  return TRUE;
}
