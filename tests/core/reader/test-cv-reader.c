/* test-cv-reader.c: files of every kind through the process that reads them; and processes that break
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>

#include "files/hjl-cv-reader.h"
#include "hackajob/hjl-feed-parse.h"
#include "hjl-test-utils.h"
#include "document/hjl-candidate-pdf.h"

typedef struct
{
  char *folder;
} Fixture;

/* Of the cases that are run with one program for all files too; else NULL. */
static HjlCvReaders *readers;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);

  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  fixture->folder = hjl_test_make_folder ();
  readers = data != NULL ? hjl_cv_readers_new () : NULL;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&readers, hjl_cv_readers_unref);
  hjl_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static HjlCvFacts *
read_path (const char *path,
           GBytes    **picture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlCvFacts *facts;

  hjl_cv_reader_read_async (readers, path, picture != NULL ? 300 : 0, NULL, hjl_test_got_result, &result);
  facts = hjl_cv_reader_read_finish (hjl_test_wait (&result), picture, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (facts);

  return facts;
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const void *bytes,
            gssize      size)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, size, &error);
  g_assert_no_error (error);

  return path;
}

static HjlCvReading
read_bytes (Fixture    *fixture,
            const void *bytes,
            gssize      size)
{
  g_autofree char *path = write_file (fixture, "cv", bytes, size);
  g_autoptr (HjlCvFacts) facts = read_path (path, NULL);

  return facts->reading;
}

/* Some may be written in two ways: "Emma Clark" and "Emma Clark Junior". */
static gboolean
is_name (JsonObject *object,
         const char *value)
{
  JsonArray *names = json_object_has_member (object, "names") ? json_object_get_array_member (object, "names") : NULL;

  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    {
      if (g_str_equal (json_array_get_string_element (names, i), value))
        return TRUE;
    }

  return !json_object_get_null_member (object, "name") && g_str_equal (json_object_get_string_member (object, "name"), value);
}

static const char *
strip_to_digits (char *text)
{
  char *to = text;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        *to++ = *p;
    }
  *to = '\0';

  return text;
}

/* Whether @value is in an array, whose telephone numbers are compared by their digits. */
static gboolean
is_among (JsonArray  *array,
          const char *value,
          gboolean    digits)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *a = g_strdup (value);
      g_autofree char *b = g_strdup (json_array_get_string_element (array, i));

      if (g_str_equal (digits ? strip_to_digits (a) : a, digits ? strip_to_digits (b) : b))
        return TRUE;
    }

  return FALSE;
}

/* Each file of tests/fixtures/cvs says what the one beside it knows, or asks. */
static void
check_folder (const char *folder,
              guint      *n_files,
              guint      *n_right)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_nonnull (dir);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *truth_path = g_strdup_printf ("%s/%s.json", folder, name);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *json = NULL;
      g_autoptr (JsonNode) truth = NULL;
      g_autoptr (HjlCvFacts) facts = NULL;
      JsonObject         *object;
      const HjlCvFinding *found;
      gboolean            right;

      if (!g_file_get_contents (truth_path, &json, NULL, NULL))
        continue;
      g_test_message ("%s", name);
      truth = json_from_string (json, NULL);
      g_assert_nonnull (truth);
      object = json_node_get_object (truth);
      facts = read_path (path, NULL);
      g_assert_cmpstr (hjl_cv_reading_get_nick (facts->reading), ==, json_object_get_string_member (object, "reading"));
      if (facts->reading != HJL_CV_READ)
        continue;

      found = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
      right = found != NULL && is_name (object, found->value);
      g_assert_true (found == NULL || found->sure != HJL_CV_SURE || right);
      /* Those that name nobody are there to see that nobody is named. */
      *n_files += !json_object_get_null_member (object, "name");
      *n_right += right;
      for (guint i = 0; i < facts->findings->len; i++)
        {
          found = g_ptr_array_index (facts->findings, i);
          if (found->sure == HJL_CV_SURE && found->field == HJL_CV_FIELD_EMAIL)
            g_assert_true (is_among (json_object_get_array_member (object, "emails"), found->value, FALSE));
          if (found->sure == HJL_CV_SURE && found->field == HJL_CV_FIELD_PHONE)
            g_assert_true (is_among (json_object_get_array_member (object, "phones"), found->value, TRUE));
        }
    }
}

static void
test_fixtures (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "cvs", NULL);
  g_autofree char *held_out = g_build_filename (folder, "held-out", NULL);
  g_autofree char *strangers = g_build_filename (folder, "strangers", NULL);
  guint            n_files = 0, n_right = 0;

  check_folder (folder, &n_files, &n_right);
  g_assert_cmpuint (n_files, >=, 60);
  g_assert_cmpuint (n_right * 100, >=, n_files * 95);
  n_files = n_right = 0;
  check_folder (held_out, &n_files, &n_right);
  g_assert_cmpuint (n_right * 100, >=, n_files * 90);
  n_files = n_right = 0;
  check_folder (strangers, &n_files, &n_right);
  g_assert_cmpuint (n_files, >=, 90);
  g_assert_cmpuint (n_right * 100, >=, n_files * 95);
}

/* As many as there have to be, and of so many makers: a file is called after its person, maker and layout (its README). */
static void
test_makers (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "cvs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GHashTable) makers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *truth = g_strdup_printf ("%s/%s.json", folder, name);
      g_auto (GStrv) parts = g_strsplit (name, "-", 2);
      const char *dot;

      if (!g_file_test (truth, G_FILE_TEST_EXISTS))
        continue;

      n++;
      g_assert_nonnull (parts[1]);
      dot = strchr (parts[1], '.');
      g_hash_table_add (styles, g_strndup (parts[1], dot - parts[1]));
      g_hash_table_add (makers, g_strndup (parts[1], strcspn (parts[1], "-.")));
    }
  g_test_message ("%u files, %u makers, %u styles", n, g_hash_table_size (makers), g_hash_table_size (styles));
  g_assert_cmpuint (n, >=, 60);
  g_assert_cmpuint (g_hash_table_size (makers), >=, 12);
}

/* Text that does not say how it is encoded. */
static void
test_encodings (Fixture      *fixture,
                gconstpointer data)
{
  static const struct
  {
    const char *charset;
    const char *name;
    const char *text;
    gboolean    sure; /* no other alphabet would make as much of it */
  } rows[] = {
    { "BIG5", "簡嘉瑜", "姓名：簡嘉瑜\n行動電話：0933-555-013\n電子郵件：kangaroo@example.org\n通訊地址：新竹市東區\n工作經歷\n迄今 台灣積體電路製造股份有限公司 製程工程師\n學歷\n國立成功大學 材料科學及工程學系 碩士\n", TRUE },
    { "CP932", "佐藤美咲", "職務経歴書\n氏名：佐藤美咲\n電話：080-5555-0113\nメール：kangaroo@example.org\n職務経歴\n現在　株式会社日立製作所　情報システム部\n自己PR\n粘り強く課題に取り組みます。\n", TRUE },
    { "EUC-JP", "佐藤美咲", "職務経歴書\n氏名：佐藤美咲\n電話：080-5555-0113\nメール：kangaroo@example.org\n職務経歴\n現在　株式会社日立製作所　情報システム部\n自己PR\n粘り強く課題に取り組みます。\n", TRUE },
    { "GB18030", "欧阳思远", "姓名：欧阳思远\n手机：138 5555 0113\n邮箱：kangaroo@example.org\n工作经历\n至今 阿里巴巴（杭州）有限公司 产品经理\n教育背景\n浙江大学 信息管理与信息系统 本科\n", TRUE },
    { "EUC-KR", "선우다은", "이력서\n이름: 선우다은\n휴대폰: 010-5557-0113\n이메일: kangaroo@example.org\n경력 사항\n현재 삼성 클라우드사업부 책임\n학력 사항\n부산대학교 정보컴퓨터공학부 졸업\n", TRUE },
    { "KOI8-R", "Аркадий Белозёров", "Имя: Аркадий Белозёров\nТелефон: 8 (922) 555-01-13\nПочта: kangaroo@example.org\nОпыт работы\nВедущий аналитик, Екатеринбург\nОбразование\nУральский федеральный университет\n" },
    { "WINDOWS-1251", "Аркадий Белозёров", "Имя: Аркадий Белозёров\nТелефон: 8 (922) 555-01-13\nПочта: kangaroo@example.org\nОпыт работы\nВедущий аналитик, Екатеринбург\nОбразование\nУральский федеральный университет\n" },
    { "WINDOWS-1253", "Δέσποινα Μαυρομμάτη", "Όνομα: Δέσποινα Μαυρομμάτη\nΤηλ.: 6977550113\nEmail: kangaroo@example.org\nΕπαγγελματική Εμπειρία\nΠολιτικός Μηχανικός, Αθήνα\nΣπουδές\nΕθνικό Μετσόβιο Πολυτεχνείο\n" },
    { "WINDOWS-1255", "איתי שוורצמן", "שם: איתי שוורצמן\nטלפון: 050-5550113\nדואל: kangaroo@example.org\nניסיון תעסוקתי\nמנהלת מוצר, בנק לאומי, תל אביב\nהשכלה\nתואר ראשון בכלכלה, אוניברסיטת בן-גוריון\n" },
    { "WINDOWS-1256", "هالة مصطفى البنداري", "الاسم: هالة مصطفى البنداري\nالموبايل: 0122 555 0113\nالبريد الإلكتروني: kangaroo@example.org\nالخبرات العملية\nمحاسب أول، بنك مصر، القاهرة\nالمهارات\nإكسل، اللغة الإنجليزية\n" },
    { "CP874", "กานต์พิชชา วงศ์สวัสดิ์", "ชื่อ-นามสกุล: กานต์พิชชา วงศ์สวัสดิ์\nโทรศัพท์: 081-555-0113\nอีเมล: kangaroo@example.org\nประวัติการทำงาน\nบริษัท ปูนซิเมนต์ไทย จำกัด\nการศึกษา\nมหาวิทยาลัยเชียงใหม่ คณะบริหารธุรกิจ\n" },
    { "WINDOWS-1250", "Květoslava Hříbková", "Květoslava Hříbková\nkangaroo@example.org\nPracovní zkušenosti\nÚčetní, Škoda Auto, Mladá Boleslav\nVzdělání\nVysoká škola ekonomická v Praze\nDovednosti\nřidičský průkaz\n" },
    { "ISO-8859-2", "Małgorzata Śliwińska", "Małgorzata Śliwińska\nkangaroo@example.org\nDoświadczenie zawodowe\nKsięgowa, Łódź\nWykształcenie\nUniwersytet Łódzki, finanse i rachunkowość\nUmiejętności\nJęzyk angielski, księgi handlowe\n" },
    { "WINDOWS-1254", "Gülşah Öztürkmen", "Gülşah Öztürkmen\nkangaroo@example.org\nİş Deneyimi\nMuhasebe Uzmanı, Koç Holding, İstanbul\nEğitim\nAnadolu Üniversitesi, İktisat Fakültesi\nBilgisayar\nÖn muhasebe, çek takibi, kağıt işleri\n" },
    { "ISO-8859-1", "Björn Åkerström", "Namn: Björn Åkerström\nE-post: kangaroo@example.org\nErfarenhet\nSnickare, Bygg & Söner, Umeå\nUtbildning\nByggprogrammet, Härnösand\n", TRUE },
    { "ISO-8859-1", "Zoë Laurent-Müller", "Zoë Laurent-Müller\nkangaroo@example.org\nBerufserfahrung\nKöchin, Gasthaus zum Bären, Zürich\nAusbildung\nHotelfachschule Thun\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize            size;
      g_autofree char *encoded = g_convert (rows[i].text, -1, rows[i].charset, "UTF-8", NULL, &size, NULL);
      g_autofree char *path = NULL;
      g_autoptr (HjlCvFacts) facts = NULL;

      g_test_message ("%s", rows[i].charset);
      g_assert_nonnull (encoded);
      path = write_file (fixture, "cv.txt", encoded, size);
      facts = read_path (path, NULL);
      g_assert_nonnull (hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME));
      g_assert_cmpstr (hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME)->value, ==, rows[i].name);
      g_assert_true (!rows[i].sure || hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME)->sure == HJL_CV_SURE);
      g_assert_cmpstr (hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL)->value, ==, "kangaroo@example.org");
    }
}

/* The document that this program makes of a hackajob profile. */
static void
test_own_profile (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GBytes) bytes = hjl_test_load_fixture ("hackajob/candidate-accepted.json");
  g_autofree char *json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (JsonNode) root = hjl_test_parse_json (json);
  g_autoptr (HjlCandidateProfile) profile = hjl_feed_parse_profile (root, NULL);
  g_autoptr (HjlCandidate) candidate = hjl_candidate_new ("c-1");
  g_autoptr (HjlDocument) document = hjl_candidate_pdf_render (candidate, profile, "Senior Backend Engineer", 1774224000000, NULL, NULL);
  g_autofree char *path = write_file (fixture, "profile.pdf", g_bytes_get_data (document->content, NULL), g_bytes_get_size (document->content));
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (HjlCvFacts) facts = read_path (path, &picture);

  g_assert_cmpint (facts->reading, ==, HJL_CV_READ);
  g_assert_cmpint (facts->kind, ==, HJL_FILE_KIND_PDF);
  g_assert_cmpuint (facts->n_pages, ==, 2);
  g_assert_cmpstr (hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME)->value, ==, "Ottilie Marchbanks");
  g_assert_cmpint (hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME)->sure, ==, HJL_CV_SURE);
  g_assert_nonnull (picture);
  g_assert_cmpmem (g_bytes_get_data (picture, NULL), 4, "\211PNG", 4);
}

/* What cannot be read is said as what it is. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char  *bytes;
    gssize       size;
    HjlCvReading reading;
  } rows[] = {
    { "", 0, HJL_CV_EMPTY },
    { " \n\t ", 4, HJL_CV_EMPTY },
    { "%PDF-1.4 and nothing more", -1, HJL_CV_BROKEN },
    { "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
      "trailer<</Root 1 0 R>>\n%%EOF",
      -1, HJL_CV_BROKEN },
    { "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99999999 99999999]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
      -1, HJL_CV_NO_TEXT },
    { "PK\003\004 and nothing more", -1, HJL_CV_UNSUPPORTED },
    { "\211PNG\r\n\032\n....", -1, HJL_CV_NO_TEXT },
    { "\001\002\003", 3, HJL_CV_UNSUPPORTED },
    { "<!DOCTYPE html><html>Sign in</html>", -1, HJL_CV_UNSUPPORTED },
    { "{\\rtf1\\ansi{{{{{{{{{{{{{{{{{{ Anna", -1, HJL_CV_READ },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpint (read_bytes (fixture, rows[i].bytes, rows[i].size < 0 ? (gssize) strlen (rows[i].bytes) : rows[i].size), ==, rows[i].reading);
    }
}

/* A fixture that ends anywhere: the reader ends, too, and is sure of nothing that is not in there. */
static void
test_cut (Fixture      *fixture,
          gconstpointer data)
{
  static const char *const names[] = { "okafor-docx-plain.docx", "pfiffner-latex-plain.pdf", "nowak-libreoffice-odt.odt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *relative = g_build_filename ("cvs", names[i], NULL);
      g_autoptr (GBytes) bytes = hjl_test_load_fixture (relative);
      gsize       size;
      const char *content = g_bytes_get_data (bytes, &size);

      for (guint part = 1; part < 8; part++)
        {
          HjlCvReading reading = read_bytes (fixture, content, size * part / 8);

          g_test_message ("%s, %u of 8: %s", names[i], part, hjl_cv_reading_get_nick (reading));
          g_assert_cmpint (reading, !=, HJL_CV_FAILED);
        }
    }
}

/* A container in Office's shape, made by hand: @body is word/document.xml, @n_entries more stand beside it. */
static char *
make_docx (Fixture    *fixture,
           const char *name,
           const char *script)
{
  g_autofree char  *path = g_build_filename (fixture->folder, name, NULL);
  const char *const arguments[] = { "python3", "-c", script, path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return g_steal_pointer (&path);
}

#define DOCX "import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1],'w',zipfile.ZIP_DEFLATED)\nz.writestr('[Content_Types].xml','<Types/>')\n"
#define W "xmlns:w=\"w\""

static void
test_hostile (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char  *what;
    const char  *script;
    HjlCvReading reading;
  } rows[] = {
    { "a part that becomes 200 MB", DOCX "z.writestr('word/document.xml',b'<w:document " W ">'+b' '*200000000)\n", HJL_CV_TOO_LARGE },
    { "100,000 entries", DOCX "z.writestr('word/document.xml','<w:document " W "/>')\nfor i in range(100000): z.writestr('x%d'%i,'')\n", HJL_CV_TOO_LARGE },
    { "entities of entities", DOCX "z.writestr('word/document.xml','<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document " W "><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>')\n", HJL_CV_BROKEN },
    { "an entity that is a file", DOCX "z.writestr('word/document.xml','<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document " W "><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>')\n", HJL_CV_BROKEN },
    { "paths that lead out", DOCX "z.writestr('../../../tmp/hjl-out','x')\nz.writestr('word/../../out','x')\nz.writestr('word/document.xml','<w:document " W "><w:p><w:r><w:t>Anna Nowak, engineer of ledgers</w:t></w:r></w:p></w:document>')\n", HJL_CV_READ },
    { "elements 100,000 deep", DOCX "z.writestr('word/document.xml','<w:document " W ">'+'<w:p>'*100000)\n", HJL_CV_BROKEN },
    { "a PDF whose objects refer to each other",
      "import sys\nopen(sys.argv[1],'w').write('%PDF-1.4\\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
      "/Resources<</XObject<</A 5 0 R>>>>>>endobj 4 0 obj<</Length 5>>stream\\n/A Do\\nendstream endobj 5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 11/Resources<</XObject<</A 5 0 R>>>>>>stream\\n/A Do /A Do\\nendstream endobj\\ntrailer<</Root 1 0 R>>\\n%%EOF')\n",
      HJL_CV_NO_TEXT },
    { "4 GB of nothing", "import sys\nf=open(sys.argv[1],'wb')\nf.write(b'%PDF-1.4')\nf.truncate(4<<30)\n", HJL_CV_TOO_LARGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = make_docx (fixture, "hostile", rows[i].script);
      g_autoptr (HjlCvFacts) facts = NULL;

      g_test_message ("%s", rows[i].what);
      facts = read_path (path, NULL);
      g_assert_cmpstr (hjl_cv_reading_get_nick (facts->reading), ==, hjl_cv_reading_get_nick (rows[i].reading));
    }
}

/* What is no reader, or none any more. */
static void
test_broken_reader (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const scripts[] = {
    "exit 0",
    "exit 3",
    "kill -SEGV $$",
    "echo nonsense",
    "echo '{}'",
    "echo '{\"reading\":7,\"kind\":2,\"pages\":1,\"findings\":[]}'",
    "echo '{\"reading\":\"perhaps\",\"kind\":2,\"pages\":1,\"findings\":[]}'",
    "echo '{\"reading\":\"read\",\"kind\":99,\"pages\":1,\"findings\":[]}'",
    "echo '{\"reading\":\"read\",\"kind\":2,\"pages\":1,\"findings\":[{\"field\":\"name\"}]}'",
    "echo '{\"reading\":\"read\",\"kind\":2,\"pages\":1,\"findings\":[7]}'",
    "echo '{\"reading\":\"read\",\"kind\":2,\"pages\":1,\"findings\":[]}'; exit 1",
    "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done",
  };
  g_autofree char *cv = write_file (fixture, "cv.txt", "Anna Nowak", -1);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", scripts[i]);
      g_autofree char *program = write_file (fixture, "reader", script, -1);
      g_autoptr (HjlCvFacts) facts = NULL;

      g_test_message ("%s", scripts[i]);
      /* Which goes on for ever beside its requests: test_hanging_reader(). */
      if (readers != NULL && g_str_has_prefix (scripts[i], "while"))
        continue;
      g_assert_cmpint (g_chmod (program, 0700), ==, 0);
      g_setenv ("HJLEVER_READ_CV", program, TRUE);
      facts = read_path (cv, NULL);
      g_assert_cmpint (facts->reading, ==, HJL_CV_FAILED);
      g_assert_cmpuint (facts->findings->len, ==, 0);
    }

  g_setenv ("HJLEVER_READ_CV", "/nowhere/hjlever-read-cv", TRUE);
  {
    g_autoptr (HjlCvFacts) facts = read_path (cv, NULL);

    g_assert_cmpint (facts->reading, ==, HJL_CV_FAILED);
  }
}

/* A reader that hangs is ended, and its answer is that there is none. */
static void
test_hanging_reader (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *cv = write_file (fixture, "cv.txt", "Anna Nowak", -1);
  g_autofree char *program = write_file (fixture, "reader", "#!/bin/sh\nexec sleep 1000\n", -1);
  g_autoptr (HjlCvFacts) facts = NULL;

  g_assert_cmpint (g_chmod (program, 0700), ==, 0);
  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  facts = read_path (cv, NULL);
  g_assert_cmpint (facts->reading, ==, HJL_CV_FAILED);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *cv = write_file (fixture, "cv.txt", "Anna Nowak", -1);
  g_autofree char *program = write_file (fixture, "reader", "#!/bin/sh\nexec sleep 1000\n", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (program, 0700), ==, 0);
  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  hjl_cv_reader_read_async (readers, cv, readers != NULL ? 0 : 100, cancellable, hjl_test_got_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (hjl_cv_reader_read_finish (hjl_test_wait (&result), NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A program that ended is started again, and many files are read at a time. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const lines[] = { "Anna Nowak\nanna.nowak@example.org\n", "", "%PDF-1.4\nbroken", "{\\rtf1 Peter Holm\\par peter.holm@example.com}", "\001\002" };
  g_autofree char         *right = g_strdup (g_getenv ("HJLEVER_READ_CV"));
  g_autofree char         *ending = write_file (fixture, "reader", "#!/bin/sh\nexit 0\n", -1);
  g_autofree char         *cv = write_file (fixture, "cv.txt", lines[0], -1);
  g_autoptr (HjlCvFacts) none = NULL;
  GAsyncResult *results[40] = { NULL };

  g_assert_cmpint (g_chmod (ending, 0700), ==, 0);
  g_setenv ("HJLEVER_READ_CV", ending, TRUE);
  none = read_path (cv, NULL);
  g_assert_cmpint (none->reading, ==, HJL_CV_FAILED);

  g_setenv ("HJLEVER_READ_CV", right, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *name = g_strdup_printf ("cv-%u", i);
      g_autofree char *path = write_file (fixture, name, lines[i % G_N_ELEMENTS (lines)], -1);

      hjl_cv_reader_read_async (readers, path, 0, NULL, hjl_test_got_result, &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GAsyncResult) result = hjl_test_wait (&results[i]);
      g_autoptr (HjlCvFacts) facts = hjl_cv_reader_read_finish (result, NULL, NULL, NULL);
      static const HjlCvReading readings[] = { HJL_CV_READ, HJL_CV_EMPTY, HJL_CV_BROKEN, HJL_CV_READ, HJL_CV_UNSUPPORTED };

      g_test_message ("%u", i);
      g_assert_cmpint (facts->reading, ==, readings[i % G_N_ELEMENTS (lines)]);
    }
}

/* Whoever stands beside one that brings the program down is read all the same, each by itself. */
static void
test_neighbours (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n[ \"$1\" = --requests ] && exit 1\nexec '%s' \"$@\"\n", g_getenv ("HJLEVER_READ_CV"));
  g_autofree char *program = write_file (fixture, "reader", script, -1);
  GAsyncResult    *results[4] = { NULL };

  g_assert_cmpint (g_chmod (program, 0700), ==, 0);
  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *name = g_strdup_printf ("cv-%u", i);
      g_autofree char *path = write_file (fixture, name, "Anna Nowak\nanna.nowak@example.org\n", -1);

      hjl_cv_reader_read_async (readers, path, 0, NULL, hjl_test_got_result, &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GAsyncResult) result = hjl_test_wait (&results[i]);
      g_autoptr (HjlCvFacts) facts = hjl_cv_reader_read_finish (result, NULL, NULL, NULL);

      g_assert_cmpint (facts->reading, ==, HJL_CV_READ);
      g_assert_cmpuint (facts->findings->len, >, 0);
    }
}

/* By a descriptor that is somebody else's file by the time that the first reader turns out to have ended. */
static void
test_descriptor (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n[ \"$1\" = --requests ] && { dd bs=64 count=1 >/dev/null 2>&1; exit 1; }\nexec '%s' \"$@\"\n", g_getenv ("HJLEVER_READ_CV"));
  g_autofree char *program = write_file (fixture, "reader", script, -1);
  g_autofree char *own = write_file (fixture, "own", "Anna Nowak\nanna.nowak@example.org\n", -1);
  g_autofree char *other = write_file (fixture, "other", "Peter Holm\npeter.holm@example.org\n", -1);
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCvFacts) facts = NULL;
  const HjlCvFinding *email;
  int                 fd = open (own, O_RDONLY | O_CLOEXEC);
  int                 next = open (other, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (g_chmod (program, 0700), ==, 0);
  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  hjl_cv_reader_read_async (readers, path, 0, NULL, hjl_test_got_result, &result);
  g_assert_cmpint (dup3 (next, fd, O_CLOEXEC), ==, fd);

  facts = hjl_cv_reader_read_finish (hjl_test_wait (&result), NULL, NULL, NULL);
  g_assert_cmpint (facts->reading, ==, HJL_CV_READ);
  email = hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL);
  g_assert_nonnull (email);
  g_assert_cmpstr (email->value, ==, "anna.nowak@example.org");
  close (fd);
  close (next);
}

/* What is no file is not opened for reading. */
static void
test_no_file (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *gone = g_build_filename (fixture->folder, "gone", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);
  const char      *paths[] = { gone, pipe, fixture->folder, "/dev/zero" };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (HjlCvFacts) facts = read_path (paths[i], NULL);

      g_assert_cmpint (facts->reading, ==, HJL_CV_FAILED);
    }
}

/* From within nothing is to be reached: each line of the reader's own trial says so. */
static void
assert_shut_in (char *output)
{
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  lines = g_strsplit (g_strstrip (output), "\n", -1);
  for (; lines[n] != NULL; n++)
    {
      g_test_message ("%s", lines[n]);
#ifdef __SANITIZE_ADDRESS__
      if (g_str_equal (lines[n], "memory allowed"))
        {
          g_test_message ("AddressSanitizer takes more memory than this wall leaves, so that there is none in this build.");
          continue;
        }
#endif
      g_assert_true (g_str_has_suffix (lines[n], " refused"));
    }
  g_assert_cmpuint (n, ==, 11);
}

static void
test_walls (Fixture      *fixture,
            gconstpointer data)
{
  const char *const arguments[] = { g_getenv ("HJLEVER_READ_CV"), "--try-sandbox", NULL };
  g_autofree char  *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (fixture->folder, (char **) arguments, NULL, 0, NULL, NULL, &output, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  assert_shut_in (output);
}

/* (transfer full): what the process that one file was given to says */
static char *
read_all (int fd)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char   chunk[4096];
  gssize n;

  while ((n = read (fd, chunk, sizeof chunk)) > 0)
    g_string_append_len (text, chunk, n);
  g_assert_cmpint (n, ==, 0);
  close (fd);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The same of each of the processes that one program starts, the second as the first. */
static void
test_walls_of_many (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\ncd '%s' && exec '%s' \"$@\" --try-sandbox\n", fixture->folder, g_getenv ("HJLEVER_READ_CV"));
  g_autofree char *program = write_file (fixture, "reader", script, -1);
  g_autofree char *cv = write_file (fixture, "cv.txt", "Anna Nowak", -1);

  g_assert_cmpint (g_chmod (program, 0700), ==, 0);
  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *output = NULL;
      guint32          number;
      int              file = open (cv, O_RDONLY | O_CLOEXEC);
      int              ends[2];

      g_assert_cmpint (pipe2 (ends, O_CLOEXEC), ==, 0);
      g_assert_true (hjl_cv_readers_give (readers, file, ends[1], &number));
      close (file);
      close (ends[1]);
      output = read_all (ends[0]);
      assert_shut_in (output);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/cv/reader/fixtures", test_fixtures },
    { "/cv/reader/makers", test_makers },
    { "/cv/reader/encodings", test_encodings },
    { "/cv/reader/own-profile", test_own_profile },
    { "/cv/reader/refused", test_refused },
    { "/cv/reader/cut", test_cut },
    { "/cv/reader/hostile", test_hostile },
    { "/cv/reader/broken-reader", test_broken_reader },
    { "/cv/reader/hanging-reader", test_hanging_reader },
    { "/cv/reader/cancelled", test_cancelled },
    { "/cv/reader/no-file", test_no_file },
    { "/cv/reader/walls", test_walls },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  /* With one program for all files. */
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/cv/readers/", strrchr (tests[i].path, '/') + 1, NULL);

      /* Pictures, what the program does of its own, and what it does nothing for. */
      if (tests[i].test == test_own_profile || tests[i].test == test_walls || tests[i].test == test_makers)
        continue;
      g_test_add (path, Fixture, "many", set_up, tests[i].test, tear_down);
    }
  g_test_add ("/cv/readers/again", Fixture, "many", set_up, test_again, tear_down);
  g_test_add ("/cv/readers/neighbours", Fixture, "many", set_up, test_neighbours, tear_down);
  g_test_add ("/cv/readers/descriptor", Fixture, "many", set_up, test_descriptor, tear_down);
  g_test_add ("/cv/readers/walls", Fixture, "many", set_up, test_walls_of_many, tear_down);

  return g_test_run ();
}
