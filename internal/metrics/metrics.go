// Package metrics writes what is to be counted into the log, in CloudWatch's
// embedded metric format: CloudWatch takes the figures out of the log by
// itself, so that counting costs no request and cannot fail.
//
//	Add, Observe ─→ figures in memory ─ Flush ─→ one line of JSON
//
// The line carries a level, without which Lambda would take it for chatter
// and drop it wherever only warnings are kept.
package metrics

import (
	"encoding/json"
	"io"
	"maps"
	"math"
	"slices"
	"sync"
	"time"
)

// Unit is the unit of a figure, as CloudWatch calls it.
type Unit string

// The units.
const (
	Count   Unit = "Count"
	Seconds Unit = "Seconds"
	None    Unit = "None"
)

// maxValues bounds the values of one figure on a line, as CloudWatch does.
const maxValues = 100

// Meter gathers figures. It is safe for concurrent use.
type Meter struct {
	namespace string
	out       io.Writer
	now       func() time.Time

	mu      sync.Mutex
	figures map[string]figure
}

type figure struct {
	unit   Unit
	values []float64
	sum    bool
}

// New makes a meter of a namespace that writes to out; now may be nil.
func New(namespace string, out io.Writer, now func() time.Time) *Meter {
	if now == nil {
		now = time.Now
	}
	return &Meter{namespace: namespace, out: out, now: now, figures: map[string]figure{}}
}

// Add adds to a sum. A value that is no number, and none that was added,
// leave no trace; a zero does.
func (m *Meter) Add(name string, unit Unit, value float64) {
	if !finite(value) {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	f := m.figures[name]
	if len(f.values) == 0 {
		f = figure{unit: unit, values: []float64{0}, sum: true}
	}
	f.values[0] += value
	m.figures[name] = f
}

// Observe notes one value of many, of which CloudWatch makes averages, maxima
// and percentiles. Of more than a hundred between two flushes the first
// hundred count.
func (m *Meter) Observe(name string, unit Unit, value float64) {
	if !finite(value) {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	f := m.figures[name]
	if f.sum || len(f.values) >= maxValues {
		return
	}
	m.figures[name] = figure{unit: unit, values: append(f.values, value)}
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// Flush writes one line of all figures, with what else a reader of the log
// should see beside them, and starts again from nothing. Without figures it
// writes nothing. Beside must not use the names of figures.
func (m *Meter) Flush(beside map[string]string) error {
	m.mu.Lock()
	figures := m.figures
	m.figures = map[string]figure{}
	m.mu.Unlock()
	if len(figures) == 0 {
		return nil
	}
	now := m.now().UTC()
	line := map[string]any{"level": "INFO", "timestamp": now.Format(time.RFC3339Nano), "message": "metrics"}
	for name, text := range beside {
		line[name] = text
	}
	type definition struct {
		Name string
		Unit Unit
	}
	var definitions []definition
	for _, name := range slices.Sorted(maps.Keys(figures)) {
		f := figures[name]
		definitions = append(definitions, definition{name, f.unit})
		if line[name] = any(f.values); f.sum {
			line[name] = f.values[0]
		}
	}
	type directive struct {
		Namespace  string
		Dimensions [][]string
		Metrics    []definition
	}
	line["_aws"] = map[string]any{
		"Timestamp": now.UnixMilli(),
		// One empty set: a figure of the whole installation. Each set more
		// would be a metric more to pay for.
		"CloudWatchMetrics": []directive{{m.namespace, [][]string{{}}, definitions}},
	}
	text, err := json.Marshal(line)
	if err != nil {
		return err
	}
	_, err = m.out.Write(append(text, '\n'))
	return err
}
