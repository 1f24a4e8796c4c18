/* hjl-words.c: sentences that are kept: as a code with arguments, put into words when they are shown
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-words.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

#include "model/hjl-error.h"
#include "model/hjl-kept.h"

/* Begins what is kept, and no text that a person or a server writes. */
#define MARK '\036'

/* Not in the table, as their arguments are not filled in. */
#define CODE_ALL "all"
#define CODE_LINES "lines"
#define CODE_LIST "list"
#define CODE_TERM "term"
#define CODE_ERROR "error"

/* One thing, and several. */
#define NP_(one, many) one, many

/* A code stays what it is: there are databases that have it. A sentence may be said better, but takes the same
 * arguments. */
static const struct
{
  const char *code;
  const char *sentence;
  const char *many; /* nullable: where the sentence counts: by its first number */
} table[] = {
  /* Why a plan does something */
  { "no-stage", N_ ("no stage"), NULL },
  { "no-reason", N_ ("no reason"), NULL },
  { "gone-lever-stage", N_ ("a stage that is no longer in Lever"), NULL },
  { "gone-hackajob-stage", N_ ("a stage that is no longer in hackajob"), NULL },
  { "gone-reason", N_ ("a reason that is no longer in Lever"), NULL },
  { "export-as-lead", N_ ("The candidate accepted in hackajob and goes to “%s” in Lever as a new lead."), NULL },
  { "export-to-stage", N_ ("The candidate accepted in hackajob and goes to “%s” in Lever, to the stage “%s”."), NULL },
  { "export-added-as-lead", N_ ("The candidate was added here and goes to “%s” in Lever as a new lead."), NULL },
  { "export-added-to-stage", N_ ("The candidate was added here and goes to “%s” in Lever, to the stage “%s”."), NULL },
  { "archive-follows", N_ ("“%s” in hackajob is mapped to the archive reason “%s” in Lever."), NULL },
  { "unarchive-follows", N_ ("“%s” in hackajob is mapped to “%s” in Lever, so the candidate is no longer archived there."), NULL },
  { "move-follows", N_ ("“%s” in hackajob is mapped to “%s” in Lever."), NULL },
  { "stage-chosen", N_ ("“%s” in hackajob was chosen for this candidate."), NULL },
  { "both-changed-archived", N_ ("Both sides changed: the candidate was archived in Lever as “%s” and is at “%s” in hackajob. Lever’s change is kept, and that is “%s” in hackajob."), NULL },
  { "both-changed", N_ ("Both sides changed: the candidate is at “%s” in Lever and at “%s” in hackajob. Lever’s change is kept, and that is “%s” in hackajob."), NULL },
  { "archived-in-lever-is", N_ ("The candidate was archived in Lever as “%s”, which is “%s” in hackajob."), NULL },
  { "at-in-lever-is", N_ ("The candidate is at “%s” in Lever, which is “%s” in hackajob."), NULL },
  { "both-changed-stay", N_ ("Both sides changed: the candidate is at “%s” in Lever and at “%s” in hackajob. Lever’s change is kept; hackajob cannot follow, so both stay."), NULL },
  { "stage-left-blank", N_ ("“%s” in hackajob is left blank in the mapping, so Lever stays at “%s”."), NULL },
  { "no-way-back", N_ ("No hackajob stage is mapped to “%s” in Lever, so hackajob stays at “%s”."), NULL },
  { "direction-stays", N_ ("The role’s mapping doesn’t sync changes in this direction, so both stay where they are."), NULL },
  { "not-in-running-stays", N_ ("The candidate is no longer in the running in hackajob, so hackajob stays at “%s”."), NULL },
  { "stays-archived", N_ ("The candidate was archived in Lever as “%s”, which isn’t in the mapping, and stays archived."), NULL },
  { "stays-archived-kept", N_ ("The candidate was archived in Lever as “%s” and stays archived, as decided."), NULL },
  { "decision-applied", N_ ("The decision that was made for this candidate has been applied."), NULL },
  { "both-agree", N_ ("Both sides agree: “%s” in hackajob and “%s” in Lever."), NULL },
  { "erase-deleted-in-hackajob", N_ ("The candidate was deleted in hackajob, so personal data is erased here."), NULL },
  { "erase-deleted-in-lever", N_ ("The candidate was deleted in Lever, so personal data is erased here."), NULL },
  { "erase-anonymized", N_ ("The candidate was anonymized in Lever, so personal data is erased here."), NULL },
  { "export-again", N_ ("The export was undone, and “Export Again” was chosen for this candidate."), NULL },
  { "mark-exported", N_ ("hackajob is told that the candidate was exported."), NULL },
  { "hold-resolved", N_ ("What held this candidate back has been resolved."), NULL },
  { "synced-again", N_ ("The candidate is synced again."), NULL },

  /* Why an undo does something, or leaves somebody */
  { "undo-unknown-outcome", N_ ("It isn’t known yet what became of a change. The next sync looks."), NULL },
  { "undo-mark-stays", N_ ("hackajob can’t forget that a candidate was exported."), NULL },
  { "undo-erased", N_ ("Erased from this computer since: nothing is synced any more."), NULL },
  { "undo-other-record", N_ ("Linked with another record in Lever since."), NULL },
  { "undo-unknown-before", N_ ("It isn’t known where the candidate was before."), NULL },
  { "undo-deleted", N_ ("Deleted in Lever since."), NULL },
  { "undo-not-found", N_ ("Not found in Lever."), NULL },
  { "undo-changed-archived", N_ ("Changed in Lever since: archived as “%s”."), NULL },
  { "undo-changed-lever", N_ ("Changed in Lever since: at “%s” now."), NULL },
  { "undo-changed-hackajob", N_ ("Changed in hackajob since: at “%s” now."), NULL },
  { "undo-reason-unusable", N_ ("The archive reason “%s” can’t be used in Lever any more."), NULL },
  { "undo-lever-stage-gone", N_ ("The stage “%s” no longer exists in Lever."), NULL },
  { "undo-no-stage-changes", N_ ("hackajob takes no stage changes from this connection."), NULL },
  { "undo-not-in-running", N_ ("No longer in the running in hackajob, where stages can’t be changed then."), NULL },
  { "undo-hackajob-stage-gone", N_ ("The stage “%s” no longer exists in hackajob."), NULL },
  { "undo-stays-archived", N_ ("The record stays archived."), NULL },
  { "undo-archive-as", N_ ("The run created the record. Lever lets no program delete one, so it is archived as “%s”."), NULL },
  { "undo-archive", N_ ("The run created the record. Lever lets no program delete one, so it is archived, for a reason that you choose."), NULL },
  { "undo-unarchive", N_ ("The run archived the record."), NULL },
  { "undo-was-at-in-lever", N_ ("It was at “%s” in Lever before the run."), NULL },
  { "undo-was-archived", N_ ("It was archived as “%s” before the run."), NULL },
  { "undo-was-at-in-hackajob", N_ ("It was at “%s” in hackajob before the run."), NULL },

  /* What somebody is held for */
  { "hold-none", N_ ("No problem."), NULL },
  { "hold-uncertain", N_ ("The connection broke while this candidate was sent, so it is not known whether Lever took it. Each sync looks in Lever, and it is sent again only after looks some minutes apart have found nothing."), NULL },
  { "hold-refused", N_ ("A change for this candidate was refused. Fix the cause, then choose Retry."), NULL },
  { "hold-duplicate", N_ ("This person seems to be in the posting already. Choose the record that belongs to this candidate, or export as a new one."), NULL },
  { "hold-several", N_ ("Several records in Lever fit this candidate. Choose the right one, or export as a new one."), NULL },
  { "hold-exported-before", N_ ("This candidate was exported before, to another record. Choose which one counts."), NULL },
  { "hold-stage-gone", N_ ("The stage or archive reason that this candidate should go to no longer exists in Lever. Edit the role’s mapping; the candidate follows then."), NULL },
  { "hold-no-acting-user", N_ ("Lever needs an active user to add candidates as, and neither the posting’s owner, its hiring manager nor the fallback owner is active. Choose a fallback owner in Connection."), NULL },
  { "hold-file", N_ ("The candidate was exported, but a file was not. Add it to the record in Lever by hand."), NULL },
  { "hold-cv-awaited", N_ ("The candidate was exported without a CV: hackajob gave none so far. It is asked for again with the next syncs and added in Lever once it is there."), NULL },
  { "hold-cv-not-fetched", N_ ("The candidate was exported without a CV: it could not be fetched from hackajob so far. It is asked for again with the next syncs and added in Lever once it is there."), NULL },
  { "hold-source", N_ ("The candidate was exported, but Lever did not set the source. Add the source in Lever by hand, or ask a Lever admin to create it."), NULL },
  { "hold-confidential", N_ ("The posting is confidential and this connection may not read it, so nothing is written to it. Connect with access to confidential data, or map the role to another posting."), NULL },
  { "hold-missing", N_ ("Not found in Lever. Nothing is carried over and nothing is erased: it goes on by itself once the record is found again, and ends once Lever says that it was deleted."), NULL },
  { "hold-other-name", N_ ("The email address of this candidate belongs to a person with another name in Lever, and Lever takes everyone with the same address for one person. Choose the record if it is the same person. If not, export as new, without the shared address, and delete any record under the wrong name in Lever by hand."), NULL },
  { "hold-twin", N_ ("This person is in the posting already, for another role that is mapped to it. Choose that record to let it count for both roles, or export as a new one."), NULL },
  { "hold-other-posting", N_ ("The record is in another posting than the one the role is mapped to, so stage changes aren’t synced for now. Keep the record where it is, or export to the role’s posting as new."), NULL },
  { "hold-archived", N_ ("The candidate was archived in Lever for a reason that isn’t in the role’s mapping, but is still active in hackajob. Leave the record archived, unarchive it, or map the reason, and hackajob follows."), NULL },
  { "hold-undone", N_ ("The export of this candidate was undone, and the record in Lever is archived. Leave it so, or export again."), NULL },
  { "hold-other-record-counts", N_ ("Not exported: the record that this person has in the posting counts for this role too."), NULL },
  { "hold-exports-again", N_ ("The next sync exports this candidate again."), NULL },
  { "hold-stays-undone", N_ ("The export of this candidate was undone, and the record in Lever stays archived."), NULL },
  /* Translators: a whole sentence or two, then what exactly: a server's words, a stage's name. */
  { "hold-detail", N_ ("%s (%s)"), NULL },
  /* Translators: what is the matter with a candidate, and then this. */
  { "hold-and-cv-missing", N_ ("%s The CV is missing in Lever too. It is asked for again with the next syncs."), NULL },

  /* What broke in a mapping */
  { "break-no-posting", N_ ("No posting is chosen yet. Choose the Lever posting that this role’s candidates go to."), NULL },
  { "break-posting-closed", N_ ("The posting “%s” is closed. Reopen it in Lever, or choose another posting."), NULL },
  { "break-posting-gone", N_ ("The posting “%s” is no longer in Lever, or this connection may not see it. Choose another posting."), NULL },
  { "break-stage-gone", N_ ("The stage “%s” no longer exists in Lever. Choose another stage, or leave it blank."), NULL },
  { "break-reason-gone", N_ ("The archive reason “%s” is no longer in use in Lever. Choose another reason, or leave it blank."), NULL },
  /* Translators: a sentence that says why an entry of a mapping cannot be meant */
  { "break-senseless", N_ ("%s Choose something else for it, or leave it blank."), NULL },
  { "break-role-stage-gone", N_ ("The stage “%s” no longer exists in hackajob, so its entry is not used."), NULL },
  { "sense-ends-running", N_ ("Archive reasons end a candidacy. “%s” candidates are still in the running."), NULL },
  { "sense-rejects-hired", N_ ("“%s” candidates were hired. This archive reason is for candidates who weren’t."), NULL },
  { "sense-hires-rejected", N_ ("This archive reason is for hires. “%s” candidates weren’t hired."), NULL },
  { "sense-keeps-ended", N_ ("Stages are for candidates in the running. “%s” candidates no longer are."), NULL },

  /* Files */
  { "file-too-large", N_ ("The file is larger than 30 MB, which is the most that Lever takes. Add a smaller one in Lever."), NULL },
  { "file-empty-ask", N_ ("The file is empty. Ask the candidate for another one, and add it in Lever."), NULL },
  /* Translators: a kind of file, as in "web page". */
  { "file-replaced-download", N_ ("There was a %s in the place of the file. Download the file from hackajob, and add it in Lever."), NULL },
  { "file-unknown", N_ ("The file is not a document that any office program knows. Ask the candidate for a PDF, and add it in Lever."), NULL },
  /* Translators: a kind of file, as in "OpenDocument text (ODT)". */
  { "file-other-kind", N_ ("The file’s kind is: %s. Lever takes only PDF, DOCX, DOC, TXT, JPG and PNG. Save it as a PDF, and add that in Lever."), NULL },
  { "profile-broken-characters", N_ ("Some characters of this hackajob profile are broken. They are shown as “�”, in Lever too; the rest is complete."), NULL },
  { "no-profile", N_ ("hackajob gave no profile for this candidate."), NULL },
  { "watched-files",
    NP_ ("%u file came from the folder that is watched for this role. It waits for your review.",
         "%u files came from the folder that is watched for this role. They wait for your review.") },
  { "watched-left-out",
    NP_ ("%u file in the folder that is watched for this role was left out: %s",
         "%u files in the folder that is watched for this role were left out: %s") },
  { "watched-failed", N_ ("The files in the folder that is watched for this role could not be taken; it is tried again. %s"), NULL },
  { "watched-gone", N_ ("The folder that is watched for this role is not there. Its files are taken once it is there again."), NULL },
  { "watched-unreadable", N_ ("The folder that is watched for this role may not be read. Change its permissions, or choose another folder."), NULL },
  { "watched-silent", N_ ("The folder that is watched for this role does not answer. Check the disk or network drive that it is on. Its files are taken once it answers again."), NULL },
  { "watched-barred", N_ ("A folder in the one that is watched for this role may not be read. Change its permissions, so that its files are taken."), NULL },
  { "watched-back", N_ ("The folder that is watched for this role can be read again."), NULL },
  /* Why a file that somebody added was left out (HjlRefusal). */
  { "left-damaged-in-archive", N_ ("It is damaged in the archive. Unpack the archive, or download it again."), NULL },
  { "left-too-large", N_ ("It is larger than 30 MB, which is the most that Lever takes."), NULL },
  { "left-archive-large", N_ ("The archive holds more than 2 GB. Unpack it, and add what belongs to candidates."), NULL },
  { "left-no-memory", N_ ("There is not enough memory to unpack it."), NULL },
  { "left-path", N_ ("Its path leads out of the archive."), NULL },
  { "left-no-file", N_ ("It is no file but a link or a device."), NULL },
  { "left-password", N_ ("It is protected by a password. Unpack the archive with its password, and add what is in it."), NULL },
  { "left-unfinished", N_ ("Its download has not ended."), NULL },
  { "left-table", N_ ("It is a table, not one person’s file. Save it as CSV, and add it by itself, or with --csv on the command line."), NULL },
  /* Translators: a kind of file, as in "web page". */
  { "left-page", N_ ("The file’s kind is: %s. Save it as a PDF, and add that."), NULL },
  { "left-not-zip", N_ ("It is an archive of another kind than ZIP. Unpack it, and add what is in it."), NULL },
  { "left-hidden", N_ ("It is a hidden folder, as its name begins with a dot. Rename it, and add what is in it."), NULL },
  { "left-nested", N_ ("It is an archive in an archive. Unpack it, and add what is in it."), NULL },
  { "left-empty", N_ ("It is empty."), NULL },
  { "left-archive-damaged", N_ ("The archive is damaged; what could be read of it was taken. Download it again."), NULL },
  { "left-archive-entries", N_ ("The archive has too many entries; the first of them were taken. Unpack it, and add what belongs to candidates."), NULL },
  { "left-no-archive", N_ ("The archive is damaged or not a ZIP. Download it again, or unpack it and add what is in it."), NULL },
  { "left-deep", N_ ("It is too deep in other folders. Add it by itself."), NULL },
  { "left-folder", N_ ("The folder may not be read."), NULL },
  { "left-folder-entries", N_ ("The folder has too many files; some of them were left out."), NULL },
  { "left-unreadable", N_ ("It cannot be read."), NULL },
  { "left-link", N_ ("It is a link to somewhere else."), NULL },
  { "name-only", N_ ("Nothing but a name is known of this candidate. Add their CV."), NULL },
  { "file-cut-off", N_ ("The file’s end is missing."), NULL },
  { "file-empty", N_ ("The file is empty."), NULL },
  /* Translators: a kind of file, as in "web page". */
  { "file-replaced", N_ ("There was a %s in the place of the file."), NULL },
  { "cv-too-large", N_ ("The CV is larger than 30 MB, which Lever does not accept."), NULL },
  { "profile-no-document", N_ ("The hackajob profile could not be made into a document."), NULL },
  { "cv-not-taken", N_ ("Lever did not take the CV."), NULL },
  { "profile-made-here", N_ ("hackajob’s own PDF of the profile couldn’t be used, so HjLever made one with the same content."), NULL },
  { "profile-not-taken", N_ ("Lever did not take the hackajob profile."), NULL },
  { "file-not-taken", N_ ("Lever did not take one of the files."), NULL },

  /* Exports */
  { "added-to-chosen",
    NP_ ("Added with %u file to the record that was chosen in Lever.",
         "Added with %u files to the record that was chosen in Lever.") },
  { "exported-with-files",
    NP_ ("Exported to “%s” with %u file.",
         "Exported to “%s” with %u files.") },
  { "linked-with-record", N_ ("Linked with the record that “%s” already had in Lever."), NULL },
  { "exported-cv-profile", N_ ("Exported to “%s” with CV and hackajob profile."), NULL },
  { "exported-cv", N_ ("Exported to “%s” with CV."), NULL },
  { "exported-profile", N_ ("Exported to “%s” with hackajob profile, without CV."), NULL },
  { "exported-no-files", N_ ("Exported to “%s” without files."), NULL },
  { "late-cv-added", N_ ("The CV came from hackajob now, and was added to the record in Lever."), NULL },
  { "chosen-record-gone", N_ ("The record that was chosen for this candidate is no longer in Lever. Retry looks again whether Lever has the person."), NULL },
  { "record-of-another", N_ ("That record in Lever belongs to another candidate already."), NULL },
  { "exported-found", N_ ("Exported. The answer was lost on the way, and the record was found by reading back."), NULL },
  { "exported-from-files", N_ ("This candidate was exported before, from files. The record in Lever stays theirs."), NULL },
  /* Translators: the first is a list of kinds of writing, as in "Thai, emoji", the second names of packages. */
  { "no-fonts", N_ ("This computer has no fonts for %s, so profile documents show boxes instead. Install fonts for it; in Debian and Ubuntu the packages are: %s."), NULL },

  /* Moves */
  { "moved-in-lever", N_ ("Moved to “%s” in Lever."), NULL },
  { "archived-in-lever", N_ ("Archived in Lever as “%s”."), NULL },
  { "unarchived-in-lever", N_ ("Unarchived in Lever."), NULL },
  { "moved-in-hackajob", N_ ("Moved to “%s” in hackajob."), NULL },
  { "to-do-in-hackajob", N_ ("To do in hackajob: move to “%s”."), NULL },
  { "marked-exported", N_ ("Marked as exported in hackajob."), NULL },

  /* What becomes of a sync */
  { "not-done-yet", N_ ("Not done yet; each sync tries again: %s"), NULL },
  { "mapping-broken", N_ ("The mapping is broken, so candidates aren’t exported: %s"), NULL },
  { "mapping-works", N_ ("The mapping works again, and catches up."), NULL },
  { "erasures-wait-lever",
    NP_ ("%u person would be erased from this computer because they are gone from Lever. That many at once may be a fault, so nobody was erased. Confirm if it is right.",
         "%u people would be erased from this computer because they are gone from Lever. That many at once may be a fault, so nobody was erased. Confirm if it is right.") },
  { "erasures-wait",
    NP_ ("%u person would be erased from this computer because they are gone from hackajob or Lever. That many at once may be a fault, so nobody was erased. Confirm if it is right.",
         "%u people would be erased from this computer because they are gone from hackajob or Lever. That many at once may be a fault, so nobody was erased. Confirm if it is right.") },
  { "changes-wait",
    NP_ ("Changes for %u person wait until you have looked at them: that many at once are more than usual.",
         "Changes for %u people wait until you have looked at them: that many at once are more than usual.") },
  { "clock-off", N_ ("This computer’s clock is more than a day off the clocks of hackajob and Lever. Nothing is erased until it is set right."), NULL },
  { "no-such-run", N_ ("There is no run %s."), NULL },
  { "no-such-reason", N_ ("Lever has no archive reason “%s” that can be used."), NULL },
  { "reason-for-hires", N_ ("“%s” is an archive reason for hires. Choose another one for records that are taken back."), NULL },
  { "undo-needs-reason", N_ ("The run created records. Choose the archive reason for them."), NULL },
  { "undo-cannot-go-on", N_ ("An undo that was interrupted can’t go on. %s"), NULL },
  { "hackajob-counts-more",
    NP_ ("hackajob counts %u accepted candidate for this role, but shows this connection only %u. Connect hackajob again, or ask your Customer Success Manager there.",
         "hackajob counts %u accepted candidates for this role, but shows this connection only %u. Connect hackajob again, or ask your Customer Success Manager there.") },
  { "hackajob-stage-gone", N_ ("The stage “%s” no longer exists in hackajob, so the mapping of this role does not use it any more. Where candidates are to go on from Lever’s stage, map another one."), NULL },
  { "source-gone", N_ ("The source “%s” no longer exists in Lever: it was renamed or removed there. HjLever knows the candidates that it exported by it, and now looks at each of them once an hour. Give them the source again in Lever to have their changes followed at once."), NULL },
  { "unread-candidates", N_ ("A candidate in hackajob’s list cannot be read"), NULL },
  { "unread-roles", N_ ("A role in hackajob’s list cannot be read"), NULL },
  { "unread-role-stages", N_ ("A stage in hackajob’s list cannot be read"), NULL },
  { "unread-opportunities", N_ ("A candidate in Lever’s list cannot be read"), NULL },
  { "unread-deleted", N_ ("A deleted candidate in Lever’s list cannot be read"), NULL },
  { "unread-postings", N_ ("A posting in Lever’s list cannot be read"), NULL },
  { "unread-gone-postings", N_ ("A deleted posting in Lever’s list cannot be read"), NULL },
  { "unread-stages", N_ ("A stage in Lever’s list cannot be read"), NULL },
  { "unread-reasons", N_ ("An archive reason in Lever’s list cannot be read"), NULL },
  { "unread-users", N_ ("A user in Lever’s list cannot be read"), NULL },
  { "unread-sources", N_ ("A source in Lever’s list cannot be read"), NULL },
  { "unread-tags", N_ ("A tag in Lever’s list cannot be read"), NULL },
  /* Translators: what cannot be read, and what is wrong with it. */
  { "unread-row", N_ ("%s: %s"), NULL },
  /* Translators: what cannot be read, its id, and what is wrong with it. */
  { "unread-row-of", N_ ("%s: %s, %s"), NULL },
  { "unread-goes-on", N_ ("%s. Everything else goes on, and this is read again until it is fixed there."), NULL },

  /* What a person changed */
  { "erased-on-request", N_ ("Personal data was erased here on request."), NULL },
  { "erased-closed",
    NP_ ("Personal data was erased here: closed, and unchanged for %u day. Later changes of stage are not synced.",
         "Personal data was erased here: closed, and unchanged for %u days. Later changes of stage are not synced.") },
  { "drafts-removed",
    NP_ ("%u row of an unfinished review was removed with its files: nobody had changed it for %u days.",
         "%u rows of an unfinished review were removed with their files: nobody had changed them for %u days.") },
  { "mapping-saved", N_ ("The mapping was saved."), NULL },
  { "mapping-removed", N_ ("The mapping was removed: this role’s candidates aren’t exported."), NULL },
  { "mapping-paused", N_ ("The mapping was paused: this role’s candidates aren’t exported or moved."), NULL },
  { "mapping-on", N_ ("The mapping was switched on."), NULL },
  /* Translators: what was changed in a mapping: the first is “Posting” or the name of a stage. */
  { "mapping-change", N_ ("%s: %s → %s"), NULL },
  { "change-posting", N_ ("Posting"), NULL },
  { "change-direction", N_ ("Sync stages"), NULL },
  { "change-landing", N_ ("Default stage"), NULL },
  { "change-state", N_ ("State"), NULL },
  { "direction-to-hackajob", N_ ("to hackajob"), NULL },
  { "direction-export-only", N_ ("export only"), NULL },
  { "direction-both", N_ ("both ways"), NULL },
  { "state-paused", N_ ("paused"), NULL },
  { "state-on", N_ ("switched on"), NULL },
  /* Translators: an archive reason of Lever's. */
  { "target-archived", N_ ("Archived: %s"), NULL },
  /* Translators: an archive reason, and one that counts beside it. */
  { "target-and", N_ ("%s + %s"), NULL },
  { "source-feed", N_ ("Candidates come by hackajob’s partner feed from now on. Mappings and links are kept."), NULL },
  { "source-files", N_ ("Candidates come from files from now on. Mappings and links are kept."), NULL },
  { "lever-connected", N_ ("Lever was connected."), NULL },
  { "hackajob-connected", N_ ("hackajob was connected."), NULL },
  /* A person who uses the program, and their company. */
  { "account-at", N_ ("Account: %s at %s."), NULL },
  { "account", N_ ("Account: %s."), NULL },
  { "lever-started-over", N_ ("Started over with another Lever account. The previous account’s data was set aside in a file."), NULL },
  { "hackajob-started-over", N_ ("Started over with another hackajob company. The previous company’s data was set aside in a file."), NULL },
  { "lever-disconnected", N_ ("Lever was disconnected. Mappings are kept."), NULL },
  { "hackajob-disconnected", N_ ("hackajob was disconnected. Mappings are kept."), NULL },

  /* What must be true before anything works */
  { "check-api-key-refused", N_ ("Check that the API key was copied whole and is still listed in Lever under API Credentials, and connect with it again."), NULL },
  { "check-token-refused", N_ ("Check that the token was copied whole, or ask your hackajob Customer Success Manager for a new one, and connect with it again."), NULL },
  { "check-lever-sign-in-refused", N_ ("Connect again: sign in, and allow the access that HjLever asks for."), NULL },
  { "check-hackajob-sign-in-refused", N_ ("Connect again: sign in, and allow the access that HjLever asks for."), NULL },
  { "check-hackajob-connected", N_ ("Connected to hackajob"), NULL },
  { "check-master-account", N_ ("Your hackajob user has the Master Account permission"), NULL },
  { "check-ask-master-account", N_ ("Ask your hackajob Customer Success Manager for the Master Account permission, then check again."), NULL },
  { "check-lever-enabled", N_ ("The Lever integration is enabled for your company in hackajob"), NULL },
  { "check-ask-lever-enabled", N_ ("Ask your hackajob Customer Success Manager to enable the Lever integration, then check again."), NULL },
  { "check-lever-connected", N_ ("Connected to Lever"), NULL },
  { "check-connect-lever", N_ ("Connect your Lever account."), NULL },
  { "check-connect-hackajob", N_ ("Connect your hackajob account."), NULL },
  { "check-super-admin", N_ ("The Lever account that connected is a Super Admin’s"), NULL },
  { "check-who-signed-in", N_ ("Lever did not say who signed in. Make sure that it was a Super Admin: “Admin” is not enough."), NULL },
  { "check-ask-super-admin", N_ ("“Admin” is not enough. Have a Super Admin of Lever connect, or ask one to make you a Super Admin, then connect again."), NULL },
  { "check-key-says-nobody", N_ ("An API key does not say who made it; only a Super Admin can make one."), NULL },
  { "check-ask-scope", N_ ("Have this scope added to your company’s OAuth app in Lever, then connect again."), NULL },
  { "check-key-may-not", N_ ("The API key may not use this. A key’s permissions can’t be changed: have a Super Admin make a new one with this endpoint selected, and connect with that."), NULL },
  { "check-needs-list", N_ ("Lever does not give this list to your account, and HjLever can’t work without it. Check that it is the right Lever account, or ask Lever’s support."), NULL },
  { "check-lacks-list", N_ ("Lever does not give this list to your account. HjLever works without it."), NULL },
  { "check-acting-user", N_ ("The fallback owner is active in Lever"), NULL },
  { "check-other-acting-user", N_ ("Choose another fallback owner: this one is deactivated or gone."), NULL },
  { "check-users-hidden", N_ ("Lever does not show its users to this connection."), NULL },
  { "check-choose-acting-user", N_ ("Choose a fallback owner: without one, candidates can’t be exported to postings that have no active owner."), NULL },
  { "check-source-made", N_ ("Lever makes it with the first export, unless your company has locked sources and tags: then have an Admin add it in Lever under Settings, Source and tags."), NULL },
  { "check-lever-account", N_ ("Lever’s account is the one that the data here belong to"), NULL },
  { "check-hackajob-account", N_ ("hackajob’s company is the one that the data here belong to"), NULL },
  { "check-fonts", N_ ("This computer has fonts for all profile documents"), NULL },
  { "lever-sign-in-ended", N_ ("The sign-in to Lever has ended. Connect again."), NULL },
  { "hackajob-sign-in-ended", N_ ("The sign-in to hackajob has ended. Connect again."), NULL },
  { "check-granted", N_ ("Lever granted “%s”"), NULL },
  { "check-answers", N_ ("Lever answers for “%s”"), NULL },
  { "check-source", N_ ("The source “%s” exists in Lever"), NULL },
  { "fails-hackajob-connected", N_ ("hackajob doesn’t accept this connection."), NULL },
  { "fails-hackajob-master-account", N_ ("Your hackajob user lacks the Master Account permission."), NULL },
  { "fails-hackajob-lever-enabled", N_ ("The Lever integration isn’t enabled for your company in hackajob."), NULL },
  { "fails-hackajob-fonts", N_ ("This computer lacks fonts for some profile documents."), NULL },
  { "fails-lever-connected", N_ ("Lever doesn’t accept this connection."), NULL },
  { "fails-lever-super-admin", N_ ("The connected user isn’t a Super Admin in Lever."), NULL },
  { "unknown-lever-super-admin", N_ ("It isn’t known whether a Super Admin connected Lever."), NULL },
  /* Translators: a scope of Lever's sign-in, as in "opportunities:write:admin" */
  { "fails-scope", N_ ("Lever hasn’t granted “%s”."), NULL },
  { "unknown-scope", N_ ("It isn’t known whether Lever granted “%s”."), NULL },
  /* Translators: a list of Lever's, as in "archive_reasons" */
  { "fails-endpoint", N_ ("Lever doesn’t allow “%s”."), NULL },
  { "unknown-endpoint", N_ ("It isn’t known whether Lever allows “%s”."), NULL },
  { "fails-lever-acting-user", N_ ("The fallback owner isn’t active in Lever."), NULL },
  { "unknown-lever-acting-user", N_ ("It isn’t known whether the fallback owner is active in Lever."), NULL },
  { "unset-lever-acting-user", N_ ("No fallback owner is set."), NULL },
  { "fails-source", N_ ("The source “%s” isn’t in Lever."), NULL },
  { "unknown-source", N_ ("The source “%s” may not be in Lever yet."), NULL },
  { "fails-lever-account", N_ ("This isn’t the Lever account that the data here belong to."), NULL },
  { "fails-hackajob-account", N_ ("This isn’t the hackajob company that the data here belong to."), NULL },

  /* Nothing says these any more, but there are databases that have them (build-aux/check, OLDER_CODES). */
  { "fails-lever-scope", N_ ("Lever hasn’t granted all that is needed."), NULL },
  { "fails-lever-endpoint", N_ ("Lever doesn’t allow all that is needed."), NULL },
};

static int
find_row (const char *code)
{
  static GHashTable *rows = NULL; /* one more than the number */

  if (g_once_init_enter (&rows))
    {
      GHashTable *made = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < G_N_ELEMENTS (table); i++)
        g_hash_table_insert (made, (gpointer) table[i].code, GUINT_TO_POINTER (i + 1));
      g_once_init_leave (&rows, made);
    }

  return GPOINTER_TO_INT (g_hash_table_lookup (rows, code)) - 1;
}

/* The sentence that has all that is to be filled in: the one of a single thing may do without the number. */
static const char *
get_whole (int row)
{
  return table[row].many != NULL ? table[row].many : table[row].sentence;
}

static char *
keep_array (GPtrArray *words)
{
  g_autoptr (GVariant) array = g_variant_ref_sink (g_variant_new_strv ((const char *const *) words->pdata, words->len));
  g_autofree char *text = g_variant_print (array, FALSE);

  return g_strdup_printf ("%c%s", MARK, text);
}

char *
hjl_words_keep (const char *code,
                ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  int     row = find_row (code);
  va_list args;

  g_return_val_if_fail (row >= 0, g_strdup (code));

  g_ptr_array_add (words, g_strdup (code));
  va_start (args, code);
  for (const char *p = get_whole (row); (p = strchr (p, '%')) != NULL; p += 2)
    {
      if (p[1] == 's')
        {
          g_autofree char *text = g_strdup (va_arg (args, const char *));

          g_ptr_array_add (words, text != NULL ? g_utf8_make_valid (text, -1) : g_strdup (""));
        }
      else
        {
          g_ptr_array_add (words, g_strdup_printf ("%u", va_arg (args, guint)));
        }
    }
  va_end (args);

  return keep_array (words);
}

static char *
keep_several (const char        *code,
              const char *const *texts)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, g_strdup (code));
  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (words, g_utf8_make_valid (texts[i], -1));

  return keep_array (words);
}

char *
hjl_words_keep_all (const char *const *sentences)
{
  return keep_several (CODE_ALL, sentences);
}

char *
hjl_words_keep_lines (const char *const *sentences)
{
  return keep_several (CODE_LINES, sentences);
}

char *
hjl_words_keep_list (const char *const *names)
{
  return keep_several (CODE_LIST, names);
}

char *
hjl_words_keep_term (const char *english)
{
  const char *texts[] = { english, NULL };

  return keep_several (CODE_TERM, texts);
}

char *
hjl_words_keep_error (const GError *error)
{
  HjlError    code = error->domain == HJL_ERROR && error->code >= 0 && error->code < HJL_N_ERRORS ? (HjlError) error->code
                                                                                                  : HJL_ERROR_FAILED;
  const char *texts[] = { hjl_error_get_nick (code), error->message != NULL ? error->message : "", NULL };

  return keep_several (CODE_ERROR, texts);
}

static char *
show_error (const char *nick,
            const char *message)
{
  g_autoptr (GError) error = NULL;
  HjlError code = HJL_ERROR_FAILED;

  for (guint i = 0; i < HJL_N_ERRORS; i++)
    if (g_str_equal (hjl_error_get_nick (i), nick))
      code = i;
  error = g_error_new_literal (HJL_ERROR, code, message);

  return hjl_error_describe (error);
}

static char *
show_several (char      **words,
              const char *between)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *shown = hjl_words_show (words[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? between : "", shown);
    }

  return g_string_free (text, FALSE);
}

/* `%s` and `%u` take the next argument, and `%2$s` in a translation the second. A number gets separators here: none is
 * kept with them. */
static char *
fill_in (const char *sentence,
         char      **words)
{
  GString *text = g_string_new (NULL);
  guint    n = g_strv_length (words);
  guint    next = 0;

  for (const char *p = sentence; *p != '\0'; p++)
    {
      g_autofree char *shown = NULL;
      guint            which = next;

      if (*p != '%')
        {
          g_string_append_c (text, *p);
          continue;
        }
      if (g_ascii_isdigit (p[1]) && p[2] == '$')
        {
          which = (guint) (p[1] - '1');
          p += 2;
        }
      else
        {
          next++;
        }
      if (p[1] != '\0')
        p++;
      if (which < n && *p == 'u')
        shown = g_strdup_printf ("%'" G_GUINT64_FORMAT, g_ascii_strtoull (words[which], NULL, 10));
      else if (which < n)
        shown = hjl_words_show (words[which]);
      g_string_append (text, shown != NULL ? shown : "?");
    }

  return g_string_free (text, FALSE);
}

/* Which of the arguments counts. */
static guint
find_count (const char *sentence)
{
  guint i = 0;

  for (const char *p = sentence; (p = strchr (p, '%')) != NULL && p[1] != 'u'; p += 2)
    i++;

  return i;
}

static const char *
choose_sentence (int    row,
                 char **words)
{
  guint  count = find_count (get_whole (row));
  gulong n = 0;

  if (table[row].many == NULL)
    return _ (table[row].sentence);
  if (count < g_strv_length (words))
    n = (gulong) g_ascii_strtoull (words[count], NULL, 10);

  return g_dngettext (GETTEXT_PACKAGE, table[row].sentence, table[row].many, n);
}

/* The code and what its sentence is filled with. (transfer full) (nullable): NULL where there is none */
static GStrv
parse (const char *kept)
{
  g_autoptr (GVariant) array = NULL;

  if (kept == NULL || *kept != MARK)
    return NULL;

  array = hjl_kept_parse (G_VARIANT_TYPE_STRING_ARRAY, kept + 1);

  return array != NULL ? g_variant_dup_strv (array, NULL) : NULL;
}

char *
hjl_words_dup_argument (const char *kept,
                        guint       n)
{
  g_auto (GStrv) words = parse (kept);

  return words != NULL && n + 1 < g_strv_length (words) ? g_strdup (words[n + 1]) : NULL;
}

char *
hjl_words_show (const char *kept)
{
  g_auto (GStrv) words = parse (kept);
  int row;

  if (kept == NULL || *kept != MARK)
    return g_strdup (kept);

  if (words == NULL || words[0] == NULL)
    return g_strdup (kept + 1);

  if (g_str_equal (words[0], CODE_ALL))
    return show_several (words + 1, " ");
  if (g_str_equal (words[0], CODE_LINES))
    return show_several (words + 1, "\n");
  if (g_str_equal (words[0], CODE_LIST))
    return show_several (words + 1, ", ");
  if (g_str_equal (words[0], CODE_TERM) && words[1] != NULL)
    return g_strdup (_ (words[1]));
  if (g_str_equal (words[0], CODE_ERROR) && words[1] != NULL && words[2] != NULL)
    return show_error (words[1], words[2]);

  row = find_row (words[0]);
  /* A code that is no more says at least what it is. */
  if (row < 0)
    return show_several (words, " ");

  return fill_in (choose_sentence (row, words + 1), words + 1);
}

gboolean
hjl_words_say_same (const char *kept,
                    const char *other)
{
  g_autofree char *shown = NULL;
  g_autofree char *other_shown = NULL;

  if (g_strcmp0 (kept, other) == 0)
    return TRUE;
  /* Of two codes each says what it says in any language. */
  if (kept == NULL || other == NULL || (*kept == MARK) == (*other == MARK))
    return FALSE;

  shown = hjl_words_show (kept);
  other_shown = hjl_words_show (other);

  return g_str_equal (shown, other_shown);
}
