package llm

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"log/slog"
	"slices"
	"sync"

	"synoptic/internal/synoptic"
)

// failuresToStepDown is how many different requests in a row must fail at a
// level before the endpoint is held to be unable to do it. One hostile page,
// however often it is tried, downgrades nobody.
const failuresToStepDown = 5

// LevelMemory keeps the level that an endpoint and model were found to
// understand, beyond the life of a process.
type LevelMemory interface {
	// Level returns what is known of a target, LevelUnset where nothing is.
	Level(ctx context.Context, t Target) (Level, error)
	// SetLevel remembers the level of a target.
	SetLevel(ctx context.Context, t Target, l Level) error
}

// Ladder asks for JSON in the strictest form that the endpoint understands,
// validates the answer, and has it repaired once. It belongs to one target.
//
// It steps down only where the endpoint says that it does not know the form
// (FormatRejected), and for good only when the lower form is then accepted, or
// after five different requests in a row whose first answer did not fit the
// schema. A request that fails at a level alone fails with BadAnswer.
type Ladder struct {
	next    Generator
	target  Target
	compile Compiler
	memory  LevelMemory // may be nil
	log     *slog.Logger

	mu      sync.Mutex
	level   Level // LevelUnset until first used
	failed  map[[sha256.Size]byte]bool
	checks  map[string]func([]byte) error
	subsets map[string]json.RawMessage
}

// NewLadder puts a ladder over next. Memory may be nil.
func NewLadder(next Generator, target Target, compile Compiler, memory LevelMemory, log *slog.Logger) *Ladder {
	if len(target.Levels) == 0 {
		target.Levels = Levels()
	}
	return &Ladder{
		next: next, target: target, compile: compile, memory: memory, log: log,
		failed:  map[[sha256.Size]byte]bool{},
		checks:  map[string]func([]byte) error{},
		subsets: map[string]json.RawMessage{},
	}
}

// Generate returns a Response whose JSON fits the schema and Validate. A
// schema that cannot be compiled is a synoptic.CodeInternal error: it is ours.
func (l *Ladder) Generate(ctx context.Context, r Request) (Response, error) {
	check, err := l.check(r.Schema)
	if err != nil {
		return Response{}, err
	}
	bill := newBill()
	level, pinned := r.Level, r.Level != LevelUnset
	if !pinned {
		level = l.Level(ctx)
	}
	rejected := false
	for {
		asked, err := l.phrase(r, level)
		if err != nil {
			return Response{}, err
		}
		resp, fits, err := l.ask(ctx, asked, check, bill)
		kind := KindOf(err)
		lower, more := l.below(level)
		if kind == FormatRejected && !pinned && more {
			l.log.InfoContext(ctx, "an endpoint turned down a form of answer; trying the next", "endpoint", l.target.Endpoint, "model", l.target.Model, "level", level, "error", err)
			level, rejected = lower, true
			continue
		}
		if rejected && (err == nil || kind == BadAnswer) {
			// The lower form was understood, so that it was the form indeed
			// and not something on the page that the endpoint stumbled over.
			l.stepTo(ctx, level, "the endpoint does not know the stricter form")
		}
		if !pinned && (err == nil || kind == BadAnswer) && l.observe(level, r, fits) && more {
			l.stepTo(ctx, lower, "different answers in a row did not fit the schema")
			if err != nil {
				level = lower
				continue
			}
		}
		if err != nil {
			return Response{}, bill.failure(err)
		}
		return bill.response(resp), nil
	}
}

// Level returns the level at which the next request is asked.
func (l *Ladder) Level(ctx context.Context) Level {
	l.mu.Lock()
	level := l.level
	l.mu.Unlock()
	if level != LevelUnset {
		return level
	}
	level = l.target.Levels[0]
	if l.memory != nil {
		known, err := l.memory.Level(ctx, l.target)
		if err != nil {
			l.log.WarnContext(ctx, "the level of a model is not to be had; starting at the top", "model", l.target.Model, "error", err)
		} else if slices.Contains(l.target.Levels, known) {
			level = known
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.level == LevelUnset {
		l.level = level
	}
	return l.level
}

// ask asks at one level, with one repair turn. It reports whether the first
// answer fitted the schema.
func (l *Ladder) ask(ctx context.Context, r Request, check func([]byte) error, bill *bill) (Response, bool, error) {
	resp, err := l.next.Generate(ctx, r)
	bill.add(resp, err)
	if err != nil {
		return Response{}, false, err
	}
	answer, fits, bad := examine(resp.Text, check, r.Validate)
	if bad == nil {
		resp.JSON, resp.Level = answer, r.Level
		return resp, true, nil
	}
	l.log.DebugContext(ctx, "asking for a repair", "purpose", r.Purpose, "level", r.Level, "problems", bad.Error())
	r.Turns = append(slices.Clone(r.Turns), repairTurns(r, resp.Text, bad)...)
	resp, err = l.next.Generate(ctx, r)
	bill.add(resp, err)
	if err != nil {
		return Response{}, fits, err
	}
	answer, _, bad = examine(resp.Text, check, r.Validate)
	if bad != nil {
		return Response{}, fits, Fail(BadAnswer, "after repair: "+bad.Error(), bad)
	}
	resp.JSON, resp.Level = answer, r.Level
	return resp, fits, nil
}

// examine reads an answer and checks it, first against the schema, then by the
// caller's own validator. fits is about the schema alone.
func examine(text string, check func([]byte) error, validate func(json.RawMessage) error) (answer json.RawMessage, fits bool, bad *Invalid) {
	answer, bad = readAnswer(text)
	if bad != nil {
		return nil, false, bad
	}
	if bad = asInvalid(check(answer), "schema"); bad != nil {
		return nil, false, bad
	}
	if validate != nil {
		bad = asInvalid(validate(answer), "check")
	}
	return answer, true, bad
}

func asInvalid(err error, rule string) *Invalid {
	if err == nil {
		return nil
	}
	if bad, ok := errors.AsType[*Invalid](err); ok {
		return bad
	}
	return invalid(rule, err.Error())
}

// below returns the next lower level.
func (l *Ladder) below(level Level) (Level, bool) {
	i := slices.Index(l.target.Levels, level)
	if i < 0 || i+1 == len(l.target.Levels) {
		return LevelUnset, false
	}
	return l.target.Levels[i+1], true
}

// observe counts how first answers at a level turn out, and reports whether
// the level is to be left.
func (l *Ladder) observe(level Level, r Request, fits bool) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if level != l.level {
		return false
	}
	if fits {
		clear(l.failed)
		return false
	}
	if len(l.failed) < failuresToStepDown {
		l.failed[sha256.Sum256([]byte(r.User))] = true
	}
	return len(l.failed) >= failuresToStepDown
}

// stepTo goes down to a level, unless the ladder is there or lower already.
func (l *Ladder) stepTo(ctx context.Context, level Level, why string) {
	l.mu.Lock()
	down := slices.Index(l.target.Levels, level) > slices.Index(l.target.Levels, l.level)
	if down {
		l.level = level
		clear(l.failed)
	}
	l.mu.Unlock()
	if !down {
		return
	}
	l.log.WarnContext(ctx, "asking a model in a less strict form from now on", "endpoint", l.target.Endpoint, "model", l.target.Model, "level", level, "why", why)
	if l.memory == nil {
		return
	}
	if err := l.memory.SetLevel(ctx, l.target, level); err != nil {
		l.log.WarnContext(ctx, "the level of a model could not be kept", "model", l.target.Model, "error", err)
	}
}

// check returns the validator of a schema, compiled once.
func (l *Ladder) check(schema json.RawMessage) (func([]byte) error, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if check, ok := l.checks[string(schema)]; ok {
		return check, nil
	}
	check, err := l.compile(schema)
	if err != nil {
		return nil, synoptic.Wrap(synoptic.CodeInternal, "a schema does not compile", err)
	}
	l.checks[string(schema)] = check
	return check, nil
}
