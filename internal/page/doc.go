// Package page reads a page dump: bytes → decoded text → record.
//
// The way data takes:
//
//	bytes ─ charset.Unwrap, charset.Decode ─→ text
//	HTML ─ markup.Read ─→ visible text, blocks, metadata          (plain text skips this)
//	plain text ─ flatten ─→ the text as it is read: whole lines, plain spaces
//	text ─ splitLines ─→ lines ─ muteInstructions, muteNoise ─→ lines to be believed
//	lines ─ blocks ─→ labelled entries: a label and what stands behind it
//	metadata, entries, then the shape of the head ─ reader.read ─→ Record, Sections
//	record ─ judge ─→ article, listing (first record only) or no record, with a reason
//
// Rooms below this one read one text at a time and know nothing of the page:
// letters, plain and hant (what any rule needs), language, footmark, workplace,
// names, keyword, identifier, imprint, injection and orders. Here stands what
// asks where a line stands and what stands around it.
//
// What is certain comes first and takes its lines with it: identifiers,
// abstracts, keywords, references, funding. Titles, names and places are then
// told from the lines that are left, by what stands around them. So a page of
// a layout that nobody has seen is read by its labels and its shape.
//
// Where to look, by what goes wrong:
//
//	lines that a print or a copy broke   unwrap.go (columns), evenlines.go (Chinese), prosebreaks.go (set in type),
//	                                     runon.go (none left), mirrors.go (what mirrors do to a text)
//	a label, or where its value ends     labels.go, labels_*.go, labelmatch.go, labelends.go, entries.go, blocks.go
//	what is not the paper's              junk.go, interface.go (buttons), neighbours.go, menuzone.go, outlinezone.go,
//	                                     noise.go, invitation.go; injection (text that speaks to us), instruction.go
//	the title                            title.go, titlecandidate.go, mastheadline.go (what is none), titleblock.go, titlewhole.go and titlestack.go
//	                                     (several lines), titleclean.go
//	who wrote it                         names (what a name looks like, how a row of names is cut);
//	                                     authors.go, header.go; metaauthors.go; *rows.go,
//	                                     authortable.go and namesabove.go (shapes of lists)
//	where they work                      workplace (what a place looks like), footmark (what binds it to a name);
//	                                     places.go, placebreaks.go, placeblocks.go, oneeach.go, attach.go,
//	                                     affiliations.go
//	journal, volume, issue, pages        imprint (what one line says), identifier (DOI, ISSN, class numbers);
//	                                     journal.go, masthead.go, mastheadname.go, imprint.go, *imprint.go,
//	                                     selfcitation.go, crumbs.go; identifiers.go
//	abstract and keywords                abstract.go, structured.go; keyword (how a list is cut into terms),
//	                                     keywordlist.go, keywords.go, mirrorterms.go, repositorysubjects.go
//	grants and references                funding*.go; references.go, reference*.go
//	whether it is a paper at all         pagetype.go, scholarly.go, contents.go, silence.go
//
// What is known of the world stands in tables, each in one place: labels.go
// (every label, in eleven languages), portals.go (layouts), junk.go (what portals
// print around a record), package names (what tells a name from a menu entry),
// package injection (how text speaks to the program that reads it; package
// orders knows its grammar). Words are listed in Simplified characters; package hant
// makes them find Traditional ones.
//
// Positions are bytes into Page.Text as it is, whatever flatten made of it:
// fields may be healed of white space and invisible marks, sections never are.
package page
