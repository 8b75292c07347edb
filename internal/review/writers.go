package review

import (
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// Writers are those that a process has, by the names of the engines.
type Writers struct {
	Model synthesis.Writer // nil where no model is configured
	// Auto is what "auto" and "" mean: the model, with the built-in writer for
	// what it could not do; nil is the built-in one.
	Auto synthesis.Writer
	// Estimate tells what the model would take to compare so many studies; nil
	// where no model is configured.
	Estimate func(studies int) synoptic.Estimate
}

// Choose finds a writer by the name of its engine, with codes as
// extract.Engines.Choose.
func (w Writers) Choose(name string) (synthesis.Writer, error) {
	switch name {
	case "", synoptic.EngineAuto:
		if w.Auto != nil {
			return w.Auto, nil
		}
		return synthesis.Prose{}, nil
	case synoptic.EngineRules:
		return synthesis.Prose{}, nil
	case synoptic.EngineLLM:
		if w.Model == nil {
			return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "no model is configured here (SYNOPTIC_MODEL); use the engine rules, which needs none")
		}
		return w.Model, nil
	}
	return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "the engine is auto, rules or llm")
}
