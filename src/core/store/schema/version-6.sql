/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The book: what is kept by hand (hjl-store-book.h). No reference to a candidate or a link: it is what the recruiter
 * says, and stands for hackajob itself. A file that Lever has, or without a person,
 * goes from the spool. */
CREATE TABLE book_role (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  status TEXT NOT NULL,
  location TEXT,
  workplace TEXT,
  team TEXT,
  url TEXT,
  published_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE book_stage (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE book_person (
  id TEXT PRIMARY KEY NOT NULL,
  role_id TEXT NOT NULL,
  stage_id TEXT,
  name TEXT,
  headline TEXT,
  location TEXT,
  url TEXT,
  emails TEXT, /* a GVariant of strings, printed; links too */
  phones TEXT, /* a GVariant of pairs: type (may be empty) and number */
  links TEXT,
  added_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  adopted INTEGER NOT NULL
) STRICT;
CREATE INDEX book_person_updated ON book_person (updated_at, id);
CREATE INDEX book_person_role ON book_person (role_id);

/* An e-mail or an address, folded: of whom; also of those who came by the feed and were exported. */
CREATE TABLE person_key (
  key TEXT NOT NULL,
  candidate_id TEXT NOT NULL,
  PRIMARY KEY (key, candidate_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_key_candidate ON person_key (candidate_id);

CREATE TABLE book_file (
  spool_name TEXT PRIMARY KEY NOT NULL,
  person_id TEXT,
  position INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  name TEXT,
  offered INTEGER NOT NULL, /* an export had it in hand */
  in_lever INTEGER NOT NULL,
  gone INTEGER NOT NULL /* from the spool */
) STRICT, WITHOUT ROWID;
CREATE INDEX book_file_person ON book_file (person_id, position);

CREATE TABLE todo (
  candidate_id TEXT PRIMARY KEY NOT NULL,
  from_id TEXT,
  stage_id TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
