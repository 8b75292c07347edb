// Package language tells what language a text is in: by its letters (Tag, Of,
// PageTag, ChineseTag), and among languages in Latin letters by the little
// words that they use all the time (ForeignTag, Foreign).
package language
