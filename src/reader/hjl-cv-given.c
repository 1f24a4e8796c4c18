/* hjl-cv-given.c: names that parents give, and families' names where they come first and are few
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-given.h"

#include <string.h>

#include "reader/hjl-cv-words.h"

/* Names between bars. None that is a town's, a country's or a firm's as often as a person's: a name here says of a line that a person is
 * named, beside what its place and its letters say. Nothing is the worse for being without. */
static const char given[] =
  /* English, Irish, Scottish, Welsh */
  "hayley|hailey|kayleigh|kelsey|shannon|chantelle|gaynor|janine|leighton|lesley|lynne|maxwell|piers|rupert|ottilie|tilly|aled|"
  "alastair|ailsa|alfie|angharad|aoibheann|aoibhinn|aine|bláthnaid|branwen|bryn|cara|carys|cerys|cillian|clodagh|colm|cormac|daithi|"
  "dafydd|darragh|deirdre|dervla|diarmuid|dónal|dougal|ellis|elspeth|emer|emyr|enda|euan|ffion|finlay|finola|fintan|gruffydd|gwilym|"
  "huw|ieuan|iain|ifan|iolo|iona|isla|ishbel|kiera|kyran|leila|lowri|lorcan|mairead|mari|mared|maredudd|mhairi|morag|muireann|nerys|"
  "nia|nuala|oisín|oran|pádraig|peadar|rhian|rhiannon|rhodri|rhona|rhys|roisin|rory|ruairí|ruaridh|sean|seamus|saoirse|sinead|siobhan|"
  "sian|sorcha|steffan|struan|tadhg|tegan|tomos|torin|una|georgia|holly|poppy|phoebe|toby|zara|philippa|pippa|polly|jodie|kirsten|"
  "stuart|stewart|graeme|russell|roger|trevor|wayne|shaun|shane|tracey|tracy|vicky|zoe|aaron|abigail|adam|adrian|agnes|aidan|aisling|"
  "alan|alasdair|albert|alex|alexander|alexandra|alexis|alfred|alice|alicia|alison|allison|alistair|amanda|amber|amelia|amy|andrea|"
  "andrew|angela|angus|ann|anna|annabel|anne|annette|annie|anthony|antonia|aoife|april|archie|arthur|ashley|audrey|barbara|barry|"
  "beatrice|becky|ben|benjamin|bernadette|bernard|beth|bethany|betty|beverley|bill|billy|bob|bradley|brandon|brenda|brendan|brian|"
  "briana|bridget|bronwen|bruce|bryan|bryony|caitlin|callum|cameron|carl|carol|caroline|carrie|caspian|catherine|cathy|charles|charlie|"
  "charlotte|cheryl|chloe|chris|christian|christina|christine|christopher|ciara|ciaran|claire|clare|clarissa|claudia|clive|colin|conor|"
  "connor|courtney|craig|crystal|curtis|cynthia|damian|daniel|danielle|daphne|darren|dave|david|dawn|deborah|declan|denise|dennis|"
  "derek|desmond|diana|diane|dominic|donald|donna|doris|dorothy|douglas|duncan|dylan|eamon|edith|edmund|edward|edwin|eileen|elaine|"
  "eleanor|elena|elijah|elizabeth|ella|ellen|ellie|elliot|emily|emma|eoin|eric|erica|erin|ethan|eugene|eva|evan|evelyn|ewan|ezekiel|"
  "felicity|fergus|fiona|fionnuala|frances|francis|frank|fraser|fred|frederick|freya|gabriel|gabrielle|gareth|gary|gavin|gemma|"
  "geoffrey|george|georgina|gerald|geraldine|gerard|gillian|gladys|glenn|gloria|gordon|graham|grainne|greg|gregory|gwen|gwendolyn|"
  "gwyneth|hamish|hannah|harold|harriet|harry|heather|hector|helen|helena|henrietta|henry|hilary|hugh|ian|imogen|irene|iris|isaac|"
  "isabel|isabella|isabelle|ivan|ivy|jack|jacob|jacqueline|jake|james|jamie|jane|janet|janice|jared|jason|jasmine|jean|jeff|jeffrey|"
  "jemima|jennifer|jenny|jeremy|jerome|jerry|jesse|jessica|jill|jim|jimmy|joan|joanna|joanne|joe|joel|john|johnny|jon|jonathan|joseph|"
  "josephine|joshua|josie|joyce|juan|judith|judy|julia|julian|julie|june|justin|karen|kate|katherine|kathleen|kathryn|katie|katy|kayla|"
  "keith|kelly|kenneth|kerry|kevin|kieran|kimberly|kirsty|kyle|lachlan|larry|laura|lauren|laurence|lawrence|leah|leanne|lee|leo|"
  "leonard|leslie|lewis|liam|lily|linda|lindsay|lisa|lorna|lorraine|louis|louise|lucas|lucy|luke|lydia|lynn|mackenzie|madeleine|maeve|"
  "maisie|malcolm|mandy|marcus|margaret|maria|marian|marie|marilyn|marion|mark|martha|martin|mary|matthew|maureen|maurice|max|maxine|"
  "megan|melanie|melissa|michael|michelle|mike|mildred|mitchell|moira|molly|monica|morgan|morwenna|muriel|nancy|naomi|natalie|natasha|"
  "nathan|neil|niall|niamh|nicholas|nick|nicola|nicole|nigel|nina|noah|noel|nora|norman|olive|oliver|olivia|olwen|orla|oscar|osvaldo|"
  "owen|pamela|patricia|patrick|paul|paula|pauline|peggy|penelope|penny|percy|peter|philip|phillip|phyllis|rachel|ralph|randy|raymond|"
  "rebecca|reginald|richard|rita|rob|robert|roberta|robin|roderick|roland|ronald|rosalind|rose|rosemary|rosie|roy|ruth|ryan|sally|sam|"
  "samantha|samuel|sandra|sara|sarah|scott|sebastian|selina|sharon|sheila|shirley|sidney|simon|sophia|sophie|spencer|stacey|stanley|"
  "stella|stephanie|stephen|steve|steven|susan|susannah|suzanne|sybil|sylvia|tabitha|tamsin|tanya|tara|terence|teresa|terrence|terry|"
  "tess|theodora|theodore|theresa|thomas|tiffany|tim|timothy|tina|tom|tony|tristan|ursula|valerie|vanessa|vera|veronica|victor|vincent|"
  "violet|vivian|walter|wanda|wendy|wilfred|william|winifred|yvonne|zachary|linus|casimir|kasimir|rosamund|clemency|cressida|thorvald|"
  "seonaid|caoimhe|warrick|giles|petronella|eluned|jessamy|juniper|octavia|leopold|ulysses|horace|edgar|elmer|ernest|floyd|harvey|"
  "herbert|herman|horatio|hubert|irving|lloyd|lyle|marvin|milton|morris|nathaniel|nelson|orville|otis|quentin|rodney|roscoe|rufus|"
  "silas|thaddeus|tobias|vernon|virgil|wallace|wesley|adele|agatha|althea|arabella|aurora|bernice|bertha|beulah|camilla|cecily|celeste|"
  "cordelia|cora|daisy|delia|della|dolly|eliza|eloise|elsie|enid|ernestine|esmeralda|ethel|eunice|fern|genevieve|ginger|guinevere|"
  "hazel|hester|hilda|ingrid|jocelyn|lavinia|lenore|leona|lilian|lillian|lola|lucille|luna|mabel|marcia|marguerite|marissa|mathilda|"
  "matilda|millicent|minerva|minnie|miranda|myrtle|nadine|nell|ophelia|patience|pearl|prudence|ramona|rowena|savannah|seraphina|serena|"
  "sadie|sienna|summer|thelma|tilda|trudy|verity|vida|viola|willow|winnie|zelda|dakota|jordan|logan|mason|hunter|parker|riley|rowan|"
  "skyler|taylor|deshawn|tyrone|latoya|keisha|jamal|darnell|ebony|malik|"
  /* German, Austrian, Swiss */
  "achim|agathe|alois|andreas|angelika|anja|anke|annegret|anneliese|annika|antje|anton|armin|arne|astrid|axel|bärbel|bastian|beate|"
  "benedikt|berit|bernd|bernhard|bettina|birgit|birte|björn|britta|burkhard|carmen|carsten|christa|christel|christoph|claus|clemens|"
  "cornelia|corinna|daniela|detlef|dieter|dietmar|dietrich|dirk|eberhard|eckhard|edeltraud|elfriede|elisabeth|elke|emil|erhard|erich|"
  "erika|ernst|esther|felix|ferdinand|florian|franz|franziska|friederike|friedrich|frieda|gabriele|georg|gerd|gerda|gerhard|gertrud|"
  "gisela|götz|gregor|greta|gudrun|günter|günther|gustav|hanna|hannelore|hannes|hans|hans-jürgen|harald|hartmut|hedwig|heidi|heike|"
  "heiko|heiner|heinrich|heinz|helga|helmut|henning|henrik|hermann|hildegard|holger|horst|ilse|inge|ingeborg|ingo|irmgard|jakob|jan|"
  "jana|jens|joachim|jochen|johann|johanna|johannes|jonas|jörg|josef|julius|jürgen|jutta|kai|karin|karl|karl-heinz|karoline|karsten|"
  "kaspar|katharina|kathrin|katja|katrin|kerstin|klaus|konrad|konstantin|kristin|kurt|lars|lea|lena|leon|leonhard|lieselotte|lorenz|"
  "lothar|ludwig|luise|lukas|lutz|magdalena|maik|maike|manfred|manuela|marc|marcel|mareike|margarete|margit|marianne|marko|markus|"
  "marlene|marlies|mathias|matthias|maximilian|mechthild|meike|michaela|mirko|monika|moritz|nadja|nele|niklas|nikolaus|nils|norbert|"
  "olaf|oskar|oswald|otto|pascal|patrizia|petra|philipp|rainer|ralf|reiner|reinhard|reinhold|renate|rené|rolf|rosa|rosemarie|rudolf|"
  "rüdiger|sabine|sabrina|sascha|siegfried|sigrid|silke|silvia|simone|sonja|stefan|stefanie|steffen|susanne|sven|svenja|swantje|tanja|"
  "theo|thilo|thorsten|till|tilman|torsten|traudl|udo|ulf|ulrich|ulrike|urs|ute|uta|uwe|verena|viktor|viktoria|volker|waltraud|werner|"
  "wilfried|wilhelm|wolf|wolfgang|yannick|"
  /* French, Walloon, Québécois */
  "maëlys|maël|maëlle|malo|enora|nolwenn|gwenaëlle|gwenaël|erwan|ronan|soizic|tiphaine|tifenn|titouan|yoann|yohan|cyprien|capucine|"
  "clotilde|constance|côme|cosme|eliott|éléonore|ambre|anouck|armand|augustin|axelle|baptiste|blandine|brieuc|célestin|charlène|coline|"
  "coralie|dorian|eugénie|fantine|faustine|flore|gauthier|gwendal|hortense|hippolyte|jade|lilou|lou-anne|ludivine|mahaut|marceau|"
  "maxence|mélina|morgane|nadège|ninon|octave|ophélie|perrine|romane|rosalie|sixtine|théophile|timothée|ulysse|victoire|violaine|zélie|"
  "aïssatou|aminata|awa|bintou|djibril|fatoumata|mamadou|moussa|oumar|ousmane|seydou|souleymane|adrien|alain|alexandre|aline|amélie|"
  "anaïs|andré|antoine|apolline|arnaud|aurélie|aurélien|bastien|bénédicte|benoît|bérénice|bertrand|camille|cécile|cédric|céline|"
  "chantal|christelle|christophe|clémence|clément|colette|corentin|corinne|cyril|damien|danièle|delphine|denis|didier|dominique|"
  "dorothée|édouard|élise|élodie|émeline|émilie|emmanuel|emmanuelle|estelle|étienne|fabien|fabrice|fanny|flavie|florence|françois|"
  "françoise|frédéric|frédérique|gaëlle|gaétan|gaspard|geoffroy|ghislain|gilles|guillaume|guy|hélène|henri|hervé|hugo|jacques|"
  "jean-baptiste|jean-claude|jean-françois|jean-luc|jean-marc|jean-michel|jean-paul|jean-philippe|jean-pierre|jeanne|jocelyne|julien|"
  "juliette|justine|karine|laetitia|laure|laurent|loïc|luc|lucie|lucien|lucile|ludovic|magali|manon|marie-claire|marie-claude|"
  "marie-hélène|marine|marjorie|marthe|mathieu|mathilde|michel|michèle|mireille|monique|mylène|nathalie|nicolas|noémie|océane|odette|"
  "odile|olivier|pascale|patrice|philippe|pierre|pierre-yves|raphaël|raymonde|régis|rémi|renée|romain|roxane|sandrine|sébastien|"
  "séverine|solange|solène|stéphane|sylvain|sylvie|tanguy|thibault|thierry|valentin|véronique|virginie|xavier|yann|yves|yvette|"
  /* Spanish, Catalan, Basque, Galician */
  "aleix|ander|ane|antía|arnau|biel|bernat|brais|breixo|ferran|gorka|guillem|haizea|iago|iria|irati|iratxe|josu|kepa|koldo|laia|"
  "llorenç|lluís|maite|maialen|meritxell|mikel|montse|mireia|naiara|neus|nekane|oihane|oriol|pol|queralt|quim|sabela|sergi|txema|uxía|"
  "uxue|xabier|xavi|xoán|yago|zigor|triana|yésica|rigoberto|wilmer|yesenia|adolfo|adriana|agustín|aitor|ainhoa|alba|alberto|alejandra|"
  "alejandro|alfonso|alfredo|álvaro|amaia|amparo|ana|andrés|ángel|ángeles|antonio|araceli|arturo|asier|asunción|aurelio|beatriz|begoña|"
  "belén|benito|blanca|borja|carla|carles|carlos|carlota|carolina|catalina|cecilia|celia|césar|clara|concepción|consuelo|cristian|"
  "cristina|cristóbal|dolores|diego|eduardo|elisa|emilia|emilio|encarnación|enrique|ernesto|esperanza|esteban|estefanía|ester|eugenia|"
  "eusebio|fátima|federico|felipe|fermín|fernanda|fernando|francisca|francisco|gerardo|germán|gonzalo|graciela|gregorio|guadalupe|"
  "guillermo|gustavo|hernán|ignacio|iker|imanol|inés|inmaculada|íñigo|isidro|itziar|jacinto|jaime|javier|jesús|jimena|joaquín|jordi|"
  "jorge|josé|josefa|josep|juana|juanita|julieta|julio|leandro|leire|leonor|leticia|lorena|lorenzo|lourdes|lucía|luciana|luis|luisa|"
  "macarena|manuel|marcelo|marcos|margarita|mariana|mariano|marina|mario|marisol|marta|mateo|matías|mauricio|maximiliano|mercè|miguel|"
  "milagros|miren|miriam|moisés|montserrat|nadia|natalia|nerea|néstor|nieves|nuria|octavio|olga|pablo|paloma|paola|patricio|paulina|"
  "pedro|pilar|purificación|rafael|ramiro|ramón|raquel|raúl|rebeca|ricardo|roberto|rocío|rodolfo|rodrigo|rosalía|rosario|rubén|"
  "salvador|santiago|sergio|sofía|soledad|sonia|susana|tatiana|tomás|trinidad|unai|valentina|valeria|vicente|victoria|violeta|virginia|"
  "ximena|yolanda|"
  /* Portuguese, Brazilian */
  "afonso|anderson|armando|augusto|bernardo|bianca|bruna|bruno|caio|camila|cátia|cláudio|cristiano|débora|diogo|duarte|eduarda|everton|"
  "fábio|fabiana|filipa|filipe|flávia|flávio|gabriela|gilberto|gisele|gonçalo|guilherme|henrique|heitor|isabela|isadora|joana|joão|"
  "joaquim|juliana|larissa|lívia|lourenço|luana|luiz|luiza|madalena|mafalda|márcio|marco|margarida|martim|mateus|matheus|nuno|paulo|"
  "priscila|rafaela|raimundo|renata|renato|rogério|rosângela|rui|tânia|thaís|thiago|tiago|vanderlei|vasco|vinícius|vítor|wagner|"
  "wellington|"
  /* Italian */
  "gianmarco|gianpaolo|giampaolo|gianfranco|giancarlo|gianpiero|pierluigi|piergiorgio|piera|mariagrazia|marialuisa|mariateresa|agnese|"
  "agostino|alberta|aldo|alfio|allegra|amedeo|assunta|benedetta|biagio|camillo|carmela|carmelo|cesare|ciro|clelia|concetta|corrado|"
  "costanza|cosimo|dino|egidio|elia|ennio|ettore|eugenio|ezio|fausto|fiorella|fiorenza|franca|franco|fulvio|gennaro|ginevra|gino|"
  "graziella|guido|immacolata|ivana|ivano|lapo|leonora|livio|loredana|loretta|ludovica|manlio|marcella|mara|marisa|marzia|nicoletta|"
  "nunzia|oreste|ottavia|pierangelo|renzo|rino|rocco|romina|rosaria|rossana|rossella|ruggero|sabina|saverio|silvana|sveva|tiziano|"
  "tullio|ugo|vanna|vito|viviana|zeno|alessandra|alessandro|alessia|alessio|ambra|angelo|annalisa|antonella|arianna|carlo|caterina|"
  "chiara|cinzia|cosima|dario|davide|domenico|donatella|edoardo|eleonora|elisabetta|emanuela|emanuele|enrico|enzo|fabrizio|federica|"
  "filippo|francesca|francesco|gaetano|giacomo|gianluca|gianna|gianni|giorgia|giorgio|giovanna|giovanni|giulia|giuliana|giulio|"
  "giuseppe|giuseppina|grazia|ilaria|jacopo|leonardo|letizia|lorenza|luca|luciano|luigi|maddalena|marcello|margherita|mariangela|"
  "martina|massimo|matilde|matteo|maurizio|mauro|michela|mirella|nicolò|noemi|ornella|paolo|pasquale|piero|pietro|raffaele|raffaella|"
  "riccardo|rosanna|salvatore|samuele|silvio|simona|stefania|stefano|tiziana|tommaso|umberto|valerio|vincenzo|vittoria|vittorio|"
  /* Dutch, Flemish */
  "anniek|anoek|annemiek|berend|bauke|carlijn|christiaan|coen|corné|dieuwertje|doutzen|douwe|egbert|evert|fleur|fenna|folkert|froukje|"
  "geert|geertje|gerben|germa|gert-jan|hein|heleen|hessel|hidde|ilona|jan-willem|jorrit|jurre|jurriaan|karlijn|klaske|laurens|lieke|"
  "lidewij|linde|loes|luuk|maartje|margriet|marit|marjolein|mark-jan|matthijs|menno|mirjam|mirthe|noortje|pepijn|pleun|rembrandt|roel|"
  "roelof|roos|sebastiaan|sietse|sjaak|sofie|stefaan|tessa|tjeerd|tjitske|trijntje|willemijn|wieteke|wiebe|wytske|yfke|aart|adriaan|"
  "aleid|anneke|annelies|annemarie|anouk|arjen|arno|bart|bas|bram|carolien|cees|cornelis|daan|diederik|eline|els|erik|esmée|femke|"
  "floor|floris|frits|gerrit|gijs|griet|hanneke|harm|hendrik|henk|hilde|jaap|jacco|janneke|jantien|jasper|jelle|jeroen|joep|johan|"
  "jolanda|joost|joris|josefien|karel|katrijn|kees|klaas|koen|koenraad|kristof|lennart|liesbeth|lieve|lotte|maarten|machteld|maaike|"
  "marieke|marijke|marjan|marloes|martijn|maud|mieke|nienke|niels|pieter|pieter-jan|piet|reinier|rens|renske|rik|rutger|ruud|saskia|"
  "sander|sanne|siebe|sietske|sjoerd|stijn|teun|thijs|tijmen|tine|toon|veerle|wessel|wietske|wim|wout|wouter|"
  /* Nordic, Baltic */
  "aino|aleksi|anni|anssi|arttu|eetu|eeva|elina|emmi|esa|essi|heini|henna|ilkka|iiro|inka|jani|janne|jarkko|jarmo|jenni|joonas|juho|"
  "jussi|kaarina|kalle|katri|kirsi|kimmo|lauri|leena|marjo|merja|miika|miia|mirja|niko|noora|olli|oona|outi|panu|pasi|pauli|pauliina|"
  "petri|piia|raimo|reijo|reetta|risto|saara|salla|sanna|satu|seppo|sirpa|susanna|suvi|taru|tarja|tero|toni|topi|tuija|tuomo|ulla|"
  "väinö|valtteri|veera|ville-veikko|virpi|aksel|alva|amalie|anne-grete|annfrid|bodil|brage|dorthe|eivind|embla|erlend|freja|halvor|"
  "hedda|herdis|hjalmar|ida|ivar|jeppe|johanne|kjersti|lærke|mads|maj-britt|marte|merete|mogens|nanna|oddvar|oddny|palle|preben|ronja|"
  "roar|runa|sivert|snorri|sölvi|stian|sunna|svava|synnøve|tuva|tyra|unni|vidar|viggo|ylva|ægir|örn|östen|brynhildur|freyja|hildur|"
  "ragnheiður|steinunn|valgerður|agneta|anders|anette|anna-lena|anneli|antti|ari|arvid|asbjørn|åsa|åse|aud|bengt|birgitta|birgitte|"
  "bjarne|börje|britt|carina|charlotta|christer|dag|dagny|ebba|eero|egil|einar|elin|elsa|espen|eva-lena|eyvind|finn|fredrik|frida|"
  "frode|geir|gitte|göran|guðmundur|gunnar|gunnhild|gustaf|håkan|håkon|halldór|hanne|hannele|harri|heikki|helle|henriette|hrafnhildur|"
  "inga|inger|ingvild|jaakko|jari|jesper|jonna|jørgen|jørn|jouni|juha|juhani|jukka|kaisa|kåre|kari|kim|kirsti|kjell|knut|kristian|"
  "kristina|kristjan|lasse|leif|linnea|lise|liv|magnus|maija|maj|malin|marja|markku|matti|mats|mette|mikael|mika|mikkel|mikko|minna|"
  "morten|ola|olav|ole|olof|ove|päivi|pekka|pelle|pentti|per|pernille|petter|pia|pirjo|ragnar|ragnhild|randi|rasmus|reidar|riitta|rune|"
  "sami|sari|signe|sigríður|sigrún|sigurd|sigurður|silje|sindre|siri|sissel|solveig|søren|steinar|sten|stig|sunniva|svein|sverre|tapio|"
  "teemu|terje|thor|thora|thorbjørn|tiina|timo|tommi|tone|tor|tore|torbjörn|tove|trine|trond|trygve|tuomas|turid|tuula|ulrika|vegard|"
  "veikko|vesa|vigdis|ville|yngve|þórarinn|þórdís|aivars|andris|andrius|arturas|dace|daiva|edgars|gintaras|ilze|inese|janis|jurgita|"
  "kārlis|kęstutis|liga|maarja-liis|madis|marius|mindaugas|rasa|rūta|saulius|toomas|urmas|valdis|vilma|"
  /* Polish, Czech, Slovak, Sorbian */
  "agata|agnieszka|aleksander|aleksandra|alicja|aneta|antoni|arkadiusz|artur|bartłomiej|bartosz|beata|bogdan|bogna|bogumiła|bogusław|"
  "bożena|celina|cezary|dagmara|danuta|daria|dariusz|dawid|dominik|dorota|edyta|elżbieta|ewa|ewelina|fabian|filip|franciszek|grażyna|"
  "grzegorz|halina|henryk|honorata|ireneusz|irena|iwona|izabela|jacek|jadwiga|jakub|janina|janusz|jarosław|jerzy|jolanta|józef|justyna|"
  "andrzej|kacper|kamil|kamila|karol|karolina|katarzyna|kazimierz|kinga|klaudia|krystyna|krystian|krzysztof|lech|leszek|lidia|łucja|łukasz|"
  "maciej|magda|małgorzata|marcin|marek|mariola|mariusz|martyna|mateusz|michalina|michał|mieczysław|mikołaj|milena|mirosław|nikodem|"
  "oliwia|patrycja|patryk|paweł|piotr|przemysław|rafał|roman|ryszard|sławomir|stanisław|sylwester|sylwia|szymon|tadeusz|tomasz|urszula|"
  "wacław|weronika|wiesław|wiktor|wiktoria|witold|władysław|włodzimierz|wojciech|zbigniew|zdzisław|zofia|zuzanna|zygmunt|adéla|alena|"
  "alžbeta|bohumil|čeněk|dagmar|dana|dušan|eliška|františek|hana|iveta|ivo|jarmila|jaromír|jaroslav|jindřich|jiří|jitka|juraj|kateřina|"
  "klára|kristýna|ladislav|lenka|libor|libuše|ľubomír|luboš|ludmila|markéta|matej|milada|milan|miloš|miloslav|miroslav|miroslava|naďa|"
  "nikola|oldřich|ondřej|otakar|pavel|pavla|petr|radek|radim|radka|radovan|romana|rostislav|růžena|šárka|silvie|soňa|stanislav|štěpán|"
  "tereza|václav|vendula|veronika|viera|vít|vladimír|vlasta|vojtěch|zdeněk|zdeňka|žaneta|zuzana|"
  /* Hungarian, Romanian, South Slavic, Albanian */
  "ákos|andrás|anikó|anita|annamária|antal|aranka|árpád|attila|balázs|balint|barnabás|béla|bence|boglárka|botond|csaba|csilla|dénes|"
  "dezső|dóra|edina|edit|emese|endre|enikő|ernő|erzsébet|eszter|ferenc|gábor|gergely|gergő|géza|györgy|gyula|hajnalka|ildikó|imre|"
  "istván|ivett|jános|józsef|judit|julianna|kálmán|károly|katalin|kitti|kornél|krisztián|krisztina|lajos|lászló|lilla|magdolna|márton|"
  "máté|mátyás|melinda|mihály|miklós|nándor|orsolya|pál|piroska|réka|rezső|rózsa|sándor|szabolcs|szilárd|szilvia|tamás|tibor|tímea|"
  "tünde|vilmos|zoltán|zsófia|zsolt|zsuzsanna|alexandru|alina|ana-maria|anca|andreea|andrei|aurel|camelia|cătălin|ciprian|claudiu|"
  "corina|cornel|cosmin|costin|dan|decebal|doina|dragoș|dumitru|eugen|florentina|florin|gheorghe|horia|iancu|ileana|ilinca|ion|ioana|"
  "ionel|ionuț|irina|iulia|iulian|liviu|luminița|mădălina|mihaela|mihai|mircea|mirela|nicoleta|nicolae|octavian|oana|ovidiu|petru|radu|"
  "raluca|răzvan|roxana|silviu|sorin|sorina|ștefan-andrei|teodor|traian|tudor|vasile|viorel|viorica|vlad|aleksa|aleksandar|andrej|"
  "anica|aleš|bogdana|bojan|boris|borut|branislav|branka|branko|daliborka|damir|danica|danijel|darko|davor|dejan|domagoj|dragan|"
  "dragana|draženka|dražen|duško|gordana|hrvoje|igor|iva|ivica|janez|jasmina|jasna|jelena|josip|jovan|jovana|jure|katarina|krešimir|"
  "ljiljana|ljubica|luka|lejla|maja|marija|marijana|marin|mateja|mato|matija|mihajlo|milica|milivoj|mirjana|mladen|nataša|nebojša|"
  "nemanja|nenad|nevena|olivera|petar|predrag|radmila|ratko|sanja|saša|senad|slavica|slavko|slobodan|snežana|srđan|stjepan|stojan|"
  "suzana|tatjana|tea|tihomir|tomislav|uroš|urška|vedran|vesna|vojislav|vuk|zdravko|željka|željko|zoran|zorica|zvonimir|žarko|agron|"
  "arben|ardian|besnik|blerim|drita|edona|elira|ermal|fatmir|fatos|ilir|kujtim|lirije|luan|shpresa|valbona|vjosa|"
  /* Greek, Bulgarian, Russian, Ukrainian, Caucasian in Latin letters */
  "aikaterini|alexandros|anastasia|angeliki|antonios|apostolos|aristidis|athanasios|charalampos|christos|constantinos|despina|dimitra|"
  "dimitrios|dimitris|efthymia|eirini|eleftheria|eleni|emmanouil|evangelia|evangelos|fotini|georgios|giannis|giorgos|ioanna|ioannis|"
  "konstantina|konstantinos|kostas|lefteris|marios|michalis|nikolaos|nikos|panagiota|panagiotis|paraskevi|pavlos|petros|sotirios|"
  "spyridon|spyros|stavros|stelios|styliani|thanasis|theodoros|vasiliki|vasilis|yannis|yiannis|aleksandr|aleksei|aleksey|alexei|alexey|"
  "alyona|anatoly|andrey|andrii|arkady|artem|darya|dmitri|dmitriy|dmitry|ekaterina|evgenia|evgeny|fyodor|galina|gennady|georgi|gleb|"
  "grigory|gulnara|ilya|inna|kirill|ksenia|larisa|leonid|liudmila|lyubov|lyudmila|maxim|mikhail|mykola|nadezhda|natalya|nikita|nikolai|"
  "nikolay|oksana|oleg|oleh|oleksandr|olena|petro|polina|ruslan|sergei|sergey|serhii|svetlana|svitlana|taras|tatyana|valery|vasily|"
  "vitaly|vladislav|volodymyr|vyacheslav|yana|yaroslav|yelena|yevgeny|yulia|yuri|yuriy|zinaida|anahit|aram|armen|ashot|gayane|gevorg|"
  "giorgi|hovhannes|lusine|nana|narek|nino|sargis|tamar|tigran|vahan|vakhtang|zaza|zurab|aigerim|aibek|alisher|aliya|asel|azamat|bakyt|"
  "bekzod|daniyar|dilnoza|dinara|gulnora|kairat|madina|marat|nargiza|nurlan|nursultan|rustam|saule|shukhrat|timur|zarina|elchin|elnur|"
  "gunel|ilham|kamran|leyla|nigar|orkhan|rashad|samir|vugar|"
  /* Turkish */
  "ahmet|ali|alper|arda|asli|ayça|aylin|aysegul|ayşe|aysel|aziz|baran|barış|başak|berk|berna|bilge|birol|burak|burcu|bülent|büşra|"
  "canan|cem|cemal|ceren|ceyda|cihan|defne|demet|deniz|derya|didem|dilara|ebru|ece|elif|emine|emir|emre|engin|erdem|erdoğan|eren|erhan|"
  "erkan|ersin|esra|faruk|fatih|fatma|feride|ferhat|filiz|furkan|gamze|gizem|gökçe|gökhan|gül|gülay|gülşen|gülsüm|halil|halime|hande|"
  "hasan|hatice|hülya|hüseyin|ibrahim|ilker|ipek|irem|ısmail|ışıl|kadir|kemal|kerem|koray|kübra|levent|mehmet|melek|meltem|meral|mert|"
  "merve|mesut|metin|murat|mustafa|müge|nalan|nazlı|nermin|nesrin|neslihan|nihat|nilgün|nur|nuray|nurcan|okan|onur|orhan|osman|oya|"
  "ozan|ömer|özge|özgür|özlem|pelin|pınar|rabia|ramazan|recep|reyhan|rıza|sedat|selim|selin|selma|sema|serap|serdar|serhat|serkan|"
  "sevgi|sevil|seyma|sibel|sinan|songül|suat|şafak|şebnem|şule|tarık|tolga|tuğba|tülay|tülin|türkan|uğur|umut|ümit|vedat|veli|volkan|"
  "yağmur|yasemin|yasin|yavuz|yeliz|yiğit|yusuf|zehra|zeki|zeliha|zerrin|zeynep|zülfü|"
  /* Arabic, Persian, Urdu, Hebrew in Latin letters */
  "abdallah|abdelkader|abdelrahman|abdul|abdulaziz|abdulla|abdullah|abdulrahman|adel|adnan|aisha|ahmad|ahmed|akram|alaa|amal|amani|"
  "amina|amine|amir|amira|amr|anas|anwar|asma|ayman|aya|ayesha|aziza|badr|bashir|basma|bassam|bilal|dalia|dina|fadi|fadia|fahad|faisal|"
  "farah|farid|farida|faris|fatema|fatou|fawzia|ghada|hadi|haitham|hala|hamid|hamza|hanan|hani|hassan|hatem|heba|hesham|hiba|hicham|"
  "hind|huda|hussain|hussein|ibtissam|ihab|ikram|imad|iman|imane|imran|iqbal|jamila|jawad|kamal|karim|karima|kareem|khadija|khaled|"
  "khalid|khalil|laila|lamia|latifa|layla|lina|loubna|lubna|mahmoud|maha|mahdi|majid|malak|manal|maryam|marwa|marwan|maysa|mehdi|"
  "mohamad|mohamed|mohammad|mohammed|mona|mounir|muhammad|mustapha|nabil|nadir|naeem|naima|najat|najwa|nasser|nawal|nesrine|nizar|noor|"
  "noura|omar|osama|othman|qasim|rachid|rafiq|rami|rana|rania|rashid|rasha|reem|rida|rim|riyad|saad|sabah|said|salah|salem|salim|salma|"
  "salman|samar|sameer|samia|samira|sana|sanaa|shadi|shahid|sherif|soraya|soukaina|sultan|suhail|taha|talal|tamer|tariq|tarek|usman|"
  "waleed|walid|waqas|wael|yara|yasir|yasmin|yasmine|yasser|younes|youssef|yousef|yusra|zahra|zainab|zakaria|zaki|zeeshan|zeinab|ziad|"
  "zineb|zubair|ali-reza|amir-hossein|arash|arezoo|babak|bahar|behnaz|behrouz|dariush|ehsan|elham|farhad|farideh|farzaneh|fereshteh|"
  "hamed|hossein|javad|kaveh|kianoush|mahnaz|mahsa|masoud|mehran|mina|mohsen|mojtaba|nasrin|nazanin|niloufar|parisa|parvin|payam|pooya|"
  "reza|roya|saeed|samaneh|sepideh|shahram|shirin|sina|soheila|abraham|aharon|amit|amos|anat|ariel|asaf|aviva|avraham|ayelet|barak|"
  "boaz|chaim|chana|dafna|dalit|dov|efrat|ehud|eitan|elad|eliezer|eyal|gad|galit|gidon|gil|gili|hadas|haim|hila|idan|idit|ilan|inbal|"
  "itai|itamar|itzhak|keren|liat|lior|liron|maayan|maya|meir|menachem|mordechai|moshe|nadav|naftali|neta|nir|nissim|noa|noam|noga|ofer|"
  "ofir|oren|orit|orly|orna|osnat|reuven|rina|rivka|roni|rotem|sagi|shai|shani|shaul|shimon|shira|shlomo|shlomit|shoshana|tali|talia|"
  "tomer|tzipi|tzvi|uri|uriel|yaakov|yael|yair|yakov|yaron|yehuda|yehudit|yigal|yishai|yitzhak|yoav|yonatan|yosef|yossi|yotam|yuval|"
  "zeev|zehava|zohar|"
  /* Indian, Sri Lankan, Nepali, Bengali */
  "aadhya|aarav|abhinav|abhijit|abhilash|aditi|aishwarya|ajith|akanksha|akshata|amruta|anagha|anirudh|ankush|anupama|anurag|anusha|"
  "aparna|arundhati|aswathy|balaji|bhargavi|bhaskar|bhavana|bishal|bijoy|chaitanya|charulata|chetan|debashish|deepthi|devendra|dhanya|"
  "dinesh|divyansh|gauri|gayathri|girish|gokul|gopi|gowri|govind|hari|harpreet|harshad|harshita|hemant|himanshu|indira|ishan|ishita|"
  "jagdish|jayanthi|jayesh|jitendra|jyothi|kalpana|kalyan|kamala|karthikeyan|keerthana|ketan|kiran|kishan|krishna|kshitij|kusum|"
  "lakshmi|lalitha|lavanya|madhavi|madhuri|mahesh|malini|manasa|mangesh|manjunath|manpreet|meenakshi|megha|mithun|mrunal|mukesh|murali|"
  "nagarjuna|namrata|nandini|narayan|nayan|nidhi|nilesh|niranjan|nirmala|nitin|omkar|padma|pallavi|parth|parvathi|piyush|prabhakar|"
  "pradeep|prajwal|pranav|prasad|prashanth|prerna|priyanka|pushpa|raghavendra|rajendra|rajeshwari|rakesh|ramesh|ranjith|rashmi|"
  "ravindra|reshma|revathi|rishabh|rohan|roopa|rucha|rutuja|sagar|sahana|sahil|saikat|sandhya|sanket|santosh|sarika|saurabh|senthil|"
  "shalini|shashank|sharath|shilpa|shivani|shraddha|shreyas|shruti|shubham|siddharth|smita|sneha|soumya|sowmya|srikanth|srinivas|"
  "sriram|subhash|sudha|sudhir|sujatha|sumit|sunitha|supriya|suresh|surya|swapnil|swathi|tanmay|tanvi|tarun|tejas|tejaswini|thirumalai|"
  "uday|umesh|usha|vaibhav|vaishnavi|vamsi|varsha|vasudha|venkat|venkata|venkatesh|vidya|vignesh|vijaya|vinay|vinod|vishal|vishnu|"
  "vivek|yamini|yashwant|yogesh|gurpreet|gurvinder|jaspreet|kuldeep|kulwinder|navjot|parminder|rajwinder|satnam|simran|sukhdeep|"
  "sukhwinder|chathura|chamara|dilshan|dinusha|hasini|isuru|kasun|lahiru|madushani|nadeesha|nuwan|oshadi|roshan|ruwan|sachini|sanduni|"
  "tharindu|thilini|bibek|bikash|binod|prakriti|pratiksha|rabin|roshni|sabin|sandesh|sujan|sushma|ujjwal|aarti|abhishek|aditya|ajay|"
  "ajit|akash|akhil|akshay|aman|amar|amita|amitabh|amol|anand|ananya|anil|anjali|ankit|ankita|ankur|anshul|anushka|archana|arjun|arun|"
  "aruna|arvind|asha|ashish|ashok|ashwin|avinash|ayush|bhavna|bhavya|bipin|chandan|chandra|chitra|darshan|deepa|deepak|deepika|"
  "dhananjay|dharmendra|dilip|divya|durga|farhan|ganesh|gaurav|gayatri|geeta|geetha|gopal|harish|harsh|harsha|hema|hitesh|jaya|jayanti|"
  "jyoti|kamlesh|kanchan|karan|karthik|kartik|kavita|kavitha|keshav|kishore|komal|krishnan|kumar|kunal|lalit|lalita|lata|latha|madhav|"
  "madhu|mahendra|mallika|mamta|manish|manisha|manjeet|manju|manjula|manoj|mayank|meena|mohan|mohit|murugan|nagesh|nanda|narendra|"
  "naresh|naveen|navin|neelam|neeraj|neha|nikhil|nisha|nishant|pankaj|paresh|parul|parvati|pavan|pawan|pooja|prabha|prabhu|prakash|"
  "pramod|pranay|prasanna|prashant|pratibha|pratik|praveen|preeti|prem|priti|priya|rachana|radha|raghav|raghu|rahul|raj|raja|rajan|"
  "rajani|rajesh|rajeev|rajiv|rajkumar|raju|rakhi|ram|rama|ramakrishna|raman|ranjan|ranjit|ravi|rekha|renu|renuka|richa|ritika|ritu|"
  "rohini|rohit|ruchi|rupa|sachin|sandeep|sangeeta|sangeetha|sanjay|sanjeev|sapna|sarita|saritha|sarojini|satish|savita|seema|shailesh|"
  "shankar|shanti|sharad|sharmila|shashi|sheetal|shiv|shivam|shobha|shreya|shweta|sita|smriti|sonal|sonali|sourav|sridhar|subramanian|"
  "sujata|suman|sunil|sunita|suraj|surendra|sushil|swati|trupti|uma|vandana|varun|vasanth|vibha|vijay|vikas|vikram|vimal|vimala|vineet|"
  "vipin|vipul|virendra|yash|anisur|ashraful|farhana|habibur|jahangir|kamrul|mahbub|mizanur|moushumi|nasima|nusrat|rafiqul|rezaul|"
  "rokeya|sabbir|shafiqul|shamima|sharmin|tahmina|tanvir|chaminda|kumari|kusal|lasith|mahela|nimali|priyantha|sampath|sanath|bishnu|"
  "nabin|sabita|"
  /* East and South East Asian in Latin letters */
  "akihiko|akiko|akira|asuka|atsushi|ayaka|ayako|ayumi|chie|chihiro|daiki|daisuke|eiji|eiko|emi|eri|etsuko|fumiko|haruka|haruki|haruto|"
  "hideaki|hideki|hikaru|hina|hiroaki|hiroki|hiroko|hiroshi|hiroyuki|ichiro|jiro|junichi|junko|kana|kaori|katsuya|kazuhiro|kazuki|"
  "kazuko|kazuo|kazuya|keiko|keisuke|kenichi|kenji|kenta|kiyoshi|koichi|koji|kumiko|kyoko|machiko|maki|makoto|mami|mamoru|manabu|"
  "mariko|masahiro|masako|masao|masaru|masashi|masato|mayu|mayumi|megumi|michiko|midori|miki|minoru|misaki|mitsuko|miyuki|momoko|"
  "nanami|naoki|naoko|naoto|natsuki|noboru|noriko|ryo|ryoko|ryosuke|ryota|sachiko|saki|sakura|satoko|satoru|satoshi|sayaka|sayuri|"
  "shigeru|shinichi|shinji|shiori|shizuka|sho|shoji|shota|shuichi|sota|susumu|tadashi|takahiro|takako|takashi|takayuki|takeshi|takuma|"
  "takuya|taro|tatsuya|tetsuya|tomohiro|tomoko|tomomi|toru|toshiko|tsubasa|tsutomu|yasuhiro|yasuko|yasushi|yoichi|yoko|yoshiko|yosuke|"
  "yui|yuichi|yuka|yukari|yuki|yukiko|yukio|yuko|yumi|yumiko|yusuke|yutaka|yuto|xiaoming|xiaoyan|xiaoli|xiaohong|jianguo|jianhua|"
  "weiwei|meiling|guoqiang|haiyan|jingjing|lijuan|lingling|minghui|ruoxi|shuhui|tingting|wenjing|xiulan|yanling|yifan|yingying|yuhan|"
  "yuxuan|zhiwei|zhiqiang|zihan|zixuan|jiho|jihoon|jihye|jimin|jisoo|jiwon|joon|jungkook|hyejin|hyunwoo|minjae|minji|minjun|minsu|"
  "sangwoo|seojun|seoyeon|seung|soojin|soyeon|sujin|sungmin|yejin|yeonwoo|yoona|youngho|younghee|achmad|adi|agung|agus|aminah|andi|"
  "anggun|arief|arif|aulia|ayu|bagus|bambang|basuki|budi|cahya|citra|dedi|dewi|dian|dimas|djoko|eka|eko|endang|fajar|fitri|fitria|"
  "galih|gede|gunawan|hartono|hendra|hidayat|ika|indah|intan|iwan|joko|kadek|kartika|ketut|komang|kurniawan|lestari|lia|muhamad|nengah|"
  "novi|nugroho|nurul|nyoman|puji|puspita|putra|putri|putu|rahmat|ratna|rini|rizal|rizki|rizky|rudi|setiawan|siti|slamet|sri|suharti|"
  "suharto|sulistyowati|supriyanto|susanti|susilo|teguh|utami|wahyu|wahyuni|wayan|widodo|wulan|yanti|yudi|yuliana|yulianti|azizah|"
  "azlan|azman|faizal|hafiz|haziq|kamarul|khairul|mohd|nazri|noraini|norhayati|razak|rosli|rosnah|shahrul|shamsul|syafiq|zainal|"
  "zainuddin|zaiton|zulkifli|aling|analyn|arnel|bayani|crisanto|danilo|divina|dante|edgardo|efren|emerson|erlinda|florante|imelda|"
  "jayson|jerald|jomar|jovelyn|lito|lovely|maricel|maricar|marilou|marites|melchor|nenita|reynaldo|rhea|rizalina|rodel|rogelio|romeo|"
  "romulo|ronaldo|teresita|wilma|apinya|arthit|chaiwat|chalerm|kanokwan|kanya|kittisak|malee|narong|nattapong|niran|pattama|piyawan|"
  "pornchai|prasert|prayut|sakda|siriporn|somchai|somsak|somying|suchart|sunisa|supaporn|suthep|thanakorn|thaksin|wanchai|wanna|wichai|"
  "wipa|yuphin|aung|khin|kyaw|myint|sokha|sophea|sopheap|dara|bopha|chanthavy|"
  /* African */
  "abdoulaye|abdou|adama|alioune|amadou|assane|assitan|babacar|bakary|cheick|cheikh|diarra|fanta|hawa|ibrahima|idrissa|issa|kadiatou|"
  "lamine|maïmouna|mariama|modibo|nafissatou|ndeye|rokia|saliou|sékou|thierno|yacouba|abimbola|abosede|adaobi|adedayo|adekunle|adesola|"
  "adetola|adewunmi|afolabi|akinwale|anuoluwapo|ayomide|ayotunde|azubuike|babafemi|bamidele|bolaji|bukunmi|chibuike|chibuzor|chidera|"
  "chidiebere|chigozie|chijioke|chimamanda|chinenye|chinwendu|chisom|chizoba|chukwudi|chukwuebuka|dayo|ebiere|ebenezer|efosa|ehimare|"
  "ekanem|ekaette|emem|eniola|ese|etim|eyitayo|gbemisola|ibironke|idowu|ifeanyichukwu|ifedayo|ife|iyabo|jumoke|kayode|kolawole|"
  "kosisochukwu|lanre|ladi|mfon|modupe|morenike|nchedo|nkem|nneka|nnenna|nonso|obianuju|obiageli|oghenekaro|okechukwu|olajide|olaniyi|"
  "olatunji|oluwadamilare|oluwafemi|oluwatosin|omolara|omotola|onyekachi|onyeka|opeyemi|osagie|osaze|oyinkansola|rotimi|sola|"
  "somtochukwu|tamunotonye|tare|temidayo|timilehin|toluwalase|tosin|tunji|uchechukwu|udoka|ufuoma|uzoma|wale|yetunde|yinka|zikora|"
  "kwadwo|kwabina|naa|selorm|elikem|edem|sena|yaaba|akpene|wanjala|wafula|nafula|nekesa|auma|adhiambo|awino|apiyo|okello|ochieng|"
  "onyango|kimani|kariuki|njoroge|muthoni|nyokabi|wangui|waithera|mumbi|mutua|mwende|mwikali|kiplagat|chebet|jerono|cherono|kagiso|"
  "kgomotso|katlego|keabetswe|lesedi|mmabatho|neo|palesa|tebogo|tumelo|tshegofatso|boitumelo|ayanda|andile|anele|luyanda|lwazi|mbali|"
  "minenhle|nandi|nolwazi|nosipho|ntokozo|phumzile|sandile|sanele|sindisiwe|sphiwe|thulani|vuyo|zinhle|chipo|rudo|tafadzwa|tapiwa|"
  "tinashe|takudzwa|simbarashe|nyasha|munashe|anesu|mwansa|chanda|mutale|bwalya|thokozani|chikondi|yamikani|abena|abiodun|abiola|"
  "achieng|adaeze|ade|adebayo|adeola|adewale|adjoa|afia|akin|akinyi|akosua|akua|akwasi|ama|amaka|amara|aminu|ayo|ayodele|babajide|"
  "babatunde|bisi|blessing|bolanle|bongani|boubacar|bukola|busisiwe|chiamaka|chidi|chidinma|chika|chike|chinedu|chinelo|chinonso|"
  "chinwe|chioma|chukwuma|chukwuemeka|comfort|damilola|danjuma|dembe|ebele|ebuka|efe|efua|ekene|emeka|esi|ezinne|fadekemi|faith|farai|"
  "femi|folake|folasade|funke|funmilayo|gbenga|gideon|githinji|goodluck|habiba|hadiza|halima|ifeanyi|ifeoma|ifunanya|ikechukwu|ikenna|"
  "isiah|isioma|jabulani|jelani|kamau|kehinde|kelechi|kenechukwu|khadijah|kofi|kojo|kudzai|kunle|kwabena|kwaku|kwame|kwasi|kwesi|"
  "lerato|lindiwe|lungile|makena|mandla|mariam|mercy|modou|moses|mpho|muhammadu|musa|mwangi|naledi|ndidi|ngaire|ngozi|njeri|njoki|"
  "nkechi|nkosana|nnamdi|nokuthula|nomsa|nomvula|nonhlanhla|ntombi|nyambura|obinna|odhiambo|olabisi|olamide|olanrewaju|olu|oluchi|"
  "olufemi|olumide|oluwaseun|oluwaseyi|oluwatobi|onyinye|otieno|peace|precious|rashida|rasheed|refilwe|rutendo|sade|sadio|salif|seun|"
  "segun|shaka|sibusiso|simphiwe|sipho|siyabonga|sizwe|solomon|taiwo|tatenda|tawanda|temitope|tendai|thabo|thandeka|thandi|thandiwe|"
  "themba|titilayo|tobi|tochukwu|tolulope|toyin|tshepo|uche|uchenna|ugochukwu|unathi|wairimu|wambui|wangari|wanjiku|wanjiru|xolani|yaa|"
  "yaw|yemi|yewande|yohannes|zandile|zanele|zodwa|abebe|alemayehu|almaz|bekele|berhane|dawit|genet|getachew|girma|haile|hirut|kebede|"
  "meseret|mulugeta|selamawit|tadesse|tesfaye|tigist|tsegaye|worku|yared|hope|joy|wanjira|atieno|kiprop|kipchoge|cheptoo|jepkosgei|"
  "juma|rehema|neema|baraka|zawadi|imani|aroha|hemi|hine|kahu|manaia|mere|tane|wiremu|leilani|malia|sione|tevita|"
  /* Cyrillic */
  "александр|александра|алексей|алёна|алена|алина|алла|анастасия|анатолий|андрей|анжела|анна|антон|антонина|аркадий|артём|артем|борис|"
  "вадим|валентин|валентина|валерий|валерия|варвара|василий|вера|вероника|виктор|виктория|виталий|владимир|владислав|вячеслав|галина|"
  "геннадий|георгий|глеб|григорий|дарья|денис|диана|дмитрий|евгений|евгения|егор|екатерина|елена|елизавета|жанна|захар|зинаида|зоя|"
  "иван|игорь|илья|инна|иннокентий|ирина|карина|кирилл|константин|кристина|ксения|лариса|леонид|лидия|лилия|людмила|любовь|максим|"
  "маргарита|марина|мария|матвей|михаил|надежда|наталия|наталья|никита|николай|нина|оксана|олег|олеся|ольга|павел|пётр|петр|полина|"
  "раиса|регина|роман|руслан|рустам|светлана|семён|семен|сергей|софия|софья|станислав|степан|тамара|тарас|татьяна|тимофей|тимур|ульяна|"
  "фёдор|федор|эдуард|элина|эльвира|эмма|юлия|юрий|яков|яна|ярослав|андрій|анатолій|богдан|вікторія|віктор|віталій|володимир|ганна|"
  "григорій|дарина|дмитро|євген|євгенія|іван|ігор|ірина|катерина|кирило|леся|любов|мар'яна|марія|микита|микола|михайло|надія|наталія|"
  "олександр|олександра|олексій|олена|орест|остап|павло|петро|світлана|сергій|софія|тетяна|уляна|христина|юлія|юрій|ярослава|ангел|"
  "атанас|бистра|благовест|ваня|васил|венелин|веселин|виолета|галя|георги|гергана|деница|десислава|димитър|емил|ивайло|ивана|йордан|"
  "йорданка|калин|калоян|красимир|любомир|мая|мила|милена|мирослав|невена|пенка|петя|пламен|радослав|росица|румен|силвия|симеон|"
  "снежана|стефан|стоян|теодора|тодор|цветан|цветелина|яница|александар|бојан|бранко|вук|горан|дејан|драган|јелена|јован|марко|милан|"
  "милица|милош|мирјана|небојша|ненад|никола|слободан|"
  /* Greek */
  "αγγελική|αθανάσιος|αθηνά|αικατερίνη|αλέξανδρος|αλέξης|αλεξάνδρα|αναστασία|αναστάσιος|ανδρέας|άννα|αντώνης|αντώνιος|απόστολος|"
  "αριστείδης|βασιλική|βασίλης|βασίλειος|γεωργία|γεώργιος|γιάννης|γιώργος|δέσποινα|δημήτρης|δημήτριος|δήμητρα|ειρήνη|ελένη|ελευθερία|"
  "εμμανουήλ|ευάγγελος|ευαγγελία|ευθυμία|ζωή|ηλίας|θανάσης|θεοδώρα|θεόδωρος|θεοδόσης|ιωάννα|ιωάννης|καλλιόπη|κατερίνα|κωνσταντίνα|"
  "κωνσταντίνος|κώστας|λευτέρης|μαρία|μάριος|μάρκος|μιχάλης|μιχαήλ|νίκη|νίκος|νικόλαος|παναγιώτα|παναγιώτης|παρασκευή|παύλος|πέτρος|"
  "σοφία|σπύρος|σπυρίδων|σταύρος|στέλιος|στέφανος|στυλιανή|σωτήρης|σωτήριος|φίλιππος|φωτεινή|φώτης|χαράλαμπος|χρήστος|χριστίνα|"
  /* Arabic, Persian */
  "محمد|أحمد|احمد|محمود|مصطفى|علي|حسن|حسين|عمر|عثمان|خالد|سعيد|سعد|سامي|سمير|سليمان|سلمان|صالح|طارق|عادل|عبد|عبدالله|عبدالرحمن|"
  "عبدالعزيز|عصام|عماد|فادي|فارس|فهد|فيصل|كريم|كمال|ماجد|ماهر|مازن|مروان|منصور|نادر|ناصر|نبيل|هاني|هشام|وائل|وليد|ياسر|ياسين|يوسف|يونس|"
  "إبراهيم|ابراهيم|إسماعيل|أسامة|أيمن|أنس|أمين|أنور|باسم|بلال|جمال|جابر|حاتم|حمزة|حمد|رامي|رشيد|زياد|شريف|صلاح|ضياء|غسان|لؤي|معاذ|مهدي|"
  "نزار|فاطمة|عائشة|خديجة|زينب|مريم|سارة|سلمى|ليلى|نور|نورة|نوال|هدى|هبة|هند|منى|مها|ريم|رنا|رانيا|رشا|دينا|دانا|داليا|حنان|جميلة|أمل|"
  "أميرة|أسماء|آية|إيمان|بسمة|سعاد|سميرة|سناء|شيماء|صفاء|عبير|غادة|لبنى|لمى|لينا|ميساء|نادية|نجلاء|وفاء|ياسمين|يسرى|روان|رضا|مهدی|"
  "علیرضا|امیر|آرش|بهروز|پویا|حمید|داریوش|سینا|فرهاد|کاوه|مجید|نیلوفر|زهرا|مینا|پریسا|شیرین|نازنین|فرشته|لیلا|الهام|سپیده|رویا|"
  /* Hebrew */
  "אבי|אביב|אביגיל|אבירם|אברהם|אדם|אהוד|אהרון|אורי|אורית|אורלי|אייל|איילת|אילן|איריס|איתי|איתמר|איתן|אלון|אלי|אליהו|אליעזר|אמיר|אסף|"
  "אסתר|אפרת|אריאל|בועז|בן|בני|ברק|גד|גיא|גיל|גלי|גלית|גלעד|דב|דוד|דורון|דורית|דינה|דן|דנה|דניאל|דניאלה|דפנה|הדס|הילה|זאב|חגית|חיים|"
  "חנה|טל|טלי|יאיר|יגאל|יהודה|יהודית|יובל|יוחאי|יונתן|יוסי|יוסף|יואב|יותם|יעל|יעקב|יפעת|יצחק|ירון|ישי|ישראלה|כרמית|ליאור|ליאת|לימור|"
  "מאיה|מאיר|מיכאל|מיכל|מירי|מרדכי|מרים|משה|נדב|נועה|נועם|נטע|ניר|נעמה|נעמי|ניצן|סיגל|סיון|ענבל|ענת|עומר|עופר|עידו|עידן|עינת|עמית|עמוס|"
  "ערן|פנינה|צבי|ציפי|קרן|ראובן|רבקה|רוני|רות|רותם|רחל|רינה|רן|שגיא|שולמית|שחר|שי|שיר|שירה|שלומית|שלמה|שמואל|שמעון|שני|שרה|שרון|תומר|"
  "תמר|"
  /* Devanagari */
  "अजय|अनिल|अनीता|अमित|अरुण|अर्चना|अशोक|आनंद|आशा|कमला|कविता|किरण|कुमार|गणेश|गीता|जय|ज्योति|दिनेश|दीपक|दीपा|नरेंद्र|नीता|नेहा|पूजा|"
  "प्रकाश|प्रदीप|प्रमोद|प्रिया|प्रीति|मनीष|मनोज|महेश|माया|मीना|मुकेश|मोहन|रमेश|रवि|राकेश|राज|राजेश|राधा|राम|राहुल|रीता|रेखा|लक्ष्मी|"
  "ललिता|विकास|विजय|विनोद|शर्मिला|शांति|श्याम|संजय|संतोष|सरिता|सीता|सीमा|सुनील|सुनीता|सुरेश|सुशीला|हरि|हेमंत|अंजलि|अभिषेक|आदित्य|ऋतु|"
  "रोहित|विवेक|"
  /* Thai */
  "สมชาย|สมศักดิ์|สมหญิง|สมพร|สมบัติ|ประเสริฐ|วิชัย|วิไล|วันชัย|วรรณา|ชัยวัฒน์|สุชาติ|สุดา|สุภาพร|สุรชัย|ศิริพร|นภา|นารี|พรทิพย์|มาลี|"
  "มานะ|กนกวรรณ|กิตติ|จันทร์|ธนากร|ธีระ|ณัฐพล|ณัฐ|ปราณี|อรุณ|อำนาจ|อัญชลี|อารี|รัตนา|เพ็ญ|พิมพ์";

/* Families' names that stand before a given one without a blank, or with one: Chinese, Korean, Japanese. */
static const char families[] =
  "欧阳|司马|上官|诸葛|慕容|歐陽|司馬|諸葛|皇甫|令狐|尉迟|东方|王|李|张|刘|陈|杨|黄|赵|周|吴|徐|孙|马|朱|胡|郭|何|林|高|罗|郑|梁|谢|宋|唐|许|韩|邓|冯|"
  "曹|彭|曾|肖|田|董|袁|潘|蒋|蔡|余|杜|叶|程|苏|魏|吕|丁|任|沈|姚|卢|姜|崔|钟|谭|陆|汪|范|石|廖|贾|夏|韦|付|方|白|邹|孟|熊|秦|邱|江|尹|薛|闫|段|雷|侯|"
  "龙|史|陶|黎|贺|顾|毛|郝|龚|邵|万|钱|严|覃|武|戴|莫|孔|汤|張|劉|陳|楊|黃|趙|吳|孫|馬|羅|鄭|謝|許|韓|鄧|馮|葉|蘇|呂|盧|鍾|陸|龐|賴|簡|蕭|錢|嚴|湯|"
  "佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|斉藤|清水|山崎|池田|橋本|阿部|石川|山下|中島|石井|"
  "小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本|福田|太田|西村|藤井|岡本|金子|藤原|中野|三浦|原田|中川|松田|竹内|小野|田村|中山|和田|石田|森田|上田|"
  "柴田|酒井|工藤|横山|宮崎|宮本|内田|高木|安藤|谷口|大野|丸山|今井|高田|藤本|武田|村田|上野|杉山|増田|平野|大塚|千葉|久保|松井|小島|岩崎|桜井|野口|松尾|木下|"
  "菊地|佐野|大西|杉本|新井|浜田|森|"
  "남궁|황보|선우|독고|제갈|사공|김|이|박|최|정|강|조|윤|장|임|한|오|서|신|권|황|안|송|류|유|홍|전|고|문|양|손|배|백|허|남|심|노|하|곽|성|차|주|우|구|민|진|나|"
  "지|엄|변|채|원|천|방|공|현|함|여|염|추|도|소|석|선|설|마|길|연|위|표|명|기|반|왕|금|옥|육|인|맹";

/* What means something else on most CVs, and is a family's name too: what ancestors did, months, languages, a sound of few letters. */
static const char both[] =
  "cook|judge|miner|painter|joiner|steward|captain|pilot|rider|driver|singer|dancer|guard|host|page|stack|power|master|masters|coach|banker|author|carpenter|"
  "plumber|welder|sailor|usher|officer|writer|tutor|marine|crane|rich|lead|head|word|books|works|field|rose|swift|rust|may|june|april|january|march|"
  "french|english|german|dutch|polish|home|law|price|tax|care|major|king|lord|reed|rails|ruby|sage|scala|media|grant|board|games|game|full|mid|best|"
  "koch|maurer|maler|schreiner|tischler|schlosser|kellner|lehrer|fahrer|arzt|anwalt|leiter|platz|weg|kok|timmerman|monteur|medico|maestro|contador|"
  "lakatos|szakács|tanár|orvos|kucharz|kelner|technik|mechanik|uzman|mimar|garson|guru|data|ma|an|on|do|so|no|me|mi|my|na|si|da|he|she|ko|ho|ha|la|lu|to|"
  "yi|you|u|o|am|at|en|as|ag|os|sa|al|ai|vi|vu|by|song|sun|long|young|new|see|tan|lam|lau|low|sum|"
  "kỹ|sư|lập|trình|viên|nhân|kế|toán|trưởng|phòng|chuyên|phần|mềm|dữ|liệu|giám|đốc|quản|lý|thiết|số|thị|sinh|điện|thoại|chỉ|ngày|địa|"
  "מורה|רופא|معلم|محلل|مدير|طباخ|سائق|نجار";

/* Houses that are called like a person, and send CVs or sell what people wear. */
static const char firms[] =
  "michael page|robert walters|robert half|morgan mckinley|morgan hunt|morgan stanley|oliver james|harvey nash|spencer stuart|russell reynolds|"
  "egon zehnder|kelly services|hays|adecco|randstad|manpower|manpowergroup|reed|hudson|brunel|hackajob|page personnel|page executive|korn ferry|"
  "odgers berndtson|boyden|stanton chase|jack wills|ted baker|paul smith|hugo boss|calvin klein|ralph lauren|tommy hilfiger|john lewis|charles "
  "tyrwhitt|karen millen|laura ashley|jimmy choo|michael kors|marc jacobs|giorgio armani|salvatore ferragamo|yves rocher|jack jones|"
  "arthur andersen|ernst young|charles schwab|raymond james|edward jones|merrill lynch|stewart title|wells fargo|nelson mandela university";

static GHashTable *
make_table (const char *names)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit (names, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_hash_table_add (table, hjl_cv_fold (parts[i]));

  return table;
}

gboolean
hjl_cv_is_given (const char *word)
{
  static GHashTable *table;
  static gsize       made = 0;
  g_autofree char   *folded = NULL;

  g_return_val_if_fail (word != NULL, FALSE);

  folded = hjl_cv_fold (word);

  if (g_once_init_enter (&made))
    {
      table = make_table (given);
      g_once_init_leave (&made, 1);
    }

  return g_hash_table_contains (table, folded);
}

/* "山田 太郎", "王小明", "김민수": begins with a family's name, and one or two signs follow, or three after a long one. */
static gboolean
begins_with_family (const char *name)
{
  static GHashTable *table;
  static gsize       made = 0;
  glong              length = g_utf8_strlen (name, -1);

  if (g_once_init_enter (&made))
    {
      table = make_table (families);
      g_once_init_leave (&made, 1);
    }
  for (glong n = MIN (length - 1, 3); n > 0; n--)
    {
      g_autofree char *head = g_utf8_substring (name, 0, n);
      g_autofree char *tail = g_utf8_substring (name, n, length);
      g_autofree char *folded = hjl_cv_fold (head);
      glong            rest = g_utf8_strlen (g_strstrip (tail), -1);

      if (g_hash_table_contains (table, folded) && rest >= 1 && rest <= (n == 1 ? 2 : 3))
        return TRUE;
    }

  return FALSE;
}

/* Whether @word is made of Chinese syllables, or of Korean ones, as they are written in Latin letters. */
static gboolean
is_syllables (const char *word,
              gboolean    korean)
{
  static const char *const begins[] = { "zh", "ch", "sh", "kk", "tt", "pp", "jj", "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "q", "r", "s", "t", "w", "x", "y", "z", "" };
  static const char *const chinese_ends[] = { "iang", "iong", "uang", "ang", "eng", "ian", "iao", "ing", "ong", "uai", "uan", "ai", "an", "ao", "ei", "en", "er", "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "a", "e", "i", "o", "u" };
  static const char *const korean_ends[] = { "young", "yeong", "yeon", "yoon", "young", "yung", "yang", "yeol", "yool", "yun", "yul", "yuk", "eong", "eung", "oong", "oung", "aeng", "yeo", "yoo", "eon", "eok", "eol", "eop", "eul", "eun", "oon", "ook", "ung", "ang", "ing", "ong", "een", "ean", "eob", "yu", "yo", "ya", "ye", "ae", "eo", "ee", "oo", "eu", "ui", "oe", "wi", "wa", "wo", "um", "am", "im", "an", "in", "un", "on", "en", "uk", "ik", "ok", "ak", "ol", "il", "al", "el", "ul", "ub", "op", "a", "e", "i", "o", "u" };
  const char *const       *ends = korean ? korean_ends : chinese_ends;
  gsize                    n_ends = korean ? G_N_ELEMENTS (korean_ends) : G_N_ELEMENTS (chinese_ends);
  guint                    reached = 1;
  gsize                    length = strlen (word);

  if (length < 2 || length > 12)
    return FALSE;
  /* At which letters a syllable ends, of which the last has to be one: a bit each. */
  for (gsize at = 0; at < length; at++)
    {
      for (gsize b = 0; (reached & (1u << at)) != 0 && b < G_N_ELEMENTS (begins); b++)
        {
          gsize after = at + strlen (begins[b]);

          for (gsize e = 0; g_str_has_prefix (word + at, begins[b]) && e < n_ends; e++)
            {
              if (g_str_has_prefix (word + after, ends[e]))
                reached |= 1u << (after + strlen (ends[e]));
            }
        }
    }

  return (reached & (1u << length)) != 0;
}

/* "Zhang Xiaoyu", "Ji-hoon Baek", "Nguyen Thi Hong": one of few families' names, on either side, and what parents make of syllables. */
static gboolean
has_eastern_family (char **words,
                    guint  n_sides)
{
  static const char chinese[] = "|wang|li|zhang|liu|chen|yang|huang|zhao|wu|zhou|xu|sun|ma|zhu|hu|guo|he|lin|gao|luo|zheng|liang|xie|song|tang|deng|han|feng|cao|peng|zeng|xiao|tian|dong|pan|yuan|cai|jiang|yu|du|ye|cheng|wei|su|lu|ding|ren|shen|yao|cui|zhong|tan|fan|liao|shi|jin|jia|xia|fu|fang|zou|xiong|bai|meng|qin|qiu|hou|yin|xue|yan|lei|long|tao|mao|hao|gu|gong|shao|wan|qian|dai|mo|kong|xiang|tong|ouyang|";
  static const char korean[] = "|kim|lee|park|choi|jung|jeong|kang|cho|yoon|yun|jang|lim|im|han|oh|seo|shin|kwon|hwang|ahn|an|song|ryu|yoo|hong|jeon|ko|moon|yang|son|bae|baek|heo|nam|shim|noh|roh|ha|kwak|sung|cha|joo|woo|koo|min|jin|ji|um|chae|won|cheon|bang|kong|hyun|ham|";
  static const char vietnamese[] = "|nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|ngo|duong|ly|dinh|trinh|truong|doan|luong|mai|cao|to|ta|";
  g_autofree char  *name = g_strjoinv (" ", words);
  g_autofree char  *folded_name = hjl_cv_fold (name);
  guint             n = g_strv_length (words);

  /* "Hong Kong" */
  if (n < 2 || n > 4 || hjl_cv_word_is (HJL_CV_WORD_COUNTRY, folded_name))
    return FALSE;
  for (guint side = 0; side < n_sides; side++)
    {
      g_autofree char *family = hjl_cv_fold (words[side == 0 ? 0 : n - 1]);
      g_autofree char *barred = g_strconcat ("|", family, "|", NULL);
      gboolean         any[2] = { strstr (chinese, barred) != NULL, strstr (korean, barred) != NULL };
      gboolean         short_words = strstr (vietnamese, barred) != NULL && n > 2;

      for (guint i = side == 0 ? 1 : 0; i < (side == 0 ? n : n - 1); i++)
        {
          g_autofree char *folded = hjl_cv_fold (words[i]);
          g_auto (GStrv) parts = g_strsplit (folded, "-", -1);

          for (guint k = 0; parts[k] != NULL; k++)
            {
              any[0] = any[0] && n <= 3 && is_syllables (parts[k], FALSE);
              any[1] = any[1] && n <= 3 && is_syllables (parts[k], TRUE);
              short_words = short_words && strlen (parts[k]) <= 6 && g_str_is_ascii (parts[k]);
            }
        }
      if (any[0] || any[1] || short_words)
        return TRUE;
    }

  return FALSE;
}

gboolean
hjl_cv_names_eastern (const char *name)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  words = g_strsplit (name, " ", -1);

  return begins_with_family (name) || (!g_str_is_ascii (name) && g_strv_length (words) > 2 && has_eastern_family (words, 1));
}

gboolean
hjl_cv_names_person (const char *name)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  if (begins_with_family (name))
    return TRUE;
  words = g_strsplit (name, " ", -1);
  if (has_eastern_family (words, 2))
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = NULL;

      /* Where the family's name comes first the given one is the second; a third word says less. */
      if (i > 1)
        break;
      if (hjl_cv_is_given (words[i]))
        return TRUE;
      /* "Ильдарович", "Андреевна" */
      if (words[i + 1] != NULL && words[i + 2] != NULL && (g_str_has_suffix (words[i + 2], "ович") || g_str_has_suffix (words[i + 2], "евич") || g_str_has_suffix (words[i + 2], "овна") || g_str_has_suffix (words[i + 2], "евна")))
        return TRUE;
      parts = g_strsplit (words[i], "-", -1);
      if (i == 0 && parts[0] != NULL && parts[1] != NULL && hjl_cv_is_given (parts[0]))
        return TRUE;
    }

  return FALSE;
}

gboolean
hjl_cv_is_family (const char *folded)
{
  static GHashTable *table;
  static gsize       made = 0;

  g_return_val_if_fail (folded != NULL, FALSE);

  if (g_once_init_enter (&made))
    {
      table = make_table (both);
      g_once_init_leave (&made, 1);
    }

  return g_hash_table_contains (table, folded);
}

gboolean
hjl_cv_names_firm (const char *folded)
{
  static GHashTable *table;
  static gsize       made = 0;

  g_return_val_if_fail (folded != NULL, FALSE);

  if (g_once_init_enter (&made))
    {
      table = make_table (firms);
      g_once_init_leave (&made, 1);
    }

  return g_hash_table_contains (table, folded);
}

gboolean
hjl_cv_names_house (const char *folded)
{
  static const char *const words[] = { "university", "universit", "college", "school", "institut", "department", "faculty", "hospital", "laborator", "gmbh", "ltd", "limited", "inc", "llc", "llp", "plc", "ag", "bv", "sarl", "corp", "company", "group", "office", "c/o", "employer", "agency", "branch", "headquarter", "hq",
                                       "relocat", "moving to", "open to", "willing", "remote", "currently at", "employed", "studying", "born", "hochschule", "buro", "firma", "firm", "client", "campus", "politecnic", "politechnika", "uniwersytet", "escuela", "ecole" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const gsize length = strlen (words[i]);

      for (const char *p = strstr (folded, words[i]); p != NULL; p = strstr (p + 1, words[i]))
        {
          /* A short one is a whole word. */
          if ((p == folded || !g_ascii_isalpha (p[-1])) && (length > 4 || !g_ascii_isalpha (p[length])))
            return TRUE;
        }
    }

  return FALSE;
}
