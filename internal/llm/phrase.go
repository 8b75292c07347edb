package llm

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"synoptic/internal/synoptic"
)

// The bounds of a repair turn. An answer that is longer is shown by its
// beginning, which is where the form goes wrong.
const (
	maxRepairEcho     = 16_000 // characters
	maxRepairProblems = 12
	maxProblemMessage = 240 // characters
)

// phrase puts a request into the words of a level. Below the strict level, and
// at it where the endpoint does not show the schema to the model, it stands in
// the prompt too: behind the instructions and before the page, so that the
// fixed part stays one prefix.
func (l *Ladder) phrase(r Request, level Level) (Request, error) {
	r.Level = level
	if level == StrictSchema && !l.target.SchemaInPrompt {
		return r, nil
	}
	if r.System != "" {
		r.System += "\n\n"
	}
	r.System += schemaInWords(r.Schema)
	if level == PlainSchema {
		subset, err := l.subset(r.Schema)
		if err != nil {
			return Request{}, synoptic.Wrap(synoptic.CodeInternal, "a schema cannot be reduced", err)
		}
		r.Schema = subset
	}
	return r, nil
}

// schemaInWords asks for JSON by prompt. Some endpoints refuse their JSON mode
// unless the word stands in the prompt.
func schemaInWords(schema json.RawMessage) string {
	var compact bytes.Buffer
	if err := json.Compact(&compact, schema); err != nil {
		compact.Reset()
		compact.Write(schema)
	}
	return "Answer with one JSON object and nothing else: no words before or after it, no code fence. " +
		"It must fit this JSON Schema; give every key, and null or [] where there is nothing to say:\n" + compact.String()
}

// repairTurns shows a model its answer and what is wrong with it. At the
// strict level the schema is told as well: an endpoint that let a wrong answer
// through did not show it to the model.
func repairTurns(r Request, answer string, bad *Invalid) []Turn {
	var b strings.Builder
	b.WriteString("That answer cannot be used:\n")
	for i, p := range bad.Problems {
		if i == maxRepairProblems {
			fmt.Fprintf(&b, "- and %d more\n", len(bad.Problems)-i)
			break
		}
		where := p.Pointer
		if where == "" {
			where = "the whole answer"
		}
		fmt.Fprintf(&b, "- %s: %s\n", clip(where, maxProblemMessage), clip(p.Message, maxProblemMessage))
	}
	b.WriteString("Keep what is right, correct these points, and send the whole answer again.\n")
	if r.Level == StrictSchema {
		b.WriteString(schemaInWords(r.Schema))
	} else {
		b.WriteString("Send one JSON object and nothing else.")
	}
	return []Turn{
		{Assistant: true, Text: clip(answer, maxRepairEcho)},
		{Text: b.String()},
	}
}

// subset returns the common subset of a schema, reduced once.
func (l *Ladder) subset(schema json.RawMessage) (json.RawMessage, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if subset, ok := l.subsets[string(schema)]; ok {
		return subset, nil
	}
	subset, err := CommonSubset(schema)
	if err != nil {
		return nil, err
	}
	l.subsets[string(schema)] = subset
	return subset, nil
}
