/* hjl-file-kind.c: what a file is, by its bytes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-file-kind.h"
#include "model/hjl-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Acrobat finds the header of a PDF in its first KiB; what mail programs put before it is not rare. */
#define PDF_HEAD 1024
/* Where the end of a PDF and of a PNG or JPEG is looked for: some append bytes of their own. */
#define TAIL 2048
/* The end of a ZIP is 22 bytes and a comment of at most 64 KiB (PKWARE APPNOTE 4.3.16). */
#define ZIP_END 22
#define ZIP_COMMENT 65535
/* How much of a text is looked at. */
#define TEXT_HEAD 65536
#define MAX_NAME 200

static const struct
{
  const char *title;
  const char *ending;
  const char *content_type;
} kinds[HJL_N_FILE_KINDS] = {
  [HJL_FILE_KIND_PDF] = { "PDF", "pdf", "application/pdf" },
  [HJL_FILE_KIND_DOCX] = { N_ ("Word document (DOCX)"), "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  [HJL_FILE_KIND_DOC] = { N_ ("Word document (DOC)"), "doc", "application/msword" },
  [HJL_FILE_KIND_TEXT] = { N_ ("plain text"), "txt", "text/plain" },
  [HJL_FILE_KIND_PNG] = { "PNG", "png", "image/png" },
  [HJL_FILE_KIND_JPEG] = { "JPEG", "jpg", "image/jpeg" },
  [HJL_FILE_KIND_DOCM] = { N_ ("Word document with macros (DOCM)"), "docm", "application/vnd.ms-word.document.macroEnabled.12" },
  [HJL_FILE_KIND_LOCKED] = { N_ ("Office document with a password"), NULL, NULL },
  [HJL_FILE_KIND_ODT] = { N_ ("OpenDocument text (ODT)"), "odt", "application/vnd.oasis.opendocument.text" },
  [HJL_FILE_KIND_RTF] = { N_ ("Rich Text document (RTF)"), "rtf", "application/rtf" },
  [HJL_FILE_KIND_PAGES] = { N_ ("Pages document"), "pages", "application/vnd.apple.pages" },
  [HJL_FILE_KIND_SPREADSHEET] = { N_ ("spreadsheet"), NULL, NULL },
  [HJL_FILE_KIND_SLIDES] = { N_ ("presentation"), NULL, NULL },
  [HJL_FILE_KIND_MAIL] = { N_ ("saved email"), NULL, NULL },
  [HJL_FILE_KIND_EBOOK] = { N_ ("e-book (EPUB)"), "epub", "application/epub+zip" },
  [HJL_FILE_KIND_OFFICE] = { N_ ("file of an old Office program"), NULL, NULL },
  [HJL_FILE_KIND_PICTURE] = { N_ ("picture that is neither JPEG nor PNG"), NULL, NULL },
  [HJL_FILE_KIND_ARCHIVE] = { N_ ("archive (ZIP or the like)"), NULL, NULL },
  [HJL_FILE_KIND_PAGE] = { N_ ("web page"), NULL, NULL },
  [HJL_FILE_KIND_DATA] = { N_ ("message between programs (JSON or XML)"), NULL, NULL },
};

/* Bytes of a file, and places in it. */
typedef struct
{
  const guint8 *data;
  gsize         size;
} Span;

static Span
span_of (GBytes *content)
{
  Span span;

  span.data = g_bytes_get_data (content, &span.size);

  return span;
}

static gboolean
has_at (Span        span,
        gsize       offset,
        const char *bytes,
        gsize       length)
{
  return offset <= span.size && length <= span.size - offset && memcmp (span.data + offset, bytes, length) == 0;
}

static gboolean
starts (Span        span,
        const char *bytes)
{
  return has_at (span, 0, bytes, strlen (bytes));
}

/* Little endian; 0 beyond the end. */
static guint32
get_number (Span  span,
            gsize offset,
            guint n_bytes)
{
  guint32 number = 0;

  if (offset > span.size || n_bytes > span.size - offset)
    return 0;
  for (guint i = n_bytes; i > 0; i--)
    number = number << 8 | span.data[offset + i - 1];

  return number;
}

static gboolean
has_within (Span        span,
            gsize       start,
            gsize       end,
            const char *bytes)
{
  end = MIN (end, span.size);

  return start < end && memmem (span.data + start, end - start, bytes, strlen (bytes)) != NULL;
}

/*
 * ZIP and what is made of it
 */

/* Returns: where the end record is, or the size of the file where there is none */
static gsize
find_zip_end (Span span)
{
  gsize first;

  if (span.size < ZIP_END)
    return span.size;
  first = span.size - MIN (span.size, ZIP_END + ZIP_COMMENT);
  for (gsize at = span.size - ZIP_END + 1; at > first; at--)
    if (has_at (span, at - 1, "PK\005\006", 4))
      return at - 1;

  return span.size;
}

typedef struct
{
  gboolean word, macros, sheet, slides, pages, container;
} ZipParts;

static gboolean
name_starts (const char *name,
             gsize       length,
             const char *start)
{
  return length >= strlen (start) && g_ascii_strncasecmp (name, start, strlen (start)) == 0;
}

static void
note_part (ZipParts   *parts,
           const char *name,
           gsize       length)
{
  parts->container |= name_starts (name, length, "[Content_Types].xml");
  parts->word |= name_starts (name, length, "word/");
  parts->macros |= name_starts (name, length, "word/vbaProject.bin");
  parts->sheet |= name_starts (name, length, "xl/");
  parts->slides |= name_starts (name, length, "ppt/");
  parts->pages |= name_starts (name, length, "Index/Document.iwa") || name_starts (name, length, "Index.zip") ||
                  name_starts (name, length, "index.apxl") || name_starts (name, length, "QuickLook/Thumbnail");
}

/* The directory at the end counts; of a file that was cut there is none, and what stands before its parts
 * has to do. */
static void
read_zip_parts (Span      span,
                ZipParts *parts)
{
  gsize    end = find_zip_end (span);
  gboolean central = end < span.size;
  gsize    at = central ? get_number (span, end + 16, 4) : 0;
  gsize    head = central ? 46 : 30;
  gsize    place = central ? 28 : 26; /* of the length of the name */
  gsize    limit = central ? end : span.size;

  while (at < limit && head <= limit - at && has_at (span, at, central ? "PK\001\002" : "PK\003\004", 4))
    {
      gsize length = get_number (span, at + place, 2);
      gsize extra = get_number (span, at + place + 2, 2);
      gsize comment = central ? get_number (span, at + 32, 2) : get_number (span, at + 18, 4);

      if (length > limit - at - head)
        break;
      note_part (parts, (const char *) span.data + at + head, length);
      at += head + length + extra + comment;
    }
}

static HjlFileKind
find_zip_kind (Span span)
{
  /* OpenDocument 1.2, part 3, 3.3, and EPUB: the first part is stored as it is, with the type in it. */
  static const struct
  {
    const char *start;
    HjlFileKind kind;
  } types[] = {
    { "mimetypeapplication/vnd.oasis.opendocument.text", HJL_FILE_KIND_ODT },
    { "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", HJL_FILE_KIND_SPREADSHEET },
    { "mimetypeapplication/vnd.oasis.opendocument.presentation", HJL_FILE_KIND_SLIDES },
    { "mimetypeapplication/epub+zip", HJL_FILE_KIND_EBOOK },
  };
  ZipParts parts = { FALSE, FALSE, FALSE, FALSE, FALSE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (has_at (span, 30, types[i].start, strlen (types[i].start)))
      return types[i].kind;

  read_zip_parts (span, &parts);
  if (parts.word || (parts.container && !parts.sheet && !parts.slides))
    return parts.macros ? HJL_FILE_KIND_DOCM : HJL_FILE_KIND_DOCX;
  if (parts.sheet)
    return HJL_FILE_KIND_SPREADSHEET;
  if (parts.slides)
    return HJL_FILE_KIND_SLIDES;
  if (parts.pages)
    return HJL_FILE_KIND_PAGES;

  return HJL_FILE_KIND_ARCHIVE;
}

/*
 * The container of Office until 2003 ([MS-CFB]): a small file system
 */
#define OLE_START "\320\317\021\340\241\261\032\341"
#define OLE_ENTRY 128
#define OLE_END 0xfffffffau /* and above: no sector */
#define OLE_NONE 0xffffffffu

static gsize
ole_sector_size (Span span)
{
  guint shift = get_number (span, 30, 2);

  return (gsize) 1 << CLAMP (shift, 7, 16);
}

static gsize
ole_place (Span    span,
           guint32 sector)
{
  return (gsize) (sector + 1) * ole_sector_size (span);
}

/* The sector that follows in a chain. Only the first 109 sectors of the table are looked at, as many as the
 * header names: 7 MiB of a file with sectors of 512 bytes, of which the directory is at the beginning. */
static guint32
ole_next (Span    span,
          guint32 sector)
{
  gsize   per_sector = ole_sector_size (span) / 4;
  gsize   index = sector / per_sector;
  guint32 table;
  gsize   place;

  if (index >= 109)
    return OLE_END;
  table = get_number (span, 76 + 4 * index, 4);
  if (table >= OLE_END)
    return OLE_END;
  place = ole_place (span, table) + 4 * (sector % per_sector);

  return place + 4 <= span.size ? get_number (span, place, 4) : OLE_END;
}

/* Returns: where entry @index of the directory is, or 0 */
static gsize
ole_entry (Span    span,
           guint32 index)
{
  gsize   per_sector = ole_sector_size (span) / OLE_ENTRY;
  guint32 sector = get_number (span, 48, 4);
  gsize   place;

  if (index > 65536)
    return 0;
  for (gsize n = index / per_sector; n > 0 && sector < OLE_END; n--)
    sector = ole_next (span, sector);
  if (sector >= OLE_END)
    return 0;
  place = ole_place (span, sector) + (index % per_sector) * OLE_ENTRY;

  return place + OLE_ENTRY <= span.size ? place : 0;
}

static char *
ole_dup_name (Span  span,
              gsize place)
{
  gsize    length = MIN (get_number (span, place + 64, 2), 64);
  GString *name = g_string_new (NULL);

  for (gsize i = 0; i + 3 < length; i += 2)
    {
      guint32 unit = get_number (span, place + i, 2);

      g_string_append_c (name, unit >= 32 && unit < 127 ? (char) unit : '?');
    }

  return g_string_free (name, FALSE);
}

static HjlFileKind
find_ole_kind (Span span)
{
  static const struct
  {
    const char *name;
    HjlFileKind kind;
  } streams[] = {
    { "WordDocument", HJL_FILE_KIND_DOC },
    { "Workbook", HJL_FILE_KIND_SPREADSHEET },
    { "Book", HJL_FILE_KIND_SPREADSHEET },
    { "PowerPoint Document", HJL_FILE_KIND_SLIDES },
    { "__properties_version1.0", HJL_FILE_KIND_MAIL },
    { "EncryptedPackage", HJL_FILE_KIND_LOCKED },
  };
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gsize root = ole_entry (span, 0);

  /* Damaged: that it was a text is the likeliest by far, and whether it is whole is asked elsewhere. */
  if (root == 0)
    return HJL_FILE_KIND_DOC;

  /* What stands beside the root's own streams belongs to what is embedded, and says nothing. */
  for (guint32 index = get_number (span, root + 76, 4);; index = g_array_index (waiting, guint32, waiting->len))
    {
      gsize place = index != OLE_NONE && g_hash_table_add (seen, GUINT_TO_POINTER (index + 1)) ? ole_entry (span, index) : 0;

      if (place != 0)
        {
          g_autofree char *name = ole_dup_name (span, place);
          guint32          sides[2] = { get_number (span, place + 68, 4), get_number (span, place + 72, 4) };

          for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
            if (g_ascii_strcasecmp (streams[i].name, name) == 0)
              return streams[i].kind;
          g_array_append_vals (waiting, sides, 2);
        }
      if (waiting->len == 0)
        return HJL_FILE_KIND_OFFICE;
      g_array_set_size (waiting, waiting->len - 1);
    }
}

/*
 * Text, and what looks like it
 */

/* Words that HTML begins with, after blanks and comments. */
static gboolean
is_page (const char *text)
{
  static const char *const tags[] = {
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<script",
    "<title",
    "<meta",
    "<h1",
    "<div",
    "<p>",
    "<center",
    "<style",
    "<table",
  };

  while (g_str_has_prefix (text, "<!--") || (g_str_has_prefix (text, "<?xml") && strstr (text, "<html") != NULL))
    {
      const char *end = strchr (text, '>');

      if (end == NULL)
        return TRUE;
      for (text = end + 1; g_ascii_isspace (*text);)
        text++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_ascii_strncasecmp (text, tags[i], strlen (tags[i])) == 0)
      return TRUE;

  return FALSE;
}

/* A CV in plain text may begin with a bracket; a server's message ends with one, too, and has quotes. */
static gboolean
is_data (const char *text,
         gsize       length)
{
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (g_str_has_prefix (text, "<?xml"))
    return TRUE;
  if (length < 2)
    return FALSE;

  return (text[0] == '{' && text[length - 1] == '}' && (text[1] == '}' || memchr (text, '"', length) != NULL)) ||
         (text[0] == '[' && text[length - 1] == ']' && memchr (text, '{', length) != NULL && memchr (text, '"', length) != NULL);
}

/* Latin letters in whatever encoding of one byte are text too; a control character is not. */
static gboolean
is_text (Span span)
{
  for (gsize i = 0; i < MIN (span.size, TEXT_HEAD); i++)
    {
      guint8 byte = span.data[i];

      if (byte < 32 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 27)
        return FALSE;
      if (byte == 127)
        return FALSE;
    }

  return TRUE;
}

/* The fields that a mail is saved with, of which a letter that somebody wrote has none. */
static gboolean
is_mail (const char *text)
{
  static const char *const fields[] = {
    "mime-version:",
    "received:",
    "return-path:",
    "delivered-to:",
    "message-id:",
    "content-type:",
    "x-mailer:",
    "x-mozilla-status:",
    "dkim-signature:",
  };
  gboolean found = FALSE;

  /* Mailboxes put a line before each mail: who sent it, and when. */
  if (g_str_has_prefix (text, "From ") && memchr (text, '@', strcspn (text, "\n")) != NULL)
    text += strcspn (text, "\n");
  if (*text == '\n')
    text++;

  while (*text != '\0' && *text != '\n' && *text != '\r')
    {
      gsize name = strcspn (text, ": \t\r\n");

      /* A line that is no field ends the fields; a folded one belongs to the field before. */
      if (text[name] != ':' && *text != ' ' && *text != '\t')
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        found |= g_ascii_strncasecmp (text, fields[i], strlen (fields[i])) == 0;
      text += strcspn (text, "\n");
      if (*text == '\n')
        text++;
    }

  return found;
}

/* What is written in letters, and not for people to read. */
static gboolean
is_for_programs (const char *text)
{
  static const char *const starts_with[] = {
    "%!PS",
    "BEGIN:VCARD",
    "BEGIN:VCALENDAR",
    "-----BEGIN ",
    /* A PDF, a ZIP and an old Office file in base64, which somebody on the way forgot to decode. */
    "JVBERi0",
    "UEsDBB",
    "0M8R4KGx",
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts_with); i++)
    if (g_ascii_strncasecmp (text, starts_with[i], strlen (starts_with[i])) == 0)
      return TRUE;

  return FALSE;
}

/* What Windows calls Unicode: two bytes a letter. (transfer full) (nullable): where it is not that after all */
static char *
dup_wide_text (Span span)
{
  gboolean big = starts (span, "\376\377");

  if (!big && !starts (span, "\377\376"))
    return NULL;

  return g_convert ((const char *) span.data + 2, (gssize) ((span.size - 2) & ~(gsize) 1), "UTF-8", big ? "UTF-16BE" : "UTF-16LE",
                    NULL, NULL, NULL);
}

static HjlFileKind
find_text_kind (Span span)
{
  g_autofree char *head = dup_wide_text (span);
  const char      *text;

  if (head == NULL && (starts (span, "\376\377") || starts (span, "\377\376")))
    return HJL_FILE_KIND_TEXT;
  if (head == NULL && !is_text (span))
    return HJL_FILE_KIND_UNKNOWN;

  if (head == NULL)
    head = g_strndup ((const char *) span.data, span.size);
  text = g_str_has_prefix (head, "\357\273\277") ? head + 3 : head;
  while (g_ascii_isspace (*text))
    text++;
  if (*text == '\0')
    return HJL_FILE_KIND_EMPTY;
  if (g_str_has_prefix (text, "{\\rtf"))
    return HJL_FILE_KIND_RTF;
  if (g_ascii_strncasecmp (text, "<svg", 4) == 0)
    return HJL_FILE_KIND_PICTURE;
  if (is_page (text))
    return HJL_FILE_KIND_PAGE;
  if (is_mail (text))
    return HJL_FILE_KIND_MAIL;
  if (is_for_programs (text))
    return HJL_FILE_KIND_UNKNOWN;
  if (is_data (text, strlen (text)))
    return HJL_FILE_KIND_DATA;

  return HJL_FILE_KIND_TEXT;
}

static gboolean
is_picture (Span span)
{
  return starts (span, "GIF8") || has_at (span, 0, "II*\0", 4) || has_at (span, 0, "MM\0*", 4) ||
         (starts (span, "BM") && get_number (span, 2, 4) == span.size) || (starts (span, "RIFF") && has_at (span, 8, "WEBP", 4)) ||
         has_at (span, 4, "ftypheic", 8) || has_at (span, 4, "ftypheix", 8) || has_at (span, 4, "ftypmif1", 8) ||
         has_at (span, 4, "ftypavif", 8);
}

HjlFileKind
hjl_file_kind_of (GBytes *content)
{
  Span        span = span_of (content);
  HjlFileKind text;

  if (span.size == 0)
    return HJL_FILE_KIND_EMPTY;
  if (starts (span, "PK\003\004") || starts (span, "PK\005\006"))
    return find_zip_kind (span);
  if (starts (span, OLE_START))
    return find_ole_kind (span);
  if (starts (span, "\211PNG\r\n\032\n"))
    return HJL_FILE_KIND_PNG;
  if (starts (span, "\377\330\377"))
    return HJL_FILE_KIND_JPEG;
  if (is_picture (span))
    return HJL_FILE_KIND_PICTURE;
  if (starts (span, "Rar!\032\007") || starts (span, "7z\274\257\047\034") || starts (span, "\037\213"))
    return HJL_FILE_KIND_ARCHIVE;
  if (starts (span, "%PDF-"))
    return HJL_FILE_KIND_PDF;

  text = find_text_kind (span);
  if (text != HJL_FILE_KIND_PAGE && text != HJL_FILE_KIND_DATA && has_within (span, 0, PDF_HEAD, "%PDF-"))
    return HJL_FILE_KIND_PDF;

  return text;
}

char *
hjl_file_kind_keep_title (HjlFileKind kind)
{
  g_return_val_if_fail (kind < HJL_N_FILE_KINDS, NULL);

  return hjl_words_keep_term (kinds[kind].title != NULL ? kinds[kind].title : "?");
}

const char *
hjl_file_kind_get_ending (HjlFileKind kind)
{
  g_return_val_if_fail (kind < HJL_N_FILE_KINDS, NULL);

  return kinds[kind].ending;
}

const char *
hjl_file_kind_get_content_type (HjlFileKind kind)
{
  g_return_val_if_fail (kind < HJL_N_FILE_KINDS, NULL);

  return kinds[kind].content_type;
}

/*
 * Names
 */

/* The last part of a path, in one line. What turns the direction of writing would hide an ending. */
static char *
dup_readable (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GString         *readable = g_string_new (NULL);
  const char      *start = valid;
  gboolean         blank = FALSE;

  for (const char *p = valid; *p != '\0'; p++)
    if (*p == '/' || *p == '\\')
      start = p + 1;
  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar     c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (g_unichar_isspace (c) || type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        {
          blank = readable->len > 0;
          continue;
        }
      /* Joiners are letters to some scripts; everything else of the sort is invisible. */
      if (type == G_UNICODE_FORMAT && c != 0x200c && c != 0x200d)
        continue;
      if (blank)
        g_string_append_c (readable, ' ');
      blank = FALSE;
      g_string_append_unichar (readable, c);
    }

  return g_string_free (readable, FALSE);
}

/* Endings that programs give to documents, and to what is not yet whole. */
static gboolean
is_ending (const char *word)
{
  static const char *const words[] = {
    "pdf",
    "docx",
    "doc",
    "docm",
    "dotx",
    "odt",
    "rtf",
    "txt",
    "text",
    "png",
    "jpg",
    "jpeg",
    "pages",
    "htm",
    "html",
    "xls",
    "xlsx",
    "ods",
    "ppt",
    "pptx",
    "zip",
    "download",
    "crdownload",
    "opdownload",
    "part",
    "partial",
    "tmp",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Whether Lever, and everybody else, takes @word for the ending of this kind. */
static gboolean
fits (HjlFileKind kind,
      const char *word)
{
  if (kind == HJL_FILE_KIND_TEXT && g_ascii_strcasecmp (word, "js") == 0)
    return TRUE;

  return kinds[kind].ending != NULL && g_ascii_strcasecmp (word, kinds[kind].ending) == 0;
}

/* "resume.pdf (1)" becomes "resume (1).pdf". */
static void
put_copy_number_first (char **name)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(.+)\\.([A-Za-z]{2,10}) ?(\\([0-9]{1,3}\\))$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *ending = NULL;

  if (!g_regex_match (regex, *name, 0, &match))
    return;
  ending = g_match_info_fetch (match, 2);
  if (is_ending (ending))
    {
      g_autofree char *base = g_match_info_fetch (match, 1);
      g_autofree char *number = g_match_info_fetch (match, 3);

      g_free (*name);
      *name = g_strdup_printf ("%s %s.%s", base, number, ending);
    }
}

static void
shorten (char *name,
         gsize limit)
{
  if (strlen (name) <= limit)
    return;

  /* Not in the middle of a letter. */
  while (limit > 0 && ((guchar) name[limit] & 0xc0) == 0x80)
    limit--;
  name[limit] = '\0';
  g_strchomp (name);
}

char *
hjl_file_kind_dup_name (HjlFileKind kind,
                        const char *name,
                        const char *stem)
{
  g_autofree char *base = NULL;
  const char      *ending;

  g_return_val_if_fail (kind < HJL_N_FILE_KINDS, NULL);
  g_return_val_if_fail (stem != NULL, NULL);

  base = dup_readable (name != NULL ? name : stem);
  ending = kinds[kind].ending;
  put_copy_number_first (&base);

  for (char *dot = strrchr (base, '.'); dot != NULL; dot = strrchr (base, '.'))
    {
      if (dot != base && fits (kind, dot + 1))
        {
          g_autofree char *kept = g_strdup (dot);

          *dot = '\0';
          shorten (base, MAX_NAME - strlen (kept));
          return g_strconcat (base, kept, NULL);
        }
      if (dot[1] != '\0' && !is_ending (dot + 1))
        break;
      *dot = '\0';
      put_copy_number_first (&base);
    }

  g_strstrip (base);
  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup (stem);
    }
  shorten (base, MAX_NAME - 8);

  return ending != NULL ? g_strdup_printf ("%s.%s", base, ending) : g_steal_pointer (&base);
}

/*
 * The end
 */
static gboolean
is_whole_ole (Span span)
{
  gsize n_tables = get_number (span, 44, 4);
  gsize highest = 0;

  /* The last sector that the table calls used must be there. */
  for (gsize i = 0; i < MIN (n_tables, 109); i++)
    {
      guint32 table = get_number (span, 76 + 4 * i, 4);
      gsize   per_sector = ole_sector_size (span) / 4;
      gsize   place = table < OLE_END ? ole_place (span, table) : span.size;

      if (place >= span.size || per_sector * 4 > span.size - place)
        return FALSE;
      for (gsize n = 0; n < per_sector; n++)
        if (get_number (span, place + 4 * n, 4) != OLE_NONE)
          highest = i * per_sector + n + 1;
    }

  /* Some programs do not fill the last sector. */
  return n_tables > 0 && highest > 0 && span.size > highest * ole_sector_size (span);
}

gboolean
hjl_file_kind_is_whole (HjlFileKind kind,
                        GBytes     *content)
{
  Span  span;
  gsize tail;

  g_return_val_if_fail (content != NULL, FALSE);

  span = span_of (content);
  if (starts (span, "PK\003\004"))
    return find_zip_end (span) < span.size;
  if (starts (span, OLE_START))
    return is_whole_ole (span);

  /* What keeps files in blocks fills the last one up. */
  while (span.size > 0 && span.data[span.size - 1] == 0)
    span.size--;
  tail = span.size - MIN (span.size, TAIL);
  if (kind == HJL_FILE_KIND_PDF)
    return has_within (span, tail, span.size, "%%EOF") || !has_within (span, 0, span.size, " obj");
  if (kind == HJL_FILE_KIND_PNG)
    return has_within (span, tail, span.size, "IEND");
  if (kind == HJL_FILE_KIND_JPEG)
    return has_within (span, tail, span.size, "\377\331");

  return TRUE;
}
