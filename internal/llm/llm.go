package llm

import (
	"context"
	"encoding/json"

	"synoptic/internal/synoptic"
)

// Generator has a model fill a JSON Schema. It is safe for concurrent use.
//
// Generate returns a *Failure, or an error that wraps ctx's when ctx ended. It
// never returns both a usable Response and an error.
type Generator interface {
	Generate(ctx context.Context, r Request) (Response, error)
}

// Request is one question to a model. Providers cache by exact prefix, so that
// everything fixed comes first and byte for byte the same from call to call:
// the schema, System, and only then User, which ends in the page.
type Request struct {
	System string // the fixed part: instructions and examples
	User   string // what changes, the page last, inside its fence
	Turns  []Turn // what came after User: an answer and what was wrong with it

	// Schema is what the answer must fit, byte-stable. Its root is an object.
	Schema     json.RawMessage
	SchemaName string // [A-Za-z0-9_-]{1,64}

	MaxOutputTokens int    // 0 leaves it to the endpoint; needed for a spend cap to be held
	Purpose         string // what the call is for, "extract" or "compose": for usage and logs
	PromptVersion   string // the hash of the prompt; groups calls for the provider's prompt cache

	// Key names the question, whatever fence it goes out in, for those who keep
	// answers; "" where nobody does. ExpectedOutput is a guess of how many
	// tokens the answer takes, for estimates; 0 is MaxOutputTokens.
	Key            string
	ExpectedOutput int

	// Validate checks what a schema cannot say, after the schema. What it
	// finds goes into the repair turn; other errors than *Invalid count as one
	// problem of the whole answer. May be nil.
	Validate func(answer json.RawMessage) error

	// Level is set by the Ladder for the layers below it. A caller that sets
	// it pins the level: the ladder then never leaves it.
	Level Level
}

// Turn is a later part of the conversation.
type Turn struct {
	Assistant bool // else the user's
	Text      string
}

// Response is what came of a Request.
type Response struct {
	JSON   json.RawMessage // the checked answer; only from the Ladder upwards
	Text   string          // what the model wrote, as it came
	Usage  synoptic.Usage  // over all calls this answer took; CostUSD nil where the price is unknown
	Model  string          // as the endpoint names it
	Finish Finish
	Level  Level // at which the answer was given
	Calls  int   // that the endpoint answered, repair turns included

	// Estimated tells that the endpoint did not say what it consumed, so that
	// Usage is our own estimate.
	Estimated bool
}

// Finish tells why a model stopped writing.
type Finish string

// The reasons to stop. Whatever an endpoint says beyond these is FinishOther.
const (
	FinishStop   Finish = "stop"
	FinishLength Finish = "length"
	FinishFilter Finish = "content_filter"
	FinishOther  Finish = "other"
)

// Level is a rung of the ladder: how the form of an answer is constrained.
type Level int

// The levels from the strictest down.
const (
	LevelUnset   Level = iota // the ladder chooses
	StrictSchema              // the schema, enforced by the endpoint
	PlainSchema               // the schema's common subset, best effort; also in the prompt
	JSONMode                  // any JSON object; the schema is in the prompt
	PlainText                 // nothing; the first balanced object of the text counts
)

// Levels lists every level, the strictest first.
func Levels() []Level { return []Level{StrictSchema, PlainSchema, JSONMode, PlainText} }

// String names the level as configuration and logs do.
func (l Level) String() string {
	switch l {
	case StrictSchema:
		return "strict_schema"
	case PlainSchema:
		return "plain_schema"
	case JSONMode:
		return "json_mode"
	case PlainText:
		return "plain_text"
	}
	return "unset"
}

// MarshalText writes the name of the level.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads the name of a level.
func (l *Level) UnmarshalText(b []byte) error {
	for _, level := range Levels() {
		if level.String() == string(b) {
			*l = level
			return nil
		}
	}
	return synoptic.Invalid("a level is strict_schema, plain_schema, json_mode or plain_text")
}

// Target is one model behind one endpoint: what a level, a breaker and a price
// belong to.
type Target struct {
	Endpoint string // scheme, host and path of the endpoint, without any key
	Provider string // the profile's name, "openai" or "ollama"; "unknown" where none fits
	Model    string
	Levels   []Level // that the endpoint may understand, in the order to try; nil means all

	// SchemaInPrompt has the schema told in the prompt at the strict level too:
	// servers that enforce it by grammar do not show it to the model, which
	// then gropes for keys, or writes white space until it is cut off.
	SchemaInPrompt bool
}
