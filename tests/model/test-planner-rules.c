/* test-planner-rules.c: every rule of the planner as a row: what is, and what is to be done
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "planner-rules.h"

#include "model/hjl-candidate.h"
#include "model/hjl-foresee.h"
#include "model/hjl-link.h"
#include "model/hjl-mapping.h"
#include "model/hjl-opportunity.h"
#include "model/hjl-planner.h"
#include "model/hjl-sense.h"
#include "model/hjl-words.h"

/* Unless a row says otherwise. `x>y` is a stage, `x>!y` an archive reason, `x>!y+z` one beside which z counts too. */
#define MAP "acc>lead int>scr fin>scr off>offer hir>!hired rej>!under landing>lead"

static const Row unlinked[] = {
  { "exports to the stage that the mapping says", MAP, "both", NULL, "int/", "", "export int>scr; mark-exported ->-" },
  { "exports to the landing stage where blank", MAP, "both", NULL, "wit/", "", "export wit>lead; mark-exported ->-" },
  { "leaves the stage to Lever without landing", "int>scr", "both", NULL, "acc/", "", "export acc>-; mark-exported ->-" },
  { "archives after the export", MAP, "both", NULL, "rej/", "",
    "export ->lead; archive-in-lever rej>!under; mark-exported ->-" },
  { "archives after the export, no landing", "rej>!under", "both", NULL, "rej/", "",
    "export ->-; archive-in-lever rej>!under; mark-exported ->-" },
  { "exports and archives whatever the direction", MAP, "export-only", NULL, "rej/", "",
    "export ->lead; archive-in-lever rej>!under; mark-exported ->-" },
  { "exports in direction to hackajob", MAP, "to-hackajob", NULL, "int/", "", "export int>scr; mark-exported ->-" },
  { "exports to an unlisted posting", MAP, "both", NULL, "int/", "posting=internal", "export int>scr; mark-exported ->-" },
  { "a hackajob stage that is gone breaks nothing", MAP " old>scr", "both", NULL, "int/", "",
    "export int>scr; mark-exported ->-" },
  { "has not answered yet", MAP, "both", NULL, "req/", "status=requested", "" },
  { "declined", MAP, "both", NULL, "acc/", "status=declined", "" },
  { "withdrew", MAP, "both", NULL, "acc/", "status=withdrawn", "" },
  { "a status that is not known", MAP, "both", NULL, "acc/", "status=later", "" },
  { "no mapping", NULL, "both", NULL, "acc/", "", "", "unmapped" },
  { "no mapping, not accepted", NULL, "both", NULL, "acc/", "status=declined", "" },
  { "no posting", MAP, "both", NULL, "acc/", "posting=none", "", "broken" },
  { "closed posting", MAP, "both", NULL, "acc/", "posting=closed", "", "broken" },
  { "posting that is gone", MAP, "both", NULL, "acc/", "posting=gone", "", "broken" },
  { "a stage that is gone", MAP " fin>ghost", "both", NULL, "acc/", "", "", "broken" },
  { "a reason that is gone", MAP " fin>!ghost", "both", NULL, "acc/", "", "", "broken" },
  { "a reason that is inactive", MAP " fin>!old", "both", NULL, "acc/", "", "", "broken" },
  { "a landing that is gone", "int>scr landing>ghost", "both", NULL, "acc/", "", "", "broken" },
  { "a catalogue that knows nothing breaks nothing", MAP " fin>ghost", "both", NULL, "acc/", "unread",
    "export acc>lead; mark-exported ->-" },
  { "held", MAP, "both", NULL, "acc/", "hold=duplicate", "", "held" },
  { "held, decided for a new one", MAP, "both", NULL, "acc/", "hold=duplicate decision=new",
    "export acc>lead; mark-exported ->-" },
  { "held, decided for a record", MAP, "both", NULL, "acc/", "hold=several decision=o9",
    "export acc>lead; mark-exported ->-" },
  { "an uncertain write", MAP, "both", NULL, "acc/", "hold=uncertain", "" },
  { "an uncertain write cannot be decided", MAP, "both", NULL, "acc/", "hold=uncertain decision=new", "" },
  { "nobody to act as", MAP, "both", NULL, "acc/", "actor=nobody", "needs-attention ->- no-acting-user Posting" },
  { "nobody to act as, told before", MAP, "both", NULL, "acc/",
    "actor=nobody hold=no-acting-user detail=Posting", "", "held" },
  { "nobody to act as, another posting", MAP, "both", NULL, "acc/",
    "actor=nobody hold=no-acting-user detail=Other", "needs-attention ->- no-acting-user Posting" },
  { "somebody to act as again", MAP, "both", NULL, "acc/", "hold=no-acting-user detail=Posting",
    "release ->- no-acting-user; export acc>lead; mark-exported ->-" },
  { "nobody to act as, and declined meanwhile", MAP, "both", NULL, "acc/",
    "actor=nobody status=declined hold=no-acting-user", "release ->- no-acting-user" },
  { "deleted", MAP, "both", NULL, "acc/", "status=deleted named", "erase ->-" },
  { "deleted without a mapping", NULL, "both", NULL, "acc/", "status=deleted named", "erase ->-" },
  { "deleted while held", MAP, "both", NULL, "acc/", "status=deleted named hold=refused", "erase ->-" },
  { "deleted, nothing left to erase", MAP, "both", NULL, "acc/", "status=deleted", "" },
  { "deleted while uncertain", MAP, "both", NULL, "acc/", "status=deleted named hold=uncertain", "" },
};

/* What makes no sense and nobody said is meant is never followed; and what is paused is only shown. */
static const Row sense[] = {
  { "accepted is archived", "acc>!under landing>lead", "both", NULL, "acc/", "", "", "broken" },
  { "accepted is archived, as somebody said", "acc>!under landing>lead", "both", NULL, "acc/", "forced",
    "export ->lead; archive-in-lever acc>!under; mark-exported ->-" },
  { "accepted is hired", "acc>!hired", "both", NULL, "acc/", "", "", "broken" },
  { "requested is archived", "req>!under", "both", NULL, "acc/", "", "", "broken" },
  { "in process is archived", "int>!under", "both", NULL, "acc/", "", "", "broken" },
  { "offer is hired", "off>!hired", "both", NULL, "off/", "", "", "broken" },
  { "hired is rejected", "hir>!under", "both", NULL, "acc/", "", "", "broken" },
  { "hired at a stage", "hir>offer", "both", NULL, "hir/", "", "export hir>offer; mark-exported ->-" },
  { "rejected is hired", "rej>!hired", "both", NULL, "rej/", "", "", "broken" },
  { "rejected at a stage", "rej>scr", "both", NULL, "rej/", "", "", "broken" },
  { "withdrew at a stage", "wit>scr", "both", NULL, "wit/", "", "", "broken" },
  { "withdrew at a stage, as somebody said", "wit>scr", "both", NULL, "wit/", "forced", "export wit>scr; mark-exported ->-" },
  { "a stage that is not known is not archived", "ghost>!under landing>lead", "both", NULL, "ghost/", "unread",
    "export ghost>lead; mark-exported ->-" },
  { "a move to it waits", "acc>lead off>!under", "both", "acc/lead", "off/lead", "", "", "broken" },
  { "a move to it, as somebody said", "acc>lead off>!under", "both", "acc/lead", "off/lead", "forced",
    "archive-in-lever off>!under" },
  { "a move to it that does not go out", "acc>lead off>!under", "to-hackajob", "acc/lead", "off/lead", "", "settle off>lead" },
  { "others move as always", "acc>lead int>scr off>!under", "both", "acc/lead", "int/lead", "", "move-in-lever int>scr" },
  { "no way back", "acc>lead rej>scr", "both", "acc/lead", "acc/scr", "", "settle acc>scr" },
  { "no way back from the archive", "acc>!under", "both", "int/scr", "int/!under", "",
    "needs-attention ->- archived Underqualified" },
  { "chosen, which is no word for it", "acc>!under int>scr", "both", "int/scr", "int/scr", "wanted=acc", "", "broken" },
  { "an export that is not finished", "acc>!under landing>lead", "both", "-/lead", "acc/lead", "", "", "broken" },
  { "paused: shown", MAP, "both", NULL, "acc/", "paused", "| export acc>lead; mark-exported ->-", "paused" },
  { "paused: shown with the archive", MAP, "both", NULL, "rej/", "paused",
    "| export ->lead; archive-in-lever rej>!under; mark-exported ->-", "paused" },
  { "paused: nobody to show", MAP, "both", NULL, "acc/", "paused status=declined", "" },
  { "paused: a move is shown", MAP, "both", "acc/lead", "off/lead", "paused", "| move-in-lever off>offer", "paused" },
  { "paused: a move back is shown", MAP, "both", "acc/lead", "acc/offer", "paused", "| move-in-hackajob off>offer", "paused" },
  { "paused: a choice waits", MAP, "both", "acc/lead", "acc/lead", "paused wanted=off",
    "| move-in-hackajob off>lead; move-in-lever off>offer", "paused" },
  { "paused: nothing is settled", MAP, "both", "acc/lead", "req/lead", "paused", "" },
  { "paused: the mark of an export that was made", MAP, "both", "acc/lead", "acc/lead", "paused unmarked", "mark-exported ->-" },
  { "paused: erased all the same", MAP, "both", "acc/lead", "off/lead", "paused deleted", "erase ->-" },
  { "paused: asked, and hackajob lets go", MAP, "both", "int/scr", "rej/!old", "paused hold=archived detail=Old",
    "| archive-in-lever rej>!under", "pausedheld" },
  { "paused: asked, and nothing changes", MAP, "both", "int/scr", "int/!old", "paused hold=archived detail=Old", "", "held" },
  { "paused: asked, and the reason has an entry now", MAP " wit>!old", "both", "int/scr", "int/!old", "paused hold=archived detail=Old",
    "| move-in-hackajob wit>!old", "pausedheld" },
  { "paused: asked, and unarchived in Lever", MAP, "both", "int/!old", "int/scr", "paused hold=archived detail=Old", "release ->- archived" },
  { "paused: asked, and Lever has another reason", MAP, "both", "int/scr", "int/!under", "paused hold=archived detail=Old",
    "release ->- archived| move-in-hackajob rej>!under", "paused" },
  { "removed: asked", NULL, "both", "int/scr", "int/!old", "hold=archived detail=Old", "release ->- archived", "unmapped" },
  { "paused and broken", MAP, "both", NULL, "acc/", "paused posting=closed", "", "broken" },
  { "paused and held", MAP, "both", NULL, "acc/", "paused hold=duplicate", "", "held" },
};

#define GROUP "int>scr rej>!under+timing+pay wit>!left landing>lead"

/* Any of a group counts on the way back, one is used on the way there. */
static const Row groups[] = {
  { "archived for the first", GROUP, "both", "int/scr", "int/!under", "", "move-in-hackajob rej>!under" },
  { "archived for another", GROUP, "both", "int/scr", "int/!pay", "", "move-in-hackajob rej>!pay" },
  { "archived for another, to hackajob only", GROUP, "to-hackajob", "int/scr", "int/!timing", "", "move-in-hackajob rej>!timing" },
  { "archived for one of none", GROUP, "both", "int/scr", "int/!ghost", "", "needs-attention ->- archived a reason that is no longer in Lever" },
  { "another of the same group", GROUP, "both", "rej/!under", "rej/!pay", "", "settle rej>!pay" },
  { "of the other group", GROUP, "both", "rej/!pay", "rej/!left", "", "move-in-hackajob wit>!left" },
  { "both sides, by another", GROUP, "both", "int/scr", "rej/!timing", "", "settle rej>!timing" },
  { "rejected in hackajob", GROUP, "both", "int/scr", "rej/scr", "", "archive-in-lever rej>!under" },
  { "taken back after another", GROUP, "both", "rej/!pay", "int/!pay", "", "unarchive-in-lever rej>scr; move-in-lever int>scr" },
  { "chosen, and archived for another", GROUP, "both", "int/scr", "int/!pay", "wanted=rej", "move-in-hackajob rej>!pay; settle ->-" },
  { "exports the one that is used", "rej>!under+timing landing>lead", "both", NULL, "rej/", "", "export ->lead; archive-in-lever rej>!under; mark-exported ->-" },
  { "a stage's own comes before a group's", "int>scr rej>!under+pay wit>!pay", "both", "int/scr", "int/!pay", "", "move-in-hackajob wit>!pay" },
  { "a hire is no rejection", "int>scr rej>!under+hired", "both", "int/scr", "int/!hired", "", "needs-attention ->- archived Hired" },
};

static const Row in_step[] = {
  { "nothing changed", MAP, "both", "int/scr", "int/scr", "", "" },
  { "nothing changed, archived", MAP, "both", "rej/!under", "rej/!under", "", "" },
  { "nothing changed, archived without a reason", MAP, "both", "rej/!-", "rej/!-", "", "" },
  { "the mapping says something else now", "int>offer", "both", "int/scr", "int/scr", "", "" },
  { "the mapping says nothing now", "landing>lead", "both", "int/scr", "int/scr", "", "" },
  { "the posting is closed", MAP, "both", "int/scr", "int/scr", "posting=closed", "" },
  { "the mapping is removed", NULL, "both", "int/scr", "int/scr", "", "" },
  { "a note does not hold back", MAP, "both", "int/scr", "int/scr", "hold=file", "", "held" },
  { "not marked yet", MAP, "both", "int/scr", "int/scr", "unmarked", "mark-exported ->-" },
  { "not marked, and hackajob takes no mark", MAP, "both", "int/scr", "int/scr", "unmarked byhand", "" },
  { "new, and hackajob takes no mark", MAP, "both", NULL, "int/", "byhand", "export int>scr" },
  { "new, and the role is closed", MAP, "both", NULL, "int/", "byhand roleclosed", "", "closed" },
  { "new, and the role is closed and not mapped", NULL, "both", NULL, "int/", "byhand roleclosed", "", "closed" },
  { "declined, and the role is closed", MAP, "both", NULL, "int/", "byhand roleclosed status=declined", "" },
  { "new by the feed, whatever was kept by hand", MAP, "both", NULL, "int/", "roleclosed", "export int>scr; mark-exported ->-" },
  { "exported before the role was closed", MAP, "both", "int/scr", "off/scr", "byhand roleclosed", "move-in-lever off>offer" },
  { "moved in Lever, for a person to do", MAP, "both", "int/scr", "int/offer", "unmarked byhand", "move-in-hackajob off>offer" },
  { "not marked, nothing read", MAP, "both", "int/scr", "off/", "unmarked", "mark-exported ->-" },
  { "not marked, held", MAP, "both", "int/scr", "off/scr", "unmarked hold=exported-before", "", "held" },
  { "not marked, both moved", MAP, "both", "acc/lead", "acc/scr", "unmarked",
    "mark-exported ->-; move-in-hackajob int>scr" },
  { "nothing read", MAP, "both", "int/scr", "off/", "", "" },
  { "no stage in Lever's answer", MAP, "both", "int/scr", "off/-", "", "" },
  { "deleted in hackajob", MAP, "both", "int/scr", "int/scr", "status=deleted", "erase ->-" },
  { "deleted in hackajob, nothing read", MAP, "both", "int/scr", "int/", "status=deleted", "erase ->-" },
  { "deleted in Lever", MAP, "both", "int/scr", "off/scr", "deleted", "erase ->-" },
  { "anonymized in Lever", MAP, "both", "int/scr", "off/scr", "anonymized", "erase ->-" },
  { "deleted, and held", MAP, "both", "int/scr", "off/scr", "deleted hold=refused", "erase ->-" },
  { "deleted, and uncertain", MAP, "both", "int/scr", "off/scr", "deleted hold=uncertain", "" },
  { "erased, nothing ever again", MAP, "both", "int/scr", "off/lead", "erased unmarked wanted=acc", "" },
  { "erased, deleted on the other side too", MAP, "both", "int/scr", "off/lead", "erased status=deleted deleted", "" },
};

static const Row lever_moved[] = {
  { "hackajob follows", MAP, "both", "acc/lead", "acc/offer", "", "move-in-hackajob off>offer" },
  { "hackajob follows in its direction", MAP, "to-hackajob", "acc/lead", "acc/offer", "", "move-in-hackajob off>offer" },
  { "export only", MAP, "export-only", "acc/lead", "acc/offer", "", "settle acc>offer" },
  { "shared: the next one ahead", MAP, "both", "acc/lead", "acc/scr", "", "move-in-hackajob int>scr" },
  { "shared: the present one stays", MAP, "both", "fin/offer", "fin/scr", "", "settle fin>scr" },
  { "shared: not back where there is one ahead", "acc>scr fin>scr", "both", "int/lead", "int/scr", "",
    "move-in-hackajob fin>scr" },
  { "shared: the first where none is ahead", MAP, "both", "off/offer", "off/scr", "", "move-in-hackajob int>scr" },
  { "archived", MAP, "both", "int/scr", "int/!under", "", "move-in-hackajob rej>!under" },
  { "hired", MAP, "both", "off/offer", "off/!hired", "", "move-in-hackajob hir>!hired" },
  { "archived with an inactive reason that has an entry", "rej>!old", "both", "int/scr", "int/!old", "",
    "move-in-hackajob rej>!old" },
  { "archived with a reason that has none", MAP, "both", "int/scr", "int/!old", "",
    "needs-attention ->- archived Old" },
  { "archived without a reason", MAP, "both", "int/scr", "int/!-", "",
    "needs-attention ->- archived no reason" },
  { "unarchived", MAP, "both", "rej/!under", "rej/scr", "", "move-in-hackajob int>scr" },
  { "another reason", MAP, "both", "rej/!under", "rej/!hired", "", "move-in-hackajob hir>!hired" },
  { "no way back", MAP, "both", "int/scr", "int/ons", "", "settle int>ons" },
  { "the way back is gone", "old>ons", "both", "int/scr", "int/ons", "", "settle int>ons" },
  { "already there", MAP, "both", "int/lead", "int/scr", "", "settle int>scr" },
  { "no longer accepted", MAP, "both", "acc/lead", "acc/offer", "status=withdrawn", "settle acc>offer" },
  { "no mapping", NULL, "both", "acc/lead", "acc/offer", "", "", "unmapped" },
  { "closed posting", MAP, "both", "acc/lead", "acc/offer", "posting=closed", "move-in-hackajob off>offer" },
  { "held", MAP, "both", "acc/lead", "acc/offer", "hold=refused", "", "held" },
  { "held, decided", MAP, "both", "acc/lead", "acc/offer", "hold=refused decision=new", "move-in-hackajob off>offer" },
  { "a note does not hold back", MAP, "both", "acc/lead", "acc/offer", "hold=source", "move-in-hackajob off>offer", "held" },
};

static const Row hackajob_moved[] = {
  { "Lever follows", MAP, "both", "acc/lead", "off/lead", "", "move-in-lever off>offer" },
  { "not in direction to hackajob", MAP, "to-hackajob", "acc/lead", "off/lead", "", "settle off>lead" },
  { "not in export only", MAP, "export-only", "acc/lead", "off/lead", "", "settle off>lead" },
  { "no target", MAP, "both", "acc/lead", "wit/lead", "", "settle wit>lead" },
  { "shared target", MAP, "both", "int/scr", "fin/scr", "", "settle fin>scr" },
  { "archives", MAP, "both", "acc/lead", "rej/lead", "", "archive-in-lever rej>!under" },
  { "another reason", MAP, "both", "rej/!under", "hir/!under", "", "archive-in-lever hir>!hired" },
  { "unarchives and moves", MAP, "both", "rej/!under", "off/!under@lead", "",
    "unarchive-in-lever rej>offer; move-in-lever off>offer" },
  { "unarchives where that is enough", MAP, "both", "rej/!under", "off/!under@offer", "", "unarchive-in-lever off>offer" },
  { "withdrew: Lever follows all the same", "wit>!under", "both", "int/scr", "wit/scr", "status=withdrawn",
    "archive-in-lever wit>!under" },
  { "the stage is gone", MAP " off>ghost", "both", "acc/lead", "off/lead", "", "needs-attention ->- stage-gone ghost" },
  { "the stage is gone, told before", MAP " off>ghost", "both", "acc/lead", "off/lead",
    "hold=stage-gone detail=ghost", "", "held" },
  { "the reason is inactive", MAP " rej>!old", "both", "acc/lead", "rej/lead", "", "needs-attention ->- stage-gone Old" },
  { "another stage is gone than before", MAP " off>ghost", "both", "acc/lead", "off/lead",
    "hold=stage-gone detail=other", "needs-attention ->- stage-gone ghost" },
  { "mended", MAP, "both", "acc/lead", "off/lead", "hold=stage-gone detail=ghost",
    "release ->- stage-gone; move-in-lever off>offer" },
  { "moved back instead", MAP, "both", "acc/lead", "acc/lead", "hold=stage-gone detail=ghost", "release ->- stage-gone" },
  { "another entry is broken", MAP " fin>ghost", "both", "acc/lead", "off/lead", "", "move-in-lever off>offer" },
  { "the stages were never read", MAP " off>ghost", "both", "acc/lead", "off/lead", "unread", "move-in-lever off>ghost" },
  { "no mapping", NULL, "both", "acc/lead", "off/lead", "", "", "unmapped" },
  { "closed posting", MAP, "both", "acc/lead", "off/lead", "posting=closed", "move-in-lever off>offer" },
  { "nobody to act as is no hindrance", MAP, "both", "acc/lead", "off/lead", "actor=nobody", "move-in-lever off>offer" },
};

static const Row both_moved[] = {
  { "they agree", MAP, "both", "acc/lead", "off/offer", "", "settle off>offer" },
  { "Lever wins", MAP, "both", "acc/lead", "int/offer", "", "move-in-hackajob off>offer conflict:int" },
  { "Lever wins over a blank", MAP, "both", "acc/lead", "wit/offer", "", "move-in-hackajob off>offer conflict:wit" },
  { "Lever wins, no way back", MAP, "both", "acc/lead", "int/ons", "", "settle int>ons conflict:int" },
  { "neither has an entry", MAP, "both", "acc/lead", "wit/ons", "", "settle wit>ons" },
  { "Lever wins, no longer accepted", MAP, "both", "acc/lead", "int/offer", "status=withdrawn",
    "settle int>offer conflict:int" },
  { "archived meanwhile", MAP, "both", "acc/lead", "int/!under", "", "move-in-hackajob rej>!under conflict:int" },
  { "to hackajob: no conflict", MAP, "to-hackajob", "acc/lead", "int/offer", "", "move-in-hackajob off>offer" },
  { "export only", MAP, "export-only", "acc/lead", "int/offer", "", "settle int>offer" },
  { "what hackajob meant is gone: Lever wins all the same", MAP " int>ghost", "both", "acc/lead", "int/offer", "",
    "move-in-hackajob off>offer conflict:int" },
  { "no mapping", NULL, "both", "acc/lead", "int/offer", "", "", "unmapped" },
};

/* The base's stage is not known: the archive after an export is to be done. Lever's side is not
 * known: a record that was found again. */
static const Row no_base[] = {
  { "archive yet to be set", MAP, "both", "-/lead", "rej/lead", "", "archive-in-lever rej>!under" },
  { "archive yet to be set, to hackajob", MAP, "to-hackajob", "-/lead", "rej/lead", "", "archive-in-lever rej>!under" },
  { "archive yet to be set, export only", MAP, "export-only", "-/lead", "rej/lead", "", "archive-in-lever rej>!under" },
  { "archive was set after all", MAP, "both", "-/lead", "rej/!under", "", "settle rej>!under" },
  { "Lever moved meanwhile", MAP, "both", "-/lead", "rej/offer", "", "move-in-hackajob off>offer conflict:rej" },
  { "found where the export puts it", MAP, "both", "int/-", "int/scr", "", "settle int>scr" },
  { "found where a landing puts it", MAP, "both", "wit/-", "wit/lead", "", "settle wit>lead" },
  { "found where Lever puts it", "int>scr", "both", "wit/-", "wit/lead", "", "settle wit>lead" },
  { "found, and moved by a recruiter", MAP, "both", "int/-", "int/offer", "", "move-in-hackajob off>offer" },
  { "found, and hackajob moved", MAP, "both", "int/-", "off/scr", "", "move-in-lever off>offer" },
  { "found, archive yet to be set", MAP, "both", "-/-", "rej/lead", "", "archive-in-lever rej>!under" },
  { "found without a mapping", NULL, "both", "int/-", "int/scr", "", "", "unmapped" },
};

static const Row chosen[] = {
  { "both sides go there", MAP, "both", "off/offer", "off/offer", "wanted=int",
    "move-in-hackajob int>offer; move-in-lever int>scr; settle ->-" },
  { "hackajob is there", MAP, "both", "int/offer", "int/offer", "wanted=int", "move-in-lever int>scr; settle ->-" },
  { "Lever is there", MAP, "both", "off/scr", "off/scr", "wanted=int", "move-in-hackajob int>scr; settle ->-" },
  { "both are there", MAP, "both", "off/offer", "int/scr", "wanted=int", "settle int>scr" },
  { "a blank: only hackajob goes", MAP, "both", "off/offer", "off/offer", "wanted=wit",
    "move-in-hackajob wit>offer; settle ->-" },
  { "archives", MAP, "both", "off/offer", "off/offer", "wanted=rej",
    "move-in-hackajob rej>offer; archive-in-lever rej>!under; settle ->-" },
  { "unarchives", MAP, "both", "rej/!under", "rej/!under@lead", "wanted=int",
    "move-in-hackajob int>!under; unarchive-in-lever rej>scr; move-in-lever int>scr; settle ->-" },
  { "whatever the direction", MAP, "export-only", "off/offer", "off/offer", "wanted=int",
    "move-in-hackajob int>offer; move-in-lever int>scr; settle ->-" },
  { "no longer accepted", MAP, "both", "off/offer", "off/offer", "wanted=int status=withdrawn", "settle off>offer" },
  { "the stage is gone from hackajob", MAP, "both", "off/offer", "off/offer", "wanted=old", "settle off>offer" },
  { "the stage is gone in Lever", MAP " int>ghost", "both", "off/offer", "off/offer", "wanted=int",
    "needs-attention ->- stage-gone ghost" },
  { "no mapping", NULL, "both", "off/offer", "off/offer", "wanted=int", "", "unmapped" },
  { "a blank of who takes part, archived for what has an entry", MAP, "both", "rej/!under", "rej/!under@scr", "wanted=req",
    "move-in-hackajob req>!under; unarchive-in-lever req>scr; settle ->-" },
  { "a blank of who is out, archived for what has an entry", MAP, "both", "rej/!under", "rej/!under@scr", "wanted=wit",
    "move-in-hackajob wit>!under; settle ->-" },
};

static HjlCase *
make_linked (guint number)
{
  g_autofree char *id = g_strdup_printf ("c%u", number);
  g_autoptr (HjlCandidate) candidate = hjl_candidate_new (id);
  HjlCase *c;

  candidate->role_id = g_strdup ("R");
  candidate->stage_id = g_strdup ("int");
  candidate->status = HJL_CANDIDATE_STATUS_ACCEPTED;

  c = hjl_case_new (candidate);
  c->link = hjl_link_new (id, id);
  c->link->marked = TRUE;
  c->link->base_stage_id = g_strdup ("int");
  c->link->base_target = hjl_target_new (HJL_TARGET_STAGE, "scr", "Screen");
  c->opportunity = hjl_opportunity_new (id);
  c->opportunity->stage_id = g_strdup ("scr");

  return c;
}

static void
test_many (void)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  g_autoptr (HjlSnapshot) snapshot = hjl_snapshot_new (catalogue);
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("R");
  g_autoptr (GHashTable) mappings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_case_free);
  g_autoptr (HjlPlan) plan = hjl_plan_new ();
  gint64 began;
  double seconds;

  g_hash_table_insert (mappings, (gpointer) "R", mapping);
  for (guint i = 0; i < 100000; i++)
    g_ptr_array_add (cases, make_linked (i));

  began = g_get_monotonic_time ();
  for (guint i = 0; i < cases->len; i++)
    hjl_planner_plan (plan, g_ptr_array_index (cases, i), snapshot, mappings);
  seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;

  g_assert_cmpuint (plan->actions->len, ==, 0);
  g_assert_cmpuint (plan->n_unmapped + plan->n_broken + plan->n_held, ==, 0);
  g_test_minimized_result (seconds, "100,000 candidates in step: %.3f s", seconds);
  /* Some 0.01 s; wide enough for a machine under load or a checker of memory. */
  g_assert_cmpfloat (seconds, <, 1.0);
}

/* Posting's owner if active, else its hiring manager, else the acting user (src/README.md, The way of the data). */
static void
test_perform_as (void)
{
  static const struct
  {
    const char *owner;
    const char *manager;
    const char *acting;
    gboolean    users_known;
    const char *expect;
  } rows[] = {
    { "on", "on2", "on3", TRUE, "on" },
    { "off", "on2", "on3", TRUE, "on2" },
    { "off", "off", "on3", TRUE, "on3" },
    { "ghost", "ghost", "on3", TRUE, "on3" },
    { NULL, NULL, "on3", TRUE, "on3" },
    { "off", NULL, "off", TRUE, NULL },
    { NULL, NULL, NULL, TRUE, NULL },
    { "", "", "", TRUE, NULL },
    { "ghost", "on2", NULL, FALSE, "ghost" },
    { "off", "ghost", NULL, FALSE, "ghost" },
    { NULL, NULL, "ghost", FALSE, "ghost" },
    { NULL, NULL, NULL, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      static const char *const ids[] = { "on", "on2", "on3", "off" };
      g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
      g_autoptr (HjlSnapshot) snapshot = hjl_snapshot_new (catalogue);
      g_autoptr (HjlMapping) mapping = hjl_mapping_new ("R");
      g_autoptr (GHashTable) mappings = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (HjlCandidate) candidate = hjl_candidate_new ("c");
      g_autoptr (HjlPosting) posting = hjl_posting_new (&(HjlPosting){
        .id = "p",
        .title = "Posting",
        .owner = rows[i].owner,
        .hiring_manager = rows[i].manager,
      });
      g_autoptr (HjlCase) c = hjl_case_new (candidate);
      g_autoptr (HjlPlan) plan = hjl_plan_new ();
      HjlAction *first;

      for (guint k = 0; k < G_N_ELEMENTS (ids); k++)
        {
          g_autoptr (HjlUser) user = hjl_user_new (&(HjlUser){
            .id = ids[k],
            .active = g_str_has_prefix (ids[k], "on"),
          });

          hjl_catalogue_add (catalogue, HJL_LIST_USERS, user);
        }
      hjl_catalogue_add (catalogue, HJL_LIST_POSTINGS, posting);
      hjl_catalogue_set_known (catalogue, rows[i].users_known ? HJL_LIST_USERS : 0);
      hjl_mapping_set_posting (mapping, "p", "Posting");
      g_hash_table_insert (mappings, (gpointer) "R", mapping);
      candidate->role_id = g_strdup ("R");
      candidate->status = HJL_CANDIDATE_STATUS_ACCEPTED;
      snapshot->acting_user_id = g_strdup (rows[i].acting);

      hjl_planner_plan (plan, c, snapshot, mappings);
      first = g_ptr_array_index (plan->actions, 0);
      g_assert_cmpint (first->kind, ==, rows[i].expect != NULL ? HJL_ACTION_EXPORT : HJL_ACTION_NEEDS_ATTENTION);
      g_assert_cmpstr (first->perform_as, ==, rows[i].expect);
    }
}

/* The recruiter's own reason to archive is not undone by a move on hackajob. */
static const Row archived[] = {
  { "asks", MAP, "both", "int/!old", "int/!old", "", "needs-attention ->- archived Old" },
  { "asks once", MAP, "both", "int/!old", "int/!old", "hold=archived detail=Old", "", "held" },
  { "hackajob moves on", MAP, "both", "int/!old", "off/!old@scr", "", "needs-attention ->- archived Old" },
  { "hackajob moves on, asked before", MAP, "both", "int/!old", "off/!old@scr", "hold=archived detail=Old", "", "held" },
  { "hackajob moves on, without a reason", MAP, "both", "int/!-", "off/!-@scr", "", "needs-attention ->- archived no reason" },
  { "to a blank", MAP, "both", "int/!old", "req/!old@scr", "", "needs-attention ->- archived Old" },
  { "to a blank of somebody who withdrew", MAP, "both", "int/!old", "wit/!old@scr", "", "settle wit>!old" },
  { "to hackajob only", MAP, "to-hackajob", "int/!old", "int/!old", "", "needs-attention ->- archived Old" },
  { "export only", MAP, "export-only", "int/!old", "off/!old", "", "settle off>!old" },
  { "hackajob lets go too", MAP, "both", "int/!old", "rej/!old", "", "archive-in-lever rej>!under" },
  { "withdrew", MAP, "both", "int/scr", "int/!old", "status=withdrawn", "settle int>!old" },
  { "withdrew, and moves all the same", MAP, "both", "int/!old", "off/!old@scr", "status=withdrawn", "settle off>!old" },
  { "both moved", MAP, "both", "int/scr", "off/!old@scr", "", "needs-attention ->- archived Old" },
  { "both moved, hackajob first", MAP, "both", "int/scr", "off/!old@scr", "hold=archived detail=Old", "", "held" },
  { "asked, and hackajob lets go", MAP, "both", "int/scr", "rej/!old", "hold=archived detail=Old",
    "settle ->!old; archive-in-lever rej>!under; release ->- archived" },
  { "asked, and hackajob lets go after an export that is not finished", MAP, "both", "-/lead", "rej/!old", "hold=archived detail=Old",
    "settle ->!old; archive-in-lever rej>!under; release ->- archived" },
  { "asked, and hackajob lets go for what is gone", MAP " rej>!old", "both", "int/scr", "rej/!under", "hold=archived detail=Underqualified",
    "settle ->!under; needs-attention ->- stage-gone Old" },
  { "asked, and hackajob lets go for what makes no sense", "int>scr rej>scr", "both", "int/scr", "rej/!old", "hold=archived detail=Old",
    "settle ->!old; release ->- archived", "broken" },
  { "asked, hackajob lets go, and Lever has another reason", MAP, "both", "int/scr", "rej/!-", "hold=archived detail=Old",
    "settle rej>!- conflict:rej; release ->- archived" },
  { "asked, and hackajob lets go to a blank", MAP, "both", "int/scr", "wit/!old", "hold=archived detail=Old",
    "settle wit>!old; release ->- archived" },
  { "asked, and hackajob lets go, to hackajob only", MAP, "to-hackajob", "int/scr", "rej/!old", "hold=archived detail=Old",
    "settle rej>!old; release ->- archived" },
  { "kept", MAP, "both", "int/!old", "int/!old", "keptreason=old", "" },
  { "kept, and hackajob moves", MAP, "both", "int/!old", "off/!old@scr", "keptreason=old", "settle off>!old" },
  { "kept for another reason", MAP, "both", "int/!-", "int/!-", "keptreason=old", "needs-attention ->- archived no reason" },
  { "kept, without a reason", MAP, "both", "int/!-", "off/!-@scr", "keptreason=", "settle off>!-" },
  { "taken out by a person", MAP, "both", "int/!old", "off/!old@scr", "wanted=off",
    "unarchive-in-lever int>offer; move-in-lever off>offer; settle ->-" },
  { "taken out by a person, from a blank", MAP, "both", "wit/!old", "wit/!old@scr", "wanted=wit",
    "unarchive-in-lever wit>scr; settle ->-" },
  { "taken out by a person, to a blank, and the reason has an entry now", MAP " wit>!old", "both", "req/!old", "req/!old@scr", "wanted=req",
    "unarchive-in-lever req>scr; settle ->-" },
  { "taken out by a person, where Lever tells no stage", MAP " wit>!old", "both", "req/!old", "req/!old", "wanted=req", "settle req>!old" },
  { "chosen for a stage that is gone", MAP, "both", "int/!old", "int/!old@scr", "wanted=old",
    "settle int>!old; needs-attention ->- archived Old" },
  { "unarchived in Lever", MAP, "both", "int/!old", "int/scr", "hold=archived detail=Old",
    "settle int>scr; release ->- archived" },
  { "the reason has an entry now", MAP " wit>!old", "both", "int/!old", "int/!old", "hold=archived detail=Old",
    "move-in-hackajob wit>!old; release ->- archived" },
  { "the reason has an entry now, not settled", MAP " wit>!old", "both", "int/scr", "int/!old", "hold=archived detail=Old",
    "move-in-hackajob wit>!old; release ->- archived" },
  { "the reason has an entry now, asked before a pause", MAP " wit>!old", "both", "int/scr", "int/!old", "", "move-in-hackajob wit>!old" },
  { "the reason has an entry now, and hackajob moved", MAP " wit>!old", "both", "int/scr", "off/!old@scr", "hold=archived detail=Old",
    "move-in-hackajob wit>!old conflict:off; release ->- archived" },
  { "the reason has an entry now, of somebody who withdrew", MAP " wit>!old", "both", "int/scr", "int/!old",
    "status=withdrawn hold=archived detail=Old", "settle int>!old; release ->- archived" },
  { "the reason has an entry now, export only", MAP " wit>!old", "export-only", "int/scr", "int/!old", "hold=archived detail=Old",
    "settle int>!old; release ->- archived" },
  { "kept, and the reason has an entry now", MAP " wit>!old", "both", "int/!old", "int/!old", "keptreason=old", "" },
  { "kept, the reason has an entry now, and hackajob moves", MAP " wit>!old", "both", "int/!old", "off/!old@scr", "keptreason=old",
    "settle off>!old" },
  { "kept, taken out in Lever, and archived again", MAP, "both", "int/scr", "int/!old", "keptreason=old", "needs-attention ->- archived Old" },
  { "kept, taken out in Lever, and archived again for what has an entry now", MAP " wit>!old", "both", "int/scr", "int/!old",
    "keptreason=old", "move-in-hackajob wit>!old" },
};

static const Row elsewhere[] = {
  { "asks", MAP, "both", "int/scr", "int/scr", "in=q", "needs-attention ->- other-posting Posting" },
  { "asks once", MAP, "both", "int/scr", "int/scr", "in=q hold=other-posting detail=Posting about=p", "", "held" },
  { "asks anew for another posting", MAP, "both", "int/scr", "int/scr", "in=q hold=other-posting detail=Posting about=r",
    "needs-attention ->- other-posting Posting" },
  { "hackajob moves", MAP, "both", "int/scr", "off/scr", "in=q", "needs-attention ->- other-posting Posting" },
  { "Lever moves", MAP, "both", "int/scr", "int/offer", "in=q", "needs-attention ->- other-posting Posting" },
  { "both move", MAP, "both", "int/scr", "off/lead", "in=q", "needs-attention ->- other-posting Posting" },
  { "archived there", MAP, "both", "int/scr", "int/!under", "in=q", "needs-attention ->- other-posting Posting" },
  { "chosen", MAP, "both", "int/scr", "int/scr", "in=q wanted=off", "needs-attention ->- other-posting Posting" },
  { "export only", MAP, "export-only", "int/scr", "int/scr", "in=q", "needs-attention ->- other-posting Posting" },
  { "the link says so", MAP, "both", "int/scr", "off/scr", "linked=q", "needs-attention ->- other-posting Posting" },
  { "Lever knows better than the link", MAP, "both", "int/scr", "off/scr", "linked=q in=p", "move-in-lever off>offer" },
  { "no longer accepted", MAP, "both", "int/scr", "int/scr", "in=q status=withdrawn", "" },
  { "kept", MAP, "both", "int/scr", "off/scr", "in=q linked=q kept=p", "move-in-lever off>offer" },
  { "kept, and moved on in Lever", MAP, "both", "int/scr", "off/scr", "in=r linked=q kept=p",
    "needs-attention ->- other-posting Posting" },
  { "kept for another mapping", MAP, "both", "int/scr", "off/scr", "in=q linked=q kept=r",
    "needs-attention ->- other-posting Posting" },
  { "mended", MAP, "both", "int/scr", "int/scr", "in=p hold=other-posting detail=Posting about=p",
    "release ->- other-posting" },
  { "the mapping has no posting", MAP, "both", "int/scr", "off/scr", "in=q posting=none", "move-in-lever off>offer" },
  { "no mapping", NULL, "both", "int/scr", "int/scr", "in=q", "" },
  { "not marked yet", MAP, "both", "int/scr", "int/scr", "in=q unmarked",
    "mark-exported ->-; needs-attention ->- other-posting Posting" },
};

/* Nobody is exported twice for two roles, nor a second time without a word. */
static const Row twins[] = {
  { "asked", MAP, "both", NULL, "int/", "hold=twin about=p", "", "held" },
  { "one record is enough", MAP, "both", NULL, "int/", "hold=twin decision=o2 about=p", "" },
  { "one more", MAP, "both", NULL, "int/", "hold=twin decision=new about=p", "export int>scr; mark-exported ->-" },
  { "the role goes to another posting now", MAP, "both", NULL, "int/", "hold=twin about=q",
    "export int>scr; mark-exported ->-" },
  { "enough, but for another posting", MAP, "both", NULL, "int/", "hold=twin decision=o2 about=q",
    "export int>scr; mark-exported ->-" },
  { "marked before", MAP, "both", NULL, "int/", "hold=other-posting decision=new about=p holdmarked", "export int>scr" },
};

/* Stage kinds by target kinds. */
static void
test_sense (void)
{
  static const struct
  {
    HjlStageKind kind;
    HjlSense     stage;
    HjlSense     reason;
    HjlSense     hired;
  } rows[] = {
    { HJL_STAGE_KIND_REQUESTED, HJL_SENSE_FINE, HJL_SENSE_ENDS_RUNNING, HJL_SENSE_ENDS_RUNNING },
    { HJL_STAGE_KIND_ACCEPTED, HJL_SENSE_FINE, HJL_SENSE_ENDS_RUNNING, HJL_SENSE_ENDS_RUNNING },
    { HJL_STAGE_KIND_IN_PROCESS, HJL_SENSE_FINE, HJL_SENSE_ENDS_RUNNING, HJL_SENSE_ENDS_RUNNING },
    { HJL_STAGE_KIND_OFFER, HJL_SENSE_FINE, HJL_SENSE_ENDS_RUNNING, HJL_SENSE_ENDS_RUNNING },
    { HJL_STAGE_KIND_HIRED, HJL_SENSE_FINE, HJL_SENSE_REJECTS_HIRED, HJL_SENSE_FINE },
    { HJL_STAGE_KIND_REJECTED, HJL_SENSE_KEEPS_ENDED, HJL_SENSE_FINE, HJL_SENSE_HIRES_REJECTED },
    { HJL_STAGE_KIND_WITHDRAWN, HJL_SENSE_KEEPS_ENDED, HJL_SENSE_FINE, HJL_SENSE_HIRES_REJECTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const HjlSense judged[] = {
        hjl_sense_judge (rows[i].kind, HJL_TARGET_STAGE, FALSE),
        hjl_sense_judge (rows[i].kind, HJL_TARGET_REASON, FALSE),
        hjl_sense_judge (rows[i].kind, HJL_TARGET_REASON, TRUE),
      };

      g_assert_cmpint (hjl_sense_judge (rows[i].kind, HJL_TARGET_NONE, FALSE), ==, HJL_SENSE_FINE);
      g_assert_cmpint (judged[0], ==, rows[i].stage);
      g_assert_cmpint (judged[1], ==, rows[i].reason);
      g_assert_cmpint (judged[2], ==, rows[i].hired);
      for (guint k = 0; k < G_N_ELEMENTS (judged); k++)
        {
          g_autofree char *words = hjl_sense_describe (judged[k], "Offer made");

          g_assert_true ((words == NULL) == (judged[k] == HJL_SENSE_FINE));
          g_assert_true (words == NULL || strstr (words, "Offer made") != NULL);
        }
    }
}

/* What is in no list any more is called what it is, not by an id; and an id is nobody's name. */
static void
test_gone (void)
{
  static const struct
  {
    const char *stage;
    const char *lever;
    const char *reason;
    const char *expect;
  } rows[] = {
    { "int", "7f1c", NULL, "No hackajob stage is mapped to “a stage that is no longer in Lever” in Lever, so hackajob stays at “int”." },
    { "5b2d", "7f1c", NULL, "No hackajob stage is mapped to “a stage that is no longer in Lever” in Lever, so hackajob stays at “a stage that is no longer in hackajob”." },
    { "rej", "scr", "9e3a", "No hackajob stage is mapped to “a reason that is no longer in Lever” in Lever, so hackajob stays at “rej”." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
      g_autoptr (HjlSnapshot) snapshot = hjl_snapshot_new (catalogue);
      g_autoptr (HjlMapping) mapping = hjl_mapping_new ("R");
      g_autoptr (GHashTable) mappings = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (HjlCase) c = make_linked (1);
      g_autoptr (HjlPlan) plan = hjl_plan_new ();
      g_autofree char *shown = NULL;
      HjlAction       *action;

      for (guint n = 0; n < 2; n++)
        {
          g_autoptr (HjlStage) stage = hjl_stage_new (&(HjlStage){
            .side = HJL_SIDE_HACKAJOB,
            .id = n == 0 ? "int" : "rej",
            .name = n == 0 ? "int" : "rej",
            .kind = n == 0 ? HJL_STAGE_KIND_IN_PROCESS : HJL_STAGE_KIND_REJECTED,
          });

          hjl_catalogue_add_stage (catalogue, stage);
        }
      hjl_catalogue_set_known (catalogue, HJL_LIST_ALL);
      g_hash_table_insert (mappings, (gpointer) "R", mapping);
      g_free (c->candidate->stage_id);
      c->candidate->stage_id = g_strdup (rows[i].stage);
      g_free (c->link->base_stage_id);
      c->link->base_stage_id = g_strdup (rows[i].stage);
      g_free (c->opportunity->stage_id);
      c->opportunity->stage_id = g_strdup (rows[i].lever);
      c->opportunity->archived = rows[i].reason != NULL;
      c->opportunity->archive_reason_id = g_strdup (rows[i].reason);

      hjl_planner_plan (plan, c, snapshot, mappings);
      g_assert_cmpuint (plan->actions->len, ==, 1);
      action = g_ptr_array_index (plan->actions, 0);
      shown = hjl_words_show (action->reason);
      g_assert_cmpstr (shown, ==, rows[i].expect);
      g_assert_null (action->target->name);
      g_assert_cmpstr (action->target->id, ==, rows[i].reason != NULL ? rows[i].reason : rows[i].lever);
    }
}

/* One rule for whoever is told what a choice comes to, and for what is offered. */
static void
test_foresee (void)
{
  static const struct
  {
    const char *map; /* entries, as in a row */
    const char *here;
    const char *reason; /* nullable: it is archived for it */
    const char *kept;   /* nullable */
    const char *chosen;
    HjlForeseen comes_to;
    HjlHoldKind back;
  } rows[] = {
    { "int>scr off>offer", "int", NULL, NULL, "off", HJL_FORESEEN_MOVES, HJL_HOLD_NONE },
    { "int>scr", "int", NULL, NULL, "off", HJL_FORESEEN_WAITS, HJL_HOLD_NONE },
    { "int>scr", "int", NULL, NULL, "int", HJL_FORESEEN_WAITS, HJL_HOLD_NONE },
    { "int>scr", "int", "old", "old", "int", HJL_FORESEEN_UNARCHIVES_AND_MOVES, HJL_HOLD_ARCHIVED },
    { "", "int", "old", "old", "int", HJL_FORESEEN_UNARCHIVES, HJL_HOLD_ARCHIVED },
    { "rej>!old", "int", "old", "old", "int", HJL_FORESEEN_UNARCHIVES, HJL_HOLD_ARCHIVED },
    { "rej>!old", "int", "old", NULL, "int", HJL_FORESEEN_UNARCHIVES, HJL_HOLD_NONE },
    { "rej>!old", "rej", "old", "old", "rej", HJL_FORESEEN_WAITS, HJL_HOLD_NONE },
    { "int>scr", "int", "old", "old", "off", HJL_FORESEEN_UNARCHIVES_AND_FOLLOWS, HJL_HOLD_ARCHIVED },
    { NULL, "int", "old", "old", "int", HJL_FORESEEN_WAITS, HJL_HOLD_NONE },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (rows); i++)
    {
      static const HjlStage stages[] = {
        { .side = HJL_SIDE_HACKAJOB, .id = "int", .name = "int", .order = 1, .kind = HJL_STAGE_KIND_IN_PROCESS },
        { .side = HJL_SIDE_HACKAJOB, .id = "off", .name = "off", .order = 2, .kind = HJL_STAGE_KIND_OFFER },
        { .side = HJL_SIDE_HACKAJOB, .id = "rej", .name = "rej", .order = 3, .kind = HJL_STAGE_KIND_REJECTED },
      };
      g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
      g_autoptr (HjlSnapshot) snapshot = hjl_snapshot_new (catalogue);
      g_autoptr (HjlMapping) mapping = hjl_mapping_new ("R");
      g_autoptr (GHashTable) mappings = g_hash_table_new (g_str_hash, g_str_equal);
      g_auto (GStrv) entries = g_strsplit (rows[i / 2].map != NULL ? rows[i / 2].map : "", " ", -1);
      g_autoptr (HjlCase) c = make_linked (1);

      for (guint n = 0; n < G_N_ELEMENTS (stages); n++)
        {
          g_autoptr (HjlStage) stage = hjl_stage_new (&stages[n]);

          hjl_catalogue_add_stage (catalogue, stage);
        }
      for (guint n = 0; entries[n] != NULL; n++)
        {
          g_auto (GStrv) sides = g_strsplit (entries[n], ">", 2);
          gboolean reason = sides[1][0] == '!';
          g_autoptr (HjlTarget) target = hjl_target_new (reason ? HJL_TARGET_REASON : HJL_TARGET_STAGE, sides[1] + reason, sides[1] + reason);

          hjl_mapping_set_target (mapping, sides[0], sides[0], target);
        }
      hjl_mapping_set_paused (mapping, i % 2 == 1);
      if (rows[i / 2].map != NULL)
        g_hash_table_insert (mappings, (gpointer) "R", mapping);
      g_free (c->candidate->stage_id);
      c->candidate->stage_id = g_strdup (rows[i / 2].here);
      if (rows[i / 2].reason != NULL)
        {
          c->opportunity->archived = TRUE;
          c->opportunity->archive_reason_id = g_strdup (rows[i / 2].reason);
        }
      if (rows[i / 2].kept != NULL)
        hjl_link_keep_archived (c->link, rows[i / 2].kept);

      /* The next sync does nothing of it where the mapping is paused; what can be taken back is the same. */
      g_assert_cmpint (hjl_foresee_choice (c, snapshot, mappings, rows[i / 2].chosen), ==,
                       i % 2 == 1 && rows[i / 2].map != NULL ? HJL_FORESEEN_IS_PAUSED : rows[i / 2].comes_to);
      g_assert_null (c->link->wanted_stage_id);
      g_assert_cmpint (hjl_foresee_way_back (c, snapshot, mappings), ==, rows[i / 2].back);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(rows)                                               \
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)               \
    {                                                           \
      g_autofree char *path = rules_path (#rows, rows[i].name); \
                                                                \
      g_test_add_data_func (path, &rows[i], rules_check);       \
    }

  ADD (unlinked)
  ADD (sense)
  ADD (groups)
  ADD (in_step)
  ADD (lever_moved)
  ADD (hackajob_moved)
  ADD (both_moved)
  ADD (no_base)
  ADD (chosen)
  ADD (archived)
  ADD (elsewhere)
  ADD (twins)

  g_test_add_func ("/planner/sense", test_sense);
  g_test_add_func ("/planner/foresee", test_foresee);
  g_test_add_func ("/planner/gone", test_gone);
  g_test_add_func ("/planner/many", test_many);
  g_test_add_func ("/planner/perform-as", test_perform_as);

  return g_test_run ();
}
