// Package agreement tells how far two extractions of the same pages agree: by
// two engines, two models, or two prompts.
//
//	documents ─ Pick ─→ a pair of extractions each, in one language
//	pairs ─ Measure ─→ by item: how many agree, Cohen's kappa, the cells that do not
//
// Two answers agree when both are silent, or both are reported and say the
// same: the same value of a number, date, boolean or choice, the same design of
// a method, the same elements of a list or findings in any order, and else the
// same words after folding of case, width, white space and punctuation
// variants. Whether a page is silent because it does not say or because its
// text is lost is told by the page, so that these are one.
//
// Cohen's kappa is given for what is one of few: designs, booleans, choices.
// It is (po − pe) / (1 − pe), where po is the share of documents on which both
// agree and pe the share that would agree by chance, the sum over all
// categories of the product of their two shares; silence is a category of its
// own. Where pe is 1, both gave every document the same category, and kappa is
// not defined: it is null.
package agreement
