// Package rules is the built-in extractive engine: it fills the standard form
// from a paper's title and abstract by the cues that academic prose uses. It
// calls no model and no network, and it does not translate.
//
// The way a page takes:
//
//	page.Sections ─ fold ─→ text with places      (fold.go: one script, one width, healed lines)
//	text ─ split ─→ sentences and clauses         (sentence.go, label.go)
//	text ─ lexicon ─→ hits of cues                (lexicon.go; the cues are data: cues_*.go)
//	hits ─ deeds ─→ methods told by what was done (named_*.go name them, deeds.go tells them,
//	                                               hints.go only hints at them)
//	sentences + hits ─→ roles                     (role.go: background, gap, purpose, method, result …)
//	roles ─→ where the findings stand             (zone.go; setup.go: what is neither purpose nor finding;
//	                                               flow.go, onitself.go, ownmoves.go, bareadvice.go, prosetraps.go: what
//	                                               stands among the findings and is none; besides.go: findings that share a sentence with
//	                                               something else; progress.go: a study that has only
//	                                               begun; argues.go: what weighs an argument and claims nothing)
//	methods ─→ those that are the study's own      (ownmethod.go, onlynamed.go)
//	methods ─→ the design                         (method.go weighs them; designrules.go: what several tell
//	                                               together; several.go, site.go, agreed.go, past.go: sites, places, times)
//	roles + hits ─ pickers ─→ answers with quotes (question.go theory.go method.go case.go findings.go)
//	                                              (concern.go: what a paper says it is about;
//	                                               theory_subject.go, theory_argued.go: theories by
//	                                               what is said of them; procedures.go: none but in name)
//	span ─ phrase ─→ the words for the table      (phrase.go)
//
// Every answer is a stretch of the page's own words, and its quotes are the
// clauses or sentences that say it. A page in two languages gives a second
// quote in the other one, where it is parallel (support.go). Where the text
// says nothing the answer is not_reported; where the page shows that the text
// is missing, lost.
//
// Cues are written once, in Simplified Chinese and lower-case English; folding
// brings Traditional Chinese, full-width letters and capitals to them. All of
// it takes time linear in the text.
package rules
