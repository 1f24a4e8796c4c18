/* hjl-scripts.c: the kinds of writing that a text is in, and whether this computer has fonts for them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "document/hjl-scripts.h"
#include "model/hjl-words.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#define NOTO_CJK "fonts-noto-cjk"
#define NOTO_EMOJI "fonts-noto-color-emoji"
#define NOTO_CORE "fonts-noto-core"

/* @sample: some letters that each font for it has. @package: what it is called in Debian and Ubuntu. */
static const struct
{
  const char    *code;
  const char    *name;
  const char    *sample;
  const char    *package;
  GUnicodeScript script;
} kinds[] = {
  { "cjk", N_ ("Chinese, Japanese and Korean"), "\u4e2d\u304b\u30ab\ud55c", NOTO_CJK, G_UNICODE_SCRIPT_HAN },
  { "emoji", N_ ("emoji"), "\U0001f600\U0001f680", NOTO_EMOJI, G_UNICODE_SCRIPT_INVALID_CODE },
  { "arabic", N_ ("Arabic"), "\u0639\u0645", NOTO_CORE, G_UNICODE_SCRIPT_ARABIC },
  { "armenian", N_ ("Armenian"), "\u0531\u0561", NOTO_CORE, G_UNICODE_SCRIPT_ARMENIAN },
  { "bengali", N_ ("Bengali"), "\u0995\u09ae", NOTO_CORE, G_UNICODE_SCRIPT_BENGALI },
  { "cyrillic", N_ ("Cyrillic"), "\u0414\u0436", NOTO_CORE, G_UNICODE_SCRIPT_CYRILLIC },
  { "devanagari", N_ ("Devanagari"), "\u0915\u092e", NOTO_CORE, G_UNICODE_SCRIPT_DEVANAGARI },
  { "ethiopic", N_ ("Ethiopic"), "\u1200\u1218", NOTO_CORE, G_UNICODE_SCRIPT_ETHIOPIC },
  { "georgian", N_ ("Georgian"), "\u10d0\u10d1", NOTO_CORE, G_UNICODE_SCRIPT_GEORGIAN },
  { "greek", N_ ("Greek"), "\u0391\u03b2", NOTO_CORE, G_UNICODE_SCRIPT_GREEK },
  { "gujarati", N_ ("Gujarati"), "\u0a95\u0aae", NOTO_CORE, G_UNICODE_SCRIPT_GUJARATI },
  { "gurmukhi", N_ ("Gurmukhi"), "\u0a15\u0a2e", NOTO_CORE, G_UNICODE_SCRIPT_GURMUKHI },
  { "hebrew", N_ ("Hebrew"), "\u05d0\u05d1", NOTO_CORE, G_UNICODE_SCRIPT_HEBREW },
  { "kannada", N_ ("Kannada"), "\u0c95\u0cae", NOTO_CORE, G_UNICODE_SCRIPT_KANNADA },
  { "khmer", N_ ("Khmer"), "\u1780\u1798", NOTO_CORE, G_UNICODE_SCRIPT_KHMER },
  { "lao", N_ ("Lao"), "\u0e81\u0ea1", NOTO_CORE, G_UNICODE_SCRIPT_LAO },
  { "latin", N_ ("Latin"), "Ag\u1ea1", NOTO_CORE, G_UNICODE_SCRIPT_LATIN },
  { "malayalam", N_ ("Malayalam"), "\u0d15\u0d2e", NOTO_CORE, G_UNICODE_SCRIPT_MALAYALAM },
  { "myanmar", N_ ("Burmese"), "\u1000\u1019", NOTO_CORE, G_UNICODE_SCRIPT_MYANMAR },
  { "sinhala", N_ ("Sinhala"), "\u0d9a\u0db8", NOTO_CORE, G_UNICODE_SCRIPT_SINHALA },
  { "tamil", N_ ("Tamil"), "\u0b95\u0bae", NOTO_CORE, G_UNICODE_SCRIPT_TAMIL },
  { "telugu", N_ ("Telugu"), "\u0c15\u0c2e", NOTO_CORE, G_UNICODE_SCRIPT_TELUGU },
  { "thai", N_ ("Thai"), "\u0e01\u0e21", NOTO_CORE, G_UNICODE_SCRIPT_THAI },
  { "tibetan", N_ ("Tibetan"), "\u0f40\u0f58", NOTO_CORE, G_UNICODE_SCRIPT_TIBETAN },
  /* No sample: which letters it was is not kept. */
  { "other", N_ ("rare writing or signs"), NULL, NOTO_CORE, G_UNICODE_SCRIPT_INVALID_CODE },
};

enum
{
  KIND_CJK = 0,
  KIND_EMOJI = 1,
  KIND_OTHER = G_N_ELEMENTS (kinds) - 1
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) <= 32);

/* Signs that stand among Chinese, Japanese and Korean letters, and full-width letters of any writing. */
static gboolean
is_wide_form (gunichar c)
{
  return (c >= 0x3000 && c <= 0x303f) || (c >= 0x3200 && c <= 0x33ff) || (c >= 0xff00 && c <= 0xffef);
}

/* Signs that only emoji fonts have. */
static gboolean
is_emoji (gunichar c)
{
  return (c >= 0x1f000 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf) || (c >= 0x2b00 && c <= 0x2bff);
}

static guint
find_kind (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  if (script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_HANGUL ||
      script == G_UNICODE_SCRIPT_BOPOMOFO || is_wide_form (c))
    return KIND_CJK;
  if (is_emoji (c))
    return KIND_EMOJI;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].script == script)
      return i;

  return KIND_OTHER;
}

static HjlScripts
collect_unknown (PangoGlyphString *glyphs)
{
  HjlScripts found = 0;

  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      PangoGlyph glyph = glyphs->glyphs[i].glyph;

      if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
        found |= 1u << find_kind (glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
    }

  return found;
}

void
hjl_scripts_look_at (HjlScriptsFound *self,
                     PangoLayout     *layout)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (PANGO_IS_LAYOUT (layout));

  for (const char *p = pango_layout_get_text (layout); *p != '\0'; p = g_utf8_next_char (p))
    {
      guint kind = find_kind (g_utf8_get_char (p));

      /* Blanks, digits and points are in every writing. */
      if (kind != KIND_OTHER)
        self->used |= 1u << kind;
    }

  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    return;

  for (const GSList *line = pango_layout_get_lines_readonly (layout); line != NULL; line = line->next)
    for (const GSList *run = ((PangoLayoutLine *) line->data)->runs; run != NULL; run = run->next)
      self->missing |= collect_unknown (((PangoLayoutRun *) run->data)->glyphs);
}

HjlScripts
hjl_scripts_find_missing (HjlScripts scripts)
{
  PangoContext   *context;
  HjlScriptsFound found = { 0 };

  if (scripts == 0)
    return 0;

  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((scripts & (1u << i)) != 0 && kinds[i].sample != NULL)
      {
        g_autoptr (PangoLayout) layout = pango_layout_new (context);

        pango_layout_set_text (layout, kinds[i].sample, -1);
        hjl_scripts_look_at (&found, layout);
      }

  g_object_unref (context);

  return found.missing & scripts;
}

char *
hjl_scripts_to_text (HjlScripts scripts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((scripts & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", kinds[i].code);

  return g_string_free (text, FALSE);
}

HjlScripts
hjl_scripts_from_text (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  HjlScripts scripts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strv_contains ((const char *const *) words, kinds[i].code))
      scripts |= 1u << i;

  return scripts;
}

char *
hjl_scripts_keep_missing (HjlScripts scripts)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) packages = g_ptr_array_new ();
  g_autofree char *name = NULL;
  g_autofree char *package = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((scripts & (1u << i)) != 0)
      {
        g_ptr_array_add (names, hjl_words_keep_term (kinds[i].name));
        if (!g_ptr_array_find (packages, kinds[i].package, NULL))
          g_ptr_array_add (packages, (char *) kinds[i].package);
      }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (packages, NULL);
  name = hjl_words_keep_list ((const char *const *) names->pdata);
  package = g_strjoinv (" ", (GStrv) packages->pdata);

  return hjl_words_keep ("no-fonts", name, package);
}
