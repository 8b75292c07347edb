package extract

import (
	"fmt"

	"synoptic/internal/synoptic"
)

// FormWarnings tells beforehand, an item each, what the engine of that name
// could not look for in a form. None where a model fills the form, and for an
// engine that cannot be had: whoever asks for its work is told then.
func (e Engines) FormWarnings(f *synoptic.Form, engine string) []string {
	chosen, err := e.Choose(engine)
	if err != nil {
		return nil
	}
	limited, ok := chosen.(interface {
		Unlooked(f *synoptic.Form) []string
	})
	if !ok || chosen.Name() != synoptic.EngineRules {
		return nil
	}
	var warnings []string
	for _, name := range limited.Unlooked(f) {
		warnings = append(warnings, fmt.Sprintf("%s: the built-in engine cannot look for it, as its instruction names no words; add \"keywords: …\" (关键词：…) to it, or configure a model", name))
	}
	return warnings
}
