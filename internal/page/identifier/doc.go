// Package identifier finds DOIs, ISSNs and class numbers (中图分类号) in a line,
// whatever a copy glued to them, and in the form in which the record has them.
package identifier
