package config

import (
	"strings"
	"testing"
)

func TestBatch(t *testing.T) {
	t.Parallel()
	read := func(pairs map[string]string) (Config, error) { return Read(func(k string) string { return pairs[k] }) }
	c, err := read(nil)
	if err != nil || c.Batch != (Batch{Mode: BatchAuto, Repairs: RepairsBatch}) {
		t.Errorf("nothing said: %+v, %v", c.Batch, err)
	}
	c, err = read(map[string]string{"SYNOPTIC_BATCH": "direct", "SYNOPTIC_BATCH_CAP_USD": "5", "SYNOPTIC_BATCH_CAP_USD_DAY": "10",
		"SYNOPTIC_BATCH_CAP_USD_MONTH": "100", "SYNOPTIC_BATCH_CAP_USD_RUN": "20", "SYNOPTIC_BATCH_DOCUMENTS": "300", "SYNOPTIC_BATCH_REPAIRS": "live"})
	if want := (Batch{BatchDirect, 5, 10, 100, 20, 300, RepairsLive}); err != nil || c.Batch != want {
		t.Errorf("got %+v, %v", c.Batch, err)
	}
	for name, value := range map[string]string{"SYNOPTIC_BATCH": "half", "SYNOPTIC_BATCH_CAP_USD": "-1", "SYNOPTIC_BATCH_REPAIRS": "never", "SYNOPTIC_BATCH_DOCUMENTS": "0"} {
		if _, err := read(map[string]string{name: value}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s=%s: %v", name, value, err)
		}
	}
}
