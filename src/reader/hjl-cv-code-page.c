/* hjl-cv-code-page.c: letters of files that have one byte for each
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-code-page.h"

/* From 0x80 on, 128 letters each (Unicode's mappings of Windows' pages); U+FFFD where a page has none. Tables of our own, because those of the C
 * library are files, which a reader cannot open. */
static const struct
{
  guint       page;
  const char *letters;
} pages[] = {
  { 1252,
    "€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ"
    "\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ" },
  { 874,
    "€����…�����������‘’“”•–—��������"
    "\u00a0กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟ"
    "ภมยรฤลฦวศษสหฬอฮฯะ\u0e31าำ\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a����฿"
    "เแโใไๅๆ\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e๏๐๑๒๓๔๕๖๗๘๙๚๛����" },
  { 1250,
    "€�‚�„…†‡�‰Š‹ŚŤŽŹ�‘’“”•–—�™š›śťžź"
    "\u00a0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00ad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
    "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
    "ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙" },
  { 1251,
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—�™љ›њќћџ"
    "\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї"
    "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    "абвгдежзийклмнопрстуфхцчшщъыьэюя" },
  { 1253,
    "€�‚ƒ„…†‡�‰�‹�����‘’“”•–—�™�›����"
    "\u00a0΅Ά£¤¥¦§¨©�«¬\u00ad®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ"
    "ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ�ΣΤΥΦΧΨΩΪΫάέήί"
    "ΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ�" },
  { 1254,
    "€�‚ƒ„…†‡ˆ‰Š‹Œ����‘’“”•–—˜™š›œ��Ÿ"
    "\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß"
    "àáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ" },
  { 1255,
    "€�‚ƒ„…†‡ˆ‰�‹�����‘’“”•–—˜™�›����"
    "\u00a0¡¢£₪¥¦§¨©×«¬\u00ad®¯°±²³´µ¶·¸¹÷»¼½¾¿"
    "\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9�\u05bb\u05bc\u05bd־\u05bf׀\u05c1\u05c2׃װױײ׳״�������"
    "אבגדהוזחטיךכלםמןנסעףפץצקרשת��\u200e\u200f�" },
  { 1256,
    "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u200c\u200dں"
    "\u00a0،¢£¤¥¦§¨©ھ«¬\u00ad®¯°±²³´µ¶·¸¹؛»¼½¾؟"
    "ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقك"
    "àلâمنهوçèéêëىيîï\u064b\u064c\u064d\u064eô\u064f\u0650÷\u0651ù\u0652ûü\u200e\u200fے" },
  { 1257,
    "€�‚�„…†‡�‰�‹�¨ˇ¸�‘’“”•–—�™�›�¯˛�"
    "\u00a0�¢£¤�¦§Ø©Ŗ«¬\u00ad®Æ°±²³´µ¶·ø¹ŗ»¼½¾æ"
    "ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽß"
    "ąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙" },
  { 1258,
    "€�‚ƒ„…†‡ˆ‰�‹Œ����‘’“”•–—˜™�›œ��Ÿ"
    "\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿"
    "ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß"
    "àáâăäåæçèéêë\u0301íîïđñ\u0323óôơö÷øùúûüư₫ÿ" },
};

static const char *
get_letters (guint page)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (pages[i].page == page)
        return pages[i].letters;
    }

  return NULL;
}

gboolean
hjl_cv_code_page_is_known (guint page)
{
  return get_letters (page) != NULL;
}

gunichar
hjl_cv_code_page_read (guint  page,
                       guchar byte)
{
  const char *letters = get_letters (page);

  if (byte < 0x80)
    return byte;
  if (letters == NULL)
    letters = pages[0].letters;

  return g_utf8_get_char (g_utf8_offset_to_pointer (letters, byte - 0x80));
}

guint
hjl_cv_code_page_guess (const guint8 *data,
                        gsize         size)
{
  guint n_high = 0, n_low = 0, n_odd = 0;

  g_return_val_if_fail (data != NULL || size == 0, 1252);

  for (gsize i = 0; i < size; i++)
    {
      gboolean beside = (i > 0 && g_ascii_isalpha (data[i - 1])) || (i + 1 < size && g_ascii_isalpha (data[i + 1]));

      if (g_ascii_isalpha (data[i]))
        n_low++;
      else if (data[i] >= 0xc0)
        n_high++;
      /* "³", "¹", "¼" and "¿" are no letters: "ł", "ą", "Ľ" and "ż" are. */
      else if (beside && (data[i] == 0xb3 || data[i] == 0xb9 || data[i] == 0xbf || data[i] == 0xa3 || data[i] == 0xaf || data[i] == 0xbe || data[i] == 0xbc || data[i] == 0xa5 || data[i] == 0x8d || data[i] == 0x8f || data[i] == 0x9d))
        n_odd++;
    }
  /* Where most letters are of the upper half, it is the alphabet's own: which of several nobody can tell by this, and Cyrillic is
   * the one that is written so the most. */
  if (n_high > n_low)
    return 1251;

  return n_odd > 0 ? 1250 : 1252;
}

guint
hjl_cv_code_page_of_charset (int charset)
{
  static const struct
  {
    int   charset;
    guint page;
  } rows[] = { { 0, 1252 }, { 161, 1253 }, { 162, 1254 }, { 163, 1258 }, { 177, 1255 }, { 178, 1256 }, { 186, 1257 }, { 204, 1251 }, { 222, 874 }, { 238, 1250 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].charset == charset)
        return rows[i].page;
    }

  return 0;
}
