package batch_test

import (
	"context"
	"testing"
	"time"

	"synoptic/internal/batch"
	"synoptic/internal/synoptic"
)

func at(t testing.TB, zone, clock string) time.Time {
	t.Helper()
	place, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := time.ParseInLocation("2006-01-02 15:04", clock, place)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestNext(t *testing.T) {
	t.Parallel()
	const shanghai, york = "Asia/Shanghai", "America/New_York"
	for _, c := range []struct{ name, line, zone, from, want string }{
		{"tonight", "0 2 * * *", shanghai, "2026-11-22 01:00", "2026-11-22 02:00"},
		{"at the very time", "0 2 * * *", shanghai, "2026-11-22 02:00", "2026-11-23 02:00"},
		{"weekdays", "30 3 * * 1-5", shanghai, "2026-11-20 04:00", "2026-11-23 03:30"},
		{"the day before the clock jumps", "30 2 * * *", york, "2026-03-07 02:30", "2026-03-08 03:30"}, // there is no 02:30
		{"after the clock has jumped", "30 2 * * *", york, "2026-03-08 03:30", "2026-03-09 02:30"},
		{"the day before the clock is set back", "30 1 * * *", york, "2026-10-31 01:30", "2026-11-01 01:30"},
		{"daily", "@daily", shanghai, "2026-11-22 01:00", "2026-11-23 00:00"},
		{"leap day", "0 2 29 2 *", shanghai, "2026-11-22 01:00", "2028-02-29 02:00"},
	} {
		s, err := batch.ParseSchedule(c.line, c.zone)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := s.Next(at(t, c.zone, c.from)), at(t, c.zone, c.want); !got.Equal(want) {
			t.Errorf("%s: %s, want %s", c.name, got, want)
		}
	}
}

// A year of nights has as many runs as nights, whatever the clock does, and
// whatever the moments at which somebody asks.
func TestNextThroughAYear(t *testing.T) {
	t.Parallel()
	for _, zone := range []string{"Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Santiago", "UTC"} {
		for _, line := range []string{"30 2 * * *", "30 1 * * *", "0 0 * * *", "15 3 * * *"} {
			s, err := batch.ParseSchedule(line, zone)
			if err != nil {
				t.Fatal(err)
			}
			from, to := at(t, zone, "2026-01-01 12:00"), at(t, zone, "2027-01-01 12:00")
			runs, next := 0, s.Next(from)
			for now := from; now.Before(to); now = now.Add(37 * time.Minute) {
				if next.After(now) {
					continue
				}
				runs++
				// Asked at the time itself, or somewhat later.
				if next = s.Next([]time.Time{next, now}[runs%2]); !next.After(now) {
					t.Fatalf("%s %s: %s comes after %s", zone, line, next, now)
				}
			}
			if runs != 365 {
				t.Errorf("%q in %s ran %d times in 365 nights", line, zone, runs)
			}
		}
	}
}

// The hour that comes twice has its times once; those after it come in time.
func TestNextInTheHourThatComesTwice(t *testing.T) {
	t.Parallel()
	s, err := batch.ParseSchedule("*/30 * * * *", "America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for now, end := time.Date(2026, 11, 1, 4, 59, 0, 0, time.UTC), time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC); ; {
		if now = s.Next(now); !now.Before(end) {
			break
		}
		got = append(got, now.UTC().Format("15:04"))
	}
	// 05:00 and 05:30 are 01:00 and 01:30 of summer; an hour later they come
	// again; 07:00 is 02:00 of winter.
	if want := "05:00 05:30 07:00 07:30"; want != join(got) {
		t.Errorf("got %s, want %s", join(got), want)
	}
}

func join(parts []string) string {
	out := ""
	for i, p := range parts {
		if i > 0 {
			out += " "
		}
		out += p
	}
	return out
}

func TestParseScheduleRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{{"", ""}, {"0 2 * *", ""}, {"every night", ""}, {"0 25 * * *", ""}, {"@every 1h", ""}, {"0 2 * * *", "Mars/Olympus"}, {"TZ=UTC 0 2 * * *\n", "Nowhere"}} {
		if _, err := batch.ParseSchedule(c[0], c[1]); synoptic.CodeOf(err) != synoptic.CodeInvalid {
			t.Errorf("%q in %q: %v", c[0], c[1], err)
		}
	}
}

// A schedule goes on after a restart, and makes up once for nights on which
// nothing ran.
func TestScheduleSurvivesRestarts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.noModel = true
	schedule, err := batch.ParseSchedule("0 2 * * *", "Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	step := func(p *process, want int, when string) {
		t.Helper()
		w.add(ws, "", pages, pages+1)
		pages++
		before := len(w.batches())
		if _, err := batch.NewRunner(p.Service, &schedule, w.log).Step(context.Background()); err != nil {
			t.Fatal(err)
		}
		if got := len(w.batches()) - before; got != want {
			t.Errorf("%s: %d batches, want %d", when, got, want)
		}
	}
	// The clock stands at 16:00 in Shanghai.
	step(w.run(), 0, "at the first start")
	w.clock.Advance(9 * time.Hour)
	step(w.run(), 0, "at 01:00")
	w.clock.Advance(61 * time.Minute)
	step(w.run(), 1, "at 02:01")
	step(w.run(), 0, "a moment later, after a restart")
	w.clock.Advance(5*24*time.Hour + time.Hour)
	step(w.run(), 1, "after five nights without a server")
	step(w.run(), 0, "a moment after that")
	w.clock.Advance(23 * time.Hour)
	step(w.run(), 1, "on the next night")
}

// Somebody asks: only his workspace is served, and at once.
func TestRequest(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.noModel = true
	mine := w.add(ws, "", 0, 3)
	w.add("another", "", 3, 6)
	p := w.run()
	asked, err := p.Request(context.Background(), ws, "")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := p.Request(context.Background(), ws, ""); err != nil || again.ID != asked.ID {
		t.Errorf("asked twice: %+v, %v", again, err)
	}
	report, err := p.Poll(context.Background())
	if err != nil || report.Extracted != 3 {
		t.Errorf("%+v, %v", report, err)
	}
	w.status(synoptic.Extracted, mine...)
	if b := w.batches(); len(b) != 1 || b[0].ID != asked.ID || b[0].Status != synoptic.BatchDone || b[0].Counts.Extracted != 3 {
		t.Errorf("%+v", b)
	}
	// With nothing to do it is done at once.
	empty, err := p.Request(context.Background(), ws, "")
	if err != nil || empty.ID == asked.ID {
		t.Fatalf("%+v, %v", empty, err)
	}
	if _, err := p.Poll(context.Background()); err != nil {
		t.Fatal(err)
	}
	if b, err := p.store.Batch(context.Background(), ws, empty.ID); err != nil || b.Batch.Status != synoptic.BatchDone {
		t.Errorf("%+v, %v", b.Batch, err)
	}
	if report := p.tick(t); report.Extracted != 3 {
		t.Errorf("the other workspace: %+v", report)
	}
}
