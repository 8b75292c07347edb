package metrics

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

var noon = func() time.Time { return time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC) }

func TestOneLineAsCloudWatchReadsIt(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	m := New("Synoptic/test", &out, noon)
	m.Add("DocumentsExtracted", Count, 2)
	m.Add("DocumentsExtracted", Count, 1)
	m.Add("CostUSD", None, 0)
	m.Add("CostUSD", None, math.NaN())
	m.Observe("QueueAge", Seconds, 1.5)
	m.Observe("QueueAge", Seconds, 30)
	m.Observe("Lost", Seconds, math.Inf(1))
	if err := m.Flush(map[string]string{"function": "extract"}); err != nil {
		t.Fatal(err)
	}
	var got, want any
	wanted := `{"level":"INFO","timestamp":"2026-03-10T12:00:00Z","message":"metrics","function":"extract",
		"DocumentsExtracted":3,"CostUSD":0,"QueueAge":[1.5,30],
		"_aws":{"Timestamp":1773144000000,"CloudWatchMetrics":[{"Namespace":"Synoptic/test","Dimensions":[[]],"Metrics":[
			{"Name":"CostUSD","Unit":"None"},{"Name":"DocumentsExtracted","Unit":"Count"},{"Name":"QueueAge","Unit":"Seconds"}]}]}}`
	if err := json.Unmarshal([]byte(wanted), &want); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || !reflect.DeepEqual(got, want) || strings.Count(out.String(), "\n") != 1 {
		t.Errorf("%s (%v)", out.String(), err)
	}
	out.Reset()
	if err := m.Flush(nil); err != nil || out.Len() > 0 {
		t.Errorf("nothing was counted, and it wrote %s (%v)", out.String(), err)
	}
}

// CloudWatch drops a line with more than a hundred values of a figure.
func TestAFigureHasAHundredValuesAtMost(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	m := New("n", &out, noon)
	for i := range 1000 {
		m.Observe("Age", Seconds, float64(i))
	}
	if err := m.Flush(nil); err != nil {
		t.Fatal(err)
	}
	var line struct{ Age []float64 }
	if err := json.Unmarshal(out.Bytes(), &line); err != nil || len(line.Age) != 100 {
		t.Errorf("%d values, %v", len(line.Age), err)
	}
}

func TestManyCountAtOnce(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	m := New("n", &out, noon)
	var all sync.WaitGroup
	for range 100 {
		all.Go(func() { m.Add("N", Count, 1); m.Observe("A", None, 1) })
	}
	all.Wait()
	if err := m.Flush(nil); err != nil || !strings.Contains(out.String(), `"N":100`) {
		t.Errorf("%s %v", out.String(), err)
	}
}
