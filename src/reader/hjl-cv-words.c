/* hjl-cv-words.c: words that CVs are written with, in the languages that we know them in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-words.h"

#include <string.h>

#include "model/hjl-fold.h"

/* Words between bars. There are no names of people among them: who has a rare one has it as much as others. */
static const char *const words[HJL_N_CV_WORDS] = {
  [HJL_CV_WORD_PARTICLE] =
    "van|von|binti|bte|der|den|de|del|della|di|da|do|dos|das|du|la|le|les|el|al|ul|abu|abd|bin|ibn|bint|ben|bat|ter|ten|"
    "te|tot|zu|zum|zur|af|av|y|e|i|a|d|o'|san|santa|st|st.|mac|mc|ní|ni|nic|ó|ap|ab|vom|thi|thị|văn|van't|'t|"
    "het|op|in't|lo|los|las|degli|dei|delle|dal|dalla|af'|delos|dela|delas|dels|vander|vanden|aan|uit|thoe|ould|kyzy|uulu|qizi|oglu|ogly|kizi",
  [HJL_CV_WORD_TITLE] =
    "mr|mrs|ms|miss|mx|dr|prof|professor|doctor|sir|dame|lady|lord|rev|reverend|eng|engr|ing|mgr|mag|bc|bca|"
    "mga|dipl|dipl-ing|dr-ing|drs|ir|ds|inż|inz|lek|hab|med|herr|frau|hr|fr|monsieur|madame|mme|mlle|m.|sr|"
    "sra|srta|don|doña|dña|lic|arq|ingº|dott|dott.ssa|dottssa|sig|sigra|avv|arch|geom|pan|pani|panna|dhr|mevr|"
    "mw|judr|mudr|mvdr|mddr|phdr|paeddr|rndr|thdr|rsdr|doc|as|assoc|asst|assistant|dra|bay|bayan|av|uzm|öğr|"
    "rer|nat|phil|iur|jur|theol|vet|dent|agr|pol|sc|oec|paed|hc|mont|techn|gör|ifj|id|ifjabb|özv|shri|smt|shree|kumari|ustaz|al-ustaz|captain|capt|col|colonel|lt|lieutenant|major|maj|sgt|sergeant|commander|cdr|brigadier|cpl|corporal|hon|adv|ca|cs|"
    "er|md|phd|the|mba|bsc|msc|г-н|г-жа|д-р|проф|др|господин|госпожа|инж|κ.|κα|δρ|د|م|أ|السيد|السيدة|الدكتور|"
    "الدكتورة|دكتور|دكتورة|المهندس|المهندسة|مهندس|מר|גב|ד״ר|ד\"ר|פרופ|נאי|นาย|นาง|นางสาว|ดร",
  [HJL_CV_WORD_DEGREE] =
    "mbbs|mbchb|mb|bchir|mrcgp|mrcp|frcs|frca|drcog|dch|dnb|ccrn|aprn|cnm|fnp-c|rgn|rmn|cissp|cipd|assoc|llb|barrister|frsa|fhea|sfhea|pgcert|qts|bds|mrcs|bpharm|mpharm|mrpharms|gphc|cert ed|"
    "phd|ph.d|dphil|md|mdphd|dds|dvm|jd|llm|llb|llb(hons)|ma|m.a|ba|b.a|msc|m.sc|bsc|b.sc|ms|bs|b.s|m.s|meng|"
    "beng|mba|bba|mpa|mph|mphil|mres|med|bed|edd|btech|mtech|be|me|mca|bca|bcom|mcom|bfa|mfa|csc|drsc|dis|dba|"
    "acca|fcca|aca|cpa|cfa|cima|acma|cgma|pmp|prince2|csm|psm|cspo|cissp|cisa|cism|ccna|ccnp|rn|bsn|msn|lpn|"
    "np|pa|pe|eit|ceng|ieng|fiet|miet|mrics|frics|mcips|mcipd|fcipd|acipd|chartered|esq|obe|mbe|cbe|kbe|frs|"
    "hons|cscp|safe|itil|gphr|phr|sphr|shrm|shrm-cp|shrm-scp|cssbb|ssgb|leed|aia|riba|dipl|habil|mim|emba|"
    "diped|pgce|pgdip|hnd|hnc|aws|aicp|cka|ckad|cfe|cia|frm|chfc|clu|ea|dpt|ot|slp|lcsw|lmft|pharmd|dnp|psyd|"
    "m.ed|b.ed|m.eng|b.eng|m.tech|b.tech|b.e|m.e|и.о|к.т.н|к.э.н|к.н|д.н|aat|acis|mcim|mbcs|ceh|oscp|comptia|"
    "togaf",
  [HJL_CV_WORD_HEADING] =
    "pengalaman kerja|pengalaman|riwayat pekerjaan|pendidikan|riwayat pendidikan|keahlian|kemampuan|data pribadi|data diri|tentang saya|kontak|sertifikasi|pengalaman organisasi|pendidikan formal|kemahiran|maklumat peribadi|latar belakang pendidikan|سوابق شغلی|سوابق کاری|سوابق تحصیلی|تحصیلات|مهارت‌ها|مهارتها|مشخصات فردی|اطلاعات شخصی|اطلاعات تماس|درباره من|زبان‌ها|زبان ها|професионален опит|трудов стаж|умения|езици|лични данни|контакти|за мен|радно искуство|образовање|вештине|језици|лични подаци|контакт|veštine|lični podaci|kontakt podaci|o meni|starfsferill|tungumál|darba pieredze|izglītība|prasmes|valodas|darbo patirtis|išsilavinimas|įgūdžiai|kalbos|töökogemus|haridus|oskused|keeled|bar admissions|affiliations|licenses|professional development|key achievements|core competences|areas of expertise|career summary|career profile|personal details and contact|academic qualifications|educational qualifications|work history|strengths and weaknesses|declaration|klauzula|privacy|hobiler|"
    "starfsreynsla|menntun|hæfni|persónuupplýsingar|meðmæli|summary|profile|about|about me|objective|career objective|professional summary|executive summary|"
    "personal statement|personal profile|professional profile|experience|work experience|"
    "professional experience|employment|employment history|work history|career history|career|education|"
    "education and training|academic background|qualifications|skills|technical skills|key skills|core skills|"
    "core competencies|competencies|languages|language skills|certifications|certificates|courses|training|"
    "projects|selected projects|admissions|positions|teaching posts|clinical experience|registrations|assignments|credentials|academic profile|"
    "publications|awards|honours|honors|achievements|interests|hobbies|"
    "hobbies and interests|volunteering|volunteer experience|contact|contact details|contact information|"
    "contact me|personal details|personal information|personal data|details|info|links|social|tools|"
    "technologies|expertise|strengths|activities|memberships|patents|portfolio|additional information|"
    "research|teaching|get in touch|highlights|stack|tech stack|my story|what i do|where i worked|timeline|"
    "berufserfahrung|ausbildung|bildung|studium|kenntnisse|fähigkeiten|sprachen|sprachkenntnisse|kontakt|"
    "kontaktdaten|persönliche daten|persönliche angaben|zur person|profil|über mich|hobbys|interessen|"
    "zertifikate|weiterbildung|werdegang|beruflicher werdegang|edv-kenntnisse|schulbildung|praktika|projekte|"
    "expérience|expériences|expérience professionnelle|expériences professionnelles|parcours professionnel|"
    "formation|formations|compétences|langues|centres d'intérêt|loisirs|coordonnées|à propos|à propos de moi|"
    "projets|état civil|informations personnelles|experiencia|experiencia laboral|experiencia profesional|"
    "educación|formación|formación académica|habilidades|competencias|aptitudes|idiomas|contacto|"
    "datos personales|perfil|perfil profesional|sobre mí|acerca de mí|intereses|proyectos|cursos|"
    "información personal|esperienza|esperienze|esperienza professionale|esperienze professionali|"
    "esperienza lavorativa|istruzione|istruzione e formazione|formazione|competenze|lingue|contatti|"
    "dati personali|informazioni personali|profilo|profilo professionale|interessi|chi sono|progetti|"
    "experiência|experiência profissional|formação|formação académica|formação acadêmica|educação|"
    "competências|contato|contactos|dados pessoais|sobre mim|interesses|resumo|objetivo|projetos|werkervaring|"
    "ervaring|opleiding|opleidingen|vaardigheden|talen|contactgegevens|persoonlijke gegevens|persoonsgegevens|"
    "profiel|over mij|cursussen|doświadczenie|doświadczenie zawodowe|wykształcenie|umiejętności|języki|"
    "języki obce|znajomość języków|dane kontaktowe|dane osobowe|profil zawodowy|podsumowanie|"
    "podsumowanie zawodowe|o mnie|zainteresowania|kursy|szkolenia|certyfikaty|projekty|edukacja|"
    "pracovní zkušenosti|praxe|zkušenosti|vzdělání|dovednosti|jazyky|jazykové znalosti|osobní údaje|o mně|"
    "zájmy|kurzy|znalosti|pracovné skúsenosti|vzdelanie|zručnosti|osobné údaje|schopnosti|"
    "arbetslivserfarenhet|erfarenhet|utbildning|färdigheter|språk|kontaktuppgifter|om mig|intressen|"
    "erhvervserfaring|uddannelse|kompetencer|sprog|arbeidserfaring|utdanning|ferdigheter|kompetanse|"
    "työkokemus|koulutus|taidot|kielitaito|yhteystiedot|szakmai tapasztalat|munkatapasztalat|tapasztalat|"
    "tanulmányok|végzettség|képzettség|készségek|nyelvtudás|nyelvek|elérhetőség|elérhetőségek|"
    "személyes adatok|bemutatkozás|rólam|érdeklődés|tanfolyamok|iş deneyimi|deneyim|iş tecrübesi|eğitim|"
    "eğitim bilgileri|beceriler|yetenekler|yabancı dil|yabancı diller|diller|iletişim|iletişim bilgileri|"
    "kişisel bilgiler|hakkımda|özet|projeler|sertifikalar|ilgi alanları|kinh nghiệm|kinh nghiệm làm việc|"
    "học vấn|trình độ học vấn|kỹ năng|ngoại ngữ|thông tin cá nhân|thông tin liên hệ|liên hệ|"
    "mục tiêu nghề nghiệp|mục tiêu|sở thích|giới thiệu|dự án|chứng chỉ|experiență|experiență profesională|"
    "educație|educație și formare|competențe|limbi străine|date personale|date de contact|iskustvo|"
    "radno iskustvo|obrazovanje|vještine|jezici|osobni podaci|delovne izkušnje|izobrazba|опыт|опыт работы|"
    "образование|навыки|ключевые навыки|языки|контакты|контактная информация|личные данные|о себе|обо мне|"
    "цель|курсы|проекты|досвід|досвід роботи|освіта|навички|мови|контакти|про себе|личная информация|"
    "контактные данные|особисті дані|εμπειρία|επαγγελματική εμπειρία|εκπαίδευση|δεξιότητες|γλώσσες|"
    "επικοινωνία|προσωπικά στοιχεία|σπουδές|στοιχεία επικοινωνίας|工作经历|工作经验|教育背景|教育经历|专业技能|技能|个人信息|基本信息|联系方式|"
    "自我评价|项目经历|项目经验|求职意向|语言能力|证书|兴趣爱好|個人資料|工作經驗|學歷|教育程度|技能專長|聯絡方式|自傳|個人簡介|个人简介|关于我|職歴|学歴|学歴・職歴|資格|免許・資格|志望動機|"
    "自己pr|スキル|連絡先|職務経歴|職務要約|本人希望記入欄|趣味・特技|語学|基本情報|経歴|言語|自己紹介|경력|경력사항|학력|학력사항|기술|자격증|자격사항|인적사항|연락처|자기소개|프로젝트|"
    "언어|외국어|기본정보|경험|보유기술|소개|الخبرات|الخبرة|الخبرة العملية|الخبرات العملية|الخبرة المهنية|التعليم|المؤهلات|"
    "المؤهلات العلمية|المهارات|اللغات|معلومات الاتصال|البيانات الشخصية|المعلومات الشخصية|نبذة|نبذة عني|"
    "الهدف الوظيفي|ملخص|الملخص|نبذة|الدورات|الاتصال|الملخص المهني|بيانات التواصل|ניסיון|ניסיון תעסוקתי|ניסיון מקצועי|השכלה|"
    "כישורים|מיומנויות|שפות|פרטים אישיים|פרטי התקשרות|תמצית|אודות|קצת עלי|שירות צבאי|יצירת קשר|कार्य अनुभव|"
    "अनुभव|शिक्षा|कौशल|भाषाएँ|संपर्क|व्यक्तिगत विवरण|व्यक्तिगत जानकारी|ประสบการณ์|ประสบการณ์ทำงาน|การศึกษา|"
    "ทักษะ|ภาษา|ติดต่อ|ข้อมูลส่วนตัว|ข้อมูลติดต่อ",
  [HJL_CV_WORD_REFEREE] =
    "rekruter|rekruterka|recruteur|recruteuse|reclutador|reclutadora|ansprechpartner|ansprechpartnerin|personalberater|personalberaterin|your contact|account manager|consultant|meðmælendur|atsauksmes|rekomendacijos|soovitajad|referensi|rujukan|препоръки|referees and supervisors|referee|referees|reference|references|my references|professional references|referees and references|"
    "referee details|references and referees|character reference|recommendations|recommended by|endorsements|"
    "testimonials|supervisor|supervisors|line manager|emergency contact|next of kin|referenz|referenzen|"
    "références|référence|referencias|referencia|referenze|referências|referenties|referencje|polecenia|"
    "doporučení|referencer|referanser|referenser|suosittelijat|referenciák|ajánlók|referanslar|"
    "người tham chiếu|người giới thiệu|referințe|рекомендации|рекомендатели|рекомендації|συστάσεις|推荐人|证明人|"
    "推薦人|紹介者|추천인|المراجع|المعرفون|ממליצים|สถานที่ติดต่ออ้างอิง|บุคคลอ้างอิง|संदर्भ|संदर्भ व्यक्ति|"
    "emergency contacts|contact person|recruiter|your recruiter|consultant contact|agency contact|"
    "presented by|submitted by|represented by",
  [HJL_CV_WORD_DOCUMENT] =
    "job description|role description|job specification|person specification|job advert|job advertisement|job posting|vacancy|stellenausschreibung|stellenbeschreibung|stellenangebot|offre d'emploi|oferta de empleo|oferta pracy|"
    "ogłoszenie o pracę|offerta di lavoro|vaga de emprego|vacature|platsannons|вакансия|professional resume|professional cv|skills matrix|kandidatenprofil|bewerberprofil|candidate profile|profil du candidat|perfil del candidato|profilo del candidato|kandidaatprofiel|profil kandydata|kandydat|kandydatka|kandidat|kandidatin|candidat|candidate|candidato|candidata|kandidaat|kandidát|aday|ứng viên|кандидат|υποψήφιος|bewerber|bewerberin|sollicitant|postulante|aspirante|"
    "rezyume|rezyumee|tarjimai hol|түйіндеме|өмірбаян|რეზიუმე|ავტობიოგრაფია|ինքնակենսագրություն|ռեզյումե|জীবন বৃত্তান্ত|জীবনবৃত্তান্ত|বায়োডাটা|சுயவிவரம்|தன்விவரம்|సివి|రెజ్యూమ్|ಸ್ವವಿವರ|ബയോഡാറ്റ|પરિચય પત્ર|ਬਾਇਓਡਾਟਾ|कार्यानुभव पत्र|व्यक्तिगत माहिती|ජීව දත්ත|سی وی|کوائف|شخصی کوائف|ប្រវត្តិរូប|ປະຫວັດຫຍໍ້|ကိုယ်ရေးရာဇဝင်|የሥራ ልምድ|jetëshkrimi|jetëshkrim|кратка биографија|биографија|biografija|wasifu|curriculuma|анкет|arbeitszeugnis|zeugnis|zwischenzeugnis|certificate of employment|attestation de travail|motivationsschreiben|motivatiebrief|list motywacyjny|motivační dopis|szakmai önéletrajz|"
    "daftar riwayat hidup|riwayat hidup|resume kerja|curriculum vitae et studiorum|رزومه|شرح حال|خلاصه سوابق|автобиография|биография|ცვ|bewerbungsunterlagen|bewerbungsmappe|tabellarischer lebenslauf|rirekisho|vitae|curriculum vitæ|"
    "ferilskrá|gyvenimo aprašymas|elulookirjeldus|radni životopis|cv|curriculum vitae|curriculum|vitae|resume|résumé|résumè|lebenslauf|bewerbung|životopis|zivotopis|"
    "strukturovaný životopis|önéletrajz|szakmai önéletrajz|życiorys|europass|europass cv|"
    "europass curriculum vitae|özgeçmiş|ozgecmis|sơ yếu lý lịch|hồ sơ xin việc|hồ sơ ứng tuyển|hoja de vida|"
    "currículum|currículo|curriculo|curriculum vitæ|cv de|cv von|životopisy|meritförteckning|ansioluettelo|"
    "резюме|автобиография|резюмe|βιογραφικό|βιογραφικό σημείωμα|简历|个人简历|求职简历|履历|履歷|履歷表|簡歷|個人簡歷|履歴書|職務経歴書|이력서|"
    "자기소개서|السيرة الذاتية|سيرة ذاتية|קורות חיים|जीवन वृत्त|जीवन परिचय|बायोडाटा|biodata|bio data|bio-data|"
    "ประวัติย่อ|ประวัติส่วนตัว|เรซูเม่|profile|hackajob|hackajob profile|candidate profile|candidate details|candidate name|candidate|linkedin profile|"
    "cover letter|anschreiben|lettre de motivation|portfolio|confidential|page|application|candidate summary|"
    "candidate cv|personal cv|my cv|my resume",
  [HJL_CV_WORD_JOB] =
    "pengalaman|karyawan|guru|perawat|akuntan|staf|manajer|insinyur|dokter|pengacara|teknisi|engineeress|registered|chartered|senior|lehrkraft|pflegekraft|projektingenieur|projektingenieurin|wissenschaftler|vedoucí|magazinier|vânzător|asistentă|farmacist|лаборант|фармацевт|инженер|юрист|мениджър|счетоводител|учител|лекар|bibliotekarka|bibliotekar|magacioner|prodavac|nastavnik|nastavnica|inženjer|"
    "surveyor|bookkeeper|librarian|curator|forklift|handler|picker|cleaner|janitor|"
    "hairdresser|stylist|beautician|firefighter|paramedic|midwife|veterinarian|vet|optician|radiographer|biochemist|geologist|"
    "astronomer|meteorologist|archivist|historian|underwriter|actuarial|trader|estimator|inspector|dispatcher|courier|rider|pilot|"
    "steward|stewardess|captain|sailor|officer|guard|detective|policeman|policewoman|magistrate|judge|notary|conveyancer|"
    "bartender|sommelier|housekeeper|concierge|host|hostess|nanny|babysitter|educator|principal|headteacher|professor|postdoc|"
    "postdoctoral|reporter|presenter|broadcaster|composer|singer|actor|actress|dancer|choreographer|"
    "modeller|modeler|machinist|fitter|toolmaker|roofer|plasterer|painter|decorator|bricklayer|joiner|labourer|laborer|scaffolder|"
    "crane|rigger|miner|driller|refrigeration|hvac|landscape|urban|interior|exterior|fashion|textile|jewellery|ceramic|clinical|"
    "laboratory|lab|medical|dental|veterinary|community|event|events|travel|tourism|hospitality|catering|fundraiser|fundraising|"
    "policy|public|relations|communications|communication|press|pr|payroll|tax|compliance|risk|credit|claims|insurance|"
    "investment|equity|portfolio|wealth|treasury|controls|robotics|aerospace|automotive|marine|naval|nuclear|petroleum|geotechnical|"
    "materials|metallurgist|metallurgical|optical|photonics|semiconductor|asic|fpga|vlsi|rf|telecom|telecommunications|voip|"
    "erp|sap|crm|salesforce|servicenow|sharepoint|wordpress|drupal|magento|shopify|laravel|django|rails|vue|svelte|flutter|xamarin|"
    "mitarbeiter|mitarbeiterin|wissenschaftlicher|wissenschaftliche|assistenz|assistentin|referent|referentin|fachkraft|techniker|"
    "technikerin|mechaniker|mechanikerin|elektriker|elektrikerin|schlosser|tischler|schreiner|maurer|maler|krankenpfleger|"
    "krankenschwester|pflegefachkraft|pflegefachfrau|erzieher|erzieherin|lehrer|lehrerin|arzt|ärztin|anwalt|anwältin|"
    "rechtsanwalt|rechtsanwältin|steuerberater|steuerberaterin|bankkaufmann|bankkauffrau|industriekaufmann|industriekauffrau|"
    "bürokaufmann|bürokauffrau|fachinformatiker|fachinformatikerin|datenbankberater|bauleiter|bauleiterin|architekt|architektin|"
    "designerin|redakteur|redakteurin|übersetzer|übersetzerin|dolmetscher|koch|köchin|kellner|kellnerin|fahrer|fahrerin|lagerist|"
    "coordonnateur|coordonnatrice|coordinateur|coordinatrice|chef|cheffe|adjoint|adjointe|technicien|technicienne|vendeur|vendeuse|"
    "acheteur|acheteuse|rédacteur|rédactrice|traducteur|traductrice|professeur|enseignant|enseignante|avocat|avocate|juriste|"
    "architecte|cuisinier|cuisinière|serveur|serveuse|chauffeur|ouvrier|ouvrière|gestionnaire|auditeur|auditrice|stagiaire|"
    "alternant|alternante|médecin|pharmacien|pharmacienne|sage-femme|éducateur|éducatrice|mécanicien|mécanicienne|électricien|"
    "menuisier|soudeur|plombier|coordinador|coordinadora|auxiliar|asistente|secretario|secretaria|consultor|consultora|médico|"
    "médica|maestro|maestra|docente|traductor|traductora|redactor|redactora|periodista|cocinero|cocinera|camarero|camarera|"
    "vendedor|vendedora|comercial|operario|operaria|mecánico|electricista|soldador|programador|programadora|gestor|gestora|"
    "encargado|encargada|supervisora|becario|becaria|proyectos|gestão|projetos|coordenador|coordenadora|assistente|professora|"
    "médica|jornalista|cozinheiro|vendedora|motorista|técnica|nutricionista|psicóloga|psicólogo|fisioterapeuta|analista|"
    "consulente|addetto|addetta|commessa|commesso|cuoco|cuoca|cameriere|cameriera|insegnante|medico|giornalista|traduttore|"
    "traduttrice|tecnico|tecnica|geometra|ragioniere|ragioniera|grafico|grafica|operaio|operaia|meccanico|elettricista|"
    "werkvoorbereider|projectleider|teamleider|onderzoeker|docente|leraar|lerares|kok|chauffeur|monteur|timmerman|verkoper|"
    "boekhoudster|ontwerper|beheerder|consulent|directeur|zzp'er|tester|testerka|administrator|administratorka|asystent|asystentka|"
    "koordynator|koordynatorka|doradca|sprzedawca|nauczyciel|nauczycielka|lekarz|lekarka|pielęgniarka|pielęgniarz|prawnik|"
    "prawniczka|tłumacz|tłumaczka|kucharz|kucharka|kelner|kelnerka|mechanik|elektryk|spawacz|magazynier|handlowiec|graficzka|"
    "architektka|redaktor|redaktorka|grafička|tester|testerka|učitel|učitelka|lékař|lékařka|právník|právnička|překladatel|"
    "asistent|asistentka|koordinátor|koordinátorka|konzultant|konzultantka|technik|technička|kuchař|číšník|řidič|svářeč|"
    "generalista|asszisztens|koordinátor|tanár|orvos|ápoló|fordító|szakács|sofőr|lakatos|villanyszerelő|értékesítő|"
    "läkare|sjuksköterska|lärare|säljare|ekonom|konsult|forsker|lærer|sykepleier|sygeplejerske|selger|sælger|konsulent|rådgiver|"
    "frontendudvikler|backendudvikler|softwareudvikler|webudvikler|systemutvecklare|mjukvaruutvecklare|webbutvecklare|"
    "systemutvikler|sairaanhoitaja|opettaja|myyjä|asiantuntija|suunnittelija|"
    "hemşire|doktor|avukat|mimar|aşçı|garson|şoför|teknisyen|tekniker|danışman|asistan|satış|temsilcisi|"
    "системный|администратор|программист-разработчик|врач|медсестра|учитель|юрист|переводчик|повар|водитель|механик|электрик|"
    "экономист|логист|маркетолог|продавец|консультант|помощник|секретарь|редактор|журналист|архитектор|сварщик|лікар|вчитель|"
    "юристка|перекладач|кухар|водій|економіст|πολιτικός|γιατρός|δικηγόρος|δάσκαλος|δασκάλα|νοσηλευτής|νοσηλεύτρια|λογίστρια|"
    "αρχιτέκτονας|πωλητής|πωλήτρια|γραφίστας|γραφίστρια|μάγειρας|ממתכנת|מתכנת|מתכנתת|רופא|רופאה|מורה|עורך|עורכת|אחות|شبكات|"
    "طبيب|طبيبة|محامي|محامية|ممرض|ممرضة|مترجم|مترجمة|صحفي|صحفية|سائق|طباخ|مبيعات|مساعد|مساعدة|سكرتير|سكرتيرة|"
    "engineer|engineers|engineering|developer|develop|development|designer|design|director|manager|management|"
    "lead|leader|leadership|head|chief|officer|analyst|analysis|architect|consultant|consulting|specialist|"
    "expert|administrator|admin|assistant|associate|coordinator|executive|scientist|researcher|research|"
    "technician|programmer|tester|qa|sre|devops|frontend|front-end|backend|back-end|fullstack|full-stack|"
    "software|hardware|data|cloud|security|network|systems|system|web|mobile|android|ios|java|python|"
    "javascript|typescript|react|angular|node|kotlin|swift|php|ruby|golang|rust|scala|.net|c++|c#|sql|machine|"
    "learning|ai|ml|nlp|product|project|programme|program|marketing|sales|business|finance|financial|"
    "accountant|accounting|accounts|auditor|audit|controller|treasurer|banker|banking|legal|lawyer|attorney|"
    "solicitor|paralegal|counsel|nurse|nursing|doctor|physician|surgeon|dentist|pharmacist|therapist|teacher|"
    "tutor|lecturer|trainer|instructor|writer|editor|journalist|copywriter|author|translator|interpreter|"
    "recruiter|recruitment|talent|human|resources|hr|people|operations|operator|supply|chain|logistics|"
    "warehouse|driver|chef|cook|waiter|barista|cashier|clerk|receptionist|secretary|supervisor|foreman|"
    "electrician|plumber|welder|mechanic|carpenter|photographer|artist|artistic|creative|illustrator|animator|"
    "videographer|producer|filmmaker|musician|ux|ui|ux/ui|graphic|digital|content|social|media|brand|seo|"
    "growth|strategy|strategist|strategic|customer|client|service|support|success|representative|agent|broker|"
    "advisor|adviser|planner|buyer|buying|procurement|purchasing|merchandiser|retail|store|junior|senior|mid|"
    "middle|principal|staff|intern|internship|trainee|graduate|student|apprentice|freelance|freelancer|"
    "founder|co-founder|cofounder|owner|partner|entrepreneur|president|vice|vp|ceo|cto|cfo|coo|cio|cmo|board|"
    "member|technology|technologist|technical|tech|information|it|infrastructure|platform|site|reliability|"
    "quality|assurance|test|automation|embedded|firmware|electrical|electronic|electronics|mechanical|civil|"
    "structural|chemical|biomedical|process|industrial|manufacturing|production|maintenance|safety|"
    "environmental|energy|solution|solutions|enterprise|application|applications|integration|migration|"
    "database|dba|etl|bi|intelligence|insights|analytics|statistics|statistician|mathematician|actuary|"
    "economist|physicist|chemist|biologist|psychologist|sociologist|worker|care|carer|caregiver|scrum|master|"
    "agile|coach|delivery|release|professional|certified|licensed|registered|experienced|passionate|team|full|"
    "stack|game|games|unity|blockchain|crypto|experience|cybersecurity|penetration|entwickler|entwicklerin|"
    "softwareentwickler|softwareentwicklerin|ingenieur|ingenieurin|leiter|leiterin|projektleiter|"
    "projektleiterin|berater|beraterin|kaufmann|kauffrau|sachbearbeiter|sachbearbeiterin|vertrieb|buchhalter|"
    "buchhalterin|verkäufer|verkäuferin|werkstudent|informatiker|informatikerin|datenanalystin|datenanalyst|"
    "wissenschaftler|wissenschaftlerin|développeur|développeuse|ingénieur|ingénieure|directeur|directrice|"
    "responsable|chargé|chargée|comptable|graphiste|infirmier|infirmière|commercial|commerciale|logiciel|"
    "logiciels|conseiller|conseillère|analyste|concepteur|conceptrice|assistante|desarrollador|desarrolladora|"
    "ingeniero|ingeniera|diseñador|diseñadora|jefe|jefa|gerente|analista|contable|administrativo|"
    "administrativa|enfermero|enfermera|abogado|abogada|profesor|profesora|arquitecto|arquitecta|técnico|"
    "técnica|datos|científica|científico|sviluppatore|sviluppatrice|ingegnere|progettista|responsabile|"
    "impiegato|impiegata|contabile|infermiere|infermiera|architetto|avvocato|direttore|direttrice|"
    "desenvolvedor|desenvolvedora|engenheiro|engenheira|diretor|diretora|enfermeira|enfermeiro|advogado|"
    "contador|dados|cientista|ontwikkelaar|medewerker|adviseur|boekhouder|verpleegkundige|programista|"
    "programistka|inżynier|kierownik|kierowniczka|analityk|analityczka|księgowa|księgowy|specjalista|"
    "specjalistka|projektant|projektantka|testerka|grafik|danych|oprogramowania|vývojář|vývojářka|programátor|"
    "programátorka|inženýr|inženýrka|účetní|analytik|analytička|projektový|manažer|manažerka|vývojár|inžinier|"
    "účtovníčka|účtovník|obchodní|utvecklare|ingenjör|utvikler|ingeniør|udvikler|ohjelmistokehittäjä|"
    "insinööri|projektledare|projektleder|fejlesztő|szoftverfejlesztő|mérnök|szoftvermérnök|elemző|könyvelő|"
    "projektmenedzser|tervező|vezető|menedzser|ügyvéd|mühendisi|mühendis|yazılım|geliştirici|uzmanı|uzman|"
    "müdürü|müdür|yöneticisi|yönetici|muhasebeci|öğretmen|öğretmeni|tasarımcı|analist|analisti|kỹ|sư|lập|"
    "trình|viên|nhân|kế|toán|trưởng|phòng|chuyên|phần|mềm|dữ|liệu|giám|đốc|quản|lý|thiết|programator|inginer|"
    "contabil|dezvoltator|inženjer|razvijalec|разработчик|инженер|программист|менеджер|директор|бухгалтер|"
    "аналитик|дизайнер|руководитель|специалист|тестировщик|данных|розробник|інженер|програміст|бухгалтерка|"
    "аналітик|дизайнерка|ведущий|старший|младший|μηχανικός|προγραμματιστής|λογιστής|λογισμικού|αναλυτής|"
    "σχεδιαστής|مهندس|مهندسة|مطور|مطورة|مدير|مديرة|محلل|محللة|محاسب|محاسبة|مصمم|مصممة|برمجيات|بيانات|معلم|"
    "معلمة|أخصائي|تسويق|מהנדס|מהנדסת|מפתח|מפתחת|מנהל|מנהלת|תוכנה|אנליסט|אנליסטית|מעצב|מעצבת|רואה|חשבון|נתונים|"
    "सॉफ्टवेयर|इंजीनियर|प्रबंधक|डेवलपर|लेखाकार|विश्लेषक|วิศวกร|วิศวกรซอฟต์แวร์|นักพัฒนา|ผู้จัดการ|นักบัญชี|"
    "นักวิเคราะห์ข้อมูล|นักออกแบบ",
  [HJL_CV_WORD_OTHER] =
    "solicitors|accountants|architects|consultants|builders|plumbers|electricians|surveyors|bakery|brewery|nursery|pharmacy|restaurant|kitchens|interiors|florists|jewellers|opticians|dentists|stores|outlet|"
    "photo|photograph|foto|fotoğraf|fotografia|fotografie|사진|写真|照片|صورة|תמונה|anonymous|unnamed|redacted|withheld|traders|trading|ventures|industries|enterprises|brothers|sons|works|traveller|resourcing|resources|personnel|"
    "inc|ltd|limited|llc|llp|plc|gmbh|ag|sa|sas|srl|sarl|bv|nv|oy|ab|as|aps|sp|z.o.o|zoo|s.r.o|spol|kft|zrt|"
    "corp|corporation|company|group|holding|holdings|international|global|partners|associates|agency|studio|"
    "studios|university|college|school|institute|academy|faculty|department|hospital|bank|foundation|"
    "association|council|ministry|government|street|road|avenue|lane|drive|boulevard|square|court|place|"
    "apartment|apt|flat|floor|suite|postcode|zip|city|town|village|county|state|province|district|region|ul|"
    "ulica|al|aleja|os|osiedle|straße|strasse|str|platz|weg|rue|calle|avenida|via|piazza|rua|laan|straat|"
    "ulice|utca|út|tér|cadde|cad|sok|sokak|mah|mahallesi|january|february|march|april|may|"
    "june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|"
    "present|current|today|now|since|until|to|from|english|german|french|spanish|italian|polish|czech|"
    "portuguese|dutch|russian|chinese|mandarin|japanese|korean|arabic|hebrew|turkish|hungarian|vietnamese|"
    "native|fluent|basic|intermediate|home|address|email|e-mail|mail|phone|telephone|tel|mobile|cell|fax|"
    "website|web|linkedin|github|gitlab|twitter|skype|nationality|birth|date|born|gender|sex|marital|status|"
    "married|single|male|female|driving|licence|license|permit|visa|citizenship|passport|hello|hi|welcome|i'm|"
    "i|am|my|me|mein|meine|mon|ma|with|and|for|of|the|on|at|by|under|your|you|we|our|us|this|that|is|are|was|"
    "were|be|or|not|an|years|year|months|month|full-time|part-time|remote|hybrid|onsite|on-site|available|"
    "availability|immediately|notice|period|salary|rate|open|relocate|work|contact|details|information|"
    "location|portfolio|powered|created|template|made|simple|things|ideas|world|future|solving|problems|"
    "building|making|better|great|dream|big|vision|mission|value|values|talents|careers|jobs|staffing|hiring|"
    "services|consulting|software|technologies|labs|lab|systems|media|press|news|times|post|energy|foods|"
    "motors|airlines|pharma|health|healthcare|clinic|microsoft|word|google|docs|canva|office|user|"
    "administrator|admin|unknown|owner|default|standard|libreoffice|openoffice|adobe|acrobat|latex|overleaf|"
    "untitled|document|doc|pdf|new|final|version|draft|copy|bachelor|master|masters|bachelors|doctorate|"
    "degree|diploma|mba|bsc|msc|phd|thesis|dissertation|science|sciences|arts|engineering|economics|computer|"
    "mathematics|physics|history|philosophy|law|medicine|anno|année|año|ano|rok|år|yıl|év|lat|let|der|die|das|"
    "und|oder|mit|bei|für|le|les|et|pour|avec|en|y|con|e|com|para|het|met|voor|w|z|na|od|do|s|v|k|o|u|és|egy|"
    "ve|ile|và|của|geboren|geburtsdatum|geburtsort|staatsangehörigkeit|anschrift|adresse|wohnort|telefon|"
    "handy|né|née|nationalité|naissance|permis|dirección|teléfono|correo|nacimiento|nacionalidad|indirizzo|"
    "telefono|nascita|endereço|telefone|adres|narodowość|urodzenia|data|bydliště|adresa|narození|národnost|"
    "lakcím|születési|dátum|állampolgárság|uyruk|doğum|tarihi|adresi|telefonu|địa|chỉ|ngày|sinh|điện|thoại|số|"
    "дата|рождения|адрес|телефон|город|гражданство|почта|возраст|лет|пол|москва",
  [HJL_CV_WORD_COUNTRY] =
    "uk|u.k|united kingdom|england|scotland|wales|northern ireland|ireland|usa|u.s.a|us|united states|"
    "united states of america|canada|australia|new zealand|germany|deutschland|austria|österreich|switzerland|"
    "schweiz|suisse|svizzera|france|belgium|belgique|belgië|netherlands|the netherlands|nederland|luxembourg|"
    "spain|españa|portugal|italy|italia|malta|greece|ελλάδα|cyprus|poland|polska|czechia|czech republic|česko|"
    "česká republika|slovakia|slovensko|hungary|magyarország|romania|românia|bulgaria|българия|croatia|"
    "hrvatska|slovenia|slovenija|serbia|srbija|bosnia and herzegovina|north macedonia|albania|montenegro|"
    "kosovo|moldova|ukraine|україна|украина|belarus|беларусь|russia|россия|estonia|eesti|latvia|latvija|"
    "lithuania|lietuva|finland|suomi|sweden|sverige|norway|norge|denmark|danmark|iceland|ísland|turkey|"
    "türkiye|georgia|armenia|azerbaijan|kazakhstan|uzbekistan|israel|ישראל|lebanon|لبنان|jordan|الأردن|egypt|"
    "مصر|morocco|المغرب|maroc|tunisia|تونس|tunisie|algeria|الجزائر|saudi arabia|السعودية|uae|"
    "united arab emirates|الإمارات|qatar|قطر|kuwait|الكويت|bahrain|oman|iraq|العراق|iran|syria|سوريا|india|"
    "भारत|pakistan|bangladesh|sri lanka|nepal|china|中国|taiwan|台灣|hong kong|香港|japan|日本|south korea|korea|대한민국|"
    "한국|vietnam|việt nam|thailand|ประเทศไทย|malaysia|singapore|新加坡|indonesia|philippines|mexico|méxico|brazil|"
    "brasil|argentina|chile|colombia|peru|perú|uruguay|ecuador|venezuela|bolivia|paraguay|costa rica|panama|"
    "guatemala|cuba|dominican republic|nigeria|ghana|kenya|uganda|tanzania|ethiopia|south africa|senegal|"
    "cameroon|rwanda|zimbabwe|zambia|barbados|jamaica|trinidad and tobago|mauritania|ivory coast|côte d'ivoire|burkina faso|angola|mozambique|namibia|"
    "botswana|malawi|madagascar|mauritius|somalia|sudan|libya|yemen|afghanistan|mongolia|kyrgyzstan|tajikistan|turkmenistan|myanmar|cambodia|laos|"
    "el salvador|honduras|nicaragua|haiti|bahamas|the bahamas|guyana|liechtenstein|monaco|andorra|sierra leone|liberia|the gambia|lesotho|eswatini|"
    "brunei|maldives|bhutan|puerto rico|isle of man|guernsey|gibraltar|u.a.e|ksa|kingdom of saudi arabia|المملكة العربية السعودية",
  [HJL_CV_WORD_LABEL_NAME] =
    "kandydat|kandydatka|kandidat|kandidatin|candidat|candidato|candidata|kandidaat|kandidát|aday|ứng viên|кандидат|υποψήφιος|bewerber|bewerberin|sollicitant|postulante|aspirante|"
    "nome / cognome|نام|nama penuh|аты-жөні|ism|ism sharif|f.i.sh|სახელი|სახელი და გვარი|անուն|անուն ազգանուն|নাম|பெயர்|పేరు|ಹೆಸರು|പേര്|નામ|ਨਾਮ|नाव|නම|ឈ្មោះ|ຊື່|အမည်|ስም|emri|emri mbiemri|jina|izena|first & last name|first and last name|first name and surname|forename and surname|names|names in full|applicant's full name|"
    "نام و نام خانوادگی|نام|نام کامل|nama|nama lengkap|nama penuh|nama calon|име|име и фамилия|име, презиме и фамилия|vārds, uzvārds|vārds uzvārds|vardas pavardė|ees- ja perekonnanimi|emri dhe mbiemri|ім’я|name in full|full name of applicant|applicant full name|nombres y apellidos|apellidos y nombres|nome e cognome|nome completo|vor- und zuname|nachname und vorname|"
    "first name(s) / surname(s)|first name(s) surname(s)|first name / surname|first names / surnames|surname(s) / first name(s)|"
    "surname / first name|nachname(n) / vorname(n)|vorname(n) / nachname(n)|nome e cognome|apellido(s) / nombre(s)|nombre(s) / apellido(s)|"
    "nom(s) / prénom(s)|prénom(s) / nom(s)|nazwisko(-a) / imię (imiona)|nume / prenume|apellidos / nombre|apellidos, nombre|nachname, vorname|nom, prénom|"
    "surname, name|surname and name|last name, first name|nachname / vorname|name, vorname|name / vorname|"
    "nafn|fullt nafn|vardas, pavardė|nimi|氏 名|姓 名|name|full name|name of applicant|name of candidate|name of the applicant|name of the candidate|applicant's name|candidate's name|candidate name|candidate|name and surname|name surname|my name|applicant|applicant name|"
    "vor- und nachname|vor und nachname|nom complet|nom et prénom|nom prénom|nom et prénoms|prénom et nom|"
    "nom & prénom|nombre|nombre completo|nombre y apellidos|nombre y apellido|nome|nome completo|"
    "nome e cognome|cognome e nome|naam|volledige naam|imię i nazwisko|nazwisko i imię|imie i nazwisko|jméno|"
    "jméno a příjmení|příjmení a jméno|meno|meno a priezvisko|namn|navn|nimi|név|teljes név|ad soyad|"
    "adı soyadı|adı ve soyadı|ad-soyad|adı-soyadı|isim|isim soyisim|họ và tên|họ tên|tên|nume|nume și prenume|"
    "nume si prenume|numele|nume complet|ime|ime i prezime|ime in priimek|фио|ф.и.о|имя|имя и фамилия|"
    "фамилия, имя, отчество|фамилия имя отчество|піб|ім'я|ім'я та прізвище|прізвище та ім'я|име|име и фамилия|"
    "име и презиме|ονοματεπώνυμο|όνομα|姓名|名字|氏名|お名前|名前|성명|이름|성 명|이 름|الاسم|االسم|الإسم|اإلسم|الاسم الكامل|االسم الكامل|االسم بالكامل|الاسم بالكامل|"
    "שם|שם מלא|नाम|पूरा नाम|ชื่อ|ชื่อ-นามสกุล|ชื่อ - นามสกุล|ชื่อ นามสกุล|nama|nama lengkap",
  [HJL_CV_WORD_LABEL_GIVEN] =
    "jina la kwanza|"
    "first name|first names|first name(s)|other name|other names|other name(s)|given name|given names|forename|forenames|vorname|prénom|prénoms|"
    "nombres|voornaam|voornamen|förnamn|vornamen|vorname(n)|prénom(s)|imię|imiona|křestní jméno|etternavn|förnamn|fornavn|etunimi|keresztnév|utónév|ad|adı|"
    "tên đệm và tên|prenume|имя|ім'я|όνομα|primer nombre|etunimet",
  [HJL_CV_WORD_LABEL_FAMILY] =
    "last name|last names|surname|surname(s)|family name|nachname|familienname|nom|nom de famille|apellido|"
    "apellidos|cognome|sobrenome|apelido|achternaam|nazwisko|příjmení|priezvisko|efternamn|efternavn|"
    "etternavn|sukunimi|családnév|vezetéknév|soyad|soyadı|họ|nume de familie|prezime|priimek|фамилия|прізвище|"
    "επώνυμο",
  [HJL_CV_WORD_LABEL_EMAIL] =
    "ای میل|ইমেইল|ই-মেইল|மின்னஞ்சல்|ఇమెయిల్|ელფოსტა|ელ-ფოსტა|էլ. փոստ|էլ. հասցե|имэйл|пошта|elektron pochta|poçt|barua pepe|ኢሜይል|อีเมล์|"
    "ایمیل|پست الکترونیک|پست الکترونیکی|rasmi e-mel|e-mel|emel|surel|alamat email|имейл|ел. поща|имејл|е-пошта|e-pošta|epasts|el paštas|meil|correo-e|correio eletrónico|correio eletrônico|email personal|e-posta adresi|"
    "netfang|tölvupóstur|rafpóstur|e-pasts|el. paštas|e-post|e-mail(s)|email(s)|emails|e-mails|email id|e-mail id|mail id|personal email|private email|home email|work email|privat|e|e-mail|email|mail|e-mail address|email address|e mail|my e-mail|my email|correo|correo electrónico|"
    "courriel|adresse e-mail|e-mail-adresse|adres e-mail|e-mailová adresa|e-posta|eposta|e-postadress|"
    "sähköposti|posta elettronica|электронная почта|почта|эл. почта|ел. пошта|邮箱|电子邮箱|电子邮件|電子郵件|メール|メールアドレス|"
    "이메일|البريد الإلكتروني|البريد اإللكتروني|البريد االلكتروني|البريد الالكتروني|البريد|דוא\"ל|אימייל|מייל|דואל|ईमेल|อีเมล|thư điện tử|ηλεκτρονικό ταχυδρομείο",
  [HJL_CV_WORD_LABEL_PHONE] =
    "فون|موبائل|ফোন|মোবাইল|தொலைபேசி|கைபேசி|ఫోన్|ტელეფონი|ტელ|մոբ|հեռ|հեռախոս|утас|telefon raqami|natel|simu|ስልክ|มือถือ|"
    "تلفن|تلفن همراه|موبایل|شماره تماس|no. hp|no hp|hp|no. telp|telepon|no. telepon|no. telefon|nomor telepon|nomor hp|handphone|telefon bimbit|no. tel|моб. тел|мобилен|телефонен номер|móviles|contact numbers|day phone|evening phone|cell no|mobile tel|"
    "sími|farsími|telefonas|tālrunis|telephone(s)|phone(s)|phones|mobile no|mobile no.|mob|mob no|contact no|tfno|tlf|tlf.|tlfn|phone/whatsapp|ph|ph no|home phone|work phone|t|m|p|tel|tel no|telephone|telephone number|phone|phone number|phone no|mobile|mobile phone|"
    "mobile number|cell|cellphone|cell phone|contact number|telefon|handy|mobil|mobiltelefon|téléphone|"
    "portable|tél|teléfono|móvil|celular|telefono|cellulare|telemóvel|telefone|telefoon|mobiel|komórka|"
    "tel. kom|kom|numer telefonu|telefonní číslo|telefonszám|puhelin|gsm|cep|cep telefonu|cep tel|"
    "telefonnummer|điện thoại|đt|sđt|số điện thoại|телефон|тел|моб|мобильный|τηλέφωνο|κινητό|τηλ|电话|手机|联系电话|"
    "電話|手機|電話番号|携帯|携帯電話|연락처|전화|전화번호|휴대폰|휴대전화|핸드폰|الهاتف|هاتف|الجوال|جوال|رقم الهاتف|الموبايل|טלפון|נייד|טל|"
    "फ़ोन|फोन|मोबाइल|โทร|โทรศัพท์|เบอร์โทร|เบอร์โทรศัพท์|whatsapp",
  [HJL_CV_WORD_LABEL_PLACE] =
    "zamieszkała|zamieszkały|zamieszkała w|zamieszkały w|wohnhaft in|demeurant à|domicilié à|domiciliée à|residential address|correspondence address|现居|现住|"
    "alamat|domisili|tempat tinggal|آدرس|نشانی|محل سکونت|адреса|местоживеене|град|пребивалиште|prebivalište|"
    "heimilisfang|heimili|adresas|adrese|address(es)|adresse(n)|current address|permanent address|present address|postal address|location|place|city|based in|lives in|living in|address|home address|residence|place of residence|"
    "current location|town|town/city|city/town|residing in|located in|wohnort|adresse|anschrift|ort|domicile|ville|localisation|lieu|dirección|domicilio|"
    "ciudad|localidad|población|ubicación|residencia|indirizzo|residenza|città|endereço|morada|cidade|localidade|adres|woonplaats|"
    "miejsce zamieszkania|adres zamieszkania|miasto|miejscowość|lokalizacja|bydliště|adresa|město|bydlisko|mesto|adress|"
    "bostadsort|bopæl|bosted|lakcím|lakhely|cím|şehir|ikamet|ikametgah|địa chỉ|nơi ở|adresă|mjesto|город|"
    "место жительства|адрес|місто|адреса|διεύθυνση|πόλη|地址|现居地|居住地|所在地|现居住地|城市|住址|地點|現住所|住所|주소|거주지|العنوان|"
    "السكن|المدينة|مكان الإقامة|כתובת|מגורים|עיר|מקום מגורים|पता|शहर|ที่อยู่|จังหวัด",
  [HJL_CV_WORD_LABEL_HEADLINE] =
    "current title|desired employment|occupational field|desired job|position applied for|target role|desired role|job applied for|preferred job|role applied for|"
    "headline|current role|current position|current job title|job title|title|position|profession|occupation|"
    "role|desired position|beruf|poste|poste actuel|poste recherché|puesto|cargo|profesión|professione|ruolo|"
    "profissão|functie|stanowisko|zawód|pozice|povolání|yrke|stilling|foglalkozás|beosztás|meslek|unvan|"
    "pozisyon|vị trí|vị trí ứng tuyển|chức danh|должность|желаемая должность|профессия|посада|求职意向|应聘职位|职位|"
    "期望职位|希望職種|職種|職業|지원분야|직무|희망직무|المسمى الوظيفي|المهنة|الوظيفة|תפקיד|מקצוע|पद|ตำแหน่ง|ตำแหน่งที่สมัคร",
  [HJL_CV_WORD_LABEL_NUMBER] =
    "fax|telefax|faks|id|id no|id number|passport|passport no|vat|nip|pesel|regon|krs|iban|account|isbn|issn|"
    "doi|orcid|ssn|nin|ni number|tax id|steuernummer|dni|nie|nif|cpf|rg|cui|cnp|ičo|dič|rodné číslo|"
    "date of birth|dob|born|birth|geburtsdatum|geboren|date de naissance|data urodzenia|datum narození|"
    "születési dátum|doğum tarihi|ngày sinh|дата рождения|fecha de nacimiento|data di nascita|"
    "data de nascimento|出生日期|出生年月|生年月日|생년월일|تاريخ الميلاد|תאריך לידה|licence|license|licence no|registration|"
    "registration no|reg no|certificate|certificate no|ref|no|t.c|tc kimlik|cmnd|cccd|身份证|邮编|postcode|zip|"
    "postal code|plz|gmc|nmc|pin|crn|student id|employee id|citations|h-index|wechat|qq|微信|bsn|personnummer|"
    "henkilötunnus",
  [HJL_CV_WORD_ENDING] =
    "com|org|net|edu|gov|mil|int|info|biz|name|pro|dev|app|email|online|tech|site|cloud|xyz|club|store|design|studio|agency|"
    "world|life|jobs|mobi|asia|museum|coop|london|scot|cymru|wales|irish|nyc|tokyo|eus|cat|gal|bzh|swiss|wien|hamburg|koeln|"
    "bayern|brussels|vlaanderen|amsterdam|istanbul|africa|sydney|quebec|kiwi|art|codes|digital|media|solutions|services|"
    "consulting|systems|software|health|legal|works|academy|university|college|school|team|group|ltd|gmbh|me|family|social|live|"
    "blog|news|space|website|shop|berlin|paris|page|work|careers|engineer|example|test|invalid",
  [HJL_CV_WORD_OFFICE] =
    "info|consultant|consultants|press|service|hr|jobs|job|office|contact|hello|recruiting|recruitment|careers|career|admin|"
    "sales|support|mail|team|talent|cv|cvs|apply|applications|bewerbung|kontakt|biuro|rekrutacja|enquiries|research|search|"
    "candidates|enquiry|booking|reception|reply|noreply|no-reply",
  [HJL_CV_WORD_UNSPACED] =
    "简历|簡歷|履历|履歴|履歷|工程师|工程師|经理|經理|设计师|設計師|分析师|分析師|总监|總監|顾问|顧問|专员|專員|主管|开发|開發|开发者|会计|會計|教师|教師|护士|"
    "律师|医生|研究|销售|销售员|市场|运营|产品|产品经理|架构|程序员|公司|有限|大学|大學|学院|中国|北京|上海|广州|深圳|台北|香港|东京|東京|京都|大阪|求职|应聘|"
    "个人|基本|信息|经历|经验|教育|技能|联系|电话|地址|邮箱|姓名|性别|出生|年龄|籍贯|民族|学历|专业|自我|评价|项目|语言|证书|照片|职位|意向|エンジニア|デザイナー|"
    "マネージャ|株式会社|開発|営業|職務|経歴|職歴|学歴|資格|志望|自己|連絡|氏名|住所|電話|現在|年|月|日|ふりがな|フリガナ|担当|技術|システム|データ|研修|希望|免許|"
    "写真|男|女|이력서|자기소개|경력|학력|개발자|엔지니어|디자이너|매니저|분석가|회계사|대학교|주식회사|연락처|이름|성명|생년월일|주소|서울|부산|팀장|과장|사원|"
    "연구원|기획|마케팅|구직|지원|프로필|기술|자격|소프트웨어|데이터|신입|간호사|교사",
};

/* Most words are plain letters, and most of a reader's time would go into asking for their accents. */
static GString *
fold_ascii (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isspace (*text))
        {
          if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
            g_string_append_c (plain, ' ');
        }
      else if (*text == '`')
        g_string_append_c (plain, '\'');
      else if (*text != '.' && !g_ascii_iscntrl (*text))
        g_string_append_c (plain, g_ascii_tolower (*text));
    }

  return plain;
}

static GString *
fold_letters (const char *text)
{
  g_autofree char *folded = hjl_fold_for_search (text);
  GString         *plain = g_string_new (NULL);

  /* Letters that are not made of a letter and an accent, and dots, which some write after each letter. */
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '.')
        continue;
      else if (c == 0x142)
        g_string_append_c (plain, 'l');
      else if (c == 0xf8)
        g_string_append_c (plain, 'o');
      else if (c == 0x111 || c == 0xf0)
        g_string_append_c (plain, 'd');
      else if (c == 0xfe)
        g_string_append (plain, "th");
      else if (c == 0xe6)
        g_string_append (plain, "ae");
      else if (c == 0x153)
        g_string_append (plain, "oe");
      else if (c == 0xdf)
        g_string_append (plain, "ss");
      else if (c == 0x131)
        g_string_append_c (plain, 'i');
      else if (c == 0x2019 || c == 0x2018 || c == 0x2bc || c == 0xb4 || c == '`')
        g_string_append_c (plain, '\'');
      else
        g_string_append_unichar (plain, c);
    }

  return plain;
}

char *
hjl_cv_fold (const char *text)
{
  GString *plain = g_str_is_ascii (text) ? fold_ascii (text) : fold_letters (text);
  char    *start;

  start = plain->str;
  while (*start != '\0' && strchr (" :,;-*#|()[]_/", *start) != NULL)
    start++;
  if (start > plain->str)
    g_string_erase (plain, 0, start - plain->str);
  while (plain->len > 0 && strchr (" :,;-*#|()[]_/", plain->str[plain->len - 1]) != NULL)
    g_string_truncate (plain, plain->len - 1);

  return g_string_free (plain, FALSE);
}

static GHashTable *
make_table (HjlCvWord word)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit (words[word], "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_hash_table_add (table, hjl_cv_fold (parts[i]));

  return table;
}

gboolean
hjl_cv_word_is (HjlCvWord   word,
                const char *folded)
{
  static GHashTable *tables[HJL_N_CV_WORDS];
  static gsize       made = 0;

  g_return_val_if_fail (word < HJL_N_CV_WORDS, FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  if (g_once_init_enter (&made))
    {
      for (guint i = 0; i < HJL_N_CV_WORDS; i++)
        tables[i] = make_table (i);
      g_once_init_leave (&made, 1);
    }

  return g_hash_table_contains (tables[word], folded);
}

gboolean
hjl_cv_has_unspaced (const char *text)
{
  static GStrv parts = NULL;
  static gsize made = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  if (g_once_init_enter (&made))
    {
      parts = g_strsplit (words[HJL_CV_WORD_UNSPACED], "|", -1);
      g_once_init_leave (&made, 1);
    }
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (strstr (text, parts[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}
